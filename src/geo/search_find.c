/* The communes that answer a query, best first. */
#include <stdlib.h>
#include <string.h>

#include "geo/private.h"
#include "geo/search_private.h"

enum { MOST_LISTS = 8192, SHORTEST_NEAR = 4 };

#define KEY_ORDER 56
#define KEY_OUTSIDE 55
#define KEY_SECOND 54 /* found by what is not its name or postal code */
#define KEY_POPULATION 20
#define KEY_MOST_PEOPLE ((UINT64_C(1) << 34) - 1)

/* --- keeping the best ------------------------------------------------------------ */

static uint64_t key_of(const struct search *search, enum order order, bool second,
                       int row)
{
    bool outside = search->region != GEO_NONE &&
                   geo_departements[commune_departement(row)].region != search->region;
    return (uint64_t)order << KEY_ORDER | (uint64_t)outside << KEY_OUTSIDE |
           (uint64_t)second << KEY_SECOND |
           (KEY_MOST_PEOPLE - (uint64_t)commune_population(row)) << KEY_POPULATION |
           (uint64_t)row;
}

enum order search_order(const struct found *found)
{
    return (enum order)(found->key >> KEY_ORDER);
}

bool search_is_second(const struct found *found)
{
    return found->key >> KEY_SECOND & 1;
}

/* Where the row already is, or the end. */
static size_t place_of(const struct search *search, int row)
{
    size_t i = 0;
    while (i < search->count && search->found[i].row != row)
        i++;
    return i;
}

static void keep(struct search *search, enum order order, int row, int alias,
                 bool second)
{
    if (order == ORDER_EXACT && search->attempt && search->attempt->doubtful)
        order = ORDER_PREFIX;
    order = second && order == ORDER_EXACT ? ORDER_SECOND : order;
    struct found fresh = {key_of(search, order, second, row), row, alias};
    bool full = search->count == search->most;
    if (full && fresh.key >= search->found[search->count - 1].key)
        return;
    size_t at = place_of(search, row);
    if (at < search->count && search->found[at].key <= fresh.key)
        return;
    if (at == search->count && full)
        at--;
    else if (at == search->count)
        search->count++;
    for (; at > 0 && search->found[at - 1].key > fresh.key; at--)
        search->found[at] = search->found[at - 1];
    search->found[at] = fresh;
}

/* --- names ----------------------------------------------------------------------- */

static bool has_code(int row, const char *code)
{
    struct commune commune;
    const uint16_t *list = &geo_postal_lists[geo_commune_rows[row].postal];
    uint32_t wanted = (uint32_t)strtoul(code, NULL, 10);
    for (uint16_t i = list[0]; i < list[1]; i++)
        if (geo_postal_codes[i] == wanted)
            return true;
    commune_get(row, &commune);
    return str_equal(commune.code, code);
}

static bool wanted(const struct search *search, int row)
{
    const struct attempt *attempt = search->attempt;
    return (attempt->departement == GEO_NONE ||
            commune_departement(row) == attempt->departement) &&
           (!*attempt->code || has_code(row, attempt->code));
}

/* The départements of an attempt. */
static int first_of(int only)
{
    return only == GEO_NONE ? 0 : only;
}

static int last_of(int only)
{
    return only == GEO_NONE ? GEO_DEPARTEMENTS - 1 : only;
}

static enum order order_at(const uint8_t *name, const uint8_t *at,
                           const struct needle *needle)
{
    if (at == name || at == search_article(name))
        return search_ends(at + needle->len) ? ORDER_EXACT : ORDER_PREFIX;
    return (at[-1] & LETTER_FOLD) == LETTER_GAP ? ORDER_WORD : ORDER_INSIDE;
}

/* The best order of a needle in one name, from its first hit on. */
static enum order order_in(const uint8_t *name, const uint8_t *hit,
                           const struct needle *needle)
{
    const uint8_t *end = name + strlen((const char *)name);
    enum order best = ORDER_NONE;
    while (hit && best > ORDER_PREFIX) {
        enum order order = order_at(name, hit, needle);
        best = order < best ? order : best;
        hit = search_next(hit + 1, end, needle);
    }
    return best;
}

/* What a pass does with a name that may answer: its order, ORDER_NONE to leave it. */
typedef enum order judging(const uint8_t *name, const uint8_t *hit,
                           const struct needle *needle);

static enum order judge_words(const uint8_t *name, const uint8_t *hit,
                              const struct needle *needle)
{
    (void)hit;
    return search_words(name, needle) ? ORDER_WORDS : ORDER_NONE;
}

