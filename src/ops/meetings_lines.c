/* Prompts and objectives, edited as one text: a line each. A line that was only
 * reworded stays the same row, so that what was answered to it still is. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "ops/meetings.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

#define UNMATCHED ((size_t)-1)

struct kept_line {
    struct id id;
    const char *text;
    bool used;
};

/* What tells prompts from objectives. */
struct line_table {
    enum field text, position, state;
    bool (*insert)(struct garden *garden, struct id parent, const char *text,
                   struct err *err);
};
static const struct line_table prompt_table = {FIELD_PROMPT_TEXT, FIELD_PROMPT_POSITION,
                                               FIELD_PROMPT_STATE, prompt_insert};
static const struct line_table objective_table = {
    FIELD_OBJECTIVE_TEXT, FIELD_OBJECTIVE_POSITION, FIELD_OBJECTIVE_STATE,
    objective_insert};

struct lines {
    const struct line_table *table;
    struct id parent;
    struct kept_line *old;
    size_t old_count;
    const char **texts;
    size_t *matches; /* index in `old` of each text, or UNMATCHED */
    size_t count;
};

static void texts_read(struct arena *arena, const char *text, struct lines *lines)
{
    lines->texts = arena_alloc(arena, (strlen(text) + 1) * sizeof *lines->texts);
    while (*text != '\0') {
        size_t len = strcspn(text, "\r\n");
        const char *line = trimmed(arena, arena_strndup(arena, text, len));
        if (*line != '\0')
            lines->texts[lines->count++] = line;
        text += len + strspn(text + len, "\r\n");
    }
}

static size_t same_text(struct lines *lines, const char *text)
{
    for (size_t i = 0; i < lines->old_count; i++) {
        if (!lines->old[i].used && str_equal(lines->old[i].text, text)) {
            lines->old[i].used = true;
            return i;
        }
    }
    return UNMATCHED;
}

/* First the lines that say the same, then those that stand at the same place. */
static void lines_match(struct arena *arena, struct lines *lines)
{
    lines->matches = arena_alloc(arena, (lines->count + 1) * sizeof *lines->matches);
    for (size_t i = 0; i < lines->count; i++)
        lines->matches[i] = same_text(lines, lines->texts[i]);
    for (size_t i = 0; i < lines->count && i < lines->old_count; i++) {
        if (lines->matches[i] == UNMATCHED && !lines->old[i].used) {
            lines->old[i].used = true;
            lines->matches[i] = i;
        }
    }
}

/* Do the rows already stand in that order, new ones being written last? */
static bool in_order(const struct lines *lines)
{
    for (size_t i = 0; i + 1 < lines->count; i++) {
        size_t here = lines->matches[i], next = lines->matches[i + 1];
        if (next != UNMATCHED && (here == UNMATCHED || here > next))
            return false;
    }
    return true;
}

static bool line_write(struct garden *garden, const struct lines *lines, size_t at,
                       bool ordered, struct err *err)
{
    const struct line_table *table = lines->table;
    if (lines->matches[at] == UNMATCHED)
        return table->insert(garden, lines->parent, lines->texts[at], err);
    struct id id = lines->old[lines->matches[at]].id;
    return set_text(garden, id, table->text, lines->texts[at], err) &&
           (ordered || set_last(garden, id, table->position, err));
}

static bool lines_write(struct garden *garden, const struct lines *lines,
                        struct err *err)
{
    bool ordered = in_order(lines), done = true;
    for (size_t i = 0; done && i < lines->count; i++)
        done = line_write(garden, lines, i, ordered, err);
    for (size_t i = 0; done && i < lines->old_count; i++) {
        done = lines->old[i].used ||
               set_integer(garden, lines->old[i].id, lines->table->state, ROW_BIN, err);
    }
    return done;
}

static bool lines_save(struct garden *garden, enum verb verb, struct arena *arena,
                       struct lines *lines, const char *text, struct err *err)
{
    texts_read(arena, text, lines);
    lines_match(arena, lines);
    if (!step_begin(garden, verb, err))
        return false;
    return step_end(garden, lines_write(garden, lines, err), CHANGED_MEETINGS, err);
}

bool ops_prompts_set(struct garden *garden, struct id slot_id, const char *text,
                     struct err *err)
{
    struct arena arena = {0};
    struct slot slot;
    struct prompt *prompts;
    struct lines lines = {.table = &prompt_table, .parent = slot_id};
    bool done =
        store_slot(garden->store, slot_id, &arena, &slot, err) &&
        meeting_writable(garden, slot.meeting, err) &&
        store_prompts(garden->store, slot_id, &arena, &prompts, &lines.old_count, err);
    if (done) {
        lines.old = arena_alloc(&arena, (lines.old_count + 1) * sizeof *lines.old);
        for (size_t i = 0; i < lines.old_count; i++) {
            lines.old[i] =
                (struct kept_line){.id = prompts[i].id, .text = prompts[i].text};
        }
        done = lines_save(garden, VERB_PROMPTS_SET, &arena, &lines, text, err);
    }
    arena_free(&arena);
    return done;
}

bool ops_objectives_set(struct garden *garden, struct id meeting_id, const char *text,
                        struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    struct objective *objectives;
    struct lines lines = {.table = &objective_table, .parent = meeting_id};
    bool done = store_meeting(garden->store, meeting_id, &arena, &meeting, err) &&
                meeting_open(&meeting, err) &&
                store_objectives(garden->store, meeting_id, &arena, &objectives,
                                 &lines.old_count, err);
    if (done) {
        lines.old = arena_alloc(&arena, (lines.old_count + 1) * sizeof *lines.old);
        for (size_t i = 0; i < lines.old_count; i++) {
            lines.old[i] =
                (struct kept_line){.id = objectives[i].id, .text = objectives[i].text};
        }
        done = lines_save(garden, VERB_OBJECTIVES_SET, &arena, &lines, text, err);
    }
    arena_free(&arena);
    return done;
}

bool ops_objective_reach(struct garden *garden, struct id objective, bool reached,
                         struct err *err)
{
    struct id meeting;
    if (!store_objective_meeting(garden->store, objective, &meeting, err) ||
        !meeting_writable(garden, meeting, err) ||
        !step_begin(garden, VERB_OBJECTIVE_REACH, err))
        return false;
    return step_end(
        garden, set_integer(garden, objective, FIELD_OBJECTIVE_REACHED, reached, err),
        CHANGED_MEETINGS, err);
}
