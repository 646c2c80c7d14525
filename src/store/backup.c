#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

struct stopper {
    store_stop stop;
    void *ctx;
};

static int ask_stop(void *ctx)
{
    const struct stopper *stopper = ctx;
    return stopper->stop(stopper->ctx);
}

static bool copy_into(struct store *store, const char *path, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_COPY_INTO, err);
    bind_text(stmt, 1, path);
    bool done = sql_run(store, stmt, err);
    /* A statement that names a file must not keep its page cache waiting. */
    sqlite3_finalize(stmt);
    store->sql[SQL_COPY_INTO] = NULL;
    return done;
}

static int keep_word(void *ctx, int count, char **values, char **names)
{
    (void)names;
    if (count > 0 && values[0])
        str_copy(ctx, 64, values[0]);
    return 0;
}

/* A copy is worth keeping once SQLite has read it all back. It is another file, so a
 * connection of its own breaks no rule. */
static bool is_sound(const char *path, const struct stopper *stopper, struct err *err)
{
    sqlite3 *db = NULL;
    char answer[64] = "";
    int code =
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code == SQLITE_OK && stopper->stop) /* without memory there is no db at all */
        sqlite3_progress_handler(db, 10000, ask_stop, (void *)(uintptr_t)stopper);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db, "PRAGMA quick_check(1)", keep_word, answer, NULL);
    bool sound = code == SQLITE_OK ? str_equal(answer, "ok") : sql_fail(db, code, err);
    sound = sound || MUTANT(15);
    if (code == SQLITE_OK && !sound) {
        err_set_detail(err, "copy: %s", answer);
        err_set(err, ERR_CORRUPT,
                _("La copie de secours est abîmée : essayez sur un autre disque."));
    }
    sqlite3_close(db);
    return sound;
}

static bool is_synced(const char *path, struct err *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool done = file >= 0 && fsync(file) == 0;
    int code = errno;
    if (file >= 0)
        close(file);
    if (done)
        return true;
    err_set_detail(err, "copy: %s", strerror(code));
    return err_set(
        err, ERR_IO,
        _("La copie n’a pu être mise en sûreté sur le disque : essayez sur un "
          "autre disque."));
}

/* An empty file of ours, so that the copy is never readable by others. */
static bool reserve(const char *path, struct err *err)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
        close(file);
        return true;
    }
    err_set_detail(err, "%s: %s", path, strerror(errno));
    if (errno == EEXIST)
        return err_set(err, ERR_INPUT,
                       _("Ce fichier existe déjà : choisissez un autre nom."));
    return err_set(err, place_is_full(errno) ? ERR_FULL : ERR_READONLY,
                   _("Impossible d’écrire une copie ici : vérifiez la place et les "
                     "droits du dossier."));
}

static bool copy_checked(struct store *store, const char *path,
                         const struct stopper *stopper, struct err *err)
{
    if (!reserve(path, err))
        return false;
    if (copy_into(store, path, err) && is_sound(path, stopper, err) &&
        is_synced(path, err))
        return true;
    unlink(path);
    return false;
}

/* A WAL or a journal left by another file of that name would be read into the copy. */
static bool is_bare(const char *path, struct err *err)
{
    static const char *const parts[] = {"-wal", "-journal"};
    struct str name = {0};
    bool bare = true;
    for (size_t i = 0; bare && i < sizeof parts / sizeof *parts; i++) {
        str_clear(&name);
        str_printf(&name, "%s%s", path, parts[i]);
        bare = access(name.at, F_OK) != 0;
    }
    if (!bare)
        err_set(err, ERR_INPUT,
                _("Il reste là une partie d’un autre fichier (%s) : choisissez un "
                  "autre nom."),
                strrchr(name.at, '/') + 1);
    str_free(&name);
    return bare;
}

static bool put_in_place(const char *from, const char *to, struct err *err)
{
    if (rename(from, to) == 0)
        return place_sync_folder(to, err);
    err_set_detail(err, "rename: %s", strerror(errno));
    unlink(from);
    return err_set(
        err, ERR_IO,
        _("La copie n’a pu être mise en sûreté sur le disque : essayez sur un "
          "autre disque."));
}

