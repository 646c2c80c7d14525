/* Correcting the line stood on, each in the way of what it is. */
#include <string.h>

#include "base/i18n.h"
#include "geo/search.h"
#include "panes/actor_card_private.h"
#include "panes/actors_private.h"
#include "panes/ask.h"
#include "panes/ask_form.h"
#include "panes/typed.h"

/* --- texts and days ------------------------------------------------------------------
 */

/* The field behind a line that one text says; 0: it is not said by one text. */
static enum field field_of(enum actor_line line)
{
    static const enum field fields[LINE_COUNT] = {
        [LINE_NAME] = FIELD_ACTOR_NAME,     [LINE_ACTION] = FIELD_ACTOR_ACTION,
        [LINE_STARTS] = FIELD_ACTOR_STARTS, [LINE_ENDS] = FIELD_ACTOR_ENDS,
        [LINE_NOTE] = FIELD_ACTOR_NOTE,     [LINE_VERIFIED] = FIELD_ACTOR_VERIFIED,
    };
    return fields[line];
}

static bool set_text(void *ctx, struct pane_host *host, const char *text,
                     struct err *err)
{
    struct actor_card *card = actor_card(ctx);
    return ops_actor_set(host->garden, card->id,
                         field_of((enum actor_line)card->here.kind), text, err);
}

static const char *text_of(const struct actor_card *card, struct arena *arena)
{
    const struct actor *actor = &card->actor;
    switch (card->here.kind) {
    case LINE_NAME:
        return actor->name;
    case LINE_ACTION:
        return actor->action;
    case LINE_STARTS:
        return typed_day_text(arena, actor->starts);
    case LINE_ENDS:
        return typed_day_text(arena, actor->ends);
    case LINE_VERIFIED:
        return typed_day_text(arena, actor->verified);
    default:
        return actor->note;
    }
}

static void ask_one(struct pane *pane, struct pane_host *host)
{
    struct actor_card *card = actor_card(pane);
    struct arena arena = {0};
    enum actor_line line = (enum actor_line)card->here.kind;
    bool day = line == LINE_STARTS || line == LINE_ENDS || line == LINE_VERIFIED;
    const char *label = actor_line_label(line);
    ask_text(
        host,
        &(struct ask_box){
            .draft = {.field = DRAFT_ACTOR, .id = card->id, .number = field_of(line)},
            .title = day ? arena_printf(&arena, _("%s (« 12 mars », « hier »)"), label)
                         : label,
            .text = text_of(card, &arena),
            .allow_empty = line != LINE_NAME,
            .ctx = pane,
            .done = set_text});
    arena_free(&arena);
}

/* --- where ---------------------------------------------------------------------------
 */

static bool set_place(void *ctx, struct pane_host *host, const char *text,
                      struct err *err)
{
    return ops_actor_place_typed(host->garden, actor_card(ctx)->id, text, err);
}

static void ask_place(struct pane *pane, struct pane_host *host)
{
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_ACTOR,
                                               .id = actor_card(pane)->id,
                                               .number = FIELD_ACTOR_PLACE},
                                     .title = _("Commune : nom, code postal ou INSEE"),
                                     .text = actor_card(pane)->actor.place,
                                     .allow_empty = true,
                                     .ctx = pane,
                                     .done = set_place,
                                     .complete = actor_complete_commune});
}

/* One territory of a perimeter, from what was typed. */
static bool add_territory(struct str *out, const char *typed, struct err *err)
{
    struct commune_match match;
    size_t count;
    int dep = geo_departement_find(typed), epci = GEO_NONE;
    if (dep == GEO_NONE)
        epci = geo_epci_find(typed);
    const char *space = out->len ? " " : "";
    if (dep != GEO_NONE)
        str_printf(out, "%sdep:%s", space, geo_departement(dep)->code);
    else if (epci != GEO_NONE)
        str_printf(out, "%sepci:%s", space, geo_epci(epci)->code);
    else if (commune_resolve(typed, GEO_NONE, &match, 1, &count) == COMMUNE_ONE)
        str_printf(out, "%scom:%s", space, match.commune.code);
    else
        return err_set(err, ERR_INPUT,
                       _("« %.60s » n’est ni un département, ni une intercommunalité, "
                         "ni une commune : vérifiez son nom ou son code."),
                       typed);
    return true;
}

