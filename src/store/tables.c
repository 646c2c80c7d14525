#include "store/derived.h"

#include <string.h>

#include "base/i18n.h"

#define TEXT_OF(number) #number
#define NUMBER_TEXT(number) TEXT_OF(number)
#define VERSION_TEXT NUMBER_TEXT(STORE_VERSION)

/* Text made here holds the names of schema.def and nothing else: what people type is
 * always bound. */

static const char *const log_tables =
    "CREATE TABLE device(n INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE"
    " CHECK(length(uuid) = 16), name TEXT NOT NULL, state INTEGER NOT NULL) STRICT;"
    "CREATE TABLE op(dev INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,"
    " wall INTEGER NOT NULL, tbl INTEGER NOT NULL, row BLOB NOT NULL,"
    " field INTEGER NOT NULL, val ANY, salt BLOB, parents BLOB NOT NULL,"
    " hash BLOB NOT NULL, PRIMARY KEY(dev, seq)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE head(tbl INTEGER NOT NULL, row BLOB NOT NULL, field INTEGER NOT NULL,"
    " dev INTEGER NOT NULL, seq INTEGER NOT NULL,"
    " PRIMARY KEY(tbl, row, field, dev, seq)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE step(n INTEGER PRIMARY KEY, verb INTEGER NOT NULL,"
    " wall INTEGER NOT NULL, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL,"
    " state INTEGER NOT NULL, dev INTEGER NOT NULL DEFAULT 1) STRICT;"
    "CREATE INDEX step_undone ON step(n) WHERE state = 1;"
    "CREATE TABLE draft(place TEXT PRIMARY KEY, text TEXT NOT NULL,"
    " wall INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE erased(row BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;";

/* One index serves every page of a board: it holds all that the filters and the orders
 * look at, so that rows are only fetched once chosen (see page.c). The others are
 * partial, so that capturing a plain note does not write them. */
static const char *const read_tables =
    "CREATE INDEX notes_place ON notes(board, category, position, n, \"group\", kind,"
    " votes) WHERE state = 0;"
    "CREATE INDEX notes_group ON notes(\"group\", position, n, votes)"
    " WHERE \"group\" IS NOT NULL AND state = 0;"
    "CREATE INDEX notes_author ON notes(author, state) WHERE author <> '';"
    "CREATE INDEX notes_tags ON notes(tags, state) WHERE tags <> '';"
    "CREATE INDEX notes_slot ON notes(slot, state, kind) WHERE slot IS NOT NULL;"
    "CREATE INDEX slots_meeting ON slots(meeting, position);"
    "CREATE INDEX prompts_slot ON prompts(slot, position);"
    "CREATE INDEX objectives_meeting ON objectives(meeting, position);"
    "CREATE INDEX items_meeting ON items(meeting, slot);"
    "CREATE INDEX speeches_meeting ON speeches(meeting);"
    "CREATE INDEX versions_meeting ON versions(meeting, number);"
    "CREATE INDEX attendances_meeting ON attendances(meeting);"
    "CREATE INDEX feelings_meeting ON feelings(meeting);"
    "CREATE INDEX teams_meeting ON teams(meeting, round);"
    "CREATE INDEX ballots_target ON ballots(target, voter);"
    "CREATE INDEX ballots_board ON ballots(board, voter);"
    "CREATE TABLE tally(board BLOB NOT NULL, category TEXT NOT NULL,"
    " kind TEXT NOT NULL, notes INTEGER NOT NULL, votes INTEGER NOT NULL,"
    " PRIMARY KEY(board, category, kind)) STRICT, WITHOUT ROWID;";

