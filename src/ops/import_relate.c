/* Relations that cards tell: « RELATED » of a vCard becomes a link, once both ends are
 * here and the community has a word for it; else it is kept as it came. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "ops/import_private.h"
#include "ops/links_private.h"

/* So many may wait for a card that comes later; those beyond are kept as they came. */
enum { MOST_WAITING = 20000 };

struct relation {
    struct id record, other;
    const char *labels; /* as the record says it, parted by '|': any may be meant */
    const char *column, *text;
};

struct waiting {
    struct waiting *next;
    struct relation relation;
    bool counted; /* its row changes something already */
    char words[]; /* labels, column, text */
};

/* --- which link ------------------------------------------------------------------- */

/* The words of the community that one of the labels is. */
static const struct link_choice *choice_of(const char *labels,
                                           const struct link_choice *choices,
                                           size_t count, struct arena *arena)
{
    for (; *labels; labels += *labels == '|') {
        size_t len = strcspn(labels, "|");
        const char *label = arena_strndup(arena, labels, len);
        labels += len;
        for (size_t i = 0; *label && i < count; i++)
            if (fold_same(choices[i].label, label))
                return &choices[i];
    }
    return NULL;
}

static bool is_there(struct import *import, const struct relation *relation,
                     const struct link_choice *choice, bool *there, struct err *err)
{
    struct link_line *lines;
    size_t count;
    *there = false;
    if (!ops_links(import->garden, relation->record, &import->arena, &lines, &count,
                   err))
        return false;
    for (size_t i = 0; i < count; i++)
        *there = *there || (id_equal(lines[i].other, relation->other) &&
                            str_equal(lines[i].link.kind, choice->kind) &&
                            fold_same(lines[i].label, choice->label));
    return true;
}

enum tied { NOT_TIED, TIED_ALREADY, TIED_NOW };

/* Membership is of a structure: no link that a person could not make is made. */
static bool may_tie(const struct link_choice *choice, enum table record,
                    enum table other)
{
    return !str_equal(choice->kind, LINK_BELONGS) ||
           (choice->outward ? record == TABLE_PERSON && other == TABLE_ACTOR
                            : record == TABLE_ACTOR && other == TABLE_PERSON);
}

static bool tie(struct import *import, const struct relation *relation, enum tied *tied,
                struct err *err)
{
    struct garden *garden = import->garden;
    enum table table = 0, other = 0;
    struct link_choice *choices;
    struct id id;
    bool there;
    *tied = NOT_TIED;
    if (id_is_none(relation->other) || id_equal(relation->record, relation->other))
        return true;
    if (!store_record_table(garden->store, relation->record, &table, err) ||
        !store_record_table(garden->store, relation->other, &other, err))
        return false;
    size_t count =
        ops_link_choices(garden, table == TABLE_PERSON, &import->arena, &choices);
    const struct link_choice *choice =
        choice_of(relation->labels, choices, count, &import->arena);
    if (!table || !other || !choice || !may_tie(choice, table, other))
        return true;
    if (!is_there(import, relation, choice, &there, err))
        return false;
    *tied = there ? TIED_ALREADY : TIED_NOW;
    const struct link link = {
        .subject = choice->outward ? relation->record : relation->other,
        .object = choice->outward ? relation->other : relation->record,
        .kind = choice->kind,
        .role = "",
        .note = ""};
    return there || link_insert(garden, &link, &id, err);
}

/* --- what cannot be tied ---------------------------------------------------------- */

static bool keep(struct import *import, const struct relation *relation, bool *changed,
                 struct err *err)
{
    const struct own_value own = {relation->column, relation->text};
    struct custom_row *rows;
    size_t count;
    if (!store_customs(import->garden->store, relation->record, &import->arena, &rows,
                       &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (str_equal(rows[i].key, own.key) && str_equal(rows[i].value, own.value))
            return true;
    *changed = true;
    return own_add(import, &own, relation->record, err);
}

static void wait_for_it(struct import *import, const struct relation *relation)
{
    const char *const words[] = {relation->labels, relation->column, relation->text};
    size_t size = 0, at = 0;
    const char *kept[3];
    for (size_t i = 0; i < 3; i++)
        size += strlen(words[i]) + 1;
    struct waiting *waiting = xmalloc(sizeof *waiting + size);
    for (size_t i = 0; i < 3; i++) {
        size_t len = strlen(words[i]) + 1;
        kept[i] = memcpy(waiting->words + at, words[i], len);
        at += len;
    }
    waiting->relation =
        (struct relation){relation->record, relation->other, kept[0], kept[1], kept[2]};
    waiting->counted = false;
    waiting->next = import->waiting;
    import->waiting = waiting;
    import->waiting_count++;
}

/* --- the row, then the end -------------------------------------------------------- */

bool incoming_relate(struct import *import, const struct incoming *in, struct id record,
                     bool *changed, struct err *err)
{
    const struct waiting *before = import->waiting;
    for (size_t i = 0; i < in->row->count; i++) {
        const struct intake_value *value = &in->row->values[i];
        struct relation relation = {.record = record,
                                    .labels = value->label,
                                    .column = value->column,
                                    .text = value->text};
        const char *uuid = value->text;
        enum tied tied;
        if (value->field != INTAKE_RELATED)
            continue;
        uuid += str_starts(uuid, "urn:uuid:") ? strlen("urn:uuid:") : 0;
        if (!id_parse(uuid, &relation.other))
            relation.other = (struct id){0};
        if (!tie(import, &relation, &tied, err))
            return false;
        *changed = *changed || tied == TIED_NOW;
        if (tied != NOT_TIED)
            continue;
        bool hopeless = id_is_none(relation.other) || !*relation.labels ||
                        import->waiting_count >= MOST_WAITING;
        if (!hopeless)
            wait_for_it(import, &relation);
        else if (!keep(import, &relation, changed, err))
            return false;
    }
    for (struct waiting *at = import->waiting; at != before; at = at->next)
        at->counted = *changed;
    return true;
}

/* Those of one row wait side by side: it is counted once. */
bool import_settle_relations(struct import *import, struct err *err)
{
    struct id counted = {{0}};
    bool good = true;
    for (struct waiting *at = import->waiting; good && at; at = at->next) {
        enum tied tied;
        bool changed = false;
        arena_reset(&import->arena);
        good = tie(import, &at->relation, &tied, err) &&
               (tied != NOT_TIED || keep(import, &at->relation, &changed, err)) &&
               store_bulk_settle(import->garden->store, err);
        changed = changed || tied == TIED_NOW;
        if (!changed || at->counted || id_equal(counted, at->relation.record))
            continue;
        import->report->changed++;
        counted = at->relation.record;
    }
    return good;
}

void import_forget_relations(struct import *import)
{
    while (import->waiting) {
        struct waiting *next = import->waiting->next;
        free(import->waiting);
        import->waiting = next;
    }
}
