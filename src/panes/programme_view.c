#include "panes/programme_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/meetings.h"
#include "ui/list.h"

struct programme_modal {
    struct modal modal;
    struct arena arena;
    struct id meeting;
    char *text;
    struct programme programme;
    int top;
};

static struct programme_modal *self(struct modal *modal)
{
    return (struct programme_modal *)modal;
}

static void hour_text(int minutes, char out[16])
{
    if (minutes < 0)
        snprintf(out, 16, "  ?  ");
    else
        snprintf(out, 16, "%02d:%02d", minutes / 60 % 24, minutes % 60);
}

/* What became of each line, so that nothing is lost unseen. */
static const char *role_word(enum programme_role role)
{
    static const char *const words[] = {
        [LINE_BLANK] = "",
        [LINE_TITLE] = N_("titre"),
        [LINE_DATE] = N_("date"),
        [LINE_PLACE] = N_("lieu"),
        [LINE_OBJECTIVES] = N_("objectifs"),
        [LINE_OBJECTIVE] = N_("objectif"),
        [LINE_DAY] = N_("jour"),
        [LINE_HOURS] = N_("heures"),
        [LINE_SLOT] = N_("point"),
        [LINE_DESCRIPTION] = N_("description"),
        [LINE_PROMPT] = N_("question"),
        [LINE_KEPT] = N_("gardé en note"),
        [LINE_LABEL] = N_("intitulé"),
    };
    return words[role] && *words[role] ? _(words[role]) : "";
}

static void draw_line(const struct programme_modal *view, size_t index,
                      struct canvas *canvas, struct rect row)
{
    const struct programme_line *line = &view->programme.lines[index];
    char start[16] = "", end[16] = "";
    uint8_t style = line->role == LINE_SLOT   ? STYLE_TITLE
                    : line->role == LINE_KEPT ? STYLE_FEAR
                                              : STYLE_PLAIN;
    canvas_put_cut(canvas, row.x, row.y, 14, STYLE_DIM, role_word(line->role));
    if (line->role == LINE_SLOT && line->slot != PROGRAMME_NONE) {
        const struct programme_slot *slot = &view->programme.slots[line->slot];
        hour_text(slot->start, start);
        hour_text(slot->end, end);
        canvas_printf(canvas, row.x + 15, row.y, 20, STYLE_PLAIN, "%s-%s%s%s", start,
                      end, slot->inferred ? _(" déduit") : "",
                      slot->outside ? _(" hors") : "");
        canvas_printf(canvas, row.x + 35, row.y, row.width - 36, style, "%s%s%s%s",
                      slot->title, *slot->presenter ? " (" : "", slot->presenter,
                      *slot->presenter ? ")" : "");
    } else {
        canvas_put_cut(canvas, row.x + 15, row.y, row.width - 16, style, line->text);
    }
}

/* What the reader found odd, named before anything is accepted. */
static const char *remark_text(struct arena *arena, const struct programme *programme,
                               const struct programme_remark *remark)
{
    const char *title = programme->slots[remark->slot].title;
    const char *other =
        remark->other != PROGRAMME_NONE ? programme->slots[remark->other].title : "";
    switch (remark->issue) {
    case PROGRAMME_GAP:
        return arena_printf(arena, _("trou de %d min avant « %s »"), remark->minutes,
                            other);
    case PROGRAMME_OVERLAP:
        return arena_printf(arena, _("« %s » commence %d min avant la fin de « %s »"),
                            other, remark->minutes, title);
    case PROGRAMME_BACKWARD:
        return arena_printf(arena, _("« %s » finit avant de commencer : fin laissée"),
                            title);
    case PROGRAMME_OVERRUN:
        return arena_printf(arena, _("« %s » dépasse la fin annoncée de %d min"), title,
                            remark->minutes);
    case PROGRAMME_EARLY:
        return arena_printf(arena, _("« %s » commence avant l’heure annoncée"), title);
    case PROGRAMME_OUTSIDE:
        return arena_printf(arena, _("« %s » est après la fin annoncée"), title);
    case PROGRAMME_NO_END:
        return arena_printf(arena, _("rien ne dit quand finit « %s »"), title);
    case PROGRAMME_NO_TITLE:
        return _("un point n’a pas de titre");
    case PROGRAMME_UNPLACED:
        return arena_printf(arena, _("une pause sans horaire reste dans « %s »"),
                            title);
    }
    return "";
}

