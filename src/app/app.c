#include "app/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/private.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/str.h"
#include "ops/live.h"
#include "panes/agenda.h"
#include "panes/ask.h"
#include "panes/board.h"
#include "panes/help.h"
#include "panes/live.h"
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

/* --- what panes ask of the app ------------------------------------------------------ */

static void host_say(struct pane_host *host, const char *sentence)
{
    app_say(app_of(host), sentence);
}

static void host_open(struct pane_host *host, struct modal *modal)
{
    struct app *app = app_of(host);
    modal->below = app->top;
    modal->stale = true;
    app->top = modal;
}

static void host_perform(struct pane_host *host, enum action action)
{
    app_of(host)->pending = action;
}

static void host_go(struct pane_host *host, enum pane_place place,
                    const struct pane_visit *visit)
{
    struct app *app = app_of(host);
    app->wanted = place;
    app->visit = visit ? *visit : (struct pane_visit){0};
    app->going = true;
}

static bool host_publish(struct pane_host *host, struct id meeting, struct arena *arena,
                         const char **sentence, struct err *err)
{
    struct app *app = app_of(host);
    if (!app->calls.publish)
        return err_set(err, ERR_INPUT, _("Aucun dossier où écrire le compte rendu."));
    return app->calls.publish(app->calls.ctx, meeting, arena, sentence, err);
}

static void bind_community_keys(struct app *app)
{
    const struct community *community = app->host.garden ? app->host.garden->community
                                                         : NULL;
    for (size_t i = 0; community && i < community->key_count; i++) {
        struct err err = ERR_INIT;
        if (!keymap_bind(app->keymap, community->keys[i].action,
                         community->keys[i].keys, &err))
            app_report(app, &err);
    }
}

static void set_keyboard(struct app *app, enum keyboard keyboard)
{
    keymap_free(app->keymap);
    app->keymap = keymap_new(keyboard);
    app->host.keymap = app->keymap;
    bind_community_keys(app);
}

static void host_keyboard(struct pane_host *host, enum keyboard keyboard)
{
    struct app *app = app_of(host);
    set_keyboard(app, keyboard);
    if (app->calls.remember_keyboard)
        app->calls.remember_keyboard(app->calls.ctx, keyboard);
}

static bool host_start(struct pane_host *host, const char *name, struct err *err)
{
    struct app *app = app_of(host);
    return app->calls.start && app->calls.start(app->calls.ctx, name, err);
}

/* --- modals --------------------------------------------------------------------------- */

static void flush_modal(struct app *app, struct modal *modal)
{
    struct err err = ERR_INIT;
    if (modal->class->flush && !modal->class->flush(modal, &app->host, &err))
        app_report(app, &err);
}

static void close_modal(struct app *app, struct modal *modal)
{
    struct modal **link = &app->top;
    while (*link && *link != modal)
        link = &(*link)->below;
    if (!*link)
        return;
    *link = modal->below;
    modal->class->free(modal);
}

static void close_all(struct app *app)
{
    while (app->top) {
        flush_modal(app, app->top);
        close_modal(app, app->top);
    }
}

int app_modal_rows(const struct app *app)
{
    int most = 0;
    for (const struct modal *modal = app->top; modal; modal = modal->below) {
        int rows = modal->class->rows ? modal->class->rows(modal, app->canvas.height) : 0;
        most = rows > most ? rows : most;
    }
    return most;
}

void app_refresh(struct app *app)
{
    struct garden *garden = app->host.garden;
    struct err err = ERR_INIT;
    if (!garden)
        return;
    for (int i = 0; i < PLACE_COUNT; i++) {
        if (app->panes[i] && (garden->changed & app->panes[i]->class->watches))
            app->panes[i]->stale = true;
    }
    if (garden->changed && app->top)
        app->top->stale = true;
    garden->changed = 0;
    if (!app->pane->stale)
        return;
    app->pane->stale = false;
    if (!app->pane->class->load(app->pane, garden, &err))
        app_report(app, &err);
}

/* --- actions ---------------------------------------------------------------------------- */

static bool yes_leave(void *ctx, struct pane_host *host, struct err *err)
{
    (void)ctx;
    (void)err;
    app_of(host)->done = true;
    return true;
}

