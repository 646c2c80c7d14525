/* The rows of the floor list: made up (floor_made.c) or asked of a database at each key
 * (floor_asked.c). */
#ifndef TESTS_BENCH_FLOOR_H
#define TESTS_BENCH_FLOOR_H

/* How many rows there are; path is argv[1], or NULL. */
long floor_open(const char *path);
/* Reads `count` rows from `first` on; their texts until the next call. */
void floor_read(long first, int count);
const char *floor_text(int row);

#endif
