/* The one door to the file: operation log, rows made from it, search, drafts, undo.
 *
 * Owns: the database (one file per community, one connection, EXCLUSIVE, WAL, FULL),
 * its lock file, the device's identity and clock. All SQL of terreau is in this folder.
 * Does not know: panes, languages (steps are named by a verb number, sentences are
 * made above), what a note means beyond the columns of schema.def.
 * Text returned lives in the arena given, or until the next call where said. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/mem.h"
#include "domain/actor.h"
#include "domain/note.h"

struct store;

/* "TRRU", in the header of every file of ours. */
#define STORE_APPLICATION_ID 0x54525255
#define STORE_VERSION 3

/* --- tables and fields, from schema.def ---------------------------------------- */

enum table {
#define TABLE(code, number, name, label) TABLE_##code = number,
#define FIELD(table, code, number, column, type, check, level, label)
#include "store/schema.def"
#undef TABLE
#undef FIELD
};

enum field {
#define TABLE(code, number, name, label)
#define FIELD(table, code, number, column, type, check, level, label)                  \
    FIELD_##table##_##code = (TABLE_##table << 8) | number,
#include "store/schema.def"
#undef TABLE
#undef FIELD
};

enum field_type { TYPE_TEXT, TYPE_INTEGER, TYPE_REAL, TYPE_ID, TYPE_TIME, TYPE_FLAG };
enum field_level { LEVEL_PUBLIC, LEVEL_MEMBERS, LEVEL_PAIR, LEVEL_NEVER };

struct field_def {
    enum table table;
    enum field field;
    const char *column;
    enum field_type type;
    const char *check;
    enum field_level level;
    const char *label; /* msgid */
};
struct table_def {
    enum table table;
    const char *name;
    const char *label; /* msgid */
};

extern const struct table_def schema_tables[];
extern const size_t schema_table_count;
extern const struct field_def schema_fields[];
extern const size_t schema_field_count;
const struct field_def *schema_field(enum field field);
const struct table_def *schema_table(enum table table);

/* Who may read what: the one rule of directories, maps and projected screens. Pure. */

/* May these readers (AUDIENCE_PUBLIC, _MEMBERS, _PAIR) read what has that level, and
 * that audience in its own record? The stricter of both decides. */
bool level_may_show(enum audience readers, enum field_level level, enum audience own);
/* The same of a field of a record whose visibility text is that ("note:never"). */
bool record_may_show(enum audience readers, enum field field, const char *visibility);
/* May a record give its field that audience? Never wider than the level of the field;
 * AUDIENCE_DEFAULT always. */
bool field_may_have(enum field field, enum audience own);

/* --- values ---------------------------------------------------------------------- */

enum value_kind { VALUE_NULL, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT, VALUE_ID };

struct value {
    enum value_kind kind;
    int64_t integer;
    double real;
    const char *text; /* UTF-8, NFC, not owned */
    struct id id;
};

struct value value_null(void);
struct value value_integer(int64_t integer);
struct value value_real(double real);
struct value value_text(const char *text);
struct value value_id(struct id id); /* the none id becomes NULL */

struct field_value {
    enum field field;
    struct value value;
};

/* --- opening --------------------------------------------------------------------- */

/* Makes a new file (0600, O_EXCL: an existing one is ERR_INPUT) and opens it. On false
 * no file is left. */
bool store_create(const char *path, struct store **store, struct err *err);

/* Opens by the sequence of the reliability design: lock file, application id, version,
 * migrations (bump last). Errors, each a whole sentence: ERR_NOT_FOUND, ERR_FOREIGN
 * (not ours, nothing touched), ERR_BUSY (names the holder), ERR_INPUT (a link, a shared
 * or synchronised folder; TERREAU_FOLDER=anyway opens the latter in TRUNCATE mode),
 * ERR_IO, ERR_CORRUPT. A read-only medium or a newer file opens for reading from a
 * private copy of file and WAL: store_read_only() is then true, and writing gives
 * ERR_READONLY. */
bool store_open(const char *path, struct store **store, struct err *err);
/* The same for reading only, from a private copy, whoever may write it. */
bool store_open_reading(const char *path, struct store **store, struct err *err);
/* Checkpoints and closes; NULL is allowed. Never fails visibly. _discard: and removes
 * the file, for who made it just before and could not fill it. */
void store_close(struct store *store);
void store_discard(struct store *store);

