/* The least a searchable list on ncurses and SQLite can do, without one row more in
 * memory than is shown.
 *
 *   floor-search DB    table actor(n, name, kind, place), index on name, FTS5 `found`
 *
 * Keys: j k, PageDown PageUp, q; / then letters: the first screenful by name at each
 * letter; Backspace takes one away, Esc ends it. Once out of curses' first mode, so
 * that a frame is one write. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_WIDTH = 42, ROWS_MOST = 128 };

struct row {
    char name[128];
    char rest[96];
};

static sqlite3 *db;
static struct row rows[ROWS_MOST];
static int count, chosen;
static long top;
static char word[64];
static bool searching;

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *stmt;
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK)
        return stmt;
    endwin();
    fprintf(stderr, "floor-search: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static void take(sqlite3_stmt *stmt)
{
    count = 0;
    while (count < ROWS_MOST && sqlite3_step(stmt) == SQLITE_ROW) {
        struct row *row = &rows[count++];
        snprintf(row->name, sizeof row->name, "%s",
                 (const char *)sqlite3_column_text(stmt, 0));
        snprintf(row->rest, sizeof row->rest, "%-16.16s %.18s",
                 (const char *)sqlite3_column_text(stmt, 1),
                 (const char *)sqlite3_column_text(stmt, 2));
    }
    sqlite3_reset(stmt);
}

static void read_rows(int height)
{
    static sqlite3_stmt *page, *found;
    char match[96];
    if (!page) {
        page = prepare("SELECT name, kind, place FROM actor ORDER BY name, n "
                       "LIMIT ?1 OFFSET ?2");
        found = prepare("SELECT a.name, a.kind, a.place FROM found f JOIN actor a "
                        "ON a.n = f.rowid WHERE found MATCH ?2 ORDER BY a.name, a.n "
                        "LIMIT ?1");
    }
    sqlite3_stmt *stmt = word[0] ? found : page;
    sqlite3_bind_int(stmt, 1, height);
    if (word[0]) {
        snprintf(match, sizeof match, "\"%s\"*", word);
        sqlite3_bind_text(stmt, 2, match, -1, SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_int64(stmt, 2, top);
    }
    take(stmt);
}

static void draw(void)
{
    erase();
    mvprintw(0, 0, "floor%s%s", searching ? "  /" : "", word);
    for (int i = 0; i < count; i++) {
        if (i == chosen)
            attron(A_REVERSE);
        mvaddnstr(1 + i, 0, rows[i].name, NAME_WIDTH);
        mvaddstr(1 + i, NAME_WIDTH + 1, rows[i].rest);
        attroff(A_REVERSE);
    }
    refresh();
}

static void search_key(int key)
{
    size_t len = strlen(word);
    if (key == KEY_BACKSPACE || key == 127) {
        if (len)
            word[len - 1] = '\0';
    } else if (len + 1 < sizeof word) {
        word[len] = (char)key;
        word[len + 1] = '\0';
    }
    chosen = 0;
}

static void move_key(int key, int height)
{
    if (key == 'j' && chosen + 1 < count)
        chosen++;
    else if (key == 'j')
        top++;
    else if (key == 'k' && chosen > 0)
        chosen--;
    else if (key == 'k' && top > 0)
        top--;
    else if (key == KEY_NPAGE)
        top += height;
    else if (key == KEY_PPAGE)
        top = top > height ? top - height : 0;
}

int main(int argc, char **argv)
{
    int key = 0;
    if (argc != 2 || sqlite3_open(argv[1], &db) != SQLITE_OK)
        return 2;
    setlocale(LC_ALL, "");
    initscr();
    endwin();
    refresh();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    do {
        int height = LINES - 4 < ROWS_MOST ? LINES - 4 : ROWS_MOST;
        if (key == 27) {
            searching = false;
            word[0] = '\0';
        } else if (searching) {
            search_key(key);
        } else if (key == '/') {
            searching = true;
        } else {
            move_key(key, height);
        }
        read_rows(height);
        draw();
        key = getch();
    } while (searching || (key != 'q' && key != ERR));
    endwin();
    return 0;
}
