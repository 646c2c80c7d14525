/* The log read from the pages themselves, when what leads to them is damaged.
 *
 * Format: "Database File Format" of sqlite.org, §1.6 (b-tree pages; the cells of an
 * index page, interior ones included, hold rows of a table WITHOUT ROWID) and §2.1
 * (records). Every length is checked against what is left: the bytes are of any origin.
 */
#include "store/salvage.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 11, LEAF = 0x0a, INTERIOR = 0x02, SMALLEST = 512, FIRST_HEADER = 100 };

struct pages {
    const uint8_t *bytes;
    size_t size, page;
};

struct cell {
    const uint8_t *at;
    size_t size;
};

/* One column of a record. */
struct column {
    uint64_t type; /* serial type */
    const uint8_t *at;
    size_t size;
};

static uint32_t big_endian(const uint8_t *bytes, size_t size)
{
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++)
        number = number << 8 | bytes[i];
    return number;
}

/* A varint of at most nine bytes; false when it is cut short. */
static bool take_varint(struct cell *cell, uint64_t *number)
{
    *number = 0;
    for (int i = 0; i < 9; i++) {
        if (cell->size == 0)
            return false;
        uint8_t byte = *cell->at++;
        cell->size--;
        *number = i == 8 ? *number << 8 | byte : *number << 7 | (byte & 0x7f);
        if (i == 8 || !(byte & 0x80))
            return true;
    }
    return false;
}

/* The rest of a payload, along its chain of overflow pages: one that bites its tail
 * ends with what is left, which is no more than the file. */
static bool add_overflow(const struct pages *pages, uint32_t next, size_t left,
                         struct str *payload)
{
    while (left > 0) {
        size_t start = (size_t)(next - 1) * pages->page;
        size_t part = left < pages->page - 4 ? left : pages->page - 4;
        if (next == 0 || start + pages->page > pages->size)
            return false;
        str_add_n(payload, (const char *)pages->bytes + start + 4, part);
        next = big_endian(pages->bytes + start, 4);
        left -= part;
    }
    return true;
}

/* How much of a payload of that size stays on an index page (§1.6). */
static size_t local_size(size_t page, size_t size)
{
    size_t most = (page - 12) * 64 / 255 - 23;
    size_t least = (page - 12) * 32 / 255 - 23;
    size_t kept = least + (size - least) % (page - 4);
    return size <= most ? size : kept <= most ? kept : least;
}

static bool read_payload(const struct pages *pages, struct cell cell,
                         struct str *payload)
{
    uint64_t size;
    str_clear(payload);
    if (!take_varint(&cell, &size) || size > pages->size || size == 0)
        return false;
    size_t local = local_size(pages->page, (size_t)size);
    bool spills = local < size;
    if (cell.size < local + (spills ? 4 : 0))
        return false;
    str_add_n(payload, (const char *)cell.at, local);
    return !spills || add_overflow(pages, big_endian(cell.at + local, 4),
                                   (size_t)size - local, payload);
}

static size_t type_size(uint64_t type)
{
    static const size_t sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return type < 12 ? sizes[type] : (size_t)((type - 12) / 2);
}

static bool split(const struct str *payload, struct column columns[COLUMNS])
{
    struct cell head = {(const uint8_t *)payload->at, payload->len};
    uint64_t header;
    if (!take_varint(&head, &header) || header > payload->len)
        return false;
    size_t used = payload->len - head.size, at = (size_t)header;
    if (used > header)
        return false;
    head.size = (size_t)header - used;
    for (int i = 0; i < COLUMNS; i++) {
        struct column *column = &columns[i];
        if (!take_varint(&head, &column->type) || column->type > INT32_MAX)
            return false;
        column->at = (const uint8_t *)payload->at + at;
        column->size = type_size(column->type);
        at += column->size;
        if (at > payload->len)
            return false;
    }
    return head.size == 0 && at == payload->len;
}

static bool is_blob(const struct column *column, size_t size)
{
    return column->type >= 12 && column->type % 2 == 0 && column->size == size;
}

