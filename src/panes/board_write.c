/* Writing: the capture line, corrections, kinds, tags, the bin, boards themselves. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/board_private.h"
#include "panes/capture.h"
#include "panes/to_card.h"

static const char *target_where(void *ctx, struct arena *arena)
{
    struct board_state *state = board_state(ctx);
    const struct board_column *column = board_here(state);
    return arena_printf(arena, _("colonne : %s"),
                        column ? board_column_label(state, column->category) : "-");
}

static bool target_step(void *ctx, struct pane_host *host, int direction)
{
    struct err err = ERR_INIT;
    struct pane *pane = ctx;
    size_t before = board_state(pane)->column;
    board_move(pane, host, direction < 0 ? ACTION_LEFT : ACTION_RIGHT, &err);
    return board_state(pane)->column != before;
}

static struct note_place target_place(void *ctx)
{
    const struct board_state *state = board_state(ctx);
    const struct board_column *column = board_here(state);
    return (struct note_place){.board = state->board_id,
                               .category = column ? column->category : "",
                               .slot = state->slot};
}

/* The new note is shown whatever was open before. */
static void target_saved(void *ctx, struct id note)
{
    struct board_state *state = board_state(ctx);
    struct board_column *column = board_here(state);
    state->open_group = (struct id){0};
    if (column)
        column->selected = note;
}

static void capture(struct pane *pane, struct pane_host *host,
                    const struct capture_start *start)
{
    struct capture_target target = {.ctx = pane,
                                    .board = board_state(pane)->board_id,
                                    .where = target_where,
                                    .step = target_step,
                                    .place = target_place,
                                    .saved = target_saved};
    capture_open(host, &target, start);
}

void board_recover_draft(struct pane *pane, struct pane_host *host)
{
    struct board_state *state = board_state(pane);
    if (!state->board_count || !capture_has_draft(host->garden, state->board_id))
        return;
    capture(pane, host, &(struct capture_start){0});
}

enum outcome board_paste(struct pane *pane, struct pane_host *host, const char *text,
                         struct err *err)
{
    (void)err;
    capture(pane, host, &(struct capture_start){.text = text});
    return OUTCOME_DONE;
}

static bool rename_group(void *ctx, struct pane_host *host, const char *text,
                         struct err *err)
{
    struct board_state *state = board_state(ctx);
    bool merged = false;
    if (!ops_group_rename(host->garden, board_item_id(board_focus(state)), text,
                          &merged, err))
        return false;
    pane_say(host,
             merged ? _("Réuni au groupe %s, votes additionnés.")
                    : _("Le groupe s’appelle %s."),
             text);
    return true;
}

static enum outcome edit(struct pane *pane, struct pane_host *host)
{
    const struct board_item *focus = board_focus(board_state(pane));
    if (!focus->group) {
        capture(pane, host, &(struct capture_start){.edit = focus->note});
        return OUTCOME_DONE;
    }
    ask_text(host, &(struct ask_box){
                       .draft = {.field = DRAFT_GROUP_NAME, .id = focus->group->id},
                       .title = _("Nouveau nom du groupe"),
                       .text = focus->group->name,
                       .ctx = pane,
                       .done = rename_group});
    return OUTCOME_DONE;
}

