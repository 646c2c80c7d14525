/* Small groups on a real file: who is drawn, what past counts, the same seed again. */
#include "people_fixture.h"

enum { PEOPLE = 18 };

struct guests {
    struct id ids[PEOPLE];
};

static struct guests invite(struct fixture *fixture)
{
    struct guests guests;
    for (size_t i = 0; i < PEOPLE; i++) {
        const char *line =
            arena_printf(&fixture->arena, "Personne Numéro%c", (char)('a' + i));
        guests.ids[i] = person_named(fixture, line);
        struct person person;
        must(ops_person(&fixture->garden, guests.ids[i], &fixture->arena, &person,
                        &fixture->err));
        person.criteria = i < 4 ? "Élu·e" : i % 2 ? "femme" : "homme";
        must(ops_person_edit(&fixture->garden, guests.ids[i], &person, &fixture->err));
    }
    return guests;
}

static void all_attend(struct fixture *fixture, struct id meeting,
                       const struct guests *guests, enum attendance_status status)
{
    for (size_t i = 0; i < PEOPLE; i++) {
        attends(fixture, meeting, guests->ids[i], 0, status);
    }
}

static struct team_member *teams_of(struct fixture *fixture, struct id meeting,
                                    int round, size_t *count)
{
    struct team_member *members;
    must(ops_teams(&fixture->garden, meeting, round, &fixture->arena, &members, count,
                   &fixture->err));
    return members;
}

static int drawn(struct fixture *fixture, struct id meeting, int size, int64_t seed)
{
    int round = 0;
    must(ops_teams_make(&fixture->garden, meeting, size, seed, &round, &fixture->err));
    return round;
}

static size_t guest(const struct guests *guests, struct id id)
{
    size_t i = 0;
    while (!id_equal(guests->ids[i], id)) {
        i++;
        assert_true(i < PEOPLE);
    }
    return i;
}

/* Adds the pairs of a round; returns how many had met before. */
static int meet(struct fixture *fixture, struct id meeting, int round,
                const struct guests *guests, int met[PEOPLE][PEOPLE])
{
    size_t count;
    int again = 0;
    struct team_member *members = teams_of(fixture, meeting, round, &count);
    assert_int_equal(count, PEOPLE);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count; k++) {
            size_t a = guest(guests, members[i].person.id);
            size_t b = guest(guests, members[k].person.id);
            if (members[i].team == members[k].team) {
                again += met[a < b ? a : b][a < b ? b : a]++ > 0;
            }
        }
    }
    return again;
}

static void rounds_and_series_mix_people(void **state)
{
    struct fixture *fixture = *state;
    struct guests guests = invite(fixture);
    int met[PEOPLE][PEOPLE] = {{0}};
    struct id one = met_on(fixture, at(3, 10, 9, 15), "ordinaire", none);
    struct id two = met_on(fixture, at(4, 10, 9, 15), "ordinaire", none);
    struct id three = met_on(fixture, at(5, 10, 9, 15), "", two);
    struct id other = met_on(fixture, at(4, 11, 9, 15), "ailleurs", none);
    all_attend(fixture, one, &guests, ATTENDANCE_PRESENT);
    all_attend(fixture, two, &guests, ATTENDANCE_EXPECTED);
    all_attend(fixture, three, &guests, ATTENDANCE_EXPECTED);
    all_attend(fixture, other, &guests, ATTENDANCE_EXPECTED);
    assert_int_equal(drawn(fixture, one, 3, 1), 1);
    assert_int_equal(drawn(fixture, one, 3, 1), 2);
    assert_int_equal(drawn(fixture, two, 3, 1), 1);
    assert_int_equal(drawn(fixture, three, 3, 1), 1);
    assert_int_equal(meet(fixture, one, 1, &guests, met), 0);
    assert_int_equal(meet(fixture, one, 2, &guests, met), 0);
    assert_int_equal(meet(fixture, two, 1, &guests, met), 0);
    assert_in_range(meet(fixture, three, 0, &guests, met), 0, 1);
    /* Another series knows nothing of this one: the first groups come again. */
    int before[PEOPLE][PEOPLE] = {{0}};
    meet(fixture, one, 1, &guests, before);
    drawn(fixture, other, 3, 1);
    assert_int_equal(meet(fixture, other, 0, &guests, before), 18);
    /* Nor do meetings of no series know each other. */
    for (int day = 12; day <= 13; day++) {
        struct id alone = met_on(fixture, at(4, day, 9, 15), "", none);
        all_attend(fixture, alone, &guests, ATTENDANCE_EXPECTED);
        drawn(fixture, alone, 3, 1);
        assert_int_equal(meet(fixture, alone, 0, &guests, before), 18);
    }
}