static const char *const card_indexes =
    "CREATE INDEX contacts_owner ON contacts(owner);"
    "CREATE INDEX contacts_email ON contacts(lower(value)) WHERE kind = 'email';"
    "CREATE INDEX aparts_one ON aparts(one);"
    "CREATE INDEX aparts_other ON aparts(other);"
    "CREATE INDEX links_subject ON links(subject) WHERE state = 0;"
    "CREATE INDEX links_object ON links(object) WHERE state = 0;"
    "CREATE INDEX sightings_actor ON sightings(actor);"
    "CREATE INDEX sightings_source ON sightings(source, actor) WHERE state = 0;"
    "CREATE INDEX circle_moves_person ON circle_moves(person, since);"
    "CREATE INDEX asks_owner ON asks(owner);"
    "CREATE INDEX asks_partner ON asks(partner) WHERE partner IS NOT NULL;"
    "CREATE INDEX touches_owner ON touches(owner, held);"
    "CREATE INDEX acceptances_person ON acceptances(person);"
    "CREATE INDEX answers_person ON answers(person);"
    "CREATE INDEX extracts_answer ON extracts(answer);"
    "CREATE INDEX customs_owner ON customs(owner, key);"
    "CREATE INDEX customs_key ON customs(key, value);"
    "CREATE INDEX persons_inviter ON persons(inviter) WHERE inviter IS NOT NULL;"
    "CREATE INDEX attendances_person ON attendances(person);";

/* What lists of actors look at, one row for each live actor: a page or a count reads an
 * index of it and never the actors themselves, whose rows are wide (see actors_page.c).
 * KEYS_OF (columns.h) works them out from the row. */
static const char *const actor_tables =
    "CREATE TABLE actor_keys(n INTEGER PRIMARY KEY, nature TEXT NOT NULL,"
    " prospect TEXT NOT NULL, consent TEXT NOT NULL, verified INTEGER NOT NULL,"
    " next INTEGER NOT NULL, circle TEXT NOT NULL, kind TEXT NOT NULL,"
    " dept TEXT NOT NULL, themes TEXT NOT NULL, commune TEXT NOT NULL,"
    " latitude REAL NOT NULL, longitude REAL NOT NULL, name TEXT NOT NULL,"
    " place TEXT NOT NULL) STRICT;"
    "CREATE INDEX actor_names ON actor_keys(name);"
    "CREATE INDEX actor_places ON actor_keys(dept, place);"
    "CREATE INDEX actor_verified ON actor_keys(verified);"
    "CREATE INDEX actor_next ON actor_keys(next);"
    "CREATE INDEX actor_grid ON actor_keys(dept, themes);"
    "CREATE INDEX actor_spots ON actor_keys(commune, latitude, longitude);"
    "CREATE INDEX actors_bin ON actors(n) WHERE state = 1;"
    "CREATE TABLE actor_likes(key TEXT NOT NULL, n INTEGER NOT NULL,"
    " PRIMARY KEY(key, n)) STRICT, WITHOUT ROWID;";

/* An index is only written when one of its columns is set: each trigger sets few. */
#define KEYS_SET(columns, values)                                                      \
    "UPDATE actor_keys SET " columns " = " values " WHERE n = new.n;"
#define ON_UPDATE(name, columns)                                                       \
    "CREATE TRIGGER actor_keys_" name " AFTER UPDATE OF " columns " ON actors BEGIN "

static const char *const actor_triggers =
    "CREATE TRIGGER actor_keys_insert AFTER INSERT ON actors BEGIN"
    " INSERT INTO actor_keys " KEYS_OF " AND n = new.n; END;"
    "CREATE TRIGGER actor_keys_delete AFTER DELETE ON actors BEGIN"
    " DELETE FROM actor_keys WHERE n = old.n; END;" ON_UPDATE(
        "state",
        "state") "DELETE FROM actor_keys WHERE n = old.n;"
                 " INSERT INTO actor_keys " KEYS_OF " AND n = new.n; END;" ON_UPDATE(
                     "words", "nature, prospect, consent, circle, kind")
                     KEYS_SET("(nature, prospect, consent, circle, kind)",
                              "(new.nature, new.prospect, new.consent, new.circle, "
                              "new.kind)") " END;" ON_UPDATE("name", "name")
                         KEYS_SET("name", "folded(new.name)") " END;" ON_UPDATE("place",
                                                                                "place")
                             KEYS_SET("place", "folded(new.place)") " END;" ON_UPDATE(
                                 "commune", "commune, perimeter")
                                 KEYS_SET(
                                     "(commune, dept)",
                                     "(new.commune, dept_of(new.commune, "
                                     "new.perimeter))") " END;" ON_UPDATE("spot",
                                                                          "latitude, "
                                                                          "longitude")
                                     KEYS_SET(
                                         "(latitude, longitude)",
                                         "(new.latitude, "
                                         "new.longitude)") " END;" ON_UPDATE("themes",
                                                                             "themes")
                                         KEYS_SET(
                                             "themes",
                                             "new.themes") " END;" ON_UPDATE("verified",
                                                                             "verified")
                                             KEYS_SET(
                                                 "verified",
                                                 "new.verified") " END;" ON_UPDATE("nex"
                                                                                   "t",
                                                                                   "nex"
                                                                                   "t_"
                                                                                   "on")
                                                 KEYS_SET("next",
                                                          NEXT_OF("new.")) " END;";

