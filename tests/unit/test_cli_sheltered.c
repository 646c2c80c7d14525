/* Texts that the file refused: kept aside, and taken back as drafts of the community
 * they are of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <ftw.h>

#include "base/clock.h"
#include "base/str.h"
#include "cli/open.h"
#include "cli/sheltered.h"
#include "config/shelter.h"
#include "ops/notes.h"

#define YAML "nom: Jardin\n"
#define PLACE "touch:12"

struct home {
    char folder[64];
    char path[96];
    struct garden garden;
    struct sheltered sheltered;
    struct str notice, kept;
    struct err err;
};

static int make_home(void **state)
{
    struct home *home = calloc(1, sizeof *home);
    if (!home)
        return -1;
    *state = home;
    strcpy(home->folder, "/tmp/terreau-sheltered-XXXXXX");
    if (!mkdtemp(home->folder))
        return -1;
    snprintf(home->path, sizeof home->path, "%s/jardin.terreau", home->folder);
    setenv("HOME", home->folder, 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    unsetenv("XDG_RUNTIME_DIR");
    unsetenv("XDG_CACHE_HOME");
    if (!cli_create_garden(home->path, YAML, strlen(YAML), &home->err) ||
        !cli_open_garden(home->path, &home->garden, &home->notice, &home->err))
        return -1;
    cli_sheltered_open(&home->sheltered, &home->garden, &home->notice);
    return 0;
}

static int remove_one(const char *path, const struct stat *info, int type,
                      struct FTW *walk)
{
    (void)info;
    (void)type;
    (void)walk;
    return remove(path);
}

static int remove_home(void **state)
{
    struct home *home = *state;
    ops_garden_close(&home->garden);
    cli_sheltered_free(&home->sheltered);
    str_free(&home->notice);
    str_free(&home->kept);
    nftw(home->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(home);
    return 0;
}

static void keep(struct home *home, const char *text)
{
    if (!cli_sheltered_write(&home->sheltered, PLACE, text, "", &home->kept,
                             &home->err))
        fail_msg("%s", home->err.text);
    assert_int_equal(access(home->kept.at, F_OK), 0);
}

static void assert_draft(struct home *home, const char *expected)
{
    struct arena arena = {0};
    const char *text = NULL;
    int64_t when;
    assert_true(ops_draft(&home->garden, PLACE, &arena, &text, &when, &home->err));
    assert_string_equal(text ? text : "", expected);
    arena_free(&arena);
}

static void a_text_kept_aside_is_a_draft_again(void **state)
{
    struct home *home = *state;
    keep(home, "deux lignes\nà la fois");
    cli_sheltered_open(&home->sheltered, &home->garden, &home->notice);
    assert_draft(home, "deux lignes\nà la fois");
    assert_int_equal(access(home->kept.at, F_OK), -1);
    assert_int_equal(home->notice.len, 0);
}

/* Neither replaces the other. */
static void a_draft_typed_since_is_left_alone(void **state)
{
    struct home *home = *state;
    const struct shelter old = {home->sheltered.community, PLACE, "refusé", 1};
    assert_true(shelter_write(&old, "jardin", "", &home->kept, &home->err));
    assert_true(ops_draft_put(&home->garden, PLACE, "tapé depuis", &home->err));
    cli_sheltered_open(&home->sheltered, &home->garden, &home->notice);
    assert_draft(home, "tapé depuis");
    assert_int_equal(access(home->kept.at, F_OK), 0);
    assert_non_null(strstr(home->notice.at, "Un texte de secours attend"));
}

static void what_is_of_another_community_stays(void **state)
{
    struct home *home = *state;
    const struct shelter other = {"00000000-0000-7000-8000-000000000000", PLACE,
                                  "d’ailleurs", clock_now()};
    assert_true(shelter_write(&other, "verger", "", &home->kept, &home->err));
    cli_sheltered_open(&home->sheltered, &home->garden, &home->notice);
    assert_draft(home, "");
    assert_int_equal(access(home->kept.at, F_OK), 0);
}

static void two_in_one_second_are_two_files(void **state)
{
    struct home *home = *state;
    keep(home, "un");
    char *first = strdup(home->kept.at);
    str_clear(&home->kept);
    keep(home, "deux");
    assert_string_not_equal(first, home->kept.at);
    cli_sheltered_drop(&home->sheltered, first);
    assert_int_equal(access(first, F_OK), -1);
    assert_int_equal(access(home->kept.at, F_OK), 0);
    assert_int_equal(home->sheltered.count, 1);
    free(first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, make_home, remove_home)
        T(a_text_kept_aside_is_a_draft_again),
        T(a_draft_typed_since_is_left_alone),
        T(what_is_of_another_community_stays),
        T(two_in_one_second_are_two_files),
    };
    return cmocka_run_group_tests_name("cli-sheltered", tests, NULL, NULL);
}
