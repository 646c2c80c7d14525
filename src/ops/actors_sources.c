/* Where actors were heard of: sightings, and what each source brought. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors_private.h"

bool sighting_insert(struct garden *garden, const struct sighting *sighting,
                     struct id *id, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_SIGHTING_ACTOR, value_id(sighting->actor)},
        {FIELD_SIGHTING_SOURCE, value_text(sighting->source)},
        {FIELD_SIGHTING_SEEN, value_integer(sighting->seen)},
        {FIELD_SIGHTING_NOTE, value_text(sighting->note ? sighting->note : "")},
    };
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_SIGHTING, *id, fields,
                        sizeof fields / sizeof *fields, err);
}

static bool sighting_new(struct garden *garden, const struct sighting *sighting,
                         struct err *err)
{
    struct arena arena = {0};
    struct sighting *list;
    size_t count;
    bool again = false;
    bool done =
        store_sightings(garden->store, sighting->actor, &arena, &list, &count, err);
    for (size_t i = 0; done && i < count; i++)
        again = again || (str_equal(list[i].source, sighting->source) &&
                          day_start(list[i].seen) == sighting->seen);
    arena_free(&arena);
    return done && (!again || err_set(err, ERR_INPUT,
                                      _("Cette source est déjà notée à cette date : "
                                        "changez l’une ou l’autre.")));
}

bool ops_sighting_add(struct garden *garden, const struct sighting *sighting,
                      struct id *id, struct err *err)
{
    struct sighting dated = *sighting;
    struct id made;
    dated.seen = day_start(dated.seen ? dated.seen : clock_now());
    if (!dated.source || *dated.source == '\0')
        return err_set(err, ERR_INPUT,
                       _("Aucune source : choisissez-en une de la liste."));
    if (!actors_live(garden, &sighting->actor, 1, err) ||
        !sighting_new(garden, &dated, err) ||
        !step_begin(garden, VERB_SIGHTING_ADD, err) ||
        !actor_end(garden, sighting_insert(garden, &dated, &made, err), err))
        return false;
    *id = made;
    return true;
}

bool ops_sighting_bin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct sighting sighting;
    bool live = store_sighting(garden->store, id, &arena, &sighting, err);
    arena_free(&arena);
    return live && step_begin(garden, VERB_SIGHTING_BIN, err) &&
           actor_end(garden,
                     set_integer(garden, id, FIELD_SIGHTING_STATE, ROW_BIN, err), err);
}

bool ops_sightings(struct garden *garden, struct id actor, struct arena *arena,
                   struct sighting **list, size_t *count, struct err *err)
{
    return store_sightings(garden->store, actor, arena, list, count, err);
}

/* --- counts ----------------------------------------------------------------------- */

static struct source_count *line_of(struct source_count *lines, size_t *count,
                                    const char *source)
{
    for (size_t i = 0; i < *count; i++)
        if (str_equal(lines[i].source, source))
            return &lines[i];
    lines[*count] = (struct source_count){.source = source, .label = source};
    return &lines[(*count)++];
}

static void count_in(struct source_count *line, enum prospect prospect, int actors)
{
    line->actors += actors;
    line->prospects[prospect] += actors;
}

/* All actors in *total, and those without any source in *none. */
static bool count_all(struct garden *garden, struct arena *arena,
                      struct source_count *total, struct source_count *none,
                      struct err *err)
{
    struct prospect_tally *tallies;
    size_t count;
    if (!store_prospect_tallies(garden->store, arena, &tallies, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        count_in(total, tallies[i].prospect, tallies[i].actors);
        if (!tallies[i].seen)
            count_in(none, tallies[i].prospect, tallies[i].actors);
    }
    return true;
}

bool ops_source_counts(struct garden *garden, struct arena *arena,
                       struct source_count **sources, size_t *count,
                       struct source_count *total, struct err *err)
{
    const struct community *words = garden->community;
    struct source_tally *tallies;
    size_t n;
    *total = (struct source_count){.source = "", .label = _("tous")};
    struct source_count none = {.source = "", .label = _("sans source")};
    *count = 0;
    if (!store_source_tallies(garden->store, arena, &tallies, &n, err) ||
        !count_all(garden, arena, total, &none, err))
        return false;
    *sources = arena_alloc(arena, (words->source_count + n + 1) * sizeof **sources);
    for (size_t i = 0; i < words->source_count; i++)
        line_of(*sources, count, words->sources[i].id)->label = words->sources[i].label;
    for (size_t i = 0; i < n; i++)
        count_in(line_of(*sources, count, tallies[i].source), tallies[i].prospect,
                 tallies[i].actors);
    if (none.actors > 0)
        (*sources)[(*count)++] = none;
    return true;
}
