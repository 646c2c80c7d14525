/* What the screens of actors say of one, in words. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/actors_told.h"
#include "panes/actors_private.h"
#include "panes/styles.h"

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

static const char *stage_text(const struct actor *actor)
{
    return actor->prospect == PROSPECT_NONE ? "" : _(prospect_label(actor->prospect));
}

/* The day of the next step, or that the card is to be looked at again. */
static const char *follow_text(const struct actors_state *state, struct arena *arena,
                               const struct actor *actor, uint8_t *style)
{
    struct civil day = clock_civil(actor->next_on);
    *style = STYLE_PLAIN;
    if (actor_is_late(actor)) {
        *style = STYLE_ERROR;
        return _("! retard");
    }
    if (actor->next_on)
        return arena_printf(arena, "%02d/%02d", day.day, day.month);
    *style = STYLE_DIM;
    return actor->verified < state->verify_before ? _("vérifier") : "";
}

const char *actor_kind_text(struct arena *arena, const struct community *community,
                            const struct actor *actor)
{
    const char *nature = actor_nature_label(actor->nature);
    if (!*actor->kind)
        return nature;
    const char *kind = community_actor_kind(community, actor->kind);
    return actor->nature == NATURE_ACTOR ? kind
                                         : arena_printf(arena, "%s, %s", nature, kind);
}

struct actors_row *actors_rows(const struct actors_state *state,
                               const struct actor_page *page, struct arena *arena)
{
    struct actors_row *rows = arena_alloc(arena, (page->count + 1) * sizeof *rows);
    for (size_t i = 0; i < page->count; i++) {
        struct actor seen = page->actors[i];
        const struct actor *actor = &seen;
        if (state->map.scene.discreet)
            actor_for_room(&seen);
        rows[i].name = actor->name;
        rows[i].kind = actor->nature == NATURE_ACTOR
                           ? actor_kind_text(arena, state->community, actor)
                           : actor_nature_label(actor->nature);
        rows[i].stage = stage_text(actor);
        rows[i].place = actor_place_text(arena, actor);
        rows[i].follow = follow_text(state, arena, actor, &rows[i].follow_style);
    }
    return rows;
}
