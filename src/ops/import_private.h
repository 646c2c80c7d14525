/* What the files of imports share. Nothing outside src/ops/import*.c includes this
 * page. Functions that write run inside an open step and leave aborting it to its end.
 */
#ifndef OPS_IMPORT_PRIVATE_H
#define OPS_IMPORT_PRIVATE_H

#include "base/vec.h"
#include "domain/card.h"
#include "domain/repair.h"
#include "ops/cards_private.h"
#include "ops/import.h"
#include "store/actors.h"
#include "store/intake.h"

struct own_value {
    const char *key;
    const char *value;
};

/* A row as it may be kept: put right, its words those of the community. */
struct incoming {
    const struct intake_row *row;
    bool person;     /* else an actor */
    bool named;      /* else only its mails say who it is */
    struct id id;    /* the one it had here, none */
    const char *uid; /* the one it has elsewhere, "" */
    const char *uid_column;
    bool fresh, same; /* what a person decided of a row that was held */
    struct card card;
    struct actor actor;
    const char *structure; /* of a person, as it is written here */
    struct id structure_id;
    const char *role, *role_column;
    const char *source;
    const char *street, *postcode, *city, *insee, *place_column;
    bool left, bounced;
    const char *name;    /* shown */
    const char *folded;  /* compared */
    const char *refusal; /* a sentence; "" when it can be kept */
    VEC(struct contact) contacts;
    VEC(struct own_value) owns;
    VEC(struct import_remark) remarks;
};

/* Which row of this source made a record: the last eight bytes of its id, which are
 * drawn at random. All that grows with the rows: twelve bytes each. */
struct made_lines {
    uint64_t *records; /* open addressing, room is a power of two */
    uint32_t *lines;   /* 0 where there is none */
    size_t count, room;
};

enum { PLACES_KEPT = 1024 };
struct place_kept {
    char said[80];
    char code[8]; /* "": said is no commune, or several */
    bool several;
};

/* Midnight of a day takes the C library longer than the rest of its row. */
enum { DAYS_KEPT = 1024 };
struct day_kept {
    struct date date;
    int64_t stamp;
};

struct import {
    struct garden *garden;
    const struct intake *intake;
    const struct import_options *options;
    struct import_report *report;
    struct date today;
    bool any_erased;
    struct arena arena; /* of the row being read */
    struct made_lines made;
    struct place_kept *places;
    struct day_kept *days;
    struct waiting *waiting; /* relations whose other end may come later */
    size_t waiting_count;
    struct comparing *comparing; /* one row is compared, nothing is kept; NULL */
};

/* --- import_read.c ---------------------------------------------------------------- */

bool incoming_read(struct import *import, const struct intake_row *row,
                   struct incoming *in, struct err *err);
void incoming_free(struct incoming *in);

/* --- import_remark.c ---------------------------------------------------------------
 */

void remark_add(struct import *import, struct incoming *in,
                enum import_remark_kind kind, const char *column, const char *from,
                const char *to);
/* The whole sentence instead of the usual one of its kind. */
void remark_say(struct incoming *in, enum import_remark_kind kind, const char *column,
                const char *text);

/* What has no field of its own stays with the record under its column. */
void keep_own(struct import *import, struct incoming *in, const char *column,
              const char *text);
/* The text as its repair leaves it; NULL when it is wrong: it is then told of, and kept
 * as an own field. */
const char *settle(struct import *import, struct incoming *in,
                   const struct intake_value *value, struct repair repair);
/* Tells of cells too many or too few. */
void tell_cells(struct import *import, struct incoming *in);

/* --- import_words.c: texts for this community; what does not fit is kept as it came --
 */

const char *label_id(const struct label *labels, size_t count, const char *said);
const char *circle_id(const struct community *words, const char *said);
const char *read_themes(struct import *import, struct incoming *in,
                        const struct intake_value *value);
int64_t read_date(struct import *import, struct incoming *in,
                  const struct intake_value *value);
bool read_flag(struct import *import, struct incoming *in,
               const struct intake_value *value, enum consent *consent);
void read_degree(struct import *import, struct incoming *in,
                 const struct intake_value *value, bool latitude);
