#include "session.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/width.h"
#include "cli/import_desk.h"
#include "cli/publish.h"
#include "cli/sheet_out.h"
#include "cli/start.h"
#include "config/paths.h"
#include "session_private.h"

/* Nobody has typed for that long: what can wait may be done. */
#define QUIET_MS 2000
/* Keys that keep coming are answered together, but the screen follows at least so
 * often. */
#define FRAME_MS 100

/* --- what the app asks ----------------------------------------------------------- */

static void save_settings(struct session *session)
{
    settings_save(&session->settings, NULL); /* a choice lost is asked again */
}

static void remember_keyboard(void *ctx, enum keyboard keyboard)
{
    struct session *session = ctx;
    settings_set(&session->settings, &session->settings.keyboard,
                 keyboard == KEYBOARD_UNKNOWN ? NULL : keyboard_name(keyboard));
    save_settings(session);
}

static const char *change_look(void *ctx)
{
    struct session *session = ctx;
    session->look = look_next(session->look, term_is_light(session->term));
    term_set_look(session->term, session->look.palette, session->look.ground);
    look_keep(session->look, &session->settings);
    save_settings(session);
    return look_sentence(session->look);
}

static void suspend(void *ctx)
{
    struct session *session = ctx;
    app_flush(session->app);
    term_suspend(session->term);
}

static bool start(void *ctx, const char *name, struct err *err)
{
    struct session *session = ctx;
    str_clear(&session->started);
    bool good = !name ? session_open_demo(session, err)
                      : cli_start_garden(name, &session->started, err) &&
                            session_open_file(session, session->started.at, err);
    if (good)
        app_garden(session->app, &session->garden);
    return good;
}

static bool publish(void *ctx, struct id meeting, struct arena *arena,
                    const char **sentence, struct err *err)
{
    struct session *session = ctx;
    return cli_publish(&session->garden, meeting, arena, sentence, err);
}

static bool keep_aside(void *ctx, const char *place, const char *text,
                       const char *where, struct str *path, struct str *shown,
                       struct err *err)
{
    struct session *session = ctx;
    if (!cli_sheltered_write(&session->sheltered, place, text, where, path, err))
        return false;
    paths_to_home(str_text(path), shown);
    return true;
}

static void drop_aside(void *ctx, const char *path)
{
    struct session *session = ctx;
    cli_sheltered_drop(&session->sheltered, path);
}

static bool pending(void *ctx)
{
    const struct session *session = ctx;
    return term_pending(session->term);
}

/* --- the loop -------------------------------------------------------------------- */

static void out_of_memory(void *ctx)
{
    struct session *session = ctx;
    ops_garden_drop_step(&session->garden);
    app_flush(session->app);
    term_emergency();
}

/* Something is left for a quiet moment, once. */
static bool has_chores(const struct session *session)
{
    return (session->settings.changed && !session->settings_tried) ||
           (session->garden.store && upkeep_wanted(&session->upkeep, &session->garden));
}

static int wait_time(const struct session *session)
{
    int wanted = app_timeout(session->app);
    if (!has_chores(session) || app_busy(session->app))
        return wanted;
    int64_t left = session->last_key + QUIET_MS - clock_monotonic();
    if (left < 0)
        left = 0;
    return wanted < 0 || left < wanted ? (int)left : wanted;
}

static void do_chores(struct session *session)
{
    struct str sentence = {0};
    save_settings(session);
    session->settings_tried = true;
    if (session->garden.store && upkeep_wanted(&session->upkeep, &session->garden))
        upkeep_run(&session->upkeep, &session->garden, pending, session, &sentence);
    if (sentence.len > 0)
        app_say(session->app, sentence.at);
    str_free(&sentence);
    session->last_key = clock_monotonic();
}

/* False when the session must end at once. */
static bool handle(struct session *session, const struct event *event)
{
    if (event->kind == EVENT_HANGUP || event->kind == EVENT_STOP) {
        bool hangup = event->kind == EVENT_HANGUP;
        session->status = 128 + (hangup ? SIGHUP : event->signal);
        app_flush(session->app);
        return false;
    }
    if (event->kind == EVENT_SUSPEND) {
        suspend(session);
        return true;
    }
    if (event->kind == EVENT_RESIZE) {
        int width, height;
        term_size(session->term, &width, &height);
        app_resize(session->app, width, height);
    }
    if (event->kind == EVENT_KEY || event->kind == EVENT_PASTE)
        session->last_key = clock_monotonic();
    app_handle(session->app, event);
    return !app_done(session->app);
}

