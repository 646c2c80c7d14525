/* A key press and the events of a session, as data: no terminal constant here.
 *
 * Characters and named keys are separate, so that "œ" (U+0153) can never be taken for
 * PageUp, whose number a terminal library may share. */
#ifndef INPUT_KEY_H
#define INPUT_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_name {
    K_NONE,
    K_CHAR, /* `code` is a Unicode code point; `ctrl` with a lower-case letter */
    K_ENTER,
    K_ESC,
    K_TAB,
    K_BACKTAB,
    K_BACKSPACE,
    K_DELETE,
    K_INSERT,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_FUNCTION, /* `code` is 1 to 12 */
};

struct key {
    enum key_name name;
    uint32_t code;
    bool ctrl;
    bool shift; /* only for named keys */
};

bool key_equal(struct key a, struct key b);
/* Reads "a", "Ctrl+Z", "Maj+Haut", "Entrée", "F2", "Espace"…; false when unknown. */
bool key_parse(const char *text, struct key *key);
/* The key as it is printed on a keyboard, in the current language: "Ctrl+Z", "Maj+Tab",
 * "Entrée". At most 31 bytes. */
void key_label(struct key key, char out[32]);
/* Ctrl and a letter, a function key: what keeps its meaning while text is typed. */
bool key_is_chord(struct key key);
/* Rows that an arrow or a page key goes down in a list shown `page` rows at a time,
 * negative for up; 0 for any other key. */
int key_travel(struct key key, int page);

enum event_kind {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_PASTE, /* text[0..len): cleaned of controls but tab and newline, NFC */
    EVENT_RESIZE,
    EVENT_TICK,    /* the time given to wait has passed */
    EVENT_HANGUP,  /* the terminal is gone */
    EVENT_STOP,    /* a signal asks to leave: `signal` */
    EVENT_SUSPEND, /* a signal asks to stop: save, then term_suspend */
    EVENT_GROUND,  /* the terminal said whether its ground is light: styles changed */
    EVENT_RESUMED, /* back from a suspension */
};

struct event {
    enum event_kind kind;
    struct key key;
    const char *text; /* until the next wait */
    size_t len;
    int signal;
};

#endif
