/* The index of the search over everything against the rows: sums of a mix of each (row,
 * column, word), in any order, and of each name that is walked. */
#include "store/check.h"
#include "store/find_private.h"

#include <string.h>

enum { IN_TITLE, IN_BODY, IN_NAMES };

static uint64_t mix(int64_t rowid, int column, const char *word, size_t length)
{
    uint64_t hash = 14695981039346656037u ^ (uint64_t)rowid; /* FNV-1a */
    hash = (hash ^ (uint64_t)column) * 1099511628211u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 1099511628211u;
    return hash ^ hash >> 29;
}

/* A set of the words of one text, emptied from one to the next. */
struct seen {
    VEC(const char *) slots;
};

static bool is_first(struct seen *seen, const char *word, size_t length)
{
    size_t mask = seen->slots.n - 1;
    size_t at = (size_t)mix(0, 0, word, length) & mask;
    for (; seen->slots.at[at]; at = (at + 1) & mask) {
        const char *other = seen->slots.at[at];
        if (strncmp(other, word, length) == 0 && strchr(" ", other[length]))
            return false;
    }
    seen->slots.at[at] = word;
    return true;
}

/* The index keeps a word once in a column. */
static uint64_t sum_words(struct seen *seen, int64_t rowid, int column,
                          const char *words)
{
    size_t room = 64;
    uint64_t sum = 0;
    while (room < strlen(words) + 2)
        room *= 2;
    seen->slots.n = 0;
    while (seen->slots.n < room)
        vec_push(&seen->slots, NULL);
    while (*words) {
        size_t length = strcspn(words, " ");
        if (length && is_first(seen, words, length))
            sum += mix(rowid, column, words, length);
        words += length + (words[length] == ' ');
    }
    return sum;
}

static uint64_t sum_name(int64_t rowid, const struct str *name)
{
    return name->len ? mix(rowid, IN_NAMES, str_text(name), name->len) : 0;
}

struct row_of {
    sqlite3_stmt *stmt;
    struct arena *arena;
};

/* A flipped bit may turn a text into NULL: it reads as no words. */
static const char *row_column(void *ctx, enum field field)
{
    struct row_of *row = ctx;
    return column_text(row->stmt, 2 + (int)field_index(field), row->arena);
}

static void sum_row(struct check *check, const struct find_source *source,
                    struct row_of *row, struct seen *seen, uint64_t *sum)
{
    enum field state = (enum field)((unsigned)source->table << 8 | 31);
    int64_t rowid = find_rowid(source->code, sqlite3_column_int64(row->stmt, 0));
    struct find_words words = {0};
    if (sqlite3_column_int(row->stmt, 2 + (int)field_index(state)) != ROW_LIVE)
        return;
    find_words_of(source, row_column, row, &words);
    *sum += sum_words(seen, rowid, IN_TITLE, str_text(&words.title));
    *sum += sum_words(seen, rowid, IN_BODY, str_text(&words.body));
    *sum += sum_name(rowid, &words.names[0]) + sum_name(rowid, &words.names[1]);
    find_words_free(&words);
    arena_reset(&check->scratch);
}

static bool sum_source(struct check *check, const struct find_source *source,
                       struct seen *seen, uint64_t *sum)
{
    struct row_of row = {tables_each(check->store, source->table, check->err),
                         &check->scratch};
    bool found, done = row.stmt != NULL;
    while (done && (done = check_next(check, row.stmt, &found)) && found &&
           check_breathe(check))
        sum_row(check, source, &row, seen, sum);
    sqlite3_finalize(row.stmt);
    return done;
}

static bool sum_instances(struct check *check, uint64_t *sum)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_FIND_INSTANCES_ALL, check->err);
    bool found, done = stmt != NULL;
    while (done && (done = check_next(check, stmt, &found)) && found &&
           check_breathe(check)) {
        const char *term = (const char *)sqlite3_column_text(stmt, 1);
        const char *column = (const char *)sqlite3_column_text(stmt, 2);
        *sum +=
            mix(sqlite3_column_int64(stmt, 0),
                str_equal(column, "title") ? IN_TITLE : IN_BODY, term, strlen(term));
    }
    return done;
}

static bool sum_names(struct check *check, uint64_t *sum)
{
    sqlite3_stmt *stmt = sql_get(check->store, SQL_FIND_NAMES_ALL, check->err);
    bool found, done = stmt != NULL;
    while (done && (done = check_next(check, stmt, &found)) && found &&
           check_breathe(check)) {
        enum find_code code = (enum find_code)sqlite3_column_int(stmt, 0);
        const char *key = column_text(stmt, 1, &check->scratch);
        *sum += mix(find_rowid(code, sqlite3_column_int64(stmt, 2)), IN_NAMES, key,
                    strlen(key));
        arena_reset(&check->scratch);
    }
    return done;
}

static bool run_now(struct check *check, enum sql code)
{
    sqlite3_stmt *stmt = sql_get(check->store, code, check->err);
    return stmt && sql_run(check->store, stmt, check->err);
}

/* Statements on the temporary table must be gone before it is dropped. */
static void close_instances(struct check *check)
{
    sqlite3_stmt **slot = &check->store->sql[SQL_FIND_INSTANCES_ALL];
    sqlite3_finalize(*slot);
    *slot = NULL;
    sqlite3_stmt *drop = sql_get(check->store, SQL_FIND_INSTANCES_DROP, NULL);
    if (drop)
        sql_run(check->store, drop, NULL); /* what was read is told, not this */
}

bool check_find(struct check *check)
{
    uint64_t rows = 0, index = 0;
    struct seen seen = {0};
    bool done = true;
    for (size_t i = 0; done && i < find_source_count && !check->stopped; i++)
        done = sum_source(check, &find_sources[i], &seen, &rows);
    vec_free(&seen.slots);
    if (!done || check->stopped)
        return done;
    done = find_allow_temporary(check->store, true, check->err) &&
           run_now(check, SQL_FIND_INSTANCES) && sum_instances(check, &index) &&
           sum_names(check, &index);
    close_instances(check);
    done = find_allow_temporary(check->store, false, check->err) && done;
    if (done && !check->stopped && rows != index)
        check_problem(check, "index of everything", 0, 0);
    return done;
}
