/* Reading a community's YAML: libyaml's events walked along a static table of fields.
 *
 * Owns: the grammar of data/communities, its limits (depth ≤ 16, ≤ 256 KiB,
 * ≤ 20 000 events, no alias, anchor, tag or merge key) and its error sentences.
 * Every scalar is text: `non`, `no`, `01`, `2A` stay what was written; a field that
 * wants a number or oui/non says so. Does not know: files' places, the store. */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "domain/community.h"

struct config_problem {
    int line;   /* from 1 */
    int column; /* from 1, in characters */
    bool fatal; /* an unknown key only warns when its value could be skipped… */
    const char *sentence; /* French (translated): what is wrong, the accepted words */
};

struct config_problems {
    struct config_problem *at;
    size_t n, cap;
    struct arena arena; /* owns the sentences */
};

/* Reads `len` bytes of YAML into a community. Goes on after an error whenever the
 * structure allows, so that *every* problem of the file is reported at once, in order
 * of line. True when there is no fatal problem: *community is then complete (missing
 * kinds or boards replaced by the defaults: idea + , fear ! , need * , question ? ; one
 * board). On false *community is empty. Free both in any case. */
bool config_read(const char *yaml, size_t len, struct community *community,
                 struct config_problems *problems);
void config_problems_free(struct config_problems *problems);

/* "file:line:column: sentence" lines, one a problem. */
void config_problems_print(const struct config_problems *problems, const char *file,
                           struct str *out);

/* The whole file in *text; ERR_NOT_FOUND, ERR_INPUT when larger than 256 KiB or not
 * UTF-8 (naming the line), ERR_IO. */
bool config_load_file(const char *path, struct str *text, struct err *err);

/* Text of a community shipped with the program (compiled in from data/communities):
 * "engagement", "biodiversite", "vide", "demo" (accents and case are optional); NULL
 * when unknown. *len does not count the NUL that ends it. */
const char *config_shipped(const char *name, size_t *len);
/* Their names, NULL-terminated. */
const char *const *config_shipped_names(void);
/* The notes of the demonstration, one a line; the format is told by the comments that
 * open data/demo/notes.txt. */
const char *config_demo_notes(size_t *len);
/* What was said in its past meeting; so does data/demo/meeting.txt. */
const char *config_demo_meeting(size_t *len);
/* Its actors; so does data/demo/actors.txt. */
const char *config_demo_actors(size_t *len);
/* Its members; so does data/demo/people.txt. */
const char *config_demo_people(size_t *len);

#endif
