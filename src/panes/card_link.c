/* Organisations and relations of someone: tied by a few letters, then said how. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/actors.h"
#include "ops/people.h"
#include "panes/ask_form.h"
#include "panes/card_private.h"
#include "panes/pick.h"
#include "panes/typed.h"

const struct link_line *card_link(const struct card_state *state, struct id id)
{
    for (size_t i = 0; i < state->view.link_count; i++)
        if (id_equal(state->view.links[i].link.id, id))
            return &state->view.links[i];
    return NULL;
}

/* --- how: role, capacity, period -------------------------------------------------- */

/* The id of a role of the configuration when the text is its label. */
static const char *role_of(const struct community *community, const char *typed)
{
    for (size_t i = 0; i < community->role_count; i++)
        if (typed_alike(community->roles[i].label, typed))
            return community->roles[i].id;
    return typed;
}

static bool capacity_typed(const char *typed, enum capacity *capacity, struct err *err)
{
    for (int i = CAPACITY_NONE; i < CAPACITY_COUNT; i++) {
        const char *text = capacity_text((enum capacity)i);
        if (typed_alike(text, typed) ||
            (i == CAPACITY_OWN && typed_alike(typed, _("soi"))) ||
            (i == CAPACITY_BEHALF && typed_alike(typed, _("structure")))) {
            *capacity = (enum capacity)i;
            return true;
        }
    }
    return err_set(err, ERR_INPUT, _("« %s » : écrivez « %s » ou « %s », ou rien."),
                   typed, capacity_text(CAPACITY_OWN), capacity_text(CAPACITY_BEHALF));
}

static bool edited(void *ctx, struct pane_host *host, const char *const *texts,
                   struct err *err)
{
    const struct link_line *line = card_link(card_state(ctx), card_state(ctx)->here.id);
    if (!line)
        return err_set(err, ERR_NOT_FOUND, _("Ce lien n’est plus là."));
    struct link link = line->link;
    link.role = role_of(host->garden->community, texts[0]);
    link.note = texts[4];
    if (!capacity_typed(texts[1], &link.capacity, err) ||
        !typed_past(texts[2], &link.since, err) ||
        !typed_past(texts[3], &link.until, err) ||
        !ops_link_edit(host->garden, &link, err))
        return false;
    pane_say(host, _("%s : corrigé."), line->other_name);
    return true;
}

static bool complete_role(void *ctx, struct pane_host *host, size_t field,
                          const char *text, struct arena *arena, const char ***words,
                          size_t *count, struct err *err)
{
    const struct community *community = host->garden->community;
    size_t most = community->role_count + CAPACITY_COUNT;
    (void)ctx;
    (void)err;
    *words = arena_alloc(arena, (most + 1) * sizeof **words);
    *count = 0;
    for (size_t i = 0; field == 0 && i < community->role_count; i++)
        if (typed_starts(community->roles[i].label, text))
            (*words)[(*count)++] = community->roles[i].label;
    for (int i = CAPACITY_OWN; field == 1 && i < CAPACITY_COUNT; i++)
        if (typed_starts(capacity_text((enum capacity)i), text))
            (*words)[(*count)++] = capacity_text((enum capacity)i);
    return true;
}

bool card_link_edit(struct pane *pane, struct pane_host *host, struct err *err)
{
    (void)err;
    const struct link_line *line =
        card_link(card_state(pane), card_state(pane)->here.id);
    struct arena arena = {0};
    if (!line)
        return card_belongs_add(pane, host);
    const char *since = typed_day_text(&arena, line->link.since);
    const char *until = typed_day_text(&arena, line->link.until);
    struct form_field lines[] = {
        {_("Rôle"), line->role, _("trésorière, bénévole, salarié…")},
        {_("À quel titre"), capacity_text(line->link.capacity), _("soi, ou structure")},
        {_("Depuis"), since, _("2024, mars, 12/03/2025")},
        {_("Jusqu’à"), until, _("rien : c’est toujours vrai")},
        {_("Note"), line->link.note, NULL}};
    ask_form(host, &(struct form){.draft = {.field = DRAFT_LINK, .id = line->link.id},
                                  .title = line->other_name,
                                  .fields = lines,
                                  .count = 5,
                                  .whole = 1u << 2 | 1u << 3,
                                  .ctx = pane,
                                  .complete = complete_role,
                                  .done = edited});
    arena_free(&arena);
    return true;
}

