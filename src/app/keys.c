/* A key or a paste: to the modal on top, else to the action it stands for. */
#include "app/private.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"

static bool is_capital(struct key key)
{
    return key.name == K_CHAR && !key.ctrl && key.code >= 'A' && key.code <= 'Z';
}

static void unknown_key(struct app *app, struct key key)
{
    app->odd_capitals = is_capital(key) ? app->odd_capitals + 1 : 0;
    char label[32];
    key_label(key, label);
    if (app->odd_capitals > 1)
        app_say(app, _("Verr. Maj. est peut-être active."));
    else
        pane_say(&app->host, _("%s ne sert pas ici. , : aide"), label);
}

static void action_key(struct app *app, struct key key)
{
    enum action action = keymap_find(app->keymap, app_scope(app), key);
    if (action == ACTION_NONE) {
        unknown_key(app, key);
        return;
    }
    app->odd_capitals = 0;
    app_perform(app, action);
}

/* Entrée answers with what is typed: the draft goes with the commit that saves it. */
static enum outcome answer(struct app *app, struct modal *modal, struct key key,
                           struct err *err)
{
    struct garden *garden = app->host.garden;
    char place[sizeof modal->draft.place]; /* a line may go on as another one */
    bool kept = garden && modal->draft.kept;
    str_copy(place, sizeof place, modal->draft.place);
    if (kept) {
        garden->draft = place;
        garden->took = false;
    }
    enum outcome outcome = modal->class->key(modal, &app->host, key, err);
    if (kept && garden->took && str_equal(place, modal->draft.place))
        modal->draft.kept = false;
    if (garden)
        garden->draft = NULL;
    return outcome;
}

static void modal_key(struct app *app, struct key key)
{
    struct err err = ERR_INIT;
    struct modal *modal = app->top;
    enum outcome outcome = key.name == K_ENTER
                               ? answer(app, modal, key, &err)
                               : modal->class->key(modal, &app->host, key, &err);
    if (outcome == OUTCOME_CLOSE)
        app_end_modal(app, modal);
    else if (outcome == OUTCOME_FAILED && !app_refused(app, &err))
        app_ask_aside(app);
    else if (outcome == OUTCOME_UNUSED && key_is_chord(key)) {
        enum action action = keymap_find(app->keymap, SCOPE_GLOBAL, key);
        if (action == ACTION_PALETTE || action == ACTION_HELP ||
            action == ACTION_CALM || action == ACTION_PARK || action == ACTION_FIND ||
            (action == ACTION_EXPORT && modal->class->sheet))
            app_perform(app, action);
    }
}

static void take_garden(struct app *app)
{
    struct garden *garden = app->arrived;
    app->arrived = NULL;
    app_close_all(app);
    app_garden(app, garden);
}

/* What a modal asked for is done once the modal is closed: a line being typed is put
 * away (its draft kept) before an action of the pane under it; nothing is done when it
 * cannot be. */
static void settle(struct app *app)
{
    if (app->arrived)
        take_garden(app);
    if (app->going) {
        app->going = false;
        if (!app_close_left(app)) {
            app->pending = ACTION_NONE;
            return;
        }
        app_show(app, app->wanted, &app->visit);
    }
    if (app->pending == ACTION_NONE)
        return;
    enum action action = app->pending;
    app->pending = ACTION_NONE;
    while (app->top && !app->top->class->scope)
        if (!app_put_away(app, app->top))
            return;
    app_refresh(app);
    app_perform(app, action);
}

void app_handle_key(struct app *app, struct key key)
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

void app_handle_paste(struct app *app, const char *text)
{
    struct err err = ERR_INIT;
    enum outcome outcome = OUTCOME_UNUSED;
    app->message[0] = '\0';
    app_refresh(app);
    if (app->top && app->top->class->paste) {
        outcome = app->top->class->paste(app->top, &app->host, text, &err);
    } else if (!app->top && app->host.garden) {
        if (app_needs_met(app, action_def(ACTION_ADD)))
            outcome = app->pane->class->paste(app->pane, &app->host, text, &err);
        else
            return;
    }
    if (outcome == OUTCOME_FAILED)
        app_report(app, &err);
    else if (outcome == OUTCOME_UNUSED)
        app_say(app, _("Rien n’a été collé : ouvrez d’abord la saisie (a)."));
}
