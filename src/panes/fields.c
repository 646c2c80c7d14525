#include "panes/fields.h"

#include <string.h>

#include "base/str.h"
#include "base/width.h"

enum { LABEL_MOST = 20, VALUE_MOST = 512 };

int fields_find(const struct field_line *fields, size_t count,
                const struct field_line *wanted, int near)
{
    for (size_t i = 0; i < count; i++)
        if (fields[i].kind == wanted->kind && id_equal(fields[i].id, wanted->id) &&
            str_equal(fields[i].key, wanted->key ? wanted->key : ""))
            return (int)i;
    return near < (int)count ? near : (int)count - 1;
}

static int label_width(const struct field_line *fields, size_t count)
{
    int most = 0;
    for (size_t i = 0; i < count; i++) {
        int width = width_text(fields[i].label, strlen(fields[i].label));
        most = width > most ? width : most;
    }
    return most < LABEL_MOST ? most : LABEL_MOST;
}

/* Only what a row can show: a field may hold ten thousand characters. */
static void put_value(const struct field_line *field, struct canvas *canvas, int x,
                      int y, int room)
{
    char shown[VALUE_MOST];
    str_copy(shown, sizeof shown, *field->value ? field->value : "-");
    canvas_put_cut(canvas, x, y, room, *field->value ? field->style : STYLE_DIM, shown);
}

void fields_draw(const struct field_line *fields, size_t count, struct list list,
                 struct canvas *canvas, struct rect rect, bool focused)
{
    int label = label_width(fields, count);
    list_settle(&list, (int)count, rect.height);
    canvas_cursor(canvas, rect.x + 1, rect.y);
    for (int i = 0; i < rect.height && list.top + i < list.count; i++) {
        const struct field_line *field = &fields[list.top + i];
        bool here = list.top + i == list.selected, first = i == 0;
        bool again = !first && str_equal(field[-1].label, field->label);
        int y = rect.y + i;
        canvas_put(canvas, rect.x + 1, y, 1, STYLE_TITLE, here ? ">" : " ");
        if (!again)
            canvas_put_cut(canvas, rect.x + 3, y, label,
                           here && focused ? STYLE_PLAIN : STYLE_DIM, field->label);
        put_value(field, canvas, rect.x + 5 + label, y, rect.width - label - 6);
        if (!here || !focused)
            continue;
        canvas_focus(canvas, (struct rect){rect.x, y, rect.width, 1});
        canvas_cursor(canvas, rect.x + 1, y);
    }
}
