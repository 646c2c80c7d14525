/* Any bytes as what is typed of a commune: answers keep their order, each commune once,
 * and what decides is among what is listed. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "geo/search.h"

enum { MOST = 12 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held)
        abort();
}

static void answers_are_in_order(const struct commune_match *matches, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct commune_match *match = &matches[i];
        struct str line = {0};
        must(match->commune.row >= 0 && match->commune.row < commune_count());
        must(match->rank <= COMMUNE_NEAR && strlen(match->postal) == 5);
        must(!*match->alias.code || match->alias.row == match->commune.row);
        for (size_t j = 0; j < i; j++)
            must(matches[j].commune.row != match->commune.row);
        commune_match_line(match, &line);
        must(utf8_valid(line.at, line.len));
        str_free(&line);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {0};
    struct commune_match matches[MOST], chosen[MOST];
    size_t kept;
    int region = size > 0 ? data[0] % (GEO_REGIONS + 1) - 1 : GEO_NONE;
    str_add_n(&text, (const char *)data, size);
    size_t count = commune_search(str_text(&text), region, matches, MOST);
    must(count <= MOST);
    answers_are_in_order(matches, count);
    enum commune_answer answer =
        commune_resolve(str_text(&text), region, chosen, MOST, &kept);
    must(kept <= MOST && (answer == COMMUNE_NONE) == (kept == 0));
    must((answer == COMMUNE_NONE) == (count == 0));
    must(answer != COMMUNE_ONE || kept == 1);
    answers_are_in_order(chosen, kept);
    str_free(&text);
    return 0;
}
