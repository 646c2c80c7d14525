/* The live actors of a filter: one bit for each n.
 *
 * A bit costs nothing to ask at each row of a walk, and a set of 100 000 is 12 kB: the
 * walks of pages and counts are the same whatever the filter is. Words come from the
 * index of words, everything else from one pass over actor_keys. */
#include "store/actors_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold_search.h"

/* A filter as an SQL condition: text made of the words below, and what it binds. */
struct condition {
    struct str sql;
    struct {
        struct value *at;
        size_t n, cap;
    } values;
};

static void add(struct condition *condition, const char *sql)
{
    str_add(&condition->sql, condition->sql.len ? " AND " : "");
    str_add(&condition->sql, sql);
}

static void bound(struct condition *condition, struct value value)
{
    vec_push(&condition->values, value);
}

static void add_text(struct condition *condition, const char *sql, const char *text)
{
    if (!text)
        return;
    add(condition, sql);
    bound(condition, value_text(text));
}

/* "(x = ? OR x = ?)", or with AND. */
static void add_each(struct condition *condition, const char *sql, const char *between,
                     const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i == 0)
            add(condition, "(");
        str_add(&condition->sql, i ? between : "");
        str_add(&condition->sql, sql);
        bound(condition, value_text(texts[i]));
    }
    str_add(&condition->sql, count ? ")" : "");
}

/* The words of the bits that are set. */
static void add_bits(struct condition *condition, const char *sql, unsigned bits,
                     int count, const char *(*word)(int))
{
    const char *words[8];
    size_t n = 0;
    for (int i = 0; i < count; i++)
        if (bits >> i & 1)
            words[n++] = word(i);
    add_each(condition, sql, " OR ", words, n);
}

static const char *nature_word(int i)
{
    return actor_nature_id((enum actor_nature)i);
}
static const char *prospect_word(int i)
{
    return prospect_id((enum prospect)i);
}
static const char *consent_word(int i)
{
    return consent_id((enum consent)i);
}

static void add_source(struct condition *condition, const char *source)
{
    if (source && *source == '\0')
        add(condition, "n NOT IN (SELECT a.n FROM sightings s JOIN actors a "
                       "ON a.id = s.actor WHERE s.state = 0)");
    else
        add_text(condition,
                 "n IN (SELECT a.n FROM sightings s JOIN actors a ON a.id = s.actor "
                 "WHERE s.source = ? AND s.state = 0)",
                 source);
}

static void add_field(struct condition *condition, const struct actor_filter *filter)
{
    bool any = !filter->value || *filter->value == '\0';
    if (!filter->field)
        return;
    add_text(condition,
             any ? "n IN (SELECT a.n FROM customs c JOIN actors a ON a.id = c.owner "
                   "WHERE c.key = ? AND c.value <> '' AND c.state = 0)"
                 : "n IN (SELECT a.n FROM customs c JOIN actors a ON a.id = c.owner "
                   "WHERE c.key = ? AND c.value = ? AND c.state = 0)",
             filter->field);
    if (!any)
        bound(condition, value_text(filter->value));
}

static void add_linked(struct condition *condition, struct id record)
{
    if (id_is_none(record))
        return;
    add(condition, "n IN (SELECT a.n FROM (SELECT object AS id FROM links WHERE "
                   "subject = ? AND state = 0 UNION ALL SELECT subject FROM links "
                   "WHERE object = ? AND state = 0) l JOIN actors a ON a.id = l.id)");
    bound(condition, value_id(record));
    bound(condition, value_id(record));
}

/* The narrow conditions come first; a plus keeps SQLite from an index that would fetch
 * half of the rows one by one. */
static void make_condition(struct condition *condition,
                           const struct actor_filter *filter)
{
    add_text(condition, "commune = ?", filter->commune);
    add_each(condition, "dept = ?", " OR ", filter->depts, filter->dept_count);
    add_linked(condition, filter->linked);
    add_field(condition, filter);
    add_source(condition, filter->source);
    add_bits(condition, "nature = ?", filter->natures, NATURE_COUNT, nature_word);
    add_bits(condition, "prospect = ?", filter->prospects, PROSPECT_COUNT,
             prospect_word);
    add_bits(condition, "consent = ?", filter->consents, CONSENT_COUNT, consent_word);
    add_text(condition, "kind = ?", filter->kind);
    add_text(condition, "circle = ?", filter->circle);
    if (filter->verified_before) {
        add(condition, "+verified < ?");
        bound(condition, value_integer(filter->verified_before));
    }
    if (filter->bridging)
        add(condition, "instr(themes, ' ') > 0");
    if (filter->themeless)
        add(condition, "themes = ''");
    add_each(condition, "has_word(themes, ?)", filter->every_theme ? " AND " : " OR ",
             filter->themes, filter->theme_count);
}

