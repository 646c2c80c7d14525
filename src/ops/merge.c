/* Two cards made one: fields, what hangs on them, what names them. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/twins_private.h"
#include "store/people.h"

struct merging {
    struct garden *garden;
    enum table table;
    struct id stays, other;
    const struct merge_choice *choice;
    struct value *mine, *its; /* by order of the table's fields */
    struct str listed;        /* what the note will tell */
    struct arena arena;
};

/* --- fields ----------------------------------------------------------------------- */

static bool is_taken(const struct merging *merge, enum field field)
{
    for (size_t i = 0; merge->choice && i < merge->choice->count; i++)
        if (merge->choice->taken[i] == field)
            return true;
    return false;
}

static void list_value(struct merging *merge, const char *label, const char *value)
{
    str_printf(&merge->listed, "%s", merge->listed.len ? "\n" : "");
    str_printf(&merge->listed, _("Autre fiche, %s : %s"), label, value);
}

static const char *themes_joined(struct arena *arena, const char *to, const char *from)
{
    while (*(from += strspn(from, " "))) {
        size_t len = strcspn(from, " ");
        to = themes_with(arena, to, arena_strndup(arena, from, len));
        from += len;
    }
    return to;
}

/* "column:audience" of each column, those of `to` first. */
static const char *visibility_joined(struct arena *arena, const char *to,
                                     const char *from)
{
    while (*(from += strspn(from, " "))) {
        size_t len = strcspn(from, " ");
        const char *word = arena_strndup(arena, from, len);
        const char *column = arena_strndup(arena, word, strcspn(word, ":"));
        if (visibility_get(to, column) == AUDIENCE_DEFAULT)
            to = arena_printf(arena, "%s%s%s", to, *to ? " " : "", word);
        from += len;
    }
    return to;
}

/* Texts that are joined and not chosen between; NULL for any other field. */
static const char *joined(struct merging *merge, enum field field, const char *mine,
                          const char *its)
{
    switch ((int)field) {
    case FIELD_PERSON_THEMES:
    case FIELD_ACTOR_THEMES:
    case FIELD_ACTOR_PERIMETER:
        return themes_joined(&merge->arena, mine, its);
    case FIELD_PERSON_VISIBILITY:
    case FIELD_ACTOR_VISIBILITY:
        return visibility_joined(&merge->arena, mine, its);
    case FIELD_PERSON_CONSENT:
    case FIELD_ACTOR_CONSENT:
        return str_equal(its, "no") || !*mine ? its : mine;
    default:
        return NULL;
    }
}

/* The day of the consent that wins, and the spot of a place, follow what they are of.
 */
static bool follows(const struct merging *merge, enum field field, enum field *leader)
{
    switch ((int)field) {
    case FIELD_PERSON_CONSENT_ON:
        *leader = FIELD_PERSON_CONSENT;
        return true;
    case FIELD_ACTOR_CONSENT_ON:
        *leader = FIELD_ACTOR_CONSENT;
        return true;
    case FIELD_PERSON_PLACE:
        *leader = FIELD_PERSON_COMMUNE;
        return true;
    case FIELD_ACTOR_PLACE:
    case FIELD_ACTOR_PRECISION:
    case FIELD_ACTOR_LATITUDE:
    case FIELD_ACTOR_LONGITUDE:
        *leader = FIELD_ACTOR_COMMUNE;
        return merge->table == TABLE_ACTOR;
    default:
        return false;
    }
}

static size_t place_of(const struct merging *merge, enum field field)
{
    size_t at = 0;
    for (size_t i = 0; schema_fields[i].field != field; i++)
        at += schema_fields[i].table == merge->table;
    return at;
}

static const char *text_at(const struct value *values, size_t at)
{
    return values[at].kind == VALUE_TEXT ? values[at].text : "";
}

/* Does the other's value of the field that leads win? */
static bool leader_taken(const struct merging *merge, enum field leader)
{
    size_t at = place_of(merge, leader);
    const char *mine = text_at(merge->mine, at), *its = text_at(merge->its, at);
    if (leader == FIELD_PERSON_CONSENT || leader == FIELD_ACTOR_CONSENT)
        return *its && !str_equal(mine, "no") && (!*mine || str_equal(its, "no"));
    return *its && (!*mine || is_taken(merge, leader));
}

static bool set_value(struct merging *merge, const struct field_def *field,
                      struct value value, struct err *err)
{
    return store_set(merge->garden->store, merge->stays, field->field, value, err);
}

static bool merge_chosen(struct merging *merge, const struct field_def *field,
                         size_t at, struct err *err)
{
    enum field leader = field->field;
    const char *mine = twin_text(&merge->arena, field, merge->mine[at]);
    const char *its = twin_text(&merge->arena, field, merge->its[at]);
    bool led = follows(merge, field->field, &leader);
    bool take = led && (*text_at(merge->mine, place_of(merge, leader)) ||
                        *text_at(merge->its, place_of(merge, leader)))
                    ? leader_taken(merge, leader)
                    : !*mine || is_taken(merge, field->field);
    const char *loses = twin_words(merge->garden, &merge->arena, field,
                                   take ? merge->mine[at] : merge->its[at]);
    if (str_equal(mine, its) || (!take && !*its))
        return true;
    if (*loses)
        list_value(merge, _(field->label), loses);
    return !take || set_value(merge, field, merge->its[at], err);
}

