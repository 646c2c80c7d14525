/* The one connection of an open file, as the reliability design wants it. */
#include "store/derived.h"
#include "store/mark_pages.h"
#include "store/private.h"

static void harden(sqlite3 *db)
{
    static const struct {
        int what, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        sqlite3_db_config(db, settings[i].what, settings[i].value, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 16 << 20);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 100 << 10);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1); /* 0 would forbid VACUUM INTO */
    sqlite3_busy_timeout(db, 2000);
}

/* locking_mode first: then WAL needs no shared memory, and a full disk can still be
 * opened and read. */
static const char *const before_journal = "PRAGMA locking_mode = EXCLUSIVE;"
                                          "PRAGMA temp_store = MEMORY;"
                                          "PRAGMA mmap_size = 0;"
                                          "PRAGMA cell_size_check = ON;";
static const char *const after_journal = "PRAGMA synchronous = FULL;"
                                         "PRAGMA fullfsync = ON;"
                                         "PRAGMA checkpoint_fullfsync = ON;"
                                         "PRAGMA secure_delete = ON;"
                                         "PRAGMA wal_autocheckpoint = 200;"
                                         "PRAGMA journal_size_limit = 1048576;";

bool store_run_text(struct store *store, const char *text, struct err *err)
{
    int code = sqlite3_exec(store->db, text, NULL, NULL, NULL);
    return code == SQLITE_OK || sql_fail(store->db, code, err);
}

int store_keep_answer(void *ctx, int count, char **values, char **names)
{
    (void)names;
    if (count > 0 && values[0])
        str_copy(ctx, 32, values[0]);
    return 0;
}

/* Some systems answer "delete" to WAL instead of an error: look at the answer. */
bool store_set_journal(struct store *store, bool rollback, struct err *err)
{
    char answer[32] = "";
    if (!rollback) {
        int code = sqlite3_exec(store->db, "PRAGMA journal_mode = WAL",
                                store_keep_answer, answer, NULL);
        if (code != SQLITE_OK)
            return sql_fail(store->db, code, err);
    }
    if (!str_equal(answer, "wal") &&
        !store_run_text(store, "PRAGMA journal_mode = TRUNCATE", err))
        return false;
    if (!store_run_text(store, after_journal, err))
        return false;
    if (MUTANT(1))
        return store_run_text(store, "PRAGMA synchronous = NORMAL", err);
    if (MUTANT(2))
        return store_run_text(store, "PRAGMA synchronous = OFF", err);
    return !MUTANT(3) || store_run_text(store, "PRAGMA journal_mode = DELETE", err);
}

/* There is one thread: nothing to lock, and nobody asks how much memory there is. What
 * comes after the first opening of the process changes nothing. */
static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool store_connect(struct store *store, struct err *err)
{
    configure();
    int code = sqlite3_open_v2(store->opened, &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
                                   SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
                               NULL);
    if (code != SQLITE_OK)
        return sql_fail(store->db, code, err);
    harden(store->db);
    code = search_install(store);
    code = code == SQLITE_OK ? actors_install(store) : code;
    code = code == SQLITE_OK ? find_install(store) : code;
    code = code == SQLITE_OK ? mark_table_install(store) : code;
    if (code != SQLITE_OK)
        return sql_fail(store->db, code, err);
    return store_run_text(store, MUTANT(3) ? "" : before_journal, err);
}
