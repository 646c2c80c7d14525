/* Where an actor is: by its commune, through the gazetteer, or by hand. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "geo/around.h"
#include "geo/gazetteer.h"
#include "geo/search.h"
#include "ops/actors_private.h"

/* A place put by hand is of the commune whose middle is that near, no further. */
static const double near_km = 5;
enum { ANSWERS = 8 };

static struct actor_place place_from(struct arena *arena, const struct commune *commune)
{
    return (struct actor_place){.commune = arena_strdup(arena, commune->code),
                                .place = arena_strdup(arena, commune->name),
                                .precision = PRECISION_COMMUNE,
                                .latitude = commune->lat,
                                .longitude = commune->lon};
}

bool place_of_commune(struct arena *arena, const char *code, struct actor_place *place)
{
    struct commune commune;
    if (!commune_by_code(code, &commune, NULL))
        return false;
    *place = place_from(arena, &commune);
    return true;
}

/* « Saint-Michel (09), Saint-Michel (32) ». */
static const char *answers_list(struct arena *arena,
                                const struct commune_match *matches, size_t count)
{
    struct str list = {0};
    for (size_t i = 0; i < count; i++) {
        str_add(&list, i ? ", " : "");
        commune_label(&matches[i].commune, &list);
    }
    const char *kept = arena_strdup(arena, str_text(&list));
    str_free(&list);
    return kept;
}

bool place_read(struct garden *garden, struct arena *arena, const char *typed,
                struct actor_place *place, struct err *err)
{
    struct commune_match matches[ANSWERS];
    size_t count;
    int region = geo_region_find(garden->community->region);
    switch (commune_resolve(typed, region, matches, ANSWERS, &count)) {
    case COMMUNE_ONE:
        *place = place_from(arena, &matches[0].commune);
        place->place = trimmed(arena, typed);
        /* A code says less to people than the name. */
        if (strspn(place->place, "0123456789AaBb ") == strlen(place->place))
            place->place = arena_strdup(arena, matches[0].commune.name);
        return true;
    case COMMUNE_SEVERAL:
        return err_set(err, ERR_INPUT,
                       _("Plusieurs communes répondent à « %s » : %s. Précisez le "
                         "département, comme « Saint-Michel (32) »."),
                       typed, answers_list(arena, matches, count));
    case COMMUNE_GUESS:
        return err_set(err, ERR_INPUT,
                       _("Aucune commune ne s’appelle « %s ». Est-ce : %s ?"), typed,
                       answers_list(arena, matches, count > 3 ? 3 : count));
    case COMMUNE_NONE:
        break;
    }
    return err_set(err, ERR_INPUT,
                   _("Aucune commune ne répond à « %s » : tapez son nom, ou son code "
                     "postal."),
                   typed);
}

/* --- verbs ------------------------------------------------------------------------ */

bool place_write(struct garden *garden, struct id id, const struct actor_place *place,
                 struct err *err)
{
    return set_text(garden, id, FIELD_ACTOR_COMMUNE, place->commune, err) &&
           set_text(garden, id, FIELD_ACTOR_PLACE, place->place, err) &&
           set_text(garden, id, FIELD_ACTOR_PRECISION, precision_id(place->precision),
                    err) &&
           set_real(garden, id, FIELD_ACTOR_LATITUDE, place->latitude, err) &&
           set_real(garden, id, FIELD_ACTOR_LONGITUDE, place->longitude, err) &&
           (!place->perimeter ||
            set_text(garden, id, FIELD_ACTOR_PERIMETER, place->perimeter, err));
}

static bool on_earth(const struct actor_place *place, struct err *err)
{
    return (place->latitude >= -90 && place->latitude <= 90 &&
            place->longitude >= -180 && place->longitude <= 180) ||
           err_set(err, ERR_INPUT,
                   _("Ces coordonnées ne sont pas sur Terre : la latitude va de -90 à "
                     "90, la longitude de -180 à 180."));
}

bool ops_actor_place(struct garden *garden, struct id id,
                     const struct actor_place *place, struct err *err)
{
    return on_earth(place, err) && actors_live(garden, &id, 1, err) &&
           step_begin(garden, VERB_ACTOR_PLACE, err) &&
           actor_end(garden, place_write(garden, id, place, err), err);
}

bool ops_actor_place_typed(struct garden *garden, struct id id, const char *typed,
                           struct err *err)
{
    struct arena arena = {0};
    struct actor_place place = {.commune = "", .place = ""};
    bool empty = typed[strspn(typed, " \t")] == '\0';
    bool done = (empty || place_read(garden, &arena, typed, &place, err)) &&
                ops_actor_place(garden, id, &place, err);
    arena_free(&arena);
    return done;
}

/* The commune whose middle is nearest, within near_km; "" else. */
static const char *commune_near(struct arena *arena, double latitude, double longitude)
{
    struct commune commune;
    double best = near_km, lat, lon;
    int row = GEO_NONE;
    for (int i = 0; i < commune_count(); i++) {
        commune_position(i, &lat, &lon);
        /* A degree of latitude is 111 km: far ones are not measured. */
        if (lat - latitude > 0.1 || latitude - lat > 0.1)
            continue;
        double km = geo_distance(latitude, longitude, lat, lon);
        if (km < best) {
            best = km;
            row = i;
        }
    }
    if (row == GEO_NONE)
        return "";
    commune_get(row, &commune);
    return arena_strdup(arena, commune.code);
}

bool ops_actor_place_at(struct garden *garden, struct id id, double latitude,
                        double longitude, struct err *err)
{
    struct arena arena = {0};
    struct actor actor;
    bool done = actor_live(garden, id, &arena, &actor, err);
    if (done) {
        struct actor_place place = {.commune = actor.commune,
                                    .place = actor.place,
                                    .precision = PRECISION_MANUAL,
                                    .latitude = latitude,
                                    .longitude = longitude};
        if (*place.commune == '\0')
            place.commune = commune_near(&arena, latitude, longitude);
        done = ops_actor_place(garden, id, &place, err);
    }
    arena_free(&arena);
    return done;
}
