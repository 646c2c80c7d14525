/* What the list shows, read in windows around the actor under the cursor. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/actors_told.h"
#include "panes/actors_private.h"

/* Beyond this what the map counts waits for a rest between two keys. */
enum { MAP_AT_ONCE = 5000 };

const struct actor *actors_here(const struct actors_state *state)
{
    return state->list.selected < (int)state->page.count
               ? &state->page.actors[state->list.selected]
               : NULL;
}

static bool load_page(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    struct actor_page *page = &state->page;
    int top = state->list.top - state->list.selected;
    if (!ops_actors_page(garden, &state->query, state->order, state->selected,
                         ACTORS_WINDOW, ACTORS_WINDOW, &pane->arena, page, err))
        return false;
    state->list.selected = (int)page->at;
    state->list.top = state->list.selected + top; /* where the eye was */
    list_settle(&state->list, (int)page->count, state->list.height);
    if (page->count)
        state->selected = page->actors[state->list.selected].id;
    return ops_actors_count(garden, &state->query, &state->passing, &state->all, err);
}

static struct rect map_rect(const struct pane *pane)
{
    return actors_layout(pane, (struct rect){0, 0, pane->width, pane->height}).map;
}

static bool is_detailed(const struct actors_state *state)
{
    const struct actor *here = actors_here(state);
    return id_equal(here ? here->id : (struct id){0}, state->detail.id);
}

static bool load_detail(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    const struct actor *here = actors_here(state);
    arena_reset(&state->detail_arena);
    state->link_count = state->sighting_count = 0;
    state->detail = (struct actor){.nature = NATURE_ACTOR};
    if (map_rect(pane).width && !actors_map_select(&state->map, garden, here, err))
        return false;
    if (!here)
        return true;
    if (!ops_actor(garden, here->id, &state->detail_arena, &state->detail, err))
        return false;
    if (pane->projected)
        actor_for_room(&state->detail);
    return ops_links(garden, here->id, &state->detail_arena, &state->links,
                     &state->link_count, err) &&
           ops_sightings(garden, here->id, &state->detail_arena, &state->sightings,
                         &state->sighting_count, err);
}

static bool load_map(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    state->map_stale = false;
    return actors_map_load(&state->map, garden, &state->query, err);
}

bool actors_restless(const struct pane *pane)
{
    const struct actors_state *state = actors_state(pane);
    return state->map_stale || !is_detailed(state);
}

bool actors_rest(struct pane *pane, struct garden *garden, struct err *err)
{
    const struct actors_state *state = actors_state(pane);
    return (!state->map_stale || load_map(pane, garden, err)) &&
           (is_detailed(state) || load_detail(pane, garden, err));
}

/* At once for the first one, and for the one that stays under the cursor, which may
 * have changed; and where a room looks, which is not to see another one meanwhile. */
static bool refresh_detail(struct pane *pane, struct garden *garden, struct err *err)
{
    const struct actors_state *state = actors_state(pane);
    bool now = id_is_none(state->detail.id) || is_detailed(state) ||
               !actors_here(state) || pane->projected;
    return !now || load_detail(pane, garden, err);
}

bool actors_load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    arena_reset(&pane->arena);
    state->page = (struct actor_page){.count = 0};
    state->community = garden->community;
    state->verify_before = ops_verify_before(garden);
    state->query = filter_query(&state->filter, state->verify_before, &pane->arena);
    actors_typed(state, garden, &pane->arena, &state->query);
    struct actor_filter said = state->query;
    if (pane->projected) { /* whom one means to invite is not for the room */
        state->query.prospects = 1u << PROSPECT_NONE | 1u << PROSPECT_MEMBER;
        said.prospects = 0;
    }
    state->words = ops_actor_filter_words(garden, &said, &pane->arena);
    struct rect rect = {0, 0, pane->width, pane->height};
    int height = actors_layout(pane, rect).list.height;
    state->list.height = height > 1 ? height : 1;
    state->map.scene.discreet = pane->projected;
    struct rect map = map_rect(pane);
    struct rect room = actors_map_room(map);
    if (map.width)
        actors_map_shape(&state->map, garden->community->region, room.width,
                         room.height, pane->ascii);
    if (!load_page(pane, garden, err))
        return false;
    state->rows = actors_rows(state, &state->page, &pane->arena);
    state->map_stale = map.width > 0;
    return (!state->map_stale || state->all > MAP_AT_ONCE ||
            load_map(pane, garden, err)) &&
           refresh_detail(pane, garden, err);
}
