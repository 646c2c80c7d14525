/* Where a row is: its commune, through the gazetteer, and the words it says it with. */
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "geo/gazetteer.h"
#include "geo/search.h"
#include "ops/actors_private.h"
#include "ops/import_private.h"

enum { SHARED_MOST = 64 };

static void set_place(struct import *import, struct incoming *in, const char *code,
                      const char *words)
{
    struct actor_place place;
    if (in->person) {
        in->card.commune = code;
        in->card.place = words;
        return;
    }
    in->actor.place = words;
    if (*code == '\0' || !place_of_commune(&import->arena, code, &place))
        return;
    in->actor.commune = place.commune;
    if (in->actor.precision == PRECISION_MANUAL)
        return;
    in->actor.precision = PRECISION_COMMUNE;
    in->actor.latitude = place.latitude;
    in->actor.longitude = place.longitude;
}

/* Among the few communes of a postal code, the one of that name: no search at all. */
static bool by_postcode(const char *postcode, const char *city, char code[8])
{
    int rows[SHARED_MOST];
    size_t count = commune_by_postal(postcode, rows, SHARED_MOST);
    count = count < SHARED_MOST ? count : SHARED_MOST;
    for (size_t i = 0; i < count; i++) {
        struct commune commune;
        commune_get(rows[i], &commune);
        if (fold_same(commune.name, city) || (count == 1 && *city == '\0')) {
            str_copy(code, 8, commune.code);
            return true;
        }
    }
    return false;
}

static void by_search(const struct import *import, const struct incoming *in,
                      const char *said, struct place_kept *kept)
{
    struct commune_match matches[2];
    size_t count;
    str_copy(kept->said, sizeof kept->said, said);
    kept->several = false;
    if (by_postcode(in->postcode, in->city, kept->code))
        return;
    int region = geo_region_find(import->garden->community->region);
    enum commune_answer answer = commune_resolve(said, region, matches, 2, &count);
    str_copy(kept->code, sizeof kept->code,
             answer == COMMUNE_ONE ? matches[0].commune.code : "");
    kept->several = answer == COMMUNE_SEVERAL;
}

/* A search costs more than a row: answers are kept, the last of each slot. */
static const struct place_kept *place_of(struct import *import,
                                         const struct incoming *in, const char *said)
{
    static const struct place_kept none;
    unsigned slot = 5381;
    for (const char *at = said; *at; at++)
        slot = slot * 33 + (unsigned char)*at;
    struct place_kept *kept = &import->places[slot % PLACES_KEPT];
    if (strlen(said) >= sizeof kept->said)
        return &none;
    if (!str_equal(kept->said, said))
        by_search(import, in, said, kept);
    return kept;
}

static void tell_unplaced(struct import *import, struct incoming *in, const char *words,
                          bool several)
{
    remark_say(in, REMARK_WARNING, in->place_column,
               several
                   ? arena_printf(&import->arena,
                                  _("Plusieurs communes répondent à « %.60s » : le "
                                    "lieu est gardé comme il est écrit."),
                                  words)
                   : arena_printf(&import->arena,
                                  _("Aucune commune ne répond à « %.60s » : le lieu "
                                    "est gardé comme il est écrit."),
                                  words));
}

/* An address that says its postal code is whole: the commune of the card may be
 * another. */
static bool is_whole(const char *street)
{
    for (; *street; street++) {
        size_t digits = strspn(street, "0123456789");
        if (digits == 5)
            return true;
        street += digits ? digits - 1 : 0;
    }
    return false;
}

static void add_street(struct import *import, struct incoming *in, const char *words)
{
    if (*in->street == '\0')
        return;
    const char *text = *words && !is_whole(in->street)
                           ? arena_printf(&import->arena, "%s, %s", in->street, words)
                           : in->street;
    struct contact contact = {.kind = CONTACT_ADDRESS, .value = text, .label = ""};
    vec_push(&in->contacts, contact);
}

void incoming_place(struct import *import, struct incoming *in)
{
    struct commune commune;
    const char *gap = *in->postcode && *in->city ? " " : "";
    const char *words =
        arena_join(&import->arena, in->postcode, gap, in->city, NULL);
    add_street(import, in, words);
    if (*in->insee && commune_by_code(in->insee, &commune, NULL)) {
        set_place(import, in, arena_strdup(&import->arena, commune.code),
                  *words ? words : arena_strdup(&import->arena, commune.name));
        return;
    }
    if (*words == '\0')
        return;
    const struct place_kept *kept = place_of(import, in, words);
    if (*kept->code == '\0')
        tell_unplaced(import, in, words, kept->several);
    const char *code = arena_strdup(&import->arena, kept->code);
    /* the code of a commune that is known says no more than its name */
    set_place(import, in, code, *code && *in->city ? in->city : words);
}
