#include "ops/notes.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/private.h"

static const char *column_of(const char *category)
{
    return category ? category : "";
}

/* --- capture -------------------------------------------------------------------- */

static bool note_insert(struct garden *garden, struct note_place place,
                        const struct note_line *line, struct id id, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_NOTE_BOARD, value_id(place.board)},
        {FIELD_NOTE_KIND, value_text(line->kind->id)},
        {FIELD_NOTE_TEXT, value_text(line->text)},
        {FIELD_NOTE_AUTHOR, value_text(line->author)},
        {FIELD_NOTE_TAGS, value_text(line->tags)},
        {FIELD_NOTE_CATEGORY, value_text(column_of(place.category))},
        {FIELD_NOTE_POSITION, value_real(store_next_position(garden->store))},
        {FIELD_NOTE_SLOT, value_id(place.slot)},
    };
    size_t count = sizeof fields / sizeof *fields - id_is_none(place.slot);
    return store_insert(garden->store, TABLE_NOTE, id, fields, count, err);
}

static bool notes_insert(struct garden *garden, const struct capture *capture,
                         struct err *err)
{
    for (size_t i = 0; i < capture->count; i++) {
        capture->ids[i] = id_new(clock_now());
        if (!note_insert(garden, capture->place, &capture->lines[i], capture->ids[i],
                         err))
            return false;
    }
    return true;
}

/* Whoever keeps the ledger hears of each note once it is on disk, never before. */
bool capture_save(struct garden *garden, const struct capture *capture, struct err *err)
{
    if (!step_begin(garden, capture->verb, err))
        return false;
    bool written = notes_insert(garden, capture, err);
    if (!step_end_drop(garden, written, CHANGED_NOTES, capture->draft_place, err))
        return false;
    for (size_t i = 0; i < capture->count && garden->saved; i++)
        garden->saved(garden->saved_ctx, capture->ids[i]);
    return true;
}

static bool text_given(const struct note_line *line, struct err *err)
{
    if (*line->text != '\0')
        return true;
    return err_set(err, ERR_INPUT,
                   _("Rien n’est écrit : tapez le texte du post-it, puis Entrée."));
}

bool ops_note_add(struct garden *garden, struct note_place place,
                  const struct note_line *line, const char *draft_place, struct id *id,
                  struct err *err)
{
    struct capture capture = {VERB_NOTE_ADD, place, line, id, 1, draft_place};
    return text_given(line, err) && capture_save(garden, &capture, err);
}

bool ops_note_paste(struct garden *garden, struct note_place place,
                    const struct note_line *lines, size_t count,
                    const char *draft_place, struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!text_given(&lines[i], err))
            return false;
    if (count == 0) {
        return err_set(
            err, ERR_INPUT,
            _("Le bloc collé n’a aucune ligne de texte : rien n’a été noté."));
    }
    struct arena arena = {0};
    struct capture capture = {VERB_NOTE_PASTE, place, lines, NULL, count, draft_place};
    capture.ids = arena_alloc(&arena, count * sizeof *capture.ids);
    bool saved = capture_save(garden, &capture, err);
    arena_free(&arena);
    return saved;
}

/* --- what a note says ----------------------------------------------------------- */

bool ops_note_edit(struct garden *garden, struct id id, const struct note_line *line,
                   const char *draft_place, struct err *err)
{
    if (*line->text == '\0') {
        return err_set(err, ERR_INPUT,
                       _("Le post-it serait vide : écrivez un texte, ou Échap puis x "
                         "pour le mettre à la corbeille."));
    }
    if (!note_live(garden, id, err) || !step_begin(garden, VERB_NOTE_EDIT, err))
        return false;
    bool written = set_text(garden, id, FIELD_NOTE_TEXT, line->text, err) &&
                   set_text(garden, id, FIELD_NOTE_KIND, line->kind->id, err) &&
                   set_text(garden, id, FIELD_NOTE_AUTHOR, line->author, err) &&
                   set_text(garden, id, FIELD_NOTE_TAGS, line->tags, err);
    return step_end_drop(garden, written, CHANGED_NOTES, draft_place, err);
}

