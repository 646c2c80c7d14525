/* A note as the line that would make it again: for correcting it where it was typed. */
#ifndef PANES_NOTE_TEXT_H
#define PANES_NOTE_TEXT_H

#include "domain/note.h"

/* "! Trop de réunions @Nadia_B #charge": the sign only when the kind differs from
 * `kind`; a space before a text that would be taken for a sign. In the arena. */
const char *note_text_line(struct arena *arena, const struct community *community,
                           const struct note_kind *kind, const struct note *note);

#endif
