/* Small groups: even sizes, spread criteria, the same seed the same groups, and far
 * fewer repeated pairs than chance gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/teams.h"

enum { MOST = 120 };

static void the_generator_is_the_published_one(void **state)
{
    (void)state;
    struct teams_random random = {1234567};
    static const uint64_t expected[] = {
        UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
        UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
        UINT64_C(16408922859458223821)};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(teams_random_next(&random) == expected[i]);
    }
    size_t drawn[7] = {0};
    for (int i = 0; i < 7000; i++) {
        drawn[teams_random_below(&random, 7)]++;
    }
    for (size_t i = 0; i < 7; i++) {
        assert_in_range(drawn[i], 850, 1150);
    }
}

static void groups_come_close_to_the_size_wished(void **state)
{
    (void)state;
    static const struct {
        size_t people, size, teams;
    } cases[] = {{0, 4, 0},  {1, 4, 1},   {4, 4, 1},   {5, 4, 1},   {6, 4, 2},
                 {7, 4, 2},  {8, 4, 2},   {10, 4, 2},  {11, 4, 3},  {18, 4, 4},
                 {18, 5, 4}, {18, 6, 3},  {18, 1, 18}, {18, 18, 1}, {18, 40, 1},
                 {3, 0, 3},  {100, 7, 14}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(teams_count(cases[i].people, cases[i].size), cases[i].teams);
    }
}

static void assert_even(const size_t *team, size_t people, size_t teams)
{
    size_t held[MOST] = {0}, least = people, most = 0;
    for (size_t i = 0; i < people; i++) {
        assert_true(team[i] < teams);
        held[team[i]]++;
    }
    for (size_t i = 0; i < teams; i++) {
        least = held[i] < least ? held[i] : least;
        most = held[i] > most ? held[i] : most;
    }
    assert_true(most - least <= 1);
}

static void sizes_differ_by_one_at_most(void **state)
{
    (void)state;
    size_t team[MOST];
    uint16_t met[MOST * MOST];
    for (size_t i = 0; i < sizeof met / sizeof *met; i++) {
        met[i] = (uint16_t)(i % 3 == 0);
    }
    for (size_t people = 1; people <= 40; people++) {
        for (size_t size = 1; size <= 9; size++) {
            struct teams_wish wish = {
                .people = people, .size = size, .met = met, .seed = people * size};
            teams_make(&wish, team);
            assert_even(team, people, teams_count(people, size));
        }
    }
    struct teams_wish nobody = {.people = 0, .size = 4};
    teams_make(&nobody, team);
}

static void the_same_seed_gives_the_same_groups(void **state)
{
    (void)state;
    size_t one[18], two[18], other[18];
    const char *words[18];
    for (size_t i = 0; i < 18; i++) {
        words[i] = i % 2 ? "femme 31" : "elu 34";
    }
    struct teams_wish wish = {.people = 18, .size = 4, .criteria = words, .seed = 2026};
    teams_make(&wish, one);
    teams_make(&wish, two);
    assert_memory_equal(one, two, sizeof one);
    wish.seed = 2027;
    teams_make(&wish, other);
    assert_memory_not_equal(one, other, sizeof one);
}

/* --- repeats
 * -------------------------------------------------------------------------- */

static void remember(uint16_t *met, const size_t *team, size_t people)
{
    for (size_t i = 0; i < people; i++) {
        for (size_t j = 0; j < people; j++) {
            met[i * people + j] =
                (uint16_t)(met[i * people + j] + (i != j && team[i] == team[j]));
        }
    }
}

/* Times that a pair met again, after the first. */
static int repeats(const uint16_t *met, size_t people)
{
    int sum = 0;
    for (size_t i = 0; i < people; i++) {
        for (size_t j = i + 1; j < people; j++) {
            sum += met[i * people + j] > 1 ? met[i * people + j] - 1 : 0;
        }
    }
    return sum;
}

static int repeats_over(size_t rounds, uint64_t seed, bool aware)
{
    uint16_t met[18 * 18] = {0};
    size_t team[18];
    for (size_t round = 0; round < rounds; round++) {
        struct teams_wish wish = {
            .people = 18, .size = 4, .met = aware ? met : NULL, .seed = seed + round};
        teams_make(&wish, team);
        remember(met, team, 18);
    }
    return repeats(met, 18);
}

