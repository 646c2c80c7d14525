/* The program on screen: panes, modals, what is stale, the message line.
 *
 * Owns: focus, the modal stack, the canvas, when to load and when to draw. Does not
 * know: the terminal (it is given events and gives back a canvas), SQL, YAML. The
 * caller owns the garden and the settings. */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "input/key.h"
#include "input/keymap.h"
#include "ops/garden.h"
#include "ui/canvas.h"

struct app;
struct import_desk;
struct sheet_desk;

/* What the app asks of its caller (all may be NULL in tests). */
struct app_calls {
    void *ctx;
    /* Settings of this person on this machine, kept for the next start. */
    void (*remember_keyboard)(void *ctx, enum keyboard keyboard);
    const char *(*change_look)(void *ctx); /* next palette / ground: its sentence */
    void (*suspend)(void *ctx);
    /* First run: makes and opens a community. NULL name: the demo. On true the app is
     * given the garden by app_garden. */
    bool (*start)(void *ctx, const char *name, struct err *err);
    /* Closes a meeting when it is not yet and writes its minutes; where, in *sentence.
     */
    bool (*publish)(void *ctx, struct id meeting, struct arena *arena,
                    const char **sentence, struct err *err);
    /* A text that the file refused is written aside, in the usual places or (not "")
     * in `where`; as the person would type its path, in *shown. Then dropped, once it
     * is saved or given up. */
    bool (*keep_aside)(void *ctx, const char *place, const char *text,
                       const char *where, struct str *path, struct str *shown,
                       struct err *err);
    void (*drop_aside)(void *ctx, const char *path);
    const struct import_desk *desk;  /* ops/import_desk.h */
    const struct sheet_desk *sheets; /* ops/sheet.h */
    /* true asks idle work to stop */
    bool (*pending)(void *ctx);
};

struct app_options {
    int width, height;
    bool ascii;
    bool bare;              /* a console whose font lacks braille: maps are in ASCII */
    enum keyboard keyboard; /* KEYBOARD_UNKNOWN: asked at first run */
    bool first_run;         /* show the welcome */
    const char *notice;     /* a sentence for the message line, or NULL */
};

/* garden may be NULL: the welcome screen then asks for one. */
struct app *app_new(struct garden *garden, const struct app_options *options,
                    const struct app_calls *calls);
void app_free(struct app *app);
/* Gives the app its garden (first run), loads the panes. */
void app_garden(struct app *app, struct garden *garden);

/* A sentence from outside (what a check found) on the message line. */
void app_say(struct app *app, const char *sentence);

/* The screen has this size from now on; call it on EVENT_RESIZE. */
void app_resize(struct app *app, int width, int height);
/* One event through modal, keymap, pane. Any number may follow before a draw. */
void app_handle(struct app *app, const struct event *event);
/* Loads what is stale, draws, and returns the canvas (owned by the app). */
const struct canvas *app_draw(struct app *app);
/* Milliseconds until the app wants a tick (draft to flush, clock shown, idle work to
 * start), -1 when it can sleep for ever. */
int app_timeout(struct app *app);
/* Reads what was left for a rest between two keys, now: what a tick does in its time.
 */
void app_rest(struct app *app);
/* Writes what is half typed to disk: before leaving, stopping, or a hang-up. */
void app_flush(struct app *app);
/* A long work goes on between keys: nothing else may read or write the file. */
bool app_busy(const struct app *app);
/* True once the person has asked to leave. */
bool app_done(const struct app *app);

#endif
