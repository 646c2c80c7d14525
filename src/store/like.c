#include "store/derived.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

/* What bounds a look-alike search, at each key of a capture. */
enum {
    LIKE_WORDS = 24,  /* words of the text looked up */
    LIKE_HITS = 4000, /* latest notes looked at for each */
    LIKE_READS = 300, /* notes read to find enough live ones of this board */
    LIKE_LETTERS = 3, /* shorter words say nothing */
    LIKE_ENDING = 2,  /* left out of longer words: plurals, feminines, typing slips */
};

struct shares {
    uint8_t *count; /* of each n, from 0 to most */
    int64_t most;
    uint8_t best;
};

static void add_share(struct shares *shares, int64_t n)
{
    if (n < 0 || n > shares->most)
        return;
    uint8_t count = ++shares->count[n];
    shares->best = count > shares->best ? count : shares->best;
}

static size_t stem_length(const char *word, size_t length)
{
    if (length <= LIKE_LETTERS + LIKE_ENDING)
        return length;
    length -= LIKE_ENDING;
    while (((unsigned char)word[length] & 0xc0) == 0x80)
        length--; /* never inside a character */
    return length;
}

/* The beginnings of words that are looked for, each once. */
struct stems {
    const char *at[LIKE_WORDS];
    size_t n;
};

static void add_stem(struct stems *stems, const char *stem)
{
    for (size_t i = 0; i < stems->n; i++)
        if (str_starts(stems->at[i], stem) || str_starts(stem, stems->at[i]))
            return;
    stems->at[stems->n++] = stem;
}

static void read_stems(struct stems *stems, const char *folded, struct arena *arena)
{
    while (*folded && stems->n < LIKE_WORDS) {
        size_t length = strcspn(folded, " ");
        size_t stem = stem_length(folded, length);
        if (length >= LIKE_LETTERS)
            add_stem(stems, arena_strndup(arena, folded, stem));
        folded += length + (folded[length] == ' ');
    }
}

static bool share_indexed(struct store *store, const char *stem, struct shares *shares,
                          struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SEARCH_RECENT, err);
    if (!stmt)
        return false;
    struct str expression = {0};
    search_expression(&expression, stem);
    bind_text(stmt, 1, expression.at);
    sqlite3_bind_int(stmt, 2, LIKE_HITS);
    str_free(&expression);
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found)
        add_share(shares, sqlite3_column_int64(stmt, 0));
    return done;
}

struct sharing {
    const struct stems *stems;
    struct shares *shares;
};

static bool share_waiting(void *ctx, int64_t n, const char *words, struct err *err)
{
    (void)err;
    const struct sharing *sharing = ctx;
    for (size_t i = 0; i < sharing->stems->n; i++)
        if (fold_matches(words, sharing->stems->at[i]))
            add_share(sharing->shares, n);
    return true;
}

static bool count_shares(struct store *store, const struct stems *stems,
                         struct shares *shares, struct err *err)
{
    struct sharing sharing = {stems, shares};
    for (size_t i = 0; i < stems->n; i++)
        if (!share_indexed(store, stems->at[i], shares, err))
            return false;
    return search_waiting(store, share_waiting, &sharing, err);
}

static bool read_like(struct store *store, int64_t n, struct arena *arena,
                      struct note *note, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_NOTE_BY_N, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    *note = (struct note){.state = ROW_WITHDRAWN};
    if (found)
        note_column(stmt, arena, note);
    sqlite3_reset(stmt);
    return true;
}

struct choice {
    struct id board;
    struct arena *arena;
    struct note *notes;
    size_t count, most;
    int reads;
};

/* Reads the notes that share `wanted` words, latest first, until enough are kept. */
static bool read_level(struct store *store, const struct shares *shares, int wanted,
                       struct choice *choice, struct err *err)
{
    for (int64_t n = shares->most; n > 0; n--) {
        if (choice->count == choice->most || choice->reads == LIKE_READS)
            return true;
        if (shares->count[n] != wanted)
            continue;
        struct note note;
        if (!read_like(store, n, choice->arena, &note, err))
            return false;
        choice->reads++;
        if (note.state == ROW_LIVE && id_equal(note.board, choice->board))
            choice->notes[choice->count++] = note;
    }
    return true;
}

static bool read_most(struct store *store, int64_t *most, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_NOTES_MOST, err);
    bool found;
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    *most = sqlite3_column_int64(stmt, 0);
    sqlite3_reset(stmt);
    return true;
}

bool store_notes_like(struct store *store, struct id board, const char *folded,
                      size_t most, struct arena *arena, struct note **notes,
                      size_t *count, struct err *err)
{
    struct shares shares = {0};
    struct stems stems = {.n = 0};
    struct choice choice = {.board = board, .arena = arena, .most = most};
    if (!read_most(store, &shares.most, err))
        return false;
    choice.notes = arena_alloc(arena, (most + 1) * sizeof *choice.notes);
    shares.count = xcalloc((size_t)shares.most + 1, 1);
    read_stems(&stems, folded, arena);
    bool done = count_shares(store, &stems, &shares, err);
    for (int wanted = shares.best; done && wanted > 0; wanted--)
        done = read_level(store, &shares, wanted, &choice, err);
    free(shares.count);
    *notes = choice.notes;
    *count = choice.count;
    return done;
}
