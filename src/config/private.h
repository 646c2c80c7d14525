/* Inside config/: problems, the reader of events, the table of fields, the walk.
 *
 * reader.c is the only one that sees libyaml; fields.c says what a file may hold;
 * walk.c joins the two; check.c knows the rules that join several fields. Texts that
 * the walk keeps live in the community's arena. */
#ifndef CONFIG_PRIVATE_H
#define CONFIG_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vec.h"
#include "config/config.h"
#include "domain/community.h"

#define CONFIG_MAX_BYTES (256 * 1024)
#define CONFIG_MAX_DEPTH 16
#define CONFIG_MAX_EVENTS 20000
#define CONFIG_MAX_ITEMS 500
#define CONFIG_MAX_FIELDS 32 /* of one record */

/* --- problems ----------------------------------------------------------------------
 */

struct place {
    int line, column; /* from 1 */
};

void problem_add(struct config_problems *problems, struct place place, bool fatal,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));
/* In order of line, then column; whether one of them is fatal. */
bool problems_sort(struct config_problems *problems);

/* What someone wrote, fit to stand between « » : displayable and cut with "…". */
struct quoted {
    char text[72];
};
struct quoted quote(const char *text);

/* --- words: folded comparison and "did you mean" ------------------------------------
 */

/* Do both say the same word, case, accents and hyphens apart? */
bool word_same(const char *a, const char *b);

/* A list of accepted words, and the one nearest to what was written. */
struct hint {
    struct str accepted; /* "nom, région, clavier" */
    const char *nearest; /* one of the words given, or NULL */
    unsigned distance;
    const char *written;
};
/* `written` must outlive the hint. hint_free gives the list back. */
struct hint hint_start(const char *written);
void hint_offer(struct hint *hint, const char *word);
/* " Vouliez-vous dire « nom » ?" or "". */
struct quoted_hint {
    char text[128];
};
struct quoted_hint hint_nearest(const struct hint *hint);
void hint_free(struct hint *hint);

/* --- the reader of events -----------------------------------------------------------
 */

enum event_kind {
    EVENT_END, /* of the file, or of what can be read of it; comes again and again */
    EVENT_TEXT,
    EVENT_LIST,
    EVENT_LIST_END,
    EVENT_MAP,
    EVENT_MAP_END,
    EVENT_BAD, /* a value refused and already reported */
};

struct event {
    enum event_kind kind;
    const char *text; /* EVENT_TEXT: NFC, valid until the next reader_next */
    bool plain;       /* EVENT_TEXT: written without quotes */
    struct place place;
};

struct reader;

/* Checks size and bytes first; a file refused there gives EVENT_END at once. */
struct reader *reader_open(const char *yaml, size_t len,
                           struct config_problems *problems);
struct event reader_next(struct reader *reader);
/* Passes over the rest of the value that `event` starts. */
void reader_skip(struct reader *reader, struct event event);
/* Has a problem of structure or a limit ended the reading before the end? What is
 * missing may then be further down. */
bool reader_stopped(const struct reader *reader);
void reader_close(struct reader *reader);

/* The first byte sequence a configuration may not hold: invalid UTF-8 or a control.
 * False when there is none. */
bool bytes_refused(const char *text, size_t len, struct place *place,
                   struct str *sentence);
/* The French sentence for libyaml's own, `offending` being the character where the
 * reading failed: *at_start says that the place to show is where the construct started
 * instead. */
const char *syntax_sentence(const char *context, const char *problem, char offending,
                            bool *at_start);

/* --- the table of fields ------------------------------------------------------------
 */

enum field_type {
    FIELD_LINE, /* const char *: one line of text */
    FIELD_BODY, /* const char *: text of several lines */
    FIELD_ID, /* const char *: letters, digits, - _ . ; made from the title if absent */
    FIELD_NUMBER, /* int, low..high */
    FIELD_FLAG,   /* bool: oui non */
    FIELD_WORD,   /* const char *: the `text` of a choice, NULL if absent */
    FIELD_CHOICE, /* int: the `value` of a choice */
    FIELD_TEXTS,  /* const char *const *: NULL-terminated list of lines */
    FIELD_ROWS,   /* a list of `rows`, pointer and count */
    FIELD_NAMED,  /* the same, written as a mapping whose keys are the ids */
};

