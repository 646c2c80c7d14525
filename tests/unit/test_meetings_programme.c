/* A pasted programme becomes an agenda. */
#include "meetings_fixture.h"

static const char programme_text[] =
    "Deuxième rencontre du Jardin\n"
    "Jeudi 12 mars 2026, de 9h15 à 12h30 – Maison des Associations\n"
    "Objectifs :\n"
    "- Faire connaissance\n"
    "- Choisir une date\n"
    "\n"
    "9h15 : Café d’accueil\n"
    "9h30-9h45 : Tour des attentes\n"
    "9h45 - 10h15 Découverte du projet (Nadia)\n"
    "Le projet en trois images.\n"
    "10h15 -10h30 – Idées vertes et peurs rouges\n"
    "Pause\n"
    "10h45 à 12h15 : Nous, les jardiniers\n"
    "- Qu’est-ce qui nous unit ?\n"
    "- À quel rythme ?\n"
    "12h15/12h30 : Tour de ressenti\n"
    "12h30 – 13h Rafraîchissements\n"
    "13h Repas partagé\n";

static struct programme programme_of(struct fixture *fixture, const char *text)
{
    struct programme_day day = {.date = {2026, 11, 24}, .start = -1, .end = -1};
    struct programme programme;
    programme_read(&fixture->arena, text, &day, &programme);
    return programme;
}

static struct id accepted(struct fixture *fixture, struct id into, const char *text)
{
    struct programme programme = programme_of(fixture, text);
    struct id id = NONE;
    must(ops_programme_accept(&fixture->garden, into, &programme, text, &id,
                              &fixture->err));
    return id;
}

static void a_programme_that_moves_a_meeting_revises_its_entry(void **state)
{
    struct fixture *fixture = *state;
    struct meeting_new wanted = {.title = "Bilan", .start = at("2026-11-24 09:15")};
    struct id id = NONE;
    must(ops_meeting_add(&fixture->garden, &wanted, &id, &fixture->err));
    assert_int_equal(meeting_of(fixture, id).sequence, 0);
    accepted(fixture, id, "10h-11h : Accueil\n");
    assert_int_equal(meeting_of(fixture, id).start, at("2026-11-24 10:00"));
    assert_int_equal(meeting_of(fixture, id).sequence, 1);
    accepted(fixture, id, "11h-12h : Suite\n");
    assert_int_equal(meeting_of(fixture, id).start, at("2026-11-24 10:00"));
    assert_int_equal(meeting_of(fixture, id).sequence, 1);
}

static void a_programme_makes_a_meeting(void **state)
{
    struct fixture *fixture = *state;
    struct id id = accepted(fixture, NONE, programme_text);
    struct meeting meeting = meeting_of(fixture, id);
    struct prompt *prompts;
    struct objective *objectives;
    size_t count;
    assert_string_equal(meeting.title, "Deuxième rencontre du Jardin");
    assert_string_equal(meeting.source, programme_text);
    assert_int_equal(meeting.start, at("2026-03-12 09:15"));
    assert_int_equal(meeting.end, at("2026-03-12 12:30"));
    assert_string_equal(agenda_of(fixture, id),
                        "09:15-09:30 Café d’accueil\n"
                        "09:30-09:45 Tour des attentes\n"
                        "09:45-10:15 Découverte du projet\n"
                        "10:15-10:30 Idées vertes et peurs rouges\n"
                        "10:30-10:45~ Pause\n"
                        "10:45-12:15 Nous, les jardiniers\n"
                        "12:15-12:30 Tour de ressenti\n"
                        "12:30-13:00+ Rafraîchissements\n"
                        "13:00-13:00+ Repas partagé\n");
    assert_string_equal(slot_at(fixture, id, 2).presenter, "Nadia");
    assert_string_equal(slot_at(fixture, id, 2).description,
                        "Le projet en trois images.");
    assert_string_equal(slot_at(fixture, id, 3).kind, "post-its");
    must(ops_prompts(&fixture->garden, slot_at(fixture, id, 5).id, &fixture->arena,
                     &prompts, &count, &fixture->err));
    assert_int_equal(count, 2);
    must(ops_objectives(&fixture->garden, id, &fixture->arena, &objectives, &count,
                        &fixture->err));
    assert_int_equal(count, 2);
    /* The chain is free: one duration moves all that follows. */
    must(ops_slot_minutes(&fixture->garden, slot_at(fixture, id, 0).id, 10,
                          &fixture->err));
    assert_int_equal(slot_at(fixture, id, 6).start, at("2026-03-12 12:25"));
    assert_string_equal(undone(fixture), "Annulé : durée changée, « Café d’accueil »");
    must(ops_slot_minutes(&fixture->garden, slot_at(fixture, id, 4).id, 5,
                          &fixture->err));
    assert_false(slot_at(fixture, id, 4).inferred);
    undone(fixture);
    must(ops_slot_lock(&fixture->garden, slot_at(fixture, id, 4).id, true,
                       &fixture->err));
    assert_false(slot_at(fixture, id, 4).inferred);
    undone(fixture);
    assert_true(slot_at(fixture, id, 4).inferred);
    assert_string_equal(undone(fixture),
                        "Annulé : programme collé, « Deuxième rencontre du Jardin »");
}

