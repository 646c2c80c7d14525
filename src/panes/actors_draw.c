#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "panes/actors_private.h"

enum { DETAIL_ROWS = 6, TALL = 16, HEAD_ROWS = 2, LIST_LEAST = 46 };

struct actors_layout actors_layout(const struct pane *pane, struct rect rect)
{
    const struct actors_state *state = actors_state(pane);
    struct actors_layout layout = {.list = rect};
    bool wide = rect.width >= ACTORS_WIDE;
    if (state->full || (state->focus == FOCUS_MAP && !wide)) {
        layout.map = rect;
        layout.list.width = 0;
        return layout;
    }
    if (wide) {
        int list = rect.width / 2;
        list = list < LIST_LEAST ? LIST_LEAST : list;
        layout.list.width = list;
        layout.map = (struct rect){rect.x + list + 1, rect.y, rect.width - list - 1,
                                   rect.height};
    }
    if (rect.height >= TALL)
        layout.detail = (struct rect){rect.x, rect.y + rect.height - DETAIL_ROWS,
                                      layout.list.width, DETAIL_ROWS};
    layout.list.y += HEAD_ROWS;
    layout.list.height -= HEAD_ROWS + layout.detail.height;
    return layout;
}

/* --- columns ---------------------------------------------------------------------- */

/* One cell of a row, a column of air behind it; returns where the next one starts. */
static int draw_cell(struct canvas *canvas, int x, int y, int width, uint8_t style,
                     const char *text)
{
    if (width > 1)
        canvas_put_cut(canvas, x, y, width - 1, style, text);
    return x + width;
}

/* « Villefranche-… (12) »: the département stays, whatever the name loses. */
static int draw_place(struct canvas *canvas, int x, int y, int width, const char *place)
{
    const char *dept = strrchr(place, '(');
    int all = width_text(place, strlen(place));
    if (!dept || all < width)
        return draw_cell(canvas, x, y, width, STYLE_PLAIN, place);
    char name[256];
    str_format(name, sizeof name, "%.*s", (int)(dept - place), place);
    int tail = width_text(dept, strlen(dept));
    int used = canvas_put_cut(canvas, x, y, width - 2 - tail, STYLE_PLAIN, name);
    canvas_put(canvas, x + used + 1, y, tail, STYLE_PLAIN, dept);
    return x + width;
}

static void draw_titles(struct canvas *canvas, int x, int y,
                        struct actors_columns columns)
{
    x = draw_cell(canvas, x, y, columns.name, STYLE_DIM, _("Acteur"));
    x = draw_cell(canvas, x, y, columns.kind, STYLE_DIM, _("Type"));
    x = draw_cell(canvas, x, y, columns.stage, STYLE_DIM, _("Étape"));
    x = draw_cell(canvas, x, y, columns.place, STYLE_DIM, _("Lieu"));
    draw_cell(canvas, x, y, columns.follow, STYLE_DIM, _("Suivi"));
}

static void draw_row(const struct pane *pane, int index, struct canvas *canvas,
                     struct rect rect, struct actors_columns columns)
{
    const struct actors_state *state = actors_state(pane);
    const struct actors_row *row = &state->rows[index];
    int x = rect.x + 3, y = rect.y;
    x = draw_cell(canvas, x, y, columns.name, STYLE_PLAIN, row->name);
    x = draw_cell(canvas, x, y, columns.kind, STYLE_PLAIN, row->kind);
    x = draw_cell(canvas, x, y, columns.stage, STYLE_PLAIN, row->stage);
    x = draw_place(canvas, x, y, columns.place, row->place);
    if (!pane->projected)
        draw_cell(canvas, x, y, columns.follow, row->follow_style, row->follow);
}

/* --- the list --------------------------------------------------------------------- */

static void count_words(const struct actors_state *state, struct str *out)
{
    /* nothing is said of those that a projected screen leaves out */
    if (*state->words)
        str_printf(
            out,
            i18n_n("%zu acteur sur %zu", "%zu acteurs sur %zu", (long)state->passing),
            state->passing, state->all);
    else
        str_printf(out, i18n_n("%zu acteur", "%zu acteurs", (long)state->passing),
                   state->passing);
}

static void draw_heading(const struct actors_state *state, struct canvas *canvas,
                         struct rect rect)
{
    struct str count = {0};
    count_words(state, &count);
    int right = width_text(str_text(&count), count.len) + 1;
    canvas_put_cut(canvas, rect.x + 1, rect.y, rect.width - right - 3, STYLE_TITLE,
                   *state->words ? state->words : _("Tous les acteurs"));
    canvas_put_right(canvas, rect.x, rect.y, rect.width - 1, STYLE_DIM,
                     str_text(&count));
    str_free(&count);
}

/* In the words of this community, so that all of it is understood. */
static void example_line(const struct community *community, struct str *out)
{
    str_add(out, _("« Graines d’Avenir / Montpellier"));
    if (community->theme_count)
        str_printf(out, " / %s", community->themes[0].label);
    str_add(out, _(" », Entrée."));
}

static void draw_empty(const struct actors_state *state, struct canvas *canvas,
                       struct rect rect)
{
    struct str example = {0};
    example_line(state->community, &example);
    const char *first = _("Aucun acteur. a : ajouter le premier.");
    const char *second = str_text(&example);
    if (state->filter.count) {
        first = _("Aucun acteur ne répond à ces critères.");
        second = _("Effacer : retirer le dernier critère   Échap : tout revoir");
    }
    canvas_put_cut(canvas, rect.x + 3, rect.y + 1, rect.width - 4, STYLE_PLAIN, first);
    canvas_put_cut(canvas, rect.x + 3, rect.y + 2, rect.width - 4, STYLE_DIM, second);
    canvas_cursor(canvas, rect.x + 3, rect.y + 1);
    str_free(&example);
}

