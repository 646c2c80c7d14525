#include "store/mark_pages.h"

#include <endian.h>
#include <string.h>

#include "store/derived.h"

enum { MARK_SIZE = sizeof(int64_t) };

size_t mark_page_count(int size)
{
    return (size_t)size / MARK_SIZE;
}

int64_t mark_page_mark(const void *bytes, size_t i)
{
    uint64_t mark;
    memcpy(&mark, (const char *)bytes + i * MARK_SIZE, sizeof mark);
    return (int64_t)le64toh(mark);
}

/* --- rows ------------------------------------------------------------------------- */

static bool put_row(struct store *store, int64_t first, const int64_t *marks, size_t n,
                    struct err *err)
{
    uint64_t bytes[MARK_PAGE_MOST];
    sqlite3_stmt *stmt = sql_get_blind(store, SQL_MARK_PAGE_PUT, err);
    if (!stmt)
        return false;
    for (size_t i = 0; i < n; i++)
        bytes[i] = htole64((uint64_t)marks[i]);
    sqlite3_bind_int64(stmt, 1, first);
    sqlite3_bind_blob(stmt, 2, bytes, (int)(n * MARK_SIZE), SQLITE_STATIC);
    bool done = sql_run(store, stmt, err);
    sqlite3_clear_bindings(stmt);
    return done;
}

static bool drop_row(struct store *store, int64_t first, struct err *err)
{
    sqlite3_stmt *stmt = sql_get_blind(store, SQL_MARK_PAGE_DROP, err);
    if (stmt)
        sqlite3_bind_int64(stmt, 1, first);
    return sql_run(store, stmt, err);
}

bool mark_page_write(struct store *store, struct mark_page *page, struct err *err)
{
    if (!page->known || !page->changed)
        return true;
    page->changed = false;
    return page->n == 0 && page->first > 0
               ? drop_row(store, page->first, err)
               : put_row(store, page->first, page->at, page->n, err);
}

static void read_row(struct mark_page *page, sqlite3_stmt *stmt)
{
    const void *bytes = sqlite3_column_blob(stmt, 1);
    size_t n = mark_page_count(sqlite3_column_bytes(stmt, 1));
    page->first = sqlite3_column_int64(stmt, 0);
    page->end = sqlite3_column_type(stmt, 2) == SQLITE_NULL
                    ? INT64_MAX
                    : sqlite3_column_int64(stmt, 2);
    page->n = n < MARK_PAGE_MOST ? n : MARK_PAGE_MOST;
    for (size_t i = 0; i < page->n; i++)
        page->at[i] = mark_page_mark(bytes, i);
}

/* The row where a mark belongs. */
static bool load(struct store *store, struct mark_page *page, int64_t mark,
                 struct err *err)
{
    bool found;
    if (page->known && mark >= page->first && mark < page->end)
        return true;
    if (!mark_page_write(store, page, err))
        return false;
    page->known = page->changed = false;
    sqlite3_stmt *stmt = sql_get_blind(store, SQL_MARK_PAGE_OF, err);
    if (stmt)
        sqlite3_bind_int64(stmt, 1, mark);
    if (!sql_row(store, stmt, &found, err))
        return false;
    page->first = 0;
    page->n = 0;
    page->end = INT64_MAX;
    if (found)
        read_row(page, stmt);
    if (found)
        sqlite3_reset(stmt);
    page->known = true;
    return true;
}

/* --- marks ------------------------------------------------------------------------ */

/* How many are below. */
static size_t place_of(const struct mark_page *page, int64_t mark)
{
    size_t low = 0, high = page->n;
    if (high > 0 && page->at[high - 1] < mark)
        return high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (page->at[middle] < mark)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Room for one more at that place: the second half, or nothing at all when the place is
 * the end, becomes a row of its own. */
static bool make_room(struct store *store, struct mark_page *page, int64_t mark,
                      size_t place, struct err *err)
{
    if (place == page->n) {
        int64_t end = page->end;
        if (!mark_page_write(store, page, err))
            return false;
        *page = (struct mark_page){.known = true, .first = mark, .end = end};
        return true;
    }
    size_t half = page->n / 2;
    if (!put_row(store, page->at[half], page->at + half, page->n - half, err))
        return false;
    page->end = page->at[half];
    page->n = half;
    page->changed = true;
    return true;
}

bool mark_page_add(struct store *store, struct mark_page *page, int64_t mark,
                   struct err *err)
{
    if (!load(store, page, mark, err))
        return false;
    size_t place = place_of(page, mark);
    if (place < page->n && page->at[place] == mark)
        return true;
    if (page->n == MARK_PAGE_MOST)
        return make_room(store, page, mark, place, err) &&
               mark_page_add(store, page, mark, err);
    memmove(page->at + place + 1, page->at + place,
            (page->n - place) * sizeof *page->at);
    page->at[place] = mark;
    page->n++;
    page->changed = true;
    return true;
}

bool mark_page_drop(struct store *store, struct mark_page *page, int64_t mark,
                    struct err *err)
{
    if (!load(store, page, mark, err))
        return false;
    size_t place = place_of(page, mark);
    if (place == page->n || page->at[place] != mark)
        return true;
    page->n--;
    memmove(page->at + place, page->at + place + 1,
            (page->n - place) * sizeof *page->at);
    page->changed = true;
    return true;
}
