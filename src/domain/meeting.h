/* A meeting, its slots and what is written in them: what the panes read.
 *
 * Times are milliseconds since 1970 (0: not set), as stored stamps of the wall clock;
 * durations are minutes where people typed them. Strings belong to the arena of the
 * read. Rules of time are in domain/agenda.h and domain/pace.h. */
#ifndef DOMAIN_MEETING_H
#define DOMAIN_MEETING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "domain/note.h"

enum meeting_stage { MEETING_DRAFT, MEETING_LIVE, MEETING_CLOSED };

struct meeting {
    struct id id;
    const char *title;
    const char *series; /* id of a template or of a family of meetings, "" */
    int number;         /* "2e rencontre" of its series, 0: none */
    const char *place;
    int64_t start; /* planned */
    int64_t end;   /* announced: the end that holds; 0: none */
    enum meeting_stage stage;
    struct id slot; /* in progress, none outside the run */
    int64_t paused; /* since when the clock is stopped, 0: it runs */
    int64_t started;
    int64_t closed;
    int sequence;       /* of its calendar entry */
    struct id origin;   /* the meeting it follows */
    const char *source; /* the text it was read from, "" */
};

/* How many days it takes whole, from a midnight of this computer to another; 0 for one
 * that has hours. */
int meeting_days(int64_t start, int64_t end);

struct slot {
    struct id id;
    struct id meeting;
    double position;
    const char *title;
    const char *description;
    const char *kind;   /* id, see slot_kinds */
    int minutes;        /* planned duration */
    int64_t start, end; /* planned, computed unless locked */
    bool locked;        /* its start was typed and holds */
    const char *presenter;
    const char *private; /* the facilitator's own instructions */
    bool inferred;       /* its times were deduced */
    bool outside;        /* after the announced end */
    struct id board;
    int64_t started, ended; /* real */
    int64_t pause;          /* ms its clock was stopped */
    int extra;              /* minutes given (or taken) during the run */
    struct id origin;       /* slot or item it was carried over from */
};

struct prompt {
    struct id id;
    struct id slot;
    const char *text;
};

struct objective {
    struct id id;
    const char *text;
    bool reached;
};

/* What is written during a slot, beside the notes of a board. */
enum item_kind {
    ITEM_NOTE,
    ITEM_DECISION,
    ITEM_ACTION,
    ITEM_QUESTION, /* or parked, to come back to */
    ITEM_EXPECTATION,
    ITEM_KIND_COUNT
};
struct item {
    struct id id;
    struct id meeting;
    struct id slot;
    struct id prompt; /* the question it answers, none */
    enum item_kind kind;
    const char *text;
    const char *who; /* of an action, "" */
    int64_t due;     /* midnight of the day, 0: none */
    bool done;       /* action done, question answered */
    struct id origin;
    int64_t created;
};
/* "note", "decision", "action", "question", "expectation": as stored and exported. */
const char *item_kind_id(enum item_kind kind);
enum item_kind item_kind_of(const char *id);

/* One line typed during a meeting: "!" decision, "*" or ">" action, "?" question, "+"
 * note, else the sticky kind. An action loses its @who and its French date from the
 * text: "* Demander le devis @Lise vendredi". `today` gives the date its meaning. */
struct item_line {
    enum item_kind kind;
    const char *text;
    const char *who;
    int64_t due;          /* 0: none read */
    const char *bad_date; /* words that look like a date but are none ("31/02"), NULL */
};
struct item_line item_line_read(struct arena *arena, enum item_kind kind,
                                const char *line, int64_t today);

/* The minutes as they were when the meeting was closed, the number-th time. */
struct version {
    struct id id;
    int number;
    int64_t created;
    const char *text;
};

/* How often people of a category spoke. */
struct speech {
    struct id id;
    const char *category;
    int count;
};

/* Planned and real durations of the slots of one kind, in ms; pauses are in neither. */
struct slot_times {
    const char *kind;
    int slots;
    int64_t planned, real;
};

struct person {
    struct id id;
    const char *given;
    const char *family;
    const char *organisation;
    const char *email;
    const char *phone;
    const char *criteria; /* "elu femme 31": words for mixing groups */
};
/* "Nadia Benali"; the organisation alone for whoever has no name. */
const char *person_name(struct arena *arena, const struct person *person);
/* "Nadia Benali (Association du Lac)": what tells homonyms apart. */
const char *person_label(struct arena *arena, const struct person *person);
/* Do the two names fold alike? */
bool person_same_name(const struct person *a, const struct person *b);
/* Reads "Nadia Benali", "BENALI Nadia", "Nadia de La Tour (Association du Lac)", bytes
 * of any origin. In this order: what is between parentheses at the end (closed or not)
 * is the organisation; a word with @ and a dot the mail; words in capitals beside
 * others the family name, else what starts at the first particle, else the last word; a
 * word alone is a given name. A name typed all in small or all in capitals gets its
 * capitals
 * ("nadia le goff": Nadia Le Goff). No field is NULL; the id is none. */
struct person person_line_read(struct arena *arena, const char *line);
/* The stated order of attendance sheets, as dictionaries go, word by word: by family
 * name without its particles in lower case (de, du, des, d', la, le, von, van, el, al,
 * ben… stay with the name when capitalised), folded (case and accents do not count, a
 * hyphen is a space, an apostrophe is nothing), then given name, whole family name,
 * organisation, id. Whoever has no family name stands by the given name, else by the
 * organisation. */
int person_compare(const struct person *a, const struct person *b);
/* The same order by strcmp, but for the id: to sort many. */
const char *person_sort_key(struct arena *arena, const struct person *person);
/* The folded words a person is looked up by, for fold_matches: given, family and
 * organisation, those with an apostrophe both parted and joined. */
const char *person_words(struct arena *arena, const struct person *person);

enum attendance_status {
    ATTENDANCE_EXPECTED,
    ATTENDANCE_PRESENT,
    ATTENDANCE_EXCUSED,
    ATTENDANCE_ABSENT,
    ATTENDANCE_STATUS_COUNT
};
/* "expected", "present", "excused", "absent": as stored and exported. */
const char *attendance_status_id(enum attendance_status status);
enum attendance_status attendance_status_of(const char *id);

struct attendance {
    struct id id; /* none: not yet written for that day */
    struct person person;
    const char *label; /* the name, with what tells it from the same name in the list */
    int day;           /* 0: first day */
    enum attendance_status status;
    int64_t arrived; /* late: when; 0: on time or not there */
};

struct feeling {
    struct id id;
    struct id slot;
    int value; /* 1 to 5, 0: none given */
    const char *word;
    struct id person; /* none when anonymous */
};

/* Someone's place in a small group. */
struct team_member {
    struct id meeting;
    int round; /* from 1 */
    int team;  /* from 1 */
    struct person person;
    const char *label; /* as in struct attendance */
};

#endif
