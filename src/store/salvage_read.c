#include "store/salvage.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A damaged page stops a walk: what is behind it is reached from the other end, and
 * what lies between is asked for key by key, as far as this when no other end was
 * found. */
#define BLIND_KEYS 8192

int salvage_prepare(sqlite3 *db, const char *const texts[3],
                    struct salvage_source *source)
{
    sqlite3_stmt **const slots[] = {&source->up, &source->down, &source->one};
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < 3; i++)
        code = sqlite3_prepare_v2(db, texts[i], -1, slots[i], NULL);
    return code;
}

void salvage_finish(struct salvage_source *source)
{
    sqlite3_finalize(source->up);
    sqlite3_finalize(source->down);
    sqlite3_finalize(source->one);
}

struct scan {
    void (*row)(void *, sqlite3_stmt *);
    void *ctx;
};

/* Walks one way; *last is the key of the last row read. False: stopped by damage. */
static bool walk(sqlite3_stmt *stmt, int64_t device, const struct scan *scan,
                 int64_t stop, int64_t *last)
{
    int code;
    if (device)
        sqlite3_bind_int64(stmt, 1, device);
    while ((code = sqlite3_step(stmt)) == SQLITE_ROW) {
        int64_t key = sqlite3_column_int64(stmt, 0);
        if (key == stop)
            break;
        *last = key;
        scan->row(scan->ctx, stmt);
    }
    sqlite3_reset(stmt);
    return code == SQLITE_DONE;
}

static bool ask_one(const struct salvage_source *source, int64_t key,
                    const struct scan *scan)
{
    if (source->device)
        sqlite3_bind_int64(source->one, 1, source->device);
    sqlite3_bind_int64(source->one, 2, key);
    bool found = sqlite3_step(source->one) == SQLITE_ROW;
    if (found)
        scan->row(scan->ctx, source->one);
    sqlite3_reset(source->one);
    return found;
}

int64_t salvage_scan(struct salvage_source *source, void (*row)(void *, sqlite3_stmt *),
                     void *ctx)
{
    struct scan scan = {row, ctx};
    int64_t low = 0, high = 0;
    if (walk(source->up, source->device, &scan, -1, &low))
        return 0;
    walk(source->down, source->device, &scan, low, &high);
    bool ended = high > low;
    int64_t end = ended ? high : low + BLIND_KEYS;
    int64_t unread = !ended; /* who knows how many */
    for (int64_t key = low + 1; key < end; key++)
        unread += !ask_one(source, key, &scan) && ended;
    return unread;
}

/* --- the log --------------------------------------------------------------------- */

struct page_link {
    struct op op;
    struct id uuid;
    const uint8_t *salt, *hash; /* NULL: not of the right size */
};

struct links {
    struct arena *arena;
    struct id uuid;
    VEC(struct page_link) at;
};

static const uint8_t *keep(struct arena *arena, sqlite3_stmt *stmt, int column,
                           int size)
{
    const void *bytes = sqlite3_column_blob(stmt, column);
    if (sqlite3_column_bytes(stmt, column) != size)
        return NULL;
    return arena_copy(arena, bytes, (size_t)size);
}

static void add_link(void *ctx, sqlite3_stmt *stmt)
{
    struct links *links = ctx;
    struct page_link link = {.op = oplog_column(stmt), .uuid = links->uuid};
    oplog_keep(&link.op, links->arena);
    link.salt = keep(links->arena, stmt, 9, SALT_SIZE);
    link.hash = keep(links->arena, stmt, 10, HASH_SIZE);
    vec_push(&links->at, link);
}

static int64_t read_device(sqlite3 *db, int64_t device, struct links *links)
{
#define COLUMNS "SELECT seq, hlc, wall, tbl, row, field, val, parents, dev, salt, hash "
    static const char *const texts[3] = {COLUMNS "FROM op WHERE dev = ?1 ORDER BY seq",
                                         COLUMNS
                                         "FROM op WHERE dev = ?1 ORDER BY seq DESC",
                                         COLUMNS "FROM op WHERE dev = ?1 AND seq = ?2"};
    struct salvage_source source = {.device = device};
    int64_t unread = 1;
    if (salvage_prepare(db, texts, &source) == SQLITE_OK)
        unread = salvage_scan(&source, add_link, links);
    salvage_finish(&source);
    return unread;
}

