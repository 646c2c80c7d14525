/* A row that is held beside the card that it may be: what a person needs to decide.
 *
 * Owns nothing of the trial that told of it: the row is read once more from its source,
 * with those before it that speak of the same card, in a step that is taken back. */
#ifndef OPS_IMPORT_COMPARE_H
#define OPS_IMPORT_COMPARE_H

#include "ops/import_ledger.h"

/* What the row says under a column, what the card says of the same; "" for nothing. */
struct compared_line {
    const char *label;
    const char *row, *card;
};

/* What saying « même » would do to the card. */
struct compared_gain {
    bool adds; /* else the card stays, and `text` is the sentence that says so */
    const char *label;
    const char *text;
};

struct import_compared {
    const char *card; /* its name */
    bool binned;      /* nothing may be added to it */
    struct compared_line *lines;
    size_t line_count;
    size_t row_lines; /* the first of them; the others the card alone says */
    struct compared_gain *gains;
    size_t gain_count;
};

/* Of the row at `at` in the ledger of a run of that source, which is at its first row.
 * The garden is as it was before that run or after it. All of it in the arena.
 * ERR_INPUT when the source no longer has that row, or it is no longer held. */
bool ops_import_compare(struct garden *garden, const struct intake *intake,
                        const struct ledger *ledger, size_t at, struct arena *arena,
                        struct import_compared *compared, struct err *err);

#endif
