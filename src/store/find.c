/* The search over everything: passes over indexes, the best rank first, each stopped
 * as soon as there are enough answers (find_passes.c has those by names and words).
 *
 * No pass sorts: names are walked in their order, and the rowids of `finds` are the
 * order of answers (see enum find_code). What a pass finds that an earlier one gave is
 * skipped. Where filters let few rows through, a search looks at LOOKED_MOST rows and
 * says that there are more. */
#include "store/find_private.h"

#include <string.h>

#include "domain/actor_list.h"
#include "store/actors_private.h"

/* Fewer answers than this, and none by its name: slips of typing are looked for too. */
enum { FEW = 3, LOOKED_MOST = 20000 };

bool find_is_full(const struct search *search)
{
    return search->hits.n > search->ask->most || search->looked > LOOKED_MOST;
}

static bool is_known(const struct search *search, const struct find_row *row)
{
    for (size_t i = 0; i < search->hits.n; i++)
        if (id_equal(search->hits.at[i].row.id, row->id))
            return true;
    return false;
}

bool find_try_row(struct search *search, enum find_code code, int64_t n)
{
    struct find_hit hit = {.rank = search->rank};
    bool found, projected = search->ask->projected;
    if (code == CODE_ACTOR && search->picked && !pick_has(&search->store->picked, n))
        return true;
    search->looked++;
    if (!find_row(search->store, code, n, find_state(search->ask), search->arena,
                  &hit.row, &found, search->err))
        return false;
    if (found && projected &&
        !find_hide(search->store, search->arena, &hit.row, search->err))
        return false;
    if (found && !is_known(search, &hit.row) &&
        find_passes(search->ask, &hit.row, search->words || projected))
        vec_push(&search->hits, hit);
    return true;
}

bool find_try_rows(struct search *search, enum find_code code, sqlite3_stmt *stmt)
{
    bool found, done = stmt != NULL;
    while (done && !find_is_full(search) &&
           (done = sql_row(search->store, stmt, &found, search->err)) && found)
        done = find_try_row(search, code, sqlite3_column_int64(stmt, 0));
    if (stmt)
        sqlite3_reset(stmt);
    return done;
}

/* --- which kinds ------------------------------------------------------------------ */

bool find_code_wanted(const struct search *search, enum find_code code)
{
    static const enum find_kind kinds[CODE_END] = {
        [CODE_ACTOR] = FIND_ACTOR,     [CODE_MEETING] = FIND_MEETING,
        [CODE_SLOT] = FIND_SLOT,       [CODE_ASK] = FIND_ASK,
        [CODE_TOUCH] = FIND_TOUCH,     [CODE_NOTE] = FIND_NOTE,
        [CODE_VERSION] = FIND_MINUTES,
    };
    const struct find_ask *ask = search->ask;
    if (code == CODE_CONTACT || code == CODE_CUSTOM)
        return !ask->projected && (find_kind_wanted(ask, FIND_PERSON) ||
                                   find_kind_wanted(ask, FIND_ACTOR));
    if (code == CODE_ITEM)
        return find_kind_wanted(ask, FIND_DECISION) ||
               find_kind_wanted(ask, FIND_ACTION) ||
               find_kind_wanted(ask, FIND_QUESTION) || find_kind_wanted(ask, FIND_LINE);
    return find_kind_wanted(ask, kinds[code]);
}

/* --- slips ------------------------------------------------------------------------ */

/* Has the word, or the beginning of one, few rows of its own? */
static bool is_rare(struct search *search, const struct query_term *term, bool *rare)
{
    struct str expression = {0};
    size_t rows = 0;
    bool found = true, done;
    find_add_term(&expression, term);
    sqlite3_stmt *stmt = sql_get(search->store, SQL_FINDS_SOME, search->err);
    if (stmt) {
        bind_text(stmt, 1, expression.at);
        sqlite3_bind_int(stmt, 2, FEW);
    }
    for (done = stmt != NULL; done && found; rows += found)
        done = sql_row(search->store, stmt, &found, search->err);
    str_free(&expression);
    *rare = rows < FEW;
    return done;
}

/* Puts the words nearest to a rare term in its place, one after the other. */
static bool search_near_term(struct search *search, const struct find_ask *ask,
                             struct query_term *term, bool start,
                             const char **corrected)
{
    const char **words;
    size_t count;
    struct find_ask other = *ask;
    const char *typed = term->folded;
    if (!find_near(search->store, typed, start, search->arena, &words, &count,
                   search->err))
        return false;
    bool done = true;
    search->ask = &other;
    for (size_t i = 0; done && i < count && !find_is_full(search); i++) {
        size_t before = search->hits.n;
        term->folded = words[i];
        done = find_by_words(search, FIND_NEAR, FIND_NEAR);
        if (search->hits.n > before && **corrected == '\0')
            *corrected = words[i];
    }
    term->folded = typed;
    search->ask = ask;
    return done;
}

