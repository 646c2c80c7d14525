#include "ops/agenda_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/meeting.h"
#include "domain/ordinal.h"
#include "ops/private.h"
#include "ops/tasks.h"

/* A meeting or a line that the file has. */
struct known {
    struct id id;
    enum row_state state;
    bool fixed; /* a meeting that has begun */
    int sequence;
    uint64_t trace; /* of what a calendar says of it */
};

struct agenda_in {
    struct garden *garden;
    enum table table; /* being read */
    VEC(struct known) meetings, items;
    struct arena arena; /* of the tasks */
    struct task *tasks; /* those that terreau gave a UID */
    size_t task_count;
    struct agenda_in_report report;
};

/* --- what is there ---------------------------------------------------------------- */

static uint64_t stir(uint64_t trace, const char *text)
{
    for (; *text; text++)
        trace = (trace ^ (unsigned char)*text) * UINT64_C(1099511628211);
    return (trace ^ 0xFF) * UINT64_C(1099511628211);
}

/* Minutes: what calendars agree on. */
static uint64_t stir_time(uint64_t trace, int64_t ms)
{
    return (trace ^ (uint64_t)(ms / 60000)) * UINT64_C(1099511628211);
}

#define TRACE UINT64_C(14695981039346656037)

static uint64_t meeting_trace(const char *title, const char *place, int64_t start,
                              int64_t end)
{
    return stir_time(stir_time(stir(stir(TRACE, title), place), start), end);
}

static uint64_t item_trace(const char *text, const char *who, int64_t due, bool done)
{
    return stir_time(stir(stir(TRACE, text), who), due) + done;
}

static const struct value *value_of(enum table table, const struct value *values,
                                    enum field field)
{
    size_t n = 0;
    for (size_t i = 0; i < schema_field_count; i++) {
        if (schema_fields[i].field == field)
            return &values[n];
        n += schema_fields[i].table == table;
    }
    return NULL;
}

#define TEXT(field) value_of(in->table, values, field)->text
#define INTEGER(field) value_of(in->table, values, field)->integer

static bool take_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct agenda_in *in = ctx;
    struct known known = {.id = id};
    (void)count;
    if (in->table == TABLE_MEETING) {
        known.state = (enum row_state)INTEGER(FIELD_MEETING_STATE);
        known.fixed = !str_equal(TEXT(FIELD_MEETING_STAGE), "draft");
        known.sequence = (int)INTEGER(FIELD_MEETING_SEQUENCE);
        known.trace =
            meeting_trace(TEXT(FIELD_MEETING_TITLE), TEXT(FIELD_MEETING_PLACE),
                          INTEGER(FIELD_MEETING_START), INTEGER(FIELD_MEETING_END));
        vec_push(&in->meetings, known);
        return true;
    }
    known.state = (enum row_state)INTEGER(FIELD_ITEM_STATE);
    known.trace = item_trace(TEXT(FIELD_ITEM_TEXT), TEXT(FIELD_ITEM_WHO),
                             INTEGER(FIELD_ITEM_DUE), INTEGER(FIELD_ITEM_DONE) != 0);
    vec_push(&in->items, known);
    return true;
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

static bool read_known(struct agenda_in *in, enum table table, struct err *err)
{
    in->table = table;
    return store_each(in->garden->store, table, take_row, in, err);
}

static struct known *find(struct agenda_in *in, const struct agenda_entry *entry)
{
    struct known *list = entry->todo ? in->items.at : in->meetings.at;
    size_t count = entry->todo ? in->items.n : in->meetings.n;
    return count == 0 ? NULL : bsearch(&entry->id, list, count, sizeof *list, compare);
}

/* --- writing ---------------------------------------------------------------------- */

/* Fields of a meeting, or of an action, as the calendar says them. */
struct wanted {
    struct field_value fields[8];
    size_t count;
};

static void want(struct wanted *wanted, enum field field, struct value value)
{
    wanted->fields[wanted->count++] = (struct field_value){field, value};
}

static struct wanted wanted_of(const struct agenda_entry *entry)
{
    struct wanted wanted = {.count = 0};
    if (entry->todo) {
        want(&wanted, FIELD_ITEM_TEXT, value_text(entry->title));
        want(&wanted, FIELD_ITEM_WHO, value_text(entry->who));
        want(&wanted, FIELD_ITEM_DUE, value_integer(entry->due));
        want(&wanted, FIELD_ITEM_DONE, value_integer(entry->done));
        return wanted;
    }
    want(&wanted, FIELD_MEETING_TITLE, value_text(entry->title));
    want(&wanted, FIELD_MEETING_PLACE, value_text(entry->place));
    want(&wanted, FIELD_MEETING_START, value_integer(entry->start));
    want(&wanted, FIELD_MEETING_END, value_integer(entry->end));
    want(&wanted, FIELD_MEETING_SEQUENCE, value_integer(entry->sequence));
    return wanted;
}

static bool set_all(struct agenda_in *in, struct id row, const struct wanted *wanted,
                    struct err *err)
{
    for (size_t i = 0; i < wanted->count; i++)
        if (!store_set(in->garden->store, row, wanted->fields[i].field,
                       wanted->fields[i].value, err))
            return false;
    return true;
}

