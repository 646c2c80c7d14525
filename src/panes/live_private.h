/* The live pane's state, shared by its files only. */
#ifndef PANES_LIVE_PRIVATE_H
#define PANES_LIVE_PRIVATE_H

#include "ops/board.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "ops/people.h"
#include "panes/live.h"
#include "ui/list.h"

struct live_state {
    struct id meeting_id;
    struct id board; /* that the line of post-its writes to */
    struct meeting meeting;
    struct slot *slots;
    size_t slot_count;
    struct list list;   /* the slot looked at */
    bool away;          /* looking at another slot than the current one */
    struct item *items; /* of the slot looked at */
    size_t item_count;
    struct prompt *prompts;
    size_t prompt_count;
    size_t prompt;         /* the one shown large, answers go to it */
    struct tally *tallies; /* of the notes taken in it */
    size_t tally_count;
    struct attendance_counts counts;
    struct pace pace;
    struct pace_cut cut; /* proposed, count 0: none */
    int64_t now;
};

static inline struct live_state *live_state(const struct pane *pane)
{
    return pane->state;
}

/* The slot looked at, NULL on an empty agenda. */
const struct slot *live_slot(const struct live_state *state);
const struct prompt *live_prompt(const struct live_state *state);

void live_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
               bool focused);
/* Rows that the list of slots takes in a pane of that height. */
int live_list_rows(const struct live_state *state, int height);
void live_draw_projected(const struct pane *pane, struct canvas *canvas,
                         struct rect rect);
/* "23:10", "1:02:10"; without its sign. */
void live_duration_text(int64_t ms, char out[32]);
/* "fin prévue 16:01 (+1 min)" */
void live_end_text(const struct live_state *state, char out[64]);
/* "reste 23:10 sur 35:00", "dépassé de 02:10" */
void live_left_text(const struct live_state *state, char out[64]);

/* Opens the line in which things are noted during the slot looked at. */
void live_line_open(struct pane *pane, struct pane_host *host, enum item_kind kind,
                    const struct item *edit);
/* Where a line goes. */
struct live_place {
    struct id meeting, slot, prompt;
};
/* Asks, then saves each line of the text there. */
void live_paste_lines(struct pane_host *host, const struct live_place *place,
                      enum item_kind kind, const char *text);
/* The same for the post-its of a slot of kind board. */
bool live_notes_open(struct pane *pane, struct pane_host *host, struct err *err);
enum outcome live_tick_box(struct pane *pane, struct pane_host *host, struct err *err);
/* A line of the meeting put on someone's card. */
enum outcome live_card_box(struct pane *pane, struct pane_host *host, struct err *err);
enum outcome live_edit_box(struct pane *pane, struct pane_host *host, struct err *err);
enum outcome live_speech_box(struct pane *pane, struct pane_host *host,
                             struct err *err);

#endif
