#include "store/held.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"

/* The chain. For each operation
 *
 *   hash = BLAKE2b-256(previous hash ‖ meta ‖ BLAKE2b-256(salt ‖ value))
 *
 * where previous is that of the same device's operation before it (zeros for the
 * first), value is its form of record_add_value (for a creation: its record) and meta
 * is, little endian:
 *
 *   uuid[16] seq[8] hlc[8] wall[8] table[4] row[16] field[4] parents[8] then, for each
 *   parent, uuid[16] seq[8]
 *
 * (parents[8] is how many bytes of parents follow). Value and salt go through their own
 * hash so that erasing both leaves the chain whole and the value out of reach. */

static uint8_t *put_bytes(uint8_t *at, const void *bytes, size_t size)
{
    memcpy(at, bytes, size);
    return at + size;
}

static uint8_t *put_number(uint8_t *at, uint64_t number, int size)
{
    for (int i = 0; i < size; i++)
        *at++ = (uint8_t)(number >> (8 * i));
    return at;
}

/* uuid to the size of the parents; see above. */
enum { META_SIZE = 16 + 8 + 8 + 8 + 4 + 16 + 4 + 8 };

static void put_meta(uint8_t meta[META_SIZE], const struct op *op, struct id uuid)
{
    uint8_t *at = put_bytes(meta, uuid.bytes, sizeof uuid.bytes);
    at = put_number(at, (uint64_t)op->seq, 8);
    at = put_number(at, (uint64_t)op->hlc, 8);
    at = put_number(at, (uint64_t)op->wall, 8);
    at = put_number(at, (uint64_t)op->table, 4);
    at = put_bytes(at, op->row.bytes, sizeof op->row.bytes);
    at = put_number(at, op->field, 4);
    put_number(at, op->parents_size, 8);
}

static void hash_value(crypto_generichash_state *state, const struct op *op)
{
    struct str value = {0};
    if (op->field == 0) {
        crypto_generichash_update(state, op->record, op->record_size);
        return;
    }
    record_add_value(&value, op->value);
    crypto_generichash_update(state, (const uint8_t *)str_text(&value), value.len);
    str_free(&value);
}

void oplog_hash(const struct op *op, struct id uuid, const uint8_t salt[SALT_SIZE],
                const uint8_t previous[HASH_SIZE], uint8_t hash[HASH_SIZE])
{
    crypto_generichash_state state;
    uint8_t sealed[HASH_SIZE], meta[META_SIZE];
    crypto_generichash_init(&state, NULL, 0, HASH_SIZE);
    crypto_generichash_update(&state, salt, SALT_SIZE);
    hash_value(&state, op);
    crypto_generichash_final(&state, sealed, HASH_SIZE);
    put_meta(meta, op, uuid);
    crypto_generichash_init(&state, NULL, 0, HASH_SIZE);
    crypto_generichash_update(&state, previous, HASH_SIZE);
    crypto_generichash_update(&state, meta, sizeof meta);
    crypto_generichash_update(&state, op->parents, op->parents_size);
    crypto_generichash_update(&state, sealed, sizeof sealed);
    crypto_generichash_final(&state, hash, HASH_SIZE);
}

/* 48 bits of milliseconds, 16 of counter; never goes back whatever the wall clock does.
 */
static int64_t hlc_after(int64_t last, int64_t now_ms)
{
    int64_t now = now_ms << 16;
    return now > last ? now : last + 1;
}

static bool read_device(struct store *store, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_OWN_DEVICE, err);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return sql_fail(NULL, SQLITE_CORRUPT, err);
    char name[48];
    const char *known = (const char *)sqlite3_column_text(stmt, 2);
    oplog_device_name(store->opened, name);
    store->tail.device = sqlite3_column_int64(stmt, 0);
    store->tail.uuid = column_id(stmt, 1);
    store->tail.placed = str_equal(known, name);
    store->tail.named = known && known[0];
    sqlite3_reset(stmt);
    return true;
}

void oplog_device_name(const char *path, char out[48])
{
    struct stat what;
    out[0] = '\0';
    if (stat(path, &what) == 0)
        snprintf(out, 48, "%llx:%llx", (unsigned long long)what.st_dev,
                 (unsigned long long)what.st_ino);
}

