/* Bytes of a terminal to events: pure, fed by wait.c and by the tests.
 *
 * Owns: the bytes not yet understood, the paste being received, the rules of time (how
 * long the rest of a sequence is awaited). Does not know: descriptors, curses, what a
 * key is for. Time is given by the caller, in milliseconds of any steady clock.
 *
 * We decode ourselves rather than through the library: its reader takes one byte a
 * system call (a paste of 1 MB is a million of them), loses keys after a byte that is
 * not UTF-8, and hands unknown sequences over letter by letter. */
#ifndef TERM_DECODE_H
#define TERM_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "input/key.h"

enum {
    DECODE_ESCAPE_MS = 50,    /* a lone Esc */
    DECODE_RESYNC_MS = 100,   /* the rest of what may be a sequence */
    DECODE_CERTAIN_MS = 1000, /* the rest of what can only be a sequence, or a paste */
    DECODE_PASTE_MAX = 2 * 1024 * 1024,
};

/* A key string of this terminal, beside the usual ones. */
struct key_string {
    const char *bytes; /* begins with ESC */
    struct key key;
};

struct decoder {
    struct str bytes; /* read, not yet understood, from `start` */
    size_t start;
    int64_t arrived; /* when the last byte came */
    int64_t escaped; /* when the lone Esc just given came, else 0 */
    bool pasting;
    struct str paste; /* as received */
    struct str text;  /* the last paste given, cleaned */
    bool light;       /* with EVENT_GROUND: what the terminal answered */
    const struct key_string *strings;
    size_t string_count;
};

/* A zeroed decoder is ready. */
void decoder_free(struct decoder *decoder);
void decoder_feed(struct decoder *decoder, const char *bytes, size_t len, int64_t now);
/* The next event in what was fed: EVENT_KEY, EVENT_PASTE or EVENT_GROUND; false when
 * there is none yet. `late`: nothing more has come in decoder_delay's time, so what is
 * incomplete is settled as it is. */
bool decoder_next(struct decoder *decoder, bool late, struct event *event);
/* Milliseconds to wait for the rest of what is incomplete; -1: nothing is. */
int decoder_delay(const struct decoder *decoder, int64_t now);

/* --- sequence.c: what a whole sequence means ---------------------------------------
 */

enum { CSI_PARAMS = 8 };

/* ESC [ prefix params final, after ECMA-48 §5.4. */
struct csi {
    char prefix;            /* one of ? < = > or [ (console), else 0 */
    int params[CSI_PARAMS]; /* -1 when left out */
    int subs[CSI_PARAMS];   /* first sub-parameter (after a colon), else -1 */
    int count;
    bool intermediate;
    char final; /* 0: the sequence was broken off */
};

/* Reads a sequence from its '[' on; returns the bytes it takes ('[' included), 0 when
 * its end has not come. */
size_t sequence_csi(const char *text, size_t len, struct csi *csi);
/* The same from the 'O' of SS3; `final` and params[0] (the modifiers) are set. */
size_t sequence_ss3(const char *text, size_t len, struct csi *csi);
/* The key of a sequence; false when it is none of ours, or has Alt in it. */
bool sequence_csi_key(const struct csi *csi, struct key *key);
bool sequence_ss3_key(const struct csi *csi, struct key *key);
/* The answer to OSC 11, "11;rgb:RRRR/GGGG/BBBB": true when it is one. */
bool sequence_ground(const char *text, size_t len, bool *light);

/* --- paste.c -------------------------------------------------------------------------
 */

/* Takes what belongs to the paste out of decoder->bytes; true when its end was seen
 * (or `late`), and decoder->text then holds it. */
bool paste_take(struct decoder *decoder, bool late);

#endif
