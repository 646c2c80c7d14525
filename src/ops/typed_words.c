/* Words of the community and of the gazetteer, as they are typed and told. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "domain/typo.h"
#include "geo/gazetteer.h"
#include "ops/circles.h"
#include "ops/links_private.h"
#include "ops/typed_private.h"

/* --- themes ----------------------------------------------------------------------- */

static const struct label *theme_find(const struct garden *garden, const char *said)
{
    const struct community *words = garden->community;
    for (size_t i = 0; i < words->theme_count; i++)
        if (fold_same(words->themes[i].label, said) ||
            fold_same(words->themes[i].id, said))
            return &words->themes[i];
    return NULL;
}

/* How far what is typed is from the start of a label. */
static unsigned slips(const char *folded, const char *label)
{
    struct str word = {0};
    fold_text(&word, label);
    size_t len = strlen(folded);
    unsigned most = typo_allowed(len);
    unsigned slips = typo_distance_start(folded, len, str_text(&word), word.len, most);
    str_free(&word);
    return slips > most ? 3 : slips;
}

static const struct label *theme_near(const struct garden *garden, const char *said)
{
    const struct community *words = garden->community;
    const struct label *near = NULL;
    struct str folded = {0};
    unsigned least = 3;
    fold_text(&folded, said);
    for (size_t i = 0; i < words->theme_count; i++) {
        unsigned by_label = slips(str_text(&folded), words->themes[i].label);
        unsigned by_id = slips(str_text(&folded), words->themes[i].id);
        unsigned here = by_label < by_id ? by_label : by_id;
        near = here < least ? &words->themes[i] : near;
        least = here < least ? here : least;
    }
    str_free(&folded);
    return near;
}

bool theme_typed(const struct garden *garden, struct arena *arena, const char *said,
                 const char **themes, struct err *err)
{
    const struct label *theme = theme_find(garden, said);
    const struct label *near = theme ? theme : theme_near(garden, said);
    if (!near)
        return err_set(err, ERR_INPUT,
                       _("« %.60s » n’est pas un thème de la configuration : "
                         "choisissez dans la liste, séparés par des virgules."),
                       said);
    if (!theme)
        return err_set(err, ERR_INPUT,
                       _("« %.60s » n’est pas un thème de la configuration : "
                         "vouliez-vous dire « %s » ?"),
                       said, near->label);
    *themes = themes_with(arena, *themes, theme->id);
    return true;
}

/* Labels have spaces: what lies between two commas is one theme, else one a word. */
bool themes_typed(const struct garden *garden, struct arena *arena, const char *text,
                  const char **themes, struct err *err)
{
    *themes = "";
    for (text += strspn(text, " ,"); *text; text += strspn(text, " ,")) {
        size_t len = strcspn(text, ",");
        const char *part = trimmed(arena, arena_strndup(arena, text, len));
        if (!theme_find(garden, part)) {
            len = strcspn(text, " ,");
            part = arena_strndup(arena, text, len);
        }
        if (!theme_typed(garden, arena, part, themes, err))
            return false;
        text += len;
    }
    return true;
}

/* --- circles ---------------------------------------------------------------------- */

static bool is_number(const char *text, int number)
{
    return *text && text[strspn(text, "0123456789")] == '\0' && strlen(text) < 6 &&
           atoi(text) == number;
}

static const char *circles_said(const struct community *words, struct arena *arena,
                                const char *model)
{
    const char *all = "";
    for (size_t i = 0; i < words->circle_count; i++)
        if (community_model_has(words, words->circles[i].id, model))
            all = arena_printf(arena, "%s%s%s", all, *all ? ", " : "",
                               words->circles[i].label);
    return all;
}

bool circle_typed(struct garden *garden, struct arena *arena, const char *text,
                  const char **circle, struct err *err)
{
    const struct community *words = garden->community;
    const struct circle_model *model;
    *circle = "";
    if (*text == '\0')
        return true;
    if (!ops_circle_model(garden, arena, &model, err))
        return false;
    const char *in_force = model ? model->id : "";
    for (size_t i = 0; i < words->circle_count; i++) {
        const struct circle *row = &words->circles[i];
        bool named = fold_same(row->label, text) || str_equal(row->id, text) ||
                     is_number(text, row->number);
        if (named && community_model_has(words, row->id, in_force)) {
            *circle = row->id;
            return true;
        }
    }
    return err_set(err, ERR_INPUT,
                   _("« %.60s » n’est pas un cercle : tapez son numéro, ou son nom "
                     "entier parmi %s."),
                   text, circles_said(words, arena, in_force));
}

/* --- territories ------------------------------------------------------------------ */

static bool territory_known(const char *word)
{
    struct commune commune;
    int index = GEO_NONE;
    if (str_starts(word, "dep:"))
        return (index = geo_departement_find(word + 4)) != GEO_NONE &&
               str_equal(geo_departement(index)->code, word + 4);
    if (str_starts(word, "epci:"))
        return (index = geo_epci_find(word + 5)) != GEO_NONE &&
               str_equal(geo_epci(index)->code, word + 5);
    return str_starts(word, "com:") && commune_by_code(word + 4, &commune, NULL);
}

bool perimeter_typed(struct arena *arena, const char *text, const char **perimeter,
                     struct err *err)
{
    const char *all = "";
    while (*(text += strspn(text, " ,"))) {
        const char *word = arena_strndup(arena, text, strcspn(text, " ,"));
        if (!territory_known(word))
            return err_set(err, ERR_INPUT,
                           _("« %.60s » n’est pas un territoire connu : écrivez "
                             "dep:31, epci:243100518 ou com:31555."),
                           word);
        all = arena_printf(arena, "%s%s%s", all, *all ? " " : "", word);
        text += strcspn(text, " ,");
    }
    *perimeter = all;
    return true;
}

/* --- days ------------------------------------------------------------------------- */

const char *day_text(struct arena *arena, int64_t when)
{
    struct civil civil = clock_civil(when);
    return when ? arena_printf(arena, "%02d/%02d/%04d", civil.day, civil.month,
                               civil.year)
                : "";
}
