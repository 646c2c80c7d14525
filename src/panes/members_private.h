/* The state of the list of members, shared by its files only. */
#ifndef PANES_MEMBERS_PRIVATE_H
#define PANES_MEMBERS_PRIVATE_H

#include "ops/cards.h"
#include "ops/people.h"
#include "panes/given.h"
#include "panes/members.h"
#include "ui/list.h"

enum { MEMBERS_WINDOW = 80, MEMBERS_WIDE = 100 };

/* What the list is narrowed to; a criterion may be set to "" (« en aucun »). */
enum criterion_kind {
    NARROW_CIRCLE,
    NARROW_THEME,
    NARROW_DEPT,
    NARROW_CHARTER,
    NARROW_REFERENT,
    NARROW_ORPHAN,
    NARROW_DUE,
    NARROW_ASKING,
    NARROW_OFFERING,
    NARROW_COUNT
};

struct members_state {
    bool narrowed[NARROW_COUNT];
    char value[NARROW_COUNT][64]; /* of the first four */
    struct given given;           /* the criteria that are set */
    struct id referent;
    struct str text;
    enum card_order order;
    struct id selected;
    struct list list; /* inside the page */
    /* read by load, in the arena of the pane */
    struct card_filter filter;
    struct card_page page;
    const char *words;      /* the filter as people say it, "" */
    const char **referents; /* names, one a line of the page */
    const struct community *community;
};

static inline struct members_state *members_state(const struct pane *pane)
{
    return pane->state;
}

/* NULL on an empty list. */
const struct card_line *members_here(const struct members_state *state);
/* Rows of people that the pane shows. */
int members_rows(const struct pane *pane);

/* members_rows.c: where each column starts; width 0: not shown. */
struct members_columns {
    int name, circle, referent, place, touched, next, asks, end;
};
struct members_columns members_columns(int width);
/* Names of who tends each line of the page, "" for nobody. */
bool members_referents(const struct pane *pane, struct garden *garden,
                       const struct card_page *page, struct arena *arena,
                       const char ***names, struct err *err);
/* With the organisation where there is room for it. */
const char *members_name(struct arena *arena, const struct card_line *line, int width);
const char *members_asks_text(struct arena *arena, const struct card_line *line);
bool members_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                   struct err *err);

/* members_draw.c */
void members_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                  bool focused);

/* members_narrow.c: the box of criteria; sets one (value may be NULL), takes the last
 * one back. */
bool members_criteria(struct pane *pane, struct pane_host *host, struct err *err);
void members_narrow(struct pane *pane, enum criterion_kind kind, const char *value);
bool members_widen(struct pane *pane);
/* The criteria as a filter; strings live in the state. */
struct card_filter members_filter(const struct members_state *state);

/* members_add.c: a new card, and the same from a pasted line. */
bool members_add(struct pane *pane, struct pane_host *host, const char *line,
                 struct err *err);

#endif
