/* Cells: clipping, wide characters at the edges, marks, what may be shown, the dump. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/canvas.h"

static struct str shown; /* of the last row_of */

static const char *row_of(const struct canvas *canvas, int y)
{
    str_clear(&shown);
    for (int x = 0; x < canvas->width; x++) {
        const struct cell *cell = &canvas->cells[y * canvas->width + x];
        str_add_n(&shown, cell->bytes, cell->len);
    }
    return str_text(&shown);
}

static int setup(void **state)
{
    struct canvas *canvas = calloc(1, sizeof *canvas);
    canvas_init(canvas, 10, 3, false);
    *state = canvas;
    return 0;
}

static int teardown(void **state)
{
    canvas_free(*state);
    free(*state);
    str_free(&shown);
    return 0;
}

static void test_text_is_clipped_on_every_side(void **state)
{
    struct canvas *canvas = *state;
    assert_int_equal(canvas_put(canvas, 7, 0, 20, STYLE_PLAIN, "abcdef"), 6);
    assert_string_equal(row_of(canvas, 0), "       abc");
    canvas_put(canvas, -2, 1, 20, STYLE_PLAIN, "abcdef");
    assert_string_equal(row_of(canvas, 1), "cdef      ");
    canvas_put(canvas, 0, -1, 20, STYLE_PLAIN, "above");
    canvas_put(canvas, 0, 3, 20, STYLE_PLAIN, "below");
    assert_string_equal(row_of(canvas, 2), "          ");
    assert_int_equal(canvas_put(canvas, 0, 2, 3, STYLE_PLAIN, "abcdef"), 3);
    assert_string_equal(row_of(canvas, 2), "abc       ");
    assert_int_equal(canvas_put(canvas, 0, 2, 0, STYLE_PLAIN, "x"), 0);
    assert_int_equal(canvas_put(canvas, 0, 2, -4, STYLE_PLAIN, "x"), 0);
    assert_string_equal(row_of(canvas, 2), "abc       ");
}

static void test_a_wide_character_is_whole_or_absent(void **state)
{
    struct canvas *canvas = *state;
    assert_int_equal(canvas_put(canvas, 0, 0, 5, STYLE_PLAIN, "漢字漢"), 4);
    assert_string_equal(row_of(canvas, 0), "漢字      ");
    assert_int_equal(canvas->cells[0].width, 2);
    assert_int_equal(canvas->cells[1].width, 0);
    assert_int_equal(canvas->cells[1].len, 0);
    /* At the right edge, and half out at the left. */
    canvas_put(canvas, 9, 1, 5, STYLE_PLAIN, "漢");
    canvas_put(canvas, -1, 1, 5, STYLE_PLAIN, "漢a");
    assert_string_equal(row_of(canvas, 1), " a        ");
    /* Written over by half: no half remains. */
    canvas_put(canvas, 1, 0, 1, STYLE_PLAIN, "x");
    assert_string_equal(row_of(canvas, 0), " x字      ");
    canvas_put(canvas, 2, 0, 1, STYLE_PLAIN, "y");
    assert_string_equal(row_of(canvas, 0), " xy       ");
    canvas_put(canvas, 4, 0, 4, STYLE_PLAIN, "漢字");
    canvas_put(canvas, 5, 0, 2, STYLE_PLAIN, "木");
    assert_string_equal(row_of(canvas, 0), " xy  木   ");
}

static void test_marks_stay_on_their_letter(void **state)
{
    struct canvas *canvas = *state;
    assert_int_equal(canvas_put(canvas, 0, 0, 10, STYLE_PLAIN, "q\u0303r"), 2);
    assert_int_equal(canvas->cells[0].len, 3);
    assert_string_equal(row_of(canvas, 0), "q\u0303r        ");
    canvas_put(canvas, 0, 1, 10, STYLE_PLAIN, "漢\u0303a");
    assert_int_equal(canvas->cells[10].len, 5);
    assert_int_equal(canvas->cells[11].len, 0);
    /* A mark cut from its letter by the left edge harms nobody. */
    canvas_put(canvas, -1, 2, 10, STYLE_PLAIN, "q\u0303a");
    assert_string_equal(row_of(canvas, 2), "a         ");
    /* More marks than a cell holds are dropped, not written further. */
    canvas_clear(canvas);
    canvas_put(canvas, 0, 0, 10, STYLE_PLAIN,
               "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309b");
    assert_true(canvas->cells[0].len <= sizeof canvas->cells[0].bytes);
    assert_int_equal(canvas->cells[1].bytes[0], 'b');
}

