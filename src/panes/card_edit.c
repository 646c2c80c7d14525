/* Correcting the line stood on, each as what it is: a text, a choice, a day, someone. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/cards.h"
#include "panes/ask_form.h"
#include "panes/card_private.h"
#include "panes/card_words.h"
#include "panes/pick.h"
#include "panes/typed.h"

/* --- one field, from what is typed ------------------------------------------------ */

/* What the typed text goes to. */
struct setting {
    struct pane *pane;
    enum field field;
};

static bool set_text(void *ctx, struct pane_host *host, const char *text,
                     struct err *err)
{
    const struct setting *setting = ctx;
    if (!ops_card_set(host->garden, card_state(setting->pane)->person, setting->field,
                      text, err))
        return false;
    host->say(host, _("Enregistré."));
    return true;
}

static bool ask_field(struct pane *pane, struct pane_host *host, const char *title,
                      const char *text, enum field field)
{
    struct setting *setting = xcalloc(1, sizeof *setting);
    *setting = (struct setting){pane, field};
    ask_text(host, &(struct ask){.title = title,
                                 .text = text,
                                 .allow_empty = true,
                                 .ctx = setting,
                                 .release = free,
                                 .done = set_text});
    return true;
}

/* --- who -------------------------------------------------------------------------- */

static bool name_done(void *ctx, struct pane_host *host, const char *const *texts,
                      struct err *err)
{
    struct card card = card_state(ctx)->card;
    card.person.given = texts[0];
    card.person.family = texts[1];
    card.person.organisation = texts[2];
    card.civility = texts[3];
    card.pronoun = texts[4];
    if (!ops_card_edit(host->garden, &card, err))
        return false;
    host->say(host, _("Corrigé."));
    return true;
}

static bool edit_name(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct card *card = &card_state(pane)->card;
    struct form_field lines[] = {
        {_("Prénom"), card->person.given, NULL},
        {_("Nom"), card->person.family, NULL},
        {_("Organisation"), card->person.organisation, _("en toutes lettres")},
        {_("Civilité"), card->civility, _("facultative")},
        {_("Pronom"), card->pronoun, _("facultatif, libre : elle, iel, il…")}};
    return ask_form(host,
                    &(struct form){.title = _("Qui est-ce ?"),
                                   .fields = lines,
                                   .count = 5,
                                   .ctx = pane,
                                   .done = name_done},
                    err);
}

static bool person_chosen(void *ctx, struct pane_host *host, struct id id,
                          const char *label, struct err *err)
{
    const struct setting *setting = ctx;
    struct id person = card_state(setting->pane)->person;
    bool set = setting->field == FIELD_PERSON_REFERENT
                   ? ops_card_referent(host->garden, person, id, err)
                   : ops_card_inviter(host->garden, person, id, err);
    if (set)
        pane_say(host, "%s", *label ? label : _("Plus personne."));
    return set;
}

static bool pick_person(struct pane *pane, struct pane_host *host, const char *title,
                        enum field field)
{
    struct setting *setting = xcalloc(1, sizeof *setting);
    *setting = (struct setting){pane, field};
    pick_open(host, &(struct pick){.title = title,
                                   .none = _("Entrée sur une ligne vide : personne."),
                                   .find = pick_persons,
                                   .create = ops_person_add,
                                   .ctx = setting,
                                   .release = free,
                                   .done = person_chosen});
    return true;
}

/* --- choices ---------------------------------------------------------------------- */

static bool consent_chosen(void *ctx, struct pane_host *host, size_t index,
                           struct err *err)
{
    return ops_card_set(host->garden, card_state(ctx)->person, FIELD_PERSON_CONSENT,
                        consent_id((enum consent)index), err);
}

static bool choose_consent(struct pane *pane, struct pane_host *host)
{
    struct choice choices[CONSENT_COUNT];
    for (int i = 0; i < CONSENT_COUNT; i++)
        choices[i] = (struct choice){consent_word((enum consent)i), NULL};
    ask_choice(host,
               &(struct choose){.title = _("D’accord pour paraître dans l’annuaire ?"),
                                .choices = choices,
                                .count = CONSENT_COUNT,
                                .ctx = pane,
                                .done = consent_chosen});
    return true;
}

static bool source_chosen(void *ctx, struct pane_host *host, size_t index,
                          struct err *err)
{
    const struct community *community = host->garden->community;
    return ops_card_set(
        host->garden, card_state(ctx)->person, FIELD_PERSON_SOURCE,
        index < community->source_count ? community->sources[index].id : "", err);
}

static bool choose_source(struct pane *pane, struct pane_host *host)
{
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    size_t count = community->source_count;
    struct choice *choices = arena_alloc(&arena, (count + 1) * sizeof *choices);
    for (size_t i = 0; i < count; i++)
        choices[i].label = community->sources[i].label;
    choices[count++].label = _("on ne sait pas");
    ask_choice(host, &(struct choose){.title = _("Connu·e par"),
                                      .choices = choices,
                                      .count = count,
                                      .ctx = pane,
                                      .done = source_chosen});
    arena_free(&arena);
    return true;
}

/* Each letter adds or takes off a theme; the box comes back until Échap. */
static bool theme_chosen(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    struct pane *pane = ctx;
    struct card_state *state = card_state(pane);
    const char *theme = host->garden->community->themes[index].id;
    struct arena arena = {0};
    const char *themes = themes_have(state->card.themes, theme)
                             ? themes_without(&arena, state->card.themes, theme)
                             : themes_with(&arena, state->card.themes, theme);
    bool set = ops_card_set(host->garden, state->person, FIELD_PERSON_THEMES, themes,
                            err);
    arena_free(&arena);
    return set && card_load(pane, host->garden, err) && card_choose_themes(pane, host);
}

