/* The demonstration has 28 members whose cards say something. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/str.h"
#include "cli/demo.h"
#include "ops/asks.h"
#include "ops/cards.h"
#include "ops/charters.h"
#include "ops/circles.h"
#include "ops/invites.h"

struct demo {
    struct garden garden;
    struct str folder;
    struct arena arena;
    struct err err;
};

#define must(done)                                                                     \
    do {                                                                               \
        if (!(done))                                                                   \
            fail_msg("%s (%s)", demo.err.text, demo.err.detail);                       \
    } while (0)

static void people_are_in_circles(struct demo *at)
{
    struct demo demo = *at;
    struct circle_count *counts;
    size_t count;
    must(ops_circle_counts(&demo.garden, &demo.arena, &counts, &count, &demo.err));
    assert_int_equal(count, 3);
    assert_int_equal(counts[0].people, 6);
    assert_int_equal(counts[1].people, 10);
    assert_int_equal(counts[2].people, 12);
    *at = demo;
}

static void cards_say_something(struct demo *at)
{
    struct demo demo = *at;
    struct card_page page;
    struct card_view view;
    struct invite_line *tree;
    struct charter_line *old;
    size_t count;
    const struct card_filter nadia = {.text = "nadia benali"}, due = {.due = true};
    must(ops_cards_page(&demo.garden, &nadia, CARD_BY_NAME, (struct id){{0}}, 0, 9,
                        &demo.arena, &page, &demo.err));
    assert_int_equal(page.count, 1);
    assert_int_equal(page.all, 28);
    must(
        ops_card(&demo.garden, page.lines[0].person.id, &demo.arena, &view, &demo.err));
    assert_string_equal(view.dept, "30");
    assert_int_equal(view.contact_count, 2);
    assert_int_equal(view.ask_count, 2);
    assert_int_equal(view.invited, 3);
    assert_true(view.link_count > 0);
    assert_true(view.charters[0].current);
    assert_true(view.next > 0 && view.touched > 0);
    must(ops_cards_page(&demo.garden, &due, CARD_BY_NEXT, (struct id){{0}}, 0, 99,
                        &demo.arena, &page, &demo.err));
    assert_true(page.count >= 3);
    must(ops_invite_tree(&demo.garden, (struct id){{0}}, &demo.arena, &tree, &count,
                         &demo.err));
    assert_true(count >= 20);
    must(ops_charter_lines(&demo.garden, "charte", 1u << CHARTER_OLD, &demo.arena, &old,
                           &count, &demo.err));
    assert_int_equal(count, 4);
    *at = demo;
}

static void the_demonstration_has_members(void **state)
{
    (void)state;
    struct demo demo = {.err = ERR_INIT};
    struct store_report report;
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    must(cli_demo_open(&demo.garden, &demo.folder, &demo.err));
    people_are_in_circles(&demo);
    cards_say_something(&demo);
    must(store_check(demo.garden.store, true, NULL, NULL, &demo.arena, &report,
                     &demo.err));
    assert_int_equal(report.problems, 0);
    ops_garden_close(&demo.garden);
    cli_demo_remove(&demo.folder);
    str_free(&demo.folder);
    arena_free(&demo.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_demonstration_has_members)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
