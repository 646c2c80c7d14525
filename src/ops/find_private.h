/* What the files of the search share. Nothing outside src/ops includes this page. */
#ifndef OPS_FIND_PRIVATE_H
#define OPS_FIND_PRIVATE_H

#include "ops/find.h"

/* How many words and phrases typed the line holds. */
int find_words_in(const char *line, const struct query *query);
/* One line of a size that a screen can show: what comes long before the first word
 * typed becomes « … ». In the arena. */
const char *find_cut_around(struct arena *arena, const char *line,
                            const struct query *query);

#endif
