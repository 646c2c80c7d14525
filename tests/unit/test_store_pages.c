/* Operations read from pages as they lie (store/salvage.h): pages made by hand, sound
 * and of every way of not being so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "store/salvage.h"

enum { PAGE = 512, PAGES = 4, COLUMNS = 11, LEAF = 0x0a, INTERIOR = 0x02 };
/* Serial types of SQLite's records. */
enum { ONE_BYTE = 1, EIGHT_BYTES = 6, REAL = 7, ZERO = 8, ONE = 9, EMPTY_BLOB = 12 };
#define BLOB(size) (12 + 2 * (size))
#define TEXT(size) (13 + 2 * (size))
enum { DEV, SEQ, HLC, WALL, TBL, ROW, FIELD, VAL, SALT, PARENTS, HASH };

/* A column: its type, and its number when it is one; bytes are all 'x'. The salt is
 * short, for a row to hold on a page of this size. */
struct spec {
    uint64_t type;
    int64_t number;
};

struct file {
    uint8_t bytes[PAGE * PAGES];
    struct spec columns[COLUMNS];
};

static void sound_file(struct file *file)
{
    static const struct spec sound[COLUMNS] = {
        [DEV] = {ONE_BYTE, 1},        [SEQ] = {2, 700},
        [HLC] = {EIGHT_BYTES, -2},    [WALL] = {5, 1234},
        [TBL] = {ONE_BYTE, 4},        [ROW] = {BLOB(16), 0},
        [FIELD] = {ONE_BYTE, 3},      [VAL] = {TEXT(5), 0},
        [SALT] = {BLOB(1), 0},        [PARENTS] = {EMPTY_BLOB, 0},
        [HASH] = {BLOB(HASH_SIZE), 0}};
    memset(file, 0, sizeof *file);
    memcpy(file->columns, sound, sizeof sound);
    memcpy(file->bytes, "SQLite format 3", 16);
    file->bytes[16] = PAGE >> 8;
}

/* Big endian, seven bits a byte, all eight in the ninth. */
static void add_varint(struct str *out, uint64_t number)
{
    char bytes[9];
    size_t at = 8;
    bool nine = number >> 56 != 0;
    bytes[at] = (char)(unsigned char)(nine ? number & 0xff : number & 0x7f);
    for (number >>= nine ? 8 : 7; number || (nine && at > 0); number >>= 7)
        bytes[--at] = (char)(unsigned char)((number & 0x7f) | 0x80);
    str_add_n(out, bytes + at, 9 - at);
}

static void add_body(struct str *out, struct spec spec)
{
    static const size_t sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    size_t size = spec.type < 12 ? sizes[spec.type] : (size_t)(spec.type - 12) / 2;
    for (size_t i = 0; i < size; i++)
        if (spec.type < 12)
            str_add_char(out, (char)(unsigned char)((uint64_t)spec.number >>
                                                    (8 * (size - 1 - i))));
        else
            str_add_char(out, 'x');
}

static void make_record(const struct file *file, struct str *record)
{
    struct str types = {0}, bodies = {0};
    for (int i = 0; i < COLUMNS; i++) {
        add_varint(&types, file->columns[i].type);
        if (file->columns[i].type < INT32_MAX)
            add_body(&bodies, file->columns[i]);
    }
    add_varint(record, types.len + 1);
    str_add_n(record, types.at, types.len);
    str_add_n(record, str_text(&bodies), bodies.len);
    str_free(&types);
    str_free(&bodies);
}

/* On the second page, at its end. */
static void put_cell(struct file *file, uint8_t kind, const struct str *payload)
{
    uint8_t *page = file->bytes + PAGE;
    struct str cell = {0};
    if (kind == INTERIOR)
        str_add_n(&cell, "\0\0\0\1", 4);
    add_varint(&cell, payload->len);
    str_add_n(&cell, payload->at, payload->len);
    assert_true(cell.len < PAGE - 16);
    size_t at = PAGE - cell.len, list = kind == INTERIOR ? 12 : 8;
    page[0] = kind;
    page[4] = 1;
    page[list] = (uint8_t)(at >> 8);
    page[list + 1] = (uint8_t)at;
    memcpy(page + at, cell.at, cell.len);
    str_free(&cell);
}

static void put_record(struct file *file, uint8_t kind)
{
    struct str record = {0};
    make_record(file, &record);
    put_cell(file, kind, &record);
    str_free(&record);
}

