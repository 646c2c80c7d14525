/* Opening with the configuration beside, the first community, the demonstration, and
 * what is done when nobody types: on a home of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/demo.h"
#include "cli/open.h"
#include "cli/start.h"
#include "cli/upkeep.h"
#include "config/config.h"
#include "config/outfile.h"
#include "config/paths.h"
#include "ops/board.h"

#define GOOD "nom: Jardin\nbesoins:\n  - id: vie\n    nom: Vie\n"
#define OTHER "nom: Verger\nbesoins:\n  - id: vie\n    nom: Vie\n"
#define WRONG "nom: Verger\nbesoins: [\n"

struct home {
    char folder[64];
    char path[96];   /* of a community made from GOOD */
    char beside[96]; /* its configuration, absent */
    struct garden garden;
    struct str notice;
    struct err err;
};

static int make_home(void **state)
{
    struct home *home = test_calloc(1, sizeof *home);
    *state = home;
    umask(077);
    if (home)
        strcpy(home->folder, "/tmp/terreau-garden-XXXXXX");
    if (!home || !mkdtemp(home->folder))
        return -1;
    snprintf(home->path, sizeof home->path, "%s/jardin.terreau", home->folder);
    snprintf(home->beside, sizeof home->beside, "%s/jardin.yaml", home->folder);
    setenv("HOME", home->folder, 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_RUNTIME_DIR");
    unsetenv("XDG_CACHE_HOME");
    return cli_create_garden(home->path, GOOD, strlen(GOOD), &home->err) ? 0 : -1;
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
    str_free(&home->notice);
    nftw(home->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    test_free(home);
    return 0;
}

static void open_home(struct home *home)
{
    str_clear(&home->notice);
    if (!cli_open_garden(home->path, &home->garden, &home->notice, &home->err))
        fail_msg("%s", home->err.text);
}

static void put(const char *path, const char *text)
{
    assert_true(outfile_write(path, text, strlen(text), true, NULL));
}

/* --- opening --------------------------------------------------------------------- */

static void a_community_opens_on_its_words(void **state)
{
    struct home *home = *state;
    open_home(home);
    assert_string_equal(home->garden.community->name, "Jardin");
    assert_int_equal(home->garden.community->category_count, 1);
    assert_int_equal(home->notice.len, 0);
}

static void a_good_file_beside_takes_over(void **state)
{
    struct home *home = *state;
    put(home->beside, OTHER);
    open_home(home);
    assert_string_equal(home->garden.community->name, "Verger");
    assert_non_null(strstr(home->notice.at, "jardin.yaml"));
    ops_garden_close(&home->garden);
    unlink(home->beside);
    open_home(home);
    assert_string_equal(home->garden.community->name, "Verger");
    assert_int_equal(home->notice.len, 0);
}

static void the_same_file_beside_says_nothing(void **state)
{
    struct home *home = *state;
    put(home->beside, GOOD);
    open_home(home);
    assert_int_equal(home->notice.len, 0);
}

static void a_wrong_file_beside_changes_nothing(void **state)
{
    struct home *home = *state;
    put(home->beside, WRONG);
    for (int i = 0; i < 2; i++) { /* it is said at each opening, until it is right */
        open_home(home);
        assert_string_equal(home->garden.community->name, "Jardin");
        assert_ptr_equal(strstr(home->notice.at, "jardin.yaml:"), home->notice.at);
        assert_non_null(strstr(home->notice.at, "reste en service"));
        ops_garden_close(&home->garden);
    }
}

static void an_unreadable_file_beside_changes_nothing(void **state)
{
    struct home *home = *state;
    put(home->beside, "nom: \xff\n");
    open_home(home);
    assert_string_equal(home->garden.community->name, "Jardin");
    assert_non_null(strstr(home->notice.at, "reste en service"));
}

static void decomposed_text_is_stored_composed(void **state)
{
    struct home *home = *state;
    struct arena arena = {0};
    const char *stored;
    put(home->beside, "nom: Fore\xcc\x82t\n"); /* e + combining circumflex */
    open_home(home);
    assert_true(ops_garden_config(&home->garden, &arena, &stored, &home->err));
    assert_string_equal(stored, "nom: Forêt\n");
    ops_garden_close(&home->garden);
    open_home(home);
    assert_int_equal(home->notice.len, 0);
    arena_free(&arena);
}

static void a_missing_file_is_an_error(void **state)
{
    struct home *home = *state;
    struct garden garden = {0};
    assert_false(cli_open_garden("/tmp/terreau-absent.terreau", &garden, &home->notice,
                                 &home->err));
    assert_int_equal(home->err.kind, ERR_NOT_FOUND);
    assert_null(garden.store);
}

static void creating_overwrites_nothing(void **state)
{
    struct home *home = *state;
    assert_false(cli_create_garden(home->path, OTHER, strlen(OTHER), &home->err));
    assert_int_equal(home->err.kind, ERR_INPUT);
    open_home(home);
    assert_string_equal(home->garden.community->name, "Jardin");
}

/* --- the first community, the demonstration
 * ------------------------------------------- */

static void a_name_makes_a_community(void **state)
{
    struct home *home = *state;
    static const char name[] = "L'« île » d'Aix: \"mer\" \\ #1";
    struct str first = {0}, second = {0}, beside = {0};
    assert_true(cli_start_garden(name, &first, &home->err));
    assert_true(cli_start_garden(name, &second, &home->err));
    assert_string_equal(paths_last(first.at), "l-ile-d-aix-mer-1.terreau");
    assert_string_equal(paths_last(second.at), "l-ile-d-aix-mer-1-2.terreau");
    assert_true(cli_open_garden(first.at, &home->garden, &home->notice, &home->err));
    assert_string_equal(home->garden.community->name, name);
    assert_int_equal(home->notice.len, 0);
    paths_beside(first.at, ".yaml", &beside);
    assert_int_equal(access(beside.at, F_OK), 0);
    str_free(&first);
    str_free(&second);
    str_free(&beside);
}

static void a_community_needs_a_name(void **state)
{
    struct home *home = *state;
    struct str path = {0};
    assert_false(cli_start_garden("", &path, &home->err));
    assert_int_equal(home->err.kind, ERR_INPUT);
    str_free(&path);
}

static void the_demonstration_leaves_nothing(void **state)
{
    struct home *home = *state;
    struct str folder = {0}, kept = {0};
    struct arena arena = {0};
    struct board *boards;
    size_t count;
    struct board_counts counts;
    struct stat info;
    if (!cli_demo_open(&home->garden, &folder, &home->err))
        fail_msg("%s", home->err.text);
    assert_true(home->garden.demo);
    assert_int_equal(stat(folder.at, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    assert_true(ops_boards(&home->garden, &arena, &boards, &count, &home->err));
    assert_true(
        ops_board_counts(&home->garden, &boards[0], &arena, &counts, &home->err));
    assert_true(counts.notes > 20);
    ops_garden_close(&home->garden);
    str_add(&kept, folder.at);
    cli_demo_remove(&folder);
    assert_int_equal(access(kept.at, F_OK), -1);
    cli_demo_remove(&folder);
    arena_free(&arena);
    str_free(&folder);
    str_free(&kept);
}

/* --- when nobody types ----------------------------------------------------------- */

static bool answer(void *ctx)
{
    return *(bool *)ctx;
}

static void a_backup_is_made_once_a_day(void **state)
{
    struct home *home = *state;
    struct upkeep upkeep = {0};
    struct str backup = {0}, sentence = {0};
    struct stat info, again;
    bool stop = false;
    open_home(home);
    assert_true(upkeep_backup_path(home->path, clock_now(), &backup, &home->err));
    assert_int_equal(access(backup.at, F_OK), -1);
    assert_true(upkeep_wanted(&upkeep, &home->garden));
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    assert_string_equal(str_text(&sentence), "");
    assert_false(upkeep_wanted(&upkeep, &home->garden));
    assert_int_equal(stat(backup.at, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    upkeep = (struct upkeep){0};
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    assert_int_equal(stat(backup.at, &again), 0);
    assert_int_equal(info.st_ino, again.st_ino);
    ops_garden_close(&home->garden);
    assert_true(cli_open_garden(backup.at, &home->garden, &home->notice, &home->err));
    assert_string_equal(home->garden.community->name, "Jardin");
    str_free(&backup);
    str_free(&sentence);
}

/* Seven days, then the newest of each of three weeks, and nothing of over a month. */
static void old_backups_go(void **state)
{
    struct home *home = *state;
    struct upkeep upkeep = {0};
    struct str sentence = {0};
    const int64_t day = 24LL * 60 * 60 * 1000;
    int64_t now = clock_now();
    bool stop = false;
    int kept[41] = {0}, total = 0;
    for (int age = 1; age <= 40; age++) {
        struct str path = {0};
        assert_true(upkeep_backup_path(home->path, now - age * day, &path, &home->err));
        FILE *file = fopen(path.at, "w");
        assert_non_null(file);
        fclose(file);
        str_free(&path);
    }
    open_home(home);
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    assert_string_equal(str_text(&sentence), "");
    for (int age = 0; age <= 40; age++) {
        struct str path = {0};
        assert_true(upkeep_backup_path(home->path, now - age * day, &path, &home->err));
        kept[age] = access(path.at, F_OK) == 0;
        total += kept[age];
        str_free(&path);
    }
    for (int age = 0; age < 7; age++)
        assert_true(kept[age]);
    for (int age = 30; age <= 40; age++)
        assert_false(kept[age]);
    assert_int_equal(total, 10);
    str_free(&sentence);
}

static void a_moved_file_is_copied_whole(void **state)
{
    struct home *home = *state;
    struct upkeep upkeep = {.reserved = true, .checked = true, .backed_up = true};
    struct str sentence = {0}, away = {0};
    struct arena arena = {0};
    bool stop = false;
    open_home(home);
    assert_true(store_tidy(home->garden.store, answer, &stop));
    assert_false(upkeep_wanted(&upkeep, &home->garden));
    str_printf(&away, "%s.parti", home->path);
    assert_int_equal(rename(home->path, away.at), 0);
    struct id id;
    assert_false(ops_board_add(&home->garden, "Après le départ", "", &id, &home->err));
    assert_int_equal(home->err.kind, ERR_MOVED);
    assert_true(home->garden.unsaved && home->garden.moved);
    assert_true(upkeep_wanted(&upkeep, &home->garden));
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    /* a file of its own, beside: not the backup of the day */
    assert_non_null(strstr(str_text(&sentence), str_text(&upkeep.copy)));
    assert_non_null(strstr(upkeep.copy.at, ".copie-"));
    assert_int_equal(paths_last(upkeep.copy.at) - upkeep.copy.at,
                     paths_last(home->path) - home->path);
    assert_false(upkeep_wanted(&upkeep, &home->garden));
    ops_garden_close(&home->garden);
    for (int i = 0; i < 2; i++) {
        struct board *boards;
        size_t count;
        assert_true(cli_open_garden(i ? away.at : upkeep.copy.at, &home->garden,
                                    &home->notice, &home->err));
        assert_true(ops_boards(&home->garden, &arena, &boards, &count, &home->err));
        assert_string_equal(boards[count - 1].name, "Après le départ");
        ops_garden_close(&home->garden);
    }
    unlink(away.at);
    arena_free(&arena);
    str_free(&away);
    upkeep_free(&upkeep);
    str_free(&sentence);
}

static void a_key_stops_it_until_later(void **state)
{
    struct home *home = *state;
    struct upkeep upkeep = {0};
    struct str backup = {0}, sentence = {0};
    bool stop = true;
    open_home(home);
    assert_true(upkeep_backup_path(home->path, clock_now(), &backup, &home->err));
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    assert_true(upkeep_wanted(&upkeep, &home->garden));
    assert_int_equal(access(backup.at, F_OK), -1);
    stop = false;
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    assert_false(upkeep_wanted(&upkeep, &home->garden));
    assert_int_equal(access(backup.at, F_OK), 0);
    assert_string_equal(str_text(&sentence), "");
    str_free(&backup);
    str_free(&sentence);
}

static void seven_backups_of_a_month_are_kept(void **state)
{
    struct home *home = *state;
    static const int days[] = {1, 2, 3, 4, 5, 6, 7, 8, 40};
    enum { DAYS = sizeof days / sizeof *days };
    struct str names[DAYS] = {0}, other = {0}, sentence = {0};
    struct upkeep upkeep = {0};
    int64_t now = clock_now();
    bool stop = false;
    open_home(home);
    for (size_t i = 0; i < DAYS; i++) {
        assert_true(upkeep_backup_path(home->path, now - days[i] * 86400000LL,
                                       &names[i], &home->err));
        put(names[i].at, "x");
    }
    assert_true(upkeep_backup_path("/other/jardin.terreau", now - 40 * 86400000LL,
                                   &other, &home->err));
    put(other.at, "x");
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    for (size_t i = 0; i < DAYS; i++) {
        assert_int_equal(access(names[i].at, F_OK), days[i] <= 6 ? 0 : -1);
        str_free(&names[i]);
    }
    assert_int_equal(access(other.at, F_OK), 0);
    str_free(&other);
    str_free(&sentence);
}

static void a_backup_of_last_month_goes(void **state)
{
    struct home *home = *state;
    struct str old = {0}, sentence = {0};
    struct upkeep upkeep = {0};
    bool stop = false;
    open_home(home);
    assert_true(upkeep_backup_path(home->path, clock_now() - 40 * 86400000LL, &old,
                                   &home->err));
    put(old.at, "x");
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    assert_int_equal(access(old.at, F_OK), -1);
    str_free(&old);
    str_free(&sentence);
}

static void a_failed_backup_is_said_once(void **state)
{
    struct home *home = *state;
    struct upkeep upkeep = {0};
    struct str folder = {0}, sentence = {0};
    bool stop = false;
    open_home(home);
    assert_true(paths_make(PATHS_DATA, "x", &folder, NULL));
    folder.at[folder.len - 1] = '\0';
    str_clear(&sentence);
    str_printf(&sentence, "%ssauvegardes", folder.at);
    put(sentence.at, "a file where the folder should be");
    str_clear(&sentence);
    upkeep_run(&upkeep, &home->garden, answer, &stop, &sentence);
    assert_non_null(strstr(sentence.at, "sauvegarde du jour"));
    assert_false(upkeep_wanted(&upkeep, &home->garden));
    str_free(&folder);
    str_free(&sentence);
}

#define ON_HOME(test) cmocka_unit_test_setup_teardown(test, make_home, remove_home)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_HOME(a_community_opens_on_its_words),
        ON_HOME(a_good_file_beside_takes_over),
        ON_HOME(the_same_file_beside_says_nothing),
        ON_HOME(a_wrong_file_beside_changes_nothing),
        ON_HOME(an_unreadable_file_beside_changes_nothing),
        ON_HOME(decomposed_text_is_stored_composed),
        ON_HOME(a_missing_file_is_an_error),
        ON_HOME(creating_overwrites_nothing),
        ON_HOME(a_name_makes_a_community),
        ON_HOME(a_community_needs_a_name),
        ON_HOME(the_demonstration_leaves_nothing),
        ON_HOME(a_backup_is_made_once_a_day),
        ON_HOME(old_backups_go),
        ON_HOME(a_moved_file_is_copied_whole),
        ON_HOME(a_key_stops_it_until_later),
        ON_HOME(seven_backups_of_a_month_are_kept),
        ON_HOME(a_backup_of_last_month_goes),
        ON_HOME(a_failed_backup_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