static int by_place(const void *a, const void *b)
{
    const struct op *one = &((const struct page_link *)a)->op;
    const struct op *two = &((const struct page_link *)b)->op;
    if (one->device != two->device)
        return one->device < two->device ? -1 : 1;
    return (one->seq > two->seq) - (one->seq < two->seq);
}

static int by_clock(const void *a, const void *b)
{
    const struct op *one = a, *two = b;
    if (one->hlc != two->hlc)
        return one->hlc < two->hlc ? -1 : 1;
    if (one->device != two->device)
        return one->device < two->device ? -1 : 1;
    return (one->seq > two->seq) - (one->seq < two->seq);
}

/* Is this operation the one that its device wrote after `before` (NULL: first)? */
static bool follows(const struct page_link *link, const struct page_link *before)
{
    static const uint8_t none[HASH_SIZE];
    bool same = before && before->op.device == link->op.device;
    uint8_t hash[HASH_SIZE];
    if (!link->salt || !link->hash || (same && !before->hash) ||
        link->op.seq != (same ? before->op.seq + 1 : 1))
        return false;
    oplog_hash(&link->op, link->uuid, link->salt, same ? before->hash : none, hash);
    return memcmp(hash, link->hash, HASH_SIZE) == 0;
}

static void judge(struct links *links, struct salvage_log *log)
{
    size_t count = links->at.n;
    if (count > 0)
        qsort(links->at.at, count, sizeof *links->at.at, by_place);
    for (size_t i = 0; log->whole && i < count; i++)
        log->whole = follows(&links->at.at[i], i ? &links->at.at[i - 1] : NULL);
}

static void add_pages(const char *path, struct links *links)
{
    struct salvage_ops found = {0};
    struct str bytes = {0};
    char part[65536];
    ssize_t got;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    while (file >= 0 && (got = read(file, part, sizeof part)) > 0)
        str_add_n(&bytes, part, (size_t)got);
    if (file >= 0)
        close(file);
    salvage_pages(str_text(&bytes), bytes.len, links->arena, &found);
    for (size_t i = 0; i < found.n; i++) {
        struct page_link link = {.op = found.at[i]};
        vec_push(&links->at, link);
    }
    str_free(&bytes);
    vec_free(&found);
}

/* In the order of their clocks, each once. */
static void order(struct links *links, struct salvage_log *log)
{
    size_t count = links->at.n;
    log->ops = arena_alloc(links->arena, (count + 1) * sizeof *log->ops);
    for (size_t i = 0; i < count; i++)
        log->ops[i] = links->at.at[i].op;
    if (count > 0)
        qsort(log->ops, count, sizeof *log->ops, by_clock);
    for (size_t i = 0; i < count; i++) {
        const struct op *last = log->count ? &log->ops[log->count - 1] : NULL;
        const struct op *op = &log->ops[i];
        if (!last || last->device != op->device || last->seq != op->seq)
            log->ops[log->count++] = *op;
    }
}

void salvage_log_read(sqlite3 *db, const char *path, struct arena *arena,
                      struct salvage_log *log)
{
    struct links links = {.arena = arena};
    sqlite3_stmt *devices = NULL;
    int code = sqlite3_prepare_v2(db, "SELECT n, uuid FROM device ORDER BY n", -1,
                                  &devices, NULL);
    *log = (struct salvage_log){.whole = code == SQLITE_OK};
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(devices);
        if (code != SQLITE_ROW)
            break;
        links.uuid = column_id(devices, 1);
        log->unread += read_device(db, sqlite3_column_int64(devices, 0), &links);
    }
    log->whole = log->whole && code == SQLITE_DONE && log->unread == 0;
    sqlite3_finalize(devices);
    judge(&links, log);
    if (!log->whole)
        add_pages(path, &links);
    order(&links, log);
    vec_free(&links.at);
}
