/* The index of the search over everything: what it holds of each row, kept up to date
 * at the end of each step.
 *
 * Written from here and not from triggers, for the reasons told in search.c. It keeps
 * no text: forgetting a row's words takes the very words it was given, folded again
 * from the row as it was before the step. Only live rows are in. The rows of a step are
 * written in the order of rowids, which FTS5 wants to gather them in one segment. */
#include "store/find_private.h"
#include "store/held.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold_search.h"

const struct find_source find_sources[] = {
    {TABLE_PERSON,
     CODE_PERSON,
     {FIELD_PERSON_GIVEN, FIELD_PERSON_FAMILY, FIELD_PERSON_ORGANISATION},
     {FIELD_PERSON_PLACE, FIELD_PERSON_EMAIL, FIELD_PERSON_PHONE, FIELD_PERSON_NOTE,
      FIELD_PERSON_CONDITIONS},
     true},
    {TABLE_ACTOR,
     CODE_ACTOR,
     {FIELD_ACTOR_NAME},
     {FIELD_ACTOR_ACTION, FIELD_ACTOR_PLACE, FIELD_ACTOR_KIND, FIELD_ACTOR_NOTE},
     false},
    {TABLE_CONTACT,
     CODE_CONTACT,
     {0},
     {FIELD_CONTACT_VALUE, FIELD_CONTACT_LABEL},
     false},
    {TABLE_CUSTOM, CODE_CUSTOM, {0}, {FIELD_CUSTOM_VALUE}, false},
    {TABLE_MEETING,
     CODE_MEETING,
     {FIELD_MEETING_TITLE},
     {FIELD_MEETING_PLACE, FIELD_MEETING_SOURCE},
     true},
    {TABLE_SLOT,
     CODE_SLOT,
     {FIELD_SLOT_TITLE},
     {FIELD_SLOT_DESCRIPTION, FIELD_SLOT_PRESENTER, FIELD_SLOT_PRIVATE},
     false},
    {TABLE_ITEM, CODE_ITEM, {0}, {FIELD_ITEM_TEXT, FIELD_ITEM_WHO}, false},
    {TABLE_ASK, CODE_ASK, {0}, {FIELD_ASK_TEXT}, false},
    {TABLE_TOUCH, CODE_TOUCH, {0}, {FIELD_TOUCH_TEXT, FIELD_TOUCH_BY}, false},
    {TABLE_VERSION, CODE_VERSION, {0}, {FIELD_VERSION_TEXT}, false},
};
const size_t find_source_count = sizeof find_sources / sizeof *find_sources;

int64_t find_rowid(enum find_code code, int64_t n)
{
    return ((int64_t)code << FIND_SHIFT) + (FIND_MASK - n);
}

enum find_code find_code_of(int64_t rowid)
{
    return (enum find_code)(rowid >> FIND_SHIFT);
}

int64_t find_n_of(int64_t rowid)
{
    return FIND_MASK - (rowid & FIND_MASK);
}

static const struct find_source *source_of(enum table table)
{
    for (size_t i = 0; i < find_source_count; i++)
        if (find_sources[i].table == table)
            return &find_sources[i];
    return NULL;
}

static bool has_field(const enum field *fields, enum field field)
{
    while (*fields && *fields != field)
        fields++;
    return *fields != 0;
}

bool find_is_indexed(enum field field)
{
    const struct find_source *source = source_of(FIELD_TABLE(field));
    return source && (FIELD_NUMBER(field) == 31 || has_field(source->title, field) ||
                      has_field(source->body, field));
}

/* --- words ------------------------------------------------------------------------ */

static void fold_fields(struct str *out, const enum field *fields, find_column column,
                        void *ctx)
{
    struct str all = {0};
    for (; *fields; fields++) {
        str_add(&all, column(ctx, *fields));
        str_add_char(&all, '\n');
    }
    fold_search(out, str_text(&all));
    str_free(&all);
}

static void fold_pair(struct str *out, const char *one, const char *two)
{
    struct str both = {0};
    str_add(&both, one);
    str_add_char(&both, ' ');
    str_add(&both, two);
    fold_query(out, both.at);
    str_free(&both);
}

