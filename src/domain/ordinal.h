/* The rank that the title of a meeting begins with: « 2e rencontre », « 3ème atelier »,
 * « Deuxième agora ». Reads French; writes in the manner of the title. Knows neither
 * series nor the number a meeting has in one. */
#ifndef DOMAIN_ORDINAL_H
#define DOMAIN_ORDINAL_H

#include "base/mem.h"

/* 1 to 999, or 0 when the title begins with none. A rank in digits may stand before any
 * word but a month (« 1er mai » is a day); one in letters (to « douzième ») only before
 * a word for a meeting: « Première pierre » is none. */
int ordinal_read(const char *title);
/* The title with that rank instead of its own, in the arena; as it is when it has none.
 * « 1ère » is followed by « 2ème », « 1re » and « 1er » by « 2e », « Première » by
 * « Deuxième ». number >= 1. */
const char *ordinal_write(struct arena *arena, const char *title, int number);

#endif
