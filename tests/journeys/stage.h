/* The program on a stage: the real app on a real file in a folder of its own, with a
 * clock that only the script moves.
 *
 * Owns: the folder, the garden, the app. Does not know scripts nor what is expected. */
#ifndef TESTS_JOURNEYS_STAGE_H
#define TESTS_JOURNEYS_STAGE_H

#include <stdbool.h>

#include "app/app.h"
#include "base/err.h"
#include "base/str.h"

struct stage {
    char folder[64];
    struct str path; /* of the community's file, "" before there is one */
    struct garden garden;
    struct app *app;
    int made; /* files, each under its own name */
    int width, height;
    bool ascii;
    bool burst; /* draw only when somebody looks, as when keys arrive together */
    enum keyboard keyboard; /* asked by the first run, whatever this says */
};

/* Makes the folder and stops the clock; false when the folder cannot be made. */
bool stage_set(struct stage *stage, struct err *err);
/* Closes everything and removes the folder. */
void stage_strike(struct stage *stage);

/* Opens a new file made from a shipped configuration (« demo » with its notes), from a
 * YAML file, or from nothing: "none" is the first run. */
bool stage_open(struct stage *stage, const char *name, struct err *err);
/* Leaves as someone does who quits, then opens the same file again. */
bool stage_reopen(struct stage *stage, struct err *err);
/* The same, the file in between marked as made by a later version. */
bool stage_reopen_newer(struct stage *stage, struct err *err);
/* Dies at once: what opens is a copy of the file and of its log as they are now. */
bool stage_crash(struct stage *stage, struct err *err);
/* Copies the file and its log as they are now; *copy is where. */
bool stage_copy(const struct stage *stage, struct str *copy);
/* The whole of the file of that name that the program wrote in the person's folders
 * (minutes…); false when there is none. */
bool stage_written(const struct stage *stage, const char *name, struct str *bytes);
/* Puts the JSON export of the file into the home, under that name, then opens the file
 * again. */
bool stage_give_whole(struct stage *stage, const char *name, struct err *err);
/* Appends the JSON export of the file, then opens it again. */
bool stage_export(struct stage *stage, struct str *json, struct err *err);
/* The local time from now on, ISO 8601. */
void stage_clock(struct stage *stage, const char *iso);

void stage_key(struct stage *stage, struct key key);
void stage_paste(struct stage *stage, const char *text);
void stage_event(struct stage *stage, enum event_kind kind);
/* Puts a file into the person's home, under that name. */
bool stage_give(const struct stage *stage, const char *path, const char *name,
                struct err *err);
/* And it is no longer there. */
bool stage_take(const struct stage *stage, const char *name, struct err *err);
/* The same with a list of so many persons that nobody knows. */
bool stage_give_list(const struct stage *stage, const char *name, int count,
                     struct err *err);
/* Slices of a long work, until there is none left; false when it never ends. */
bool stage_work(struct stage *stage);
/* The person presses nothing for a while. */
void stage_rest(struct stage *stage);
void stage_resize(struct stage *stage, int width, int height);
const struct canvas *stage_look(struct stage *stage);

#endif
