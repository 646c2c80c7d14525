/* Address cards: vCard 4.0 (RFC 6350) written; 2.1, 3.0 and 4.0 read.
 *
 * Owns: the format. Names of properties, escapes, lines of 75 bytes, what phones and
 * address books write in place of the norm (quoted-printable, other charsets, labels by
 * groups). Does not know: communities, who may read what, files. Properties it has no
 * word for are kept as they were written and given back. */
#ifndef EXCHANGE_VCARD_H
#define EXCHANGE_VCARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "domain/actor.h"
#include "domain/intake.h"

/* --- writing ---------------------------------------------------------------------- */

/* A record it is tied to: its UID, and how. */
struct vcard_related {
    struct id id;
    const char *label; /* « membre de » */
};

/* A field of ours that the norm has no property for: written X-TERREAU-<KEY>, read back
 * as that field. */
struct vcard_own {
    enum intake_field field;
    const char *text;
};

/* A property or an own field that no one here understands, under the name it came
 * with. */
struct vcard_other {
    const char *name;
    const char *text;
};

/* Texts are UTF-8, "" for none, never NULL. */
struct vcard {
    struct id id;
    const char *kind; /* "individual", "org", "location" */
    const char *name; /* FN */
    const char *given, *family, *civility, *pronoun; /* of an individual */
    const char *organisation;
    const char *role;
    const char *commune; /* its name: locality */
    const char *note;
    const struct contact *contacts;
    size_t contact_count;
    const char *const *categories;
    size_t category_count;
    const struct vcard_related *related;
    size_t related_count;
    const struct vcard_own *owns;
    size_t own_count;
    const struct vcard_other *others;
    size_t other_count;
    bool placed;
    double latitude, longitude;
};

/* Appends one card. The same card gives the same bytes. */
void vcard_write(const struct vcard *card, struct str *out);

/* --- reading ---------------------------------------------------------------------- */

/* A file larger than this is not read. */
#define VCARD_MOST_BYTES (64 * 1024 * 1024)

/* Reads a file that is in memory, card by card; zero-initialise, then vcard_start. The
 * bytes may be any: what cannot be read is a row that says why (INTAKE_REFUSED), and
 * reading goes on after it. An address of ours that bounced or left is told again by a
 * row of its own after that of its card. */
struct vcard_left;
struct vcard_reader {
    const char *bytes;
    size_t len;
    size_t at;
    size_t line;             /* of `at`, from 1 */
    struct vcard_left *left; /* addresses of the last card that are not to be used */
    struct str text;         /* the logical line being read */
};
/* Fills *intake to read from it. ERR_INPUT, with a sentence, when no card begins in
 * these bytes. `bytes` stay the caller's. */
bool vcard_start(struct vcard_reader *reader, const char *bytes, size_t len,
                 struct intake *intake, struct err *err);
void vcard_end(struct vcard_reader *reader);

#endif
