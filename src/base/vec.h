/* A typed growable array: `VEC(struct note) notes = {0};` then vec_push(&notes, n). */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"

#define VEC(type)                                                                      \
    struct {                                                                           \
        type *at;                                                                      \
        size_t n, cap;                                                                 \
    }

#define vec_push(vec, item)                                                            \
    do {                                                                               \
        if ((vec)->n == (vec)->cap) {                                                  \
            (vec)->cap = (vec)->cap ? (vec)->cap * 2 : 8;                              \
            (vec)->at = xrealloc((vec)->at, (vec)->cap * sizeof *(vec)->at);           \
        }                                                                              \
        (vec)->at[(vec)->n++] = (item);                                                \
    } while (0)

#define vec_free(vec)                                                                  \
    do {                                                                               \
        free((vec)->at);                                                               \
        (vec)->at = NULL;                                                              \
        (vec)->n = (vec)->cap = 0;                                                     \
    } while (0)

#endif
