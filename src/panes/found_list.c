#include "panes/found_list.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "ops/tasks.h"

/* Columns of the kind, at the right. */
enum { KIND_ROOM = 18 };

bool found_list_search(struct found_list *found, struct pane_host *host,
                       const char *typed, size_t most, struct err *err)
{
    struct find_options options = {.most = most, .projected = host->projected};
    arena_reset(&found->arena);
    found->list.selected = found->list.top = 0;
    if (ops_find(host->garden, typed, &options, &found->arena, &found->answer, err))
        return true;
    found->answer = (struct find_answer){.hint = ""};
    return false;
}

const struct found *found_list_selected(const struct found_list *found)
{
    size_t selected = (size_t)found->list.selected;
    return selected < found->answer.count ? &found->answer.found[selected] : NULL;
}

/* Columns that the name took. */
static int draw_name(const struct found *found, struct canvas *canvas, struct rect row,
                     bool here)
{
    int room = row.width - 2 - KIND_ROOM;
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_put_right(canvas, row.x + row.width - KIND_ROOM, row.y, KIND_ROOM, STYLE_DIM,
                     find_kind_label(found->kind));
    return canvas_put_cut(canvas, row.x + 2, row.y, room, STYLE_PLAIN, found->name);
}

void found_draw_name(const struct found *found, struct canvas *canvas, struct rect row,
                     bool here)
{
    draw_name(found, canvas, row, here);
    if (here)
        canvas_focus(canvas, row);
}

void found_draw_row(const struct found *found, struct canvas *canvas, struct rect row,
                    bool here)
{
    int room = row.width - 2 - KIND_ROOM;
    int used = draw_name(found, canvas, row, here) + 2;
    if (*found->place && !str_equal(found->place, found->name) && used + 12 < room)
        canvas_put_cut(canvas, row.x + 2 + used, row.y, room - used, STYLE_DIM,
                       found->place);
    if (here)
        canvas_focus(canvas, row);
}

/* One of no meeting is seen where it is taken up: in what follows of any of them. */
static bool say_parked(const struct found *found, struct pane_host *host,
                       struct err *err)
{
    struct arena arena = {0};
    struct task *tasks, *task = NULL;
    size_t count = 0;
    bool good = found->kind != FIND_ACTION ||
                ops_tasks(host->garden, &arena, &tasks, &count, err);
    for (size_t i = 0; good && i < count; i++)
        if (id_equal(tasks[i].latest, found->id))
            task = &tasks[i];
    struct civil day = clock_civil(task ? task->due : 0);
    if (good && found->kind != FIND_ACTION)
        host->say(host, _("Question hors rencontre. S, dans un agenda, la reprend."));
    else if (good && task && task->due)
        pane_say(host,
                 _("Action pour le %02d/%02d/%04d, hors rencontre. S, dans un agenda, "
                   "la reprend."),
                 day.day, day.month, day.year);
    else if (good)
        host->say(host, _("Action hors rencontre. S, dans un agenda, la reprend."));
    arena_free(&arena);
    return good;
}

void found_open(const struct found *found, struct pane_host *host)
{
    struct pane_visit visit = {.id = found->open, .item = found->id};
    enum pane_place place = PLACE_AGENDA;
    bool card = found->kind == FIND_ASK || found->kind == FIND_TOUCH;
    if (found->kind == FIND_PERSON || (card && !found->open_actor))
        place = PLACE_PERSON;
    else if (found->kind == FIND_ACTOR || card)
        place = PLACE_ACTOR;
    else if (found->kind == FIND_NOTE)
        place = PLACE_BOARD;
    else if (id_is_none(found->open)) {
        struct err err = ERR_INIT;
        if (!say_parked(found, host, &err))
            host->say(host, err.text);
        return;
    }
    host->go(host, place, &visit);
}

void found_list_free(struct found_list *found)
{
    arena_free(&found->arena);
}