/* The clock goes on: what is written now comes after all that is in the file. */
static bool new_device(struct store *store, const char *name, struct err *err)
{
    struct tail *tail = &store->tail;
    if (!sql_run(store, sql_get(store, SQL_DEVICE_FORMER, err), err))
        return false;
    *tail = (struct tail){.known = true,
                          .placed = true,
                          .named = true,
                          .uuid = id_new(clock_now()),
                          .hlc = tail->hlc};
    sqlite3_stmt *stmt = sql_get(store, SQL_DEVICE_ADD, err);
    bind_id(stmt, 1, tail->uuid);
    bind_text(stmt, 2, name);
    if (!sql_run(store, stmt, err))
        return false;
    tail->device = sqlite3_last_insert_rowid(store->db);
    return true;
}

bool oplog_place(struct store *store, struct err *err)
{
    char name[48];
    if (store->tail.placed)
        return true;
    oplog_device_name(store->opened, name);
    if (store->tail.named)
        return new_device(store, name, err);
    /* a file of before devices had a name: it stays who it was */
    sqlite3_stmt *stmt = sql_get(store, SQL_DEVICE_NAME, err);
    bind_text(stmt, 1, name);
    store->tail.placed = store->tail.named = sql_run(store, stmt, err);
    return store->tail.placed;
}

bool oplog_ready(struct store *store, struct err *err)
{
    if (store->tail.known)
        return true;
    if (sodium_init() < 0) /* it chooses the hash that this processor runs fastest */
        return sql_fail(NULL, SQLITE_IOERR, err);
    store->tail = (struct tail){0};
    if (!read_device(store, err))
        return false;
    sqlite3_stmt *stmt = sql_get(store, SQL_LOG_END, err);
    sqlite3_bind_int64(stmt, 1, store->tail.device);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (found) {
        store->tail.seq = sqlite3_column_int64(stmt, 0);
        store->tail.hlc = sqlite3_column_int64(stmt, 1);
        const void *hash = sqlite3_column_blob(stmt, 2);
        if (sqlite3_column_bytes(stmt, 2) == HASH_SIZE)
            memcpy(store->tail.hash, hash, HASH_SIZE);
    }
    sqlite3_reset(stmt);
    store->tail.known = true;
    return true;
}

static bool add_op(struct store *store, const struct op *op,
                   const uint8_t salt[SALT_SIZE], const uint8_t hash[HASH_SIZE],
                   struct err *err)
{
    held_begin(store, HELD_OP);
    held_integer(store, op->device);
    held_integer(store, op->seq);
    held_integer(store, op->hlc);
    held_integer(store, op->wall);
    held_integer(store, op->table);
    held_blob(store, op->row.bytes, sizeof op->row.bytes);
    held_integer(store, op->field);
    if (op->field == 0)
        held_blob(store, op->record, op->record_size);
    else
        held_value(store, op->value);
    held_blob(store, salt, SALT_SIZE);
    held_blob(store, op->parents, op->parents_size);
    held_blob(store, hash, HASH_SIZE);
    return held_end(store, err);
}

/* One call of the system for many: an import seals three operations a row. */
static void take_salt(struct store *store, uint8_t salt[SALT_SIZE])
{
    if (store->salts_left == 0) {
        randombytes_buf(store->salts, sizeof store->salts);
        store->salts_left = SALTS_DRAWN;
    }
    memcpy(salt, store->salts[--store->salts_left], SALT_SIZE);
    sodium_memzero(store->salts[store->salts_left], SALT_SIZE);
}

bool oplog_append(struct store *store, struct op *op, struct err *err)
{
    assert(store->tail.known);
    struct tail *tail = &store->tail;
    op->device = tail->device;
    op->seq = tail->seq + 1;
    op->wall = clock_now();
    op->hlc = hlc_after(tail->hlc, op->wall);
    uint8_t salt[SALT_SIZE], hash[HASH_SIZE];
    take_salt(store, salt);
    oplog_hash(op, tail->uuid, salt, tail->hash, hash);
    if (!add_op(store, op, salt, hash, err))
        return false;
    tail->seq = op->seq;
    tail->hlc = op->hlc;
    if (!MUTANT(9))
        memcpy(tail->hash, hash, sizeof hash);
    return true;
}

static bool read_heads(struct store *store, const struct op *key, struct heads *heads,
                       struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_HEADS, err);
    sqlite3_bind_int64(stmt, 1, key->table);
    bind_id(stmt, 2, key->row);
    sqlite3_bind_int64(stmt, 3, key->field);
    bool found;
    while (sql_row(store, stmt, &found, err)) {
        if (!found)
            return true;
        struct head head = {.device = sqlite3_column_int64(stmt, 0),
                            .seq = sqlite3_column_int64(stmt, 1),
                            .uuid = column_id(stmt, 2),
                            .foreign = sqlite3_column_int(stmt, 3) == 1};
        vec_push(heads, head);
    }
    return false;
}

