/* The line being typed: graphemes, words, composition, a window that follows. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ui/lineedit.h"

static void press(struct lineedit *line, const char *words)
{
    for (; *(words += strspn(words, " ")); words += strcspn(words, " ")) {
        char word[32];
        struct key key;
        str_copy(word, strcspn(words, " ") + 1, words);
        assert_true(key_parse(word, &key));
        assert_true(lineedit_key(line, key));
    }
}

static void type(struct lineedit *line, const char *text)
{
    for (size_t used, len = strlen(text); len; text += used, len -= used) {
        struct key key = {.name = K_CHAR};
        used = utf8_decode(text, len, &key.code);
        assert_true(lineedit_key(line, key));
    }
}

#define assert_line(line, before, after)                                       \
    do {                                                                       \
        assert_string_equal(lineedit_text(&(line)), before after);             \
        assert_int_equal((line).at, strlen(before));                           \
    } while (0)

static void test_typing_and_rubbing_out(void **state)
{
    struct lineedit line = {0};
    (void)state;
    assert_line(line, "", "");
    press(&line, "Effacer Suppr Gauche Droite Ctrl+W Ctrl+K Ctrl+U Début Fin");
    assert_line(line, "", "");
    type(&line, "cœur d’élu");
    assert_line(line, "cœur d’élu", "");
    press(&line, "Gauche Gauche");
    assert_line(line, "cœur d’é", "lu");
    press(&line, "Effacer");
    assert_line(line, "cœur d’", "lu");
    press(&line, "Suppr");
    assert_line(line, "cœur d’", "u");
    press(&line, "Début Droite Droite");
    assert_line(line, "cœ", "ur d’u");
    press(&line, "Fin");
    assert_line(line, "cœur d’u", "");
    lineedit_free(&line);
}

static void test_a_grapheme_moves_and_goes_whole(void **state)
{
    struct lineedit line = {0};
    (void)state;
    lineedit_set(&line, "a👩‍👩‍👧q̃z");
    press(&line, "Début Droite Droite");
    assert_line(line, "a👩‍👩‍👧", "q̃z");
    press(&line, "Droite");
    assert_line(line, "a👩‍👩‍👧q̃", "z");
    press(&line, "Effacer Effacer");
    assert_line(line, "a", "z");
    lineedit_free(&line);
}

static void test_a_mark_joins_the_letter_before(void **state)
{
    struct lineedit line = {0};
    (void)state;
    type(&line, "e\u0301lu");
    assert_line(line, "élu", "");
    lineedit_set(&line, "elu");
    press(&line, "Début Droite");
    type(&line, "\u0301");
    assert_line(line, "é", "lu");
    /* Deleting between a letter and a mark that cannot compose with it alone. */
    lineedit_set(&line, "ex\u0301");
    press(&line, "Effacer");
    assert_line(line, "e", "");
    lineedit_free(&line);
}

static void test_words(void **state)
{
    struct lineedit line = {0};
    (void)state;
    lineedit_set(&line, "un deux  trois");
    press(&line, "Ctrl+Gauche");
    assert_line(line, "un deux  ", "trois");
    press(&line, "Ctrl+Gauche");
    assert_line(line, "un ", "deux  trois");
    press(&line, "Ctrl+Droite");
    assert_line(line, "un deux", "  trois");
    press(&line, "Ctrl+Droite Ctrl+Droite");
    assert_line(line, "un deux  trois", "");
    press(&line, "Ctrl+W");
    assert_line(line, "un deux  ", "");
    press(&line, "Ctrl+W");
    assert_line(line, "un ", "");
    lineedit_set(&line, "un deux trois");
    press(&line, "Ctrl+Gauche Ctrl+K");
    assert_line(line, "un deux ", "");
    press(&line, "Ctrl+Gauche Ctrl+U");
    assert_line(line, "", "deux ");
    press(&line, "Ctrl+E");
    assert_line(line, "deux ", "");
    press(&line, "Ctrl+A");
    assert_line(line, "", "deux ");
    lineedit_free(&line);
}

