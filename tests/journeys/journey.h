/* A journey being played: shared by the player (journey.c) and the commands of scripts
 * (commands.c), which are told at the top of journey.c. */
#ifndef TESTS_JOURNEYS_JOURNEY_H
#define TESTS_JOURNEYS_JOURNEY_H

#include <stdbool.h>

#include "base/str.h"
#include "presses.h"
#include "script.h"
#include "stage.h"

enum { MEMORIES = 8 };

struct memory {
    const char *name;
    struct str text;
};

struct journey {
    const char *path;
    const char *golden;
    struct script script;
    struct stage stage;
    struct presses presses;
    struct memory memories[MEMORIES];
    struct str why; /* of the command that failed */
    int bad_goldens;
};

/* Runs one command; on false `why` may say more than the line itself. */
bool journey_run(struct journey *journey, const struct script_line *line);

#endif