bool pick_is_everyone(const struct actor_filter *filter)
{
    if (!filter || actor_filter_is_empty(filter))
        return true;
    struct actor_filter rest = *filter;
    struct str words = {0};
    rest.text = NULL;
    fold_query(&words, filter->text ? filter->text : "");
    bool everyone = words.len == 0 && actor_filter_is_empty(&rest);
    str_free(&words);
    return everyone;
}

/* --- bits ------------------------------------------------------------------------- */

bool pick_has(const struct picked *picked, int64_t n)
{
    size_t byte = (size_t)n / 8;
    return byte < picked->size && (picked->bits[byte] >> (n % 8) & 1);
}

void pick_add(struct picked *picked, int64_t n)
{
    size_t byte = (size_t)n / 8;
    if (byte >= picked->size) {
        size_t size = (byte + 1) * 2;
        picked->bits = xrealloc(picked->bits, size);
        memset(picked->bits + picked->size, 0, size - picked->size);
        picked->size = size;
    }
    picked->count += !pick_has(picked, n);
    picked->bits[byte] = (uint8_t)(picked->bits[byte] | 1u << (n % 8));
}

/* Runs a statement whose only column is gather(n): see sql_gather in actors_index.c. */
static bool collect(struct store *store, sqlite3_stmt *stmt, struct picked *picked,
                    struct err *err)
{
    bool found;
    store->gathered = picked;
    bool done = sql_row(store, stmt, &found, err);
    store->gathered = NULL;
    sqlite3_reset(stmt);
    return done;
}

static bool collect_words(struct store *store, const char *words, struct picked *picked,
                          struct err *err)
{
    struct str expression = {0};
    search_expression(&expression, words);
    sqlite3_stmt *stmt = sql_get(store, SQL_ACTOR_HITS, err);
    if (stmt)
        bind_text(stmt, 1, expression.at);
    bool done = stmt && collect(store, stmt, picked, err);
    str_free(&expression);
    return done;
}

/* `among`: those that store->picked already has. */
static bool collect_rows(struct store *store, const struct condition *condition,
                         bool among, struct picked *picked, struct err *err)
{
    struct str text = {0};
    str_printf(&text, "SELECT gather(n) FROM actor_keys WHERE %s%s",
               str_text(&condition->sql), among ? " AND pick(n)" : "");
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(store->db, text.at, -1, &stmt, NULL);
    str_free(&text);
    if (code != SQLITE_OK)
        return sql_fail(store->db, code, err);
    for (size_t i = 0; i < condition->values.n; i++)
        bind_value(stmt, (int)i + 1, condition->values.at[i]);
    bool done = collect(store, stmt, picked, err);
    sqlite3_finalize(stmt);
    return done;
}

/* --- the set, and for how long it holds ------------------------------------------- */

void pick_forget(struct store *store)
{
    free(store->picked.key);
    free(store->picked.bits);
    store->picked = (struct picked){0};
}

/* Two filters are the same when their words, conditions and values are. */
static char *make_key(const char *words, const struct condition *condition)
{
    struct str key = {0};
    str_add(&key, words);
    str_add_char(&key, '\n');
    str_add(&key, str_text(&condition->sql));
    for (size_t i = 0; i < condition->values.n; i++) {
        struct value value = condition->values.at[i];
        char id[ID_TEXT_SIZE];
        id_text(value.id, id);
        str_printf(&key, "\n%lld %s %s", (long long)value.integer,
                   value.kind == VALUE_TEXT ? value.text : "", id);
    }
    return key.at;
}

static bool fill(struct store *store, const char *words,
                 const struct condition *condition, struct err *err)
{
    if (*words && !collect_words(store, words, &store->picked, err))
        return false;
    if (condition->values.n == 0 && condition->sql.len == 0)
        return true;
    struct picked rows = {0};
    bool done = collect_rows(store, condition, *words != '\0', &rows, err);
    free(store->picked.bits);
    store->picked.bits = rows.bits;
    store->picked.size = rows.size;
    store->picked.count = rows.count;
    return done;
}

bool pick_actors(struct store *store, const struct actor_filter *filter,
                 struct err *err)
{
    struct condition condition = {0};
    struct str words = {0};
    fold_query(&words, filter->text ? filter->text : "");
    make_condition(&condition, filter);
    char *key = make_key(str_text(&words), &condition);
    bool done = true;
    if (!str_equal(key, store->picked.key) || store->picked.commits != store->commits) {
        pick_forget(store);
        store->picked.commits = store->commits;
        done = fill(store, str_text(&words), &condition, err);
        store->picked.key = done ? xstrdup(key) : NULL;
    }
    free(key);
    str_free(&words);
    str_free(&condition.sql);
    vec_free(&condition.values);
    return done;
}
