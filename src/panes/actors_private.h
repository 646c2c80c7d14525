/* The state of the list of actors and of its map, shared by their files only. */
#ifndef PANES_ACTORS_PRIVATE_H
#define PANES_ACTORS_PRIVATE_H

#include "ops/actors.h"
#include "ops/actors_map.h"
#include "ops/links.h"
#include "panes/actors.h"
#include "panes/actors_filter.h"
#include "panes/actors_map.h"
#include "ui/list.h"

/* From ACTORS_WIDE columns the map stands beside the list. */
enum { ACTORS_WINDOW = 80, ACTORS_WIDE = 100, ACTORS_NARROW = 60 };

/* What the keys move in. */
enum actors_focus { FOCUS_LIST, FOCUS_MAP };

/* What a row of the list says beside the name, worked out once for every drawing. */
struct actors_row {
    const char *name, *kind, *stage, *place, *follow;
    uint8_t follow_style;
};

struct actors_state {
    const struct community *community;
    struct actors_filter filter;
    enum actor_order order;
    struct id selected;
    enum actors_focus focus;
    bool full; /* the map alone, on the whole screen */
    struct actors_map map;
    bool map_stale; /* what the map counts is still to be read */
    /* read by load, in the arena of the pane */
    struct actor_filter query;
    struct actor_page page;
    struct actors_row *rows; /* one for each actor of the page */
    struct list list;
    size_t passing, all;
    const char *words; /* the filter, "" */
    const char *hint;  /* what of the text typed could not be used, and why; "" */
    int64_t verify_before;
    /* the actor told below the list: the selected one, once the person rests on it */
    struct arena detail_arena;
    struct actor detail; /* no id: none */
    struct link_line *links;
    size_t link_count;
    struct sighting *sightings;
    size_t sighting_count;
};

static inline struct actors_state *actors_state(const struct pane *pane)
{
    return pane->state;
}

/* NULL on an empty list. */
const struct actor *actors_here(const struct actors_state *state);
/* Where things are, for that size of pane. */
struct actors_layout {
    struct rect list;   /* width 0: not shown */
    struct rect detail; /* height 0: not shown */
    struct rect map;    /* width 0: not shown */
};
struct actors_layout actors_layout(const struct pane *pane, struct rect rect);

/* actors_load.c */
bool actors_load(struct pane *pane, struct garden *garden, struct err *err);
/* What waits for a rest between two keys: the detail of another actor, a map of many.
 */
bool actors_restless(const struct pane *pane);
bool actors_rest(struct pane *pane, struct garden *garden, struct err *err);

/* actors_draw.c */
void actors_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused);
void actors_status(const struct pane *pane, struct str *out);

/* actors_sheet.c: widths of the columns, 0: no room for that one. */
struct actors_columns {
    int name, kind, stage, place, follow;
};
struct actors_columns actors_columns(int width, bool projected);
bool actors_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                  struct err *err);

/* actors_typed.c */
/* Puts in the filter what its text says by operators (« theme:compost dept:11 »), and
 * leaves its words; what it cannot use is state->hint. All in the arena. */
void actors_typed(struct actors_state *state, const struct garden *garden,
                  struct arena *arena, struct actor_filter *filter);

/* actors_narrow.c: what is shown. */
/* Ids of a page, in the arena of the pane. */
const struct id *actors_ids(struct pane *pane, const struct actor_page *page);
void actors_narrow(struct pane *pane, enum criterion criterion, const char *value);
enum outcome actors_see(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err);
/* actors_criteria.c: the box of criteria, a letter for what is narrowed, a letter for
 * its value. */
bool actors_criteria(struct pane *pane, struct pane_host *host, struct err *err);
/* actors_lists.c: boxes of rows: kept lists, bridges, sources, the bin. */
bool actors_lists_open(struct pane *pane, struct pane_host *host, struct err *err);
bool actors_list_keep(struct pane *pane, struct pane_host *host, struct err *err);
bool actors_bridges_open(struct pane *pane, struct pane_host *host, struct err *err);
bool actors_sources_open(struct pane_host *host, struct err *err);
bool actors_bin_open(struct pane_host *host, struct err *err);
/* actors_write.c: what is done to the actor under the cursor, and to new ones. */
enum outcome actors_write(struct pane *pane, struct pane_host *host, enum action action,
                          struct err *err);
enum outcome actors_workshop(struct pane *pane, struct pane_host *host,
                             const char *text);
/* actors_steer.c: the keys of the map. */
enum outcome actors_steer(struct pane *pane, struct pane_host *host, enum action action,
                          struct err *err);

/* For ask_box.complete: the communes that a text may mean. */
bool actor_complete_commune(void *ctx, struct pane_host *host, const char *text,
                            struct arena *arena, const char ***words, size_t *count,
                            struct err *err);

/* actors_words.c: words that several of these files show. In the arena, or static. */
const char *actor_place_text(struct arena *arena, const struct actor *actor);
const char *actor_day_text(struct arena *arena, int64_t ms);
const char *actor_nature_label(enum actor_nature nature);
/* « Association », « lieu, Association » for what is not an actor. */
const char *actor_kind_text(struct arena *arena, const struct community *community,
                            const struct actor *actor);
/* The rows of a page. */
struct actors_row *actors_rows(const struct actors_state *state,
                               const struct actor_page *page, struct arena *arena);
/* Is its next step overdue? */
bool actor_is_late(const struct actor *actor);

#endif
