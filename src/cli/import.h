/* What the files of `terreau import` share: a reader a format. */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include "cli/cli.h"
#include "exchange/csv_in.h"
#include "ops/import.h"

/* A file being imported. Zero-initialise; `close` (NULL: nothing to) gives back what
 * the reader took, the arena is given back by who made it. */
struct import_file {
    struct intake intake;
    struct import_column *columns; /* to be remembered of the source */
    size_t column_count;
    void *reader;
    void (*close)(struct import_file *file);
    struct arena arena;
};

struct import_reader {
    const char *word;    /* of --format */
    const char *endings; /* of names, parted by spaces */
    /* Opens cli->text, says on stdout what tells its encoding and its columns (but with
     * --json), and fills the file. */
    bool (*open)(const struct cli *cli, struct garden *garden, struct import_file *file,
                 struct err *err);
};

bool import_open_csv(const struct cli *cli, struct garden *garden,
                     struct import_file *file, struct err *err);
bool import_open_vcard(const struct cli *cli, struct garden *garden,
                       struct import_file *file, struct err *err);

/* The fields that columns of these titles had the last time for that source (NULL or
 * "": none). */
bool import_recall(struct garden *garden, const char *source, struct arena *arena,
                   struct csv_column *columns, size_t count, struct err *err);
/* Is one of them a name, a structure, an address? */
bool import_names_someone(const struct csv_column *columns, size_t count);

#endif