static enum outcome leave(struct app *app, struct err *err)
{
    if (!app->host.garden) {
        app->done = true;
        return OUTCOME_DONE;
    }
    if (app->pane->class->act(app->pane, &app->host, ACTION_BACK, err) != OUTCOME_UNUSED)
        return OUTCOME_DONE;
    ask_confirm(&app->host, &(struct confirm){
        .question = app->host.garden->demo ? _("Quitter la démonstration ? Rien n'en est gardé.")
                                           : _("Quitter ? Tout est enregistré."),
        .yes = yes_leave});
    return OUTCOME_DONE;
}

static enum outcome undo(struct app *app, bool again, struct err *err)
{
    struct arena arena = {0};
    const char *sentence = "";
    bool done = again ? ops_redo(app->host.garden, &arena, &sentence, err)
                      : ops_undo(app->host.garden, &arena, &sentence, err);
    if (done)
        app_say(app, sentence);
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static unsigned scope_of(const struct app *app)
{
    return app->top && app->top->class->scope ? app->top->class->scope
                                              : app->pane->class->scope;
}

static enum outcome project(struct app *app)
{
    app->host.projected = !app->host.projected;
    for (int i = 0; i < PLACE_COUNT; i++) {
        if (!app->panes[i])
            continue;
        app->panes[i]->projected = app->host.projected;
        app->panes[i]->stale = true;
    }
    app_say(app, app->host.projected
                     ? _("Écran projeté : auteurs et étiquettes cachés. P : écran privé.")
                     : _("Écran privé."));
    return OUTCOME_DONE;
}

/* --- panes -------------------------------------------------------------------------- */

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
static enum outcome go(struct app *app, enum action action)
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
static void resume_run(struct app *app)
{
    struct err err = ERR_INIT;
    struct id meeting;
    if (!ops_live_meeting(app->host.garden, &meeting, &err))
        app_report(app, &err);
    else if (!id_is_none(meeting))
        app_show(app, PLACE_LIVE, &(struct pane_visit){.id = meeting});
}

/* What the app does itself; OUTCOME_UNUSED for the rest. */
static enum outcome act_here(struct app *app, enum action action, struct err *err)
{
    switch ((int)action) {
    case ACTION_HELP:
        help_open(&app->host, scope_of(app));
        return OUTCOME_DONE;
    case ACTION_PALETTE:
        palette_open(&app->host, scope_of(app));
        return OUTCOME_DONE;
    case ACTION_UNDO:
        return undo(app, false, err);
    case ACTION_REDO:
        return undo(app, true, err);
    case ACTION_QUIT:
        return leave(app, err);
    case ACTION_CALM:
        app_say(app, _("Rien n'est perdu. q pour quitter."));
        return OUTCOME_DONE;
    case ACTION_PROJECT:
        return project(app);
    case ACTION_GO_BOARD:
    case ACTION_GO_AGENDA:
    case ACTION_NEXT_PANE:
    case ACTION_PREVIOUS_PANE:
        return go(app, action);
    case ACTION_KEYBOARD:
        welcome_keyboard(&app->host);
        return OUTCOME_DONE;
    case ACTION_LOOK:
        if (app->calls.change_look)
            app->calls.change_look(app->calls.ctx);
        return OUTCOME_DONE;
    case ACTION_SUSPEND:
        app_flush(app);
        if (app->calls.suspend)
            app->calls.suspend(app->calls.ctx);
        return OUTCOME_DONE;
    default:
        return OUTCOME_UNUSED;
    }
}

/* Says what is missing for an action, if something is. */
static bool needs_met(struct app *app, const struct action_def *def)
{
    unsigned has = app->top && app->top->class->scope
                       ? NEED_ITEM | NEED_NOTE | NEED_GROUP
                       : app->pane->class->has(app->pane);
    if ((def->needs & NEED_WRITABLE) && store_read_only(app->host.garden->store))
        app_say(app, _("Lecture seule : ce fichier ne peut pas être modifié ici."));
    else if ((def->needs & NEED_GROUP) && !(has & NEED_GROUP))
        pane_say(&app->host, _("« %s » : il faut être sur un groupe."), _(def->label));
    else if ((def->needs & NEED_MEETING) && !(has & NEED_MEETING))
        pane_say(&app->host, _("« %s » : il faut d'abord une rencontre (a)."),
                 _(def->label));
    else if ((def->needs & NEED_NOTE) && !(has & NEED_NOTE))
        pane_say(&app->host, _("« %s » : il faut être sur un post-it."), _(def->label));
    else if ((def->needs & NEED_ITEM) && !(has & NEED_ITEM))
        pane_say(&app->host, _("« %s » : il n'y a rien ici."), _(def->label));
    else
        return true;
    return false;
}

/* In a window too small to show the pane, nothing is done to what nobody sees. */
static bool hidden(struct app *app, enum action action)
{
    static const enum action safe[] = {
        ACTION_ADD,  ACTION_ADD_FEAR, ACTION_UNDO, ACTION_REDO, ACTION_QUIT,
        ACTION_HELP, ACTION_PALETTE,  ACTION_BACK, ACTION_CALM, ACTION_SUSPEND};
    bool small = app->canvas.width < LEAST_WIDTH || app->canvas.height < LEAST_HEIGHT;
    if (!small || app->top)
        return false;
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) {
        if (action == safe[i])
            return false;
    }
    app_say(app, _("Agrandissez la fenêtre : ici seule la saisie (a) marche."));
    return true;
}

