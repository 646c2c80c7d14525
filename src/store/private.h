/* What the files of this folder share: the open file, its prepared statements, the
 * step being written, the end of this device's operation log.
 *
 * Nothing outside src/store includes this page. Functions that return bool set err;
 * those that return an SQLite code leave the sentence to sql_fail. */
#ifndef STORE_PRIVATE_H
#define STORE_PRIVATE_H

#include <sqlite3.h>

#include "base/str.h"
#include "base/vec.h"
#include "store/columns.h"
#include "store/mutant.h"
#include "store/record.h"
#include "store/run.h"
#include "store/store.h"

#define SALT_SIZE 16
#define SALTS_DRAWN 16
/* The two halves of an enum field; see store.h. */
#define FIELD_NUMBER(field) ((unsigned)(field)&0xffu)
#define FIELD_TABLE(field) ((enum table)((unsigned)(field) >> 8))

/* How many rows schema.def has: a prepared statement for each. */
enum {
#define TABLE(code, number, name, label) +1
#define FIELD(table, code, number, column, type, check, level, label)
    TABLE_COUNT = 0
#include "store/schema.def"
#undef TABLE
#undef FIELD
};
enum {
#define TABLE(code, number, name, label)
#define FIELD(table, code, number, column, type, check, level, label) +1
    FIELD_COUNT = 0
#include "store/schema.def"
#undef TABLE
#undef FIELD
};

enum sql {
#define SQL(code, text) SQL_##code,
#include "store/sql.def"
#undef SQL
    SQL_COUNT
};

/* Notes that match the last words searched, one bit for each n; see search.c. */
struct hits {
    char *match;
    int64_t commits; /* store->commits when it was made */
    uint8_t *bits;
    size_t size; /* bytes */
};

/* The live actors of the last filter asked, one bit for each n; see actors_pick.c. */
struct picked {
    char *key;       /* what the filter said, NULL: none kept */
    int64_t commits; /* store->commits when it was made */
    uint8_t *bits;
    size_t size;  /* bytes */
    size_t count; /* bits set */
};

/* Every actor in an order; see actors_ranks.c. */
struct ranks {
    uint32_t *at;
    size_t n, cap;
    int order;       /* enum actor_order */
    int64_t commits; /* store->commits when they were read */
};

/* The statements of a page of actors, one for each order; see actors_page.c. */
enum actor_look {
    LOOK_ONE,
    LOOK_ON,
    LOOK_BACK,
    LOOK_ON_PICKED,
    LOOK_BACK_PICKED,
    LOOK_COUNT
};
#define LOOK_ORDERS 4

/* What a search keeps between two keys; see find_near.c. */
struct known_word {
    uint32_t at; /* in the text */
    uint32_t rows;
};
struct known_words {
    struct str text; /* words of the index, each ended by NUL */
    VEC(struct known_word) words;
    int64_t commits; /* store->commits when they were read */
};

#define PAGE_VARIANTS 72 /* see page.c */

struct find_ask;
struct held;
struct store {
    sqlite3 *db;
    char *path;   /* as given, made absolute */
    char *opened; /* the file SQLite has: path, or a private copy */
    char *copy_dir;
    int lock;
    enum err_kind read_only; /* ERR_NONE: writable */
    sqlite3_stmt *sql[SQL_COUNT];
    sqlite3_stmt *inserts[TABLE_COUNT];
    sqlite3_stmt *rows[TABLE_COUNT];
    sqlite3_stmt *updates[FIELD_COUNT];
    sqlite3_stmt *pages[PAGE_VARIANTS];
    sqlite3_stmt *looks[LOOK_COUNT][LOOK_ORDERS];
    struct tail tail;
    uint8_t salts[SALTS_DRAWN][SALT_SIZE]; /* drawn, not yet of an operation */
    size_t salts_left;
    struct run run;
    struct held *held; /* see held.h; NULL until a row is */
    struct hits hits;
    struct roll *roll; /* the list of members, NULL until asked for; see roll.c */
    bool named;        /* names.c has a line for each person */
    struct picked picked;
    struct ranks ranks;
    sqlite3_stmt *rankings[LOOK_ORDERS];
    struct picked *gathered; /* while gather(n) runs; see actors_pick.c */
    struct known_words known;
    const struct find_ask *asking; /* during a search */
    size_t actors;                 /* live ones… */
    int64_t actors_counted;        /* …at commits + 1; 0: never counted */
    int64_t searched;              /* see search.c; -1: not read yet */
    bool tidy;                     /* no segment waits to be merged; see find_tidy.c */
    double position;               /* the last one given, 0: none yet */
    int64_t commits;
};

