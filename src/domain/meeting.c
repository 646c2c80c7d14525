#include "domain/meeting.h"

#include <string.h>

#include "base/clock.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/blanks.h"
#include "domain/date.h"
#include "domain/when.h"

static const char *const kind_ids[ITEM_KIND_COUNT] = {
    [ITEM_NOTE] = "note",
    [ITEM_DECISION] = "decision",
    [ITEM_ACTION] = "action",
    [ITEM_QUESTION] = "question",
    [ITEM_EXPECTATION] = "expectation",
};

const char *item_kind_id(enum item_kind kind)
{
    return kind_ids[kind];
}

enum item_kind item_kind_of(const char *id)
{
    for (enum item_kind kind = 0; kind < ITEM_KIND_COUNT; kind++)
        if (str_equal(id, kind_ids[kind]))
            return kind;
    return ITEM_NOTE;
}

static bool is_midnight(const struct civil *civil)
{
    return civil->hour == 0 && civil->minute == 0 && civil->second == 0;
}

int meeting_days(int64_t start, int64_t end)
{
    struct civil first = clock_civil(start), after = clock_civil(end);
    if (start == 0 || end <= start || !is_midnight(&first) || !is_midnight(&after))
        return 0;
    return date_serial((struct date){after.year, after.month, after.day}) -
           date_serial((struct date){first.year, first.month, first.day});
}

/* --- one typed line --------------------------------------------------------------- */

/* ',' and '=' are '?' and '+' on the same key of a French keyboard, without Shift. */
static bool kind_of_sign(char sign, enum item_kind *kind)
{
    static const struct {
        char sign;
        enum item_kind kind;
    } signs[] = {
        {'!', ITEM_DECISION}, {'*', ITEM_ACTION},   {'>', ITEM_ACTION},
        {'?', ITEM_QUESTION}, {',', ITEM_QUESTION}, {'+', ITEM_NOTE},
        {'=', ITEM_NOTE},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].sign == sign) {
            *kind = signs[i].kind;
            return true;
        }
    }
    return false;
}

/* A no-break space, which French puts before ! ? : », ends a word too. */
static bool is_letter(char byte)
{
    return (byte & 0x80) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* Takes "@Lise_Benali," into the names: "Lise Benali". */
static bool name_take(struct str *names, const char *word, size_t len)
{
    while (len > 1 && strchr(",;:.!?)", word[len - 1]))
        len--;
    if (len < 2 || word[0] != '@' || !is_letter(word[1]))
        return false;
    str_add(names, names->len > 0 ? ", " : "");
    for (size_t i = 1; i < len; i++) {
        str_add_char(names, word[i]);
        if (word[i] == '_')
            names->at[names->len - 1] = ' ';
    }
    return true;
}

static const char *kept(struct arena *arena, struct str *text)
{
    const char *copy = arena_strdup(arena, str_text(text));
    str_free(text);
    return copy;
}

/* The text without its last spaces. */
static const char *tail_trimmed(struct arena *arena, const char *text)
{
    size_t end = 0;
    for (size_t at = 0; text[at] != '\0';) {
        size_t space = blank_length(text + at);
        at += space > 0 ? space : 1;
        end = space > 0 ? end : at;
    }
    return arena_strndup(arena, text, end);
}

static void names_read(struct arena *arena, struct item_line *line)
{
    struct str text = {0}, names = {0};
    for (const char *at = line->text; *at != '\0';) {
        size_t len = word_length(at);
        const char *next = blanks_skip(at + len);
        if (!name_take(&names, at, len))
            str_add_n(&text, at, (size_t)(next - at));
        at = next;
    }
    line->who = kept(arena, &names);
    line->text = tail_trimmed(arena, kept(arena, &text));
}

static int64_t midnight(struct date date)
{
    struct civil civil = {.year = date.year, .month = date.month, .day = date.day};
    return clock_from_civil(&civil);
}

static void date_read(struct arena *arena, struct item_line *line, int64_t today)
{
    struct civil civil = clock_civil(today);
    struct date day = {civil.year, civil.month, civil.day};
    struct when when;
    if (when_read(line->text, day, &when)) {
        line->due = midnight(when.date);
        line->text = when_cut(arena, line->text, &when);
    } else if (when.found != WHEN_NONE) {
        line->bad_date = arena_strndup(arena, line->text + when.said, when.said_len);
    }
}

struct item_line item_line_read(struct arena *arena, enum item_kind kind,
                                const char *line, int64_t today)
{
    struct item_line read = {.kind = kind, .who = ""};
    struct str clean = {0};
    utf8_clean(&clean, line, strlen(line));
    const char *text = kept(arena, &clean);
    if (kind_of_sign(*text, &read.kind))
        text++;
    read.text = tail_trimmed(arena, blanks_skip(text));
    if (read.kind == ITEM_ACTION) {
        names_read(arena, &read);
        date_read(arena, &read, today);
    }
    return read;
}
