/* One line of a programme, read alone: hours, duration, title, the cells of a table. */
#include "domain/programme_private.h"

#include <string.h>

#include "base/str.h"
#include "domain/when.h"

#define MORNING 360 /* no meeting starts before 6:00: « 1h30 » alone is a duration */
#define SHORT_TITLE 6

bool row_is_separator(const struct token *token)
{
    return token->kind == TOKEN_SIGN && token->fold[0] != '\0' &&
           strchr("-:|,;*_#>=+~", token->fold[0]);
}

static bool is_sign(const struct token *token, const char *signs)
{
    return token->kind == TOKEN_SIGN && token->fold[0] != '\0' &&
           strchr(signs, token->fold[0]);
}

const char *row_slice(struct arena *arena, const char *line, const struct token *tokens,
                      size_t from, size_t to)
{
    while (from < to &&
           (row_is_separator(&tokens[from]) || is_sign(&tokens[from], ").")))
        from++;
    while (from < to &&
           (row_is_separator(&tokens[to - 1]) || is_sign(&tokens[to - 1], "(")))
        to--;
    if (from >= to)
        return "";
    size_t start = tokens[from].start;
    return arena_strndup(arena, line + start,
                         tokens[to - 1].start + tokens[to - 1].len - start);
}

/* « - », « • », « 1. », « 2) », « | » and the stars of Markdown. */
static size_t skip_bullet(const struct token *tokens, bool *bullet)
{
    size_t at = 0;
    while (is_sign(&tokens[at], "|#_>"))
        at++;
    if (is_sign(&tokens[at], "-*+") &&
        !(tokens[at + 1].glued && is_sign(&tokens[at], "*"))) {
        *bullet = true;
        at++;
    } else if (tokens[at].kind == TOKEN_NUMBER && tokens[at].len <= 2 &&
               is_sign(&tokens[at + 1], ".)") && tokens[at + 1].glued &&
               !tokens[at + 2].glued) {
        *bullet = true;
        at += 2;
    }
    while (is_sign(&tokens[at], "*_|"))
        at++;
    if (tokens[at].kind == TOKEN_END) { /* « 1. » alone is its own text */
        *bullet = false;
        return 0;
    }
    return at;
}

/* A whole duration, with its parentheses: « (15 min) », « 15' ». */
static size_t read_span(const struct token *tokens, int *minutes)
{
    size_t open = is_sign(&tokens[0], "([") ? 1 : 0;
    size_t used = hours_read_duration(tokens + open, minutes);
    if (used == 0 || (open > 0 && !is_sign(&tokens[open + used], ")]")))
        return 0;
    return used + 2 * open;
}

/* An hour alone before the morning is a length of time; « 14 heures de » too. */
static bool is_length(const struct token *tokens, size_t used,
                      const struct hours *hours)
{
    return hours->end < 0 &&
           (hours->start < MORNING || token_among(&tokens[used], "de d"));
}

static size_t skip_separators(const struct token *tokens, size_t at)
{
    while (row_is_separator(&tokens[at]) || is_sign(&tokens[at], ")]"))
        at++;
    return at;
}

/* Hours that open the line; returns the first token after them, `at` for none. */
static size_t read_leading(struct row *row, size_t at)
{
    const struct token *tokens = row->tokens;
    size_t open = is_sign(&tokens[at], "([") ? 1 : 0;
    size_t used = hours_read(tokens + at + open, &row->hours);
    if (used > 0 && !is_length(tokens + at + open, used, &row->hours)) {
        row->timed = row->leads = true;
        at = skip_separators(tokens, at + open + used);
        int end;
        used = row->hours.end < 0 ? hours_read_one(tokens + at, &end) : 0;
        if (used > 0 && end > row->hours.start) { /* the next cell of a table */
            row->hours.end = end;
            at = skip_separators(tokens, at + used);
        }
    }
    used = read_span(tokens + at, &row->minutes);
    bool apart = used > 0 && (row_is_separator(&tokens[at + used]) ||
                              is_sign(&tokens[at], "([") || at + used == row->count);
    if (!apart) {
        row->minutes = 0;
        return at;
    }
    return skip_separators(tokens, at + used);
}

static bool only_closers(const struct row *row, size_t at)
{
    while (is_sign(&row->tokens[at], ")].|*_;,"))
        at++;
    return at == row->count;
}

/* May hours or a duration at `at` belong to the title before it? After a dash, a colon,
 * a parenthesis; or at the end of a title of few words. */
static bool belongs(const struct row *row, size_t at)
{
    const struct token *before = &row->tokens[at - 1];
    return row_is_separator(before) || is_sign(before, "([") ||
           (at - row->body <= SHORT_TITLE && !row->bullet &&
            !is_sign(&row->tokens[row->count - 1], "."));
}