/* Walks the names of a département that have `part` of the needle in them. */
static void walk_names(struct search *search, int departement,
                       const struct needle *part, judging *judge)
{
    const struct geo_departement *home = &geo_departements[departement];
    const struct geo_departement_part *here = &geo_departement_parts[departement];
    const uint8_t *names = geo_names + here[0].name;
    const uint8_t *end = geo_names + here[1].name;
    const uint8_t *hit = names;
    int row = home->first_commune;
    int last = row + home->commune_count - 1;
    while ((hit = search_next(hit, end, part))) {
        while (row < last && names + geo_commune_rows[row + 1].name <= hit)
            row++;
        const uint8_t *name = names + geo_commune_rows[row].name;
        enum order order = judge(name, hit, &search->attempt->name);
        if (order != ORDER_NONE && wanted(search, row))
            keep(search, order, row, GEO_NONE, false);
        hit += strlen((const char *)hit);
    }
}

static void walk_aliases(struct search *search, const struct needle *part,
                         judging *judge)
{
    int last = geo_alias_total - 1;
    const uint8_t *end = geo_alias_names + geo_alias_rows[last].name;
    const uint8_t *hit = geo_alias_names;
    end += strlen((const char *)end);
    for (int i = 0; (hit = search_next(hit, end, part));) {
        while (i < last && geo_alias_names + geo_alias_rows[i + 1].name <= hit)
            i++;
        const uint8_t *name = geo_alias_names + geo_alias_rows[i].name;
        enum order order = judge(name, hit, &search->attempt->name);
        if (order != ORDER_NONE && wanted(search, geo_alias_rows[i].row))
            keep(search, order, geo_alias_rows[i].row, i, true);
        hit += strlen((const char *)hit);
    }
}

static void walk(struct search *search, const struct needle *part, judging *judge)
{
    int only = search->attempt->departement;
    for (int i = first_of(only); i <= last_of(only); i++)
        walk_names(search, i, part, judge);
    walk_aliases(search, part, judge);
}

static bool begins(const uint8_t *name, const struct needle *few)
{
    return (name[0] & few->mask[0]) == few->value[0] &&
           (name[1] & few->mask[1]) == few->value[1];
}

/* One or two letters are only looked for where names begin: they are inside most. */
static void walk_firsts(struct search *search)
{
    const struct needle *few = &search->attempt->name;
    for (int row = 0, home = 0; row < geo_commune_total; row++) {
        const struct geo_departement_part *next = &geo_departement_parts[home + 1];
        if (home + 1 < GEO_DEPARTEMENTS &&
            row >= geo_departements[home + 1].first_commune)
            home++;
        else
            next--;
        const uint8_t *name = geo_names + next->name + geo_commune_rows[row].name;
        const uint8_t *bare = search_article(name);
        const uint8_t *hit = begins(name, few) ? name : begins(bare, few) ? bare : NULL;
        if (hit && wanted(search, row))
            keep(search, order_at(name, hit, few), row, GEO_NONE, false);
    }
}

/* --- last resorts ---------------------------------------------------------------- */

/* The longest word of the needle, which any name with all of them has. */
static struct needle longest_word(const struct needle *needle)
{
    struct needle best = {.len = 0};
    for (size_t start = 0, i = 0; i <= needle->len; i++) {
        if (i < needle->len && needle->value[i] != LETTER_GAP)
            continue;
        if (i - start > best.len) {
            best = (struct needle){.len = i - start};
            memcpy(best.value, needle->value + start, best.len);
            memcpy(best.mask, needle->mask + start, best.len);
        }
        start = i + 1;
    }
    search_probe(&best);
    return best;
}

static void try_words(struct search *search)
{
    struct needle part = longest_word(&search->attempt->name);
    if (part.len > 1 && part.len < search->attempt->name.len)
        walk(search, &part, judge_words);
}

static enum order judge_near(const uint8_t *name, const struct needle *needle)
{
    const uint8_t *bare = search_article(name);
    int whole = search_near(name, needle);
    int without = bare == name ? 0 : search_near(bare, needle);
    int near = whole > without ? whole : without;
    return near == 2 ? ORDER_NEAR_WHOLE : near == 1 ? ORDER_NEAR_PREFIX : ORDER_NONE;
}

