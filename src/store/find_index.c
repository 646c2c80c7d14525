/* The index of the search over everything: what it holds of each row, kept up to date
 * at the end of each step.
 *
 * Written from here and not from triggers, for the reasons told in search.c. It keeps
 * no text: forgetting a row's words takes the very words it was given, folded again
 * from the row as it was before the step. Only live rows are in. The rows of a step are
 * written in the order of rowids, which FTS5 wants to gather them in one segment. */
#include "store/find_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold_search.h"

const struct find_source find_sources[] = {
    {TABLE_PERSON,
     CODE_PERSON,
     {FIELD_PERSON_GIVEN, FIELD_PERSON_FAMILY, FIELD_PERSON_ORGANISATION},
     {FIELD_PERSON_PLACE, FIELD_PERSON_EMAIL, FIELD_PERSON_PHONE, FIELD_PERSON_NOTE,
      FIELD_PERSON_CONDITIONS},
     true},
    {TABLE_ACTOR,
     CODE_ACTOR,
     {FIELD_ACTOR_NAME},
     {FIELD_ACTOR_ACTION, FIELD_ACTOR_PLACE, FIELD_ACTOR_KIND, FIELD_ACTOR_NOTE},
     false},
    {TABLE_CONTACT,
     CODE_CONTACT,
     {0},
     {FIELD_CONTACT_VALUE, FIELD_CONTACT_LABEL},
     false},
    {TABLE_CUSTOM, CODE_CUSTOM, {0}, {FIELD_CUSTOM_VALUE}, false},
    {TABLE_MEETING, CODE_MEETING, {FIELD_MEETING_TITLE}, {FIELD_MEETING_PLACE}, true},
    {TABLE_SLOT,
     CODE_SLOT,
     {FIELD_SLOT_TITLE},
     {FIELD_SLOT_DESCRIPTION, FIELD_SLOT_PRESENTER, FIELD_SLOT_PRIVATE},
     false},
    {TABLE_ITEM, CODE_ITEM, {0}, {FIELD_ITEM_TEXT, FIELD_ITEM_WHO}, false},
    {TABLE_ASK, CODE_ASK, {0}, {FIELD_ASK_TEXT}, false},
    {TABLE_TOUCH, CODE_TOUCH, {0}, {FIELD_TOUCH_TEXT, FIELD_TOUCH_BY}, false},
    {TABLE_VERSION, CODE_VERSION, {0}, {FIELD_VERSION_TEXT}, false},
};
const size_t find_source_count = sizeof find_sources / sizeof *find_sources;

int64_t find_rowid(enum find_code code, int64_t n)
{
    return ((int64_t)code << FIND_SHIFT) + (FIND_MASK - n);
}

enum find_code find_code_of(int64_t rowid)
{
    return (enum find_code)(rowid >> FIND_SHIFT);
}

int64_t find_n_of(int64_t rowid)
{
    return FIND_MASK - (rowid & FIND_MASK);
}

static const struct find_source *source_of(enum table table)
{
    for (size_t i = 0; i < find_source_count; i++)
        if (find_sources[i].table == table)
            return &find_sources[i];
    return NULL;
}

static bool has_field(const enum field *fields, enum field field)
{
    while (*fields && *fields != field)
        fields++;
    return *fields != 0;
}

bool find_is_indexed(enum field field)
{
    const struct find_source *source = source_of(FIELD_TABLE(field));
    return source && (FIELD_NUMBER(field) == 31 || has_field(source->title, field) ||
                      has_field(source->body, field));
}

/* --- words ------------------------------------------------------------------------ */

static void fold_fields(struct str *out, const enum field *fields, find_column column,
                        void *ctx)
{
    struct str all = {0};
    for (; *fields; fields++) {
        str_add(&all, column(ctx, *fields));
        str_add_char(&all, '\n');
    }
    fold_search(out, str_text(&all));
    str_free(&all);
}

static void fold_names(struct str names[2], const struct find_source *source,
                       find_column column, void *ctx)
{
    const char *first = column(ctx, source->title[0]);
    const char *second = source->title[1] ? column(ctx, source->title[1]) : "";
    const char *third = source->title[2] ? column(ctx, source->title[2]) : "";
    struct str both = {0};
    str_printf(&both, "%s %s", first, second);
    fold_query(&names[0], str_text(&both));
    str_clear(&both);
    str_printf(&both, "%s %s", second, first);
    if (*second)
        fold_query(&names[1], str_text(&both));
    if (!names[0].len)
        fold_query(&names[0], third);
    if (str_equal(str_text(&names[0]), str_text(&names[1])))
        str_clear(&names[1]);
    str_free(&both);
}

