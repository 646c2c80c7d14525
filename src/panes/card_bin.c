/* The state of the line stood on, and what is taken away from it. */
#include "base/i18n.h"
#include "ops/asks.h"
#include "ops/invites.h"
#include "panes/card_private.h"
#include "panes/charters.h"

bool card_next_state(struct pane *pane, struct pane_host *host, struct err *err)
{
    switch (card_state(pane)->here.kind) {
    case PART_CONTACT:
        return card_contact_state(pane, host, err);
    case PART_ASK:
        return card_ask_next(pane, host, err);
    case PART_LINK:
        return card_link_next(pane, host, err);
    default:
        host->say(host, _("b change l’état d’un contact, d’un lien, d’un besoin, d’un "
                          "apport."));
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
    case PART_CHARTER:
        return charters_withdraw(host, state->person, state->here_key, err);
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
