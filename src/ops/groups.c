#include "ops/groups.h"

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/private.h"

static bool members_of(struct garden *garden, struct id board, struct id group,
                       struct arena *arena, struct note_page *page, struct err *err)
{
    struct note_query query = {.board = board, .group = group, .state = ROW_LIVE};
    return store_notes_page(garden->store, &query, (struct id){{0}}, 0, EVERY_NOTE,
                            arena, page, err);
}

/* --- leaving -------------------------------------------------------------------- */

static bool group_withdraw(struct garden *garden, const struct group *group,
                           struct id heir, struct err *err)
{
    return (id_is_none(heir) ||
            votes_follow(garden, group->id, group->votes, heir, false, err)) &&
           set_integer(garden, group->id, FIELD_GROUP_STATE, ROW_WITHDRAWN, err);
}

bool group_close_if_empty(struct garden *garden, struct id group_id, struct id heir,
                          struct err *err)
{
    if (id_is_none(group_id))
        return true;
    struct arena arena = {0};
    struct group group;
    bool done = store_group(garden->store, group_id, &arena, &group, err);
    /* Closed already: its dots went to an heir then. */
    if (done && group.state == ROW_LIVE && group.note_count == 0)
        done = group_withdraw(garden, &group, heir, err);
    arena_free(&arena);
    return done;
}

bool note_leave(struct garden *garden, struct id id, struct id heir, struct err *err)
{
    struct arena arena = {0};
    struct note note;
    bool done = store_note(garden->store, id, &arena, &note, err) &&
                set_id(garden, id, FIELD_NOTE_GROUP, (struct id){{0}}, err) &&
                group_close_if_empty(garden, note.group, heir, err);
    arena_free(&arena);
    return done;
}

static bool any_grouped(struct garden *garden, const struct id *ids, size_t count,
                        struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct note note;
        bool read = store_note(garden->store, ids[i], &arena, &note, err);
        arena_free(&arena);
        if (!read)
            return false;
        if (!id_is_none(note.group))
            return true;
    }
    return err_set(err, ERR_INPUT,
                   i18n_n("Ce post-it n’est dans aucun groupe : g pour le grouper.",
                          "Ces post-its ne sont dans aucun groupe : g pour les "
                          "grouper.",
                          (long)count));
}

bool ops_group_leave(struct garden *garden, const struct id *ids, size_t count,
                     struct err *err)
{
    if (!notes_live(garden, ids, count, err) || !any_grouped(garden, ids, count, err) ||
        !step_begin(garden, VERB_GROUP_LEAVE, err))
        return false;
    bool written = true;
    for (size_t i = 0; written && i < count; i++)
        written = note_leave(garden, ids[i], ids[i], err);
    return step_end(garden, written, CHANGED_NOTES, err);
}

static bool group_empty(struct garden *garden, const struct group *group,
                        const struct note_page *members, struct err *err)
{
    for (size_t i = 0; i < members->count; i++)
        if (!set_id(garden, members->notes[i].id, FIELD_NOTE_GROUP, (struct id){{0}},
                    err))
            return false;
    struct id heir = members->count > 0 ? members->notes[0].id : (struct id){{0}};
    return group_withdraw(garden, group, heir, err);
}

bool ops_group_dissolve(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct group group;
    struct note_page members;
    bool done = store_group(garden->store, id, &arena, &group, err) &&
                members_of(garden, group.board, id, &arena, &members, err) &&
                step_begin(garden, VERB_GROUP_LEAVE, err);
    if (done) {
        done = step_end(garden, group_empty(garden, &group, &members, err),
                        CHANGED_NOTES, err);
    }
    arena_free(&arena);
    return done;
}

/* --- joining -------------------------------------------------------------------- */