static void the_same_seed_draws_the_same_groups_again(void **state)
{
    struct fixture *fixture = *state;
    struct guests guests = invite(fixture);
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    size_t count, again;
    all_attend(fixture, meeting, &guests, ATTENDANCE_PRESENT);
    drawn(fixture, meeting, 4, 42);
    struct team_member *first = teams_of(fixture, meeting, 1, &count);
    assert_string_equal(undone(fixture),
                        "Annulé : 18 personnes mises en petits groupes");
    teams_of(fixture, meeting, 0, &again);
    assert_int_equal(again, 0);
    assert_int_equal(drawn(fixture, meeting, 4, 42), 1);
    struct team_member *second = teams_of(fixture, meeting, 0, &again);
    assert_int_equal(again, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(first[i].team, second[i].team);
        assert_true(id_equal(first[i].person.id, second[i].person.id));
        assert_true(i == 0 || first[i].team >= first[i - 1].team);
        assert_true(i == 0 || first[i].team > first[i - 1].team ||
                    person_compare(&first[i - 1].person, &first[i].person) < 0);
    }
    int elected[5] = {0};
    for (size_t i = 0; i < count; i++) {
        elected[first[i].team] += str_equal(first[i].person.criteria, "Élu·e");
    }
    for (int team = 1; team <= 4; team++) {
        assert_int_equal(elected[team], 1);
    }
}

static void those_present_are_drawn(void **state)
{
    struct fixture *fixture = *state;
    struct guests guests = invite(fixture);
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    slot_at(fixture, meeting, at(3, 12, 9, 0));
    size_t count;
    int round = 0;
    must_refuse(ops_teams_make(&fixture->garden, meeting, 4, 1, &round, &fixture->err),
                ERR_INPUT);
    attends(fixture, meeting, guests.ids[0], 0, ATTENDANCE_EXPECTED);
    attends(fixture, meeting, guests.ids[1], 0, ATTENDANCE_EXPECTED);
    attends(fixture, meeting, guests.ids[2], 0, ATTENDANCE_EXCUSED);
    drawn(fixture, meeting, 2, 1); /* nobody is there yet */
    teams_of(fixture, meeting, 0, &count);
    assert_int_equal(count, 2);
    attends(fixture, meeting, guests.ids[3], 0, ATTENDANCE_PRESENT);
    must_refuse(ops_teams_make(&fixture->garden, meeting, 4, 1, &round, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_teams_make(&fixture->garden, meeting, 0, 1, &round, &fixture->err),
                ERR_INPUT);
    attends(fixture, meeting, guests.ids[4], 0, ATTENDANCE_PRESENT);
    assert_int_equal(drawn(fixture, meeting, 4, 1), 2);
    struct team_member *members = teams_of(fixture, meeting, 0, &count);
    assert_int_equal(count, 2);
    assert_int_equal(members[0].team, 1);
    assert_int_equal(members[1].team, 1);
    it_is(fixture, at(3, 12, 10, 0)); /* the second day has its own people */
    attends(fixture, meeting, guests.ids[5], 1, ATTENDANCE_PRESENT);
    attends(fixture, meeting, guests.ids[6], 1, ATTENDANCE_PRESENT);
    attends(fixture, meeting, guests.ids[7], 1, ATTENDANCE_PRESENT);
    assert_int_equal(drawn(fixture, meeting, 4, 1), 3);
    teams_of(fixture, meeting, 3, &count);
    assert_int_equal(count, 3);
    fixture_reopen(fixture);
    teams_of(fixture, meeting, 2, &count);
    assert_int_equal(count, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(rounds_and_series_mix_people),
        people_test(the_same_seed_draws_the_same_groups_again),
        people_test(those_present_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
