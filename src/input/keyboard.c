/* The keyboards of our public: which characters are direct (neither Maj nor AltGr), and
 * the row under Esc. Compiled from the X keyboard database: fr(latin9), be, fr(afnor),
 * fr(bepo), us. Letters are direct on all of them. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "input/keymap.h"
#include "input/private.h"

struct layout {
    const char *name;
    const char *direct; /* beside letters, "," and "-" */
    const char *row[9]; /* unshifted keys that stand for 1 to 9 */
};

static const struct layout layouts[] = {
    [KEYBOARD_UNKNOWN] = {"", ":!=)('\"&éèçàù<$*;", {0}},
    [KEYBOARD_AZERTY] = {"azerty",
                         ":!=)('\"&éèçàù<$*;",
                         {"&", "é", "\"", "'", "(", "-", "è", "_", "ç"}},
    [KEYBOARD_AFNOR] = {"afnor",
                        "./*+@;:<ùéèàê('«»",
                        {"à", "é", "è", "ê", "(", ")", "‘", "’", "«"}},
    [KEYBOARD_BEPO] = {"bepo",
                       ".'/*+=\"«»()éèàç",
                       {"\"", "«", "»", "(", ")", "@", "+", "-", "/"}},
    [KEYBOARD_QWERTY] = {"qwerty",
                         "1234567890=[]\\;'./`",
                         {"1", "2", "3", "4", "5", "6", "7", "8", "9"}},
};

enum keyboard keyboard_named(const char *name)
{
    for (int i = KEYBOARD_AZERTY; i <= KEYBOARD_QWERTY; i++)
        if (str_equal(layouts[i].name, name))
            return (enum keyboard)i;
    return KEYBOARD_UNKNOWN;
}

const char *keyboard_name(enum keyboard keyboard)
{
    return layouts[keyboard].name;
}

static bool is_sign(struct key key, const char *sign)
{
    uint32_t code;
    return sign && key.name == K_CHAR && !key.ctrl &&
           utf8_decode(sign, strlen(sign), &code) && code == key.code;
}

enum keyboard keyboard_from_key(struct key key)
{
    /* the key left of 1, for who takes "under Échap" at its word */
    static const struct {
        const char *sign;
        enum keyboard keyboard;
    } corners[] = {{"²", KEYBOARD_AZERTY},
                   {"@", KEYBOARD_AZERTY},
                   {"$", KEYBOARD_BEPO},
                   {"`", KEYBOARD_QWERTY}};
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++)
        if (is_sign(key, corners[i].sign))
            return corners[i].keyboard;
    for (int i = KEYBOARD_AZERTY; i <= KEYBOARD_QWERTY; i++)
        if (is_sign(key, layouts[i].row[0]))
            return (enum keyboard)i;
    return KEYBOARD_UNKNOWN;
}

int keyboard_digit(enum keyboard keyboard, struct key key)
{
    if (key.name != K_CHAR || key.ctrl)
        return -1;
    if (key.code >= '0' && key.code <= '9')
        return (int)(key.code - '0');
    if (keyboard == KEYBOARD_UNKNOWN)
        keyboard = KEYBOARD_AZERTY;
    for (int i = 0; i < 9; i++)
        if (is_sign(key, layouts[keyboard].row[i]))
            return i + 1;
    return -1;
}

bool keyboard_is_direct(enum keyboard keyboard, struct key key)
{
    if (key.ctrl || key.shift || key.name == K_BACKTAB)
        return false;
    if (key.name != K_CHAR)
        return key.name != K_FUNCTION;
    if ((key.code >= 'a' && key.code <= 'z') || key.code == ' ' || key.code == ',' ||
        key.code == '-')
        return true;
    for (const char *at = layouts[keyboard].direct; *at;) {
        uint32_t code;
        at += utf8_decode(at, strlen(at), &code);
        if (code == key.code)
            return true;
    }
    return false;
}
