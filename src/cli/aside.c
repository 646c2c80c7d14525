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

static bool rename_all(const char *from, const char *to)
{
    char a[4096], b[4096];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(a, sizeof a, "%s%s", from, parts[i]);
        snprintf(b, sizeof b, "%s%s", to, parts[i]);
        if (rename(a, b) != 0 && (i == 0 || errno != ENOENT))
            return false;
    }
    return true;
}

bool aside_put(const char *path, const char *word, struct str *aside, struct err *err)
{
    if (access(path, F_OK) != 0)
        return true;
    if (!store_unused(path, err))
        return false;
    name_it(path, word, aside);
    if (rename_all(path, aside->at))
        return true;
    int error = errno;
    str_clear(aside);
    return paths_failed(err, error, _("Impossible de mettre l’ancien fichier de côté"),
                        path);
}

void aside_take_back(const char *path, const struct str *aside)
{
    if (aside->len)
        rename_all(aside->at, path);
}
