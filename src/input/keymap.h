/* Keys to actions. The table is input/actions.def; a community may change keys.
 *
 * Owns: the enum of actions, their descriptions, the keymap of one keyboard. */
#ifndef INPUT_KEYMAP_H
#define INPUT_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "input/key.h"

enum keyboard {
    KEYBOARD_UNKNOWN, /* both the AZERTY row and digits work */
    KEYBOARD_AZERTY,
    KEYBOARD_AFNOR,
    KEYBOARD_BEPO,
    KEYBOARD_QWERTY,
};
/* "azerty", "afnor", "bepo", "qwerty"; KEYBOARD_UNKNOWN for another word. */
enum keyboard keyboard_named(const char *name);
const char *keyboard_name(enum keyboard keyboard);
/* What the first key of the row under Esc, pressed without Shift, says. */
enum keyboard keyboard_from_key(struct key key);
/* The digit that an unshifted key of the top row stands for on this keyboard, else -1.
 */
int keyboard_digit(enum keyboard keyboard, struct key key);

enum scope {
    SCOPE_GLOBAL = 1u << 0,
    SCOPE_BOARD = 1u << 1,
    SCOPE_BIN = 1u << 2,     /* the list of what was thrown away */
    SCOPE_PAIRS = 1u << 3,   /* the walk of proposed duplicates */
    SCOPE_AGENDA = 1u << 4,  /* meetings, and the slots of one */
    SCOPE_LIVE = 1u << 5,    /* a meeting being run */
    SCOPE_ACTORS = 1u << 6,  /* the list of actors, and its map */
    SCOPE_MEMBERS = 1u << 7, /* the list of members */
    SCOPE_CARD = 1u << 8,    /* the card of an actor */
    SCOPE_GRID = 1u << 9,    /* themes by territory */
    SCOPE_PERSON = 1u << 10, /* the card of a member */
};

enum need {
    NEED_NOTHING = 0,
    NEED_WRITABLE = 1u << 0,
    NEED_ITEM = 1u << 1,    /* something under the cursor */
    NEED_NOTE = 1u << 2,    /* a note, not a group */
    NEED_GROUP = 1u << 3,   /* a group, or a note inside one */
    NEED_MEETING = 1u << 4, /* an open meeting */
};

/* Sections of the help, in order. */
enum action_group { GROUP_WRITE, GROUP_SORT, GROUP_SEE, GROUP_EVERYWHERE, GROUP_COUNT };

enum action {
    ACTION_NONE,
#define ACTION(id, name, scopes, keys, needs, group, label, help, words) ACTION_##id,
#include "input/actions.def"
#undef ACTION
    ACTION_COUNT
};

struct action_def {
    enum action action;
    const char *name; /* as in the configuration: "ajouter" */
    unsigned scopes;
    const char *keys; /* default keys, separated by spaces; "azerty:&" only there */
    unsigned needs;
    enum action_group group;
    const char *label; /* msgid, one or two words for the hint bar */
    const char *help;  /* msgid, a sentence for the help and the palette */
    const char *words; /* msgid, other words it is looked for under, "" */
};
/* Row of an action (ACTION_NONE gives NULL). */
const struct action_def *action_def(enum action action);
enum action action_named(const char *name);
/* Rows that an action goes down in a list of `all` shown `page` at a time, negative for
 * up; `all` or more go to an end. 0 for an action that is no move up or down. */
int action_travel(enum action action, int page, int all);
const char *action_group_title(enum action_group group); /* msgid */

struct keymap;
/* The default keys for a keyboard. */
struct keymap *keymap_new(enum keyboard keyboard);
void keymap_free(struct keymap *keymap);
/* Replaces the keys of an action by those of `keys`. ERR_INPUT names an unknown action
 * or key, or the action that already has the key where both are active. */
bool keymap_bind(struct keymap *keymap, const char *action, const char *keys,
                 struct err *err);
/* The action of a key in a scope, else in SCOPE_GLOBAL, else ACTION_NONE. */
enum action keymap_find(const struct keymap *keymap, unsigned scope, struct key key);
/* The key to show for an action: its first one that is direct on this keyboard, else
 * its first; "" when it has none. */
void keymap_label(const struct keymap *keymap, enum action action, char out[32]);
/* The one to show where letters are typed: its first chord; "" when it has none. */
void keymap_chord(const struct keymap *keymap, enum action action, char out[32]);
/* All its keys, "a, F6". */
void keymap_labels(const struct keymap *keymap, enum action action, char out[64]);
enum keyboard keymap_keyboard(const struct keymap *keymap);

#endif
