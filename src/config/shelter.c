#include "config/shelter.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "config/paths.h"

#define FOLDER "secours/"
#define ENDING ".txt"
#define HEAD "terreau: texte de secours 1\n"
#define LARGEST (2 << 20)

static const enum paths_place places[] = {PATHS_STATE, PATHS_BRIEF};
enum { PLACES = sizeof places / sizeof *places };

/* --- writing ---------------------------------------------------------------------- */

static void compose(const struct shelter *shelter, struct str *out)
{
    str_add(out, HEAD);
    str_printf(out, "communaute: %s\nchamp: %s\nquand: %" PRId64 "\n\n",
               shelter->community, shelter->place, shelter->when);
    str_add(out, shelter->text);
}

static bool write_all(int file, const char *bytes, size_t len)
{
    for (size_t done = 0; done < len;) {
        ssize_t put = write(file, bytes + done, len - done);
        if (put <= 0 && !(put < 0 && errno == EINTR))
            return false;
        done += put > 0 ? (size_t)put : 0;
    }
    return fsync(file) == 0;
}

/* The name itself must survive a power cut; a file system that cannot sync a folder has
 * nothing better to offer, and the text is there. */
static void sync_folder(const char *path)
{
    char *folder = xstrndup(path, (size_t)(paths_last(path) - path));
    int file = open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
    free(folder);
}

/* Never over a file that is there: EEXIST. On false errno is that of what failed. */
static bool make_file(const char *path, const struct str *bytes)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return false;
    int error = write_all(file, str_text(bytes), bytes->len) ? 0 : errno;
    if (close(file) != 0 && !error)
        error = errno;
    if (error) {
        unlink(path); /* half of it would be offered as if it were all */
        errno = error;
        return false;
    }
    sync_folder(path);
    return true;
}

/* "<folder>jardin-2026-03-14-104205.txt", with a number when that one is taken. */
static bool make_in(const char *folder, const char *name, const struct shelter *shelter,
                    const struct str *bytes, struct str *path)
{
    struct civil day = clock_civil(shelter->when);
    size_t start = path->len;
    for (int number = 1; number < 1000; number++) {
        path->len = start;
        str_printf(path, "%s%s-%04d-%02d-%02d-%02d%02d%02d", folder, name, day.year,
                   day.month, day.day, day.hour, day.minute, day.second);
        if (number > 1)
            str_printf(path, "-%d", number);
        str_add(path, ENDING);
        if (make_file(path->at + start, bytes))
            return true;
        if (errno != EEXIST)
            break;
    }
    path->len = start; /* the next place starts there */
    return false;
}

static bool make_usual(const char *name, const struct shelter *shelter,
                       const struct str *bytes, struct str *path, struct err *err)
{
    for (size_t i = 0; i < PLACES; i++) {
        struct str folder = {0};
        bool made = paths_make(places[i], FOLDER, &folder, err) &&
                    make_in(folder.at, name, shelter, bytes, path);
        str_free(&folder);
        if (made)
            return true;
    }
    return err_set(err, ERR_IO,
                   _("Aucun dossier ne prend ce texte de secours : gardez terreau "
                     "ouvert, et notez-le ailleurs."));
}

static bool make_at(const char *where, const char *name, const struct shelter *shelter,
                    const struct str *bytes, struct str *path, struct err *err)
{
    struct stat what;
    bool made;
    if (stat(where, &what) == 0 && S_ISDIR(what.st_mode)) {
        struct str folder = {0};
        str_printf(&folder, "%s/", where);
        made = make_in(folder.at, name, shelter, bytes, path);
        str_free(&folder);
    } else {
        made = make_file(where, bytes);
        str_add(path, where);
    }
    return made ||
           paths_failed(err, errno, _("Ce texte n’a pas pu y être écrit"), where);
}

bool shelter_write(const struct shelter *shelter, const char *name, const char *where,
                   struct str *path, struct err *err)
{
    struct str bytes = {0};
    size_t start = path->len;
    compose(shelter, &bytes);
    bool made = *where ? make_at(where, name, shelter, &bytes, path, err)
                       : make_usual(name, shelter, &bytes, path, err);
    if (!made)
        path->len = start;
    str_free(&bytes);
    return made;
}

void shelter_remove(const char *path)
{
    const char *last = paths_last(path);
    char *folder = xstrndup(path, (size_t)(last - path));
    size_t len = strlen(folder), end = strlen(FOLDER);
    unlink(path);
    if (len > end && str_equal(folder + len - end, FOLDER))
        rmdir(folder);
    free(folder);
}

/* --- reading ---------------------------------------------------------------------- */

static bool read_whole(const char *path, struct str *text)
{
    char block[4096];
    size_t got;
    FILE *file = fopen(path, "re");
    while (file && text->len <= LARGEST &&
           (got = fread(block, 1, sizeof block, file)) > 0)
        str_add_n(text, block, got);
    bool read = file && !ferror(file) && text->len <= LARGEST;
    if (file)
        fclose(file);
    return read;
}

/* The value of the line `key`, which must be the one at *at; moves past it. */
static const char *take_line(char **at, const char *key)
{
    char *end = strchr(*at, '\n');
    size_t len = strlen(key);
    if (!end || strncmp(*at, key, len) != 0)
        return NULL;
    *end = '\0';
    const char *value = *at + len;
    *at = end + 1;
    return value;
}

/* Cuts the text in place. */
static bool read_parts(char *text, struct shelter *shelter)
{
    if (!str_starts(text, HEAD))
        return false;
    text += strlen(HEAD);
    shelter->community = take_line(&text, "communaute: ");
    shelter->place = shelter->community ? take_line(&text, "champ: ") : NULL;
    const char *when = shelter->place ? take_line(&text, "quand: ") : NULL;
    if (!when || *text != '\n')
        return false;
    shelter->when = strtoll(when, NULL, 10);
    shelter->text = text + 1;
    return true;
}

static void look_at(const char *path, const char *community, shelter_take take,
                    void *ctx)
{
    struct str text = {0};
    struct shelter shelter;
    bool taken = read_whole(path, &text) && text.len > 0 &&
                 read_parts(text.at, &shelter) &&
                 str_equal(shelter.community, community) && take(ctx, &shelter);
    if (taken)
        shelter_remove(path);
    str_free(&text);
}

static void look_in(const char *folder, const char *community, shelter_take take,
                    void *ctx)
{
    DIR *dir = opendir(folder);
    struct str path = {0};
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        const char *dot = strrchr(entry->d_name, '.');
        if (!dot || !str_equal(dot, ENDING))
            continue;
        str_clear(&path);
        str_printf(&path, "%s%s", folder, entry->d_name);
        look_at(path.at, community, take, ctx);
    }
    if (dir)
        closedir(dir);
    str_free(&path);
}

void shelter_each(const char *community, shelter_take take, void *ctx)
{
    for (size_t i = 0; i < PLACES; i++) {
        struct str folder = {0};
        if (paths_name(places[i], FOLDER, &folder, NULL))
            look_in(folder.at, community, take, ctx);
        str_free(&folder);
    }
}
