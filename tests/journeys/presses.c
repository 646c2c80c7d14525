#include "presses.h"

#include <string.h>

#include "base/utf8.h"

static bool among(const char *signs, uint32_t code)
{
    for (size_t used; *signs; signs += used) {
        uint32_t sign;
        used = utf8_decode(signs, strlen(signs), &sign);
        if (sign == code)
            return true;
    }
    return false;
}

static enum held held_for(struct key key)
{
    static const char shifted[] = "1234567890°+£%µ?./§>¨";
    static const char third[] = "~#{[|`\\^@]}€¤";
    if (key.ctrl)
        return HELD_CTRL;
    if (key.shift || key.name == K_BACKTAB)
        return HELD_SHIFT;
    if (key.name != K_CHAR)
        return HELD_NONE;
    if ((key.code >= 'A' && key.code <= 'Z') || among(shifted, key.code))
        return HELD_SHIFT;
    return among(third, key.code) ? HELD_ALTGR : HELD_NONE;
}

void presses_add(struct presses *presses, struct key key)
{
    enum held held = held_for(key);
    bool pressed = held != HELD_NONE && held != presses->held;
    presses->count += pressed ? 2 : 1;
    presses->altgr += pressed && held == HELD_ALTGR;
    presses->held = held;
}

void presses_release(struct presses *presses)
{
    presses->held = HELD_NONE;
}
