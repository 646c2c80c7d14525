/* The verbs of notes: one function, one transaction, one undo.
 *
 * Each validates, writes, and sets garden->changed. On false nothing was changed and
 * the text given is still the caller's: nothing is lost. `ids`/`count` are the notes
 * acted on (marked ones, or the one under the cursor). */
#ifndef OPS_NOTES_H
#define OPS_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/note.h"
#include "ops/garden.h"

struct note_place {
    struct id board;
    const char *category; /* "" or NULL: to sort */
    struct id slot;       /* of the meeting under way, none */
};

/* Saves one captured line (note_line_read) at the end of its column, dropping the draft
 * of `draft_place` in the same commit (NULL: none). An empty text is ERR_INPUT. */
bool ops_note_add(struct garden *garden, struct note_place place,
                  const struct note_line *line, const char *draft_place, struct id *id,
                  struct err *err);
/* All lines of a pasted block, in one step: one undo removes all. */
bool ops_note_paste(struct garden *garden, struct note_place place,
                    const struct note_line *lines, size_t count,
                    const char *draft_place, struct err *err);
/* Replaces kind, text, author and tags by those of the line. */
bool ops_note_edit(struct garden *garden, struct id id, const struct note_line *line,
                   const char *draft_place, struct err *err);
/* The next kind in the order of the configuration; a kind without authors drops a
 * note's author only when going there from an attributed kind (a typed author of a fear
 * is kept). */
bool ops_note_next_kind(struct garden *garden, const struct id *ids, size_t count,
                        struct err *err);
/* Adds the tags (words without #), or removes those that all the notes have. */
bool ops_note_tag(struct garden *garden, const struct id *ids, size_t count,
                  const char *tags, struct err *err);
/* To the end of a column; notes leave their group when it is in another column. */
bool ops_note_move(struct garden *garden, const struct id *ids, size_t count,
                   const char *category, struct err *err);
/* One step up (-1) or down (+1) in its column or group; ERR_NOT_FOUND at the end. */
bool ops_note_shift(struct garden *garden, struct id id, int direction,
                    struct err *err);
bool ops_note_bin(struct garden *garden, const struct id *ids, size_t count,
                  struct err *err);
bool ops_note_restore(struct garden *garden, const struct id *ids, size_t count,
                      struct err *err);
/* Merges duplicates: the first id keeps its text; authors are joined, votes summed,
 * tags united; the others stay in the history (ROW_MERGED) and undo splits them. */
bool ops_note_merge(struct garden *garden, const struct id *ids, size_t count,
                    struct err *err);

bool ops_note(struct garden *garden, struct id id, struct arena *arena,
              struct note *note, struct err *err);

/* Drafts: what is being typed at a place. */
bool ops_draft_put(struct garden *garden, const char *place, const char *text,
                   struct err *err);
bool ops_draft(struct garden *garden, const char *place, struct arena *arena,
               const char **text, int64_t *when, struct err *err);
/* All of them, the newest first. */
bool ops_drafts(struct garden *garden, struct arena *arena, struct draft_row **rows,
                size_t *count, struct err *err);

#endif
