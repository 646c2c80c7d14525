/* A community in a folder of its own, opened as the program does, and all that can be
 * told of it.
 *
 * Owns: the folder's HOME, clock and backups. Nothing here is of cmocka: it is used in
 * children that may be killed. */
#ifndef TESTS_FAULT_STAGE_H
#define TESTS_FAULT_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ops/garden.h"

/* Where what is half typed is kept. */
#define STAGE_PLACE "capture:mars"

struct stage {
    char folder[96]; /* of this stage alone; its backups are there too */
    char path[160];  /* folder/jardin.terreau */
    struct garden garden;
    struct id board;
    struct arena arena;
    struct err err;        /* why the last gesture was refused */
    char sentence[600];    /* what the person reads of it */
    const char *typed;     /* the draft that was said to be kept, "" */
    const char *attempted; /* the draft that was last asked for */
};

/* Outside of what is tried, nothing fails: leaves, saying what did. */
void stage_need(bool done, const struct stage *stage, const char *what);
/* An empty stage whose folder is `folder`, which exists. HOME is there from now on. */
void stage_begin(struct stage *stage, const char *folder);
/* Makes its community, and opens it. */
void stage_make(struct stage *stage);
/* The evening of that day of March. */
void stage_day(const struct stage *stage, int day);
/* Opens the file, from where a failed restoration may have left it. */
bool stage_open(struct stage *stage);
void stage_close(struct stage *stage);
void stage_end(struct stage *stage);
/* _exit(status), once what was run is counted where it is (tools/test --coverage). */
_Noreturn void stage_leave(int status);
/* Appends all that the file says, times, orders and numbers left out: two files that
 * say the same are told alike. */
bool stage_tell(struct stage *stage, struct str *out);
/* What is half typed there: "" without any. */
const char *stage_draft(struct stage *stage);
/* "" or the first problem that a whole check finds. */
const char *stage_problem(struct stage *stage);

#endif
