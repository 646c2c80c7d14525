/* A journey being played: shared by the player (journey.c) and the commands of scripts
 * (acts.c, checks.c), which are told at the top of journey.c. */
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

/* The memory of that name, else a free one; NULL when all are taken. */
struct memory *journey_memory(struct journey *journey, const char *name);

struct command {
    const char *name; /* NULL ends a table */
    size_t least;     /* words after it */
    /* Given its line, with at least those words; on false `why` may say more. */
    bool (*run)(struct journey *journey, const struct script_line *line);
};
extern const struct command journey_acts[];   /* what is done */
extern const struct command journey_checks[]; /* what is expected */

#endif
