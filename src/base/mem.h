/* Memory with three lifetimes: the run (xmalloc…free), a view-model (arena, reset at
 * each load), a call (locals).
 *
 * Owns: the arena and the out-of-memory path. Running out of memory is not an error
 * value: the hook of mem_on_exhausted runs once (it saves what is being typed), then
 * the process leaves with status 1. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t len);

/* hook(ctx) is called once before leaving when memory runs out. */
void mem_on_exhausted(void (*hook)(void *ctx), void *ctx);

/* Many allocations, one lifetime. Zero-initialise; arena_reset keeps the blocks for
 * the next load, arena_free gives them back. */
struct arena {
    struct arena_block *first;
    struct arena_block *current;
};

/* Zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t len);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The texts one after the other, up to a NULL. */
char *arena_join(struct arena *arena, ...) __attribute__((sentinel));
void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

#endif
