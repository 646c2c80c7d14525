#include <sqlite3.h>

void rows_fill(sqlite3 *db, const char *sql)
{
    char *text = sqlite3_mprintf("delete from note where id = %Q", sql);
    sqlite3_exec(db, text, NULL, NULL, NULL);
    sqlite3_exec(db, "begin", NULL, NULL, NULL);
}