/* --- sql.c: statements and codes ---------------------------------------------------
 */

/* How much of the file SQLite keeps in memory. */
enum page_room { ROOM_LEAST, ROOM_USUAL, ROOM_BULK };
void store_page_room(struct store *store, enum page_room room);

/* The statement, prepared at its first use, reset and ready to bind; NULL sets err. To
 * bind to NULL, or to reset it, does nothing; to run it fails without touching err: so
 * whoever binds, then runs, looks at the run alone. */
sqlite3_stmt *sql_get(struct store *store, enum sql code, struct err *err);
/* The same for text made of schema.def's own words, cached in *slot. */
sqlite3_stmt *sql_slot(struct store *store, sqlite3_stmt **slot, const char *text,
                       struct err *err);
/* The same for a statement that asks nothing of the rows that are held (held.h). */
sqlite3_stmt *sql_get_blind(struct store *store, enum sql code, struct err *err);
sqlite3_stmt *sql_blind(struct store *store, sqlite3_stmt **slot, const char *text,
                        struct err *err);
/* Steps a statement that gives no row (or whose rows do not matter), then resets it. */
bool sql_run(struct store *store, sqlite3_stmt *stmt, struct err *err);
/* Steps once: *found tells whether there is a row to read. Reset it after. */
bool sql_row(struct store *store, sqlite3_stmt *stmt, bool *found, struct err *err);
/* A text of more than a mebibyte is ERR_INPUT: a row must stay far below what SQLite is
 * allowed (see open.c), which would say that the file is damaged. */
#define TEXT_MOST ((size_t)1 << 20)
bool sql_fits(const char *text, struct err *err);
/* Fills a row, zeroed or not, from the columns of the statement; text in the arena. */
typedef void (*sql_reader)(sqlite3_stmt *stmt, struct arena *arena, void *row);
/* sql_get, with the id bound to ?1. */
sqlite3_stmt *sql_of(struct store *store, enum sql code, struct id id, struct err *err);
/* Reads every row of a bound statement into an array of the arena, `size` bytes each;
 * NULL and a count of 0 on failure, which a NULL statement is: its err is set. */
void *sql_list(struct store *store, sqlite3_stmt *stmt, size_t size, sql_reader read,
               struct arena *arena, size_t *count, struct err *err);
/* Reads the one row; without it ERR_NOT_FOUND and the sentence `gone`. */
bool sql_one(struct store *store, sqlite3_stmt *stmt, sql_reader read,
             struct arena *arena, void *row, const char *gone, struct err *err);
/* Reads the first column of the first row; none without a row. */
bool sql_id(struct store *store, sqlite3_stmt *stmt, struct id *id, struct err *err);
/* The same of a number; 0 without a row. */
bool sql_number(struct store *store, sqlite3_stmt *stmt, int *number, struct err *err);
/* The sentence of an SQLite code; always false. */
bool sql_fail(sqlite3 *db, int code, struct err *err);
void sql_finish(struct store *store);