bool merge_keeps_both(enum field field)
{
    return field == FIELD_PERSON_EMAIL || field == FIELD_PERSON_PHONE;
}

static bool merge_field(struct merging *merge, const struct field_def *field, size_t at,
                        struct err *err)
{
    const char *mine = text_at(merge->mine, at), *its = text_at(merge->its, at);
    const char *both = joined(merge, field->field, mine, its);
    if (field->field == FIELD_PERSON_NOTE || field->field == FIELD_ACTOR_NOTE ||
        merge_keeps_both(field->field))
        return true;
    if (both)
        return set_value(merge, field, value_text(both), err);
    return merge_chosen(merge, field, at, err);
}

/* Someone who tends or invited one of them does so for both. */
static bool merge_id(struct merging *merge, const struct field_def *field, size_t at,
                     struct err *err)
{
    struct id mine =
        merge->mine[at].kind == VALUE_ID ? merge->mine[at].id : (struct id){{0}};
    struct id its =
        merge->its[at].kind == VALUE_ID ? merge->its[at].id : (struct id){{0}};
    bool itself = id_equal(mine, merge->other) || id_equal(mine, merge->stays);
    bool good = !id_is_none(its) && !id_equal(its, merge->stays);
    if (!id_is_none(mine) && !itself)
        return true;
    return set_value(merge, field, good ? value_id(its) : value_null(), err);
}

static bool merge_fields(struct merging *merge, struct err *err)
{
    size_t at = 0;
    for (size_t i = 0; i < schema_field_count; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != merge->table)
            continue;
        bool id = field->type == TYPE_ID && !str_equal(field->column, "merged_into");
        if (twin_is_shown(field, merge->table) && !merge_field(merge, field, at, err))
            return false;
        if (id && !merge_id(merge, field, at, err))
            return false;
        at++;
    }
    return true;
}

static bool merge_note(struct merging *merge, struct err *err)
{
    enum field field =
        merge->table == TABLE_PERSON ? FIELD_PERSON_NOTE : FIELD_ACTOR_NOTE;
    size_t at = place_of(merge, field);
    const char *parts[] = {text_at(merge->mine, at), text_at(merge->its, at),
                           str_text(&merge->listed)};
    struct str note = {0};
    for (size_t i = 0; i < COUNT(parts); i++)
        if (*parts[i] && !strstr(str_text(&note), parts[i]))
            str_printf(&note, "%s%s", note.len ? "\n" : "", parts[i]);
    bool done = set_text(merge->garden, merge->stays, field, str_text(&note), err);
    str_free(&note);
    return done;
}

/* --- what hangs on them ----------------------------------------------------------- */

static bool gone(struct merging *merge, struct id row, enum field state,
                 struct err *err)
{
    return set_integer(merge->garden, row, state, ROW_MERGED, err);
}

static bool merge_contact(struct merging *merge, const struct contact *mine,
                          const struct contact *its, struct err *err)
{
    if (its->status > mine->status &&
        !set_text(merge->garden, mine->id, FIELD_CONTACT_STATUS,
                  contact_status_id(its->status), err))
        return false;
    if (*its->label && !*mine->label &&
        !set_text(merge->garden, mine->id, FIELD_CONTACT_LABEL, its->label, err))
        return false;
    return gone(merge, its->id, FIELD_CONTACT_STATE, err);
}

static bool merge_contacts(struct merging *merge, struct err *err)
{
    struct contact *mine, *its;
    size_t mine_count, its_count;
    if (!store_contacts(merge->garden->store, merge->stays, &merge->arena, &mine,
                        &mine_count, err) ||
        !store_contacts(merge->garden->store, merge->other, &merge->arena, &its,
                        &its_count, err))
        return false;
    for (size_t i = 0; i < its_count; i++) {
        size_t k = 0;
        while (k < mine_count && !contact_same(&mine[k], &its[i]))
            k++;
        if (k < mine_count && !merge_contact(merge, &mine[k], &its[i], err))
            return false;
        if (k == mine_count && its[i].preferred &&
            !set_integer(merge->garden, its[i].id, FIELD_CONTACT_PREFERRED, 0, err))
            return false;
    }
    return true;
}

