/* Drafts: what is typed in a modal and not yet saved, never more than a second or
 * twenty keys behind the fingers.
 *
 * Owns: where each draft is kept, when it is written, offered again, forgotten. The app
 * follows every modal that has `typed`: a field has nothing to do but to say its name
 * (draft.def). Does not know: what becomes of the text; the commit that saves it takes
 * the draft away (garden.h, `draft`). */
#ifndef PANES_DRAFT_H
#define PANES_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

struct modal;
struct pane_host;

enum draft_field {
    DRAFT_UNNAMED, /* a mistake of ours: a field of text has a name */
#define DRAFT(code, name, closed, label) DRAFT_##code,
#define NO_DRAFT(code, why) DRAFT_##code,
#include "panes/draft.def"
#undef DRAFT
#undef NO_DRAFT
    DRAFT_FIELDS
};

/* Which field of text, of what. */
struct draft_of {
    enum draft_field field;
    struct id id;    /* the row that it says something of; none */
    unsigned number; /* when one name serves several fields of a row: which; 0 */
    const char *key; /* the same in letters; NULL */
    bool typed;      /* what the field holds at first was pasted by the person */
};

/* For `number`: that of a text or of a set of rows that has no id. The sum of those of
 * its parts is that of a set, in any order. */
unsigned draft_number(const void *bytes, size_t len);

struct draft {
    enum draft_field field;
    char place[128];    /* in the file; "": nothing is kept */
    bool pasted;        /* see draft_of.typed */
    bool kept;          /* the file has a draft of that place */
    struct str before;  /* what the field holds while nothing is typed */
    struct str seen;    /* what it held when last looked at */
    struct str refused; /* the text that the file refused, kept aside… */
    struct str aside;   /* …in that file; "": none. Of another draft, since saved or
                           given up, when `refused` is "" */
    int64_t first_unsaved; /* monotonic ms, -1: nothing to write */
    int64_t last_key;
    int keys;
};

/* Before the modal is opened, or once a line goes on as another (then draft_open). */
void draft_init(struct draft *draft, const struct draft_of *of);
void draft_free(struct draft *draft);

/* The modal is on screen: what was half typed in it comes back, and the message says
 * so. */
bool draft_open(struct modal *modal, struct pane_host *host, struct err *err);
/* Something may have been typed: written at once after twenty keys, or as much pasted.
 */
bool draft_follow(struct modal *modal, struct pane_host *host, struct err *err);
/* When it must be written at the latest, -1: never. */
int64_t draft_due(const struct draft *draft);
/* Writes what is unsaved. */
bool draft_flush(struct draft *draft, struct pane_host *host, struct err *err);
/* The person closes the modal: what is typed stays in the file, or is given up (see
 * draft.def). False: it could not be written, the modal must stay. */
bool draft_close(struct modal *modal, struct pane_host *host, struct err *err);
/* It went with a commit. */
void draft_settled(struct draft *draft);

/* Does Échap keep it? */
bool draft_stays(const struct draft *draft);
/* What is typed and not saved; "": nothing. */
const char *draft_text(const struct draft *draft);

/* At the start: says which fields have text half typed since yesterday, if any. */
bool draft_tell(struct pane_host *host, struct err *err);

#endif
