/* Which lines open slots and days, and what stands before the first slot. */
#include "domain/programme_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "domain/when.h"

#define DAY_LINE_WORDS 12 /* a day is announced in few words */

static bool starts_with(const struct row *row, const char *words)
{
    return token_among(&row->tokens[row->body], words) != 0;
}

static bool has_word(const struct row *row, const char *words)
{
    for (size_t i = row->body; i < row->count; i++)
        if (token_among(&row->tokens[i], words))
            return true;
    return false;
}

/* « Bonjour à toutes et tous, » names no meeting. */
static bool is_greeting(const struct row *row)
{
    return starts_with(row, "bonjour bonsoir cher chere chers cheres voici madame");
}

static bool is_weekday_line(const struct row *row)
{
    return starts_with(row, "lundi mardi mercredi jeudi vendredi samedi dimanche") &&
           (row->count - row->body == 1 ||
            row_is_separator(&row->tokens[row->body + 1]));
}

/* « Samedi 7 novembre », « Jour 2 – de 9h à 17h », « Dimanche : » */
static bool is_day_line(const struct row *row)
{
    bool dated = row->date.year > 0 && row->date_at == row->body;
    return !row->blank && !row->bullet && !row->question &&
           row->count - row->body <= DAY_LINE_WORDS &&
           (dated || row->day_number > 0 || is_weekday_line(row));
}

/* --- the first slot ----------------------------------------------------------------
 */

/* Does this range announce the whole meeting rather than a slot: do the next timed
 * lines begin inside it? */
static bool covers_the_next(const struct reading *reading, size_t at)
{
    const struct hours *range = &reading->rows[at].hours;
    size_t seen = 0;
    for (size_t i = at + 1; i < reading->count && seen < 2; i++) {
        const struct row *row = &reading->rows[i];
        if (!row->timed)
            continue;
        if (row->hours.start < range->start || row->hours.start >= range->end)
            return false;
        seen++;
    }
    return seen == 2;
}

static bool announces(const struct reading *reading, size_t at)
{
    const struct row *row = &reading->rows[at];
    bool dated = row->date.year > 0 && !row->leads;
    if (dated || row->day_number > 0 || is_weekday_line(row) ||
        starts_with(row, "horaire horaires"))
        return true;
    return row->timed && row->hours.end > 0 && covers_the_next(reading, at);
}

static size_t first_slot(const struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++)
        if (reading->rows[i].timed && !announces(reading, i))
            return i;
    return reading->count;
}

/* --- the heading -------------------------------------------------------------------
 */

struct head {
    struct reading *reading;
    VEC(const char *) objectives;
    bool listing;  /* after « Objectifs : » */
    bool bulleted; /* the list has bullets: it ends with them */
};

static void read_announced(struct head *head, const struct row *row)
{
    struct programme *out = head->reading->out;
    struct hours range;
    if (row_find_range(row, &range)) {
        out->start = range.start;
        out->end = range.end;
    } else if (row->timed) {
        out->start = row->hours.start;
    }
}

/* « …, de 9h15 à 12h30 – Maison des Associations »: what follows the date and the
 * hours. */
static const char *place_after(struct arena *arena, const struct row *row)
{
    size_t at = row->date_end;
    struct hours hours;
    for (size_t used; at < row->count; at += used) {
        used = row_is_separator(&row->tokens[at]) ? 1 : 0;
        used = used > 0 ? used : hours_read(row->tokens + at, &hours);
        if (used == 0)
            break;
    }
    bool open = false;
    for (size_t i = at; i < row->count; i++)
        open = open || token_is(&row->tokens[i], "(");
    size_t past = row->count;
    while (!open && past > at &&
           (token_is(&row->tokens[past - 1], ")") ||
            row_is_separator(&row->tokens[past - 1])))
        past--;
    return row_slice(arena, row->line, row->tokens, at, past);
}

