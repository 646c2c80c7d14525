/* The lines of a card: a label, a value; which one has the cursor.
 *
 * Owns how they look and how one walks them. Does not know whose card it is. The line
 * stood on is known by what it is (kind, id, key), never by its number. */
#ifndef PANES_FIELDS_H
#define PANES_FIELDS_H

#include "base/id.h"
#include "ui/canvas.h"
#include "ui/list.h"

struct field_line {
    int kind;        /* the card's own enum */
    struct id id;    /* of the contact, the link, the need; none */
    const char *key; /* of a field of the configuration; "" */
    const char *label;
    const char *value; /* "": shown as "-" */
    uint8_t style;     /* of the value */
};

/* The line like `wanted`, or the nearest to `near` when it is gone. */
int fields_find(const struct field_line *fields, size_t count,
                const struct field_line *wanted, int near);

/* Rows from list->top on, labels aligned; a label repeated is left out. The cursor goes
 * to the line stood on when `focused`. */
void fields_draw(const struct field_line *fields, size_t count, struct list list,
                 struct canvas *canvas, struct rect rect, bool focused);

#endif
