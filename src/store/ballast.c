#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

/* More than twice what the WAL may grow to between two checkpoints (200 pages). */
#define BALLAST_SIZE (4 << 20)

static char *ballast_path(const struct store *store)
{
    struct str name = {0};
    str_add(&name, store->path);
    str_add(&name, ".reserve");
    return name.at;
}

bool ballast_release(const struct store *store)
{
    char *name = ballast_path(store);
    bool there = unlink(name) == 0;
    free(name);
    return there;
}

bool store_ballast(struct store *store, struct err *err)
{
    if (store->read_only)
        return true;
    char *name = ballast_path(store);
    int file = open(name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    int code = file < 0 ? errno : posix_fallocate(file, 0, BALLAST_SIZE);
    if (file >= 0)
        close(file);
    if (code != 0 && file >= 0)
        unlink(name); /* half a reserve only takes what is left */
    free(name);
    if (code == 0)
        return true;
    err_set_detail(err, "ballast: %s", strerror(code));
    return err_set(err, place_is_full(code) ? ERR_FULL : ERR_IO,
                   _("Le disque est presque plein : libérez de la place avant de "
                     "continuer."));
}
