/* A filter of actors, said as people would. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/query.h"
#include "geo/gazetteer.h"
#include "ops/actors_private.h"

/* --- who -------------------------------------------------------------------------- */

/* « Association » becomes « association »; « SCIC » stays. */
static void add_lower(struct str *out, const char *label)
{
    bool word =
        label[0] >= 'A' && label[0] <= 'Z' && !(label[1] >= 'A' && label[1] <= 'Z');
    if (word)
        str_add_char(out, (char)(label[0] - 'A' + 'a'));
    str_add(out, label + word);
}

static void add_subject(struct str *out, const struct community *words,
                        const struct actor_filter *filter)
{
    static const char *const natures[NATURE_COUNT] = {
        N_("acteurs"), N_("lieux"), N_("événements"), N_("initiatives")};
    bool first = true;
    if (filter->kind && *filter->kind) {
        add_lower(out, community_actor_kind(words, filter->kind));
        return;
    }
    for (int i = 0; i < NATURE_COUNT; i++)
        if (filter->natures >> i & 1) {
            str_add(out, first ? "" : _(" ou "));
            str_add(out, _(natures[i]));
            first = false;
        }
    str_add(out, first ? _(natures[NATURE_ACTOR]) : "");
    str_add(out, filter->kind ? _(" sans type") : "");
}

/* --- where and about what --------------------------------------------------------- */

static void add_themes(struct str *out, const struct community *words,
                       const struct actor_filter *filter)
{
    for (size_t i = 0; i < filter->theme_count; i++) {
        str_add(out, i == 0 ? " " : filter->every_theme ? _(" et ") : _(" ou "));
        str_printf(out, _("du thème %s"), community_theme(words, filter->themes[i]));
    }
    str_add(out, filter->themeless ? _(", sans thème") : "");
    str_add(out, filter->bridging ? _(", dans deux thèmes au moins") : "");
}

static void add_dept(struct str *out, const char *code)
{
    int index = geo_departement_find(code);
    if (*code == '\0')
        str_add(out, _("sans lieu"));
    else
        query_dept_words(out, code,
                         index == GEO_NONE ? code : geo_departement(index)->name);
}

static void add_places(struct str *out, const struct actor_filter *filter)
{
    struct commune commune;
    for (size_t i = 0; i < filter->dept_count; i++) {
        str_add(out, i ? _(" ou ") : ", ");
        add_dept(out, filter->depts[i]);
    }
    if (!filter->commune)
        return;
    if (commune_by_code(filter->commune, &commune, NULL))
        str_printf(out, _(", commune %s"), commune.name);
    else
        str_add(out, _(", sans commune"));
}

/* --- the rest --------------------------------------------------------------------- */

static void add_circle(struct str *out, const struct community *words, const char *id)
{
    const struct circle *circle = id ? community_circle(words, id) : NULL;
    if (circle && circle->number > 0)
        str_printf(out, _(", cercle %d %s"), circle->number, circle->label);
    else if (id && *id)
        str_printf(out, _(", cercle %s"), circle ? circle->label : id);
    else if (id)
        str_add(out, _(", sans cercle"));
}

static void add_bits(struct str *out, const char *before, unsigned bits, int count,
                     const char *(*word)(int))
{
    bool first = true;
    for (int i = 0; i < count; i++)
        if (bits >> i & 1) {
            str_add(out, first ? before : _(" ou "));
            str_add(out, word(i));
            first = false;
        }
}

static const char *prospect_word(int i)
{
    return _(prospect_label((enum prospect)i));
}

static const char *consent_word(int i)
{
    static const char *const words[CONSENT_COUNT] = {N_("pas demandé"), N_("oui"),
                                                     N_("non")};
    return _(words[i]);
}

static void add_field(struct str *out, const struct community *words,
                      const struct actor_filter *filter)
{
    if (!filter->field)
        return;
    const struct custom_field *field = community_field(words, filter->field);
    const char *label = field ? field->label : filter->field;
    struct arena arena = {0};
    if (filter->value && *filter->value)
        str_printf(out, _(", %s : %s"), label,
                   custom_value_text(&arena, field, filter->value));
    else
        str_printf(out, _(", %s rempli"), label);
    arena_free(&arena);
}

static void add_rest(struct str *out, const struct community *words,
                     const struct actor_filter *filter)
{
    if (filter->source && *filter->source)
        str_printf(out, _(", source %s"), community_source(words, filter->source));
    else if (filter->source)
        str_add(out, _(", sans source"));
    add_bits(out, _(", étape "), filter->prospects, PROSPECT_COUNT, prospect_word);
    add_bits(out, _(", accord : "), filter->consents, CONSENT_COUNT, consent_word);
    if (filter->verified_before) {
        struct civil day = clock_civil(filter->verified_before);
        str_printf(out, _(", pas vérifiés depuis le %02d/%02d/%d"), day.day, day.month,
                   day.year);
    }
    add_field(out, words, filter);
    if (!id_is_none(filter->linked))
        str_add(out, _(", liés à cette fiche"));
    if (filter->text && *filter->text)
        str_printf(out, _(", avec « %s »"), filter->text);
}

const char *ops_actor_filter_words(const struct garden *garden,
                                   const struct actor_filter *filter,
                                   struct arena *arena)
{
    const struct community *words = garden->community;
    struct str said = {0};
    if (!filter || actor_filter_is_empty(filter))
        return "";
    add_subject(&said, words, filter);
    add_themes(&said, words, filter);
    add_places(&said, filter);
    add_circle(&said, words, filter->circle);
    add_rest(&said, words, filter);
    const char *kept = arena_strdup(arena, str_text(&said));
    str_free(&said);
    return kept;
}