/* Is the file free, open in no program? ERR_BUSY names the holder. */
bool store_unused(const char *path, struct err *err);
/* The version of the database library. */
const char *store_engine(void);

bool store_read_only(const struct store *store);
/* Why it is read-only: ERR_NEWER (made by a later version), ERR_READONLY (medium or
 * rights), ERR_NONE when it is writable. */
enum err_kind store_read_only_why(const struct store *store);
const char *store_path(const struct store *store);

/* Keeps 4 MiB aside in "<path>.reserve", given back to a full disk by the commit that
 * needs it. To be called when idle; harmless when it is already there. ERR_FULL when
 * the disk has no room left for it. */
bool store_ballast(struct store *store, struct err *err);

/* --- writing --------------------------------------------------------------------- */

/* What the person did, stored with each step and turned into a sentence above (ops/).
 * Stable numbers; add at the end. */
enum verb {
    VERB_NONE = 0,
    VERB_COMMUNITY_CREATE = 1,
    VERB_CONFIG_SET = 2,
    VERB_BOARD_ADD = 3,
    VERB_BOARD_EDIT = 4,
    VERB_NOTE_ADD = 5,
    VERB_NOTE_PASTE = 6,
    VERB_NOTE_EDIT = 7,
    VERB_NOTE_KIND = 8,
    VERB_NOTE_TAG = 9,
    VERB_NOTE_MOVE = 10,
    VERB_NOTE_BIN = 11,
    VERB_NOTE_RESTORE = 12,
    VERB_NOTE_MERGE = 13,
    VERB_GROUP_ADD = 14,
    VERB_GROUP_JOIN = 15,
    VERB_GROUP_LEAVE = 16,
    VERB_GROUP_RENAME = 17,
    VERB_GROUP_MERGE = 18,
    VERB_GROUP_MOVE = 19,
    VERB_VOTE = 20,
    VERB_VOTE_BACK = 21,
    VERB_MEETING_ADD = 22,
    VERB_MEETING_COPY = 23,
    VERB_MEETING_EDIT = 24,
    VERB_MEETING_BIN = 25,
    VERB_PROGRAMME_ACCEPT = 26,
    VERB_SLOT_ADD = 27,
    VERB_SLOT_EDIT = 28,
    VERB_SLOT_MINUTES = 29,
    VERB_SLOT_LOCK = 30,
    VERB_SLOT_MOVE = 31,
    VERB_SLOT_BIN = 32,
    VERB_SLOT_BOARD = 33,
    VERB_PROMPTS_SET = 34,
    VERB_OBJECTIVES_SET = 35,
    VERB_OBJECTIVE_REACH = 36,
    VERB_CARRY = 37,
    VERB_LIVE_START = 38,
    VERB_LIVE_PAUSE = 39,
    VERB_LIVE_RESUME = 40,
    VERB_LIVE_NEXT = 41,
    VERB_LIVE_BACK = 42,
    VERB_LIVE_EXTEND = 43,
    VERB_LIVE_CUT = 44,
    VERB_MEETING_CLOSE = 45,
    VERB_MEETING_REOPEN = 46,
    VERB_ITEM_ADD = 47,
    VERB_ITEM_EDIT = 48,
    VERB_ITEM_BIN = 49,
    VERB_PERSON_ADD = 50,
    VERB_PERSON_EDIT = 51,
    VERB_ATTEND = 52,
    VERB_ATTEND_NEW = 53,
    VERB_ATTEND_AS_BEFORE = 54,
    VERB_ATTEND_REMOVE = 55,
    VERB_FEELING_ADD = 56,
    VERB_FEELINGS_COMMIT = 57,
    VERB_TEAMS_MAKE = 58, /* to 69: people */
    VERB_ITEM_DONE = 70,
    VERB_SPEECH = 71,
    VERB_ACTOR_ADD = 72,
    VERB_ACTOR_EDIT = 73,
    VERB_ACTOR_BIN = 74,
    VERB_ACTOR_RESTORE = 75,
    VERB_ACTOR_VERIFY = 76,
    VERB_ACTOR_PROSPECT = 77,
    VERB_ACTOR_PLACE = 78,
    VERB_ACTOR_VISIBILITY = 79,
    VERB_SIGHTING_ADD = 80,
    VERB_SIGHTING_BIN = 81,
    VERB_LINK_ADD = 82,
    VERB_LINK_EDIT = 83,
    VERB_LINK_BIN = 84,
    VERB_CONTACT_ADD = 90,
    VERB_CONTACT_EDIT = 91,
    VERB_CONTACT_BIN = 92,
    VERB_PERSON_BIN = 93,
    VERB_PERSON_RESTORE = 94,
    VERB_CIRCLE_SET = 95,
    VERB_CIRCLE_MODEL = 96,
    VERB_CIRCLE_MODEL_BACK = 97,
    VERB_ASK_ADD = 98,
    VERB_ASK_EDIT = 99,
    VERB_ASK_STATUS = 100,
    VERB_ASK_BIN = 101,
    VERB_TOUCH_ADD = 102,
    VERB_TOUCH_EDIT = 103,
    VERB_TOUCH_BIN = 104,
    VERB_CHARTER_ACCEPT = 105,
    VERB_INVITER_SET = 106,
    VERB_ANSWER_SET = 107,
    VERB_EXTRACT_ADD = 108,
    VERB_EXTRACT_BIN = 109,
    VERB_CUSTOM_SET = 110,
    VERB_ACCEPTANCE_BIN = 111,
    VERB_EXTRACT_EDIT = 112,
    VERB_CIRCLE_MOVE_BIN = 113,
    VERB_LIST_SAVE = 120,
    VERB_LIST_BIN = 121,
    VERB_IMPORT = 130,
    VERB_IMPORT_COLUMNS = 131,
    VERB_CARDS_MERGE = 132,
    VERB_CARDS_APART = 133,
    VERB_RECORD_TIED = 140,
    VERB_RECORD_ASK = 141,
    VERB_COUNT
};

