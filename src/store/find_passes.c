/* The passes of a search by names and by words: see find.c. */
#include "store/find_private.h"

#include <string.h>

/* --- names ------------------------------------------------------------------------ */

/* What is typed as one name; "" when a phrase is in it. */
static const char *typed_name(const struct search *search)
{
    const struct query *query = search->ask->query;
    struct str name = {0};
    bool plain = true;
    for (size_t i = 0; i < query->term_count; i++) {
        const struct query_term *term = &query->terms[i];
        plain = plain && (term->excluded || !term->phrase);
        if (!term->excluded)
            str_printf(&name, "%s%s", name.len ? " " : "", term->folded);
    }
    const char *typed = arena_strdup(search->arena, plain ? str_text(&name) : "");
    str_free(&name);
    return typed;
}

static bool walk_names(struct search *search, const char *from, const char *to)
{
    static const enum find_code codes[] = {CODE_PERSON, CODE_ACTOR, CODE_MEETING};
    bool done = true;
    for (size_t i = 0; done && i < 3 && !find_is_full(search); i++) {
        if (!find_code_wanted(search, codes[i]))
            continue;
        sqlite3_stmt *stmt =
            sql_get(search->store,
                    codes[i] == CODE_ACTOR ? SQL_FIND_ACTOR_NAMES : SQL_FIND_NAMES,
                    search->err);
        if (!stmt)
            return false;
        if (codes[i] != CODE_ACTOR)
            sqlite3_bind_int(stmt, 1, (int)codes[i]);
        bind_text(stmt, 2, from);
        bind_text(stmt, 3, to);
        done = find_try_rows(search, codes[i], stmt);
    }
    return done;
}

bool find_by_name(struct search *search)
{
    const char *typed = typed_name(search);
    if (*typed == '\0')
        return true;
    const char *after = arena_printf(search->arena, "%s\x01", typed);
    const char *end = arena_printf(search->arena, "%s\xf4\x8f\xbf\xbf", typed);
    search->rank = FIND_EXACT;
    if (!walk_names(search, typed, after))
        return false;
    search->rank = FIND_PREFIX;
    return walk_names(search, after, end);
}

/* --- words ------------------------------------------------------------------------ */

static void add_word(struct str *out, const char *word, size_t len, bool whole)
{
    str_add(out, out->len ? " AND \"" : "\"");
    str_add_n(out, word, len);
    str_add(out, whole ? "\"" : "\"*");
}

/* Folded words hold no quote: nothing typed is an operator. */
void find_add_term(struct str *out, const struct query_term *term)
{
    for (const char *word = term->folded; *word;) {
        size_t len = strcspn(word, " ");
        add_word(out, word, len, term->phrase);
        word += len + (word[len] == ' ');
    }
}

/* The least rowid whose code is wanted, from this one on; 0 when there is none. */
static int64_t next_wanted(const struct search *search, int64_t rowid,
                           enum find_code before)
{
    enum find_code code = find_code_of(rowid);
    if (code >= before)
        return 0;
    if (find_code_wanted(search, code))
        return rowid;
    while (++code < before)
        if (code != CODE_NOTE && find_code_wanted(search, code))
            return (int64_t)code << FIND_SHIFT;
    return 0;
}

static bool walk_index(struct search *search, const char *expression,
                       enum find_code from, enum find_code before)
{
    int64_t least = next_wanted(search, (int64_t)from << FIND_SHIFT, before);
    bool done = true;
    while (done && least && !find_is_full(search)) {
        sqlite3_stmt *stmt = sql_get(search->store, SQL_FINDS, search->err);
        if (!stmt)
            return false;
        bind_text(stmt, 1, expression);
        sqlite3_bind_int64(stmt, 2, least);
        least = 0;
        bool found;
        while ((done = sql_row(search->store, stmt, &found, search->err)) && found) {
            int64_t rowid = sqlite3_column_int64(stmt, 0);
            if ((least = next_wanted(search, rowid, before)) != rowid)
                break; /* to go on at the next code, in one leap */
            least = 0;
            done = find_try_row(search, find_code_of(rowid), find_n_of(rowid));
            if (!done || find_is_full(search))
                break;
        }
        sqlite3_reset(stmt);
    }
    return done;
}

/* The index of notes was made with another fold (see fold_search.h). */
static void add_note_word(struct str *out, const char *word, bool whole)
{
    static const char *const saints[][2] = {
        {"saint", "st"}, {"sainte", "ste"}, {"saints", "sts"}, {"saintes", "stes"}};
    for (size_t i = 0; i < sizeof saints / sizeof *saints; i++) {
        if (!str_equal(word, saints[i][0]))
            continue;
        str_printf(out, "%s(\"%s\"%s OR \"%s\")", out->len ? " AND " : "", word,
                   whole ? "" : "*", saints[i][1]);
        return;
    }
    add_word(out, word, strlen(word), whole);
}

static void note_expression(const struct search *search, struct str *out)
{
    const struct query *query = search->ask->query;
    for (size_t i = 0; i < query->term_count; i++) {
        const struct query_term *term = &query->terms[i];
        for (const char *word = term->folded; *word && !term->excluded;) {
            size_t len = strcspn(word, " ");
            add_note_word(out, arena_strndup(search->arena, word, len), term->phrase);
            word += len + (word[len] == ' ');
        }
    }
}

struct waiting {
    VEC(int64_t) notes;
};

static bool keep_waiting(void *ctx, int64_t n, const char *words, struct err *err)
{
    struct waiting *waiting = ctx;
    (void)words;
    (void)err;
    vec_push(&waiting->notes, n);
    return true;
}

/* Those that the index does not hold yet are the latest. */
static bool search_waiting_notes(struct search *search)
{
    struct waiting waiting = {0};
    bool words = search->words;
    bool done = search_waiting(search->store, keep_waiting, &waiting, search->err);
    search->words = true;
    for (size_t i = waiting.notes.n; done && i > 0 && !find_is_full(search); i--)
        done = find_try_row(search, CODE_NOTE, waiting.notes.at[i - 1]);
    search->words = words;
    vec_free(&waiting.notes);
    return done;
}

static bool search_notes(struct search *search)
{
    if (find_is_full(search) || !find_code_wanted(search, CODE_NOTE))
        return true;
    if (!search_waiting_notes(search))
        return false;
    struct str expression = {0};
    note_expression(search, &expression);
    sqlite3_stmt *stmt = sql_get(search->store, SQL_FIND_NOTES, search->err);
    if (stmt)
        bind_text(stmt, 1, str_text(&expression));
    bool done = find_try_rows(search, CODE_NOTE, stmt);
    str_free(&expression);
    return done;
}

static void make_expression(const struct query *query, struct str *out)
{
    for (size_t i = 0; i < query->term_count; i++)
        if (!query->terms[i].excluded)
            find_add_term(out, &query->terms[i]);
}

bool find_by_words(struct search *search, enum find_rank title,
                   enum find_rank elsewhere)
{
    struct str all = {0}, titles = {0};
    make_expression(search->ask->query, &all);
    str_printf(&titles, "{title} : (%s)", str_text(&all));
    search->rank = title;
    bool done = walk_index(search, titles.at, CODE_PERSON, CODE_END);
    search->rank = elsewhere;
    done = done && walk_index(search, all.at, CODE_PERSON, CODE_NOTE) &&
           search_notes(search) && walk_index(search, all.at, CODE_VERSION, CODE_END);
    str_free(&all);
    str_free(&titles);
    return done;
}
