/* Running a meeting on a clock that stops, jumps and starts again. */
#include "meetings_fixture.h"

static struct pace pace_of(struct fixture *fixture, struct id id)
{
    struct pace pace = {0};
    must(ops_live_pace(&fixture->garden, id, clock_now(), &fixture->arena, &pace,
                       &fixture->err));
    return pace;
}

static struct id started(struct fixture *fixture)
{
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    clock_at(fixture, "2026-11-24T09:18");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    return id;
}

static void next_at(struct fixture *fixture, struct id id, const char *iso)
{
    clock_at(fixture, iso);
    must(ops_live_next(&fixture->garden, id, &fixture->err));
}

#define MIN INT64_C(60000)

static void a_run_goes_from_slot_to_slot(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    assert_int_equal(meeting_of(fixture, id).stage, MEETING_LIVE);
    assert_int_equal(meeting_of(fixture, id).started, at("2026-11-24 09:18"));
    next_at(fixture, id, "2026-11-24T09:35");
    struct slot first = slot_at(fixture, id, 0), second = slot_at(fixture, id, 1);
    assert_int_equal(first.ended, at("2026-11-24 09:35"));
    assert_int_equal(second.started, first.ended);
    assert_true(id_equal(meeting_of(fixture, id).slot, second.id));
    clock_at(fixture, "2026-11-24T09:45");
    struct pace pace = pace_of(fixture, id);
    assert_int_equal(pace.current, 1);
    assert_int_equal(pace.elapsed, 10 * MIN);
    assert_int_equal(pace.remaining, 20 * MIN);
    assert_int_equal(pace.drift, 5 * MIN);
    next_at(fixture, id, "2026-11-24T10:00");
    next_at(fixture, id, "2026-11-24T10:15");
    next_at(fixture, id, "2026-11-24T11:15");
    next_at(fixture, id, "2026-11-24T11:30");
    assert_true(id_is_none(meeting_of(fixture, id).slot));
    must_refuse(ops_live_next(&fixture->garden, id, &fixture->err), ERR_NOT_FOUND);
    /* The plan stays what it was. */
    assert_int_equal(slot_at(fixture, id, 1).start, at("2026-11-24 09:30"));
}

/* Opened again, a slot never reached can still be run. */
static void next_starts_what_was_left_when_nothing_runs(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    clock_at(fixture, "2026-11-24T09:15");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-24T10:00");
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    must(ops_meeting_reopen(&fixture->garden, id, &fixture->err));
    assert_true(id_is_none(meeting_of(fixture, id).slot));
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    struct slot second = slot_at(fixture, id, 1);
    assert_true(id_equal(meeting_of(fixture, id).slot, second.id));
    assert_int_equal(second.started, at("2026-11-24 10:00"));
    assert_int_equal(slot_at(fixture, id, 0).ended, at("2026-11-24 10:00"));
}

static void what_is_not_running_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15"), empty = NONE;
    struct meeting_new wanted = {.title = "Vide"};
    must_refuse(ops_live_next(&fixture->garden, id, &fixture->err), ERR_INPUT);
    must_refuse(ops_live_pause(&fixture->garden, id, true, &fixture->err), ERR_INPUT);
    must_refuse(ops_meeting_reopen(&fixture->garden, id, &fixture->err), ERR_INPUT);
    must(ops_meeting_add(&fixture->garden, &wanted, &empty, &fixture->err));
    must_refuse(ops_live_start(&fixture->garden, empty, &fixture->err), ERR_INPUT);
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    must_refuse(ops_live_back(&fixture->garden, id, &fixture->err), ERR_NOT_FOUND);
    must_refuse(ops_meeting_bin(&fixture->garden, id, &fixture->err), ERR_INPUT);
    must_refuse(
        ops_slot_bin(&fixture->garden, slot_at(fixture, id, 0).id, &fixture->err),
        ERR_INPUT);
}

