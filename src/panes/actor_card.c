#include "panes/actor_card.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "panes/actor_card_private.h"
#include "panes/twins.h"

/* --- drawing ------------------------------------------------------------------------
 */

static const char *rank_text(const struct actor_card *card, struct arena *arena)
{
    for (size_t i = 0; i < card->among.n; i++)
        if (id_equal(card->among.at[i], card->id))
            return arena_printf(arena,
                                card->walk ? _("Revue : %zu sur %zu   v : vérifié, n : "
                                               "passer")
                                           : _("%zu/%zu (n : suivant)"),
                                i + 1, card->among.n);
    return "";
}

static void draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused)
{
    const struct actor_card *card = actor_card(pane);
    struct arena arena = {0};
    const char *rank = rank_text(card, &arena);
    int right = width_text(rank, strlen(rank));
    canvas_put_cut(canvas, rect.x + 1, rect.y, rect.width - right - 4, STYLE_TITLE,
                   arena_printf(&arena, "%s > %s", _("Acteurs"),
                                card->found ? card->actor.name : _("fiche retirée")));
    canvas_put_right(canvas, rect.x, rect.y, rect.width - 1, STYLE_DIM, rank);
    canvas_dots(canvas, rect.x, rect.y + 1, rect.width, STYLE_DIM);
    rect.y += ACTOR_HEAD;
    rect.height -= ACTOR_HEAD;
    fields_draw(card->fields.at, card->fields.n, card->list, canvas, rect, focused);
    arena_free(&arena);
}

/* --- moving -------------------------------------------------------------------------
 */

static enum outcome move(struct pane *pane, int by)
{
    struct actor_card *card = actor_card(pane);
    list_move(&card->list, by);
    list_settle(&card->list, (int)card->fields.n, pane->height - ACTOR_HEAD);
    if (card->list.selected < (int)card->fields.n) {
        const struct field_line *field = &card->fields.at[card->list.selected];
        actor_card_stand_on(card, (enum actor_line)field->kind, field->id, field->key);
    }
    return OUTCOME_DONE;
}

static enum outcome back(struct pane *pane, struct pane_host *host)
{
    const struct actor_card *card = actor_card(pane);
    if (card->among.n)
        host->go(host, PLACE_ACTORS, &(struct pane_visit){.id = card->id});
    else
        host->leave(host);
    return OUTCOME_DONE;
}

static enum outcome end_walk(struct pane *pane, struct pane_host *host)
{
    struct actor_card *card = actor_card(pane);
    pane_say(host,
             i18n_n("Revue finie : %d fiche vérifiée.",
                    "Revue finie : %d fiches vérifiées.", card->verified),
             card->verified);
    return back(pane, host);
}

/* The card before or after, in the list one came from; the same line of it. */
static enum outcome step(struct pane *pane, struct pane_host *host, int by)
{
    struct actor_card *card = actor_card(pane);
    for (size_t i = 0; i < card->among.n; i++) {
        if (!id_equal(card->among.at[i], card->id))
            continue;
        if ((by < 0 && i == 0) || (by > 0 && i + 1 == card->among.n))
            break;
        card->id = card->among.at[by < 0 ? i - 1 : i + 1];
        pane->stale = true;
        return OUTCOME_DONE;
    }
    if (card->walk && by > 0)
        return end_walk(pane, host);
    host->say(host, !card->among.n ? _("Pas de liste ici : Échap, puis Acteurs.")
                    : by > 0       ? _("C’est la dernière fiche de la liste.")
                                   : _("C’est la première fiche de la liste."));
    return OUTCOME_DONE;
}

static enum outcome see(struct pane *pane, struct pane_host *host, enum action action)
{
    int page = pane->height - ACTOR_HEAD, all = (int)actor_card(pane)->fields.n;
    int by = action_travel(action, page, all);
    if (by)
        return move(pane, by);
    switch ((int)action) {
    case ACTION_NEXT_CARD:
        return step(pane, host, 1);
    case ACTION_PREVIOUS_CARD:
        return step(pane, host, -1);
    case ACTION_BACK:
        return back(pane, host);
    default:
        return OUTCOME_UNUSED;
    }
}

/* --- writing ------------------------------------------------------------------------
 */

