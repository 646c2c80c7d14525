#include "cli/open.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/upkeep.h"
#include "config/config.h"
#include "config/paths.h"

/* What a file without any usable configuration opens on. */
#define FALLBACK "vide"

static void drop(struct community *community)
{
    community_free(community);
    free(community);
}

/* On the heap, for the garden to own; NULL when the text has a fatal problem. */
static struct community *read_community(const char *yaml, size_t len,
                                        struct config_problems *problems)
{
    struct community *community = xcalloc(1, sizeof *community);
    if (config_read(yaml, len, community, problems))
        return community;
    drop(community);
    return NULL;
}

static void tell_problem(const char *file, const struct config_problems *problems,
                         const char *outcome, struct str *notice)
{
    const struct config_problem *first = &problems->at[0];
    str_printf(notice, "%s:%d:%d: %s — %s", paths_last(file), first->line,
               first->column, first->sentence, outcome);
}

/* The words of the stored configuration. It was good when it was stored; a version that
 * reads it otherwise must still open the file. */
static void read_stored(struct garden *garden, const char *yaml, struct str *notice)
{
    struct config_problems problems = {0};
    struct community *community = read_community(yaml, strlen(yaml), &problems);
    config_problems_free(&problems);
    if (!community) {
        size_t len;
        const char *text = config_shipped(FALLBACK, &len);
        community = read_community(text, len, &problems);
        config_problems_free(&problems);
        str_add(notice, _("La configuration gardée dans ce fichier ne se lit pas : "
                          "celle par défaut est en service. Rien n’est perdu."));
    }
    ops_garden_words(garden, community);
}

static void adopt(struct garden *garden, const char *file, const struct str *text,
                  struct str *notice)
{
    struct config_problems problems = {0};
    struct err err = ERR_INIT;
    struct community *community = read_community(text->at, text->len, &problems);
    if (!community) {
        tell_problem(file, &problems, _("l’ancienne configuration reste en service"),
                     notice);
    } else if (!ops_garden_configure(garden, community, text->at, &err)) {
        drop(community);
        str_add(notice, err.text);
    } else if (problems.n > 0) {
        tell_problem(file, &problems, _("le reste est en service"), notice);
    } else {
        str_printf(notice,
                   _("« %s » a changé : la nouvelle configuration est en "
                     "service."),
                   paths_last(file));
    }
    config_problems_free(&problems);
}

/* The bytes as they are stored: NFC, so that a file written elsewhere compares equal to
 * what was kept of it. */
static bool load_clean(const char *file, struct str *text, struct err *err)
{
    struct str raw = {0};
    bool good = config_load_file(file, &raw, err);
    if (good)
        utf8_clean(text, str_text(&raw), raw.len);
    str_free(&raw);
    return good;
}

/* No file beside is the usual case, and the cheap one. */
static void follow_beside(struct garden *garden, const char *path, const char *stored,
                          struct str *notice)
{
    struct str file = {0}, text = {0};
    struct err err = ERR_INIT;
    paths_beside(path, ".yaml", &file);
    if (!load_clean(file.at, &text, &err)) {
        if (err.kind != ERR_NOT_FOUND)
            str_printf(notice, _("%s L’ancienne configuration reste en service."),
                       err.text);
    } else if (text.len > 0 && !str_equal(text.at, stored)) {
        adopt(garden, file.at, &text, notice);
    }
    str_free(&text);
    str_free(&file);
}

static void tell_read_only(const struct garden *garden, struct str *notice)
{
    if (store_read_only_why(garden->store) == ERR_NEWER)
        str_add(notice, _("Ce fichier vient d’une version plus récente de terreau : il "
                          "s’ouvre en lecture seule."));
    else
        str_add(notice,
                _("Ce fichier ou son dossier est protégé contre l’écriture : il "
                  "s’ouvre en lecture seule."));
}

/* The words of what is open, which is closed when they cannot be had. */
static bool take_words(struct garden *garden, struct arena *arena, const char **stored,
                       struct str *notice, struct err *err)
{
    if (!ops_garden_config(garden, arena, stored, err)) {
        ops_garden_close(garden);
        return false;
    }
    read_stored(garden, *stored ? *stored : "", notice);
    return true;
}

bool cli_open_garden(const char *path, struct garden *garden, struct str *notice,
                     struct err *err)
{
    struct arena arena = {0};
    const char *stored = NULL;
    bool good = ops_garden_open(path, garden, err) &&
                take_words(garden, &arena, &stored, notice, err);
    if (good && store_read_only(garden->store))
        tell_read_only(garden, notice);
    else if (good)
        follow_beside(garden, path, stored, notice);
    arena_free(&arena);
    return good;
}

/* What another program writes cannot be copied in the middle: its last backup can. */
bool cli_read_garden(const char *path, struct garden *garden, struct str *notice,
                     struct err *err)
{
    struct arena arena = {0};
    struct str backup = {0};
    struct err busy = ERR_INIT;
    const char *stored = NULL, *read = path;
    if (!store_unused(path, &busy) && busy.kind == ERR_BUSY) {
        if (!upkeep_latest(path, &backup)) {
            if (err)
                *err = busy;
            return false;
        }
        read = backup.at;
        str_printf(notice,
                   _("Lecture seule, de la sauvegarde %s : le fichier est ouvert "
                     "ailleurs."),
                   paths_last(backup.at));
    } else {
        str_add(notice, _("Lecture seule, comme demandé : rien ne sera modifié."));
    }
    bool good = ops_garden_read(read, garden, err) &&
                take_words(garden, &arena, &stored, notice, err);
    str_free(&backup);
    arena_free(&arena);
    return good;
}

bool cli_create_garden(const char *path, const char *yaml, size_t len, struct err *err)
{
    struct config_problems problems = {0};
    struct str clean = {0};
    struct community *community = read_community(yaml, len, &problems);
    config_problems_free(&problems);
    if (!community)
        return err_set(err, ERR_INPUT,
                       _("Cette configuration ne se lit pas : "
                         "« terreau check » dit pourquoi."));
    utf8_clean(&clean, yaml, len);
    bool good = ops_garden_create(path, community, clean.at, err);
    str_free(&clean);
    drop(community);
    return good;
}