static void one_meeting_runs_at_a_time(void **state)
{
    struct fixture *fixture = *state;
    struct id first = started(fixture);
    struct id second = agora_on(fixture, "2026-11-24 14:00");
    must_refuse(ops_live_start(&fixture->garden, second, &fixture->err), ERR_INPUT);
    assert_int_equal(meeting_of(fixture, second).stage, MEETING_DRAFT);
    must(ops_live_start(&fixture->garden, first, &fixture->err));
    must(ops_meeting_close(&fixture->garden, first, "", &fixture->err));
    must(ops_live_start(&fixture->garden, second, &fixture->err));
    must_refuse(ops_meeting_reopen(&fixture->garden, first, &fixture->err), ERR_INPUT);
    assert_int_equal(meeting_of(fixture, first).stage, MEETING_CLOSED);
    /* One that never ran reopens as a plan. */
    struct id plan = agora_on(fixture, "2026-11-25 14:00");
    must(ops_meeting_close(&fixture->garden, plan, "", &fixture->err));
    must(ops_meeting_reopen(&fixture->garden, plan, &fixture->err));
    must(ops_meeting_close(&fixture->garden, second, "", &fixture->err));
    must(ops_meeting_reopen(&fixture->garden, first, &fixture->err));
    assert_int_equal(meeting_of(fixture, first).stage, MEETING_LIVE);
}

static void a_pause_stops_the_clock_of_the_slot(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    clock_at(fixture, "2026-11-24T09:20");
    must(ops_live_pause(&fixture->garden, id, true, &fixture->err));
    fixture_reopen(fixture); /* a closed lid changes nothing */
    clock_at(fixture, "2026-11-24T09:40");
    assert_int_equal(pace_of(fixture, id).elapsed, 2 * MIN);
    assert_true(pace_of(fixture, id).paused);
    must(ops_live_pause(&fixture->garden, id, false, &fixture->err));
    clock_at(fixture, "2026-11-24T09:41");
    assert_int_equal(pace_of(fixture, id).elapsed, 3 * MIN);
    must(ops_live_pause(&fixture->garden, id, true, &fixture->err));
    next_at(fixture, id, "2026-11-24T09:50");
    assert_int_equal(slot_at(fixture, id, 0).pause, 29 * MIN);
    assert_int_equal(meeting_of(fixture, id).paused, 0);
    assert_int_equal(pace_of(fixture, id).elapsed, 0);
    assert_string_equal(undone(fixture), "Annulé : passage au point suivant, « Accueil "
                                         "café »");
    assert_int_equal(meeting_of(fixture, id).paused, at("2026-11-24 09:41"));
}

static void back_goes_on_as_if_never_ended(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    next_at(fixture, id, "2026-11-24T09:35");
    clock_at(fixture, "2026-11-24T09:37");
    must(ops_live_pause(&fixture->garden, id, true, &fixture->err));
    clock_at(fixture, "2026-11-24T09:40");
    must(ops_live_back(&fixture->garden, id, &fixture->err));
    struct slot first = slot_at(fixture, id, 0), second = slot_at(fixture, id, 1);
    assert_int_equal(first.ended, 0);
    assert_int_equal(first.started, at("2026-11-24 09:18"));
    assert_int_equal(first.pause, 3 * MIN);
    assert_int_equal(second.started, 0);
    assert_int_equal(second.pause, 0);
    assert_int_equal(meeting_of(fixture, id).paused, 0);
    assert_int_equal(pace_of(fixture, id).current, 0);
    assert_int_equal(pace_of(fixture, id).elapsed, 19 * MIN);
}

static void back_after_the_last_slot_leaves_the_wait_out(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    for (int i = 0; i < 5; i++) {
        next_at(fixture, id, "2026-11-24T11:30");
    }
    clock_at(fixture, "2026-11-24T11:40");
    must(ops_live_back(&fixture->garden, id, &fixture->err));
    assert_int_equal(pace_of(fixture, id).current, 4);
    assert_int_equal(pace_of(fixture, id).elapsed, 0);
}

static void back_across_a_closing_leaves_the_night_out(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    clock_at(fixture, "2026-11-24T09:30");
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    clock_at(fixture, "2026-11-25T09:00");
    must(ops_meeting_reopen(&fixture->garden, id, &fixture->err));
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-25T09:02");
    must(ops_live_pause(&fixture->garden, id, true, &fixture->err));
    clock_at(fixture, "2026-11-25T09:05");
    must(ops_live_pause(&fixture->garden, id, false, &fixture->err));
    clock_at(fixture, "2026-11-25T09:06");
    must(ops_live_back(&fixture->garden, id, &fixture->err));
    /* 12 minutes on the first day; 6 on the second, 3 of them paused. */
    assert_int_equal(pace_of(fixture, id).elapsed, 15 * MIN);
}

