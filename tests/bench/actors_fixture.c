/* Makes a community of invented actors.
 *
 *   bench-actors-fixture ACTORS FILE
 *
 * The same number gives the same actors. They are written in large steps, through the
 * store, with what a real file has: themes, a place, a kind, one source or two, a link
 * for one in three, a field of one's own for one in ten. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "config/config.h"
#include "domain/actor.h"
#include "geo/gazetteer.h"
#include "ops/garden.h"

enum { STEP = 10000, DAY = 86400000 };
#define COUNT(array) (sizeof array / sizeof *array)

static const char *const heads[] = {
    "Association", "Collectif",    "Les Amis de", "Coopérative", "Ferme",
    "Atelier",     "Maison",       "Recyclerie",  "Jardins",     "Café associatif",
    "Épicerie",    "Ressourcerie", "École",       "Réseau",      "Tiers-lieu",
    "Foyer rural", "Comité",       "Fabrique",    "Semeurs",     "Mairie"};
static const char *const names[] = {
    "du Vidourle",  "des Lilas",     "de l’Aube",    "des Garrigues", "du Causse",
    "de la Source", "des Cévennes",  "du Lauragais", "de l’Étang",    "des Platanes",
    "du Moulin",    "de la Colline", "des Oliviers", "du Vallon",     "de l’Œuvre",
    "des Tilleuls", "du Marché",     "de la Gare",   "des Bleuets",   "du Midi"};
static const char *const tails[] = {
    "solidaire",        "paysanne",        "citoyenne",  "en transition",
    "du quartier nord", "partagée",        "itinérante", "verte",
    "ouverte",          "et compagnie",    "des jeunes", "d’avenir",
    "au fil de l’eau",  "sans frontières", "en herbe"};
static const char *const actions[] = {"répare des vélos avec les habitants",
                                      "ouvre un jardin partagé",
                                      "accompagne les familles",
                                      "organise un marché de producteurs",
                                      "collecte et redistribue des meubles",
                                      "plante des haies champêtres",
                                      "anime des ateliers de cuisine",
                                      "prête des outils",
                                      "fait découvrir la garrigue",
                                      "accueille des réunions citoyennes"};
static const char *const kinds[] = {"association", "collectif", "commune",
                                    "cooperative", "service",   "ecole"};
static const char *const prospects[] = {"",          "",         "",       "spotted",
                                        "contacted", "answered", "member", "no"};
static const char *const depts[] = {"09", "11", "12", "30", "31", "32", "34",
                                    "46", "48", "65", "66", "81", "82"};

struct maker {
    struct garden garden;
    struct id *ids;
    size_t made;
    int64_t now;
    unsigned seed;
};

static void must(bool done, const struct err *err)
{
    if (done)
        return;
    fprintf(stderr, "bench-actors-fixture: %s (%s)\n", err->text, err->detail);
    exit(1);
}

static unsigned below(struct maker *maker, unsigned limit)
{
    maker->seed = maker->seed * 1664525u + 1013904223u;
    return (maker->seed >> 8) % limit;
}

#define ONE_OF(array) (array)[below(maker, COUNT(array))]

static const char *make_themes(struct maker *maker, struct arena *arena)
{
    const struct community *words = maker->garden.community;
    unsigned count = (unsigned)words->theme_count, first = below(maker, count);
    if (below(maker, 20) == 0)
        return "";
    if (below(maker, 3) > 0)
        return words->themes[first].id;
    return arena_printf(arena, "%s %s", words->themes[first].id,
                        words->themes[(first + 1 + below(maker, 3)) % count].id);
}

/* A commune of Occitanie, as often a hamlet as a town. */
static void make_place(struct maker *maker, struct arena *arena, struct actor *actor)
{
    const struct geo_departement *dept =
        geo_departement(geo_departement_find(ONE_OF(depts)));
    struct commune commune;
    commune_get(dept->first_commune + (int)below(maker, (unsigned)dept->commune_count),
                &commune);
    actor->commune = arena_strdup(arena, commune.code);
    actor->place = arena_strdup(arena, commune.name);
    actor->latitude = commune.lat;
    actor->longitude = commune.lon;
    actor->precision = PRECISION_COMMUNE;
}

static struct actor make_actor(struct maker *maker, struct arena *arena)
{
    const struct community *words = maker->garden.community;
    struct actor actor = {
        .nature = below(maker, 10) ? NATURE_ACTOR
                                   : NATURE_PLACE + (enum actor_nature)below(maker, 3),
        .kind = ONE_OF(kinds),
        .action = ONE_OF(actions),
        .commune = "",
        .place = "",
        .perimeter = "",
        .circle = words->circles[below(maker, (unsigned)words->circle_count)].id,
        .prospect = prospect_of(ONE_OF(prospects)),
        .verified = maker->now - (int64_t)below(maker, 900) * DAY,
        .consent = (enum consent)below(maker, CONSENT_COUNT),
    };
    actor.themes = make_themes(maker, arena);
    const char *head = ONE_OF(heads), *name = ONE_OF(names), *tail = ONE_OF(tails);
    actor.name =
        arena_printf(arena, "%s %s %s %u", head, name, tail, below(maker, 1000));
    if (actor.prospect == PROSPECT_SPOTTED || actor.prospect == PROSPECT_CONTACTED)
        actor.next_on = maker->now + (int64_t)below(maker, 60) * DAY;
    if (below(maker, 50))
        make_place(maker, arena, &actor);
    return actor;
}

