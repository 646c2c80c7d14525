/* Who is there: two or three letters, Entrée; someone new in one more key. */
#ifndef PANES_ATTENDANCE_H
#define PANES_ATTENDANCE_H

#include "panes/pane.h"

bool attendance_open(struct pane_host *host, struct id meeting, struct err *err);

#endif