#define TALLY_ADD                                                                      \
    "INSERT INTO tally SELECT new.board, new.category, new.kind, 1, new.votes"         \
    " WHERE new.state = 0 ON CONFLICT DO UPDATE SET notes = notes + 1,"                \
    " votes = votes + excluded.votes;"
#define TALLY_TAKE                                                                     \
    "UPDATE tally SET notes = notes - 1, votes = votes - old.votes"                    \
    " WHERE old.state = 0 AND board = old.board AND category = old.category"           \
    " AND kind = old.kind;"

static const char *const triggers =
    "CREATE TRIGGER tally_insert AFTER INSERT ON notes BEGIN " TALLY_ADD " END;"
    "CREATE TRIGGER tally_delete AFTER DELETE ON notes BEGIN " TALLY_TAKE " END;"
    "CREATE TRIGGER tally_update AFTER UPDATE OF board, category, kind, votes, state"
    " ON notes BEGIN " TALLY_TAKE TALLY_ADD " END;";

/* Words are folded before they come here, so that a token is what lies between two
 * spaces: every category but separators. The index keeps neither the text (content)
 * nor sizes nor places of words: rows are chosen by it, never ranked. */
static const char *const search_table =
    "CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0,"
    " detail=none, tokenize=\"unicode61 remove_diacritics 0"
    " categories 'L* M* N* P* S* C*'\");"
    "CREATE TABLE searched(upto INTEGER NOT NULL) STRICT;"
    "INSERT INTO searched VALUES(0);";

/* One index for what has a name, is said or done, and is no note: a column for what a
 * row is called, a column for the rest, and no places of words. The prefixes of one and
 * two letters are what a person types first. find_names are walked in order, so that
 * names that begin so need no sort: a person has two. */
static const char *const find_tables =
    "CREATE VIRTUAL TABLE finds USING fts5(title, body, content='', columnsize=0,"
    " detail=column, prefix='1 2', tokenize=\"unicode61 remove_diacritics 0"
    " categories 'L* M* N* P* S* C*'\");"
    "CREATE TABLE find_names(code INTEGER NOT NULL, key TEXT NOT NULL,"
    " n INTEGER NOT NULL, PRIMARY KEY(code, key, n)) STRICT, WITHOUT ROWID;";

static const char *sql_type(enum field_type type)
{
    switch (type) {
    case TYPE_TEXT:
        return "TEXT NOT NULL";
    case TYPE_INTEGER:
    case TYPE_TIME:
    case TYPE_FLAG:
        return "INTEGER NOT NULL";
    case TYPE_REAL:
        return "REAL NOT NULL";
    case TYPE_ID:
        return "BLOB";
    }
    return "";
}

/* What a field may be. SQLite fills a table of its own, at each row written, for a list
 * of three words or more: a chain of comparisons costs a hundredth of it. */
static void add_check(struct str *out, const struct field_def *field)
{
    const char *list = strstr(field->check, " IN (");
    if (field->type == TYPE_ID)
        str_printf(out, " CHECK(length(\"%s\") = 16)", field->column);
    if (!list && field->check[0])
        str_printf(out, " CHECK(%s)", field->check);
    if (!list)
        return;
    int name = (int)(list - field->check);
    const char *joint = " CHECK(";
    for (const char *word = list + 5; *word; word += strspn(word, ", )")) {
        int len = (int)strcspn(word, ",)");
        str_printf(out, "%s%.*s = %.*s", joint, name, field->check, len, word);
        word += len;
        joint = " OR ";
    }
    str_add(out, ")");
}

