/* Persons or actors as rows of a file: what the verbs `export csv`, `vcard`, `brevo`…
 * share.
 *
 * Owns: one export while it is made. A shape (rows_csv.c, rows_vcard.c…) says how a
 * record is written; who leaves, and what of them, is ops/leaving.h's. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "base/str.h"
#include "base/vec.h"
#include "cli/cli.h"
#include "ops/leaving.h"
#include "report/redact.h"

struct rows;

struct rows_shape {
    const char *word;      /* "csv": the second word of `export` */
    enum table table;      /* what it is of, when nothing is said */
    bool both;             /* may be of the other too */
    enum audience readers; /* for whom, when nothing is said */
    bool (*begin)(struct rows *rows, struct err *err); /* NULL: nothing */
    void (*row)(struct rows *rows, const struct leaving *record);
    void (*end)(struct rows *rows); /* NULL: nothing */
};
extern const struct rows_shape rows_csv, rows_vcard, rows_geojson, rows_gogocarto,
    rows_brevo, rows_decidim, rows_labels, rows_letters, rows_badges;

/* A column made of an own field. */
struct rows_custom {
    const char *key;
    const char *header;
};

struct rows {
    const struct rows_shape *shape;
    struct garden *garden;
    struct leaving_query query;
    struct redaction redaction;
    struct str out;      /* what was written, handed over now and then */
    struct arena arena;  /* of the export */
    struct arena record; /* of one record */
    VEC(struct rows_custom) customs;
    VEC(const char *) seen; /* sorted addresses that are not to be written to (again) */
    size_t written;         /* records */
    size_t others;          /* answers of the list that are records of another sort */
    size_t passed;          /* records that left nothing: no mail, no place… */
};

/* The name of the commune of a record, "" without one; in rows->record. */
const char *rows_commune(struct rows *rows, const struct leaving *record);
/* Its first postal code, "". */
const char *rows_postcode(struct rows *rows, const struct leaving *record);
/* The n-th contact of a kind, "" beyond. */
const char *rows_contact(const struct leaving *record, enum contact_kind kind,
                         size_t n);
/* The field of a person or of an actor, by what the record is. */
const char *rows_text(const struct leaving *record, enum field person,
                      enum field actor);
/* The role in the first structure it belongs to, "". */
const char *rows_role(const struct leaving *record);
/* The role in the structure that its own card names: what an import reads back. */
const char *rows_role_here(const struct leaving *record);

#endif
