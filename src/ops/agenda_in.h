/* What other calendars say: meetings and actions that enter, all in one step.
 *
 * Owns: what is new, what changed, what must stay as it is. An entry is known again by
 * its id, which its calendar gives it (domain/agenda_entry.h): a second reading changes
 * nothing. Does not know calendars. */
#ifndef OPS_AGENDA_IN_H
#define OPS_AGENDA_IN_H

#include "domain/agenda_entry.h"
#include "ops/garden.h"

struct agenda_in_report {
    size_t added;
    size_t changed;
    size_t same;
    size_t left; /* in the bin, begun or closed, or changed here since */
};

struct agenda_in;

/* Opens the step: the garden is busy until its end. */
bool ops_agenda_in_begin(struct garden *garden, struct agenda_in **in, struct err *err);
/* A meeting becomes one to prepare, with its title, date, end, place, and its
 * description as the text it comes from; an action, a line outside any meeting. One
 * that is known changes when its calendar counts a later revision, or (for those that
 * terreau did not write) says something else of the same one. What is in the bin stays
 * there. */
bool ops_agenda_in_entry(struct agenda_in *in, const struct agenda_entry *entry,
                         struct err *err);
/* What became of the entries given so far. */
const struct agenda_in_report *ops_agenda_in_so_far(const struct agenda_in *in);
/* Keeps it all, or nothing. Frees `in`, NULL being fine. *report may be NULL. */
bool ops_agenda_in_end(struct agenda_in *in, bool keep, struct agenda_in_report *report,
                       struct err *err);

#endif
