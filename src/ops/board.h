/* What the board pane reads, and the verbs of boards. */
#ifndef OPS_BOARD_H
#define OPS_BOARD_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/note.h"
#include "ops/garden.h"

bool ops_boards(struct garden *garden, struct arena *arena, struct board **boards,
                size_t *count, struct err *err);
bool ops_board_add(struct garden *garden, const char *name, const char *question,
                   struct id *id, struct err *err);
bool ops_board_edit(struct garden *garden, struct id board, const char *name,
                    const char *question, int dots, int voters, struct err *err);

/* The columns of a board: to sort first, then the configured categories, then
 * categories that left the configuration but still hold notes. */
struct column {
    const char *category; /* "" = to sort */
    const char *label;
    int notes; /* live ones, grouped or not */
    int votes; /* notes and group titles */
};
struct kind_count {
    const struct note_kind *kind;
    int notes;
};
struct board_counts {
    struct column *columns;
    size_t column_count;
    struct kind_count *kinds; /* in the order of the configuration */
    size_t kind_count;
    int notes;
    int votes;            /* notes and group titles */
    struct group *groups; /* in order of column, then position */
    size_t group_count;
};
bool ops_board_counts(struct garden *garden, const struct board *board,
                      struct arena *arena, struct board_counts *counts,
                      struct err *err);

/* A window of notes around an anchor: see store_notes_page. filter is what was typed:
 * "!mob" = kind of the sign ! and words starting by mob, accents and capitals aside; it
 * replaces the kind and the words of the query where it says some. NULL or "": all. */
bool ops_notes_page(struct garden *garden, const struct note_query *query,
                    const char *filter, struct id anchor, size_t before, size_t after,
                    struct arena *arena, struct note_page *page, struct err *err);
/* The first (or last) note of the same list; none when it is empty. */
bool ops_notes_end(struct garden *garden, const struct note_query *query,
                   const char *filter, bool last, struct id *id, struct err *err);
bool ops_group(struct garden *garden, struct id id, struct arena *arena,
               struct group *group, struct err *err);

/* The look-alike of a text (without sign, @ and #) other than `except`; NULL when
 * nothing is near enough. Bounded work: fit to be called at each key. */
bool ops_note_like(struct garden *garden, struct id board, const char *text,
                   struct id except, struct arena *arena, struct note **like,
                   struct err *err);
/* Near-duplicate pairs of one kind on a board, best first (at most `most`): a fear is
 * never taken for the idea it answers. */
struct duplicate {
    struct note a, b;
    unsigned score;
};
bool ops_duplicates(struct garden *garden, struct id board, size_t most,
                    struct arena *arena, struct duplicate **pairs, size_t *count,
                    struct err *err);
/* Completion of @authors or #tags: those that begin like the prefix, whatever accents
 * and capitals, most used first. */
bool ops_words_like(struct garden *garden, bool tags, const char *prefix, size_t most,
                    struct arena *arena, const char ***words, size_t *count,
                    struct err *err);
/* What happened to a note, oldest first, one French sentence a line: "26/11 14:03 ·
 * type : PEUR". Ranks are left out. */
bool ops_note_history(struct garden *garden, struct id note, struct arena *arena,
                      const char ***lines, size_t *count, struct err *err);

#endif
