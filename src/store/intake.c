#include "store/intake.h"

#include <sodium.h>
#include <string.h>

#include "base/i18n.h"
#include "domain/likename.h"
#include "store/derived.h"

/* --- addresses -------------------------------------------------------------------- */

bool store_email_status(struct store *store, const char *email,
                        enum contact_status *status, struct err *err)
{
    bool found, maybe;
    *status = CONTACT_FINE;
    if (!seen_maybe(store, seen_mark(SEEN_EMAIL, email), &maybe, err))
        return false;
    if (!maybe)
        return true;
    sqlite3_stmt *stmt = sql_get(store, SQL_EMAIL_STATUS, err);
    if (!stmt)
        return false;
    bind_text(stmt, 1, email);
    if (!sql_row(store, stmt, &found, err))
        return false;
    *status = found ? (enum contact_status)sqlite3_column_int(stmt, 0) : CONTACT_FINE;
    sqlite3_reset(stmt);
    return true;
}

/* Plain ones, in the rows of persons: found by the key of their mail. */
static struct contact *plain_emails(struct store *store, const char *email,
                                    struct arena *arena, size_t *count, struct err *err)
{
    struct likename_keys keys =
        likename_keys(arena, &(struct likename){.email = email});
    sqlite3_stmt *stmt =
        names_ready(store, err) ? sql_get(store, SQL_EMAIL_PERSONS, err) : NULL;
    if (stmt) {
        bind_text(stmt, 1, email);
        sqlite3_bind_int64(stmt, 2, seen_mark_key(keys.n ? keys.at[0] : ""));
    }
    return sql_list(store, stmt, sizeof(struct contact), contact_column, arena, count,
                    err);
}

bool store_email_contacts(struct store *store, const char *email, struct arena *arena,
                          struct contact **contacts, size_t *count, struct err *err)
{
    size_t plain_count;
    struct contact *plain = plain_emails(store, email, arena, &plain_count, err);
    sqlite3_stmt *stmt = plain ? sql_get(store, SQL_EMAIL_CONTACTS, err) : NULL;
    if (!stmt)
        return false;
    bind_text(stmt, 1, email);
    struct contact *rows =
        sql_list(store, stmt, sizeof *rows, contact_column, arena, count, err);
    if (!rows)
        return false;
    *contacts = arena_alloc(arena, (*count + plain_count + 1) * sizeof *rows);
    memcpy(*contacts, rows, *count * sizeof *rows);
    memcpy(*contacts + *count, plain, plain_count * sizeof *rows);
    *count += plain_count;
    return true;
}

/* --- what was erased -------------------------------------------------------------- */

bool store_mark(struct store *store, const char *text, struct id *mark, struct err *err)
{
    struct arena arena = {0};
    struct id community;
    const char *name, *config;
    bool done = store_community(store, &arena, &community, &name, &config, err);
    arena_free(&arena);
    if (done)
        crypto_generichash(mark->bytes, sizeof mark->bytes, (const unsigned char *)text,
                           strlen(text), community.bytes, sizeof community.bytes);
    return done;
}

bool store_erased_any(struct store *store, bool *any, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ERASED_ANY, err);
    if (!stmt || !sql_row(store, stmt, any, err))
        return false;
    sqlite3_reset(stmt);
    return true;
}

bool store_erased(struct store *store, struct id row, bool *erased, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ERASED, row, err);
    if (!stmt || !sql_row(store, stmt, erased, err))
        return false;
    sqlite3_reset(stmt);
    return true;
}

bool store_erased_add(struct store *store, struct id row, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_ERASED_ADD, row, err);
    return stmt && sql_run(store, stmt, err);
}

/* --- sources ---------------------------------------------------------------------- */

static void read_column(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct source_column *column = row;
    *column = (struct source_column){
        .id = column_id(stmt, 0),
        .source = column_text(stmt, 1, arena),
        .header = column_text(stmt, 2, arena),
        .field = column_text(stmt, 3, arena),
    };
}

bool store_columns(struct store *store, const char *source, struct arena *arena,
                   struct source_column **columns, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_COLUMNS, err);
    if (stmt)
        bind_text(stmt, 1, source);
    *columns = sql_list(store, stmt, sizeof **columns, read_column, arena, count, err);
    return *columns != NULL;
}

bool store_custom_owner(struct store *store, const char *key, const char *value,
                        struct id *owner, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_CUSTOM_OWNER, err);
    if (!stmt)
        return false;
    bind_text(stmt, 1, key);
    bind_text(stmt, 2, value);
    return sql_id(store, stmt, owner, err);
}

bool store_names_ready(struct store *store, struct err *err)
{
    return names_ready(store, err);
}

/* --- twins ------------------------------------------------------------------------ */

static bool fate_in(struct store *store, enum sql code, enum table table,
                    struct id record, struct fate *fate, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, code, record, err);
    bool found;
    if (!stmt || !sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        fate->table = table;
        fate->state = (enum row_state)sqlite3_column_int(stmt, 0);
        fate->merged_into = column_id(stmt, 1);
        sqlite3_reset(stmt);
    }
    return true;
}

