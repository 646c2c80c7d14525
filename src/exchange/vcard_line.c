/* The lines of a card file: joined, taken apart, decoded. Each step looks at what is
 * left before it reads; nothing calls itself. */
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "exchange/vcard_private.h"

/* A longer line is passed over: it holds a picture, not a name. */
#define MOST_LINE (1024 * 1024)

/* --- physical lines --------------------------------------------------------------- */

/* Bytes up to the end of the line, and what the end takes (CRLF, LF or CR alone). */
static size_t line_length(const struct vcard_reader *reader, size_t *end)
{
    size_t at = reader->at;
    while (at < reader->len && reader->bytes[at] != '\n' && reader->bytes[at] != '\r')
        at++;
    *end = at < reader->len;
    if (at + 1 < reader->len && reader->bytes[at] == '\r' &&
        reader->bytes[at + 1] == '\n')
        *end = 2;
    return at - reader->at;
}

/* Appends the next physical line, without its first `skip` bytes; past MOST_LINE it is
 * counted and not kept. */
static void take_line(struct vcard_reader *reader, size_t skip, bool *long_line)
{
    size_t end, len = line_length(reader, &end);
    if (reader->text.len + len > MOST_LINE)
        *long_line = true;
    else
        str_add_n(&reader->text, reader->bytes + reader->at + skip, len - skip);
    reader->at += len + end;
    reader->line++;
}

static bool continues(const struct vcard_reader *reader)
{
    return reader->at < reader->len &&
           (reader->bytes[reader->at] == ' ' || reader->bytes[reader->at] == '\t');
}

/* --- what a line is made of ------------------------------------------------------- */

/* Where the value begins: the first ':' that no quotes hold; 0 without one. */
static size_t value_at(const char *text, size_t len)
{
    bool quotes = false;
    for (size_t i = 0; i < len; i++) {
        quotes = quotes != (text[i] == '"');
        if (text[i] == ':' && !quotes)
            return i + 1;
    }
    return 0;
}

static bool is_word(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!isalnum((unsigned char)text[i]) && text[i] != '-' && text[i] != '_')
            return false;
    return len > 0;
}

static void upper(char *text)
{
    for (; *text; text++)
        *text = (char)toupper((unsigned char)*text);
}

/* "item1.TEL;TYPE=home": false when that is no name. */
static bool read_head(struct arena *arena, const char *head, size_t len,
                      struct vcard_line *line)
{
    size_t name = 0, dot;
    while (name < len && head[name] != ';')
        name++;
    for (dot = 0; dot < name && head[dot] != '.'; dot++)
        ;
    bool grouped = dot < name;
    const char *first = grouped ? head + dot + 1 : head;
    size_t first_len = (size_t)(head + name - first);
    if (!is_word(first, first_len) || (grouped && !is_word(head, dot)))
        return false;
    char *word = arena_strndup(arena, first, first_len);
    upper(word);
    line->name = word;
    line->group = grouped ? arena_strndup(arena, head, dot) : "";
    line->params = arena_strndup(arena, head + name, len - name);
    return true;
}

/* --- parameters ------------------------------------------------------------------- */

static size_t param_end(const char *text)
{
    bool quotes = false;
    size_t at = 0;
    for (; text[at] && (quotes || text[at] != ';'); at++)
        quotes = quotes != (text[at] == '"');
    return at;
}

static void add_value(struct str *out, const char *text, size_t len)
{
    if (out->len > 0)
        str_add_char(out, ',');
    for (size_t i = 0; i < len; i++)
        if (text[i] != '"')
            str_add_char(out, text[i]);
}

const char *vcard_param(struct arena *arena, const struct vcard_line *line,
                        const char *name)
{
    struct str found = {0};
    const char *at = line->params;
    while (*at == ';') {
        size_t len = param_end(++at);
        size_t equal = 0;
        while (equal < len && at[equal] != '=')
            equal++;
        bool bare = equal == len;
        if (bare ? str_equal(name, "TYPE")
                 : strlen(name) == equal && strncasecmp(at, name, equal) == 0)
            add_value(&found, at + (bare ? 0 : equal + 1),
                      len - (bare ? 0 : equal + 1));
        at += len;
    }
    const char *value = found.len > 0 ? arena_strdup(arena, found.at) : NULL;
    str_free(&found);
    return value;
}

static bool has_word(struct arena *arena, const struct vcard_line *line,
                     const char *param, const char *word)
{
    const char *value = vcard_param(arena, line, param);
    return value && strcasestr(value, word) != NULL;
}

static void read_encoding(struct arena *arena, struct vcard_line *line)
{
    const char *encoding = vcard_param(arena, line, "ENCODING");
    line->quoted = (encoding && strcasecmp(encoding, "QUOTED-PRINTABLE") == 0) ||
                   has_word(arena, line, "TYPE", "QUOTED-PRINTABLE");
    line->binary = (encoding && (strcasecmp(encoding, "B") == 0 ||
                                 strcasecmp(encoding, "BASE64") == 0)) ||
                   has_word(arena, line, "TYPE", "BASE64");
}

/* --- logical lines ---------------------------------------------------------------- */

static bool ends_soft(const struct str *text)
{
    return text->len > 0 && text->at[text->len - 1] == '=';
}

static void cut_text(struct str *text, size_t len)
{
    text->len = len;
    text->at[len] = '\0';
}

