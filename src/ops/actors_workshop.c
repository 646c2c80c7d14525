/* A workshop: one line typed, one actor with all that hangs on it, one step. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/meeting.h"
#include "geo/search.h"
#include "ops/actors_private.h"
#include "ops/people_private.h"

/* --- what a line is read with ----------------------------------------------------- */

struct gazetteer {
    struct arena *arena;
    int region;
};

enum { ANSWERS = 16 };

/* The only one of the region among them, else NULL. */
static const struct commune_match *
only_of(int region, const struct commune_match *matches, size_t count)
{
    const struct commune_match *only = NULL;
    for (size_t i = 0; i < count; i++) {
        if (matches[i].commune.region != region)
            continue;
        if (only)
            return NULL;
        only = &matches[i];
    }
    return only;
}

enum { TOWN = 5000 }; /* inhabitants */

/* « Lecture » may be Lectoure; « lecture » is a word: without a capital, only a town is
 * guessed. */
static bool guess(const struct gazetteer *gazetteer, const char *text,
                  struct commune_match *match)
{
    uint32_t first;
    utf8_decode(text, strlen(text), &first);
    return commune_guess(text, gazetteer->region, match) &&
           (match->commune.population >= TOWN || utf8_code_lower(first) != first);
}

static enum workshop_answer ask_commune(void *ctx, const char *text,
                                        struct workshop_place *out)
{
    const struct gazetteer *gazetteer = ctx;
    struct commune_match matches[ANSWERS];
    const struct commune_match *near = NULL;
    size_t count;
    enum commune_answer answer =
        commune_resolve(text, gazetteer->region, matches, ANSWERS, &count);
    const struct commune_match *one = answer == COMMUNE_ONE ? &matches[0] : NULL;
    if (answer == COMMUNE_SEVERAL &&
        !(one = only_of(gazetteer->region, matches, count)))
        return WORKSHOP_SEVERAL_PLACES;
    if (!one && guess(gazetteer, text, &matches[0]))
        near = one = &matches[0];
    if (!one)
        return WORKSHOP_NO_PLACE;
    struct str label = {0};
    commune_label(&one->commune, &label);
    out->code = arena_strdup(gazetteer->arena, one->commune.code);
    out->name = arena_strdup(gazetteer->arena, str_text(&label));
    str_free(&label);
    return near ? WORKSHOP_NEAR_PLACE : WORKSHOP_ONE_PLACE;
}

struct workshop_lists ops_workshop_lists(struct garden *garden, struct arena *arena)
{
    const struct community *words = garden->community;
    struct gazetteer *gazetteer = arena_alloc(arena, sizeof *gazetteer);
    *gazetteer = (struct gazetteer){arena, geo_region_find(words->region)};
    return (struct workshop_lists){
        .themes = words->themes,
        .theme_count = words->theme_count,
        .sources = words->sources,
        .source_count = words->source_count,
        .kinds = words->actor_kinds,
        .kind_count = words->actor_kind_count,
        .commune = ask_commune,
        .ctx = gazetteer,
    };
}

/* --- what it says, written -------------------------------------------------------- */

static struct actor actor_of(const struct garden *garden, struct arena *arena,
                             const struct workshop_line *line)
{
    const struct community *words = garden->community;
    struct actor actor = {.name = line->name,
                          .commune = line->place.code,
                          .note = line->note,
                          .themes = "",
                          .verified = day_start(clock_now())};
    if (line->kind != WORKSHOP_NONE)
        actor.kind = words->actor_kinds[line->kind].id;
    for (size_t i = 0; i < line->theme_count; i++)
        actor.themes =
            themes_with(arena, actor.themes, words->themes[line->themes[i]].id);
    return actor;
}

static bool add_sources(struct garden *garden, const struct workshop_line *line,
                        struct id actor, struct err *err)
{
    const struct community *words = garden->community;
    for (size_t i = 0; i < line->source_count; i++) {
        struct sighting sighting = {.actor = actor,
                                    .source = words->sources[line->sources[i]].id,
                                    .seen = day_start(clock_now())};
        struct id id;
        if (!sighting_insert(garden, &sighting, &id, err))
            return false;
    }
    return true;
}

/* Who has that name, when only one does. */
static bool person_known(struct garden *garden, const struct person *person,
                         struct arena *arena, struct id *id, struct err *err)
{
    struct person *all;
    size_t count, alike = 0;
    if (!store_persons(garden->store, arena, &all, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!person_same_name(&all[i], person))
            continue;
        *id = all[i].id;
        alike++;
    }
    *id = alike == 1 ? *id : (struct id){{0}};
    return true;
}

static bool add_person(struct garden *garden, const char *typed, struct id actor,
                       struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct person person = person_line_read(&arena, typed);
    bool done = person_known(garden, &person, &arena, id, err);
    if (done && id_is_none(*id)) {
        *id = id_new(clock_now());
        done = person_insert(garden, &person, *id, err);
    }
    struct link link = {.subject = *id, .object = actor, .kind = LINK_BELONGS};
    struct id made;
    done = done && link_insert(garden, &link, &made, err);
    arena_free(&arena);
    return done;
}

static bool add_contact(struct garden *garden, struct id owner, enum contact_kind kind,
                        const char *value, struct err *err)
{
    struct contact contact = {
        .owner = owner, .kind = kind, .value = value, .label = ""};
    struct id id;
    return *value == '\0' || contact_insert(garden, &contact, &id, err);
}

static bool line_write(struct garden *garden, const struct workshop_line *line,
                       const struct actor *actor, struct id *id, struct err *err)
{
    if (!actor_insert(garden, actor, id, err) || !add_sources(garden, line, *id, err))
        return false;
    struct id owner = *id;
    if (*line->person && !add_person(garden, line->person, *id, &owner, err))
        return false;
    return add_contact(garden, owner, CONTACT_EMAIL, line->email, err) &&
           add_contact(garden, owner, CONTACT_PHONE, line->phone, err);
}

bool ops_actor_add_line(struct garden *garden, const struct workshop_line *line,
                        const char *draft_place, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct actor typed = actor_of(garden, &arena, line), clean;
    struct id made;
    unsigned changed = CHANGED_ACTORS | (*line->person ? CHANGED_PEOPLE : 0u);
    bool done = actor_clean(&arena, &typed, &clean, err) &&
                step_begin(garden, VERB_ACTOR_ADD, err);
    if (done)
        done = step_end_drop(garden, line_write(garden, line, &clean, &made, err),
                             changed, draft_place, err);
    if (done)
        *id = made;
    arena_free(&arena);
    return done;
}
