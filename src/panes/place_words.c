#include "panes/place_words.h"

#include "geo/search.h"

enum { PLACES_MOST = 5 };

bool place_words_like(void *ctx, struct pane_host *host, size_t field, const char *text,
                      struct arena *arena, const char ***words, size_t *count,
                      struct err *err)
{
    struct commune_match found[PLACES_MOST];
    int region = geo_region_find(host->garden->community->region);
    (void)ctx;
    (void)field;
    (void)err;
    *count = commune_search(text, region, found, PLACES_MOST);
    *words = arena_alloc(arena, (PLACES_MOST + 1) * sizeof **words);
    for (size_t i = 0; i < *count; i++) {
        struct str label = {0};
        commune_label(&found[i].commune, &label);
        (*words)[i] = arena_strdup(arena, str_text(&label));
        str_free(&label);
    }
    return true;
}