static void test_nothing_shown_can_command_a_terminal(void **state)
{
    struct canvas *canvas = *state;
    canvas_put(canvas, 0, 0, 10, STYLE_PLAIN, "\x1b[2J");
    assert_string_equal(row_of(canvas, 0), "⟨001B⟩[2J ");
    canvas_put(canvas, 0, 1, 10, STYLE_PLAIN, "a\u202eb\xff");
    assert_string_equal(row_of(canvas, 1), "a⟨202E⟩b⟨F");
    canvas_put_cut(canvas, 0, 2, 10, STYLE_PLAIN, "a\tb\nc");
    assert_string_equal(row_of(canvas, 2), "a b c     ");
}

static void test_cut_and_right(void **state)
{
    struct canvas *canvas = *state;
    canvas_put_cut(canvas, 0, 0, 6, STYLE_PLAIN, "engagé·e·s");
    assert_string_equal(row_of(canvas, 0), "engag…    ");
    canvas_put_cut(canvas, 0, 0, 10, STYLE_PLAIN, "engagé·e·s");
    assert_string_equal(row_of(canvas, 0), "engagé·e·s");
    canvas_put_right(canvas, 0, 1, 9, STYLE_PLAIN, "14:32");
    assert_string_equal(row_of(canvas, 1), "    14:32 ");
    canvas_put_right(canvas, 2, 2, 4, STYLE_PLAIN, "long mot");
    assert_string_equal(row_of(canvas, 2), "  lon…    ");
    canvas->ascii = true;
    canvas_put_cut(canvas, 0, 0, 6, STYLE_PLAIN, "engagement");
    assert_string_equal(row_of(canvas, 0), "eng...·e·s");
    canvas_clear(canvas);
    /* A wide character that would be cut in two by the mark is left out. */
    canvas->ascii = false;
    canvas_put_cut(canvas, 0, 0, 4, STYLE_PLAIN, "漢字漢");
    assert_string_equal(row_of(canvas, 0), "漢…       ");
    assert_int_equal(canvas_printf(canvas, 0, 1, 10, STYLE_PLAIN, "%d votes", 3), 7);
}

static void test_cut_in_its_middle(void **state)
{
    struct canvas *canvas = *state;
    canvas_put_middle(canvas, 0, 0, 10, STYLE_PLAIN, "engagé·e·s");
    assert_string_equal(row_of(canvas, 0), "engagé·e·s");
    assert_int_equal(canvas_put_middle(canvas, 0, 0, 9, STYLE_PLAIN, "le remplacer ?"),
                     9);
    assert_string_equal(row_of(canvas, 0), "le r…er ?s");
    canvas_put_middle(canvas, 0, 1, 7, STYLE_PLAIN, "漢字漢字漢字");
    assert_string_equal(row_of(canvas, 1), "漢…漢字   ");
    canvas_put_middle(canvas, 0, 2, 2, STYLE_PLAIN, "mot");
    assert_string_equal(row_of(canvas, 2), "m…        ");
}

static void test_boxes_and_rules(void **state)
{
    struct canvas *canvas = *state;
    canvas_box(canvas, (struct rect){0, 0, 10, 3}, STYLE_DIM, "Aide");
    assert_string_equal(row_of(canvas, 0), "┌─┤ A… ├─┐");
    assert_string_equal(row_of(canvas, 1), "│        │");
    assert_string_equal(row_of(canvas, 2), "└────────┘");
    canvas_clear(canvas);
    canvas->ascii = true;
    canvas_box(canvas, (struct rect){-2, 1, 8, 5}, STYLE_DIM, NULL);
    assert_string_equal(row_of(canvas, 1), "-----+    ");
    assert_string_equal(row_of(canvas, 2), "     |    ");
    canvas_rule(canvas, 5, 0, 50, STYLE_DIM);
    assert_string_equal(row_of(canvas, 0), "     -----");
}

