/* What hangs on an actor: ways to reach it, links, sources. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/actor_card_private.h"
#include "panes/ask.h"
#include "panes/ask_form.h"
#include "panes/pick.h"
#include "panes/typed.h"

/* --- contacts ------------------------------------------------------------------------
 */

static bool add_contact(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    struct actor_card *card = actor_card(ctx);
    struct id id;
    if (!ops_contact_add_text(host->garden, card->id, text, &id, err))
        return false;
    actor_card_stand_on(card, LINE_CONTACT, id, "");
    host->say(host, _("Contact ajouté."));
    return true;
}

void actor_card_add_contact(struct pane *pane, struct pane_host *host)
{
    ask_text(host, &(struct ask_box){
                       .draft = {.field = DRAFT_CONTACT, .id = actor_card(pane)->id},
                       .title = _("Courriel, téléphone, site ou adresse "
                                  "(« accueil : 06… » pour le nommer)"),
                       .ctx = pane,
                       .done = add_contact});
}

static bool edit_contact(void *ctx, struct pane_host *host, const char *const *texts,
                         struct err *err)
{
    const struct contact *old = actor_card_contact(actor_card(ctx));
    if (!old)
        return err_set(err, ERR_NOT_FOUND, _("Ce contact n’est plus là."));
    struct contact contact = *old;
    contact.value = texts[0];
    contact.label = texts[1];
    return ops_contact_edit(host->garden, &contact, err);
}

static bool correct_contact(struct pane *pane, struct pane_host *host,
                            const struct contact *contact, struct err *err)
{
    (void)err;
    struct form_field lines[] = {
        {_("Valeur"), contact->value, NULL},
        {_("Libellé"), contact->label, _("accueil, secrétariat…")}};
    ask_form(host,
             &(struct form){.draft = {.field = DRAFT_CONTACT_EDIT, .id = contact->id},
                            .title = _("Corriger ce contact"),
                            .fields = lines,
                            .count = 2,
                            .ctx = pane,
                            .done = edit_contact});
    return true;
}

enum contact_deed {
    DEED_CORRECT,
    DEED_PREFER,
    DEED_FINE,
    DEED_BOUNCED,
    DEED_UNSUBSCRIBED,
    DEED_PUBLIC,
    DEED_MEMBERS,
    DEED_PAIR,
    DEED_NEVER,
    DEED_COUNT
};

static bool deed_chosen(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    const struct contact *contact = actor_card_contact(actor_card(ctx));
    if (!contact)
        return err_set(err, ERR_NOT_FOUND, _("Ce contact n’est plus là."));
    if (index == DEED_CORRECT)
        return correct_contact(ctx, host, contact, err);
    struct contact changed = *contact;
    if (index == DEED_PREFER)
        return ops_contact_prefer(host->garden, &changed, err);
    if (index >= DEED_PUBLIC)
        return ops_contact_level(host->garden, &changed,
                                 (enum audience)(AUDIENCE_PUBLIC + index - DEED_PUBLIC),
                                 err);
    return ops_contact_status(host->garden, &changed,
                              (enum contact_status)(index - DEED_FINE), err);
}

bool actor_card_edit_contact(struct pane *pane, struct pane_host *host, struct err *err)
{
    static const char *const labels[DEED_COUNT] = {
        [DEED_CORRECT] = N_("corriger"),
        [DEED_PREFER] = N_("préféré, ou plus"),
        [DEED_FINE] = N_("rien à signaler"),
        [DEED_BOUNCED] = N_("revient en erreur"),
        [DEED_UNSUBSCRIBED] = N_("désinscrit·e"),
        [DEED_PUBLIC] = N_("visible de tout le monde"),
        [DEED_MEMBERS] = N_("visible des membres"),
        [DEED_PAIR] = N_("visible du binôme"),
        [DEED_NEVER] = N_("jamais montré"),
    };
    const struct contact *contact = actor_card_contact(actor_card(pane));
    struct choice choices[DEED_COUNT] = {{NULL, NULL}};
    (void)err;
    for (int i = 0; i < DEED_COUNT; i++)
        choices[i].label = _(labels[i]);
    if (contact)
        ask_choice(host, &(struct choose){.title = contact->value,
                                          .choices = choices,
                                          .count = DEED_COUNT,
                                          .ctx = pane,
                                          .done = deed_chosen});
    return true;
}

/* --- links ---------------------------------------------------------------------------
 */

struct tie {
    struct pane *pane;
    char kind[64];
    bool outward;
    bool to_person;
};

static struct link link_to(const struct tie *tie, struct id other)
{
    struct id actor = actor_card(tie->pane)->id;
    return (struct link){.subject = tie->outward ? actor : other,
                         .object = tie->outward ? other : actor,
                         .kind = tie->kind,
                         .role = "",
                         .note = ""};
}

static bool stand_on_tie(const struct tie *tie, struct pane_host *host, struct id link,
                         const char *label)
{
    actor_card_stand_on(actor_card(tie->pane), LINE_LINK, link, "");
    pane_say(host, _("%s : relié. e : dire le rôle, à quel titre, depuis quand."),
             label);
    return true;
}

static bool tied(void *ctx, struct pane_host *host, struct id id, const char *label,
                 struct err *err)
{
    struct link link = link_to(ctx, id);
    struct id made;
    return ops_link_add(host->garden, &link, &made, err) &&
           stand_on_tie(ctx, host, made, label);
}

static bool tied_new(void *ctx, struct pane_host *host, const char *typed,
                     struct err *err)
{
    const struct tie *tie = ctx;
    struct link link = link_to(tie, (struct id){{0}});
    struct id made;
    return ops_link_add_new(host->garden, &link, tie->to_person, typed, &made, err) &&
           stand_on_tie(tie, host, made, typed);
}

