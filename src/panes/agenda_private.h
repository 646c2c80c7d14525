/* The agenda pane's state, shared by its files only. */
#ifndef PANES_AGENDA_PRIVATE_H
#define PANES_AGENDA_PRIVATE_H

#include "ops/live.h"
#include "ops/meetings.h"
#include "ops/people.h"
#include "panes/agenda.h"
#include "ui/list.h"

struct agenda_state {
    struct id opened;   /* the meeting whose plan is shown; none: the list */
    struct id selected; /* meeting or slot under the cursor */
    struct list list;
    struct meeting *meetings;
    size_t meeting_count;
    struct meeting meeting; /* the opened one */
    struct slot *slots;
    size_t slot_count;
    struct objective *objectives;
    size_t objective_count;
    struct prompt *prompts; /* of the selected slot */
    size_t prompt_count;
    const char **remarks;
    size_t remark_count;
};

static inline struct agenda_state *agenda_state(const struct pane *pane)
{
    return pane->state;
}

/* NULL in the list, or on an empty plan. */
const struct slot *agenda_slot(const struct agenda_state *state);
/* The opened meeting, or the one under the cursor; NULL. */
const struct meeting *agenda_meeting(const struct agenda_state *state);

void agenda_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
                 bool focused);
enum outcome agenda_edit(struct pane *pane, struct pane_host *host, enum action action,
                         struct err *err);
enum outcome agenda_meeting_act(struct pane *pane, struct pane_host *host,
                                enum action action, struct err *err);
enum outcome agenda_versions(struct pane_host *host, const struct meeting *meeting,
                             struct err *err);
enum outcome agenda_times(struct pane_host *host, struct err *err);

/* "9h30 Accueil 15 min (Nadia)" as a slot: an hour typed locks the start. False when
 * there is no title. Strings in the arena. */
bool slot_line_read(struct arena *arena, const struct meeting *meeting,
                    const char *line, struct slot_edit *edit);
const char *slot_line_write(struct arena *arena, const struct slot *slot);
/* "Atelier semis, mardi 26/11, 14h - 16h": title, day and announced hours; what is not
 * said stays as it is in *meeting. False with a sentence for a day that does not exist.
 */
bool meeting_line_read(struct arena *arena, const char *line, struct meeting *meeting,
                       struct err *err);
/* The same hour a week later, by the calendar; 0 stays 0. */
int64_t agenda_week_after(int64_t ms);
/* "en préparation", "en cours", "close". */
const char *agenda_stage(const struct meeting *meeting);
/* agenda_sheet.c: the list of meetings, or the plan of one, as a file. */
bool agenda_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                  struct err *err);
/* "lundi 24 novembre", "9h15": how the screen says a stamp. */
const char *agenda_day(struct arena *arena, int64_t ms);

#endif