static bool note_join(struct garden *garden, struct id id, const struct group *group,
                      struct err *err)
{
    struct arena arena = {0};
    struct note note;
    bool done = store_note(garden->store, id, &arena, &note, err);
    if (done && !id_equal(note.board, group->board)) {
        done = err_set(err, ERR_INPUT,
                       _("Un de ces post-its est sur un autre tableau : marquez-les de "
                         "nouveau."));
    }
    if (done && !id_equal(note.group, group->id)) {
        done = set_id(garden, id, FIELD_NOTE_GROUP, group->id, err) &&
               set_text(garden, id, FIELD_NOTE_CATEGORY, group->category, err) &&
               set_last(garden, id, FIELD_NOTE_POSITION, err) &&
               group_close_if_empty(garden, note.group, id, err);
    }
    arena_free(&arena);
    return done;
}

static bool notes_join(struct garden *garden, const struct id *ids, size_t count,
                       const struct group *group, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!note_join(garden, ids[i], group, err))
            return false;
    return true;
}

static bool same_name(const char *a, const char *b)
{
    struct str one = {0}, two = {0};
    fold_text(&one, a);
    fold_text(&two, b);
    bool same =
        str_equal(a, b) || (one.len > 0 && str_equal(str_text(&one), str_text(&two)));
    str_free(&one);
    str_free(&two);
    return same;
}

/* Another live group of the board with the same name; *found NULL when none. */
static bool group_named(struct garden *garden, const struct group *like,
                        struct arena *arena, struct group **found, struct err *err)
{
    struct group *groups;
    size_t count;
    *found = NULL;
    if (!store_groups(garden->store, like->board, arena, &groups, &count, err))
        return false;
    for (size_t i = 0; i < count && !*found; i++)
        if (!id_equal(groups[i].id, like->id) && same_name(groups[i].name, like->name))
            *found = &groups[i];
    return true;
}

static bool name_given(const char *name, struct err *err)
{
    return *name != '\0' ||
           err_set(err, ERR_INPUT,
                   _("Ce groupe n’a pas de nom : tapez-le, puis Entrée."));
}

static bool group_insert(struct garden *garden, const struct group *group,
                         struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_GROUP_BOARD, value_id(group->board)},
        {FIELD_GROUP_NAME, value_text(group->name)},
        {FIELD_GROUP_CATEGORY, value_text(group->category)},
        {FIELD_GROUP_POSITION, value_real(store_next_position(garden->store))},
    };
    return store_insert(garden->store, TABLE_GROUP, group->id, fields,
                        sizeof fields / sizeof *fields, err);
}

static bool group_make(struct garden *garden, const struct group *group,
                       const struct id *ids, size_t count, struct err *err)
{
    if (!step_begin(garden, VERB_GROUP_ADD, err))
        return false;
    bool written =
        group_insert(garden, group, err) && notes_join(garden, ids, count, group, err);
    return step_end(garden, written, CHANGED_NOTES, err);
}

static bool group_join(struct garden *garden, const struct group *group,
                       const struct id *ids, size_t count, struct err *err)
{
    if (!step_begin(garden, VERB_GROUP_JOIN, err))
        return false;
    return step_end(garden, notes_join(garden, ids, count, group, err), CHANGED_NOTES,
                    err);
}

bool ops_group_notes(struct garden *garden, struct id board, const char *category,
                     const struct id *ids, size_t count, const char *name, bool *joined,
                     struct err *err)
{
    struct arena arena = {0};
    struct group *known = NULL;
    struct group made = {.id = id_new(clock_now()),
                         .board = board,
                         .name = trimmed(&arena, name),
                         .category = category ? category : ""};
    bool done = notes_live(garden, ids, count, err) && name_given(made.name, err) &&
                group_named(garden, &made, &arena, &known, err);
    if (done) {
        done = known ? group_join(garden, known, ids, count, err)
                     : group_make(garden, &made, ids, count, err);
    }
    *joined = done && known;
    arena_free(&arena);
    return done;
}

