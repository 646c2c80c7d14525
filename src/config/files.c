#include "config/private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

static bool open_failed(const char *path, struct err *err)
{
    const int cause = errno;

    err_set_detail(err, "open: %s", strerror(cause));
    if (cause == ENOENT || cause == ENOTDIR)
        return err_set(err, ERR_NOT_FOUND,
                       _("Le fichier « %s » n’existe pas : vérifiez son nom et son "
                         "dossier."),
                       path);
    return err_set(
        err, ERR_IO,
        _("Le fichier « %s » ne peut pas être ouvert : vérifiez qu’il vous est "
          "permis de le lire."),
        path);
}

static bool read_all(int fd, const char *path, struct str *text, struct err *err)
{
    char buffer[8192];
    ssize_t got;

    while ((got = read(fd, buffer, sizeof buffer)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            err_set_detail(err, "read: %s", strerror(errno));
            return err_set(
                err, ERR_IO,
                _("Le fichier « %s » ne se lit pas jusqu’au bout : copiez-le "
                  "ailleurs et recommencez."),
                path);
        }
        str_add_n(text, buffer, (size_t)got);
        if (text->len > CONFIG_MAX_BYTES)
            return err_set(
                err, ERR_INPUT,
                _("Le fichier « %s » dépasse 256 Kio : une configuration tient "
                  "en quelques pages, vérifiez que c’est le bon."),
                path);
    }
    return true;
}

static bool encoding_accepted(const char *path, const struct str *text, struct err *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t start = text->len >= 3 && memcmp(text->at, mark, 3) == 0 ? 3 : 0;
    struct place place;
    struct str sentence = {0};

    if (!text->len ||
        !bytes_refused(text->at + start, text->len - start, &place, &sentence))
        return true;
    err_set(err, ERR_INPUT, "%s:%d:%d: %s", path, place.line, place.column,
            str_text(&sentence));
    str_free(&sentence);
    return false;
}

bool config_load_file(const char *path, struct str *text, struct err *err)
{
    /* O_NONBLOCK: a pipe put in place of the file must not hold the start-up. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info;
    bool ok;

    str_clear(text);
    if (fd < 0)
        return open_failed(path, err);
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(fd);
        return err_set(err, ERR_INPUT,
                       _("« %s » n’est pas un fichier ordinaire : donnez le nom d’un "
                         "fichier .yaml."),
                       path);
    }
    ok = read_all(fd, path, text, err) && encoding_accepted(path, text, err);
    close(fd);
    if (!ok)
        str_clear(text);
    return ok;
}
