#include "store/record.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

/* A record is a run of fields, each:
 *
 *   number   varint, 1 to 255: the field number of schema.def
 *   type     one byte: 0 null, 1 integer, 2 real, 3 text, 4 id
 *   length   varint: bytes that follow (0, 8, 8, any, 16)
 *   bytes    integer: two's complement, real: IEEE 754 binary64, both little endian;
 *            text: UTF-8 without NUL; id: as it is
 *
 * A varint is little endian, seven bits a byte, the high bit set on all but the last
 * (LEB128), at most five bytes. */

#define VARINT_MOST 5

static void add_varint(struct str *out, uint32_t number)
{
    while (number >= 0x80) {
        str_add_char(out, (char)(unsigned char)(number | 0x80));
        number >>= 7;
    }
    str_add_char(out, (char)(unsigned char)number);
}

static void add_u64(struct str *out, uint64_t number)
{
    char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (char)(unsigned char)(number >> (8 * i));
    str_add_n(out, bytes, sizeof bytes);
}

static uint64_t read_u64(const uint8_t *bytes)
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number |= (uint64_t)bytes[i] << (8 * i);
    return number;
}

static uint64_t real_bits(double real)
{
    uint64_t bits;
    memcpy(&bits, &real, sizeof bits);
    return bits;
}

void record_add_value(struct str *out, struct value value)
{
    str_add_char(out, (char)value.kind);
    switch (value.kind) {
    case VALUE_NULL:
        add_varint(out, 0);
        break;
    case VALUE_INTEGER:
        add_varint(out, 8);
        add_u64(out, (uint64_t)value.integer);
        break;
    case VALUE_REAL:
        add_varint(out, 8);
        add_u64(out, real_bits(value.real));
        break;
    case VALUE_TEXT:
        add_varint(out, (uint32_t)strlen(value.text));
        str_add(out, value.text);
        break;
    case VALUE_ID:
        add_varint(out, sizeof value.id.bytes);
        str_add_n(out, (const char *)value.id.bytes, sizeof value.id.bytes);
        break;
    }
}

void record_add(struct str *record, unsigned number, struct value value)
{
    assert(number >= 1 && number <= 255);
    add_varint(record, number);
    record_add_value(record, value);
}

static bool read_varint(struct record_reader *reader, uint32_t *number)
{
    *number = 0;
    for (unsigned i = 0; i < VARINT_MOST && reader->left > 0; i++) {
        uint8_t byte = *reader->at++;
        reader->left--;
        if (i == VARINT_MOST - 1 && byte > 0x0f)
            return false;
        *number |= (uint32_t)(byte & 0x7f) << (7 * i);
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

static bool read_text(const uint8_t *bytes, size_t length, struct arena *arena,
                      struct value *value)
{
    const char *text = (const char *)bytes;
    if (memchr(text, '\0', length) || !utf8_valid(text, length))
        return false;
    *value = value_text(arena_strndup(arena, text, length));
    return true;
}

static bool read_value(uint8_t type, const uint8_t *bytes, size_t length,
                       struct arena *arena, struct value *value)
{
    switch (type) {
    case VALUE_NULL:
        *value = value_null();
        return length == 0;
    case VALUE_INTEGER:
        if (length != 8)
            return false;
        *value = value_integer((int64_t)read_u64(bytes));
        return true;
    case VALUE_REAL: {
        if (length != 8)
            return false;
        uint64_t bits = read_u64(bytes);
        *value = value_real(0);
        memcpy(&value->real, &bits, sizeof bits);
        return true;
    }
    case VALUE_TEXT:
        return read_text(bytes, length, arena, value);
    case VALUE_ID:
        if (length != sizeof value->id.bytes)
            return false;
        *value = value_null();
        value->kind = VALUE_ID;
        memcpy(value->id.bytes, bytes, length);
        return true;
    default:
        return false;
    }
}

enum record_step record_next(struct record_reader *reader, struct arena *arena,
                             unsigned *number, struct value *value)
{
    if (reader->left == 0)
        return RECORD_END;
    uint32_t field, length;
    if (!read_varint(reader, &field) || field < 1 || field > 255 || reader->left == 0)
        return RECORD_BAD;
    uint8_t type = *reader->at++;
    reader->left--;
    if (!read_varint(reader, &length) || length > reader->left)
        return RECORD_BAD;
    if (!read_value(type, reader->at, length, arena, value))
        return RECORD_BAD;
    reader->at += length;
    reader->left -= length;
    *number = field;
    return RECORD_FIELD;
}

bool record_find(const uint8_t *record, size_t size, unsigned number,
                 struct arena *arena, struct value *value)
{
    struct record_reader reader = {.at = record, .left = size};
    unsigned found;
    while (record_next(&reader, arena, &found, value) == RECORD_FIELD)
        if (found == number)
            return true;
    return false;
}
