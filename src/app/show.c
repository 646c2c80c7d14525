/* Which pane is shown. */
#include "app/private.h"
#include "ops/live.h"
#include "panes/agenda.h"
#include "panes/board.h"
#include "panes/live.h"

static const struct pane_class *const classes[PLACE_COUNT] = {
    [PLACE_BOARD] = &board_class,
    [PLACE_AGENDA] = &agenda_class,
    [PLACE_LIVE] = &live_class,
};

/* A pane is made when it is first shown, and loads only while it is. */
void app_show(struct app *app, enum pane_place place, const struct pane_visit *visit)
{
    if (!app->panes[place]) {
        app->panes[place] = pane_new(classes[place]);
        app->panes[place]->projected = app->host.projected;
    }
    app->place = place;
    app->pane = app->panes[place];
    if (place != PLACE_BOARD)
        app->meetings_place = place;
    if (visit && app->pane->class->visit)
        app->pane->class->visit(app->pane, visit);
    app_fit(app);
}

/* From the board one goes back to the run when there is one, else to the agendas. */
enum outcome app_go(struct app *app, enum action action)
{
    bool to_board = action == ACTION_GO_BOARD ||
                    (action != ACTION_GO_AGENDA && app->place != PLACE_BOARD);
    if (to_board)
        app_show(app, PLACE_BOARD, NULL);
    else
        app_show(app, app->meetings_place, NULL);
    return OUTCOME_DONE;
}

/* A run that was interrupted is shown again at once, on the slot where it stood. */
void app_resume_run(struct app *app)
{
    struct err err = ERR_INIT;
    struct id meeting;
    if (!ops_live_meeting(app->host.garden, &meeting, &err))
        app_report(app, &err);
    else if (!id_is_none(meeting))
        app_show(app, PLACE_LIVE, &(struct pane_visit){.id = meeting});
}
