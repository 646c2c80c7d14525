/* The keys of the map: who has the focus, arrows between départements, layers, zoom. */
#include "base/i18n.h"
#include "geo/search.h"
#include "panes/actors_private.h"
#include "panes/ask.h"
#include "panes/place_words.h"
#include "panes/text_view.h"

static bool is_wide(const struct pane *pane)
{
    return pane->width >= ACTORS_WIDE;
}

/* Beside the list, then alone, then back to the list. */
static enum outcome next_focus(struct pane *pane, struct pane_host *host)
{
    struct actors_state *state = actors_state(pane);
    if (state->focus == FOCUS_LIST) {
        state->focus = FOCUS_MAP;
        host->say(host, is_wide(pane)
                            ? _("Sur la carte. m : plein écran   Échap : la liste")
                            : _("Carte. Échap : la liste"));
    } else if (is_wide(pane) && !state->full) {
        state->full = true;
    } else {
        state->focus = FOCUS_LIST;
        state->full = false;
    }
    pane->stale = true;
    return OUTCOME_DONE;
}

/* A key of the map pressed in the list of a narrow screen shows the map first. */
static void show_map(struct pane *pane)
{
    struct actors_state *state = actors_state(pane);
    if (is_wide(pane) || state->focus == FOCUS_MAP)
        return;
    state->focus = FOCUS_MAP;
    pane->stale = true;
}

/* --- layers, labels, links, glyphs --------------------------------------------------
 */

static enum outcome next_tier(struct pane *pane, struct pane_host *host)
{
    struct actors_map *map = &actors_state(pane)->map;
    show_map(pane);
    map->scene.tier = (enum map_tier)((map->scene.tier + 1) % TIER_COUNT_OF);
    pane->stale = true;
    pane_say(host, _("Carte : %s."), actors_scene_title(&map->scene));
    return OUTCOME_DONE;
}

/* By what a choropleth counts; one is shown first when another layer was. */
static enum outcome next_grain(struct pane *pane, struct pane_host *host)
{
    struct actors_map *map = &actors_state(pane)->map;
    struct actors_scene *scene = &map->scene;
    int grains = scene->region == GEO_NONE ? GRAIN_COUNT_OF : GRAIN_REGION;
    show_map(pane);
    if (scene->tier != TIER_COUNT && scene->tier != TIER_RATE)
        scene->tier = TIER_COUNT;
    scene->grain = (enum map_grain)(((int)scene->grain + 1) % grains);
    pane->stale = true;
    pane_say(host, _("Carte : %s."), actors_scene_title(scene));
    return OUTCOME_DONE;
}

static enum outcome toggle(struct pane *pane, struct pane_host *host, bool *off,
                           const char *hidden, const char *shown)
{
    *off = !*off;
    host->say(host, *off ? hidden : shown);
    actors_map_compose(&actors_state(pane)->map);
    return OUTCOME_DONE;
}

static enum outcome next_glyphs(struct pane *pane, struct pane_host *host)
{
    static const char *const sentences[] = {
        [MAP_BRAILLE] = N_("Carte en points braille."),
        [MAP_QUADRANTS] = N_("Carte en quarts de bloc."),
        [MAP_HALF_BLOCKS] = N_("Carte en demi-blocs."),
        [MAP_ASCII] = N_("Carte en ASCII."),
    };
    struct actors_map *map = &actors_state(pane)->map;
    map->glyphs_chosen = true;
    map->view.glyphs = (enum map_glyphs)((map->view.glyphs + 1) % (MAP_ASCII + 1));
    host->say(host, _(sentences[map->view.glyphs]));
    actors_map_compose(map);
    return OUTCOME_DONE;
}

