/* One change of a step, into the rows and the log: what both a first try and a replay
 * do. */
#include "base/i18n.h"
#include "store/derived.h"

static void add_parents(struct str *out, const struct heads *heads)
{
    for (size_t i = 0; i < heads->n && !MUTANT(8); i++) {
        str_add_n(out, (const char *)heads->at[i].uuid.bytes, 16);
        for (int byte = 0; byte < 8; byte++)
            str_add_char(out, (char)(unsigned char)(heads->at[i].seq >> (8 * byte)));
    }
}

const struct value *change_given(const struct change *change, enum field field)
{
    for (size_t i = 0; i < change->count; i++)
        if (change->fields[i].field == field)
            return &change->fields[i].value;
    return NULL;
}

const char *change_text(const struct change *change, enum field field)
{
    const struct value *value = change_given(change, field);
    return value && value->kind == VALUE_TEXT ? value->text : "";
}

/* Binds the row's columns and, for the fields that were given, writes the record.
 * `settled` holds what is bound and must outlive it. */
static void spread(const struct change *change, sqlite3_stmt *stmt,
                   struct value settled[FIELDS_MOST], struct str *record)
{
    size_t count;
    const struct field_def *fields = table_fields(change->table, &count);
    const struct value *given[FIELDS_MOST] = {0};
    /* backwards: the first of two is the one that counts */
    for (size_t i = change->count; i-- > 0;)
        given[FIELD_NUMBER(change->fields[i].field)] = &change->fields[i].value;
    for (size_t i = 0; i < count; i++) {
        const struct value *value = given[FIELD_NUMBER(fields[i].field)];
        settled[i] = field_settle(&fields[i], value ? *value : value_null());
        if (value)
            record_add(record, FIELD_NUMBER(fields[i].field), settled[i]);
        bind_held(stmt, 2 + (int)i, &settled[i]);
    }
}

static bool log_creation(struct store *store, const struct change *change,
                         const struct str *record, struct err *err)
{
    struct op op = {.table = change->table,
                    .row = change->row,
                    .record = (const uint8_t *)str_text(record),
                    .record_size = record->len};
    return oplog_append(store, &op, err) && oplog_head_set(store, &op, err);
}

/* Tells what is derived from rows of a new one. */
static void derive(struct store *store, const struct change *change, int64_t n)
{
    struct indexed fresh = {.n = n};
    if (change->table == TABLE_NOTE)
        vec_push(&store->run.indexed, fresh);
    if (change->table == TABLE_ACTOR)
        actor_made(store, n);
    if (change->table == TABLE_CONTACT)
        seen_add(store,
                 seen_mark(SEEN_EMAIL, change_text(change, FIELD_CONTACT_VALUE)));
    names_inserted(store, change, n);
    find_made(store, change, n);
}

static bool apply_insert(struct store *store, const struct change *change,
                         struct err *err)
{
    sqlite3_stmt *stmt = tables_insert(store, change->table, err);
    if (!stmt)
        return false;
    struct str *record = &store->run.record;
    struct value *settled = store->run.settled;
    str_clear(record);
    bind_id(stmt, 1, change->row);
    spread(change, stmt, settled, record);
    bool done = sql_run(store, stmt, err);
    sqlite3_clear_bindings(stmt); /* they point to what this call owns */
    if (!done)
        return false;
    derive(store, change, sqlite3_last_insert_rowid(store->db));
    return log_creation(store, change, record, err);
}

static bool log_set(struct store *store, const struct change *change,
                    struct value value, struct err *err)
{
    unsigned number = FIELD_NUMBER(change->field);
    struct heads heads = {0};
    struct str parents = {0};
    bool done = oplog_heads(store, change->table, change->row, number, &heads, err);
    if (done) {
        add_parents(&parents, &heads);
        struct op op = {.table = change->table,
                        .row = change->row,
                        .field = number,
                        .value = value,
                        .parents = (const uint8_t *)str_text(&parents),
                        .parents_size = parents.len};
        done = oplog_append(store, &op, err) && oplog_head_set(store, &op, err);
    }
    vec_free(&heads);
    str_free(&parents);
    return done;
}

static bool is_searched(enum field field)
{
    return field == FIELD_NOTE_TEXT || field == FIELD_NOTE_AUTHOR ||
           field == FIELD_NOTE_TAGS;
}

static bool no_such_row(struct err *err)
{
    return err_set(err, ERR_NOT_FOUND,
                   _("Cet élément n’est plus dans le fichier : rechargez l’écran."));
}

/* Reads the row: its n, and whether the field already says that. */
static bool look(struct store *store, const struct change *change, struct value value,
                 int64_t *n, bool *same, struct err *err)
{
    sqlite3_stmt *stmt = tables_row(store, change->table, err);
    bind_id(stmt, 1, change->row);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return no_such_row(err);
    int column = 2 + (int)field_index(change->field);
    *n = sqlite3_column_int64(stmt, 0);
    *same = value_equal(column_value(stmt, column), value);
    if (!*same && is_searched(change->field) && !MUTANT(11))
        search_touch(store, stmt);
    if (!*same && change->field == FIELD_CONTACT_OWNER)
        names_left(store, column_id(stmt, column));
    if (!*same && actor_is_indexed(change->field))
        actor_touch(store, stmt);
    if (!*same && find_is_indexed(change->field))
        find_touch(store, change->table, stmt);
    sqlite3_reset(stmt);
    return true;
}

static bool apply_set(struct store *store, const struct change *change, struct err *err)
{
    struct value value =
        field_settle(schema_field(change->field), change->fields[0].value);
    int64_t n = 0;
    bool same = false;
    if (!look(store, change, value, &n, &same, err))
        return false;
    if (same)
        return true;
    names_changed(store, change->field, change->row);
    if (change->field == FIELD_CONTACT_VALUE && value.kind == VALUE_TEXT)
        seen_add(store, seen_mark(SEEN_EMAIL, value.text));
    if (change->field == FIELD_CONTACT_KIND)
        seen_forget(&store->run);
    if (!log_set(store, change, value, err))
        return false;
    sqlite3_stmt *stmt = tables_update(store, change->field, err);
    sqlite3_bind_int64(stmt, 1, n);
    bind_value(stmt, 2, value);
    return sql_run(store, stmt, err);
}

bool change_apply(struct store *store, const struct change *change, struct err *err)
{
    roll_touch(store, change->table);
    return change->field ? apply_set(store, change, err)
                         : apply_insert(store, change, err);
}
