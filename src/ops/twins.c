#include "ops/twins.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/twins_private.h"

/* Pairs that share a key are judged; few of them are alike. */
enum { JUDGED_MOST = 20000 };

/* --- the walk --------------------------------------------------------------------- */

static const char *reach_of(const struct contact *list, size_t count,
                            enum contact_kind kind, size_t n)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == kind && n-- == 0)
            return list[i].value;
    return "";
}

/* A card as names are compared: each mail and phone of one against each of the other
 * would be too many; the pair that is shared is put forward. */
struct side {
    struct card card;
    struct actor actor;
    struct contact *contacts;
    size_t count;
};

static bool side_read(struct garden *garden, bool person, struct id id,
                      struct arena *arena, struct side *side, struct err *err)
{
    enum row_state state;
    int64_t created;
    return (person
                ? store_card(garden->store, id, arena, &side->card, &state, &created,
                             err)
                : store_actor(garden->store, id, arena, &side->actor, &state, err)) &&
           store_contacts(garden->store, id, arena, &side->contacts, &side->count, err);
}

static const char *shared_or_first(const struct side *a, const struct side *b,
                                   enum contact_kind kind)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (a->contacts[i].kind == kind &&
                contact_same(&a->contacts[i], &b->contacts[k]))
                return a->contacts[i].value;
    return reach_of(a->contacts, a->count, kind, 0);
}

static struct name_verdict persons_compare(const struct side *a, const struct side *b)
{
    struct likename one = {a->card.person.given, a->card.person.family,
                           shared_or_first(a, b, CONTACT_EMAIL),
                           shared_or_first(a, b, CONTACT_PHONE)};
    struct likename other = {b->card.person.given, b->card.person.family,
                             shared_or_first(b, a, CONTACT_EMAIL),
                             shared_or_first(b, a, CONTACT_PHONE)};
    return likename_compare(&one, &other);
}

static bool judge(struct garden *garden, bool persons, const struct twins *twins,
                  struct arena *arena, struct twin_pair *pair, struct err *err)
{
    struct side one, other;
    *pair = (struct twin_pair){.one = twins->one, .other = twins->other};
    if (!side_read(garden, persons, twins->one, arena, &one, err) ||
        !side_read(garden, persons, twins->other, arena, &other, err))
        return false;
    pair->verdict =
        persons ? persons_compare(&one, &other)
                : likename_compare_organisations(one.actor.name, other.actor.name);
    pair->reason = name_reason_text(pair->verdict.reason);
    pair->one_label = persons ? person_label(arena, &one.card.person) : one.actor.name;
    pair->other_label =
        persons ? person_label(arena, &other.card.person) : other.actor.name;
    return true;
}

static struct twin_pair pair_kept(struct arena *arena, const struct twin_pair *pair)
{
    struct twin_pair kept = *pair;
    kept.one_label = arena_strdup(arena, pair->one_label);
    kept.other_label = arena_strdup(arena, pair->other_label);
    return kept;
}

/* Likeliest first; the order of the file else. */
static int compare_pairs(const void *a, const void *b)
{
    const struct twin_pair *one = a, *two = b;
    if (one->verdict.likeness != two->verdict.likeness)
        return one->verdict.likeness > two->verdict.likeness ? -1 : 1;
    int order = memcmp(&one->one, &two->one, sizeof one->one);
    return order ? order : memcmp(&one->other, &two->other, sizeof one->other);
}

bool ops_twins(struct garden *garden, bool persons, size_t most, struct arena *arena,
               struct twin_pair **pairs, size_t *count, struct err *err)
{
    struct arena scratch = {0}, row = {0};
    struct twins *twins;
    size_t found;
    VEC(struct twin_pair) kept = {0};
    bool done =
        store_names_ready(garden->store, err) &&
        store_twins(garden->store, persons, JUDGED_MOST, &scratch, &twins, &found, err);
    for (size_t i = 0; done && i < found; i++) {
        struct twin_pair pair;
        arena_reset(&row);
        done = judge(garden, persons, &twins[i], &row, &pair, err);
        if (done && pair.verdict.likeness >= NAME_LIKELY)
            vec_push(&kept, pair_kept(arena, &pair));
    }
    if (kept.n > 1)
        qsort(kept.at, kept.n, sizeof *kept.at, compare_pairs);
    *count = kept.n < most ? kept.n : most;
    *pairs = arena_alloc(arena, (*count + 1) * sizeof **pairs);
    if (*count)
        memcpy(*pairs, kept.at, *count * sizeof **pairs);
    vec_free(&kept);
    arena_free(&row);
    arena_free(&scratch);
    return done;
}

