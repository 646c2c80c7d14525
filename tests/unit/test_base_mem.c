#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"

static void arena_gives_zeroed_aligned_room(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 40000; size = size * 3 + 1) {
            unsigned char *at = arena_alloc(&arena, size);
            assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(at[i], 0);
            memset(at, 0xAA, size);
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
    assert_null(arena.first);
}

static void arena_reuses_its_blocks(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *first = arena_alloc(&arena, 100);
    arena_alloc(&arena, 100000);
    char *last = arena_alloc(&arena, 15000);
    arena_reset(&arena);
#if defined(__SANITIZE_ADDRESS__)
    skip(); /* there a reset frees, so that what still points into it is seen */
#endif
    assert_ptr_equal(arena_alloc(&arena, 100), first);
    arena_alloc(&arena, 100000);
    assert_ptr_equal(arena_alloc(&arena, 15000), last);
    arena_free(&arena);
}

static void arena_copies_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(arena_strdup(&arena, "été"), "été");
    assert_string_equal(arena_strndup(&arena, "bonjour", 3), "bon");
    assert_string_equal(arena_strndup(&arena, "bon", 30), "bon");
    assert_string_equal(arena_printf(&arena, "%d %s", 12, "idées"), "12 idées");
    arena_free(&arena);
}

static void say_hook(void *ctx)
{
    ssize_t written = write(*(int *)ctx, "saved", 5);
    (void)written;
    struct arena arena = {0};
    arena_alloc(&arena, SIZE_MAX - 4); /* no second call, no endless loop */
}

/* In a child: the hook runs once, then the process leaves with status 1. */
static void exhaustion_calls_the_hook(void **state)
{
    (void)state;
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct arena arena = {0};
        close(STDERR_FILENO);
        mem_on_exhausted(say_hook, &fds[1]);
        arena_alloc(&arena, SIZE_MAX - 4); /* refused before malloc sees it */
        _exit(0);
    }
    close(fds[1]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    char said[16] = "";
    assert_int_equal(read(fds[0], said, sizeof said - 1), 5);
    assert_string_equal(said, "saved");
    close(fds[0]);
}

static void str_grows(void **state)
{
    (void)state;
    struct str str = {0};
    assert_string_equal(str_text(&str), "");
    for (int i = 0; i < 100; i++) {
        str_printf(&str, "%d,", i % 10);
        str_add_char(&str, '.');
    }
    assert_int_equal(str.len, 300);
    assert_int_equal(strlen(str_text(&str)), 300);
    str_clear(&str);
    assert_string_equal(str_text(&str), "");
    str_add_n(&str, "abcdef", 2);
    str_add(&str, "");
    assert_string_equal(str_text(&str), "ab");
    str_free(&str);
    str_clear(&str);
    assert_string_equal(str_text(&str), "");
}

static void str_compares(void **state)
{
    (void)state;
    assert_true(str_equal(NULL, NULL));
    assert_false(str_equal(NULL, ""));
    assert_false(str_equal("", NULL));
    assert_true(str_equal("a", "a"));
    assert_true(str_starts("abc", "ab"));
    assert_true(str_starts("abc", ""));
    assert_false(str_starts("a", "ab"));
}

static void a_precision_leaves_whole_characters(void **state)
{
    (void)state;
    struct arena arena = {0};
    char to[32], kept[] = "\xff"
                          "\xc3\xa9 \xc3"
                          "a\xe2\x80";
    str_format(to, sizeof to, "« %.3s »", "éé");
    assert_string_equal(to, "« é »");
    assert_string_equal(arena_printf(&arena, "%.4s|", "a’b’"), "a’|");
    assert_string_equal(arena_printf(&arena, "%.2s|", "’"), "|");
    str_mend(kept); /* a byte that begins nothing is not its business */
    assert_string_equal(kept, "é a");
    arena_free(&arena);
}

static void str_copy_cuts_between_characters(void **state)
{
    (void)state;
    char to[5];
    str_copy(to, sizeof to, "abcd");
    assert_string_equal(to, "abcd");
    str_copy(to, sizeof to, "abcde");
    assert_string_equal(to, "abcd");
    str_copy(to, sizeof to, "abcé");
    assert_string_equal(to, "abc");
    str_copy(to, sizeof to, "é🌱");
    assert_string_equal(to, "é");
    str_copy(to, 1, "é");
    assert_string_equal(to, "");
}

static void str_measures_typing_errors(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned most, distance;
    } cases[] = {
        {"", "", 3, 0},
        {"abc", "abc", 3, 0},
        {"abc", "abd", 3, 1},
        {"abc", "ab", 3, 1},
        {"ab", "abc", 3, 1},
        {"abcd", "abdc", 3, 1},
        {"ab", "ba", 0, 1},
        {"", "abcd", 2, 3},
        {"abcd", "", 2, 3},
        {"circles", "cercels", 3, 2},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"kitten", "sitting", 9, 3},
        {"aaaaaaaa", "bbbbbbbb", 2, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(str_distance(cases[i].a, cases[i].b, cases[i].most),
                         cases[i].distance);
    }
}

static void vec_grows(void **state)
{
    (void)state;
    VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        vec_push(&numbers, i);
    assert_int_equal(numbers.n, 1000);
    assert_int_equal(numbers.at[999], 999);
    vec_free(&numbers);
    assert_null(numbers.at);
}

static void err_keeps_a_whole_sentence(void **state)
{
    (void)state;
    struct err err = ERR_INIT;
    char many[600] = "x";
    for (size_t i = 1; i + 2 < sizeof many; i += 2)
        memcpy(many + i, "é", 3);
    assert_false(err_set_detail(&err, "errno %d", 28));
    assert_false(err_set(&err, ERR_FULL, "%s", many));
    assert_int_equal(err.kind, ERR_FULL);
    assert_int_equal(strlen(err.text), 255);
    assert_memory_equal(err.text + 253, "é", 3);
    assert_false(err_set(&err, ERR_FULL, "x%s", many));
    assert_int_equal(strlen(err.text), 254); /* half a character is not kept */
    assert_string_equal(err.detail, "errno 28");
    assert_false(err_set(NULL, ERR_IO, "nobody listens"));
    assert_false(err_set_detail(NULL, "nobody listens"));
    err_clear(&err);
    assert_int_equal(err.kind, ERR_NONE);
    assert_string_equal(err.text, "");
    assert_string_equal(err.detail, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_aligned_room),
        cmocka_unit_test(arena_reuses_its_blocks),
        cmocka_unit_test(arena_copies_text),
        cmocka_unit_test(exhaustion_calls_the_hook),
        cmocka_unit_test(str_grows),
        cmocka_unit_test(str_compares),
        cmocka_unit_test(a_precision_leaves_whole_characters),
        cmocka_unit_test(str_copy_cuts_between_characters),
        cmocka_unit_test(str_measures_typing_errors),
        cmocka_unit_test(vec_grows),
        cmocka_unit_test(err_keeps_a_whole_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
