/* The words of a scene: what it shows, what its classes hold. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/actors_scene_private.h"

const char *actors_scene_title(const struct actors_scene *scene)
{
    static const char *const titles[TIER_COUNT_OF] = {
        [TIER_POINTS] = N_("acteurs, par commune"),
        [TIER_DENSITY] = N_("densité d’acteurs"),
        [TIER_COUNT] = N_("nombre d’acteurs par département"),
        [TIER_RATE] = N_("acteurs pour 100 000 habitants"),
        [TIER_THEMES] = N_("thèmes où quelqu’un agit"),
        [TIER_WHITE] = N_("zones blanches"),
    };
    static const char *const counts[GRAIN_COUNT_OF] = {
        [GRAIN_DEPARTEMENT] = N_("nombre d’acteurs par département"),
        [GRAIN_EPCI] = N_("nombre d’acteurs par EPCI (approché)"),
        [GRAIN_COMMUNE] = N_("nombre d’acteurs par commune (approché)"),
        [GRAIN_REGION] = N_("nombre d’acteurs par région"),
    };
    static const char *const rates[GRAIN_COUNT_OF] = {
        [GRAIN_DEPARTEMENT] = N_("acteurs pour 100 000 habitants"),
        [GRAIN_EPCI] = N_("pour 100 000 hab., par EPCI (approché)"),
        [GRAIN_COMMUNE] = N_("pour 100 000 hab., par commune (approché)"),
        [GRAIN_REGION] = N_("pour 100 000 hab., par région"),
    };
    if (scene->tier == TIER_COUNT)
        return _(counts[scene->grain]);
    return _(scene->tier == TIER_RATE ? rates[scene->grain] : titles[scene->tier]);
}

bool map_tier_named(const char *word, enum map_tier *tier)
{
    static const char *const words[TIER_COUNT_OF] = {
        [TIER_POINTS] = "points", [TIER_DENSITY] = "densite",
        [TIER_COUNT] = "nombre",  [TIER_RATE] = "pour-100000",
        [TIER_THEMES] = "themes", [TIER_WHITE] = "zones-blanches",
    };
    for (int i = 0; i < TIER_COUNT_OF; i++) {
        if (strcmp(words[i], word) == 0) {
            *tier = (enum map_tier)i;
            return true;
        }
    }
    return false;
}

bool map_grain_named(const char *word, enum map_grain *grain)
{
    static const char *const words[GRAIN_COUNT_OF] = {"departement", "epci", "commune",
                                                      "region"};
    for (int i = 0; i < GRAIN_COUNT_OF; i++) {
        if (strcmp(words[i], word) == 0) {
            *grain = (enum map_grain)i;
            return true;
        }
    }
    return false;
}

void actors_scene_rate(int actors, long population, char out[16])
{
    bool french = strcmp(i18n_language(), "fr") == 0;
    int tenths = (int)(per_100000(actors, (int)population) * 10 + 0.5);
    snprintf(out, 16, "%d%c%d", tenths / 10, french ? ',' : '.', tenths % 10);
}

void actors_scene_class(const struct actors_scene *scene, int shade, char out[32])
{
    static const char *const counts[] = {"0", "1-2", "3-5", "6-10", "11+"};
    char low[16];
    if (scene->tier == TIER_COUNT || shade == 1) {
        snprintf(out, 32, "%s", counts[shade - 1]);
    } else if (scene->tier == TIER_RATE) {
        double bound = shade == 2 ? 0 : scene->bounds[shade - 3];
        actors_scene_rate((int)(bound * 10), 1000000, low);
        snprintf(out, 32, "> %s", low);
    } else if (shade == MAP_SHADES) {
        snprintf(out, 32, "%s", _("tous"));
    } else {
        snprintf(out, 32, "%d+", (shade - 2) * scene->theme_count / 3 + 1);
    }
}
