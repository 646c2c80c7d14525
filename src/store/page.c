#include "store/derived.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A page is two walks from one place: the notes at or after it, the notes before it.
 * The place is (lead, position, n), where lead is 0, -votes or the kind. The index
 * notes_place holds every column a walk looks at, so that the inner SELECT never
 * touches a row; only the few notes of the page are then read. In the order of
 * position a walk is a range of the index; in the others it sorts one column's index
 * entries, which at thousands of notes a column still costs less than one index more
 * in every save would. */

enum side { SIDE_FIRST, SIDE_NOTE, SIDE_LAST };

struct place {
    enum side side; /* before everything, at a note, after everything */
    struct value lead;
    double position;
    int64_t n;
};

/* What makes two queries different texts; everything else is bound. */
struct shape {
    enum note_order order; /* 3 */
    bool backward;
    bool category;
    int group; /* 0: any, 1: loose, 2: one */
    bool live;
};

static size_t shape_slot(struct shape shape)
{
    size_t slot = (size_t)shape.order;
    slot = slot * 2 + shape.backward;
    slot = slot * 2 + shape.category;
    slot = slot * 3 + (size_t)shape.group;
    return slot * 2 + shape.live;
}
_Static_assert(PAGE_VARIANTS == 3 * 2 * 2 * 3 * 2, "one slot for each shape");

static struct shape shape_of(const struct note_query *query, bool backward)
{
    return (struct shape){.order = query->order,
                          .backward = backward,
                          .category = query->category != NULL,
                          .group = !id_is_none(query->group) ? 2 : query->loose_only,
                          .live = query->state == ROW_LIVE};
}

static void add_filters(struct str *text, struct shape shape)
{
    static const char *const groups[] = {"", " AND \"group\" IS NULL",
                                         " AND \"group\" = ?3"};
    str_add(text, " FROM notes WHERE board = ?1");
    str_add(text, shape.category ? " AND category = ?2" : "");
    str_add(text, groups[shape.group]);
    /* A literal 0 is what lets SQLite take the partial indexes. */
    str_add(text, shape.live ? " AND state = 0" : " AND state = ?4");
    str_add(text, " AND (?5 IS NULL OR kind = ?5) AND (?6 = 0 OR hit(n))");
}

static void add_order(struct str *text, struct shape shape)
{
    static const char *const forward[] = {"position, n", "-votes, position, n",
                                          "kind, position, n"};
    static const char *const backward[] = {"position DESC, n DESC",
                                           "-votes DESC, position DESC, n DESC",
                                           "kind DESC, position DESC, n DESC"};
    str_add(text, " ORDER BY ");
    str_add(text, shape.backward ? backward[shape.order] : forward[shape.order]);
}

static void add_walk(struct str *text, struct shape shape)
{
    static const char *const keys[] = {"(position, n)", "(-votes, position, n)",
                                       "(kind, position, n)"};
    static const char *const places[] = {"(?7, ?8)", "(?9, ?7, ?8)", "(?9, ?7, ?8)"};
    str_printf(text, " AND %s %s %s", keys[shape.order],
               shape.backward ? "<" : ">=", places[shape.order]);
    add_order(text, shape);
}

/* Does an index already give the rows in that order? Then they are read as they come;
 * else only their numbers are sorted. */
static bool is_range(struct shape shape)
{
    return shape.order == ORDER_POSITION && shape.live && shape.category;
}

/* The text is made of the words above only. */
static sqlite3_stmt *page_statement(struct store *store, struct shape shape,
                                    struct err *err)
{
    sqlite3_stmt **slot = &store->pages[shape_slot(shape)];
    struct str text = {0};
    if (!*slot) {
        bool sorted = !is_range(shape);
        str_add(&text, "SELECT " NOTE_COLUMNS);
        str_add(&text, sorted ? " FROM (SELECT n AS m" : "");
        add_filters(&text, shape);
        add_walk(&text, shape);
        str_add(&text, sorted ? " LIMIT ?10) JOIN notes ON n = m" : " LIMIT ?10");
        if (sorted)
            add_order(&text, shape);
    }
    sqlite3_stmt *stmt = sql_slot(store, slot, str_text(&text), err);
    str_free(&text);
    return stmt;
}

static void bind_query(sqlite3_stmt *stmt, const struct note_query *query, bool matched)
{
    bind_id(stmt, 1, query->board);
    if (query->category)
        bind_text(stmt, 2, query->category);
    bind_id(stmt, 3, query->group);
    sqlite3_bind_int64(stmt, 4, query->state);
    if (query->kind)
        bind_text(stmt, 5, query->kind);
    sqlite3_bind_int(stmt, 6, matched);
}

/* At the ends the leads are values that SQLite sorts before (or after) all others: a
 * blob comes after every number and text. */
