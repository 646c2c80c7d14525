/* What this person chose on this machine: one small file,
 * $XDG_STATE_HOME/terreau/reglages.
 *
 * Owns: its lines `key=value` (dernier, clavier, palette, fond); lines it does not know
 * are dropped at the next save. Nothing of a community is in it. Does not know: what
 * the values mean (the caller asks keyboard_named and the like, and ignores what is
 * unknown). Strings live until settings_set of the same field, or settings_free. */
#ifndef CONFIG_SETTINGS_H
#define CONFIG_SETTINGS_H

#include <stdbool.h>

#include "base/err.h"

struct settings {
    char *last;     /* dernier: absolute path of the last community opened */
    char *keyboard; /* clavier: azerty afnor bepo qwerty */
    char *palette;  /* palette: lisible classique mono */
    char *ground;   /* fond: sombre clair */
    bool changed;   /* since loaded or saved */
};

/* A file that is missing, unreadable or wrong is an empty one: a lost choice never
 * stops anyone. Every field is NULL or a text that is not empty. */
void settings_load(struct settings *settings);
/* Sets one field of *settings to a copy of value (NULL: forgets it). */
void settings_set(struct settings *settings, char **field, const char *value);
/* Writes the file when something changed. ERR_READONLY, ERR_FULL, ERR_IO. */
bool settings_save(struct settings *settings, struct err *err);
void settings_free(struct settings *settings);

#endif
