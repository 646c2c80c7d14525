/* One line of text being typed: insertion point, editing keys, a window that follows.
 *
 * Text is always valid NFC without control characters; the insertion point stands
 * between graphemes. Does not know what the line is for. */
#ifndef UI_LINEEDIT_H
#define UI_LINEEDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "input/key.h"
#include "ui/canvas.h"

struct lineedit {
    struct str text;
    size_t at; /* byte offset of the insertion point */
};

void lineedit_free(struct lineedit *line);
const char *lineedit_text(const struct lineedit *line);
/* Replaces the text; the insertion point goes to its end. */
void lineedit_set(struct lineedit *line, const char *text);
/* Inserts at the insertion point; newlines and tabs become spaces. */
void lineedit_insert(struct lineedit *line, const char *text, size_t len);
/* Characters, arrows, Home/End, Ctrl+arrows by words, Backspace, Delete, Ctrl+A E U K
 * W. True when the key was used (even if nothing changed). */
bool lineedit_key(struct lineedit *line, struct key key);
/* The word that ends at the insertion point and its start; empty after a space. */
size_t lineedit_word_start(const struct lineedit *line);
/* Replaces [from, insertion point) by text. */
void lineedit_replace(struct lineedit *line, size_t from, const char *text);
/* Draws the part of the line that holds the insertion point in `room` columns and puts
 * the cursor there. */
void lineedit_draw(const struct lineedit *line, struct canvas *canvas, int x, int y,
                   int room, uint8_t style);

#endif
