#include "ui/list.h"

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? (most < least ? least : most) : value;
}

void list_move(struct list *list, int by)
{
    list->selected = clamp(list->selected + by, 0, list->count - 1);
    list_settle(list, list->count, list->height);
}

void list_settle(struct list *list, int count, int height)
{
    list->count = count;
    list->height = height;
    list->selected = clamp(list->selected, 0, count - 1);
    list->top = clamp(list->top, list->selected - height + 1, list->selected);
    list->top = clamp(list->top, 0, count - height);
}
