/* The state of a card, shared by its files only: load, draw, edit, add. */
#ifndef PANES_CARD_PRIVATE_H
#define PANES_CARD_PRIVATE_H

#include "ops/cards.h"
#include "ops/contacts.h"
#include "panes/ask.h"
#include "panes/card.h"
#include "panes/fields.h"
#include "panes/timeline.h"

enum {
    CARD_WIDE = 100,  /* from so many columns, what happened stands at the right */
    CARD_HEAD = 3,    /* rows above the first line */
    CARD_LATEST = 3,  /* what happened, under the lines of a narrow card */
    CARD_EVENTS = 40, /* of them read */
};

/* What a line of the card is. */
enum card_part {
    PART_NAME,
    PART_CONTACT,
    PART_LINK, /* an organisation, a relation */
    PART_CIRCLE,
    PART_REFERENT,
    PART_LAST,
    PART_NEXT,
    PART_ASK,
    PART_PLACE,
    PART_THEMES,
    PART_CONSENT,
    PART_CHARTER,
    PART_INVITER,
    PART_COUNTS,
    PART_CONDITIONS,
    PART_SOURCE,
    PART_CUSTOM,
    PART_NOTE,
    PART_CRITERIA,
    PART_VISIBILITY, /* who may read the lines of this card */
};

struct card_state {
    struct id person;
    bool listed; /* came from the list: it has a card before and after */
    struct card_filter filter;
    enum card_order order;
    struct arena filter_arena;
    struct field_line here; /* the line stood on: kind, id, here_key */
    char here_key[64];
    struct list list;
    /* read by load, in the arena of the pane */
    bool found; /* false: gone since */
    struct card_view view;
    struct custom_value *customs;
    size_t custom_count;
    struct field_line *fields;
    size_t field_count;
    struct timeline_row *events;
    size_t event_count;
    size_t rank, total; /* in the list one came from, 0: not in it */
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
/* Is that line kept from a projected screen? */
bool card_is_private(const struct card *card, enum card_part part);
/* The line to stand on after the next load. */
void card_stand_on(struct card_state *state, enum card_part part, struct id id,
                   const char *key);

/* card_draw.c */
void card_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
               bool focused);

/* card_edit.c: corrects the line stood on; what Entrée does there. */
bool card_edit(struct pane *pane, struct pane_host *host, struct err *err);
bool card_open(struct pane *pane, struct pane_host *host, struct err *err);
bool card_circle(struct pane *pane, struct pane_host *host, struct err *err);
bool card_remind(struct pane *pane, struct pane_host *host, struct err *err);
bool card_charters(struct pane *pane, struct pane_host *host, struct err *err);
bool card_timeline(struct pane *pane, struct pane_host *host, struct err *err);

/* card_bin.c */
bool card_next_state(struct pane *pane, struct pane_host *host, struct err *err);
bool card_bin(struct pane *pane, struct pane_host *host, struct err *err);

/* card_visible.c */
bool card_choose_visibility(struct pane *pane, struct pane_host *host, struct err *err);
/* « comme d’habitude », « 2 champs réservés » */
const char *card_visibility_text(struct arena *arena, const char *visibility);

/* A warning about what was just saved, when some is due: false when not. */
bool card_warn(struct pane_host *host, const char *text);

/* card_choose.c */
bool card_choose_consent(struct pane *pane, struct pane_host *host, struct err *err);
bool card_choose_source(struct pane *pane, struct pane_host *host, struct err *err);
bool card_choose_themes(struct pane *pane, struct pane_host *host, struct err *err);
bool card_edit_custom(struct pane *pane, struct pane_host *host, struct err *err);

/* card_add.c */
bool card_add(struct pane *pane, struct pane_host *host, struct err *err);
bool card_need(struct pane *pane, struct pane_host *host, struct err *err);
bool card_offer(struct pane *pane, struct pane_host *host, struct err *err);

/* card_touch.c */
bool card_touch(struct pane *pane, struct pane_host *host, struct err *err);
bool card_touch_text(struct pane *pane, struct pane_host *host, const char *text,
                     struct err *err);

/* card_ask.c */
const struct ask *card_ask(const struct card_state *state, struct id id);
const char *card_ask_text(struct arena *arena, const struct community *community,
                          const struct ask *ask);
bool card_ask_add(struct pane *pane, struct pane_host *host, enum ask_kind kind,
                  struct err *err);
bool card_ask_edit(struct pane *pane, struct pane_host *host, struct err *err);
bool card_ask_open(struct pane *pane, struct pane_host *host, struct err *err);
bool card_ask_next(struct pane *pane, struct pane_host *host, struct err *err);

/* card_contact.c */
const char *card_contact_label(enum contact_kind kind);
/* « nadia@example.org (travail), préféré » */
const char *card_contact_text(struct arena *arena, const struct contact *contact);
bool card_contact_add(struct pane *pane, struct pane_host *host);
bool card_contact_edit(struct pane *pane, struct pane_host *host, struct err *err);
bool card_contact_open(struct pane *pane, struct pane_host *host, struct err *err);
bool card_contact_state(struct pane *pane, struct pane_host *host, struct err *err);
bool card_contact_bin(struct pane *pane, struct pane_host *host, struct err *err);

/* card_link.c */
const struct link_line *card_link(const struct card_state *state, struct id id);
bool card_belongs_add(struct pane *pane, struct pane_host *host);
bool card_relation_add(struct pane *pane, struct pane_host *host);
bool card_link_open(struct pane_host *host, const struct link_line *link);
bool card_link_edit(struct pane *pane, struct pane_host *host, struct err *err);
/* It is over since today; it holds again. */
bool card_link_next(struct pane *pane, struct pane_host *host, struct err *err);

#endif
