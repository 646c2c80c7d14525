#include "cli/start.h"

#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/open.h"
#include "config/config.h"
#include "config/outfile.h"
#include "config/paths.h"

#define MODEL "engagement"
#define NAME_KEY "nom:"
#define MOST_HOMONYMS 99

/* Start of the line that holds the community's name. */
static const char *name_line(const char *yaml)
{
    const char *at = yaml;
    while (at && !str_starts(at, NAME_KEY)) {
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    return at;
}

/* The model with another name, written so that YAML reads any text back as it is. */
static void rename_model(struct str *out, const char *yaml, const char *name)
{
    const char *line = name_line(yaml);
    str_add_n(out, yaml, line ? (size_t)(line - yaml) : 0);
    str_add(out, NAME_KEY " \"");
    for (; *name; name++) {
        if (*name == '"' || *name == '\\')
            str_add_char(out, '\\');
        str_add_char(out, *name);
    }
    str_add(out, "\"");
    str_add(out, line ? line + strcspn(line, "\n") : "\n");
    if (!line)
        str_add(out, yaml);
}

static bool free_path(const char *name, struct str *path, struct err *err)
{
    struct str slug = {0}, file = {0};
    size_t start = path->len;
    bool good = true;
    paths_slug(name, &slug);
    for (int n = 1; good && n <= MOST_HOMONYMS; n++) {
        path->len = start;
        str_clear(&file);
        str_add(&file, slug.at);
        if (n > 1)
            str_printf(&file, "-%d", n);
        str_add(&file, ".terreau");
        good = paths_make(PATHS_DATA, file.at, path, err);
        if (good && access(path->at + start, F_OK) != 0)
            break;
    }
    str_free(&slug);
    str_free(&file);
    return good;
}

bool cli_start_garden(const char *name, struct str *path, struct err *err)
{
    struct str yaml = {0}, beside = {0};
    size_t len;
    if (name[0] == '\0')
        return err_set(err, ERR_INPUT,
                       _("Il faut un nom : celui de votre communauté."));
    rename_model(&yaml, config_shipped(MODEL, &len), name);
    bool good = free_path(name, path, err) &&
                cli_create_garden(path->at, yaml.at, yaml.len, err);
    if (good) {
        /* without this copy the community works all the same */
        paths_beside(path->at, ".yaml", &beside);
        outfile_write(beside.at, yaml.at, yaml.len, false, NULL);
    }
    str_free(&yaml);
    str_free(&beside);
    return good;
}
