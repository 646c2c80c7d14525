#include "config/paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fold.h"
#include "base/i18n.h"

#define SLUG_LENGTH 60

struct place {
    const char *variable;
    const char *second; /* tried next, or NULL */
    const char *under_home;
};

static const struct place *place_of(enum paths_place place)
{
    static const struct place places[] = {
        [PATHS_DATA] = {"XDG_DATA_HOME", NULL, ".local/share"},
        [PATHS_STATE] = {"XDG_STATE_HOME", NULL, ".local/state"},
        [PATHS_BRIEF] = {"XDG_RUNTIME_DIR", "XDG_CACHE_HOME", ".cache"},
    };
    return &places[place];
}

/* The XDG specification says that a relative path is to be ignored. */
static const char *absolute_from(const char *variable)
{
    const char *value = variable ? getenv(variable) : NULL;
    return value && value[0] == '/' ? value : NULL;
}

bool paths_name(enum paths_place place, const char *name, struct str *path,
                struct err *err)
{
    const struct place *where = place_of(place);
    const char *folder = absolute_from(where->variable);
    if (!folder)
        folder = absolute_from(where->second);
    const char *home = absolute_from("HOME");
    if (!folder && !home)
        return err_set(
            err, ERR_NOT_FOUND,
            _("Votre dossier personnel n’est pas connu : donnez à la variable "
              "HOME le chemin de ce dossier, puis recommencez."));
    if (folder)
        str_printf(path, "%s/terreau", folder);
    else
        str_printf(path, "%s/%s/terreau", home, where->under_home);
    if (name[0] != '\0')
        str_printf(path, "/%s", name);
    return true;
}

/* Makes every folder of path[0..len) that does not exist yet. */
static bool make_folders(char *path, size_t len, struct err *err)
{
    for (size_t i = 1; i <= len; i++) {
        if (i < len && path[i] != '/')
            continue;
        char kept = path[i];
        path[i] = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        if (!made)
            paths_failed(err, errno, _("Ce dossier ne peut pas être créé"), path);
        path[i] = kept;
        if (!made)
            return false;
    }
    return true;
}

bool paths_make(enum paths_place place, const char *name, struct str *path,
                struct err *err)
{
    size_t start = path->len;
    if (!paths_name(place, name, path, err))
        return false;
    const char *slash = strrchr(path->at + start, '/');
    size_t len =
        name[0] == '\0' ? path->len - start : (size_t)(slash - path->at) - start;
    return make_folders(path->at + start, len, err);
}

const char *paths_last(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Length of the last part without its ending; a name that starts by a dot has none. */
static size_t stem_of(const char *last)
{
    const char *dot = strrchr(last, '.');
    return dot && dot != last ? (size_t)(dot - last) : strlen(last);
}

void paths_beside(const char *path, const char *ending, struct str *out)
{
    const char *last = paths_last(path);
    str_add_n(out, path, (size_t)(last - path) + stem_of(last));
    str_add(out, ending);
}

void paths_base(const char *path, struct str *out)
{
    const char *last = paths_last(path);
    str_add_n(out, last, stem_of(last));
}

void paths_slug(const char *name, struct str *out)
{
    struct str folded = {0};
    size_t start = out->len;
    fold_text(&folded, name);
    for (const char *at = str_text(&folded); *at; at++) {
        if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9'))
            str_add_char(out, *at);
        else if (out->len > start && out->at[out->len - 1] != '-')
            str_add_char(out, '-');
        if (out->len - start == SLUG_LENGTH)
            break;
    }
    str_free(&folded);
    while (out->len > start && out->at[out->len - 1] == '-')
        out->at[--out->len] = '\0';
    if (out->len == start)
        str_add(out, "communaute");
}

void paths_from_home(const char *typed, struct str *path)
{
    const char *home = absolute_from("HOME");
    if (home && str_starts(typed, "~/"))
        str_printf(path, "%s%s", home, typed + 1);
    else
        str_add(path, typed);
}

void paths_to_home(const char *path, struct str *shown)
{
    const char *home = absolute_from("HOME");
    size_t len = home ? strlen(home) : 0;
    if (len > 1 && strncmp(path, home, len) == 0 && path[len] == '/')
        str_printf(shown, "~%s", path + len);
    else
        str_add(shown, path);
}

bool paths_failed(struct err *err, int error, const char *doing, const char *path)
{
    err_set_detail(err, "%s: %s", path, strerror(error));
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return err_set(err, ERR_FULL,
                       _("%s : le disque est plein. Libérez de la place, puis "
                         "recommencez : %s"),
                       doing, path);
    case EPIPE:
        return err_set(err, ERR_IO,
                       _("Le lecteur est parti avant la fin : le reste n’a pas été "
                         "écrit."));
    case EACCES:
    case EPERM:
    case EROFS:
        return err_set(err, ERR_READONLY,
                       _("%s : ce dossier est protégé contre l’écriture. Choisissez-en "
                         "un autre : %s"),
                       doing, path);
    case ENOENT:
    case ENOTDIR:
        return err_set(err, ERR_NOT_FOUND,
                       _("%s : son dossier n’existe pas. Créez-le, ou choisissez-en un "
                         "autre : %s"),
                       doing, path);
    case ENAMETOOLONG:
        return err_set(err, ERR_INPUT,
                       _("%s : son nom est trop long. Raccourcissez-le : %s"), doing,
                       path);
    default:
        return err_set(err, ERR_IO,
                       _("%s : le disque a répondu « %s ». Essayez un autre dossier : "
                         "%s"),
                       doing, strerror(error), path);
    }
}