static void a_clock_that_jumps_back_harms_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    next_at(fixture, id, "2026-11-24T09:35");
    clock_at(fixture, "2026-11-24T08:00");
    assert_int_equal(pace_of(fixture, id).elapsed, 0);
    must(ops_live_pause(&fixture->garden, id, true, &fixture->err));
    must(ops_live_pause(&fixture->garden, id, false, &fixture->err));
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    must(ops_live_back(&fixture->garden, id, &fixture->err));
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    size_t count;
    struct slot *slots = slots_of(fixture, id, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(slots[i].pause >= 0);
        assert_true(slots[i].ended == 0 || slots[i].ended >= slots[i].started);
    }
    assert_int_equal(meeting_of(fixture, id).closed, at("2026-11-24 09:35"));
}

static void minutes_given_keep_the_plan(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    must(ops_live_extend(&fixture->garden, id, 5, &fixture->err));
    struct slot slot = slot_at(fixture, id, 0);
    assert_int_equal(slot.extra, 5);
    assert_int_equal(slot.minutes, 15);
    assert_int_equal(slot.end, at("2026-11-24 09:30"));
    assert_int_equal(pace_of(fixture, id).remaining, 20 * MIN);
    must(ops_live_extend(&fixture->garden, id, -60, &fixture->err));
    assert_int_equal(slot_at(fixture, id, 0).extra, -15);
    assert_int_equal(pace_of(fixture, id).remaining, 0);
}

static void a_cut_gives_the_minutes_back_and_says_so(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    size_t count;
    must(ops_slot_minutes(&fixture->garden, slot_at(fixture, id, 2).id, 0,
                          &fixture->err));
    clock_at(fixture, "2026-11-24T09:15");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    next_at(fixture, id, "2026-11-24T09:30");
    next_at(fixture, id, "2026-11-24T10:08");
    struct meeting meeting = meeting_of(fixture, id);
    struct slot *slots = slots_of(fixture, id, &count);
    struct pace pace = pace_of(fixture, id);
    struct pace_cut cut;
    assert_true(pace_cut(&meeting, slots, count, &pace, PACE_MINIMUM, &cut));
    assert_int_equal(cut.wanted, 8);
    must(ops_live_cut(&fixture->garden, id, &cut, &fixture->err));
    assert_string_equal(items_of(fixture, id),
                        "note 8 min reprises à « Nous, le groupe »\n");
    assert_int_equal(slot_at(fixture, id, 3).extra, -8);
    assert_int_equal(pace_of(fixture, id).overrun, 0);
    assert_string_equal(undone(fixture),
                        "Annulé : minutes reprises, « 8 min reprises à « Nous, le "
                        "groupe » »");
    assert_int_equal(pace_of(fixture, id).overrun, 8 * MIN);
    assert_string_equal(items_of(fixture, id), "");
    next_at(fixture, id, "2026-11-24T10:20"); /* the slot it took from has begun */
    must_refuse(ops_live_cut(&fixture->garden, id, &cut, &fixture->err), ERR_INPUT);
}

