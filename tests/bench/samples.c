#include "samples.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

double percentile(const struct samples *samples, int percent)
{
    double *sorted = xmalloc((samples->n + 1) * sizeof *sorted);

    if (samples->n == 0) {
        free(sorted);
        return 0;
    }
    memcpy(sorted, samples->at, samples->n * sizeof *sorted);
    qsort(sorted, samples->n, sizeof *sorted, compare);
    double value = sorted[(samples->n - 1) * (size_t)percent / 100];
    free(sorted);
    return value;
}

double ratio_of_rounds(const struct samples *a, const struct samples *floor)
{
    struct samples ratios = {0};

    for (size_t i = 0; i < a->n && i < floor->n; i++)
        vec_push(&ratios, a->at[i] / floor->at[i]);
    double middle = percentile(&ratios, 50);
    vec_free(&ratios);
    return middle;
}
