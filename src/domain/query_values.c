/* The values of operators: which of the community's words is meant, or what is wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/fold_search.h"
#include "base/i18n.h"
#include "domain/query_private.h"
#include "domain/since.h"
#include "domain/typo.h"

enum { LISTED_MOST = 9, BEGINNING_LEAST = 2 };

/* --- what may be chosen --------------------------------------------------------------
 */

static size_t choice_count(const struct query_lists *lists, enum query_field field)
{
    const size_t counts[QUERY_FIELD_COUNT] = {
        [QUERY_TYPE] = QUERY_TYPE_COUNT,      [QUERY_STATE] = QUERY_STATE_COUNT,
        [QUERY_THEME] = lists->theme_count,   [QUERY_DEPT] = lists->dept_count,
        [QUERY_CIRCLE] = lists->circle_count,
    };
    return counts[field];
}

/* What is kept of it, and what is proposed. */
static struct label choice_at(const struct query_lists *lists, enum query_field field,
                              size_t i)
{
    if (field == QUERY_THEME)
        return lists->themes[i];
    if (field == QUERY_DEPT)
        return lists->depts[i];
    if (field == QUERY_CIRCLE)
        return (struct label){lists->circles[i].id, lists->circles[i].label};
    if (field == QUERY_TYPE)
        return (struct label){query_type_id((enum query_type)i),
                              query_type_names((int)i)[0]};
    return (struct label){query_state_id((enum query_state)i),
                          query_state_names((int)i)[0]};
}

static const char *choice_label(const struct query_lists *lists, enum query_field field,
                                size_t i)
{
    return choice_at(lists, field, i).label;
}

static const char *choice_id(const struct query_lists *lists, enum query_field field,
                             size_t i)
{
    return choice_at(lists, field, i).id;
}

/* --- how well a choice answers ------------------------------------------------------
 */

/* The lower the better; a choice that is only near is proposed, never taken. */
enum { WHOLE = 0, BEGINS = 1, NEAR = 2, NOTHING = 9 };

static int rank_name(const char *folded, const char *name)
{
    struct str other = {0};
    fold_text(&other, name);
    size_t len = strlen(folded);
    unsigned slips = len < 5 ? 1 : 2;
    int rank = NOTHING;
    if (str_equal(folded, str_text(&other))) {
        rank = WHOLE;
    } else if (len >= BEGINNING_LEAST && str_starts(str_text(&other), folded)) {
        rank = BEGINS;
    } else if (len > 2) {
        unsigned found = typo_distance(folded, len, str_text(&other), other.len, slips);
        rank = found > slips ? NOTHING : NEAR + (int)found;
    }
    str_free(&other);
    return rank;
}

static int best_of(int a, int b)
{
    return a < b ? a : b;
}

/* "2" is circle 2, "9" département 09: a number has no beginning. */
static int rank_number(const struct query_lists *lists, enum query_field field,
                       size_t i, const char *folded)
{
    if (folded[strspn(folded, "0123456789")] || strlen(folded) > 4)
        return NOTHING;
    int number = atoi(folded);
    if (field == QUERY_CIRCLE)
        return lists->circles[i].number == number ? WHOLE : NOTHING;
    const char *code = choice_id(lists, field, i);
    bool same = !code[strspn(code, "0123456789")] && atoi(code) == number;
    return field == QUERY_DEPT && same ? WHOLE : NOTHING;
}

static int rank_choice(const struct query_lists *lists, enum query_field field,
                       size_t i, const char *folded)
{
    if (*folded >= '0' && *folded <= '9' &&
        (field == QUERY_DEPT || field == QUERY_CIRCLE)) {
        int rank = rank_number(lists, field, i, folded);
        int whole = rank_name(folded, choice_id(lists, field, i));
        return best_of(rank, whole == WHOLE ? WHOLE : NOTHING);
    }
    int rank = rank_name(folded, choice_label(lists, field, i));
    if (field == QUERY_TYPE || field == QUERY_STATE) {
        const char *const *names =
            field == QUERY_TYPE ? query_type_names((int)i) : query_state_names((int)i);
        for (; *names; names++)
            rank = best_of(rank, rank_name(folded, *names));
        return rank;
    }
    return best_of(rank, rank_name(folded, choice_id(lists, field, i)));
}

/* The best choices: their rank, how many share it, the first of them. */
struct choices {
    int rank;
    size_t count, first;
};

static struct choices choose(const struct query_lists *lists, enum query_field field,
                             const char *folded)
{
    struct choices best = {.rank = NOTHING};
    for (size_t i = 0; i < choice_count(lists, field); i++) {
        int rank = rank_choice(lists, field, i, folded);
        if (rank < best.rank)
            best = (struct choices){.rank = rank, .first = i};
        best.count += rank == best.rank && rank != NOTHING;
    }
    return best;
}

/* --- hints ---------------------------------------------------------------------------
 */

void query_hint_add(struct query_reading *reading, struct query_span span,
                    const char *text, const char *proposed)
{
    struct query_hint hint = {
        .text = text,
        .start = span.start,
        .len = span.len,
        .proposed = proposed,
    };
    vec_push(&reading->hints, hint);
}

static const char *field_noun(enum query_field field)
{
    static const char *const nouns[QUERY_FIELD_COUNT] = {
        [QUERY_TYPE] = N_("type"),        [QUERY_THEME] = N_("thème"),
        [QUERY_DEPT] = N_("département"), [QUERY_CIRCLE] = N_("cercle"),
        [QUERY_STATE] = N_("état"),
    };
    return _(nouns[field]);
}