static void test_fill_and_styles(void **state)
{
    struct canvas *canvas = *state;
    canvas_put(canvas, 0, 1, 10, STYLE_PLAIN, "漢字");
    canvas_fill(canvas, (struct rect){1, 0, 2, 9}, STYLE_BAR);
    assert_string_equal(row_of(canvas, 1), "          ");
    assert_int_equal(canvas->cells[11].style, STYLE_BAR);
    assert_int_equal(canvas->cells[13].style, STYLE_PLAIN);
    canvas_emphasise(canvas, (struct rect){8, 2, 50, 50}, STYLE_REVERSE);
    assert_int_equal(canvas->cells[28].style, STYLE_REVERSE);
    assert_int_equal(canvas->cells[29].style, STYLE_REVERSE);
    canvas_fill(canvas, (struct rect){-5, -5, 3, 3}, STYLE_BAR);
    assert_int_equal(canvas->cells[0].style, STYLE_PLAIN);
}

static void test_the_cursor_is_on_a_whole_cell(void **state)
{
    struct canvas *canvas = *state;
    canvas_put(canvas, 0, 0, 10, STYLE_PLAIN, "漢");
    canvas_cursor(canvas, 1, 0);
    assert_int_equal(canvas->cursor_x, 0);
    canvas_cursor(canvas, 99, 99);
    assert_int_equal(canvas->cursor_x, 9);
    assert_int_equal(canvas->cursor_y, 2);
    canvas_cursor(canvas, -1, -1);
    assert_int_equal(canvas->cursor_x, 0);
    assert_int_equal(canvas->cursor_y, 0);
}

static void test_the_dump_is_what_a_reviewer_reads(void **state)
{
    struct str dump = {0};
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 8, 2, false);
    canvas_put(&canvas, 0, 0, 8, STYLE_IDEA | STYLE_BOLD, "+ IDÉE");
    canvas_put(&canvas, 2, 1, 8, STYLE_DIM, "漢é");
    canvas_emphasise(&canvas, (struct rect){0, 1, 1, 1}, STYLE_REVERSE);
    canvas_cursor(&canvas, 2, 1);
    canvas_dump(&canvas, &dump);
    assert_string_equal(dump.at, "8x2\n"
                                 "|+ IDÉE  |\n"
                                 "|  漢é   |\n"
                                 ":iiiiii\n"
                                 ":# ddd\n"
                                 "cursor 2,1\n");
    str_free(&dump);
    canvas_free(&canvas);
}

static void test_no_size_is_too_small(void **state)
{
    struct canvas *canvas = *state;
    canvas_resize(canvas, 0, 0);
    canvas_put_cut(canvas, 0, 0, 10, STYLE_PLAIN, "texte");
    canvas_box(canvas, (struct rect){0, 0, 10, 3}, STYLE_DIM, "Aide");
    canvas_cursor(canvas, 3, 3);
    canvas_resize(canvas, -1, 5);
    canvas_resize(canvas, 1, 1);
    canvas_put_cut(canvas, 0, 0, 10, STYLE_PLAIN, "texte");
    canvas_box(canvas, (struct rect){0, 0, 1, 1}, STYLE_DIM, "Aide");
    canvas_put(canvas, 0, 0, 10, STYLE_PLAIN, "漢");
    assert_int_equal(canvas->cells[0].width, 1);
}

int main(void)
{
#define canvas_test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        canvas_test(test_text_is_clipped_on_every_side),
        canvas_test(test_a_wide_character_is_whole_or_absent),
        canvas_test(test_marks_stay_on_their_letter),
        canvas_test(test_nothing_shown_can_command_a_terminal),
        canvas_test(test_cut_and_right),
        canvas_test(test_cut_in_its_middle),
        canvas_test(test_boxes_and_rules),
        canvas_test(test_fill_and_styles),
        canvas_test(test_the_cursor_is_on_a_whole_cell),
        canvas_test(test_the_dump_is_what_a_reviewer_reads),
        canvas_test(test_no_size_is_too_small),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
