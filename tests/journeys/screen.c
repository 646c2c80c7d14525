#include "screen.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The row from column `x` on, blanks at its end left out. */
static void add_row(const struct canvas *canvas, int x, int y, struct str *out)
{
    size_t end = out->len;
    for (; x < canvas->width; x++) {
        const struct cell *cell = &canvas->cells[y * canvas->width + x];
        str_add_n(out, cell->bytes, cell->len);
        if (cell->len != 1 || cell->bytes[0] != ' ')
            end = out->len;
    }
    if (out->at) {
        out->len = end;
        out->at[end] = '\0';
    }
}

void screen_text(const struct canvas *canvas, struct str *out)
{
    for (int y = 0; y < canvas->height; y++) {
        add_row(canvas, 0, y, out);
        str_add(out, "\n");
    }
}

bool screen_shows(const struct canvas *canvas, const char *text)
{
    struct str rows = {0};
    screen_text(canvas, &rows);
    bool found = strstr(str_text(&rows), text) != NULL;
    str_free(&rows);
    return found;
}

bool screen_line_shows(const struct canvas *canvas, int row, const char *text)
{
    struct str line = {0};
    int y = row > 0 ? row - 1 : canvas->height + row;
    if (y < 0 || y >= canvas->height)
        return false;
    add_row(canvas, 0, y, &line);
    bool found = strstr(str_text(&line), text) != NULL;
    str_free(&line);
    return found;
}

bool screen_cursor_on(const struct canvas *canvas, const char *text)
{
    struct str rest = {0};
    add_row(canvas, canvas->cursor_x, canvas->cursor_y, &rest);
    str_add(&rest, " ");
    bool on = str_starts(str_text(&rest), text);
    str_free(&rest);
    return on;
}

/* --- styles ---------------------------------------------------------------------- */

/* Column of the text in a row, or -1; text without marks: one cell a code point. */
static int column_of(const struct canvas *canvas, int y, const char *text)
{
    for (int x = 0; x < canvas->width; x++) {
        struct str rest = {0};
        add_row(canvas, x, y, &rest);
        bool here = str_starts(str_text(&rest), text);
        str_free(&rest);
        if (here && canvas->cells[y * canvas->width + x].len)
            return x;
    }
    return -1;
}

/* The rows of styles follow the rows of text in the dump. */
static const char *style_row(const struct canvas *canvas, const char *dump, int y)
{
    for (int line = 0; line < 1 + canvas->height + y; line++)
        dump = strchr(dump, '\n') + 1;
    return dump + 1;
}

bool screen_styled(const struct canvas *canvas, const char *text, char letter)
{
    struct str dump = {0};
    bool styled = false;
    canvas_dump(canvas, &dump);
    for (int y = 0; y < canvas->height; y++) {
        int x = column_of(canvas, y, text);
        if (x < 0)
            continue;
        const char *row = style_row(canvas, dump.at, y);
        size_t len = strcspn(row, "\n");
        styled = (size_t)x < len && row[x] == letter;
        break;
    }
    str_free(&dump);
    return styled;
}

/* --- lists ----------------------------------------------------------------------- */

enum { COLUMNS = 16 };

/* The cells of the line at *at, without quotes; false at the end. */
static bool next_cells(const char **at, char cells[COLUMNS][256], size_t *count)
{
    bool quoted = false;
    *count = 0;
    if (!**at)
        return false;
    for (size_t len = 0; *count < COLUMNS; (*at)++) {
        bool ends = !**at || (!quoted && (**at == ';' || **at == '\r'));
        if (ends) {
            cells[(*count)++][len] = '\0';
            len = 0;
            if (**at != ';')
                break;
        } else if (**at == '"') {
            quoted = !quoted;
        } else if (len < 255) {
            cells[*count][len++] = **at;
        }
    }
    *at += strcspn(*at, "\n");
    *at += **at == '\n';
    return true;
}

static bool has_cells(const char *row, char cells[COLUMNS][256], const size_t *wanted,
                      size_t count)
{
    for (size_t i = 0; row && i < count; i++) {
        row = strstr(row, cells[wanted[i]]);
        row = row ? row + strlen(cells[wanted[i]]) : NULL;
    }
    return row != NULL;
}

bool screen_lists(const struct canvas *canvas, const char *csv,
                  const char *const *columns, size_t count)
{
    char cells[COLUMNS][256];
    size_t wanted[COLUMNS] = {0}, found, rows = 0;
    csv += strncmp(csv, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (count > COLUMNS || !next_cells(&csv, cells, &found))
        return false;
    for (size_t i = 0; i < count; i++) {
        while (wanted[i] < found && strcmp(cells[wanted[i]], columns[i]) != 0)
            wanted[i]++;
        if (wanted[i] == found)
            return false;
    }
    int y = 0;
    for (; next_cells(&csv, cells, &found); rows++, y++) {
        bool listed = false;
        for (; !listed && y < canvas->height; y++) {
            struct str row = {0};
            add_row(canvas, 0, y, &row);
            listed = has_cells(str_text(&row), cells, wanted, count);
            str_free(&row);
            if (!listed && rows > 0)
                return false;
        }
        y--;
        if (!listed)
            return false;
    }
    return rows > 0;
}

/* --- goldens --------------------------------------------------------------------- */

static bool read_file(const char *path, struct str *text)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        str_add_n(text, bytes, n);
    return fclose(file) == 0;
}

static bool write_file(const char *path, const struct str *text)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    bool good = fwrite(text->at, 1, text->len, file) == text->len;
    return fclose(file) == 0 && good;
}

static void tell_difference(const char *wanted, const char *found, struct str *why)
{
    enum { MOST = 8 };
    int told = 0;
    for (int row = 0; (*wanted || *found) && told < MOST; row++) {
        size_t a = strcspn(wanted, "\n"), b = strcspn(found, "\n");
        if (a != b || memcmp(wanted, found, a) != 0) {
            str_printf(why, "\n  row %d\n  - %.*s\n  + %.*s", row, (int)a, wanted,
                       (int)b, found);
            told++;
        }
        wanted += a + (wanted[a] != '\0');
        found += b + (found[b] != '\0');
    }
}

bool screen_golden(const struct canvas *canvas, const char *path, bool rewrite,
                   struct str *why)
{
    struct str found = {0}, wanted = {0};
    canvas_dump(canvas, &found);
    bool good = rewrite ? write_file(path, &found) : read_file(path, &wanted);
    if (!good)
        str_printf(why, "%s: %s", path, strerror(errno));
    if (good && !rewrite && !str_equal(str_text(&wanted), str_text(&found))) {
        str_printf(why, "%s differs (- golden, + found):", path);
        tell_difference(str_text(&wanted), str_text(&found), why);
        good = false;
    }
    str_free(&found);
    str_free(&wanted);
    return good;
}
