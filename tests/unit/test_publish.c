/* The minutes on disk in one call: closed, frozen, written, and never over another. */
#include "meetings_fixture.h"

#include <dirent.h>
#include <dlfcn.h>
#include <sys/stat.h>

#include "cli/publish.h"
#include "ops/people.h"

static bool libzip_is_missing;

void *dlopen(const char *file, int mode)
{
    if (libzip_is_missing)
        return NULL;
    void *(*real)(const char *, int);
    void *found = dlsym(RTLD_NEXT, "dlopen");
    memcpy(&real, &found, sizeof real);
    return real(file, mode);
}

#define WHERE "terreau/comptes-rendus/jardin-des-lilas/2026-11-26-agora-des-lilas"

static int publish_setup(void **state)
{
    int failed = meetings_setup(state);
    struct fixture *fixture = *state;
    setenv("XDG_DATA_HOME", fixture->folder, 1);
    return failed;
}

static void remove_all(const char *path)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf '%s/terreau'", path);
    assert_int_equal(system(command), 0);
}

static int publish_teardown(void **state)
{
    struct fixture *fixture = *state;
    remove_all(fixture->folder);
    unsetenv("XDG_DATA_HOME");
    return meetings_teardown(state);
}

static struct id met(struct fixture *fixture)
{
    struct id id, item;
    const struct civil day = {.year = 2026, .month = 11, .day = 26, .hour = 9};
    const struct meeting_new wanted = {.template = "agora",
                                       .start = clock_from_civil(&day)};
    must(ops_meeting_add(&fixture->garden, &wanted, &id, &fixture->err));
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    struct item_line line =
        item_line_read(&fixture->arena, ITEM_NOTE, "! On plante une haie", clock_now());
    must(ops_item_add(&fixture->garden, id, NONE, NONE, &line, NULL, &item,
                      &fixture->err));
    return id;
}

static const char *published(struct fixture *fixture, struct id meeting)
{
    const char *sentence = "";
    must(cli_publish(&fixture->garden, meeting, &fixture->arena, &sentence,
                     &fixture->err));
    return sentence;
}

/* Their number; each must be private, and none half written. */
static int files(struct fixture *fixture)
{
    char path[512];
    int count = 0;
    struct stat info;
    snprintf(path, sizeof path, "%s/" WHERE, fixture->folder);
    DIR *folder = opendir(path);
    if (!folder)
        return 0;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/" WHERE "/%s", fixture->folder, entry->d_name);
        assert_int_equal(stat(path, &info), 0);
        assert_int_equal(info.st_mode & 0777, 0600);
        assert_true(info.st_size > 100);
        count++;
    }
    closedir(folder);
    return count;
}

static bool has_file(struct fixture *fixture, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/" WHERE "/%s", fixture->folder, name);
    return access(path, F_OK) == 0;
}

static void closing_writes_every_file(void **state)
{
    struct fixture *fixture = *state;
    static const char *const names[] = {"public.html", "membres.html", "membres.md",
                                        "membres.odt", "binome.odt"};
    struct id id = met(fixture);
    struct meeting meeting;
    const char *sentence = published(fixture, id);
    assert_non_null(strstr(sentence, "5 fichiers dans "));
    assert_non_null(strstr(sentence, WHERE));
    assert_int_equal(files(fixture), 5);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(has_file(fixture, names[i]));
    must(ops_meeting(&fixture->garden, id, &fixture->arena, &meeting, &fixture->err));
    assert_int_equal(meeting.stage, MEETING_CLOSED);
}

static void the_same_again_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct id id = met(fixture);
    published(fixture, id);
    clock_at(fixture, "2026-11-28T10:00");
    assert_non_null(strstr(published(fixture, id), "5 fichiers"));
    assert_int_equal(files(fixture), 5);
}

