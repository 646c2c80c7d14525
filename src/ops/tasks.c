#include "ops/tasks.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/vec.h"
#include "ops/meetings.h"
#include "ops/private.h"

/* Longer than any line was ever carried; a thread that loops ends there. */
enum { CHAIN = 1000 };

/* An action of the file, in any state. */
struct line {
    struct id id, origin, meeting;
    struct id task; /* the first of its thread */
    int depth;      /* how many lines before it */
    bool live;
    int64_t due, created;
    bool done;
    const char *text, *who;
};

struct reading {
    struct garden *garden;
    struct arena *arena;
    VEC(struct line) lines;
    struct meeting *meetings;
    size_t meeting_count;
};

static const struct value *value_of(const struct value *values, enum field field)
{
    size_t n = 0;
    for (size_t i = 0; i < schema_field_count; i++) {
        if (schema_fields[i].field == field)
            return &values[n];
        n += schema_fields[i].table == TABLE_ITEM;
    }
    return NULL;
}

#define VALUE(field) value_of(values, FIELD_ITEM_##field)

static bool take_line(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct reading *in = ctx;
    (void)count;
    if (!str_equal(VALUE(KIND)->text, item_kind_id(ITEM_ACTION)))
        return true;
    struct line line = {.id = id,
                        .task = id,
                        .origin = VALUE(ORIGIN)->id,
                        .meeting = VALUE(MEETING)->id,
                        .live = VALUE(STATE)->integer == ROW_LIVE,
                        .due = VALUE(DUE)->integer,
                        .created = VALUE(CREATED)->integer,
                        .done = VALUE(DONE)->integer != 0,
                        .text = arena_strdup(in->arena, VALUE(TEXT)->text),
                        .who = arena_strdup(in->arena, VALUE(WHO)->text)};
    vec_push(&in->lines, line);
    return true;
}

/* --- threads ---------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

static const struct line *line_find(const struct reading *in, struct id id)
{
    return in->lines.n == 0
               ? NULL
               : bsearch(&id, in->lines.at, in->lines.n, sizeof *in->lines.at, by_id);
}

/* The origin of a line may be of another table, or gone: the thread begins there. */
static void find_firsts(struct reading *in)
{
    for (size_t i = 0; i < in->lines.n; i++) {
        const struct line *first = &in->lines.at[i], *before;
        int depth = 0;
        for (; depth < CHAIN && (before = line_find(in, first->origin)); depth++)
            first = before;
        in->lines.at[i].task = first->id;
        in->lines.at[i].depth = depth;
    }
}

static int by_task(const void *a, const void *b)
{
    const struct line *one = a, *other = b;
    int order = by_id(&one->task, &other->task);
    if (order == 0)
        order = one->depth - other->depth;
    if (order == 0)
        order = (one->created > other->created) - (one->created < other->created);
    return order ? order : by_id(&one->id, &other->id);
}

static bool is_held(const struct reading *in, const struct line *line)
{
    bool held = id_is_none(line->meeting);
    for (size_t i = 0; i < in->meeting_count && !held; i++)
        held = id_equal(in->meetings[i].id, line->meeting);
    return line->live && held;
}

/* --- tasks ------------------------------------------------------------------------ */

/* Every change of every line counts, and each line carried is one. */
static bool count_changes(struct garden *garden, struct task *task, struct err *err)
{
    struct arena arena = {0};
    bool good = true;
    task->revision = (int)task->line_count - 1;
    for (size_t i = 0; good && i < task->line_count; i++) {
        struct history_line *history;
        size_t count = 0;
        good =
            store_history(garden->store, task->lines[i], &arena, &history, &count, err);
        for (size_t k = 0; good && k < count; k++)
            task->revision += history[k].field != 0;
    }
    arena_free(&arena);
    return good;
}

/* The lines of one thread, oldest first. */
static bool make_task(const struct reading *in, const struct line *lines, size_t count,
                      struct task *task, struct err *err)
{
    *task = (struct task){.id = lines[0].task};
    task->lines = arena_alloc(in->arena, count * sizeof *task->lines);
    for (size_t i = 0; i < count; i++) {
        if (!is_held(in, &lines[i]))
            continue;
        task->lines[task->line_count++] = lines[i].id;
        task->latest = lines[i].id;
        task->text = lines[i].text;
        task->who = lines[i].who;
        task->due = lines[i].due;
        task->done = lines[i].done;
    }
    return task->line_count == 0 || count_changes(in->garden, task, err);
}

static bool make_tasks(struct reading *in, struct task **tasks, size_t *count,
                       struct err *err)
{
    *tasks = arena_alloc(in->arena, (in->lines.n + 1) * sizeof **tasks);
    for (size_t i = 0, end; i < in->lines.n; i = end) {
        const struct line *lines = in->lines.at;
        for (end = i + 1; end < in->lines.n; end++)
            if (!id_equal(lines[end].task, lines[i].task))
                break;
        if (!make_task(in, lines + i, end - i, &(*tasks)[*count], err))
            return false;
        *count += (*tasks)[*count].line_count > 0;
    }
    return true;
}

bool ops_tasks(struct garden *garden, struct arena *arena, struct task **tasks,
               size_t *count, struct err *err)
{
    struct reading in = {.garden = garden, .arena = arena};
    *count = 0;
    bool good = store_each(garden->store, TABLE_ITEM, take_line, &in, err) &&
                ops_meetings(garden, arena, &in.meetings, &in.meeting_count, err);
    if (good && in.lines.n > 0) {
        qsort(in.lines.at, in.lines.n, sizeof *in.lines.at, by_id);
        find_firsts(&in);
        qsort(in.lines.at, in.lines.n, sizeof *in.lines.at, by_task);
        good = make_tasks(&in, tasks, count, err);
    }
    vec_free(&in.lines);
    return good;
}

struct task *task_find(struct task *tasks, size_t count, struct id id)
{
    return count == 0 ? NULL : bsearch(&id, tasks, count, sizeof *tasks, by_id);
}