static void closing_freezes_versions(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    struct version *versions;
    size_t count;
    clock_at(fixture, "2026-11-24T09:25");
    must(ops_live_pause(&fixture->garden, id, true, &fixture->err));
    clock_at(fixture, "2026-11-24T09:30");
    must(ops_meeting_close(&fixture->garden, id, "# Un\n", &fixture->err));
    struct meeting meeting = meeting_of(fixture, id);
    assert_int_equal(meeting.stage, MEETING_CLOSED);
    assert_int_equal(meeting.closed, at("2026-11-24 09:30"));
    assert_int_equal(meeting.paused, 0);
    assert_int_equal(slot_at(fixture, id, 0).pause, 5 * MIN);
    assert_int_equal(slot_at(fixture, id, 0).ended, meeting.closed);
    must_refuse(ops_meeting_close(&fixture->garden, id, "", &fixture->err), ERR_INPUT);
    must_refuse(ops_live_start(&fixture->garden, id, &fixture->err), ERR_INPUT);
    must_refuse(ops_slot_minutes(&fixture->garden, slot_at(fixture, id, 1).id, 5,
                                 &fixture->err),
                ERR_INPUT);
    struct item_line line = {.kind = ITEM_NOTE, .text = "Trop tard", .who = ""};
    struct id item;
    must_refuse(ops_item_add(&fixture->garden, id, NONE, NONE, &line, NULL, &item,
                             &fixture->err),
                ERR_INPUT);
    must(ops_meeting_reopen(&fixture->garden, id, &fixture->err));
    assert_int_equal(meeting_of(fixture, id).closed, 0);
    clock_at(fixture, "2026-11-24T09:40");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    assert_int_equal(pace_of(fixture, id).current, 1);
    must(ops_meeting_close(&fixture->garden, id, "# Deux\n", &fixture->err));
    must(ops_versions(&fixture->garden, id, &fixture->arena, &versions, &count,
                      &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(versions[0].text, "# Un\n");
    assert_int_equal(versions[1].number, 2);
    assert_string_equal(versions[1].text, "# Deux\n");
}

static void a_closed_meeting_is_closed_whole(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15"), board;
    struct objective *objectives;
    size_t count;
    struct id slot = slot_at(fixture, id, 3).id;
    must(ops_objectives(&fixture->garden, id, &fixture->arena, &objectives, &count,
                        &fixture->err));
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    must_refuse(ops_prompts_set(&fixture->garden, slot, "Autre ?", &fixture->err),
                ERR_INPUT);
    must_refuse(ops_objectives_set(&fixture->garden, id, "Autre", &fixture->err),
                ERR_INPUT);
    must_refuse(
        ops_objective_reach(&fixture->garden, objectives[0].id, true, &fixture->err),
        ERR_INPUT);
    must_refuse(ops_slot_board(&fixture->garden, slot, &board, &fixture->err),
                ERR_INPUT);
    must(ops_meeting_reopen(&fixture->garden, id, &fixture->err));
    must(ops_slot_board(&fixture->garden, slot, &board, &fixture->err));
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    must(ops_slot_board(&fixture->garden, slot, &board, &fixture->err));
    assert_false(id_is_none(board));
}

static void times_are_summed_by_kind_over_closed_meetings(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    struct slot_times *times;
    size_t count;
    next_at(fixture, id, "2026-11-24T09:38");
    must(ops_times_by_kind(&fixture->garden, &fixture->arena, &times, &count,
                           &fixture->err));
    assert_int_equal(count, 0);
    clock_at(fixture, "2026-11-24T10:18");
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    must(ops_times_by_kind(&fixture->garden, &fixture->arena, &times, &count,
                           &fixture->err));
    assert_int_equal(count, 2); /* what was not started does not count */
    assert_string_equal(times[0].kind, "post-its");
    assert_int_equal(times[0].planned, 30 * MIN);
    assert_int_equal(times[0].real, 40 * MIN);
    assert_string_equal(times[1].kind, "présences");
    assert_int_equal(times[1].planned, 15 * MIN);
    assert_int_equal(times[1].real, 20 * MIN);
}

static void a_whole_run_is_undone_and_redone(void **state)
{
    struct fixture *fixture = *state;
    struct id id = started(fixture);
    next_at(fixture, id, "2026-11-24T09:35");
    wrote(fixture, id, slot_at(fixture, id, 1).id, "! On se revoit le mardi");
    must(ops_live_extend(&fixture->garden, id, 5, &fixture->err));
    next_at(fixture, id, "2026-11-24T10:05");
    must(ops_meeting_close(&fixture->garden, id, "# CR\n", &fixture->err));
    for (int i = 0; i < 6; i++) {
        undone(fixture);
    }
    assert_int_equal(meeting_of(fixture, id).stage, MEETING_DRAFT);
    assert_int_equal(slot_at(fixture, id, 0).started, 0);
    assert_string_equal(items_of(fixture, id), "");
    for (int i = 0; i < 6; i++) {
        redone(fixture);
    }
    assert_int_equal(meeting_of(fixture, id).stage, MEETING_CLOSED);
    assert_int_equal(slot_at(fixture, id, 1).ended, at("2026-11-24 10:05"));
    assert_string_equal(items_of(fixture, id), "decision On se revoit le mardi\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        meetings_test(a_run_goes_from_slot_to_slot),
        meetings_test(next_starts_what_was_left_when_nothing_runs),
        meetings_test(what_is_not_running_is_refused),
        meetings_test(one_meeting_runs_at_a_time),
        meetings_test(a_pause_stops_the_clock_of_the_slot),
        meetings_test(back_goes_on_as_if_never_ended),
        meetings_test(back_after_the_last_slot_leaves_the_wait_out),
        meetings_test(back_across_a_closing_leaves_the_night_out),
        meetings_test(a_clock_that_jumps_back_harms_nothing),
        meetings_test(minutes_given_keep_the_plan),
        meetings_test(a_cut_gives_the_minutes_back_and_says_so),
        meetings_test(closing_freezes_versions),
        meetings_test(a_closed_meeting_is_closed_whole),
        meetings_test(times_are_summed_by_kind_over_closed_meetings),
        meetings_test(a_whole_run_is_undone_and_redone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