bool oplog_heads(struct store *store, enum table table, struct id row, unsigned field,
                 struct heads *heads, struct err *err)
{
    struct op key = {.table = table, .row = row, .field = field};
    if (!read_heads(store, &key, heads, err))
        return false;
    key.field = 0;
    return heads->n > 0 || field == 0 || read_heads(store, &key, heads, err);
}

static bool drop_heads(struct store *store, const struct op *op, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_HEADS_DROP, err);
    sqlite3_bind_int64(stmt, 1, op->table);
    bind_id(stmt, 2, op->row);
    sqlite3_bind_int64(stmt, 3, op->field);
    return sql_run(store, stmt, err);
}

bool oplog_head_set(struct store *store, const struct op *op, struct err *err)
{
    if (op->field != 0 && !drop_heads(store, op, err))
        return false;
    held_begin(store, HELD_HEAD);
    held_integer(store, op->table);
    held_blob(store, op->row.bytes, sizeof op->row.bytes);
    held_integer(store, op->field);
    held_integer(store, op->device);
    held_integer(store, op->seq);
    return held_end(store, err);
}

struct op oplog_column(sqlite3_stmt *stmt)
{
    struct op op = {.seq = sqlite3_column_int64(stmt, 0),
                    .hlc = sqlite3_column_int64(stmt, 1),
                    .wall = sqlite3_column_int64(stmt, 2),
                    .table = (enum table)sqlite3_column_int(stmt, 3),
                    .row = column_id(stmt, 4),
                    .field = (unsigned)sqlite3_column_int(stmt, 5),
                    .device = sqlite3_column_int64(stmt, 8)};
    op.parents = sqlite3_column_blob(stmt, 7);
    op.parents_size = (size_t)sqlite3_column_bytes(stmt, 7);
    if (op.field == 0) {
        op.record = sqlite3_column_blob(stmt, 6);
        op.record_size = (size_t)sqlite3_column_bytes(stmt, 6);
    } else {
        op.value = column_value(stmt, 6);
    }
    return op;
}

static const uint8_t *keep_bytes(struct arena *arena, const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return NULL;
    uint8_t *copy = arena_alloc(arena, size);
    memcpy(copy, bytes, size);
    return copy;
}

void oplog_keep(struct op *op, struct arena *arena)
{
    op->parents = keep_bytes(arena, op->parents, op->parents_size);
    op->record = keep_bytes(arena, op->record, op->record_size);
    if (op->value.kind == VALUE_TEXT)
        op->value.text = arena_strdup(arena, op->value.text);
}

/* Is a later than b, by the hybrid clock then by device? The shown value of a field is
 * that of its latest head. */
static bool is_later(const struct op *a, struct id a_uuid, const struct op *b,
                     struct id b_uuid)
{
    if (a->hlc != b->hlc)
        return a->hlc > b->hlc;
    return memcmp(a_uuid.bytes, b_uuid.bytes, sizeof a_uuid.bytes) > 0;
}

int64_t oplog_parent_seq(const uint8_t *parent)
{
    uint64_t seq = 0;
    for (int i = 0; i < 8; i++)
        seq |= (uint64_t)parent[16 + i] << (8 * i);
    return (int64_t)seq;
}

static bool read_parent(struct store *store, const uint8_t *bytes, struct id *uuid,
                        struct arena *arena, struct op *op, struct err *err)
{
    memcpy(uuid->bytes, bytes, sizeof uuid->bytes);
    sqlite3_stmt *stmt = sql_get(store, SQL_OP_BY_UUID, err);
    bind_id(stmt, 1, *uuid);
    sqlite3_bind_int64(stmt, 2, oplog_parent_seq(bytes));
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return sql_fail(NULL, SQLITE_CORRUPT, err);
    *op = oplog_column(stmt);
    oplog_keep(op, arena);
    sqlite3_reset(stmt);
    return true;
}

bool oplog_before(struct store *store, const struct op *op, struct arena *arena,
                  struct value *value, struct err *err)
{
    struct op latest = {.hlc = -1};
    struct id latest_uuid = {{0}};
    for (size_t at = 0; at + PARENT_SIZE <= op->parents_size; at += PARENT_SIZE) {
        struct op parent;
        struct id uuid;
        if (!read_parent(store, op->parents + at, &uuid, arena, &parent, err))
            return false;
        if (is_later(&parent, uuid, &latest, latest_uuid)) {
            latest = parent;
            latest_uuid = uuid;
        }
    }
    *value = latest.value;
    if (latest.field == 0 &&
        !record_find(latest.record, latest.record_size, op->field, arena, value))
        *value = value_null();
    return true;
}
