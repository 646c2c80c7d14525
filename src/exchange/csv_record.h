/* The reader of a CSV file: libcsv, and the record being read. */
#ifndef EXCHANGE_CSV_RECORD_H
#define EXCHANGE_CSV_RECORD_H

#include <csv.h>

#include "exchange/csv_private.h"

#define CSV_CALLS(X)                                                                   \
    X(csv_init)                                                                        \
    X(csv_fini)                                                                        \
    X(csv_free)                                                                        \
    X(csv_parse)                                                                       \
    X(csv_set_delim)                                                                   \
    X(csv_set_opts)                                                                    \
    X(csv_set_space_func)

#define MEMBER(call) __typeof__(call) *(call);
struct libcsv {
    void *handle;
    CSV_CALLS(MEMBER)
};
#undef MEMBER

struct csv_in {
    struct text_in *text;
    struct libcsv csv;
    struct csv_parser parser;
    bool parsing;
    char separator;
    struct str evidence;
    struct arena arena; /* of the columns */
    struct csv_column *columns;
    const char **headers;
    size_t column_count;
    size_t header_line;
    /* the record being read */
    struct str piece;   /* what was read of it last */
    struct str bytes;   /* its cells, each with its NUL */
    VEC(size_t) starts; /* of each in bytes */
    size_t line;        /* where it begins */
    size_t lines;       /* line ends read */
    size_t fed;         /* its bytes given to libcsv */
    size_t rows;
    bool whole; /* its end was met */
    bool ended; /* nothing more to read */
};

/* Opens libcsv. */
bool csv_load(struct libcsv *csv, struct err *err);
/* Back to the first record, with the separator that was settled. */
bool csv_restart(struct csv_in *in, struct err *err);
/* Reads one record into bytes and starts; *more false at the end. */
bool csv_record(struct csv_in *in, bool *more, struct err *err);
/* The cells of the record, cleaned, in the arena. */
const char **csv_cells(const struct csv_in *in, struct arena *arena);

#endif