static bool take_integer(const struct column *column, int64_t *number)
{
    uint64_t bits = column->size && column->at[0] & 0x80 ? ~UINT64_C(0) : 0;
    if (column->type > 9 || column->type == 7 || column->type == 0)
        return false;
    if (column->type >= 8)
        bits = column->type - 8;
    for (size_t i = 0; i < column->size; i++)
        bits = bits << 8 | column->at[i];
    *number = (int64_t)bits;
    return true;
}

static struct value take_value(const struct column *column, struct arena *arena)
{
    int64_t number;
    if (take_integer(column, &number))
        return value_integer(number);
    if (column->type == 7) {
        uint64_t bits = 0;
        double real;
        for (size_t i = 0; i < 8; i++)
            bits = bits << 8 | column->at[i];
        memcpy(&real, &bits, sizeof real);
        return value_real(real);
    }
    if (is_blob(column, 16)) {
        struct id id;
        memcpy(id.bytes, column->at, sizeof id.bytes);
        return value_id(id);
    }
    if (column->type >= 13 && column->type % 2)
        return value_text(arena_strndup(arena, (const char *)column->at, column->size));
    return value_null();
}

static bool make_op(const struct column columns[COLUMNS], struct arena *arena,
                    struct op *op)
{
    int64_t numbers[7] = {0};
    static const int places[] = {0, 1, 2, 3, 4, 6};
    for (size_t i = 0; i < 6; i++)
        if (!take_integer(&columns[places[i]], &numbers[i]))
            return false;
    const struct column *value = &columns[7];
    if (!is_blob(&columns[5], 16) || !is_blob(&columns[10], HASH_SIZE) ||
        numbers[0] < 1 || numbers[1] < 1 || numbers[5] < 0 || numbers[5] > 255)
        return false;
    *op = (struct op){.device = numbers[0],
                      .seq = numbers[1],
                      .hlc = numbers[2],
                      .wall = numbers[3],
                      .table = (enum table)numbers[4],
                      .field = (unsigned)numbers[5]};
    memcpy(op->row.bytes, columns[5].at, sizeof op->row.bytes);
    if (op->field == 0) {
        op->record = arena_copy(arena, value->at, value->size);
        op->record_size = value->size;
    } else {
        op->value = take_value(value, arena);
    }
    return true;
}

static void read_cell(const struct pages *pages, struct cell cell, struct arena *arena,
                      struct salvage_ops *ops)
{
    struct str payload = {0};
    struct column columns[COLUMNS];
    struct op op;
    if (read_payload(pages, cell, &payload) && split(&payload, columns) &&
        make_op(columns, arena, &op))
        vec_push(ops, op);
    str_free(&payload);
}

static void read_page(const struct pages *pages, size_t start, struct arena *arena,
                      struct salvage_ops *ops)
{
    const uint8_t *page = pages->bytes + start;
    size_t head = start == 0 ? FIRST_HEADER : 0;
    bool interior = page[head] == INTERIOR;
    if (page[head] != LEAF && !interior)
        return;
    size_t list = head + (interior ? 12 : 8), child = interior ? 4 : 0;
    size_t count = big_endian(page + head + 3, 2);
    for (size_t i = 0; i < count && list + 2 * i + 2 <= pages->page; i++) {
        size_t at = big_endian(page + list + 2 * i, 2) + child;
        if (at < pages->page)
            read_cell(pages, (struct cell){page + at, pages->page - at}, arena, ops);
    }
}

void salvage_pages(const char *bytes, size_t size, struct arena *arena,
                   struct salvage_ops *ops)
{
    struct pages pages = {(const uint8_t *)bytes, size, 2048};
    if (size < SMALLEST)
        return;
    size_t said = big_endian(pages.bytes + 16, 2);
    if (said >= SMALLEST && (said & (said - 1)) == 0)
        pages.page = said;
    for (size_t start = 0; start + pages.page <= size; start += pages.page)
        read_page(&pages, start, arena, ops);
}