static enum outcome change_look(struct pane *pane, struct pane_host *host,
                                enum action action)
{
    struct actors_scene *scene = &actors_state(pane)->map.scene;
    switch ((int)action) {
    case ACTION_LAYER:
        return next_tier(pane, host);
    case ACTION_GRAIN:
        return next_grain(pane, host);
    case ACTION_LABELS:
        return toggle(pane, host, &scene->labels_off, _("Carte sans les codes."),
                      _("Carte avec les codes des départements."));
    case ACTION_SYNERGIES:
        return toggle(pane, host, &scene->links_off, _("Carte sans les synergies."),
                      _("Carte avec les synergies de l’acteur."));
    case ACTION_GLYPHS:
        return next_glyphs(pane, host);
    case ACTION_CREDITS:
        text_view_open(host, _("Sources de la carte"), geo_attribution());
        return OUTCOME_DONE;
    default:
        return OUTCOME_UNUSED;
    }
}

/* --- near, far, aside ----------------------------------------------------------------
 */

static enum outcome change_view(struct pane *pane, enum action action)
{
    struct actors_map *map = &actors_state(pane)->map;
    switch ((int)action) {
    case ACTION_ZOOM_IN:
        actors_map_zoom(map, 1);
        return OUTCOME_DONE;
    case ACTION_ZOOM_OUT:
        actors_map_zoom(map, -1);
        return OUTCOME_DONE;
    case ACTION_ZOOM_FIT:
        actors_map_fit(map);
        return OUTCOME_DONE;
    case ACTION_PAN_LEFT:
        actors_map_pan(map, -1, 0);
        return OUTCOME_DONE;
    case ACTION_PAN_RIGHT:
        actors_map_pan(map, 1, 0);
        return OUTCOME_DONE;
    case ACTION_PAN_UP:
        actors_map_pan(map, 0, -1);
        return OUTCOME_DONE;
    case ACTION_PAN_DOWN:
        actors_map_pan(map, 0, 1);
        return OUTCOME_DONE;
    default:
        return OUTCOME_UNUSED;
    }
}

/* --- a commune
 * ------------------------------------------------------------------------ */

bool actor_complete_commune(void *ctx, struct pane_host *host, const char *text,
                            struct arena *arena, const char ***words, size_t *count,
                            struct err *err)
{
    return place_words_like(ctx, host, 0, text, arena, words, count, err);
}

/* The one that is named so; else the first that is like it, and the message says so. */
static bool go_commune(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct actors_state *state = actors_state(ctx);
    struct commune_match match;
    struct str label = {0}, people = {0};
    if (!commune_search(text, geo_region_find(host->garden->community->region), &match,
                        1))
        return err_set(err, ERR_INPUT,
                       _("Aucune commune ne s’appelle « %.60s » : essayez son code "
                         "postal."),
                       text);
    commune_label(&match.commune, &label);
    geo_add_people(&people, match.commune.population);
    actors_map_go(&state->map, &match.commune);
    state->focus = FOCUS_MAP; /* the next arrow goes on from there */
    pane_say(host,
             i18n_n("Carte : %s, %s habitant.", "Carte : %s, %s habitants.",
                    match.commune.population),
             str_text(&label), str_text(&people));
    str_free(&label);
    str_free(&people);
    return true;
}

static enum outcome ask_commune(struct pane *pane, struct pane_host *host)
{
    show_map(pane);
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_SEARCH},
                               .title = _("Aller à une commune : nom ou code postal"),
                               .ctx = pane,
                               .done = go_commune,
                               .complete = actor_complete_commune});
    return OUTCOME_DONE;
}

/* --- by hand
 * -------------------------------------------------------------------------- */

static enum outcome start_placing(struct pane *pane, struct pane_host *host,
                                  struct err *err)
{
    struct actors_state *state = actors_state(pane);
    if (!actors_here(state)) {
        host->say(host, _("Choisissez d’abord l’acteur à placer, dans la liste."));
        return OUTCOME_DONE;
    }
    /* the cross needs the map to have its size, which it has once it is shown */
    state->focus = FOCUS_MAP;
    if (!actors_load(pane, host->garden, err))
        return OUTCOME_FAILED;
    actors_map_place(&state->map, true);
    return OUTCOME_DONE;
}

