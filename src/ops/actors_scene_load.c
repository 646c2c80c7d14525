/* What a scene is made of, read: of a filter, or of what some readers may be told. */
#include "ops/actors_scene_private.h"
#include "ops/actors_told.h"
#include "store/actors.h"

static void project_points(struct actors_scene *scene)
{
    scene->points =
        arena_alloc(&scene->arena, (scene->point_count + 1) * sizeof *scene->points);
    for (size_t i = 0; i < scene->point_count; i++) {
        const struct actor_point *spot = &scene->spots[i];
        scene->points[i] =
            (struct map_point){.at = geo_project(spot->latitude, spot->longitude),
                               .count = spot->actors ? spot->actors : spot->others,
                               .faint = spot->actors == 0};
        scene->filtered = scene->filtered || scene->points[i].faint;
    }
}

static void project_zones(struct actors_scene *scene)
{
    scene->zone_points = arena_alloc(&scene->arena, (scene->zone_count + 1) *
                                                        sizeof *scene->zone_points);
    for (size_t i = 0; i < scene->zone_count; i++)
        scene->zone_points[i] = (struct map_point){
            .at = geo_project(scene->zones[i].latitude, scene->zones[i].longitude),
            .count = 1};
}

/* The row of themeless actors is no theme. */
static void count_themes(struct actors_scene *scene)
{
    scene->theme_count = 0;
    for (size_t i = 0; i < scene->coverage.theme_count; i++)
        scene->theme_count += *scene->coverage.themes[i].id != '\0';
}

static void forget(struct actors_scene *scene)
{
    arena_reset(&scene->arena);
    scene->point_count = scene->zone_count = 0;
    scene->filtered = false;
    scene->areas.count = 0;
    scene->coverage = (struct coverage){.actors = 0};
}

/* Where nobody of the filter is, a discreet map has nothing. */
static void drop_others(struct actors_scene *scene)
{
    size_t kept = 0;
    for (size_t i = 0; i < scene->point_count; i++)
        if (scene->spots[i].actors)
            scene->spots[kept++] = scene->spots[i];
    scene->point_count = kept;
}

static void finish(struct actors_scene *scene)
{
    if (scene->discreet)
        drop_others(scene);
    project_points(scene);
    project_zones(scene);
    count_themes(scene);
    if (scene_has_areas(scene))
        scene_make_areas(scene);
}

static void count_told(struct actors_scene *scene, const struct community *words,
                       const struct actor *actors, size_t count)
{
    told_coverage(words, actors, count, &scene->arena, &scene->coverage);
    told_points(actors, count, &scene->arena, &scene->spots, &scene->point_count,
                &scene->unplaced);
    if (scene->tier == TIER_WHITE)
        white_zones_make(words, scene->spots, scene->point_count, WHITE_PEOPLE,
                         WHITE_KM, &scene->arena, &scene->zones, &scene->zone_count);
    finish(scene);
}

/* A place that is kept from members is on no map that a room sees. Counted one by one,
 * which is slower, only where somebody keeps something. */
static bool load_for_room(struct actors_scene *scene, struct garden *garden,
                          const struct actor_filter *filter, struct err *err)
{
    struct actor *actors;
    size_t count;
    if (!ops_actors_for_room(garden, filter, &scene->arena, &actors, &count, err))
        return false;
    count_told(scene, garden->community, actors, count);
    return true;
}

bool actors_scene_load(struct actors_scene *scene, struct garden *garden,
                       const struct actor_filter *filter, struct err *err)
{
    bool kept = false;
    forget(scene);
    if (scene->discreet && !store_actors_kept(garden->store, &kept, err))
        return false;
    if (kept)
        return load_for_room(scene, garden, filter, err);
    if (!ops_actors_points(garden, filter, &scene->arena, &scene->spots,
                           &scene->point_count, &scene->unplaced, err) ||
        !ops_coverage(garden, filter, &scene->arena, &scene->coverage, err))
        return false;
    if (scene->tier == TIER_WHITE &&
        !ops_white_zones(garden, filter, WHITE_PEOPLE, WHITE_KM, &scene->arena,
                         &scene->zones, &scene->zone_count, err))
        return false;
    finish(scene);
    return true;
}

bool actors_scene_tell(struct actors_scene *scene, struct garden *garden,
                       enum audience readers, struct err *err)
{
    struct actor *actors;
    size_t count;
    forget(scene);
    if (!ops_actors_told(garden, readers, &scene->arena, &actors, &count, err))
        return false;
    count_told(scene, garden->community, actors, count);
    return true;
}

/* --- the actor shown -------------------------------------------------------------- */

static void load_partners(struct actors_scene *scene)
{
    scene->partner_count = 0;
    scene->partners = arena_alloc(&scene->actor_arena,
                                  (scene->synergy_count + 1) * sizeof *scene->partners);
    for (size_t i = 0; i < scene->synergy_count; i++) {
        const struct synergy *synergy = &scene->synergies[i];
        if (synergy->km < 0)
            continue;
        scene->partners[scene->partner_count++] = (struct map_partner){
            .at = geo_project(synergy->actor.latitude, synergy->actor.longitude),
            .name = synergy->actor.name};
    }
}

bool actors_scene_select(struct actors_scene *scene, struct garden *garden,
                         const struct actor *actor, struct err *err)
{
    arena_reset(&scene->actor_arena);
    scene->actor = actor ? *actor : (struct actor){.name = NULL};
    scene->synergy_count = scene->partner_count = 0;
    scene->perimeter_areas.count = 0;
    if (!actor)
        return true;
    if (scene->discreet)
        actor_for_room(&scene->actor);
    scene->actor.name = arena_strdup(&scene->actor_arena, scene->actor.name);
    scene->actor.commune = arena_strdup(&scene->actor_arena, scene->actor.commune);
    scene->actor.perimeter = arena_strdup(&scene->actor_arena, scene->actor.perimeter);
    if (!scene_perimeter_areas(scene->actor.perimeter, &scene->actor_arena,
                               &scene->perimeter_areas))
        scene->perimeter_areas.count = 0;
    if (scene->discreet)
        return true;
    if (!ops_synergies(garden, actor->id, &scene->actor_arena, &scene->synergies,
                       &scene->synergy_count, err))
        return false;
    load_partners(scene);
    return true;
}
