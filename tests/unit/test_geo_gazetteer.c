/* The gazetteer is whole: counts, links between its tables, geometry. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "geo/around.h"
#include "geo/gazetteer.h"
#include "geo/private.h"
#include "geo/project.h"

static void is_all_of_france(void **state)
{
    (void)state;
    assert_int_equal(commune_count(), 34875);
    assert_int_equal(commune_alias_count(), 2621);
    assert_int_equal(geo_epci_count(), 1255);
    assert_string_equal(geo_departement(0)->code, "01");
    assert_string_equal(geo_departement(GEO_DEPARTEMENTS - 1)->code, "976");
    assert_string_equal(geo_region(GEO_REGIONS - 1)->name, "Corse");
}

static void people_add_up(void **state)
{
    (void)state;
    long all = 0, departements = 0, regions = 0, epcis = 0, alone = 0;
    int communes = 0, parts = 0;
    for (int i = 0; i < commune_count(); i++) {
        all += commune_population(i);
        alone += commune_epci(i) == GEO_NONE ? commune_population(i) : 0;
    }
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        departements += geo_departement(i)->population;
        communes += geo_departement(i)->commune_count;
    }
    for (int i = 0; i < GEO_REGIONS; i++) {
        regions += geo_region(i)->population;
        parts += geo_region(i)->departement_count;
    }
    for (int i = 0; i < geo_epci_count(); i++)
        epcis += geo_epci(i)->population;
    assert_true(all > 65000000 && all < 72000000);
    assert_int_equal(departements, all);
    assert_int_equal(regions, all);
    assert_int_equal(epcis + alone, all);
    assert_int_equal(communes, commune_count());
    assert_int_equal(parts, GEO_DEPARTEMENTS);
}

static void codes_come_back(void **state)
{
    (void)state;
    struct commune commune, found;
    struct commune_alias alias;
    for (int row = 0; row < commune_count(); row++) {
        commune_get(row, &commune);
        assert_true(commune_by_code(commune.code, &found, &alias));
        assert_int_equal(found.row, row);
        assert_string_equal(alias.code, "");
        assert_true(strlen(commune.name) > 0 && strlen(commune.name) < 60);
        assert_int_equal(strlen(commune.postal), 5);
        assert_true(commune.postal_count >= 1);
        assert_int_equal(commune_departement(row), commune.departement);
        assert_true(commune.lat > -22 && commune.lat < 52);
    }
}

static void aliases_lead_somewhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < commune_alias_count(); i++) {
        struct commune_alias alias, back;
        struct commune commune;
        commune_alias_get(i, &alias);
        assert_true(strlen(alias.name) > 0);
        assert_true(alias.row >= 0 && alias.row < commune_count());
        assert_true(commune_by_code(alias.code, &commune, &back));
        /* a code that is still that of a commune is hers */
        assert_true(commune.row == alias.row || !*back.code);
    }
}

static void a_commune_is_known_by_its_codes(void **state)
{
    (void)state;
    struct commune commune;
    struct commune_alias alias;
    char postals[8][COMMUNE_CODE_SIZE];
    int rows[4];
    assert_true(commune_by_code("31555", &commune, NULL));
    assert_string_equal(commune.name, "Toulouse");
    assert_string_equal(geo_departement(commune.departement)->name, "Haute-Garonne");
    assert_string_equal(geo_region(commune.region)->code, "76");
    assert_string_equal(geo_epci(commune.epci)->code, "243100518");
    assert_int_equal(commune_postal_codes(commune.row, postals, 8), 6);
    assert_string_equal(postals[5], "31500");
    assert_true(commune_by_code("2a004", &commune, NULL));
    assert_string_equal(commune.code, "2A004");
    assert_true(commune_by_code("75115", &commune, &alias));
    assert_string_equal(commune.name, "Paris");
    assert_string_equal(alias.name, "Paris 15e Arrondissement");
    assert_string_equal(alias.postal, "75015");
    assert_false(commune_by_code("00000", &commune, NULL));
    assert_false(commune_by_code("3155", &commune, NULL));
    assert_false(commune_by_code("31é5", &commune, NULL));
    assert_int_equal(commune_by_postal("65100", rows, 4), 36);
    assert_true(commune_population(rows[0]) >= commune_population(rows[1]));
    assert_int_equal(commune_by_postal("65100", NULL, 0), 36);
    assert_int_equal(commune_by_postal("00000", rows, 4), 0);
    assert_int_equal(commune_by_postal("6510", rows, 4), 0);
}

static void names_are_folded(void **state)
{
    (void)state;
    assert_string_equal(geo_departement(geo_departement_find("herault"))->code, "34");
    assert_string_equal(geo_departement(geo_departement_find("2a"))->name,
                        "Corse-du-Sud");
    assert_string_equal(geo_departement(geo_departement_find("Côtes d’Armor"))->code,
                        "22");
    assert_int_equal(geo_departement_find("Zanzibar"), GEO_NONE);
    assert_string_equal(geo_region(geo_region_find("occitanie"))->code, "76");
    assert_string_equal(geo_region(geo_region_find("01"))->name, "Guadeloupe");
    assert_int_equal(geo_region_find(""), GEO_NONE);
    assert_int_equal(geo_region_find("France"), GEO_NONE);
    assert_int_equal(geo_epci_find("243100518"),
                     geo_epci_find(geo_epci(geo_epci_find("243100518"))->name));
}

/* --- geometry -------------------------------------------------------------------- */