static void bind_place(sqlite3_stmt *stmt, enum note_order order,
                       const struct place *place)
{
    sqlite3_bind_double(stmt, 7, place->position);
    sqlite3_bind_int64(stmt, 8, place->n);
    if (place->side == SIDE_LAST)
        sqlite3_bind_zeroblob(stmt, 9, 0);
    else if (place->side == SIDE_NOTE)
        bind_value(stmt, 9, place->lead);
    else if (order == ORDER_VOTES)
        sqlite3_bind_double(stmt, 9, -INFINITY);
    else
        bind_text(stmt, 9, "");
}

static bool has_words(const char *match)
{
    return match && match[strspn(match, " ")] != '\0';
}

struct notes {
    struct note *at;
    size_t n, cap;
};

/* Appends up to `most` notes from the place on, nearest first. *first receives the n of
 * the nearest, 0 when there is none. */
static bool walk(struct store *store, const struct note_query *query, bool backward,
                 const struct place *place, size_t most, struct arena *arena,
                 struct notes *notes, int64_t *first, struct err *err)
{
    sqlite3_stmt *stmt = page_statement(store, shape_of(query, backward), err);
    if (!stmt)
        return false;
    bind_query(stmt, query, has_words(query->match));
    bind_place(stmt, query->order, place);
    sqlite3_bind_int64(stmt, 10, (int64_t)most);
    *first = 0;
    bool found;
    while (sql_row(store, stmt, &found, err)) {
        if (!found)
            return true;
        struct note note;
        note_column(stmt, arena, &note);
        if (!*first)
            *first = sqlite3_column_int64(stmt, 0);
        vec_push(notes, note);
    }
    return false;
}

static struct place first_place(void)
{
    return (struct place){.side = SIDE_FIRST, .position = -INFINITY, .n = 0};
}

static struct place last_place(void)
{
    return (struct place){.side = SIDE_LAST, .position = INFINITY, .n = INT64_MAX};
}

/* Where the anchor stands; the first place when the file does not know it. */
static bool find_place(struct store *store, const struct note_query *query,
                       struct id anchor, struct arena *arena, struct place *place,
                       struct err *err)
{
    *place = first_place();
    sqlite3_stmt *stmt = sql_get(store, SQL_NOTE_BY_ID, err);
    if (!stmt)
        return false;
    bind_id(stmt, 1, anchor);
    bool found;
    if (!sql_row(store, stmt, &found, err))
        return false;
    if (!found)
        return true;
    struct note note;
    note_column(stmt, arena, &note);
    place->side = SIDE_NOTE;
    place->n = sqlite3_column_int64(stmt, 0);
    place->position = note.position;
    place->lead = query->order == ORDER_VOTES ? value_integer(-note.votes)
                                              : value_text(note.kind);
    sqlite3_reset(stmt);
    return true;
}

static void compose(struct note_page *page, const struct notes *before, size_t most,
                    const struct notes *after, struct arena *arena)
{
    page->more_before = before->n > most;
    size_t kept = page->more_before ? most : before->n;
    page->at = kept;
    page->count = kept + after->n;
    page->notes = arena_alloc(arena, (page->count + 1) * sizeof *page->notes);
    for (size_t i = 0; i < kept; i++)
        page->notes[i] = before->at[kept - 1 - i];
    if (after->n)
        memcpy(page->notes + kept, after->at, after->n * sizeof *page->notes);
}

bool store_notes_page(struct store *store, const struct note_query *query,
                      struct id anchor, size_t before, size_t after,
                      struct arena *arena, struct note_page *page, struct err *err)
{
    struct place place;
    struct notes behind = {0}, ahead = {0};
    int64_t nearest, unused;
    *page = (struct note_page){0};
    if (has_words(query->match) && !search_hits(store, query->match, err))
        return false;
    bool done =
        find_place(store, query, anchor, arena, &place, err) &&
        walk(store, query, false, &place, after + 2, arena, &ahead, &nearest, err);
    if (done && place.side == SIDE_NOTE)
        done =
            walk(store, query, true, &place, before + 1, arena, &behind, &unused, err);
    if (done) {
        /* Without an anchor the first note stands for it. */
        bool anchored = place.side == SIDE_FIRST || nearest == place.n;
        size_t most = after + anchored;
        page->more_after = ahead.n > most;
        ahead.n = page->more_after ? most : ahead.n;
        compose(page, &behind, before, &ahead, arena);
    }
    vec_free(&behind);
    vec_free(&ahead);
    return done;
}

bool store_notes_end(struct store *store, const struct note_query *query, bool last,
                     struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct notes notes = {0};
    struct place place = last ? last_place() : first_place();
    int64_t nearest;
    *id = (struct id){{0}};
    bool done = !has_words(query->match) || search_hits(store, query->match, err);
    done = done && walk(store, query, last, &place, 1, &arena, &notes, &nearest, err);
    if (notes.n)
        *id = notes.at[0].id;
    vec_free(&notes);
    arena_free(&arena);
    return done;
}