static void insert(struct maker *maker, enum table table,
                   const struct field_value *fields, size_t count, struct err *err)
{
    must(store_insert(maker->garden.store, table, id_new(maker->now), fields, count,
                      err),
         err);
}

static void add_actor(struct maker *maker, const struct actor *actor, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_ACTOR_NATURE, value_text(actor_nature_id(actor->nature))},
        {FIELD_ACTOR_NAME, value_text(actor->name)},
        {FIELD_ACTOR_KIND, value_text(actor->kind)},
        {FIELD_ACTOR_THEMES, value_text(actor->themes)},
        {FIELD_ACTOR_ACTION, value_text(actor->action)},
        {FIELD_ACTOR_COMMUNE, value_text(actor->commune)},
        {FIELD_ACTOR_PLACE, value_text(actor->place)},
        {FIELD_ACTOR_PRECISION, value_text(precision_id(actor->precision))},
        {FIELD_ACTOR_LATITUDE, value_real(actor->latitude)},
        {FIELD_ACTOR_LONGITUDE, value_real(actor->longitude)},
        {FIELD_ACTOR_CIRCLE, value_text(actor->circle)},
        {FIELD_ACTOR_PROSPECT, value_text(prospect_id(actor->prospect))},
        {FIELD_ACTOR_NEXT_ON, value_integer(actor->next_on)},
        {FIELD_ACTOR_VERIFIED, value_integer(actor->verified)},
        {FIELD_ACTOR_CONSENT, value_text(consent_id(actor->consent))},
    };
    struct id id = id_new(maker->now);
    must(store_insert(maker->garden.store, TABLE_ACTOR, id, fields, COUNT(fields), err),
         err);
    maker->ids[maker->made++] = id;
}

static void add_sighting(struct maker *maker, struct id actor, struct err *err)
{
    const struct community *words = maker->garden.community;
    const char *source = words->sources[below(maker, (unsigned)words->source_count)].id;
    const struct field_value fields[] = {
        {FIELD_SIGHTING_ACTOR, value_id(actor)},
        {FIELD_SIGHTING_SOURCE, value_text(source)},
        {FIELD_SIGHTING_SEEN,
         value_integer(maker->now - below(maker, 500) * (int64_t)DAY)},
    };
    insert(maker, TABLE_SIGHTING, fields, COUNT(fields), err);
}

static void add_link(struct maker *maker, struct id actor, struct err *err)
{
    struct id other = maker->ids[below(maker, (unsigned)maker->made)];
    const struct field_value fields[] = {
        {FIELD_LINK_SUBJECT, value_id(actor)},
        {FIELD_LINK_OBJECT, value_id(other)},
        {FIELD_LINK_KIND, value_text(LINK_SYNERGY)},
    };
    insert(maker, TABLE_LINK, fields, COUNT(fields), err);
}

static void add_custom(struct maker *maker, struct id actor, struct err *err)
{
    static const char *const values[] = {"petite", "moyenne", "grande"};
    const struct field_value fields[] = {
        {FIELD_CUSTOM_OWNER, value_id(actor)},
        {FIELD_CUSTOM_KEY, value_text("taille")},
        {FIELD_CUSTOM_VALUE, value_text(ONE_OF(values))},
    };
    insert(maker, TABLE_CUSTOM, fields, COUNT(fields), err);
}

static void add_one(struct maker *maker, struct arena *arena, struct err *err)
{
    struct actor actor = make_actor(maker, arena);
    add_actor(maker, &actor, err);
    struct id id = maker->ids[maker->made - 1];
    for (unsigned i = below(maker, 3); i > 0; i--)
        add_sighting(maker, id, err);
    if (below(maker, 3) == 0)
        add_link(maker, id, err);
    if (below(maker, 10) == 0)
        add_custom(maker, id, err);
    arena_reset(arena);
}

static void open_garden(struct maker *maker, const char *path, struct err *err)
{
    struct community *community = xcalloc(1, sizeof *community);
    struct config_problems problems = {0};
    size_t len;
    const char *yaml = config_shipped("engagement", &len);

    config_read(yaml, len, community, &problems);
    config_problems_free(&problems);
    unlink(path);
    must(ops_garden_create(path, community, yaml, err), err);
    must(ops_garden_open(path, &maker->garden, err), err);
    ops_garden_words(&maker->garden, community);
}

int main(int argc, char **argv)
{
    struct maker maker = {.seed = 1, .now = clock_now()};
    struct arena arena = {0};
    struct err err = ERR_INIT;

    if (argc != 3) {
        fputs("usage: bench-actors-fixture ACTORS FILE\n", stderr);
        return 2;
    }
    open_garden(&maker, argv[2], &err);
    size_t wanted = strtoul(argv[1], NULL, 10);
    maker.ids = xcalloc(wanted + 1, sizeof *maker.ids);
    while (maker.made < wanted) {
        must(store_begin(maker.garden.store, VERB_ACTOR_ADD, &err), &err);
        for (size_t i = 0; i < STEP && maker.made < wanted; i++)
            add_one(&maker, &arena, &err);
        must(store_commit(maker.garden.store, &err), &err);
    }
    ops_garden_close(&maker.garden);
    arena_free(&arena);
    free(maker.ids);
    return 0;
}