bool ops_group_add(struct garden *garden, struct id group_id, const struct id *ids,
                   size_t count, struct err *err)
{
    struct arena arena = {0};
    struct group group;
    bool done = notes_live(garden, ids, count, err) &&
                store_group(garden->store, group_id, &arena, &group, err) &&
                group_join(garden, &group, ids, count, err);
    arena_free(&arena);
    return done;
}

/* --- the group as a whole ------------------------------------------------------- */

static bool group_absorb(struct garden *garden, const struct group *into,
                         const struct group *from, const struct note_page *members,
                         struct err *err)
{
    for (size_t i = 0; i < members->count; i++) {
        struct id id = members->notes[i].id;
        if (!set_id(garden, id, FIELD_NOTE_GROUP, into->id, err) ||
            !set_text(garden, id, FIELD_NOTE_CATEGORY, into->category, err) ||
            !set_last(garden, id, FIELD_NOTE_POSITION, err))
            return false;
    }
    return votes_follow(garden, from->id, from->votes, into->id, true, err) &&
           set_integer(garden, from->id, FIELD_GROUP_STATE, ROW_MERGED, err);
}

bool ops_group_merge(struct garden *garden, struct id into_id, struct id from_id,
                     struct err *err)
{
    if (id_equal(into_id, from_id)) {
        return err_set(err, ERR_INPUT,
                       _("Un groupe ne se réunit pas à lui-même : choisissez-en un "
                         "autre."));
    }
    struct arena arena = {0};
    struct group into, from;
    struct note_page members;
    bool done = store_group(garden->store, into_id, &arena, &into, err) &&
                store_group(garden->store, from_id, &arena, &from, err) &&
                members_of(garden, from.board, from_id, &arena, &members, err) &&
                step_begin(garden, VERB_GROUP_MERGE, err);
    if (done) {
        done = step_end(garden, group_absorb(garden, &into, &from, &members, err),
                        CHANGED_NOTES, err);
    }
    arena_free(&arena);
    return done;
}

static bool group_name_set(struct garden *garden, struct id group, const char *name,
                           struct err *err)
{
    if (!step_begin(garden, VERB_GROUP_RENAME, err))
        return false;
    return step_end(garden, set_text(garden, group, FIELD_GROUP_NAME, name, err),
                    CHANGED_NOTES, err);
}

bool ops_group_rename(struct garden *garden, struct id id, const char *name,
                      bool *merged, struct err *err)
{
    struct arena arena = {0};
    struct group group, *known = NULL;
    bool done = store_group(garden->store, id, &arena, &group, err);
    if (done) {
        group.name = trimmed(&arena, name);
        done = name_given(group.name, err) &&
               group_named(garden, &group, &arena, &known, err);
    }
    if (done) {
        done = known ? ops_group_merge(garden, known->id, id, err)
                     : group_name_set(garden, id, group.name, err);
    }
    *merged = done && known;
    arena_free(&arena);
    return done;
}

static bool group_place(struct garden *garden, struct id group, const char *category,
                        const struct note_page *members, struct err *err)
{
    bool done = set_text(garden, group, FIELD_GROUP_CATEGORY, category, err) &&
                set_last(garden, group, FIELD_GROUP_POSITION, err);
    for (size_t i = 0; done && i < members->count; i++) {
        done =
            set_text(garden, members->notes[i].id, FIELD_NOTE_CATEGORY, category, err);
    }
    return done;
}

bool ops_group_move(struct garden *garden, struct id id, const char *category,
                    struct err *err)
{
    category = category ? category : "";
    struct arena arena = {0};
    struct group group;
    struct note_page members;
    bool done = store_group(garden->store, id, &arena, &group, err) &&
                members_of(garden, group.board, id, &arena, &members, err) &&
                step_begin(garden, VERB_GROUP_MOVE, err);
    if (done) {
        done = step_end(garden, group_place(garden, id, category, &members, err),
                        CHANGED_NOTES, err);
    }
    arena_free(&arena);
    return done;
}
