/* Reports as files: whole or not at all, private, never over another by mistake; and
 * libzip, which only an ODT loads. This program stands in for fsync and dlopen, to be a
 * full disk and a computer without libzip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "report/report.h"

enum { FORMATS = REPORT_ODT + 1 };

static bool disk_is_full, libzip_is_missing;

int fsync(int fd)
{
    (void)fd;
    errno = ENOSPC;
    return disk_is_full ? -1 : 0;
}

void *dlopen(const char *file, int mode)
{
    if (libzip_is_missing)
        return NULL;
    void *(*real)(const char *, int);
    void *found = dlsym(RTLD_NEXT, "dlopen");
    memcpy(&real, &found, sizeof real);
    return real(file, mode);
}

struct fixture {
    char folder[64];
    char path[80];
    struct arena arena;
    struct document document;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/terreau-report-XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    snprintf(fixture->path, sizeof fixture->path, "%s/cr", fixture->folder);
    document_start(&fixture->document, &fixture->arena,
                   &(struct document_meta){.title = "Compte rendu"});
    document_heading(&fixture->document, 1, "Compte rendu");
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    unlink(fixture->path);
    int removed = rmdir(fixture->folder); /* fails if a temporary was left */
    arena_free(&fixture->arena);
    free(fixture);
    return removed;
}

static int files_in(const char *folder)
{
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

static bool write_file(struct fixture *fixture, enum report_format format,
                       bool overwrite, struct err *err)
{
    *err = (struct err)ERR_INIT;
    return report_write_file(&fixture->document, format, fixture->path, overwrite, err);
}

static void assert_file_is(const char *path, const char *text)
{
    char bytes[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(bytes, text);
}

static bool libzip_is_loaded(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    if (!maps)
        skip();
    char line[4096];
    bool found = false;
    while (fgets(line, sizeof line, maps))
        found = found || strstr(line, "libzip");
    fclose(maps);
    return found;
}

/* First of all: nothing has asked for an ODT yet. */
static void libzip_waits_for_an_odt(void **state)
{
    struct fixture *fixture = *state;
    struct err err;
    assert_false(libzip_is_loaded());
    assert_true(write_file(fixture, REPORT_MARKDOWN, false, &err));
    assert_true(write_file(fixture, REPORT_HTML, true, &err));
    assert_false(libzip_is_loaded());
    assert_true(write_file(fixture, REPORT_ODT, true, &err));
    assert_true(libzip_is_loaded());
}

static void only_the_owner_reads_it(void **state)
{
    struct fixture *fixture = *state;
    mode_t before = umask(0);
    for (int format = 0; format < FORMATS; format++) {
        struct err err;
        struct stat stat_of;
        assert_true(write_file(fixture, (enum report_format)format, false, &err));
        assert_int_equal(stat(fixture->path, &stat_of), 0);
        assert_int_equal(stat_of.st_mode & 0777, 0600);
        assert_true(stat_of.st_size > 0);
        assert_int_equal(unlink(fixture->path), 0);
    }
    umask(before);
}

static void another_file_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    struct err err;
    FILE *file = fopen(fixture->path, "w");
    fputs("à moi", file);
    fclose(file);
    for (int format = 0; format < FORMATS; format++) {
        assert_false(write_file(fixture, (enum report_format)format, false, &err));
        assert_int_equal(err.kind, ERR_INPUT);
        assert_non_null(strstr(err.text, fixture->path));
        assert_file_is(fixture->path, "à moi");
        assert_int_equal(files_in(fixture->folder), 1);
    }
    assert_true(write_file(fixture, REPORT_MARKDOWN, true, &err));
    assert_file_is(fixture->path, "# Compte rendu\n");
}

static void a_full_disk_is_said_and_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct err err;
    disk_is_full = true;
    for (int format = 0; format < FORMATS; format++) {
        assert_false(write_file(fixture, (enum report_format)format, false, &err));
        assert_int_equal(err.kind, ERR_FULL);
        assert_non_null(strstr(err.text, "le disque est plein"));
        assert_non_null(strstr(err.text, fixture->path));
        assert_int_equal(files_in(fixture->folder), 0);
    }
    disk_is_full = false;
}

/* Refused while it is written, not at the end: more than one piece goes to the file. */
static void a_write_that_fails_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct rlimit before, little;
    struct err err;
    for (int i = 0; i < 5000; i++)
        document_paragraph(&fixture->document, "Une ligne parmi d’autres.");
    getrlimit(RLIMIT_FSIZE, &before);
    little = before;
    little.rlim_cur = 4096;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &little);
    bool written = write_file(fixture, REPORT_MARKDOWN, false, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    assert_false(written);
    assert_int_equal(err.kind, ERR_IO);
    assert_non_null(strstr(err.text, fixture->path));
    assert_int_equal(files_in(fixture->folder), 0);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct err err = ERR_INIT;
    assert_false(report_write_file(&fixture->document, REPORT_HTML,
                                   "/tmp/terreau-report-none/x/cr.html", false, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
}

static void without_libzip_the_other_formats_remain(void **state)
{
    struct fixture *fixture = *state;
    struct err err;
    libzip_is_missing = true;
    assert_false(write_file(fixture, REPORT_ODT, false, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, "libzip"));
    assert_non_null(strstr(err.text, "HTML"));
    assert_int_equal(files_in(fixture->folder), 0);
    assert_true(write_file(fixture, REPORT_HTML, false, &err));
    libzip_is_missing = false;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(libzip_waits_for_an_odt),
        IN_FOLDER(only_the_owner_reads_it),
        IN_FOLDER(another_file_is_left_alone),
        IN_FOLDER(a_full_disk_is_said_and_leaves_nothing),
        IN_FOLDER(a_write_that_fails_is_said),
        IN_FOLDER(a_folder_that_is_not_there_is_said),
        IN_FOLDER(without_libzip_the_other_formats_remain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
