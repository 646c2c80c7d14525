/* A file layer under SQLite that remembers every call that changes the disk, and what
 * the disk may hold when the power fails between two of them.
 *
 * The model: what was flushed is there; of what was written since, each write is there,
 * or not, or torn at 512 bytes; a truncation is there or not; a file removed without a
 * flush of its folder is gone or not. Only the file itself, its WAL and its journal are
 * recorded; the real files are written as usual. Owns: the record, in memory. */
#ifndef TESTS_FAULT_RECORDER_H
#define TESTS_FAULT_RECORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Installs the layer as the default one. Call once, before any store is opened. */
void recorder_install(void);
/* Forgets the past: what the files hold now is flushed. */
void recorder_start(const char *path);
void recorder_stop(void);
/* The person was told at this instant that everything up to `ack` is saved. */
void recorder_ack(int64_t ack);

/* How many instants there are to fail at: before each call, and after the last. */
size_t recorder_instants(void);

struct crash {
    int64_t ack;   /* the last one told before the power failed */
    size_t at;     /* instant */
    unsigned seed; /* of what is torn */
};
/* Writes at `path` (and -wal, -journal beside it) a disk as that crash may leave it,
 * and says what was told by then. Instants must not decrease from call to call, but for
 * a new pass from 0. */
void recorder_image(struct crash *crash, const char *path);

#endif
