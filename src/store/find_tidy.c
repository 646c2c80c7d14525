/* How FTS5 keeps the index of the search over everything: in segments, each merged with
 * others when they are several. A long step writes large ones, merged later. */
#include "store/find_private.h"

/* Those of every day are what FTS5 has unless told, but for the last: so many segments
 * at once would be merged in the very save that makes one more. */
enum {
    GATHERED_USUAL = 1 << 20, /* bytes of words in memory */
    GATHERED_MORE = 4 << 20,
    MERGED_USUAL = 4, /* segments that are merged a little at each save; 0: none */
    CRISIS = 64,
    MERGED_AT_ONCE = 64, /* pages of four kilobytes */
};

static bool set_finds(struct store *store, const char *name, int value, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_FINDS_SET, err);
    if (!stmt)
        return false;
    bind_text(stmt, 1, name);
    sqlite3_bind_int(stmt, 2, value);
    return sql_run(store, stmt, err);
}

bool find_gather(struct store *store, bool more, struct err *err)
{
    return set_finds(store, "hashsize", more ? GATHERED_MORE : GATHERED_USUAL, err) &&
           set_finds(store, "automerge", more ? 0 : MERGED_USUAL, err) &&
           set_finds(store, "crisismerge", CRISIS, err);
}

/* A merge that finds nothing to do changes less than two rows. */
static bool merge_some(struct store *store)
{
    int64_t before = sqlite3_total_changes64(store->db);
    return set_finds(store, "merge", MERGED_AT_ONCE, NULL) &&
           sqlite3_total_changes64(store->db) - before >= 2;
}

bool store_tidy(struct store *store, store_stop stop, void *ctx)
{
    bool more = !store->tidy && !store->read_only && !store->run.open;
    while (more && !stop(ctx))
        more = merge_some(store);
    store->tidy = !more;
    return !more;
}

bool store_is_tidy(const struct store *store)
{
    return store->tidy || store->read_only;
}
