/* What resembles what: the look-alike of a line, duplicates of a board, completion. */
#include "base/fold.h"
#include "base/str.h"
#include "domain/stem.h"
#include "ops/board.h"
#include "ops/private.h"

/* Enough to hold the right one, few enough to be scored between two keys. */
enum { LIKE_CANDIDATES = 12 };

static const char *folded(struct arena *arena, const char *text)
{
    struct str fold = {0};
    fold_text(&fold, text);
    const char *copy = arena_strdup(arena, str_text(&fold));
    str_free(&fold);
    return copy;
}

/* What to look for: a word that every note has would only bring all of them. */
static const char *content(struct arena *arena, const char *typed)
{
    struct str words = {0};
    stem_content(&words, typed);
    const char *copy = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return copy;
}

bool ops_note_like(struct garden *garden, struct id board, const char *text,
                   struct id except, struct arena *arena, struct note **like,
                   struct err *err)
{
    struct note *notes;
    size_t count;
    unsigned best = NOTE_LIKE - 1;
    const char *typed = folded(arena, text), *words = content(arena, typed);
    *like = NULL;
    if (*words == '\0')
        return true;
    if (!store_notes_like(garden->store, board, words, LIKE_CANDIDATES, arena, &notes,
                          &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        unsigned score = note_likeness(typed, folded(arena, notes[i].text));
        if (score > best && !id_equal(notes[i].id, except)) {
            best = score;
            *like = &notes[i];
        }
    }
    return true;
}

bool ops_duplicates(struct garden *garden, struct id board, size_t most,
                    struct arena *arena, struct duplicate **pairs, size_t *count,
                    struct err *err)
{
    struct note_query query = {.board = board, .state = ROW_LIVE};
    struct note_page page;
    *count = 0;
    if (!store_notes_page(garden->store, &query, (struct id){{0}}, 0, EVERY_NOTE, arena,
                          &page, err))
        return false;
    const char **texts = arena_alloc(arena, (page.count + 1) * sizeof *texts);
    for (size_t i = 0; i < page.count; i++)
        texts[i] = folded(arena, page.notes[i].text);
    struct note_pair *found;
    size_t n = note_pairs_find(arena, texts, page.count, &found);
    *pairs = arena_alloc(arena, ((n < most ? n : most) + 1) * sizeof **pairs);
    for (size_t i = 0; i < n && *count < most; i++) {
        const struct note *a = &page.notes[found[i].a], *b = &page.notes[found[i].b];
        if (str_equal(a->kind, b->kind))
            (*pairs)[(*count)++] = (struct duplicate){*a, *b, found[i].score};
    }
    return true;
}

bool ops_words_like(struct garden *garden, bool tags, const char *prefix, size_t most,
                    struct arena *arena, const char ***words, size_t *count,
                    struct err *err)
{
    return store_note_words(garden->store, tags, folded(arena, prefix), most, arena,
                            words, count, err);
}