bool card_link_next(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct link_line *line =
        card_link(card_state(pane), card_state(pane)->here.id);
    if (!line)
        return card_belongs_add(pane, host);
    bool ended = line->ended || line->link.until;
    int64_t until = ended ? 0 : typed_midnight(typed_today());
    if (!ops_link_end(host->garden, line->link.id, until, err))
        return false;
    pane_say(host,
             ended
                 ? _("%s : c’est toujours vrai. u : annuler.")
                 : _("%s : terminé aujourd’hui. e : dire un autre jour ; u : annuler."),
             line->other_name);
    return true;
}

/* --- with whom -------------------------------------------------------------------- */

struct tie {
    struct pane *pane;
    char kind[64];
    bool outward;
    bool to_person;
};

static struct link link_to(const struct tie *tie, struct id other)
{
    struct id person = card_state(tie->pane)->person;
    return (struct link){.subject = tie->outward ? person : other,
                         .object = tie->outward ? other : person,
                         .kind = tie->kind,
                         .role = "",
                         .note = ""};
}

static bool stand_on_tie(const struct tie *tie, struct pane_host *host, struct id link,
                         const char *label)
{
    card_stand_on(card_state(tie->pane), PART_LINK, link, "");
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

static void pick_other(struct tie *tie, struct pane_host *host, const char *label)
{
    pick_open(host,
              &(struct pick){.title = label,
                             .find = tie->to_person ? pick_persons : pick_actors_named,
                             .ctx = tie,
                             .release = free,
                             .done = tied,
                             .make = tied_new});
}

bool card_belongs_add(struct pane *pane, struct pane_host *host)
{
    struct tie *tie = xcalloc(1, sizeof *tie);
    tie->pane = pane;
    tie->outward = true;
    str_copy(tie->kind, sizeof tie->kind, LINK_BELONGS);
    pick_other(tie, host, _("Membre de quelle organisation ?"));
    return true;
}

/* A relation is said first, then to whom: a person, or an actor. */
static bool relation_chosen(void *ctx, struct pane_host *host, size_t index,
                            struct err *err)
{
    struct arena arena = {0};
    struct link_choice *choices;
    size_t count = ops_link_choices(host->garden, true, &arena, &choices);
    (void)err;
    if (index / 2 < count) {
        const struct link_choice *choice = &choices[index / 2];
        struct tie *tie = xcalloc(1, sizeof *tie);
        tie->pane = ctx;
        tie->outward = choice->outward;
        tie->to_person = index % 2 == 0;
        str_copy(tie->kind, sizeof tie->kind, choice->kind);
        pick_other(tie, host, arena_printf(&arena, _("%s : qui ?"), choice->label));
    }
    arena_free(&arena);
    return true;
}

bool card_relation_add(struct pane *pane, struct pane_host *host)
{
    struct arena arena = {0};
    struct link_choice *links;
    size_t count = ops_link_choices(host->garden, true, &arena, &links);
    struct choice *choices = arena_alloc(&arena, (2 * count + 1) * sizeof *choices);
    for (size_t i = 0; i < count; i++) {
        choices[2 * i] = (struct choice){links[i].label, _("une personne")};
        choices[2 * i + 1] = (struct choice){links[i].label, _("un acteur")};
    }
    ask_choice(host, &(struct choose){.title = _("Quelle relation ?"),
                                      .choices = choices,
                                      .count = 2 * count,
                                      .ctx = pane,
                                      .done = relation_chosen});
    arena_free(&arena);
    return true;
}

bool card_link_open(struct pane_host *host, const struct link_line *link)
{
    if (link->other_is_person)
        host->go(host, PLACE_PERSON, &(struct pane_visit){.id = link->other});
    else
        host->go(host, PLACE_ACTOR, &(struct pane_visit){.id = link->other});
    return true;
}
