/* The actors of the demonstration: workshop lines, and what stands between braces. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors_private.h"
#include "ops/demo.h"

#define DAY ((int64_t)86400000)

struct filling {
    struct garden *garden;
    struct arena arena;
    struct err *err;
    struct id actor; /* of the line being read */
    int number;
};

static bool wrong(struct filling *filling, const char *what)
{
    return err_set(filling->err, ERR_INPUT,
                   _("Acteurs de démonstration, ligne %d : « %s » n’est pas compris."),
                   filling->number, what);
}

/* --- what stands between braces --------------------------------------------------- */

static bool set_word(struct filling *filling, enum field field, const char *text)
{
    return ops_actor_set(filling->garden, filling->actor, field, text, filling->err);
}

/* "rappeler, 12": what, and in how many days. */
static bool set_step(struct filling *filling, const char *text)
{
    const char *comma = strrchr(text, ',');
    struct actor actor;
    if (!comma)
        return wrong(filling, text);
    const char *step = arena_strndup(&filling->arena, text, (size_t)(comma - text));
    int64_t on = day_start(clock_now() + atoi(comma + 1) * DAY);
    return ops_actor(filling->garden, filling->actor, &filling->arena, &actor,
                     filling->err) &&
           ops_actor_prospect(filling->garden, filling->actor, actor.prospect, step, on,
                              filling->err);
}

static bool set_verified(struct filling *filling, const char *text)
{
    int64_t when = day_start(clock_now() - atoi(text) * 30 * DAY);
    struct garden *garden = filling->garden;
    return step_begin(garden, VERB_ACTOR_EDIT, filling->err) &&
           actor_end(garden,
                     set_integer(garden, filling->actor, FIELD_ACTOR_VERIFIED, when,
                                 filling->err),
                     filling->err);
}

/* The actor of exactly that name. */
static bool find(struct filling *filling, const char *name, struct id *id)
{
    struct near_actor *near;
    size_t count;
    if (!ops_actors_near(filling->garden, name, filling->actor, 8, &filling->arena,
                         &near, &count, filling->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (str_equal(near[i].actor.name, name)) {
            *id = near[i].actor.id;
            return true;
        }
    return wrong(filling, name);
}

static bool set_link(struct filling *filling, const char *kind, const char *name)
{
    struct id other, made;
    if (!find(filling, name, &other))
        return false;
    const struct link link = {.subject = other, .object = filling->actor, .kind = kind};
    return ops_link_add(filling->garden, &link, &made, filling->err);
}

static bool apply(struct filling *filling, const char *key, const char *text)
{
    if (str_equal(key, "étape"))
        return set_word(filling, FIELD_ACTOR_PROSPECT, text);
    if (str_equal(key, "nature"))
        return set_word(filling, FIELD_ACTOR_NATURE, text);
    if (str_equal(key, "cercle"))
        return set_word(filling, FIELD_ACTOR_CIRCLE, text);
    if (str_equal(key, "fait"))
        return set_word(filling, FIELD_ACTOR_ACTION, text);
    if (str_equal(key, "pas"))
        return set_step(filling, text);
    if (str_equal(key, "vérifié"))
        return set_verified(filling, text);
    if (str_equal(key, "synergie"))
        return set_link(filling, LINK_SYNERGY, text);
    if (str_equal(key, "porté par"))
        return set_link(filling, LINK_CARRIES, text);
    return wrong(filling, key);
}

static bool apply_all(struct filling *filling, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, ";");
        const char *one = arena_strndup(&filling->arena, text, len);
        const char *colon = strchr(one, ':');
        if (!colon)
            return wrong(filling, one);
        const char *key =
            trimmed(&filling->arena,
                    arena_strndup(&filling->arena, one, (size_t)(colon - one)));
        if (!apply(filling, key, trimmed(&filling->arena, colon + 1)))
            return false;
        text += len + (text[len] == ';');
    }
    return true;
}

/* --- lines ------------------------------------------------------------------------ */

/* Takes a final "{…}" off the line. */
static const char *braces_take(struct filling *filling, char *line)
{
    size_t len = strlen(line);
    char *open = strrchr(line, '{');
    if (!open || line[len - 1] != '}')
        return "";
    const char *inside = arena_strndup(&filling->arena, open + 1, strlen(open) - 2);
    *open = '\0';
    return inside;
}

static bool line_fill(struct filling *filling, char *line)
{
    const char *more = braces_take(filling, line);
    struct workshop_lists lists = ops_workshop_lists(filling->garden, &filling->arena);
    struct workshop_line read = workshop_line_read(&filling->arena, &lists, line);
    return ops_actor_add_line(filling->garden, &read, NULL, &filling->actor,
                              filling->err) &&
           apply_all(filling, more);
}

bool ops_demo_actors(struct garden *garden, const char *text, struct err *err)
{
    struct filling filling = {.garden = garden, .err = err};
    bool done = true;
    for (filling.number = 1; done && *text; filling.number++) {
        size_t len = strcspn(text, "\r\n");
        char *line = arena_strndup(&filling.arena, text, len);
        done = *line == '\0' || *line == '#' || line_fill(&filling, line);
        text += len;
        text += *text == '\r';
        text += *text == '\n';
        arena_reset(&filling.arena);
    }
    arena_free(&filling.arena);
    return done;
}