bool card_choose_themes(struct pane *pane, struct pane_host *host)
{
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    struct choice *choices =
        arena_alloc(&arena, (community->theme_count + 1) * sizeof *choices);
    for (size_t i = 0; i < community->theme_count; i++) {
        bool has = themes_have(card_state(pane)->card.themes, community->themes[i].id);
        choices[i] = (struct choice){community->themes[i].label, has ? "[x]" : "[ ]"};
    }
    if (community->theme_count)
        ask_choice(host, &(struct choose){.title = _("Thèmes : une lettre coche"),
                                          .choices = choices,
                                          .count = community->theme_count,
                                          .ctx = pane,
                                          .done = theme_chosen});
    else
        host->say(host, _("La configuration ne nomme aucun thème."));
    arena_free(&arena);
    return true;
}

/* --- fields of the community ------------------------------------------------------- */

static bool custom_done(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    struct card_state *state = card_state(ctx);
    if (!ops_custom_set(host->garden, state->person, true, state->here_key, text, err))
        return false;
    host->say(host, _("Enregistré."));
    return true;
}

static bool custom_chosen(void *ctx, struct pane_host *host, size_t index,
                          struct err *err)
{
    const struct custom_field *field =
        community_field(host->garden->community, card_state(ctx)->here_key);
    size_t count = 0;
    if (field && field->type == CUSTOM_FLAG)
        return custom_done(ctx, host, index == 0 ? _("oui") : index == 1 ? _("non") : "",
                           err);
    while (field && field->choices[count])
        count++;
    return custom_done(ctx, host, index < count ? field->choices[index] : "", err);
}

static bool choose_custom(struct pane *pane, struct pane_host *host,
                          const struct custom_field *field)
{
    struct arena arena = {0};
    size_t count = 0;
    while (field->choices && field->choices[count])
        count++;
    struct choice *choices = arena_alloc(&arena, (count + 3) * sizeof *choices);
    for (size_t i = 0; i < count; i++)
        choices[i].label = field->choices[i];
    if (field->type == CUSTOM_FLAG) {
        choices[count++].label = _("oui");
        choices[count++].label = _("non");
    }
    choices[count++].label = _("rien");
    ask_choice(host, &(struct choose){.title = field->label,
                                      .choices = choices,
                                      .count = count,
                                      .ctx = pane,
                                      .done = custom_chosen});
    arena_free(&arena);
    return true;
}

static bool edit_custom(struct pane *pane, struct pane_host *host)
{
    const struct card_state *state = card_state(pane);
    const struct custom_field *field =
        community_field(host->garden->community, state->here_key);
    const char *text = "", *label = state->here_key;
    if (field && (field->type == CUSTOM_CHOICE || field->type == CUSTOM_FLAG))
        return choose_custom(pane, host, field);
    for (size_t i = 0; i < state->custom_count; i++)
        if (str_equal(state->customs[i].key, state->here_key)) {
            text = state->customs[i].value;
            label = state->customs[i].label;
        }
    ask_text(host, &(struct ask){.title = label,
                                 .text = text,
                                 .allow_empty = true,
                                 .ctx = pane,
                                 .done = custom_done});
    return true;
}

/* --- the line stood on ------------------------------------------------------------ */

bool card_edit(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct card_state *state = card_state(pane);
    const struct card *card = &state->card;
    switch ((enum card_field)state->here.kind) {
    case CARD_NAME:
        return edit_name(pane, host, err);
    case CARD_CONTACT:
        if (id_is_none(state->here.id))
            card_contact_add(pane, host);
        return card_contact_edit(pane, host, err);
    case CARD_LINK:
        if (id_is_none(state->here.id))
            card_belongs_add(pane, host);
        return card_link_edit(pane, host, err);
    case CARD_CIRCLE:
        return card_circle(pane, host, err);
    case CARD_REFERENT:
        return pick_person(pane, host, _("Qui tient le lien avec cette personne ?"),
                           FIELD_PERSON_REFERENT);
    case CARD_LAST:
        return card_touch(pane, host, err);
    case CARD_NEXT:
        return card_remind(pane, host, err);
    case CARD_ASK:
        return id_is_none(state->here.id) ? card_need(pane, host, err)
                                          : card_ask_edit(pane, host, err);
    case CARD_PLACE:
        return card_place(pane, host, err);
    case CARD_THEMES:
        return card_choose_themes(pane, host);
    case CARD_CONSENT:
        return choose_consent(pane, host);
    case CARD_CHARTER:
        return card_charters(pane, host, err);
    case CARD_INVITER:
        return pick_person(pane, host, _("Qui l’a invité·e ?"), FIELD_PERSON_INVITER);
    case CARD_CONDITIONS:
        return ask_field(pane, host, _("Conditions d’engagement, avec ses mots"),
                         card->conditions, FIELD_PERSON_CONDITIONS);
    case CARD_SOURCE:
        return choose_source(pane, host);
    case CARD_CUSTOM:
        return edit_custom(pane, host);
    case CARD_NOTE:
        return ask_field(pane, host, _("Note privée"), card->note, FIELD_PERSON_NOTE);
    case CARD_CRITERIA:
        return ask_field(pane, host, _("Critères pour mélanger les groupes"),
                         card->person.criteria, FIELD_PERSON_CRITERIA);
    }
    return true;
}
