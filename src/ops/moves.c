/* Where a note is: its column, its rank, the bin, another note it was merged into. */
#include "base/i18n.h"
#include "base/str.h"
#include "ops/notes.h"
#include "ops/private.h"

/* --- columns and ranks ---------------------------------------------------------- */

static bool note_move(struct garden *garden, struct id id, const char *category,
                      struct err *err)
{
    struct arena arena = {0};
    struct note note;
    bool done = store_note(garden->store, id, &arena, &note, err);
    if (done && !str_equal(note.category, category)) {
        done = set_text(garden, id, FIELD_NOTE_CATEGORY, category, err) &&
               note_leave(garden, id, id, err);
    }
    arena_free(&arena);
    return done && set_last(garden, id, FIELD_NOTE_POSITION, err);
}

bool ops_note_move(struct garden *garden, const struct id *ids, size_t count,
                   const char *category, struct err *err)
{
    if (!notes_live(garden, ids, count, err) ||
        !step_begin(garden, VERB_NOTE_MOVE, err))
        return false;
    bool written = true;
    for (size_t i = 0; written && i < count; i++)
        written = note_move(garden, ids[i], category ? category : "", err);
    return step_end(garden, written, CHANGED_NOTES, err);
}

/* The note just above or below among those it is shown with. */
static bool neighbour(struct garden *garden, const struct note *note, int direction,
                      struct arena *arena, struct note *other, struct err *err)
{
    struct note_query query = {.board = note->board, .state = ROW_LIVE};
    if (id_is_none(note->group)) {
        query.category = note->category;
        query.loose_only = true;
    } else {
        query.group = note->group;
    }
    struct note_page page;
    if (!store_notes_page(garden->store, &query, note->id, 1, 1, arena, &page, err))
        return false;
    if (direction < 0 && page.at == 0)
        return err_set(err, ERR_NOT_FOUND, _("Ce post-it est déjà tout en haut."));
    if (direction > 0 && page.at + 1 >= page.count)
        return err_set(err, ERR_NOT_FOUND, _("Ce post-it est déjà tout en bas."));
    *other = page.notes[direction < 0 ? page.at - 1 : page.at + 1];
    return true;
}

static bool positions_swap(struct garden *garden, const struct note *a,
                           const struct note *b, struct err *err)
{
    if (!step_begin(garden, VERB_NOTE_MOVE, err))
        return false;
    bool written = store_set(garden->store, a->id, FIELD_NOTE_POSITION,
                             value_real(b->position), err) &&
                   store_set(garden->store, b->id, FIELD_NOTE_POSITION,
                             value_real(a->position), err);
    return step_end(garden, written, CHANGED_NOTES, err);
}

bool ops_note_shift(struct garden *garden, struct id id, int direction, struct err *err)
{
    struct arena arena = {0};
    struct note note, other = {0};
    bool done = note_live(garden, id, err) &&
                store_note(garden->store, id, &arena, &note, err) &&
                neighbour(garden, &note, direction, &arena, &other, err) &&
                positions_swap(garden, &note, &other, err);
    arena_free(&arena);
    return done;
}

/* --- the bin -------------------------------------------------------------------- */

/* The note keeps its group's id, to come back to it if it still exists. */
static bool note_bin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct note note;
    bool done = store_note(garden->store, id, &arena, &note, err) &&
                set_integer(garden, id, FIELD_NOTE_STATE, ROW_BIN, err) &&
                group_close_if_empty(garden, note.group, id, err);
    arena_free(&arena);
    return done;
}

bool ops_note_bin(struct garden *garden, const struct id *ids, size_t count,
                  struct err *err)
{
    if (!notes_live(garden, ids, count, err) || !step_begin(garden, VERB_NOTE_BIN, err))
        return false;
    bool written = true;
    for (size_t i = 0; written && i < count; i++)
        written = note_bin(garden, ids[i], err);
    return step_end(garden, written, CHANGED_NOTES, err);
}

/* Its group may have been moved, merged or closed meanwhile. */
static bool group_return(struct garden *garden, const struct note *note,
                         struct arena *arena, struct err *err)
{
    if (id_is_none(note->group))
        return true;
    struct group *groups;
    size_t count;
    if (!store_groups(garden->store, note->board, arena, &groups, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (id_equal(groups[i].id, note->group)) {
            return set_text(garden, note->id, FIELD_NOTE_CATEGORY, groups[i].category,
                            err);
        }
    }
    return set_id(garden, note->id, FIELD_NOTE_GROUP, (struct id){{0}}, err);
}

static bool note_restore(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct note note;
    bool done = store_note(garden->store, id, &arena, &note, err);
    if (done && note.state != ROW_BIN)
        done = err_set(err, ERR_INPUT, _("Ce post-it n’est pas dans la corbeille."));
    done = done && group_return(garden, &note, &arena, err) &&
           set_integer(garden, id, FIELD_NOTE_STATE, ROW_LIVE, err);
    arena_free(&arena);
    return done;
}

bool ops_note_restore(struct garden *garden, const struct id *ids, size_t count,
                      struct err *err)
{
    if (!notes_given(ids, count, err) || !step_begin(garden, VERB_NOTE_RESTORE, err))
        return false;
    bool written = true;
    for (size_t i = 0; written && i < count; i++)
        written = note_restore(garden, ids[i], err);
    return step_end(garden, written, CHANGED_NOTES, err);
}

/* --- merging duplicates --------------------------------------------------------- */

/* The other stays as it was, votes included, under ROW_MERGED: undo and history find
 * it whole. The keeper is read again each time, since groups may give it dots. */
static bool note_absorb(struct garden *garden, struct id keeper, struct id id,
                        struct err *err)
{
    struct arena arena = {0};
    struct note kept, other;
    bool done = store_note(garden->store, keeper, &arena, &kept, err) &&
                store_note(garden->store, id, &arena, &other, err);
    if (done && (kept.state != ROW_LIVE || other.state != ROW_LIVE)) {
        done =
            err_set(err, ERR_INPUT,
                    _("Un de ces post-its n’est plus sur le tableau : reprenez-le de "
                      "la corbeille avant de le réunir."));
    }
    done = done &&
           set_text(garden, keeper, FIELD_NOTE_AUTHOR,
                    note_authors_join(&arena, kept.author, other.author), err) &&
           set_text(garden, keeper, FIELD_NOTE_TAGS,
                    note_tags_join(&arena, kept.tags, other.tags), err) &&
           votes_follow(garden, id, other.votes, keeper, false, err) &&
           set_integer(garden, id, FIELD_NOTE_STATE, ROW_MERGED, err) &&
           set_id(garden, id, FIELD_NOTE_MERGED_INTO, keeper, err) &&
           group_close_if_empty(garden, other.group, keeper, err);
    arena_free(&arena);
    return done;
}

bool ops_note_merge(struct garden *garden, const struct id *ids, size_t count,
                    struct err *err)
{
    size_t others = 0;
    for (size_t i = 1; i < count; i++)
        others += !id_equal(ids[0], ids[i]);
    if (others == 0) {
        return err_set(err, ERR_INPUT,
                       _("Il faut deux post-its à réunir : marquez-les avec Espace, "
                         "puis r."));
    }
    if (!step_begin(garden, VERB_NOTE_MERGE, err))
        return false;
    bool written = true;
    for (size_t i = 1; written && i < count; i++)
        written = id_equal(ids[0], ids[i]) || note_absorb(garden, ids[0], ids[i], err);
    return step_end(garden, written, CHANGED_NOTES, err);
}
