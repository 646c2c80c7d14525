/* Preparing a meeting: templates, agenda computed again, series, objectives. */
#include "meetings_fixture.h"

#include "ops/demo.h"

static void a_template_makes_a_whole_agenda(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct meeting meeting = meeting_of(fixture, id);
    struct prompt *prompts;
    struct objective *objectives;
    size_t count;
    assert_string_equal(meeting.title, "Agora des Lilas");
    assert_string_equal(meeting.series, "agora");
    assert_int_equal(meeting.number, 1);
    assert_int_equal(meeting.stage, MEETING_DRAFT);
    assert_true(id_is_none(meeting.origin));
    assert_string_equal(agenda_of(fixture, id), "09:15-09:30 Accueil café\n"
                                                "09:30-10:00 Idées et craintes\n"
                                                "10:00-10:15 Pause\n"
                                                "10:15-11:15 Nous, le groupe\n"
                                                "11:15-11:30 Tour de ressenti\n");
    assert_int_equal(meeting.end, at("2026-11-24 11:30"));
    assert_string_equal(slot_at(fixture, id, 4).kind, "météo");
    must(ops_prompts(&fixture->garden, slot_at(fixture, id, 3).id, &fixture->arena,
                     &prompts, &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(prompts[1].text, "À quelles conditions ?");
    must(ops_objectives(&fixture->garden, id, &fixture->arena, &objectives, &count,
                        &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(objectives[0].text, "Se connaître");
    assert_string_equal(undone(fixture),
                        "Annulé : rencontre créée, « Agora des Lilas »");
    struct meeting *meetings;
    must(ops_meetings(&fixture->garden, &fixture->arena, &meetings, &count,
                      &fixture->err));
    assert_int_equal(count, 0);
}

static void a_last_slot_of_no_length_comes_after_the_end(void **state)
{
    struct fixture *fixture = *state;
    struct meeting_new wanted = {.template = "repas", .start = at("2026-11-24 11:30")};
    struct id id = NONE;
    must(ops_meeting_add(&fixture->garden, &wanted, &id, &fixture->err));
    assert_string_equal(agenda_of(fixture, id), "11:30-12:00 Tour de table\n"
                                                "12:00-12:00+ Repas partagé\n");
    assert_int_equal(meeting_of(fixture, id).end, at("2026-11-24 12:00"));
    /* With an end that leaves it room, it takes it, in the same step. */
    must(ops_meeting_edit(&fixture->garden, id, "Repas", at("2026-11-24 11:30"),
                          at("2026-11-24 12:15"), "", &fixture->err));
    assert_string_equal(agenda_of(fixture, id), "11:30-12:00 Tour de table\n"
                                                "12:00-12:15 Repas partagé\n");
}

static void a_series_is_numbered_and_linked(void **state)
{
    struct fixture *fixture = *state;
    struct id first = agora_on(fixture, "2026-11-24 09:15");
    struct id second = agora_on(fixture, "2026-12-15 09:15");
    assert_int_equal(meeting_of(fixture, second).number, 2);
    assert_true(id_equal(meeting_of(fixture, second).origin, first));
    must(ops_meeting_bin(&fixture->garden, second, &fixture->err));
    struct id third = agora_on(fixture, "2027-01-05 09:15");
    assert_int_equal(meeting_of(fixture, third).number, 2);
    struct id copy = NONE;
    must(ops_meeting_copy(&fixture->garden, third, at("2027-02-02 14:00"), &copy,
                          &fixture->err));
    assert_int_equal(meeting_of(fixture, copy).number, 3);
    assert_true(id_equal(meeting_of(fixture, copy).origin, third));
    struct id earlier = agora_on(fixture, "2027-01-12 09:15");
    assert_int_equal(meeting_of(fixture, earlier).number, 4);
    assert_true(id_equal(meeting_of(fixture, earlier).origin, copy));
}

static void a_rank_in_the_title_is_the_number(void **state)
{
    struct fixture *fixture = *state;
    struct meeting_new wanted = {.title = "2e rencontre des Lilas"};
    struct id second = NONE, third = NONE, fourth = NONE, next = NONE;
    must(ops_meeting_add(&fixture->garden, &wanted, &second, &fixture->err));
    assert_int_equal(meeting_of(fixture, second).number, 2);
    must(ops_meeting_copy(&fixture->garden, second, 0, &third, &fixture->err));
    assert_string_equal(meeting_of(fixture, third).title, "3e rencontre des Lilas");
    assert_int_equal(meeting_of(fixture, third).number, 3);
    assert_int_equal(meeting_of(fixture, second).number, 2);
    must(ops_meeting_copy(&fixture->garden, second, 0, &fourth, &fixture->err));
    assert_string_equal(meeting_of(fixture, fourth).title, "4e rencontre des Lilas");
    struct carry carry = {.kind = CARRY_QUESTION,
                          .origin = wrote(fixture, second, NONE, "? Qui paie"),
                          .text = "Qui paie",
                          .chosen = true};
    must(ops_carry_accept(&fixture->garden, second, &carry, 1, 0, &next,
                          &fixture->err));
    assert_string_equal(meeting_of(fixture, next).title, "5e rencontre des Lilas");
    assert_int_equal(meeting_of(fixture, next).number, 5);
    /* Corrected by hand, the number follows; a title without a rank keeps it. */
    must(ops_meeting_edit(&fixture->garden, next, "7e rencontre", 0, 0, "",
                          &fixture->err));
    assert_int_equal(meeting_of(fixture, next).number, 7);
    must(ops_meeting_edit(&fixture->garden, next, "Bilan", 0, 0, "", &fixture->err));
    assert_int_equal(meeting_of(fixture, next).number, 7);
}

static void without_a_series_a_copy_founds_a_family(void **state)
{
    struct fixture *fixture = *state;
    struct meeting_new wanted = {.title = " Bureau "};
    struct id first = NONE, second = NONE, third = NONE;
    must(ops_meeting_add(&fixture->garden, &wanted, &first, &fixture->err));
    assert_int_equal(meeting_of(fixture, first).number, 0);
    assert_int_equal(meeting_of(fixture, first).start, at("2026-11-21 09:00"));
    must(ops_meeting_copy(&fixture->garden, first, 0, &second, &fixture->err));
    must(ops_meeting_copy(&fixture->garden, second, 0, &third, &fixture->err));
    assert_int_equal(meeting_of(fixture, first).number, 1);
    assert_int_equal(meeting_of(fixture, second).number, 2);
    assert_int_equal(meeting_of(fixture, third).number, 3);
    assert_string_equal(meeting_of(fixture, first).series,
                        meeting_of(fixture, third).series);
    assert_string_equal(meeting_of(fixture, third).title, "Bureau");
}

static void bad_meetings_are_refused(void **state)
{
    struct fixture *fixture = *state;
    struct id id;
    struct meeting_new untitled = {.title = "  "}, unknown = {.template = "bal"};
    struct meeting_new backward = {
        .title = "x", .start = at("2026-11-24 09:15"), .end = at("2026-11-24 09:00")};
    must_refuse(ops_meeting_add(&fixture->garden, &untitled, &id, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_meeting_add(&fixture->garden, &unknown, &id, &fixture->err),
                ERR_NOT_FOUND);
    must_refuse(ops_meeting_add(&fixture->garden, &backward, &id, &fixture->err),
                ERR_INPUT);
    must_refuse(
        ops_meeting_copy(&fixture->garden, fixture->board, 0, &id, &fixture->err),
        ERR_NOT_FOUND);
}

static void one_duration_moves_the_rest_in_one_step(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct id ideas = slot_at(fixture, id, 1).id, work = slot_at(fixture, id, 3).id;
    must(ops_slot_lock(&fixture->garden, work, true, &fixture->err));
    must(ops_slot_minutes(&fixture->garden, ideas, 5, &fixture->err));
    /* The pause of no stated length gives the five minutes. */
    assert_string_equal(agenda_of(fixture, id), "09:15-09:30 Accueil café\n"
                                                "09:30-10:05 Idées et craintes\n"
                                                "10:05-10:15 Pause\n"
                                                "10:15-11:15! Nous, le groupe\n"
                                                "11:15-11:30 Tour de ressenti\n");
    must(ops_slot_minutes(&fixture->garden, ideas, 15, &fixture->err));
    const char **sentences;
    size_t count;
    must(ops_agenda_remarks(&fixture->garden, id, &fixture->arena, &sentences, &count,
                            &fixture->err));
    assert_int_equal(count, 1);
    assert_string_equal(sentences[0],
                        "« Nous, le groupe » commence 5 min avant la fin de « Pause »");
    assert_string_equal(undone(fixture),
                        "Annulé : durée changée, « Idées et craintes »");
    assert_string_equal(undone(fixture),
                        "Annulé : durée changée, « Idées et craintes »");
    assert_int_equal(slot_at(fixture, id, 4).start, at("2026-11-24 11:15"));
    assert_int_equal(slot_at(fixture, id, 1).minutes, 30);
}

static void a_gap_and_an_end_are_named(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct slot_edit edit = {.title = "Nous",
                             .kind = "atelier",
                             .minutes = 90,
                             .locked = true,
                             .start = at("2026-11-24 10:30")};
    must(ops_slot_minutes(&fixture->garden, slot_at(fixture, id, 2).id, -5,
                          &fixture->err)); /* a pause of 10, said */
    must(ops_slot_edit(&fixture->garden, slot_at(fixture, id, 3).id, &edit,
                       &fixture->err));
    const char **sentences;
    size_t count;
    must(ops_agenda_remarks(&fixture->garden, id, &fixture->arena, &sentences, &count,
                            &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(sentences[0], "Trou de 20 min avant « Nous »");
    assert_string_equal(sentences[1], "« Nous » finit 30 min après la fin annoncée");
    assert_true(slot_at(fixture, id, 4).outside);
}

static void slots_are_added_moved_and_binned(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15"), added = NONE;
    struct slot_edit edit = {.title = " Tour de table ", .minutes = 10};
    must(ops_slot_add(&fixture->garden, id, slot_at(fixture, id, 0).id, &edit, &added,
                      &fixture->err));
    assert_string_equal(slot_at(fixture, id, 1).title, "Tour de table");
    assert_string_equal(slot_at(fixture, id, 1).kind, "attentes");
    must(ops_slot_shift(&fixture->garden, added, 1, &fixture->err));
    assert_string_equal(slot_at(fixture, id, 2).title, "Tour de table");
    assert_int_equal(slot_at(fixture, id, 2).start, at("2026-11-24 10:00"));
    must(ops_slot_bin(&fixture->garden, slot_at(fixture, id, 0).id, &fixture->err));
    assert_int_equal(slot_at(fixture, id, 0).start, at("2026-11-24 09:15"));
    must_refuse(
        ops_slot_shift(&fixture->garden, slot_at(fixture, id, 0).id, -1, &fixture->err),
        ERR_NOT_FOUND);
    edit.title = "";
    must_refuse(ops_slot_edit(&fixture->garden, added, &edit, &fixture->err),
                ERR_INPUT);
    edit = (struct slot_edit){.title = "x", .minutes = -1};
    must_refuse(ops_slot_edit(&fixture->garden, added, &edit, &fixture->err),
                ERR_INPUT);
}

static const char *titles_of(struct fixture *fixture, struct id id)
{
    size_t count;
    struct slot *slots = slots_of(fixture, id, &count);
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_printf(&fixture->arena, "%s%s ", text, slots[i].title);
    }
    return text;
}

/* Between two slots made together no number is left after a few halvings. */
static void slots_added_in_a_row_stay_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct meeting_new wanted = {.title = "Repas", .template = "repas"};
    struct id id = NONE, after;
    must(ops_meeting_add(&fixture->garden, &wanted, &id, &fixture->err));
    const char *wish = "Tour de table ";
    after = slot_at(fixture, id, 0).id;
    for (int i = 0; i < 20; i++) {
        struct slot_edit edit = {.title = arena_printf(&fixture->arena, "%d", i),
                                 .minutes = 5};
        must(ops_slot_add(&fixture->garden, id, after, &edit, &after, &fixture->err));
        wish = arena_printf(&fixture->arena, "%s%d ", wish, i);
        assert_string_equal(titles_of(fixture, id),
                            arena_printf(&fixture->arena, "%sRepas partagé ", wish));
    }
    /* The first goes down to the end, one place at each key. */
    struct id first = slot_at(fixture, id, 0).id;
    for (size_t i = 1; i < 22; i++) {
        must(ops_slot_shift(&fixture->garden, first, 1, &fixture->err));
        assert_true(id_equal(slot_at(fixture, id, i).id, first));
    }
    undone(fixture);
    assert_true(id_equal(slot_at(fixture, id, 20).id, first));
}

static void a_meeting_moves_with_its_locks(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    must(ops_slot_lock(&fixture->garden, slot_at(fixture, id, 3).id, true,
                       &fixture->err));
    /* Another day, a quarter of an hour later: the lock keeps its hour. */
    must(ops_meeting_edit(&fixture->garden, id, "Agora", at("2026-11-26 09:30"),
                          at("2026-11-26 11:30"), "Salle des fêtes", &fixture->err));
    assert_int_equal(slot_at(fixture, id, 3).start, at("2026-11-26 10:15"));
    assert_int_equal(slot_at(fixture, id, 0).start, at("2026-11-26 09:30"));
    assert_int_equal(meeting_of(fixture, id).sequence, 1);
    /* The whole of it to the afternoon, across a change of season. */
    must(ops_meeting_edit(&fixture->garden, id, "Agora", at("2027-04-01 14:30"),
                          at("2027-04-01 16:30"), "Salle des fêtes", &fixture->err));
    assert_int_equal(slot_at(fixture, id, 3).start, at("2027-04-01 15:15"));
    assert_int_equal(meeting_of(fixture, id).sequence, 2);
    must(ops_meeting_edit(&fixture->garden, id, "Agora", at("2027-04-01 14:30"),
                          at("2027-04-01 16:30"), "Salle des fêtes", &fixture->err));
    assert_int_equal(meeting_of(fixture, id).sequence, 2);
    must(ops_slot_minutes(&fixture->garden, slot_at(fixture, id, 3).id, -20,
                          &fixture->err));
    struct id copy = NONE;
    must(ops_meeting_copy(&fixture->garden, id, at("2027-04-08 09:30"), &copy,
                          &fixture->err));
    assert_int_equal(slot_at(fixture, copy, 3).start, at("2027-04-08 10:15"));
    assert_int_equal(slot_at(fixture, copy, 3).minutes, 40);
    assert_int_equal(meeting_of(fixture, copy).end, at("2027-04-08 11:30"));
}

static void prompts_reworded_stay_the_same(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct id slot = slot_at(fixture, id, 3).id;
    struct prompt *before, *now;
    size_t count;
    must(ops_prompts(&fixture->garden, slot, &fixture->arena, &before, &count,
                     &fixture->err));
    must(ops_prompts_set(&fixture->garden, slot,
                         "  Qu’est-ce qui nous réunit ?\n\nÀ quelles conditions ?\n"
                         "Et ensuite ?",
                         &fixture->err));
    must(ops_prompts(&fixture->garden, slot, &fixture->arena, &now, &count,
                     &fixture->err));
    assert_int_equal(count, 3);
    assert_true(id_equal(before[0].id, now[0].id));
    assert_string_equal(now[0].text, "Qu’est-ce qui nous réunit ?");
    assert_true(id_equal(before[1].id, now[1].id));
    must(ops_prompts_set(&fixture->garden, slot,
                         "Nouvelle\nEt ensuite ?\nÀ quelles conditions ?",
                         &fixture->err));
    struct prompt *last;
    must(ops_prompts(&fixture->garden, slot, &fixture->arena, &last, &count,
                     &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(last[0].text, "Nouvelle");
    assert_true(id_equal(last[1].id, now[2].id));
    assert_true(id_equal(last[2].id, now[1].id));
    must(ops_prompts_set(&fixture->garden, slot, "", &fixture->err));
    must(ops_prompts(&fixture->garden, slot, &fixture->arena, &last, &count,
                     &fixture->err));
    assert_int_equal(count, 0);
    undone(fixture);
    must(ops_prompts(&fixture->garden, slot, &fixture->arena, &last, &count,
                     &fixture->err));
    assert_int_equal(count, 3);
}

static void objectives_are_ticked(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct objective *objectives;
    size_t count;
    must(ops_objectives_set(&fixture->garden, id,
                            "Se connaître\nDécider\nChoisir un rôle", &fixture->err));
    must(ops_objectives(&fixture->garden, id, &fixture->arena, &objectives, &count,
                        &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(objectives[1].text, "Décider");
    must(ops_objective_reach(&fixture->garden, objectives[2].id, true, &fixture->err));
    must(ops_objectives(&fixture->garden, id, &fixture->arena, &objectives, &count,
                        &fixture->err));
    assert_true(objectives[2].reached);
    assert_string_equal(undone(fixture),
                        "Annulé : objectif coché ou décoché, « Choisir un rôle »");
}

static void a_slot_gets_one_board(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15"), board = NONE, again = NONE;
    struct id slot = slot_at(fixture, id, 3).id;
    must(ops_slot_board(&fixture->garden, slot, &board, &fixture->err));
    must(ops_slot_board(&fixture->garden, slot, &again, &fixture->err));
    assert_true(id_equal(board, again) && !id_is_none(board));
    struct board *boards;
    size_t count;
    must(ops_boards(&fixture->garden, &fixture->arena, &boards, &count, &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(boards[2].name, "Nous, le groupe");
    assert_string_equal(boards[2].question, agora_prompts[0]);
    struct note_line line = note_line_read(&fixture->arena, fixture->garden.community,
                                           &fixture_kinds[0], "Un four à pain");
    struct id note;
    must(ops_note_add(&fixture->garden,
                      (struct note_place){.board = board, .slot = slot}, &line, NULL,
                      &note, &fixture->err));
    assert_true(id_equal(note_of(fixture, note).slot, slot));
    struct tally *tallies;
    must(ops_slot_notes(&fixture->garden, slot, &fixture->arena, &tallies, &count,
                        &fixture->err));
    assert_int_equal(count, 1);
    assert_string_equal(tallies[0].kind, "idea");
    assert_int_equal(tallies[0].notes, 1);
}

static void it_is_all_there_after_reopening(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    must(ops_slot_lock(&fixture->garden, slot_at(fixture, id, 3).id, true,
                       &fixture->err));
    char *before = strdup(agenda_of(fixture, id));
    fixture_reopen(fixture);
    assert_string_equal(agenda_of(fixture, id), before);
    free(before);
    undone(fixture);
    assert_false(slot_at(fixture, id, 3).locked);
    redone(fixture);
    assert_true(slot_at(fixture, id, 3).locked);
}

static void the_demonstration_has_met_and_will_meet(void **state)
{
    struct fixture *fixture = *state;
    struct meeting *meetings;
    size_t count;
    must(ops_demo_meetings(&fixture->garden,
                           "# commentaire\nréel 20 35\n2 ! Oui\r\n2 * Peindre @Lise "
                           "vendredi",
                           &fixture->err));
    must(ops_meetings(&fixture->garden, &fixture->arena, &meetings, &count,
                      &fixture->err));
    assert_int_equal(count, 2);
    assert_int_equal(meetings[0].start, at("2026-11-24 14:00"));
    assert_int_equal(meetings[0].stage, MEETING_DRAFT);
    assert_int_equal(meetings[0].number, 2);
    assert_int_equal(meetings[1].start, at("2026-11-10 14:00"));
    assert_int_equal(meetings[1].stage, MEETING_CLOSED);
    assert_string_equal(items_of(fixture, meetings[1].id),
                        "decision Oui\naction Peindre (Lise)\n");
    struct slot second = slot_at(fixture, meetings[1].id, 1);
    assert_int_equal(second.started, at("2026-11-10 14:20"));
    assert_int_equal(second.ended, at("2026-11-10 14:55"));
    assert_int_equal(meetings[1].closed, at("2026-11-10 16:25"));
    must_refuse(ops_demo_meetings(&fixture->garden, "9 ! Non\n", &fixture->err),
                ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        meetings_test(a_template_makes_a_whole_agenda),
        meetings_test(a_last_slot_of_no_length_comes_after_the_end),
        meetings_test(a_series_is_numbered_and_linked),
        meetings_test(a_rank_in_the_title_is_the_number),
        meetings_test(without_a_series_a_copy_founds_a_family),
        meetings_test(bad_meetings_are_refused),
        meetings_test(one_duration_moves_the_rest_in_one_step),
        meetings_test(a_gap_and_an_end_are_named),
        meetings_test(slots_are_added_moved_and_binned),
        meetings_test(slots_added_in_a_row_stay_in_order),
        meetings_test(a_meeting_moves_with_its_locks),
        meetings_test(prompts_reworded_stay_the_same),
        meetings_test(objectives_are_ticked),
        meetings_test(a_slot_gets_one_board),
        meetings_test(it_is_all_there_after_reopening),
        meetings_test(the_demonstration_has_met_and_will_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