static enum vcard_step take_apart(struct vcard_reader *reader, struct arena *arena,
                                  struct vcard_line *line, bool *long_line)
{
    struct str *text = &reader->text;
    size_t value = text->len > 0 ? value_at(text->at, text->len) : 0;
    if (text->len == 0)
        return VCARD_BLANK;
    if (value == 0 || !read_head(arena, text->at, value - 1, line))
        return VCARD_NOISE;
    read_encoding(arena, line);
    while (line->quoted && ends_soft(text) && reader->at < reader->len) {
        cut_text(text, text->len - 1);
        take_line(reader, 0, long_line);
    }
    line->value_len = text->len - value;
    line->value = arena_strndup(arena, text->at + value, line->value_len);
    return *long_line ? VCARD_LONG : VCARD_LINE;
}

enum vcard_step vcard_next(struct vcard_reader *reader, struct arena *arena,
                           struct vcard_line *line)
{
    bool long_line = false;
    *line = (struct vcard_line){
        .number = reader->line, .group = "", .name = "", .params = "", .value = ""};
    if (reader->at >= reader->len)
        return VCARD_DONE;
    str_clear(&reader->text);
    take_line(reader, 0, &long_line);
    while (continues(reader))
        take_line(reader, 1, &long_line);
    if (long_line && reader->text.len == 0)
        return VCARD_LONG;
    return take_apart(reader, arena, line, &long_line);
}

/* --- values ----------------------------------------------------------------------- */

static int hex(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    digit = (char)tolower((unsigned char)digit);
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

static void unquote(struct str *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool pair = text[i] == '=' && len - i > 2;
        int high = pair ? hex(text[i + 1]) : -1;
        int low = pair ? hex(text[i + 2]) : -1;
        bool coded = high >= 0 && low >= 0;
        str_add_char(out, coded ? (char)(high * 16 + low) : text[i]);
        i += coded ? 2 : 0;
    }
}

/* 0x80 to 0x9F of Windows-1252, which also stands for what says ISO-8859-1. */
static const uint16_t windows[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
/* What ISO-8859-15 has in place of ISO-8859-1. */
static const struct {
    unsigned char byte;
    uint16_t code;
} latin9[] = {{0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D},
              {0xB8, 0x017E}, {0xBC, 0x0152}, {0xBD, 0x0153}, {0xBE, 0x0178}};

static uint32_t code_of(unsigned char byte, bool nine)
{
    for (size_t i = 0; nine && i < sizeof latin9 / sizeof *latin9; i++)
        if (latin9[i].byte == byte)
            return latin9[i].code;
    return byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
}

/* Normal form joins a mark to the letter before it, so to the « n » of an escaped line
 * end, which is no letter: what follows one is made normal apart. */
static void clean_pieces(struct str *out, const char *text, size_t len)
{
    for (size_t from = 0, at = 0; from < len; from = at) {
        bool ended = false;
        while (at < len && !ended) {
            bool escape = text[at] == '\\' && at + 1 < len;
            ended = escape && (text[at + 1] == 'n' || text[at + 1] == 'N');
            at += escape ? 2 : 1;
        }
        utf8_clean(out, text + from, at - from);
    }
}

/* What says no charset that phones write, and is not UTF-8, is what Windows writes. */
static void to_utf8(struct str *out, const struct str *bytes, const char *said)
{
    bool nine = said && strcasecmp(said, "ISO-8859-15") == 0;
    bool one = nine || (said && (strcasecmp(said, "ISO-8859-1") == 0 ||
                                 strcasecmp(said, "WINDOWS-1252") == 0));
    if (!one && utf8_valid(str_text(bytes), bytes->len)) {
        clean_pieces(out, str_text(bytes), bytes->len);
        return;
    }
    struct str text = {0};
    char letter[4];
    for (size_t i = 0; i < bytes->len; i++)
        str_add_n(&text, letter,
                  utf8_encode(code_of((unsigned char)bytes->at[i], nine), letter));
    clean_pieces(out, str_text(&text), text.len);
    str_free(&text);
}

const char *vcard_raw(struct arena *arena, const struct vcard_line *line)
{
    struct str bytes = {0}, text = {0};
    if (line->quoted)
        unquote(&bytes, line->value, line->value_len);
    else
        str_add_n(&bytes, line->value, line->value_len);
    if (bytes.len > 0)
        to_utf8(&text, &bytes, vcard_param(arena, line, "CHARSET"));
    const char *kept = arena_strdup(arena, str_text(&text));
    str_free(&bytes);
    str_free(&text);
    return kept;
}

/* --- parts ------------------------------------------------------------------------ */

/* The end of a part: the next separator that no backslash holds. */
static size_t part_length(const char *text, char parts)
{
    size_t at = 0;
    while (text[at] && (parts == '\0' || text[at] != parts))
        at += text[at] == '\\' && text[at + 1] ? 2 : 1;
    return at;
}

size_t vcard_part_count(const char *raw, char parts)
{
    size_t count = 1;
    for (raw += part_length(raw, parts); *raw; raw += part_length(raw, parts)) {
        count++;
        raw++;
    }
    return count;
}

static const char *unescaped(struct arena *arena, const char *text, size_t len)
{
    char *out = arena_alloc(arena, len + 1);
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        bool escape = text[i] == '\\' && i + 1 < len;
        if (escape)
            i++;
        out[n++] = escape && (text[i] == 'n' || text[i] == 'N') ? '\n' : text[i];
    }
    while (n > 0 && isspace((unsigned char)out[n - 1]))
        n--;
    out[n] = '\0';
    return out + strspn(out, " \t\r\n");
}

const char *vcard_part(struct arena *arena, const char *raw, char parts, size_t n)
{
    for (; n > 0; n--) {
        raw += part_length(raw, parts);
        if (*raw == '\0')
            return "";
        raw++;
    }
    return unescaped(arena, raw, part_length(raw, parts));
}
