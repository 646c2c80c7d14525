/* What is worked out from rows and kept beside them: the words that are searched, the
 * names that persons and actors are found by, the list of members.
 *
 * Each is told of a change by apply.c and brought up to date at the end of its step;
 * none is logged, all can be made again. */
#ifndef STORE_DERIVED_H
#define STORE_DERIVED_H

#include "store/private.h"

/* --- search.c ------------------------------------------------------------------------
 */

/* The words of the note of this row (see tables_row) are about to change. */
void search_touch(struct store *store, sqlite3_stmt *row);
/* Brings the index up to the rows of the step. */
bool search_settle(struct store *store, struct err *err);
/* Reads store->searched, once. */
bool search_ready(struct store *store, struct err *err);
/* Calls note for each note that the index does not hold yet, with its folded words. */
bool search_waiting(struct store *store,
                    bool (*note)(void *ctx, int64_t n, const char *words, struct err *),
                    void *ctx, struct err *err);
/* Folded words, one at least, as FTS5 wants them: "mot"* AND "autre"*. Quoted, so that
 * nothing typed is an operator. */
void search_expression(struct str *out, const char *words);
/* Prepares hit(n) for these folded words (one at least). */
bool search_hits(struct store *store, const char *match, struct err *err);
/* The SQL function hit(n). */
int search_install(struct store *store);
void search_forget(struct store *store);
/* The words of a note as the index keeps them. */
void search_fold(struct str *out, const char *text, const char *author,
                 const char *tags);

/* --- find_index.c: the search over everything ----------------------------------------
 */

#define FINDS_ADD "INSERT INTO finds(rowid, title, body) VALUES(?1, ?2, ?3)"
#define FINDS_DROP                                                                     \
    "INSERT INTO finds(finds, rowid, title, body) VALUES('delete', ?1, ?2, ?3)"
#define FIND_NAME_ADD "INSERT INTO find_names(code, key, n) VALUES(?1, ?2, ?3)"
/* Is that field one of those searched, or the state of a table that is? */
bool find_is_indexed(enum field field);
/* A row was made; or (see tables_row) is about to change in such a field. */
void find_made(struct store *store, const struct change *change, int64_t n);
void find_touch(struct store *store, enum table table, sqlite3_stmt *row);
/* Brings the index up to the rows of the step, or up to those gathered so far: then
 * names wait for its end. */
bool find_settle(struct store *store, bool end, struct err *err);
/* In a long step FTS5 gathers more in memory, and leaves its merges to the ordinary
 * steps that follow: both for the step alone, which says when it begins and ends. */
bool find_gather(struct store *store, bool more, struct err *err);
void find_words_free(struct find_words *words);
/* Forgets which rows were to be settled. */
void find_settled(struct run *run);
/* Fills the empty index of a file made before it. */
bool find_build(sqlite3 *db, struct err *err);
/* Adds to one of version 2 the descriptions of meetings. */
bool find_describe(sqlite3 *db, struct err *err);

void find_forget(struct store *store);
/* The SQL function admits(commune, themes, circle). */
int find_install(struct store *store);

/* --- names.c: what persons are found by ---------------------------------------------
 */

/* Tables that miss are made; they are filled by names_ready. */
bool names_open(struct store *store, struct err *err);
/* A line of persons or contacts was made, or one of its fields changed. */
void names_inserted(struct store *store, const struct change *change, int64_t n);
void names_changed(struct store *store, enum field field, struct id row);
/* The contact of that owner is about to be someone else's. */
void names_left(struct store *store, struct id owner);
/* Brings names and keys up to the rows of the step. */
bool names_settle(struct store *store, struct err *err);
/* To be called before reading them: all is made again when a line misses, and what a
 * long step gathered is written. */
bool names_ready(struct store *store, struct err *err);

/* --- marks.c ------------------------------------------------------------------------
 */

/* Writes a mark of a person, who does not have it yet: at once, or at the end of a long
 * step. */
bool marks_add(struct store *store, int64_t mark, int64_t person, struct err *err);
/* Adds whoever has that mark and is not written yet, until there are `most`. */
struct marks_persons {
    int64_t *at;
    size_t n, cap;
};
bool marks_waiting(struct store *store, int64_t mark, size_t most,
                   struct marks_persons *persons, struct err *err);
/* Writes those that wait. */
bool marks_settle(struct store *store, struct err *err);
void marks_forget(struct run *run);

/* --- seen.c -------------------------------------------------------------------------
 */

/* Marks: 36 bits for a text of a kind, ASCII case aside (FNV-1a, then mixed; the last
 * says that it is a whole name, which alone makes nobody a likely twin, the one before
 * a part of one), above 27 bits of zeros. Two texts may share one, which is found out
 * by who looks at what they mark. The mark of a person has her n in these last bits:
 * one number says both, and those who share a mark follow one another. (A file of more
 * persons than that would not have them found by name.) */
enum { SEEN_KEY = 'k', SEEN_PART = 'p', SEEN_NAME = 'n', SEEN_EMAIL = 'e' };
enum { SEEN_SHIFT = 27, SEEN_PERSONS = (1 << SEEN_SHIFT) - 1 };
int64_t seen_mark(char kind, const char *text);
/* Of a key of likename_keys: a KEY when it is whole, a PART when it is of one name and
 * a letter of the other. EMAIL is for those of contacts. */
int64_t seen_mark_key(const char *key);
int64_t seen_of(int64_t mark, int64_t person);
int64_t seen_person(int64_t mark);
/* The same without anybody. */
int64_t seen_key(int64_t mark);
/* *maybe is false when no row has that mark for sure, which a long step learns. */
bool seen_maybe(struct store *store, int64_t mark, bool *maybe, struct err *err);
/* To be told of each mark that is written. */
void seen_add(struct store *store, int64_t mark);
void seen_forget(struct run *run);

/* --- roll.c -------------------------------------------------------------------------
 */

/* Rows of that table are about to change: the list of members may no longer hold. */
void roll_touch(struct store *store, enum table table);
void roll_free(struct store *store);

/* --- actors_index.c, actors_pick.c -------------------------------------------------
 */

/* The row of an actor was made; or (see tables_row) is about to change in one of the
 * fields that are indexed. */
void actor_made(struct store *store, int64_t n);
void actor_touch(struct store *store, sqlite3_stmt *row);
bool actor_is_indexed(enum field field);
/* Brings words and name keys up to the rows of the step. */
bool actors_settle(struct store *store, struct err *err);
/* The step is on disk, and commits not counted yet. */
void actors_committed(struct store *store);
/* The SQL functions folded, dept_of and has_word, which triggers use, and pick(n). */
int actors_install(struct store *store);
void pick_forget(struct store *store);
void ranks_forget(struct store *store);

#endif
