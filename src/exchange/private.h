#ifndef EXCHANGE_PRIVATE_H
#define EXCHANGE_PRIVATE_H

#include <stdint.h>

/* "20260312T081500Z" */
void calendar_utc(int64_t ms, char out[20]);

#endif
