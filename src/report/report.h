/* A document written as Markdown, HTML or ODT: the same content in each.
 *
 * Owns: the formats and what each must escape. Does not know: what the document is
 * about, where the bytes go (a sink), unless asked to make a file of them.
 *
 * Markdown is CommonMark with tables; every text reads back as it was given. HTML is
 * one valid file without script nor anything fetched, that prints on A4. ODT is
 * OpenDocument 1.2 for A4, with named styles, and pages numbered in their footer. The
 * same document gives the same bytes. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "report/document.h"

enum report_format { REPORT_MARKDOWN, REPORT_HTML, REPORT_ODT };

/* Where the bytes go, in pieces. put() returns false, err set, to stop. */
struct report_sink {
    bool (*put)(void *ctx, const char *bytes, size_t len, struct err *err);
    void *ctx;
};

/* "markdown", "html", "odt" (as on the command line); false when it is none of them. */
bool report_format_named(const char *name, enum report_format *format);
const char *report_format_name(enum report_format format);
/* "md", "html", "odt": the end of a file's name, without its dot. */
const char *report_format_ending(enum report_format format);

/* Hands the whole document to the sink. Errors: the sink's; for ODT, ERR_NOT_FOUND when
 * libzip is not installed. Nothing tells the sink that what it has is not whole but the
 * false returned. */
bool report_write(const struct document *document, enum report_format format,
                  const struct report_sink *sink, struct err *err);

/* The same into a file, whole or not at all: written beside (0600), synced, renamed.
 * An existing file is replaced when `overwrite`, else it is left alone and this is
 * ERR_INPUT. "-" is standard output. Errors: ERR_FULL, ERR_READONLY, ERR_NOT_FOUND,
 * ERR_IO, and those of report_write. */
bool report_write_file(const struct document *document, enum report_format format,
                       const char *path, bool overwrite, struct err *err);

#endif
