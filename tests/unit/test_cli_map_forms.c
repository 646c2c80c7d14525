/* The map that leaves the program tells what anyone may read, and no more. */
#include "actors_fixture.h"
#include "cli/map_forms.h"

static char *geojson(struct fixture *fixture)
{
    struct str out = {0};
    must(map_form_geojson(&fixture->garden, &out, &fixture->err));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(a_hidden_commune_hides_its_departement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
