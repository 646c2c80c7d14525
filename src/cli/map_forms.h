/* A map as text, each form in a string; cli/map.c writes it. */
#ifndef CLI_MAP_FORMS_H
#define CLI_MAP_FORMS_H

#include "base/str.h"
#include "ops/actors_scene.h"

/* One département a line: count, per 100 000 inhabitants, by theme. For who cannot see
 * the map, and for tests. */
void map_form_text(const struct actors_scene *scene, struct str *out);
/* The map in characters, its title above, its sources under it. */
void map_form_drawn(struct actors_scene *scene, struct map_view *view, struct str *out);
void map_form_svg(struct actors_scene *scene, struct map_view *view, const char *title,
                  struct str *out);
/* Themes down, départements across; totals count each actor once. */
void map_form_csv(const struct actors_scene *scene, struct str *out);
/* Every actor that these readers may be told of, one feature each; those without a
 * place have a null geometry. Fields kept from them are left out. */
bool map_form_geojson(struct garden *garden, enum audience readers, struct str *out,
                      struct err *err);

#endif
