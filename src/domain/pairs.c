#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "domain/note.h"
#include "domain/stem.h"

/* The bar is the middle of the gap between the last paraphrase and the first pair that
 * only shares a theme in a wall of 40 notes; another wall checks it (test_pairs.c). */
enum {
    PAIR_LEAST = 400,   /* of 1000: worth proposing */
    PAIR_WORDING = 600, /* part of the stems in the score; the rest is trigrams */
    RARE_FROM = 2000,   /* texts; beyond, common stems no longer make candidates */
    RARE_MOST = 200,    /* texts that a rare stem may be in */
    WORDS_MOST = 256,   /* of one text: the rest of a very long note is not compared */
    CAPTURE_WORDS_MOST = 48,
};

struct word {
    const char *at;
    size_t len;
    uint32_t stem;
};

static uint32_t hash_bytes(const char *bytes, size_t len)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

/* The content words of a folded text, repeated stems once. */
static size_t words_of(const char *folded, struct word *words, size_t most)
{
    size_t count = 0;
    for (const char *at = folded; *at != '\0' && count < most;) {
        size_t len = strcspn(at, " "), known = 0;
        if (!stem_is_empty(at, len)) {
            words[count] = (struct word){at, len, hash_bytes(at, stem_length(at, len))};
            while (words[known].stem != words[count].stem)
                known++;
            count += known == count;
        }
        at += len;
        at += *at == ' ';
    }
    return count;
}

static unsigned dice(double shared, double a, double b)
{
    return a + b > 0 ? (unsigned)lround(2000 * shared / (a + b)) : 0;
}

/* --- what is being typed -------------------------------------------------------- */

static bool is_said(const struct word *word, bool half_typed, const struct word *said,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (said[i].stem == word->stem)
            return true;
        if (half_typed && said[i].len >= word->len &&
            memcmp(said[i].at, word->at, word->len) == 0)
            return true;
    }
    return false;
}

unsigned note_likeness(const char *typed, const char *said)
{
    struct word mine[CAPTURE_WORDS_MOST], theirs[CAPTURE_WORDS_MOST];
    size_t n = words_of(typed, mine, CAPTURE_WORDS_MOST);
    size_t m = words_of(said, theirs, CAPTURE_WORDS_MOST);
    double shared = 0, whole = 0;
    size_t hits = 0;
    for (size_t i = 0; i < n; i++) {
        bool last = mine[i].at[mine[i].len] == '\0';
        whole += (double)mine[i].len;
        if (!is_said(&mine[i], last, theirs, m))
            continue;
        shared += (double)mine[i].len;
        hits++;
    }
    if (hits < 2) /* one word is a theme, not a sentence */
        return n > 0 && strcmp(typed, said) == 0 ? 1000 : 0;
    double covered = 1000 * shared / whole;
    return (unsigned)(3 * covered + dice((double)hits, (double)n, (double)m)) / 4;
}

/* --- among all the texts of a board --------------------------------------------- */

/* One stem in one text. Sorted by stem then text, a run of equal stems is the list of
 * the texts that have it. */
struct mark {
    uint32_t stem;
    uint32_t text;
};

struct run {
    uint32_t stem;
    size_t first, count; /* in search->sorted */
    double weight;
};

struct sketch {
    uint32_t *grams; /* sorted, each once */
    size_t gram_count;
    size_t mark_first, mark_count;
    double weight; /* of its stems together */
};

struct search {
    struct arena *arena;
    struct sketch *sketches;
    size_t count;
    VEC(struct mark) marks; /* in order of text */
    struct mark *sorted;    /* in order of stem, then text */
    VEC(struct run) runs;   /* in order of stem */
    VEC(struct note_pair) found;
};

static int compare_gram(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static int compare_mark(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    if (x->stem != y->stem)
        return x->stem > y->stem ? 1 : -1;
    return (x->text > y->text) - (x->text < y->text);
}

static int compare_pair(const void *a, const void *b)
{
    const struct note_pair *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->a != y->a)
        return x->a > y->a ? 1 : -1;
    return (x->b > y->b) - (x->b < y->b);
}

/* The trigrams of a word padded by one space on both sides. */
static void grams_add(struct sketch *sketch, const struct word *word)
{
    char gram[3] = {' ', ' ', word->at[0]};
    for (size_t i = 0; i < word->len; i++) {
        gram[0] = gram[1];
        gram[1] = gram[2];
        gram[2] = ' ';
        if (i + 1 < word->len)
            gram[2] = word->at[i + 1];
        sketch->grams[sketch->gram_count++] = hash_bytes(gram, sizeof gram);
    }
}