static enum outcome next_kind(struct pane *pane, struct pane_host *host,
                              struct err *err)
{
    struct arena arena = {0};
    struct id *ids;
    size_t count = board_targets(board_state(pane), &arena, &ids);
    bool done = ops_note_next_kind(host->garden, ids, count, err);
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static bool set_tags(void *ctx, struct pane_host *host, const char *text,
                     struct err *err)
{
    struct board_state *state = board_state(ctx);
    struct arena arena = {0};
    struct id *ids;
    size_t count = board_targets(state, &arena, &ids);
    bool done = ops_note_tag(host->garden, ids, count, text, err);
    if (done)
        board_unmark_all(state);
    arena_free(&arena);
    return done;
}

static bool complete_tag(void *ctx, struct pane_host *host, const char *text,
                         struct arena *arena, const char ***words, size_t *count,
                         struct err *err)
{
    (void)ctx;
    return ops_words_like(host->garden, true, text[0] == '#' ? text + 1 : text, 6,
                          arena, words, count, err);
}

static enum outcome tag(struct pane *pane, struct pane_host *host)
{
    const struct board_state *state = board_state(pane);
    ask_text(host,
             &(struct ask_box){
                 .draft = {.field = DRAFT_TAGS,
                           .id = state->board_id,
                           .number = board_targets_number(state)},
                 .title = _("Étiquettes (celles que tous ont déjà seront retirées)"),
                 .ctx = pane,
                 .done = set_tags,
                 .complete = complete_tag});
    return OUTCOME_DONE;
}

static enum outcome bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct board_state *state = board_state(pane);
    struct arena arena = {0};
    struct id *ids;
    size_t count = board_targets(state, &arena, &ids);
    bool done = ops_note_bin(host->garden, ids, count, err);
    if (done) {
        board_advance(state, ids, count);
        board_unmark_all(state);
        pane_say(host,
                 i18n_n("%zu post-it à la corbeille. u le reprend, X la montre.",
                        "%zu post-its à la corbeille. u les reprend, X la montre.",
                        (long)count),
                 count);
    }
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* --- boards --------------------------------------------------------------------- */

static bool make_board(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct pane *pane = ctx;
    struct board_state *state = board_state(pane);
    struct id id;
    if (!ops_board_add(host->garden, text, "", &id, err))
        return false;
    board_leave(state);
    state->board_id = id;
    pane->stale = true;
    pane_say(host, _("Tableau %s. Q écrit sa question."), text);
    return true;
}

static bool set_question(void *ctx, struct pane_host *host, const char *text,
                         struct err *err)
{
    const struct board *board = board_current(board_state(ctx));
    if (!ops_board_edit(host->garden, board->id, board->name, text, board->dots,
                        board->voters, err))
        return false;
    host->say(host, _("Question du tableau changée."));
    return true;
}

static bool set_budget(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    const struct board *board = board_current(board_state(ctx));
    int dots = 0, voters = 0;
    char rest;
    int read = sscanf(text, "%d %d%c", &dots, &voters, &rest);
    if (read < 1 || read > 2 || dots < 0 || dots > 999 || voters < 0 || voters > 9999)
        return err_set(err, ERR_INPUT,
                       _("« %s » : écrivez deux nombres, gommettes par personne puis "
                         "votants, par exemple 3 20 (0 : sans limite)."),
                       text);
    if (!ops_board_edit(host->garden, board->id, board->name, board->question, dots,
                        voters, err))
        return false;
    pane_say(host, _("Budget : %d gommettes × %d votants."), dots, voters);
    return true;
}

static enum outcome ask_board(struct pane *pane, struct pane_host *host,
                              enum action action)
{
    const struct board *board = board_current(board_state(pane));
    char budget[32] = "";
    struct ask_box ask = {.draft = {.field = DRAFT_BOARD},
                          .title = _("Nom du nouveau tableau"),
                          .ctx = pane,
                          .done = make_board};
    if (action == ACTION_EDIT_BOARD && board) {
        ask.draft = (struct draft_of){.field = DRAFT_BOARD_QUESTION, .id = board->id};
        ask.title = _("Question posée par ce tableau");
        ask.text = board->question;
        ask.done = set_question;
        ask.allow_empty = true;
    } else if (action == ACTION_BUDGET && board) {
        snprintf(budget, sizeof budget, "%d %d", board->dots, board->voters);
        ask.draft = (struct draft_of){.field = DRAFT_BOARD_BUDGET, .id = board->id};
        ask.title = _("Gommettes par personne, puis nombre de votants");
        ask.text = budget;
        ask.done = set_budget;
    }
    ask_text(host, &ask);
    return OUTCOME_DONE;
}

static enum outcome add(struct pane *pane, struct pane_host *host, bool fear)
{
    const struct community *community = host->garden->community;
    const struct note_kind *kind = fear ? community_kind_by_sign(community, "!") : NULL;
    capture(pane, host, &(struct capture_start){.kind = kind});
    return OUTCOME_DONE;
}

/* A need or an offer goes to the card of whoever wrote it. */
static enum outcome to_card(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct board_item *focus = board_focus(board_state(pane));
    if (focus->group) {
        host->say(host, _("Entrée ouvre ce groupe : une fiche reçoit un post-it."));
        return OUTCOME_DONE;
    }
    return to_card_open(host, focus->note->id, focus->note->author, err)
               ? OUTCOME_DONE
               : OUTCOME_FAILED;
}

enum outcome board_write(struct pane *pane, struct pane_host *host, enum action action,
                         struct err *err)
{
    switch ((int)action) {
    case ACTION_ADD:
    case ACTION_ADD_FEAR:
        return add(pane, host, action == ACTION_ADD_FEAR);
    case ACTION_EDIT:
        return edit(pane, host);
    case ACTION_KIND:
        return next_kind(pane, host, err);
    case ACTION_TAG:
        return tag(pane, host);
    case ACTION_BIN:
        return bin(pane, host, err);
    case ACTION_TO_CARD:
        return to_card(pane, host, err);
    case ACTION_NEW_BOARD:
    case ACTION_EDIT_BOARD:
    case ACTION_BUDGET:
        return ask_board(pane, host, action);
    default:
        return OUTCOME_UNUSED;
    }
}