static enum outcome place_here(struct pane *pane, struct pane_host *host,
                               struct err *err)
{
    struct actors_state *state = actors_state(pane);
    const struct actor *actor = actors_here(state);
    double lat, lon;
    if (!actor)
        return OUTCOME_UNUSED;
    actors_map_degrees(&state->map, &lat, &lon);
    if (!ops_actor_place_at(host->garden, actor->id, lat, lon, err))
        return OUTCOME_FAILED;
    pane_say(host, _("« %s » placé à la main."), actor->name);
    actors_map_place(&state->map, false);
    return OUTCOME_DONE;
}

static enum outcome move_cross(struct pane *pane, struct pane_host *host,
                               enum action action, struct err *err)
{
    struct actors_map *map = &actors_state(pane)->map;
    switch ((int)action) {
    case ACTION_LEFT:
        actors_map_cross(map, -1, 0);
        return OUTCOME_DONE;
    case ACTION_RIGHT:
        actors_map_cross(map, 1, 0);
        return OUTCOME_DONE;
    case ACTION_UP:
        actors_map_cross(map, 0, -1);
        return OUTCOME_DONE;
    case ACTION_DOWN:
        actors_map_cross(map, 0, 1);
        return OUTCOME_DONE;
    case ACTION_OPEN:
        return place_here(pane, host, err);
    default:
        return OUTCOME_UNUSED;
    }
}

/* --- départements
 * --------------------------------------------------------------------- */

static enum outcome open_departement(struct pane *pane, struct pane_host *host)
{
    struct actors_state *state = actors_state(pane);
    int departement = state->map.scene.departement;
    if (departement == GEO_NONE) {
        host->say(host, _("Choisissez un département avec les flèches."));
        return OUTCOME_DONE;
    }
    actors_narrow(pane, CRITERION_DEP, geo_departement(departement)->code);
    if (!is_wide(pane) || state->full) {
        state->focus = FOCUS_LIST;
        state->full = false;
    }
    return OUTCOME_DONE;
}

static enum outcome step(struct pane *pane, struct pane_host *host, enum action action)
{
    struct actors_map *map = &actors_state(pane)->map;
    switch ((int)action) {
    case ACTION_LEFT:
        actors_map_step(map, GEO_WEST);
        return OUTCOME_DONE;
    case ACTION_RIGHT:
        actors_map_step(map, GEO_EAST);
        return OUTCOME_DONE;
    case ACTION_UP:
        actors_map_step(map, GEO_NORTH);
        return OUTCOME_DONE;
    case ACTION_DOWN:
        actors_map_step(map, GEO_SOUTH);
        return OUTCOME_DONE;
    case ACTION_OPEN:
        return open_departement(pane, host);
    case ACTION_ZOOM:
        actors_state(pane)->full = is_wide(pane) && !actors_state(pane)->full;
        pane->stale = true;
        return OUTCOME_DONE;
    default:
        return OUTCOME_UNUSED;
    }
}

enum outcome actors_steer(struct pane *pane, struct pane_host *host, enum action action,
                          struct err *err)
{
    struct actors_state *state = actors_state(pane);
    if (action == ACTION_MAP)
        return next_focus(pane, host);
    if (action == ACTION_GO_COMMUNE)
        return ask_commune(pane, host);
    if (action == ACTION_PLACE_HERE)
        return start_placing(pane, host, err);
    enum outcome outcome = change_look(pane, host, action);
    if (outcome == OUTCOME_UNUSED && (is_wide(pane) || state->focus == FOCUS_MAP))
        outcome = change_view(pane, action);
    if (outcome != OUTCOME_UNUSED || state->focus != FOCUS_MAP)
        return outcome;
    return state->map.placing ? move_cross(pane, host, action, err)
                              : step(pane, host, action);
}