static bool search_near(struct search *search, const char **corrected)
{
    const struct find_ask *ask = search->ask;
    struct query query = *ask->query;
    struct find_ask other = *ask;
    struct query_term *terms =
        arena_copy(search->arena, query.terms, query.term_count * sizeof *terms);
    bool done = true;
    query.terms = terms;
    other.query = &query;
    search->ask = &other;
    for (size_t i = 0; done && i < query.term_count && !find_is_full(search); i++) {
        bool rare = false;
        if (terms[i].phrase || terms[i].excluded)
            continue;
        done = is_rare(search, &terms[i], &rare);
        if (done && rare)
            done =
                search_near_term(search, &other, &terms[i],
                                 query.typing && i + 1 == query.term_count, corrected);
    }
    search->ask = ask;
    return done;
}

/* --- without words ---------------------------------------------------------------- */

static bool has_words(const struct query *query)
{
    for (size_t i = 0; i < query->term_count; i++)
        if (!query->terms[i].excluded)
            return true;
    return false;
}

static bool asks_who(const struct query *query)
{
    for (size_t i = 0; i < query->filter_count; i++)
        if (query->filters[i].field == QUERY_WHO && !query->filters[i].excluded)
            return true;
    return false;
}

static bool search_rows(struct search *search)
{
    static const enum find_code codes[] = {CODE_PERSON, CODE_ACTOR, CODE_MEETING,
                                           CODE_SLOT,   CODE_ITEM,  CODE_ASK,
                                           CODE_TOUCH,  CODE_NOTE,  CODE_VERSION};
    enum row_state state = find_state(search->ask);
    bool done = true;
    search->rank = FIND_ELSEWHERE;
    search->words = true;
    for (size_t i = 0;
         done && i < sizeof codes / sizeof *codes && !find_is_full(search); i++)
        if (find_code_wanted(search, codes[i]))
            done = find_try_rows(search, codes[i],
                                 find_walk(search->store, codes[i], state,
                                           asks_who(search->ask->query), search->err));
    return done;
}

/* --- all of it -------------------------------------------------------------------- */

/* Actors are many: what filters say of them is one pass over narrow rows, kept from key
 * to key, rather than a wide row read for each. */
static bool pick(struct search *search)
{
    const struct query *query = search->ask->query;
    struct actor_filter filter = {0};
    const char **depts =
        arena_alloc(search->arena, (query->filter_count + 1) * 2 * sizeof *depts);
    const char **themes = depts + query->filter_count + 1;
    for (size_t i = 0; i < query->filter_count; i++) {
        const struct query_filter *one = &query->filters[i];
        if (!one->excluded && one->field == QUERY_DEPT)
            depts[filter.dept_count++] = one->value;
        if (!one->excluded && one->field == QUERY_THEME)
            themes[filter.theme_count++] = one->value;
    }
    filter.depts = depts;
    filter.themes = themes;
    search->picked = find_state(search->ask) == ROW_LIVE &&
                     find_code_wanted(search, CODE_ACTOR) && !pick_is_everyone(&filter);
    return !search->picked || pick_actors(search->store, &filter, search->err);
}

static bool found_enough(const struct search *search)
{
    bool named = search->hits.n > 0 && search->hits.at[0].rank < FIND_ELSEWHERE;
    return named || search->hits.n >= FEW || find_is_full(search);
}

static bool search_all(struct search *search, const char **corrected)
{
    const struct query *query = search->ask->query;
    if (query_is_empty(query))
        return true;
    if (!pick(search))
        return false;
    if (!has_words(query) || find_state(search->ask) != ROW_LIVE)
        return search_rows(search);
    if (!find_by_name(search) ||
        (!find_is_full(search) && !find_by_words(search, FIND_TITLE, FIND_ELSEWHERE)))
        return false;
    return found_enough(search) || search_near(search, corrected);
}

bool store_find(struct store *store, const struct find_ask *ask, struct arena *arena,
                struct find_hits *hits, struct err *err)
{
    struct search search = {.store = store, .ask = ask, .arena = arena, .err = err};
    *hits = (struct find_hits){.corrected = ""};
    store->asking = ask->projected ? NULL : ask; /* it looks at what is hidden */
    bool done = search_all(&search, &hits->corrected);
    store->asking = NULL;
    hits->more = find_is_full(&search);
    hits->count = search.hits.n < ask->most ? search.hits.n : ask->most;
    hits->at = arena_copy(arena, search.hits.at, hits->count * sizeof *hits->at);
    vec_free(&search.hits);
    return done;
}

static void list_column(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct list_row *list = row;
    *list = (struct list_row){column_id(stmt, 0), column_text(stmt, 1, arena),
                              column_text(stmt, 2, arena)};
}

bool store_lists(struct store *store, struct arena *arena, struct list_row **lists,
                 size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_FIND_LISTS, err);
    *lists = sql_list(store, stmt, sizeof **lists, list_column, arena, count, err);
    return *lists != NULL;
}
