/* The columns of the list of actors, and the list as a file. */
#include <string.h>

#include "base/i18n.h"
#include "ops/sheet.h"
#include "panes/actors_private.h"

/* Read so many at a time. */
enum { PAGE = 500 };

struct actors_columns actors_columns(int width, bool projected)
{
    struct actors_columns columns = {.follow = 9};
    int room = width - 3;
    if (room >= 70)
        columns.kind = 13;
    if (room >= 60 && !projected)
        columns.stage = 10;
    if (room < 45)
        columns.follow = 0;
    columns.name = room - columns.kind - columns.stage - columns.follow;
    if (room >= 30)
        columns.place = columns.name * 4 / 9;
    columns.name -= columns.place;
    return columns;
}

/* Those of the list; where the map alone is shown, all there are. */
static struct actors_columns columns_shown(const struct pane *pane)
{
    int width =
        actors_layout(pane, (struct rect){0, 0, pane->width, pane->height}).list.width;
    struct actors_columns columns =
        actors_columns(width ? width : ACTORS_WIDE, pane->projected);
    columns.follow = pane->projected ? 0 : columns.follow;
    return columns;
}

static void add_titles(struct sheet *sheet, struct actors_columns columns)
{
    sheet_column(sheet, _("Acteur"));
    if (columns.kind)
        sheet_column(sheet, _("Type"));
    if (columns.stage)
        sheet_column(sheet, _("Étape"));
    if (columns.place)
        sheet_column(sheet, _("Lieu"));
    if (columns.follow)
        sheet_column(sheet, _("Suivi"));
}

/* What the place of an actor is told from. */
static enum field place_field(const struct actor *actor)
{
    return *actor->commune ? FIELD_ACTOR_COMMUNE
           : *actor->place ? FIELD_ACTOR_PLACE
                           : FIELD_ACTOR_PERIMETER;
}

static void add_row(struct sheet *sheet, struct actors_columns columns,
                    struct arena *arena, const struct actor *actor,
                    const struct actors_row *row)
{
    const char *day = actor_day_text(arena, actor->next_on);
    sheet_row(sheet, actor->id);
    sheet_cell(sheet, FIELD_ACTOR_NAME, actor->name);
    if (columns.kind)
        sheet_cell(sheet,
                   actor->nature == NATURE_ACTOR && *actor->kind ? FIELD_ACTOR_KIND
                                                                 : FIELD_ACTOR_NATURE,
                   row->kind);
    if (columns.stage)
        sheet_cell(sheet, FIELD_ACTOR_PROSPECT, row->stage);
    if (columns.place)
        sheet_cell(sheet, place_field(actor), row->place);
    if (columns.follow)
        sheet_cell(sheet, 0, *day ? day : row->follow);
}

bool actors_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                  struct err *err)
{
    struct actors_state *state = actors_state(pane);
    struct actors_columns columns = columns_shown(pane);
    struct arena arena = {0};
    struct actor_page page = {.more_after = true};
    struct id anchor = {{0}};
    bool read = true;
    sheet_begin(sheet, _("acteurs"), SHEET_OF_ACTORS);
    add_titles(sheet, columns);
    while (read && page.more_after) {
        size_t known = id_is_none(anchor) ? 0 : 1; /* the anchor comes again */
        read = ops_actors_page(garden, &state->query, state->order, anchor, 0, PAGE,
                               &arena, &page, err);
        struct actors_row *rows = read ? actors_rows(state, &page, &arena) : NULL;
        for (size_t i = known; read && i < page.count; i++)
            add_row(sheet, columns, &arena, &page.actors[i], &rows[i]);
        if (read && page.count)
            anchor = page.actors[page.count - 1].id;
        arena_reset(&arena);
    }
    arena_free(&arena);
    return read;
}