/* What is left of a date line: before the date its title, after it a place. */
static void read_date(struct head *head, struct row *row)
{
    struct programme *out = head->reading->out;
    struct arena *arena = head->reading->arena;
    row->role = LINE_DATE;
    if (row->date.year > 0) {
        out->date = out->date.year > 0 ? out->date : row->date;
        size_t past = row->date_at;
        while (past > row->body &&
               token_among(&row->tokens[past - 1], "du le de les au"))
            past--;
        const char *before = row_slice(arena, row->line, row->tokens, row->body, past);
        out->title = *out->title || is_greeting(row) ? out->title : before;
    }
    read_announced(head, row);
    if (*out->place == '\0' && row->date.year > 0)
        out->place = place_after(arena, row);
}

static bool opens_objectives(struct head *head, struct row *row)
{
    size_t article = starts_with(row, "les nos l") ? 1 : 0;
    article += token_is(&row->tokens[row->body + article], "'");
    if (!token_among(&row->tokens[row->body + article], "objectif objectifs"))
        return false;
    row->role = LINE_OBJECTIVES;
    head->listing = true;
    head->bulleted = false;
    for (size_t i = row->body; i < row->count; i++) {
        if (token_is(&row->tokens[i], ":") && i + 1 < row->count) {
            vec_push(&head->objectives, row_slice(head->reading->arena, row->line,
                                                  row->tokens, i + 1, row->count));
            break;
        }
    }
    return true;
}

static bool continues_objectives(struct head *head, struct row *row)
{
    bool closing = row->count > 0 && token_is(&row->tokens[row->count - 1], ":");
    if (!head->listing || closing || (head->bulleted && !row->bullet)) {
        head->listing = false;
        return false;
    }
    head->bulleted = row->bullet;
    row->role = LINE_OBJECTIVE;
    vec_push(&head->objectives, row->text);
    return true;
}

/* « Déroulé : », « | Horaire | Titre | » */
static bool is_label(const struct row *row)
{
    size_t words = 0;
    for (size_t i = row->body; i < row->count; i++)
        words += !row_is_separator(&row->tokens[i]);
    return starts_with(row, "programme deroule horaire horaires heure heures agenda "
                            "planning duree") &&
           (words <= 3 || strpbrk(row->line, "|\t"));
}

static void read_head_row(struct head *head, struct row *row)
{
    struct programme *out = head->reading->out;
    bool named = *out->title != '\0' && !row->bullet &&
                 has_word(row, "salle mairie hotel foyer amphitheatre mjc auditorium");
    bool place = named || starts_with(row, "lieu adresse salle");
    if (row->date.year > 0 || row->day_number > 0 || row->timed ||
        is_weekday_line(row)) {
        head->listing = false;
        read_date(head, row);
    } else if (opens_objectives(head, row) || continues_objectives(head, row)) {
        return;
    } else if (is_label(row)) {
        row->role = LINE_LABEL;
        read_announced(head, row);
    } else if (place && *out->place == '\0') {
        size_t from = row->body;
        from += starts_with(row, "lieu adresse") ? 1 : 0;
        row->role = LINE_PLACE;
        out->place =
            row_slice(head->reading->arena, row->line, row->tokens, from, row->count);
    } else if (*out->title == '\0' && !row->bullet && !is_greeting(row)) {
        row->role = LINE_TITLE;
        out->title = row->text;
    }
}

static void read_head(struct reading *reading, size_t first)
{
    struct head head = {.reading = reading};
    for (size_t i = 0; i < first; i++)
        if (reading->rows[i].blank)
            head.listing = head.listing && head.objectives.n == 0;
        else
            read_head_row(&head, &reading->rows[i]);
    size_t count = head.objectives.n;
    const char **list = arena_alloc(reading->arena, (count + 1) * sizeof *list);
    if (count > 0)
        memcpy(list, head.objectives.at, count * sizeof *list);
    reading->out->objectives = list;
    reading->out->objective_count = count;
    vec_free(&head.objectives);
}

/* --- days --------------------------------------------------------------------------
 */

static int weekday_of(const struct row *row)
{
    return token_among(&row->tokens[row->body],
                       "lundi mardi mercredi jeudi vendredi samedi dimanche") -
           1;
}

