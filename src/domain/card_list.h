/* Lists of members: which ones, in what order, and what a line shows of each.
 *
 * Plain structures, filled by the panes (filters) and by the reads of ops/cards.h.
 * Strings given by a read belong to its arena; ids of themes, circles and charters are
 * those of the configuration. A zeroed filter is everyone. */
#ifndef DOMAIN_CARD_LIST_H
#define DOMAIN_CARD_LIST_H

#include "domain/card.h"

enum card_order {
    CARD_BY_NAME,   /* the stated French order of person_compare */
    CARD_BY_CIRCLE, /* as the circles of the configuration, no circle last */
    CARD_BY_TOUCH,  /* longest without a touch first, never touched before all */
    CARD_BY_NEXT,   /* next reminder, nearest first, none last */
    CARD_ORDER_COUNT
};
/* Ties go by name. */

/* Every condition that is set must hold. Texts may be NULL: any. */
struct card_filter {
    const char *circle;           /* id; "": in none */
    const char *theme;            /* id; "": without any */
    const char *dept;             /* "11", "2A"; "": without a known commune */
    struct id referent;           /* none: any */
    bool orphan;                  /* without a referent */
    unsigned consents;            /* 1 << CONSENT_… of those wanted, 0: any */
    const char *unsigned_charter; /* id of a charter whose present version they have not
                                     accepted, or must renew */
    bool due;                     /* whose next reminder is today or before */
    bool asking;                  /* who have an open need */
    bool offering;                /* who have an open offer */
    const char *text; /* as typed: each word starts a word of the given name, family
                         name or organisation, accents and case aside */
};
bool card_filter_is_empty(const struct card_filter *filter);

/* One line of the list. */
struct card_line {
    struct person person;
    const char *label;  /* the name; homonyms have their organisation or a number */
    const char *circle; /* id, "" */
    const char *themes; /* ids separated by spaces */
    char dept[4];       /* of the commune, "" */
    struct id referent;
    enum consent consent;
    int64_t touched;          /* last touch, 0: never */
    int64_t next;             /* next reminder (day), 0: none */
    int asks[ASK_KIND_COUNT]; /* open ones */
};

/* A window of a list around an anchor; see ops_cards_page. */
struct card_page {
    struct card_line *lines;
    size_t count;
    size_t at;    /* index of the anchor, or of the place it would have */
    size_t above; /* how many of the list come before lines[0] */
    size_t total; /* how many pass the filter */
    size_t all;   /* how many live cards there are */
};

#endif
