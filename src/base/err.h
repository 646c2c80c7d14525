/* Errors as values: what happened and what to do, in one sentence for the person.
 *
 * Owns: the error record that every fallible function takes last. `text` is a whole
 * translated sentence, set where the cause is known and never overwritten above;
 * `detail` is for the log (codes, paths), never shown by itself. Does not know: who
 * will show it. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
    ERR_NONE,
    ERR_INPUT,     /* what was typed or read is not acceptable */
    ERR_NOT_FOUND, /* no such file, row, name */
    ERR_BUSY,      /* held by another instance */
    ERR_FOREIGN,   /* a file that is not ours: never touched */
    ERR_NEWER,     /* made by a later version */
    ERR_READONLY,  /* medium or permission forbids writing */
    ERR_FULL,      /* no space left */
    ERR_IO,        /* the disk answered an error */
    ERR_MOVED,     /* the file was renamed or replaced under us */
    ERR_CORRUPT,   /* a check failed */
    ERR_MEMORY,
    ERR_TERMINAL,
    ERR_USAGE, /* command line */
};

struct err {
    enum err_kind kind;
    char text[256];
    char detail[256];
};

#define ERR_INIT                                                                       \
    {                                                                                  \
        .kind = ERR_NONE, .text = "", .detail = ""                                     \
    }

/* Sets kind and sentence (cut at a character boundary to fit); keeps detail.
 * Always returns false, so that a function may end with `return err_set(err, …)`.
 * err may be NULL: nothing is recorded. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Sets the technical detail; always returns false. err may be NULL. */
bool err_set_detail(struct err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void err_clear(struct err *err);

#endif
