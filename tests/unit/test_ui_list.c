/* A selection inside a window: clamped, always shown, no blank rows at the end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/list.h"

#define assert_list(list, wanted_selected, wanted_top)   \
    do {                                                 \
        assert_int_equal((list).selected, wanted_selected); \
        assert_int_equal((list).top, wanted_top);        \
    } while (0)

static void test_moves_are_clamped(void **state)
{
    struct list list = {0};
    (void)state;
    list_settle(&list, 10, 4);
    assert_list(list, 0, 0);
    list_move(&list, -1);
    assert_list(list, 0, 0);
    list_move(&list, 3);
    assert_list(list, 3, 0);
    list_move(&list, 1);
    assert_list(list, 4, 1);
    list_move(&list, 100);
    assert_list(list, 9, 6);
    list_move(&list, -2);
    assert_list(list, 7, 6);
    list_move(&list, -2);
    assert_list(list, 5, 5);
    list_move(&list, -100);
    assert_list(list, 0, 0);
}

static void test_fewer_rows_keep_the_selection_in(void **state)
{
    struct list list = {0};
    (void)state;
    list_settle(&list, 10, 4);
    list_move(&list, 9);
    list_settle(&list, 6, 4);
    assert_list(list, 5, 2);
    list_settle(&list, 2, 4);
    assert_list(list, 1, 0);
    list_settle(&list, 0, 4);
    assert_list(list, 0, 0);
    list_move(&list, 1);
    assert_list(list, 0, 0);
    list_settle(&list, 3, 4);
    assert_list(list, 0, 0);
}

static void test_another_height_shows_the_selection(void **state)
{
    struct list list = {0};
    (void)state;
    list_settle(&list, 10, 8);
    list_move(&list, 7);
    assert_list(list, 7, 0);
    list_settle(&list, 10, 3);
    assert_list(list, 7, 5);
    list_settle(&list, 10, 20);
    assert_list(list, 7, 0);
}

static void test_no_window_breaks_nothing(void **state)
{
    struct list list = {0};
    (void)state;
    list_settle(&list, 3, 0);
    list_move(&list, 2);
    assert_int_equal(list.selected, 2);
    list_settle(&list, 3, 1);
    assert_list(list, 2, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moves_are_clamped),
        cmocka_unit_test(test_fewer_rows_keep_the_selection_in),
        cmocka_unit_test(test_another_height_shows_the_selection),
        cmocka_unit_test(test_no_window_breaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