static void add_table(struct str *out, const struct table_def *table)
{
    str_printf(out,
               "CREATE TABLE \"%s\"(n INTEGER PRIMARY KEY,"
               " id BLOB NOT NULL UNIQUE CHECK(length(id) = 16)",
               table->name);
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != table->table)
            continue;
        str_printf(out, ", \"%s\" %s", field->column, sql_type(field->type));
        add_check(out, field);
    }
    str_add(out, ") STRICT;");
}

static void add_rows(struct str *out)
{
    for (size_t i = 0; i < TABLE_COUNT; i++)
        add_table(out, &schema_tables[i]);
}

static bool run_ddl(sqlite3 *db, struct str *ddl, struct err *err)
{
    int code = sqlite3_exec(db, str_text(ddl), NULL, NULL, NULL);
    str_free(ddl);
    return code == SQLITE_OK || sql_fail(db, code, err);
}

bool tables_make_rows(sqlite3 *db, struct err *err)
{
    struct str ddl = {0};
    add_rows(&ddl);
    return run_ddl(db, &ddl, err);
}

static bool create_everything(sqlite3 *db, struct err *err)
{
    struct str ddl = {0};
    str_add(&ddl, log_tables);
    add_rows(&ddl);
    str_add(&ddl, read_tables);
    str_add(&ddl, card_indexes);
    str_add(&ddl, actor_tables);
    str_add(&ddl, actor_triggers);
    str_add(&ddl, find_tables);
    str_add(&ddl, triggers);
    str_add(&ddl, search_table);
    return run_ddl(db, &ddl, err);
}

/* The fields of `table` numbered from `first` on, for a file made before they were. */
static void add_fields(struct str *out, enum table table, unsigned first, unsigned last)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field_def *field = &schema_fields[i];
        unsigned number = FIELD_NUMBER(field->field);
        if (field->table != table || number < first || number > last)
            continue;
        str_printf(out, "ALTER TABLE \"%s\" ADD COLUMN \"%s\" %s",
                   schema_table(table)->name, field->column, sql_type(field->type));
        if (field->type != TYPE_ID)
            str_add(out, field->type == TYPE_TEXT ? " DEFAULT ''" : " DEFAULT 0");
        add_check(out, field);
        str_add(out, ";");
    }
}

/* Version 1 knew meetings and post-its: actors, cards and lists come. */
static bool add_cards(sqlite3 *db, int64_t from, struct err *err)
{
    struct str ddl = {0};
    /* it had one device, its first */
    str_add(&ddl, "ALTER TABLE step ADD COLUMN dev INTEGER NOT NULL DEFAULT 1;");
    add_fields(&ddl, TABLE_COMMUNITY, 3, 3);
    add_fields(&ddl, TABLE_PERSON, 8, 22);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (schema_tables[i].table >= TABLE_ACTOR)
            add_table(&ddl, &schema_tables[i]);
    str_add(&ddl, card_indexes);
    str_add(&ddl, actor_tables);
    str_add(&ddl, actor_triggers);
    str_add(&ddl, find_tables);
    (void)from;
    return run_ddl(db, &ddl, err);
}

/* What a meeting says of itself is searched; a file of version 1 had no such index. */
static bool index_descriptions(sqlite3 *db, int64_t from, struct err *err)
{
    return from == 1 ? find_build(db, err) : find_describe(db, err);
}

/* migrations[v] brings to version v + 1 a file of version v, which had the version
 * `from` when it was opened. */
static bool (*const migrations[STORE_VERSION])(sqlite3 *db, int64_t from,
                                               struct err *err) = {
    NULL, /* a new file is made at the last version */
    add_cards,
    index_descriptions,
};

static bool migrate_inside(sqlite3 *db, int64_t version, struct err *err)
{
    if (version == 0 && !create_everything(db, err))
        return false;
    for (int64_t at = version; at > 0 && at < STORE_VERSION; at++)
        if (!migrations[at](db, version, err))
            return false;
    /* PRAGMA takes no bound value */
    int code = sqlite3_exec(db, "PRAGMA user_version = " VERSION_TEXT "; COMMIT", NULL,
                            NULL, NULL);
    return code == SQLITE_OK || sql_fail(db, code, err);
}

bool tables_migrate(sqlite3 *db, int64_t version, struct err *err)
{
    int code = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return sql_fail(db, code, err);
    if (migrate_inside(db, version, err))
        return true;
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}
