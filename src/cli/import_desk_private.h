/* What the files of the desk share: a file that is open, and what was said of it. */
#ifndef CLI_IMPORT_DESK_PRIVATE_H
#define CLI_IMPORT_DESK_PRIVATE_H

#include "base/str.h"
#include "base/vec.h"
#include "cli/import_desk.h"
#include "cli/import_files.h"
#include "exchange/csv_in.h"
#include "exchange/vcard.h"

struct mapped {
    char *header;
    enum intake_field field;
    bool said; /* else recalled of the source */
};

struct desk {
    struct import_look look; /* first: a look is its desk */
    char *path;
    struct garden *garden; /* it is for; outlives it */
    struct arena arena;    /* of the look */
    struct csv_in *csv;
    enum text_encoding encoding; /* said; TEXT_ENCODING_COUNT: to be found */
    char separator;              /* said; '\0': to be found */
    size_t header;               /* said; 0: to be found */
    size_t lines[VALUES_MOST];   /* those that may be the titles */
    VEC(struct mapped) mapped;
    struct str bytes; /* of address cards and calendars */
    struct vcard_reader reader;
    struct intake intake; /* whose rows the papers tell */
    struct import_files files;
    struct str report, held;
    bool any_held;
};

static inline struct desk *desk_of(struct import_look *look)
{
    return (struct desk *)look;
}

/* --- import_desk_columns.c */
bool desk_see_columns(struct desk *desk, struct err *err);
size_t desk_headers(struct import_look *look, const char **values);
void desk_map(struct import_look *look, size_t column, enum intake_field field);
bool desk_recall(struct import_look *look, struct garden *garden, const char *source,
                 struct err *err);

/* --- import_desk_papers.c */
bool desk_begin_papers(struct import_look *look, struct garden *garden,
                       struct err *err);
void desk_tell_papers(struct import_look *look, const struct intake_row *row,
                      const struct import_result *result);
bool desk_end_papers(struct import_look *look, bool good, struct arena *arena,
                     struct import_paper *paper, struct err *err);

#endif
