#include "base/width.h"

#include <stdbool.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"

int width_code(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return 1;
    int width = wcwidth((wchar_t)code);
    return width < 0 ? 1 : width;
}

int width_text(const char *text, size_t len)
{
    int width = 0;
    for (size_t at = 0; at < len;) {
        size_t plain = utf8_plain(text + at, len - at);
        uint32_t code = 'x';
        at += plain ? plain : utf8_decode(text + at, len - at, &code);
        width += plain ? 1 : width_code(code);
    }
    return width;
}

size_t width_cut(const char *text, size_t len, int columns, int *used)
{
    size_t at = 0;
    *used = 0;
    while (at < len) {
        size_t plain = utf8_plain(text + at, len - at);
        size_t cluster = plain ? plain : utf8_grapheme(text + at, len - at);
        int width = plain ? 1 : width_text(text + at, cluster);
        if (*used + width > columns)
            break;
        *used += width;
        at += cluster;
    }
    return at;
}

/* May a line end at the space text[at]? Not where French sets a no-break space that
 * people type as a plain one: after «, before » ! ? : ; */
static bool breaks_at(const char *text, size_t len, size_t at)
{
    if (text[at] != ' ')
        return false;
    if (at >= 2 && memcmp(text + at - 2, "«", 2) == 0)
        return false;
    bool closing = at + 2 < len && memcmp(text + at + 1, "»", 2) == 0;
    return !closing && (at + 1 >= len || !strchr("!?:;", text[at + 1]));
}

/* Where the line that starts at text[0], not a space, ends: at the last space that
 * fits, inside the word when it is longer than the line. At least one cluster. */
static size_t line_end(const char *text, size_t len, int columns)
{
    int used;
    size_t fits = width_cut(text, len, columns, &used);
    if (fits == 0)
        return utf8_grapheme(text, len);
    if (fits == len || breaks_at(text, len, fits))
        return fits;
    size_t space = fits;
    while (space > 0 && !breaks_at(text, len, space))
        space--;
    return space > 0 ? space : fits;
}

static size_t skip_spaces(const char *text, size_t at, size_t len)
{
    while (at < len && text[at] == ' ')
        at++;
    return at;
}

size_t width_wrap(const char *text, size_t len, int columns, struct width_line *lines,
                  size_t most)
{
    size_t count = 0;
    for (size_t at = skip_spaces(text, 0, len); at < len; count++) {
        size_t end = at + line_end(text + at, len - at, columns);
        size_t shown = end;
        while (shown > at && text[shown - 1] == ' ')
            shown--;
        if (count < most)
            lines[count] = (struct width_line){.start = at, .len = shown - at};
        at = skip_spaces(text, end, len);
    }
    return count;
}