/* A duration that closes the line; returns where what is before it ends. */
static size_t read_closing_span(struct row *row, size_t from, size_t past)
{
    for (size_t at = from + 1; at < past; at++) {
        int minutes;
        size_t used = read_span(row->tokens + at, &minutes);
        if (used > 0 && (at + used == past || only_closers(row, at + used)) &&
            belongs(row, at)) {
            row->minutes = minutes;
            bool of = token_among(&row->tokens[at - 1], "de pendant durant") != 0;
            return of ? at - 1 : at;
        }
    }
    return past;
}

/* Hours that close the line. « Le train part à 12h34 de Sète » has none. */
static size_t read_closing(struct row *row, size_t from, size_t past)
{
    for (size_t at = from + 1; at < past; at++) {
        struct hours hours;
        size_t used = hours_read(row->tokens + at, &hours);
        if (used == 0 || is_length(row->tokens + at, used, &hours))
            continue;
        int minutes;
        size_t span = read_span(row->tokens + at + used, &minutes);
        if (only_closers(row, at + used + span) &&
            (hours.end >= 0 || belongs(row, at))) {
            row->timed = true;
            row->hours = hours;
            row->minutes = span > 0 ? minutes : row->minutes;
            return at;
        }
    }
    return past;
}

/* A cell that is only a duration is no text. */
static const char *read_cell(struct arena *arena, struct row *row, const char *cell,
                             size_t len)
{
    struct token *tokens;
    size_t count = token_read(arena, cell, len, &tokens);
    int minutes;
    size_t used = read_span(tokens, &minutes);
    if (used > 0 && used == count && row->minutes == 0) {
        row->minutes = minutes;
        return "";
    }
    return row_slice(arena, cell, tokens, 0, count);
}

/* The first cell with words is the title; the others go under it. */
static void split_cells(struct arena *arena, struct row *row, const char *text)
{
    struct str rest = {0};
    for (const char *at = text; *at != '\0';) {
        size_t len = strcspn(at, "|\t");
        const char *cell = read_cell(arena, row, at, len);
        if (*row->title == '\0')
            row->title = cell;
        else if (*cell != '\0')
            str_printf(&rest, "%s%s", rest.len > 0 ? "\n" : "", cell);
        at += len;
        at += *at != '\0';
    }
    row->rest = arena_strdup(arena, str_text(&rest));
    str_free(&rest);
}

static void find_date(struct row *row, struct date from)
{
    for (size_t at = row->body; at < row->count && row->date.year == 0; at++) {
        size_t used = when_read_calendar(row->tokens + at, from, &row->date);
        row->date_at = at;
        row->date_end = at + used;
    }
    const struct token *first = &row->tokens[row->body];
    if (token_among(first, "jour journee") && first[1].kind == TOKEN_NUMBER &&
        first[1].number > 0 && first[1].number < 100)
        row->day_number = first[1].number;
}

/* « ? » closes the line, quotes and parentheses apart. */
static bool is_question(const struct row *row)
{
    size_t last = row->count;
    while (last > row->body && row->tokens[last - 1].kind == TOKEN_SIGN &&
           !token_is(&row->tokens[last - 1], "?"))
        last--;
    return last > row->body && token_is(&row->tokens[last - 1], "?");
}

bool row_find_range(const struct row *row, struct hours *hours)
{
    for (size_t at = row->body; at < row->count; at++)
        if (hours_read(row->tokens + at, hours) > 0 && hours->end > hours->start)
            return true;
    return false;
}

void row_read(struct arena *arena, const char *text, size_t len, struct date from,
              struct row *row)
{
    *row = (struct row){.title = "",
                        .rest = "",
                        .presenter = "",
                        .role = LINE_KEPT,
                        .titled_by = PROGRAMME_NONE,
                        .start = -1,
                        .end = -1};
    const char *line = row->line = arena_strndup(arena, text, len);
    row->count = token_read(arena, line, len, &row->tokens);
    row->body = skip_bullet(row->tokens, &row->bullet);
    row->text = "";
    size_t words = 0;
    for (size_t i = 0; i < row->count; i++)
        words += !row_is_separator(&row->tokens[i]);
    row->blank = words == 0;
    if (row->blank)
        return;
    const struct token *last = &row->tokens[row->count - 1];
    size_t start = row->tokens[row->body].start;
    row->text = arena_strndup(arena, line + start, last->start + last->len - start);
    row->question = is_question(row);
    find_date(row, from);
    size_t at = read_leading(row, row->body);
    size_t past = row->timed ? row->count : read_closing(row, at, row->count);
    past = row->minutes == 0 ? read_closing_span(row, at, past) : past;
    size_t cut = row->tokens[at].start;
    size_t end =
        past > at ? row->tokens[past - 1].start + row->tokens[past - 1].len : cut;
    split_cells(arena, row, arena_strndup(arena, line + cut, end - cut));
    row_take_presenter(arena, row);
}