/* Days from the first one to the day that this line opens; always after the last. */
static int offset_of(const struct reading *reading, const struct row *row)
{
    const struct day *first = &reading->days[0];
    const struct day *last = &reading->days[reading->day_count - 1];
    int offset = last->found.offset + 1;
    if (row->date.year > 0 && first->found.date.year > 0) {
        offset = date_serial(row->date) - date_serial(first->found.date);
    } else if (row->day_number > 0) {
        offset = row->day_number - 1;
    } else if (weekday_of(row) >= 0 && first->found.date.year > NO_YEAR) {
        int ahead = weekday_of(row) - date_weekday(first->found.date);
        offset = ahead + 7 * ((last->found.offset - ahead) / 7 + 1);
    }
    bool after = offset > last->found.offset && offset < 366;
    return after ? offset : last->found.offset + 1;
}

static void open_day(struct reading *reading, struct row *row)
{
    struct hours range;
    struct day *day = &reading->days[reading->day_count];
    *day = (struct day){.start = -1, .end = -1};
    day->found.label = row->text;
    day->found.date = row->date;
    day->found.offset = offset_of(reading, row);
    if (row_find_range(row, &range)) {
        day->start = range.start;
        day->end = range.end;
    }
    if (row->date.year == 0 && reading->days[0].found.date.year > 0)
        day->found.date = date_add_days(reading->days[0].found.date, day->found.offset);
    row->role = LINE_DAY;
    reading->day_count++;
}

/* The day of the heading: its date, else the one the meeting has. */
static void open_first_day(struct reading *reading, size_t first)
{
    struct programme *out = reading->out;
    struct day *day = &reading->days[0];
    out->start = out->start < 0 ? reading->known->start : out->start;
    out->end = out->end < 0 ? reading->known->end : out->end;
    *day = (struct day){.start = out->start, .end = out->end};
    day->found.label = "";
    day->found.date = out->date.year > 0 ? out->date : reading->known->date;
    for (size_t i = 0; i < first; i++) {
        struct row *row = &reading->rows[i];
        if (is_day_line(row) && row->role == LINE_DATE)
            day->found.label = row->text;
    }
    reading->day_count = 1;
}

/* A date under a slot opens a day only when hours follow before the next one. */
static bool hours_follow(const struct reading *reading, size_t at)
{
    for (size_t i = at + 1; i < reading->count; i++) {
        if (reading->rows[i].timed && !is_day_line(&reading->rows[i]))
            return true;
        if (is_day_line(&reading->rows[i]))
            return false;
    }
    return false;
}

/* Hours inside the written range of the slot above, in an item, are its detail; so are
 * the items of a slot without an end when the first of them starts as it does. */
static bool is_detail(const struct row *row, struct row *above)
{
    if (!above || !row->bullet || above->bullet)
        return false;
    if (above->hours.end > 0) {
        return row->hours.start >= above->hours.start &&
               row->hours.start < above->hours.end;
    }
    above->nests = above->nests || row->hours.start == above->hours.start;
    return above->nests;
}

static void open_slots(struct reading *reading, size_t first)
{
    struct row *above = NULL;
    for (size_t i = first; i < reading->count; i++) {
        struct row *row = &reading->rows[i];
        if (above && is_day_line(row) && hours_follow(reading, i)) {
            open_day(reading, row);
            above = NULL;
        } else if (row->timed && !is_detail(row, above)) {
            row->opens = true;
            above = row;
        }
        row->day = (int)reading->day_count - 1;
    }
}

/* Without any hour, lines that give durations are the slots. */
static size_t open_durations(struct reading *reading)
{
    size_t found = 0, first = reading->count;
    for (size_t i = 0; i < reading->count; i++) {
        bool slot = reading->rows[i].minutes > 0 && *reading->rows[i].title != '\0';
        found += slot;
        first = slot && first == reading->count ? i : first;
    }
    if (found < 2)
        return reading->count;
    for (size_t i = first; i < reading->count; i++) {
        reading->rows[i].opens =
            reading->rows[i].minutes > 0 && *reading->rows[i].title != '\0';
    }
    return first;
}

void programme_head(struct reading *reading)
{
    size_t first = first_slot(reading);
    bool timed = first < reading->count;
    if (!timed)
        first = open_durations(reading);
    if (first == reading->count)
        return;
    read_head(reading, first);
    open_first_day(reading, first);
    if (timed)
        open_slots(reading, first);
}