static bool merge_customs(struct merging *merge, struct err *err)
{
    struct custom_row *mine, *its;
    size_t mine_count, its_count;
    if (!store_customs(merge->garden->store, merge->stays, &merge->arena, &mine,
                       &mine_count, err) ||
        !store_customs(merge->garden->store, merge->other, &merge->arena, &its,
                       &its_count, err))
        return false;
    for (size_t i = 0; i < its_count; i++) {
        size_t k = 0;
        while (k < mine_count && !str_equal(mine[k].key, its[i].key))
            k++;
        if (k == mine_count)
            continue;
        if (*its[i].value && !str_equal(mine[k].value, its[i].value))
            list_value(merge, its[i].key, its[i].value);
        if (!gone(merge, its[i].id, FIELD_CUSTOM_STATE, err))
            return false;
    }
    return true;
}

static bool same_tie(const struct link_row *a, const struct link_row *b,
                     const struct merging *merge)
{
    bool outward = id_equal(a->link.subject, merge->stays);
    return id_equal(a->other, b->other) && str_equal(a->link.kind, b->link.kind) &&
           str_equal(a->link.role, b->link.role) && a->link.since == b->link.since &&
           a->link.until == b->link.until &&
           outward == id_equal(b->link.subject, merge->other);
}

/* A tie between the two is none any more; one that both have is one. */
static bool merge_links(struct merging *merge, struct err *err)
{
    struct link_row *mine, *its;
    size_t mine_count, its_count;
    if (!store_links(merge->garden->store, merge->stays, &merge->arena, &mine,
                     &mine_count, err) ||
        !store_links(merge->garden->store, merge->other, &merge->arena, &its,
                     &its_count, err))
        return false;
    for (size_t i = 0; i < its_count; i++) {
        bool out = id_equal(its[i].other, merge->stays);
        for (size_t k = 0; !out && k < mine_count; k++)
            out = same_tie(&mine[k], &its[i], merge);
        if (out && !gone(merge, its[i].link.id, FIELD_LINK_STATE, err))
            return false;
    }
    return true;
}

static bool is_stronger(enum attendance_status its, enum attendance_status mine)
{
    static const int ranks[] = {[ATTENDANCE_EXPECTED] = 0,
                                [ATTENDANCE_ABSENT] = 1,
                                [ATTENDANCE_EXCUSED] = 2,
                                [ATTENDANCE_PRESENT] = 3};
    return ranks[its] > ranks[mine];
}

/* Of a day where both were noted, the one who was there counts. */
static bool merge_attendances(struct merging *merge, struct err *err)
{
    struct double_presence *list;
    size_t count;
    if (!store_double_presences(merge->garden->store, merge->stays, merge->other,
                                &merge->arena, &list, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (is_stronger(list[i].its_status, list[i].status) &&
            !(set_text(merge->garden, list[i].id, FIELD_ATTENDANCE_STATUS,
                       attendance_status_id(list[i].its_status), err) &&
              set_integer(merge->garden, list[i].id, FIELD_ATTENDANCE_ARRIVED,
                          list[i].its_arrived, err)))
            return false;
        if (!gone(merge, list[i].its_id, FIELD_ATTENDANCE_STATE, err))
            return false;
    }
    return true;
}

/* --- the whole -------------------------------------------------------------------- */

/* One row has room for one plain mail: those of two cards are contacts. */
static bool promote_plain(struct merging *merge, struct id card, struct err *err)
{
    return plain_promote_of(merge->garden, card, CONTACT_EMAIL, err) &&
           plain_promote_of(merge->garden, card, CONTACT_PHONE, err);
}

static bool merge_write(struct merging *merge, struct err *err)
{
    bool person = merge->table == TABLE_PERSON;
    return promote_plain(merge, merge->stays, err) &&
           promote_plain(merge, merge->other, err) && merge_fields(merge, err) &&
           merge_contacts(merge, err) && merge_customs(merge, err) &&
           merge_links(merge, err) && (!person || merge_attendances(merge, err)) &&
           merge_note(merge, err) &&
           store_repoint(merge->garden->store, merge->other, merge->stays, err) &&
           set_id(merge->garden, merge->other,
                  person ? FIELD_PERSON_MERGED_INTO : FIELD_ACTOR_MERGED_INTO,
                  merge->stays, err) &&
           set_integer(merge->garden, merge->other,
                       person ? FIELD_PERSON_STATE : FIELD_ACTOR_STATE, ROW_MERGED,
                       err);
}

bool ops_merge(struct garden *garden, struct id stays, struct id other,
               const struct merge_choice *choice, struct err *err)
{
    struct merging merge = {
        .garden = garden, .stays = stays, .other = other, .choice = choice};
    struct store *store = garden->store;
    bool done =
        twins_fit(garden, stays, other, &merge.table, err) &&
        store_values(store, merge.table, stays, &merge.arena, &merge.mine, err) &&
        store_values(store, merge.table, other, &merge.arena, &merge.its, err) &&
        step_begin(garden, VERB_CARDS_MERGE, err);
    if (done)
        done = step_end(garden, merge_write(&merge, err),
                        CHANGED_PEOPLE | CHANGED_ACTORS | CHANGED_MEETINGS, err);
    str_free(&merge.listed);
    arena_free(&merge.arena);
    return done;
}
