/* One line of a programme as its passes see it: programme_line.c reads it alone,
 * programme_head.c and programme_slots.c give it its place among the others,
 * programme.c makes the result. */
#ifndef DOMAIN_PROGRAMME_PRIVATE_H
#define DOMAIN_PROGRAMME_PRIVATE_H

#include "domain/hours.h"
#include "domain/programme.h"
#include "domain/token.h"

/* The year of a date that has none, and that nothing dates: differences of days still
 * count. Never given out. */
#define NO_YEAR 1

struct row {
    /* --- the line alone --- */
    const char *line; /* whole: what the tokens cut */
    const char *text; /* trimmed, without bullet */
    struct token *tokens;
    size_t count, body; /* tokens; the first one after the bullet */
    bool blank, bullet, question;
    bool timed;         /* opens or closes with hours */
    bool leads;         /* opens with them */
    struct hours hours; /* meaning when timed */
    int minutes;        /* duration, 0: none */
    const char *title;  /* without hours, duration nor presenter */
    const char *rest;   /* the other cells of a table, joined by \n */
    const char *presenter;
    struct date date;         /* of the calendar, anywhere in the line; year 0: none */
    size_t date_at, date_end; /* its tokens */
    int day_number;           /* « Jour 2 »: 2 */
    /* --- among the others --- */
    enum programme_role role;
    bool opens; /* a slot */
    bool inferred, backward;
    bool nests;       /* its items have hours of their own */
    size_t titled_by; /* LINE_HOURS: the line of its title, or PROGRAMME_NONE */
    int day;          /* index */
    int start, end;   /* from midnight of the first day, -1 unknown */
    bool ends;        /* its end is written, not deduced */
};

struct day {
    struct programme_day_found found;
    int start, end; /* announced for that day, -1 */
};

struct reading {
    struct arena *arena;
    const struct programme_day *known;
    struct row *rows;
    size_t count;
    struct day *days; /* as many as rows at most */
    size_t day_count;
    struct programme *out;
};

/* Is the token one that only parts things: a dash, a colon, a bar, a star? */
bool row_is_separator(const struct token *token);
/* The bytes from token `from` to token `to`, separators and spaces trimmed. */
const char *row_slice(struct arena *arena, const char *line, const struct token *tokens,
                      size_t from, size_t to);
/* Reads text[0..len) alone. */
void row_read(struct arena *arena, const char *text, size_t len, struct date from,
              struct row *row);
/* A break or a meal, by its title, in few words: rather a slot than a sentence. */
bool row_is_rest(const struct row *row);
/* A range of hours anywhere in the line. */
bool row_find_range(const struct row *row, struct hours *hours);

/* Takes "Nadia" away from the end of row->title when it is unmistakable. */
void row_take_presenter(struct arena *arena, struct row *row);

/* Marks which rows open slots or days and what the lines before the first slot are. */
void programme_head(struct reading *reading);
/* Gives slots their ends, fills the gaps. */
void programme_times(struct reading *reading);

#endif
