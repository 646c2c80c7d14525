#include "app/app.h"

#include <stdlib.h>

#include "app/private.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "panes/board.h"
#include "panes/welcome.h"

void app_say(struct app *app, const char *sentence)
{
    str_copy(app->message, sizeof app->message, sentence);
    app->message_is_error = false;
}

void app_report(struct app *app, const struct err *err)
{
    if (err->kind == ERR_NONE)
        return;
    str_copy(app->message, sizeof app->message, err->text);
    app->message_is_error = true;
    if (err->detail[0])
        log_write("%d: %s", (int)err->kind, err->detail);
}

static void load_pane(struct app *app, struct pane *pane)
{
    struct err err = ERR_INIT;
    if (!pane->stale)
        return;
    pane->stale = false;
    if (pane->class->load(pane, app->host.garden, &err))
        return;
    /* the run that was shown is undone: back to the agendas */
    if (err.kind == ERR_NOT_FOUND && app->place == PLACE_LIVE) {
        app_show(app, PLACE_AGENDA, NULL);
        load_pane(app, app->pane);
    } else {
        app_report(app, &err);
    }
}

void app_refresh(struct app *app)
{
    struct garden *garden = app->host.garden;
    if (!garden || garden->busy)
        return;
    for (int i = 0; i < PLACE_COUNT; i++)
        if (app->panes[i] && (garden->changed & app->panes[i]->class->watches))
            app->panes[i]->stale = true;
    bool meetings_changed = garden->changed & CHANGED_MEETINGS;
    for (struct modal *modal = app->top; garden->changed && modal; modal = modal->below)
        modal->stale = true;
    garden->changed = 0;
    struct pane *live = app->panes[PLACE_LIVE];
    load_pane(app, app->pane);
    /* its clock shows in the header: a run changed from elsewhere is read again */
    if (live && live != app->pane && meetings_changed)
        load_pane(app, live);
}

/* When the pane may read what it left for a rest; -1: nothing was left. */
static int64_t rest_due(const struct app *app)
{
    const struct pane_class *class = app->pane->class;
    if (!app->host.garden || app->pane->stale || app->top || !class->restless ||
        !class->restless(app->pane))
        return -1;
    return app->last_key + REST_MS;
}

/* The clock of a run shows in its own pane, and in the header of the others. */
static bool clock_shown(const struct app *app)
{
    const struct pane *live = app->panes[PLACE_LIVE];
    return app->host.garden && live && live->class->running(live);
}

void app_rest(struct app *app)
{
    struct err err = ERR_INIT;
    if (rest_due(app) >= 0 &&
        !app->pane->class->rest(app->pane, app->host.garden, &err))
        app_report(app, &err);
}

bool app_busy(const struct app *app)
{
    const struct modal *modal = app->top;
    return modal && modal->class->working && modal->class->working(modal);
}

/* One slice of what goes on between two keys. */
static void work(struct app *app)
{
    struct err err = ERR_INIT;
    struct modal *modal = app->top;
    enum outcome outcome = modal->class->work(modal, &app->host, &err);
    app_report(app, &err);
    if (outcome == OUTCOME_CLOSE)
        app_close_modal(app, modal);
}

static void handle_tick(struct app *app)
{
    int64_t now = clock_monotonic();
    if (app_busy(app))
        work(app);
    for (struct modal *modal = app->top; modal; modal = modal->below) {
        int64_t due = draft_due(&modal->draft);
        if (due >= 0 && due <= now)
            app_flush_modal(app, modal);
    }
    if (clock_shown(app))
        app->panes[PLACE_LIVE]->class->tick(app->panes[PLACE_LIVE], clock_now());
    if (rest_due(app) <= now)
        app_rest(app);
}

/* While the program was stopped, its file may have gone. */
static void look_again(struct app *app)
{
    struct err err = ERR_INIT;
    if (app->host.garden && !ops_garden_in_place(app->host.garden, &err))
        app_refused(app, &err);
}

