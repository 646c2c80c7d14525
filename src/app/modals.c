/* The stack of modals: each is freed when it closes, its draft written before. */
#include "app/private.h"

void app_open_modal(struct app *app, struct modal *modal)
{
    struct err err = ERR_INIT;
    modal->below = app->top;
    modal->stale = true;
    app->top = modal;
    if (!draft_open(modal, &app->host, &err))
        app_report(app, &err);
}

void app_follow_modals(struct app *app)
{
    for (struct modal *modal = app->top; modal; modal = modal->below) {
        struct err err = ERR_INIT;
        if (!draft_follow(modal, &app->host, &err))
            app_refused(app, &err);
        if (!*draft_text(&modal->draft) || !modal->draft.refused.len)
            app_drop_aside(app, modal);
    }
}

void app_flush_modal(struct app *app, struct modal *modal)
{
    struct err err = ERR_INIT;
    if (!draft_flush(&modal->draft, &app->host, &err))
        app_refused(app, &err);
}

void app_end_modal(struct app *app, struct modal *modal)
{
    struct err err = ERR_INIT;
    bool settled = draft_close(modal, &app->host, &err);
    if (settled)
        app_drop_aside(app, modal);
    else if (!app_refused(app, &err))
        app_ask_aside(app);
    if (settled || app_is_aside(modal))
        app_close_modal(app, modal);
}

void app_close_modal(struct app *app, struct modal *modal)
{
    struct modal **link = &app->top;
    while (*link && *link != modal)
        link = &(*link)->below;
    if (!*link)
        return;
    *link = modal->below;
    draft_free(&modal->draft);
    modal->class->free(modal);
}

/* Is what is typed there nowhere but on the screen? */
static bool is_last(const struct app *app, const struct modal *modal)
{
    return draft_due(&modal->draft) >= 0 && *draft_text(&modal->draft) &&
           !app_is_aside(modal) && app->calls.keep_aside && !app->host.garden->demo;
}

/* What was typed stays as a draft, else in the file that it was kept in. */
static void part_with(struct app *app, struct modal *modal)
{
    if (draft_due(&modal->draft) < 0)
        app_drop_aside(app, modal);
    app_close_modal(app, modal);
}

bool app_put_away(struct app *app, struct modal *modal)
{
    app_flush_modal(app, modal);
    if (is_last(app, modal)) {
        app_ask_aside(app);
        return false;
    }
    part_with(app, modal);
    return true;
}

/* The end: nobody is left to be asked. */
void app_close_all(struct app *app)
{
    while (app->top) {
        app_flush_modal(app, app->top);
        part_with(app, app->top);
    }
}

bool app_close_left(struct app *app)
{
    bool closed = true;
    for (struct modal *modal = app->top, *below; modal; modal = below) {
        below = modal->below;
        if (modal->left)
            closed = closed && app_put_away(app, modal);
    }
    for (struct modal *modal = app->top; modal; modal = modal->below)
        modal->left = false; /* those that had to stay are of the pane still shown */
    return closed;
}

int app_modal_rows(const struct app *app)
{
    int most = 0;
    for (const struct modal *modal = app->top; modal; modal = modal->below) {
        int rows =
            modal->class->rows ? modal->class->rows(modal, app->canvas.height) : 0;
        most = rows > most ? rows : most;
    }
    return most;
}