/* A step is one transaction and one undo. begin … (insert|set)* … commit. Only one is
 * open at a time; on any false in between, call store_abort. */
bool store_begin(struct store *store, enum verb verb, struct err *err);
/* A step of as many rows as one likes, in memory that does not grow with them: nothing
 * is kept to be written a second time when the disk refuses the commit, which then
 * fails, whole, at once. _settle, to be called when rows are complete (and at any time
 * before a search for names): brings what is found by names up to them. */
bool store_begin_bulk(struct store *store, enum verb verb, struct err *err);
bool store_bulk_settle(struct store *store, struct err *err);
/* The words of one more row are likely to fill what is gathered: settling then takes as
 * long as thousands of rows. */
bool store_bulk_full(const struct store *store);
/* Logs one operation that creates a row with these fields (CREATED and STATE are filled
 * in when missing) and materialises it. A field not given, or given as NULL, is "", 0,
 * or no id. Texts must be valid NFC (an assert on UTF-8: doors clean); one of more than
 * a mebibyte is ERR_INPUT, here, in store_set and in drafts. */
bool store_insert(struct store *store, enum table table, struct id row,
                  const struct field_value *fields, size_t count, struct err *err);
/* Logs one operation that sets a field (parents: the present heads of that field), and
 * updates the row and the search index. Setting the value it has is no operation. */
bool store_set(struct store *store, struct id row, enum field field, struct value value,
               struct err *err);
/* Is the open file still the one at its path? Else ERR_MOVED: what SQLite says it saved
 * is in a file that has another name, or none. */
bool store_in_place(struct store *store, struct err *err);
/* The draft of that place goes in the same transaction as what it became. */
bool store_commit_drop_draft(struct store *store, const char *place, struct err *err);
/* Commits, then asks whether the file is still ours (HAS_MOVED): only true means
 * « enregistré ». A step without operations leaves no trace. On false the step is
 * rolled back, or its fate is said in err (ERR_MOVED: written in a file that is no
 * longer at its path). */
bool store_commit(struct store *store, struct err *err);
void store_abort(struct store *store);
/* How many steps left a trace since the file was opened. */
int64_t store_commits(const struct store *store);
/* A position after every other; grows with each call. */
double store_next_position(struct store *store);

/* --- undo ------------------------------------------------------------------------ */

struct step {
    int64_t n;
    enum verb verb;
    int64_t when; /* ms */
    int operations;
    int rows;            /* rows it created or changed in the table it wrote first */
    int notes;           /* notes among them */
    enum table table;    /* of its first operation, 0 without any */
    enum field field;    /* that its first operation set, 0: it made the row */
    const char *subject; /* text or name of its first row, else of whom that row is
                            about; "" without */
    const char *contact; /* kind of its first row when that is a contact, else "" */
    struct id board;     /* of its first note or group; none */
    bool held_back;      /* some of it was left: another device wrote there since */
};