void find_words_of(const struct find_source *source, find_column column, void *ctx,
                   struct find_words *words)
{
    *words = (struct find_words){0};
    fold_fields(&words->title, source->title, column, ctx);
    fold_fields(&words->body, source->body, column, ctx);
    if (source->named)
        fold_names(words->names, source, column, ctx);
}

void find_words_free(struct find_words *words)
{
    str_free(&words->title);
    str_free(&words->body);
    str_free(&words->names[0]);
    str_free(&words->names[1]);
}

/* A row as tables_row gives it: n, id, then its fields. */
static const char *row_column(void *ctx, enum field field)
{
    const char *text =
        (const char *)sqlite3_column_text(ctx, 2 + (int)field_index(field));
    return text ? text : "";
}

static bool is_live(sqlite3_stmt *row, enum table table)
{
    enum field state = (enum field)((unsigned)table << 8 | 31);
    return sqlite3_column_int(row, 2 + (int)field_index(state)) == ROW_LIVE;
}

/* --- during a step ---------------------------------------------------------------- */

void find_made(struct store *store, enum table table, struct id id, int64_t n)
{
    const struct find_source *source = source_of(table);
    struct unsettled made = {.table = table, .id = id, .n = n};
    if (!source)
        return;
    made.rowid = find_rowid(source->code, n);
    vec_push(&store->run.found, made);
}

static bool is_known(const struct run *run, int64_t rowid)
{
    for (size_t i = run->found.n; i > 0; i--)
        if (run->found.at[i - 1].rowid == rowid)
            return true;
    return false;
}

void find_touch(struct store *store, enum table table, sqlite3_stmt *row)
{
    struct run *run = &store->run;
    const struct find_source *source = source_of(table);
    struct unsettled was = {.table = table,
                            .id = column_id(row, 1),
                            .n = sqlite3_column_int64(row, 0),
                            .live = is_live(row, table)};
    was.rowid = find_rowid(source->code, was.n);
    if (is_known(run, was.rowid))
        return;
    if (was.live) {
        struct find_words words;
        find_words_of(source, row_column, row, &words);
        was.title = arena_strdup(&run->arena, str_text(&words.title));
        was.body = arena_strdup(&run->arena, str_text(&words.body));
        was.names[0] = arena_strdup(&run->arena, str_text(&words.names[0]));
        was.names[1] = arena_strdup(&run->arena, str_text(&words.names[1]));
        find_words_free(&words);
    }
    vec_push(&run->found, was);
}

/* --- its end ---------------------------------------------------------------------- */

static bool write_words(struct store *store, enum sql code, int64_t rowid,
                        const char *const words[2], struct err *err)
{
    if (*words[0] == '\0' && *words[1] == '\0')
        return true;
    sqlite3_stmt *stmt = sql_get(store, code, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, rowid);
    bind_text(stmt, 2, words[0]);
    bind_text(stmt, 3, words[1]);
    return sql_run(store, stmt, err);
}

static bool write_name(struct store *store, enum sql code, int64_t rowid,
                       const char *name, struct err *err)
{
    if (*name == '\0')
        return true;
    sqlite3_stmt *stmt = sql_get(store, code, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, find_code_of(rowid));
    bind_text(stmt, 2, name);
    sqlite3_bind_int64(stmt, 3, find_n_of(rowid));
    return sql_run(store, stmt, err);
}

static bool add_words(struct store *store, int64_t rowid,
                      const struct find_words *words, struct err *err)
{
    const char *const columns[2] = {str_text(&words->title), str_text(&words->body)};
    return write_words(store, SQL_FINDS_ADD, rowid, columns, err) &&
           write_name(store, SQL_FIND_NAME_ADD, rowid, str_text(&words->names[0]),
                      err) &&
           write_name(store, SQL_FIND_NAME_ADD, rowid, str_text(&words->names[1]), err);
}