/* The only operation found, or NULL. */
static const struct op *found(const struct file *file, size_t size, struct arena *arena)
{
    struct salvage_ops ops = {0};
    salvage_pages((const char *)file->bytes, size, arena, &ops);
    assert_true(ops.n <= 1);
    struct op *op = ops.n ? arena_copy(arena, ops.at, sizeof *op) : NULL;
    vec_free(&ops);
    return op;
}

static void assert_lost(const struct file *file, const char *why)
{
    struct arena arena = {0};
    if (found(file, sizeof file->bytes, &arena))
        fail_msg("believed: %s", why);
    arena_free(&arena);
}

/* --- what is read ---------------------------------------------------------------- */

static void an_operation_is_read_as_it_was_written(void **state)
{
    (void)state;
    static const uint8_t kinds[] = {LEAF, INTERIOR};
    for (size_t i = 0; i < 2; i++) {
        struct arena arena = {0};
        struct file file;
        sound_file(&file);
        put_record(&file, kinds[i]);
        const struct op *op = found(&file, sizeof file.bytes, &arena);
        assert_non_null(op);
        assert_int_equal(op->device, 1);
        assert_int_equal(op->seq, 700);
        assert_int_equal(op->hlc, -2);
        assert_int_equal(op->wall, 1234);
        assert_int_equal(op->table, 4);
        assert_int_equal(op->field, 3);
        assert_int_equal(op->row.bytes[15], 'x');
        assert_int_equal(op->value.kind, VALUE_TEXT);
        assert_string_equal(op->value.text, "xxxxx");
        arena_free(&arena);
    }
}

static void each_kind_of_value_is_read(void **state)
{
    (void)state;
    static const struct {
        struct spec spec;
        struct value value;
    } kinds[] = {
        {{0, 0}, {.kind = VALUE_NULL}},
        {{ONE_BYTE, -3}, {.kind = VALUE_INTEGER, .integer = -3}},
        {{3, -70000}, {.kind = VALUE_INTEGER, .integer = -70000}},
        {{4, 1 << 30}, {.kind = VALUE_INTEGER, .integer = 1 << 30}},
        {{ZERO, 0}, {.kind = VALUE_INTEGER, .integer = 0}},
        {{ONE, 0}, {.kind = VALUE_INTEGER, .integer = 1}},
        {{REAL, 0x3ff8000000000000}, {.kind = VALUE_REAL, .real = 1.5}},
        {{TEXT(0), 0}, {.kind = VALUE_TEXT, .text = ""}},
        {{BLOB(4), 0}, {.kind = VALUE_NULL}}, /* no field is that */
        {{10, 0}, {.kind = VALUE_NULL}},      /* kept by SQLite for itself */
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct arena arena = {0};
        struct file file;
        sound_file(&file);
        file.columns[VAL] = kinds[i].spec;
        put_record(&file, LEAF);
        const struct op *op = found(&file, sizeof file.bytes, &arena);
        assert_non_null(op);
        assert_true(value_equal(op->value, kinds[i].value));
        arena_free(&arena);
    }
}

static void an_id_and_a_creation_are_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct file file;
    sound_file(&file);
    file.columns[VAL] = (struct spec){BLOB(16), 0};
    put_record(&file, LEAF);
    const struct op *op = found(&file, sizeof file.bytes, &arena);
    assert_non_null(op);
    assert_int_equal(op->value.kind, VALUE_ID);
    assert_int_equal(op->value.id.bytes[0], 'x');
    sound_file(&file);
    file.columns[FIELD] = (struct spec){ZERO, 0};
    file.columns[VAL] = (struct spec){BLOB(20), 0};
    put_record(&file, LEAF);
    op = found(&file, sizeof file.bytes, &arena);
    assert_non_null(op);
    assert_int_equal(op->field, 0);
    assert_int_equal(op->record_size, 20);
    assert_int_equal(op->record[19], 'x');
    arena_free(&arena);
}

/* --- what is not an operation ---------------------------------------------------- */