/* Takes back (or brings again) the last step as operations, in one transaction; the
 * step is described in *step (arena). ERR_NOT_FOUND when there is nothing to. A new
 * step ends what could be redone. Making the community and its configuration are not
 * taken back: the words in memory would no longer be those of the file. */
bool store_undo(struct store *store, struct arena *arena, struct step *step,
                struct err *err);
bool store_redo(struct store *store, struct arena *arena, struct step *step,
                struct err *err);

/* The same in pieces, for who has a screen to keep alive: begin, which describes the
 * step and opens the transaction, then _step while there is more, then _end, which
 * commits when `keep` and frees `turn` (NULL is fine). Without `keep`, and if the
 * process dies, nothing was taken back. *step and the arena outlive it; nothing else
 * reads or writes the store meanwhile. */
enum { STEP_LONG = 2048 }; /* operations from which one sees the time they take */
struct turn;
bool store_turn_begin(struct store *store, bool back, struct arena *arena,
                      struct step *step, struct turn **turn, struct err *err);
bool store_turn_step(struct turn *turn, bool *more, struct err *err);
int store_turn_done(const struct turn *turn); /* 0..1000 */
bool store_turn_end(struct turn *turn, bool keep, struct err *err);

/* --- reading notes (ops/ asks; see ops/board.h for the meaning) ------------------- */

enum note_order { ORDER_POSITION, ORDER_VOTES, ORDER_KIND };

struct note_query {
    struct id board;
    const char *category; /* NULL: any; "": to sort */
    bool loose_only;      /* without group */
    struct id group;      /* this group only, when not none */
    const char *match;    /* folded words, each a prefix; NULL or "": all */
    const char *kind;     /* NULL: any */
    enum row_state state; /* ROW_LIVE, ROW_BIN… */
    enum note_order order;
};

/* Up to `before` notes that precede the note `anchor` in that order, then the anchor,
 * then up to `after` that follow; without anchor (none, or unknown to the file) the
 * first note stands for it; an anchor that does not match the query = from the place it
 * would have, and it is left out. Notes are in the arena, `at` the index of the anchor
 * (or of its place, which is count at the end), more_before / more_after whether others
 * exist. Orders: by position; by votes, most first, then position; by kind id, then
 * position. Ties go to the row made first. */
struct note_page {
    struct note *notes;
    size_t count;
    size_t at;
    bool more_before;
    bool more_after;
};
bool store_notes_page(struct store *store, const struct note_query *query,
                      struct id anchor, size_t before, size_t after,
                      struct arena *arena, struct note_page *page, struct err *err);
/* The first (or last) note of the query; none when there is none. */
bool store_notes_end(struct store *store, const struct note_query *query, bool last,
                     struct id *id, struct err *err);
bool store_note(struct store *store, struct id id, struct arena *arena,
                struct note *note, struct err *err);

/* Live notes of a board per category and kind, kept up to date by the file itself. */
struct tally {
    const char *category;
    const char *kind;
    int notes;
    int votes;
};
bool store_tallies(struct store *store, struct id board, struct arena *arena,
                   struct tally **tallies, size_t *count, struct err *err);
/* Live groups of a board, in order of category then position, counts included. */
bool store_groups(struct store *store, struct id board, struct arena *arena,
                  struct group **groups, size_t *count, struct err *err);
bool store_group(struct store *store, struct id id, struct arena *arena,
                 struct group *group, struct err *err);
bool store_boards(struct store *store, struct arena *arena, struct board **boards,
                  size_t *count, struct err *err);
/* Live notes that share folded words or trigrams with `folded`: candidates for the
 * look-alike hint, best first by the number of shared words; at most `most`. */
bool store_notes_like(struct store *store, struct id board, const char *folded,
                      size_t most, struct arena *arena, struct note **notes,
                      size_t *count, struct err *err);
/* Distinct authors (or tags) ever typed, archived ones included, that start with the
 * folded prefix; most used first. */
bool store_note_words(struct store *store, bool tags, const char *folded_prefix,
                      size_t most, struct arena *arena, const char ***words,
                      size_t *count, struct err *err);
/* The live ballot of a voter on one target (none, and 0 dots, when there is none), and
 * all the dots of a voter on the live notes and groups of a board. */
