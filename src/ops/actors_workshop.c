/* A workshop: one line typed, one actor with all that hangs on it, one step. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/meeting.h"
#include "geo/search.h"
#include "ops/actors_private.h"
#include "ops/cards_private.h"
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

/* « Foix (09), Cos (09), Vernajoul (09)… »: those that one may have meant. */
static const char *name_some(const struct gazetteer *gazetteer,
                             const struct commune_match *matches, size_t count)
{
    enum { SOME = 3 };
    struct str names = {0};
    for (size_t i = 0; i < count && i < SOME; i++) {
        str_add(&names, i ? ", " : "");
        commune_label(&matches[i].commune, &names);
    }
    str_add(&names, count > SOME ? "…" : "");
    const char *kept = arena_strdup(gazetteer->arena, str_text(&names));
    str_free(&names);
    return kept;
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
        !(one = only_of(gazetteer->region, matches, count))) {
        out->name = name_some(gazetteer, matches, count);
        return WORKSHOP_SEVERAL_PLACES;
    }
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

/* One line as it will be written, all that refuses it having been asked before. */
struct entry {
    const struct workshop_line *line;
    struct actor actor;
    struct person person; /* named by the line, if one is */
    struct id known;      /* who alone has that name; none: to be made */
    struct id made;       /* the actor */
};

/* Who has that name, when only one does. */
static bool person_known(struct garden *garden, struct entry *entry,
                         struct arena *arena, struct err *err)
{
    struct person *same;
    size_t count;
    const char *folded = name_folded(arena, person_name(arena, &entry->person));
    if (!store_persons_named(garden->store, folded, arena, &same, &count, err))
        return false;
    if (count == 1)
        entry->known = same[0].id;
    return true;
}

static bool entry_read(struct garden *garden, struct arena *arena, struct entry *entry,
                       struct err *err)
{
    struct actor typed = actor_of(garden, arena, entry->line);
    if (!actor_clean(arena, &typed, &entry->actor, err))
        return false;
    if (*entry->line->person == '\0')
        return true;
    entry->person = person_line_read(arena, entry->line->person);
    return person_known(garden, entry, arena, err);
}

/* What one of the same lines made is not in the file's names before they are saved. */
static struct id person_made(const struct entry *first, const struct entry *entry)
{
    for (; first < entry; first++)
        if (*first->line->person && person_same_name(&first->person, &entry->person))
            return first->known;
    return (struct id){{0}};
}

static bool add_person(struct garden *garden, const struct entry *first,
                       struct entry *entry, struct err *err)
{
    if (id_is_none(entry->known))
        entry->known = person_made(first, entry);
    if (id_is_none(entry->known)) {
        entry->known = id_new(clock_now());
        if (!person_insert(garden, &entry->person, entry->known, err))
            return false;
    }
    struct link link = {
        .subject = entry->known, .object = entry->made, .kind = LINK_BELONGS};
    struct id id;
    return link_insert(garden, &link, &id, err);
}

static bool has_contact(struct garden *garden, const struct contact *contact,
                        bool *known, struct err *err)
{
    struct arena arena = {0};
    struct contact *contacts;
    size_t count;
    bool done =
        store_contacts(garden->store, contact->owner, &arena, &contacts, &count, err);
    *known = false;
    for (size_t i = 0; done && i < count; i++)
        *known = *known || (contacts[i].kind == contact->kind &&
                            fold_same(contacts[i].value, contact->value));
    arena_free(&arena);
    return done;
}

static bool add_contact(struct garden *garden, struct id owner, enum contact_kind kind,
                        const char *value, struct err *err)
{
    struct contact contact = {
        .owner = owner, .kind = kind, .value = value, .label = ""};
    struct id id;
    bool known;
    if (*value == '\0')
        return true;
    return has_contact(garden, &contact, &known, err) &&
           (known || contact_join(garden, &contact, &id, err));
}

static bool entry_write(struct garden *garden, const struct entry *first,
                        struct entry *entry, struct err *err)
{
    const struct workshop_line *line = entry->line;
    if (!actor_insert(garden, &entry->actor, &entry->made, err) ||
        !add_sources(garden, line, entry->made, err))
        return false;
    if (*line->person && !add_person(garden, first, entry, err))
        return false;
    struct id owner = *line->person ? entry->known : entry->made;
    return add_contact(garden, owner, CONTACT_EMAIL, line->email, err) &&
           add_contact(garden, owner, CONTACT_PHONE, line->phone, err);
}

static bool entries_write(struct garden *garden, struct entry *entries, size_t count,
                          struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!entry_write(garden, entries, &entries[i], err))
            return false;
    return true;
}

static bool entries_save(struct garden *garden, struct actor_lines *batch,
                         struct entry *entries, struct err *err)
{
    unsigned changed = CHANGED_ACTORS;
    for (size_t i = 0; i < batch->count; i++)
        changed |= *batch->lines[i].person ? CHANGED_PEOPLE : 0u;
    if (!step_begin(garden, VERB_ACTOR_ADD, err))
        return false;
    return step_end_drop(garden, entries_write(garden, entries, batch->count, err),
                         changed, batch->draft_place, err);
}

static bool lines_given(const struct actor_lines *batch, struct err *err)
{
    return batch->count > 0 ||
           err_set(err, ERR_INPUT,
                   _("Aucune ligne à enregistrer : tapez ou collez une ligne par "
                     "acteur."));
}

bool ops_actor_add_lines(struct garden *garden, struct actor_lines *batch,
                         struct err *err)
{
    struct arena arena = {0};
    struct entry *entries = arena_alloc(&arena, (batch->count + 1) * sizeof *entries);
    bool done = lines_given(batch, err);
    for (size_t i = 0; done && i < batch->count; i++) {
        entries[i] = (struct entry){.line = &batch->lines[i]};
        batch->refused = i;
        done = entry_read(garden, &arena, &entries[i], err);
    }
    done = done && entries_save(garden, batch, entries, err);
    for (size_t i = 0; done && i < batch->count; i++)
        batch->ids[i] = entries[i].made;
    arena_free(&arena);
    return done;
}

bool ops_actor_add_line(struct garden *garden, const struct workshop_line *line,
                        const char *draft_place, struct id *id, struct err *err)
{
    struct actor_lines one = {
        .lines = line, .count = 1, .draft_place = draft_place, .ids = id};
    return ops_actor_add_lines(garden, &one, err);
}