static void draw_list(const struct pane *pane, struct canvas *canvas, struct rect rect,
                      bool focused)
{
    const struct actors_state *state = actors_state(pane);
    struct actors_columns columns = actors_columns(rect.width, pane->projected);
    struct list list = state->list;
    list_settle(&list, (int)state->page.count, rect.height);
    if (*state->hint)
        canvas_put_cut(canvas, rect.x + 3, rect.y - 1, rect.width - 4, STYLE_ERROR,
                       state->hint);
    else
        draw_titles(canvas, rect.x + 3, rect.y - 1, columns);
    if (!list.count)
        draw_empty(state, canvas, rect);
    for (int i = 0; i < rect.height && list.top + i < list.count; i++) {
        struct rect row = {rect.x, rect.y + i, rect.width, 1};
        draw_row(pane, list.top + i, canvas, row, columns);
        if (list.top + i != list.selected)
            continue;
        canvas_put(canvas, row.x + 1, row.y, 1, STYLE_PLAIN, ">");
        if (focused) {
            canvas_focus(canvas, row);
            canvas_cursor(canvas, row.x + 1, row.y);
        }
    }
}

/* --- the detail ------------------------------------------------------------------- */

static void detail_line(struct canvas *canvas, struct rect rect, int *y,
                        const char *label, const char *value)
{
    if (*y >= rect.y + rect.height || !*value)
        return;
    int used =
        canvas_printf(canvas, rect.x + 3, *y, rect.width - 4, STYLE_DIM, "%s ", label);
    canvas_put_cut(canvas, rect.x + 3 + used, *y, rect.width - 4 - used, STYLE_PLAIN,
                   value);
    (*y)++;
}

static const char *links_text(const struct actors_state *state, struct arena *arena)
{
    struct str out = {0};
    for (size_t i = 0; i < state->link_count; i++)
        str_printf(&out, "%s%s (%s)", i ? ", " : "", state->links[i].other_name,
                   state->links[i].label);
    const char *text = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return text;
}

static const char *sources_text(const struct actors_state *state, struct arena *arena)
{
    struct str out = {0};
    for (size_t i = 0; i < state->sighting_count; i++)
        str_printf(&out, "%s%s %s", i ? ", " : "",
                   community_source(state->community, state->sightings[i].source),
                   actor_day_text(arena, state->sightings[i].seen));
    const char *text = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return text;
}

static const char *next_text(struct arena *arena, const struct actor *actor)
{
    if (!actor->next_on)
        return actor->next_step;
    return arena_printf(arena, "%s%s%s", actor->next_step,
                        *actor->next_step ? ", " : "",
                        actor_day_text(arena, actor->next_on));
}

static void draw_detail(const struct pane *pane, struct canvas *canvas,
                        struct rect rect)
{
    const struct actors_state *state = actors_state(pane);
    const struct actor *actor = &state->detail;
    struct arena arena = {0};
    int y = rect.y + 2;
    canvas_dots(canvas, rect.x, rect.y, rect.width, STYLE_DIM);
    if (id_is_none(actor->id))
        return;
    int used = canvas_put_cut(canvas, rect.x + 1, rect.y + 1, rect.width - 2,
                              STYLE_TITLE, actor->name);
    canvas_printf(canvas, rect.x + 3 + used, rect.y + 1, rect.width - used - 4,
                  STYLE_DIM, "%s%s%s", actor_kind_text(&arena, state->community, actor),
                  *actor->themes ? "   " : "",
                  community_themes_text(&arena, state->community, actor->themes));
    detail_line(canvas, rect, &y, _("Action :"), actor->action);
    if (!pane->projected) {
        detail_line(canvas, rect, &y, _("Prochain pas :"), next_text(&arena, actor));
        detail_line(canvas, rect, &y, _("Liens :"), links_text(state, &arena));
        detail_line(canvas, rect, &y, _("Sources :"), sources_text(state, &arena));
        detail_line(canvas, rect, &y, _("Note :"), actor->note);
    }
    arena_free(&arena);
}

void actors_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused)
{
    const struct actors_state *state = actors_state(pane);
    struct actors_layout layout = actors_layout(pane, rect);
    bool on_map = state->focus == FOCUS_MAP;
    if (layout.map.width)
        actors_map_draw(&state->map, canvas, layout.map, focused && on_map);
    if (!layout.list.width)
        return;
    if (layout.map.width)
        canvas_bar(canvas, layout.map.x - 1, rect.y, rect.height, STYLE_DIM);
    draw_heading(state, canvas, (struct rect){rect.x, rect.y, layout.list.width, 1});
    if (layout.detail.height)
        draw_detail(pane, canvas, layout.detail);
    draw_list(pane, canvas, layout.list, focused && !on_map);
}

/* What stands under the screen: of the map while one is on it, else of the list. */
void actors_status(const struct pane *pane, struct str *out)
{
    const struct actors_state *state = actors_state(pane);
    if (state->focus == FOCUS_MAP) {
        actors_map_status(&state->map, out);
        return;
    }
    static const char *const orders[ACTOR_ORDER_COUNT] = {
        [ACTOR_BY_NAME] = N_("par nom"),
        [ACTOR_BY_PLACE] = N_("par lieu"),
        [ACTOR_BY_VERIFIED] = N_("à vérifier d’abord"),
        [ACTOR_BY_NEXT] = N_("par prochain pas"),
    };
    count_words(state, out);
    str_printf(out, "   %s", _(orders[state->order]));
    if (state->filter.count)
        str_printf(out, "   %s", _("(Échap : tout revoir)"));
}
