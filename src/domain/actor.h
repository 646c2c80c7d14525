/* An actor of the map: who does what, and where; and what ties records together.
 *
 * Plain structures that the panes read, and the words they are stored under. Strings
 * belong to the arena of the read and are never NULL; times are ms since 1970, 0: not
 * set; ids of themes, kinds, circles, sources are those of the configuration. Who may
 * see a field is its level in store/schema.def, lowered by `visibility`. */
#ifndef DOMAIN_ACTOR_H
#define DOMAIN_ACTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "base/mem.h"

/* Places and events are filtered with actors; an initiative is a project, apart from
 * those who carry it (links of the relation "carries"). */
enum actor_nature {
    NATURE_ACTOR,
    NATURE_PLACE,
    NATURE_EVENT,
    NATURE_INITIATIVE,
    NATURE_COUNT
};
/* "actor", "place", "event", "initiative": as stored and exported. */
const char *actor_nature_id(enum actor_nature nature);
enum actor_nature actor_nature_of(const char *id);

/* How far the invitation of an actor has come. */
enum prospect {
    PROSPECT_NONE, /* not someone to invite */
    PROSPECT_SPOTTED,
    PROSPECT_CONTACTED,
    PROSPECT_ANSWERED,
    PROSPECT_MEMBER,
    PROSPECT_NO,
    PROSPECT_COUNT
};
/* "", "spotted", "contacted", "answered", "member", "no". */
const char *prospect_id(enum prospect prospect);
enum prospect prospect_of(const char *id);
const char *prospect_label(enum prospect prospect); /* msgid: "repéré" */

/* How well the place of an actor is known. */
enum precision {
    PRECISION_NONE, /* no place */
    PRECISION_COMMUNE,
    PRECISION_MANUAL, /* set by hand on the map */
    PRECISION_DEPARTMENT,
    PRECISION_REGION,
    PRECISION_COUNT
};
/* "", "commune", "manual", "department", "region". */
const char *precision_id(enum precision precision);
enum precision precision_of(const char *id);

/* Who may read a contact, or a field whose level was changed for one record. */
enum audience {
    AUDIENCE_DEFAULT, /* the level of the schema */
    AUDIENCE_PUBLIC,
    AUDIENCE_MEMBERS,
    AUDIENCE_PAIR,
    AUDIENCE_NEVER,
    AUDIENCE_COUNT
};
/* "", "public", "members", "pair", "never". */
const char *audience_id(enum audience audience);
enum audience audience_of(const char *id);
/* The audience of a column in a visibility text, which only narrows a level
 * ("note:never action:pair"). */
enum audience visibility_get(const char *visibility, const char *column);
/* That text with the column at that audience; AUDIENCE_DEFAULT takes it out. */
const char *visibility_set(struct arena *arena, const char *visibility,
                           const char *column, enum audience audience);

/* "" not asked, "yes", "no": may the record appear in a directory? */
enum consent { CONSENT_UNKNOWN, CONSENT_YES, CONSENT_NO, CONSENT_COUNT };
const char *consent_id(enum consent consent);
enum consent consent_of(const char *id);

struct actor {
    struct id id;
    enum actor_nature nature;
    const char *name;
    const char *kind;    /* id of community.actor_kinds, or any word; "" */
    const char *themes;  /* ids separated by spaces */
    const char *action;  /* what it does, a sentence */
    const char *commune; /* INSEE code, "" */
    const char *place;   /* as typed, "" */
    enum precision precision;
    double latitude, longitude; /* WGS84 degrees; 0, 0: none */
    const char *perimeter;      /* "dep:31 epci:243100518 com:31555", "" */
    const char *circle;
    enum prospect prospect;
    const char *next_step;
    int64_t next_on;
    int64_t verified;
    int64_t starts, ends; /* of an event */
    enum consent consent;
    int64_t consent_on;
    const char *note;
    const char *visibility;
};
/* Every text "", nothing else said: no field is NULL. */
struct actor actor_blank(void);

/* Where an actor was heard of, and when. */
struct sighting {
    struct id id;
    struct id actor;
    const char *source; /* id of community.sources */
    int64_t seen;
    const char *note;
};

/* Two records and what ties them: a person in a structure (role, capacity, period), a
 * synergy, an initiative and who carries it, a relation of the configuration. */
enum capacity { CAPACITY_NONE, CAPACITY_OWN, CAPACITY_BEHALF, CAPACITY_COUNT };
const char *capacity_id(enum capacity capacity); /* "", "own", "behalf" */
enum capacity capacity_of(const char *id);

/* The relation of a person and a structure; others are community.relations. */
#define LINK_BELONGS "belongs"
#define LINK_SYNERGY "synergy"
#define LINK_CARRIES "carries"

struct link {
    struct id id;
    struct id subject; /* the relation reads from it… */
    struct id object;  /* …to it */
    const char *kind;
    const char *role; /* id of community.roles, or any words */
    enum capacity capacity;
    int64_t since, until;
    const char *note;
};

enum contact_kind {
    CONTACT_EMAIL,
    CONTACT_PHONE,
    CONTACT_WEB,
    CONTACT_ADDRESS,
    CONTACT_KIND_COUNT
};
const char *contact_kind_id(enum contact_kind kind); /* "email", "phone", "web"… */
enum contact_kind contact_kind_of(const char *id);

enum contact_status {
    CONTACT_FINE,
    CONTACT_BOUNCED,
    CONTACT_UNSUBSCRIBED,
    CONTACT_STATUS_COUNT
};
const char *contact_status_id(enum contact_status status); /* "", "bounced"… */
enum contact_status contact_status_of(const char *id);

struct contact {
    struct id id;
    struct id owner; /* a person or an actor */
    enum contact_kind kind;
    const char *value;
    const char *label; /* "travail", "secrétariat", "" */
    enum contact_status status;
    bool preferred;
    enum audience level;
};
/* Are the two one: mails case aside, phones by their digits after the code of France,
 * anything else by its folded words? */
bool contact_same(const struct contact *a, const struct contact *b);

#endif
