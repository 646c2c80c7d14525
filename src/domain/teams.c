/* Dealing round the table, then exchanges by threshold accepting (Dueck and Scheuer
 * 1990): worse exchanges are taken while the threshold, which falls to zero, allows. */
#include "domain/teams.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"

enum { TRIES_LEAST = 20000, TRIES_MOST = 400000, TRIES_EACH = 1000 };
/* An uneven word costs more than the repeats that one exchange can save: MET_MOST
 * squared, times the few people of a group. */
enum { MET_MOST = 20, UNEVEN = 8192 };
/* How bad an exchange may be at first, while words are spread, then while repeats are
 * parted. */
enum { LOOSE_WORDS = 2 * UNEVEN, LOOSE_REPEATS = 6 };

uint64_t teams_random_next(struct teams_random *random)
{
    uint64_t mixed = random->state += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

uint64_t teams_random_below(struct teams_random *random, uint64_t below)
{
    /* The first numbers that would make some remainders likelier are drawn again. */
    uint64_t unfair = (UINT64_MAX - below + 1) % below;
    uint64_t drawn;
    do {
        drawn = teams_random_next(random);
    } while (drawn < unfair);
    return drawn % below;
}

/* How far that many groups are from the size wished: the farthest first, then all. */
static size_t distance(size_t people, size_t size, size_t teams)
{
    size_t small = people / teams, large = small + 1, larger = people % teams;
    size_t of_small = small < size ? size - small : small - size;
    size_t of_large = large < size ? size - large : large - size;
    size_t farthest = larger > 0 && of_large > of_small ? of_large : of_small;
    return farthest * (people + 1) * (people + 1) + larger * of_large +
           (teams - larger) * of_small;
}

size_t teams_count(size_t people, size_t size)
{
    if (people == 0)
        return 0;
    size_t few = people / (size > 0 ? size : 1);
    if (few == 0)
        return 1;
    bool more =
        few < people && distance(people, size, few + 1) < distance(people, size, few);
    return few + more;
}

/* --- the table being laid ----------------------------------------------------------
 */

struct word {
    const char *at;
    size_t len;
};

struct table {
    const struct teams_wish *wish;
    size_t people, teams, words;
    uint8_t *has;   /* people × words */
    int32_t *count; /* teams × words: how many have it */
    int32_t *known; /* people × teams: times met with its members */
    size_t *team;
    struct teams_random random;
};

static size_t word_find(const struct word *words, size_t n, struct word word)
{
    size_t i = 0;
    while (i < n &&
           (words[i].len != word.len || memcmp(words[i].at, word.at, word.len) != 0))
        i++;
    return i;
}

/* The next word of a text; len 0 at its end. */
static struct word word_next(const char **text)
{
    *text += strspn(*text, " ");
    struct word word = {*text, strcspn(*text, " ")};
    *text += word.len;
    return word;
}

static void words_read(struct table *table)
{
    const char *const *criteria = table->wish->criteria;
    VEC(struct word) words = {0};
    for (size_t i = 0; criteria && i < table->people; i++) {
        const char *text = criteria[i];
        for (struct word word; (word = word_next(&text)).len > 0;)
            if (word_find(words.at, words.n, word) == words.n)
                vec_push(&words, word);
    }
    table->words = words.n;
    table->has = xcalloc(table->people * words.n + 1, sizeof *table->has);
    for (size_t i = 0; criteria && i < table->people; i++) {
        const char *text = criteria[i];
        for (struct word word; (word = word_next(&text)).len > 0;)
            table->has[i * words.n + word_find(words.at, words.n, word)] = 1;
    }
    vec_free(&words);
}

static int32_t met(const struct table *table, size_t a, size_t b)
{
    /* The square: two pairs that met once are better than one that met twice. */
    int32_t times = table->wish->met ? table->wish->met[a * table->people + b] : 0;
    times = times > MET_MOST ? MET_MOST : times;
    return a == b ? 0 : times * times;
}

/* --- the first deal ------------------------------------------------------------------
 */

static void shuffle(struct table *table, size_t *order)
{
    for (size_t i = 0; i < table->people; i++)
        order[i] = i;
    for (size_t i = table->people; i > 1; i--) {
        size_t j = (size_t)teams_random_below(&table->random, i);
        size_t kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

/* Puts those who have the word first, the others after, without mixing either. */
static void bring_forward(const struct table *table, size_t *order, size_t *room,
                          size_t word)
{
    size_t n = 0;
    for (int has = 1; has >= 0; has--) {
        for (size_t i = 0; i < table->people; i++)
            if (table->has[order[i] * table->words + word] == has)
                room[n++] = order[i];
    }
    memcpy(order, room, table->people * sizeof *order);
}

/* Alike people follow each other, so that dealing parts them. */
static void deal(struct table *table)
{
    size_t *order = xcalloc(table->people, sizeof *order);
    size_t *room = xcalloc(table->people, sizeof *room);
    shuffle(table, order);
    for (size_t word = table->words; word > 0; word--)
        bring_forward(table, order, room, word - 1);
    for (size_t i = 0; i < table->people; i++)
        table->team[order[i]] = i % table->teams;
    free(order);
    free(room);
}

static void count_all(struct table *table)
{
    table->count = xcalloc(table->teams * table->words + 1, sizeof *table->count);
    table->known = xcalloc(table->people * table->teams, sizeof *table->known);
    for (size_t i = 0; i < table->people; i++) {
        for (size_t word = 0; word < table->words; word++) {
            table->count[table->team[i] * table->words + word] +=
                table->has[i * table->words + word];
        }
        for (size_t j = 0; j < table->people; j++)
            table->known[i * table->teams + table->team[j]] += met(table, i, j);
    }
}

/* --- exchanges
 * ------------------------------------------------------------------------ */

/* What exchanging two people of two groups adds to the sum, over groups and words, of
 * the squares of counts: least when each word is spread evenly. */
static int64_t uneven_change(const struct table *table, size_t a, size_t b)
{
    const uint8_t *has_a = table->has + a * table->words;
    const uint8_t *has_b = table->has + b * table->words;
    const int32_t *of_a = table->count + table->team[a] * table->words;
    const int32_t *of_b = table->count + table->team[b] * table->words;
    int64_t change = 0;
    for (size_t word = 0; word < table->words; word++) {
        int64_t move = has_a[word] - has_b[word];
        change += 2 * move * (of_b[word] - of_a[word]) + 2 * move * move;
    }
    return change;
}

static int64_t change(const struct table *table, size_t a, size_t b)
{
    size_t of_a = table->team[a], of_b = table->team[b];
    const int32_t *a_knows = table->known + a * table->teams;
    const int32_t *b_knows = table->known + b * table->teams;
    int64_t repeats = (int64_t)a_knows[of_b] + b_knows[of_a] - a_knows[of_a] -
                      b_knows[of_b] - 2 * (int64_t)met(table, a, b);
    return UNEVEN * uneven_change(table, a, b) + repeats;
}

static void exchange(struct table *table, size_t a, size_t b)
{
    size_t of_a = table->team[a], of_b = table->team[b];
    for (size_t word = 0; word < table->words; word++) {
        int32_t move =
            table->has[a * table->words + word] - table->has[b * table->words + word];
        table->count[of_a * table->words + word] -= move;
        table->count[of_b * table->words + word] += move;
    }
    for (size_t i = 0; i < table->people; i++) {
        int32_t move = met(table, i, a) - met(table, i, b);
        table->known[i * table->teams + of_a] -= move;
        table->known[i * table->teams + of_b] += move;
    }
    table->team[a] = of_b;
    table->team[b] = of_a;
}

static bool all_one_way(const struct table *table)
{
    return table->teams < 2 || (table->words == 0 && !table->wish->met);
}

/* The worst exchange taken at this try: a third of them spread words, the others part
 * those who met; each share falls to zero. */
static uint64_t allowed(size_t i, size_t tries)
{
    size_t third = tries / 3;
    if (i < third)
        return (uint64_t)LOOSE_WORDS * (third - i) / third;
    return (uint64_t)LOOSE_REPEATS * (tries - i) / (tries - third);
}

/* Leaves in table->team the best seen. */
static void improve(struct table *table, size_t tries)
{
    size_t *best = xcalloc(table->people, sizeof *best);
    memcpy(best, table->team, table->people * sizeof *best);
    int64_t cost = 0, least = 0;
    for (size_t i = 0; i < tries; i++) {
        size_t a = (size_t)teams_random_below(&table->random, table->people);
        size_t b = (size_t)teams_random_below(&table->random, table->people);
        if (table->team[a] == table->team[b])
            continue;
        int64_t more = change(table, a, b);
        uint64_t worst = teams_random_below(&table->random, allowed(i, tries) + 1);
        if (more > 0 && (uint64_t)more > worst)
            continue;
        exchange(table, a, b);
        cost += more;
        if (cost < least) {
            least = cost;
            memcpy(best, table->team, table->people * sizeof *best);
        }
    }
    memcpy(table->team, best, table->people * sizeof *best);
    free(best);
}

void teams_make(const struct teams_wish *wish, size_t *team)
{
    struct table table = {.wish = wish,
                          .people = wish->people,
                          .teams = teams_count(wish->people, wish->size),
                          .team = team,
                          .random = {wish->seed}};
    if (table.people == 0)
        return;
    words_read(&table);
    deal(&table);
    count_all(&table);
    size_t tries = TRIES_LEAST + TRIES_EACH * table.people;
    if (!all_one_way(&table))
        improve(&table, tries < TRIES_MOST ? tries : TRIES_MOST);
    free(table.has);
    free(table.count);
    free(table.known);
}
