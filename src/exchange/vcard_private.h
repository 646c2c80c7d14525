/* What the files of vCard share: its lines, its values, its words.
 *
 * Nothing outside src/exchange/vcard_*.c includes this page. */
#ifndef EXCHANGE_VCARD_PRIVATE_H
#define EXCHANGE_VCARD_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"
#include "exchange/vcard.h"

/* --- vcard_words.c ---------------------------------------------------------------- */

/* A word of TYPE= and what people here call it. */
struct vcard_type {
    const char *type;
    const char *label;
};
extern const struct vcard_type vcard_types[];
extern const size_t vcard_type_count;

/* What a card says it is to another by a TYPE of RELATED, which tells what the other is
 * to it: labels parted by '|', "" for a type that has no word here. And back. */
const char *vcard_relation_labels(const char *types);
const char *vcard_relation_type(const char *label);

/* "X-SKYPE", "BDAY;VALUE=date": the name of a property, with parameters or without? */
bool vcard_is_property(const char *name);

/* --- vcard_line.c ----------------------------------------------------------------- */

/* One logical line, taken apart; all in the arena. */
struct vcard_line {
    size_t number;      /* where it begins, from 1 */
    const char *group;  /* "item1", "" */
    const char *name;   /* in capitals */
    const char *params; /* ";TYPE=home", as written, "" */
    const char *value;  /* as it was written, before any decoding; UTF-8 */
    size_t value_len;
    bool quoted; /* quoted-printable */
    bool binary; /* base64 */
};

enum vcard_step {
    VCARD_LINE,
    VCARD_BLANK, /* an empty line */
    VCARD_NOISE, /* no name and no colon: not a property */
    VCARD_LONG,  /* longer than a line may be: passed over */
    VCARD_DONE,  /* no line is left */
};
/* The next logical line: continuations joined, soft ends of quoted-printable too. */
enum vcard_step vcard_next(struct vcard_reader *reader, struct arena *arena,
                           struct vcard_line *line);

/* The value of that parameter, in the arena; NULL without it. Those without a name, as
 * 2.1 writes them, are of TYPE. Several are parted by commas. */
const char *vcard_param(struct arena *arena, const struct vcard_line *line,
                        const char *name);

/* The value as text: quoted-printable and charset undone, not yet unescaped. */
const char *vcard_raw(struct arena *arena, const struct vcard_line *line);
/* Part `n` of the value (from 0), cut at the ';' (or ',') that are not escaped, then
 * unescaped and trimmed; "" beyond the last. `parts` 0: the whole, uncut. */
const char *vcard_part(struct arena *arena, const char *raw, char parts, size_t n);
size_t vcard_part_count(const char *raw, char parts);

/* --- vcard_fields.c --------------------------------------------------------------- */

/* An address whose owner left, or that bounced. */
struct vcard_left {
    struct vcard_left *next;
    size_t line;
    bool bounced;
    char address[];
};

/* A card being read. */
struct vcard_reading {
    struct vcard_reader *reader;
    struct arena *arena;
    struct intake_row *row;
    struct {
        struct vcard_line *at;
        size_t n, cap;
    } lines;
    bool organisation; /* KIND says it is no person */
};

/* Says what its lines say, in its row. */
void vcard_fill(struct vcard_reading *in);

#endif
