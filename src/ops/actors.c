#include "ops/actors.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors_private.h"

/* --- a card and its fields -------------------------------------------------------- */

static const char *clean_text(struct arena *arena, const char *text)
{
    return trimmed(arena, text ? text : "");
}

static void clean_texts(struct arena *arena, struct actor *actor)
{
    const char **texts[] = {&actor->name,      &actor->kind,      &actor->themes,
                            &actor->action,    &actor->commune,   &actor->place,
                            &actor->perimeter, &actor->circle,    &actor->next_step,
                            &actor->note,      &actor->visibility};
    for (size_t i = 0; i < COUNT(texts); i++)
        *texts[i] = clean_text(arena, *texts[i]);
}

static bool has_spot(double latitude, double longitude)
{
    return latitude < 0 || latitude > 0 || longitude < 0 || longitude > 0;
}

static void place_clean(struct arena *arena, struct actor *actor)
{
    struct actor_place place;
    if (has_spot(actor->latitude, actor->longitude) || *actor->commune == '\0' ||
        !place_of_commune(arena, actor->commune, &place))
        return;
    actor->commune = place.commune;
    actor->place = *actor->place ? actor->place : place.place;
    actor->precision = PRECISION_COMMUNE;
    actor->latitude = place.latitude;
    actor->longitude = place.longitude;
}

bool actor_clean(struct arena *arena, const struct actor *typed, struct actor *clean,
                 struct err *err)
{
    *clean = *typed;
    clean_texts(arena, clean);
    place_clean(arena, clean);
    if (*clean->name == '\0')
        return err_set(err, ERR_INPUT,
                       _("Cet acteur n’a pas de nom : tapez-le, puis Entrée."));
    return text_fits(clean->name, NAME_MOST, err) &&
           text_fits(clean->place, NAME_MOST, err) &&
           text_fits(clean->next_step, NAME_MOST, err) &&
           text_fits(clean->action, TEXT_MOST, err) &&
           text_fits(clean->note, TEXT_MOST, err);
}

/* Every field of a card, for an insertion and for an edition alike. */
#define ACTOR_FIELDS(actor)                                                            \
    {                                                                                  \
        {FIELD_ACTOR_NATURE, value_text(actor_nature_id((actor)->nature))},            \
            {FIELD_ACTOR_NAME, value_text((actor)->name)},                             \
            {FIELD_ACTOR_KIND, value_text((actor)->kind)},                             \
            {FIELD_ACTOR_THEMES, value_text((actor)->themes)},                         \
            {FIELD_ACTOR_ACTION, value_text((actor)->action)},                         \
            {FIELD_ACTOR_COMMUNE, value_text((actor)->commune)},                       \
            {FIELD_ACTOR_PLACE, value_text((actor)->place)},                           \
            {FIELD_ACTOR_PRECISION, value_text(precision_id((actor)->precision))},     \
            {FIELD_ACTOR_LATITUDE, value_real((actor)->latitude)},                     \
            {FIELD_ACTOR_LONGITUDE, value_real((actor)->longitude)},                   \
            {FIELD_ACTOR_PERIMETER, value_text((actor)->perimeter)},                   \
            {FIELD_ACTOR_CIRCLE, value_text((actor)->circle)},                         \
            {FIELD_ACTOR_PROSPECT, value_text(prospect_id((actor)->prospect))},        \
            {FIELD_ACTOR_NEXT_STEP, value_text((actor)->next_step)},                   \
            {FIELD_ACTOR_NEXT_ON, value_integer((actor)->next_on)},                    \
            {FIELD_ACTOR_VERIFIED, value_integer((actor)->verified)},                  \
            {FIELD_ACTOR_STARTS, value_integer((actor)->starts)},                      \
            {FIELD_ACTOR_ENDS, value_integer((actor)->ends)},                          \
            {FIELD_ACTOR_CONSENT, value_text(consent_id((actor)->consent))},           \
            {FIELD_ACTOR_CONSENT_ON, value_integer((actor)->consent_on)},              \
            {FIELD_ACTOR_NOTE, value_text((actor)->note)},                             \
            {FIELD_ACTOR_VISIBILITY, value_text((actor)->visibility)},                 \
    }

