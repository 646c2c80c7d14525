#include "store/derived.h"
#include "store/runs.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"

/* --- before SQLite: is it ours? -------------------------------------------------- */

#define HEADER_SIZE 100

static uint32_t big_endian(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool foreign(const char *path, struct err *err)
{
    err_set_detail(err, "%s", path);
    return err_set(err, ERR_FOREIGN,
                   _("Ce fichier n’est pas une communauté de terreau : il n’a pas été "
                     "touché."));
}

/* Reads the header while nobody in this process has the file open (closing it later
 * would drop SQLite's locks). A file of ours carries its mark there from its creation
 * on; user_version may be older than what the WAL says. */
static bool check_header(const char *path, struct err *err)
{
    uint8_t header[HEADER_SIZE];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) {
        err_set_detail(err, "%s: %s", path, strerror(errno));
        return err_set(
            err, ERR_IO,
            _("Le fichier ne peut être lu : vérifiez ses droits et l’état du "
              "disque."));
    }
    ssize_t got = pread(file, header, sizeof header, 0);
    close(file);
    bool ours = got == HEADER_SIZE && memcmp(header, "SQLite format 3", 16) == 0 &&
                big_endian(header + 68) == STORE_APPLICATION_ID;
    return ours || foreign(path, err);
}

static bool check_file(const char *path, struct err *err)
{
    struct stat what;
    if (lstat(path, &what) != 0) {
        err_set_detail(err, "%s: %s", path, strerror(errno));
        return err_set(err, ERR_NOT_FOUND,
                       _("Ce fichier n’existe pas : vérifiez le nom, ou créez-le avec "
                         "« terreau new »."));
    }
    if (S_ISLNK(what.st_mode))
        return err_set(err, ERR_INPUT,
                       _("Ce chemin est un lien vers un autre fichier : ouvrez ce "
                         "fichier lui-même."));
    if (!S_ISREG(what.st_mode))
        return foreign(path, err);
    return true;
}

static bool read_version(struct store *store, int64_t *version, struct err *err)
{
    char answer[32] = "";
    int code =
        sqlite3_exec(store->db, "PRAGMA user_version", store_keep_answer, answer, NULL);
    if (code != SQLITE_OK)
        return sql_fail(store->db, code, err);
    *version = strtoll(answer, NULL, 10);
    return true;
}

/* --- opening --------------------------------------------------------------------- */

static struct store *store_new(char *full)
{
    struct store *store = xcalloc(1, sizeof *store);
    store->path = full;
    store->opened = xstrdup(full);
    store->lock = -1;
    store->searched = -1;
    return store;
}

static void store_free(struct store *store)
{
    store_abort(store);
    search_forget(store);
    roll_free(store);
    pick_forget(store);
    ranks_forget(store);
    find_forget(store);
    sql_finish(store);
    store_settle(store);
    sqlite3_close(store->db);
    if (store->copy_dir)
        place_copy_remove(store->copy_dir, store->opened);
    place_unlock(store->path, store->lock);
    runs_forget(&store->run);
    arena_free(&store->run.arena);
    arena_free(&store->run.brief);
    arena_free(&store->run.scratch);
    find_words_free(&store->run.words);
    str_free(&store->run.record);
    free(store->run.found_at);
    free(store->copy_dir);
    free(store->opened);
    free(store->path);
    free(store);
}

/* A copy that is only read learns too what a file of before lacks. */
static bool copy_migrate(struct store *store, struct err *err)
{
    int64_t version;
    if (!read_version(store, &version, err))
        return false;
    return version == 0 || version >= STORE_VERSION ||
           tables_migrate(store->db, version, err);
}

/* From a private copy: neither a read-only medium nor a file of a later version is
 * written, not even by a checkpoint. */
static bool open_copy(struct store *store, enum err_kind why, struct err *err)
{
    if (store->db) {
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
        sqlite3_close(store->db);
        store->db = NULL;
    }
    store->read_only = why;
    free(store->opened);
    store->opened = NULL;
    return place_copy(store->path, &store->copy_dir, &store->opened, err) &&
           store_connect(store, err) && copy_migrate(store, err) &&
           store_run_text(store, "PRAGMA query_only = ON", err);
}

/* A file of before is copied beside itself, and the copy read back, before it learns
 * anything new: the version it had stays openable by the program that made it. */
static bool migrate_copied(struct store *store, int64_t version, struct err *err)
{
    struct str copy = {0};
    str_printf(&copy, "%s.v%" PRId64, store->path, version);
    bool done =
        (access(copy.at, F_OK) == 0 || store_backup(store, copy.at, NULL, NULL, err)) &&
        tables_migrate(store->db, version, err);
    str_free(&copy);
    return done;
}