static bool set_perimeter(void *ctx, struct pane_host *host, const char *text,
                          struct err *err)
{
    struct str perimeter = {0};
    struct arena arena = {0};
    bool good = true;
    while (good && *(text += strspn(text, ", "))) {
        size_t len = strcspn(text, ",");
        good = add_territory(&perimeter, arena_strndup(&arena, text, len), err);
        text += len;
    }
    good = good && ops_actor_set(host->garden, actor_card(ctx)->id,
                                 FIELD_ACTOR_PERIMETER, str_text(&perimeter), err);
    arena_free(&arena);
    str_free(&perimeter);
    return good;
}

static void ask_perimeter(struct pane *pane, struct pane_host *host)
{
    const struct actor_card *card = actor_card(pane);
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_ACTOR,
                                               .id = actor_card(pane)->id,
                                               .number = FIELD_ACTOR_PERIMETER},
                                     .title = _("Agit sur : départements, "
                                                "intercommunalités, séparés par des "
                                                "virgules"),
                                     .text = card->fields.at[card->list.selected].value,
                                     .allow_empty = true,
                                     .ctx = pane,
                                     .done = set_perimeter});
}

/* --- the next step
 * -------------------------------------------------------------------- */

static bool set_next(void *ctx, struct pane_host *host, const char *const *texts,
                     struct err *err)
{
    const struct actor *actor = &actor_card(ctx)->actor;
    int64_t when;
    return typed_coming(texts[1], &when, err) &&
           ops_actor_prospect(host->garden, actor->id, actor->prospect, texts[0], when,
                              err);
}

static bool ask_next(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    struct arena arena = {0};
    const struct actor *actor = &actor_card(pane)->actor;
    struct form_field lines[] = {
        {_("Quoi"), actor->next_step, _("visite, appel, courriel…")},
        {_("Quand"), typed_day_text(&arena, actor->next_on), _("vendredi, 12/03")}};
    ask_form(host, &(struct form){.draft = {.field = DRAFT_ACTOR_NEXT, .id = actor->id},
                                  .title = _("Prochain pas"),
                                  .fields = lines,
                                  .count = 2,
                                  .ctx = pane,
                                  .done = set_next});
    arena_free(&arena);
    return true;
}

/* --- fields of the configuration
 * ------------------------------------------------------ */

static const struct custom_value *custom_here(const struct actor_card *card)
{
    for (size_t i = 0; i < card->custom_count; i++)
        if (str_equal(card->customs[i].key, card->here.key))
            return &card->customs[i];
    return NULL;
}

static bool set_custom(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct actor_card *card = actor_card(ctx);
    return ops_custom_set(host->garden, card->id, false, card->here_key, text, err);
}

static bool complete_custom(void *ctx, struct pane_host *host, const char *text,
                            struct arena *arena, const char ***words, size_t *count,
                            struct err *err)
{
    static const char *const yes_no[] = {N_("oui"), N_("non"), NULL};
    const struct custom_value *value = custom_here(actor_card(ctx));
    const struct custom_field *field = value ? value->field : NULL;
    const char *const *choices = !field                       ? NULL
                                 : field->type == CUSTOM_FLAG ? yes_no
                                                              : field->choices;
    (void)host;
    (void)err;
    *count = 0;
    *words = arena_alloc(arena, 64 * sizeof **words);
    for (; choices && *choices && *count < 63; choices++)
        if (typed_starts(_(*choices), text))
            (*words)[(*count)++] = _(*choices);
    return true;
}

