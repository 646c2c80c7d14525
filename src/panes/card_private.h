/* The state of a card, shared by its files only: load, draw, edit, add. */
#ifndef PANES_CARD_PRIVATE_H
#define PANES_CARD_PRIVATE_H

#include "base/vec.h"
#include "domain/card.h"
#include "ops/contacts.h"
#include "ops/links.h"
#include "panes/ask.h"
#include "panes/card.h"
#include "panes/fields.h"
#include "panes/rows_view.h"

enum {
    CARD_WIDE = 100,  /* from so many columns, what happened stands at the right */
    CARD_HEAD = 3,    /* rows above the first line */
    CARD_LATEST = 3,  /* what happened, under the lines of a narrow card */
    CARD_EVENTS = 40, /* of them read */
};

/* What a line of the card is. */
enum card_field {
    CARD_NAME,
    CARD_CONTACT,
    CARD_LINK, /* an organisation, a relation */
    CARD_CIRCLE,
    CARD_REFERENT,
    CARD_LAST,
    CARD_NEXT,
    CARD_ASK,
    CARD_PLACE,
    CARD_THEMES,
    CARD_CONSENT,
    CARD_CHARTER,
    CARD_INVITER,
    CARD_CONDITIONS,
    CARD_SOURCE,
    CARD_CUSTOM,
    CARD_NOTE,
    CARD_CRITERIA,
};

struct card_state {
    struct id person;
    VEC(struct id) among; /* the list one came from; empty: none */
    struct field here;    /* the line stood on: kind, id, here_key */
    char here_key[64];
    struct list list;
    bool found; /* false: gone since */
    /* read by load, in the arena of the pane */
    struct card card;
    struct contact *contacts;
    size_t contact_count;
    struct link_line *links;
    size_t link_count;
    struct ask *asks;
    size_t ask_count;
    struct custom_value *customs;
    size_t custom_count;
    struct field *fields;
    size_t field_count;
    struct view_row *events;
    size_t event_count;
};

static inline struct card_state *card_state(const struct pane *pane)
{
    return pane->state;
}

struct card_layout {
    bool wide;
    int width;  /* of the lines */
    int fields; /* rows of them */
    int latest; /* rows of what happened */
};
struct card_layout card_layout(const struct pane *pane);

/* card_load.c */
bool card_load(struct pane *pane, struct garden *garden, struct err *err);
/* The line to stand on after the next load. */
void card_stand_on(struct card_state *state, enum card_field kind, struct id id,
                   const char *key);

/* card_draw.c */
void card_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
               bool focused);

/* card_edit.c: corrects the line stood on; what Entrée does there. */
bool card_edit(struct pane *pane, struct pane_host *host, struct err *err);
bool card_open(struct pane *pane, struct pane_host *host, struct err *err);

/* card_contact.c */
const char *card_contact_label(enum contact_kind kind);
/* « nadia@example.org (travail), préféré » */
const char *card_contact_text(struct arena *arena, const struct contact *contact);
const struct contact *card_contact(const struct card_state *state, struct id id);
void card_contact_add(struct pane *pane, struct pane_host *host);
bool card_contact_edit(struct pane *pane, struct pane_host *host, struct err *err);
void card_contact_open(struct pane *pane, struct pane_host *host);
bool card_contact_next(struct pane *pane, struct pane_host *host, struct err *err);

/* card_link.c */
const struct link_line *card_link(const struct card_state *state, struct id id);
void card_belongs_add(struct pane *pane, struct pane_host *host);
void card_relation_add(struct pane *pane, struct pane_host *host);
bool card_link_edit(struct pane *pane, struct pane_host *host, struct err *err);

#endif
