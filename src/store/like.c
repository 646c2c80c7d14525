#include "store/private.h"

#include <stdlib.h>
#include <string.h>

/* What bounds a look-alike search, at each key of a capture. */
enum {
    LIKE_WORDS = 24,   /* words of the text looked up */
    LIKE_HITS = 4000,  /* latest notes looked at for each */
    LIKE_READS = 300,  /* notes read to find enough live ones of this board */
    LIKE_LETTERS = 3,  /* shorter words say nothing */
    LIKE_ENDING = 2,   /* left out of longer words: plurals, feminines, typing slips */
};

struct shares {
    uint8_t *count; /* of each n, from 0 to most */
    int64_t most;
    uint8_t best;
};

static size_t stem_length(const char *word, size_t length)
{
    if (length <= LIKE_LETTERS + LIKE_ENDING)
        return length;
    length -= LIKE_ENDING;
    while (((unsigned char)word[length] & 0xc0) == 0x80)
        length--; /* never inside a character */
    return length;
}

static bool add_shares(struct store *store, const char *word, size_t length,
                       struct shares *shares, struct err *err)
{
    struct str expression = {0};
    str_add_char(&expression, '"');
    str_add_n(&expression, word, length);
    str_add(&expression, "\"*");
    sqlite3_stmt *stmt = sql_get(store, SQL_SEARCH_RECENT, err);
    bool found = stmt != NULL;
    if (stmt) {
        bind_text(stmt, 1, expression.at);
        sqlite3_bind_int(stmt, 2, LIKE_HITS);
    }
    str_free(&expression);
    bool done = found;
    while (found && (done = sql_row(store, stmt, &found, err)) && found) {
        int64_t n = sqlite3_column_int64(stmt, 0);
        if (n < 0 || n > shares->most)
            continue;
        uint8_t count = ++shares->count[n];
        shares->best = count > shares->best ? count : shares->best;
    }
    return done;
}

/* Is this word's stem one of those of the words before it? Counted once only. */
static bool is_repeated(const char *folded, const char *word, size_t stem)
{
    for (const char *at = folded; at < word;) {
        size_t length = strcspn(at, " ");
        if (length >= stem && strncmp(at, word, stem) == 0)
            return true;
        at += length + (at[length] == ' ');
    }
    return false;
}

static bool count_shares(struct store *store, const char *folded,
                         struct shares *shares, struct err *err)
{
    int words = 0;
    for (const char *at = folded; *at && words < LIKE_WORDS;) {
        size_t length = strcspn(at, " ");
        size_t stem = stem_length(at, length);
        if (length >= LIKE_LETTERS && !is_repeated(folded, at, stem)) {
            words++;
            if (!add_shares(store, at, stem, shares, err))
                return false;
        }
        at += length + (at[length] == ' ');
    }
    return true;
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
    struct choice choice = {.board = board, .arena = arena, .most = most};
    if (!read_most(store, &shares.most, err))
        return false;
    choice.notes = arena_alloc(arena, (most + 1) * sizeof *choice.notes);
    shares.count = xcalloc((size_t)shares.most + 1, 1);
    bool done = count_shares(store, folded, &shares, err);
    for (int wanted = shares.best; done && wanted > 0; wanted--)
        done = read_level(store, &shares, wanted, &choice, err);
    free(shares.count);
    *notes = choice.notes;
    *count = choice.count;
    return done;
}
