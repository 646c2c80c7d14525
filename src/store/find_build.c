/* The index of the search over everything, for a file made before it, or before all
 * that it holds now. */
#include "store/find_private.h"

struct build {
    sqlite3_stmt *words_add, *words_drop, *name_add;
};

/* SQLITE_DONE, or why the words were not written. */
static int write_words(sqlite3_stmt *stmt, int64_t rowid,
                       const struct find_words *words)
{
    if (!words->title.len && !words->body.len)
        return SQLITE_DONE;
    sqlite3_bind_int64(stmt, 1, rowid);
    bind_text(stmt, 2, str_text(&words->title));
    bind_text(stmt, 3, str_text(&words->body));
    int code = sqlite3_step(stmt);
    sqlite3_reset(stmt);
    return code;
}

static int build_row(const struct build *build, sqlite3_stmt *row,
                     const struct find_source *source)
{
    struct find_words words = {0};
    int64_t n = sqlite3_column_int64(row, 0);
    if (!find_is_live(row, source->table))
        return SQLITE_DONE;
    find_words_of(source, find_row_column, row, &words);
    int code = write_words(build->words_add, find_rowid(source->code, n), &words);
    for (int i = 0; i < 2 && code == SQLITE_DONE; i++) {
        if (!words.names[i].len)
            continue;
        sqlite3_bind_int64(build->name_add, 1, source->code);
        bind_text(build->name_add, 2, str_text(&words.names[i]));
        sqlite3_bind_int64(build->name_add, 3, n);
        code = sqlite3_step(build->name_add);
        sqlite3_reset(build->name_add);
    }
    find_words_free(&words);
    return code;
}

/* The index keeps no text: a row leaves it by the very words it was given. */
static int describe_row(const struct build *build, sqlite3_stmt *row,
                        const struct find_source *source)
{
    struct find_source before = *source; /* title and place */
    struct find_words had = {0}, has = {0};
    int64_t rowid = find_rowid(source->code, sqlite3_column_int64(row, 0));
    int code = SQLITE_DONE;
    before.body[1] = 0;
    if (!find_is_live(row, source->table))
        return SQLITE_DONE;
    find_words_of(&before, find_row_column, row, &had);
    find_words_of(source, find_row_column, row, &has);
    if (!str_equal(str_text(&had.body), str_text(&has.body))) {
        code = write_words(build->words_drop, rowid, &had);
        if (code == SQLITE_DONE)
            code = write_words(build->words_add, rowid, &has);
    }
    find_words_free(&had);
    find_words_free(&has);
    return code;
}

typedef int (*row_writer)(const struct build *build, sqlite3_stmt *row,
                          const struct find_source *source);

/* The code is kept where a step fails: what follows it may reset the one of db. */
static int each_row(sqlite3 *db, const struct build *build,
                    const struct find_source *source, row_writer write)
{
    sqlite3_stmt *rows = NULL;
    struct str text = {0};
    tables_select(&text, source->table);
    str_add(&text, " ORDER BY n DESC");
    int code = sqlite3_prepare_v2(db, text.at, -1, &rows, NULL);
    int written = SQLITE_DONE;
    while ((code == SQLITE_OK || code == SQLITE_ROW) && written == SQLITE_DONE &&
           (code = sqlite3_step(rows)) == SQLITE_ROW)
        written = write(build, rows, source);
    sqlite3_finalize(rows);
    str_free(&text);
    return written == SQLITE_DONE ? code : written;
}

/* Of that table, or of all (0). */
static bool build_rows(sqlite3 *db, enum table table, row_writer write, struct err *err)
{
    struct build build = {NULL, NULL, NULL};
    int code = sqlite3_prepare_v2(db, FINDS_ADD, -1, &build.words_add, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db, FINDS_DROP, -1, &build.words_drop, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db, FIND_NAME_ADD, -1, &build.name_add, NULL);
    code = code == SQLITE_OK ? SQLITE_DONE : code;
    for (size_t i = 0; code == SQLITE_DONE && i < find_source_count; i++)
        if (!table || find_sources[i].table == table)
            code = each_row(db, &build, &find_sources[i], write);
    sqlite3_finalize(build.words_add);
    sqlite3_finalize(build.words_drop);
    sqlite3_finalize(build.name_add);
    return code == SQLITE_DONE || sql_fail(db, code, err);
}

bool find_build(sqlite3 *db, struct err *err)
{
    return build_rows(db, 0, build_row, err);
}

bool find_describe(sqlite3 *db, struct err *err)
{
    return build_rows(db, TABLE_MEETING, describe_row, err);
}
