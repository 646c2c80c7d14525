/* The map of the actors, without a screen: drawn, in words, SVG, GeoJSON, CSV. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "cli/cli.h"
#include "cli/map_forms.h"
#include "cli/reports.h"
#include "config/outfile.h"
#include "report/directory.h"

enum { WIDTH = 100, HEIGHT = 40, MOST = 400, LEAST = 10 };

static bool read_size(const char *option, const char *text, int usual, int *size,
                      struct err *err)
{
    size_t read = 0;
    *size = usual;
    if (!text)
        return true;
    if (cli_read_rank(text, MOST, &read) && read >= LEAST) {
        *size = (int)read;
        return true;
    }
    return err_set(err, ERR_USAGE, _("« %s » va de %d à %d : « %.20s » ne va pas."),
                   option, LEAST, MOST, text);
}

static bool read_region(const struct cli *cli, const struct community *community,
                        int *region, struct err *err)
{
    const char *name = cli->region ? cli->region : community->region;
    *region = geo_region_find(name);
    struct str folded = {0};
    fold_text(&folded, name);
    bool france = !folded.len || strcmp(folded.at, "france") == 0;
    str_free(&folded);
    if (*region != GEO_NONE || france || !cli->region)
        return true;
    return err_set(err, ERR_USAGE,
                   _("« %.60s » n’est pas une région : donnez son nom (« Bretagne »), "
                     "son code (53) ou « France »."),
                   name);
}

static void drawing(const struct cli *cli, const struct community *community,
                    struct actors_scene *scene, struct map_view *view, struct str *out)
{
    view->glyphs = cli->ascii ? MAP_ASCII : MAP_BRAILLE;
    map_view_fit(view, scene->region);
    if (cli->form == FORM_SVG)
        map_form_svg(scene, view, community->name, out);
    else
        map_form_drawn(scene, view, out);
}

static bool make(const struct cli *cli, struct garden *garden, struct str *out,
                 struct err *err)
{
    struct actors_scene scene = {.departement = GEO_NONE};
    struct map_view view = {.ratio = 0};
    enum audience readers = AUDIENCE_PUBLIC;
    if (cli->level)
        directory_level_named(cli->level, &readers);
    if (cli->form == FORM_GEOJSON)
        return map_form_geojson(garden, readers, out, err);
    bool good = read_size("--width", cli->width, WIDTH, &view.width, err) &&
                read_size("--height", cli->height, HEIGHT, &view.height, err) &&
                read_region(cli, garden->community, &scene.region, err);
    if (cli->layer)
        map_tier_named(cli->layer, &scene.tier);
    if (cli->by) {
        map_grain_named(cli->by, &scene.grain);
        if (!cli->layer)
            scene.tier = TIER_COUNT;
    }
    good = good && actors_scene_tell(&scene, garden, readers, err);
    if (good && cli->form == FORM_TEXT)
        map_form_text(&scene, out);
    else if (good && cli->form == FORM_CSV)
        map_form_csv(&scene, out);
    else if (good)
        drawing(cli, garden->community, &scene, &view, out);
    actors_scene_free(&scene);
    return good;
}

int cli_map(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct str out = {0};
    bool good = cli_open_for_report(cli, &garden, &err) &&
                make(cli, &garden, &out, &err) &&
                outfile_write(cli->out ? cli->out : "-", str_text(&out), out.len,
                              cli->force, &err);
    str_free(&out);
    ops_garden_close(&garden);
    return good ? CLI_GOOD : cli_fail(&err);
}
