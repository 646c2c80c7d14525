/* A text of last resort, on disks that do not do all that is asked of them. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "config/shelter.h"

int __real_fsync(int file);
int __real_close(int file);
int __wrap_fsync(int file);
int __wrap_close(int file);

static struct {
    int file, folder; /* what fsync of one answers, 0: done */
    int close;        /* what close answers of any */
} disk;

int __wrap_fsync(int file)
{
    struct stat what;
    int code = fstat(file, &what) != 0 ? errno
               : S_ISDIR(what.st_mode) ? disk.folder
                                       : disk.file;
    errno = code ? code : errno;
    return code ? -1 : __real_fsync(file);
}

/* One that succeeds may leave any errno. */
int __wrap_close(int file)
{
    __real_close(file);
    errno = disk.close ? disk.close : EBADF;
    return disk.close ? -1 : 0;
}

static const struct shelter shelter = {"une-communaute", "capture:1", "un banc", 1};

static bool written(char folder[], struct str *path, struct err *err)
{
    assert_non_null(mkdtemp(folder));
    return shelter_write(&shelter, "jardin", folder, path, err);
}

static void a_folder_that_cannot_be_synced_keeps_the_text(void **state)
{
    char folder[] = "/tmp/shelter-XXXXXX";
    struct str path = {0};
    struct err err = ERR_INIT;

    (void)state;
    disk.folder = EINVAL;
    assert_true(written(folder, &path, &err));
    disk.folder = 0;
    assert_int_equal(access(path.at, R_OK), 0);
    shelter_remove(path.at);
    assert_int_equal(rmdir(folder), 0);
    str_free(&path);
}

static void refused(int *call)
{
    char folder[] = "/tmp/shelter-XXXXXX";
    struct str path = {0};
    struct err err = ERR_INIT;

    errno = 0;
    *call = ENOSPC;
    assert_false(written(folder, &path, &err));
    *call = 0;
    assert_int_equal(err.kind, ERR_FULL);
    assert_int_equal(path.len, 0);
    assert_int_equal(rmdir(folder), 0); /* half a text is none */
    str_free(&path);
}

static void what_failed_is_what_is_said(void **state)
{
    (void)state;
    refused(&disk.file);
    refused(&disk.close);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_that_cannot_be_synced_keeps_the_text),
        cmocka_unit_test(what_failed_is_what_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