static void ask_custom(struct pane *pane, struct pane_host *host)
{
    const struct custom_value *value = custom_here(actor_card(pane));
    if (!value)
        return;
    struct arena arena = {0};
    ask_text(host, &(struct ask_box){
                       .draft = {.field = DRAFT_ACTOR,
                                 .id = actor_card(pane)->id,
                                 .key = value->key},
                       .title = value->label,
                       .text = custom_value_text(&arena, value->field, value->value),
                       .allow_empty = true,
                       .ctx = pane,
                       .done = set_custom,
                       .complete = complete_custom});
    arena_free(&arena);
}

/* --- any line
 * ------------------------------------------------------------------------- */

static bool edit_sighting(struct pane *pane, struct pane_host *host)
{
    if (id_is_none(actor_card(pane)->here.id))
        actor_card_add_source(pane, host);
    else
        host->say(host, _("Une source ne se corrige pas : x la retire, a en ajoute."));
    return true;
}

static bool edit_part(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct actor_card *card = actor_card(pane);
    bool none = id_is_none(card->here.id);
    if (card->here.kind == LINE_SIGHTING)
        return edit_sighting(pane, host);
    if (!none)
        return card->here.kind == LINE_CONTACT
                   ? actor_card_edit_contact(pane, host, err)
                   : actor_card_edit_link(pane, host, err);
    if (card->here.kind == LINE_CONTACT)
        actor_card_add_contact(pane, host);
    else
        actor_card_add_link(pane, host);
    return true;
}

bool actor_card_edit(struct pane *pane, struct pane_host *host, struct err *err)
{
    enum actor_line line = (enum actor_line)actor_card(pane)->here.kind;
    switch ((int)line) {
    case LINE_THEMES:
        actor_card_themes(pane, host);
        return true;
    case LINE_PLACE:
        ask_place(pane, host);
        return true;
    case LINE_PERIMETER:
        ask_perimeter(pane, host);
        return true;
    case LINE_NEXT:
        return ask_next(pane, host, err);
    case LINE_CUSTOM:
        ask_custom(pane, host);
        return true;
    case LINE_VISIBILITY:
        actor_card_visibility(pane, host);
        return true;
    case LINE_CONTACT:
    case LINE_LINK:
    case LINE_SIGHTING:
        return edit_part(pane, host, err);
    default:
        break;
    }
    if (!field_of(line))
        return actor_card_choose(pane, host, line, err);
    ask_one(pane, host);
    return true;
}

/* --- the bin
 * ------------------------------------------------------------------------- */

static bool bin_actor(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct actor_card *card = actor_card(pane);
    if (!ops_actors_bin(host->garden, &card->id, 1, err))
        return false;
    pane_say(host, _("« %s » est à la corbeille. u le remet."), card->actor.name);
    if (card->among.n)
        host->go(host, PLACE_ACTORS, NULL);
    else
        host->leave(host);
    return true;
}

static bool bin_part(struct actor_card *card, struct pane_host *host, struct err *err)
{
    struct id id = card->here.id;
    struct contact contact = {.id = id};
    bool gone = card->here.kind == LINE_CONTACT
                    ? ops_contact_bin(host->garden, &contact, err)
                : card->here.kind == LINE_LINK
                    ? ops_link_bin(host->garden, id, err)
                    : ops_sighting_bin(host->garden, id, err);
    if (gone)
        host->say(host, _("Retiré. u le remet."));
    return gone;
}

bool actor_card_on_part(const struct actor_card *card)
{
    bool part = card->here.kind == LINE_CONTACT || card->here.kind == LINE_LINK ||
                card->here.kind == LINE_SIGHTING;
    return part && !id_is_none(card->here.id);
}

/* A value is emptied by correcting it: x never takes a word away without a box. */
bool actor_card_bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct actor_card *card = actor_card(pane);
    return actor_card_on_part(card) ? bin_part(card, host, err)
                                    : bin_actor(pane, host, err);
}
