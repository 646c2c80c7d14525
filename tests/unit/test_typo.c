/* Slips of the keyboard: the distance against the plain definition of it, and the
 * promises of the two ways to find candidates, over words mutated at random. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"
#include "domain/typo.h"

static unsigned scan(const char *typed, const char *text, bool start)
{
    struct str one = {0}, two = {0};
    fold_text(&one, typed);
    fold_text(&two, text);
    struct typo typo = typo_prepare(str_text(&one), start);
    unsigned found = typo_scan(&typo, str_text(&two), two.len);
    bool refused = found > typo.most;
    str_free(&one);
    str_free(&two);
    return refused ? 9 : found;
}

static void forgives_slips(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *word;
        unsigned slips; /* 9: not found */
    } cases[] = {
        {"Montpelier", "Montpellier", 1},
        {"Carcasonne", "Carcassonne", 1},
        {"Carcasone", "Carcassonne", 2},
        {"Thanh Tam", "Thanh-Tâm", 0},
        {"Than Tam", "Thanh-Tâm", 1},
        {"Nadai", "Nadia", 1},
        {"Benlai", "Benali", 1},
        {"Toulose", "Toulouse", 1},
        {"Tolouse", "Toulouse", 1},
        {"Toluose", "Toulouse", 9},
        {"Perpinyan", "Perpignan", 2},
        {"Perpinyam", "Perpignan", 9},
        {"Béziers", "Besiers", 1},
        {"Lea", "Léo", 9},
        {"Sète", "Cette", 9},
        {"Albi", "Alba", 1},
        {"Alba", "Alès", 9},
        {"Nîmes", "Nimes", 0},
        {"Montauban", "Montpellier", 9},
        {"Auch", "Au", 9},
        {"abcd", "bcde", 9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(scan(cases[i].typed, cases[i].word, false), cases[i].slips);
}

static void forgives_the_beginning_of_words(void **state)
{
    (void)state;
    assert_int_equal(scan("montpel", "Montpellier", true), 0);
    assert_int_equal(scan("montpeli", "Montpellier", true), 1);
    assert_int_equal(scan("carcaso", "Carcassonne", true), 1);
    assert_int_equal(scan("mnt", "Montpellier", true), 9);
    assert_int_equal(scan("montpelliers", "Montpellier", true), 1);
    assert_int_equal(scan("tuolo", "Toulouse", true), 1);
    assert_int_equal(scan("tuolx", "Toulouse", true), 9);
    assert_int_equal(scan("montpeli", "Montpellier", false), 9);
}

/* --- against the definition ------------------------------------------------------- */

enum { LONGEST = 20 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned plain_distance(const char *a, const char *b)
{
    unsigned d[LONGEST + 1][LONGEST + 1];
    size_t la = strlen(a), lb = strlen(b);
    for (size_t i = 0; i <= la; i++) {
        for (size_t j = 0; j <= lb; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = (unsigned)(i + j);
                continue;
            }
            unsigned best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            best = least(best, least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = least(best, d[i - 2][j - 2] + 1);
            d[i][j] = best;
        }
    }
    return d[la][lb];
}

static unsigned plain_start(const char *typed, const char *word)
{
    char start[LONGEST + 1] = "";
    unsigned best = plain_distance(typed, start);
    for (size_t i = 0; word[i]; i++) {
        start[i] = word[i];
        start[i + 1] = '\0';
        best = least(best, plain_distance(typed, start));
    }
    return best;
}

static unsigned seed = 12345;

static unsigned draw(unsigned below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % below;
}

/* Few letters, so that what two words share is often not what was changed. */
static void random_word(char *word)
{
    size_t len = draw(14);
    for (size_t i = 0; i < len; i++)
        word[i] = (char)('a' + draw(4));
    word[len] = '\0';
}

static void mutate(char *word)
{
    size_t len = strlen(word), at = draw((unsigned)len + 1);
    switch (draw(4)) {
    case 0: /* one more */
        memmove(word + at + 1, word + at, len - at + 1);
        word[at] = (char)('a' + draw(4));
        break;
    case 1: /* one less */
        memmove(word + at, word + at + (at < len), len - at + (at == len));
        break;
    case 2: /* another */
        if (at < len)
            word[at] = (char)('a' + draw(4));
        break;
    default: /* two swapped */
        if (at + 1 < len) {
            char kept = word[at];
            word[at] = word[at + 1];
            word[at + 1] = kept;
        }
    }
}

static bool share_key(const char *typed, const char *word)
{
    uint32_t asked[TYPO_KEYS_MOST], stored[TYPO_KEYS_MOST];
    size_t lt = strlen(typed), lw = strlen(word);
    size_t n = typo_keys(typed, lt, typo_allowed(lt), asked);
    size_t m = typo_keys(word, lw, typo_deletes_stored(lw), stored);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++)
            if (asked[i] == stored[j])
                return true;
    return false;
}

static void check_pair(const char *a, const char *b)
{
    unsigned plain = plain_distance(a, b);
    for (unsigned most = 0; most <= 2; most++) {
        assert_int_equal(typo_distance(a, strlen(a), b, strlen(b), most),
                         least(plain, most + 1));
        assert_int_equal(typo_distance_start(a, strlen(a), b, strlen(b), most),
                         least(plain_start(a, b), most + 1));
    }
    struct typo whole = typo_prepare(a, false), start = typo_prepare(a, true);
    assert_int_equal(typo_scan(&whole, b, strlen(b)), least(plain, whole.most + 1));
    assert_int_equal(typo_scan(&start, b, strlen(b)),
                     least(plain_start(a, b), start.most + 1));
    if (plain <= whole.most)
        assert_true(share_key(a, b));
}

static void agrees_with_the_definition(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char a[LONGEST], b[LONGEST];
        random_word(a);
        strcpy(b, a);
        for (unsigned n = draw(4); n > 0; n--)
            mutate(b);
        check_pair(a, b);
    }
}

static void keys_are_few_and_sorted(void **state)
{
    (void)state;
    uint32_t keys[TYPO_KEYS_MOST];
    assert_int_equal(typo_keys("montpellier", 11, 2, keys), TYPO_KEYS_MOST);
    for (size_t i = 1; i < TYPO_KEYS_MOST; i++)
        assert_true(keys[i - 1] < keys[i]);
    assert_int_equal(typo_keys("albi", 4, 1, keys), 5);
    assert_int_equal(typo_keys("", 0, 2, keys), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forgives_slips),
        cmocka_unit_test(forgives_the_beginning_of_words),
        cmocka_unit_test(agrees_with_the_definition),
        cmocka_unit_test(keys_are_few_and_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
