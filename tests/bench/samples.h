/* Numbers measured, and what they say in the middle and at the tail. */
#ifndef TESTS_BENCH_SAMPLES_H
#define TESTS_BENCH_SAMPLES_H

#include <stddef.h>

#include "base/vec.h"

struct samples {
    double *at;
    size_t n, cap;
};

/* The sample below which `percent` of them are; 0 when there is none. */
double percentile(const struct samples *samples, int percent);
/* The median of a[i] / floor[i]: each round is compared with itself, so that a machine
 * that slows down slows both. */
double ratio_of_rounds(const struct samples *a, const struct samples *floor);

#endif
