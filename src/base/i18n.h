/* Languages. Message ids are French, so French needs no catalogue and no locale;
 * English is po/en.po, compiled into the program at build time (the C library's
 * catalogues do not work under the C locale, and terreau must).
 *
 * _("texte") translates; N_("texte") marks a string for translation elsewhere. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <stdbool.h>

#define _(text) i18n_tr(text)
#define N_(text) (text)

/* Sets the language: "fr" or "en"; false when unknown (and nothing changes). */
bool i18n_set(const char *language);
const char *i18n_language(void);

/* The translation, or the text itself. */
const char *i18n_tr(const char *text) __attribute__((format_arg(1)));
/* The form for n: French says "1 idée", "0 idée", "2 idées"; English "0 ideas". */
const char *i18n_n(const char *one, const char *many, long n)
    __attribute__((format_arg(1), format_arg(2)));

struct i18n_entry {
    const char *id;
    const char *text;
    const char *many; /* NULL unless the entry has a plural */
};
/* Generated from po/en.po, sorted by id (bytes). */
extern const struct i18n_entry i18n_english[];
extern const unsigned i18n_english_count;

#endif
