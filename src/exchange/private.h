#ifndef EXCHANGE_PRIVATE_H
#define EXCHANGE_PRIVATE_H

#include <stdint.h>

/* "20260312T081500Z" */
void calendar_utc(int64_t ms, char out[20]);

struct calendar_civil {
    int year, month, day, hour, minute, second;
};
/* The stamp of a time of Paris, in ms; an hour that comes twice is the first, one that
 * a change of season skips is an hour later. The date must exist, else 0. */
int64_t calendar_from_paris(struct calendar_civil civil);

#endif
