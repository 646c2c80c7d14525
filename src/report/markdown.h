/* How Markdown says a text so that it reads back exactly: escapes, emphasis, breaks.
 *
 * Owns: what a character could be taken for at its place in the line. Does not know:
 * blocks, beside the few facts of struct writer that they leave for it. */
#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

#include "report/private.h"

/* Appends a run after `before` (NULL: first of its text), with the marks of its style
 * unless the run beside it has the same. */
void markdown_run(struct writer *writer, const struct run *run,
                  const struct run *before);

void markdown_indent(struct str *out, int columns);

#endif