/* The labels of one rank, or of all when it is NOTHING; cut after a few. */
static const char *listed(struct query_reading *reading, enum query_field field,
                          const char *folded, int rank)
{
    const struct query_lists *lists = reading->lists;
    size_t most = field == QUERY_DEPT && rank == NOTHING ? 1 : LISTED_MOST, count = 0;
    struct str list = {0};
    for (size_t i = 0; i < choice_count(lists, field); i++) {
        if (rank != NOTHING && rank_choice(lists, field, i, folded) != rank)
            continue;
        if (count++ < most)
            str_printf(&list, "%s%s", count > 1 ? ", " : "",
                       choice_label(lists, field, i));
    }
    str_add(&list, count > most && most > 1 ? "…" : "");
    const char *kept = arena_strdup(reading->arena, str_text(&list));
    str_free(&list);
    return kept;
}

/* "thème:\"Vie locale\"": what to type for that choice. */
static const char *typed_for(struct arena *arena, struct query_operator op,
                             const char *label)
{
    const char *quote = strpbrk(label, " ,\t") ? "\"" : "";
    return arena_printf(arena, "%s%s:%s%s%s", op.excluded ? "-" : "",
                        query_field_name(op.field), quote, label, quote);
}

static const char *choice_sentence(struct query_reading *reading,
                                   enum query_field field, const char *said,
                                   const char *folded, struct choices best)
{
    struct arena *arena = reading->arena;
    if (best.rank == BEGINS)
        return arena_printf(arena,
                            _("« %s » : plusieurs commencent ainsi (%s). Précisez."),
                            said, listed(reading, field, folded, BEGINS));
    if (best.rank != NOTHING)
        return arena_printf(arena, _("« %s » : %s inconnu. Voulez-vous dire %s ?"),
                            said, field_noun(field),
                            choice_label(reading->lists, field, best.first));
    if (choice_count(reading->lists, field) == 0)
        return arena_printf(arena, _("« %s » : cette communauté n’en a pas la liste."),
                            said);
    if (field == QUERY_DEPT)
        return arena_printf(
            arena, _("« %s » : %s inconnu. Donnez son numéro ou son nom, comme %s."),
            said, field_noun(field), listed(reading, field, folded, NOTHING));
    return arena_printf(arena, _("« %s » : %s inconnu. Choisissez parmi : %s."), said,
                        field_noun(field), listed(reading, field, folded, NOTHING));
}

static void hint_choice(struct query_reading *reading, struct query_operator op,
                        struct query_span span, const char *folded, struct choices best)
{
    const char *proposed = "";
    if (best.rank != BEGINS && best.rank != NOTHING)
        proposed = typed_for(reading->arena, op,
                             choice_label(reading->lists, op.field, best.first));
    query_hint_add(reading, span,
                   choice_sentence(reading, op.field, span.said, folded, best),
                   proposed);
}

/* --- values --------------------------------------------------------------------------
 */

static void filter_add(struct query_reading *reading, struct query_filter filter)
{
    for (size_t i = 0; i < reading->filters.n; i++) {
        const struct query_filter *other = &reading->filters.at[i];
        if (other->field == filter.field && other->excluded == filter.excluded &&
            str_equal(other->value, filter.value))
            return;
    }
    vec_push(&reading->filters, filter);
}

static void read_since(struct query_reading *reading, struct query_filter filter,
                       struct query_span span, const char *value)
{
    struct date today = reading->lists->today;
    if (!since_read(value, today, &filter.since)) {
        query_hint_add(reading, span,
                       arena_printf(reading->arena,
                                    _("« %s » : date non comprise. Écrivez par exemple "
                                      "depuis:2025, depuis:mars, depuis:12/03/2025 ou "
                                      "depuis:\"3 mois\"."),
                                    span.said),
                       "");
        return;
    }
    if (date_compare(filter.since, today) > 0)
        query_hint_add(reading, span,
                       arena_printf(reading->arena,
                                    _("« %s » : ce jour n’est pas encore venu."),
                                    span.said),
                       "");
    filter.value = arena_printf(reading->arena, "%04d-%02d-%02d", filter.since.year,
                                filter.since.month, filter.since.day);
    filter.label = date_long(reading->arena, filter.since);
    filter_add(reading, filter);
}

/* A circle is read by its number, when it has one. */
static void add_choice(struct query_reading *reading, struct query_filter filter,
                       size_t chosen)
{
    const struct query_lists *lists = reading->lists;
    filter.value = choice_id(lists, filter.field, chosen);
    filter.label = choice_label(lists, filter.field, chosen);
    filter.number = (int)chosen;
    if (filter.field == QUERY_CIRCLE && lists->circles[chosen].number > 0)
        filter.label =
            arena_printf(reading->arena, "%d", lists->circles[chosen].number);
    filter_add(reading, filter);
}

static void read_who(struct query_reading *reading, struct query_filter filter,
                     const char *value)
{
    struct str folded = {0};
    fold_query(&folded, value);
    filter.value = arena_strdup(reading->arena, str_text(&folded));
    filter.label = value;
    filter_add(reading, filter);
    str_free(&folded);
}

void query_value_read(struct query_reading *reading, struct query_operator op,
                      struct query_span span, const char *value)
{
    struct str folded = {0};
    struct query_filter filter = {.field = op.field, .excluded = op.excluded};
    if (op.field == QUERY_SINCE) {
        read_since(reading, filter, span, value);
        return;
    }
    if (op.field == QUERY_WHO) {
        read_who(reading, filter, value);
        return;
    }
    fold_text(&folded, value);
    struct choices best = choose(reading->lists, op.field, str_text(&folded));
    if (best.rank == WHOLE || (best.rank == BEGINS && best.count == 1))
        add_choice(reading, filter, best.first);
    else
        hint_choice(reading, op, span, str_text(&folded), best);
    str_free(&folded);
}
