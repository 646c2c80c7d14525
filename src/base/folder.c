#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/width.h"

typedef VEC(struct folder_entry) entry_list;

/* --- names ------------------------------------------------------------------------ */

/* In normal form, as a line of text can hold it. */
static const char *in_form(struct arena *arena, const char *name)
{
    struct str clean = {0};
    utf8_clean(&clean, name, strlen(name));
    const char *kept = arena_strdup(arena, str_text(&clean));
    str_free(&clean);
    return kept;
}

static const char *last_part(const char *typed)
{
    const char *slash = strrchr(typed, '/');
    return slash ? slash + 1 : typed;
}

static bool begins(const char *name, const char *typed)
{
    struct str whole = {0}, start = {0};
    fold_text(&whole, name);
    fold_text(&start, typed);
    bool good = str_starts(str_text(&whole), str_text(&start));
    str_free(&whole);
    str_free(&start);
    return good;
}

static bool ends_by(const char *name, const char *endings)
{
    const char *dot = strrchr(name, '.');
    size_t len = dot ? strlen(dot + 1) : 0;
    for (const char *at = endings; len && *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        if (size == len && strncasecmp(at, dot + 1, len) == 0)
            return true;
        at += size;
    }
    return false;
}

/* --- the disk --------------------------------------------------------------------- */

bool folder_is_one(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The name in that folder that reads as this part; NULL when none does. */
static const char *name_reading(struct arena *arena, const char *folder,
                                const char *part)
{
    DIR *dir = opendir(folder);
    const char *found = NULL;
    for (struct dirent *entry; !found && dir && (entry = readdir(dir));)
        if (str_equal(in_form(arena, entry->d_name), part))
            found = arena_strdup(arena, entry->d_name);
    if (dir)
        closedir(dir);
    return found;
}

static const char *behind(struct arena *arena, const char *path, const char *part)
{
    const char *folder = *path ? path : ".";
    size_t len = strlen(path);
    const char *slash = len && path[len - 1] != '/' ? "/" : "";
    const char *whole = arena_printf(arena, "%s%s%s", path, slash, part);
    if (access(whole, F_OK) == 0)
        return whole;
    const char *name = name_reading(arena, folder, part);
    return name ? arena_printf(arena, "%s%s%s", path, slash, name) : whole;
}

const char *folder_path(struct arena *arena, const char *typed)
{
    const char *home = getenv("HOME"), *path = "";
    if (typed[0] == '~' && (typed[1] == '/' || !typed[1]) && home && *home) {
        path = home;
        typed++;
    } else if (*typed == '/') {
        path = "/";
    }
    while (*(typed += strspn(typed, "/"))) {
        size_t len = strcspn(typed, "/");
        path = behind(arena, path, arena_strndup(arena, typed, len));
        typed += len;
    }
    return path;
}

const char *folder_short(struct arena *arena, const char *path)
{
    const char *home = getenv("HOME");
    size_t len = home ? strlen(home) : 0;
    if (len < 2 || strncmp(path, home, len) != 0 || path[len] != '/')
        return path;
    return arena_printf(arena, "~%s", path + len);
}

const char *folder_brief(struct arena *arena, const char *typed, int columns)
{
    const char *name = last_part(typed);
    size_t start = strcspn(typed, "/");
    if (width_text(typed, strlen(typed)) <= columns || typed + start + 1 >= name)
        return typed;
    return arena_printf(arena, "%.*s/…/%s", (int)start, typed, name);
}

/* --- what may follow -------------------------------------------------------------- */

static int rank(const struct folder_entry *entry)
{
    return entry->is_wanted ? 0 : entry->is_folder ? 1 : 2;
}

static int compare(const void *a, const void *b)
{
    const struct folder_entry *one = a, *other = b;
    int by = rank(one) - rank(other);
    return by ? by : fold_compare(one->name, other->name);
}

static bool is_dir(const char *folder, const struct dirent *entry, struct arena *arena)
{
    if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
        return entry->d_type == DT_DIR;
    return folder_is_one(arena_printf(arena, "%s/%s", folder, entry->d_name));
}

static void add(entry_list *list, const char *typed, const char *folder,
                const struct dirent *found, const char *endings, struct arena *arena)
{
    const char *last = last_part(typed), *name = in_form(arena, found->d_name);
    if ((*name == '.') != (*last == '.') || str_equal(name, ".") ||
        str_equal(name, "..") || !begins(name, last))
        return;
    bool is_folder = is_dir(folder, found, arena);
    if (is_folder)
        name = arena_printf(arena, "%s/", name);
    struct folder_entry entry = {
        .name = name,
        .typed = arena_printf(arena, "%.*s%s", (int)(last - typed), typed, name),
        .is_folder = is_folder,
        .is_wanted = !is_folder && ends_by(name, endings)};
    vec_push(list, entry);
}

static bool unread(const char *folder, struct err *err)
{
    if (errno == ENOENT || errno == ENOTDIR)
        return true;
    err_set_detail(err, "%s: %s", folder, strerror(errno));
    return err_set(
        err, ERR_READONLY,
        _("Ce dossier ne se lit pas : vérifiez que vous en avez le droit, ou "
          "choisissez-en un autre."));
}

bool folder_complete(const char *typed, const char *endings, struct arena *arena,
                     struct folder_entry **entries, size_t *count, struct err *err)
{
    const char *start = arena_strndup(arena, typed, (size_t)(last_part(typed) - typed));
    const char *folder = *start ? folder_path(arena, start) : ".";
    entry_list list = {0};
    *count = 0;
    DIR *dir = opendir(folder);
    if (!dir)
        return unread(folder, err);
    for (struct dirent *found; (found = readdir(dir));)
        add(&list, typed, folder, found, endings, arena);
    closedir(dir);
    *count = list.n;
    *entries = arena_alloc(arena, (list.n + 1) * sizeof **entries);
    if (list.n) {
        qsort(list.at, list.n, sizeof *list.at, compare);
        memcpy(*entries, list.at, list.n * sizeof **entries);
    }
    vec_free(&list);
    return true;
}

const char *folder_common(struct arena *arena, const struct folder_entry *entries,
                          size_t count)
{
    size_t len = count ? strlen(entries[0].typed) : 0;
    for (size_t i = 1; i < count; i++) {
        size_t same = 0;
        while (same < len && entries[i].typed[same] == entries[0].typed[same])
            same++;
        len = same;
    }
    while (len && ((unsigned char)entries[0].typed[len] & 0xC0) == 0x80)
        len--; /* between two characters */
    return count ? arena_strndup(arena, entries[0].typed, len) : "";
}