static void sketch_make(struct search *search, size_t text, const char *folded)
{
    struct sketch *sketch = &search->sketches[text];
    struct word words[WORDS_MOST];
    size_t count = words_of(folded, words, WORDS_MOST);
    sketch->grams = arena_alloc(search->arena, (strlen(folded) + 1) * sizeof(uint32_t));
    sketch->mark_first = search->marks.n;
    sketch->mark_count = count;
    for (size_t i = 0; i < count; i++) {
        grams_add(sketch, &words[i]);
        struct mark mark = {words[i].stem, (uint32_t)text};
        vec_push(&search->marks, mark);
    }
    qsort(sketch->grams, sketch->gram_count, sizeof *sketch->grams, compare_gram);
    size_t kept = 0;
    for (size_t i = 0; i < sketch->gram_count; i++)
        if (kept == 0 || sketch->grams[kept - 1] != sketch->grams[i])
            sketch->grams[kept++] = sketch->grams[i];
    sketch->gram_count = kept;
}

static unsigned spelling(const struct sketch *a, const struct sketch *b)
{
    size_t i = 0, j = 0, shared = 0;
    while (i < a->gram_count && j < b->gram_count) {
        uint32_t x = a->grams[i], y = b->grams[j];
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    return dice((double)shared, (double)a->gram_count, (double)b->gram_count);
}

/* Lists which texts have each stem. A stem that half the room used says little; one
 * that two notes share says much. */
static void runs_make(struct search *search)
{
    for (size_t i = 0, n; i < search->marks.n; i += n) {
        for (n = 1; i + n < search->marks.n &&
                    search->sorted[i + n].stem == search->sorted[i].stem;)
            n++;
        double weight = log(1 + (double)search->count / (double)n);
        struct run run = {search->sorted[i].stem, i, n, weight};
        vec_push(&search->runs, run);
        for (size_t k = i; k < i + n; k++)
            search->sketches[search->sorted[k].text].weight += weight;
    }
}

static const struct run *run_of(const struct search *search, uint32_t stem)
{
    size_t low = 0, high = search->runs.n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (search->runs.at[middle].stem <= stem)
            low = middle;
        else
            high = middle;
    }
    return &search->runs.at[low];
}

static void propose(struct search *search, size_t a, size_t b, double shared)
{
    const struct sketch *one = &search->sketches[a], *two = &search->sketches[b];
    unsigned wording = dice(shared, one->weight, two->weight);
    /* The trigrams could not bring it up to the bar. */
    if (wording * PAIR_WORDING + 1000 * (1000 - PAIR_WORDING) < PAIR_LEAST * 1000)
        return;
    unsigned score =
        (wording * PAIR_WORDING + spelling(one, two) * (1000 - PAIR_WORDING)) / 1000;
    struct note_pair pair = {a, b, score};
    if (score >= PAIR_LEAST)
        vec_push(&search->found, pair);
}

/* Pairs of text a with those after it. `shared[b]` is the weight of their common stems,
 * zero outside this call. */
static void search_from(struct search *search, size_t a, double *shared,
                        uint32_t *touched)
{
    size_t touched_count = 0;
    const struct sketch *sketch = &search->sketches[a];
    for (size_t i = 0; i < sketch->mark_count; i++) {
        const struct run *run =
            run_of(search, search->marks.at[sketch->mark_first + i].stem);
        if (search->count > RARE_FROM && run->count > RARE_MOST)
            continue;
        for (size_t k = run->first; k < run->first + run->count; k++) {
            uint32_t b = search->sorted[k].text;
            if (b <= a)
                continue;
            if (!(shared[b] > 0))
                touched[touched_count++] = b;
            shared[b] += run->weight;
        }
    }
    for (size_t i = 0; i < touched_count; i++) {
        propose(search, a, touched[i], shared[touched[i]]);
        shared[touched[i]] = 0;
    }
}

size_t note_pairs_find(struct arena *arena, const char *const *folded, size_t count,
                       struct note_pair **pairs)
{
    struct arena work = {0};
    struct search search = {.arena = &work, .count = count};
    search.sketches = arena_alloc(&work, (count + 1) * sizeof *search.sketches);
    for (size_t i = 0; i < count; i++)
        sketch_make(&search, i, folded[i]);
    search.sorted = arena_alloc(&work, (search.marks.n + 1) * sizeof *search.sorted);
    if (search.marks.n > 0)
        memcpy(search.sorted, search.marks.at, search.marks.n * sizeof *search.sorted);
    qsort(search.sorted, search.marks.n, sizeof *search.sorted, compare_mark);
    runs_make(&search);
    double *shared = arena_alloc(&work, (count + 1) * sizeof *shared);
    uint32_t *touched = arena_alloc(&work, (count + 1) * sizeof *touched);
    for (size_t a = 0; a + 1 < count; a++)
        search_from(&search, a, shared, touched);

    size_t n = search.found.n;
    *pairs = arena_alloc(arena, (n + 1) * sizeof **pairs);
    if (n > 0)
        memcpy(*pairs, search.found.at, n * sizeof **pairs);
    qsort(*pairs, n, sizeof **pairs, compare_pair);
    vec_free(&search.marks);
    vec_free(&search.runs);
    vec_free(&search.found);
    arena_free(&work);
    return n;
}
