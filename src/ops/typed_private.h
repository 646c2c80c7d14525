/* What a person types in a field that reads words of the community or of the gazetteer,
 * and how such a field is told again: actors and member cards alike.
 *
 * Owns no state. What is refused is ERR_INPUT, in a sentence that says what would be
 * understood. Nothing outside src/ops includes this page. */
#ifndef OPS_TYPED_PRIVATE_H
#define OPS_TYPED_PRIVATE_H

#include "ops/garden.h"

/* One theme, by its label or its id, through accents and case, added to *themes (ids
 * parted by spaces, in the arena). A word that is none names the nearest. */
bool theme_typed(const struct garden *garden, struct arena *arena, const char *said,
                 const char **themes, struct err *err);
/* All those of a text, parted by spaces or commas; "" for none. */
bool themes_typed(const struct garden *garden, struct arena *arena, const char *text,
                  const char **themes, struct err *err);
/* The id of a circle of the model in force: by its whole label, its id, or its number
 * when nothing but digits is typed; "" for none. */
bool circle_typed(struct garden *garden, struct arena *arena, const char *text,
                  const char **circle, struct err *err);
/* "dep:31 epci:243100518 com:31555", each known to the gazetteer; "" for none. */
bool perimeter_typed(struct arena *arena, const char *text, const char **perimeter,
                     struct err *err);

/* « 28/11/2026 », "" for 0. */
const char *day_text(struct arena *arena, int64_t when);

#endif
