/* The step being written: what was given, and what of it is still to be settled.
 *
 * Nothing outside src/store includes this page. */
#ifndef STORE_RUN_H
#define STORE_RUN_H

#include <sqlite3.h>

#include "base/str.h"
#include "base/vec.h"
#include "store/store.h"

#define HASH_SIZE 32

/* More fields than any table has. */
enum { FIELDS_MOST = 64 };

/* State of a row of `step`. */
enum step_state { STEP_LIVE = 0, STEP_UNDONE = 1, STEP_DEAD = 2 };

/* The end of this device's chain; seq 0 and a zero hash before its first operation. */
struct tail {
    bool known;
    bool placed; /* the device is that of the file where it stands */
    bool named;  /* it says which file that was */
    int64_t device;
    struct id uuid;
    int64_t seq;
    int64_t hlc;
    uint8_t hash[HASH_SIZE];
};

/* One call of the step being written, kept so that a commit that failed once can be
 * played again (SQLite has rolled everything back by then). */
struct change {
    enum table table;
    enum field field; /* 0: the creation of the row */
    struct id row;
    const struct field_value *fields;
    size_t count;
};

/* A note whose words changed, with what they were before (NULL: a new one). */
struct indexed {
    int64_t n;
    const char *before;
};

/* A person, or a contact of someone, whose names changed; see names.c. */
struct named {
    struct id row;
    bool contact;
    bool fresh;              /* a person who has no key yet */
    struct names_made *made; /* of a fresh one: what the step said of her */
};

/* An actor whose row changed: its name before, NULL when it was not live (a new one).
 */
struct touched {
    int64_t n;
    const char *name;
};

/* A row whose words changed in the search over everything (see find_index.c): what it
 * said before when it was live. Of one that the step made, what it says now, or a NULL
 * title when that must be read. */
struct unsettled {
    enum table table;
    struct id id;
    int64_t n;
    int64_t rowid;
    bool made;
    bool live;
    const char *title, *body, *names[2];
};

/* A mark of a person, and where the one gathered before it of the same key is, from 1;
 * see marks.c. */
struct marked {
    int64_t mark;
    uint32_t before;
};

/* A page of runs, see runs.h: what its first entry begins with, where it is. */
struct runs_page {
    uint64_t first;
    int64_t at;
    int size;
};
enum runs_kind { RUNS_MARKS, RUNS_NAMES, RUNS_COUNT };
struct runs {
    VEC(struct runs_page) pages;
    VEC(size_t) starts; /* where each run begins among them */
    struct str filling; /* the page being filled */
    bool open;          /* more is to come in the last run */
};

/* What the index holds of a row, folded; the names only of a named source. */
struct find_words {
    struct str title;
    struct str body;
    struct str names[2];
};

struct run {
    bool open;
    enum verb verb;
    int64_t target;          /* the step undone or redone, 0: this is a new step */
    enum step_state becomes; /* what the target is then */
    const char *draft;       /* place to forget with the commit, or NULL */
    bool bulk;               /* too many changes to be kept and played again */
    bool gathers;            /* marks wait for its end; see marks.c */
    struct tail before;
    int64_t start;    /* seq of its device before its first operation */
    int64_t searched; /* store->searched before it */
    VEC(struct change) changes;
    VEC(struct indexed) indexed;
    VEC(struct named) named;
    VEC(struct touched) actors;
    int64_t actor_gain; /* how many more live ones there are, after settling */
    VEC(struct unsettled) found;
    uint32_t *found_at;      /* open addressing by rowid: places in `found`, from 1 */
    size_t found_room;       /* a power of two */
    struct arena arena;      /* copies of what the calls gave */
    struct arena brief;      /* what `named` points to */
    struct arena scratch;    /* of one person being settled */
    struct find_words words; /* of the row being folded */
    struct value settled[FIELDS_MOST]; /* what its row is bound to */
    struct str record;                 /* of the creation being written */
    VEC(struct marked) marks;          /* not written yet */
    uint32_t *marks_at;  /* open addressing by mark: the last of `marks`, from 1 */
    size_t marks_placed; /* how many of them are there */
    struct runs runs[RUNS_COUNT];
    sqlite3_file *runs_file; /* NULL: none was set aside */
    struct str runs_name;
    int64_t runs_size;
    uint64_t *seen; /* see seen.c */
    size_t asked;
};

#endif
