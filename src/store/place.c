#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"

static char *with_suffix(const char *path, const char *suffix)
{
    struct str name = {0};
    str_add(&name, path);
    str_add(&name, suffix);
    return name.at;
}

/* The folder part of an absolute path, without the last slash ("" is the root). */
static char *folder_of(const char *path)
{
    return xstrndup(path, (size_t)(strrchr(path, '/') - path));
}

bool place_resolve(const char *path, char **full, struct err *err)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *folder = slash ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
    char *real = realpath(folder, NULL);
    int code = errno;
    free(folder);
    if (!real || name[0] == '\0') {
        free(real);
        err_set_detail(err, "%s: %s", path, strerror(code));
        return err_set(err, ERR_NOT_FOUND,
                       _("Ce dossier n’existe pas ou ne peut être lu : vérifiez le "
                         "chemin du fichier."));
    }
    struct str out = {0};
    str_add(&out, str_equal(real, "/") ? "" : real);
    str_add_char(&out, '/');
    str_add(&out, name);
    free(real);
    *full = out.at;
    return true;
}

bool place_is_full(int code)
{
    return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

bool place_no_room(struct err *err)
{
    return err_set(err, ERR_FULL,
                   _("Le disque est plein : libérez de la place, puis recommencez."));
}

/* --- folders where SQLite's promises do not hold --------------------------------- */

static bool is_remote(const char *folder)
{
    static const uint32_t remote[] = {
        0x6969,     /* NFS */
        0x517B,     /* SMB */
        0xFF534D42, /* CIFS */
        0xFE534D42, /* SMB2 */
        0x65735546, /* FUSE */
        0x01021997, /* 9p */
    };
    struct statfs system;
    if (statfs(folder[0] ? folder : "/", &system) != 0)
        return false;
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
        if ((uint32_t)system.f_type == remote[i])
            return true;
    return false;
}

static bool has_entry(const char *folder, const char *name)
{
    char *path = with_suffix(folder, name);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

/* Marks that synchronising tools leave at the top of what they copy around. Their
 * journals (.sync_*.db) stand beside a log of a fixed name, which saves reading whole
 * folders at each opening. */
static bool is_synced(const char *path)
{
    static const char *const marks[] = {"/.stfolder", "/.nextcloudsync.log",
                                        "/.owncloudsync.log", "/.dropbox"};
    char *folder = folder_of(path);
    bool found = false;
    for (bool more = true; more && !found;) {
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !found; i++)
            found = has_entry(folder, marks[i]);
        char *slash = strrchr(folder, '/');
        more = slash != NULL;
        if (slash)
            *slash = '\0';
    }
    free(folder);
    return found;
}

bool place_allowed(const char *path, bool *rollback, struct err *err)
{
    char *folder = folder_of(path);
    bool remote = is_remote(folder);
    free(folder);
    bool synced = !remote && is_synced(path);
    const char *anyway = getenv("TERREAU_FOLDER");
    *rollback = (remote || synced) && str_equal(anyway, "anyway");
    if (*rollback || (!remote && !synced))
        return true;
    err_set_detail(err, "%s", path);
    if (synced)
        return err_set(err, ERR_INPUT,
                       _("Ce dossier est synchronisé par un autre programme, qui "
                         "abîmerait le fichier : déplacez-le dans un dossier "
                         "ordinaire, ou ajoutez « --quand-meme »."));
    return err_set(
        err, ERR_INPUT,
        _("Ce dossier est sur le réseau, où l’enregistrement n’est pas sûr : "
          "copiez le fichier sur ce disque, ou ajoutez « --quand-meme »."));
}

bool place_writable(const char *path)
{
    char *folder = folder_of(path);
    bool writable =
        access(path, W_OK) == 0 && access(folder[0] ? folder : "/", W_OK) == 0;
    free(folder);
    return writable;
}

/* --- the lock -------------------------------------------------------------------- */

/* A file of its own: closing any descriptor of the database would silently drop
 * SQLite's own locks on it. */

static bool busy(int lock, struct err *err)
{
    char text[64] = "";
    ssize_t got = pread(lock, text, sizeof text - 1, 0);
    text[got > 0 ? got : 0] = '\0';
    long pid = 0;
    long long since = 0;
    int read = sscanf(text, "%ld %lld", &pid, &since);
    if (read < 2)
        return err_set(err, ERR_BUSY,
                       _("Ce fichier est déjà ouvert par un autre terreau : "
                         "retournez-y ou fermez-le."));
    char hour[8];
    clock_hour(since, hour);
    return err_set(err, ERR_BUSY,
                   _("Ce fichier est déjà ouvert (processus %ld, depuis %s), peut-être "
                     "en pause : retournez-y, ou tapez « fg » dans son terminal. "
                     "« --lecture » montre sa dernière sauvegarde."),
                   pid, hour);
}

/* Is the file locked still the one at that path? Its last holder may have removed it
 * between our open and our lock. */
static bool is_at(int file, const char *path)
{
    struct stat held, there;
    return fstat(file, &held) == 0 && stat(path, &there) == 0 &&
           held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

static void sign(int lock)
{
    char text[64];
    int len = snprintf(text, sizeof text, "%ld %lld\n", (long)getpid(),
                       (long long)clock_now());
    /* Only the sentence shown to a second instance depends on it. */
    if (ftruncate(lock, 0) == 0 && pwrite(lock, text, (size_t)len, 0) < 0)
        return;
}

static bool no_lock(int code, struct err *err)
{
    err_set_detail(err, "lock: %s", strerror(code));
    if (place_is_full(code))
        return place_no_room(err);
    if (code == EIO)
        return err_set(err, ERR_IO,
                       _("Le disque a répondu une erreur : recommencez, puis vérifiez "
                         "son câble ou son état."));
    return err_set(err, ERR_READONLY,
                   _("Impossible d’écrire à côté du fichier : vérifiez les droits de "
                     "son dossier."));
}

bool place_lock(const char *path, int *lock, struct err *err)
{
    char *name = with_suffix(path, ".verrou");
    int file = -1;
    bool held = false, taken = false;
    while (!held && !taken) {
        file = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file < 0)
            break;
        taken = flock(file, LOCK_EX | LOCK_NB) != 0;
        held = !taken && is_at(file, name);
        if (!held && !taken)
            close(file);
    }
    int code = errno;
    free(name);
    if (held) {
        sign(file);
        *lock = file;
        return true;
    }
    if (file < 0)
        return no_lock(code, err);
    busy(file, err);
    close(file);
    return false;
}

void place_unlock(const char *path, int lock)
{
    if (lock < 0)
        return;
    char *name = with_suffix(path, ".verrou");
    unlink(name); /* while still held: see is_at */
    free(name);
    close(lock);
}

/* --- a private copy -------------------------------------------------------------- */

static bool pour(int from, int to)
{
    char buffer[65536];
    ssize_t got;
    while ((got = read(from, buffer, sizeof buffer)) > 0)
        for (ssize_t put, done = 0; done < got; done += put)
            if ((put = write(to, buffer + done, (size_t)(got - done))) <= 0)
                return false;
    return got == 0;
}

/* A missing file is well copied when `optional`. */
static bool copy_file(const char *from, const char *to, bool optional)
{
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (in < 0)
        return optional && errno == ENOENT;
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    bool done = out >= 0 && pour(in, out);
    if (out >= 0)
        done = close(out) == 0 && done;
    close(in);
    return done;
}

static bool copy_with(const char *path, const char *copy, const char *suffix)
{
    char *from = with_suffix(path, suffix);
    char *to = with_suffix(copy, suffix);
    bool done = copy_file(from, to, suffix[0] != '\0');
    free(from);
    free(to);
    return done;
}

static const char *private_place(void)
{
    const char *places[] = {getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR"), "/tmp"};
    size_t i = 0;
    while (!places[i] || !places[i][0] || access(places[i], W_OK) != 0)
        if (++i == 2)
            break;
    return places[i];
}

bool place_copy(const char *path, char **dir, char **copy, struct err *err)
{
    struct str name = {0};
    str_printf(&name, "%s/terreau-XXXXXX", private_place());
    if (!mkdtemp(name.at)) {
        str_free(&name);
        return err_set(err, ERR_IO,
                       _("Impossible de préparer une copie pour la lecture : vérifiez "
                         "la place du dossier temporaire."));
    }
    *dir = xstrdup(name.at);
    str_add(&name, "/copie.terreau");
    *copy = name.at;
    if (copy_with(path, *copy, "") && copy_with(path, *copy, "-wal") &&
        copy_with(path, *copy, "-journal"))
        return true;
    int code = errno;
    place_copy_remove(*dir, *copy);
    free(*dir);
    free(*copy);
    *dir = *copy = NULL;
    err_set_detail(err, "copy: %s", strerror(code));
    if (place_is_full(code))
        return place_no_room(err);
    return err_set(err, ERR_IO,
                   _("Le fichier ne peut être lu : vérifiez ses droits et l’état du "
                     "disque."));
}

void place_copy_remove(const char *dir, const char *copy)
{
    static const char *const suffixes[] = {"", "-wal", "-journal"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char *name = with_suffix(copy, suffixes[i]);
        unlink(name);
        free(name);
    }
    rmdir(dir);
}

bool place_sync_folder(const char *path, struct err *err)
{
    char *folder = folder_of(path);
    int file = open(folder[0] ? folder : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    bool done = file >= 0 && fsync(file) == 0;
    int code = errno;
    if (file >= 0)
        close(file);
    if (done)
        return true;
    err_set_detail(err, "folder: %s", strerror(code));
    return err_set(err, ERR_IO,
                   _("Le fichier n’a pu être mis en sûreté dans son dossier : vérifiez "
                     "les droits du dossier et l’état du disque."));
}
