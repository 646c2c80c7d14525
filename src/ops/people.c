#include "ops/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"
#include "ops/people_private.h"

/* --- writing ---------------------------------------------------------------------- */

static bool person_given(const struct person *person, struct err *err)
{
    if (*person->given || *person->family || *person->organisation)
        return true;
    return err_set(err, ERR_INPUT,
                   _("Personne n’est nommé : tapez un nom, ou une organisation entre "
                     "parenthèses, puis Entrée."));
}

bool person_read(struct arena *arena, const char *line, struct person *person,
                 struct err *err)
{
    *person = person_line_read(arena, line);
    return person_given(person, err);
}

bool person_insert(struct garden *garden, const struct person *person, struct id id,
                   struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_PERSON_GIVEN, value_text(person->given)},
        {FIELD_PERSON_FAMILY, value_text(person->family)},
        {FIELD_PERSON_ORGANISATION, value_text(person->organisation)},
        {FIELD_PERSON_EMAIL, value_text(person->email)},
        {FIELD_PERSON_PHONE, value_text(person->phone)},
        {FIELD_PERSON_CRITERIA, value_text(person->criteria)},
    };
    return store_insert(garden->store, TABLE_PERSON, id, fields,
                        sizeof fields / sizeof *fields, err);
}

bool ops_person_add(struct garden *garden, const char *line, struct id *id,
                    struct err *err)
{
    struct arena arena = {0};
    struct person person;
    struct id made = id_new(clock_now());
    bool done = person_read(&arena, line, &person, err) &&
                step_begin(garden, VERB_PERSON_ADD, err);
    if (done) {
        done = step_end(garden, person_insert(garden, &person, made, err),
                        CHANGED_PEOPLE, err);
    }
    *id = done ? made : *id;
    arena_free(&arena);
    return done;
}

static bool person_set(struct garden *garden, struct id id, const struct person *person,
                       struct err *err)
{
    return set_text(garden, id, FIELD_PERSON_GIVEN, person->given, err) &&
           set_text(garden, id, FIELD_PERSON_FAMILY, person->family, err) &&
           set_text(garden, id, FIELD_PERSON_ORGANISATION, person->organisation, err) &&
           set_text(garden, id, FIELD_PERSON_EMAIL, person->email, err) &&
           set_text(garden, id, FIELD_PERSON_PHONE, person->phone, err) &&
           set_text(garden, id, FIELD_PERSON_CRITERIA, person->criteria, err);
}

bool ops_person_edit(struct garden *garden, struct id id, const struct person *person,
                     struct err *err)
{
    struct arena arena = {0};
    struct person clean = {.given = trimmed(&arena, person->given),
                           .family = trimmed(&arena, person->family),
                           .organisation = trimmed(&arena, person->organisation),
                           .email = trimmed(&arena, person->email),
                           .phone = trimmed(&arena, person->phone),
                           .criteria = trimmed(&arena, person->criteria)};
    struct person known;
    struct signature signature;
    bool done = person_given(&clean, err) && name_fits(&clean, err) &&
                store_person(garden->store, id, &arena, &known, err) &&
                signature_read(garden, &arena, &known, &clean, &signature, err) &&
                step_begin(garden, VERB_PERSON_EDIT, err);
    if (done)
        done = step_end(garden,
                        person_set(garden, id, &clean, err) &&
                            signature_write(garden, &signature, err),
                        signature_changed(&signature), err);
    arena_free(&arena);
    return done;
}

/* --- reading ---------------------------------------------------------------------- */

bool ops_person(struct garden *garden, struct id id, struct arena *arena,
                struct person *person, struct err *err)
{
    return store_person(garden->store, id, arena, person, err);
}

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *one = a, *two = b;
    int order = strcmp(one->key, two->key);
    return order ? order
                 : memcmp(one->person->id.bytes, two->person->id.bytes,
                          sizeof one->person->id.bytes);
}

/* Homonyms are neighbours: whoever is like the one before or after says more. Those
 * whom the organisation does not part are numbered. */
static void label_all(struct arena *arena, struct ranked *ranked, size_t count)
{
    int same = 1;
    for (size_t i = 0; i < count; i++) {
        const struct person *person = ranked[i].person;
        bool after = i > 0 && person_same_name(person, ranked[i - 1].person);
        bool before = i + 1 < count && person_same_name(person, ranked[i + 1].person);
        const char *label =
            after || before ? person_label(arena, person) : person_name(arena, person);
        bool again = after && strcmp(ranked[i].key, ranked[i - 1].key) == 0;
        same = again ? same + 1 : 1;
        ranked[i].label = again ? arena_printf(arena, "%s (%d)", label, same) : label;
    }
}

struct ranked *people_rank(struct arena *arena, const void *list, size_t count,
                           const struct person *(*at)(const void *list, size_t i))
{
    struct ranked *ranked = arena_alloc(arena, (count + 1) * sizeof *ranked);
    for (size_t i = 0; i < count; i++) {
        ranked[i].person = at(list, i);
        ranked[i].key = person_sort_key(arena, ranked[i].person);
        ranked[i].index = i;
    }
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    label_all(arena, ranked, count);
    return ranked;
}

static const struct person *person_at(const void *list, size_t i)
{
    return (const struct person *)list + i;
}

/* Keeps, in place, those who match; returns how many. */
static size_t keep_like(const char *typed, struct person *persons, size_t count)
{
    struct arena arena = {0};
    struct str folded = {0};
    size_t kept = 0;
    fold_text(&folded, typed);
    for (size_t i = 0; i < count; i++) {
        if (fold_matches(person_words(&arena, &persons[i]), str_text(&folded)))
            persons[kept++] = persons[i];
        arena_reset(&arena);
    }
    str_free(&folded);
    arena_free(&arena);
    return kept;
}

bool ops_persons_like(struct garden *garden, const char *typed, size_t most,
                      struct arena *arena, struct person **persons, size_t *count,
                      struct err *err)
{
    struct person *all;
    if (!store_persons(garden->store, arena, &all, count, err))
        return false;
    *count = keep_like(typed, all, *count);
    struct ranked *ranked = people_rank(arena, all, *count, person_at);
    *count = most > 0 && *count > most ? most : *count;
    *persons = arena_alloc(arena, (*count + 1) * sizeof **persons);
    for (size_t i = 0; i < *count; i++)
        (*persons)[i] = *ranked[i].person;
    return true;
}
