/* Who invited whom: order, counts, cycles made by two laptops, chains of 5 000. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/invite.h"

static struct id person(int number)
{
    struct id id = {{0}};
    id.bytes[0] = (uint8_t)(number >> 8);
    id.bytes[15] = (uint8_t)number;
    return id;
}

static int number_of(struct id id)
{
    return id.bytes[0] << 8 | id.bytes[15];
}

/* "3<1 2<1": 1 invited 3, then 2; "4<0" has no inviter. */
static struct invite_tree build(struct arena *arena, const char *facts)
{
    struct invite pairs[32];
    size_t count = 0;
    for (char *end; *facts; facts = end) {
        pairs[count].person = person((int)strtol(facts, &end, 10));
        pairs[count++].inviter = person((int)strtol(end + 1, &end, 10));
        end += *end == ' ';
    }
    return invite_tree_build(arena, pairs, count);
}

/* "1 -3 -2 --5": a dash a level; "!" where a cycle was cut. */
static const char *drawn(struct arena *arena, const struct invite_tree *tree)
{
    const char *all = "";
    for (size_t i = 0; i < tree->count; i++) {
        const struct invite_row *row = &tree->rows[i];
        const char *dashes = "----------" + 10 - row->depth;
        all = arena_printf(arena, "%s%s%s%d%s", all, i ? " " : "", dashes,
                           number_of(row->person), row->looped ? "!" : "");
    }
    return all;
}

static void draws_the_tree(void **state)
{
    (void)state;
    static const struct {
        const char *facts, *drawn;
    } cases[] = {
        {"", ""},
        {"2<1", "1 -2"},
        {"3<1 2<1 5<2", "1 -3 -2 --5"},
        {"5<2 2<1 3<1", "1 -2 --5 -3"},
        {"2<1 4<3", "1 -2 3 -4"},
        {"2<1 2<3", "1 3 -2"}, /* the last word holds */
        {"2<1 2<0", "2 1"},
        {"1<1", "1!"},
        {"1<2 2<1", "1! -2"},
        {"1<2 2<3 3<1 4<3", "1! -3 --2 --4"},
        {"5<1 2<3 3<2 1<3", "2! -3 --1 ---5"},
        {"9<8 1<2 2<3 3<2", "8 -9 2! -1 -3"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct invite_tree tree = build(&arena, cases[i].facts);
        assert_string_equal(drawn(&arena, &tree), cases[i].drawn);
    }
    arena_free(&arena);
}

static void counts_those_invited(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct invite_tree tree = build(&arena, "2<1 3<1 4<2 5<4 7<6");
    static const size_t direct[] = {0, 2, 1, 0, 1, 0, 1, 0};
    static const size_t total[] = {0, 4, 2, 0, 1, 0, 1, 0};
    for (int i = 1; i <= 7; i++) {
        size_t row = invite_tree_find(&tree, person(i));
        assert_int_equal(tree.rows[row].direct, direct[i]);
        assert_int_equal(tree.rows[row].total, total[i]);
    }
    assert_true(invite_tree_find(&tree, person(8)) == INVITE_NONE);
    arena_free(&arena);
}

enum { CHAIN = 5000 };

/* Pairs from the last to the first, the worst order for whoever walks up. */
static void bears_a_chain(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct invite *pairs = calloc(CHAIN, sizeof *pairs);
    for (int i = 0; i < CHAIN; i++)
        pairs[i] = (struct invite){person(CHAIN - i), person(CHAIN - i - 1)};
    pairs[CHAIN - 1].inviter = person(CHAIN + 1);
    struct invite_tree tree = invite_tree_build(&arena, pairs, CHAIN);
    assert_int_equal(tree.count, CHAIN + 1);
    assert_int_equal(tree.rows[0].total, CHAIN);
    assert_int_equal(tree.rows[CHAIN].depth, CHAIN);
    pairs[CHAIN - 1].inviter = person(CHAIN); /* and now it bites its tail */
    tree = invite_tree_build(&arena, pairs, CHAIN);
    assert_int_equal(tree.count, CHAIN);
    assert_int_equal(number_of(tree.rows[0].person), CHAIN);
    assert_true(tree.rows[0].looped);
    assert_int_equal(tree.rows[0].total, CHAIN - 1);
    free(pairs);
    arena_free(&arena);
}

/* Any pairs: everyone once, parents above, depths and counts that agree. */
static void keeps_its_promises(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int round = 0; round < 300; round++) {
        struct arena arena = {0};
        struct invite pairs[40];
        bool named[31] = {false};
        for (size_t i = 0; i < 40; i++) {
            int two[2];
            for (int j = 0; j < 2; j++) {
                seed = seed * 1103515245u + 12345u;
                two[j] = (int)(seed >> 16) % 30 + 1;
                named[two[j]] = true;
            }
            pairs[i] = (struct invite){person(two[0]), person(two[1])};
        }
        struct invite_tree tree = invite_tree_build(&arena, pairs, 40);
        size_t expected = 0, roots = 0, below = 0;
        for (int i = 1; i <= 30; i++) {
            expected += named[i];
            assert_true(named[i] ==
                        (invite_tree_find(&tree, person(i)) != INVITE_NONE));
        }
        assert_int_equal(tree.count, expected);
        for (size_t i = 0; i < tree.count; i++) {
            const struct invite_row *row = &tree.rows[i];
            roots += row->parent == INVITE_NONE;
            below += row->parent == INVITE_NONE ? row->total : 0;
            assert_true(row->parent == INVITE_NONE || row->parent < i);
            assert_true(row->parent == INVITE_NONE ||
                        row->depth == tree.rows[row->parent].depth + 1);
            assert_true(row->direct <= row->total);
        }
        assert_int_equal(roots + below, tree.count);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_the_tree),
        cmocka_unit_test(counts_those_invited),
        cmocka_unit_test(bears_a_chain),
        cmocka_unit_test(keeps_its_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