bool actor_insert(struct garden *garden, const struct actor *actor, struct id *id,
                  struct err *err)
{
    const struct field_value fields[] = ACTOR_FIELDS(actor);
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_ACTOR, *id, fields, COUNT(fields), err);
}

static bool actor_write(struct garden *garden, const struct actor *actor,
                        struct err *err)
{
    const struct field_value fields[] = ACTOR_FIELDS(actor);
    for (size_t i = 0; i < COUNT(fields); i++)
        if (!store_set(garden->store, actor->id, fields[i].field, fields[i].value, err))
            return false;
    return true;
}

bool set_real(struct garden *garden, struct id row, enum field field, double real,
              struct err *err)
{
    return store_set(garden->store, row, field, value_real(real), err);
}

/* --- steps ------------------------------------------------------------------------ */

bool actor_end(struct garden *garden, bool written, struct err *err)
{
    return step_end(garden, written, CHANGED_ACTORS, err);
}

bool actor_live(struct garden *garden, struct id id, struct arena *arena,
                struct actor *actor, struct err *err)
{
    enum row_state state;
    if (!store_actor(garden->store, id, arena, actor, &state, err))
        return false;
    return state == ROW_LIVE ||
           err_set(err, ERR_NOT_FOUND,
                   _("Cet acteur est à la corbeille : sortez-l’en d’abord, ou "
                     "choisissez-en un autre."));
}

static bool actors_given(size_t count, struct err *err)
{
    return count > 0 || err_set(err, ERR_INPUT,
                                _("Aucun acteur choisi : allez sur un acteur avec les "
                                  "flèches, ou marquez-en avec Espace."));
}

bool actors_live(struct garden *garden, const struct id *ids, size_t count,
                 struct err *err)
{
    struct arena arena = {0};
    struct actor actor;
    bool live = actors_given(count, err);
    for (size_t i = 0; live && i < count; i++)
        live = actor_live(garden, ids[i], &arena, &actor, err);
    arena_free(&arena);
    return live;
}

/* One field of all of them, in one step. */
static bool actors_set(struct garden *garden, enum verb verb, const struct id *ids,
                       size_t count, struct field_value to, struct err *err)
{
    bool written = true;
    if (!step_begin(garden, verb, err))
        return false;
    for (size_t i = 0; written && i < count; i++)
        written = store_set(garden->store, ids[i], to.field, to.value, err);
    return actor_end(garden, written, err);
}

/* --- verbs ------------------------------------------------------------------------ */

bool ops_actor_add(struct garden *garden, const struct actor *actor,
                   const char *draft_place, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct actor clean;
    struct id made;
    bool done = actor_clean(&arena, actor, &clean, err) &&
                step_begin(garden, VERB_ACTOR_ADD, err);
    if (done)
        done = step_end_drop(garden, actor_insert(garden, &clean, &made, err),
                             CHANGED_ACTORS, draft_place, err);
    if (done)
        *id = made;
    arena_free(&arena);
    return done;
}

bool ops_actor_edit(struct garden *garden, const struct actor *actor, struct err *err)
{
    struct arena arena = {0};
    struct actor clean, known;
    bool done = actor_clean(&arena, actor, &clean, err) &&
                actor_live(garden, actor->id, &arena, &known, err);
    if (done && clean.consent != known.consent && clean.consent_on == known.consent_on)
        clean.consent_on =
            clean.consent == CONSENT_UNKNOWN ? 0 : day_start(clock_now());
    done = done && step_begin(garden, VERB_ACTOR_EDIT, err) &&
           actor_end(garden, actor_write(garden, &clean, err), err);
    arena_free(&arena);
    return done;
}

bool ops_actors_bin(struct garden *garden, const struct id *ids, size_t count,
                    struct err *err)
{
    return actors_live(garden, ids, count, err) &&
           actors_set(garden, VERB_ACTOR_BIN, ids, count,
                      (struct field_value){FIELD_ACTOR_STATE, value_integer(ROW_BIN)},
                      err);
}

bool ops_actors_restore(struct garden *garden, const struct id *ids, size_t count,
                        struct err *err)
{
    return actors_given(count, err) &&
           actors_set(garden, VERB_ACTOR_RESTORE, ids, count,
                      (struct field_value){FIELD_ACTOR_STATE, value_integer(ROW_LIVE)},
                      err);
}

