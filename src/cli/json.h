/* JSON, written as it comes: values and punctuation into a str. RFC 8259.
 *
 * Owns: commas, indentation, escapes. What a terminal or an editor could take for a
 * command or hide (controls, bidi, zero-width, separators) is written \uXXXX: the text
 * read back is the same to the byte. Does not know: files, tables. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Zero-initialise; `out` is the caller's, who may take and clear it between calls. */
struct json {
    struct str *out;
    int depth;
    bool after_item; /* the next item at this depth wants a comma */
    bool after_key;
};

/* '{' or '[' */
void json_open(struct json *json, char bracket);
/* '}' or ']' */
void json_close(struct json *json, char bracket);
void json_key(struct json *json, const char *key);
void json_text(struct json *json, const char *text);
void json_integer(struct json *json, int64_t integer);
/* The shortest decimal form that reads back as the same double; null when not finite.
 */
void json_real(struct json *json, double real);
void json_boolean(struct json *json, bool boolean);
void json_null(struct json *json);

#endif