static void few_pairs_meet_again(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        int mixed = repeats_over(4, seed * 100, true);
        int chance = repeats_over(4, seed * 100, false);
        assert_in_range(mixed, 0, 16);
        assert_true(mixed * 2 < chance);
        /* Five people come from four groups: one pair of each such group must meet. */
        assert_int_equal(repeats_over(2, seed, true), 2);
    }
}

/* --- criteria
 * ------------------------------------------------------------------------- */

static void assert_spread(const char *const *words, const char *word,
                          const size_t *team, size_t people, size_t teams)
{
    int held[MOST] = {0}, total = 0;
    for (size_t i = 0; i < people; i++) {
        int has = strstr(words[i], word) != NULL;
        held[team[i]] += has;
        total += has;
    }
    int low = total / (int)teams, high = low + (total % (int)teams > 0);
    for (size_t i = 0; i < teams; i++) {
        assert_in_range(held[i], low, high);
    }
}

static void words_are_spread_over_the_groups(void **state)
{
    (void)state;
    static const char *const places[] = {"09", "31", "34"};
    static char text[MOST][32];
    const char *words[MOST];
    size_t team[MOST];
    for (uint64_t seed = 1; seed <= 30; seed++) {
        size_t people = 9 + (size_t)(seed * 7 % 50);
        struct teams_random random = {seed};
        for (size_t i = 0; i < people; i++) {
            strcpy(text[i], teams_random_below(&random, 3) ? "femme" : "homme");
            strcat(text[i], " ");
            strcat(text[i], places[teams_random_below(&random, 3)]);
            words[i] = text[i];
        }
        struct teams_wish wish = {
            .people = people, .size = 5, .criteria = words, .seed = seed};
        teams_make(&wish, team);
        size_t teams = teams_count(people, 5);
        assert_even(team, people, teams);
        assert_spread(words, "femme", team, people, teams);
        assert_spread(words, "homme", team, people, teams);
        for (size_t i = 0; i < 3; i++) {
            assert_spread(words, places[i], team, people, teams);
        }
    }
}

static void spread_holds_over_rounds_without_many_repeats(void **state)
{
    (void)state;
    const char *words[18];
    for (size_t i = 0; i < 18; i++) {
        words[i] = i < 4 ? "elu" : i < 11 ? "femme" : "";
    }
    uint16_t met[18 * 18] = {0};
    size_t team[18];
    for (uint64_t round = 0; round < 4; round++) {
        struct teams_wish wish = {
            .people = 18, .size = 4, .criteria = words, .met = met, .seed = round};
        teams_make(&wish, team);
        assert_spread(words, "elu", team, 18, 4);
        assert_spread(words, "femme", team, 18, 4);
        remember(met, team, 18);
    }
    assert_in_range(repeats(met, 18), 0, 16);
}

static void those_who_often_met_are_parted_first(void **state)
{
    (void)state;
    uint16_t met[8 * 8];
    size_t team[8];
    for (size_t i = 0; i < 64; i++) {
        met[i] = i / 8 == i % 8 ? 0 : 1;
    }
    met[0 * 8 + 1] = met[1 * 8 + 0] = 60000;
    met[2 * 8 + 3] = met[3 * 8 + 2] = 5;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct teams_wish wish = {.people = 8, .size = 4, .met = met, .seed = seed};
        teams_make(&wish, team);
        assert_int_not_equal(team[0], team[1]);
        assert_int_not_equal(team[2], team[3]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_is_the_published_one),
        cmocka_unit_test(groups_come_close_to_the_size_wished),
        cmocka_unit_test(sizes_differ_by_one_at_most),
        cmocka_unit_test(the_same_seed_gives_the_same_groups),
        cmocka_unit_test(few_pairs_meet_again),
        cmocka_unit_test(words_are_spread_over_the_groups),
        cmocka_unit_test(spread_holds_over_rounds_without_many_repeats),
        cmocka_unit_test(those_who_often_met_are_parted_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
