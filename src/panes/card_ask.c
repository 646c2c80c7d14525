/* What someone needs, brings or promised: added in one line, followed by its state. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/asks.h"
#include "panes/ask_form.h"
#include "panes/card_private.h"
#include "panes/card_words.h"
#include "panes/pick.h"
#include "panes/typed.h"

const struct ask *card_ask(const struct card_state *state, struct id id)
{
    for (size_t i = 0; i < state->view.ask_count; i++)
        if (id_equal(state->view.asks[i].id, id))
            return &state->view.asks[i];
    return NULL;
}

/* The id of a category when the text is its label; "" for none; NULL when it is no
 * category. */
static const char *category_typed(const struct community *community, const char *typed)
{
    if (!*typed)
        return "";
    for (size_t i = 0; i < community->category_count; i++)
        if (typed_alike(community->categories[i].label, typed) ||
            str_equal(community->categories[i].id, typed))
            return community->categories[i].id;
    return NULL;
}

static bool complete(void *ctx, struct pane_host *host, size_t field, const char *text,
                     struct arena *arena, const char ***words, size_t *count,
                     struct err *err)
{
    const struct community *community = host->garden->community;
    (void)ctx;
    (void)err;
    *count = 0;
    *words = arena_alloc(arena, (community->category_count + 1) * sizeof **words);
    for (size_t i = 0; field == 1 && i < community->category_count; i++)
        if (typed_starts(community->categories[i].label, text))
            (*words)[(*count)++] = community->categories[i].label;
    return true;
}

static bool read_form(const struct community *community, const char *const *texts,
                      struct ask *ask, struct err *err)
{
    ask->text = texts[0];
    ask->category = category_typed(community, texts[1]);
    if (!ask->category)
        return err_set(err, ERR_INPUT,
                       _("« %s » n’est pas une catégorie : les premières lettres, puis "
                         "la flèche du bas, en proposent."),
                       texts[1]);
    return typed_coming(texts[2], &ask->due, err);
}

struct adding {
    struct pane *pane;
    enum ask_kind kind;
};

static bool added(void *ctx, struct pane_host *host, const char *const *texts,
                  struct err *err)
{
    const struct adding *adding = ctx;
    struct card_state *state = card_state(adding->pane);
    struct ask ask = {.owner = state->person, .kind = adding->kind};
    struct id id;
    if (!read_form(host->garden->community, texts, &ask, err) ||
        !ops_ask_add(host->garden, &ask, NULL, &id, err))
        return false;
    card_stand_on(state, PART_ASK, id, "");
    pane_say(host, _("%s noté. b : relié, satisfait, retiré."), ask_label(ask.kind));
    return true;
}

bool card_ask_add(struct pane *pane, struct pane_host *host, enum ask_kind kind,
                  struct err *err)
{
    (void)err;
    struct adding *adding = xcalloc(1, sizeof *adding);
    static const enum draft_field drafts[] = {DRAFT_NEED, DRAFT_OFFER, DRAFT_PROMISE};
    struct form_field lines[] = {
        {ask_label(kind), NULL, _("ce qui est dit, en peu de mots")},
        {_("Catégorie"), NULL, _("facultative : les premières lettres")},
        {_("Échéance"), NULL, _("facultative : vendredi, fin mars, 12/03")}};
    *adding = (struct adding){pane, kind};
    ask_form(host, &(struct form){
                       .title = ask_label(kind),
                       .fields = lines,
                       .count = 3,
                       .draft = {.field = drafts[kind], .id = card_state(pane)->person},
                       .ctx = adding,
                       .release = free,
                       .complete = complete,
                       .done = added});
    return true;
}

static bool edited(void *ctx, struct pane_host *host, const char *const *texts,
                   struct err *err)
{
    const struct ask *old = card_ask(card_state(ctx), card_state(ctx)->here.id);
    if (!old)
        return err_set(err, ERR_NOT_FOUND, _("Cette ligne n’est plus là."));
    struct ask ask = *old;
    if (!read_form(host->garden->community, texts, &ask, err) ||
        !ops_ask_edit(host->garden, &ask, err))
        return false;
    host->say(host, _("Corrigé."));
    return true;
}

bool card_ask_edit(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct community *community = host->garden->community;
    const struct ask *ask = card_ask(card_state(pane), card_state(pane)->here.id);
    struct arena arena = {0};
    if (!ask)
        return card_need(pane, host, err);
    struct form_field lines[] = {
        {ask_label(ask->kind), ask->text, NULL},
        {_("Catégorie"),
         *ask->category ? community_category(community, ask->category) : "", NULL},
        {_("Échéance"), typed_day_text(&arena, ask->due), NULL}};
    ask_form(host, &(struct form){.draft = {.field = DRAFT_ASK, .id = ask->id},
                                  .title = ask_label(ask->kind),
                                  .fields = lines,
                                  .count = 3,
                                  .whole = 1u << 2,
                                  .ctx = pane,
                                  .complete = complete,
                                  .done = edited});
    arena_free(&arena);
    return true;
}

