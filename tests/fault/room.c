#include "room.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "disk.h"
#include "person.h"

static struct {
    bool mounted; /* a tmpfs, else the limit of disk.h */
    long bytes;
} room;

static bool write_file(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool done = file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text);
    if (file >= 0)
        close(file);
    return done;
}

/* In a namespace where we are root, so that no right is needed. */
static bool mount_here(const char *folder, long size_kib)
{
    char map[64], options[64];
    unsigned user = geteuid(), group = getegid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    write_file("/proc/self/setgroups", "deny");
    snprintf(map, sizeof map, "0 %u 1", user);
    if (!write_file("/proc/self/uid_map", map))
        return false;
    snprintf(map, sizeof map, "0 %u 1", group);
    write_file("/proc/self/gid_map", map);
    snprintf(options, sizeof options, "size=%ldk,mode=0700", size_kib);
    return mount("terreau", folder, "tmpfs", 0, options) == 0;
}

void room_make(const char *folder, long size_kib)
{
    room.mounted = !getenv("TERREAU_NO_MOUNT") && mount_here(folder, size_kib);
    room.bytes = size_kib * 1024;
    if (!room.mounted)
        disk_limit(folder, room.bytes);
}

bool room_is_mounted(void)
{
    return room.mounted;
}

static void filler_path(const struct stage *stage, char out[160])
{
    snprintf(out, 160, "%.95s/autres-fichiers", stage->folder);
}

void room_fill(const struct stage *stage)
{
    static const char zeros[1024];
    char path[160];
    if (!room.mounted) {
        disk_limit(stage->folder, 0);
        return;
    }
    filler_path(stage, path);
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    while (file >= 0 && write(file, zeros, sizeof zeros) > 0)
        continue;
    must(file >= 0 && errno == ENOSPC, "the disk cannot be filled", stage);
    close(file);
}

void room_take(const struct stage *stage)
{
    char path[160];
    filler_path(stage, path);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    must(file >= 0 && posix_fallocate(file, 0, 128 * 1024) == 0,
         "no room for other files", stage);
    close(file);
}

void room_free(const struct stage *stage)
{
    char path[160];
    filler_path(stage, path);
    if (!room.mounted)
        disk_limit(stage->folder, room.bytes);
    must(unlink(path) == 0 || !room.mounted, "the disk cannot be freed", stage);
}