static void test_the_word_at_the_insertion_point(void **state)
{
    struct lineedit line = {0};
    (void)state;
    lineedit_set(&line, "Un bac @nad");
    assert_int_equal(lineedit_word_start(&line), 7);
    lineedit_replace(&line, 7, "@Nadia_Benali ");
    assert_line(line, "Un bac @Nadia_Benali ", "");
    assert_int_equal(lineedit_word_start(&line), line.at);
    lineedit_set(&line, "@na reste");
    press(&line, "Début Droite Droite Droite");
    lineedit_replace(&line, lineedit_word_start(&line), "@Nadia");
    assert_line(line, "@Nadia", " reste");
    lineedit_free(&line);
}

static void test_what_is_inserted_is_one_clean_line(void **state)
{
    struct lineedit line = {0};
    static const char text[] = "un\ndeux\ttrois\x1b[2J\x7f \xff fin";
    (void)state;
    lineedit_insert(&line, text, sizeof text - 1);
    assert_string_equal(lineedit_text(&line), "un deux trois[2J \uFFFD fin");
    assert_true(utf8_valid(lineedit_text(&line), line.text.len));
    lineedit_set(&line, "ab");
    press(&line, "Gauche");
    lineedit_insert(&line, "e\u0301", 3);
    assert_line(line, "aé", "b");
    lineedit_free(&line);
}

static void test_keys_of_others_are_left_to_them(void **state)
{
    static const char *const words[] = {"Tab",    "Entrée", "Échap",  "Haut", "Bas",
                                        "Ctrl+Z", "Ctrl+R", "Ctrl+P", "F1",
                                        "PageSuiv"};
    struct lineedit line = {0};
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct key key;
        assert_true(key_parse(words[i], &key));
        assert_false(lineedit_key(&line, key));
    }
    lineedit_free(&line);
}

static const char *row_of(const struct canvas *canvas, struct str *out)
{
    str_clear(out);
    for (int x = 0; x < canvas->width; x++)
        str_add_n(out, canvas->cells[x].bytes, canvas->cells[x].len);
    return str_text(out);
}

static void test_the_window_shows_the_insertion_point(void **state)
{
    struct lineedit line = {0};
    struct canvas canvas;
    struct str row = {0};
    (void)state;
    canvas_init(&canvas, 12, 1, false);
    lineedit_set(&line, "court");
    lineedit_draw(&line, &canvas, 1, 0, 10, STYLE_PLAIN);
    assert_string_equal(row_of(&canvas, &row), " court      ");
    assert_int_equal(canvas.cursor_x, 6);
    lineedit_set(&line, "une phrase bien plus longue que la place");
    for (size_t i = 0; i <= 40; i++) {
        canvas_clear(&canvas);
        line.at = i;
        lineedit_draw(&line, &canvas, 1, 0, 10, STYLE_PLAIN);
        assert_in_range(canvas.cursor_x, 1, 10);
        row_of(&canvas, &row);
        /* The character under the cursor is the one at the insertion point. */
        char here = i < 40 ? lineedit_text(&line)[i] : ' ';
        assert_int_equal(row.at[canvas.cursor_x], here);
        assert_int_equal(row.at[0], ' ');
        assert_int_equal(row.at[11], ' ');
    }
    canvas_free(&canvas);
    str_free(&row);
    lineedit_free(&line);
}

static void test_a_long_text_stays_quick_and_whole(void **state)
{
    struct lineedit line = {0};
    struct str text = {0};
    (void)state;
    for (int i = 0; i < 1000; i++)
        str_add(&text, "œuvres ; ");
    lineedit_set(&line, str_text(&text));
    type(&line, "fin");
    str_add(&text, "fin");
    assert_string_equal(lineedit_text(&line), str_text(&text));
    str_free(&text);
    lineedit_free(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing_and_rubbing_out),
        cmocka_unit_test(test_a_grapheme_moves_and_goes_whole),
        cmocka_unit_test(test_a_mark_joins_the_letter_before),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_the_word_at_the_insertion_point),
        cmocka_unit_test(test_what_is_inserted_is_one_clean_line),
        cmocka_unit_test(test_keys_of_others_are_left_to_them),
        cmocka_unit_test(test_the_window_shows_the_insertion_point),
        cmocka_unit_test(test_a_long_text_stays_quick_and_whole),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
