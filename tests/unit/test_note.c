/* Reading a captured line and a pasted block; joining authors and tags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/note.h"

static const struct note_kind kinds[] = {
    {.id = "idea", .sign = "+", .label = "IDÉE", .ink = INK_IDEA, .attributed = true},
    {.id = "fear", .sign = "!", .label = "PEUR", .ink = INK_FEAR},
    {.id = "need", .sign = "*", .label = "BESOIN", .ink = INK_NEED, .attributed = true},
    {.id = "question", .sign = "?", .label = "QUESTION", .ink = INK_QUESTION},
};
static const struct community community = {.kinds = kinds, .kind_count = 4};

struct expected {
    const char *line;
    const char *kind;
    const char *text;
    const char *author;
    const char *tags;
};

static void assert_line(const struct note_line *read, const struct expected *want)
{
    assert_string_equal(read->kind->id, want->kind);
    assert_string_equal(read->text, want->text);
    assert_string_equal(read->author, want->author);
    assert_string_equal(read->tags, want->tags);
}

static void assert_lines(const struct expected *cases, size_t count)
{
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        struct note_line read =
            note_line_read(&arena, &community, &kinds[0], cases[i].line);
        assert_line(&read, &cases[i]);
    }
    arena_free(&arena);
}

static void a_sign_sets_the_kind_of_its_line_only(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"Un jardin", "idea", "Un jardin", "", ""},
        {"!Trop lent", "fear", "Trop lent", "", ""},
        {"! Trop lent", "fear", "Trop lent", "", ""},
        {"*Un local", "need", "Un local", "", ""},
        {"?Quand", "question", "Quand", "", ""},
        {",Quand", "question", "Quand", "", ""},
        {"=Un jardin", "idea", "Un jardin", "", ""},
        {" !important", "idea", "!important", "", ""},
        {"Un jardin !", "idea", "Un jardin !", "", ""},
        {"-5 %", "idea", "-5 %", "", ""},
        {"", "idea", "", "", ""},
        {"!", "fear", "", "", ""},
        {"   ", "idea", "", "", ""},
    };
    assert_lines(cases, sizeof cases / sizeof *cases);
}

static void authors_and_tags_are_whole_words(void **state)
{
    (void)state;
    static const struct expected cases[] = {
        {"Un four à pain @Nadia #four", "idea", "Un four à pain", "Nadia", "four"},
        {"@Nadia_Benali un four", "idea", "un four", "Nadia Benali", ""},
        {"Un @Nadia, four", "idea", "Un four", "Nadia", ""},
        {"@Nadia @Yvon @nadia four", "idea", "four", "Nadia, Yvon", ""},
        {"four #Été #ete #pain", "idea", "four", "", "Été pain"},
        {"écrire à nadia@example.org", "idea", "écrire à nadia@example.org", "", ""},
        {"le #1 des soucis @ midi @_", "idea", "le #1 des soucis @ midi @_", "", ""},
        {"deux  espaces   gardés ", "idea", "deux  espaces   gardés", "", ""},
        {"!Être oublié·e·s @Yvon", "fear", "Être oublié·e·s", "Yvon", ""},
        {"@Nadia #serre", "idea", "", "Nadia", "serre"},
        {"«\u00a0Oui\u00a0» dit l’élu.e", "idea", "«\u00a0Oui\u00a0» dit l’élu.e", "",
         ""},
    };
    assert_lines(cases, sizeof cases / sizeof *cases);
}

static void a_no_break_space_ends_a_name(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct note_line read =
        note_line_read(&arena, &community, &kinds[0], "Un four @Nadia\u00a0!");
    assert_string_equal(read.author, "Nadia");
    assert_string_equal(read.text, "Un four !");
    read = note_line_read(&arena, &community, &kinds[0], "Un four\u202f\u00a0");
    assert_string_equal(read.text, "Un four");
    arena_free(&arena);
}

static void a_sign_of_several_bytes_is_read(void **state)
{
    (void)state;
    static const struct note_kind own[] = {
        {.id = "lever", .sign = "→", .label = "LEVIER", .ink = INK_PLAIN},
    };
    struct community small = {.kinds = own, .kind_count = 1};
    struct arena arena = {0};
    struct note_line read = note_line_read(&arena, &small, &own[0], "→un appui");
    assert_string_equal(read.text, "un appui");
    read = note_line_read(&arena, &small, &own[0], ",une virgule");
    assert_string_equal(read.text, ",une virgule");
    arena_free(&arena);
}

static void assert_block(const char *block, const struct expected *want, size_t count)
{
    struct arena arena = {0};
    struct note_line *lines;
    size_t n = note_block_read(&arena, &community, &kinds[0], block, &lines);
    assert_int_equal(n, count);
    for (size_t i = 0; i < n; i++) {
        assert_line(&lines[i], &want[i]);
    }
    arena_free(&arena);
}

static void bullets_of_a_pasted_list_are_dropped(void **state)
{
    (void)state;
    static const struct expected want[] = {
        {"", "idea", "un", "", ""},          {"", "idea", "deux", "", ""},
        {"", "idea", "trois", "", ""},       {"", "fear", "quatre", "", ""},
        {"", "idea", "2030 arrive", "", ""}, {"", "idea", "cinq", "Yvon", "eau"},
    };
    assert_block("- un\r\n  • deux\n\n1. trois\n\t- !quatre\n2030 arrive\r"
                 "12) cinq @Yvon #eau\n   \n-  \n",
                 want, 6);
}

static void minus_is_a_fear_beside_plus(void **state)
{
    (void)state;
    static const struct expected want[] = {
        {"", "idea", "plus d'eau", "", ""},   {"", "fear", "trop de bruit", "", ""},
        {"", "fear", "la poussière", "", ""}, {"", "question", "et après", "", ""},
        {"", "idea", "-- rayé", "", ""},
    };
    assert_block("+ plus d'eau\n- trop de bruit\n-la poussière\n? et après\n-- rayé",
                 want, 5);
}

static void an_empty_block_has_no_line(void **state)
{
    (void)state;
    assert_block("", NULL, 0);
    assert_block("\n\r\n   \n", NULL, 0);
}

static void lists_join_without_repeating(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(note_authors_join(&arena, "Nadia, Yvon", "Yvon"),
                        "Nadia, Yvon");
    assert_string_equal(note_authors_join(&arena, "Nadia", "NADIA, Zoé"), "Nadia, Zoé");
    assert_string_equal(note_authors_join(&arena, "", "Yvon"), "Yvon");
    assert_string_equal(note_authors_join(&arena, NULL, NULL), "");
    assert_string_equal(note_tags_join(&arena, "eau serre", "serre bois"),
                        "eau serre bois");
    assert_string_equal(note_tags_without(&arena, "eau serre bois", "Serre"),
                        "eau bois");
    assert_string_equal(note_tags_without(&arena, "eau", "eau"), "");
    assert_true(note_tags_have("eau serre", "Eau"));
    assert_true(note_tags_have("eau", ""));
    assert_false(note_tags_have("eau", "eau serre"));
    assert_false(note_tags_have("", "eau"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sign_sets_the_kind_of_its_line_only),
        cmocka_unit_test(authors_and_tags_are_whole_words),
        cmocka_unit_test(a_no_break_space_ends_a_name),
        cmocka_unit_test(a_sign_of_several_bytes_is_read),
        cmocka_unit_test(bullets_of_a_pasted_list_are_dropped),
        cmocka_unit_test(minus_is_a_fear_beside_plus),
        cmocka_unit_test(an_empty_block_has_no_line),
        cmocka_unit_test(lists_join_without_repeating),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
