#include "recorder.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"

enum { MAIN, WAL, JOURNAL, FILES, SECTOR = 512 };
static const char *const suffixes[FILES] = {"", "-wal", "-journal"};

enum what { WRITE, TRUNCATE, FLUSH, REMOVE, ACK };

struct call {
    enum what what;
    int file;
    int64_t at;   /* offset, new size, or what was told */
    size_t size;  /* bytes written */
    size_t from;  /* where they are in the pool */
    bool durable; /* a removal: its folder was flushed */
};

/* What one file surely holds, and the calls on it that no flush has followed yet. */
struct disk {
    bool exists;
    struct str bytes;
    VEC(const struct call *) waiting;
};

/* SQLite gives its calls no context of ours. */
static struct {
    sqlite3_vfs *real;
    sqlite3_vfs ours;
    sqlite3_io_methods methods;
    bool on;
    char path[256];
    VEC(struct call) calls;
    struct str pool;
    struct disk first[FILES]; /* at the start */
    struct disk now[FILES];   /* at `reached`, for images */
    size_t reached;
    int64_t ack;
} layer;

struct file {
    sqlite3_file base;
    sqlite3_file *real;
    const char *name; /* SQLite keeps it while the file is open */
};

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

static int number_of(const char *name)
{
    size_t len = strlen(layer.path);
    if (!name || strncmp(name, layer.path, len) != 0)
        return -1;
    for (int i = 0; i < FILES; i++)
        if (str_equal(name + len, suffixes[i]))
            return i;
    return -1;
}

static void record(struct call call)
{
    if (layer.on && call.file >= 0)
        vec_push(&layer.calls, call);
}

static int layer_write(sqlite3_file *file, const void *bytes, int size,
                       sqlite3_int64 at)
{
    struct call call = {.what = WRITE,
                        .file = number_of(((struct file *)file)->name),
                        .at = at,
                        .size = (size_t)size,
                        .from = layer.pool.len};
    if (layer.on && call.file >= 0)
        str_add_n(&layer.pool, bytes, (size_t)size);
    record(call);
    return real_of(file)->pMethods->xWrite(real_of(file), bytes, size, at);
}

static int layer_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    record((struct call){
        .what = TRUNCATE, .file = number_of(((struct file *)file)->name), .at = size});
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int layer_sync(sqlite3_file *file, int flags)
{
    record(
        (struct call){.what = FLUSH, .file = number_of(((struct file *)file)->name)});
    return real_of(file)->pMethods->xSync(real_of(file), flags);
}

#define PASS(name, params, args)                                                       \
    static int layer_##name params                                                     \
    {                                                                                  \
        return real_of(file)->pMethods->x##name args;                                  \
    }
PASS(Close, (sqlite3_file * file), (real_of(file)))
PASS(Read, (sqlite3_file * file, void *bytes, int size, sqlite3_int64 at),
     (real_of(file), bytes, size, at))
PASS(FileSize, (sqlite3_file * file, sqlite3_int64 *size), (real_of(file), size))
PASS(Lock, (sqlite3_file * file, int lock), (real_of(file), lock))
PASS(Unlock, (sqlite3_file * file, int lock), (real_of(file), lock))
PASS(CheckReservedLock, (sqlite3_file * file, int *held), (real_of(file), held))
PASS(FileControl, (sqlite3_file * file, int op, void *arg), (real_of(file), op, arg))
PASS(SectorSize, (sqlite3_file * file), (real_of(file)))
PASS(DeviceCharacteristics, (sqlite3_file * file), (real_of(file)))

static int layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                      int *out)
{
    (void)vfs;
    struct file *ours = (struct file *)file;
    ours->real = (sqlite3_file *)(ours + 1);
    ours->name = name;
    int code = layer.real->xOpen(layer.real, name, ours->real, flags, out);
    file->pMethods = ours->real->pMethods ? &layer.methods : NULL;
    return code;
}

static int layer_delete(sqlite3_vfs *vfs, const char *name, int durable)
{
    (void)vfs;
    record((struct call){
        .what = REMOVE, .file = number_of(name), .durable = durable != 0});
    return layer.real->xDelete(layer.real, name, durable);
}

void recorder_install(void)
{
    layer.real = sqlite3_vfs_find(NULL);
    layer.ours = *layer.real;
    layer.ours.zName = "recorder";
    layer.ours.szOsFile += (int)sizeof(struct file);
    layer.ours.xOpen = layer_open;
    layer.ours.xDelete = layer_delete;
    layer.methods = (sqlite3_io_methods){
        .iVersion = 1, /* no shared memory: EXCLUSIVE needs none */
        .xClose = layer_Close,
        .xRead = layer_Read,
        .xWrite = layer_write,
        .xTruncate = layer_truncate,
        .xSync = layer_sync,
        .xFileSize = layer_FileSize,
        .xLock = layer_Lock,
        .xUnlock = layer_Unlock,
        .xCheckReservedLock = layer_CheckReservedLock,
        .xFileControl = layer_FileControl,
        .xSectorSize = layer_SectorSize,
        .xDeviceCharacteristics = layer_DeviceCharacteristics,
    };
    sqlite3_vfs_register(&layer.ours, 1);
}

