/* The ways to reach someone: added from one typed text, corrected, their state. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask_form.h"
#include "panes/card_private.h"

const char *card_contact_label(enum contact_kind kind)
{
    static const char *const labels[] = {
        [CONTACT_EMAIL] = N_("Courriel"),
        [CONTACT_PHONE] = N_("Téléphone"),
        [CONTACT_WEB] = N_("Site"),
        [CONTACT_ADDRESS] = N_("Adresse"),
    };
    return _(labels[kind]);
}

const char *card_contact_text(struct arena *arena, const struct contact *contact)
{
    static const char *const states[] = {
        [CONTACT_FINE] = "",
        [CONTACT_BOUNCED] = N_(", revient en erreur"),
        [CONTACT_UNSUBSCRIBED] = N_(", désinscrit·e"),
    };
    const char *state = states[contact->status];
    return arena_printf(
        arena, "%s%s%s%s%s%s", contact->value, *contact->label ? " (" : "",
        contact->label, *contact->label ? ")" : "",
        contact->preferred ? _(", préféré") : "", *state ? _(state) : "");
}

static bool stood_on(struct pane *pane, struct contact *contact, struct err *err)
{
    struct card_state *state = card_state(pane);
    for (size_t i = 0; i < state->view.contact_count; i++) {
        const struct contact *one = &state->view.contacts[i];
        if (!id_equal(one->id, state->here.id) ||
            (id_is_none(one->id) &&
             !str_equal(contact_kind_id(one->kind), state->here_key)))
            continue;
        *contact = *one;
        return true;
    }
    return err_set(err, ERR_NOT_FOUND, _("Aucun contact ici. a, puis e : en ajouter."));
}

/* A plain address that a verb made a contact is still the one stood on. */
static bool stay_on(struct pane *pane, const struct contact *contact, bool done)
{
    if (done)
        card_stand_on(card_state(pane), PART_CONTACT, contact->id, "");
    return done;
}

static bool add(void *ctx, struct pane_host *host, const char *text, struct err *err)
{
    struct card_state *state = card_state(ctx);
    struct id id;
    if (!ops_contact_add_text(host->garden, state->person, text, &id, err))
        return false;
    card_stand_on(state, PART_CONTACT, id, "");
    pane_say(host, _("%s : ajouté."), text);
    return true;
}

bool card_contact_add(struct pane *pane, struct pane_host *host)
{
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_CONTACT,
                                               .id = card_state(pane)->person},
                                     .title = _("Courriel, téléphone, site ou adresse "
                                                "(« travail : 06… » pour le nommer)"),
                                     .ctx = pane,
                                     .done = add});
    return true;
}

static bool edited(void *ctx, struct pane_host *host, const char *const *texts,
                   struct err *err)
{
    struct contact contact;
    if (!stood_on(ctx, &contact, err))
        return false;
    contact.value = texts[0];
    contact.label = texts[1];
    if (!stay_on(ctx, &contact, ops_contact_edit(host->garden, &contact, err)))
        return false;
    host->say(host, _("Corrigé."));
    return true;
}

bool card_contact_edit(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct contact contact;
    if (!stood_on(pane, &contact, err))
        return false;
    struct form_field lines[] = {
        {card_contact_label(contact.kind), contact.value, NULL},
        {_("Libellé"), contact.label, _("travail, maison, secrétariat…")}};
    ask_form(host, &(struct form){.draft = {.field = DRAFT_CONTACT_EDIT,
                                            .key = contact_kind_id(contact.kind),
                                            .id = id_is_none(contact.id) ? contact.owner
                                                                         : contact.id},
                                  .title = _("Corriger ce contact"),
                                  .fields = lines,
                                  .count = 2,
                                  .ctx = pane,
                                  .done = edited});
    return true;
}

static bool state_chosen(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    static const char *const sentences[] = {
        [CONTACT_FINE] = N_("Rien à signaler sur ce contact."),
        [CONTACT_BOUNCED] = N_("Revient en erreur : il ne sert plus."),
        [CONTACT_UNSUBSCRIBED] =
            N_("Désinscrit·e : plus d’envoi groupé à cette adresse."),
    };
    struct contact contact;
    if (!stood_on(ctx, &contact, err))
        return false;
    enum contact_status status = (enum contact_status)index;
    if (status != contact.status &&
        !stay_on(ctx, &contact,
                 ops_contact_status(host->garden, &contact, status, err)))
        return false;
    host->say(host, _(sentences[status]));
    return true;
}

bool card_contact_state(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct choice choices[CONTACT_STATUS_COUNT] = {
        [CONTACT_FINE] = {_("rien à signaler"), NULL},
        [CONTACT_BOUNCED] = {_("revient en erreur"), _("il ne sert plus")},
        [CONTACT_UNSUBSCRIBED] = {_("désinscrit·e"), _("plus d’envoi groupé")}};
    struct contact contact;
    if (!stood_on(pane, &contact, err))
        return false;
    ask_choice(host, &(struct choose){.title = contact.value,
                                      .choices = choices,
                                      .count = CONTACT_STATUS_COUNT,
                                      .selected = contact.status,
                                      .ctx = pane,
                                      .done = state_chosen});
    return true;
}

/* Who may read it comes last: members, the gardeners, nobody else. */
enum {
    DO_PREFER,
    DO_STATUS,
    DO_EDIT = DO_STATUS + CONTACT_STATUS_COUNT,
    DO_LEVEL,
    DO_COUNT = DO_LEVEL + 3
};

static bool choose(struct garden *garden, struct contact *contact, size_t index,
                   struct err *err)
{
    if (index == DO_PREFER)
        return ops_contact_prefer(garden, contact, err);
    if (index >= DO_LEVEL)
        return ops_contact_level(
            garden, contact, (enum audience)(AUDIENCE_MEMBERS + index - DO_LEVEL), err);
    return ops_contact_status(garden, contact, (enum contact_status)(index - DO_STATUS),
                              err);
}

static bool chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct contact contact;
    if (!stood_on(ctx, &contact, err))
        return false;
    if (index == DO_EDIT)
        return card_contact_edit(ctx, host, err);
    return stay_on(ctx, &contact, choose(host->garden, &contact, index, err));
}

bool card_contact_open(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct contact contact;
    struct choice choices[DO_COUNT] = {{_("préféré, celui qui sert d’abord"), NULL},
                                       {_("rien à signaler"), NULL},
                                       {_("revient en erreur"), NULL},
                                       {_("désinscrit·e"), NULL},
                                       {_("corriger"), NULL},
                                       {_("visible des membres"), NULL},
                                       {_("visible du binôme"), NULL},
                                       {_("jamais montré"), NULL}};
    if (!stood_on(pane, &contact, err))
        return false;
    if (contact.preferred)
        choices[DO_PREFER].label = _("n’est plus le préféré");
    ask_choice(host, &(struct choose){.title = contact.value,
                                      .choices = choices,
                                      .count = DO_COUNT,
                                      .ctx = pane,
                                      .done = chosen});
    return true;
}

bool card_contact_bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct contact contact;
    return stood_on(pane, &contact, err) &&
           ops_contact_bin(host->garden, &contact, err);
}