void bind_id(sqlite3_stmt *stmt, int at, struct id id); /* none: NULL */
void bind_text(sqlite3_stmt *stmt, int at, const char *text);
void bind_value(sqlite3_stmt *stmt, int at, struct value value);
/* The same without a copy: what is bound must outlive the run of the statement. */
void bind_held(sqlite3_stmt *stmt, int at, const struct value *value);
struct id column_id(sqlite3_stmt *stmt, int at);
/* A copy of an array, in the arena. */
void *arena_copy(struct arena *arena, const void *array, size_t size);
/* "" for NULL; in the arena. */
const char *column_text(sqlite3_stmt *stmt, int at, struct arena *arena);
/* Text points into the statement: valid until its next step. */
struct value column_value(sqlite3_stmt *stmt, int at);

/* --- connect.c ---------------------------------------------------------------------
 */

/* Opens store->opened, hardened, alone on it. */
bool store_connect(struct store *store, struct err *err);
/* WAL, or a rollback journal when asked or when WAL is refused; then FULL. */
bool store_set_journal(struct store *store, bool rollback, struct err *err);
bool store_run_text(struct store *store, const char *text, struct err *err);
/* For sqlite3_exec: the first column of the row, in char[32]. */
int store_keep_answer(void *ctx, int count, char **values, char **names);

/* --- schema.c ----------------------------------------------------------------------
 */

/* The fields of a table, which stand together in schema.def. */
const struct field_def *table_fields(enum table table, size_t *count);
/* The value as the field keeps it: NULL becomes "" or 0 but for ids. */
struct value field_settle(const struct field_def *field, struct value value);
bool value_equal(struct value a, struct value b);
/* Place of the field among those of its table, from 0. */
size_t field_index(enum field field);
size_t table_width(enum table table);
/* The field that says what a row is (its text, title or name), 0 when it has none. */
enum field table_subject(enum table table);

/* --- tables.c: what a file is made of ----------------------------------------------
 */

bool tables_migrate(sqlite3 *db, int64_t version, struct err *err);
/* Makes the tables of rows alone, those of schema.def. */
bool tables_make_rows(sqlite3 *db, struct err *err);

/* --- rows.c ------------------------------------------------------------------------
 */

/* SELECT n, id, then the fields in the order of schema.def. */
sqlite3_stmt *tables_row(struct store *store, enum table table, struct err *err);
sqlite3_stmt *tables_insert(struct store *store, enum table table, struct err *err);
sqlite3_stmt *tables_update(struct store *store, enum field field, struct err *err);
/* SELECT n, id, fields of every row, in order of n; the caller finalises it. */
sqlite3_stmt *tables_each(struct store *store, enum table table, struct err *err);
/* Appends SELECT n, id, fields FROM the table. */
void tables_select(struct str *out, enum table table);

/* --- oplog.c ------------------------------------------------------------------------
 */

struct head {
    int64_t device;
    int64_t seq;
    struct id uuid;
    bool foreign; /* written by another laptop, not by a former self of this file */
};
struct heads {
    struct head *at;
    size_t n, cap;
};

/* One operation as the log keeps it. */
struct op {
    int64_t device;
    int64_t seq;
    int64_t hlc;
    int64_t wall;
    enum table table;
    struct id row;
    unsigned field; /* number, 0: creation */
    struct value value;
    const uint8_t *record; /* of a creation */
    size_t record_size;
    const uint8_t *parents; /* uuid (16) and seq (8, little endian) of each */
    size_t parents_size;
};
#define PARENT_SIZE 24
int64_t oplog_parent_seq(const uint8_t *parent);

/* Reads the device and the end of its chain, once. */
bool oplog_ready(struct store *store, struct err *err);
/* Inside a step, before its first operation: a file that is not where its device was
 * named (copied, restored, moved to another disk) goes on as a new device, whose
 * numbers nobody else gives. Two files with one device would write two operations of
 * one number, and a merge would keep one. */
