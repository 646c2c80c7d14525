/* What a canvas shows, as a script asks it: text, lines, the cursor, a golden file. */
#ifndef TESTS_JOURNEYS_SCREEN_H
#define TESTS_JOURNEYS_SCREEN_H

#include <stdbool.h>

#include "base/str.h"
#include "ui/canvas.h"

/* The rows of text, without what is blank at their ends. */
void screen_text(const struct canvas *canvas, struct str *out);
bool screen_shows(const struct canvas *canvas, const char *text);
/* Row from 1; from the bottom when negative. */
bool screen_line_shows(const struct canvas *canvas, int row, const char *text);
/* Is the hardware cursor on the first cell of that text? */
bool screen_cursor_on(const struct canvas *canvas, const char *text);
/* Is every cell of the first place that shows the text in this style? One letter of
 * the dump. */
bool screen_styled(const struct canvas *canvas, const char *text, char letter);

/* Are the rows of that CSV (as terreau writes it for people) rows of the screen that
 * follow each other, the cells of these columns standing in each in their order? */
bool screen_lists(const struct canvas *canvas, const char *csv,
                  const char *const *columns, size_t count);

/* Compares the dump with the file; writes it instead when `rewrite`. False with *why:
 * the first rows that differ. */
bool screen_golden(const struct canvas *canvas, const char *path, bool rewrite,
                   struct str *why);

#endif
