/* What is written for other programs, cell by cell and line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/csv_out.h"
#include "exchange/csv_private.h"
#include "exchange/vcard.h"

/* Every cell, and what it is in a file. */
static const char *const cells[][2] = {
    {"Nadia", "Nadia"},
    {"", ""},
    {"=1+1", "'=1+1"},
    {"+33 4 00 00 00 12", "'+33 4 00 00 00 12"},
    {"-", "'-"},
    {"@nadia", "'@nadia"},
    {"\tx", "\"'\tx\""},
    {"＝1", "'＝1"},
    {"'=1", "''=1"},
    {"''x", "'''x"},
    {"'x", "'x"},
    {"a;b", "\"a;b\""},
    {"a, b", "\"a, b\""},
    {"dit \"oui\"", "\"dit \"\"oui\"\"\""},
    {"deux\nlignes", "\"deux\nlignes\""},
    {" bord", "\" bord\""},
};
#define COUNT (sizeof cells / sizeof *cells)

static void a_list_is_written_in_its_order(void **state)
{
    static const char *const header[] = {"Nom", "Rôle"};
    static const char *const rows[] = {"Zoé", "=x", "Anne", NULL};
    const struct csv_table table = {header, 2, rows, 2};
    struct str out = {0};
    (void)state;
    csv_write(&out, &table);
    assert_string_equal(out.at, "\xEF\xBB\xBFNom;Rôle\r\nZoé;'=x\r\nAnne;\r\n");
    str_free(&out);
}

static void formulas_are_held_and_given_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        struct str out = {0}, wanted = {0};
        struct arena arena = {0};
        csv_row(&out, &csv_for_people, &cells[i][0], 1);
        str_printf(&wanted, "%s\r\n", cells[i][1]);
        assert_string_equal(out.at, wanted.at);
        bool held = cells[i][1][strspn(cells[i][1], "\"")] == '\'';
        if (held && cells[i][0][0] != '\t') {
            const char *written =
                arena_printf(&arena, "%s%s",
                             strcmp(cells[i][0], cells[i][1]) ? "'" : "", cells[i][0]);
            assert_string_equal(csv_cell_clean(&arena, written), cells[i][0]);
        }
        arena_free(&arena);
        str_free(&out);
        str_free(&wanted);
    }
}

static void cards_are_folded_between_letters(void **state)
{
    struct vcard card = {.kind = "individual",
                         .name =
                             "éééééééééééééééééééééééééééééééééééééééééééééééééééééé",
                         .given = "a;b",
                         .family = "c,d\\e",
                         .civility = "",
                         .pronoun = "",
                         .organisation = "",
                         .role = "",
                         .commune = "",
                         .note = "un\ndeux"};
    struct str out = {0};
    (void)state;
    vcard_write(&card, &out);
    assert_non_null(strstr(out.at, "\r\nN:c\\,d\\\\e;a\\;b;;;\r\n"));
    assert_non_null(strstr(out.at, "\r\nNOTE:un\\ndeux\r\n"));
    for (const char *at = out.at, *end; (end = strstr(at, "\r\n")); at = end + 2) {
        assert_true(end - at <= 75);
        assert_true(((unsigned char)at[*at == ' '] & 0xC0) != 0x80);
    }
    str_free(&out);
}

/* A column named as a line of the format does not become one. */
static void a_name_cannot_forge_a_line(void **state)
{
    static const struct vcard_other others[] = {
        {"END", "VCARD"}, {"X-A\r\nTEL", "1"}, {"X-OK;TYPE=x", "vu"}};
    struct vcard card = {.kind = "org",
                         .name = "x",
                         .given = "",
                         .family = "",
                         .civility = "",
                         .pronoun = "",
                         .organisation = "",
                         .role = "",
                         .commune = "",
                         .note = "",
                         .others = others,
                         .other_count = 3};
    struct str out = {0};
    (void)state;
    vcard_write(&card, &out);
    assert_null(strstr(out.at, "\r\nTEL"));
    assert_string_equal(strstr(out.at, "\r\nEND:VCARD"), "\r\nEND:VCARD\r\n");
    assert_non_null(strstr(out.at, "\r\nX-OK;TYPE=x:vu\r\n"));
    str_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_written_in_its_order),
        cmocka_unit_test(formulas_are_held_and_given_back),
        cmocka_unit_test(cards_are_folded_between_letters),
        cmocka_unit_test(a_name_cannot_forge_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