static void fold_names(struct str names[2], const struct find_source *source,
                       find_column column, void *ctx)
{
    const char *first = column(ctx, source->title[0]);
    const char *second = source->title[1] ? column(ctx, source->title[1]) : "";
    const char *third = source->title[2] ? column(ctx, source->title[2]) : "";
    fold_pair(&names[0], first, second);
    if (*second)
        fold_pair(&names[1], second, first);
    if (!names[0].len)
        fold_query(&names[0], third);
    if (str_equal(str_text(&names[0]), str_text(&names[1])))
        str_clear(&names[1]);
}

static void find_words_clear(struct find_words *words)
{
    str_clear(&words->title);
    str_clear(&words->body);
    str_clear(&words->names[0]);
    str_clear(&words->names[1]);
}

void find_words_of(const struct find_source *source, find_column column, void *ctx,
                   struct find_words *words)
{
    find_words_clear(words);
    fold_fields(&words->title, source->title, column, ctx);
    fold_fields(&words->body, source->body, column, ctx);
    if (source->named)
        fold_names(words->names, source, column, ctx);
}

void find_words_free(struct find_words *words)
{
    str_free(&words->title);
    str_free(&words->body);
    str_free(&words->names[0]);
    str_free(&words->names[1]);
}

const char *find_row_column(void *ctx, enum field field)
{
    const char *text =
        (const char *)sqlite3_column_text(ctx, 2 + (int)field_index(field));
    return text ? text : "";
}

bool find_is_live(sqlite3_stmt *row, enum table table)
{
    enum field state = (enum field)((unsigned)table << 8 | 31);
    return sqlite3_column_int(row, 2 + (int)field_index(state)) == ROW_LIVE;
}

/* --- during a step ---------------------------------------------------------------- */

