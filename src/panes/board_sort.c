/* Sorting out: marks, groups, columns, votes. The message says what was done; after a
 * send the focus goes to the next item to sort, after a step it follows the item. */
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/board_private.h"
#include "panes/pairs.h"

static enum outcome finish(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome mark(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct board_state *state = board_state(pane);
    if (board_focus(state)->group) {
        host->say(host, _("On marque des post-its : Entrée ouvre ce groupe."));
        return OUTCOME_DONE;
    }
    struct id id = board_item_id(board_focus(state));
    for (size_t i = 0; i < state->marks.n; i++) {
        if (id_equal(state->marks.at[i], id)) {
            memmove(&state->marks.at[i], &state->marks.at[i + 1],
                    (state->marks.n - i - 1) * sizeof id);
            state->marks.n--;
            return board_move(pane, host, ACTION_DOWN, err);
        }
    }
    vec_push(&state->marks, id);
    return board_move(pane, host, ACTION_DOWN, err);
}

/* All notes of the column, loaded or not; a second time takes every mark away. */
static enum outcome mark_all(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct board_state *state = board_state(pane);
    struct board_column *column = board_here(state);
    struct arena arena = {0};
    struct note_page page;
    bool done = true;
    if (state->marks.n || !column) {
        board_unmark_all(state);
        host->say(host, _("Plus rien n’est marqué."));
        return OUTCOME_DONE;
    }
    struct note_query query = {.board = state->board_id,
                               .category = column->category,
                               .loose_only = state->filter.len == 0};
    if (!id_is_none(state->open_group))
        query =
            (struct note_query){.board = state->board_id, .group = state->open_group};
    done = ops_notes_page(host->garden, &query, str_text(&state->filter),
                          (struct id){0}, 0, 100000, &arena, &page, err);
    for (size_t i = 0; done && i < page.count; i++)
        vec_push(&state->marks, page.notes[i].id);
    if (done)
        pane_say(host, i18n_n("%zu marqué.", "%zu marqués.", (long)state->marks.n),
                 state->marks.n);
    arena_free(&arena);
    return finish(done);
}

static bool group_named(void *ctx, struct pane_host *host, const char *name,
                        struct err *err)
{
    struct pane *pane = ctx;
    struct board_state *state = board_state(pane);
    struct board_column *column = board_here(state);
    struct arena arena = {0};
    struct id *ids;
    bool joined = false;
    size_t count = board_targets(state, &arena, &ids);
    bool done =
        ops_group_notes(host->garden, state->board_id, column ? column->category : "",
                        ids, count, name, &joined, err);
    if (done) {
        board_advance(state, ids, count);
        board_unmark_all(state);
        pane_say(host,
                 i18n_n("%zu post-it dans le groupe %s.",
                        "%zu post-its dans le groupe %s.", (long)count),
                 count, name);
    }
    arena_free(&arena);
    return done;
}

static bool starts_like(const char *name, const char *typed)
{
    struct str a = {0}, b = {0};
    fold_text(&a, name);
    fold_text(&b, typed);
    bool like = str_starts(str_text(&a), str_text(&b));
    str_free(&a);
    str_free(&b);
    return like;
}

static bool complete_group(void *ctx, struct pane_host *host, const char *text,
                           struct arena *arena, const char ***words, size_t *count,
                           struct err *err)
{
    struct board_state *state = board_state(ctx);
    (void)host;
    (void)err;
    *count = 0;
    *words = arena_alloc(arena, (state->counts.group_count + 1) * sizeof **words);
    for (size_t i = 0; i < state->counts.group_count; i++)
        if (starts_like(state->counts.groups[i].name, text))
            (*words)[(*count)++] = arena_strdup(arena, state->counts.groups[i].name);
    return true;
}

static enum outcome group(struct pane *pane, struct pane_host *host)
{
    const struct board_state *state = board_state(pane);
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_GROUP,
                                               .id = state->board_id,
                                               .number = board_targets_number(state)},
                                     .title = _("Nom du groupe"),
                                     .ctx = pane,
                                     .done = group_named,
                                     .complete = complete_group});
    return OUTCOME_DONE;
}

static enum outcome ungroup(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct board_state *state = board_state(pane);
    const struct board_item *focus = board_focus(state);
    struct arena arena = {0};
    struct id *ids;
    bool done;
    if (focus->group) {
        done = ops_group_dissolve(host->garden, focus->group->id, err);
    } else {
        size_t count = board_targets(state, &arena, &ids);
        done = ops_group_leave(host->garden, ids, count, err);
        if (done) {
            board_advance(state, ids, count);
            board_unmark_all(state);
        }
    }
    if (done)
        host->say(host, focus->group
                            ? _("Groupe défait, ses post-its restent dans la colonne.")
                            : _("Sorti du groupe."));
    arena_free(&arena);
    return finish(done);
}

/* --- moving to a column or a group by its letter -------------------------------- */

/* Groups by age, so that the letter of one does not change when another appears. */
static void groups_by_age(const struct board_state *state, struct arena *arena,
                          const struct group ***groups)
{
    size_t count = state->counts.group_count;
    const struct group **list = arena_alloc(arena, (count + 1) * sizeof *list);
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        const struct group *one = &state->counts.groups[i];
        for (; at && list[at - 1]->position > one->position; at--)
            list[at] = list[at - 1];
        list[at] = one;
    }
    *groups = list;
}

