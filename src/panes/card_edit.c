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
    ask_text(host, &(struct ask_box){.title = title,
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
    static const enum field fields[] = {FIELD_PERSON_GIVEN, FIELD_PERSON_FAMILY,
                                        FIELD_PERSON_ORGANISATION,
                                        FIELD_PERSON_CIVILITY, FIELD_PERSON_PRONOUN};
    struct id person = card_state(ctx)->person;
    const struct card *card = &card_state(ctx)->view.card;
    const char *const before[] = {card->person.given, card->person.family,
                                  card->person.organisation, card->civility,
                                  card->pronoun};
    /* what is filled in first: a name may move from one line to another */
    for (int filled = 1; filled >= 0; filled--)
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (!str_equal(before[i], texts[i]) &&
                (*texts[i] != '\0') == (filled == 1) &&
                !ops_card_set(host->garden, person, fields[i], texts[i], err))
                return false;
    host->say(host, _("Corrigé."));
    return true;
}

static bool edit_name(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct card *card = &card_state(pane)->view.card;
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
                   : ops_invite_set(host->garden, person, id, err);
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

static bool pick_referent(struct pane *pane, struct pane_host *host)
{
    return pick_person(pane, host, _("Qui tient le lien avec cette personne ?"),
                       FIELD_PERSON_REFERENT);
}

static bool pick_inviter(struct pane *pane, struct pane_host *host)
{
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
    const struct card *card = &card_state(pane)->view.card;
    struct form_field line = {_("Commune"), card->place,
                              _("un nom, un code postal ; jamais plus fin")};
    return ask_form(host,
                    &(struct form){.title = _("Où vit cette personne ?"),
                                   .fields = &line,
                                   .count = 1,
                                   .ctx = pane,
                                   .complete = place_words_like,
                                   .done = place_done},
                    err);
}

/* --- the line stood on ------------------------------------------------------------ */

static bool edit_text(struct pane *pane, struct pane_host *host)
{
    const struct card *card = &card_state(pane)->view.card;
    switch (card_state(pane)->here.kind) {
    case PART_CONDITIONS:
        return ask_field(pane, host, _("Conditions d’engagement, avec ses mots"),
                         card->conditions, FIELD_PERSON_CONDITIONS);
    case PART_NOTE:
        return ask_field(pane, host, _("Note privée"), card->note, FIELD_PERSON_NOTE);
    default:
        return ask_field(pane, host, _("Critères pour mélanger les groupes"),
                         card->person.criteria, FIELD_PERSON_CRITERIA);
    }
}

bool card_edit(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct card_state *state = card_state(pane);
    switch ((enum card_part)state->here.kind) {
    case PART_NAME:
        return edit_name(pane, host, err);
    case PART_CONTACT:
        return state->view.contact_count ? card_contact_edit(pane, host, err)
                                         : card_contact_add(pane, host);
    case PART_LINK:
        return card_link_edit(pane, host, err);
    case PART_CIRCLE:
        return circle_set_open(host, state->person, state->view.name, err);
    case PART_REFERENT:
        return pick_referent(pane, host);
    case PART_LAST:
        return card_touch(pane, host, err);
    case PART_NEXT:
        return remind_open(host, state->person, state->view.name, err);
    case PART_ASK:
        return card_ask_edit(pane, host, err);
    case PART_PLACE:
        return edit_place(pane, host, err);
    case PART_THEMES:
        return card_choose_themes(pane, host);
    case PART_CONSENT:
        return card_choose_consent(pane, host);
    case PART_CHARTER:
        return charters_open(host, state->person, err);
    case PART_INVITER:
        return pick_inviter(pane, host);
    case PART_SOURCE:
        return card_choose_source(pane, host);
    case PART_CUSTOM:
        return card_edit_custom(pane, host);
    case PART_COUNTS:
        return timeline_open(host, state->person, state->view.name, err);
    case PART_CONDITIONS:
    case PART_NOTE:
    case PART_CRITERIA:
        break;
    }
    return edit_text(pane, host);
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

/* --- state and bin ---------------------------------------------------------------- */

bool card_next_state(struct pane *pane, struct pane_host *host, struct err *err)
{
    switch (card_state(pane)->here.kind) {
    case PART_CONTACT:
        return card_contact_next(pane, host, err);
    case PART_ASK:
        return card_ask_next(pane, host, err);
    default:
        host->say(host, _("b change l’état d’un contact, d’un besoin, d’un apport."));
        return true;
    }
}

/* One is then back in the list, on the one that followed. */
static bool bin_person(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct card_state *state = card_state(pane);
    struct id next = state->person;
    bool listed = state->listed;
    for (int by = 1; listed && by >= -1 && id_equal(next, state->person); by -= 2)
        if (!ops_cards_step(host->garden, &state->filter, state->order, state->person,
                            by, &next, err))
            return false;
    if (!ops_cards_bin(host->garden, &state->person, 1, err))
        return false;
    pane_say(host, _("%s : à la corbeille. u : la fiche revient."), state->view.name);
    if (listed)
        host->go(host, PLACE_MEMBERS, &(struct pane_visit){.id = next});
    else
        host->leave(host);
    return true;
}

/* What the line says is taken away; on the name, the whole card goes to the bin. */
static bool clear_line(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct card_state *state = card_state(pane);
    struct id none = {0};
    switch (state->here.kind) {
    case PART_NAME:
        return bin_person(pane, host, err);
    case PART_REFERENT:
        return ops_card_referent(host->garden, state->person, none, err);
    case PART_INVITER:
        return ops_invite_set(host->garden, state->person, none, err);
    case PART_NEXT:
        return ops_card_next(host->garden, state->person, 0, err);
    case PART_CUSTOM:
        return ops_custom_set(host->garden, state->person, true, state->here_key, "",
                              err);
    default:
        host->say(host, _("x : sur le nom, toute la fiche ; sur un contact, un lien, "
                          "un besoin, cette ligne."));
        return true;
    }
}

bool card_bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct card_state *state = card_state(pane);
    int part = state->here.kind;
    bool line = (part == PART_CONTACT || part == PART_LINK || part == PART_ASK) &&
                (!id_is_none(state->here.id) || state->view.contact_count);
    if (!line)
        return clear_line(pane, host, err);
    bool gone = part == PART_CONTACT ? card_contact_bin(pane, host, err)
                : part == PART_LINK  ? ops_link_bin(host->garden, state->here.id, err)
                                     : ops_ask_bin(host->garden, state->here.id, err);
    if (gone)
        host->say(host, _("Ligne retirée. u : annuler."));
    return gone;
}
