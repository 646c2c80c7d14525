/* Paths, files written whole, settings: on a home of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/outfile.h"
#include "config/paths.h"
#include "config/settings.h"

struct home {
    char path[64];
};

static int make_home(void **state)
{
    struct home *home = test_malloc(sizeof *home);
    strcpy(home->path, "/tmp/terreau-places-XXXXXX");
    *state = home;
    umask(0);
    return mkdtemp(home->path) && setenv("HOME", home->path, 1) == 0 &&
                   unsetenv("XDG_DATA_HOME") == 0 && unsetenv("XDG_STATE_HOME") == 0 &&
                   unsetenv("XDG_RUNTIME_DIR") == 0 && unsetenv("XDG_CACHE_HOME") == 0
               ? 0
               : -1;
}

static void remove_all(const char *path)
{
    DIR *dir = opendir(path);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        struct str name = {0};
        str_printf(&name, "%s/%s", path, entry->d_name);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            unlink(name.at) != 0)
            remove_all(name.at);
        str_free(&name);
    }
    if (dir)
        closedir(dir);
    rmdir(path);
}

static int remove_home(void **state)
{
    struct home *home = *state;
    remove_all(home->path);
    test_free(home);
    return 0;
}

static void expect_place(enum paths_place place, const char *name, const char *wanted)
{
    struct str path = {0};
    assert_true(paths_name(place, name, &path, NULL));
    assert_string_equal(path.at, wanted);
    str_free(&path);
}

static void places_follow_xdg(void **state)
{
    struct home *home = *state;
    struct str wanted = {0};
    str_printf(&wanted, "%s/.local/share/terreau/a.terreau", home->path);
    expect_place(PATHS_DATA, "a.terreau", wanted.at);
    str_free(&wanted);
    setenv("XDG_DATA_HOME", "/d", 1);
    expect_place(PATHS_DATA, "", "/d/terreau");
    setenv("XDG_STATE_HOME", "relative", 1); /* to be ignored, says the specification */
    str_printf(&wanted, "%s/.local/state/terreau/reglages", home->path);
    expect_place(PATHS_STATE, "reglages", wanted.at);
    str_free(&wanted);
    setenv("XDG_CACHE_HOME", "/c", 1);
    expect_place(PATHS_BRIEF, "x", "/c/terreau/x");
    setenv("XDG_RUNTIME_DIR", "/r", 1);
    expect_place(PATHS_BRIEF, "x", "/r/terreau/x");
}

static void no_home_is_said(void **state)
{
    struct home *home = *state;
    struct str path = {0};
    struct err err = ERR_INIT;
    unsetenv("HOME");
    assert_false(paths_name(PATHS_DATA, "x", &path, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, "HOME"));
    setenv("HOME", home->path, 1);
    str_free(&path);
}

static void folders_are_private(void **state)
{
    struct home *home = *state;
    struct str path = {0};
    struct stat info;
    assert_true(paths_make(PATHS_DATA, "sauvegardes/x.terreau", &path, NULL));
    assert_int_equal(access(path.at, F_OK), -1);
    for (char *slash; (slash = strrchr(path.at, '/')) > path.at + strlen(home->path);) {
        *slash = '\0';
        assert_int_equal(stat(path.at, &info), 0);
        assert_int_equal(info.st_mode & 0777, 0700);
    }
    str_free(&path);
}

static void names_are_made(void **state)
{
    (void)state;
    static const struct {
        const char *name, *slug;
    } rows[] = {
        {"Mer & littoral", "mer-littoral"},
        {"Communauté d'Élodie", "communaute-d-elodie"},
        {"  Œuvre  ", "oeuvre"},
        {"../../etc/passwd", "etc-passwd"},
        {"", "communaute"},
        {"« … »", "communaute"},
        {"Engagé·e·s 2", "engages-2"},
    };
    struct str out = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str_clear(&out);
        paths_slug(rows[i].name, &out);
        assert_string_equal(out.at, rows[i].slug);
    }
    str_clear(&out);
    paths_beside("a.b/jardin.terreau", ".yaml", &out);
    assert_string_equal(out.at, "a.b/jardin.yaml");
    str_clear(&out);
    paths_beside("a.b/jardin", ".yaml", &out);
    assert_string_equal(out.at, "a.b/jardin.yaml");
    str_clear(&out);
    paths_base("/x/mon.jardin.terreau", &out);
    assert_string_equal(out.at, "mon.jardin");
    str_free(&out);
}

static void long_names_are_cut(void **state)
{
    (void)state;
    char name[500];
    struct str out = {0};
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    paths_slug(name, &out);
    assert_int_equal(out.len, 60);
    str_free(&out);
}

