#include "disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The calls give us no context: one disk a process. */
static struct {
    int left; /* calls before the one that fails, 0: none does */
    enum disk_fault fault;
    bool failing; /* for good */
    bool cut;     /* the rest of a write that was cut must fail */
    bool hit;
    const char *folder; /* NULL: no limit */
    long long most;
    struct stat watched;
    int opens;
} disk;

void disk_break(enum disk_fault fault, int n)
{
    disk_mend();
    disk.left = n;
    disk.fault = fault;
    disk.hit = false;
}

void disk_mend(void)
{
    disk.left = 0;
    disk.failing = disk.cut = false;
    disk.folder = NULL;
}

bool disk_hit(void)
{
    return disk.hit;
}

void disk_watch(const char *path)
{
    disk.opens = 0;
    if (stat(path, &disk.watched) != 0)
        disk.watched = (struct stat){.st_ino = 0};
}

int disk_opens(void)
{
    return disk.opens;
}

/* --- what fails ------------------------------------------------------------------ */

static bool cuts(void)
{
    return disk.fault == DISK_SHORT_ONCE || disk.fault == DISK_SHORT_FOR_GOOD;
}

static bool lasts(void)
{
    return disk.fault == DISK_ERROR_FOR_GOOD || disk.fault == DISK_FULL_FOR_GOOD ||
           disk.fault == DISK_SHORT_FOR_GOOD;
}

static bool refuse(void)
{
    disk.hit = true;
    errno = disk.fault == DISK_ERROR_ONCE || disk.fault == DISK_ERROR_FOR_GOOD ? EIO
                                                                               : ENOSPC;
    return true;
}

/* A full disk still shrinks and removes its files, once it is known to be full. */
static bool must_fail(bool shrinks)
{
    if (disk.failing)
        return !(shrinks && disk.fault != DISK_ERROR_FOR_GOOD) && refuse();
    if (disk.left == 0 || cuts() || --disk.left > 0)
        return false;
    disk.failing = lasts();
    return refuse();
}

/* What the files of the folder take; of hundreds there are none. */
static long long taken(void)
{
    long long sum = 0;
    struct stat what;
    char path[512];
    DIR *dir = opendir(disk.folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        snprintf(path, sizeof path, "%s/%s", disk.folder, entry->d_name);
        if (stat(path, &what) == 0 && S_ISREG(what.st_mode))
            sum += what.st_size;
    }
    if (dir)
        closedir(dir);
    return sum;
}

void disk_limit(const char *folder, long long bytes)
{
    disk_mend();
    disk.folder = folder;
    disk.most = bytes ? bytes : taken();
    disk.hit = false;
}

static bool is_there(int file)
{
    char name[64], path[512];
    size_t len = strlen(disk.folder);
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t got = readlink(name, path, sizeof path - 1);
    path[got > 0 ? got : 0] = '\0';
    return strncmp(path, disk.folder, len) == 0 && path[len] == '/';
}

/* Would a file that ends there be too large for the disk? */
static bool no_room(int file, long long end)
{
    struct stat what;
    if (!disk.folder || !is_there(file) || fstat(file, &what) != 0 ||
        end <= what.st_size || taken() + end - what.st_size <= disk.most)
        return false;
    disk.hit = true;
    errno = ENOSPC;
    return true;
}

/* How much of a write is done before it fails: -1, none of it. */
static long allowed(int file, size_t size)
{
    if (file <= STDERR_FILENO)
        return (long)size;
    if (disk.left > 0 && cuts() && --disk.left == 0) {
        disk.cut = disk.hit = true;
        if (size > 1)
            return (long)size / 2;
    }
    if (disk.cut) {
        disk.cut = false;
        disk.failing = lasts();
        return refuse() ? -1 : 0;
    }
    return must_fail(false) ? -1 : (long)size;
}

/* --- the calls -------------------------------------------------------------------
 * Under the names that the library's headers give them for large files. */

ssize_t disk_write(int file, const void *bytes, size_t size) __asm__("write");
ssize_t disk_pwrite(int file, const void *bytes, size_t size,
                    off_t at) __asm__("pwrite64");
int disk_fsync(int file) __asm__("fsync");
int disk_fdatasync(int file) __asm__("fdatasync");
int disk_truncate(int file, off_t size) __asm__("ftruncate64");
int disk_allocate(int file, off_t at, off_t size) __asm__("posix_fallocate64");
int disk_unlink(const char *path) __asm__("unlink");
int disk_rename(const char *from, const char *to) __asm__("rename");
int disk_open(const char *path, int flags, ...) __asm__("open64");

ssize_t disk_write(int file, const void *bytes, size_t size)
{
    long part = allowed(file, size);
    off_t at = disk.folder ? lseek(file, 0, SEEK_CUR) : 0;
    if (part < 0 || no_room(file, at + (long long)size))
        return -1;
    return syscall(SYS_write, file, bytes, part);
}

ssize_t disk_pwrite(int file, const void *bytes, size_t size, off_t at)
{
    long part = allowed(file, size);
    if (part < 0 || no_room(file, at + (long long)size))
        return -1;
    return syscall(SYS_pwrite64, file, bytes, part, at);
}

int disk_fsync(int file)
{
    return must_fail(false) ? -1 : (int)syscall(SYS_fsync, file);
}

int disk_fdatasync(int file)
{
    return must_fail(false) ? -1 : (int)syscall(SYS_fdatasync, file);
}

int disk_truncate(int file, off_t size)
{
    if (must_fail(true) || no_room(file, size))
        return -1;
    return (int)syscall(SYS_ftruncate, file, size);
}

int disk_allocate(int file, off_t at, off_t size)
{
    if (must_fail(false) || no_room(file, at + size))
        return errno;
    return syscall(SYS_fallocate, file, 0, at, size) == 0 ? 0 : errno;
}

int disk_unlink(const char *path)
{
    return must_fail(true) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int disk_rename(const char *from, const char *to)
{
    return must_fail(false)
               ? -1
               : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int disk_open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    unsigned mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, unsigned) : 0;
    va_end(more);
    bool makes = (flags & O_CREAT) && access(path, F_OK) != 0;
    if (makes && must_fail(false))
        return -1;
    struct stat what;
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode);
    if (file >= 0 && disk.watched.st_ino && fstat(file, &what) == 0)
        disk.opens +=
            what.st_ino == disk.watched.st_ino && what.st_dev == disk.watched.st_dev;
    return file;
}
