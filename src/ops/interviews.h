/* Interviews: answers to the questions of a grid, passages kept from them, and their
 * tags.
 *
 * One verb, one step; on false nothing changed. Grids and tags are those of the
 * configuration; a question is known by its text, so that a grid may change without
 * losing what was answered. */
#ifndef OPS_INTERVIEWS_H
#define OPS_INTERVIEWS_H

#include "base/str.h"
#include "domain/card.h"
#include "ops/garden.h"

/* What that person answers to that question of that grid: made, or replaced when she
 * already has (one answer a question); "" takes it away with its extracts. `answer->id`
 * is not read, `held` 0 is today. ERR_INPUT for a grid that the configuration does not
 * have. The draft of that place goes in the same commit (NULL: none). */
bool ops_answer_set(struct garden *garden, const struct answer *answer,
                    const char *draft_place, struct id *id, struct err *err);
/* A passage of an answer, with its tags (ids or labels parted by spaces or commas). An
 * unknown tag, or no text, is ERR_INPUT. */
bool ops_extract_add(struct garden *garden, struct id answer, const char *text,
                     const char *tags, struct id *id, struct err *err);
bool ops_extract_edit(struct garden *garden, const struct extract *extract,
                      struct err *err);
bool ops_extract_bin(struct garden *garden, struct id id, struct err *err);

struct interview_line {
    const char *question;
    struct answer answer; /* text "" and id none: not asked yet */
    struct extract *extracts;
    size_t extract_count;
};
/* The questions of the grid in its order, answered or not; then answers to questions
 * that left it. */
bool ops_interview(struct garden *garden, struct id person, const char *grid,
                   struct arena *arena, struct interview_line **lines, size_t *count,
                   struct err *err);
/* How many extracts have each tag, of that grid (NULL: of all): those of the
 * configuration in its order, then others in use. */
struct tag_count {
    const char *id;
    const char *label;
    int extracts;
    int persons;
};
bool ops_extract_tags(struct garden *garden, const char *grid, struct arena *arena,
                      struct tag_count **tags, size_t *count, struct err *err);
/* The same as a table that a spreadsheet opens: « étiquette;extraits;personnes ». */
bool ops_extract_tags_csv(struct garden *garden, const char *grid, struct str *out,
                          struct err *err);
/* The extracts that have that tag (NULL: all), by person then as written. */
struct extract_line {
    struct extract extract;
    struct answer answer;
    const char *person; /* name */
};
bool ops_extracts(struct garden *garden, const char *tag, struct arena *arena,
                  struct extract_line **lines, size_t *count, struct err *err);

#endif
