/* What a key costs in presses on a French AZERTY keyboard (X's "fr", latin9): every
 * press counts, Maj, Ctrl and AltGr included; one held over a run of keys counts once.
 *
 * Written apart from the program's own table of keyboards, so that one may be wrong. */
#ifndef TESTS_JOURNEYS_PRESSES_H
#define TESTS_JOURNEYS_PRESSES_H

#include "input/key.h"

enum held { HELD_NONE, HELD_SHIFT, HELD_CTRL, HELD_ALTGR };

struct presses {
    int count;
    int altgr; /* of them, presses of AltGr */
    enum held held;
};

void presses_add(struct presses *presses, struct key key);
/* Text was typed in between: nothing is held any more. */
void presses_release(struct presses *presses);

#endif
