/* The command line: what was asked, and the verbs that need no screen.
 *
 * Owns: the tables of verbs and options (args.c), from which the reading of arguments,
 * --help and the sentences about bad ones are made. Does not know: the terminal, the
 * panes. Strings of struct cli are those of argv. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include "base/err.h"
#include "input/keymap.h"

/* Exit statuses; a session ended by a signal exits with 128 + its number. */
enum cli_status { CLI_GOOD = 0, CLI_FAILED = 1, CLI_MISUSED = 2 };

/* --map may be given that often. */
enum { CLI_MAPS_MOST = 32 };

enum cli_verb {
    CLI_SESSION,
    CLI_NEW,
    CLI_EXPORT,
    CLI_EXPORT_MINUTES,
    CLI_EXPORT_SHEET,
    CLI_EXPORT_POSTITS,
    CLI_EXPORT_DIRECTORY,
    CLI_EXPORT_ICS,
    CLI_EXPORT_ROWS,
    CLI_IMPORT_AGENDA,
    CLI_IMPORT_JSON,
    CLI_IMPORT_ICS,
    CLI_IMPORT,
    CLI_FIND,
    CLI_CHECK,
    CLI_BACKUP,
    CLI_RESTORE,
    CLI_SALVAGE,
    CLI_DOCTOR,
    CLI_COMMUNE,
    CLI_MAP,
    CLI_HELP,
    CLI_VERSION
};

/* What a map is written as: drawn with characters unless said otherwise. */
enum map_form { FORM_DRAWN, FORM_TEXT, FORM_SVG, FORM_GEOJSON, FORM_CSV };

struct cli {
    enum cli_verb verb;
    const char *file;   /* the community, or NULL: the last one */
    const char *from;   /* new: a shipped name or a configuration file */
    const char *out;    /* export: NULL or "-" is standard output */
    const char *text;   /* import: the file read, "-" is standard input; restore:
                           the backup */
    const char *region; /* commune: whose communes come first, NULL: none */
    const char *query;  /* commune, find: what is looked for; NULL: --list alone */
    const char *list;   /* find, export: the name of a list kept, NULL */
    const char *shape;  /* export: its second word ("csv"), NULL without one */
    const char *what;   /* export of rows: "membres" or "acteurs", NULL: not said */
    const char *most;   /* find: how many answers, NULL: not said */
    const char *source; /* import: whose file it is, NULL: not said */
    const char *report; /* import: where each verdict is written, NULL */
    const char *held;   /* import: where what waits is written, NULL */
    const char *maps[CLI_MAPS_MOST]; /* import: "Titre=champ" */
    size_t map_count;
    const char *layer; /* map: what it shows, NULL: points */
    const char *by;    /* map: what it counts by, NULL: départements */
    const char *width; /* map: in characters, NULL: not said */
    const char *height;
    enum map_form form;     /* map */
    const char *meeting;    /* its rank from the oldest, or its id; NULL: not said */
    const char *level;      /* public membres binome, NULL: not said */
    const char *format;     /* of a report: markdown html odt, NULL: by the name */
    const char *board;      /* its rank, NULL: the first */
    const char *language;   /* "fr", "en", NULL: not asked */
    enum keyboard keyboard; /* KEYBOARD_UNKNOWN: not asked */
    bool ascii;
    bool demo;
    bool reading; /* the session: change nothing */
    bool anyway;  /* even in a folder where the file is less safe */
    bool force;
    bool blank;   /* export postits: to fill by hand */
    bool dry_run; /* import */
    bool json;    /* commune, find: for programs */
};

/* Reads the arguments; --lang holds from where it stands. ERR_USAGE: one sentence that
 * names the word at fault and, when one is near, the word accepted in its place. */
bool cli_parse(int argc, char *const argv[], struct cli *cli, struct err *err);

/* Runs a verb other than CLI_SESSION and returns the exit status. What it has to say is
 * on stdout, what went wrong is one sentence on stderr (cli_fail). */
int cli_run(const struct cli *cli);

/* --- one verb, one file ---------------------------------------------------------- */

int cli_new(const struct cli *cli);
int cli_export_json(const struct cli *cli);
int cli_export_minutes(const struct cli *cli);
int cli_export_sheet(const struct cli *cli);
int cli_export_postits(const struct cli *cli);
int cli_export_directory(const struct cli *cli);
int cli_export_ics(const struct cli *cli);
int cli_export_rows(const struct cli *cli);
int cli_import_agenda(const struct cli *cli);
int cli_import_json(const struct cli *cli);
int cli_import_ics(const struct cli *cli);
int cli_import(const struct cli *cli);
int cli_find(const struct cli *cli);
int cli_check(const struct cli *cli);
int cli_backup(const struct cli *cli);
int cli_restore(const struct cli *cli);
int cli_salvage(const struct cli *cli);
int cli_doctor(const struct cli *cli);
int cli_commune(const struct cli *cli);
int cli_map(const struct cli *cli);
int cli_help(const struct cli *cli);
int cli_version(const struct cli *cli);

/* --- saying ---------------------------------------------------------------------- */

/* Prints lines of text made displayable: nothing read in a file can act on a terminal.
 */
void cli_say(FILE *stream, const char *text);
void cli_sayf(FILE *stream, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* "terreau : <sentence>" on stderr; returns CLI_MISUSED for ERR_USAGE, else CLI_FAILED.
 */
int cli_fail(const struct err *err);

#endif
