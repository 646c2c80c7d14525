/* Rows from elsewhere into the community: one verdict a row, one step for all.
 *
 * Owns: what is put right and said to be, who a row is, what it adds, and what is
 * remembered of a source (its columns, the pairs that were refused). Does not know
 * formats: rows come from a struct intake (domain/intake.h).
 *
 * A row with a person's name is a card (its structure is a text of it, and a link when
 * that actor is known); one with a structure alone is an actor. What the cards already
 * say is never replaced: empty fields are filled, contacts and own fields added, notes
 * joined; what differs is told. An address that left or bounced stays so; consent is
 * only ever taken back. Nothing erased comes back. */
#ifndef OPS_IMPORT_H
#define OPS_IMPORT_H

#include "domain/intake.h"
#include "ops/garden.h"

/* --- verdicts --------------------------------------------------------------------- */

enum import_verdict {
    VERDICT_NEW,     /* a card more */
    VERDICT_MERGED,  /* joined to the card of an earlier row of the same source */
    VERDICT_UPDATE,  /* joined to a card that was there; `changed` says if it adds */
    VERDICT_HELD,    /* perhaps someone known: not written, for a person to decide */
    VERDICT_REFUSED, /* cannot be kept: `reason` */
    VERDICT_BLANK,
    VERDICT_HEADER,
    VERDICT_COUNT
};
/* "new", "merged"…: stable, for reports read by programs. */
const char *import_verdict_id(enum import_verdict verdict);
/* msgid: « nouvelle », « réunie », « mise à jour », « tenue »… */
const char *import_verdict_label(enum import_verdict verdict);

enum import_remark_kind {
    REMARK_REPAIR,  /* put right, and kept so */
    REMARK_FLAG,    /* looks wrong, kept as an own field; `to` is proposed, not done */
    REMARK_KEPT,    /* differs from what the card says: the card stays */
    REMARK_WARNING, /* a cell too many or too few, an ambiguous commune */
};

struct import_remark {
    enum import_remark_kind kind;
    const char *column;
    const char *from; /* as it was written */
    const char *to;   /* as it is kept, or proposed; "" for none */
    const char *text; /* the whole sentence, translated */
};

/* What became of one row. Strings live until the next one. */
struct import_result {
    enum import_verdict verdict;
    bool changed; /* something was written for it */
    /* Held, in a dry run: something would be written if it were said to be that card,
     * or another one. */
    bool same_adds, apart_adds;
    bool person;        /* card of a person, else an actor */
    struct id record;   /* made, joined, or the one it is held with */
    size_t with_line;   /* VERDICT_MERGED, or held with a row of the same source; 0 */
    const char *name;   /* of the row */
    const char *other;  /* name of the card it is joined to or held with; "" */
    const char *reason; /* a sentence, translated: why this verdict */
    const struct import_remark *remarks;
    size_t remark_count;
};

struct import_report {
    size_t rows; /* the sum of `verdicts` */
    size_t verdicts[VERDICT_COUNT];
    size_t changed; /* rows for which something was written */
    size_t repairs, flags, kept, warnings;
    bool stopped; /* by import_options.stop: nothing was written */
};

/* --- importing -------------------------------------------------------------------- */

struct import_column {
    const char *column;
    enum intake_field field;
};

struct import_options {
    const char *source; /* of the cards it makes: an id or words, "" for none */
    const struct import_column
        *columns; /* remembered for that source, when it has one */
    size_t column_count;
    bool dry_run; /* the same run, taken back at its end */
    /* Called for each row, in order; NULL: nobody listens. */
    void (*row)(void *ctx, const struct intake_row *row,
                const struct import_result *result);
    /* Called every few rows, 0..1000 done; true stops, with nothing written. */
    bool (*stop)(void *ctx, int done);
    void *ctx;
};

/* Reads all of the source and writes it in one step, so one undo. A row that cannot be
 * kept is a verdict, never an error; on false (the source or the disk failed) nothing
 * was written. A second import of the same source changes nothing and leaves no step.
 * Memory grows by a few bytes a new card only. */
bool ops_import(struct garden *garden, const struct intake *intake,
                const struct import_options *options, struct import_report *report,
                struct err *err);

/* --- the same by slices, for who has a screen to keep alive ----------------------- */

struct import;

/* Opens the step. The four that are given outlive it; until its end the garden is busy:
 * nothing else reads or writes it. */
bool ops_import_begin(struct garden *garden, const struct intake *intake,
                      const struct import_options *options,
                      struct import_report *report, struct import **import,
                      struct err *err);
/* Up to `rows` more (`report` counts them), less when it comes to settling; *more false
 * at the end of the source. On false, or when someone stops, end it without keeping. */
bool ops_import_step(struct import *import, size_t rows, bool *more, struct err *err);
/* The next step begins by what takes longer than others, the words that were gathered:
 * who has a screen says so first. */
bool ops_import_settling(const struct import *import);
/* 0..1000 of the source. */
int ops_import_done(const struct import *import);
/* Writes all of it, once and for all; a dry run and one that is not kept write nothing.
 * Frees `import`, NULL being fine. */
bool ops_import_end(struct import *import, bool keep, struct err *err);

/* --- columns of a source ---------------------------------------------------------- */

/* What the columns of that source were read as the last time. They are compared
 * folded. */
bool ops_import_columns(struct garden *garden, const char *source, struct arena *arena,
                        struct import_column **columns, size_t *count, struct err *err);

#endif
