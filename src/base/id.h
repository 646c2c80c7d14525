/* Row identifiers: UUID version 7 (RFC 9562 §5.7), 16 bytes, made offline, unique
 * without the clock being right. An all-zero id means "none". */
#ifndef BASE_ID_H
#define BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

struct id {
    uint8_t bytes[16];
};

#define ID_TEXT_SIZE 37

struct id id_new(int64_t now_ms);
bool id_is_none(struct id id);
bool id_equal(struct id a, struct id b);
/* "018f3c7e-…", 36 characters, NUL-terminated. */
void id_text(struct id id, char out[ID_TEXT_SIZE]);
bool id_parse(const char *text, struct id *id);

#endif