/* Everything that has arrived, before a single repaint. */
static bool handle_pending(struct session *session, struct event *event)
{
    int64_t start = clock_monotonic();
    while (event->kind != EVENT_NONE) {
        if (!handle(session, event))
            return false;
        if (clock_monotonic() - start >= FRAME_MS)
            return true;
        term_wait(session->term, 0, event);
    }
    return true;
}

/* A disk that fills up is said before it is full. */
static void look_at_room(struct session *session)
{
    struct str sentence = {0};
    if (!session->garden.store || session->garden.saved_at == session->room_seen)
        return;
    session->room_seen = session->garden.saved_at;
    upkeep_room(&session->upkeep, &session->garden, &sentence);
    if (sentence.len > 0)
        app_say(session->app, sentence.at);
    str_free(&sentence);
}

static void loop(struct session *session)
{
    struct event event;
    session->last_key = clock_monotonic();
    do {
        term_present(session->term, app_draw(session->app));
        term_wait(session->term, wait_time(session), &event);
        if (event.kind == EVENT_NONE)
            event.kind = EVENT_TICK; /* it was due at once */
        if (event.kind == EVENT_TICK && has_chores(session) &&
            !app_busy(session->app) &&
            clock_monotonic() - session->last_key >= QUIET_MS)
            do_chores(session);
        look_at_room(session);
    } while (handle_pending(session, &event));
}

/* --- the whole ------------------------------------------------------------------- */

static enum keyboard choose_keyboard(const struct session *session)
{
    const struct community *community = session->garden.community;
    enum keyboard keyboard = session->cli->keyboard;
    if (keyboard == KEYBOARD_UNKNOWN && session->settings.keyboard)
        keyboard = keyboard_named(session->settings.keyboard);
    if (keyboard == KEYBOARD_UNKNOWN && community && community->keyboard)
        keyboard = keyboard_named(community->keyboard);
    return keyboard;
}

/* The Linux console and rxvt have no braille, and a C library may not know its width;
 * what a font holds cannot be asked. */
static bool is_bare_console(void)
{
    const char *term = getenv("TERM");
    return !term || strcmp(term, "linux") == 0 || str_starts(term, "rxvt") ||
           width_code(0x28FF) != 1;
}

static void show(struct session *session)
{
    struct garden *garden = session->garden.store ? &session->garden : NULL;
    struct app_options options = {
        .ascii = session->cli->ascii,
        .bare = is_bare_console(),
        .keyboard = choose_keyboard(session),
        .first_run = !garden,
        .notice = session->notice.len > 0 ? session->notice.at : NULL,
    };
    const struct app_calls calls = {
        .ctx = session,
        .remember_keyboard = remember_keyboard,
        .change_look = change_look,
        .suspend = suspend,
        .start = start,
        .publish = publish,
        .sheets = &cli_sheet_desk,
        .keep_aside = keep_aside,
        .drop_aside = drop_aside,
        .desk = &cli_import_desk,
        .pending = pending,
    };
    term_size(session->term, &options.width, &options.height);
    session->app = app_new(garden, &options, &calls);
    mem_on_exhausted(out_of_memory, session);
    loop(session);
    mem_on_exhausted(NULL, NULL);
    app_free(session->app);
    save_settings(session);
}

static bool show_on_terminal(struct session *session, struct err *err)
{
    const struct community *community = session->garden.community;
    session->look =
        look_choose(&session->settings, community ? community->palette : NULL);
    const struct term_options options = {session->look.palette, session->look.ground};
    if (!term_open(&options, &session->term, err))
        return false;
    show(session);
    term_close(session->term);
    return true;
}

/* Codes and timings only; without its folder there is no log, and no harm. */
static void open_log(void)
{
    struct str path = {0};
    if (paths_name(PATHS_STATE, "journal", &path, NULL))
        log_open(path.at);
    str_free(&path);
}

int session_run(const struct cli *cli, bool accents)
{
    struct session session = {
        .cli = cli, .room_seen = -1, .test_fd = session_test_descriptor()};
    struct err err = ERR_INIT;
    open_log();
    settings_load(&session.settings);
    if (!accents)
        str_add(&session.notice,
                _("Ce système n’a aucune langue en UTF-8 : les accents "
                  "ne s’affichent pas, mais sont gardés."));
    bool good = session_open_first(&session, &err) && show_on_terminal(&session, &err);
    session_leave(&session);
    return good ? session.status : cli_fail(&err);
}
