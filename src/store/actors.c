#include "store/actors.h"

#include "base/i18n.h"
#include "store/actors_private.h"

void actor_column(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct actor *actor = row;
    *actor = (struct actor){
        .id = column_id(stmt, 0),
        .nature = actor_nature_of(column_text(stmt, 1, arena)),
        .name = column_text(stmt, 2, arena),
        .kind = column_text(stmt, 3, arena),
        .themes = column_text(stmt, 4, arena),
        .action = column_text(stmt, 5, arena),
        .commune = column_text(stmt, 6, arena),
        .place = column_text(stmt, 7, arena),
        .precision = precision_of(column_text(stmt, 8, arena)),
        .latitude = sqlite3_column_double(stmt, 9),
        .longitude = sqlite3_column_double(stmt, 10),
        .perimeter = column_text(stmt, 11, arena),
        .circle = column_text(stmt, 12, arena),
        .prospect = prospect_of(column_text(stmt, 13, arena)),
        .next_step = column_text(stmt, 14, arena),
        .next_on = sqlite3_column_int64(stmt, 15),
        .verified = sqlite3_column_int64(stmt, 16),
        .starts = sqlite3_column_int64(stmt, 17),
        .ends = sqlite3_column_int64(stmt, 18),
        .consent = consent_of(column_text(stmt, 19, arena)),
        .consent_on = sqlite3_column_int64(stmt, 20),
        .note = column_text(stmt, 21, arena),
        .visibility = column_text(stmt, 22, arena),
    };
}

struct stated {
    struct actor actor;
    enum row_state state;
};

static void read_stated(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct stated *stated = row;
    actor_column(stmt, arena, &stated->actor);
    stated->state = (enum row_state)sqlite3_column_int(stmt, ACTOR_WIDTH);
}

bool store_actor(struct store *store, struct id id, struct arena *arena,
                 struct actor *actor, enum row_state *state, struct err *err)
{
    struct stated stated;
    sqlite3_stmt *stmt = sql_of(store, SQL_ACTOR, id, err);
    if (!sql_one(store, stmt, read_stated, arena, &stated,
                 _("Cet acteur n’est plus dans le fichier : rechargez l’écran."), err))
        return false;
    *actor = stated.actor;
    *state = stated.state;
    return true;
}

bool actor_fetch(struct store *store, int64_t n, struct arena *arena,
                 struct actor *actor, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ACTOR_BY_N, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, n);
    return sql_one(store, stmt, actor_column, arena, actor, "", err);
}

bool store_actors_binned(struct store *store, size_t most, struct arena *arena,
                         struct actor **actors, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ACTORS_BINNED, err);
    if (stmt)
        sqlite3_bind_int64(stmt, 1, (int64_t)most);
    *actors = sql_list(store, stmt, sizeof **actors, actor_column, arena, count, err);
    return *actors != NULL;
}

/* --- what is counted -------------------------------------------------------------- */

/* Texts of a group are few beside the rows they stand for. */
static void read_facet(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct actor_facet *facet = row;
    *facet =
        (struct actor_facet){column_text(stmt, 0, arena), column_text(stmt, 1, arena),
                             sqlite3_column_int(stmt, 2)};
}

/* The statement for everyone, or the one that asks pick(n) of each row. */
static sqlite3_stmt *counted(struct store *store, const struct actor_filter *filter,
                             enum sql everyone, enum sql picked, struct err *err)
{
    bool any = pick_is_everyone(filter);
    if (!any && !pick_actors(store, filter, err))
        return NULL;
    return sql_get(store, any ? everyone : picked, err);
}

bool store_actor_facets(struct store *store, const struct actor_filter *filter,
                        struct arena *arena, struct actor_facet **facets, size_t *count,
                        struct err *err)
{
    sqlite3_stmt *stmt =
        counted(store, filter, SQL_ACTOR_FACETS, SQL_ACTOR_FACETS_PICKED, err);
    *facets = sql_list(store, stmt, sizeof **facets, read_facet, arena, count, err);
    return *facets != NULL;
}

static void read_spot(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct actor_point *spot = row;
    *spot = (struct actor_point){
        .commune = column_text(stmt, 0, arena),
        .latitude = sqlite3_column_double(stmt, 1),
        .longitude = sqlite3_column_double(stmt, 2),
        .actors = sqlite3_column_int(stmt, 3),
        .others = sqlite3_column_int(stmt, 4) - sqlite3_column_int(stmt, 3),
    };
}

bool store_actor_spots(struct store *store, const struct actor_filter *filter,
                       struct arena *arena, struct actor_point **spots, size_t *count,
                       struct err *err)
{
    sqlite3_stmt *stmt =
        counted(store, filter, SQL_ACTOR_SPOTS, SQL_ACTOR_SPOTS_PICKED, err);
    *spots = sql_list(store, stmt, sizeof **spots, read_spot, arena, count, err);
    return *spots != NULL;
}

