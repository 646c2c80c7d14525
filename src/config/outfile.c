#include "config/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "config/paths.h"

static bool standard(const struct outfile *out)
{
    return str_equal(out->path.at, "-");
}

static bool failed(struct outfile *out, int error, struct err *err)
{
    paths_failed(err, error, _("Écriture impossible"), out->path.at);
    outfile_abort(out);
    return false;
}

bool outfile_open(struct outfile *out, const char *path, struct err *err)
{
    *out = (struct outfile){0};
    str_add(&out->path, path);
    if (standard(out)) {
        out->stream = stdout;
        return true;
    }
    str_printf(&out->temporary, "%s.XXXXXX", path);
    int fd = mkostemp(out->temporary.at, O_CLOEXEC);
    if (fd < 0) {
        int error = errno;
        str_clear(&out->temporary);
        return failed(out, error, err);
    }
    out->stream = fdopen(fd, "w");
    if (!out->stream) {
        int error = errno;
        close(fd);
        return failed(out, error, err);
    }
    return true;
}

/* A rename that is not synced in its folder may be lost with the power; a file system
 * that cannot sync a folder (some network ones) has nothing better to offer. */
static void sync_folder(const char *path)
{
    struct str folder = {0};
    str_add_n(&folder, path, (size_t)(paths_last(path) - path));
    int fd = open(folder.len > 0 ? folder.at : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    str_free(&folder);
}

/* Takes the name by making an empty file there, which the rename then replaces: works
 * on every file system, where link() and renameat2() do not. */
static bool take_name(const struct outfile *out, struct err *err)
{
    int fd = open(out->path.at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        return close(fd) == 0;
    if (errno == EEXIST)
        return err_set(
            err, ERR_INPUT,
            _("Ce fichier existe déjà et n’a pas été touché. Donnez un autre "
              "nom, ou effacez-le d’abord : %s"),
            out->path.at);
    return paths_failed(err, errno, _("Écriture impossible"), out->path.at);
}

bool outfile_put(struct outfile *out, const char *bytes, size_t len)
{
    if (out->error == 0 && fwrite(bytes, 1, len, out->stream) != len)
        out->error = errno;
    return out->error == 0;
}

/* Everything on the disk, or the reason why not in out->error. */
static bool finish(struct outfile *out)
{
    if (out->error == 0 && fflush(out->stream) != 0)
        out->error = errno;
    if (standard(out))
        return out->error == 0;
    if (out->error == 0 && fsync(fileno(out->stream)) != 0)
        out->error = errno;
    if (fclose(out->stream) != 0 && out->error == 0)
        out->error = errno;
    out->stream = NULL;
    return out->error == 0;
}

bool outfile_commit(struct outfile *out, bool overwrite, struct err *err)
{
    if (!finish(out))
        return failed(out, out->error, err);
    if (standard(out)) {
        outfile_abort(out);
        return true;
    }
    if (!overwrite && !take_name(out, err)) {
        outfile_abort(out);
        return false;
    }
    if (rename(out->temporary.at, out->path.at) != 0) {
        int error = errno;
        if (!overwrite)
            unlink(out->path.at);
        return failed(out, error, err);
    }
    sync_folder(out->path.at);
    str_clear(&out->temporary);
    outfile_abort(out);
    return true;
}

void outfile_abort(struct outfile *out)
{
    if (out->stream && !standard(out))
        fclose(out->stream);
    out->stream = NULL;
    if (out->temporary.len > 0)
        unlink(out->temporary.at);
    str_free(&out->temporary);
    str_free(&out->path);
}

bool outfile_write(const char *path, const char *bytes, size_t len, bool overwrite,
                   struct err *err)
{
    struct outfile out;
    if (!outfile_open(&out, path, err))
        return false;
    outfile_put(&out, bytes, len);
    return outfile_commit(&out, overwrite, err);
}
