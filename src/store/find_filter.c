/* Which rows pass what was typed beside the words of the index: operators, phrases,
 * what is excluded. Pure: rows come from find_rows.c. */
#include "store/find_private.h"

#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/fold_search.h"
#include "domain/actor_list.h"

static bool is_type(enum find_kind kind, int type)
{
    static const enum find_kind kinds[QUERY_TYPE_COUNT] = {
        [QUERY_ACTOR] = FIND_ACTOR,     [QUERY_PERSON] = FIND_PERSON,
        [QUERY_NOTE] = FIND_NOTE,       [QUERY_DECISION] = FIND_DECISION,
        [QUERY_ACTION] = FIND_ACTION,   [QUERY_QUESTION] = FIND_QUESTION,
        [QUERY_SLOT] = FIND_SLOT,       [QUERY_MEETING] = FIND_MEETING,
        [QUERY_MINUTES] = FIND_MINUTES,
    };
    return kind == kinds[type];
}

/* Does the kind say anything of that operator? */
static bool knows(enum find_kind kind, enum query_field field)
{
    bool card = kind == FIND_PERSON || kind == FIND_ACTOR;
    switch (field) {
    case QUERY_THEME:
    case QUERY_DEPT:
    case QUERY_CIRCLE:
        return card;
    case QUERY_WHO:
        return kind != FIND_MEETING && kind != FIND_MINUTES;
    case QUERY_TYPE:
    case QUERY_STATE:
    case QUERY_SINCE:
    case QUERY_FIELD_COUNT:
        break;
    }
    return true;
}

bool find_kind_wanted(const struct find_ask *ask, enum find_kind kind)
{
    const struct query *query = ask->query;
    bool typed = false, wanted = false;
    if (ask->projected && kind == FIND_TOUCH)
        return false;
    for (size_t i = 0; i < query->filter_count; i++) {
        const struct query_filter *filter = &query->filters[i];
        if (filter->excluded)
            continue;
        if (!knows(kind, filter->field))
            return false;
        typed = typed || filter->field == QUERY_TYPE;
        wanted =
            wanted || (filter->field == QUERY_TYPE && is_type(kind, filter->number));
    }
    return wanted || !typed;
}

enum row_state find_state(const struct find_ask *ask)
{
    for (size_t i = 0; i < ask->query->filter_count; i++) {
        const struct query_filter *filter = &ask->query->filters[i];
        if (filter->field == QUERY_STATE && filter->number == QUERY_BIN &&
            !filter->excluded)
            return ROW_BIN;
    }
    return ROW_LIVE;
}

/* --- operators -------------------------------------------------------------------- */

static bool has_task(const struct find_row *row)
{
    return row->kind == FIND_ACTION || row->kind == FIND_QUESTION ||
           row->kind == FIND_ASK;
}

static bool is_prospect(const struct find_row *row)
{
    enum prospect prospect = prospect_of(row->status);
    return row->kind == FIND_ACTOR && prospect != PROSPECT_NONE &&
           prospect != PROSPECT_MEMBER && prospect != PROSPECT_NO;
}

static bool is_member(const struct find_row *row)
{
    return row->kind == FIND_ACTOR ? prospect_of(row->status) == PROSPECT_MEMBER
                                   : row->kind == FIND_PERSON && *row->circle;
}

static bool is_late(const struct find_ask *ask, const struct find_row *row)
{
    bool due = row->due > 0 && row->due < ask->now;
    bool card = row->kind == FIND_PERSON || row->kind == FIND_ACTOR;
    return due && (card || (has_task(row) && !row->done));
}

static bool in_state(const struct find_ask *ask, const struct find_row *row, int state)
{
    bool actor = row->kind == FIND_ACTOR;
    bool verified = row->verified > 0 && row->verified >= ask->verify_before;
    switch ((enum query_state)state) {
    case QUERY_OPEN:
        return !row->done && (has_task(row) || row->kind == FIND_MEETING);
    case QUERY_DONE:
        return row->done;
    case QUERY_LATE:
        return is_late(ask, row);
    case QUERY_DRAFT:
        return row->kind == FIND_MEETING && str_equal(row->status, "draft");
    case QUERY_BIN:
        return find_state(ask) == ROW_BIN;
    case QUERY_PROSPECT:
        return is_prospect(row);
    case QUERY_MEMBER:
        return is_member(row);
    case QUERY_VERIFIED:
        return actor && verified;
    case QUERY_UNVERIFIED:
        return actor && !verified;
    case QUERY_STATE_COUNT:
        break;
    }
    return false;
}

