#include "store/links.h"

#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "store/private.h"

static void read_link(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct link *link = row;
    *link = (struct link){
        .id = column_id(stmt, 0),
        .subject = column_id(stmt, 1),
        .object = column_id(stmt, 2),
        .kind = column_text(stmt, 3, arena),
        .role = column_text(stmt, 4, arena),
        .capacity = capacity_of(column_text(stmt, 5, arena)),
        .since = sqlite3_column_int64(stmt, 6),
        .until = sqlite3_column_int64(stmt, 7),
        .note = column_text(stmt, 8, arena),
    };
}

/* Columns 9 to 13 are of an actor at the other end, 14 to 16 of a person. */
static void read_link_row(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct link_row *line = row;
    bool actor = sqlite3_column_type(stmt, 9) != SQLITE_NULL;
    *line = (struct link_row){.table = actor ? TABLE_ACTOR : TABLE_PERSON};
    read_link(stmt, arena, &line->link);
    line->actor.nature = actor_nature_of(column_text(stmt, 9, arena));
    line->actor.name = column_text(stmt, 10, arena);
    line->actor.precision = precision_of(column_text(stmt, 11, arena));
    line->actor.latitude = sqlite3_column_double(stmt, 12);
    line->actor.longitude = sqlite3_column_double(stmt, 13);
    line->person.given = column_text(stmt, 14, arena);
    line->person.family = column_text(stmt, 15, arena);
    line->person.organisation = column_text(stmt, 16, arena);
    line->state = (enum row_state)sqlite3_column_int(stmt, 17);
    line->other = column_id(stmt, 18);
    line->actor.id = line->person.id = line->other;
}

bool store_links(struct store *store, struct id record, struct arena *arena,
                 struct link_row **links, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_LINKS, record, err);
    *links = sql_list(store, stmt, sizeof **links, read_link_row, arena, count, err);
    return *links != NULL;
}

bool store_link(struct store *store, struct id id, struct arena *arena,
                struct link *link, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_LINK, id, err);
    return sql_one(store, stmt, read_link, arena, link,
                   _("Ce lien n’est plus dans le fichier : rechargez l’écran."), err);
}

bool store_link_count(struct store *store, struct id record, int *count,
                      struct err *err)
{
    return sql_number(store, sql_of(store, SQL_LINK_COUNT, record, err), count, err);
}

bool store_record_table(struct store *store, struct id record, enum table *table,
                        struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_RECORD_TABLE, record, err);
    int number;
    if (stmt) {
        sqlite3_bind_int(stmt, 2, TABLE_ACTOR);
        sqlite3_bind_int(stmt, 3, TABLE_PERSON);
    }
    bool done = sql_number(store, stmt, &number, err);
    *table = (enum table)number;
    return done;
}

/* --- contacts and own fields ------------------------------------------------------ */

void contact_column(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct contact *contact = row;
    *contact = (struct contact){
        .id = column_id(stmt, 0),
        .owner = column_id(stmt, 1),
        .kind = contact_kind_of(column_text(stmt, 2, arena)),
        .value = column_text(stmt, 3, arena),
        .label = column_text(stmt, 4, arena),
        .status = contact_status_of(column_text(stmt, 5, arena)),
        .preferred = sqlite3_column_int(stmt, 6) != 0,
        .level = audience_of(column_text(stmt, 7, arena)),
    };
}

/* Says in *there whether one of them is the same; returns where one more of that
 * kind belongs. */
static size_t place_of_kind(const struct contact *contacts, size_t count,
                            const struct contact *one, bool *there)
{
    size_t at = 0;
    *there = false;
    for (size_t i = 0; i < count; i++) {
        *there = *there || contact_same(&contacts[i], one);
        at = contacts[i].kind <= one->kind ? i + 1 : at;
    }
    return at;
}

/* A mail or phone in the person's own row, "" for none, after those of its kind. */
static void add_plain(struct contact *contacts, size_t *count, struct id owner,
                      enum contact_kind kind, const char *value)
{
    bool there;
    const struct contact plain = {
        .owner = owner, .kind = kind, .value = value, .label = ""};
    size_t at = place_of_kind(contacts, *count, &plain, &there);
    if (!*value || there)
        return;
    memmove(&contacts[at + 1], &contacts[at], (*count - at) * sizeof *contacts);
    contacts[at] = plain;
    (*count)++;
}

bool store_contacts(struct store *store, struct id owner, struct arena *arena,
                    struct contact **contacts, size_t *count, struct err *err)
{
    bool found;
    sqlite3_stmt *stmt = sql_of(store, SQL_CONTACTS, owner, err);
    struct contact *rows =
        sql_list(store, stmt, sizeof *rows, contact_column, arena, count, err);
    if (!rows || !(stmt = sql_of(store, SQL_PLAIN_CONTACTS, owner, err)) ||
        !sql_row(store, stmt, &found, err))
        return false;
    *contacts = rows;
    if (!found)
        return true;
    *contacts = arena_alloc(arena, (*count + 2) * sizeof *rows);
    memcpy(*contacts, rows, *count * sizeof *rows);
    add_plain(*contacts, count, owner, CONTACT_EMAIL, column_text(stmt, 0, arena));
    add_plain(*contacts, count, owner, CONTACT_PHONE, column_text(stmt, 1, arena));
    sqlite3_reset(stmt);
    return true;
}

bool store_contact(struct store *store, struct id id, struct arena *arena,
                   struct contact *contact, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_CONTACT, id, err);
    return sql_one(store, stmt, contact_column, arena, contact,
                   _("Ce contact n’est plus dans le fichier : rechargez l’écran."),
                   err);
}

static void read_custom(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct custom_row *custom = row;
    *custom = (struct custom_row){
        .id = column_id(stmt, 0),
        .owner = column_id(stmt, 1),
        .key = column_text(stmt, 2, arena),
        .value = column_text(stmt, 3, arena),
    };
}

bool store_customs(struct store *store, struct id owner, struct arena *arena,
                   struct custom_row **customs, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_CUSTOMS, owner, err);
    *customs = sql_list(store, stmt, sizeof **customs, read_custom, arena, count, err);
    return *customs != NULL;
}
