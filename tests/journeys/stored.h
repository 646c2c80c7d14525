/* What a community's file holds, read through the same doors as the panes.
 *
 * Each check is true, or says in *why what was found instead. Words are those of a
 * script after the command; fields are written name=value. */
#ifndef TESTS_JOURNEYS_STORED_H
#define TESTS_JOURNEYS_STORED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ops/garden.h"

enum stored_list { STORED_NOTES, STORED_GROUPS, STORED_BOARDS };

bool stored_count(struct garden *garden, enum stored_list list, int wanted,
                  struct str *why);
/* One live note has this text, and these fields: kind author tags category group votes
 * board. */
bool stored_note(struct garden *garden, const char *const *words, size_t count,
                 struct str *why);
/* The same for the note of that rank (from 1), boards in order, then by position. */
bool stored_note_at(struct garden *garden, const char *const *words, size_t count,
                    struct str *why);
bool stored_no_note(struct garden *garden, const char *text, struct str *why);
/* One live group has this name; fields: notes votes title category board. */
bool stored_group(struct garden *garden, const char *const *words, size_t count,
                  struct str *why);
/* Fields: question dots voters key. */
bool stored_board(struct garden *garden, const char *const *words, size_t count,
                  struct str *why);
/* Every dot of every board, notes and titles. */
bool stored_votes(struct garden *garden, int wanted, struct str *why);
/* Neither the file nor its log holds these bytes. */
bool stored_lacks(struct garden *garden, const char *text, struct str *why);
/* All of it as text: what must be the same after an undo. */
void stored_text(struct garden *garden, struct str *out);

#endif