static void another_text_stands_beside(void **state)
{
    struct fixture *fixture = *state;
    struct id id = met(fixture), item;
    struct version *versions;
    struct diff_line *lines;
    size_t count, added = 0;
    published(fixture, id);
    must(ops_meeting_reopen(&fixture->garden, id, &fixture->err));
    struct item_line line =
        item_line_read(&fixture->arena, ITEM_NOTE, "! On taille la haie", clock_now());
    must(ops_item_add(&fixture->garden, id, NONE, NONE, &line, NULL, &item,
                      &fixture->err));
    published(fixture, id);
    assert_int_equal(files(fixture), 10);
    assert_true(has_file(fixture, "membres-2.odt"));

    must(ops_versions(&fixture->garden, id, &fixture->arena, &versions, &count,
                      &fixture->err));
    assert_int_equal(count, 2);
    assert_null(strstr(versions[0].text, "On taille la haie"));
    size_t all =
        version_diff(&fixture->arena, versions[0].text, versions[1].text, &lines);
    for (size_t i = 0; i < all; i++) {
        assert_int_not_equal(lines[i].sign, '-');
        added += lines[i].sign == '+';
        assert_true(lines[i].sign == ' ' || strstr(lines[i].text, "On taille la haie"));
    }
    assert_int_equal(added, 2); /* in the agenda, and in the table */
}

static void too_many_versions_are_said(void **state)
{
    struct fixture *fixture = *state;
    struct id id = met(fixture);
    const char *sentence;
    published(fixture, id);
    for (int n = 1; n <= 99; n++) {
        char path[512], rank[8] = "";
        if (n > 1)
            snprintf(rank, sizeof rank, "-%d", n);
        snprintf(path, sizeof path, "%s/" WHERE "/membres%s.md", fixture->folder, rank);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs("autre chose", file);
        fclose(file);
    }
    must_refuse(cli_publish(&fixture->garden, id, &fixture->arena, &sentence,
                            &fixture->err),
                ERR_INPUT);
    assert_non_null(strstr(fixture->err.text, "comptes-rendus"));
}

/* What closing froze is what is exported afterwards. */
static void the_version_is_whole(void **state)
{
    struct fixture *fixture = *state;
    struct version *versions;
    size_t count;
    struct id id = met(fixture);
    clock_at(fixture, "2026-11-26T10:30");
    published(fixture, id);
    must(ops_versions(&fixture->garden, id, &fixture->arena, &versions, &count,
                      &fixture->err));
    assert_int_equal(count, 1);
    assert_non_null(strstr(versions[0].text, "On plante une haie"));
    assert_non_null(strstr(versions[0].text, "10:30")); /* the slot in progress ended */
}

static void without_libzip_the_rest_is_written(void **state)
{
    struct fixture *fixture = *state;
    struct id id = met(fixture);
    libzip_is_missing = true;
    const char *sentence = published(fixture, id);
    libzip_is_missing = false;
    assert_non_null(strstr(sentence, "3 fichiers"));
    assert_non_null(strstr(sentence, "libzip"));
    assert_int_equal(files(fixture), 3);
    assert_non_null(strstr(published(fixture, id), "5 fichiers"));
}

static void the_public_file_is_to_read_again(void **state)
{
    struct fixture *fixture = *state;
    struct id person, item, id = met(fixture);
    must(ops_person_add(&fixture->garden, "Nadia Benali", &person, &fixture->err));
    struct item_line line =
        item_line_read(&fixture->arena, ITEM_NOTE, "Nadia apporte les plants", 0);
    must(ops_item_add(&fixture->garden, id, NONE, NONE, &line, NULL, &item,
                      &fixture->err));
    assert_non_null(
        strstr(published(fixture, id), "1 texte citait peut-être quelqu’un"));
}

static void a_folder_that_refuses_is_told(void **state)
{
    struct fixture *fixture = *state;
    const char *sentence = "";
    struct meeting meeting;
    char path[128];
    struct id id = met(fixture);
    snprintf(path, sizeof path, "%s/terreau", fixture->folder);
    FILE *file = fopen(path, "w"); /* a file where the folder should be */
    assert_non_null(file);
    fclose(file);
    assert_false(
        cli_publish(&fixture->garden, id, &fixture->arena, &sentence, &fixture->err));
    assert_string_not_equal(fixture->err.text, "");
    must(ops_meeting(&fixture->garden, id, &fixture->arena, &meeting, &fixture->err));
    assert_int_equal(meeting.stage, MEETING_CLOSED);
    unlink(path);
    assert_non_null(strstr(published(fixture, id), "5 fichiers"));
}

#define publish_test(name)                                                             \
    cmocka_unit_test_setup_teardown(name, publish_setup, publish_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        publish_test(closing_writes_every_file),
        publish_test(the_same_again_changes_nothing),
        publish_test(another_text_stands_beside),
        publish_test(too_many_versions_are_said),
        publish_test(the_version_is_whole),
        publish_test(without_libzip_the_rest_is_written),
        publish_test(the_public_file_is_to_read_again),
        publish_test(a_folder_that_refuses_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
