/* The reader of French programmes: the text of a déroulé, as people paste it, becomes
 * slots.
 *
 * Owns: which line is a slot, a description, a question, a heading; what the spellings
 * of hours mean; what is said of gaps and overlaps. Every line of the text is found
 * again exactly once in `lines`. Does not know: time zones, the database, the screen.
 * Everything returned is in the arena. Any bytes may come in.
 *
 * The rules:
 *   - a line that opens or closes with an hour or a range is a slot; without an end it
 *     ends at the next start of the same day; a duration « (15 min) » wins over that;
 *   - an untimed line after a slot of known end, when time is left before the next one,
 *     fills that gap and is `inferred`: a line that reads as a break or a meal first,
 *     else the last short one, else the last one that is no question nor item;
 *   - other untimed lines belong to the slot above: questions and items are prompts,
 *     the rest its description; a slot whose line is only hours takes its title from
 *     the next;
 *   - hours inside the range of the slot above, in an item, make no slot; nor do items
 *     under a slot without end when the first starts as it does;
 *   - before the first slot: title, date, place, announced hours, objectives;
 *   - a line with a date or « Jour 2 » alone opens a day;
 *   - slots at or after the announced end are kept, `outside`;
 *   - a text with durations only gives slots without hours, chained from the announced
 *     start when there is one. */
#ifndef DOMAIN_PROGRAMME_H
#define DOMAIN_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "domain/agenda.h"
#include "domain/date.h"

#define PROGRAMME_NONE ((size_t)-1)

/* What the meeting already knows: minutes since midnight, -1 when not announced. A
 * first date without its year counts from `date`; the others from the first of the
 * text. */
struct programme_day {
    struct date date;
    int start, end;
};

struct programme_slot {
    int day;           /* index in `days`, 0 when the text names none */
    int start;         /* minutes since midnight of the first day; -1: unknown */
    int end;           /* the same; -1: nothing says it (the last slot of a day) */
    int minutes;       /* its duration; 0: unknown */
    const char *title; /* "" when the text gives none */
    const char *description; /* lines joined by \n, "" */
    const char *const *prompts;
    size_t prompt_count;
    const char *presenter; /* "Nadia", only when « (Nadia) » or « par Nadia » ends the
                              title, and then no longer in it; "" */
    enum slot_kind kind;
    bool inferred; /* its hours were deduced from a gap or a chain of durations */
    bool outside;  /* starts at or after the announced end */
    size_t line;   /* of its title (or of its hours when it has none) */
};

enum programme_role {
    LINE_BLANK, /* nothing but spaces, or a rule of dashes, bars, stars */
    LINE_TITLE, /* the meeting's title */
    LINE_DATE,  /* its date, place or announced hours, together or apart */
    LINE_PLACE,
    LINE_OBJECTIVES, /* « Objectifs : » */
    LINE_OBJECTIVE,
    LINE_DAY,   /* opens a day */
    LINE_LABEL, /* « Déroulé : », « Horaire | Titre »: says nothing by itself */
    LINE_HOURS, /* hours alone: the title of `slot` is on the next line */
    LINE_SLOT,  /* title of `slot`, with or without its hours */
    LINE_DESCRIPTION, /* of `slot` */
    LINE_PROMPT,      /* of `slot` */
    LINE_KEPT,        /* nothing recognised: kept as notes */
};
struct programme_line {
    const char *text; /* the line, trimmed, without its bullet; "" when blank */
    enum programme_role role;
    size_t slot; /* index, or PROGRAMME_NONE */
};

enum programme_issue {
    PROGRAMME_GAP,      /* time between the end of `slot` and the start of `other` */
    PROGRAMME_OVERLAP,  /* `other` starts before `slot` ends (or before it starts) */
    PROGRAMME_BACKWARD, /* the end written for `slot` is not after its start: unread */
    PROGRAMME_OVERRUN,  /* `slot` starts before the announced end and ends after it */
    PROGRAMME_EARLY,    /* `slot` starts before the announced start */
    PROGRAMME_OUTSIDE,  /* `slot` starts at or after the announced end */
    PROGRAMME_NO_END,   /* nothing says when `slot` ends */
    PROGRAMME_NO_TITLE,
    PROGRAMME_UNPLACED, /* a break or a meal without hours nor a gap to fill: it is in
                           the description of `slot`, at `line` */
};
struct programme_remark {
    enum programme_issue issue;
    size_t slot;
    size_t other; /* GAP and OVERLAP, else PROGRAMME_NONE */
    int minutes;  /* how long, 0 when it has no sense */
    size_t line;
};

struct programme_day_found {
    const char *label; /* « Samedi 7 novembre », « Jour 2 » */
    struct date date;  /* year 0: not said */
    int offset;        /* days after the first */
};

struct programme {
    struct programme_slot *slots;
    size_t slot_count;
    struct programme_line *lines; /* one for each line of the text, in order */
    size_t line_count;
    struct programme_remark *remarks; /* in the order of slots */
    size_t remark_count;
    struct programme_day_found *days; /* at least one when there are slots */
    size_t day_count;
    const char *title; /* "" */
    const char *place; /* "" */
    struct date date;  /* year 0: not in the text */
    int start, end;    /* announced, by the text, else by the meeting; -1 */
    const char *const *objectives;
    size_t objective_count;
    const char *const *kept; /* lines that nothing claims: notes of the meeting */
    size_t kept_count;
};

/* Reads text (UTF-8; anything else is cleaned first; lines end by LF, CRLF or CR).
 * Always fills *out; returns whether one slot at least was found. With none, every line
 * is LINE_KEPT or LINE_BLANK and nothing of the heading is taken. */
bool programme_read(struct arena *arena, const char *text,
                    const struct programme_day *day, struct programme *out);

#endif
