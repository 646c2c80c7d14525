#include "cli/aside.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "config/paths.h"
#include "store/store.h"

static const char *const parts[] = {"", "-wal", "-journal"};
#define PARTS (sizeof parts / sizeof *parts)

/* "jardin.avant-2026-03-14-1042.terreau": a number too when that one is taken. */
static void name_it(const char *path, const char *word, struct str *out)
{
    struct str ending = {0};
    char hour[8];
    int64_t now = clock_now();
    struct civil day = clock_civil(now);
    clock_hour(now, hour);
    for (int number = 1; number == 1 || access(out->at, F_OK) == 0; number++) {
        str_clear(out);
        str_clear(&ending);
        str_printf(&ending, ".%s-%04d-%02d-%02d-%.2s%.2s", word, day.year, day.month,
                   day.day, hour, hour + 3);
        if (number > 1)
            str_printf(&ending, "-%d", number);
        str_add(&ending, ".terreau");
        paths_beside(path, ending.at, out);
    }
    str_free(&ending);
}

/* "/a/b.terreau-wal" */
static const char *part_of(const char *path, size_t part, char out[4096])
{
    snprintf(out, 4096, "%s%s", path, parts[part]);
    return out;
}

static bool rename_part(const char *from, const char *to, size_t part)
{
    char a[4096], b[4096];
    return rename(part_of(from, part, a), part_of(to, part, b)) == 0 || errno == ENOENT;
}

/* All of them or none: a file without its WAL lacks what was saved last, and a WAL left
 * behind would be read into the file that comes next. */
static bool rename_all(const char *from, const char *to)
{
    size_t done = 0;
    while (done < PARTS && rename_part(from, to, done))
        done++;
    int error = errno;
    bool all = done == PARTS;
    while (!all && done-- > 0)
        rename_part(to, from, done);
    errno = error;
    return all;
}

static bool any_part(const char *path)
{
    char name[4096];
    bool any = false;
    for (size_t i = 0; i < PARTS; i++)
        any = any || access(part_of(path, i, name), F_OK) == 0;
    return any;
}

bool aside_put(const char *path, const char *word, struct str *aside, struct err *err)
{
    bool there = access(path, F_OK) == 0;
    if (!any_part(path))
        return true;
    if (!store_unused(path, err))
        return false;
    name_it(path, word, aside);
    if (rename_all(path, aside->at)) {
        if (!there)
            str_clear(aside);
        return true;
    }
    int error = errno;
    if (there && access(path, F_OK) != 0) /* nor could it be given its name back */
        err_set(err, ERR_IO,
                _("Le disque ne répond plus. Votre fichier est gardé sous ce nom : %s"),
                aside->at);
    else
        paths_failed(err, error, _("Impossible de mettre l’ancien fichier de côté"),
                     path);
    str_clear(aside);
    return false;
}

bool aside_take_back(const char *path, const struct str *aside)
{
    return aside->len == 0 || rename_all(aside->at, path);
}
