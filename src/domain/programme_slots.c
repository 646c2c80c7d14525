/* When slots start and end: what is written, what the next start says, what fills a
 * gap. */
#include "domain/programme_private.h"

#define DAY (24 * 60)
#define SHORT_TITLE 8 /* words of a title, rather than of a sentence */

/* Hours alone on their line: the next line that has none is the title. */
static void find_titles(struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        struct row *row = &reading->rows[i];
        if (!row->opens || *row->title != '\0')
            continue;
        size_t next = i + 1;
        while (next < reading->count && reading->rows[next].blank)
            next++;
        if (next < reading->count && !reading->rows[next].opens &&
            reading->rows[next].role != LINE_DAY &&
            *reading->rows[next].title != '\0') {
            row->titled_by = next;
            row->minutes = row->minutes ? row->minutes : reading->rows[next].minutes;
        }
    }
}

static void written_times(struct reading *reading, struct row *row)
{
    int midnight = reading->days[row->day].found.offset * DAY;
    row->start = midnight + row->hours.start;
    row->backward = row->hours.end >= 0 && row->hours.end <= row->hours.start;
    if (row->hours.end > row->hours.start)
        row->end = midnight + row->hours.end;
    else if (row->minutes > 0)
        row->end = row->start + row->minutes;
    row->ends = row->end >= 0;
}

static struct row *next_opened(struct reading *reading, size_t at, size_t *next)
{
    for (size_t i = at + 1; i < reading->count; i++) {
        if (reading->rows[i].opens) {
            *next = i;
            return &reading->rows[i];
        }
    }
    *next = reading->count;
    return NULL;
}

/* --- gaps ---------------------------------------------------------------------- */

static bool may_fill(const struct row *row)
{
    return !row->blank && !row->bullet && !row->question && *row->title != '\0' &&
           row->role != LINE_DAY;
}

static bool reads_as_title(const struct row *row)
{
    size_t words = 0;
    for (size_t i = 0; i < row->count; i++)
        words += row->tokens[i].kind == TOKEN_WORD;
    const struct token *last = &row->tokens[row->count - 1];
    return words <= SHORT_TITLE && !token_is(last, ".") && !token_is(last, ",") &&
           !token_is(last, ";");
}

bool row_is_rest(const struct row *row)
{
    enum slot_kind kind = slot_kind_guess(row->title);
    return may_fill(row) && reads_as_title(row) &&
           (kind == SLOT_BREAK || kind == SLOT_MEAL);
}

/* The line between two slots that fills the time between them: a break or a meal before
 * a short line, a short line before a sentence; the last of its sort. */
static size_t line_that_fills(const struct reading *reading, size_t from, size_t past)
{
    size_t best = PROGRAMME_NONE;
    int best_rank = 0;
    for (size_t i = from; i < past; i++) {
        const struct row *row = &reading->rows[i];
        if (!may_fill(row) || i == reading->rows[from - 1].titled_by)
            continue;
        int rank = !reads_as_title(row) ? 1 : row_is_rest(row) ? 3 : 2;
        if (rank >= best_rank) {
            best_rank = rank;
            best = i;
        }
    }
    return best;
}

static void fill(struct row *row, int day, int start, int end)
{
    row->opens = row->inferred = row->ends = true;
    row->day = day;
    row->start = start;
    row->end =
        row->minutes > 0 && start + row->minutes < end ? start + row->minutes : end;
}

/* A slot of unknown end gives the end of its time to a break whose length is written.
 */
static void fill_backward(struct reading *reading, size_t at, size_t next)
{
    struct row *above = &reading->rows[at];
    const struct row *below = &reading->rows[next];
    for (size_t i = at + 1; i < next; i++) {
        struct row *row = &reading->rows[i];
        bool known = row_is_rest(row) && i != above->titled_by && row->minutes > 0;
        if (known && below->start - row->minutes > above->start) {
            above->end = below->start - row->minutes;
            fill(row, above->day, above->end, below->start);
            return;
        }
    }
}

static void fill_gaps(struct reading *reading)
{
    size_t next;
    for (size_t i = 0; i < reading->count; i = next) {
        struct row *row = &reading->rows[i];
        struct row *below = next_opened(reading, i, &next);
        if (!row->opens || !below || below->day != row->day)
            continue;
        size_t line = PROGRAMME_NONE;
        if (row->end < 0)
            fill_backward(reading, i, next);
        else if (below->start > row->end)
            line = line_that_fills(reading, i + 1, next);
        if (line != PROGRAMME_NONE)
            fill(&reading->rows[line], row->day, row->end, below->start);
    }
}

/* --- ends ---------------------------------------------------------------------- */

static void deduce_ends(struct reading *reading)
{
    size_t next;
    for (size_t i = 0; i < reading->count; i = next) {
        struct row *row = &reading->rows[i];
        const struct row *below = next_opened(reading, i, &next);
        if (!row->opens || row->end >= 0)
            continue;
        const struct day *day = &reading->days[row->day];
        int announced = day->found.offset * DAY + day->end;
        if (below && below->day == row->day)
            row->end = below->start > row->start ? below->start : -1;
        else if (day->end >= 0 && announced > row->start)
            row->end = announced;
    }
}

/* A programme of durations: one after the other, from the announced start if any. */
static void chain_durations(struct reading *reading)
{
    int at = reading->days[0].start;
    for (size_t i = 0; i < reading->count; i++) {
        struct row *row = &reading->rows[i];
        if (!row->opens || at < 0)
            continue;
        row->start = at;
        row->end = at += row->minutes;
        row->ends = row->inferred = true;
    }
}

static bool any_timed(const struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        if (reading->rows[i].opens && reading->rows[i].timed)
            return true;
    return false;
}

void programme_times(struct reading *reading)
{
    if (!any_timed(reading)) {
        chain_durations(reading);
        return;
    }
    find_titles(reading);
    for (size_t i = 0; i < reading->count; i++)
        if (reading->rows[i].opens)
            written_times(reading, &reading->rows[i]);
    fill_gaps(reading);
    deduce_ends(reading);
}
