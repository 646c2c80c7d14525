#include "cli/upkeep.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "config/paths.h"

#define FOLDER "sauvegardes/"
#define ENDING ".terreau"
/* Backups kept for one community; the law wants them gone within a month. */
#define KEPT 7
#define KEPT_DAYS 30
#define DAY_MS (24LL * 60 * 60 * 1000)
#define DATE_LENGTH 10 /* YYYY-MM-DD */

bool upkeep_wanted(const struct upkeep *upkeep, const struct garden *garden)
{
    bool done = upkeep->checked && upkeep->backed_up;
    return garden->store && !garden->demo && !store_read_only(garden->store) &&
           (garden->moved ? !upkeep->rescued : !done);
}

/* Two files of the same name in two folders are two communities: FNV-1a of the whole
 * path tells their backups apart. */
static uint32_t path_hash(const char *path)
{
    uint32_t hash = 2166136261u;
    for (; *path; path++)
        hash = (hash ^ (unsigned char)*path) * 16777619u;
    return hash;
}

static void add_date(struct str *out, int64_t when)
{
    struct civil day = clock_civil(when);
    str_printf(out, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void add_prefix(struct str *out, const char *path)
{
    char *whole = realpath(path, NULL);
    paths_base(path, out);
    str_printf(out, "-%08" PRIx32 "-", path_hash(whole ? whole : path));
    free(whole);
}

bool upkeep_backup_path(const char *path, int64_t now, struct str *backup,
                        struct err *err)
{
    struct str name = {0};
    str_add(&name, FOLDER);
    add_prefix(&name, path);
    add_date(&name, now);
    str_add(&name, ENDING);
    bool good = paths_make(PATHS_DATA, name.at, backup, err);
    str_free(&name);
    return good;
}

static int newest_first(const void *a, const void *b)
{
    return strcmp(*(char *const *)b, *(char *const *)a);
}

/* Removes the backups of one community beyond those kept. Dates compare as text. */
static void prune(const char *path, const char *backup, int64_t now)
{
    struct str folder = {0}, prefix = {0}, oldest = {0};
    VEC(char *) names = {0};
    str_add_n(&folder, backup, (size_t)(paths_last(backup) - backup));
    add_prefix(&prefix, path);
    add_date(&oldest, now - KEPT_DAYS * DAY_MS);
    DIR *dir = opendir(folder.at);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        size_t len = prefix.len + DATE_LENGTH + strlen(ENDING);
        if (strlen(entry->d_name) == len && str_starts(entry->d_name, prefix.at))
            vec_push(&names, xstrdup(entry->d_name));
    }
    if (names.n > 0)
        qsort(names.at, names.n, sizeof *names.at, newest_first);
    for (size_t i = 0; i < names.n; i++) {
        bool old = strncmp(names.at[i] + prefix.len, oldest.at, DATE_LENGTH) < 0;
        if (i >= KEPT || (i > 0 && old))
            unlinkat(dirfd(dir), names.at[i], 0);
        free(names.at[i]);
    }
    vec_free(&names);
    if (dir)
        closedir(dir);
    str_free(&folder);
    str_free(&prefix);
    str_free(&oldest);
}

static bool check(struct garden *garden, store_stop stop, void *ctx,
                  struct str *sentence)
{
    struct arena arena = {0};
    struct store_report report = {0};
    struct err err = ERR_INIT;
    bool good = store_check(garden->store, false, stop, ctx, &arena, &report, &err);
    if (!good)
        str_add(sentence, err.text);
    else if (report.problems > 0)
        str_printf(sentence,
                   _("Ce fichier est abîmé (%s). Quittez, puis lancez "
                     "« terreau check » ; les sauvegardes d’avant sont gardées."),
                   report.first ? report.first : "");
    arena_free(&arena);
    return !good || report.complete;
}

/* Once sound: a damaged file must not push sound backups out, one a day. */
static bool back_up(struct garden *garden, store_stop stop, void *ctx,
                    struct str *sentence)
{
    struct str backup = {0};
    struct err err = ERR_INIT;
    const char *path = store_path(garden->store);
    int64_t now = clock_now();
    bool good = upkeep_backup_path(path, now, &backup, &err);
    if (good && access(backup.at, F_OK) != 0) {
        good = store_backup(garden->store, backup.at, stop, ctx, &err);
        if (good)
            prune(path, backup.at, now);
    }
    bool stopped = !good && stop(ctx);
    if (!good && !stopped)
        str_printf(sentence, _("La sauvegarde du jour n’a pas pu se faire. %s"),
                   err.text);
    str_free(&backup);
    return !stopped;
}

void upkeep_rescue(const struct garden *garden, struct str *sentence)
{
    struct str backup = {0};
    struct err err = ERR_INIT;
    const char *path = store_path(garden->store);
    bool good = upkeep_backup_path(path, clock_now(), &backup, &err) &&
                store_backup(garden->store, backup.at, NULL, NULL, &err);
    if (good)
        str_printf(sentence,
                   _("Le fichier n’est plus à sa place. Une copie de tout est là : %s"),
                   backup.at);
    else
        str_add(sentence, err.text);
    str_free(&backup);
}

/* Once: a disk that stays full would be said at every pause. */
static void reserve(struct garden *garden, struct str *sentence)
{
    struct err err = ERR_INIT;
    if (!store_ballast(garden->store, &err))
        str_add(sentence, err.text);
}

void upkeep_run(struct upkeep *upkeep, struct garden *garden, store_stop stop,
                void *ctx, struct str *sentence)
{
    if (garden->moved) {
        upkeep_rescue(garden, sentence);
        upkeep->rescued = true;
        return;
    }
    if (!upkeep->reserved)
        reserve(garden, sentence);
    upkeep->reserved = true;
    if (!upkeep->checked) {
        size_t before = sentence->len;
        upkeep->checked = check(garden, stop, ctx, sentence);
        upkeep->backed_up = sentence->len > before;
    }
    if (upkeep->checked && !upkeep->backed_up)
        upkeep->backed_up = back_up(garden, stop, ctx, sentence);
}
