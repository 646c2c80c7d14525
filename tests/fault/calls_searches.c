/* Searches over everything, and what looks at the whole file. */
#include "calls.h"

#include "domain/query.h"
#include "store/cards.h"
#include "store/find.h"

#define RUN(name) static bool name(struct base *base, struct str *said, struct err *err)

/* --- the search over everything --------------------------------------------------- */

static bool find_typed(struct base *base, const char *typed, bool projected,
                       struct str *said, struct err *err)
{
    static const struct label labels[] = {{"11", "Aude"}, {"climat", "Climat"}};
    const struct query_lists lists = {.depts = labels,
                                      .dept_count = 1,
                                      .themes = labels + 1,
                                      .theme_count = 1,
                                      .today = {.year = 2026, .month = 11, .day = 28}};
    struct query query = query_read(base->arena, &lists, typed);
    const struct find_ask ask = {.query = &query,
                                 .most = 40,
                                 .projected = projected,
                                 .now = 1,
                                 .verify_before = 1};
    struct find_hits hits;
    if (!store_find(base->store, &ask, base->arena, &hits, err))
        return false;
    str_printf(said, "%zu%s", hits.count, hits.corrected);
    return true;
}

#define FOUND(name, typed, projected)                                                  \
    RUN(name)                                                                          \
    {                                                                                  \
        return find_typed(base, typed, projected, said, err);                          \
    }
FOUND(find_name, "nadia benali", false)
FOUND(find_word, "compost ", false)
FOUND(find_mail, "benali@example.org", false)
FOUND(find_own_field, "petite", false)
FOUND(find_slip, "jadrin -mairie", false)
FOUND(find_phrase, "\"jardin des lilas\" -mairie", false)
FOUND(find_question, "type:question puits", false)
FOUND(find_filters, "dept:11 theme:climat", false)
FOUND(find_who, "qui:nadia", false)
FOUND(find_bin, "est:corbeille", false)
FOUND(find_projected, "serre", true)
FOUND(find_projected_name, "nadia", true)

/* --- the whole file --------------------------------------------------------------- */

/* A page that cannot be read is damage, which a check is there to count. */
RUN(check)
{
    struct store_report report;
    if (!store_check(base->store, true, NULL, NULL, base->arena, &report, err))
        return false;
    if (report.problems) {
        err_set_detail(err, "sqlite 11: %s", report.first);
        return err_set(err, ERR_CORRUPT, "%d", report.problems);
    }
    str_printf(said, "%lld", (long long)report.operations);
    return true;
}

/* Made again from the cards, when what a file keeps beside them is gone. */
static void lose_names(struct base *base)
{
    base_run(base, "PRAGMA query_only = OFF; DELETE FROM person_named");
}

RUN(names_made_again)
{
    struct person *persons;
    size_t count;
    if (!store_persons_named(base->store, "nadia benali", base->arena, &persons, &count,
                             err))
        return false;
    str_printf(said, "%zu", count);
    return true;
}

#define CALL(name)                                                                     \
    {                                                                                  \
#name, name, NULL                                                              \
    }
const struct call calls_searches[] = {
    CALL(find_name),      CALL(find_word),
    CALL(find_mail),      CALL(find_own_field),
    CALL(find_slip),      CALL(find_phrase),
    CALL(find_question),  CALL(find_filters),
    CALL(find_who),       CALL(find_bin),
    CALL(find_projected), CALL(find_projected_name),
    CALL(check),          {"names_made_again", names_made_again, lose_names},
};
const size_t calls_search_count = sizeof calls_searches / sizeof *calls_searches;