bool oplog_place(struct store *store, struct err *err);
/* The name of a device of that file: which disk, which inode. */
void oplog_device_name(const char *path, char out[48]);
/* Numbers, dates, chains and inserts the operation; sets device, seq, hlc, wall. */
bool oplog_append(struct store *store, struct op *op, struct err *err);
/* The heads of a field: its own, else those of the creation. Free with vec_free. */
bool oplog_heads(struct store *store, enum table table, struct id row, unsigned field,
                 struct heads *heads, struct err *err);
/* Makes (device, seq) the only head of the field. */
bool oplog_head_set(struct store *store, const struct op *op, struct err *err);
/* What the operation's parents say of its field: the value before it. Text in arena. */
bool oplog_before(struct store *store, const struct op *op, struct arena *arena,
                  struct value *value, struct err *err);
/* Reads columns seq, hlc, wall, tbl, row, field, val, parents, dev of a statement; the
 * bytes stay in the statement. */
struct op oplog_column(sqlite3_stmt *stmt);
/* Bytes of the operation into the arena, so that the statement may go on. */
void oplog_keep(struct op *op, struct arena *arena);
void oplog_hash(const struct op *op, struct id uuid, const uint8_t salt[SALT_SIZE],
                const uint8_t previous[HASH_SIZE], uint8_t hash[HASH_SIZE]);

/* --- apply.c -------------------------------------------------------------------------
 */

/* Writes one change: its row, its operation, and what is derived from it told of it. */
bool change_apply(struct store *store, const struct change *change, struct err *err);
/* The value that a creation gives to a field, NULL for none; its text, "" for none. */
const struct value *change_given(const struct change *change, enum field field);
const char *change_text(const struct change *change, enum field field);

/* --- write.c -------------------------------------------------------------------------
 */

/* Opens a step; target 0 for a new one. */
bool run_begin(struct store *store, enum verb verb, int64_t target,
               enum step_state becomes, struct err *err);

/* The step that was just opened will be of many rows; when that fails it is closed. */
bool run_bulk(struct store *store, struct err *err);

/* Brings all that was saved from the WAL into the file itself; never fails visibly. */
void store_settle(struct store *store);

/* --- place.c: the folder, the lock, the private copy --------------------------------
 */

bool place_resolve(const char *path, char **full, struct err *err);
/* Does this errno mean that there is no room, or none left for this person or file? */
bool place_is_full(int code);
bool place_no_room(struct err *err);
/* ERR_INPUT when the folder is shared or synchronised; *rollback: opened nevertheless,
 * by TERREAU_FOLDER=anyway, so without WAL. */
bool place_allowed(const char *path, bool *rollback, struct err *err);
bool place_writable(const char *path);
bool place_lock(const char *path, int *lock, struct err *err);
void place_unlock(const char *path, int lock);
/* Copies file, WAL and journal into a new private folder. */
bool place_copy(const char *path, char **dir, char **copy, struct err *err);
void place_copy_remove(const char *dir, const char *copy);
/* The folder of the file, so that its name is there after a power cut. */
bool place_sync_folder(const char *path, struct err *err);

/* --- ballast.c
 * ------------------------------------------------------------------------ */

/* True when there was one to give back. */
bool ballast_release(const struct store *store);

/* --- draft.c -----------------------------------------------------------------------
 */

/* What was typed there at that time; "" forgets it. */
bool draft_put(struct store *store, const char *place, const char *text, int64_t when,
               struct err *err);

/* --- notes.c -----------------------------------------------------------------------
 */

void note_column(sqlite3_stmt *stmt, struct arena *arena, struct note *note);

/* --- people.c -----------------------------------------------------------------------
 */

/* Reads PERSON_COLUMNS from column `at` on. */
enum { AFTER_PERSON = 7 };
struct person person_at(sqlite3_stmt *stmt, int at, struct arena *arena);
void person_column(sqlite3_stmt *stmt, struct arena *arena, void *person);

/* --- links.c ------------------------------------------------------------------------
 */

/* Reads CONTACT_COLUMNS into a struct contact. */
void contact_column(sqlite3_stmt *stmt, struct arena *arena, void *contact);

#endif
