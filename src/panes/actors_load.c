/* What the list shows, read in windows around the actor under the cursor. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
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

bool actors_load_detail(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    const struct actor *here = actors_here(state);
    arena_reset(&state->detail_arena);
    state->link_count = state->sighting_count = 0;
    if (map_rect(pane).width && !actors_map_select(&state->map, garden, here, err))
        return false;
    if (!here || pane->projected)
        return true;
    return ops_links(garden, here->id, &state->detail_arena, &state->links,
                     &state->link_count, err) &&
           ops_sightings(garden, here->id, &state->detail_arena, &state->sightings,
                         &state->sighting_count, err);
}

bool actors_load_map(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    state->map_stale = false;
    return actors_map_load(&state->map, garden, &state->query, err);
}

bool actors_load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actors_state *state = actors_state(pane);
    arena_reset(&pane->arena);
    state->page = (struct actor_page){.count = 0};
    state->community = garden->community;
    state->verify_before = ops_verify_before(garden);
    state->query = filter_query(&state->filter, state->verify_before, &pane->arena);
    if (pane->projected) /* whom one means to invite is not for the room */
        state->query.prospects = 1u << PROSPECT_NONE | 1u << PROSPECT_MEMBER;
    state->words = ops_actor_filter_words(garden, &state->query, &pane->arena);
    struct rect rect = {0, 0, pane->width, pane->height};
    int height = actors_layout(pane, rect).list.height;
    state->list.height = height > 1 ? height : 1;
    struct rect map = map_rect(pane);
    struct rect room = actors_map_room(map);
    if (map.width)
        actors_map_shape(&state->map, garden->community->region, room.width,
                         room.height, pane->ascii);
    if (!load_page(pane, garden, err) || !actors_load_detail(pane, garden, err))
        return false;
    state->map_stale = map.width > 0;
    return !state->map_stale || state->all > MAP_AT_ONCE ||
           actors_load_map(pane, garden, err);
}

/* --- words ------------------------------------------------------------------------ */

const char *actor_place_text(struct arena *arena, const struct actor *actor)
{
    struct commune commune;
    struct str out = {0};
    char dept[DEPT_SIZE];
    actor_dept(actor->commune, actor->perimeter, dept);
    int departement = *dept ? geo_departement_find(dept) : GEO_NONE;
    if (*actor->commune && commune_by_code(actor->commune, &commune, NULL))
        commune_label(&commune, &out);
    else if (*actor->place)
        str_add(&out, actor->place);
    else if (departement != GEO_NONE)
        str_printf(&out, "%s (%s)", geo_departement(departement)->name, dept);
    const char *text = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return text;
}

const char *actor_day_text(struct arena *arena, int64_t ms)
{
    if (!ms)
        return "";
    struct civil day = clock_civil(ms);
    return arena_printf(arena, "%02d/%02d/%04d", day.day, day.month, day.year);
}

const char *actor_themes_text(struct arena *arena, const struct community *community,
                              const char *themes)
{
    struct str out = {0};
    while (*(themes += strspn(themes, " "))) {
        size_t len = strcspn(themes, " ");
        char *id = arena_strndup(arena, themes, len);
        str_printf(&out, "%s%s", out.len ? ", " : "", community_theme(community, id));
        themes += len;
    }
    const char *text = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return text;
}

const char *actor_nature_label(enum actor_nature nature)
{
    static const char *const labels[NATURE_COUNT] = {
        [NATURE_ACTOR] = N_("acteur"),
        [NATURE_PLACE] = N_("lieu"),
        [NATURE_EVENT] = N_("événement"),
        [NATURE_INITIATIVE] = N_("initiative"),
    };
    return _(labels[nature]);
}

bool actor_is_late(const struct actor *actor)
{
    return actor->next_on && actor->next_on < clock_now() - 24 * 3600000ll;
}
