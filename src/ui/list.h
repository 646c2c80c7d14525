/* Where a list stands: pure arithmetic of a selection inside a window. */
#ifndef UI_LIST_H
#define UI_LIST_H

struct list {
    int count;
    int selected; /* 0 when empty */
    int top;      /* first row shown */
    int height;   /* rows of the window */
};

/* Moves the selection by `by`, clamped to the rows there are. */
void list_move(struct list *list, int by);
/* Clamps the selection and makes the window show it. Call after any change. */
void list_settle(struct list *list, int count, int height);

#endif