static void perform(struct app *app, enum action action)
{
    struct err err = ERR_INIT;
    struct modal *modal = app->top && app->top->class->scope ? app->top : NULL;
    const struct action_def *def = action_def(action);
    if (!app->host.garden && action != ACTION_QUIT && action != ACTION_HELP)
        return;
    if (app->host.garden && (hidden(app, action) || !needs_met(app, def)))
        return;
    enum outcome outcome = OUTCOME_UNUSED;
    if (modal && (action == ACTION_BACK || action == ACTION_QUIT))
        outcome = modal->class->act(modal, &app->host, action, &err);
    if (outcome == OUTCOME_UNUSED)
        outcome = act_here(app, action, &err);
    if (outcome == OUTCOME_UNUSED)
        outcome = modal ? modal->class->act(modal, &app->host, action, &err)
                        : app->pane->class->act(app->pane, &app->host, action, &err);
    if (outcome == OUTCOME_CLOSE)
        close_modal(app, modal);
    if (outcome == OUTCOME_UNUSED && action == ACTION_BACK)
        app_say(app, _("q : quitter   , : aide"));
    if (outcome == OUTCOME_FAILED)
        app_report(app, &err);
}

/* --- keys --------------------------------------------------------------------------------- */

static bool is_capital(struct key key)
{
    return key.name == K_CHAR && !key.ctrl && key.code >= 'A' && key.code <= 'Z';
}

static void unknown_key(struct app *app, struct key key)
{
    enum action elsewhere = keymap_elsewhere(app->keymap, key);
    app->odd_capitals = is_capital(key) ? app->odd_capitals + 1 : 0;
    char label[32];
    key_label(key, label);
    if (app->odd_capitals > 1)
        app_say(app, _("Verr. Maj. est peut-être active."));
    else if (elsewhere != ACTION_NONE)
        pane_say(&app->host, _("%s (%s) ne sert pas ici."), label,
                 _(action_def(elsewhere)->label));
    else
        pane_say(&app->host, _("%s ne sert pas ici. , : aide"), label);
}

static void action_key(struct app *app, struct key key)
{
    enum action action = keymap_find(app->keymap, scope_of(app), key);
    if (action == ACTION_NONE) {
        unknown_key(app, key);
        return;
    }
    app->odd_capitals = 0;
    perform(app, action);
}

/* Keys that keep their meaning while text is being typed. */
static bool is_chord(struct key key)
{
    return (key.name == K_CHAR && key.ctrl) || key.name == K_FUNCTION;
}

static void modal_key(struct app *app, struct key key)
{
    struct err err = ERR_INIT;
    struct modal *modal = app->top;
    enum outcome outcome = modal->class->key(modal, &app->host, key, &err);
    if (outcome == OUTCOME_CLOSE)
        close_modal(app, modal);
    else if (outcome == OUTCOME_FAILED)
        app_report(app, &err);
    else if (outcome == OUTCOME_UNUSED && is_chord(key)) {
        enum action action = keymap_find(app->keymap, SCOPE_GLOBAL, key);
        if (action == ACTION_PALETTE || action == ACTION_HELP || action == ACTION_CALM)
            perform(app, action);
    }
}

static void take_garden(struct app *app)
{
    struct garden *garden = app->arrived;
    app->arrived = NULL;
    close_all(app);
    app_garden(app, garden);
}

/* What a modal asked for is done once the modal is closed: a line being typed is put
 * away (its draft kept) before an action of the pane under it. */
