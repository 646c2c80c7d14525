/* The tables of the command line, for those that read or print them. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include <stddef.h>

#include "cli/cli.h"

/* A bit for each verb an option goes with. */
#define CLI_WITH(verb) (1u << (verb))

/* Files whose rows each have a verdict. */
#define CLI_IMPORTS                                                                    \
    (CLI_WITH(CLI_IMPORT) | CLI_WITH(CLI_IMPORT_JSON) | CLI_WITH(CLI_IMPORT_ICS))

struct cli_verb_def {
    const char *word; /* NULL: no word, the session */
    enum cli_verb verb;
    const char *format; /* second word it wants ("json"), or NULL; then the rows of a
                           word follow each other */
    const char *usage;  /* msgid: what follows `terreau` */
    const char *help;   /* msgid */
    const char
        *second; /* msgid: what comes after the file ("un texte"), NULL: nothing */
    bool bare;   /* the file may be left out */
};

struct cli_option_def {
    const char *name;
    const char *other; /* another spelling, or NULL */
    const char *value; /* msgid: as the help shows it, NULL: takes none */
    unsigned verbs;    /* CLI_WITH bits */
    const char *help;  /* msgid */
};

enum cli_option {
    OPTION_FROM,
    OPTION_OUT,
    OPTION_FORCE,
    OPTION_MEETING,
    OPTION_LEVEL,
    OPTION_FORMAT,
    OPTION_BOARD,
    OPTION_BLANK,
    OPTION_REGION,
    OPTION_LAYER,
    OPTION_BY,
    OPTION_TEXT,
    OPTION_SVG,
    OPTION_GEOJSON,
    OPTION_CSV,
    OPTION_WIDTH,
    OPTION_HEIGHT,
    OPTION_LIST,
    OPTION_WHAT,
    OPTION_MOST,
    OPTION_JSON,
    OPTION_DEMO,
    OPTION_READING,
    OPTION_ANYWAY,
    OPTION_LANG,
    OPTION_KEYBOARD,
    OPTION_ASCII,
    OPTION_DRY_RUN,
    OPTION_SOURCE,
    OPTION_MAP,
    OPTION_REPORT,
    OPTION_HELD,
    OPTION_VERSION,
    OPTION_HELP,
    OPTION_COUNT
};

extern const struct cli_verb_def cli_verbs[];
extern const size_t cli_verb_count;
extern const struct cli_option_def cli_options[OPTION_COUNT];

/* The word of the list (NULL-terminated) that `word` may be a slip for, or NULL. */
const char *cli_nearest(const char *word, const char *const *list);

#endif
