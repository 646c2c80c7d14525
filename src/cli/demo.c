#include "cli/demo.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/open.h"
#include "config/config.h"
#include "config/paths.h"
#include "ops/demo.h"

#define FOLDER "essai-XXXXXX"
#define FILE_NAME "demonstration.terreau"

bool cli_demo_folder(struct str *folder, struct err *err)
{
    if (!paths_make(PATHS_BRIEF, FOLDER, folder, err)) {
        str_clear(folder);
        return false;
    }
    if (mkdtemp(folder->at))
        return true;
    paths_failed(err, errno, _("Dossier provisoire impossible à faire"), folder->at);
    str_clear(folder);
    return false;
}

static bool fill(const char *path, struct garden *garden, struct err *err)
{
    struct str notice = {0};
    size_t len;
    const char *yaml = config_shipped("demo", &len);
    bool good = cli_create_garden(path, yaml, len, err) &&
                cli_open_garden(path, garden, &notice, err);
    str_free(&notice);
    if (!good)
        return false;
    if (ops_demo_actors(garden, config_demo_actors(&len), err) &&
        ops_demo_people(garden, config_demo_people(&len), err) &&
        ops_demo_meetings(garden, config_demo_meeting(&len), err) &&
        ops_demo_fill(garden, config_demo_notes(&len), err))
        return true;
    ops_garden_close(garden);
    return false;
}

bool cli_demo_open(struct garden *garden, struct str *folder, struct err *err)
{
    struct str path = {0};
    if (!cli_demo_folder(folder, err))
        return false;
    str_printf(&path, "%s/%s", folder->at, FILE_NAME);
    bool good = fill(path.at, garden, err);
    str_free(&path);
    if (good)
        garden->demo = true;
    else
        cli_demo_remove(folder);
    return good;
}

/* The folder is ours alone and flat: the file, its log, its lock, its ballast. */
void cli_demo_remove(struct str *folder)
{
    DIR *dir = folder->len > 0 ? opendir(folder->at) : NULL;
    if (dir) {
        for (struct dirent *entry; (entry = readdir(dir));)
            unlinkat(dirfd(dir), entry->d_name, 0);
        closedir(dir);
        rmdir(folder->at);
    }
    str_clear(folder);
}