static bool send(struct pane *pane, struct pane_host *host, const char *category,
                 const struct group *group, struct err *err)
{
    struct board_state *state = board_state(pane);
    const struct board_item *focus = board_focus(state);
    struct arena arena = {0};
    struct id *ids, stack = {0};
    bool done;
    size_t count = board_targets(state, &arena, &ids);
    if (!count && focus && focus->group) {
        stack = focus->group->id;
        ids = &stack;
        count = 1;
        done = group ? ops_group_merge(host->garden, group->id, stack, err)
                     : ops_group_move(host->garden, stack, category, err);
    } else {
        done = group ? ops_group_add(host->garden, group->id, ids, count, err)
                     : ops_note_move(host->garden, ids, count, category, err);
    }
    if (done) {
        board_advance(state, ids, count);
        board_unmark_all(state);
        pane_say(host, _("Vers %s."),
                 group ? group->name : board_column_label(state, category));
    }
    arena_free(&arena);
    return done;
}

static bool send_to(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct pane *pane = ctx;
    struct board_state *state = board_state(pane);
    if (index < state->counts.column_count)
        return send(pane, host, state->counts.columns[index].category, NULL, err);
    struct arena arena = {0};
    const struct group **groups;
    size_t group = index - state->counts.column_count;
    groups_by_age(state, &arena, &groups);
    bool sent = group < state->counts.group_count
                    ? send(pane, host, NULL, groups[group], err)
                    : err_set(err, ERR_NOT_FOUND,
                              _("Ce groupe n’est plus là : rouvrez la liste (m)."));
    arena_free(&arena);
    return sent;
}

enum outcome board_choose_place(struct pane *pane, struct pane_host *host,
                                bool with_groups)
{
    struct board_state *state = board_state(pane);
    struct arena arena = {0};
    const struct board_counts *counts = &state->counts;
    const struct group **groups;
    size_t count = counts->column_count;
    struct choice *choices =
        arena_alloc(&arena, (count + counts->group_count + 1) * sizeof *choices);
    for (size_t i = 0; i < count; i++)
        choices[i].label = counts->columns[i].label;
    groups_by_age(state, &arena, &groups);
    for (size_t i = 0; with_groups && i < counts->group_count; i++) {
        choices[count].label = arena_printf(&arena, _("groupe %s"), groups[i]->name);
        choices[count++].detail = board_column_label(state, groups[i]->category);
    }
    ask_choice(
        host, &(struct choose){.title = with_groups ? _("Déplacer vers") : _("Colonne"),
                               .choices = choices,
                               .count = count,
                               .ctx = pane,
                               .done = send_to});
    arena_free(&arena);
    return OUTCOME_DONE;
}

/* One column to the side; the focus follows. */
static enum outcome shift_column(struct pane *pane, struct pane_host *host, int by,
                                 struct err *err)
{
    struct board_state *state = board_state(pane);
    size_t count = state->counts.column_count;
    if (!id_is_none(state->open_group) ||
        (by < 0 ? state->column == 0 : state->column + 1 >= count)) {
        host->say(host, _("Rien de ce côté : m choisit une colonne par sa lettre."));
        return OUTCOME_DONE;
    }
    struct id id = board_item_id(board_focus(state));
    size_t target = by < 0 ? state->column - 1 : state->column + 1;
    if (!send(pane, host, state->counts.columns[target].category, NULL, err))
        return OUTCOME_FAILED;
    state->column = target;
    state->columns.at[target]->selected = id;
    return OUTCOME_DONE;
}

static enum outcome shift_row(struct pane *pane, struct pane_host *host, int by,
                              struct err *err)
{
    struct board_state *state = board_state(pane);
    if (state->order != ORDER_POSITION) {
        host->say(host,
                  _("Trié par votes ou par type : o revient au rangement à la main."));
        return OUTCOME_DONE;
    }
    if (board_focus(state)->group) {
        host->say(host,
                  _("Un groupe ne change pas de rang : K et J servent aux post-its."));
        return OUTCOME_DONE;
    }
    return finish(ops_note_shift(host->garden, board_focus(state)->note->id, by, err));
}

enum outcome board_sort(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err)
{
    switch ((int)action) {
    case ACTION_MARK:
        return mark(pane, host, err);
    case ACTION_MARK_ALL:
        return mark_all(pane, host, err);
    case ACTION_GROUP:
        return group(pane, host);
    case ACTION_UNGROUP:
        return ungroup(pane, host, err);
    case ACTION_MERGE:
        return board_merge(pane, host, err);
    case ACTION_PAIRS:
        return finish(pairs_open(host, board_state(pane)->board_id, err));
    case ACTION_MOVE_TO:
        return board_choose_place(pane, host, true);
    case ACTION_CATEGORY:
        return board_choose_place(pane, host, false);
    case ACTION_MOVE_LEFT:
        return shift_column(pane, host, -1, err);
    case ACTION_MOVE_RIGHT:
        return shift_column(pane, host, 1, err);
    case ACTION_MOVE_UP:
        return shift_row(pane, host, -1, err);
    case ACTION_MOVE_DOWN:
        return shift_row(pane, host, 1, err);
    case ACTION_VOTE:
        return board_vote(pane, host, false, err);
    case ACTION_VOTE_BACK:
        return board_vote(pane, host, true, err);
    case ACTION_VOTER:
        return board_voter(pane, host);
    default:
        return OUTCOME_UNUSED;
    }
}