static void gaps_are_held_and_days_follow(void **state)
{
    struct fixture *fixture = *state;
    struct id id = accepted(fixture, NONE,
                            "Vendredi 26 mars 2027\n"
                            "14h-15h Atelier\n"
                            "15h30-16h Bilan\n"
                            "Dimanche 28 mars\n"
                            "9h-10h Restitution\n");
    assert_string_equal(agenda_of(fixture, id), "14:00-15:00 Atelier\n"
                                                "15:30-16:00! Bilan\n"
                                                "09:00-10:00! Restitution\n");
    /* Two days later, the night of the change of season. */
    assert_int_equal(slot_at(fixture, id, 2).start, at("2027-03-28 09:00"));
}

static void an_agenda_of_its_own_is_added_to(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    assert_true(id_equal(
        accepted(fixture, id, "Horaires : 11h30 – 14h\n11h30-12h Verre\n"), id));
    struct meeting meeting = meeting_of(fixture, id);
    size_t count;
    slots_of(fixture, id, &count);
    assert_int_equal(count, 6);
    assert_string_equal(meeting.title, "Agora des Lilas");
    assert_int_equal(meeting.start, at("2026-11-24 09:15"));
    assert_int_equal(meeting.end, at("2026-11-24 11:30"));
    struct slot last = slot_at(fixture, id, 5);
    assert_string_equal(last.title, "Verre");
    assert_int_equal(last.start, at("2026-11-24 11:30"));
    assert_true(last.outside);
}

static void an_empty_agenda_takes_the_hours_and_keeps_its_day(void **state)
{
    struct fixture *fixture = *state;
    struct meeting_new wanted = {.title = "Bureau", .start = at("2026-12-03 09:00")};
    struct id id = NONE;
    must(ops_meeting_add(&fixture->garden, &wanted, &id, &fixture->err));
    accepted(fixture, id, programme_text);
    assert_string_equal(meeting_of(fixture, id).title, "Bureau");
    assert_int_equal(meeting_of(fixture, id).start, at("2026-12-03 09:15"));
    assert_int_equal(slot_at(fixture, id, 4).start, at("2026-12-03 10:30"));
}

static void the_number_is_the_rank_of_the_title(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] = "2e rencontre des Lilas\n9h-10h Accueil\n";
    assert_int_equal(meeting_of(fixture, accepted(fixture, NONE, text)).number, 2);
    /* In a series that counts already, its count holds. */
    struct id agora = agora_on(fixture, "2026-11-24 09:15");
    accepted(fixture, agora, text);
    assert_int_equal(meeting_of(fixture, agora).number, 1);
}

static void nothing_recognised_is_kept_as_notes(void **state)
{
    struct fixture *fixture = *state;
    struct id id = accepted(fixture, NONE, "On apporte des chaises\n\nEt du café\n");
    size_t count;
    slots_of(fixture, id, &count);
    assert_int_equal(count, 0);
    assert_string_equal(items_of(fixture, id),
                        "note On apporte des chaises\nnote Et du café\n");
    assert_string_equal(meeting_of(fixture, id).title, "Rencontre");
    assert_int_equal(meeting_of(fixture, id).start, at("2026-11-21 09:00"));
}

static void any_bytes_are_kept_clean(void **state)
{
    struct fixture *fixture = *state;
    struct id id = accepted(fixture, NONE, "9h-10h Cafe\xcc\x81 \xff\n");
    assert_string_equal(meeting_of(fixture, id).source, "9h-10h Café \uFFFD\n");
    assert_int_equal(slot_at(fixture, id, 0).minutes, 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        meetings_test(a_programme_that_moves_a_meeting_revises_its_entry),
        meetings_test(a_programme_makes_a_meeting),
        meetings_test(gaps_are_held_and_days_follow),
        meetings_test(an_agenda_of_its_own_is_added_to),
        meetings_test(an_empty_agenda_takes_the_hours_and_keeps_its_day),
        meetings_test(the_number_is_the_rank_of_the_title),
        meetings_test(nothing_recognised_is_kept_as_notes),
        meetings_test(any_bytes_are_kept_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
