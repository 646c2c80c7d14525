/* The map that leaves the program tells what anyone may read, and no more. */
#include "actors_fixture.h"
#include "cli/map_forms.h"

static char *geojson(struct fixture *fixture)
{
    struct str out = {0};
    must(map_form_geojson(&fixture->garden, AUDIENCE_PUBLIC, &out, &fixture->err));
    char *text = strdup(str_text(&out));
    str_free(&out);
    return text;
}

/* The commune hidden, no other field says in which département it is. */
static void a_hidden_commune_hides_its_departement(void **state)
{
    static const enum field hidden[] = {FIELD_ACTOR_COMMUNE, FIELD_ACTOR_PERIMETER};
    struct fixture *fixture = *state;
    struct id id =
        actor_made(fixture, (struct actor){.name = "Le Lavoir", .commune = "09122"});
    char *text = geojson(fixture);
    assert_non_null(strstr(text, "\"departement\""));
    assert_non_null(strstr(text, "09122"));
    free(text);
    for (size_t i = 0; i < 2; i++) {
        must(ops_actor_visibility(&fixture->garden, id, hidden[i], AUDIENCE_MEMBERS,
                                  &fixture->err));
        text = geojson(fixture);
        assert_non_null(strstr(text, "Le Lavoir"));
        assert_null(strstr(text, "\"departement\":\"09\""));
        assert_null(strstr(text, "\"departement\": \"09\""));
        if (hidden[i] == FIELD_ACTOR_COMMUNE)
            assert_null(strstr(text, "09122"));
        free(text);
        must(ops_actor_visibility(&fixture->garden, id, hidden[i], AUDIENCE_DEFAULT,
                                  &fixture->err));
    }
}

/* The scene of what these readers are told, in three forms one after the other. */
static char *counted(struct fixture *fixture, enum audience readers)
{
    struct actors_scene scene = {.region = geo_region_find("76"),
                                 .departement = GEO_NONE};
    struct map_view view = {.width = 60, .height = 20};
    struct str out = {0};
    map_view_fit(&view, scene.region);
    must(actors_scene_tell(&scene, &fixture->garden, readers, &fixture->err));
    map_form_text(&scene, &out);
    map_form_csv(&scene, &out);
    map_form_svg(&scene, &view, "Carte", &out);
    actors_scene_free(&scene);
    char *text = strdup(str_text(&out));
    str_free(&out);
    return text;
}

static int times(const char *text, const char *word)
{
    int count = 0;
    for (; (text = strstr(text, word)); text += strlen(word))
        count++;
    return count;
}

/* What GeoJSON leaves out is in no count, no cell and no dot of the other forms. */
static void every_form_counts_what_may_be_told(void **state)
{
    struct fixture *fixture = *state;
    struct err *err = &fixture->err;
    struct id hidden = actor_made(
        fixture,
        (struct actor){.name = "Le Lavoir", .commune = "09122", .themes = "climat"});
    struct id refused =
        actor_made(fixture, (struct actor){.name = "La Source", .commune = "09122"});
    actor_made(fixture, (struct actor){.name = "Le Moulin", .commune = "31555"});
    char *text = counted(fixture, AUDIENCE_PUBLIC);
    assert_non_null(strstr(text, "3 acteurs en tout\nAriège : 2 acteurs"));
    assert_int_equal(times(text, "<circle"), 2);
    free(text);
    must(ops_actor_visibility(&fixture->garden, hidden, FIELD_ACTOR_COMMUNE,
                              AUDIENCE_PAIR, err));
    must(ops_actor_visibility(&fixture->garden, hidden, FIELD_ACTOR_THEMES,
                              AUDIENCE_PAIR, err));
    must(ops_actor_consent(&fixture->garden, refused, CONSENT_NO, err));
    text = counted(fixture, AUDIENCE_PUBLIC);
    assert_non_null(strstr(text, "2 acteurs en tout\nAriège : 0 acteur,"));
    assert_non_null(strstr(text, "Sans lieu : 1 acteur : sans thème 1\n"));
    assert_null(strstr(text, "limat 1"));
    assert_int_equal(times(text, "<circle"), 1);
    free(text);
    text = counted(fixture, AUDIENCE_PAIR);
    assert_non_null(strstr(text, "3 acteurs en tout\nAriège : 2 acteurs"));
    assert_int_equal(times(text, "<circle"), 2);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(a_hidden_commune_hides_its_departement),
        actors_test(every_form_counts_what_may_be_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