static bool drop_words(struct store *store, const struct unsettled *was,
                       struct err *err)
{
    const char *const columns[2] = {was->title, was->body};
    return write_words(store, SQL_FINDS_DROP, was->rowid, columns, err) &&
           write_name(store, SQL_FIND_NAME_DROP, was->rowid, was->names[0], err) &&
           write_name(store, SQL_FIND_NAME_DROP, was->rowid, was->names[1], err);
}

static bool is_same(const struct unsettled *was, const struct find_words *now)
{
    return str_equal(was->title, str_text(&now->title)) &&
           str_equal(was->body, str_text(&now->body)) &&
           str_equal(was->names[0], str_text(&now->names[0])) &&
           str_equal(was->names[1], str_text(&now->names[1]));
}

static bool settle_one(struct store *store, const struct unsettled *was,
                       struct err *err)
{
    sqlite3_stmt *row = tables_row(store, was->table, err);
    bool found, done = row != NULL;
    struct find_words now = {0};
    if (!done)
        return false;
    bind_id(row, 1, was->id);
    if (!sql_row(store, row, &found, err))
        return false;
    bool live = found && is_live(row, was->table);
    if (live)
        find_words_of(source_of(was->table), row_column, row, &now);
    if (found)
        sqlite3_reset(row);
    if (!(was->live && live && is_same(was, &now)))
        done = (!was->live || drop_words(store, was, err)) &&
               (!live || add_words(store, was->rowid, &now, err));
    find_words_free(&now);
    return done;
}

static int by_rowid(const void *a, const void *b)
{
    const struct unsettled *left = a, *right = b;
    return (left->rowid > right->rowid) - (left->rowid < right->rowid);
}

bool find_settle(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    if (run->found.n > 1)
        qsort(run->found.at, run->found.n, sizeof *run->found.at, by_rowid);
    for (size_t i = 0; i < run->found.n; i++)
        if (!settle_one(store, &run->found.at[i], err))
            return false;
    return true;
}

/* --- a file made before the index was --------------------------------------------- */

static bool build_row(sqlite3_stmt *row, const struct find_source *source,
                      sqlite3_stmt *words_add, sqlite3_stmt *name_add)
{
    struct find_words words;
    int64_t n = sqlite3_column_int64(row, 0);
    int code = SQLITE_DONE;
    if (!is_live(row, source->table))
        return true;
    find_words_of(source, row_column, row, &words);
    if (words.title.len || words.body.len) {
        sqlite3_bind_int64(words_add, 1, find_rowid(source->code, n));
        bind_text(words_add, 2, str_text(&words.title));
        bind_text(words_add, 3, str_text(&words.body));
        code = sqlite3_step(words_add);
        sqlite3_reset(words_add);
    }
    for (int i = 0; i < 2 && code == SQLITE_DONE; i++) {
        if (!words.names[i].len)
            continue;
        sqlite3_bind_int64(name_add, 1, source->code);
        bind_text(name_add, 2, str_text(&words.names[i]));
        sqlite3_bind_int64(name_add, 3, n);
        code = sqlite3_step(name_add);
        sqlite3_reset(name_add);
    }
    find_words_free(&words);
    return code == SQLITE_DONE;
}

static bool build_source(sqlite3 *db, const struct find_source *source,
                         sqlite3_stmt *words_add, sqlite3_stmt *name_add)
{
    sqlite3_stmt *rows = NULL;
    struct str text = {0};
    tables_select(&text, source->table);
    str_add(&text, " ORDER BY n DESC");
    int code = sqlite3_prepare_v2(db, text.at, -1, &rows, NULL);
    bool done = code == SQLITE_OK;
    while (done && (code = sqlite3_step(rows)) == SQLITE_ROW)
        done = build_row(rows, source, words_add, name_add);
    sqlite3_finalize(rows);
    str_free(&text);
    return done && code == SQLITE_DONE;
}

bool find_build(sqlite3 *db, struct err *err)
{
    sqlite3_stmt *words_add = NULL, *name_add = NULL;
    bool done = sqlite3_prepare_v2(db, FINDS_ADD, -1, &words_add, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(db, FIND_NAME_ADD, -1, &name_add, NULL) == SQLITE_OK;
    for (size_t i = 0; done && i < find_source_count; i++)
        done = build_source(db, &find_sources[i], words_add, name_add);
    sqlite3_finalize(words_add);
    sqlite3_finalize(name_add);
    return done || sql_fail(db, sqlite3_errcode(db), err);
}
