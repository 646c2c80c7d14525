/* What panes and modals ask of the app. */
#include <stdio.h>

#include "app/private.h"
#include "base/i18n.h"

static void host_say(struct pane_host *host, const char *sentence)
{
    app_say(app_of(host), sentence);
}

static void host_open(struct pane_host *host, struct modal *modal)
{
    app_open_modal(app_of(host), modal);
}

static void host_perform(struct pane_host *host, enum action action)
{
    app_of(host)->pending = action;
}

/* Boxes are about the pane that is left; those opened from now on are about the next.
 */
static void leave_modals(struct app *app)
{
    for (struct modal *modal = app->top; modal; modal = modal->below)
        modal->left = true;
}

static void host_go(struct pane_host *host, enum pane_place place,
                    const struct pane_visit *visit)
{
    struct app *app = app_of(host);
    leave_modals(app);
    app->wanted = place;
    if (place != app->place)
        app->from[place] = app->place;
    app->visit = visit ? *visit : (struct pane_visit){0};
    app->going = true;
}

static void host_leave(struct pane_host *host)
{
    struct app *app = app_of(host);
    leave_modals(app);
    app->wanted = app->from[app->place];
    app->visit = (struct pane_visit){0};
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

void app_bind_keys(struct app *app)
{
    const struct community *community =
        app->host.garden ? app->host.garden->community : NULL;
    for (size_t i = 0; community && i < community->key_count; i++) {
        struct err err = ERR_INIT;
        if (!keymap_bind(app->keymap, community->keys[i].action,
                         community->keys[i].keys, &err))
            app_report(app, &err);
    }
}

void app_set_keyboard(struct app *app, enum keyboard keyboard)
{
    keymap_free(app->keymap);
    app->keymap = keymap_new(keyboard);
    app->host.keymap = app->keymap;
    app_bind_keys(app);
}

static void host_keyboard(struct pane_host *host, enum keyboard keyboard)
{
    struct app *app = app_of(host);
    app_set_keyboard(app, keyboard);
    if (app->calls.remember_keyboard)
        app->calls.remember_keyboard(app->calls.ctx, keyboard);
}

static bool host_start(struct pane_host *host, const char *name, struct err *err)
{
    struct app *app = app_of(host);
    return app->calls.start && app->calls.start(app->calls.ctx, name, err);
}

void app_host_init(struct app *app, bool ascii)
{
    app->host = (struct pane_host){.ascii = ascii,
                                   .say = host_say,
                                   .open = host_open,
                                   .perform = host_perform,
                                   .keyboard = host_keyboard,
                                   .start = host_start,
                                   .go = host_go,
                                   .leave = host_leave,
                                   .publish = host_publish};
}
