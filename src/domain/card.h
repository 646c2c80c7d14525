/* What the card of a member is made of, beside the person: circles through time, needs
 * and offers, touches, charters, interviews.
 *
 * As in domain/actor.h: strings belong to the arena of the read, never NULL; times are
 * ms since 1970, 0: not set. */
#ifndef DOMAIN_CARD_H
#define DOMAIN_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/actor.h"
#include "domain/meeting.h"

/* The fields of a person that meetings do not look at. */
struct card {
    struct person person;
    const char *civility;
    const char *pronoun;
    const char *commune; /* INSEE code: never finer for a person */
    const char *place;
    const char *themes;
    const char *circle; /* present one, id; "" */
    struct id referent; /* the person who tends the link */
    struct id inviter;
    const char *conditions; /* of engagement, in the person's words */
    const char *source;
    const char *note;
    int64_t next; /* relance set by hand; 0: by the rule of the circle */
    enum consent consent;
    int64_t consent_on;
    const char *visibility;
};

/* From that day on, in that circle ("": in none). */
struct circle_move {
    struct id id;
    struct id person;
    const char *circle;
    int64_t since;
    const char *reason;
    const char *model; /* "a>b" when a change of model made it, "" */
};

enum ask_kind { ASK_NEED, ASK_OFFER, ASK_PROMISE, ASK_KIND_COUNT };
const char *ask_kind_id(enum ask_kind kind); /* "need", "offer", "promise" */
enum ask_kind ask_kind_of(const char *id);

enum ask_status { ASK_OPEN, ASK_LINKED, ASK_MET, ASK_WITHDRAWN, ASK_STATUS_COUNT };
const char *ask_status_id(enum ask_status status); /* "open", "linked", "met"… */
enum ask_status ask_status_of(const char *id);

struct ask {
    struct id id;
    struct id owner;
    enum ask_kind kind;
    const char *category; /* id of community.categories, "" */
    const char *text;
    enum ask_status status;
    struct id partner; /* whom it was linked with */
    int64_t due;
    struct id origin; /* the note or the item it came from */
};

enum touch_kind {
    TOUCH_CALL,
    TOUCH_MAIL,
    TOUCH_VISIT,
    TOUCH_MESSAGE,
    TOUCH_NOTE, /* something to remember, not an exchange */
    TOUCH_KIND_COUNT
};
const char *touch_kind_id(enum touch_kind kind);
enum touch_kind touch_kind_of(const char *id);

/* What a note says: opinions never leave for a shared export. */
enum touch_nature { TOUCH_FACT, TOUCH_NEED, TOUCH_OPINION, TOUCH_NATURE_COUNT };
const char *touch_nature_id(enum touch_nature nature);
enum touch_nature touch_nature_of(const char *id);

struct touch {
    struct id id;
    struct id owner; /* a person or an actor */
    enum touch_kind kind;
    enum touch_nature nature;
    const char *text;
    int64_t held;
    const char *by;
};

struct acceptance {
    struct id id;
    struct id person;
    const char *charter; /* id of community.charters */
    int version;
    int64_t accepted;
    const char *how;
};

struct answer {
    struct id id;
    struct id person;
    const char *grid; /* id of community.grids */
    const char *question;
    const char *text;
    int64_t held;
};

struct extract {
    struct id id;
    struct id answer;
    const char *text;
    const char *tags; /* ids separated by spaces */
};

#endif
