/* What can be added to a card, each by its letter. */
#include "base/i18n.h"
#include "panes/card_private.h"
#include "panes/charters.h"
#include "panes/interview.h"

bool card_need(struct pane *pane, struct pane_host *host, struct err *err)
{
    return card_ask_add(pane, host, ASK_NEED, err);
}

bool card_offer(struct pane *pane, struct pane_host *host, struct err *err)
{
    return card_ask_add(pane, host, ASK_OFFER, err);
}

enum addition {
    ADD_TOUCH,
    ADD_NEED,
    ADD_OFFER,
    ADD_PROMISE,
    ADD_CONTACT,
    ADD_ORGANISATION,
    ADD_RELATION,
    ADD_INTERVIEW,
    ADD_CHARTER,
    ADD_COUNT
};

static bool chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    switch ((enum addition)index) {
    case ADD_TOUCH:
        return card_touch(ctx, host, err);
    case ADD_NEED:
    case ADD_OFFER:
    case ADD_PROMISE:
        return card_ask_add(ctx, host, (enum ask_kind)(index - ADD_NEED), err);
    case ADD_CONTACT:
        return card_contact_add(ctx, host);
    case ADD_ORGANISATION:
        return card_belongs_add(ctx, host);
    case ADD_RELATION:
        return card_relation_add(ctx, host);
    case ADD_INTERVIEW:
        return interview_open(host, card_state(ctx)->person, card_state(ctx)->view.name,
                              err);
    case ADD_CHARTER:
    case ADD_COUNT:
        break;
    }
    return charters_open(host, card_state(ctx)->person, err);
}

bool card_add(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct choice choices[ADD_COUNT] = {
        [ADD_TOUCH] = {_("un échange : appel, courriel, visite, note"), "t"},
        [ADD_NEED] = {_("un besoin"), "*"},
        [ADD_OFFER] = {_("un apport"), "="},
        [ADD_PROMISE] = {_("une promesse"), NULL},
        [ADD_CONTACT] = {_("un courriel, un téléphone, un site, une adresse"), NULL},
        [ADD_ORGANISATION] = {_("une organisation"), NULL},
        [ADD_RELATION] = {_("une relation avec une personne, un acteur"), NULL},
        [ADD_INTERVIEW] = {_("un entretien"), "i"},
        [ADD_CHARTER] = {_("une charte acceptée"), "s"},
    };
    (void)err;
    ask_choice(host, &(struct choose){.title = _("Ajouter à la fiche"),
                                      .choices = choices,
                                      .count = ADD_COUNT,
                                      .ctx = pane,
                                      .done = chosen});
    return true;
}