static void try_near(struct search *search)
{
    const struct needle *needle = &search->attempt->name;
    int only = search->attempt->departement;
    if (needle->len < SHORTEST_NEAR)
        return;
    for (int i = first_of(only); i <= last_of(only); i++) {
        const struct geo_departement *home = &geo_departements[i];
        const uint8_t *names = geo_names + geo_departement_parts[i].name;
        for (int j = 0; j < home->commune_count; j++) {
            int row = home->first_commune + j;
            enum order order = judge_near(names + geo_commune_rows[row].name, needle);
            if (order != ORDER_NONE && wanted(search, row))
                keep(search, order, row, GEO_NONE, false);
        }
    }
    for (int i = 0; i < geo_alias_total; i++) {
        enum order order = judge_near(geo_alias_names + geo_alias_rows[i].name, needle);
        if (order != ORDER_NONE && wanted(search, geo_alias_rows[i].row))
            keep(search, order, geo_alias_rows[i].row, i, true);
    }
}

static void try_names(struct search *search)
{
    if (search->attempt->name.len <= 2)
        walk_firsts(search);
    else
        walk(search, &search->attempt->name, order_in);
}

static void try_all(struct search *search, const struct reading *reading,
                    void (*try_one)(struct search *))
{
    for (size_t i = 0; i < reading->attempt_count; i++) {
        search->attempt = &reading->attempts[i];
        if (!search->attempt->later || search->count == 0)
            try_one(search);
    }
}

static void find_names(struct search *search, const struct reading *reading)
{
    try_all(search, reading, try_names);
    if (search->count == 0)
        try_all(search, reading, try_words);
    if (search->count == 0)
        try_all(search, reading, try_near);
}

/* --- codes ----------------------------------------------------------------------- */

/* How a postal code answers digits: "34" begins 34000, "9000" is 09000 as well. */
static enum order order_postal(uint32_t postal, uint32_t typed, size_t len)
{
    static const uint32_t tens[] = {100000, 10000, 1000, 100, 10, 1};
    if (len >= 4 && postal == typed)
        return ORDER_EXACT;
    return postal / tens[len] == typed ? ORDER_PREFIX : ORDER_NONE;
}

static void find_postals(struct search *search, const char *code)
{
    uint8_t orders[MOST_LISTS];
    size_t len = strlen(code);
    uint32_t typed = (uint32_t)strtoul(code, NULL, 10);
    memset(orders, ORDER_NONE, sizeof orders);
    for (int row = 0; row < geo_commune_total; row++) {
        uint16_t list = geo_commune_rows[row].postal;
        if (list >= MOST_LISTS)
            continue;
        if (orders[list] == ORDER_NONE)
            for (uint16_t i = geo_postal_lists[list]; i < geo_postal_lists[list + 1];
                 i++) {
                enum order order = order_postal(geo_postal_codes[i], typed, len);
                orders[list] =
                    (uint8_t)(order < orders[list] ? (uint8_t)order : orders[list]);
            }
        if (orders[list] != ORDER_NONE)
            keep(search, (enum order)orders[list], row, GEO_NONE, false);
    }
}

/* The communes of a département whose INSEE codes begin so. */
static void find_insee_in(struct search *search, const struct geo_departement *home,
                          const char *code)
{
    struct commune commune;
    for (int j = 0; j < home->commune_count; j++) {
        commune_get(home->first_commune + j, &commune);
        if (str_starts(commune.code, code))
            keep(search, ORDER_WORD, commune.row, GEO_NONE, true);
    }
}

/* The beginning of a code says its département first, so that few are written out. */
static void find_insee(struct search *search, const char *code)
{
    struct commune commune;
    struct commune_alias alias;
    if (commune_by_code(code, &commune, &alias)) {
        const struct geo_alias_row *row = geo_alias_rows;
        while (*alias.code && !str_equal(row->code, alias.code))
            row++;
        keep(search, ORDER_EXACT, commune.row,
             *alias.code ? (int)(row - geo_alias_rows) : GEO_NONE, true);
    }
    for (int i = 0; strlen(code) > 1 && i < GEO_DEPARTEMENTS; i++)
        if (strncmp(geo_departements[i].code, code, 2) == 0)
            find_insee_in(search, &geo_departements[i], code);
}

static void find_codes(struct search *search, const char *typed)
{
    char code[COMMUNE_CODE_SIZE];
    str_copy(code, sizeof code, typed);
    if (code[1] >= 'a')
        code[1] = (char)(code[1] - 32);
    else
        find_postals(search, code);
    find_insee(search, code);
}

void search_find_near(struct search *search, const struct reading *reading)
{
    if (search->most > 0 && !*reading->code)
        try_all(search, reading, try_near);
}

void search_find(struct search *search, const struct reading *reading)
{
    if (search->most == 0)
        return;
    if (*reading->code)
        find_codes(search, reading->code);
    else
        find_names(search, reading);
}
