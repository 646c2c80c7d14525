/* Words that a note should not hold without thought. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "domain/sensitive.h"

static const char *const words[] = {
    "malade",        "religion",  "foi",  "syndiqué",  "CGT", "relig*", "église",
    "arrêt maladie", "politique", "juif", "grossesse", "!",   "",
};

static void finds_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *found; /* what is said, in order */
    } cases[] = {
        {"", ""},
        {"Elle est malade.", "malade"},
        {"Elles sont MALADES, toutes", "MALADES"},
        {"une longue maladie", "maladie"},
        {"En arrêt maladie depuis mars", "arrêt maladie|maladie"},
        {"arrêt de la maladie", "maladie"},
        {"Parfois, une fois", ""},
        {"Sa foi compte", "foi"},
        {"Sa religion", "religion|religion"},
        {"très religieuse", "religieuse"},
        {"l’Église", "Église"},
        {"(l'eglise).", "eglise"},
        {"Syndiqué·e à la C.G.T.", "Syndiqué·e"},
        {"syndiqué(e)s à la CGT", "syndiqué(e)s|CGT"},
        {"des familles juives et juifs", "juifs"},
        {"La politesse", ""},
        {"Ses opinions politiques", "politiques"},
        {"Malade et encore malade", "Malade"},
        {"mal ade", ""},
        {"\xE9\xE9 malade \xFF", "malade"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct str all = {0};
        struct sensitive_hit *hits;
        size_t count = sensitive_find(&arena, cases[i].text, words,
                                      sizeof words / sizeof *words, &hits);
        for (size_t j = 0; j < count; j++) {
            str_printf(&all, "%s%s", j ? "|" : "", hits[j].said);
            assert_memory_equal(cases[i].text + hits[j].start, hits[j].said,
                                hits[j].len);
        }
        assert_string_equal(str_text(&all), cases[i].found);
        str_free(&all);
        arena_free(&arena);
    }
}

static void says_which_entry(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct sensitive_hit *hits;
    size_t count = sensitive_find(&arena, "la CGT, malade", words,
                                  sizeof words / sizeof *words, &hits);
    assert_int_equal(count, 2);
    assert_int_equal(hits[0].word, 4);
    assert_int_equal(hits[1].word, 0);
    assert_int_equal(sensitive_find(&arena, "malade", NULL, 0, &hits), 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_words),
        cmocka_unit_test(says_which_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
