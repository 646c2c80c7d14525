/* The board as a file: a row a note, column after column, groups before loose notes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "ops/sheet.h"
#include "panes/board_private.h"

/* More notes than any board has. */
enum { EVERY = 1000000 };

struct making {
    const struct pane *pane;
    const struct board_state *state;
    struct garden *garden;
    struct sheet *sheet;
    struct arena arena;
};

static void add_votes(struct making *making, int votes)
{
    char text[16] = "";
    if (votes)
        snprintf(text, sizeof text, "%d", votes);
    sheet_cell(making->sheet, 0, text);
}

/* What the wall must not read is not in the file of what the wall shows. */
static void add_byline(struct making *making, const char *author, const char *tags)
{
    if (making->pane->projected)
        return;
    sheet_cell(making->sheet, 0, author);
    sheet_cell(making->sheet, 0, tags);
}

static void add_note(struct making *making, const struct note *note,
                     const struct group *group)
{
    const struct note_kind *kind = community_kind(making->state->community, note->kind);
    sheet_row(making->sheet, note->id);
    sheet_cell(making->sheet, 0, board_column_label(making->state, note->category));
    sheet_cell(making->sheet, 0, group ? group->name : "");
    sheet_cell(making->sheet, 0, kind ? kind->label : note->kind);
    sheet_cell(making->sheet, 0, note->text);
    add_votes(making, note->votes);
    add_byline(making, note->author, note->tags);
}

static const struct group *group_of(const struct board_state *state, struct id id)
{
    for (size_t i = 0; i < state->counts.group_count && !id_is_none(id); i++)
        if (id_equal(state->counts.groups[i].id, id))
            return &state->counts.groups[i];
    return NULL;
}

static bool add_notes(struct making *making, const struct note_query *query,
                      const char *filter, struct err *err)
{
    struct note_page page;
    if (!ops_notes_page(making->garden, query, filter, (struct id){0}, 0, EVERY,
                        &making->arena, &page, err))
        return false;
    for (size_t i = 0; i < page.count; i++)
        add_note(making, &page.notes[i], group_of(making->state, page.notes[i].group));
    arena_reset(&making->arena);
    return true;
}

/* Its title, with all its dots, then its notes. */
static bool add_group(struct making *making, const struct group *group, struct err *err)
{
    struct note_query query = {.board = making->state->board_id, .group = group->id};
    sheet_row(making->sheet, group->id);
    sheet_cell(making->sheet, 0, board_column_label(making->state, group->category));
    sheet_cell(making->sheet, 0, group->name);
    sheet_cell(making->sheet, 0, _("groupe"));
    sheet_cell(making->sheet, 0, group->name);
    add_votes(making, group->votes + group->note_votes);
    add_byline(making, "", "");
    return add_notes(making, &query, NULL, err);
}

/* Groups of the column, in the order of the screen: equal ones keep theirs. */
static size_t groups_of(const struct making *making, const char *category,
                        const struct group **list)
{
    const struct board_state *state = making->state;
    size_t count = 0;
    for (size_t i = 0; i < state->counts.group_count; i++) {
        const struct group *group = &state->counts.groups[i];
        if (!str_equal(group->category, category))
            continue;
        size_t at = count++;
        int votes = group->votes + group->note_votes;
        for (; state->order == ORDER_VOTES && at; at--) {
            if (list[at - 1]->votes + list[at - 1]->note_votes >= votes)
                break;
            list[at] = list[at - 1];
        }
        list[at] = group;
    }
    return count;
}

static bool add_column(struct making *making, const struct board_column *column,
                       struct err *err)
{
    const struct board_state *state = making->state;
    struct note_query query = board_query(state, column->category);
    const struct group **groups =
        xcalloc(state->counts.group_count + 1, sizeof *groups);
    size_t count = query.loose_only ? groups_of(making, column->category, groups) : 0;
    bool done = true;
    for (size_t i = 0; done && i < count; i++)
        done = add_group(making, groups[i], err);
    free(groups);
    return done && add_notes(making, &query, str_text(&state->filter), err);
}

static void add_titles(struct making *making)
{
    static const char *const titles[] = {N_("Colonne"),   N_("Groupe"), N_("Type"),
                                         N_("Texte"),     N_("Votes"),  N_("Auteur"),
                                         N_("Étiquettes")};
    size_t count = sizeof titles / sizeof *titles - (making->pane->projected ? 2 : 0);
    for (size_t i = 0; i < count; i++)
        sheet_column(making->sheet, _(titles[i]));
}

bool board_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                 struct err *err)
{
    const struct board_state *state = board_state(pane);
    const struct board *board = board_current(state);
    struct making making = {
        .pane = pane, .state = state, .garden = garden, .sheet = sheet};
    bool single = state->zoom || !id_is_none(state->open_group), done = true;
    sheet_begin(sheet, board ? board->name : _("tableau"), SHEET_OF_LINES);
    add_titles(&making);
    for (size_t i = 0; done && i < state->columns.n; i++)
        if (!single || i == state->column)
            done = add_column(&making, state->columns.at[i], err);
    arena_free(&making.arena);
    return done;
}
