/* Comparing a needle with names, at the speed of the memory. */
#include "geo/letters.h"
#include "geo/search_private.h"

/* Bytes looked at together: the compiler makes a few instructions of it. */
enum { BLOCK = 64 };

static bool same(const struct needle *needle, size_t i, uint8_t letter)
{
    return (letter & needle->mask[i]) == needle->value[i];
}

/* Does the needle from `i` to `end` stand at `at`? */
static bool stands(const struct needle *needle, size_t i, size_t end, const uint8_t *at)
{
    for (; i < end; i++, at++)
        if (!same(needle, i, *at))
            return false;
    return true;
}

void search_probe(struct needle *needle)
{
    static const char common[] = "eainlrsoutdcvmgbpfhyqxzwkj";
    size_t rarest = 0;
    needle->probe = 0;
    for (size_t i = 0; i + 1 < needle->len; i++) {
        size_t rarity = 0;
        for (size_t j = i; j < i + 2; j++)
            for (size_t k = 0; common[k]; k++)
                if (letters_plain(common[k]) == needle->value[j])
                    rarity += k + 1;
        if (rarity > rarest) {
            rarest = rarity;
            needle->probe = i;
        }
    }
}

/* Do the two letters at `probe` stand anywhere in at[0..BLOCK)? */
static bool block_has(const uint8_t *at, const struct needle *needle, size_t probe)
{
    uint8_t any = 0;
    uint8_t a = needle->value[probe], a_mask = needle->mask[probe];
    uint8_t b = needle->value[probe + 1], b_mask = needle->mask[probe + 1];
    for (int i = 0; i < BLOCK; i++)
        any |= (uint8_t)(((at[i] & a_mask) == a) & ((at[i + 1] & b_mask) == b));
    return any;
}

const uint8_t *search_next(const uint8_t *at, const uint8_t *end,
                           const struct needle *needle)
{
    size_t probe = needle->probe;
    ptrdiff_t room = BLOCK + (ptrdiff_t)probe;
    while (at < end) {
        bool whole = end - at > room;
        const uint8_t *stop = whole ? at + BLOCK : end;
        if (whole && !block_has(at + probe, needle, probe)) {
            at = stop;
            continue;
        }
        for (; at < stop; at++)
            if ((!whole || same(needle, probe, at[probe])) &&
                stands(needle, 0, needle->len, at))
                return at;
    }
    return NULL;
}

const uint8_t *search_article(const uint8_t *name)
{
    static const char *const articles[] = {"le ", "la ", "les ", "l "};
    if ((*name & LETTER_FOLD) != letters_plain('l'))
        return name;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        const char *letter = articles[i];
        const uint8_t *at = name;
        while (*letter && (*at & LETTER_FOLD) == letters_plain(*letter)) {
            letter++;
            at++;
        }
        if (!*letter && *at)
            return at;
    }
    return name;
}

bool search_ends(const uint8_t *at)
{
    return !*at || ((*at & LETTER_FOLD) == LETTER_GAP && !at[1]);
}

/* The start of the next word, or the end of the name. */
static const uint8_t *next_word(const uint8_t *at)
{
    while (*at && (*at & LETTER_FOLD) != LETTER_GAP)
        at++;
    return *at ? at + 1 : at;
}

bool search_words(const uint8_t *name, const struct needle *needle)
{
    size_t word = 0;
    while (word < needle->len && *name) {
        size_t end = word;
        while (end < needle->len && needle->value[end] != LETTER_GAP)
            end++;
        if (stands(needle, word, end, name))
            word = end + 1;
        name = next_word(name);
    }
    return word >= needle->len;
}

/* The rest of the needle from i on, and whether the name ends with it. */
static int rest(const struct needle *needle, size_t i, const uint8_t *at)
{
    if (i > needle->len || !stands(needle, i, needle->len, at))
        return 0;
    return search_ends(at + (needle->len - i)) ? 2 : 1;
}

static int better(int a, int b)
{
    return a > b ? a : b;
}

int search_near(const uint8_t *name, const struct needle *needle)
{
    size_t i = 0;
    while (i < needle->len && same(needle, i, name[i]))
        i++;
    if (i == needle->len)
        return rest(needle, i, name + i);
    int left_out = name[i] ? rest(needle, i, name + i + 1) : 0;
    int put_in = rest(needle, i + 1, name + i);
    int wrong = name[i] ? rest(needle, i + 1, name + i + 1) : 0;
    int swapped = 0;
    if (name[i] && name[i + 1] && i + 1 < needle->len && same(needle, i, name[i + 1]) &&
        same(needle, i + 1, name[i]))
        swapped = rest(needle, i + 2, name + i + 2);
    return better(better(left_out, put_in), better(wrong, swapped));
}