static void a_row_that_is_no_operation_is_left(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        int column;
        struct spec spec;
    } wrong[] = {
        {"no device", DEV, {0, 0}},
        {"device 0", DEV, {ONE_BYTE, 0}},
        {"a real for a device", DEV, {REAL, 0}},
        {"a text for a device", DEV, {TEXT(3), 0}},
        {"number 0", SEQ, {ZERO, 0}},
        {"number -1", SEQ, {ONE_BYTE, -1}},
        {"bytes for a table", TBL, {BLOB(2), 0}},
        {"an id too short", ROW, {BLOB(15), 0}},
        {"a text for an id", ROW, {TEXT(16), 0}},
        {"a number for an id", ROW, {ONE_BYTE, 0}},
        {"field 256", FIELD, {2, 256}},
        {"field -1", FIELD, {ONE_BYTE, -1}},
        {"a hash too short", HASH, {BLOB(31), 0}},
        {"no hash", HASH, {0, 0}},
        {"a type over all", VAL, {UINT64_MAX, 0}},
        {"a type over 2^31", VAL, {(uint64_t)INT32_MAX + 1, 0}},
        {"a text over the payload", VAL, {TEXT(5000), 0}},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct str record = {0};
        struct file file;
        sound_file(&file);
        file.columns[wrong[i].column] = wrong[i].spec;
        make_record(&file, &record);
        if (record.len > 400) /* a length that the payload does not have */
            record.len = 300;
        put_cell(&file, LEAF, &record);
        str_free(&record);
        assert_lost(&file, wrong[i].why);
    }
}

/* The first bytes of a sound record, changed. */
static void a_record_that_does_not_add_up_is_left(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        uint8_t header;
        int longer; /* than its columns say */
    } wrong[] = {
        {"an empty header", 0, 0},           {"a header over the payload", 0x7f, 0},
        {"a header cut short", 5, 0},        {"one column more", 13, 0},
        {"bytes after the last one", 12, 1}, {"bytes missing", 12, -1},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct str record = {0};
        struct file file;
        sound_file(&file);
        make_record(&file, &record);
        assert_int_equal(record.at[0], 12);
        record.at[0] = (char)wrong[i].header;
        if (wrong[i].longer > 0)
            str_add_char(&record, 'x');
        record.len -= wrong[i].longer < 0;
        put_cell(&file, LEAF, &record);
        str_free(&record);
        assert_lost(&file, wrong[i].why);
    }
}

static void a_cell_that_goes_nowhere_is_left(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        size_t at; /* on the page */
        uint8_t bytes[4];
        size_t size;
    } wrong[] = {
        {"another kind of page", 0, {0x0d}, 1},
        {"no cell", 3, {0, 0}, 2},
        {"a cell beyond the page", 8, {0xff, 0xff}, 2},
        {"a cell on the last byte", 8, {0x01, 0xff}, 2},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct file file;
        sound_file(&file);
        put_record(&file, LEAF);
        memcpy(file.bytes + PAGE + wrong[i].at, wrong[i].bytes, wrong[i].size);
        file.bytes[2 * PAGE - 1] |= 0x80; /* a size that goes on after the page */
        assert_lost(&file, wrong[i].why);
    }
    /* as many cells as two bytes can say: those that the page can hold are looked at */
    struct arena arena = {0};
    struct file file;
    sound_file(&file);
    put_record(&file, LEAF);
    memset(file.bytes + PAGE + 3, 0xff, 2);
    assert_non_null(found(&file, sizeof file.bytes, &arena));
    arena_free(&arena);
}

static void a_payload_of_no_possible_size_is_left(void **state)
{
    (void)state;
    static const char *const sizes[] = {"\0", "\xff\xff\xff\xff\xff\xff\xff\xff\xff",
                                        "\x90\x01" /* 2049: more than the file */};
    static const size_t lengths[] = {1, 9, 2};
    for (size_t i = 0; i < 3; i++) {
        struct file file;
        sound_file(&file);
        put_record(&file, LEAF);
        uint8_t *page = file.bytes + PAGE;
        size_t at = (size_t)page[8] << 8 | page[9];
        memcpy(page + at, sizes[i], lengths[i]);
        assert_lost(&file, "size");
    }
}

static void a_row_of_twelve_columns_is_left(void **state)
{
    (void)state;
    struct str record = {0}, more = {0};
    struct file file;
    sound_file(&file);
    make_record(&file, &record);
    str_add_char(&more, 13);
    str_add_n(&more, record.at + 1, 11);
    str_add_char(&more, ZERO); /* a type that takes no byte */
    str_add_n(&more, record.at + 12, record.len - 12);
    put_cell(&file, LEAF, &more);
    assert_lost(&file, "twelve columns");
    str_free(&record);
    str_free(&more);
}

/* --- what spills over ------------------------------------------------------------ */

/* How much SQLite keeps on a page of 512 bytes, by its format: 102 bytes at most, 39 at
 * least. */
static size_t kept_of(size_t size)
{
    size_t kept = 39 + (size - 39) % (PAGE - 4);
    return size <= 102 ? size : kept <= 102 ? kept : 39;
}

