/* What the files of repairs share. */
#ifndef DOMAIN_REPAIR_PRIVATE_H
#define DOMAIN_REPAIR_PRIVATE_H

#include "domain/repair.h"

struct repair repaired(enum repair_kind kind, const char *to, const char *why);
/* Without blanks at both ends; in the arena. */
const char *repair_trim(struct arena *arena, const char *text);

#endif
