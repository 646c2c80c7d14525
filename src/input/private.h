/* Shared inside input/ only. */
#ifndef INPUT_PRIVATE_H
#define INPUT_PRIVATE_H

#include "input/keymap.h"

/* Can the key be pressed with neither Maj, AltGr, Ctrl nor a function key? */
bool keyboard_is_direct(enum keyboard keyboard, struct key key);

#endif