/* Each kind of link, to an actor; the last row is a person in this structure. */
static bool link_chosen(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    struct arena arena = {0};
    struct link_choice *links;
    size_t count = ops_link_choices(host->garden, false, &arena, &links);
    const struct link_choice *choice = index < count ? &links[index] : NULL;
    (void)err;
    if (choice) {
        struct tie *tie = xcalloc(1, sizeof *tie);
        tie->pane = ctx;
        tie->outward = choice->outward;
        tie->to_person = str_equal(choice->kind, LINK_BELONGS);
        str_copy(tie->kind, sizeof tie->kind, choice->kind);
        pick_open(host,
                  &(struct pick){
                      .title = arena_printf(&arena, _("%s : qui ?"), choice->label),
                      .find = tie->to_person ? pick_persons : pick_actors_named,
                      .ctx = tie,
                      .release = free,
                      .done = tied,
                      .make = tied_new});
    }
    arena_free(&arena);
    return true;
}

void actor_card_add_link(struct pane *pane, struct pane_host *host)
{
    struct arena arena = {0};
    struct link_choice *links;
    size_t count = ops_link_choices(host->garden, false, &arena, &links);
    struct choice *choices = arena_alloc(&arena, (count + 1) * sizeof *choices);
    for (size_t i = 0; i < count; i++)
        choices[i] = (struct choice){
            links[i].label,
            str_equal(links[i].kind, LINK_BELONGS) ? _("une personne") : NULL};
    ask_choice(host, &(struct choose){.title = _("Quel lien ?"),
                                      .choices = choices,
                                      .count = count,
                                      .ctx = pane,
                                      .done = link_chosen});
    arena_free(&arena);
}

static enum capacity capacity_typed(const char *typed)
{
    for (int i = CAPACITY_OWN; i < CAPACITY_COUNT; i++)
        if (*typed && typed_starts(capacity_text((enum capacity)i), typed))
            return (enum capacity)i;
    return CAPACITY_NONE;
}

static bool edit_link(void *ctx, struct pane_host *host, const char *const *texts,
                      struct err *err)
{
    const struct link_line *line = actor_card_link(actor_card(ctx));
    if (!line)
        return err_set(err, ERR_NOT_FOUND, _("Ce lien n’est plus là."));
    struct link link = line->link;
    link.role = texts[0];
    link.capacity = capacity_typed(texts[1]);
    link.note = texts[4];
    if (*texts[1] && link.capacity == CAPACITY_NONE)
        return err_set(err, ERR_INPUT, _("« %s » : écrivez « %s » ou « %s », ou rien."),
                       texts[1], capacity_text(CAPACITY_OWN),
                       capacity_text(CAPACITY_BEHALF));
    return typed_past(texts[2], &link.since, err) &&
           typed_past(texts[3], &link.until, err) &&
           ops_link_edit(host->garden, &link, err);
}

bool actor_card_edit_link(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    const struct link_line *line = actor_card_link(actor_card(pane));
    struct arena arena = {0};
    if (!line)
        return true;
    struct form_field lines[] = {
        {_("Rôle"), line->role, _("trésorière, bénévole, salarié…")},
        {_("À quel titre"), capacity_text(line->link.capacity), _("soi, ou structure")},
        {_("Depuis"), typed_day_text(&arena, line->link.since),
         _("2024, mars, 12/03/2025")},
        {_("Jusqu’à"), typed_day_text(&arena, line->link.until),
         _("rien : c’est toujours vrai")},
        {_("Note"), line->link.note, NULL}};
    ask_form(host, &(struct form){.draft = {.field = DRAFT_LINK, .id = line->link.id},
                                  .title = line->other_name,
                                  .fields = lines,
                                  .count = 5,
                                  .ctx = pane,
                                  .done = edit_link});
    arena_free(&arena);
    return true;
}

/* --- sources -------------------------------------------------------------------------
 */

static bool source_chosen(void *ctx, struct pane_host *host, size_t index,
                          struct err *err)
{
    struct actor_card *card = actor_card(ctx);
    struct id id;
    struct sighting sighting = {.actor = card->id,
                                .source = host->garden->community->sources[index].id,
                                .note = ""};
    if (!ops_sighting_add(host->garden, &sighting, &id, err))
        return false;
    actor_card_stand_on(card, LINE_SIGHTING, id, "");
    host->say(host, _("Source ajoutée, à la date d’aujourd’hui."));
    return true;
}

void actor_card_add_source(struct pane *pane, struct pane_host *host)
{
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    struct choice *choices =
        arena_alloc(&arena, (community->source_count + 1) * sizeof *choices);
    for (size_t i = 0; i < community->source_count; i++)
        choices[i].label = community->sources[i].label;
    ask_choice(host, &(struct choose){.title = _("D’où le connaît-on ?"),
                                      .choices = choices,
                                      .count = community->source_count,
                                      .ctx = pane,
                                      .done = source_chosen});
    arena_free(&arena);
}

/* --- a -------------------------------------------------------------------------------
 */

static bool part_chosen(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    (void)err;
    if (index == 0)
        actor_card_add_contact(ctx, host);
    else if (index == 1)
        actor_card_add_link(ctx, host);
    else
        actor_card_add_source(ctx, host);
    return true;
}

bool actor_card_add(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct choice choices[] = {
        {_("un contact : courriel, téléphone, site, adresse"), NULL},
        {_("un lien : une personne, un acteur, une initiative"), NULL},
        {_("une source : d’où on le connaît"), NULL}};
    (void)err;
    ask_choice(host, &(struct choose){.title = _("Ajouter à cette fiche"),
                                      .choices = choices,
                                      .count = 3,
                                      .ctx = pane,
                                      .done = part_chosen});
    return true;
}