bool store_fate(struct store *store, struct id record, struct fate *fate,
                struct err *err)
{
    *fate = (struct fate){.state = ROW_WITHDRAWN};
    return fate_in(store, SQL_PERSON_FATE, TABLE_PERSON, record, fate, err) &&
           (fate->table ||
            fate_in(store, SQL_ACTOR_FATE, TABLE_ACTOR, record, fate, err));
}

bool store_apart(struct store *store, struct id one, struct id other, bool *apart,
                 struct err *err)
{
    struct id id = {{0}};
    sqlite3_stmt *stmt = sql_of(store, SQL_APART, one, err);
    if (!stmt)
        return false;
    bind_id(stmt, 2, other);
    if (!sql_id(store, stmt, &id, err))
        return false;
    *apart = !id_is_none(id);
    return true;
}

static void read_twins(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct twins *pair = row;
    (void)arena;
    *pair = (struct twins){column_id(stmt, 0), column_id(stmt, 1)};
}

bool store_twins(struct store *store, bool persons, size_t most, struct arena *arena,
                 struct twins **pairs, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt =
        sql_get(store, persons ? SQL_TWIN_PERSONS : SQL_TWIN_ACTORS, err);
    if (stmt) {
        sqlite3_bind_int64(stmt, 1, 0);
        sqlite3_bind_int64(stmt, 2, (int64_t)most);
    }
    *pairs = sql_list(store, stmt, sizeof **pairs, read_twins, arena, count, err);
    return *pairs != NULL;
}

static void read_double(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct double_presence *line = row;
    *line = (struct double_presence){
        .id = column_id(stmt, 0),
        .its_id = column_id(stmt, 1),
        .status = attendance_status_of(column_text(stmt, 2, arena)),
        .its_status = attendance_status_of(column_text(stmt, 3, arena)),
        .its_arrived = sqlite3_column_int64(stmt, 4),
    };
}

bool store_double_presences(struct store *store, struct id person, struct id other,
                            struct arena *arena, struct double_presence **list,
                            size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_DOUBLE_PRESENCES, person, err);
    if (stmt)
        bind_id(stmt, 2, other);
    *list = sql_list(store, stmt, sizeof **list, read_double, arena, count, err);
    return *list != NULL;
}

bool store_values(struct store *store, enum table table, struct id row,
                  struct arena *arena, struct value **values, struct err *err)
{
    sqlite3_stmt *stmt = tables_row(store, table, err);
    bool found;
    if (!stmt)
        return false;
    bind_id(stmt, 1, row);
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return err_set(
            err, ERR_NOT_FOUND,
            _("Cette fiche n’est plus dans le fichier : rechargez l’écran."));
    size_t width = table_width(table);
    *values = arena_alloc(arena, width * sizeof **values);
    for (size_t i = 0; i < width; i++) {
        (*values)[i] = column_value(stmt, 2 + (int)i);
        if ((*values)[i].kind == VALUE_TEXT)
            (*values)[i].text = arena_strdup(arena, (*values)[i].text);
    }
    sqlite3_reset(stmt);
    return true;
}

/* --- pointing elsewhere ----------------------------------------------------------- */

static void read_row(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    (void)arena;
    *(struct id *)row = column_id(stmt, 0);
}

/* The rows whose field is that id, whatever their state: what is undone later must find
 * them pointing where they did. */
static bool rows_pointing(struct store *store, const struct field_def *field,
                          struct id to, struct arena *arena, struct id **rows,
                          size_t *count, struct err *err)
{
    struct str text = {0};
    sqlite3_stmt *stmt = NULL;
    str_printf(&text, "SELECT id FROM \"%s\" WHERE \"%s\" = ?1 AND state <> 2",
               schema_table(field->table)->name, field->column);
    int code = sqlite3_prepare_v2(store->db, text.at, -1, &stmt, NULL);
    str_free(&text);
    if (code != SQLITE_OK)
        return sql_fail(store->db, code, err);
    bind_id(stmt, 1, to);
    *rows = sql_list(store, stmt, sizeof **rows, read_row, arena, count, err);
    sqlite3_finalize(stmt);
    return *rows != NULL;
}

static bool repoint_field(struct store *store, const struct field_def *field,
                          struct id from, struct id to, struct err *err)
{
    struct arena arena = {0};
    struct id *rows;
    size_t count;
    bool done = rows_pointing(store, field, from, &arena, &rows, &count, err);
    for (size_t i = 0; done && i < count; i++)
        done = store_set(store, rows[i], field->field, value_id(to), err);
    arena_free(&arena);
    return done;
}

bool store_repoint(struct store *store, struct id from, struct id to, struct err *err)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->type == TYPE_ID && strcmp(field->column, "merged_into") != 0 &&
            !repoint_field(store, field, from, to, err))
            return false;
    }
    return true;
}
