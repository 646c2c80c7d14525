/* The state of the card of an actor, shared by its files only. */
#ifndef PANES_ACTOR_CARD_PRIVATE_H
#define PANES_ACTOR_CARD_PRIVATE_H

#include "base/vec.h"
#include "ops/actors.h"
#include "ops/contacts.h"
#include "ops/links.h"
#include "ops/people.h"
#include "panes/actor_card.h"
#include "panes/fields.h"

enum { ACTOR_HEAD = 2 }; /* rows above the first line */

/* What a line of the card is. */
enum actor_line {
    LINE_NAME,
    LINE_NATURE,
    LINE_KIND,
    LINE_THEMES,
    LINE_ACTION,
    LINE_PLACE,
    LINE_PERIMETER,
    LINE_CIRCLE,
    LINE_STAGE,
    LINE_NEXT,
    LINE_STARTS,
    LINE_ENDS,
    LINE_CONTACT, /* of no id: none yet */
    LINE_LINK,
    LINE_SIGHTING,
    LINE_VERIFIED,
    LINE_CONSENT,
    LINE_CUSTOM, /* its key */
    LINE_NOTE,
    LINE_VISIBILITY,
    LINE_COUNT
};

struct actor_card {
    struct id id;
    VEC(struct id) among;   /* the list one came from; empty: none */
    bool walk;              /* those of the list are to be verified */
    int verified;           /* in this walk */
    struct field_line here; /* the line stood on: kind, id, here_key */
    char here_key[64];
    struct list list;
    bool found; /* false: gone since */
    /* read by load, in the arena of the pane */
    struct actor actor;
    struct contact *contacts;
    size_t contact_count;
    struct link_line *links;
    size_t link_count;
    struct sighting *sightings;
    size_t sighting_count;
    struct custom_value *customs;
    size_t custom_count;
    VEC(struct field_line) fields;
};

static inline struct actor_card *actor_card(const struct pane *pane)
{
    return pane->state;
}

/* actor_card_load.c */
bool actor_card_load(struct pane *pane, struct garden *garden, struct err *err);
/* The line to stand on after the next load. */
void actor_card_stand_on(struct actor_card *card, enum actor_line line, struct id id,
                         const char *key);
const struct contact *actor_card_contact(const struct actor_card *card);
const struct link_line *actor_card_link(const struct actor_card *card);
/* Label of a line, in the language of the moment. */
const char *actor_line_label(enum actor_line line);

/* actor_card_edit.c: a text, a choice, a day, a commune, for the line stood on. */
bool actor_card_edit(struct pane *pane, struct pane_host *host, struct err *err);
/* Is the line stood on a contact, a link or a source, which goes to the bin alone? */
bool actor_card_on_part(const struct actor_card *card);
/* Bins that part, on any other line the whole card. */
bool actor_card_bin(struct pane *pane, struct pane_host *host, struct err *err);
/* actor_card_choose.c: lines whose values are a list. */
bool actor_card_choose(struct pane *pane, struct pane_host *host, enum actor_line line,
                       struct err *err);
void actor_card_themes(struct pane *pane, struct pane_host *host);
void actor_card_visibility(struct pane *pane, struct pane_host *host);
/* actor_card_add.c: contacts, links, sources. */
bool actor_card_add(struct pane *pane, struct pane_host *host, struct err *err);
void actor_card_add_contact(struct pane *pane, struct pane_host *host);
void actor_card_add_link(struct pane *pane, struct pane_host *host);
void actor_card_add_source(struct pane *pane, struct pane_host *host);
bool actor_card_edit_contact(struct pane *pane, struct pane_host *host,
                             struct err *err);
bool actor_card_edit_link(struct pane *pane, struct pane_host *host, struct err *err);

#endif
