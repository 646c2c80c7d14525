#include "panes/place_words.h"

#include "base/i18n.h"
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

static bool several(const char *text, const struct commune_match *found, size_t count,
                    struct err *err)
{
    struct str names = {0};
    for (size_t i = 0; i < count; i++) {
        str_add(&names, i ? ", " : "");
        commune_label(&found[i].commune, &names);
    }
    err_set(err, ERR_INPUT, _("« %s » : laquelle ? %s"), text, str_text(&names));
    str_free(&names);
    return false;
}

bool place_words_read(struct pane_host *host, const char *text, struct arena *arena,
                      const char **code, const char **place, struct err *err)
{
    struct commune_match found[PLACES_MOST];
    int region = geo_region_find(host->garden->community->region);
    struct str name = {0};
    size_t count;
    *code = "";
    *place = text;
    if (!*text)
        return true;
    switch (commune_resolve(text, region, found, PLACES_MOST, &count)) {
    case COMMUNE_SEVERAL:
        return several(text, found, count, err);
    case COMMUNE_ONE:
        commune_label(&found[0].commune, &name);
        *code = arena_strdup(arena, found[0].commune.code);
        *place = arena_strdup(arena, str_text(&name));
        str_free(&name);
        return true;
    case COMMUNE_NONE:
    case COMMUNE_GUESS:
        break;
    }
    return true;
}