static bool open_here(struct store *store, struct err *err)
{
    bool rollback = false;
    int64_t version = 0;
    if (!place_allowed(store->path, &rollback, err))
        return false;
    if (!store_connect(store, err) || !read_version(store, &version, err))
        return false;
    if (version > STORE_VERSION)
        return open_copy(store, ERR_NEWER, err);
    if (!store_set_journal(store, rollback, err))
        return false;
    bool done = version == STORE_VERSION ||
                (version == 0 ? tables_migrate(store->db, version, err)
                              : migrate_copied(store, version, err));
    return done && names_open(store, err);
}

static bool open_any(struct store *store, struct err *err)
{
    if (!check_file(store->path, err))
        return false;
    if (!place_writable(store->path))
        return check_header(store->path, err) && open_copy(store, ERR_READONLY, err);
    return place_lock(store->path, &store->lock, err) &&
           check_header(store->path, err) && open_here(store, err);
}

static bool open_reading(struct store *store, struct err *err)
{
    return check_file(store->path, err) && check_header(store->path, err) &&
           open_copy(store, ERR_READONLY, err);
}

static bool open_by(const char *path, bool (*open)(struct store *, struct err *),
                    struct store **store, struct err *err)
{
    char *full;
    if (!place_resolve(path, &full, err))
        return false;
    struct store *made = store_new(full);
    if (!open(made, err)) {
        store_free(made);
        return false;
    }
    *store = made;
    return true;
}

bool store_open(const char *path, struct store **store, struct err *err)
{
    return open_by(path, open_any, store, err);
}

bool store_open_reading(const char *path, struct store **store, struct err *err)
{
    return open_by(path, open_reading, store, err);
}

/* --- making ---------------------------------------------------------------------- */

static bool make_file(const char *path, struct err *err)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
        close(file);
        return true;
    }
    err_set_detail(err, "%s: %s", path, strerror(errno));
    if (errno == EEXIST)
        return err_set(err, ERR_INPUT,
                       _("Ce fichier existe déjà : choisissez un autre nom."));
    if (place_is_full(errno))
        return place_no_room(err);
    return err_set(err, ERR_READONLY,
                   _("Impossible de créer le fichier ici : vérifiez les droits du "
                     "dossier."));
}

static bool add_device(struct store *store, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_DEVICE_ADD, err);
    char name[48];
    oplog_device_name(store->opened, name);
    bind_id(stmt, 1, id_new(clock_now()));
    bind_text(stmt, 2, name);
    return sql_run(store, stmt, err);
}

/* In SQLite's first journal mode, so that the file itself holds its tables and its mark
 * before any WAL exists; the mark last, so that a file half made is never taken for one
 * of ours. A save changes a few bytes in ten pages: small pages halve what goes through
 * the WAL. */
static bool fill(struct store *store, struct err *err)
{
    static const char *const before = "PRAGMA page_size = 2048;"
                                      "PRAGMA synchronous = FULL;";
    return store_connect(store, err) && store_run_text(store, before, err) &&
           tables_migrate(store->db, 0, err) && names_open(store, err) &&
           add_device(store, err) &&
           store_run_text(store, "PRAGMA application_id = 0x54525255", err);
}

static bool create_here(struct store *store, struct err *err)
{
    bool rollback = false;
    if (!place_allowed(store->path, &rollback, err))
        return false;
    if (!make_file(store->path, err))
        return false;
    if (place_lock(store->path, &store->lock, err) && fill(store, err) &&
        store_set_journal(store, rollback, err) && place_sync_folder(store->path, err))
        return true;
    unlink(store->path); /* made just above, by us, and never any use */
    return false;
}

bool store_create(const char *path, struct store **store, struct err *err)
{
    char *full;
    if (!place_resolve(path, &full, err))
        return false;
    struct store *made = store_new(full);
    if (!create_here(made, err)) {
        store_free(made);
        return false;
    }
    *store = made;
    return true;
}

void store_close(struct store *store)
{
    if (store)
        store_free(store);
}

void store_discard(struct store *store)
{
    char *path = xstrdup(store->path);
    store_free(store);
    unlink(path);
    free(path);
}

bool store_unused(const char *path, struct err *err)
{
    char *full;
    int lock;
    if (!place_resolve(path, &full, err))
        return false;
    bool done = place_lock(full, &lock, err);
    if (done)
        place_unlock(full, lock);
    free(full);
    return done;
}

const char *store_engine(void)
{
    return sqlite3_libversion();
}

bool store_read_only(const struct store *store)
{
    return store->read_only != ERR_NONE;
}

enum err_kind store_read_only_why(const struct store *store)
{
    return store->read_only;
}

const char *store_path(const struct store *store)
{
    return store->path;
}
