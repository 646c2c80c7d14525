/* The notes, meetings, actors and members of the demonstration, as if a workshop had
 * just ended.
 *
 * Knows the format that the head of data/demo/notes.txt tells; the file itself is read
 * by the caller. All goes to the first board: one step a column, one a group, one for
 * the votes, which undo takes back like any others. */
#ifndef OPS_DEMO_H
#define OPS_DEMO_H

#include <stdbool.h>

#include "ops/garden.h"

/* ERR_INPUT, naming the line, when a line has no text; ERR_NOT_FOUND without a board.
 */
bool ops_demo_fill(struct garden *garden, const char *text, struct err *err);

/* One meeting run and closed two Tuesdays ago, with the lines of data/demo/meeting.txt,
 * and one prepared for the Tuesday to come at 14:00, both from the first template of
 * the configuration; nothing when it has none. ERR_INPUT names the line that is wrong.
 */
bool ops_demo_meetings(struct garden *garden, const char *text, struct err *err);

/* The actors of data/demo/actors.txt, whose head tells the format: one step a line and
 * one for each thing said of it. ERR_INPUT names the line that is wrong. */
bool ops_demo_actors(struct garden *garden, const char *text, struct err *err);

/* The members of data/demo/people.txt, whose head tells the format; after the actors
 * they belong to. ERR_INPUT names the line that is not understood. */
bool ops_demo_people(struct garden *garden, const char *text, struct err *err);

#endif
