#ifndef EXCHANGE_PRIVATE_H
#define EXCHANGE_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Is it a calendar from one end to the other, of lines and depths that libical bears?
 * Its parser goes as deep as the file does. ERR_INPUT says what is wrong. */
bool calendar_looks_sound(const char *bytes, size_t len, struct err *err);

/* "20260312T081500Z" */
void calendar_utc(int64_t ms, char out[20]);

struct calendar_civil {
    int year, month, day, hour, minute, second;
};
/* The stamp of a time of Paris, in ms; an hour that comes twice is the first, one that
 * a change of season skips is an hour later. The date must exist, else 0. */
int64_t calendar_from_paris(struct calendar_civil civil);

#endif
