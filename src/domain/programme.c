#include "domain/programme.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "domain/programme_private.h"

#define DAY (24 * 60)

/* --- lines --------------------------------------------------------------------- */

static size_t line_length(const char *text)
{
    return strcspn(text, "\r\n");
}

static size_t line_break(const char *text)
{
    return text[0] == '\r' && text[1] == '\n' ? 2 : 1;
}

/* The last line break ends a line: it does not begin one more. */
static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (const char *at = text; *at != '\0'; count++) {
        at += line_length(at);
        at += *at != '\0' ? line_break(at) : 0;
    }
    return count;
}

static void read_lines(struct reading *reading, const char *text)
{
    reading->count = count_lines(text);
    reading->rows =
        arena_alloc(reading->arena, (reading->count + 1) * sizeof(struct row));
    reading->days =
        arena_alloc(reading->arena, (reading->count + 1) * sizeof(struct day));
    bool dated = false; /* by the text itself, which counts from its first date */
    struct date from = reading->known->date;
    from = date_valid(from) ? from : (struct date){NO_YEAR, 1, 1};
    for (size_t i = 0; i < reading->count; i++) {
        size_t len = line_length(text);
        struct row *row = &reading->rows[i];
        row_read(reading->arena, text, len, from, row);
        if (!dated && row->date.year > NO_YEAR) {
            from = row->date;
            dated = true;
        }
        text += len;
        text += *text != '\0' ? line_break(text) : 0;
    }
}

/* --- slots --------------------------------------------------------------------- */

struct making {
    struct reading *reading;
    VEC(const char *) prompts;
    VEC(const char *) kept;
    VEC(struct programme_remark) remarks;
    struct str description;
    size_t current; /* slot that untimed lines go to, or PROGRAMME_NONE */
    size_t title;   /* the line that will be the title of the current slot */
};

static const char *const *list_out(struct arena *arena, const char *const *at, size_t n)
{
    const char **list = arena_alloc(arena, (n + 1) * sizeof *list);
    if (n > 0)
        memcpy(list, at, n * sizeof *list);
    return list;
}

static void close_slot(struct making *making)
{
    struct arena *arena = making->reading->arena;
    if (making->current == PROGRAMME_NONE)
        return;
    struct programme_slot *slot = &making->reading->out->slots[making->current];
    slot->description = arena_strdup(arena, str_text(&making->description));
    slot->prompts = list_out(arena, making->prompts.at, making->prompts.n);
    slot->prompt_count = making->prompts.n;
    str_clear(&making->description);
    making->prompts.n = 0;
    making->current = PROGRAMME_NONE;
}

static void describe(struct making *making, const char *text)
{
    if (*text != '\0') {
        str_printf(&making->description, "%s%s",
                   making->description.len > 0 ? "\n" : "", text);
    }
}

static void take_title(struct making *making, const struct row *row)
{
    struct programme_slot *slot = &making->reading->out->slots[making->current];
    slot->title = row->title;
    slot->presenter = row->presenter;
    slot->kind = slot_kind_guess(row->title);
    describe(making, row->rest);
}

static void open_slot(struct making *making, size_t at)
{
    struct programme *out = making->reading->out;
    struct row *row = &making->reading->rows[at];
    close_slot(making);
    making->current = out->slot_count++;
    making->title = row->titled_by;
    size_t title = row->titled_by != PROGRAMME_NONE ? row->titled_by : at;
    out->slots[making->current] = (struct programme_slot){.day = row->day,
                                                          .start = row->start,
                                                          .end = row->end,
                                                          .inferred = row->inferred,
                                                          .title = "",
                                                          .presenter = "",
                                                          .line = title};
    row->role = *row->title != '\0' ? LINE_SLOT : LINE_HOURS;
    out->slots[making->current].minutes =
        row->start >= 0 && row->end > row->start ? row->end - row->start : row->minutes;
    making->reading->rows[title].backward = row->backward;
    take_title(making, row);
}

static void take_line(struct making *making, struct row *row)
{
    if (making->current == PROGRAMME_NONE)
        return;
    if (row->question || row->bullet) {
        row->role = LINE_PROMPT;
        vec_push(&making->prompts, row->text);
    } else {
        row->role = LINE_DESCRIPTION;
        describe(making, row->text);
    }
}

static void make_line(struct making *making, size_t at)
{
    struct row *row = &making->reading->rows[at];
    if (row->opens) {
        open_slot(making, at);
    } else if (row->role == LINE_DAY) {
        close_slot(making);
    } else if (making->current != PROGRAMME_NONE && making->title == at) {
        row->role = LINE_SLOT;
        take_title(making, row);
    } else if (!row->blank && row->role == LINE_KEPT) {
        take_line(making, row);
    }
}

static void make_lines(struct making *making)
{
    struct reading *reading = making->reading;
    struct programme *out = reading->out;
    for (size_t i = 0; i < reading->count; i++) {
        struct row *row = &reading->rows[i];
        make_line(making, i);
        if (row->blank)
            row->role = LINE_BLANK;
        else if (row->role == LINE_KEPT)
            vec_push(&making->kept, row->text);
        bool inside = row->role == LINE_HOURS || row->role == LINE_SLOT ||
                      row->role == LINE_DESCRIPTION || row->role == LINE_PROMPT;
        out->lines[i] = (struct programme_line){
            row->text, row->role, inside ? making->current : PROGRAMME_NONE};
    }
    close_slot(making);
    out->kept = list_out(reading->arena, making->kept.at, making->kept.n);
    out->kept_count = making->kept.n;
}

