/* Which pane is shown. */
#include "app/private.h"
#include "ops/live.h"
#include "panes/actor_card.h"
#include "panes/actor_grid.h"
#include "panes/actors.h"
#include "panes/agenda.h"
#include "panes/board.h"
#include "panes/card.h"
#include "panes/live.h"
#include "panes/members.h"

static const struct pane_class *const classes[PLACE_COUNT] = {
    [PLACE_ACTORS] = &actors_class,   [PLACE_ACTOR] = &actor_card_class,
    [PLACE_GRID] = &actor_grid_class, [PLACE_MEMBERS] = &members_class,
    [PLACE_PERSON] = &card_class,     [PLACE_BOARD] = &board_class,
    [PLACE_AGENDA] = &agenda_class,   [PLACE_LIVE] = &live_class,
};

/* The first and the last place behind each key; they are neighbours in the enum. */
static const struct {
    enum pane_place first, last;
} tabs[TAB_COUNT] = {
    [TAB_ACTORS] = {PLACE_ACTORS, PLACE_GRID},
    [TAB_MEMBERS] = {PLACE_MEMBERS, PLACE_PERSON},
    [TAB_BOARD] = {PLACE_BOARD, PLACE_BOARD},
    [TAB_AGENDA] = {PLACE_AGENDA, PLACE_LIVE},
};

enum tab app_tab(enum pane_place place)
{
    enum tab tab = TAB_ACTORS;
    while (place > tabs[tab].last)
        tab++;
    return tab;
}

/* A pane is made when it is first shown, and loads only while it is. */
void app_show(struct app *app, enum pane_place place, const struct pane_visit *visit)
{
    if (!app->panes[place]) {
        app->panes[place] = pane_new(classes[place]);
        app->panes[place]->projected = app->host.projected;
        app->panes[place]->ascii = app->host.ascii || app->bare;
    }
    app->place = place;
    app->pane = app->panes[place];
    app->shown[app_tab(place)] = place;
    if (visit && app->pane->class->visit)
        app->pane->class->visit(app->pane, visit);
    app_fit(app);
}

void app_forget_places(struct app *app)
{
    for (int tab = 0; tab < TAB_COUNT; tab++)
        app->shown[tab] = tabs[tab].first;
    for (int place = 0; place < PLACE_COUNT; place++)
        app->from[place] = tabs[app_tab((enum pane_place)place)].first;
}

/* Behind a key one finds what one left there: the run rather than the agendas. */
enum outcome app_go(struct app *app, enum action action)
{
    enum tab tab = app_tab(app->place);
    switch ((int)action) {
    case ACTION_GO_ACTORS:
        tab = TAB_ACTORS;
        break;
    case ACTION_GO_MEMBERS:
        tab = TAB_MEMBERS;
        break;
    case ACTION_GO_BOARD:
        tab = TAB_BOARD;
        break;
    case ACTION_GO_AGENDA:
        tab = TAB_AGENDA;
        break;
    case ACTION_NEXT_PANE:
        tab = (enum tab)((tab + 1) % TAB_COUNT);
        break;
    default:
        tab = (enum tab)((tab + TAB_COUNT - 1) % TAB_COUNT);
        break;
    }
    app_show(app, app->shown[tab], NULL);
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
