/* Actions as calendars count them: a line carried from one meeting to the next is one
 * task, known by the id of the first line.
 *
 * Owns: which lines are one task, what it says, and its revision, which grows with each
 * change. Does not know calendars. */
#ifndef OPS_TASKS_H
#define OPS_TASKS_H

#include "ops/garden.h"

struct task {
    struct id id;     /* of the first line, in the bin or not: it never changes */
    struct id latest; /* the last line that is live */
    struct id *lines; /* all live ones */
    size_t line_count;
    const char *text, *who; /* of the latest */
    int64_t due;            /* midnight of the day, 0: none */
    bool done;
    int revision;
};

/* Those with a live line, of no meeting or of a live one; by id. */
bool ops_tasks(struct garden *garden, struct arena *arena, struct task **tasks,
               size_t *count, struct err *err);
/* NULL when there is none of that id. */
struct task *task_find(struct task *tasks, size_t count, struct id id);

#endif
