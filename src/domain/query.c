#include "domain/query.h"

#include <string.h>

#include "base/fold_search.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "domain/query_private.h"

/* --- the text ------------------------------------------------------------------------
 */

static size_t blank_at(const char *at)
{
    static const char *const blanks[] = {"\u00a0", "\u202f", "\u2009"};
    if (*at && strchr(" \t\r\n", *at))
        return 1;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (str_starts(at, blanks[i]))
            return strlen(blanks[i]);
    return 0;
}

static const char *skip_blanks(const char *at)
{
    for (size_t used; (used = blank_at(at)) > 0;)
        at += used;
    return at;
}

/* The quote that opens at `at`, and what closes it; 0 bytes for none. */
static size_t quote_at(const char *at, const char **close)
{
    static const char *const pairs[][2] = {{"\"", "\""}, {"«", "»"}, {"“", "”"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (str_starts(at, pairs[i][0])) {
            *close = pairs[i][1];
            return strlen(pairs[i][0]);
        }
    }
    return 0;
}

static const char *word_end(const char *at)
{
    const char *close;
    while (*at && blank_at(at) == 0 && quote_at(at, &close) == 0)
        at++;
    return at;
}

static struct query_span span_of(struct query_reading *reading, const char *text,
                                 const char *start, const char *end)
{
    size_t len = (size_t)(end - start);
    return (struct query_span){
        .start = (size_t)(start - text),
        .len = len,
        .said = arena_strndup(reading->arena, start, len),
    };
}

/* --- words and phrases
 * ---------------------------------------------------------------- */

static void term_add(struct query_reading *reading, const char *said, bool phrase,
                     bool excluded)
{
    struct str folded = {0};
    fold_query(&folded, said);
    const char *words = arena_strdup(reading->arena, str_text(&folded));
    str_free(&folded);
    bool whole = phrase || excluded; /* -saint-jean does not exclude every saint */
    while (*words) {
        size_t len = whole ? strlen(words) : strcspn(words, " ");
        struct query_term term = {
            .folded = arena_strndup(reading->arena, words, len),
            .said = said,
            .phrase = phrase || memchr(words, ' ', len) != NULL,
            .excluded = excluded,
        };
        vec_push(&reading->terms, term);
        words += len + (words[len] == ' ');
    }
}

/* Reads what is quoted at `at`; returns what follows. */
static const char *read_quoted(struct query_reading *reading, const char *text,
                               const char *at, const char **said)
{
    const char *close;
    const char *inside = at + quote_at(at, &close);
    const char *end = strstr(inside, close);
    const char *stop = end ? end : inside + strlen(inside);
    *said = arena_strndup(reading->arena, inside, (size_t)(stop - inside));
    if (end)
        return end + strlen(close);
    struct query_span span = span_of(reading, text, at, stop);
    query_hint_add(
        reading, span,
        arena_printf(reading->arena,
                     _("Guillemets non fermés : « %s » est cherché d’un seul tenant."),
                     *said),
        arena_printf(reading->arena, "%s%s", span.said, close));
    return stop;
}

/* --- operators
 * ------------------------------------------------------------------------ */

/* The letters before a colon, when that is how the word begins; NULL otherwise. Not
 * http://, nor 9:15. */
static const char *operator_name(struct query_reading *reading, const char *at)
{
    size_t len = 0;
    for (const char *end = word_end(at); at + len < end && at[len] != ':';) {
        uint32_t code;
        size_t used = utf8_decode(at + len, strlen(at + len), &code);
        if (utf8_code_lower(code) == utf8_code_upper(code) && code != '-')
            return NULL;
        len += used;
    }
    if (len == 0 || at[len] != ':' || str_starts(at + len, "://"))
        return NULL;
    return arena_strndup(reading->arena, at, len);
}

static bool is_blank_value(const char *value)
{
    struct str folded = {0};
    fold_query(&folded, value);
    bool blank = folded.len == 0;
    str_free(&folded);
    return blank;
}

/* One value, quoted or not, at `at`; returns what follows. */
static const char *read_value(struct query_reading *reading, const char *text,
                              const char *at, const char **value)
{
    const char *close;
    if (quote_at(at, &close) > 0)
        return read_quoted(reading, text, at, value);
    const char *end = word_end(at);
    const char *comma = memchr(at, ',', (size_t)(end - at));
    end = comma ? comma : end;
    *value = arena_strndup(reading->arena, at, (size_t)(end - at));
    return end;
}

/* The values after the colon, « 11,34 »; each is said with its operator in hints. */
static const char *read_values(struct query_reading *reading, const char *text,
                               const char *start, struct query_operator op)
{
    const char *at = strchr(start, ':') + 1;
    const char *name = arena_strndup(reading->arena, start, (size_t)(at - start));
    size_t values = 0;
    for (bool more = true; more;) {
        const char *value, *from = at;
        at = read_value(reading, text, at, &value);
        struct query_span span = span_of(reading, text, values ? from : start, at);
        span.said = arena_printf(reading->arena, "%s%s", name, value);
        if (!is_blank_value(value)) {
            query_value_read(reading, op, span, value);
            values++;
        }
        more = *at == ',';
        at += more;
    }
    if (values == 0)
        query_hint_add(
            reading, span_of(reading, text, start, at),
            arena_printf(reading->arena,
                         _("« %s » attend une valeur, sans espace : par exemple %s."),
                         name, query_field_example(op.field)),
            "");
    return at;
}

static void hint_operator(struct query_reading *reading, struct query_span span,
                          const char *name)
{
    const char *near = query_field_near(name);
    if (near) {
        query_hint_add(
            reading, span,
            arena_printf(reading->arena,
                         _("« %s: » : opérateur inconnu. Voulez-vous dire %s: ?"), name,
                         near),
            arena_printf(reading->arena, "%s%s", near, strchr(span.said, ':')));
        return;
    }
    query_hint_add(reading, span,
                   arena_printf(reading->arena,
                                _("« %s: » : opérateur inconnu, cherché comme un mot. "
                                  "Opérateurs : qui: dept: thème: cercle: depuis: est: "
                                  "type:"),
                                name),
                   "");
}

/* --- the whole
 * ------------------------------------------------------------------------ */

/* A word, or an operator; returns what follows. */
static const char *read_word(struct query_reading *reading, const char *text,
                             const char *at, bool excluded)
{
    const char *end = word_end(at), *name = operator_name(reading, at);
    struct query_operator op = {.excluded = excluded};
    if (name && query_field_find(name, &op.field))
        return read_values(reading, text, at, op);
    struct query_span span = span_of(reading, text, at, end);
    if (name)
        hint_operator(reading, span, name);
    term_add(reading, span.said, false, excluded);
    return end;
}

/* One item: a sign, then a phrase, an operator or a word. Returns what follows, and
 * whether it was a plain word. */
static const char *read_item(struct query_reading *reading, const char *text,
                             const char *at, bool *plain)
{
    const char *close, *said;
    bool excluded = *at == '-' || *at == '!';
    at += excluded;
    *plain = false;
    if (quote_at(at, &close) > 0) {
        at = read_quoted(reading, text, at, &said);
        term_add(reading, said, true, excluded);
        return at;
    }
    size_t filters = reading->filters.n, terms = reading->terms.n;
    at = read_word(reading, text, at, excluded);
    *plain = !excluded && reading->filters.n == filters && reading->terms.n > terms;
    return at;
}

/* Filters in the order of their fields; those of one field as typed. */
static void sort_filters(struct query_filter *filters, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct query_filter moved = filters[i];
        size_t at = i;
        for (; at > 0 && filters[at - 1].field > moved.field; at--)
            filters[at] = filters[at - 1];
        filters[at] = moved;
    }
}