void read_nature(struct import *import, struct incoming *in,
                 const struct intake_value *value);
const char *read_name(struct import *import, struct incoming *in,
                      const struct intake_value *value);
void read_whole_name(struct import *import, struct incoming *in,
                     const struct intake_value *value);
bool read_structure(struct import *import, struct incoming *in,
                    const struct intake_value *value, struct err *err);
void read_id(struct incoming *in, const struct intake_value *value);
void read_decision(struct incoming *in, const char *text);

/* --- import_place.c --------------------------------------------------------------- */

/* Sets commune and place of the card or of the actor from what the row says. */
void incoming_place(struct import *import, struct incoming *in);

/* --- import_match.c --------------------------------------------------------------- */

/* A card that the row may be. */
struct known {
    struct id id;
    bool binned;
    bool person;
    const char *name;
    struct card card;
    struct actor actor;
    struct contact *contacts;
    size_t contact_count;
};

/* How near a row and a card are, in order of strength. */
enum nearness { FAR, HOMONYM, PERHAPS, STRONG, EXACT };

struct near {
    enum nearness nearness;
    const char *reason;
};
/* --- import_near.c */
bool near_person_of(struct import *import, struct incoming *in,
                    const struct known *known, struct near *near, struct err *err);
bool near_actor_of(struct import *import, struct incoming *in,
                   const struct known *known, struct near *near, struct err *err);

struct match {
    enum import_verdict verdict; /* NEW, UPDATE, HELD or REFUSED */
    struct known known;          /* but for NEW and REFUSED */
    const char *reason;
    bool apart; /* NEW, beside `known`, which it is not: remember that */
};
bool incoming_match(struct import *import, struct incoming *in, struct match *match,
                    struct err *err);
bool known_read(struct import *import, struct id id, bool person, struct known *known,
                struct err *err);

/* --- import_write.c --------------------------------------------------------------- */

bool incoming_insert(struct import *import, struct incoming *in, struct id *id,
                     struct err *err);
/* Parts of a card, for a new one and for one that was there. */
int64_t consent_day(enum consent consent, int64_t said);
bool contact_add(struct import *import, const struct incoming *in,
                 struct contact contact, struct id owner, struct err *err);
bool own_add(struct import *import, const struct own_value *own, struct id owner,
             struct err *err);
bool belongs_add(struct import *import, const struct incoming *in, struct id person,
                 struct err *err);

/* --- import_relate.c -------------------------------------------------------------- */

/* The links that a row tells, to records that are here; those to others wait for the
 * end, when they are made or kept as own fields. *changed is set by what is written,
 * report->changed by what the end writes of rows that had not changed. */
bool incoming_relate(struct import *import, const struct incoming *in, struct id record,
                     bool *changed, struct err *err);
bool import_settle_relations(struct import *import, struct err *err);
void import_forget_relations(struct import *import);

/* --- import_join.c ---------------------------------------------------------------- */

/* What the row adds to a card; with `write` false nothing is written. *adds: how much,
 * *differs: how much says otherwise. Remarks are only made when writing. */
struct addition {
    size_t adds, differs;
};
bool incoming_join(struct import *import, struct incoming *in,
                   const struct known *known, bool write, struct addition *addition,
                   struct err *err);
/* The same, without writing, told to compare_gain and compare_kept. */
bool incoming_compare(struct import *import, struct incoming *in,
                      const struct known *known, struct comparing *comparing,
                      struct err *err);
/* Every card that has one of its mails learns that it left or bounced. */
bool incoming_status(struct import *import, const struct incoming *in, bool *changed,
                     struct err *err);
bool apart_insert(struct garden *garden, struct id one, struct id other,
                  struct err *err);

/* --- import_compare.c ------------------------------------------------------------- */

/* The field of a row that says contacts of that kind. */
enum intake_field import_reach_field(enum contact_kind kind);
/* Of the row that is asked, held with that card. */
bool import_compare_row(struct import *import, struct incoming *in,
                        const struct known *known, struct err *err);
/* Words are copied. */
void compare_gain(struct comparing *comparing, const char *label, const char *text);
void compare_kept(struct comparing *comparing, const char *sentence);

#endif
