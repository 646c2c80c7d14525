/* The board's state, shared by its files only: load, draw, move, sort, ask. */
#ifndef PANES_BOARD_PRIVATE_H
#define PANES_BOARD_PRIVATE_H

#include "base/vec.h"
#include "ops/board.h"
#include "ops/groups.h"
#include "ops/notes.h"
#include "panes/board.h"

enum {
    BOARD_COLUMN = 26,      /* columns of text in a column of notes */
    BOARD_COLUMN_WIDE = 38, /* the same when projected */
    BOARD_DETAIL = 38,      /* the panel at the right */
    BOARD_LINES = 6,        /* lines of a note shown in its column */
    BOARD_PEEK = 3,         /* notes of a group shown under its title */
    BOARD_WINDOW = 48,      /* notes loaded before and after the focus */
    PRUNED_MARKS = 500,     /* more than these are not looked at one by one */
    BOARD_EDGE = 16,        /* nearer than this to the end of the window: load */
};

/* A note, or a group as a titled stack. */
struct board_item {
    const struct group *group; /* NULL: a note */
    const struct note *note;
    const struct note *peek; /* first notes of the group */
    size_t peek_count;
    int y, height;     /* lines from the top of what is loaded */
    int lines;         /* of wrapped text */
    bool byline_apart; /* author and tags on a line of their own */
};

struct board_column {
    char *category;     /* owned: columns outlive their loads */
    struct id selected; /* of the focused item, none: the first */
    struct arena arena;
    struct note_page page;
    struct board_item *items;
    size_t count;
    size_t focus; /* index of `selected` */
    int top;      /* line shown at the top */
    bool stale;
    bool loaded;
};

struct board_state {
    struct id board_id; /* none: the first board */
    struct id sought;   /* a note to stand on after the next load; none */
    struct id slot;     /* in progress in a meeting being run; none */
    size_t board_index;
    struct board *boards;
    size_t board_count;
    struct board_counts counts;
    const struct community *community;
    VEC(struct board_column *) columns; /* one a column of counts, same order */
    size_t column;                      /* focused */
    size_t first;                       /* leftmost shown, when several are */
    int question_rows;                  /* lines the question takes in the heading */
    struct id open_group;               /* its notes fill the pane */
    const struct group *open;           /* the same, in counts */
    struct str filter;
    enum note_order order;
    bool zoom;
    VEC(struct id) marks;
    struct str voter; /* "": by hands */
    struct ballot_state ballot;
    /* about the focused note, read once the person rests on it */
    struct arena rest_arena;
    struct id rested; /* whose they are; none: not read */
    const char **history;
    size_t history_count;
    const struct note *like;
};

static inline struct board_state *board_state(const struct pane *pane)
{
    return pane->state;
}

/* --- state (board_state.c) --- */
struct board_column *board_here(const struct board_state *state);
/* NULL when the column is empty. */
const struct board_item *board_focus(const struct board_state *state);
const struct board *board_current(const struct board_state *state);
struct id board_item_id(const struct board_item *item);
bool board_is_marked(const struct board_state *state, struct id id);
void board_unmark_all(struct board_state *state);
/* Before another board is shown: marks, filter, open group and column are this one's.
 */
void board_leave(struct board_state *state);
/* The marked notes, else the focused one; in the arena. */
size_t board_targets(const struct board_state *state, struct arena *arena,
                     struct id **ids);
/* A number that names the same notes again, for their drafts. */
unsigned board_targets_number(const struct board_state *state);
/* Sets the focus of the column after its targets are gone: the next loose item. */
void board_advance(struct board_state *state, const struct id *ids, size_t count);

/* --- load and layout (board_load.c) --- */
bool board_load(struct pane *pane, struct garden *garden, struct err *err);
/* Loads again the columns whose window is too short around their focus. */
bool board_load_window(struct pane *pane, struct garden *garden, struct err *err);
/* What a column lists beside its groups. */
struct note_query board_query(const struct board_state *state, const char *category);
/* Columns that fit, their width, the panel's. */
struct board_layout {
    size_t first; /* leftmost column shown */
    size_t shown;
    int column_width;
    int detail_width; /* 0: none */
    int top;          /* rows above the first note */
    int height;       /* rows of notes */
};
struct board_layout board_layout(const struct pane *pane);
/* Where each item of what is loaded starts, and its height. */
void board_measure(const struct pane *pane, struct board_column *column);
/* One or two lines, for the heading. */
void board_measure_question(const struct pane *pane);
/* Keeps the focus of the column inside its window of lines. */
void board_scroll(const struct pane *pane, struct board_column *column);
/* "@Nadia #compost", "" when projected. */
void board_byline(const struct pane *pane, const struct note *note, char out[160]);

/* --- draw (board_draw.c, board_detail.c) --- */
void board_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                bool focused);
void board_draw_detail(const struct pane *pane, struct canvas *canvas,
                       struct rect rect);
bool board_restless(const struct pane *pane);
bool board_rest(struct pane *pane, struct garden *garden, struct err *err);
void board_status(const struct pane *pane, struct str *out);

/* --- as a file (board_sheet.c) --- */
bool board_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                 struct err *err);

/* --- verbs --- */
enum outcome board_move(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err);
enum outcome board_sort(struct pane *pane, struct pane_host *host, enum action action,
                        struct err *err);
enum outcome board_write(struct pane *pane, struct pane_host *host, enum action action,
                         struct err *err);
enum outcome board_paste(struct pane *pane, struct pane_host *host, const char *text,
                         struct err *err);
enum outcome board_see(struct pane *pane, struct pane_host *host, enum action action,
                       struct err *err);
/* Called by board_sort: */
enum outcome board_choose_place(struct pane *pane, struct pane_host *host,
                                bool with_groups);
enum outcome board_merge(struct pane *pane, struct pane_host *host, struct err *err);
enum outcome board_vote(struct pane *pane, struct pane_host *host, bool back,
                        struct err *err);
enum outcome board_voter(struct pane *pane, struct pane_host *host);
/* "Mobilité", "À classer" */
const char *board_column_label(const struct board_state *state, const char *category);

#endif
