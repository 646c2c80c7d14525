#include "exchange/csv_out.h"

#include <string.h>

#define MARK "\xEF\xBB\xBF"

const struct csv_style csv_for_people = {';', true};
const struct csv_style csv_for_programs = {',', false};

/* ＝ ＋ － ＠ */
static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                   "\xEF\xBC\xA0"};

static bool is_formula(const char *text)
{
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(text, wide[i], 3) == 0)
            return true;
    return *text && strchr("=+-@\t\r\n", *text);
}

/* What begins with an apostrophe that the reader would take off as well. */
static bool is_guarded(const char *text)
{
    return is_formula(text) ||
           (text[0] == '\'' && (text[1] == '\'' || is_formula(text + 1)));
}

/* Spaces at an end are lost by some readers outside quotes. */
static bool wants_quotes(const char *text)
{
    size_t len = strlen(text);
    return strpbrk(text, ";\",\r\n\t") != NULL ||
           (len > 0 && (text[0] == ' ' || text[len - 1] == ' '));
}

static void add_cell(struct str *out, const char *text)
{
    const char *guard = is_guarded(text) ? "'" : "";
    if (!wants_quotes(text)) {
        str_add(out, guard);
        str_add(out, text);
        return;
    }
    str_add_char(out, '"');
    str_add(out, guard);
    for (; *text; text++) {
        if (*text == '"')
            str_add_char(out, '"');
        str_add_char(out, *text);
    }
    str_add_char(out, '"');
}

void csv_row(struct str *out, const struct csv_style *style, const char *const *cells,
             size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        if (i > 0)
            str_add_char(out, style->separator);
        add_cell(out, cells[i] ? cells[i] : "");
    }
    str_add(out, "\r\n");
}

void csv_begin(struct str *out, const struct csv_style *style,
               const char *const *header, size_t columns)
{
    str_add(out, style->mark ? MARK : "");
    csv_row(out, style, header, columns);
}

void csv_write(struct str *out, const struct csv_table *table)
{
    csv_begin(out, &csv_for_people, table->header, table->columns);
    for (size_t i = 0; i < table->rows; i++)
        csv_row(out, &csv_for_people, table->cells + i * table->columns,
                table->columns);
}