static size_t entries(const char *folder)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

static void read_back(const char *path, char *text, size_t size)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
}

static void files_are_whole_or_absent(void **state)
{
    struct home *home = *state;
    struct str path = {0};
    struct err err = ERR_INIT;
    struct outfile out;
    struct stat info;
    char text[32];
    str_printf(&path, "%s/x", home->path);
    assert_true(outfile_write(path.at, "un", 2, false, &err));
    assert_int_equal(stat(path.at, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_false(outfile_write(path.at, "deux", 4, false, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.text, path.at));
    read_back(path.at, text, sizeof text);
    assert_string_equal(text, "un");
    assert_true(outfile_open(&out, path.at, NULL));
    assert_true(outfile_put(&out, "trois", 5));
    outfile_abort(&out);
    read_back(path.at, text, sizeof text);
    assert_string_equal(text, "un");
    assert_true(outfile_write(path.at, "quatre", 6, true, &err));
    read_back(path.at, text, sizeof text);
    assert_string_equal(text, "quatre");
    assert_int_equal(entries(home->path), 1);
    str_free(&path);
}

static void a_full_disk_is_said(void **state)
{
    (void)state;
    struct outfile out;
    struct err err = ERR_INIT;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    assert_true(outfile_open(&out, "-", NULL));
    out.stream = full;
    for (int i = 0; i < 100 && outfile_put(&out, "0123456789abcdef", 16); i++)
        setvbuf(full, NULL, _IONBF, 0);
    assert_false(outfile_commit(&out, false, &err));
    assert_int_equal(err.kind, ERR_FULL);
    fclose(full);
}

static void a_missing_folder_is_said(void **state)
{
    struct home *home = *state;
    struct str path = {0};
    struct err err = ERR_INIT;
    str_printf(&path, "%s/absent/x", home->path);
    assert_false(outfile_write(path.at, "x", 1, false, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    str_free(&path);
}

static void settings_are_kept(void **state)
{
    struct home *home = *state;
    struct settings settings;
    struct str path = {0};
    struct stat info;
    settings_load(&settings);
    assert_null(settings.last);
    assert_false(settings.changed);
    settings_set(&settings, &settings.last, "/a b/jardin=1.terreau");
    settings_set(&settings, &settings.keyboard, "azerty");
    settings_set(&settings, &settings.palette, "mono");
    settings_set(&settings, &settings.palette, NULL);
    assert_true(settings_save(&settings, NULL));
    assert_false(settings.changed);
    settings_free(&settings);
    settings_load(&settings);
    assert_string_equal(settings.last, "/a b/jardin=1.terreau");
    assert_string_equal(settings.keyboard, "azerty");
    assert_null(settings.palette);
    assert_null(settings.ground);
    settings_set(&settings, &settings.keyboard, "azerty");
    assert_false(settings.changed);
    settings_free(&settings);
    str_printf(&path, "%s/.local/state/terreau/reglages", home->path);
    assert_int_equal(stat(path.at, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    str_free(&path);
}

static void wrong_settings_are_no_settings(void **state)
{
    (void)state;
    static const char wrong[] =
        "\n=\nclavier\nclavier=\nfond=clair\ninconnu=1\n\xff\xfe=";
    struct settings settings;
    struct str path = {0};
    assert_true(paths_make(PATHS_STATE, "reglages", &path, NULL));
    assert_true(outfile_write(path.at, wrong, sizeof wrong - 1, true, NULL));
    settings_load(&settings);
    assert_null(settings.keyboard);
    assert_string_equal(settings.ground, "clair");
    settings_set(&settings, &settings.last, "/a\nclavier=bepo");
    assert_true(settings_save(&settings, NULL));
    settings_free(&settings);
    settings_load(&settings);
    assert_null(settings.keyboard);
    assert_null(settings.last);
    settings_free(&settings);
    str_free(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(places_follow_xdg, make_home, remove_home),
        cmocka_unit_test_setup_teardown(no_home_is_said, make_home, remove_home),
        cmocka_unit_test_setup_teardown(folders_are_private, make_home, remove_home),
        cmocka_unit_test(names_are_made),
        cmocka_unit_test(long_names_are_cut),
        cmocka_unit_test_setup_teardown(files_are_whole_or_absent, make_home,
                                        remove_home),
        cmocka_unit_test(a_full_disk_is_said),
        cmocka_unit_test_setup_teardown(a_missing_folder_is_said, make_home,
                                        remove_home),
        cmocka_unit_test_setup_teardown(settings_are_kept, make_home, remove_home),
        cmocka_unit_test_setup_teardown(wrong_settings_are_no_settings, make_home,
                                        remove_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