static void read_bridge(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct bridge *bridge = row;
    actor_column(stmt, arena, &bridge->actor);
    bridge->links = sqlite3_column_int(stmt, ACTOR_WIDTH);
}

bool store_actor_bridges(struct store *store, const struct actor_filter *filter,
                         size_t most, struct arena *arena, struct bridge **bridges,
                         size_t *count, struct err *err)
{
    struct actor_filter wanted = filter ? *filter : (struct actor_filter){0};
    wanted.bridging = true;
    sqlite3_stmt *stmt = pick_actors(store, &wanted, err)
                             ? sql_get(store, SQL_ACTOR_BRIDGES, err)
                             : NULL;
    if (stmt)
        sqlite3_bind_int64(stmt, 1, (int64_t)most);
    *bridges = sql_list(store, stmt, sizeof **bridges, read_bridge, arena, count, err);
    return *bridges != NULL;
}

bool store_actors_kept(struct store *store, bool *some, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ACTORS_KEPT, err);
    bool more;
    if (!stmt || !sql_row(store, stmt, &more, err))
        return false;
    *some = more && sqlite3_column_int(stmt, 0) != 0;
    sqlite3_reset(stmt);
    return true;
}

/* --- sources ---------------------------------------------------------------------- */

static void read_sighting(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct sighting *sighting = row;
    *sighting = (struct sighting){
        .id = column_id(stmt, 0),
        .actor = column_id(stmt, 1),
        .source = column_text(stmt, 2, arena),
        .seen = sqlite3_column_int64(stmt, 3),
        .note = column_text(stmt, 4, arena),
    };
}

bool store_sightings(struct store *store, struct id actor, struct arena *arena,
                     struct sighting **list, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_SIGHTINGS, actor, err);
    *list = sql_list(store, stmt, sizeof **list, read_sighting, arena, count, err);
    return *list != NULL;
}

bool store_sighting(struct store *store, struct id id, struct arena *arena,
                    struct sighting *sighting, struct err *err)
{
    sqlite3_stmt *stmt = sql_of(store, SQL_SIGHTING, id, err);
    return sql_one(store, stmt, read_sighting, arena, sighting,
                   _("Cette source n’est plus dans le fichier : rechargez l’écran."),
                   err);
}

static void read_source_tally(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct source_tally *tally = row;
    *tally = (struct source_tally){column_text(stmt, 0, arena),
                                   prospect_of(column_text(stmt, 1, arena)),
                                   sqlite3_column_int(stmt, 2)};
}

bool store_source_tallies(struct store *store, struct arena *arena,
                          struct source_tally **tallies, size_t *count, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_SOURCE_TALLIES, err);
    *tallies =
        sql_list(store, stmt, sizeof **tallies, read_source_tally, arena, count, err);
    return *tallies != NULL;
}

static void read_prospect_tally(sqlite3_stmt *stmt, struct arena *arena, void *row)
{
    struct prospect_tally *tally = row;
    *tally = (struct prospect_tally){prospect_of(column_text(stmt, 0, arena)),
                                     sqlite3_column_int(stmt, 1) != 0,
                                     sqlite3_column_int(stmt, 2)};
}

bool store_prospect_tallies(struct store *store, struct arena *arena,
                            struct prospect_tally **tallies, size_t *count,
                            struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_PROSPECT_TALLIES, err);
    *tallies =
        sql_list(store, stmt, sizeof **tallies, read_prospect_tally, arena, count, err);
    return *tallies != NULL;
}

/* --- look-alikes ------------------------------------------------------------------ */

struct found {
    int64_t *at;
    size_t n, cap;
};

static bool is_found(const struct found *found, int64_t n)
{
    for (size_t i = 0; i < found->n; i++)
        if (found->at[i] == n)
            return true;
    return false;
}

static bool find_key(struct store *store, const char *key, size_t most,
                     struct found *found, struct err *err)
{
    sqlite3_stmt *stmt = sql_get(store, SQL_ACTORS_LIKE, err);
    if (!stmt)
        return false;
    bind_text(stmt, 1, key);
    bool more;
    while (found->n < most && sql_row(store, stmt, &more, err)) {
        if (!more)
            return true;
        int64_t n = sqlite3_column_int64(stmt, 0);
        if (!is_found(found, n))
            vec_push(found, n);
    }
    bool full = found->n >= most;
    sqlite3_reset(stmt);
    return full;
}

bool store_actors_like(struct store *store, const char *const *keys, size_t key_count,
                       size_t most, struct arena *arena, struct actor **actors,
                       size_t *count, struct err *err)
{
    struct found found = {0};
    bool done = true;
    *count = 0;
    for (size_t i = 0; done && i < key_count && found.n < most; i++)
        done = find_key(store, keys[i], most, &found, err);
    *actors = arena_alloc(arena, (found.n + 1) * sizeof **actors);
    for (size_t i = 0; done && i < found.n; i++)
        done = actor_fetch(store, found.at[i], arena, &(*actors)[(*count)++], err);
    vec_free(&found);
    return done;
}
