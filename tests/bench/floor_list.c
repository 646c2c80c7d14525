/* The least a list on ncurses can do: a bar over rows, two of them touched at a key.
 * Keys: j k, PageDown PageUp, q. Written as most programs are: initscr, getch, refresh.
 */
#include <curses.h>
#include <locale.h>

#include "floor.h"

enum { BAR_WIDTH = 73 };

struct list {
    long count, chosen, top, shown_top;
    int height;
};

static void draw_all(struct list *list)
{
    erase();
    mvprintw(0, 0, "%ld rows", list->count);
    for (int i = 0; i < list->height && list->top + i < list->count; i++)
        mvaddnstr(1 + i, 0, floor_text(i), BAR_WIDTH);
    list->shown_top = list->top;
}

static void draw(struct list *list, long before)
{
    if (list->chosen < list->top)
        list->top = list->chosen;
    if (list->chosen >= list->top + list->height)
        list->top = list->chosen - list->height + 1;
    floor_read(list->top, list->height);
    if (list->top != list->shown_top)
        draw_all(list);
    else
        mvchgat(1 + (int)(before - list->top), 0, BAR_WIDTH, A_NORMAL, 0, NULL);
    mvchgat(1 + (int)(list->chosen - list->top), 0, BAR_WIDTH, A_REVERSE, 0, NULL);
    refresh();
}

static void move_by(struct list *list, long step)
{
    list->chosen += step;
    if (list->chosen >= list->count)
        list->chosen = list->count - 1;
    if (list->chosen < 0)
        list->chosen = 0;
}

int main(int argc, char **argv)
{
    struct list list = {.count = floor_open(argc > 1 ? argv[1] : NULL),
                        .shown_top = -1};
    int key = 0;

    setlocale(LC_ALL, "");
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    list.height = LINES - 4;
    do {
        long before = list.chosen;
        if (key == 'j' || key == 'k')
            move_by(&list, key == 'j' ? 1 : -1);
        if (key == KEY_NPAGE || key == KEY_PPAGE)
            move_by(&list, key == KEY_NPAGE ? list.height : -list.height);
        draw(&list, before);
        key = getch();
    } while (key != 'q' && key != ERR);
    endwin();
    return 0;
}
