/* Which label of the lists a part of a workshop line is. */
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/typo.h"
#include "domain/workshop_private.h"

enum { BEGINNING_LEAST = 3 };

const char *workshop_field_name(enum workshop_field field)
{
    static const char *const names[WORKSHOP_FIELD_COUNT] = {
        [WORKSHOP_NAME] = N_("nom"),       [WORKSHOP_PLACE] = N_("commune"),
        [WORKSHOP_THEME] = N_("thème"),    [WORKSHOP_SOURCE] = N_("source"),
        [WORKSHOP_KIND] = N_("type"),      [WORKSHOP_PERSON] = N_("contact"),
        [WORKSHOP_EMAIL] = N_("courriel"), [WORKSHOP_PHONE] = N_("téléphone"),
        [WORKSHOP_NOTE] = N_("note"),
    };
    return _(names[field]);
}

/* --- labels
 * --------------------------------------------------------------------------- */

static const struct label *labels_of(const struct workshop_lists *lists,
                                     enum workshop_field field, size_t *count)
{
    if (field == WORKSHOP_THEME) {
        *count = lists->theme_count;
        return lists->themes;
    }
    *count = field == WORKSHOP_SOURCE ? lists->source_count : lists->kind_count;
    return field == WORKSHOP_SOURCE ? lists->sources : lists->kinds;
}

const struct label *workshop_label(const struct workshop_lists *lists,
                                   enum workshop_field field, size_t index)
{
    size_t count;
    return &labels_of(lists, field, &count)[index];
}

/* The lower the better. */
enum rank { RANK_WHOLE, RANK_BEGINS, RANK_SLIP, RANK_NO };

/* A typed part, and room to fold labels in. */
struct matching {
    struct typo typo;
    struct str scratch;
    enum rank best;
    size_t count; /* of that rank */
    struct workshop_match match;
};

static enum rank rank_text(struct matching *matching, const char *text)
{
    const struct typo *typo = &matching->typo;
    struct str *folded = &matching->scratch;
    str_clear(folded);
    fold_text(folded, text);
    if (str_equal(typo->word, str_text(folded)))
        return RANK_WHOLE;
    if (typo->len >= BEGINNING_LEAST && str_starts(str_text(folded), typo->word))
        return RANK_BEGINS;
    bool slip = typo_scan(typo, str_text(folded), folded->len) <= typo->most;
    return slip ? RANK_SLIP : RANK_NO;
}

static enum rank rank_label(struct matching *matching, const struct label *label)
{
    enum rank one = rank_text(matching, label->label);
    enum rank two = one == RANK_WHOLE ? one : rank_text(matching, label->id);
    return one < two ? one : two;
}

static void search_list(struct matching *matching, const struct workshop_lists *lists,
                        enum workshop_field field)
{
    size_t count;
    const struct label *labels = labels_of(lists, field, &count);
    for (size_t i = 0; i < count && matching->best != RANK_WHOLE; i++) {
        enum rank rank = rank_label(matching, &labels[i]);
        if (rank < matching->best) {
            matching->best = rank;
            matching->count = 0;
            matching->match = (struct workshop_match){WORKSHOP_KEPT, field, i};
        }
        matching->count += rank == matching->best && rank != RANK_NO;
    }
}

struct workshop_match workshop_match_label(const struct workshop_lists *lists,
                                           enum workshop_field field, const char *text)
{
    struct matching matching = {.best = RANK_NO,
                                .match = {WORKSHOP_KEPT, WORKSHOP_NOTE, 0}};
    struct str folded = {0};
    fold_text(&folded, text);
    matching.typo = typo_prepare(str_text(&folded), false);
    for (int i = WORKSHOP_THEME; folded.len > 0 && i <= WORKSHOP_KIND; i++)
        if (field == WORKSHOP_FIELD_COUNT || field == (enum workshop_field)i)
            search_list(&matching, lists, (enum workshop_field)i);
    str_free(&folded);
    str_free(&matching.scratch);
    if (matching.best == RANK_WHOLE)
        matching.match.status = WORKSHOP_READ;
    else if (matching.best != RANK_NO)
        matching.match.status =
            matching.count == 1 ? WORKSHOP_GUESSED : WORKSHOP_SEVERAL;
    return matching.match;
}

/* --- words that say what a part is
 * ----------------------------------------------------- */

static const struct {
    const char *word; /* folded */
    enum workshop_field field;
} prefixes[] = {
    {"contact", WORKSHOP_PERSON},   {"contacts", WORKSHOP_PERSON},
    {"personne", WORKSHOP_PERSON},  {"referent", WORKSHOP_PERSON},
    {"referente", WORKSHOP_PERSON}, {"theme", WORKSHOP_THEME},
    {"themes", WORKSHOP_THEME},     {"source", WORKSHOP_SOURCE},
    {"vu", WORKSHOP_SOURCE},        {"type", WORKSHOP_KIND},
    {"genre", WORKSHOP_KIND},       {"statut", WORKSHOP_KIND},
    {"lieu", WORKSHOP_PLACE},       {"commune", WORKSHOP_PLACE},
    {"ville", WORKSHOP_PLACE},      {"note", WORKSHOP_NOTE},
    {"nb", WORKSHOP_NOTE},          {"tel", WORKSHOP_PHONE},
    {"telephone", WORKSHOP_PHONE},  {"mail", WORKSHOP_EMAIL},
    {"email", WORKSHOP_EMAIL},      {"courriel", WORKSHOP_EMAIL},
};

static bool find_prefix(const char *word, size_t len, enum workshop_field *field)
{
    char copy[32];
    struct str folded = {0};
    bool found = false;
    if (len >= sizeof copy)
        return false;
    memcpy(copy, word, len);
    copy[len] = '\0';
    fold_text(&folded, copy);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes && !found; i++) {
        found = str_equal(str_text(&folded), prefixes[i].word);
        *field = found ? prefixes[i].field : *field;
    }
    str_free(&folded);
    return found;
}

static bool is_capital(const char *text, size_t len)
{
    uint32_t code;
    return utf8_decode(text, len, &code) > 0 && utf8_code_lower(code) != code;
}

size_t workshop_prefix(const char *text, size_t len, enum workshop_field *field)
{
    if (len > 1 && *text == '@') {
        *field = WORKSHOP_PERSON;
        return 1;
    }
    const char *colon = memchr(text, ':', len);
    if (colon && find_prefix(text, (size_t)(colon - text), field))
        return (size_t)(colon - text) + 1;
    const char *space = memchr(text, ' ', len);
    size_t word = space ? (size_t)(space - text) : len;
    enum workshop_field found =
        WORKSHOP_NOTE; /* « contact Nadia », not « ville Haute » */
    if (space && is_capital(space + 1, len - word - 1) &&
        find_prefix(text, word, &found) && found == WORKSHOP_PERSON) {
        *field = found;
        return word + 1;
    }
    return 0;
}
