#include "geo/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "geo/private.h"
#include "geo/search_private.h"

/* The code typed, whole, when it is one of the commune's. */
static void choose_postal(const struct reading *reading, struct commune_match *match)
{
    char typed[COMMUNE_CODE_SIZE];
    const char *code = *reading->code ? reading->code : reading->attempts[0].code;
    str_format(typed, sizeof typed, "%s%s", strlen(code) == 4 ? "0" : "", code);
    bool is_postal = strlen(typed) == 5 && strspn(typed, "0123456789") == 5;
    const uint16_t *list =
        &geo_postal_lists[geo_commune_rows[match->commune.row].postal];
    str_copy(match->postal, sizeof match->postal, match->commune.postal);
    if (*match->alias.postal)
        str_copy(match->postal, sizeof match->postal, match->alias.postal);
    for (uint16_t i = list[0]; is_postal && i < list[1]; i++)
        if (geo_postal_codes[i] == strtoul(typed, NULL, 10))
            str_copy(match->postal, sizeof match->postal, typed);
}

static void fill(const struct reading *reading, const struct found *found,
                 struct commune_match *out)
{
    static const enum commune_rank ranks[] = {
        [ORDER_EXACT] = COMMUNE_EXACT,     [ORDER_PREFIX] = COMMUNE_PREFIX,
        [ORDER_SECOND] = COMMUNE_EXACT,    [ORDER_WORD] = COMMUNE_WORD,
        [ORDER_INSIDE] = COMMUNE_INSIDE,   [ORDER_WORDS] = COMMUNE_WORDS,
        [ORDER_NEAR_WHOLE] = COMMUNE_NEAR, [ORDER_NEAR_PREFIX] = COMMUNE_NEAR};
    *out = (struct commune_match){.rank = ranks[search_order(found)],
                                  .alias = {.row = GEO_NONE}};
    commune_get(found->row, &out->commune);
    if (found->alias != GEO_NONE)
        commune_alias_get((size_t)found->alias, &out->alias);
    choose_postal(reading, out);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t commune_search(const char *query, int region, struct commune_match *out,
                      size_t most)
{
    struct reading reading;
    struct search search = {.region = region, .most = least(most, MOST_FOUND)};
    search_read(query, &reading);
    search_find(&search, &reading);
    for (size_t i = 0; i < search.count; i++)
        fill(&reading, &search.found[i], &out[i]);
    return search.count;
}

/* Which order decides: what is called so; else what was called so before merging, when
 * no name of now begins so; else none. */
static enum order deciding(const struct search *search)
{
    enum order best = ORDER_NONE;
    for (size_t i = 0; i < search->count; i++) {
        const struct found *found = &search->found[i];
        bool blurs = search_order(found) == ORDER_PREFIX && search_is_second(found);
        if (!blurs && search_order(found) < best)
            best = search_order(found);
    }
    return best == ORDER_EXACT || best == ORDER_SECOND ? best : ORDER_NONE;
}

enum commune_answer commune_resolve(const char *query, int region,
                                    struct commune_match *out, size_t most,
                                    size_t *count)
{
    struct reading reading;
    struct search search = {.region = region, .most = MOST_FOUND};
    search_read(query, &reading);
    search_find(&search, &reading);
    enum order order = deciding(&search);
    size_t called = 0;
    *count = 0;
    for (size_t i = 0; i < search.count; i++) {
        const struct found *found = &search.found[i];
        called += search_order(found) == order;
        if (*count < most && (order == ORDER_NONE || search_order(found) == order))
            fill(&reading, found, &out[(*count)++]);
    }
    if (search.count == 0)
        return COMMUNE_NONE;
    if (order == ORDER_NONE)
        return COMMUNE_GUESS;
    return called == 1 ? COMMUNE_ONE : COMMUNE_SEVERAL;
}

/* A shorter word is one letter away from too many villages. */
enum { SHORTEST_GUESS = 6 };

bool commune_guess(const char *query, int region, struct commune_match *out)
{
    struct reading reading;
    struct search search = {.region = region, .most = 1};
    search_read(query, &reading);
    if (reading.attempt_count == 0 || reading.attempts[0].name.len < SHORTEST_GUESS)
        return false;
    search_find_near(&search, &reading);
    if (search.count == 0 || search_order(&search.found[0]) != ORDER_NEAR_WHOLE)
        return false;
    fill(&reading, &search.found[0], out);
    return out->commune.region == region;
}

void geo_add_people(struct str *out, long people)
{
    const char *gap = str_equal(i18n_language(), "en") ? "," : "\u202f";
    if (people >= 1000) {
        geo_add_people(out, people / 1000);
        str_printf(out, "%s%03ld", gap, people % 1000);
    } else {
        str_printf(out, "%ld", people);
    }
}

void commune_match_line(const struct commune_match *match, struct str *out)
{
    struct str people = {0};
    geo_add_people(&people, match->commune.population);
    commune_label(&match->commune, out);
    str_printf(out, " %s · ", match->postal);
    str_printf(out, _("%s hab."), str_text(&people));
    if (*match->alias.code)
        str_printf(out, " ← %s", match->alias.name);
    str_free(&people);
}
