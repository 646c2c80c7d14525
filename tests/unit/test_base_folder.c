/* Paths as they are typed: what may follow, and where they lead. */
#include "base/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char home[] = "/tmp/terreau-folder-XXXXXX";
static struct arena arena;
static struct folder_entry *entries;
static size_t count;

static void touch(const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", home, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static void folder(const char *name, mode_t mode)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", home, name);
    assert_int_equal(mkdir(path, mode), 0);
}

static int set_up(void **state)
{
    (void)state;
    if (!mkdtemp(home) || setenv("HOME", home, 1) != 0)
        return -1;
    folder("Documents", 0700);
    folder("Bureau", 0700);
    touch("contacts.csv");
    touch("Contacts-2026.CSV");
    touch("contes.pdf");
    touch(".caché.csv");
    touch("e\xCC\x81lus.csv"); /* as some systems write « élus » */
    touch("vieux\xE9.csv");    /* no UTF-8 */
    touch("Documents/a.vcf");
    return 0;
}

static int tear_down(void **state)
{
    char command[64];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", home);
    arena_free(&arena);
    return system(command);
}

static void complete(const char *typed)
{
    struct err err = ERR_INIT;
    arena_reset(&arena);
    assert_true(folder_complete(typed, "csv vcf", &arena, &entries, &count, &err));
}

static void files_of_a_kind_come_first_then_folders(void **state)
{
    (void)state;
    complete("~/");
    assert_int_equal(count, 7);
    assert_string_equal(entries[0].name, "Contacts-2026.CSV");
    assert_string_equal(entries[1].name, "contacts.csv");
    assert_string_equal(entries[4].name, "Bureau/");
    assert_string_equal(entries[5].name, "Documents/");
    assert_string_equal(entries[6].name, "contes.pdf");
    assert_true(entries[0].is_wanted && entries[4].is_folder);
}

static void accents_and_case_do_not_matter(void **state)
{
    (void)state;
    complete("~/ELU");
    assert_int_equal(count, 1);
    assert_string_equal(entries[0].typed, "~/\xC3\xA9lus.csv");
    complete("~/cont");
    assert_int_equal(count, 3);
    complete("~/documents/");
    assert_int_equal(count, 0); /* a folder is named as it is */
    complete("~/docu");
    assert_string_equal(entries[0].typed, "~/Documents/");
}

static void hidden_ones_are_asked_for(void **state)
{
    (void)state;
    complete("~/.");
    assert_int_equal(count, 1);
    complete("~/cache");
    assert_int_equal(count, 0);
}

static void what_all_have_in_common_is_whole_characters(void **state)
{
    struct folder_entry two[] = {{.typed = "~/\xC3\xA9t\xC3\xA9"},
                                 {.typed = "~/\xC3\xA9t\xC3\xA8"}};
    (void)state;
    assert_string_equal(folder_common(&arena, two, 2), "~/\xC3\xA9t");
    assert_string_equal(folder_common(&arena, two, 0), "");
}

/* What the line can hold leads to the bytes that the disk has. */
static void names_of_any_bytes_are_found(void **state)
{
    (void)state;
    complete("~/");
    for (size_t i = 0; i < count; i++)
        assert_int_equal(access(folder_path(&arena, entries[i].typed), R_OK), 0);
    assert_string_equal(folder_path(&arena, "/a//b/"), "/a/b");
    assert_string_equal(folder_path(&arena, "rien/du/tout"), "rien/du/tout");
    assert_true(folder_is_one(folder_path(&arena, "~")));
    assert_string_equal(folder_short(&arena, folder_path(&arena, "~/contacts.csv")),
                        "~/contacts.csv");
}

static void a_long_path_keeps_its_name(void **state)
{
    (void)state;
    assert_string_equal(folder_brief(&arena, "~/un/deux/l.csv", 15), "~/un/deux/l.csv");
    assert_string_equal(folder_brief(&arena, "~/un/deux/l.csv", 14), "~/…/l.csv");
    assert_string_equal(folder_brief(&arena, "/tmp/été/liste.csv", 12), "/…/liste.csv");
    assert_string_equal(folder_brief(&arena, "~/liste.csv", 4), "~/liste.csv");
    assert_string_equal(folder_brief(&arena, "liste.csv", 4), "liste.csv");
    assert_string_equal(folder_brief(&arena, "/liste.csv", 4), "/liste.csv");
}

static void a_folder_that_is_not_there_has_nothing(void **state)
{
    struct err err = ERR_INIT;
    (void)state;
    complete("~/nulle/part/");
    assert_int_equal(count, 0);
    complete("~/contacts.csv/");
    assert_int_equal(count, 0);
    folder("fermé", 0000);
    if (geteuid() == 0)
        return; /* nothing is closed to root */
    assert_false(folder_complete("~/fermé/", "", &arena, &entries, &count, &err));
    assert_int_equal(err.kind, ERR_READONLY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_of_a_kind_come_first_then_folders),
        cmocka_unit_test(accents_and_case_do_not_matter),
        cmocka_unit_test(hidden_ones_are_asked_for),
        cmocka_unit_test(what_all_have_in_common_is_whole_characters),
        cmocka_unit_test(names_of_any_bytes_are_found),
        cmocka_unit_test(a_long_path_keeps_its_name),
        cmocka_unit_test(a_folder_that_is_not_there_has_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