struct choice {
    const char *word;
    const char *text;
    int value;
};

struct field {
    const char *key; /* as the file writes it; accents and case are optional */
    enum field_type type;
    bool required;
    size_t offset;
    int low, high, fallback;      /* NUMBER; fallback also for FLAG and CHOICE */
    bool ranked;                  /* NUMBER: the rank in the list when absent */
    const struct choice *choices; /* ends with a NULL word; NAMED: the keys, or NULL */
    const struct record *rows;
    size_t count_offset;
};

struct record {
    const char *what; /* N_("ce cercle") */
    size_t size;
    const struct field *fields; /* ends with a NULL key */
    const char
        *title; /* key that an item written as a plain text fills; makes the id */
};

extern const struct record community_record;

/* --- the walk -----------------------------------------------------------------------
 */

/* Where each text of the community was read: texts are told apart by their address. */
struct mark {
    const char *text;
    struct place place;
};

struct walk {
    struct reader *reader;
    struct arena *arena;
    struct config_problems *problems;
    VEC(struct mark) marks;
};

/* Reads the whole file into *row. */
void walk_file(struct walk *walk, const struct record *record, void *row);
void walk_mark(struct walk *walk, const char *text, struct place place);
struct place walk_place(const struct walk *walk, const char *text);

/* Puts a scalar into the field of a row; reports and leaves the row alone when it does
 * not fit. */
void value_set(struct walk *walk, const struct field *field, const struct event *event,
               void *row);
/* What the field holds when the file does not give it, or gives it wrong; `rank` is the
 * row's place in its list, from 1. */
void value_absent(const struct field *field, void *row, int rank);
/* A text kept in the arena with its place: inner blanks made one when `one_line`. NULL
 * after reporting one that is refused. */
const char *value_read_text(struct walk *walk, const char *key,
                            const struct event *event, bool one_line);
/* The text of a field of that kind, and its replacement. */
const char *value_at(const struct field *field, const void *row);
void value_put(const struct field *field, void *row, const char *text);

/* The rules that join several fields: ids, signs, kinds of boards, and what follows. */
void check_community(struct walk *walk, const struct community *community);
/* Models of circles, their numbers, the passages from one to another. */
void check_circles(struct walk *walk, const struct community *community);
/* Own fields, interview grids, words to watch. */
void check_cards(struct walk *walk, const struct community *community);

/* --- the walk's two halves: walk.c reads mappings, lists.c what holds several
 * ---------- */

/* One mapping being read into a row. */
struct filling {
    const struct record *record;
    void *row;
    struct place start;
    int rank;
    bool named; /* its id came as a key: field 0 is not one of its own keys */
    struct place seen[CONFIG_MAX_FIELDS]; /* line 0: not yet */
    bool given[CONFIG_MAX_FIELDS];        /* a value stands there, good or reported */
};

/* Reads the pairs of a mapping already entered, then finish_record. */
void read_record(struct walk *walk, struct filling *filling);
/* Gives every field of the row its default. */
void start_record(struct filling *filling);
/* Reports what is missing, makes the id. */
void finish_record(struct walk *walk, struct filling *filling);
size_t title_field(const struct record *record);
void read_texts(struct walk *walk, const struct field *field, const struct event *list,
                void *row);
void read_rows(struct walk *walk, const struct field *field, const struct event *list,
               void *row);
void read_named(struct walk *walk, const struct field *field, const struct event *map,
                void *row);
/* A text of blanks only: the same as nothing. */
bool blank(const struct event *event);
/* A key that can be read as a word; otherwise reported, and its value passed over. */
bool key_readable(struct walk *walk, const struct event *key);
void skip_value(struct walk *walk);
/* Both end with the value still to be read. report_unknown frees the hint. */
void report_unknown(struct walk *walk, const struct event *key, struct hint *hint);
void report_twice(struct walk *walk, const struct event *key, struct place first);

/* --- texts compiled in (generated) --------------------------------------------------
 */

struct shipped {
    const char *name;
    const unsigned char *bytes;
    size_t len;
};
extern const struct shipped shipped_files[]; /* ends with a NULL name */

#endif