/* Where a rowid is in `found_at`, or would be. */
static uint32_t *place_of(struct run *run, int64_t rowid)
{
    size_t mask = run->found_room - 1;
    size_t slot = (size_t)((uint64_t)rowid * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
    while (run->found_at[slot] && run->found.at[run->found_at[slot] - 1].rowid != rowid)
        slot = (slot + 1) & mask;
    return &run->found_at[slot];
}

static void push_found(struct run *run, const struct unsettled *one)
{
    vec_push(&run->found, *one);
    if (2 * run->found.n < run->found_room) {
        *place_of(run, one->rowid) = (uint32_t)run->found.n;
        return;
    }
    size_t room = run->found_room ? 2 * run->found_room : 16;
    uint32_t *wider = xcalloc(room, sizeof *wider); /* first: it may be the end */
    free(run->found_at);
    run->found_at = wider;
    run->found_room = room;
    for (size_t i = 0; i < run->found.n; i++)
        *place_of(run, run->found.at[i].rowid) = (uint32_t)i + 1;
}

/* What is known of a row, NULL before it changes; to be used before the next push. */
static struct unsettled *find_known(struct run *run, int64_t rowid)
{
    uint32_t place = run->found_room ? *place_of(run, rowid) : 0;
    return place ? &run->found.at[place - 1] : NULL;
}

void find_settled(struct run *run)
{
    run->found.n = 0;
    free(run->found_at);
    run->found_at = NULL;
    run->found_room = 0;
}

static void keep_words(struct unsettled *one, const struct find_words *words,
                       struct arena *arena)
{
    one->title = arena_strdup(arena, str_text(&words->title));
    one->body = arena_strdup(arena, str_text(&words->body));
    one->names[0] = arena_strdup(arena, str_text(&words->names[0]));
    one->names[1] = arena_strdup(arena, str_text(&words->names[1]));
}

static const char *change_column(void *change, enum field field)
{
    return change_text(change, field);
}

/* Its words are folded now, from what is at hand, not read again at the end. */
void find_made(struct store *store, const struct change *change, int64_t n)
{
    enum field state = (enum field)((unsigned)change->table << 8 | 31);
    const struct find_source *source = source_of(change->table);
    const struct value *stated = change_given(change, state);
    struct unsettled made = {
        .table = change->table, .id = change->row, .n = n, .made = true};
    struct find_words *words = &store->run.words;
    if (!source)
        return;
    made.rowid = find_rowid(source->code, n);
    if (!stated || stated->integer == ROW_LIVE) {
        struct change copy = *change;
        find_words_of(source, change_column, &copy, words);
        keep_words(&made, words, &store->run.arena);
    }
    push_found(&store->run, &made);
}

void find_touch(struct store *store, enum table table, sqlite3_stmt *row)
{
    struct run *run = &store->run;
    const struct find_source *source = source_of(table);
    struct unsettled was = {.table = table,
                            .id = column_id(row, 1),
                            .n = sqlite3_column_int64(row, 0),
                            .live = find_is_live(row, table)};
    was.rowid = find_rowid(source->code, was.n);
    struct unsettled *known = find_known(run, was.rowid);
    if (known && known->made)
        known->title = NULL;
    if (known)
        return;
    if (was.live) {
        find_words_of(source, find_row_column, row, &run->words);
        keep_words(&was, &run->words, &run->arena);
    }
    push_found(run, &was);
}

/* --- its end ---------------------------------------------------------------------- */

static bool write_words(struct store *store, enum sql code, const struct unsettled *one,
                        struct err *err)
{
    const struct value title = value_text(one->title), body = value_text(one->body);
    if (*one->title == '\0' && *one->body == '\0')
        return true;
    sqlite3_stmt *stmt = sql_get_blind(store, code, err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, one->rowid);
    bind_held(stmt, 2, &title);
    bind_held(stmt, 3, &body);
    bool done = sql_run(store, stmt, err);
    sqlite3_clear_bindings(stmt);
    return done;
}

static bool names_same(const struct unsettled *was, const struct unsettled *now)
{
    return str_equal(was->names[0], now->names[0]) &&
           str_equal(was->names[1], now->names[1]);
}

static bool words_same(const struct unsettled *was, const struct unsettled *now)
{
    return str_equal(was->title, now->title) && str_equal(was->body, now->body);
}

static bool names_write(struct store *store, const struct unsettled *one,
                        bool (*write)(struct store *, int64_t, const char *,
                                      struct err *),
                        struct err *err)
{
    return write(store, one->rowid, one->names[0], err) &&
           write(store, one->rowid, one->names[1], err);
}

/* What is the same stays where it is. */
static bool replace_words(struct store *store, const struct unsettled *was,
                          const struct find_words *words, bool live, struct err *err)
{
    const struct unsettled now = {
        .rowid = was->rowid,
        .title = str_text(&words->title),
        .body = str_text(&words->body),
        .names = {str_text(&words->names[0]), str_text(&words->names[1])}};
    bool both = was->live && live;
    if (!(both && words_same(was, &now)) &&
        ((was->live && !write_words(store, SQL_FINDS_DROP, was, err)) ||
         (live && !write_words(store, SQL_FINDS_ADD, &now, err))))
        return false;
    return (both && names_same(was, &now)) ||
           ((!was->live || names_write(store, was, find_name_drop, err)) &&
            (!live || names_write(store, &now, find_name_add, err)));
}

static bool settle_one(struct store *store, const struct unsettled *was,
                       struct err *err)
{
    if (was->made && was->title)
        return write_words(store, SQL_FINDS_ADD, was, err);
    sqlite3_stmt *row = tables_row(store, was->table, err);
    bool found, done = row != NULL;
    struct find_words now = {0};
    if (!done)
        return false;
    bind_id(row, 1, was->id);
    if (!sql_row(store, row, &found, err))
        return false;
    bool live = found && find_is_live(row, was->table);
    if (live)
        find_words_of(source_of(was->table), find_row_column, row, &now);
    if (found)
        sqlite3_reset(row);
    done = replace_words(store, was, &now, live, err);
    find_words_free(&now);
    return done;
}

static int by_rowid(const void *a, const void *b)
{
    const struct unsettled *left = a, *right = b;
    return (left->rowid > right->rowid) - (left->rowid < right->rowid);
}

bool find_settle(struct store *store, bool end, struct err *err)
{
    struct run *run = &store->run;
    if (run->found.n > 1)
        qsort(run->found.at, run->found.n, sizeof *run->found.at, by_rowid);
    for (size_t i = 0; i < run->found.n; i++)
        if (!settle_one(store, &run->found.at[i], err))
            return false;
    return find_names_add(store, end, err);
}
