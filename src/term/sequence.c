#include <stdlib.h>
#include <string.h>

#include "term/decode.h"

#include "base/utf8.h"

/* Modifiers are sent as 1 plus these bits; the locks (64, 128) change nothing. */
enum { MOD_SHIFT = 1, MOD_CTRL = 4, MOD_FOREIGN = 2 | 8 | 16 | 32 };

static void csi_number(struct csi *csi, char digit, bool sub)
{
    if (csi->count == 0)
        csi->count = 1;
    int *number = sub ? &csi->subs[csi->count - 1] : &csi->params[csi->count - 1];
    if (*number < 0)
        *number = 0;
    if (*number < 0x110000)
        *number = *number * 10 + (digit - '0');
}

static void csi_clear(struct csi *csi)
{
    *csi = (struct csi){0};
    for (int i = 0; i < CSI_PARAMS; i++)
        csi->params[i] = csi->subs[i] = -1;
}

/* One byte of parameters; *colons counts those of the current parameter. */
static void csi_parameter(struct csi *csi, char byte, int *colons)
{
    if (byte >= '0' && byte <= '9') {
        if (*colons <= 1)
            csi_number(csi, byte, *colons == 1);
    } else if (byte == ':') {
        (*colons)++;
    } else if (byte == ';') {
        *colons = 0;
        if (csi->count == 0)
            csi->count = 1;
        if (csi->count < CSI_PARAMS)
            csi->count++;
    }
}

size_t sequence_csi(const char *text, size_t len, struct csi *csi)
{
    int colons = 0;

    csi_clear(csi);
    if (len > 1 && strchr("?<=>[", text[1]) && text[1] != '\0')
        csi->prefix = text[1];
    if (csi->prefix == '[') { /* F1 to F5 of the Linux console: ESC [ [ A */
        csi->final = len > 2 ? text[2] : '\0';
        return len > 2 ? 3 : 0;
    }
    for (size_t i = csi->prefix ? 2 : 1; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte > 0x7e)
            return i; /* broken off: this byte begins something else */
        bool rxvt = byte == '$' && csi->count == 1 && csi->prefix == 0;
        if (byte >= 0x40 || rxvt) { /* rxvt ends shifted keys with a $ */
            csi->final = text[i];
            return i + 1;
        }
        if (byte < 0x30)
            csi->intermediate = true;
        else
            csi_parameter(csi, text[i], &colons);
    }
    return 0;
}

size_t sequence_ss3(const char *text, size_t len, struct csi *csi)
{
    csi_clear(csi);
    for (size_t i = 1; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x20 || byte > 0x7e)
            return i;
        if (byte < '0' || byte > '9') {
            csi->final = text[i];
            return i + 1;
        }
        csi_number(csi, text[i], false);
    }
    return 0;
}

static bool with_modifiers(int sent, struct key *key)
{
    int mods = sent > 0 ? sent - 1 : 0;

    key->shift = (mods & MOD_SHIFT) != 0;
    key->ctrl = (mods & MOD_CTRL) != 0;
    if (key->name == K_TAB && key->shift)
        *key = (struct key){.name = K_BACKTAB, .ctrl = key->ctrl};
    if (key->name == K_BACKTAB)
        key->shift = false;
    return (mods & MOD_FOREIGN) == 0;
}

/* ESC [ A and ESC O A alike; lower case is rxvt's Shift (CSI) or Ctrl (SS3). */
static struct key letter_key(char final)
{
    switch (final) {
    case 'A':
        return (struct key){.name = K_UP};
    case 'B':
        return (struct key){.name = K_DOWN};
    case 'C':
        return (struct key){.name = K_RIGHT};
    case 'D':
        return (struct key){.name = K_LEFT};
    case 'H':
        return (struct key){.name = K_HOME};
    case 'F':
        return (struct key){.name = K_END};
    case 'P':
        return (struct key){.name = K_FUNCTION, .code = 1};
    case 'Q':
        return (struct key){.name = K_FUNCTION, .code = 2};
    case 'R':
        return (struct key){.name = K_FUNCTION, .code = 3};
    case 'S':
        return (struct key){.name = K_FUNCTION, .code = 4};
    case 'Z':
        return (struct key){.name = K_BACKTAB};
    default:
        return (struct key){0};
    }
}

static struct key number_key(int number)
{
    static const uint8_t functions[] = {
        [11] = 1, [12] = 2, [13] = 3, [14] = 4,  [15] = 5,  [17] = 6,
        [18] = 7, [19] = 8, [20] = 9, [21] = 10, [23] = 11, [24] = 12,
    };

    switch (number) {
    case 1:
    case 7:
        return (struct key){.name = K_HOME};
    case 2:
        return (struct key){.name = K_INSERT};
    case 3:
        return (struct key){.name = K_DELETE};
    case 4:
    case 8:
        return (struct key){.name = K_END};
    case 5:
        return (struct key){.name = K_PAGE_UP};
    case 6:
        return (struct key){.name = K_PAGE_DOWN};
    default:
        break;
    }
    if (number >= 11 && number <= 24 && functions[number] != 0)
        return (struct key){.name = K_FUNCTION, .code = functions[number]};
    return (struct key){0};
}

static uint32_t upper(uint32_t code)
{
    bool latin = code >= 0xe0 && code <= 0xfe && code != 0xf7;
    return latin || (code >= 'a' && code <= 'z') ? code - 32 : code;
}

