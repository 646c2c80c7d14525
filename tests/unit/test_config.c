/* What a community's YAML may not hold, how it is said, and the limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "config_reading.h"

#define KEYS                                                                             \
    "nom, région, clavier, langue, palette, vocabulaire, cercles, modèles, passages, " \
    "thèmes, besoins, types, tableaux, sources, genres, rôles, relations, "            \
    "vérification, champs, entretiens, étiquettes, mots sensibles, chartes, listes, "  \
    "messages, séances, touches"
/* Two models and a circle of both, in six lines. */
#define MODELS                                                                         \
    "nom: A\ncercles:\n  - {id: tous, nom: T}\n"                                       \
    "  - {id: un, nom: U, numéro: 2, modèle: m1}\n"                                  \
    "  - {id: deux, nom: D, numéro: 2, modèle: m2}\n"                                \
    "modèles: [{id: m1, nom: M1}, {id: m2, nom: M2}]\n"

static bool has_fatal(const struct config_problems *problems)
{
    for (size_t i = 0; i < problems->n; i++)
        if (problems->at[i].fatal)
            return true;
    return false;
}

/* --- what is refused ----------------------------------------------------------------
 */

static const struct {
    const char *yaml;
    const char *problems;
} bad[] = {
#define BAD(yaml, problems) {yaml, problems},
#include "config_bad.def"
#undef BAD
};

static void every_fault_has_its_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct reading reading = read_text(bad[i].yaml);

        assert_string_equal(str_text(&reading.said), bad[i].problems);
        assert_int_equal(reading.ok, !has_fatal(&reading.problems));
        if (!reading.ok) {
            assert_null(reading.community.name);
            assert_int_equal(reading.community.kind_count, 0);
        }
        end_reading(&reading);
    }
}

static void every_error_is_said_at_once_in_order(void **state)
{
    static const char yaml[] = "nom: A\n"
                               "clavier: azrety\n"
                               "cercles:\n"
                               "  - {nom: E, numéro: premier}\n"
                               "types:\n"
                               "  - {id: idea, signe: '++', nom: I, pluriel: i}\n"
                               "tableaux:\n"
                               "  - {nom: T, types: [idee]}\n"
                               "messages:\n"
                               "  - {objet: O}\n"
                               "nom: B\n";
    static const int lines[] = {2, 4, 6, 8, 10, 11};
    struct reading reading = read_text(yaml);

    (void)state;
    assert_false(reading.ok);
    assert_int_equal(reading.problems.n, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(reading.problems.at[i].line, lines[i]);
    end_reading(&reading);
}

static void an_unknown_key_only_warns(void **state)
{
    struct reading reading =
        read_text("nom: A\nnoms: {x: [1, {y: z}]}\nregion: Nord\n");

    (void)state;
    assert_true(reading.ok);
    assert_int_equal(reading.problems.n, 1);
    assert_false(reading.problems.at[0].fatal);
    assert_string_equal(reading.community.region, "Nord");
    end_reading(&reading);
}

static void bytes_that_are_not_text_are_named_by_place(void **state)
{
    static const struct {
        const char *yaml;
        size_t len;
        const char *said;
    } files[] = {
        {"nom: A\nr\xE9gion: B\n", 17, "f:2:2: Ces octets ne sont pas de l’UTF-8"},
        {"nom: A\0B\n", 9, "f:1:7: Caractère nul"},
        {"nom: A\x01\n", 8, "f:1:7: Caractère invisible (U+0001)"},
        {"nom: A\xEF\xBB\xBF\n", 10, "f:1:7: Caractère invisible (U+FEFF)"},
        {"nom: \xED\xA0\x80\n", 9, "f:1:6: Ces octets ne sont pas de l’UTF-8"},
        {"\xFF\xFEn\0o\0", 6, "f:1:1: Ces octets ne sont pas de l’UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct reading reading = read_bytes(files[i].yaml, files[i].len);

        assert_false(reading.ok);
        assert_int_equal(reading.problems.n > 0, 1);
        assert_memory_equal(str_text(&reading.said), files[i].said,
                            strlen(files[i].said));
        end_reading(&reading);
    }
}

/* --- limits: the place says where the reading stopped
 * --------------------------------- */

static void assert_last_place(const struct reading *reading, int line, int column)
{
    const struct config_problem *last = &reading->problems.at[reading->problems.n - 1];

    assert_false(reading->ok);
    assert_int_equal(last->line, line);
    assert_int_equal(last->column, column);
}

static void bombs_stop_at_the_limit(void **state)
{
    static const struct {
        const char *start, *piece;
        size_t times;
        int line, column;
    } bombs[] = {
        {"", "[", 100000, 1, 17},        {"", "{", 20000, 1, 17},
        {"", "- ", 50000, 1, 33},        {"nom: A\nx: ", "[", 100000, 2, 19},
        {"nom: ", "{a: ", 30000, 1, 66}, {"nom: A\nx: [", "a,", 100000, 2, 39991},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        char *yaml = repeated(bombs[i].start, bombs[i].piece, bombs[i].times);
        struct reading reading = read_text(yaml);

        assert_last_place(&reading, bombs[i].line, bombs[i].column);
        assert_true(reading.problems.n <= 17);
        end_reading(&reading);
        free(yaml);
    }
}

static void a_file_too_large_is_not_parsed(void **state)
{
    char *yaml = repeated("nom: A\n", "# plein\n", 40000);
    struct reading reading = read_text(yaml);

    (void)state;
    assert_false(reading.ok);
    assert_int_equal(reading.problems.n, 1);
    assert_memory_equal(str_text(&reading.said), "f:1:1: Le fichier dépasse 256", 30);
    end_reading(&reading);
    free(yaml);
}

static void texts_and_lists_have_a_size(void **state)
{
    char *name = repeated("nom: ", "é", 301);
    char *list = repeated("nom: A\nthèmes:\n", "  - t\n", 501);
    struct reading reading = read_text(name);

    (void)state;
    assert_string_equal(
        str_text(&reading.said),
        "f:1:6: « nom » fait plus de 300 caractères : raccourcissez-le.\n");
    end_reading(&reading);
    reading = read_text(list);
    assert_false(reading.ok);
    assert_memory_equal(str_text(&reading.said), "f:3:3: « thèmes » a plus de 500", 36);
    end_reading(&reading);
    free(name);
    free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_has_its_sentence),
        cmocka_unit_test(every_error_is_said_at_once_in_order),
        cmocka_unit_test(an_unknown_key_only_warns),
        cmocka_unit_test(bytes_that_are_not_text_are_named_by_place),
        cmocka_unit_test(bombs_stop_at_the_limit),
        cmocka_unit_test(a_file_too_large_is_not_parsed),
        cmocka_unit_test(texts_and_lists_have_a_size),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