static bool names_match(const char *names, const char *folded)
{
    struct str words = {0};
    fold_search(&words, names);
    bool found = fold_matches(str_text(&words), folded);
    str_free(&words);
    return found;
}

static int64_t day_start(struct date date)
{
    struct civil civil = {.year = date.year, .month = date.month, .day = date.day};
    return clock_from_civil(&civil);
}

static bool holds(const struct find_ask *ask, const struct find_row *row,
                  const struct query_filter *filter)
{
    char dept[DEPT_SIZE];
    switch (filter->field) {
    case QUERY_TYPE:
        return is_type(row->kind, filter->number);
    case QUERY_THEME:
        return themes_have(row->themes, filter->value);
    case QUERY_DEPT:
        actor_dept(row->commune, row->perimeter, dept);
        return str_equal(dept, filter->value);
    case QUERY_CIRCLE:
        return str_equal(row->circle, filter->value);
    case QUERY_WHO:
        return !(ask->projected && row->kind == FIND_NOTE) &&
               names_match(row->who, filter->value);
    case QUERY_STATE:
        return in_state(ask, row, filter->number);
    case QUERY_SINCE:
        return row->when >= day_start(filter->since);
    case QUERY_FIELD_COUNT:
        break;
    }
    return true;
}

/* Filters of one field follow each other: one of those wanted must hold, and none of
 * those excluded. Only the fields of those bits are looked at. */
static bool passes_filters(const struct find_ask *ask, const struct find_row *row,
                           unsigned fields)
{
    const struct query *query = ask->query;
    for (size_t i = 0; i < query->filter_count;) {
        enum query_field field = query->filters[i].field;
        bool asked = false, held = false, looked = fields >> field & 1;
        for (; i < query->filter_count && query->filters[i].field == field; i++) {
            const struct query_filter *filter = &query->filters[i];
            bool one = looked && holds(ask, row, filter);
            if (filter->excluded && one)
                return false;
            asked = asked || !filter->excluded;
            held = held || (!filter->excluded && one);
        }
        if (looked && asked && !held)
            return false;
    }
    return true;
}

/* --- words ------------------------------------------------------------------------ */

/* Whole words that follow one another; `folded` starts and ends by a space. */
static bool has_phrase(const char *folded, const char *phrase)
{
    size_t len = strlen(phrase);
    for (const char *at = folded; (at = strstr(at, phrase)); at++)
        if ((at == folded || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

struct texts {
    struct str at[3];
    size_t n;
};

static bool answers(const struct texts *texts, const struct query_term *term)
{
    bool whole = term->phrase || term->excluded;
    for (size_t i = 0; i < texts->n; i++) {
        const char *text = str_text(&texts->at[i]);
        if (whole ? has_phrase(text, term->folded) : fold_matches(text, term->folded))
            return true;
    }
    return false;
}

static bool needs_words(const struct query *query, bool words)
{
    for (size_t i = 0; i < query->term_count; i++)
        if (words || query->terms[i].phrase || query->terms[i].excluded)
            return true;
    return false;
}

static bool passes_terms(const struct find_ask *ask, const struct find_row *row,
                         bool words)
{
    const struct query *query = ask->query;
    struct texts texts = {.n = ask->projected ? 2 : 3};
    bool passes = true;
    if (!needs_words(query, words))
        return true;
    fold_search(&texts.at[0], row->name);
    fold_search(&texts.at[1], row->text);
    if (!ask->projected)
        fold_search(&texts.at[2], row->secret);
    for (size_t i = 0; passes && i < query->term_count; i++) {
        const struct query_term *term = &query->terms[i];
        if (words || term->phrase || term->excluded)
            passes = answers(&texts, term) != term->excluded;
    }
    for (size_t i = 0; i < texts.n; i++)
        str_free(&texts.at[i]);
    return passes;
}

bool find_admits(const struct find_ask *ask, const struct find_row *row)
{
    return passes_filters(ask, row,
                          1u << QUERY_DEPT | 1u << QUERY_THEME | 1u << QUERY_CIRCLE);
}

bool find_passes(const struct find_ask *ask, const struct find_row *row, bool words)
{
    bool card = row->kind == FIND_PERSON || row->kind == FIND_ACTOR;
    if (card && ask->projected && *row->name == '\0')
        return false;
    return find_kind_wanted(ask, row->kind) && passes_filters(ask, row, ~0u) &&
           passes_terms(ask, row, words);
}