static enum outcome finish(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* In a walk the next card follows: one key a card. */
static enum outcome verify(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct actor_card *card = actor_card(pane);
    if (!ops_actors_verify(host->garden, &card->id, 1, err))
        return OUTCOME_FAILED;
    pane_say(host, _("« %s » : vérifié aujourd’hui."), card->actor.name);
    card->verified++;
    return card->walk ? step(pane, host, 1) : OUTCOME_DONE;
}

static enum outcome next_stage(struct pane *pane, struct pane_host *host,
                               struct err *err)
{
    const struct actor *actor = &actor_card(pane)->actor;
    enum prospect next = (enum prospect)((actor->prospect + 1) % PROSPECT_COUNT);
    if (!ops_actor_prospect(host->garden, actor->id, next, actor->next_step,
                            actor->next_on, err))
        return OUTCOME_FAILED;
    pane_say(host, _("Étape : %s."),
             next ? _(prospect_label(next)) : _("n’est plus à inviter"));
    return OUTCOME_DONE;
}

/* Entrée on a link goes to whom it ties; elsewhere it corrects. */
static enum outcome open_line(struct pane *pane, struct pane_host *host,
                              struct err *err)
{
    struct actor_card *card = actor_card(pane);
    const struct link_line *link =
        card->here.kind == LINE_LINK ? actor_card_link(card) : NULL;
    if (!link)
        return finish(actor_card_edit(pane, host, err));
    if (link->other_is_person) {
        host->go(host, PLACE_PERSON, &(struct pane_visit){.id = link->other});
        return OUTCOME_DONE;
    }
    card->id = link->other;
    card->among.n = 0;
    card->walk = false;
    card->list = (struct list){0};
    actor_card_stand_on(card, LINE_NAME, (struct id){0}, "");
    pane->stale = true;
    return OUTCOME_DONE;
}

/* Side by side, cards show what a projected one hides. */
static enum outcome merge_with(const struct pane *pane, struct pane_host *host)
{
    if (pane->projected)
        host->say(host, _("Caché sur l’écran projeté. P : écran privé."));
    else
        twins_ask(host, TWINS_ACTORS, actor_card(pane)->id);
    return OUTCOME_DONE;
}

static enum outcome act(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    enum outcome outcome = see(pane, host, action);
    if (outcome != OUTCOME_UNUSED || !actor_card(pane)->found)
        return outcome;
    if (ops_garden_read_only(host->garden) && action == ACTION_OPEN &&
        actor_card(pane)->here.kind != LINE_LINK)
        return err_set(err, ERR_READONLY,
                       _("Lecture seule : ce fichier ne peut pas être modifié ici."))
                   ? OUTCOME_DONE
                   : OUTCOME_FAILED;
    switch ((int)action) {
    case ACTION_OPEN:
        return open_line(pane, host, err);
    case ACTION_EDIT:
        return finish(actor_card_edit(pane, host, err));
    case ACTION_ADD:
        return finish(actor_card_add(pane, host, err));
    case ACTION_BIN:
        return finish(actor_card_bin(pane, host, err));
    case ACTION_VERIFY:
        return verify(pane, host, err);
    case ACTION_STAGE:
        return next_stage(pane, host, err);
    case ACTION_MERGE_WITH:
        return merge_with(pane, host);
    default:
        return OUTCOME_UNUSED;
    }
}

static unsigned has(const struct pane *pane)
{
    return actor_card(pane)->found ? NEED_ITEM | NEED_NOTE : 0;
}

static enum outcome paste(struct pane *pane, struct pane_host *host, const char *text,
                          struct err *err)
{
    (void)pane;
    (void)host;
    (void)text;
    (void)err;
    return OUTCOME_UNUSED;
}

static void status(const struct pane *pane, struct str *out)
{
    const struct actor_card *card = actor_card(pane);
    if (!card->found)
        str_add(out, _("Cette fiche n’est plus là : u la rend, Échap revient."));
    else if (pane->projected)
        str_add(out, _("Écran projeté : contacts, suivi et notes cachés."));
    else if (actor_card_on_part(card))
        str_add(out, _("Entrée : corriger, suivre un lien   a : contact, lien, source  "
                       " x : retirer"));
    else
        str_add(out, _("Entrée : corriger (vide : effacer)   a : contact, lien, source "
                       "  x : la fiche"));
}

static void visit(struct pane *pane, const struct pane_visit *visit)
{
    struct actor_card *card = actor_card(pane);
    if (id_is_none(visit->id))
        return;
    card->among.n = 0;
    for (size_t i = 0; i < visit->among_count; i++)
        vec_push(&card->among, visit->among[i]);
    card->id = visit->id;
    card->walk = visit->walk;
    card->verified = 0;
    card->list = (struct list){0};
    actor_card_stand_on(card, LINE_NAME, (struct id){0}, "");
    pane->stale = true;
}

static void free_card(struct pane *pane)
{
    vec_free(&actor_card(pane)->among);
    vec_free(&actor_card(pane)->fields);
}

static const enum action hints[] = {
    ACTION_EDIT,      ACTION_ADD,        ACTION_VERIFY, ACTION_STAGE,  ACTION_BIN,
    ACTION_NEXT_CARD, ACTION_MERGE_WITH, ACTION_UNDO,   ACTION_IMPORT, ACTION_NONE};

const struct pane_class actor_card_class = {
    .name = N_("Fiche d’acteur"),
    .scope = SCOPE_CARD,
    .watches = CHANGED_ACTORS | CHANGED_PEOPLE | CHANGED_CONFIG,
    .state_size = sizeof(struct actor_card),
    .hints = hints,
    .load = actor_card_load,
    .draw = draw,
    .act = act,
    .visit = visit,
    .has = has,
    .paste = paste,
    .status = status,
    .free = free_card,
};