static void settle(struct app *app)
{
    if (app->arrived)
        take_garden(app);
    if (app->going) {
        app->going = false;
        app_show(app, app->wanted, &app->visit);
    }
    if (app->pending == ACTION_NONE)
        return;
    enum action action = app->pending;
    app->pending = ACTION_NONE;
    while (app->top && !app->top->class->scope) {
        flush_modal(app, app->top);
        close_modal(app, app->top);
    }
    app_refresh(app);
    perform(app, action);
}

static void handle_key(struct app *app, struct key key)
{
    app->message[0] = '\0';
    app->last_key = clock_monotonic();
    app_refresh(app);
    if (app->top && !app->top->class->scope)
        modal_key(app, key);
    else
        action_key(app, key);
    settle(app);
}

static void handle_paste(struct app *app, const char *text)
{
    struct err err = ERR_INIT;
    enum outcome outcome = OUTCOME_UNUSED;
    app->message[0] = '\0';
    app_refresh(app);
    if (app->top && app->top->class->paste) {
        outcome = app->top->class->paste(app->top, &app->host, text, &err);
    } else if (!app->top && app->host.garden) {
        if (needs_met(app, action_def(ACTION_ADD)))
            outcome = app->pane->class->paste(app->pane, &app->host, text, &err);
        else
            return;
    }
    if (outcome == OUTCOME_FAILED)
        app_report(app, &err);
    else if (outcome == OUTCOME_UNUSED)
        app_say(app, _("Rien n'a été collé : ouvrez d'abord la saisie (a)."));
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
    return app->host.garden && live && !live->stale && live->class->running(live);
}

static void handle_tick(struct app *app)
{
    struct err err = ERR_INIT;
    int64_t now = clock_monotonic();
    for (struct modal *modal = app->top; modal; modal = modal->below) {
        int64_t due = modal->class->due ? modal->class->due(modal) : -1;
        if (due >= 0 && due <= now)
            flush_modal(app, modal);
    }
    if (clock_shown(app))
        app->panes[PLACE_LIVE]->class->tick(app->panes[PLACE_LIVE], clock_now());
    if (rest_due(app) >= 0 && rest_due(app) <= now &&
        !app->pane->class->rest(app->pane, app->host.garden, &err))
        app_report(app, &err);
}

void app_handle(struct app *app, const struct event *event)
{
    switch (event->kind) {
    case EVENT_KEY:
        handle_key(app, event->key);
        break;
    case EVENT_PASTE: {
        char *text = xstrndup(event->text, event->len);
        handle_paste(app, text);
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
    case EVENT_RESIZE:
    case EVENT_NONE:
    case EVENT_SUSPEND:
    case EVENT_GROUND:
    case EVENT_RESUMED:
        break;
    }
}

/* --- the app ------------------------------------------------------------------------------ */

struct app *app_new(struct garden *garden, const struct app_options *options,
                    const struct app_calls *calls)
{
    struct app *app = xcalloc(1, sizeof *app);
    app->host = (struct pane_host){.ascii = options->ascii,
                                   .say = host_say,
                                   .open = host_open,
                                   .perform = host_perform,
                                   .keyboard = host_keyboard,
                                   .start = host_start,
                                   .go = host_go,
                                   .publish = host_publish};
    if (calls)
        app->calls = *calls;
    canvas_init(&app->canvas, options->width, options->height, options->ascii);
    set_keyboard(app, options->keyboard);
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
    close_all(app);
    for (int i = 0; i < PLACE_COUNT; i++)
        pane_free(app->panes[i]);
    keymap_free(app->keymap);
    canvas_free(&app->canvas);
    free(app);
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
    bind_community_keys(app);
    app->meetings_place = PLACE_AGENDA;
    resume_run(app);
    app_fit(app);
    app_refresh(app);
    if (!store_read_only(garden->store) && app->place == PLACE_BOARD &&
        !board_recover_draft(app->pane, &app->host, &err))
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
        sooner(&soonest, modal->class->due ? modal->class->due(modal) : -1, now);
    sooner(&soonest, rest_due(app), now);
    return (int)soonest;
}

void app_flush(struct app *app)
{
    for (struct modal *modal = app->top; modal; modal = modal->below)
        flush_modal(app, modal);
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
        if (!modal->stale || !modal->class->load)
            continue;
        modal->stale = false;
        if (!modal->class->load(modal, &app->host, &err))
            app_report(app, &err);
    }
    app_frame(app);
    return &app->canvas;
}
