/* The app's state, shared by app.c (events) and frame.c (drawing). */
#ifndef APP_PRIVATE_H
#define APP_PRIVATE_H

#include "app/app.h"
#include "panes/pane.h"

/* Below this the board is not drawn; the capture line still is. */
enum { LEAST_WIDTH = 40, LEAST_HEIGHT = 10 };

/* A person who has pressed nothing for so long is looking at the screen. */
enum { REST_MS = 200 };

/* The keys that lead to panes, in the order of the header. */
enum tab { TAB_ACTORS, TAB_MEMBERS, TAB_BOARD, TAB_AGENDA, TAB_COUNT };

struct app {
    struct pane_host host; /* first: a host is its app */
    struct app_calls calls;
    struct keymap *keymap;
    struct pane *panes[PLACE_COUNT];
    struct pane *pane; /* the one shown */
    enum pane_place place;
    enum pane_place shown[TAB_COUNT];  /* behind each key, where one comes back */
    enum pane_place from[PLACE_COUNT]; /* where one was before going to each */
    enum pane_place wanted; /* asked by a pane, shown once this key is done */
    struct pane_visit visit;
    bool going;
    struct modal *top;
    struct canvas canvas;
    bool bare; /* as in app_options */
    char message[256];
    bool message_is_error;
    enum action pending;    /* chosen in the palette, done once it is closed */
    struct garden *arrived; /* a garden to take once this key is done */
    struct str aside;       /* where the last text that was refused is; "": none is */
    size_t asides;          /* texts kept aside */
    bool aside_chosen;      /* the last of them, where the person said */
    bool asking;            /* where to keep one, in a box above it */
    int odd_capitals;       /* unknown capitals in a row: is Caps Lock on? */
    int64_t last_key;       /* monotonic ms */
    bool done;
};

static inline struct app *app_of(struct pane_host *host)
{
    return (struct app *)host;
}

void app_say(struct app *app, const char *sentence);
void app_report(struct app *app, const struct err *err);
/* host.c: fills app->host; keys of the keyboard, then those of the community. */
void app_host_init(struct app *app, bool ascii);
void app_set_keyboard(struct app *app, enum keyboard keyboard);
void app_bind_keys(struct app *app);

/* modals.c: drafts of what is typed in any of them; a failure is said */
void app_open_modal(struct app *app, struct modal *modal);
void app_follow_modals(struct app *app);
void app_flush_modal(struct app *app, struct modal *modal);
/* The person is done with it: its draft is settled before. */
void app_end_modal(struct app *app, struct modal *modal);
/* It is left as it is: what is typed stays as a draft. False: nothing keeps it, so the
 * modal stays too, and where to is asked. */
bool app_put_away(struct app *app, struct modal *modal);
void app_close_modal(struct app *app, struct modal *modal);
void app_close_all(struct app *app);
/* Those that were there when another pane was gone to. False: one had to stay. */
bool app_close_left(struct app *app);

/* aside.c: the file refused what was to be saved. Says so, and keeps aside what is
 * typed; false when no folder takes it. Where to, then, is asked of the person: never
 * in the middle of a word. */
bool app_refused(struct app *app, const struct err *err);
void app_ask_aside(struct app *app);
/* Is the text typed there safe in a file of its own? */
bool app_is_aside(const struct modal *modal);
/* The text is saved, or given up. */
void app_drop_aside(struct app *app, struct modal *modal);

/* act.c: the scope that keys are looked up in; an action as if its key was pressed; is
 * what the action needs there (else the message says what is missing)? */
unsigned app_scope(const struct app *app);
void app_perform(struct app *app, enum action action);
bool app_needs_met(struct app *app, const struct action_def *def);

/* undo.c: the last step taken back (`back`), or brought again. */
enum outcome app_undo(struct app *app, bool back, struct err *err);

/* keys.c */
void app_handle_key(struct app *app, struct key key);
void app_handle_paste(struct app *app, const char *text);

/* show.c: the actions that change panes; the run that was interrupted, if any. */
enum outcome app_go(struct app *app, enum action action);
enum tab app_tab(enum pane_place place);
/* A garden is opened: nothing of another is behind the keys. */
void app_forget_places(struct app *app);
void app_resume_run(struct app *app);

/* Rows that the modals take from the bottom. */
int app_modal_rows(const struct app *app);
/* Gives the pane its size for this screen; stale when it changed. */
void app_fit(struct app *app);
/* Shows that pane. */
void app_show(struct app *app, enum pane_place place, const struct pane_visit *visit);
/* Loads the pane when something it watches has changed. */
void app_refresh(struct app *app);
void app_frame(struct app *app);

#endif
