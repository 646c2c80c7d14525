/* Charters and contracts: signed by someone, and who signed what. */
#ifndef PANES_CHARTERS_H
#define PANES_CHARTERS_H

#include "panes/pane.h"

/* A letter for the charter, then the day and how it was said. */
bool charters_open(struct pane_host *host, struct id person, struct err *err);
/* Everyone, for one charter: « a accepté la version 1, pas la 2 »; Entrée signs today.
 */
bool charters_list_open(struct pane_host *host, struct err *err);

/* Takes the last signature of that charter by that person away, and says so. */
bool charters_withdraw(struct pane_host *host, struct id person, const char *charter,
                       struct err *err);

#endif
