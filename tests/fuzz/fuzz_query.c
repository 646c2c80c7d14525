/* Any bytes as a query, a workshop line, a name and a text to index: nothing typed is
 * lost, what is cut is inside the text, whoever is announced is found by a key. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/fold_search.h"
#include "base/utf8.h"
#include "domain/likename.h"
#include "domain/query.h"
#include "domain/sensitive.h"
#include "domain/workshop.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held)
        abort();
}

static const struct label labels[] = {{"11", "Aude"},
                                      {"climat", "Climat"},
                                      {"vie", "Vie locale"},
                                      {"2A", "Corse-du-Sud"}};
enum { LABELS = sizeof labels / sizeof *labels };
static const struct circle circles[] = {{"a", 1, "engagé·e·s", 0, 0, ""},
                                        {"b", 2, "b", 0, 0, ""}};

/* --- queries -----------------------------------------------------------------------
 */

static void terms_are_folded(const struct query *query)
{
    for (size_t i = 0; i < query->term_count; i++) {
        const char *folded = query->terms[i].folded;
        must(*folded && *folded != ' ' && !strstr(folded, "  "));
        must(query->terms[i].phrase || !strchr(folded, ' '));
    }
    must(!query->typing || query->term_count > 0);
}

static void filters_are_in_order(const struct query *query)
{
    for (size_t i = 0; i < query->filter_count; i++) {
        const struct query_filter *filter = &query->filters[i];
        must(filter->field < QUERY_FIELD_COUNT && *filter->value && filter->label);
        must(i == 0 || query->filters[i - 1].field <= filter->field);
        must(filter->field != QUERY_SINCE || date_valid(filter->since));
    }
}

static void read_query(const char *text)
{
    struct arena arena = {0};
    struct str clean = {0}, words = {0};
    const struct query_lists lists = {
        .depts = labels,
        .dept_count = LABELS,
        .themes = labels,
        .theme_count = LABELS,
        .circles = circles,
        .circle_count = 2,
        .today = {2026, 11, 22},
    };
    utf8_clean(&clean, text, strlen(text));
    struct query query = query_read(&arena, &lists, text);
    terms_are_folded(&query);
    filters_are_in_order(&query);
    for (size_t i = 0; i < query.hint_count; i++) {
        must(*query.hints[i].text && query.hints[i].len > 0);
        must(query.hints[i].start + query.hints[i].len <= clean.len);
    }
    query_words(&words, &query);
    must((words.len == 0) == query_is_empty(&query));
    must(utf8_valid(str_text(&words), words.len));
    str_free(&clean);
    str_free(&words);
    arena_free(&arena);
}

/* --- workshop lines ------------------------------------------------------------------
 */

static enum workshop_answer commune(void *ctx, const char *text,
                                    struct workshop_place *out)
{
    (void)ctx;
    must(*text);
    if (strlen(text) % 5 == 0)
        return WORKSHOP_SEVERAL_PLACES;
    if (strlen(text) % 3 != 0)
        return WORKSHOP_NO_PLACE;
    *out = (struct workshop_place){"11069", "Carcassonne"};
    return WORKSHOP_ONE_PLACE;
}

static bool may_be_dropped(const char *text, size_t from, size_t to)
{
    for (; from < to; from++)
        if (!strchr(" \t\r\n/;|,-\xC2\xA0\xE2\x80\x89\xAF\x93\x94", text[from]))
            return false;
    return true;
}

static void read_workshop(const char *text)
{
    struct arena arena = {0};
    const struct workshop_lists lists = {
        .themes = labels,
        .theme_count = LABELS,
        .sources = labels + 1,
        .source_count = 1,
        .kinds = labels + 2,
        .kind_count = 2,
        .commune = commune,
    };
    struct workshop_line line = workshop_line_read(&arena, &lists, text);
    size_t at = 0;
    for (size_t i = 0; i < line.part_count; i++) {
        const struct workshop_part *part = &line.parts[i];
        must(part->start >= at && part->len > 0);
        must(may_be_dropped(text, at, part->start));
        must((part->field == WORKSHOP_NAME) == (i == 0));
        must(part->field != WORKSHOP_NOTE || strstr(line.note, part->text));
        at = part->start + part->len;
    }
    must(at <= strlen(text) && may_be_dropped(text, at, strlen(text)));
    arena_free(&arena);
}

/* --- names and texts
 * ------------------------------------------------------------------ */

static bool share_key(const struct likename_keys *a, const struct likename_keys *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++)
            if (strcmp(a->at[i], b->at[j]) == 0)
                return true;
    return false;
}

/* The first line is a name, the second another. */
static void compare_names(const char *text)
{
    struct arena arena = {0};
    char *one = arena_strdup(&arena, text);
    char *two = one + strcspn(one, "\n");
    if (*two)
        *two++ = '\0';
    struct likename a = {one, "", two, two}, b = {two, "", one, one};
    struct likename c = {one, two, "", ""}, d = {two, one, "", ""};
    struct likename_keys x = likename_keys(&arena, &a), y = likename_keys(&arena, &b);
    must(likename_compare(&a, &b).likeness == likename_compare(&b, &a).likeness);
    must(likename_compare(&a, &b).likeness == NAME_DIFFERENT || share_key(&x, &y));
    x = likename_keys(&arena, &c);
    y = likename_keys(&arena, &d);
    must(likename_compare(&c, &d).likeness == NAME_DIFFERENT || share_key(&x, &y));
    x = likename_keys_organisation(&arena, one);
    y = likename_keys_organisation(&arena, two);
    must(likename_compare_organisations(one, two).likeness == NAME_DIFFERENT ||
         share_key(&x, &y));
    arena_free(&arena);
}

static void index_text(const char *text)
{
    struct arena arena = {0};
    struct str hay = {0}, asked = {0}, again = {0};
    struct sensitive_hit *hits;
    const char *const words[] = {"malade", "relig*", "a", text};
    fold_search(&hay, text);
    fold_query(&asked, text);
    fold_query(&again, str_text(&asked));
    must(str_equal(str_text(&asked), str_text(&again)));
    must(strncmp(str_text(&hay), str_text(&asked), asked.len) == 0);
    must(!strstr(str_text(&hay), "  ") && *str_text(&hay) != ' ');
    must(fold_matches(str_text(&hay), str_text(&asked)));
    size_t count = sensitive_find(&arena, text, words, 4, &hits);
    for (size_t i = 0; i < count; i++)
        must(hits[i].len > 0 && hits[i].start + hits[i].len <= strlen(text));
    str_free(&hay);
    str_free(&asked);
    str_free(&again);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {0};
    str_add_n(&text, (const char *)data, size);
    read_query(str_text(&text));
    read_workshop(str_text(&text));
    compare_names(str_text(&text));
    index_text(str_text(&text));
    str_free(&text);
    return 0;
}
