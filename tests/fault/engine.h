/* SQLite itself made to fail: the n-th statement that is prepared, stepped or run at
 * once answers a code of ours, once or from then on, without having done anything. It
 * tells of it what it would: sqlite3_errmsg and its like say the same.
 *
 * For programs linked with engine_wraps (meson.build). A ROLLBACK never fails: SQLite
 * ends a transaction whatever the disk answers. */
#ifndef TESTS_FAULT_ENGINE_H
#define TESTS_FAULT_ENGINE_H

#include <stdbool.h>

void engine_arm(int n, int code, bool lasting);
/* Nothing fails any more; did something? */
bool engine_disarm(void);

#endif
