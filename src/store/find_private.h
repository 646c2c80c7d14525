/* What the files of the search over everything share.
 *
 * Nothing outside src/store includes this page. */
#ifndef STORE_FIND_PRIVATE_H
#define STORE_FIND_PRIVATE_H

#include "store/derived.h"
#include "store/find.h"

/* A row of `finds` is a code and the row's n counted from the end: in the order of
 * rowids, which is the one the index gives for free, what ranks first comes first and
 * the latest row first among its like. Stored in files: never change one. */
enum find_code {
    CODE_PERSON = 1,
    CODE_ACTOR = 2,
    CODE_CONTACT = 3, /* answers by whom it belongs to */
    CODE_CUSTOM = 4,  /* likewise */
    CODE_MEETING = 5,
    CODE_SLOT = 6,
    CODE_ITEM = 7,
    CODE_ASK = 8,
    CODE_TOUCH = 9,
    CODE_NOTE = 12, /* in the index of notes */
    CODE_VERSION = 14,
    CODE_END = 15
};
#define FIND_SHIFT 40
#define FIND_MASK (((int64_t)1 << FIND_SHIFT) - 1)
int64_t find_rowid(enum find_code code, int64_t n);
enum find_code find_code_of(int64_t rowid);
int64_t find_n_of(int64_t rowid);

/* --- find_index.c ------------------------------------------------------------------
 */

/* Which fields of a table are searched; every list ends by 0. */
struct find_source {
    enum table table;
    enum find_code code;
    enum field title[4];
    enum field body[8];
    bool named; /* its title is also walked by prefix: find_names */
};
extern const struct find_source find_sources[];
extern const size_t find_source_count;

/* From the columns of a statement: column(ctx, field) gives the text of a field. */
typedef const char *(*find_column)(void *ctx, enum field field);
void find_words_of(const struct find_source *source, find_column column, void *ctx,
                   struct find_words *words);
/* A column for a row as tables_row gives it (n, id, then its fields); is it live? */
const char *find_row_column(void *row, enum field field);
bool find_is_live(sqlite3_stmt *row, enum table table);

/* --- find.c: a search that is going on ----------------------------------------------
 */

struct search {
    struct store *store;
    const struct find_ask *ask;
    struct arena *arena;
    VEC(struct find_hit) hits;
    enum find_rank rank;
    size_t looked;
    bool words;  /* the words of a row must be tried, not those of the index */
    bool picked; /* store->picked holds the actors that pass */
    struct err *err;
};

/* One answer more than what was asked tells that there are others. */
bool find_is_full(const struct search *search);
/* May rows of that code answer at all, given the operators? */
bool find_code_wanted(const struct search *search, enum find_code code);
/* Takes the row into the hits, when it is there, passes, and is not one of them. */
bool find_try_row(struct search *search, enum find_code code, int64_t n);
/* Tries each row that a bound statement gives the n of, in its first column. */
bool find_try_rows(struct search *search, enum find_code code, sqlite3_stmt *stmt);

/* --- find_passes.c ------------------------------------------------------------------
 */

/* What is called as typed, then what begins so. */
bool find_by_name(struct search *search);
/* Rows whose title has the terms, ranked `title`, then those that have them anywhere.
 */
bool find_by_words(struct search *search, enum find_rank title,
                   enum find_rank elsewhere);
/* The words of a term, as a prefix or a phrase, behind an expression of FTS5. */
void find_add_term(struct str *out, const struct query_term *term);

/* --- find_rows.c -------------------------------------------------------------------
 */

/* The row of that code and n in that state, by whom it belongs to for contacts and own
 * fields. *found is false when it is not there. */
bool find_row(struct store *store, enum find_code code, int64_t n, enum row_state state,
              struct arena *arena, struct find_row *row, bool *found, struct err *err);
/* A statement of one column, n, over all the rows of a code in that state. */
sqlite3_stmt *find_walk(struct store *store, enum find_code code, enum row_state state,
                        bool who, struct err *err);

/* --- find_filter.c ------------------------------------------------------------------
 */

/* May a kind answer at all, given the operators? */
bool find_kind_wanted(const struct find_ask *ask, enum find_kind kind);
/* Does the row pass the operators, the phrases and what is excluded; with `words`, do
 * its words answer all the terms too? */
bool find_passes(const struct find_ask *ask, const struct find_row *row, bool words);
/* Does a card with these three pass the operators that look at them? */
bool find_admits(const struct find_ask *ask, const struct find_row *row);
/* Live rows, or those of the bin. */
enum row_state find_state(const struct find_ask *ask);

/* --- find_hide.c ------------------------------------------------------------------ */

/* Takes out of a row what a room may not read of it. */
bool find_hide(struct store *store, struct arena *arena, struct find_row *row,
               struct err *err);

/* --- find_near.c -------------------------------------------------------------------
 */

/* Lets a temporary table be made, or not any more, in a file opened to be read. */
bool find_allow_temporary(struct store *store, bool allowed, struct err *err);
/* Words of the index that are a slip away from the term, nearest first. */
bool find_near(struct store *store, const char *word, bool start, struct arena *arena,
               const char ***words, size_t *count, struct err *err);

/* --- find_names.c -------------------------------------------------------------------
 */

/* One name of a row, folded; nothing for "". */
bool find_name_add(struct store *store, int64_t rowid, const char *name,
                   struct err *err);
bool find_name_drop(struct store *store, int64_t rowid, const char *name,
                    struct err *err);
/* Those of every row that the step made, in order. */
bool find_names_add(struct store *store, bool end, struct err *err);

#endif
