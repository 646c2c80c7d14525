#include "base/id.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

/* Random bytes drawn and not used yet: the system is asked once for 16 ids. */
static struct {
    uint8_t bytes[256];
    size_t left;
} drawn;

static void draw(uint8_t *to, size_t size)
{
    /* no kernel terreau runs on lacks it; a weak id would lose data */
    if (drawn.left < size && getentropy(drawn.bytes, sizeof drawn.bytes) != 0)
        abort();
    drawn.left = drawn.left < size ? sizeof drawn.bytes : drawn.left;
    drawn.left -= size;
    memcpy(to, drawn.bytes + drawn.left, size);
    memset(drawn.bytes + drawn.left, 0, size);
}

struct id id_new(int64_t now_ms)
{
    assert(now_ms >= 0);
    struct id id;
    draw(id.bytes, sizeof id.bytes);
    for (int i = 0; i < 6; i++)
        id.bytes[i] = (uint8_t)(now_ms >> (40 - 8 * i));
    id.bytes[6] = (uint8_t)(0x70 | (id.bytes[6] & 0x0F));
    id.bytes[8] = (uint8_t)(0x80 | (id.bytes[8] & 0x3F));
    return id;
}

bool id_is_none(struct id id)
{
    return id_equal(id, (struct id){0});
}

bool id_equal(struct id a, struct id b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

/* Is there a hyphen before byte i of the written form 8-4-4-4-12? */
static bool hyphen_before(int i)
{
    return i == 4 || i == 6 || i == 8 || i == 10;
}

void id_text(struct id id, char out[ID_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 0; i < 16; i++) {
        if (hyphen_before(i))
            *out++ = '-';
        *out++ = digits[id.bytes[i] >> 4];
        *out++ = digits[id.bytes[i] & 0x0F];
    }
    *out = '\0';
}

static int digit_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

bool id_parse(const char *text, struct id *id)
{
    struct id read = {0};
    for (int i = 0; i < 16; i++) {
        if (hyphen_before(i) && *text++ != '-')
            return false;
        int high = digit_value(text[0]);
        int low = high < 0 ? -1 : digit_value(text[1]);
        if (low < 0)
            return false;
        read.bytes[i] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    if (*text)
        return false;
    *id = read;
    return true;
}
