/* The reading of a workshop line: workshop_cut.c parts it, workshop_match.c knows what
 * a part may be, workshop.c decides. */
#ifndef DOMAIN_WORKSHOP_PRIVATE_H
#define DOMAIN_WORKSHOP_PRIVATE_H

#include "domain/workshop.h"

/* Trimmed bytes of the line. */
struct workshop_span {
    size_t start, len;
};

/* What parts a line: the kind of separator it uses. */
enum workshop_cut { CUT_SIGNS, CUT_SLASHES, CUT_DASHES, CUT_COMMAS, CUT_COUNT };

/* The next part from byte `at` of the line, and where the one after starts (the length
 * of the line at its end). May be empty. */
struct workshop_span workshop_cut_next(const char *line, size_t len, size_t *at,
                                       enum workshop_cut cut);
/* Does that kind of separator part the line somewhere? */
bool workshop_cut_parts(const char *line, size_t len, enum workshop_cut cut);
/* The span without the blanks of its ends. */
struct workshop_span workshop_trim(const char *line, struct workshop_span span);

/* How a text is in a list: WORKSHOP_READ, WORKSHOP_GUESSED, WORKSHOP_SEVERAL, or
 * WORKSHOP_KEPT when it is not. */
struct workshop_match {
    enum workshop_status status;
    enum workshop_field field;
    size_t index;
};
/* In one list (WORKSHOP_THEME, WORKSHOP_SOURCE, WORKSHOP_KIND), or in the three at once
 * with WORKSHOP_FIELD_COUNT. */
struct workshop_match workshop_match_label(const struct workshop_lists *lists,
                                           enum workshop_field field, const char *text);
const struct label *workshop_label(const struct workshop_lists *lists,
                                   enum workshop_field field, size_t index);

/* The same, without the commas and the like either. */
struct workshop_span workshop_trim_list(const char *line, struct workshop_span span);

/* A mail or a phone inside a part: all of its bytes, and those without the brackets and
 * signs around it. */
struct workshop_contact {
    enum workshop_field field;
    struct workshop_span span, text;
};
/* The first of the span; false when it has none. */
bool workshop_contact_find(const char *line, struct workshop_span span,
                           struct workshop_contact *contact);

bool workshop_is_email(const char *text, size_t len);
bool workshop_is_phone(const char *text, size_t len);

/* Bytes of « contact: », « contact » before a capital, or « @ » at the start of the
 * text and which field it says (the note for « note: »); 0 for none. */
size_t workshop_prefix(const char *text, size_t len, enum workshop_field *field);

#endif
