/* What is typed to search: words, "a phrase", -without, and operators as qui:nadia
 * dept:aude thème:climat cercle:2 depuis:mars est:ouvert type:acteur.
 *
 * Owns: the language and its sentences. Does not know what is searched nor how. Nothing
 * typed is an error: what cannot be used becomes a hint that says why and what to
 * write, and the rest of the query still holds.
 *
 * A word starting by "-" or "!" is excluded, be it a phrase or an operator. Values part
 * by commas (dept:11,34: one or the other) and may be quoted (depuis:"3 mois"); quotes
 * are " or « ». Names of operators do not mind case or accents; English ones are
 * accepted (who dept theme circle since is type). Two operators of one name are one
 * with both values; different ones must all hold. */
#ifndef DOMAIN_QUERY_H
#define DOMAIN_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/community.h"
#include "domain/date.h"

/* A free word or a phrase, folded by fold_query. */
struct query_term {
    const char *folded; /* never empty; words parted by single spaces */
    const char *said;   /* as typed, without quotes nor sign */
    bool phrase;        /* its words must follow one another, whole */
    bool excluded;
};
/* A word that folds to several ("Saint-Jean") is one term each, unless quoted. */

enum query_field {
    QUERY_TYPE,
    QUERY_THEME,
    QUERY_DEPT,
    QUERY_CIRCLE,
    QUERY_WHO,
    QUERY_STATE,
    QUERY_SINCE,
    QUERY_FIELD_COUNT
};

enum query_type {
    QUERY_ACTOR,
    QUERY_PERSON,
    QUERY_NOTE,
    QUERY_DECISION,
    QUERY_ACTION,
    QUERY_QUESTION,
    QUERY_SLOT,
    QUERY_MEETING,
    QUERY_MINUTES,
    QUERY_TYPE_COUNT
};

enum query_state {
    QUERY_OPEN,
    QUERY_DONE,
    QUERY_LATE,
    QUERY_DRAFT,
    QUERY_BIN,
    QUERY_PROSPECT,
    QUERY_MEMBER,
    QUERY_VERIFIED,
    QUERY_UNVERIFIED,
    QUERY_STATE_COUNT
};

/* One value of one operator. */
struct query_filter {
    enum query_field field;
    bool excluded;
    const char *value; /* QUERY_DEPT: code. QUERY_THEME, QUERY_CIRCLE: id. QUERY_WHO:
                          the folded words of a name. QUERY_TYPE, QUERY_STATE: as
                          query_type_id and query_state_id. QUERY_SINCE: "2026-11-22" */
    const char *label; /* what people read */
    int number; /* enum query_type, enum query_state; else the rank in its list */
    struct date since; /* QUERY_SINCE: the first day that counts */
};

/* Something typed that is not used, and what to do: a whole sentence. */
struct query_hint {
    const char *text;
    size_t start, len;    /* the bytes that it is about */
    const char *proposed; /* what to write in their place, "" when nothing is near */
};

struct query {
    const struct query_term *terms;
    size_t term_count;
    const struct query_filter *filters; /* by field, then as typed */
    size_t filter_count;
    const struct query_hint *hints; /* as typed */
    size_t hint_count;
    bool typing; /* the last thing is a free word with nothing after it: it may be the
                    beginning of a word. It is then terms[term_count - 1] */
};

/* What values may be. A département is a label whose id is its code ("11", "2A"). */
struct query_lists {
    const struct label *depts;
    size_t dept_count;
    const struct label *themes;
    size_t theme_count;
    const struct circle *circles;
    size_t circle_count;
    struct date today;
};

/* Reads what is typed (UTF-8 of any origin); everything is in the arena. Values of
 * dept:, theme: and cercle: are a code, an id, a number or a label, or the beginning of
 * only one of them. */
struct query query_read(struct arena *arena, const struct query_lists *lists,
                        const char *typed);

bool query_is_empty(const struct query *query); /* no term, no filter */

/* Appends the query as a person would say it, in the language of the moment, in
 * lower case and without a full stop: « acteurs du thème Alimentation, dans l’Aude,
 * cercle 2, avec « jardin » ». "" for an empty query. */
void query_words(struct str *out, const struct query *query);

/* Appends « dans l’Aude », « en Corse-du-Sud », « à Paris »: a département by its code
 * and name, with the preposition that French gives it. */
void query_dept_words(struct str *out, const char *dept, const char *label);

/* "actor", "person", "note", "decision", "action", "question", "slot", "meeting",
 * "minutes": as exported; never translated. */
const char *query_type_id(enum query_type type);
/* "open", "done", "late", "draft", "bin", "prospect", "member", "verified",
 * "unverified". */
const char *query_state_id(enum query_state state);

#endif
