/* Rows that come from elsewhere (CSV, vCard, JSON…), before anything is known of them.
 *
 * Owns: the words of the exchange, between readers (src/exchange), which know formats
 * and no community, and ops/import.h, which knows communities and no format. A reader
 * says what was written, as it was written: putting it right, recognising who it is,
 * and every verdict are the import's. Strings belong to the arena of the row. */
#ifndef DOMAIN_INTAKE_H
#define DOMAIN_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"

/* INTAKE_GIVEN, INTAKE_EMAIL…: the rows of intake.def. */
enum intake_field {
#define INTAKE(code, key, kind, label, headers) INTAKE_##code,
#include "domain/intake.def"
#undef INTAKE
    INTAKE_FIELD_COUNT
};

/* How a text of that field is read and put right (domain/repair.h). */
enum intake_reading {
    READING_TEXT,
    READING_ID,
    READING_DECISION,
    READING_NAME,
    READING_STRUCTURE,
    READING_EMAIL,
    READING_PHONE,
    READING_POSTCODE,
    READING_DATE,
    READING_FLAG,
    READING_NOTE
};

struct intake_def {
    const char *key;
    enum intake_reading reading;
    const char *label;   /* msgid */
    const char *headers; /* folded, parted by '|' */
};
extern const struct intake_def intake_fields[INTAKE_FIELD_COUNT];

/* The field of that key; INTAKE_FIELD_COUNT for another word. */
enum intake_field intake_field_of(const char *key);
/* The field that a header of a file means, by key, label or usual header, accents, case
 * and punctuation aside, a number at its end too (« Téléphone 2 »); INTAKE_OTHER for
 * any other. */
enum intake_field intake_field_named(const char *header);

/* One thing said by a row. Several of one field are fine (two mails); an empty text
 * says nothing and may be left out. */
struct intake_value {
    enum intake_field field;
    const char *text;   /* as written */
    const char *column; /* header, property, key: what an INTAKE_OTHER is kept under,
                           and what a sentence names; never NULL */
    const char *label;  /* of a contact: "travail", ""; never NULL */
    bool preferred;     /* a contact */
};

enum intake_kind {
    INTAKE_DATA,
    INTAKE_BLANK,   /* nothing in it */
    INTAKE_HEADER,  /* the header again, or a title before it */
    INTAKE_REFUSED, /* cannot be read; `refusal` says why */
};

struct intake_row {
    size_t line; /* where it begins in the source, from 1 */
    enum intake_kind kind;
    const char *refusal; /* a sentence, translated; "" unless INTAKE_REFUSED */
    struct intake_value *values;
    size_t count;
    int extra;          /* cells beyond the header, kept under their number */
    int missing;        /* cells that the header has and the row has not */
    const char **cells; /* the row as it was written, for a file of rows put aside */
    size_t cell_count;  /* 0 where there are no columns (vCard) */
};

/* Where rows come from. A reader fills one; who reads it gives a fresh (or reset) arena
 * for each row. */
struct intake {
    void *ctx;
    /* Reads the next row; *more false at the end, and the row is then untouched. False
     * with a sentence when the rest of the source cannot be read: nothing of it may
     * then be kept. */
    bool (*next)(void *ctx, struct arena *arena, struct intake_row *row, bool *more,
                 struct err *err);
    /* How far it is, in 0..1000 of the source. NULL: not known. */
    int (*done)(void *ctx);
    /* Headers in the order of `cells`; 0 without columns. */
    const char *const *headers;
    size_t header_count;
};

/* Adds a value to a row under construction; values grow in the arena. */
void intake_add(struct arena *arena, struct intake_row *row, struct intake_value value);
/* The text of the first value of that field, "" without any. */
const char *intake_text(const struct intake_row *row, enum intake_field field);

#endif
