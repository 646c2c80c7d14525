/* Memory that runs out at every allocation of a save in turn.
 *
 * The linker sends malloc, calloc and realloc of our code here (SQLite keeps its own).
 * A child process saves a note while the n-th call answers NULL, for n = 1 until a save
 * gets through untouched: what was half typed must be on the disk when it has left, and
 * no half of the note. */
#include "../unit/ops_fixture.h"

#include <sys/wait.h>

#include "base/mem.h"

#define PLACE "capture:mars"
#define HALF_TYPED "*Une idée à demi tapée"

static int countdown; /* calls left before the fault; 0: never */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool must_fail(void)
{
    return countdown > 0 && --countdown == 0;
}

void *__wrap_malloc(size_t size)
{
    return must_fail() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return must_fail() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return must_fail() ? NULL : __real_realloc(old, size);
}

/* What the session does when memory is gone. */
static void save_what_is_typed(void *ctx)
{
    struct garden *garden = ctx;
    ops_garden_drop_step(garden);
    if (!ops_draft_put(garden, PLACE, HALF_TYPED, NULL)) {
        _exit(3);
    }
}

static void save_until(struct fixture *fixture, int calls)
{
    struct note_place place = {.board = fixture->board, .category = "vie"};
    struct note_line lines[3];
    fixture_open(fixture);
    for (size_t i = 0; i < 3; i++) {
        lines[i] = note_line_read(&fixture->arena, fixture->garden.community,
                                  &fixture_kinds[0], "Un four à pain @Nadia #feu");
    }
    fixture->garden.saved = NULL;
    mem_on_exhausted(save_what_is_typed, &fixture->garden);
    countdown = calls;
    bool done = ops_note_paste(&fixture->garden, place, lines, 3, PLACE, NULL);
    bool untouched = countdown > 0;
    countdown = 0;
    _exit(!done ? 4 : untouched ? 0 : 5);
}

static int run_child(struct fixture *fixture, int calls)
{
    int status;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        /* The sentence of the end is not news here. */
        assert_non_null(freopen("/dev/null", "w", stderr));
        save_until(fixture, calls);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (!WIFEXITED(status)) {
        fail_msg("call %d: signal %d", calls, WTERMSIG(status));
    }
    return WEXITSTATUS(status);
}

static size_t count_notes(struct fixture *fixture)
{
    struct note_query query = {.board = fixture->board};
    struct note_page page;
    must(store_notes_page(fixture->garden.store, &query, (struct id){{0}}, 0, 100,
                          &fixture->arena, &page, &fixture->err));
    return page.count;
}

static void what_is_typed_outlives_the_memory(void **state)
{
    struct fixture *fixture = *state;
    int calls = 0, code;
    ops_garden_close(&fixture->garden);
    while ((code = run_child(fixture, ++calls)) == 1) {
        const char *text;
        int64_t when;
        struct store_report report;
        fixture_open(fixture);
        must(ops_draft(&fixture->garden, PLACE, &fixture->arena, &text, &when,
                       &fixture->err));
        assert_string_equal(text ? text : "none", HALF_TYPED);
        /* All or none: memory may also run out once they are saved. */
        size_t count = count_notes(fixture);
        assert_int_equal(count % 3, 0);
        must(ops_draft_put(&fixture->garden, PLACE, "", &fixture->err));
        must(store_check(fixture->garden.store, false, NULL, NULL, &fixture->arena,
                         &report, &fixture->err));
        assert_int_equal(report.problems, 0);
        ops_garden_close(&fixture->garden);
        arena_reset(&fixture->arena);
    }
    print_message("%d allocations in a save\n", calls - 1);
    assert_int_equal(code, 0);
    assert_true(calls > 10);
    fixture_open(fixture);
    assert_int_equal(count_notes(fixture) % 3, 0);
    assert_true(count_notes(fixture) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ops_test(what_is_typed_outlives_the_memory),
    };
    return cmocka_run_group_tests_name("fault-memory", tests, NULL, NULL);
}