bool store_ballot(struct store *store, struct id target, const char *voter,
                  struct id *ballot, int *dots, struct err *err);
bool store_voter_dots(struct store *store, struct id board, const char *voter,
                      int *dots, struct err *err);
/* All dots on a board, notes and group titles. */
bool store_board_votes(struct store *store, struct id board, int *votes,
                       struct err *err);

/* History of one row, oldest first. */
struct history_line {
    int64_t when;
    enum field field; /* 0: created */
    const char *text; /* the value set, as text */
};
bool store_history(struct store *store, struct id row, struct arena *arena,
                   struct history_line **lines, size_t *count, struct err *err);

/* --- drafts, community -------------------------------------------------------------
 */

/* What is half typed at a place ("capture:<board>"); at once on disk. "" forgets it. */
bool store_draft_put(struct store *store, const char *place, const char *text,
                     struct err *err);
/* NULL when there is none. */
bool store_draft(struct store *store, const char *place, struct arena *arena,
                 const char **text, int64_t *when, struct err *err);
/* All there are, the newest first. */
struct draft_row {
    const char *place;
    int64_t when; /* ms */
};
bool store_drafts(struct store *store, struct arena *arena, struct draft_row **rows,
                  size_t *count, struct err *err);

/* The only row of communities: its id, name and last good configuration text. */
bool store_community(struct store *store, struct arena *arena, struct id *id,
                     const char **name, const char **config, struct err *err);

/* --- checks and backups: in slices, so that a key stops them ------------------------
 */

/* Called often; true asks to stop. */
typedef bool (*store_stop)(void *ctx);

struct store_report {
    bool complete;      /* false: stopped before the end */
    int64_t operations; /* whose hashes were verified */
    int problems;
    const char *first; /* first problem in technical words (arena), or NULL */
};
/* Merges what long steps added to the search, a quarter of a megabyte at a time, until
 * all is or stop(ctx) says so: false, call again. To be called when nobody types; what
 * cannot be written is left for the next opening. */
bool store_tidy(struct store *store, store_stop stop, void *ctx);
bool store_is_tidy(const struct store *store);

/* Structure (integrity_check or quick_check), foreign rows, hash chain of the log,
 * search index and tallies against rows. */
bool store_check(struct store *store, bool thorough, store_stop stop, void *ctx,
                 struct arena *arena, struct store_report *report, struct err *err);
/* A verified copy at `path` (VACUUM INTO a temporary name, checked, synced, renamed);
 * the way out of ERR_MOVED too. */
bool store_backup(struct store *store, const char *path, store_stop stop, void *ctx,
                  struct err *err);

/* Makes `to` (an existing file is ERR_INPUT) from a backup, which is read and never
 * written; read back, synced and renamed as a backup is. ERR_NOT_FOUND: no such backup;
 * ERR_FOREIGN: not ours; ERR_CORRUPT: damaged. The file goes on as a new device at its
 * first step. */
bool store_restore(const char *backup, const char *to, struct err *err);

/* --- salvage -----------------------------------------------------------------------
 */

struct store_salvage {
    int64_t rows;        /* in the new file */
    int64_t from_log;    /* rows that the operations tell of */
    int64_t from_rows;   /* rows read as they stood, where the log was not whole */
    int64_t from_backup; /* rows that only the backup has */
    int64_t unread;      /* rows and operations that could not be read */
    bool whole_log;      /* no operation is missing, and every hash is right */
    int64_t drafts;      /* half-typed texts, with the time at which they were typed */
    int64_t drafts_unread;
};
/* Makes a new file at `to` (0600; an existing one is ERR_INPUT) with every row that can
 * still be read of the damaged file: from its operations when they are whole, else from
 * its rows, the operations telling of those that are missing; then what only `backup`
 * (NULL: none) has. Drafts follow, those of the backup where the file does not tell all
 * of its own; history and undo start again. `from` is read through a private copy and
 * never written. ERR_CORRUPT: nothing was left to read. */
bool store_salvage(const char *from, const char *backup, const char *to,
                   struct store_salvage *report, struct err *err);

/* --- walking everything, for exports ------------------------------------------------
 */

/* Calls row(ctx, values by order of the table's fields) for every row of the table but
 * ROW_WITHDRAWN, in order of n; stops at the first false. */
bool store_each(struct store *store, enum table table,
                bool (*row)(void *ctx, struct id id, const struct value *values,
                            size_t count),
                void *ctx, struct err *err);

#endif
