#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

/* The one hook of the process: running out of memory has no caller to return to. */
static void (*exhausted_hook)(void *ctx);
static void *exhausted_ctx;

void mem_on_exhausted(void (*hook)(void *ctx), void *ctx)
{
    exhausted_hook = hook;
    exhausted_ctx = ctx;
}

_Noreturn static void exhausted(void)
{
    void (*hook)(void *ctx) = exhausted_hook;
    exhausted_hook = NULL; /* the hook may itself run out of memory */
    if (hook)
        hook(exhausted_ctx);
    fputs(_("terreau s’arrête : la mémoire est épuisée. Fermez d’autres programmes, "
            "puis relancez-le."),
          stderr);
    fputc('\n', stderr);
    exit(1);
}

void *xmalloc(size_t size)
{
    void *at = malloc(size ? size : 1);
    if (!at)
        exhausted();
    return at;
}

void *xcalloc(size_t count, size_t size)
{
    void *at = calloc(count ? count : 1, size ? size : 1);
    if (!at)
        exhausted();
    return at;
}

void *xrealloc(void *old, size_t size)
{
    void *at = realloc(old, size ? size : 1);
    if (!at)
        exhausted();
    return at;
}

char *xstrdup(const char *text)
{
    return xstrndup(text, strlen(text));
}

char *xstrndup(const char *text, size_t len)
{
    len = strnlen(text, len);
    char *copy = xmalloc(len + 1);
    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

struct arena_block {
    struct arena_block *next;
    size_t size;
    size_t used;
    max_align_t data[];
};

enum { BLOCK_SIZE = 16 * 1024 };

static struct arena_block *block_new(size_t room)
{
    size_t size = room > BLOCK_SIZE ? room : BLOCK_SIZE;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        exhausted();
    struct arena_block *block = xmalloc(sizeof *block + size);
    *block = (struct arena_block){.next = NULL, .size = size, .used = 0};
    return block;
}

/* Blocks after `current` are left from an earlier load: take the next one that is
 * large enough, or slip a new one in front of them. */
static struct arena_block *block_with(struct arena *arena, size_t room)
{
    struct arena_block *block = arena->current;
    if (block && block->size - block->used >= room)
        return block;
    struct arena_block **link = block ? &block->next : &arena->first;
    if (!*link || (*link)->size < room) {
        struct arena_block *fresh = block_new(room);
        fresh->next = *link;
        *link = fresh;
    }
    (*link)->used = 0;
    arena->current = *link;
    return *link;
}

static void *arena_room(struct arena *arena, size_t size)
{
    const size_t align = sizeof(max_align_t);
    if (size > SIZE_MAX - align)
        exhausted();
    size_t room = (size + align - 1) / align * align;
    struct arena_block *block = block_with(arena, room);
    char *at = (char *)block->data + block->used;
    block->used += room;
    return at;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_room(arena, size), 0, size);
}

char *arena_strdup(struct arena *arena, const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(arena_room(arena, size), text, size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t len)
{
    len = strnlen(text, len);
    char *copy = arena_room(arena, len + 1);
    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    assert(format);
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    char brief[256]; /* most texts: they are made once */
    int len = vsnprintf(brief, sizeof brief, format, args);
    va_end(args);
    size_t size = len < 0 ? 1 : (size_t)len + 1;
    char *text = arena_alloc(arena, size);
    if (size <= sizeof brief && len >= 0)
        memcpy(text, brief, size);
    else
        vsnprintf(text, size, format, again);
    va_end(again);
    if (strstr(format, "%."))
        str_mend(text);
    return text;
}

char *arena_join(struct arena *arena, ...)
{
    va_list texts, again;
    size_t len = 0;
    va_start(texts, arena);
    va_copy(again, texts);
    for (const char *text; (text = va_arg(texts, const char *));)
        len += strlen(text);
    va_end(texts);
    char *joined = arena_room(arena, len + 1), *at = joined;
    *at = '\0';
    for (const char *text; (text = va_arg(again, const char *));)
        at = stpcpy(at, text);
    va_end(again);
    return joined;
}

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_CHECKED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_CHECKED 1
#endif
#endif

void arena_reset(struct arena *arena)
{
#ifdef ARENA_CHECKED
    arena_free(arena); /* so that the sanitizer sees whoever still points there */
    return;
#endif
    arena->current = arena->first;
    if (arena->first)
        arena->first->used = 0;
}

void arena_free(struct arena *arena)
{
    struct arena_block *block = arena->first;
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (struct arena){0};
}
