/* Where things live on this machine: the XDG folders of terreau, and the names of the
 * files that go with a community's file.
 *
 * Owns: the folders' names and their modes (0700). Does not know: what is in the files.
 * Paths are appended to the str given; the caller frees it. */
#ifndef CONFIG_PATHS_H
#define CONFIG_PATHS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

enum paths_place {
    PATHS_DATA,  /* $XDG_DATA_HOME, else ~/.local/share: communities and backups */
    PATHS_STATE, /* $XDG_STATE_HOME, else ~/.local/state: settings, log */
    PATHS_BRIEF, /* $XDG_RUNTIME_DIR, else $XDG_CACHE_HOME, else ~/.cache: throw-away */
};

/* Appends <place>/terreau/<name>; an empty name is the folder itself. Makes nothing.
 * ERR_NOT_FOUND when neither the variable nor HOME holds an absolute path. */
bool paths_name(enum paths_place place, const char *name, struct str *path,
                struct err *err);

/* The same, and makes the folder that holds `name` (the folder itself when name is
 * empty) with its parents, 0700. ERR_READONLY, ERR_FULL, ERR_IO. */
bool paths_make(enum paths_place place, const char *name, struct str *path,
                struct err *err);

/* "a/jardin.terreau" and ".yaml": appends "a/jardin.yaml". */
void paths_beside(const char *path, const char *ending, struct str *out);
/* "a/jardin.terreau": appends "jardin". */
void paths_base(const char *path, struct str *out);
/* Last part of a path: inside `path`. */
const char *paths_last(const char *path);
/* "Mer & littoral d'Élodie" : appends "mer-littoral-d-elodie"; "communaute" when no
 * letter is left. At most 60 bytes. */
void paths_slug(const char *name, struct str *out);

/* "~/a" as in a shell, and back: appends the path, or it as short as it can be typed.
 */
void paths_from_home(const char *typed, struct str *path);
void paths_to_home(const char *path, struct str *shown);

/* Sets err for a system call that failed on `path`; `doing` is a translated sentence
 * start ("Écriture impossible"). Full disk, permission and the rest each say what to
 * do. Always false. */
bool paths_failed(struct err *err, int error, const char *doing, const char *path);

#endif
