/* The index of the search over everything, for a file made before it was. */
#include "store/find_private.h"

/* SQLITE_DONE, or why a word was not written. */
static int build_row(sqlite3_stmt *row, const struct find_source *source,
                     sqlite3_stmt *words_add, sqlite3_stmt *name_add)
{
    struct find_words words;
    int64_t n = sqlite3_column_int64(row, 0);
    int code = SQLITE_DONE;
    if (!find_is_live(row, source->table))
        return SQLITE_DONE;
    find_words_of(source, find_row_column, row, &words);
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
    return code;
}

/* The code is kept where a step fails: what follows it may reset the one of db. */
static int build_source(sqlite3 *db, const struct find_source *source,
                        sqlite3_stmt *words_add, sqlite3_stmt *name_add)
{
    sqlite3_stmt *rows = NULL;
    struct str text = {0};
    tables_select(&text, source->table);
    str_add(&text, " ORDER BY n DESC");
    int code = sqlite3_prepare_v2(db, text.at, -1, &rows, NULL);
    int written = SQLITE_DONE;
    while ((code == SQLITE_OK || code == SQLITE_ROW) && written == SQLITE_DONE &&
           (code = sqlite3_step(rows)) == SQLITE_ROW)
        written = build_row(rows, source, words_add, name_add);
    sqlite3_finalize(rows);
    str_free(&text);
    return written == SQLITE_DONE ? code : written;
}

bool find_build(sqlite3 *db, struct err *err)
{
    sqlite3_stmt *words_add = NULL, *name_add = NULL;
    int code = sqlite3_prepare_v2(db, FINDS_ADD, -1, &words_add, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db, FIND_NAME_ADD, -1, &name_add, NULL);
    code = code == SQLITE_OK ? SQLITE_DONE : code;
    for (size_t i = 0; code == SQLITE_DONE && i < find_source_count; i++)
        code = build_source(db, &find_sources[i], words_add, name_add);
    sqlite3_finalize(words_add);
    sqlite3_finalize(name_add);
    return code == SQLITE_DONE || sql_fail(db, code, err);
}
