/* A whole community read back from its export: every row, as it was.
 *
 * Owns: what a value of the export means (docs/json.md), which rows are new, and that
 * all of them enter in one step or none. Ids, dates and states are kept. Does not know
 * the format of the file. */
#ifndef OPS_WHOLE_H
#define OPS_WHOLE_H

#include "domain/cell.h"
#include "ops/garden.h"

struct whole_report {
    size_t rows;
    size_t added;
    size_t same;  /* already there, saying the same */
    size_t apart; /* already there, saying something else: left as they are */
};

struct whole;

/* A new file, which must not be there (ERR_INPUT). On false nothing is left. */
bool ops_whole_create(const char *path, struct whole **whole, struct err *err);
/* Into a garden that is open, busy until the end: that of the same community, ERR_INPUT
 * at its first row else. */
bool ops_whole_join(struct garden *garden, struct whole **whole, struct err *err);
/* One row. ERR_INPUT names the line and what is wrong with it. */
bool ops_whole_row(struct whole *whole, const struct cell_row *row, struct err *err);
/* Before any of it: is that row, the first of an export, the community of that garden?
 * ERR_INPUT when it is another one. */
bool ops_whole_fits(struct garden *garden, const struct cell_row *row, struct err *err);
/* What it is, for a person: « personne : Nadia Benali ». In the arena. */
const char *ops_whole_name(struct arena *arena, const struct cell_row *row);
/* Of a row that was given and counted `apart`: what differs, in the order of the
 * schema; in the arena. */
struct whole_difference {
    const char *field;    /* translated */
    const char *sentence; /* « titre : « A » ici, « B » dans le fichier. » */
};
bool ops_whole_differences(const struct whole *whole, const struct cell_row *row,
                           struct arena *arena, struct whole_difference **list,
                           size_t *count, struct err *err);
/* What became of the rows given so far. */
const struct whole_report *ops_whole_so_far(const struct whole *whole);
/* Keeps all of it (`keep`), in one step, so one undo but for a new file; or nothing,
 * and a new file is then removed. Frees `whole`, NULL being fine. *report may be NULL.
 * ERR_INPUT when the export holds no community. */
bool ops_whole_end(struct whole *whole, bool keep, struct whole_report *report,
                   struct err *err);

#endif
