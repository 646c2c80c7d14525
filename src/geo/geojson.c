#include "geo/geojson.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* What JSON wants escaped, and what would act on a terminal or an editor: controls, and
 * marks that are not seen. */
static bool escaped(uint32_t code)
{
    return code < 0x20 || code == '"' || code == '\\' ||
           (code >= 0x7F && code <= 0x9F) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF;
}

static void add_quoted(struct str *out, const char *text)
{
    size_t len = strlen(text);
    str_add_char(out, '"');
    while (len > 0) {
        uint32_t code;
        char bytes[4];
        size_t used = utf8_decode(text, len, &code);
        if (code == '"' || code == '\\')
            str_printf(out, "\\%c", (int)code);
        else if (escaped(code))
            str_printf(out, "\\u%04" PRIx32, code);
        else
            str_add_n(out, bytes, utf8_encode(code, bytes));
        text += used;
        len -= used;
    }
    str_add_char(out, '"');
}

/* Seven decimals at most, none for nothing. */
static void add_degrees(struct str *out, double degrees)
{
    char text[32];
    snprintf(text, sizeof text, "%.7f", degrees);
    size_t len = strlen(text);
    while (text[len - 1] == '0')
        len--;
    len -= text[len - 1] == '.';
    str_add_n(out, text, len);
}

static bool on_earth(const struct geojson_point *point)
{
    return point->placed && fabs(point->lat) <= 90 && fabs(point->lon) <= 180;
}

static void add_feature(struct str *out, const struct geojson_point *point)
{
    str_add(out, "{\"type\": \"Feature\", \"geometry\": ");
    if (on_earth(point)) {
        str_add(out, "{\"type\": \"Point\", \"coordinates\": [");
        add_degrees(out, point->lon);
        str_add(out, ", ");
        add_degrees(out, point->lat);
        str_add(out, "]}");
    } else {
        str_add(out, "null");
    }
    str_add(out, ", \"properties\": {");
    for (size_t i = 0; i < point->property_count; i++) {
        const struct geojson_property *property = &point->properties[i];
        str_add(out, i > 0 ? ", " : "");
        add_quoted(out, property->key);
        str_add(out, ": ");
        if (property->text)
            add_quoted(out, property->text);
        else
            str_add(out, "null");
    }
    str_add(out, "}}");
}

void geojson_begin(const char *attribution, struct str *out)
{
    str_add(out, "{\"type\": \"FeatureCollection\",\n");
    if (attribution) {
        str_add(out, "\"attribution\": ");
        add_quoted(out, attribution);
        str_add(out, ",\n");
    }
    str_add(out, "\"features\": [");
}

void geojson_add(const struct geojson_point *point, bool first, struct str *out)
{
    str_add(out, first ? "\n" : ",\n");
    add_feature(out, point);
}

void geojson_end(struct str *out)
{
    str_add(out, "\n]}\n");
}

void geojson_write(const struct geojson_point *points, size_t count,
                   const char *attribution, struct str *out)
{
    geojson_begin(attribution, out);
    for (size_t i = 0; i < count; i++)
        geojson_add(&points[i], i == 0, out);
    geojson_end(out);
}