void app_handle(struct app *app, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY:
        app_handle_key(app, event->key);
        app_follow_modals(app);
        break;
    case EVENT_PASTE: {
        char *text = xstrndup(event->text, event->len);
        app_handle_paste(app, text);
        app_follow_modals(app);
        free(text);
        break;
    }
    case EVENT_TICK:
        handle_tick(app);
        break;
    case EVENT_HANGUP:
    case EVENT_STOP:
        app_flush(app);
        app->done = true;
        break;
    case EVENT_RESUMED:
        look_again(app);
        break;
    case EVENT_RESIZE:
    case EVENT_NONE:
    case EVENT_SUSPEND:
    case EVENT_GROUND:
        break;
    }
}

struct app *app_new(struct garden *garden, const struct app_options *options,
                    const struct app_calls *calls)
{
    struct app *app = xcalloc(1, sizeof *app);
    app_host_init(app, options->ascii);
    app->bare = options->bare;
    if (calls)
        app->calls = *calls;
    app->host.desk = app->calls.desk;
    app->host.sheets = app->calls.sheets;
    canvas_init(&app->canvas, options->width, options->height, options->ascii);
    app_set_keyboard(app, options->keyboard);
    app_forget_places(app);
    app_show(app, PLACE_BOARD, NULL);
    if (garden)
        app_garden(app, garden);
    if (options->first_run)
        welcome_open(&app->host, garden == NULL);
    if (options->notice)
        app_say(app, options->notice);
    return app;
}

void app_free(struct app *app)
{
    if (!app)
        return;
    app_close_all(app);
    for (int i = 0; i < PLACE_COUNT; i++)
        pane_free(app->panes[i]);
    keymap_free(app->keymap);
    canvas_free(&app->canvas);
    str_free(&app->aside);
    free(app);
}

/* The line of the board opens again as it was left; of the others a word tells. */
static bool recover_drafts(struct app *app, struct err *err)
{
    if (app->place == PLACE_BOARD)
        board_recover_draft(app->pane, &app->host);
    return app->top || draft_tell(&app->host, err);
}

/* Inside a modal's own callback the garden waits until that modal has returned. */
void app_garden(struct app *app, struct garden *garden)
{
    struct err err = ERR_INIT;
    if (app->top) {
        app->arrived = garden;
        return;
    }
    app->host.garden = garden;
    garden->changed = CHANGED_ALL;
    app_bind_keys(app);
    app_forget_places(app);
    app_resume_run(app);
    app_fit(app);
    app_refresh(app);
    if (!ops_garden_read_only(garden) && !recover_drafts(app, &err))
        app_report(app, &err);
}

static void sooner(int64_t *soonest, int64_t due, int64_t now)
{
    int64_t wait = due > now ? due - now : 0;
    if (due >= 0 && (*soonest < 0 || wait < *soonest))
        *soonest = wait;
}

int app_timeout(struct app *app)
{
    int64_t soonest = -1;
    int64_t now = clock_monotonic();
    /* at the next second of the wall clock, and no more often */
    if (clock_is_test() || clock_shown(app))
        soonest = clock_is_test() ? 1000 : 1000 - clock_now() % 1000;
    for (struct modal *modal = app->top; modal; modal = modal->below)
        sooner(&soonest, draft_due(&modal->draft), now);
    sooner(&soonest, rest_due(app), now);
    return app_busy(app) ? 0 : (int)soonest;
}

void app_flush(struct app *app)
{
    for (struct modal *modal = app->top; modal; modal = modal->below)
        app_flush_modal(app, modal);
}

bool app_done(const struct app *app)
{
    return app->done;
}

const struct canvas *app_draw(struct app *app)
{
    struct err err = ERR_INIT;
    app_fit(app);
    app_refresh(app);
    for (struct modal *modal = app->top; modal; modal = modal->below) {
        if (!modal->stale || !modal->class->load || app_busy(app))
            continue;
        modal->stale = false;
        if (!modal->class->load(modal, &app->host, &err))
            app_report(app, &err);
    }
    app_frame(app);
    return &app->canvas;
}
