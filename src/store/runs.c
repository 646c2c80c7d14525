#include "store/runs.h"

#include <assert.h>
#include <endian.h>
#include <string.h>

/* Bytes after which a page is written. */
enum { PAGE_FULL = 4000 };

/* --- bytes ------------------------------------------------------------------------ */

uint64_t runs_first(const uint8_t *bytes, size_t size)
{
    uint64_t first = 0;
    memcpy(&first, bytes, size < sizeof first ? size : sizeof first);
    return be64toh(first);
}

void runs_number(uint8_t bytes[8], int64_t number)
{
    uint64_t order = htobe64((uint64_t)number ^ UINT64_C(1) << 63);
    memcpy(bytes, &order, sizeof order);
}

int64_t runs_number_of(const uint8_t bytes[8])
{
    return (int64_t)(runs_first(bytes, 8) ^ UINT64_C(1) << 63);
}

/* --- the file --------------------------------------------------------------------- */

static void close_file(struct run *run)
{
    if (run->runs_file && run->runs_file->pMethods)
        run->runs_file->pMethods->xClose(run->runs_file);
    free(run->runs_file);
    run->runs_file = NULL;
    run->runs_size = 0;
    str_free(&run->runs_name);
}

/* Beside the file itself, where there is room or nothing can be saved anyway; without a
 * name as soon as it is open, so that whatever happens it is gone. SQLite goes on
 * looking at the name, which ends with a second NUL: no parameter follows. */
