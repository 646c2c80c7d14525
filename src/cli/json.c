#include "cli/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define INDENT 2

static void line(struct json *json)
{
    str_add_char(json->out, '\n');
    for (int i = 0; i < json->depth * INDENT; i++)
        str_add_char(json->out, ' ');
}

static void item(struct json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->after_item)
        str_add_char(json->out, ',');
    if (json->depth > 0)
        line(json);
}

void json_open(struct json *json, char bracket)
{
    item(json);
    str_add_char(json->out, bracket);
    json->depth++;
    json->after_item = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    if (json->after_item)
        line(json);
    str_add_char(json->out, bracket);
    json->after_item = true;
    if (json->depth == 0)
        str_add_char(json->out, '\n');
}

/* What must be escaped, and what must not reach a screen as it is. */
static bool escaped(uint32_t code)
{
    return code < 0x20 || code == '"' || code == '\\' ||
           (code >= 0x7F && code <= 0x9F) || code == 0xAD || code == 0x61C ||
           (code >= 0x200B && code <= 0x200F && code != 0x200D) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) ||
           (code >= 0xE0000 && code <= 0xE0FFF);
}

static void escape(struct str *out, uint32_t code)
{
    static const char letters[] = "\"\"\\\\\nn\tt\rr\bb\ff";
    const char *at = code < 0x80 ? letters : NULL;
    for (; at && *at; at += 2) {
        if ((uint32_t)*at == code) {
            str_add_char(out, '\\');
            str_add_char(out, at[1]);
            return;
        }
    }
    if (code >= 0x10000) {
        str_printf(out, "\\u%04" PRIx32, 0xD800 + ((code - 0x10000) >> 10));
        code = 0xDC00 + ((code - 0x10000) & 0x3FF);
    }
    str_printf(out, "\\u%04" PRIx32, code);
}

static void quoted(struct str *out, const char *text)
{
    size_t len = strlen(text);
    str_add_char(out, '"');
    while (len > 0) {
        uint32_t code;
        size_t used = utf8_decode(text, len, &code);
        if (escaped(code)) {
            escape(out, code);
        } else {
            char bytes[4];
            str_add_n(out, bytes, utf8_encode(code, bytes));
        }
        text += used;
        len -= used;
    }
    str_add_char(out, '"');
}

void json_key(struct json *json, const char *key)
{
    item(json);
    quoted(json->out, key);
    str_add(json->out, ": ");
    json->after_key = true;
}

void json_text(struct json *json, const char *text)
{
    item(json);
    quoted(json->out, text);
    json->after_item = true;
}

void json_integer(struct json *json, int64_t integer)
{
    item(json);
    str_printf(json->out, "%" PRId64, integer);
    json->after_item = true;
}

void json_real(struct json *json, double real)
{
    char text[32];
    if (!isfinite(real)) {
        json_null(json);
        return;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, real);
        if (strtod(text, NULL) == real)
            break;
    }
    item(json);
    str_add(json->out, text);
    json->after_item = true;
}

void json_null(struct json *json)
{
    item(json);
    str_add(json->out, "null");
    json->after_item = true;
}

void json_boolean(struct json *json, bool boolean)
{
    item(json);
    str_add(json->out, boolean ? "true" : "false");
    json->after_item = true;
}
