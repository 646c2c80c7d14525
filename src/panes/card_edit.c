/* Correcting the line stood on, each as what it is: a text, a choice, a day, someone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/asks.h"
#include "ops/invites.h"
#include "ops/people.h"
#include "panes/ask_form.h"
#include "panes/card_private.h"
#include "panes/charters.h"
#include "panes/circle.h"
#include "panes/pick.h"
#include "panes/place_words.h"
#include "panes/typed.h"

bool card_warn(struct pane_host *host, const char *text)
{
    struct arena arena = {0};
    const char *warning = ops_sensitive_warning(host->garden, &arena, text);
    if (warning)
        pane_say(host, _("%s u : annuler."), warning);
    arena_free(&arena);
    return warning != NULL;
}

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
    if (!card_warn(host, text))
        host->say(host, _("Enregistré."));
    return true;
}

static bool ask_field(struct pane *pane, struct pane_host *host, const char *title,
                      const char *text, enum field field)
{
    struct setting *setting = xcalloc(1, sizeof *setting);
    *setting = (struct setting){pane, field};
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_CARD_FIELD,
                                               .id = card_state(pane)->person,
                                               .number = field},
                                     .title = title,
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
    const struct card_name name = {.given = texts[0],
                                   .family = texts[1],
                                   .organisation = texts[2],
                                   .civility = texts[3],
                                   .pronoun = texts[4]};
    if (!ops_card_rename(host->garden, card_state(ctx)->person, &name, err))
        return false;
    host->say(host, _("Corrigé."));
    return true;
}

static bool edit_name(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    const struct card *card = &card_state(pane)->view.card;
    struct form_field lines[] = {
        {_("Prénom"), card->person.given, NULL},
        {_("Nom"), card->person.family, NULL},
        {_("Organisation"), card->person.organisation, _("en toutes lettres")},
        {_("Civilité"), card->civility, _("facultative")},
        {_("Pronom"), card->pronoun, _("facultatif, libre : elle, iel, il…")}};
    ask_form(host,
             &(struct form){.draft = {.field = DRAFT_CARD_NAME, .id = card->person.id},
                            .title = _("Qui est-ce ?"),
                            .fields = lines,
                            .count = 5,
                            .ctx = pane,
                            .done = name_done});
    return true;
}

static bool person_chosen(void *ctx, struct pane_host *host, struct id id,
                          const char *label, struct err *err)
{
    const struct setting *setting = ctx;
    struct id person = card_state(setting->pane)->person;
    bool set = setting->field == FIELD_PERSON_REFERENT
                   ? ops_card_referent(host->garden, person, id, err)
                   : ops_invite_set(host->garden, person, id, err);
    if (set)
        pane_say(host, "%s", *label ? label : _("Plus personne."));
    return set;
}

static bool person_made(void *ctx, struct pane_host *host, const char *typed,
                        struct err *err)
{
    const struct setting *setting = ctx;
    if (!ops_card_tie_new(host->garden, card_state(setting->pane)->person,
                          setting->field, typed, err))
        return false;
    pane_say(host, "%s", typed);
    return true;
}

static bool pick_person(struct pane *pane, struct pane_host *host, const char *title,
                        enum field field)
{
    struct setting *setting = xcalloc(1, sizeof *setting);
    *setting = (struct setting){pane, field};
    pick_open(host, &(struct pick){.title = title,
                                   .none = _("Entrée sur une ligne vide : personne."),
                                   .find = pick_persons,
                                   .ctx = setting,
                                   .release = free,
                                   .done = person_chosen,
                                   .make = person_made});
    return true;
}

static bool pick_referent(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    return pick_person(pane, host, _("Qui tient le lien avec cette personne ?"),
                       FIELD_PERSON_REFERENT);
}

static bool pick_inviter(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    return pick_person(pane, host, _("Qui l’a invité·e ?"), FIELD_PERSON_INVITER);
}

/* --- the commune ------------------------------------------------------------------ */

static bool place_done(void *ctx, struct pane_host *host, const char *const *texts,
                       struct err *err)
{
    if (!ops_card_set(host->garden, card_state(ctx)->person, FIELD_PERSON_COMMUNE,
                      texts[0], err))
        return false;
    host->say(host, _("Enregistré."));
    return true;
}

