/* What a long step may leave unasked: marks and mails that nobody has.
 *
 * Most rows of an import are of someone new, and finding that out by the indexes costs
 * a third of writing her. A set of bits, two for each text, says for sure that a text
 * is not there; that it may be there is for the index to tell. It only grows, so that
 * what was taken away since is merely asked for in vain. */
#include "store/derived.h"

#include <stdlib.h>
#include <string.h>

/* One mebibyte: of 100 000 cards, one text in a hundred is asked for in vain. Before
 * SEEN_AFTER questions it is not worth reading them all. */
enum { SEEN_WORDS = 1 << 17, SEEN_AFTER = 256 };

/* The last two bits of a mark. Those of whole names and of parts of names, which no
 * long step asks for, are not in the set: it is half as large for it. */
enum { WHOLE_NAME = 1, PART = 2 };

static bool is_kept(int64_t mark)
{
    return (mark >> SEEN_SHIFT & (WHOLE_NAME | PART)) == 0;
}

int64_t seen_mark(char kind, const char *text)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325) ^ (unsigned char)kind;
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        byte = byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte + 32) : byte;
        hash = (hash ^ byte) * UINT64_C(0x100000001B3);
    }
    hash = (hash ^ hash >> 31) * UINT64_C(0x9E3779B97F4A7C15);
    hash = hash >> (SEEN_SHIFT + 1) & ~UINT64_C(3);
    hash |= kind == SEEN_NAME ? WHOLE_NAME : kind == SEEN_PART ? PART : 0;
    return (int64_t)(hash << SEEN_SHIFT);
}

int64_t seen_mark_key(const char *key)
{
    return seen_mark(strchr("=@+", *key) ? SEEN_KEY : SEEN_PART, key);
}

int64_t seen_person(int64_t mark)
{
    return mark & SEEN_PERSONS;
}

int64_t seen_of(int64_t mark, int64_t person)
{
    return mark | seen_person(person);
}

int64_t seen_key(int64_t mark)
{
    return mark ^ seen_person(mark);
}

/* Both bits of a mark are in one word: to look at them is to fetch one, not two. */
static uint64_t *word_of(struct run *run, uint64_t hash, uint64_t *bits)
{
    *bits = UINT64_C(1) << (hash >> 57) | UINT64_C(1) << (hash >> 51 & 63);
    return &run->seen[(hash >> (SEEN_SHIFT + 2)) % SEEN_WORDS]; /* above the two */
}

void seen_add(struct store *store, int64_t mark)
{
    uint64_t bits;
    if (store->run.seen && is_kept(mark)) {
        uint64_t *word = word_of(&store->run, (uint64_t)mark, &bits);
        *word |= bits;
    }
}

/* Rows of a mark, or of a mail. */
static bool add_all(struct store *store, enum sql code, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, code, err);
    bool found, done;
    while ((done = sql_row(store, stmt, &found, err)) && found) {
        if (code == SQL_SEEN_MARKS) {
            seen_add(store, seen_key(sqlite3_column_int64(stmt, 0)));
            continue;
        }
        const char *text = (const char *)sqlite3_column_text(stmt, 0);
        if (text)
            seen_add(store, seen_mark(SEEN_EMAIL, text));
    }
    return done;
}

bool seen_maybe(struct store *store, int64_t mark, bool *maybe, struct err *err)
{
    struct run *run = &store->run;
    *maybe = true;
    if (!is_kept(mark) || !run->open || !run->bulk ||
        (!run->seen && ++run->asked < SEEN_AFTER))
        return true;
    if (!run->seen) {
        if (!marks_settle(store, err)) /* what is gathered must be read too */
            return false;
        run->seen = xcalloc(SEEN_WORDS, sizeof *run->seen);
        if (!add_all(store, SQL_SEEN_MARKS, err) ||
            !add_all(store, SQL_SEEN_EMAILS, err)) {
            seen_forget(run); /* half of it would deny the other half */
            return false;
        }
    }
    uint64_t bits, word = *word_of(run, (uint64_t)mark, &bits);
    *maybe = (word & bits) == bits;
    return true;
}

void seen_forget(struct run *run)
{
    free(run->seen);
    run->seen = NULL;
    run->asked = 0;
}