bool ops_twins_pair(struct garden *garden, struct id one, struct id other,
                    struct arena *arena, struct twin_pair *pair, struct err *err)
{
    const struct twins twins = {.one = one, .other = other};
    enum table table;
    return twins_fit(garden, one, other, &table, err) &&
           judge(garden, table == TABLE_PERSON, &twins, arena, pair, err);
}

bool ops_twins_apart(struct garden *garden, struct id one, struct id other,
                     struct err *err)
{
    enum table table;
    return twins_fit(garden, one, other, &table, err) &&
           step_begin(garden, VERB_CARDS_APART, err) &&
           step_end(garden, apart_insert(garden, one, other, err),
                    CHANGED_PEOPLE | CHANGED_ACTORS, err);
}

/* --- side by side ----------------------------------------------------------------- */

bool twins_fit(struct garden *garden, struct id one, struct id other, enum table *table,
               struct err *err)
{
    struct fate a, b;
    if (!store_fate(garden->store, one, &a, err) ||
        !store_fate(garden->store, other, &b, err))
        return false;
    *table = a.table;
    return (a.table && a.table == b.table && a.state == ROW_LIVE &&
            b.state == ROW_LIVE && !id_equal(one, other)) ||
           err_set(
               err, ERR_INPUT,
               _("Ces deux fiches ne se réunissent pas : il en faut deux de la même "
                 "sorte, hors de la corbeille."));
}

static const char *day_text(struct arena *arena, int64_t when)
{
    struct civil civil = clock_civil(when);
    return arena_printf(arena, "%02d/%02d/%04d", civil.day, civil.month, civil.year);
}

const char *twin_text(struct arena *arena, const struct field_def *field,
                      struct value value)
{
    switch (value.kind) {
    case VALUE_TEXT:
        return value.text;
    case VALUE_INTEGER:
        if (value.integer == 0)
            return "";
        return field->type == TYPE_TIME
                   ? day_text(arena, value.integer)
                   : arena_printf(arena, "%lld", (long long)value.integer);
    case VALUE_REAL:
        return value.real < 0 || value.real > 0
                   ? arena_printf(arena, "%.5f", value.real)
                   : "";
    case VALUE_NULL:
    case VALUE_ID:
        break;
    }
    return "";
}

/* What people read of a card: not its ids, nor what the file keeps for itself. */
bool twin_is_shown(const struct field_def *field, enum table table)
{
    unsigned number = (unsigned)field->field & 0xffu;
    return field->table == table && field->type != TYPE_ID && number < 30;
}

/* Every mail, or phone, of a card: all of them stay. */
static const char *reaches(const struct contact *list, size_t count,
                           enum contact_kind kind, struct arena *arena)
{
    const char *all = "";
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == kind)
            all = arena_printf(arena, "%s%s%s", all, *all ? ", " : "", list[i].value);
    return all;
}

/* What a card says of a field, as people read it. */
static bool side_words(struct garden *garden, struct id card,
                       const struct field_def *field, struct value value,
                       struct arena *arena, const char **words, struct err *err)
{
    struct contact *list;
    size_t count;
    bool mail = field->field == FIELD_PERSON_EMAIL;
    *words = twin_words(garden, arena, field, value);
    if (!merge_keeps_both(field->field))
        return true;
    if (!store_contacts(garden->store, card, arena, &list, &count, err))
        return false;
    *words = reaches(list, count, mail ? CONTACT_EMAIL : CONTACT_PHONE, arena);
    return true;
}

bool ops_twins_fields(struct garden *garden, struct id one, struct id other,
                      struct arena *arena, struct twin_field **fields, size_t *count,
                      struct err *err)
{
    enum table table;
    struct value *a, *b;
    *count = 0;
    if (!twins_fit(garden, one, other, &table, err) ||
        !store_values(garden->store, table, one, arena, &a, err) ||
        !store_values(garden->store, table, other, arena, &b, err))
        return false;
    *fields = arena_alloc(arena, schema_field_count * sizeof **fields);
    for (size_t i = 0, at = 0; i < schema_field_count; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != table)
            continue;
        struct twin_field line = {field->field, _(field->label), "", "", false};
        if (!side_words(garden, one, field, a[at], arena, &line.one, err) ||
            !side_words(garden, other, field, b[at], arena, &line.other, err))
            return false;
        line.differs =
            !merge_keeps_both(field->field) && *line.one && *line.other &&
            !str_equal(twin_text(arena, field, a[at]), twin_text(arena, field, b[at]));
        at++;
        if (twin_is_shown(field, table) && (*line.one || *line.other))
            (*fields)[(*count)++] = line;
    }
    return true;
}
