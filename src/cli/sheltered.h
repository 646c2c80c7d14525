/* What is done of a text that the file refused: written aside, and offered again as a
 * draft at the next opening.
 *
 * Owns: which community the texts are of, how many wait aside. Does not know: the
 * screen. */
#ifndef CLI_SHELTERED_H
#define CLI_SHELTERED_H

#include "base/id.h"
#include "base/str.h"
#include "ops/garden.h"

/* Zero-initialise; cli_sheltered_free at the end. */
struct sheltered {
    char community[ID_TEXT_SIZE]; /* "": no file was opened */
    struct str name;              /* starts the names of its files */
    struct str last;              /* the last path written */
    bool chosen;  /* where the person said: it is not looked for there */
    size_t count; /* texts that wait aside since the opening */
};

/* The community is open: what waits of it becomes drafts again, and its files go. A
 * draft typed since is left as it is, and the text beside it in its file: *notice says
 * so. */
void cli_sheltered_open(struct sheltered *sheltered, struct garden *garden,
                        struct str *notice);
/* Writes the text of that draft aside ("" : in the usual places, else `where`). */
bool cli_sheltered_write(struct sheltered *sheltered, const char *place,
                         const char *text, const char *where, struct str *path,
                         struct err *err);
/* It was saved, or given up: its file goes. */
void cli_sheltered_drop(struct sheltered *sheltered, const char *path);
/* Says on stderr where what was not saved is, if anything. */
void cli_sheltered_tell(const struct sheltered *sheltered);
void cli_sheltered_free(struct sheltered *sheltered);

#endif