static bool open_file(struct store *store, struct err *err)
{
    struct run *run = &store->run;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                      SQLITE_OPEN_EXCLUSIVE | SQLITE_OPEN_DELETEONCLOSE |
                      SQLITE_OPEN_TEMP_DB;
    sqlite3_vfs *vfs = NULL;
    unsigned number;
    if (run->runs_file)
        return true;
    sqlite3_randomness(sizeof number, &number);
    str_printf(&run->runs_name, "%s-%08x", store->opened, number);
    str_add_char(&run->runs_name, '\0');
    sqlite3_file_control(store->db, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
    run->runs_file = xcalloc(1, (size_t)vfs->szOsFile);
    int code = vfs->xOpen(vfs, run->runs_name.at, run->runs_file, flags, NULL);
    if (code == SQLITE_OK)
        return true;
    close_file(run);
    return sql_fail(NULL, code, err);
}

/* --- putting ---------------------------------------------------------------------- */

static bool write_page(struct store *store, struct runs *runs, struct err *err)
{
    struct run *run = &store->run;
    struct runs_page *page = &runs->pages.at[runs->pages.n - 1];
    int size = (int)runs->filling.len;
    if (!open_file(store, err))
        return false;
    int code = run->runs_file->pMethods->xWrite(run->runs_file, runs->filling.at, size,
                                                run->runs_size);
    if (code != SQLITE_OK)
        return sql_fail(NULL, code, err);
    page->at = run->runs_size;
    page->size = size;
    run->runs_size += size;
    str_clear(&runs->filling);
    return true;
}

/* Seven bits a byte, the last one without its high bit. */
static void add_size(struct str *out, size_t size)
{
    for (; size >= 0x80; size >>= 7)
        str_add_char(out, (char)(unsigned char)(size | 0x80));
    str_add_char(out, (char)(unsigned char)size);
}

bool runs_put(struct store *store, enum runs_kind kind, const void *bytes, size_t size,
              struct err *err)
{
    struct runs *runs = &store->run.runs[kind];
    if (runs->filling.len == 0) {
        const struct runs_page page = {.first = runs_first(bytes, size)};
        if (!runs->open)
            vec_push(&runs->starts, runs->pages.n);
        runs->open = true;
        vec_push(&runs->pages, page);
    }
    add_size(&runs->filling, size);
    str_add_n(&runs->filling, bytes, size);
    return runs->filling.len < PAGE_FULL || write_page(store, runs, err);
}

bool runs_close(struct store *store, enum runs_kind kind, struct err *err)
{
    struct runs *runs = &store->run.runs[kind];
    runs->open = false;
    return runs->filling.len == 0 || write_page(store, runs, err);
}

bool runs_any(const struct store *store, enum runs_kind kind)
{
    return store->run.runs[kind].starts.n > 0;
}

static void forget(struct runs *runs)
{
    vec_free(&runs->pages);
    vec_free(&runs->starts);
    str_free(&runs->filling);
    runs->open = false;
}

void runs_forget(struct run *run)
{
    for (int kind = 0; kind < RUNS_COUNT; kind++)
        forget(&run->runs[kind]);
    close_file(run);
}

/* --- reading one run -------------------------------------------------------------- */

/* Where a run is read: the entry at hand, and what follows it in a copy of its page. */
struct cursor {
    size_t page, end; /* among `pages`: the next one to read, the end of the run */
    struct str bytes;
    size_t at;
    const uint8_t *entry; /* NULL at the end of the run */
    size_t size;
    uint64_t first;
};

static bool read_page(struct store *store, const struct runs_page *page,
                      struct cursor *cursor, struct err *err)
{
    sqlite3_file *file = store->run.runs_file;
    str_clear(&cursor->bytes);
    str_make_room(&cursor->bytes, (size_t)page->size);
    int code = file->pMethods->xRead(file, cursor->bytes.at, page->size, page->at);
    if (code != SQLITE_OK)
        return sql_fail(NULL, code, err);
    cursor->bytes.len = (size_t)page->size;
    cursor->at = 0;
    cursor->page++;
    return true;
}

/* To the entry after; none at the end of the run. */
static bool step(struct store *store, const struct runs *runs, struct cursor *cursor,
                 struct err *err)
{
    cursor->entry = NULL;
    if (cursor->at == cursor->bytes.len) {
        if (cursor->page == cursor->end)
            return true;
        if (!read_page(store, &runs->pages.at[cursor->page], cursor, err))
            return false;
    }
    const uint8_t *bytes = (const uint8_t *)cursor->bytes.at;
    cursor->size = 0;
    for (int shift = 0;; shift += 7) {
        uint8_t byte = bytes[cursor->at++];
        cursor->size |= (size_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            break;
    }
    cursor->entry = bytes + cursor->at;
    cursor->at += cursor->size;
    cursor->first = runs_first(cursor->entry, cursor->size);
    return true;
}

static size_t end_of(const struct runs *runs, size_t run)
{
    return run + 1 < runs->starts.n ? runs->starts.at[run + 1] : runs->pages.n;
}

/* --- finding ---------------------------------------------------------------------- */

/* The first page of the run that may have such an entry. */
static size_t page_of(const struct runs *runs, size_t run, uint64_t first)
{
    size_t low = runs->starts.at[run], high = end_of(runs, run);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (runs->pages.at[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low > runs->starts.at[run] ? low - 1 : low;
}

/* Where the pages that may have one end. */
static size_t pages_end(const struct runs *runs, size_t run, size_t page, uint64_t most)
{
    size_t end = end_of(runs, run);
    while (page < end && runs->pages.at[page].first <= most)
        page++;
    return page;
}

bool runs_find(struct store *store, enum runs_kind kind, uint64_t least, uint64_t most,
               runs_visit visit, void *ctx, struct err *err)
{
    const struct runs *runs = &store->run.runs[kind];
    struct cursor cursor = {0};
    bool done = true, go = true;
    assert(!runs->open);
    for (size_t run = 0; done && go && run < runs->starts.n; run++) {
        cursor.page = page_of(runs, run, least);
        cursor.end = pages_end(runs, run, cursor.page, most);
        cursor.at = cursor.bytes.len = 0;
        while (done && go && (done = step(store, runs, &cursor, err)) && cursor.entry &&
               cursor.first <= most)
            if (cursor.first >= least)
                done = visit(ctx, cursor.entry, cursor.size, &go, err);
    }
    str_free(&cursor.bytes);
    return done;
}

/* --- merging ---------------------------------------------------------------------- */

static bool comes_before(const struct cursor *one, const struct cursor *two)
{
    if (one->first != two->first)
        return one->first < two->first;
    size_t size = one->size < two->size ? one->size : two->size;
    int order = memcmp(one->entry, two->entry, size);
    return order ? order < 0 : one->size < two->size;
}

/* The run whose entry is the least, NULL when all are read. There are a few tens. */
static struct cursor *least(struct cursor *cursors, size_t count)
{
    struct cursor *best = NULL;
    for (size_t i = 0; i < count; i++)
        if (cursors[i].entry && (!best || comes_before(&cursors[i], best)))
            best = &cursors[i];
    return best;
}

static bool merge(struct store *store, const struct runs *runs, struct cursor *cursors,
                  runs_visit visit, void *ctx, struct err *err)
{
    bool done = true, go = true;
    for (size_t run = 0; done && run < runs->starts.n; run++) {
        cursors[run].page = runs->starts.at[run];
        cursors[run].end = end_of(runs, run);
        done = step(store, runs, &cursors[run], err);
    }
    struct cursor *next;
    while (done && go && (next = least(cursors, runs->starts.n)))
        done = visit(ctx, next->entry, next->size, &go, err) &&
               step(store, runs, next, err);
    return done;
}

bool runs_merge(struct store *store, enum runs_kind kind, runs_visit visit, void *ctx,
                struct err *err)
{
    struct runs *runs = &store->run.runs[kind];
    assert(!runs->open);
    struct cursor *cursors = xcalloc(runs->starts.n, sizeof *cursors);
    bool done = merge(store, runs, cursors, visit, ctx, err);
    for (size_t run = 0; run < runs->starts.n; run++)
        str_free(&cursors[run].bytes);
    free(cursors);
    forget(runs);
    return done;
}
