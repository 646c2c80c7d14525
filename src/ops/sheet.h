/* A list on its way to a file: the columns, the rows and the order that a screen shows,
 * what is above and below its edges included.
 *
 * Owns the cells, in its own arena; a cell says the text of the screen and the field it
 * tells, so that who writes the file keeps of it what its readers may read
 * (ops/leaving.h). Does not know: panes, formats, files. Zero-initialise. */
#ifndef OPS_SHEET_H
#define OPS_SHEET_H

#include "base/vec.h"
#include "domain/card.h"
#include "ops/garden.h"

/* What the rows are. Of lines (a timeline, an agenda), all is for the pair alone. */
enum sheet_of { SHEET_OF_LINES, SHEET_OF_PERSONS, SHEET_OF_ACTORS };

struct sheet_cell {
    const char *text;
    enum field field; /* it tells this one; 0: for the pair alone */
};

struct sheet {
    struct arena arena;
    enum sheet_of of;
    const char *name; /* « membres »: what its file is called */
    VEC(const char *) header;
    VEC(struct id) rows; /* whose row it is; none for lines */
    VEC(struct sheet_cell) cells;
};

/* The columns first, then each row with a cell for each column; texts are copied. A
 * cell of FIELD_PERSON_GIVEN or FIELD_ACTOR_NAME is the name of the row, as its readers
 * may read it. */
void sheet_begin(struct sheet *sheet, const char *name, enum sheet_of of);
void sheet_column(struct sheet *sheet, const char *title);
void sheet_row(struct sheet *sheet, struct id id);
void sheet_cell(struct sheet *sheet, enum field field, const char *text);
void sheet_free(struct sheet *sheet);

/* A file asked for. */
struct sheet_file {
    const struct sheet *sheet;
    enum audience readers;
    bool map; /* GeoJSON, else CSV */
    const char *path;
    bool overwrite;
    bool taken; /* set when another file has that name, and nothing was written */
};

/* Who writes them (cli/sheet_out.c), by slices, for who has a screen to keep alive. */
struct sheet_run;
struct sheet_desk {
    /* A name that no file has, as a person would type it: « ~/jardin-membres-2026-11-28
     * .csv ». In the arena. */
    const char *(*path)(const struct garden *garden, const struct sheet *sheet,
                        bool map, struct arena *arena);
    /* The file asked for outlives the run. ERR_INPUT for the community's own file; when
     * another is there already, file->taken is set unless it may be overwritten. */
    bool (*begin)(struct garden *garden, struct sheet_file *file,
                  struct sheet_run **run, struct err *err);
    /* On false, end it without keeping. */
    bool (*step)(struct sheet_run *run, size_t rows, bool *more, struct err *err);
    int (*done)(const struct sheet_run *run); /* 0..1000 */
    /* The file has its name when `keep`; else nothing is left of it. *sentence (arena)
     * says how many rows, for whom, where, and who was left out. Frees the run. */
    bool (*end)(struct sheet_run *run, bool keep, struct arena *arena,
                const char **sentence, struct err *err);
};

#endif
