#include "cli/upkeep.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "config/paths.h"

#define FOLDER "sauvegardes/"
#define ENDING ".terreau"
/* Backups kept for one community: of so many days, then of so many weeks; the law wants
 * them gone within a month. */
#define KEPT 7
#define KEPT_WEEKS 3
#define KEPT_DAYS 30
#define DAY_MS (24LL * 60 * 60 * 1000)
#define DATE_LENGTH 10 /* YYYY-MM-DD */

/* In a file that is not sound nothing is moved. */
static bool is_done(const struct upkeep *upkeep, const struct store *store)
{
    return upkeep->checked && upkeep->backed_up &&
           (upkeep->unsound || store_is_tidy(store));
}

bool upkeep_wanted(const struct upkeep *upkeep, const struct garden *garden)
{
    return garden->store && !garden->demo && !store_read_only(garden->store) &&
           (garden->moved ? !upkeep->rescued : !is_done(upkeep, garden->store));
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

/* Dates compare as text, their ending left out: the hour comes after the day alone. */
static int newest_first(const void *a, const void *b)
{
    const char *one = *(char *const *)a, *two = *(char *const *)b;
    size_t len = strlen(one) - strlen(ENDING), other = strlen(two) - strlen(ENDING);
    int order = memcmp(two, one, len < other ? len : other);
    return order ? order : (len < other) - (len > other);
}

/* The backups of one community, newest first. */
struct backups {
    struct str folder, prefix;
    VEC(char *) names;
};

static bool is_backup(const struct backups *backups, const char *name)
{
    size_t len = strlen(name), end = strlen(ENDING);
    return len >= backups->prefix.len + DATE_LENGTH + end &&
           str_starts(name, backups->prefix.at) && str_equal(name + len - end, ENDING);
}

static void backups_read(struct backups *backups, const char *path, const char *place)
{
    *backups = (struct backups){0};
    str_add_n(&backups->folder, place, (size_t)(paths_last(place) - place));
    add_prefix(&backups->prefix, path);
    DIR *dir = opendir(str_text(&backups->folder));
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        if (is_backup(backups, entry->d_name))
            vec_push(&backups->names, xstrdup(entry->d_name));
    if (dir)
        closedir(dir);
    if (backups->names.n > 0)
        qsort(backups->names.at, backups->names.n, sizeof *backups->names.at,
              newest_first);
}

static void backups_free(struct backups *backups)
{
    for (size_t i = 0; i < backups->names.n; i++)
        free(backups->names.at[i]);
    vec_free(&backups->names);
    str_free(&backups->folder);
    str_free(&backups->prefix);
}

/* Days since 1970: at noon, no change of hour makes it another day. */
static int64_t day_number(struct civil day)
{
    day.hour = 12;
    day.minute = day.second = 0;
    return clock_from_civil(&day) / DAY_MS;
}

static int64_t day_of(const struct backups *backups, const char *name)
{
    struct civil day = {0};
    sscanf(name + backups->prefix.len, "%d-%d-%d", &day.year, &day.month, &day.day);
    return day_number(day);
}

/* Keeps the newest of each of the last days, then the newest of each of the weeks
 * before; and none of more than a month, but the newest of all. */
static void prune(const char *path, const char *place, int64_t now)
{
    struct backups backups;
    int64_t day_now = day_number(clock_civil(now));
    int64_t last_week = INT64_MAX;
    size_t kept = 0, weeks = 0;
    struct str whole = {0};
    backups_read(&backups, path, place);
    for (size_t i = 0; i < backups.names.n; i++) {
        int64_t day = day_of(&backups, backups.names.at[i]);
        bool keep = i == 0 || (day > day_now - KEPT_DAYS && kept < KEPT);
        if (!keep && day > day_now - KEPT_DAYS && weeks < KEPT_WEEKS &&
            day / 7 < last_week) {
            keep = true;
            weeks++;
        }
        last_week = keep ? day / 7 : last_week;
        kept += keep && weeks == 0;
        str_clear(&whole);
        str_printf(&whole, "%s%s", str_text(&backups.folder), backups.names.at[i]);
        if (!keep)
            unlink(whole.at);
    }
    str_free(&whole);
    backups_free(&backups);
}

bool upkeep_latest(const char *path, struct str *backup)
{
    struct str place = {0};
    struct backups backups = {0};
    bool found = upkeep_backup_path(path, clock_now(), &place, NULL);
    if (found) {
        backups_read(&backups, path, place.at);
        found = backups.names.n > 0;
    }
    if (found)
        str_printf(backup, "%s%s", str_text(&backups.folder), backups.names.at[0]);
    backups_free(&backups);
    str_free(&place);
    return found;
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
                     "« terreau salvage » ; les sauvegardes d’avant sont gardées."),
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

/* Its folder may have gone with it. */
static bool copy_to(const struct garden *garden, const char *folder, int64_t now,
                    struct str *copy, struct err *err)
{
    struct civil day = clock_civil(now);
    struct str name = {0};
    paths_base(store_path(garden->store), &name);
    str_printf(&name, ".copie-%04d-%02d-%02d-%02d%02d" ENDING, day.year, day.month,
               day.day, day.hour, day.minute);
    str_clear(copy);
    bool good = true;
    if (folder)
        str_printf(copy, "%s%s", folder, name.at);
    else
        good = paths_make(PATHS_DATA, name.at, copy, err);
    str_free(&name);
    return good && store_backup(garden->store, copy->at, NULL, NULL, err);
}

static bool copy_anywhere(struct upkeep *upkeep, const struct garden *garden,
                          struct err *err)
{
    const char *path = store_path(garden->store);
    char *folder = xstrndup(path, (size_t)(paths_last(path) - path));
    bool good = upkeep->copy.len > 0
                    ? store_backup(garden->store, upkeep->copy.at, NULL, NULL, err)
                    : copy_to(garden, folder, clock_now(), &upkeep->copy, err) ||
                          copy_to(garden, NULL, clock_now(), &upkeep->copy, err);
    free(folder);
    if (!good)
        str_clear(&upkeep->copy);
    return good;
}

bool upkeep_rescue(struct upkeep *upkeep, const struct garden *garden,
                   struct str *sentence)
{
    struct err err = ERR_INIT;
    bool good = copy_anywhere(upkeep, garden, &err);
    if (good)
        str_printf(sentence,
                   _("Le fichier n’est plus à sa place. Une copie de tout est là : %s"),
                   upkeep->copy.at);
    else
        str_add(sentence, err.text);
    return good;
}

void upkeep_free(struct upkeep *upkeep)
{
    str_free(&upkeep->copy);
    *upkeep = (struct upkeep){0};
}

/* --- room ------------------------------------------------------------------------- */

/* No need to ask at each note. */
#define LOOK_MS 5000

int64_t upkeep_room_left(const char *path)
{
    struct statvfs room;
    if (statvfs(path, &room) != 0)
        return -1;
    return (int64_t)((unsigned long long)room.f_bavail * room.f_frsize >> 20);
}

void upkeep_room(struct upkeep *upkeep, const struct garden *garden,
                 struct str *sentence)
{
    int64_t now = clock_monotonic();
    if (garden->demo || store_read_only(garden->store) ||
        (upkeep->looked && now - upkeep->looked < LOOK_MS))
        return;
    upkeep->looked = now;
    int64_t left = upkeep_room_left(store_path(garden->store));
    bool little = left >= 0 && left < UPKEEP_LEAST_ROOM;
    if (little && !upkeep->short_of_room)
        str_printf(
            sentence,
            _("Il ne reste que %lld Mo sur ce disque : libérez de la place avant "
              "de continuer."),
            (long long)left);
    upkeep->short_of_room = little;
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
        upkeep_rescue(upkeep, garden, sentence);
        upkeep->rescued = true;
        return;
    }
    if (!upkeep->reserved)
        reserve(garden, sentence);
    upkeep->reserved = true;
    if (!upkeep->checked) {
        size_t before = sentence->len;
        upkeep->checked = check(garden, stop, ctx, sentence);
        upkeep->backed_up = upkeep->unsound = sentence->len > before;
    }
    if (upkeep->checked && !upkeep->backed_up)
        upkeep->backed_up = back_up(garden, stop, ctx, sentence);
    if (upkeep->checked && upkeep->backed_up && !upkeep->unsound)
        store_tidy(garden->store, stop, ctx);
}
