#include "ui/lineedit.h"

#include <string.h>

#include "base/utf8.h"
#include "base/width.h"

void lineedit_free(struct lineedit *line)
{
    str_free(&line->text);
    line->at = 0;
}

const char *lineedit_text(const struct lineedit *line)
{
    return str_text(&line->text);
}

static void splice(struct lineedit *line, size_t from, size_t to, const char *text,
                   size_t len)
{
    struct str tail = {0}, whole = {0};
    str_add_n(&tail, str_text(&line->text) + to, line->text.len - to);
    str_add_n(&whole, str_text(&line->text), from);
    str_add_n(&whole, text, len);
    size_t before = whole.len;
    str_add(&whole, str_text(&tail));
    str_clear(&line->text);
    /* An accent typed after its letter joins it: the whole is normalised again. */
    struct str head = {0};
    utf8_clean(&head, str_text(&whole), before);
    utf8_clean(&line->text, str_text(&whole), whole.len);
    line->at = head.len <= line->text.len ? head.len : line->text.len;
    str_free(&head);
    str_free(&tail);
    str_free(&whole);
}

void lineedit_set(struct lineedit *line, const char *text)
{
    str_clear(&line->text);
    line->at = 0;
    lineedit_insert(line, text, strlen(text));
}

void lineedit_insert(struct lineedit *line, const char *text, size_t len)
{
    struct str flat = {0};
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte == '\n' || byte == '\t')
            str_add_char(&flat, ' ');
        else if (byte >= 0x20 && byte != 0x7F)
            str_add_char(&flat, text[i]);
    }
    splice(line, line->at, line->at, str_text(&flat), flat.len);
    str_free(&flat);
}

void lineedit_replace(struct lineedit *line, size_t from, const char *text)
{
    splice(line, from, line->at, text, strlen(text));
}

static size_t before(const struct lineedit *line, size_t at)
{
    return at ? utf8_grapheme_before(str_text(&line->text), at) : 0;
}

static size_t after(const struct lineedit *line, size_t at)
{
    return at + utf8_grapheme(str_text(&line->text) + at, line->text.len - at);
}

static size_t word_before(const struct lineedit *line, size_t at)
{
    const char *text = str_text(&line->text);
    while (at && text[at - 1] == ' ')
        at--;
    while (at && text[at - 1] != ' ')
        at--;
    return at;
}

static size_t word_after(const struct lineedit *line, size_t at)
{
    const char *text = str_text(&line->text);
    while (text[at] == ' ')
        at++;
    while (text[at] && text[at] != ' ')
        at++;
    return at;
}

size_t lineedit_word_start(const struct lineedit *line)
{
    const char *text = str_text(&line->text);
    size_t at = line->at;
    while (at && text[at - 1] != ' ')
        at--;
    return at;
}

static bool control_key(struct lineedit *line, uint32_t code)
{
    switch (code) {
    case 'a':
        line->at = 0;
        return true;
    case 'e':
        line->at = line->text.len;
        return true;
    case 'u':
        splice(line, 0, line->at, "", 0);
        return true;
    case 'k':
        splice(line, line->at, line->text.len, "", 0);
        return true;
    case 'w':
        splice(line, word_before(line, line->at), line->at, "", 0);
        return true;
    default:
        return false;
    }
}

static bool character(struct lineedit *line, struct key key)
{
    if (key.ctrl)
        return control_key(line, key.code);
    char bytes[4];
    size_t len = utf8_encode(key.code, bytes);
    splice(line, line->at, line->at, bytes, len);
    return true;
}

bool lineedit_key(struct lineedit *line, struct key key)
{
    bool by_word = key.ctrl;
    if (key.name == K_CHAR)
        return character(line, key);
    if (key.name == K_LEFT)
        line->at = by_word ? word_before(line, line->at) : before(line, line->at);
    else if (key.name == K_RIGHT)
        line->at = by_word ? word_after(line, line->at) : after(line, line->at);
    else if (key.name == K_HOME)
        line->at = 0;
    else if (key.name == K_END)
        line->at = line->text.len;
    else if (key.name == K_BACKSPACE)
        splice(line, before(line, line->at), line->at, "", 0);
    else if (key.name == K_DELETE)
        splice(line, line->at, after(line, line->at), "", 0);
    else
        return false;
    return true;
}

void lineedit_draw(const struct lineedit *line, struct canvas *canvas, int x, int y,
                   int room, uint8_t style)
{
    struct str shown = {0}, head = {0};
    utf8_displayable(&head, str_text(&line->text), line->at);
    utf8_displayable(&shown, str_text(&line->text), line->text.len);
    int cursor = width_text(str_text(&head), head.len);
    size_t start = 0;
    /* The window jumps by half of its width, so that it does not move at each key. */
    while (cursor >= room && room > 2) {
        int used;
        size_t skip =
            width_cut(str_text(&shown) + start, shown.len - start, room / 2, &used);
        if (skip == 0)
            break;
        start += skip;
        cursor -= used;
    }
    canvas_put(canvas, x, y, room, style, str_text(&shown) + start);
    canvas_cursor(canvas, x + (cursor < room ? cursor : room - 1), y);
    str_free(&shown);
    str_free(&head);
}
