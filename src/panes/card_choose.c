/* Lines of a card that are chosen by a letter: themes, consent, a community's own. */
#include <string.h>

#include "base/i18n.h"
#include "domain/actor_list.h"
#include "panes/card_private.h"
#include "panes/card_words.h"

/* --- choices ---------------------------------------------------------------------- */

static bool consent_chosen(void *ctx, struct pane_host *host, size_t index,
                           struct err *err)
{
    return ops_card_consent(host->garden, card_state(ctx)->person, (enum consent)index,
                            err);
}

bool card_choose_consent(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
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

bool card_choose_source(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
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
    const struct community *community = host->garden->community;
    if (index >= community->theme_count)
        return true;
    return ops_cards_theme(host->garden, &card_state(pane)->person, 1,
                           community->themes[index].id, err) &&
           card_load(pane, host->garden, err) && card_choose_themes(pane, host, err);
}

bool card_choose_themes(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    struct choice *choices =
        arena_alloc(&arena, (community->theme_count + 1) * sizeof *choices);
    for (size_t i = 0; i < community->theme_count; i++) {
        bool has =
            themes_have(card_state(pane)->view.card.themes, community->themes[i].id);
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

/* --- fields of the community -------------------------------------------------------
 */

static bool custom_done(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    struct card_state *state = card_state(ctx);
    bool contact = false;
    for (size_t i = 0; i < state->custom_count; i++)
        if (str_equal(state->customs[i].key, state->here_key))
            contact = custom_becomes_contact(&state->customs[i], text);
    if (!ops_custom_set(host->garden, state->person, true, state->here_key, text, err))
        return false;
    host->say(host, contact ? _("Devenu un contact de la fiche. u : annuler.")
                            : _("Enregistré."));
    return true;
}

static bool custom_chosen(void *ctx, struct pane_host *host, size_t index,
                          struct err *err)
{
    const struct custom_field *field =
        community_field(host->garden->community, card_state(ctx)->here_key);
    size_t count = 0;
    if (field && field->type == CUSTOM_FLAG)
        return custom_done(ctx, host,
                           index == 0   ? _("oui")
                           : index == 1 ? _("non")
                                        : "",
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

bool card_edit_custom(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
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
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_CARD_FIELD,
                                               .id = state->person,
                                               .key = state->here_key},
                                     .title = label,
                                     .text = text,
                                     .allow_empty = true,
                                     .ctx = pane,
                                     .done = custom_done});
    return true;
}