/* The payload goes on from the third page to the fourth. */
static void put_spilt(struct file *file, size_t text)
{
    struct str record = {0}, cell = {0};
    file->columns[VAL] = (struct spec){TEXT(text), 0};
    make_record(file, &record);
    size_t kept = kept_of(record.len), left = record.len - kept;
    size_t first = left < PAGE - 4 ? left : PAGE - 4;
    add_varint(&cell, record.len);
    str_add_n(&cell, record.at, kept);
    str_add_n(&cell, "\0\0\0\3", 4);
    uint8_t *page = file->bytes + PAGE;
    page[0] = LEAF;
    page[4] = 1;
    page[9] = 200;
    memcpy(page + 200, cell.at, cell.len);
    page += PAGE;
    page[3] = left > first ? 4 : 0;
    memcpy(page + 4, record.at + kept, first);
    memcpy(page + PAGE + 4, record.at + kept + first, left - first);
    str_free(&record);
    str_free(&cell);
}

static void a_long_text_is_followed_from_page_to_page(void **state)
{
    (void)state;
    static const size_t sizes[] = {60, 300, 430, 500, 900};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct arena arena = {0};
        struct file file;
        sound_file(&file);
        put_spilt(&file, sizes[i]);
        const struct op *op = found(&file, sizeof file.bytes, &arena);
        assert_non_null(op);
        assert_int_equal(strlen(op->value.text), sizes[i]);
        arena_free(&arena);
    }
}

static void a_chain_that_breaks_loses_the_row(void **state)
{
    (void)state;
    static const uint8_t nexts[] = {0, 5, 200};
    struct file file;
    for (size_t i = 0; i < sizeof nexts; i++) {
        sound_file(&file);
        put_spilt(&file, 900);
        file.bytes[2 * PAGE + 3] = nexts[i];
        assert_lost(&file, "next page");
    }
    /* a size that would go round for ever */
    sound_file(&file);
    put_spilt(&file, 900);
    uint8_t *cell = file.bytes + PAGE + 200;
    cell[0] = 0x8f;
    cell[1] = 0x7f; /* 2047 */
    file.bytes[2 * PAGE + 3] = 3;
    assert_lost(&file, "a chain that bites its tail");
    /* the page ends before the place of the first link */
    sound_file(&file);
    put_spilt(&file, 900);
    memmove(file.bytes + 2 * PAGE - 20, file.bytes + PAGE + 200, 20);
    file.bytes[PAGE + 8] = (PAGE - 20) >> 8;
    file.bytes[PAGE + 9] = (PAGE - 20) & 0xff;
    assert_lost(&file, "cut by the end of the page");
}

/* --- what is no file ------------------------------------------------------------- */

static void a_file_without_a_page_size_is_read_as_ours(void **state)
{
    (void)state;
    static const uint8_t said[][2] = {{0x01, 0x00}, {0x03, 0xe8}, {0x00, 0x00}};
    struct arena arena = {0};
    struct file file;
    for (size_t i = 0; i < 3; i++) {
        sound_file(&file);
        put_record(&file, LEAF);
        memcpy(file.bytes + 16, said[i], 2);
        assert_null(found(&file, sizeof file.bytes, &arena)); /* one page of 2048 */
    }
    sound_file(&file);
    put_record(&file, LEAF);
    assert_null(found(&file, 0, &arena));
    assert_null(found(&file, PAGE - 1, &arena));
    assert_null(found(&file, 2 * PAGE - 1, &arena));
    assert_non_null(found(&file, 2 * PAGE, &arena));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_operation_is_read_as_it_was_written),
        cmocka_unit_test(each_kind_of_value_is_read),
        cmocka_unit_test(an_id_and_a_creation_are_read),
        cmocka_unit_test(a_row_that_is_no_operation_is_left),
        cmocka_unit_test(a_record_that_does_not_add_up_is_left),
        cmocka_unit_test(a_row_of_twelve_columns_is_left),
        cmocka_unit_test(a_cell_that_goes_nowhere_is_left),
        cmocka_unit_test(a_payload_of_no_possible_size_is_left),
        cmocka_unit_test(a_long_text_is_followed_from_page_to_page),
        cmocka_unit_test(a_chain_that_breaks_loses_the_row),
        cmocka_unit_test(a_file_without_a_page_size_is_read_as_ours),
    };
    return cmocka_run_group_tests_name("store-pages", tests, NULL, NULL);
}