static const struct note_kind *kind_after(const struct community *community,
                                          const struct note_kind *kind)
{
    size_t next = kind ? (size_t)(kind - community->kinds) + 1 : 0;
    return &community->kinds[next % community->kind_count];
}

/* A kind that left the configuration counts as attributed: what it becomes decides. */
static bool kind_advance(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct note note;
    bool done = store_note(garden->store, id, &arena, &note, err);
    if (done) {
        const struct note_kind *now = community_kind(garden->community, note.kind);
        const struct note_kind *next = kind_after(garden->community, now);
        bool forget = !next->attributed && (!now || now->attributed);
        done = set_text(garden, id, FIELD_NOTE_KIND, next->id, err) &&
               (!forget || set_text(garden, id, FIELD_NOTE_AUTHOR, "", err));
    }
    arena_free(&arena);
    return done;
}

bool ops_note_next_kind(struct garden *garden, const struct id *ids, size_t count,
                        struct err *err)
{
    if (!notes_live(garden, ids, count, err) ||
        !step_begin(garden, VERB_NOTE_KIND, err))
        return false;
    bool written = true;
    for (size_t i = 0; written && i < count; i++)
        written = kind_advance(garden, ids[i], err);
    return step_end(garden, written, CHANGED_NOTES, err);
}

static bool tags_set(struct garden *garden, struct arena *arena,
                     const struct note *notes, size_t count, const char *tags,
                     struct err *err)
{
    bool all = true;
    for (size_t i = 0; i < count; i++)
        all = all && note_tags_have(notes[i].tags, tags);
    for (size_t i = 0; i < count; i++) {
        const char *now = all ? note_tags_without(arena, notes[i].tags, tags)
                              : note_tags_join(arena, notes[i].tags, tags);
        if (!set_text(garden, notes[i].id, FIELD_NOTE_TAGS, now, err))
            return false;
    }
    return true;
}

bool ops_note_tag(struct garden *garden, const struct id *ids, size_t count,
                  const char *tags, struct err *err)
{
    if (!notes_live(garden, ids, count, err))
        return false;
    struct arena arena = {0};
    tags = note_tags_join(&arena, trimmed(&arena, tags), "");
    struct note *notes = arena_alloc(&arena, count * sizeof *notes);
    bool done =
        *tags != '\0' ||
        err_set(err, ERR_INPUT,
                _("Aucune étiquette : tapez un mot ou plusieurs, puis Entrée."));
    for (size_t i = 0; done && i < count; i++)
        done = store_note(garden->store, ids[i], &arena, &notes[i], err);
    if (done && step_begin(garden, VERB_NOTE_TAG, err)) {
        done = step_end(garden, tags_set(garden, &arena, notes, count, tags, err),
                        CHANGED_NOTES, err);
    } else {
        done = false;
    }
    arena_free(&arena);
    return done;
}

bool ops_note(struct garden *garden, struct id id, struct arena *arena,
              struct note *note, struct err *err)
{
    return store_note(garden->store, id, arena, note, err);
}

/* --- drafts --------------------------------------------------------------------- */

bool ops_draft_put(struct garden *garden, const char *place, const char *text,
                   struct err *err)
{
    struct err why = ERR_INIT;
    if (store_draft_put(garden->store, place, text, &why))
        return true;
    garden->moved = garden->moved || why.kind == ERR_MOVED;
    if (err)
        *err = why;
    return false;
}

bool ops_draft(struct garden *garden, const char *place, struct arena *arena,
               const char **text, int64_t *when, struct err *err)
{
    return store_draft(garden->store, place, arena, text, when, err);
}

bool ops_drafts(struct garden *garden, struct arena *arena, struct draft_row **rows,
                size_t *count, struct err *err)
{
    return store_drafts(garden->store, arena, rows, count, err);
}
