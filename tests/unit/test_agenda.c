/* The plan of a meeting, and its pace against the clock. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/agenda.h"
#include "domain/pace.h"

#define MINUTE 60000
/* A morning at 9:15, as a stamp. */
#define START ((int64_t)1774944900000)
#define AT(minutes) (START + (int64_t)(minutes)*MINUTE)

/* The slots of the pilot's morning: 3 h 15, the break in the fifth place says no
 * length. */
static const int lengths[] = {15, 15, 30, 15, 0, 75, 15, 15, 0};
#define SLOTS (sizeof lengths / sizeof *lengths)
#define LONGEST 5

static void fill_morning(struct slot *slots)
{
    memset(slots, 0, SLOTS * sizeof *slots);
    for (size_t i = 0; i < SLOTS; i++) {
        slots[i].minutes = lengths[i];
        slots[i].kind = lengths[i] == 0 ? "pause" : "échange";
    }
}

static size_t compute(struct slot *slots, size_t count, int end,
                      struct agenda_remark *first)
{
    struct arena arena = {0};
    struct agenda_remark *remarks;
    size_t found =
        agenda_recompute(&arena, slots, count, START, end ? AT(end) : 0, &remarks);
    if (first && found > 0) {
        *first = remarks[0];
    }
    arena_free(&arena);
    return found;
}

static void assert_span(const struct slot *slot, int start, int end)
{
    assert_int_equal((slot->start - START) / MINUTE, start);
    assert_int_equal((slot->end - START) / MINUTE, end);
}

static void starts_follow_durations(void **state)
{
    (void)state;
    struct slot slots[SLOTS];
    fill_morning(slots);
    assert_int_equal(compute(slots, SLOTS, 195, NULL), 0);
    assert_span(&slots[3], 60, 75);
    assert_span(&slots[4], 75, 90); /* the break takes what is left */
    assert_span(&slots[5], 90, 165);
    assert_span(&slots[7], 180, 195);
    assert_span(&slots[8], 195, 195); /* the drink after the end takes nothing */
    assert_true(slots[8].outside);
    assert_false(slots[7].outside);
    slots[0].minutes = 20;
    assert_int_equal(compute(slots, SLOTS, 195, NULL), 0);
    assert_span(&slots[4], 80, 90);
    assert_span(&slots[7], 180, 195);
}

static void a_lock_holds_and_names_what_it_breaks(void **state)
{
    (void)state;
    struct slot slots[3] = {{.minutes = 30}, {.minutes = 30}, {.minutes = 30}};
    struct agenda_remark remark;
    slots[2].locked = true;
    slots[2].start = AT(75);
    assert_int_equal(compute(slots, 3, 105, &remark), 1);
    assert_int_equal(remark.issue, AGENDA_GAP);
    assert_int_equal(remark.slot, 1);
    assert_int_equal(remark.minutes, 15);
    slots[0].minutes = 50;
    assert_int_equal(compute(slots, 3, 105, &remark), 1);
    assert_int_equal(remark.issue, AGENDA_OVERLAP);
    assert_int_equal(remark.minutes, 5);
    assert_span(&slots[2], 75, 105);
    slots[2].start = AT(24 * 60); /* the day after: a night is no gap */
    slots[0].minutes = 30;
    assert_int_equal(compute(slots, 3, 0, NULL), 0);
}

static void late_and_short_plans_are_named(void **state)
{
    (void)state;
    struct slot slots[2] = {{.minutes = 30}, {.minutes = 30}};
    struct agenda_remark remark;
    assert_int_equal(compute(slots, 2, 50, &remark), 1);
    assert_int_equal(remark.issue, AGENDA_LATE);
    assert_int_equal(remark.slot, 1);
    assert_int_equal(remark.minutes, 10);
    assert_int_equal(compute(slots, 2, 90, &remark), 1);
    assert_int_equal(remark.issue, AGENDA_SHORT);
    assert_int_equal(remark.minutes, 30);
    assert_int_equal(compute(slots, 2, 0, NULL), 0);
}

static void open_slots_share_whole_minutes(void **state)
{
    (void)state;
    struct slot slots[4] = {{.kind = "pause"},
                            {.minutes = 10},
                            {.kind = "repas"},
                            {.minutes = 10, .locked = true, .start = AT(35)}};
    assert_int_equal(compute(slots, 4, 0, NULL), 0);
    assert_span(&slots[0], 0, 13);
    assert_span(&slots[2], 23, 35);
    slots[1].minutes = 50; /* no time left: they get none, and the overlap is named */
    struct agenda_remark remark;
    assert_int_equal(compute(slots, 4, 0, &remark), 1);
    assert_int_equal(remark.issue, AGENDA_OVERLAP);
    assert_int_equal(remark.slot, 2);
    assert_span(&slots[2], 50, 50);
}

