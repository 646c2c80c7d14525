#include "ops/private.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"

bool step_begin(struct garden *garden, enum verb verb, struct err *err)
{
    return store_begin(garden->store, verb, err);
}

bool step_lost(struct garden *garden, const struct err *err)
{
    enum err_kind why = err ? err->kind : ERR_IO;
    bool refused = why == ERR_INPUT || why == ERR_NOT_FOUND;
    garden->unsaved = garden->unsaved || !(refused || store_read_only(garden->store));
    garden->moved = garden->moved || why == ERR_MOVED;
    return false;
}

bool step_end_drop(struct garden *garden, bool written, unsigned changed,
                   const char *draft_place, struct err *err)
{
    if (!written) {
        store_abort(garden->store);
        return step_lost(garden, err);
    }
    const char *draft = draft_place ? draft_place : garden->draft;
    if (!store_commit_drop_draft(garden->store, draft, err))
        return step_lost(garden, err);
    garden->unsaved = false;
    garden->draft = NULL;
    garden->took = garden->took || draft;
    garden->changed |= changed | (draft ? CHANGED_DRAFTS : 0u);
    garden->saved_at = clock_now();
    return true;
}

bool step_end(struct garden *garden, bool written, unsigned changed, struct err *err)
{
    return step_end_drop(garden, written, changed, NULL, err);
}

bool set_text(struct garden *garden, struct id row, enum field field, const char *text,
              struct err *err)
{
    return store_set(garden->store, row, field, value_text(text), err);
}

bool set_integer(struct garden *garden, struct id row, enum field field,
                 int64_t integer, struct err *err)
{
    return store_set(garden->store, row, field, value_integer(integer), err);
}

bool set_id(struct garden *garden, struct id row, enum field field, struct id id,
            struct err *err)
{
    return store_set(garden->store, row, field, value_id(id), err);
}

bool set_last(struct garden *garden, struct id row, enum field field, struct err *err)
{
    double last = store_next_position(garden->store);
    return store_set(garden->store, row, field, value_real(last), err);
}

bool notes_given(const struct id *ids, size_t count, struct err *err)
{
    if (ids && count > 0)
        return true;
    return err_set(err, ERR_INPUT,
                   _("Aucun post-it choisi : allez sur un post-it avec les flèches, ou "
                     "marquez-en avec Espace."));
}

bool note_live(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct note note;
    bool live = store_note(garden->store, id, &arena, &note, err);
    if (live && note.state != ROW_LIVE)
        live = err_set(
            err, ERR_NOT_FOUND,
            _("Ce post-it n’est plus sur le tableau : choisissez-en un autre."));
    arena_free(&arena);
    return live;
}

bool notes_live(struct garden *garden, const struct id *ids, size_t count,
                struct err *err)
{
    bool live = notes_given(ids, count, err);
    for (size_t i = 0; live && i < count; i++)
        live = note_live(garden, ids[i], err);
    return live;
}

const char *trimmed(struct arena *arena, const char *text)
{
    text += strspn(text, " \t");
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
        len--;
    return arena_strndup(arena, text, len);
}

bool text_fits(const char *text, size_t most, struct err *err)
{
    size_t characters = 0;
    for (const char *at = text; *at; at++)
        characters += ((unsigned char)*at & 0xC0) != 0x80;
    return characters <= most ||
           err_set(err, ERR_INPUT,
                   _("Ce texte a %zu caractères, et ce champ en garde %zu au plus : "
                     "raccourcissez-le, rien n’est perdu."),
                   characters, most);
}

bool name_fits(const struct person *person, struct err *err)
{
    return text_fits(person->given, NAME_MOST, err) &&
           text_fits(person->family, NAME_MOST, err) &&
           text_fits(person->organisation, NAME_MOST, err);
}