static void *kept(struct arena *arena, const void *items, size_t size)
{
    void *copy = arena_alloc(arena, size + 1);
    if (size > 0)
        memcpy(copy, items, size);
    return copy;
}

struct query query_read(struct arena *arena, const struct query_lists *lists,
                        const char *typed)
{
    struct query_reading reading = {.arena = arena, .lists = lists};
    struct str clean = {0};
    utf8_clean(&clean, typed, strlen(typed));
    const char *text = str_text(&clean), *end = text;
    bool plain = false;
    for (const char *at = skip_blanks(text); *at; at = skip_blanks(at))
        end = at = read_item(&reading, text, at, &plain);
    sort_filters(reading.filters.at, reading.filters.n);
    struct query query = {
        .terms = kept(arena, reading.terms.at, reading.terms.n * sizeof *query.terms),
        .term_count = reading.terms.n,
        .filters =
            kept(arena, reading.filters.at, reading.filters.n * sizeof *query.filters),
        .filter_count = reading.filters.n,
        .hints = kept(arena, reading.hints.at, reading.hints.n * sizeof *query.hints),
        .hint_count = reading.hints.n,
        .typing = plain && *end == '\0',
    };
    vec_free(&reading.terms);
    vec_free(&reading.filters);
    vec_free(&reading.hints);
    str_free(&clean);
    return query;
}

bool query_is_empty(const struct query *query)
{
    return query->term_count == 0 && query->filter_count == 0;
}