/* ouvert > satisfait > retiré > ouvert; to be linked takes someone: Entrée. */
bool card_ask_next(struct pane *pane, struct pane_host *host, struct err *err)
{
    static const enum ask_status after[ASK_STATUS_COUNT] = {
        [ASK_OPEN] = ASK_MET,
        [ASK_LINKED] = ASK_MET,
        [ASK_MET] = ASK_WITHDRAWN,
        [ASK_WITHDRAWN] = ASK_OPEN,
    };
    const struct ask *ask = card_ask(card_state(pane), card_state(pane)->here.id);
    if (!ask)
        return card_need(pane, host, err);
    enum ask_status next = after[ask->status];
    if (!ops_ask_status(host->garden, ask->id, next, err))
        return false;
    pane_say(host, _("%s : %s. u : annuler."), ask_label(ask->kind),
             ask_status_text(next));
    return true;
}

static bool linked(void *ctx, struct pane_host *host, struct id id, const char *label,
                   struct err *err)
{
    if (!ops_ask_link(host->garden, card_state(ctx)->here.id, id, err))
        return false;
    pane_say(host, _("Relié à %s."), label);
    return true;
}

enum { DO_LINK, DO_MET, DO_WITHDRAW, DO_REOPEN, DO_EDIT, DO_COUNT, ANSWERS_MOST = 8 };

/* What can be done about one; then who could answer it, by ids: lists go on living. */
struct doing {
    struct pane *pane;
    struct id ask;
    bool need;
    struct id answers[ANSWERS_MOST];
};

static bool answered(const struct doing *doing, struct pane_host *host, struct id other,
                     struct err *err)
{
    struct id need = doing->need ? doing->ask : other;
    struct id offer = doing->need ? other : doing->ask;
    if (!ops_ask_match(host->garden, need, offer, err))
        return false;
    host->say(host, _("Besoin et apport reliés, chacun sur sa fiche. u : annuler."));
    return true;
}

static bool chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    static const enum ask_status statuses[DO_COUNT] = {
        [DO_MET] = ASK_MET, [DO_WITHDRAW] = ASK_WITHDRAWN, [DO_REOPEN] = ASK_OPEN};
    const struct doing *doing = ctx;
    if (index >= DO_COUNT)
        return answered(doing, host, doing->answers[index - DO_COUNT], err);
    if (index == DO_EDIT)
        return card_ask_edit(doing->pane, host, err);
    if (index != DO_LINK)
        return ops_ask_status(host->garden, doing->ask, statuses[index], err);
    pick_open(host, &(struct pick){.title = _("Relié à qui ?"),
                                   .find = pick_persons,
                                   .ctx = doing->pane,
                                   .done = linked});
    return true;
}

/* « Lise Martin propose : Mon garage », under what can be done. */
static bool add_answers(struct doing *doing, struct pane_host *host,
                        struct arena *arena, struct choice *choices, size_t *count,
                        struct err *err)
{
    struct ask_line *lines;
    size_t found;
    if (!ops_ask_candidates(host->garden, doing->ask, ANSWERS_MOST, arena, &lines,
                            &found, err))
        return false;
    for (size_t i = 0; i < found; i++) {
        doing->answers[i] = lines[i].ask.id;
        choices[(*count)++].label = arena_printf(
            arena, doing->need ? _("%s propose : %s") : _("%s cherche : %s"),
            lines[i].owner, lines[i].ask.text);
    }
    return true;
}

bool card_ask_open(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct ask *ask = card_ask(card_state(pane), card_state(pane)->here.id);
    struct arena arena = {0};
    struct choice choices[DO_COUNT + ANSWERS_MOST] = {
        [DO_LINK] = {_("relié à quelqu’un"), NULL}, [DO_MET] = {_("satisfait"), NULL},
        [DO_WITHDRAW] = {_("retiré"), NULL},        [DO_REOPEN] = {_("rouvert"), NULL},
        [DO_EDIT] = {_("corriger"), NULL},
    };
    size_t count = DO_COUNT;
    if (!ask)
        return card_need(pane, host, err);
    struct doing *doing = xcalloc(1, sizeof *doing);
    *doing =
        (struct doing){.pane = pane, .ask = ask->id, .need = ask->kind == ASK_NEED};
    bool read = ask->kind == ASK_PROMISE ||
                add_answers(doing, host, &arena, choices, &count, err);
    if (read)
        ask_choice(host, &(struct choose){.title = ask_label(ask->kind),
                                          .choices = choices,
                                          .count = count,
                                          .ctx = doing,
                                          .release = free,
                                          .done = chosen});
    else
        free(doing);
    arena_free(&arena);
    return read;
}

const char *card_ask_text(struct arena *arena, const struct community *community,
                          const struct ask *ask)
{
    return arena_printf(
        arena, "%s%s%s%s%s%s%s", ask->text, *ask->category ? " · " : "",
        *ask->category ? community_category(community, ask->category) : "",
        ask->status == ASK_OPEN ? "" : ", ",
        ask->status == ASK_OPEN ? "" : ask_status_text(ask->status),
        ask->due ? _(", avant le ") : "", typed_day_text(arena, ask->due));
}