static const int16_t *end_of(int use, bool last)
{
    const struct geo_arc *arc = &geo_arcs[use < 0 ? -use - 1 : use];
    uint32_t at = arc->first + (last == (use >= 0) ? arc->count - 1u : 0u);
    return geo_arc_points[at];
}

static void rings_close(void **state)
{
    (void)state;
    int rings = geo_departement_parts[GEO_DEPARTEMENTS].ring;
    for (int i = 0; i < rings; i++) {
        const int16_t *uses = geo_ring_arcs + geo_rings[i].first;
        int count = geo_rings[i].count;
        assert_true(count > 0);
        for (int j = 0; j < count; j++)
            assert_memory_equal(end_of(uses[j], true),
                                end_of(uses[(j + 1) % count], false),
                                2 * sizeof(int16_t));
    }
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        assert_true(geo_departement_parts[i + 1].ring > geo_departement_parts[i].ring);
}

static void neighbours_are_mutual(void **state)
{
    (void)state;
    int around[16], back[16];
    for (int i = 0; i < GEO_DEPARTEMENTS; i++) {
        size_t count = geo_departement_neighbours(i, around, 16);
        assert_true(count <= 16);
        for (size_t j = 0; j < count; j++) {
            size_t n = geo_departement_neighbours(around[j], back, 16);
            bool mutual = false;
            for (size_t k = 0; k < n; k++)
                mutual = mutual || back[k] == i;
            assert_true(mutual);
        }
    }
    size_t count = geo_departement_neighbours(geo_departement_find("34"), around, 16);
    assert_int_equal(count, 4); /* 11 12 30 81 */
    assert_string_equal(geo_departement(around[0])->code, "11");
    assert_int_equal(
        geo_departement_neighbours(geo_departement_find("974"), around, 16), 0);
}

static const char *toward(const char *from, enum geo_side side, const char *region)
{
    int found = geo_departement_toward(geo_departement_find(from), side,
                                       geo_region_find(region));
    return geo_departement(found)->code;
}

static void arrows_reach_departements(void **state)
{
    (void)state;
    assert_string_equal(toward("34", GEO_WEST, "76"), "81");
    assert_string_equal(toward("34", GEO_EAST, "76"), "30");
    assert_string_equal(toward("30", GEO_EAST, "76"), "30");
    assert_string_equal(toward("30", GEO_EAST, ""), "84");
    assert_string_equal(toward("66", GEO_NORTH, "76"), "11");
    assert_string_equal(toward("2A", GEO_NORTH, ""), "2B");
    assert_string_equal(toward("974", GEO_NORTH, ""), "974");
}

static void planes_go_back(void **state)
{
    (void)state;
    for (int row = 0; row < commune_count(); row += 5) {
        double lat, lon, again_lat, again_lon;
        commune_position(row, &lat, &lon);
        struct geo_planar at = geo_project(lat, lon);
        assert_int_equal(at.zone, geo_departement_parts[commune_departement(row)].zone);
        geo_unproject(at, &again_lat, &again_lon);
        assert_true(geo_distance(lat, lon, again_lat, again_lon) < 0.01);
    }
    struct geo_planar origin = geo_project(46.5, 3); /* by definition of Lambert-93 */
    assert_true(fabsf(origin.x) < 0.001f && fabsf(origin.y) < 0.001f);
}

static void distances_are_said(void **state)
{
    (void)state;
    struct str line = {0};
    /* Lunel to Montpellier */
    geo_distance_line(43.678, 4.1329, 43.6101, 3.8742, &line);
    assert_string_equal(line.at, "22 km (ouest)");
    str_clear(&line);
    geo_distance_line(43.678, 4.1329, 43.675, 4.13, &line);
    assert_string_equal(line.at, "moins d’un kilomètre");
    assert_string_equal(geo_direction(43.7, 4.1, 43.2, 3.4), "sud-ouest");
    assert_string_equal(geo_direction(43.7, 4.1, 44.7, 4.1), "nord");
    assert_string_equal(geo_direction(43.7, 4.1, 43.7, 4.1), "");
    assert_true(fabs(geo_distance(48.8566, 2.3522, 43.6045, 1.4440) - 588) < 2);
    str_free(&line);
}

static void blank_communes_are_far_from_all(void **state)
{
    (void)state;
    int rows[64];
    const struct geo_spot spots[] = {{43.6101, 3.8742}, {43.6045, 1.4440}};
    struct geo_blank asked = {geo_region_find("76"), 20000, 30, spots, 2};
    size_t count = geo_blank_communes(&asked, rows, 64);
    assert_true(count > 5 && count < 40);
    for (size_t i = 0; i < count; i++) {
        struct commune commune;
        commune_get(rows[i], &commune);
        assert_true(commune.population >= 20000);
        for (size_t j = 0; j < 2; j++)
            assert_true(geo_distance(commune.lat, commune.lon, spots[j].lat,
                                     spots[j].lon) > 30);
        assert_true(i == 0 || commune.population <= commune_population(rows[i - 1]));
    }
    asked.spot_count = 0;
    assert_true(geo_blank_communes(&asked, rows, 64) > count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_all_of_france),
        cmocka_unit_test(people_add_up),
        cmocka_unit_test(codes_come_back),
        cmocka_unit_test(aliases_lead_somewhere),
        cmocka_unit_test(a_commune_is_known_by_its_codes),
        cmocka_unit_test(names_are_folded),
        cmocka_unit_test(rings_close),
        cmocka_unit_test(neighbours_are_mutual),
        cmocka_unit_test(arrows_reach_departements),
        cmocka_unit_test(planes_go_back),
        cmocka_unit_test(distances_are_said),
        cmocka_unit_test(blank_communes_are_far_from_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