bool ops_actors_verify(struct garden *garden, const struct id *ids, size_t count,
                       struct err *err)
{
    return actors_live(garden, ids, count, err) &&
           actors_set(garden, VERB_ACTOR_VERIFY, ids, count,
                      (struct field_value){FIELD_ACTOR_VERIFIED,
                                           value_integer(day_start(clock_now()))},
                      err);
}

static bool themes_write(struct garden *garden, struct arena *arena,
                         const struct actor *actors, size_t count, const char *theme,
                         struct err *err)
{
    bool all = true;
    for (size_t i = 0; i < count; i++)
        all = all && themes_have(actors[i].themes, theme);
    for (size_t i = 0; i < count; i++) {
        const char *now = all ? themes_without(arena, actors[i].themes, theme)
                              : themes_with(arena, actors[i].themes, theme);
        if (!set_text(garden, actors[i].id, FIELD_ACTOR_THEMES, now, err))
            return false;
    }
    return true;
}

bool ops_actors_theme(struct garden *garden, const struct id *ids, size_t count,
                      const char *theme, struct err *err)
{
    struct arena arena = {0};
    struct actor *actors = arena_alloc(&arena, (count + 1) * sizeof *actors);
    bool done = actors_given(count, err);
    for (size_t i = 0; done && i < count; i++)
        done = actor_live(garden, ids[i], &arena, &actors[i], err);
    done =
        done && step_begin(garden, VERB_ACTOR_EDIT, err) &&
        actor_end(garden, themes_write(garden, &arena, actors, count, theme, err), err);
    arena_free(&arena);
    return done;
}

static bool prospect_write(struct garden *garden, struct id id, enum prospect prospect,
                           const char *next_step, int64_t next_on, struct err *err)
{
    struct arena arena = {0};
    bool done =
        set_text(garden, id, FIELD_ACTOR_PROSPECT, prospect_id(prospect), err) &&
        set_text(garden, id, FIELD_ACTOR_NEXT_STEP, clean_text(&arena, next_step),
                 err) &&
        set_integer(garden, id, FIELD_ACTOR_NEXT_ON, next_on, err);
    arena_free(&arena);
    return done;
}

bool ops_actor_prospect(struct garden *garden, struct id id, enum prospect prospect,
                        const char *next_step, int64_t next_on, struct err *err)
{
    return (!next_step || text_fits(next_step, NAME_MOST, err)) &&
           actors_live(garden, &id, 1, err) &&
           step_begin(garden, VERB_ACTOR_PROSPECT, err) &&
           actor_end(garden,
                     prospect_write(garden, id, prospect, next_step, next_on, err),
                     err);
}

bool ops_actor_consent(struct garden *garden, struct id id, enum consent consent,
                       struct err *err)
{
    int64_t on = consent == CONSENT_UNKNOWN ? 0 : day_start(clock_now());
    return actors_live(garden, &id, 1, err) &&
           step_begin(garden, VERB_ACTOR_EDIT, err) &&
           actor_end(
               garden,
               set_text(garden, id, FIELD_ACTOR_CONSENT, consent_id(consent), err) &&
                   set_integer(garden, id, FIELD_ACTOR_CONSENT_ON, on, err),
               err);
}

/* --- visibility ------------------------------------------------------------------- */

bool ops_actor_visibility(struct garden *garden, struct id id, enum field field,
                          enum audience audience, struct err *err)
{
    const struct field_def *def = schema_field(field);
    struct arena arena = {0};
    struct actor actor;
    if (!def || def->table != TABLE_ACTOR || !field_may_have(field, audience))
        return err_set(err, ERR_INPUT,
                       _("Ce champ ne peut être montré plus largement : choisissez un "
                         "cercle de lecteurs plus étroit."));
    bool done = actor_live(garden, id, &arena, &actor, err) &&
                step_begin(garden, VERB_ACTOR_VISIBILITY, err);
    if (done) {
        const char *now =
            visibility_set(&arena, actor.visibility, def->column, audience);
        done = actor_end(garden, set_text(garden, id, FIELD_ACTOR_VISIBILITY, now, err),
                         err);
    }
    arena_free(&arena);
    return done;
}

bool ops_actor(struct garden *garden, struct id id, struct arena *arena,
               struct actor *actor, struct err *err)
{
    enum row_state state;
    return store_actor(garden->store, id, arena, actor, &state, err);
}