/* --- what the disk holds --------------------------------------------------------- */

static void read_disk(struct disk *disk, const char *path)
{
    char bytes[65536];
    ssize_t got;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    disk->exists = file >= 0;
    str_clear(&disk->bytes);
    vec_free(&disk->waiting);
    while (file >= 0 && (got = read(file, bytes, sizeof bytes)) > 0)
        str_add_n(&disk->bytes, bytes, (size_t)got);
    if (file >= 0)
        close(file);
}

void recorder_start(const char *path)
{
    char name[300];
    str_copy(layer.path, sizeof layer.path, path);
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        read_disk(&layer.first[i], name);
    }
    vec_free(&layer.calls);
    str_clear(&layer.pool);
    layer.on = true;
}

void recorder_stop(void)
{
    layer.on = false;
    layer.reached = SIZE_MAX;
}

void recorder_ack(int64_t ack)
{
    record((struct call){.what = ACK, .at = ack});
}

size_t recorder_instants(void)
{
    return layer.calls.n + 1;
}

static void resize(struct str *bytes, size_t size)
{
    static const char zeros[4096];
    while (bytes->len < size) {
        size_t part = size - bytes->len;
        str_add_n(bytes, zeros, part < sizeof zeros ? part : sizeof zeros);
    }
    bytes->len = size;
}

static void put(struct str *bytes, const struct call *call, size_t from, size_t size)
{
    size_t end = (size_t)call->at + from + size;
    if (bytes->len < end)
        resize(bytes, end);
    memcpy(bytes->at + call->at + from, layer.pool.at + call->from + from, size);
}

static void settle(struct disk *disk)
{
    for (size_t i = 0; i < disk->waiting.n; i++) {
        const struct call *call = disk->waiting.at[i];
        disk->exists = call->what != REMOVE;
        if (call->what == WRITE)
            put(&disk->bytes, call, 0, call->size);
        else
            resize(&disk->bytes, call->what == TRUNCATE ? (size_t)call->at : 0);
    }
    vec_free(&disk->waiting);
}

static void advance(const struct call *call)
{
    struct disk *disk = &layer.now[call->file];
    if (call->what == ACK) {
        layer.ack = call->at;
    } else if (call->what == FLUSH) {
        settle(disk);
    } else {
        vec_push(&disk->waiting, call);
        if (call->what == REMOVE && call->durable)
            settle(disk);
    }
}

static void restart(void)
{
    for (int i = 0; i < FILES; i++) {
        struct disk *disk = &layer.now[i];
        disk->exists = layer.first[i].exists;
        vec_free(&disk->waiting);
        str_clear(&disk->bytes);
        str_add_n(&disk->bytes, str_text(&layer.first[i].bytes),
                  layer.first[i].bytes.len);
    }
    layer.reached = 0;
    layer.ack = 0;
}

/* --- what a crash leaves --------------------------------------------------------- */

static unsigned below(unsigned *seed, unsigned limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % limit;
}

/* Sector by sector of the file. */
static void tear(struct str *bytes, const struct call *call, unsigned *seed)
{
    for (size_t from = 0; from < call->size;) {
        size_t room = SECTOR - ((size_t)call->at + from) % SECTOR;
        size_t part = call->size - from < room ? call->size - from : room;
        if (below(seed, 2))
            put(bytes, call, from, part);
        from += part;
    }
}

/* `keep` of 8 calls are there whole; one in four of the others is torn. */
static void keep_some(const struct disk *disk, struct str *bytes, bool *exists,
                      unsigned *seed)
{
    unsigned keep = below(seed, 9);
    for (size_t i = 0; i < disk->waiting.n; i++) {
        const struct call *call = disk->waiting.at[i];
        bool whole = below(seed, 8) < keep;
        if (call->what == WRITE && whole)
            put(bytes, call, 0, call->size);
        else if (call->what == WRITE && keep > 0 && below(seed, 4) == 0)
            tear(bytes, call, seed);
        else if (whole)
            resize(bytes, call->what == TRUNCATE ? (size_t)call->at : 0);
        if (whole)
            *exists = call->what != REMOVE;
    }
}

static void write_image(const char *path, const struct str *bytes, bool exists)
{
    unlink(path);
    if (!exists)
        return;
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool done =
        file >= 0 && write(file, str_text(bytes), bytes->len) == (ssize_t)bytes->len;
    if (file >= 0)
        close(file);
    if (done)
        return;
    perror(path);
    exit(2);
}

void recorder_image(struct crash *crash, const char *path)
{
    unsigned seed = crash->seed;
    char name[300];
    struct str bytes = {0};
    if (crash->at < layer.reached)
        restart();
    while (layer.reached < crash->at)
        advance(&layer.calls.at[layer.reached++]);
    crash->ack = layer.ack;
    for (int i = 0; i < FILES; i++) {
        const struct disk *disk = &layer.now[i];
        bool exists = disk->exists || disk->waiting.n > 0;
        str_clear(&bytes);
        str_add_n(&bytes, str_text(&disk->bytes), disk->bytes.len);
        keep_some(disk, &bytes, &exists, &seed);
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        write_image(name, &bytes, exists);
    }
    str_free(&bytes);
}
