/* What became of each row of an import, kept to be shown, and what a person decides of
 * the rows that are held.
 *
 * Owns: the rows, a few bytes and their words each, and their verdicts by kind. A
 * decision is given to the next run of the same source as if the file had said it. */
#ifndef OPS_IMPORT_LEDGER_H
#define OPS_IMPORT_LEDGER_H

#include "base/str.h"
#include "base/vec.h"
#include "ops/import.h"

enum ledger_decision { DECISION_NONE, DECISION_SAME, DECISION_APART };

struct ledger_row {
    uint32_t line;
    uint32_t words; /* where its words begin: name, other, reason, remarks */
    uint32_t with_line;
    uint32_t card;   /* the same for rows of one card; 0: of none */
    uint8_t verdict; /* enum import_verdict */
    uint8_t decision;
    bool changed;
    bool same_adds, apart_adds; /* as import_result says */
};

/* Zero-initialise. */
struct ledger {
    VEC(struct ledger_row) rows;
    struct str words;
};
void ledger_free(struct ledger *ledger);
/* For struct import_options: `ctx` is the ledger. */
void ledger_add(void *ctx, const struct intake_row *row,
                const struct import_result *result);

struct ledger_words {
    const char *name, *other, *reason;
    const char *remarks; /* a line each */
};
struct ledger_words ledger_words_of(const struct ledger *ledger, size_t at);

/* How many more rows change something by what is decided of those that are held. */
size_t ledger_decided(const struct ledger *ledger);

/* For a second run of the same rows. Those that were said to be another one have their
 * card now, and would make one more: that is forgotten. Those that were said to be the
 * same would be held again: it is said again. */
void ledger_forget_apart(struct ledger *ledger);
void ledger_keep_joined(struct ledger *ledger, const struct ledger *earlier);

/* The same rows, those that were decided saying so. `from` and the ledger outlive it.
 */
struct ledger_intake {
    const struct ledger *ledger;
    const struct intake *from;
    size_t at;
    struct intake intake;
};
void ledger_decide(struct ledger_intake *decided, const struct ledger *ledger,
                   const struct intake *from);

#endif
