#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "report/markdown.h"

/* The mark around a run. Labels are bold; italics have the other sign, for "**a***b*"
 * would be read otherwise than it was written. */
static const char *mark_of(const struct run *run)
{
    if (!run)
        return "";
    switch (run->style) {
    case RUN_PLAIN:
        return "";
    case RUN_ITALIC:
        return "_";
    case RUN_BOLD:
    case RUN_LABEL:
        return "**";
    }
    return "";
}

void markdown_indent(struct str *out, int columns)
{
    for (int i = 0; i < columns; i++)
        str_add_char(out, ' ');
}

/* Spaces of Unicode that are not those of ASCII: the one of « guillemets » first. */
static bool is_wide_space(uint32_t code)
{
    return code == 0xA0 || code == 0x202F || code == 0x3000 || code == 0x1680 ||
           code == 0x205F || (code >= 0x2000 && code <= 0x200A);
}

static bool is_ascii_alnum(uint32_t code)
{
    return code < 0x80 && isalnum((int)code);
}

/* Certainly a letter or a digit; the letters of Latin are enough for French. */
static bool is_word(uint32_t code)
{
    return is_ascii_alnum(code) ||
           (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7);
}

static uint32_t code_at(const char *text)
{
    uint32_t code;
    utf8_decode(text, strnlen(text, 4), &code);
    return code;
}

static const char *last_character(const char *text)
{
    size_t at = strlen(text) - 1;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return text + at;
}

/* A mark of emphasis opens or closes by what stands on its two sides (CommonMark, 6.2):
 * glued to a word outside and to a sign inside it would be plain asterisks, and "_" is
 * never a mark inside a word. Written as a reference, "&#101;", the character outside
 * counts as a sign, and reads back the same. */
static bool wants_reference(const char *mark, uint32_t inside, uint32_t outside)
{
    if (!*mark || outside == '\n' || is_wide_space(outside))
        return false;
    if (outside < 0x80 && !isalnum((int)outside))
        return false;
    return *mark == '_' || !is_word(inside);
}

static bool could_begin_reference(const char *text)
{
    return text[1] == '\0' || text[1] == '#' || isalpha((unsigned char)text[1]);
}

/* Would this character begin something else than text, here? */
static bool is_special(const struct writer *writer, const char *text)
{
    switch (*text) {
    case '&':
        return could_begin_reference(text);
    case '#':
        return writer->heading || writer->line == LINE_START;
    case '-':
    case '+':
    case '=':
    case ':':
        return writer->line == LINE_START && !writer->heading;
    case '.':
    case ')':
        return writer->line == LINE_DIGITS && !writer->heading;
    default:
        return *text && strchr("\\`*_[]<>|~", *text);
    }
}

static void add_break(struct writer *writer)
{
    if (writer->cell) {
        str_add(&writer->out, "<br>");
        return;
    }
    str_add(&writer->out, "\\\n");
    markdown_indent(&writer->out, writer->indent[writer->level]);
    writer->line = LINE_START;
}

/* One character; returns its bytes. */
static size_t add_character(struct writer *writer, const char *text, bool reference)
{
    uint32_t code;
    size_t used = utf8_decode(text, strnlen(text, 4), &code);
    if (code == '\n') {
        add_break(writer);
        return used;
    }
    if (reference) {
        str_printf(&writer->out, "&#%u;", (unsigned)code);
    } else {
        if (is_special(writer, text))
            str_add_char(&writer->out, '\\');
        str_add_n(&writer->out, text, used);
    }
    bool digit = writer->line != LINE_INSIDE && code >= '0' && code <= '9';
    writer->line = digit ? LINE_DIGITS : LINE_INSIDE;
    return used;
}

/* Must the character of `run` beside `other` be a reference? `mine` and `theirs` are
 * the characters that meet there; `theirs` is not read when there is no other run. */
static bool hides_edge(const struct run *run, const struct run *other, uint32_t mine,
                       uint32_t theirs)
{
    if (*mark_of(run)) /* no space of any kind may touch a mark from inside */
        return is_wide_space(mine) && !str_equal(mark_of(run), mark_of(other));
    return wants_reference(mark_of(other), theirs, mine);
}

void markdown_run(struct writer *writer, const struct run *run,
                  const struct run *before)
{
    const struct run *after = run->next;
    const char *mark = mark_of(run), *end = last_character(run->text);
    bool first = hides_edge(run, before, code_at(run->text),
                            before ? code_at(last_character(before->text)) : 0);
    bool last = hides_edge(run, after, code_at(end), after ? code_at(after->text) : 0);
    if (*mark && !str_equal(mark, mark_of(before))) {
        str_add(&writer->out, mark);
        writer->line = LINE_INSIDE;
    }
    for (const char *at = run->text; *at;)
        at += add_character(writer, at,
                            (at == run->text && first) || (at == end && last));
    if (!str_equal(mark, mark_of(after)))
        str_add(&writer->out, mark);
}