bool store_backup(struct store *store, const char *path, store_stop stop, void *ctx,
                  struct err *err)
{
    char *full;
    if (!place_resolve(path, &full, err))
        return false;
    struct str part = {0};
    str_printf(&part, "%s.part", full);
    unlink(part.at); /* left by a copy that was interrupted */
    struct stopper stopper = {stop, ctx};
    if (stop)
        sqlite3_progress_handler(store->db, 10000, ask_stop, &stopper);
    bool done = is_bare(full, err) && copy_checked(store, part.at, &stopper, err) &&
                put_in_place(part.at, full, err);
    sqlite3_progress_handler(store->db, 0, NULL, NULL);
    str_free(&part);
    free(full);
    return done;
}

/* --- bringing one back ----------------------------------------------------------- */

/* Damaged, whoever found it; always false. */
static bool refuse_damaged(struct err *err)
{
    return err_set(err, ERR_CORRUPT,
                   _("Cette sauvegarde est abîmée : prenez-en une autre, ou sauvez ce "
                     "qui s’y lit encore par « terreau salvage » et son nom."));
}

/* Always false. */
static bool refuse_spare(sqlite3 *db, int code, struct err *err)
{
    sql_fail(db, code, err);
    if (code == SQLITE_NOTADB)
        return err_set(err, ERR_FOREIGN,
                       _("Ce fichier n’est pas une sauvegarde de terreau : il n’a pas "
                         "été touché."));
    return false;
}

static bool is_ours(sqlite3 *db, struct err *err)
{
    char answer[64] = "";
    int code = sqlite3_exec(db, "PRAGMA application_id", keep_word, answer, NULL);
    if (code == SQLITE_OK && strtoll(answer, NULL, 10) != STORE_APPLICATION_ID)
        code = SQLITE_NOTADB;
    return code == SQLITE_OK || refuse_spare(db, code, err);
}

/* Opening makes no file, and SQLite would say of one that is not there that the disk
 * refuses writing. */
static bool is_readable(const char *backup, struct err *err)
{
    struct stat found;
    if (stat(backup, &found) != 0 && errno == ENOENT)
        return err_set(err, ERR_NOT_FOUND,
                       _("La sauvegarde « %.200s » n’existe pas : vérifiez son nom."),
                       backup);
    if (access(backup, R_OK) == 0 && S_ISREG(found.st_mode))
        return true;
    return err_set(err, ERR_IO,
                   _("La sauvegarde « %.200s » ne se lit pas : vérifiez que c’est un "
                     "fichier, et vos droits."),
                   backup);
}

static bool copy_backup(const char *backup, const char *path, struct err *err)
{
    struct store spare = {.searched = -1};
    if (!is_readable(backup, err))
        return false;
    int code = sqlite3_open_v2(backup, &spare.db,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW, NULL);
    const struct stopper never = {NULL, NULL};
    bool done = code == SQLITE_OK
                    ? is_ours(spare.db, err) && copy_checked(&spare, path, &never, err)
                    : sql_fail(spare.db, code, err);
    if (!done && err && err->kind == ERR_CORRUPT)
        refuse_damaged(err);
    sqlite3_close(spare.db);
    return done;
}

bool store_restore(const char *backup, const char *to, struct err *err)
{
    char *full;
    if (!place_resolve(to, &full, err))
        return false;
    struct str part = {0};
    str_printf(&part, "%s.part", full);
    bool free_name = access(full, F_OK) != 0;
    if (!free_name)
        err_set(err, ERR_INPUT, _("Ce fichier existe déjà : choisissez un autre nom."));
    unlink(part.at); /* left by a restoration that was interrupted */
    bool done = free_name && is_bare(full, err) && copy_backup(backup, part.at, err) &&
                put_in_place(part.at, full, err);
    str_free(&part);
    free(full);
    return done;
}
