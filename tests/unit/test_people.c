/* People and attendance on real files: homonyms, late arrivals, days, series. */
#include "people_fixture.h"

static const char *like(struct fixture *fixture, const char *typed)
{
    struct person *persons;
    size_t count;
    const char *names = "";
    must(ops_persons_like(&fixture->garden, typed, 0, &fixture->arena, &persons, &count,
                          &fixture->err));
    for (size_t i = 0; i < count; i++) {
        names = arena_printf(&fixture->arena, "%s%s%s", names, i ? ", " : "",
                             person_label(&fixture->arena, &persons[i]));
    }
    return names;
}

static void two_letters_find_someone(void **state)
{
    struct fixture *fixture = *state;
    person_named(fixture, "Nadia Benali (Ferme du Lac)");
    person_named(fixture, "Émile d’Orval");
    person_named(fixture, "Zoé Le Goff (Mairie de Lansac)");
    person_named(fixture, "Nadia Benali (Mairie de Lansac)");
    assert_string_equal(like(fixture, "na"),
                        "Nadia Benali (Ferme du Lac), Nadia Benali (Mairie de Lansac)");
    assert_string_equal(like(fixture, "BE fe"), "Nadia Benali (Ferme du Lac)");
    assert_string_equal(like(fixture, "em"), "Émile d’Orval");
    assert_string_equal(like(fixture, "or"), "Émile d’Orval");
    assert_string_equal(like(fixture, "dor"), "Émile d’Orval");
    assert_string_equal(like(fixture, "zoe"), "Zoé Le Goff (Mairie de Lansac)");
    assert_string_equal(
        like(fixture, "mai"),
        "Nadia Benali (Mairie de Lansac), Zoé Le Goff (Mairie de Lansac)");
    assert_string_equal(like(fixture, "xy"), "");
    struct person *persons;
    size_t count;
    must(ops_persons_like(&fixture->garden, "", 3, &fixture->arena, &persons, &count,
                          &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(persons[2].family, "Le Goff");
}

static void a_person_needs_a_name_or_an_organisation(void **state)
{
    struct fixture *fixture = *state;
    struct id id = none;
    must_refuse(ops_person_add(&fixture->garden, "  ", &id, &fixture->err), ERR_INPUT);
    must_refuse(ops_person_add(&fixture->garden, "x@example.org", &id, &fixture->err),
                ERR_INPUT);
    id = person_named(fixture, "(Mairie de Lansac)");
    struct person person;
    must(ops_person(&fixture->garden, id, &fixture->arena, &person, &fixture->err));
    assert_string_equal(person.organisation, "Mairie de Lansac");
    person.given = " Luce ";
    person.criteria = "elu femme";
    must(ops_person_edit(&fixture->garden, id, &person, &fixture->err));
    must(ops_person(&fixture->garden, id, &fixture->arena, &person, &fixture->err));
    assert_string_equal(person.given, "Luce");
    assert_string_equal(person.criteria, "elu femme");
    person.given = person.organisation = "";
    must_refuse(ops_person_edit(&fixture->garden, id, &person, &fixture->err),
                ERR_INPUT);
    assert_string_equal(undone(fixture),
                        "Annulé : nom de Luce");
    must_refuse(ops_person(&fixture->garden, id_new(1), &fixture->arena, &person,
                           &fixture->err),
                ERR_NOT_FOUND);
}

static void homonyms_stay_two_people(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    struct id lac = person_named(fixture, "Nadia Benali (Ferme du Lac)");
    struct id one = person_named(fixture, "Nadia Benali");
    it_is(fixture, at(3, 10, 8, 1)); /* whoever was written first comes first */
    struct id two = person_named(fixture, "NADIA BENALI");
    struct id other = person_named(fixture, "Nadia Bena");
    attends(fixture, meeting, lac, 0, ATTENDANCE_EXPECTED);
    attends(fixture, meeting, one, 0, ATTENDANCE_PRESENT);
    attends(fixture, meeting, two, 0, ATTENDANCE_EXCUSED);
    attends(fixture, meeting, other, 0, ATTENDANCE_ABSENT);
    assert_string_equal(sheet(fixture, meeting, 0),
                        "Nadia Bena:a, Nadia Benali:p, Nadia Benali (2):e, "
                        "Nadia Benali (Ferme du Lac):e");
    struct id next = met_on(fixture, at(3, 17, 9, 15), "", none);
    struct id town = person_named(fixture, "Nadia Benali (Mairie de Lansac)");
    attends(fixture, next, town, 0, ATTENDANCE_PRESENT);
    assert_string_equal(sheet(fixture, next, 0), "Nadia Benali:p");
    attends(fixture, next, lac, 0, ATTENDANCE_EXCUSED);
    assert_string_equal(sheet(fixture, next, 0), "Nadia Benali (Ferme du Lac):e, "
                                                 "Nadia Benali (Mairie de Lansac):p");
}

static struct attendance attendance_of(struct fixture *fixture, struct id meeting,
                                       struct id person, int day)
{
    struct attendance *list, found = {.label = NULL};
    size_t count;
    must(ops_attendances(&fixture->garden, meeting, day, &fixture->arena, &list, &count,
                         &fixture->err));
    for (size_t i = 0; i < count; i++) {
        if (id_equal(list[i].person.id, person)) {
            found = list[i];
        }
    }
    assert_non_null(found.label);
    return found;
}

static int64_t arrival(struct fixture *fixture, struct id meeting, int day, int64_t now)
{
    struct id person = person_named(fixture, "Quelqu’un");
    it_is(fixture, now);
    attends(fixture, meeting, person, day, ATTENDANCE_PRESENT);
    struct attendance attendance = attendance_of(fixture, meeting, person, day);
    assert_int_equal(attendance.status, ATTENDANCE_PRESENT);
    return attendance.arrived;
}

static void late_is_more_than_five_minutes_after_the_start(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    slot_at(fixture, meeting, at(3, 10, 9, 0)); /* the welcome */
    slot_at(fixture, meeting, at(3, 12, 15, 0));
    slot_at(fixture, meeting,
            at(3, 12, 14, 0)); /* the order of the agenda is its own */
    assert_int_equal(arrival(fixture, meeting, 0, at(3, 10, 9, 0)), 0);
    assert_int_equal(arrival(fixture, meeting, 0, at(3, 10, 9, 20)), 0);
    assert_int_equal(arrival(fixture, meeting, 0, at(3, 10, 9, 21)), at(3, 10, 9, 21));
    /* The second day has its own start. */
    assert_int_equal(arrival(fixture, meeting, 1, at(3, 12, 14, 5)), 0);
    assert_int_equal(arrival(fixture, meeting, 1, at(3, 12, 14, 30)),
                     at(3, 12, 14, 30));
    /* Written down another day: nobody knows when they came. */
    assert_int_equal(arrival(fixture, meeting, 0, at(3, 12, 14, 30)), 0);
    assert_int_equal(arrival(fixture, meeting, 1, at(3, 10, 18, 0)), 0);
    /* A meeting that opened late has no one late before that. */
    row_set(fixture, meeting, FIELD_MEETING_STARTED, value_integer(at(3, 10, 9, 40)));
    assert_int_equal(arrival(fixture, meeting, 0, at(3, 10, 9, 45)), 0);
    assert_int_equal(arrival(fixture, meeting, 0, at(3, 10, 9, 46)), at(3, 10, 9, 46));
    row_set(fixture, meeting, FIELD_MEETING_STAGE, value_text("closed"));
    assert_int_equal(arrival(fixture, meeting, 0, at(3, 10, 12, 0)), 0);
}

static void a_status_changes_once(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    struct id nadia = person_named(fixture, "Nadia Benali");
    it_is(fixture, at(3, 10, 9, 40));
    attends(fixture, meeting, nadia, 0, ATTENDANCE_PRESENT);
    struct attendance first = attendance_of(fixture, meeting, nadia, 0);
    it_is(fixture, at(3, 10, 10, 0));
    attends(fixture, meeting, nadia, 0, ATTENDANCE_PRESENT);
    struct attendance again = attendance_of(fixture, meeting, nadia, 0);
    assert_int_equal(again.arrived, at(3, 10, 9, 40));
    assert_true(id_equal(again.id, first.id));
    attends(fixture, meeting, nadia, 0, ATTENDANCE_EXCUSED);
    assert_int_equal(attendance_of(fixture, meeting, nadia, 0).arrived, 0);
    assert_string_equal(undone(fixture), "Annulé : présence changée, « Nadia Benali »");
    assert_int_equal(attendance_of(fixture, meeting, nadia, 0).arrived,
                     at(3, 10, 9, 40));
    fixture_reopen(fixture);
    assert_string_equal(sheet(fixture, meeting, 0), "Nadia Benali:p");
    must_refuse(ops_attend(&fixture->garden, meeting, nadia, 1, ATTENDANCE_PRESENT,
                           &fixture->err),
                ERR_INPUT);
    must_refuse(ops_attend(&fixture->garden, meeting, nadia, -1, ATTENDANCE_PRESENT,
                           &fixture->err),
                ERR_INPUT);
    must_refuse(ops_attend(&fixture->garden, meeting, id_new(1), 0, ATTENDANCE_PRESENT,
                           &fixture->err),
                ERR_NOT_FOUND);
    must_refuse(ops_attend(&fixture->garden, id_new(1), nadia, 0, ATTENDANCE_PRESENT,
                           &fixture->err),
                ERR_NOT_FOUND);
}

static void someone_new_comes_in_one_step(void **state)
{
    struct fixture *fixture = *state;
    struct id person = none, meeting = met_on(fixture, at(3, 10, 9, 15), "", none);
    it_is(fixture, at(3, 10, 9, 30));
    must(ops_attend_new(&fixture->garden, meeting, 0, "nadia benali (le lac", &person,
                        &fixture->err));
    assert_string_equal(sheet(fixture, meeting, 0), "Nadia Benali:p");
    assert_int_equal(attendance_of(fixture, meeting, person, 0).arrived,
                     at(3, 10, 9, 30));
    assert_string_equal(undone(fixture),
                        "Annulé : personne ajoutée à la rencontre, « Nadia Benali »");
    assert_string_equal(sheet(fixture, meeting, 0), "");
    assert_string_equal(like(fixture, "na"), "");
    redone(fixture);
    assert_string_equal(sheet(fixture, meeting, 0), "Nadia Benali:p");
    assert_string_equal(like(fixture, "na"), "Nadia Benali (le lac)");
    must_refuse(
        ops_attend_new(&fixture->garden, meeting, 0, " ", &person, &fixture->err),
        ERR_INPUT);
    must(ops_attend_remove(&fixture->garden, meeting, person, &fixture->err));
    assert_string_equal(sheet(fixture, meeting, 0), "");
    assert_string_equal(like(fixture, "na"), "Nadia Benali (le lac)");
    must_refuse(ops_attend_remove(&fixture->garden, meeting, person, &fixture->err),
                ERR_NOT_FOUND);
    attends(fixture, meeting, person, 0, ATTENDANCE_EXCUSED);
    assert_string_equal(sheet(fixture, meeting, 0), "Nadia Benali:e");
}

static int today(struct fixture *fixture, struct id meeting, int64_t now)
{
    int day = -1;
    it_is(fixture, now);
    must(ops_meeting_today(&fixture->garden, meeting, &day, &fixture->err));
    return day;
}

static void each_day_has_its_list(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = met_on(fixture, at(3, 27, 9, 0), "", none);
    int days;
    must(ops_meeting_days(&fixture->garden, meeting, &days, &fixture->err));
    assert_int_equal(days, 1);
    slot_at(fixture, meeting, at(3, 29, 9, 0)); /* the day the clocks change */
    slot_at(fixture, meeting, at(3, 27, 9, 0));
    slot_at(fixture, meeting, at(3, 27, 23, 30));
    slot_at(fixture, meeting, at(4, 3, 9, 0));
    slot_at(fixture, meeting, 0);
    must(ops_meeting_days(&fixture->garden, meeting, &days, &fixture->err));
    assert_int_equal(days, 3);
    assert_int_equal(today(fixture, meeting, at(3, 1, 9, 0)), 0);
    assert_int_equal(today(fixture, meeting, at(3, 27, 0, 10)), 0);
    assert_int_equal(today(fixture, meeting, at(3, 27, 23, 0)), 0);
    assert_int_equal(today(fixture, meeting, at(3, 28, 12, 0)), 1);
    assert_int_equal(today(fixture, meeting, at(3, 29, 23, 0)), 1);
    assert_int_equal(today(fixture, meeting, at(4, 3, 18, 0)), 2);
    assert_int_equal(today(fixture, meeting, at(5, 3, 18, 0)), 2);
    struct id nadia = person_named(fixture, "Nadia Benali");
    struct id zoe = person_named(fixture, "Zoé Arbois");
    attends(fixture, meeting, nadia, 0, ATTENDANCE_PRESENT);
    attends(fixture, meeting, nadia, 1, ATTENDANCE_EXCUSED);
    attends(fixture, meeting, zoe, 1, ATTENDANCE_PRESENT);
    assert_string_equal(sheet(fixture, meeting, 0), "Zoé Arbois:e, Nadia Benali:p");
    assert_string_equal(sheet(fixture, meeting, 1), "Zoé Arbois:p, Nadia Benali:e");
    assert_string_equal(sheet(fixture, meeting, 2), "Zoé Arbois:e, Nadia Benali:e");
    assert_true(id_is_none(attendance_of(fixture, meeting, zoe, 0).id));
    struct attendance_counts counts;
    must(ops_attendance_counts(&fixture->garden, meeting, 1, &counts, &fixture->err));
    assert_int_equal(counts.present, 1);
    assert_int_equal(counts.excused, 1);
    assert_int_equal(counts.expected + counts.absent, 0);
    must(ops_attend_remove(&fixture->garden, meeting, nadia, &fixture->err));
    assert_string_equal(sheet(fixture, meeting, 0), "Zoé Arbois:e");
}

static void the_next_meeting_expects_those_of_the_last(void **state)
{
    struct fixture *fixture = *state;
    struct id older = met_on(fixture, at(1, 10, 9, 0), "ordinaire", none);
    struct id last = met_on(fixture, at(2, 10, 9, 0), "ordinaire", none);
    struct id next = met_on(fixture, at(3, 20, 9, 0), "ordinaire", none);
    struct id alone = met_on(fixture, at(3, 21, 9, 0), "", none);
    met_on(fixture, at(4, 10, 9, 0), "ordinaire", none);
    struct id people[5];
    static const char *const names[] = {"Anna Un", "Béa Deux", "Carl Trois",
                                        "Dina Quatre", "Éric Cinq"};
    for (size_t i = 0; i < 5; i++) {
        people[i] = person_named(fixture, names[i]);
    }
    attends(fixture, older, people[4], 0, ATTENDANCE_PRESENT);
    attends(fixture, last, people[0], 0, ATTENDANCE_PRESENT);
    attends(fixture, last, people[1], 0, ATTENDANCE_EXCUSED);
    attends(fixture, last, people[2], 0, ATTENDANCE_ABSENT);
    attends(fixture, last, people[3], 0, ATTENDANCE_PRESENT);
    attends(fixture, next, people[3], 0, ATTENDANCE_EXCUSED);
    must(ops_attend_as_before(&fixture->garden, next, &fixture->err));
    assert_string_equal(sheet(fixture, next, 0),
                        "Béa Deux:e, Dina Quatre:e, Anna Un:e");
    assert_int_equal(attendance_of(fixture, next, people[3], 0).status,
                     ATTENDANCE_EXCUSED);
    must_refuse(ops_attend_as_before(&fixture->garden, next, &fixture->err),
                ERR_NOT_FOUND);
    assert_string_equal(undone(fixture),
                        "Annulé : 2 personnes attendues comme la fois d’avant");
    assert_string_equal(sheet(fixture, next, 0), "Dina Quatre:e");
    must_refuse(ops_attend_as_before(&fixture->garden, alone, &fixture->err),
                ERR_NOT_FOUND);
    must_refuse(ops_attend_as_before(&fixture->garden, older, &fixture->err),
                ERR_NOT_FOUND);
    /* The meeting it was made from comes before the series. */
    row_set(fixture, next, FIELD_MEETING_ORIGIN, value_id(older));
    must(ops_attend_as_before(&fixture->garden, next, &fixture->err));
    assert_string_equal(sheet(fixture, next, 0), "Éric Cinq:e, Dina Quatre:e");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(two_letters_find_someone),
        people_test(a_person_needs_a_name_or_an_organisation),
        people_test(homonyms_stay_two_people),
        people_test(late_is_more_than_five_minutes_after_the_start),
        people_test(a_status_changes_once),
        people_test(someone_new_comes_in_one_step),
        people_test(each_day_has_its_list),
        people_test(the_next_meeting_expects_those_of_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