/* A visit whose length nobody said does not swallow the morning; outside, it is last
 * and no gap. */
static void only_breaks_fill(void **state)
{
    (void)state;
    struct agenda_remark remark;
    struct slot slots[3] = {
        {.minutes = 10},
        {.kind = "échange"},
        {.kind = "échange", .locked = true, .start = AT(200), .outside = true}};
    assert_int_equal(compute(slots, 3, 195, &remark), 1);
    assert_span(&slots[1], 10, 10);
    assert_span(&slots[2], 200, 200);
    assert_true(slots[2].outside);
    assert_int_equal(remark.issue, AGENDA_SHORT);
    assert_int_equal(remark.slot, 1);
    assert_int_equal(remark.minutes, 185);
    /* Just typed, it is not yet marked: the break before it still stops at the end. */
    slots[1].kind = "pause";
    slots[2].outside = false;
    assert_int_equal(compute(slots, 3, 195, NULL), 0);
    assert_span(&slots[1], 10, 195);
    assert_true(slots[2].outside);
}

static void a_slot_jumped_over_did_not_take_place(void **state)
{
    (void)state;
    static const struct {
        int planned;
        int64_t run, pause;
        bool over;
    } cases[] = {
        {30, 0, 0, true},
        {30, 3 * MINUTE - 1, 0, true},
        {30, 3 * MINUTE, 0, false},
        {5, MINUTE - 1, 0, true},
        {5, MINUTE, 0, false},
        {0, MINUTE - 1, 0, true},
        {0, MINUTE, 0, false},
        {30, 10 * MINUTE, 8 * MINUTE, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slot slot = {.start = START,
                            .end = AT(cases[i].planned),
                            .started = START,
                            .ended = START + cases[i].run,
                            .pause = cases[i].pause};
        assert_int_equal(slot_passed_over(&slot), cases[i].over);
        slot.ended = 0;
        assert_false(slot_passed_over(&slot));
        slot.started = 0;
        assert_false(slot_passed_over(&slot));
    }
}

/* --- pace ---------------------------------------------------------------------- */

struct run {
    struct meeting meeting;
    struct slot slots[SLOTS];
};

/* The morning run up to the slot `current`, each of its slots begun `late` minutes
 * after its time from that slot on. */
static void run_to(struct run *run, size_t current, int late)
{
    *run = (struct run){.meeting = {.start = START, .end = AT(195), .started = START}};
    fill_morning(run->slots);
    compute(run->slots, SLOTS, 195, NULL);
    for (size_t i = 0; i <= current; i++) {
        run->slots[i].started = run->slots[i].start;
        run->slots[i].ended = run->slots[i].end;
    }
    run->slots[current].started += (int64_t)late * MINUTE;
    if (current > 0) {
        run->slots[current - 1].ended = run->slots[current].started;
    }
    run->slots[current].ended = 0;
}

static struct pace pace_at(const struct run *run, int minutes)
{
    struct pace pace;
    pace_read(&run->meeting, run->slots, SLOTS, AT(minutes), &pace);
    return pace;
}

static void on_time_nothing_drifts(void **state)
{
    (void)state;
    struct run run;
    run_to(&run, 2, 0);
    struct pace pace = pace_at(&run, 40);
    assert_int_equal(pace.current, 2);
    assert_int_equal(pace.next, 3);
    assert_int_equal(pace.elapsed, 10 * MINUTE);
    assert_int_equal(pace.remaining, 20 * MINUTE);
    assert_int_equal(pace.drift, 0);
    assert_int_equal(pace.overrun, 0);
    assert_int_equal(pace.projected, AT(195));
    struct pace_cut cut;
    assert_false(pace_cut(&run.meeting, run.slots, SLOTS, &pace, PACE_MINIMUM, &cut));
    assert_int_equal(cut.wanted, 0);
}

static void thresholds_are_a_fifth_and_a_twentieth(void **state)
{
    (void)state;
    static const struct {
        int64_t ms; /* left, of 30 minutes */
        enum pace_level level;
    } rows[] = {
        {30 * MINUTE, PACE_CALM}, {6 * MINUTE + 1, PACE_CALM}, {6 * MINUTE, PACE_SOON},
        {90001, PACE_SOON},       {90000, PACE_LAST},          {1, PACE_LAST},
        {0, PACE_OVER},           {-5 * MINUTE, PACE_OVER},
    };
    struct run run;
    run_to(&run, 2, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pace pace;
        pace_read(&run.meeting, run.slots, SLOTS, AT(60) - rows[i].ms, &pace);
        assert_int_equal(pace.remaining, rows[i].ms);
        assert_int_equal(pace.level, rows[i].level);
    }
}

/* The break says no length: it absorbs 8 minutes. Once its 15 are written, nothing
 * does, and the longest slot gives them back. */
static void eight_minutes_late_at_the_fourth_slot(void **state)
{
    (void)state;
    struct run run;
    struct pace_cut cut;
    run_to(&run, 3, 8);
    struct pace pace = pace_at(&run, 70);
    assert_int_equal(pace.drift, 8 * MINUTE);
    assert_int_equal(pace.overrun, 0);
    assert_false(pace_cut(&run.meeting, run.slots, SLOTS, &pace, PACE_MINIMUM, &cut));

    run.slots[4].minutes = 15;
    pace = pace_at(&run, 70);
    assert_int_equal(pace.overrun, 8 * MINUTE);
    assert_int_equal(pace.projected, AT(203));
    assert_true(pace_cut(&run.meeting, run.slots, SLOTS, &pace, PACE_MINIMUM, &cut));
    assert_int_equal(cut.count, 1);
    assert_int_equal(cut.parts[0].slot, LONGEST);
    assert_int_equal(cut.parts[0].minutes, 8);
    assert_int_equal(cut.wanted, 8);
    assert_int_equal(cut.given, 8);
    assert_int_equal(cut.limit, PACE_NONE);
    run.slots[LONGEST].extra -= cut.parts[0].minutes;
    pace = pace_at(&run, 70);
    assert_int_equal(pace.overrun, 0);
    run.slots[3].started += 1000; /* one second is one minute to give back */
    pace = pace_at(&run, 70);
    assert_true(pace_cut(&run.meeting, run.slots, SLOTS, &pace, PACE_MINIMUM, &cut));
    assert_int_equal(cut.wanted, 1);
}

static void cuts_spread_when_one_slot_is_not_enough(void **state)
{
    (void)state;
    struct run run;
    struct pace_cut cut;
    run_to(&run, 3, 8);
    run.slots[4].minutes = 15;
    run.slots[LONGEST].locked = true;
    struct pace pace = pace_at(&run, 70);
    assert_true(pace_cut(&run.meeting, run.slots, SLOTS, &pace, 10, &cut));
    assert_int_equal(cut.limit, LONGEST); /* only the break stands before that lock */
    assert_int_equal(cut.count, 1);
    assert_int_equal(cut.parts[0].slot, 4);
    assert_int_equal(cut.parts[0].minutes, 5);
    assert_int_equal(cut.wanted, 8);
    assert_int_equal(cut.given, 5);

    run.slots[LONGEST].locked = false;
    run.slots[LONGEST].minutes = 12;
    run.slots[LONGEST].extra = -63;
    run.meeting.end = AT(132);
    pace = pace_at(&run, 70);
    assert_true(pace_cut(&run.meeting, run.slots, SLOTS, &pace, 10, &cut));
    assert_int_equal(cut.count, 2); /* the last of three equals, then the one before */
    assert_int_equal(cut.parts[0].slot, 7);
    assert_int_equal(cut.parts[0].minutes, 5);
    assert_int_equal(cut.parts[1].slot, 6);
    assert_int_equal(cut.parts[1].minutes, 3);
}

/* A lock that holds by waiting makes minutes saved before it worthless. */
static void cuts_come_after_the_lock_that_holds(void **state)
{
    (void)state;
    struct run run;
    struct pace_cut cut;
    run_to(&run, 3, 0);
    run.slots[LONGEST].locked = true;
    run.slots[6].extra = 10;
    struct pace pace = pace_at(&run, 70);
    assert_int_equal(pace.overrun, 10 * MINUTE);
    assert_true(pace_cut(&run.meeting, run.slots, SLOTS, &pace, PACE_MINIMUM, &cut));
    assert_int_equal(cut.limit, PACE_NONE);
    assert_int_equal(cut.count, 1);
    assert_int_equal(cut.parts[0].slot, 7 - 1);
    assert_int_equal(cut.parts[0].minutes, 10);
}

static void a_pause_stops_the_slot_and_not_the_day(void **state)
{
    (void)state;
    struct run run;
    run_to(&run, 2, 0);
    run.meeting.paused = AT(40);
    struct pace pace = pace_at(&run, 52);
    assert_true(pace.paused);
    assert_int_equal(pace.elapsed, 10 * MINUTE);
    assert_int_equal(pace.remaining, 20 * MINUTE);
    assert_int_equal(pace.drift, 12 * MINUTE);
    run.meeting.paused = 0;
    run.slots[2].pause = 12 * MINUTE;
    pace = pace_at(&run, 55);
    assert_int_equal(pace.elapsed, 13 * MINUTE);
    assert_int_equal(pace.drift, 12 * MINUTE);
}

static void a_clock_that_jumps_back_stands_still(void **state)
{
    (void)state;
    struct run run;
    run_to(&run, 2, 0);
    struct pace pace = pace_at(&run, -600);
    assert_int_equal(pace.now, AT(30));
    assert_int_equal(pace.elapsed, 0);
    assert_int_equal(pace.remaining, 30 * MINUTE);
    assert_int_equal(pace.drift, 0);
}

static void overruns_and_extra_minutes_count(void **state)
{
    (void)state;
    struct run run;
    run_to(&run, 2, 0);
    struct pace pace = pace_at(&run, 65);
    assert_int_equal(pace.remaining, -5 * MINUTE);
    assert_int_equal(pace.drift, 5 * MINUTE);
    run.slots[2].extra = 10;
    pace = pace_at(&run, 50);
    assert_int_equal(pace.planned, 40 * MINUTE);
    assert_int_equal(pace.remaining, 20 * MINUTE);
    assert_int_equal(pace.drift, 10 * MINUTE);
}

/* 8 minutes late at the fourth slot: the break gives them up, a lock holds. */
static void starts_to_come_follow_the_pace(void **state)
{
    (void)state;
    struct run run;
    run_to(&run, 3, 8);
    struct pace pace = pace_at(&run, 70);
#define STARTS(slot)                                                                   \
    ((pace_start(&run.meeting, run.slots, SLOTS, &pace, slot) - START) / MINUTE)
    assert_int_equal(STARTS(1), 15); /* past: as planned */
    assert_int_equal(STARTS(3), 60);
    assert_int_equal(STARTS(4), 83);
    assert_int_equal(STARTS(5), 90);
    run.slots[4].minutes = 15;
    run.slots[7].locked = true;
    assert_int_equal(STARTS(5), 98);
    assert_int_equal(STARTS(6), 173);
    assert_int_equal(STARTS(7), 188);
    run.slots[5].extra = -20;
    assert_int_equal(STARTS(6), 153);
    assert_int_equal(STARTS(7), 180);
    assert_int_equal(STARTS(8), 195); /* outside: its own hour */
#undef STARTS
}

static void before_between_and_after(void **state)
{
    (void)state;
    struct run run;
    run_to(&run, 0, 0);
    run.slots[0].started = run.slots[0].ended = 0;
    run.meeting.started = 0;
    struct pace pace = pace_at(&run, -30);
    assert_int_equal(pace.current, PACE_NONE);
    assert_int_equal(pace.next, 0);
    assert_int_equal(pace.level, PACE_FREE);
    assert_int_equal(pace.drift, 0);
    assert_int_equal(pace.projected, AT(195));
    assert_int_equal(pace_at(&run, 4).drift, 4 * MINUTE);

    run_to(&run, 7, 0);
    run.slots[7].ended = AT(195);
    run.slots[8].ended = AT(195);
    pace = pace_at(&run, 300);
    assert_int_equal(pace.current, PACE_NONE);
    assert_int_equal(pace.next, PACE_NONE);
    assert_int_equal(pace.projected, AT(195));
    assert_int_equal(pace.overrun, 0);
    struct pace_cut cut;
    assert_false(pace_cut(&run.meeting, run.slots, SLOTS, &pace, PACE_MINIMUM, &cut));

    assert_int_equal(cut.wanted, 0);
    run.slots[8].started = AT(200); /* the drink after the end is no delay */
    run.slots[8].ended = 0;
    assert_int_equal(pace_at(&run, 300).overrun, 0);

    struct meeting empty = {.id = {{0}}};
    pace_read(&empty, NULL, 0, START, &pace);
    assert_int_equal(pace.current, PACE_NONE);
    assert_false(pace_cut(&empty, NULL, 0, &pace, PACE_MINIMUM, &cut));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_follow_durations),
        cmocka_unit_test(a_lock_holds_and_names_what_it_breaks),
        cmocka_unit_test(late_and_short_plans_are_named),
        cmocka_unit_test(open_slots_share_whole_minutes),
        cmocka_unit_test(only_breaks_fill),
        cmocka_unit_test(a_slot_jumped_over_did_not_take_place),
        cmocka_unit_test(on_time_nothing_drifts),
        cmocka_unit_test(thresholds_are_a_fifth_and_a_twentieth),
        cmocka_unit_test(eight_minutes_late_at_the_fourth_slot),
        cmocka_unit_test(cuts_spread_when_one_slot_is_not_enough),
        cmocka_unit_test(cuts_come_after_the_lock_that_holds),
        cmocka_unit_test(a_pause_stops_the_slot_and_not_the_day),
        cmocka_unit_test(a_clock_that_jumps_back_stands_still),
        cmocka_unit_test(overruns_and_extra_minutes_count),
        cmocka_unit_test(starts_to_come_follow_the_pace),
        cmocka_unit_test(before_between_and_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
