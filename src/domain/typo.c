#include "domain/typo.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_EVER = 2, KEYED = 7, BAND = 2 * MOST_EVER + 1 };

unsigned typo_allowed(size_t len)
{
    if (len < 4)
        return 0;
    return len < 8 ? 1 : MOST_EVER;
}

unsigned typo_deletes_stored(size_t len)
{
    if (len < 3)
        return 0;
    return len < 6 ? 1 : MOST_EVER;
}

/* The usual table of distances between the beginnings of a and of b, of which only the
 * cells at most two from the diagonal are kept: cell j of row i is at[j - i +
 * MOST_EVER]. Anything beyond is too far. */
struct table {
    const char *a, *b;
    size_t la, lb;
    unsigned char before[BAND], above[BAND], now[BAND];
};

static const unsigned char far = MOST_EVER + 1;

static unsigned char least(unsigned char a, unsigned char b)
{
    return a < b ? a : b;
}

/* Cell (i, j) of the table, i >= 1; `at` is its place in the band. */
static unsigned char cell(const struct table *table, size_t i, size_t j)
{
    const char *a = table->a, *b = table->b;
    size_t at = j + MOST_EVER - i;
    if (j == 0)
        return (unsigned char)(i < far ? i : far);
    unsigned char best =
        (unsigned char)(table->above[at] + (a[i - 1] != b[j - 1])); /* another letter */
    if (at + 1 < BAND)
        best = least(best, (unsigned char)(table->above[at + 1] + 1));
    if (at > 0)
        best = least(best, (unsigned char)(table->now[at - 1] + 1));
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = least(best, (unsigned char)(table->before[at] + 1));
    return least(best, far);
}

/* Returns the least cell of the row: no later one is below it. */
static unsigned char fill_row(struct table *table, size_t i)
{
    unsigned char best = far;
    memcpy(table->before, table->above, sizeof table->before);
    memcpy(table->above, table->now, sizeof table->above);
    memset(table->now, far, sizeof table->now);
    size_t from = i > MOST_EVER ? i - MOST_EVER : 0;
    for (size_t j = from; j <= table->lb && j <= i + MOST_EVER; j++) {
        table->now[j + MOST_EVER - i] = cell(table, i, j);
        best = least(best, table->now[j + MOST_EVER - i]);
    }
    return best;
}

/* Fills down to the last row; false when all of one is beyond `most`. */
static bool measure(struct table *table, unsigned most)
{
    memset(table->before, far, sizeof table->before);
    memset(table->above, far, sizeof table->above);
    memset(table->now, far, sizeof table->now);
    for (size_t j = 0; j <= table->lb && j <= MOST_EVER; j++)
        table->now[j + MOST_EVER] = (unsigned char)j;
    for (size_t i = 1; i <= table->la; i++)
        if (fill_row(table, i) > most)
            return false;
    return true;
}

unsigned typo_distance(const char *a, size_t la, const char *b, size_t lb,
                       unsigned most)
{
    struct table table = {.a = a, .b = b, .la = la, .lb = lb};
    size_t apart = la > lb ? la - lb : lb - la;
    if (apart > most || !measure(&table, most))
        return most + 1;
    unsigned found = table.now[lb + MOST_EVER - la];
    return found > most ? most + 1 : found;
}

unsigned typo_distance_start(const char *typed, size_t lt, const char *word, size_t lw,
                             unsigned most)
{
    struct table table = {.a = typed, .b = word, .la = lt, .lb = lw};
    if (lt > lw + most || !measure(&table, most))
        return most + 1;
    unsigned found = most + 1;
    for (size_t at = 0; at < BAND; at++)
        if (table.now[at] < found)
            found = table.now[at];
    return found;
}

uint32_t typo_mask(const char *word, size_t len)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < len; i++) {
        char letter = word[i];
        if (letter >= 'a' && letter <= 'z')
            mask |= UINT32_C(1) << (letter - 'a');
        else
            mask |= UINT32_C(1) << (letter >= '0' && letter <= '9' ? 26 : 27);
    }
    return mask;
}

struct typo typo_prepare(const char *folded_word, bool start)
{
    size_t len = strlen(folded_word);
    return (struct typo){
        .word = folded_word,
        .len = len,
        .most = typo_allowed(len),
        .mask = typo_mask(folded_word, len),
        .start = start,
    };
}

/* A letter of one word that the other has nowhere was added or put for another. */
static bool more_letters_than(uint32_t some, uint32_t others, unsigned most)
{
    uint32_t alone = some & ~others;
    for (; most > 0 && alone; most--)
        alone &= alone - 1;
    return alone != 0;
}

unsigned typo_scan(const struct typo *typo, const char *word, size_t len)
{
    unsigned most = typo->most;
    size_t longest = typo->len + most;
    if (len + most < typo->len || (!typo->start && len > longest))
        return most + 1;
    size_t compared = len < longest ? len : longest;
    uint32_t mask = typo_mask(word, compared);
    if (more_letters_than(typo->mask, mask, most) ||
        (!typo->start && more_letters_than(mask, typo->mask, most)))
        return most + 1;
    return typo->start
               ? typo_distance_start(typo->word, typo->len, word, compared, most)
               : typo_distance(typo->word, typo->len, word, len, most);
}

/* --- keys ------------------------------------------------------------------------- */

static uint32_t hash_without(const char *word, size_t len, size_t one, size_t other)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < len; i++)
        if (i != one && i != other)
            hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    return hash;
}

static int compare_key(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

size_t typo_keys(const char *word, size_t len, unsigned deletes,
                 uint32_t keys[TYPO_KEYS_MOST])
{
    size_t count = 0, kept = 0;
    len = len < KEYED ? len : KEYED;
    keys[count++] = hash_without(word, len, len, len);
    for (size_t i = 0; deletes > 0 && i < len; i++) {
        keys[count++] = hash_without(word, len, i, i);
        for (size_t j = i + 1; deletes > 1 && j < len; j++)
            keys[count++] = hash_without(word, len, i, j);
    }
    qsort(keys, count, sizeof *keys, compare_key);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || keys[kept - 1] != keys[i])
            keys[kept++] = keys[i];
    return kept;
}