static bool edit_place(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    const struct card *card = &card_state(pane)->view.card;
    struct form_field line = {_("Commune"), card->place,
                              _("un nom, un code postal ; jamais plus fin")};
    ask_form(host, &(struct form){.draft = {.field = DRAFT_CARD_FIELD,
                                            .id = card->person.id,
                                            .number = FIELD_PERSON_COMMUNE},
                                  .title = _("Où vit cette personne ?"),
                                  .fields = &line,
                                  .count = 1,
                                  .ctx = pane,
                                  .complete = place_words_like,
                                  .done = place_done});
    return true;
}

/* --- the line stood on ------------------------------------------------------------ */

static bool edit_conditions(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    return ask_field(pane, host, _("Conditions d’engagement, avec ses mots"),
                     card_state(pane)->view.card.conditions, FIELD_PERSON_CONDITIONS);
}

static bool edit_note(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    return ask_field(pane, host, _("Note privée"), card_state(pane)->view.card.note,
                     FIELD_PERSON_NOTE);
}

static bool edit_criteria(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    return ask_field(pane, host, _("Critères pour mélanger les groupes"),
                     card_state(pane)->view.card.person.criteria,
                     FIELD_PERSON_CRITERIA);
}

static bool edit_contact(struct pane *pane, struct pane_host *host, struct err *err)
{
    return card_state(pane)->view.contact_count ? card_contact_edit(pane, host, err)
                                                : card_contact_add(pane, host);
}

bool card_circle(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct card_state *state = card_state(pane);
    return circle_set_open(host, state->person, state->view.name, err);
}

bool card_remind(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct card_state *state = card_state(pane);
    return remind_open(host, state->person, state->view.name, err);
}

bool card_charters(struct pane *pane, struct pane_host *host, struct err *err)
{
    return charters_open(host, card_state(pane)->person, err);
}

bool card_timeline(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct card_state *state = card_state(pane);
    return timeline_open(host, state->person, state->view.name, err);
}

bool card_edit(struct pane *pane, struct pane_host *host, struct err *err)
{
    static bool (*const edits[])(struct pane *, struct pane_host *, struct err *) = {
        [PART_NAME] = edit_name,
        [PART_CONTACT] = edit_contact,
        [PART_LINK] = card_link_edit,
        [PART_CIRCLE] = card_circle,
        [PART_REFERENT] = pick_referent,
        [PART_LAST] = card_touch,
        [PART_NEXT] = card_remind,
        [PART_ASK] = card_ask_edit,
        [PART_PLACE] = edit_place,
        [PART_THEMES] = card_choose_themes,
        [PART_CONSENT] = card_choose_consent,
        [PART_CHARTER] = card_charters,
        [PART_INVITER] = pick_inviter,
        [PART_SOURCE] = card_choose_source,
        [PART_CUSTOM] = card_edit_custom,
        [PART_COUNTS] = card_timeline,
        [PART_CONDITIONS] = edit_conditions,
        [PART_NOTE] = edit_note,
        [PART_CRITERIA] = edit_criteria,
        [PART_VISIBILITY] = card_choose_visibility,
    };
    return edits[card_state(pane)->here.kind](pane, host, err);
}

static bool go_to_person(struct pane_host *host, struct id person)
{
    host->go(host, PLACE_PERSON, &(struct pane_visit){.id = person});
    return true;
}

/* Entrée goes where the line leads; where it leads nowhere, it corrects. */
bool card_open(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct card_state *state = card_state(pane);
    const struct link_line *link = card_link(state, state->here.id);
    const struct card *card = &state->view.card;
    switch (state->here.kind) {
    case PART_CONTACT:
        return state->view.contact_count ? card_contact_open(pane, host, err)
                                         : card_contact_add(pane, host);
    case PART_LINK:
        return link ? card_link_open(host, link) : card_belongs_add(pane, host);
    case PART_ASK:
        return card_ask_open(pane, host, err);
    case PART_REFERENT:
        return id_is_none(card->referent) ? card_edit(pane, host, err)
                                          : go_to_person(host, card->referent);
    case PART_INVITER:
        return id_is_none(card->inviter) ? card_edit(pane, host, err)
                                         : go_to_person(host, card->inviter);
    case PART_LAST:
        return timeline_open(host, state->person, state->view.name, err);
    case PART_CIRCLE:
        return circle_history_open(host, state->person, state->view.name, err);
    default:
        return card_edit(pane, host, err);
    }
}