/* Under the lines; returns the next free row. */
static int draw_remarks(const struct programme *programme, struct canvas *canvas,
                        struct rect rect)
{
    struct arena arena = {0};
    int y = rect.y;
    for (size_t i = 0; i < programme->remark_count && y < rect.y + rect.height; i++)
        canvas_put_cut(canvas, rect.x, y++, rect.width, STYLE_ERROR,
                       remark_text(&arena, programme, &programme->remarks[i]));
    arena_free(&arena);
    return y;
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct programme_modal *view = (const struct programme_modal *)modal;
    const struct programme *programme = &view->programme;
    struct rect box = {0, 0, canvas->width, canvas->height - 1};
    char title[160];
    (void)host;
    if (programme->slot_count)
        snprintf(title, sizeof title, _("Déroulé lu : %zu points, %zu remarques"),
                 programme->slot_count, programme->remark_count);
    else
        snprintf(title, sizeof title, "%s",
                 _("Aucun horaire reconnu : le texte sera gardé en notes"));
    canvas_box(canvas, box, STYLE_DIM, title);
    int y = 1;
    int remarks = (int)programme->remark_count < 3 ? (int)programme->remark_count : 3;
    y = draw_remarks(programme, canvas, (struct rect){2, y, box.width - 4, remarks});
    for (size_t i = (size_t)view->top; i < programme->line_count && y < box.height - 2;
         i++)
        if (programme->lines[i].role != LINE_BLANK)
            draw_line(view, i, canvas, (struct rect){2, y++, box.width - 4, 1});
    canvas_put_cut(
        canvas, 2, box.height - 2, box.width - 4, STYLE_DIM,
        _("Entrée : accepter   haut/bas : la suite   Échap : ne rien écrire"));
    canvas_cursor(canvas, 2, 1);
}

static enum outcome accept(struct programme_modal *view, struct pane_host *host,
                           struct err *err)
{
    struct id id = view->meeting;
    if (!ops_programme_accept(host->garden, view->meeting, &view->programme, view->text,
                              &id, err))
        return OUTCOME_FAILED;
    pane_say(host,
             i18n_n("%zu point ajouté. u l’enlève.",
                    "%zu points ajoutés. u les enlève.",
                    (long)view->programme.slot_count),
             view->programme.slot_count);
    host->go(host, PLACE_AGENDA, &(struct pane_visit){.id = id});
    return OUTCOME_CLOSE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct programme_modal *view = self(modal);
    if (pressed.name == K_ENTER)
        return accept(view, host, err);
    if (pressed.name == K_ESC) {
        host->say(host, _("Rien n’a été écrit."));
        return OUTCOME_CLOSE;
    }
    int by = key_travel(pressed, 15);
    if (!by)
        return OUTCOME_UNUSED;
    int top = view->top + by, most = (int)view->programme.line_count - 1;
    view->top = top < 0 ? 0 : top > most ? most : top;
    return OUTCOME_DONE;
}

static void free_view(struct modal *modal)
{
    struct programme_modal *view = self(modal);
    arena_free(&view->arena);
    free(view->text);
    free(view);
}

static const struct modal_class programme_class = {
    .name = "programme",
    .draw = draw,
    .key = key,
    .free = free_view,
};

static bool known_day(struct pane_host *host, struct id meeting,
                      struct programme_day *day, struct err *err)
{
    struct arena arena = {0};
    struct meeting known = {0};
    *day = (struct programme_day){.start = -1, .end = -1};
    if (!id_is_none(meeting) &&
        !ops_meeting(host->garden, meeting, &arena, &known, err)) {
        arena_free(&arena);
        return false;
    }
    struct civil civil = clock_civil(known.start ? known.start : clock_now());
    day->date = (struct date){civil.year, civil.month, civil.day};
    if (known.start)
        day->start = civil.hour * 60 + civil.minute;
    if (known.end)
        day->end = day->start + (int)((known.end - known.start) / 60000);
    arena_free(&arena);
    return true;
}

bool programme_view_open(struct pane_host *host, struct id meeting, const char *text,
                         struct err *err)
{
    struct programme_day day;
    if (!known_day(host, meeting, &day, err))
        return false;
    struct programme_modal *view = xcalloc(1, sizeof *view);
    view->modal.class = &programme_class;
    view->meeting = meeting;
    view->text = xstrdup(text);
    programme_read(&view->arena, view->text, &day, &view->programme);
    host->open(host, &view->modal);
    return true;
}