/* --- remarks ------------------------------------------------------------------- */

static void remark(struct making *making, enum programme_issue issue, size_t slot,
                   int minutes)
{
    bool pair = issue == PROGRAMME_GAP || issue == PROGRAMME_OVERLAP;
    struct programme_remark remark = {issue, slot, pair ? slot + 1 : PROGRAMME_NONE,
                                      minutes, making->reading->out->slots[slot].line};
    vec_push(&making->remarks, remark);
}

static void against_announced(struct making *making, size_t at)
{
    struct programme_slot *slot = &making->reading->out->slots[at];
    const struct day *day = &making->reading->days[slot->day];
    int midnight = day->found.offset * DAY;
    int end = midnight + day->end, start = midnight + day->start;
    if (slot->start < 0)
        return;
    if (day->start >= 0 && slot->start < start)
        remark(making, PROGRAMME_EARLY, at, start - slot->start);
    if (day->end >= 0 && slot->start >= end) {
        slot->outside = true;
        remark(making, PROGRAMME_OUTSIDE, at, slot->start - end);
    } else if (day->end >= 0 && slot->end > end) {
        remark(making, PROGRAMME_OVERRUN, at, slot->end - end);
    }
}

static void against_next(struct making *making, size_t at)
{
    const struct programme *out = making->reading->out;
    const struct programme_slot *slot = &out->slots[at];
    if (at + 1 == out->slot_count || slot[1].day != slot->day || slot->start < 0)
        return;
    int end = slot->end >= 0 ? slot->end : slot->start;
    if (slot[1].start > end && slot->end >= 0)
        remark(making, PROGRAMME_GAP, at, slot[1].start - end);
    else if (slot[1].start < end)
        remark(making, PROGRAMME_OVERLAP, at, end - slot[1].start);
}

static void unplaced(struct making *making, size_t slot)
{
    const struct reading *reading = making->reading;
    for (size_t i = reading->out->slots[slot].line + 1; i < reading->count; i++) {
        const struct programme_line *line = &reading->out->lines[i];
        if (line->role != LINE_BLANK && line->slot != slot)
            return;
        if (line->role == LINE_DESCRIPTION && row_is_rest(&reading->rows[i])) {
            remark(making, PROGRAMME_UNPLACED, slot, 0);
            making->remarks.at[making->remarks.n - 1].line = i;
        }
    }
}

static void make_remarks(struct making *making)
{
    struct programme *out = making->reading->out;
    for (size_t i = 0; i < out->slot_count; i++) {
        const struct programme_slot *slot = &out->slots[i];
        const struct row *row = &making->reading->rows[slot->line];
        if (*slot->title == '\0')
            remark(making, PROGRAMME_NO_TITLE, i, 0);
        if (row->backward)
            remark(making, PROGRAMME_BACKWARD, i, 0);
        if (slot->end < 0 && slot->start >= 0)
            remark(making, PROGRAMME_NO_END, i, 0);
        against_announced(making, i);
        against_next(making, i);
        unplaced(making, i);
    }
    size_t count = making->remarks.n;
    out->remarks =
        arena_alloc(making->reading->arena, (count + 1) * sizeof *out->remarks);
    if (count > 0)
        memcpy(out->remarks, making->remarks.at, count * sizeof *out->remarks);
    out->remark_count = count;
}

static void forget_year(struct date *date)
{
    if (date->year == NO_YEAR)
        *date = (struct date){0};
}

static void make_days(struct reading *reading)
{
    struct programme *out = reading->out;
    out->day_count = reading->day_count;
    out->days = arena_alloc(reading->arena, (out->day_count + 1) * sizeof *out->days);
    for (size_t i = 0; i < out->day_count; i++) {
        out->days[i] = reading->days[i].found;
        forget_year(&out->days[i].date);
    }
    forget_year(&out->date);
}

static void make_programme(struct reading *reading)
{
    struct programme *out = reading->out;
    struct making making = {.reading = reading, .current = PROGRAMME_NONE};
    out->slots = arena_alloc(reading->arena, (reading->count + 1) * sizeof *out->slots);
    out->lines = arena_alloc(reading->arena, (reading->count + 1) * sizeof *out->lines);
    out->line_count = reading->count;
    make_lines(&making);
    make_remarks(&making);
    make_days(reading);
    vec_free(&making.prompts);
    vec_free(&making.kept);
    vec_free(&making.remarks);
    str_free(&making.description);
}

bool programme_read(struct arena *arena, const char *text,
                    const struct programme_day *day, struct programme *out)
{
    struct reading reading = {.arena = arena, .known = day, .out = out};
    *out = (struct programme){.title = "", .place = "", .start = -1, .end = -1};
    struct str clean = {0};
    utf8_clean(&clean, text, strlen(text));
    read_lines(&reading, str_text(&clean));
    str_free(&clean);
    programme_head(&reading);
    if (reading.day_count > 0)
        programme_times(&reading);
    make_programme(&reading);
    return out->slot_count > 0;
}
