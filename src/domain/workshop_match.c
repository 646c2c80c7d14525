/* Which label of the lists a part of a workshop line is. */
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
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

static enum rank rank_text(const struct typo *typo, const char *text)
{
    struct str folded = {0};
    enum rank rank = RANK_NO;
    fold_text(&folded, text);
    if (str_equal(typo->word, str_text(&folded)))
        rank = RANK_WHOLE;
    else if (typo->len >= BEGINNING_LEAST && str_starts(str_text(&folded), typo->word))
        rank = RANK_BEGINS;
    else if (typo_scan(typo, str_text(&folded), folded.len) <= typo->most)
        rank = RANK_SLIP;
    str_free(&folded);
    return rank;
}

static enum rank rank_label(const struct typo *typo, const struct label *label)
{
    enum rank one = rank_text(typo, label->label);
    enum rank two = one == RANK_WHOLE ? one : rank_text(typo, label->id);
    return one < two ? one : two;
}

struct best {
    enum rank rank;
    size_t count; /* of that rank */
    struct workshop_match match;
};

static void search_list(const struct workshop_lists *lists, enum workshop_field field,
                        const struct typo *typo, struct best *best)
{
    size_t count;
    const struct label *labels = labels_of(lists, field, &count);
    for (size_t i = 0; i < count && !(best->rank == RANK_WHOLE && best->count); i++) {
        enum rank rank = rank_label(typo, &labels[i]);
        if (rank < best->rank)
            *best = (struct best){rank, 0, {WORKSHOP_KEPT, field, i}};
        best->count += rank == best->rank && rank != RANK_NO;
    }
}

struct workshop_match workshop_match_label(const struct workshop_lists *lists,
                                           enum workshop_field field, const char *text,
                                           bool guess)
{
    struct best best = {.rank = RANK_NO, .match = {WORKSHOP_KEPT, WORKSHOP_NOTE, 0}};
    struct str folded = {0};
    fold_text(&folded, text);
    struct typo typo = typo_prepare(str_text(&folded), false);
    for (int i = WORKSHOP_THEME; folded.len > 0 && i <= WORKSHOP_KIND; i++)
        if (field == WORKSHOP_FIELD_COUNT || field == (enum workshop_field)i)
            search_list(lists, (enum workshop_field)i, &typo, &best);
    str_free(&folded);
    if (best.rank == RANK_WHOLE)
        best.match.status = WORKSHOP_READ;
    else if (guess && best.rank != RANK_NO)
        best.match.status = best.count == 1 ? WORKSHOP_GUESSED : WORKSHOP_SEVERAL;
    return best.match;
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

size_t workshop_prefix(const char *text, size_t len, enum workshop_field *field)
{
    char word[32];
    const char *colon = memchr(text, ':', len);
    if (len > 1 && *text == '@') {
        *field = WORKSHOP_PERSON;
        return 1;
    }
    if (!colon || (size_t)(colon - text) >= sizeof word)
        return 0;
    memcpy(word, text, (size_t)(colon - text));
    word[colon - text] = '\0';
    struct str folded = {0};
    size_t found = 0;
    fold_text(&folded, word);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (str_equal(str_text(&folded), prefixes[i].word)) {
            *field = prefixes[i].field;
            found = (size_t)(colon - text) + 1;
        }
    }
    str_free(&folded);
    return found;
}
