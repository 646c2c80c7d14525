/* A disk that fails when asked to: the system calls that change it, taken before the
 * library has them.
 *
 * This program's own write, pwrite, fsync, fdatasync, ftruncate, fallocate, unlink,
 * rename and creating open stand in front of the C library's, for terreau's code and
 * for SQLite's. Owns: which call fails, and how. Does not know: who calls, and why. */
#ifndef TESTS_FAULT_DISK_H
#define TESTS_FAULT_DISK_H

#include <stdbool.h>

/* What the n-th call answers; _FOR_GOOD: and all that come after, until the disk is
 * well again. SHORT: half is written, and the disk is full for the rest. */
enum disk_fault {
    DISK_ERROR_ONCE,
    DISK_ERROR_FOR_GOOD,
    DISK_FULL_ONCE,
    DISK_FULL_FOR_GOOD,
    DISK_SHORT_ONCE,
    DISK_SHORT_FOR_GOOD,
    DISK_FAULTS
};

/* The n-th call from now on, from 1. SHORT counts writes alone. */
void disk_break(enum disk_fault fault, int n);
/* A disk of so many bytes in that folder (not in those inside): what would make its
 * files larger than that in all finds no room. 0: what they take now. */
void disk_limit(const char *folder, long long bytes);
void disk_mend(void);
/* Did a call fail since the disk was last broken? */
bool disk_hit(void);

/* How often that file (by any name) was opened since disk_watch. */
void disk_watch(const char *path);
int disk_opens(void);

#endif