/* A key told by its character: kitty's u form and xterm's modifyOtherKeys. `shifted` is
 * the character that Shift gives, -1 when not told. */
static bool coded_key(int code, int shifted, int sent, struct key *key)
{
    int mods = sent > 0 ? sent - 1 : 0;
    bool shift = (mods & MOD_SHIFT) != 0;

    switch (code) {
    case 9:
        *key = (struct key){.name = K_TAB};
        break;
    case 13:
    case 57414:
        *key = (struct key){.name = K_ENTER};
        break;
    case 27:
        *key = (struct key){.name = K_ESC};
        break;
    case 8:
    case 127:
        *key = (struct key){.name = K_BACKSPACE};
        break;
    default:
        *key = (struct key){0};
        break;
    }
    if (key->name != K_NONE)
        return with_modifiers(sent, key);
    /* the private range is named keys that we do not use */
    if (code < 32 || code > 0x10ffff || (code >= 0xe000 && code <= 0xf8ff) ||
        (mods & MOD_FOREIGN))
        return false;
    if ((mods & MOD_CTRL) && code >= 'A' && code <= 'Z')
        code += 32;
    *key = (struct key){
        .name = K_CHAR, .code = (uint32_t)code, .ctrl = (mods & MOD_CTRL) != 0};
    if (shift && !key->ctrl)
        key->code = shifted > 0 ? (uint32_t)shifted : upper(key->code);
    return true;
}

static bool tilde_key(const struct csi *csi, struct key *key)
{
    if (csi->params[0] == 27 && csi->count >= 3)
        return coded_key(csi->params[2], -1, csi->params[1], key);
    *key = number_key(csi->params[0]);
    return key->name != K_NONE && with_modifiers(csi->params[1], key);
}

/* rxvt: ESC [ 3 $ is Shift, ESC [ 3 ^ Ctrl, ESC [ 3 @ both */
static bool rxvt_key(const struct csi *csi, struct key *key)
{
    *key = number_key(csi->params[0]);
    key->shift = csi->final != '^';
    key->ctrl = csi->final != '$';
    return key->name != K_NONE;
}

bool sequence_csi_key(const struct csi *csi, struct key *key)
{
    bool plain = csi->prefix == 0 && !csi->intermediate;
    /* 3 is a release, where a terminal tells them: the press has been taken */
    bool release = csi->subs[1] == 3;

    if (csi->prefix == '[' && csi->final >= 'A' && csi->final <= 'E') {
        *key =
            (struct key){.name = K_FUNCTION, .code = (uint32_t)(csi->final - 'A' + 1)};
        return true;
    }
    if (!plain || release)
        return false;
    switch (csi->final) {
    case '~':
        return tilde_key(csi, key);
    case 'u':
        return coded_key(csi->params[0], csi->subs[0], csi->params[1], key);
    case '$':
    case '^':
    case '@':
        return rxvt_key(csi, key);
    case 'a':
    case 'b':
    case 'c':
    case 'd':
        *key = letter_key((char)(csi->final - 32));
        key->shift = true;
        return csi->count == 0;
    default:
        /* a key has 1 before its modifiers; a cursor report, ESC [ 12 ; 5 R, has a row
         */
        *key = letter_key(csi->final);
        return key->name != K_NONE && csi->params[0] <= 1 &&
               with_modifiers(csi->params[1], key);
    }
}

bool sequence_ss3_key(const struct csi *csi, struct key *key)
{
    static const char keypad[] = "*+,-./0123456789";

    if (csi->final >= 'j' && csi->final <= 'y') {
        uint32_t code = (uint32_t)keypad[csi->final - 'j'];
        *key = (struct key){.name = K_CHAR, .code = code};
        return true;
    }
    if (csi->final == 'M') {
        *key = (struct key){.name = K_ENTER};
        return true;
    }
    if (csi->final >= 'a' && csi->final <= 'd') {
        *key = letter_key((char)(csi->final - 32));
        key->ctrl = true;
        return true;
    }
    *key = letter_key(csi->final);
    return key->name != K_NONE && with_modifiers(csi->params[0], key);
}

/* "RRRR", of one to four hexadecimal digits, in 0..1 */
static bool channel(const char **at, double *value)
{
    char digits[5] = {0};
    size_t n = strspn(*at, "0123456789abcdefABCDEF");

    if (n < 1 || n > 4)
        return false;
    memcpy(digits, *at, n);
    *value = (double)strtoul(digits, NULL, 16) / (double)((1ul << (4 * n)) - 1);
    *at += n;
    return true;
}

bool sequence_ground(const char *text, size_t len, bool *light)
{
    char answer[64];
    double red, green, blue;

    if (len < 8 || len >= sizeof answer || memcmp(text, "11;rgb", 6) != 0)
        return false;
    memcpy(answer, text, len);
    answer[len] = '\0';
    const char *at = answer + 6 + (answer[6] == 'a');
    if (*at++ != ':' || !channel(&at, &red) || *at++ != '/' || !channel(&at, &green) ||
        *at++ != '/' || !channel(&at, &blue))
        return false;
    /* luma of ITU-R BT.601: enough to tell a light ground from a dark one */
    *light = 0.299 * red + 0.587 * green + 0.114 * blue > 0.5;
    return true;
}
