/* A bare SQLite insert in the mode of the store, and the table of the floor list. */
#ifndef TESTS_BENCH_RAW_INSERT_H
#define TESTS_BENCH_RAW_INSERT_H

struct raw_insert;

/* A new database at path + "-insert"; at path itself, closed again, `notes` made-up
 * rows for floor-query. */
struct raw_insert *raw_insert_open(const char *path, long notes);
/* One row, one commit in WAL and FULL; µs. */
double raw_insert_once(struct raw_insert *insert);
void raw_insert_close(struct raw_insert *insert);

#endif