static bool add(struct agenda_in *in, const struct agenda_entry *entry, struct err *err)
{
    struct err none = ERR_INIT;
    struct wanted wanted = wanted_of(entry);
    enum field state = entry->todo ? FIELD_ITEM_STATE : FIELD_MEETING_STATE;
    in->report.added++;
    /* one whose entry was undone has its row still */
    if (store_set(in->garden->store, entry->id, state, value_integer(ROW_LIVE), &none))
        return set_all(in, entry->id, &wanted, err);
    if (none.kind != ERR_NOT_FOUND) {
        if (err)
            *err = none;
        return false;
    }
    if (entry->todo) {
        want(&wanted, FIELD_ITEM_KIND, value_text("action"));
        return store_insert(in->garden->store, TABLE_ITEM, entry->id, wanted.fields,
                            wanted.count, err);
    }
    want(&wanted, FIELD_MEETING_STAGE, value_text("draft"));
    want(&wanted, FIELD_MEETING_SOURCE, value_text(entry->description));
    want(&wanted, FIELD_MEETING_NUMBER, value_integer(ordinal_read(entry->title)));
    return store_insert(in->garden->store, TABLE_MEETING, entry->id, wanted.fields,
                        wanted.count, err);
}

/* Does the calendar say something later than the file? */
static bool is_later(const struct known *known, const struct agenda_entry *entry,
                     uint64_t trace)
{
    if (entry->todo)
        return trace != known->trace;
    if (entry->sequence != known->sequence)
        return entry->sequence > known->sequence;
    return !entry->own && trace != known->trace;
}

/* One of ours comes back: it may be ticked and moved to another day there, even by a
 * program that does not count its revisions; a change made here since stays. Its words,
 * which left without names, are those of here. */
static bool take_back(struct agenda_in *in, const struct task *task,
                      const struct agenda_entry *entry, struct err *err)
{
    struct store *store = in->garden->store;
    bool same = entry->due == task->due && entry->done == task->done;
    in->report.same += same;
    if (same)
        return true;
    if (entry->sequence < task->revision) {
        in->report.left++;
        return true;
    }
    in->report.changed++;
    bool good =
        store_set(store, task->latest, FIELD_ITEM_DUE, value_integer(entry->due), err);
    for (size_t i = 0; good && i < task->line_count; i++)
        good = store_set(store, task->lines[i], FIELD_ITEM_DONE,
                         value_integer(entry->done), err);
    return good;
}

bool ops_agenda_in_entry(struct agenda_in *in, const struct agenda_entry *entry,
                         struct err *err)
{
    const struct task *task = entry->todo && entry->own
                                  ? task_find(in->tasks, in->task_count, entry->id)
                                  : NULL;
    if (task)
        return take_back(in, task, entry, err);
    struct known *known = find(in, entry);
    uint64_t trace =
        entry->todo
            ? item_trace(entry->title, entry->who, entry->due, entry->done)
            : meeting_trace(entry->title, entry->place, entry->start, entry->end);
    if (!known)
        return add(in, entry, err);
    if (!is_later(known, entry, trace)) {
        bool same = entry->todo || entry->sequence == known->sequence;
        in->report.same += same;
        in->report.left += !same;
        return true;
    }
    if (known->state != ROW_LIVE || known->fixed) {
        in->report.left++;
        return true;
    }
    struct wanted wanted = wanted_of(entry);
    in->report.changed++;
    return set_all(in, entry->id, &wanted, err);
}

/* --- the step --------------------------------------------------------------------- */

static void free_in(struct agenda_in *in)
{
    vec_free(&in->meetings);
    vec_free(&in->items);
    arena_free(&in->arena);
    free(in);
}

bool ops_agenda_in_begin(struct garden *garden, struct agenda_in **in, struct err *err)
{
    struct agenda_in *made = xcalloc(1, sizeof *made);
    made->garden = garden;
    *in = NULL;
    if (!read_known(made, TABLE_MEETING, err) || !read_known(made, TABLE_ITEM, err) ||
        !ops_tasks(garden, &made->arena, &made->tasks, &made->task_count, err) ||
        !step_begin(garden, VERB_IMPORT, err)) {
        free_in(made);
        return false;
    }
    if (made->meetings.n > 0)
        qsort(made->meetings.at, made->meetings.n, sizeof *made->meetings.at, compare);
    if (made->items.n > 0)
        qsort(made->items.at, made->items.n, sizeof *made->items.at, compare);
    garden->busy = true;
    *in = made;
    return true;
}

const struct agenda_in_report *ops_agenda_in_so_far(const struct agenda_in *in)
{
    return &in->report;
}

bool ops_agenda_in_end(struct agenda_in *in, bool keep, struct agenda_in_report *report,
                       struct err *err)
{
    if (!in)
        return true;
    bool kept = !keep || step_end(in->garden, true, CHANGED_MEETINGS, err);
    if (!keep)
        store_abort(in->garden->store);
    in->garden->busy = false;
    if (report)
        *report = in->report;
    free_in(in);
    return kept;
}
