/* What the two files of a check share: where it stands, and how it reads.
 *
 * Nothing outside src/store includes this page. A fault in the file is a problem told
 * in the report, never an error: false is for a disk that does not answer. */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include "store/private.h"

struct check {
    struct store *store;
    store_stop stop;
    void *ctx;
    struct arena *arena;
    struct store_report *report;
    struct err *err;
    struct arena scratch; /* reset at each row */
    bool stopped;
    size_t marks; /* of the persons looked at */
};

void check_problem(struct check *check, const char *what, int64_t a, int64_t b);
/* True to go on. */
bool check_breathe(struct check *check);
/* A step of a statement (NULL: its err is set): an interruption, which only `stop` asks
 * for, is not an error. */
bool check_next(struct check *check, sqlite3_stmt *stmt, bool *found);

/* --- check_search.c --------------------------------------------------------------- */

bool check_search(struct check *check);
/* A mix of each (row, word) of folded words, summed in any order. */
uint64_t check_sum_words(int64_t n, const char *words);
/* The same sum of what an index holds, read by a temporary table: the statements that
 * make it and that read it. */
bool check_sum_index(struct check *check, enum sql make, enum sql all, uint64_t *sum);

/* --- check_actors.c --------------------------------------------------------------- */

/* The tables derived from actors against their rows. */
bool check_actors(struct check *check);

/* --- find_check.c ----------------------------------------------------------------- */

bool check_find(struct check *check);

/* --- names.c ---------------------------------------------------------------------- */

bool check_names(struct check *check);

#endif
