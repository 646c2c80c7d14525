/* An import as a screen walks it: the words between panes, which know no file and no
 * format, and who opens files (cli/import_desk.c).
 *
 * What was seen of a file is said with what tells so, and can be looked at again
 * otherwise. Strings belong to the file that is open, until it is looked at again. */
#ifndef OPS_IMPORT_DESK_H
#define OPS_IMPORT_DESK_H

#include "ops/import.h"

enum import_format {
    IMPORT_CSV,
    IMPORT_VCARD,
    IMPORT_CALENDAR,
    IMPORT_JSON, /* a whole community, as terreau exports it */
    IMPORT_FORMAT_COUNT
};

enum import_setting {
    SETTING_FORMAT,
    SETTING_ENCODING,
    SETTING_SEPARATOR,
    SETTING_HEADER, /* the line of the titles */
    SETTING_COUNT
};

struct import_fact {
    const char *value; /* « Windows-1252 »; "" where the format has no such thing */
    const char *why;   /* a sentence, "" */
};

enum { SAMPLES_MOST = 3, VALUES_MOST = 12 };

struct import_seen {
    const char *header;
    enum intake_field field;
    const char *why;                   /* a phrase */
    const char *samples[SAMPLES_MOST]; /* its first texts, "" */
};

/* A file that is open; made and freed by the desk. */
struct import_look {
    enum import_format format;
    struct import_fact facts[SETTING_COUNT];
    struct import_seen *columns;
    size_t column_count;
    bool has_rows; /* of contacts: a source, duplicates; else entries, taken whole */
};

struct import_paper {
    const char *report; /* where it is */
    const char *held;   /* where the rows put aside are; "" when there is none */
};

struct import_whole;

struct import_desk {
    /* Knows the format by the content, else by the name. ERR_INPUT for the export of
     * another community than that of the garden, which outlives it. */
    bool (*open)(const char *path, struct garden *garden, struct import_look **look,
                 struct err *err);
    void (*close)(struct import_look *look); /* NULL is allowed */
    /* What the setting may be, at most VALUES_MOST; how many. */
    size_t (*values)(struct import_look *look, enum import_setting setting,
                     const char **values);
    /* Looks again; on false what was seen before stays. */
    bool (*set)(struct import_look *look, enum import_setting setting, size_t value,
                struct err *err);
    /* The field of a column; it stays through every look. */
    void (*map)(struct import_look *look, size_t column, enum intake_field field);
    /* The fields that columns of these titles had the last time for that source, but
     * for those that were mapped here. */
    bool (*recall)(struct import_look *look, struct garden *garden, const char *source,
                   struct err *err);
    /* The rows of a CSV or of address cards, from the first one; ERR_INPUT when no
     * column says who. */
    bool (*rows)(struct import_look *look, struct intake *intake, struct err *err);
    /* The entries of a calendar or of an export, as ops_import_begin and what follows
     * it do for rows: one step, opened here, and the garden busy until the end. */
    bool (*whole_begin)(struct import_look *look, struct garden *garden,
                        const struct import_options *options,
                        struct import_report *report, struct import_whole **whole,
                        struct err *err);
    bool (*whole_step)(struct import_whole *whole, size_t entries, bool *more,
                       struct err *err);
    int (*whole_done)(const struct import_whole *whole);
    bool (*whole_end)(struct import_whole *whole, bool keep, struct err *err);
    /* The report and the rows put aside, beside the other papers of the community. */
    bool (*begin_papers)(struct import_look *look, struct garden *garden,
                         struct err *err);
    void (*tell_papers)(struct import_look *look, const struct intake_row *row,
                        const struct import_result *result);
    /* Named when `good`, else thrown away. Paths in the arena. */
    bool (*end_papers)(struct import_look *look, bool good, struct arena *arena,
                       struct import_paper *paper, struct err *err);
};

#endif
