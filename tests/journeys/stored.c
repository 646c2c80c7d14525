#include "stored.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "ops/board.h"
#include "ops/notes.h"
#include "rows.h"

struct stored {
    struct arena arena;
    struct board *boards;
    size_t board_count;
    VEC(struct note) notes;
    VEC(struct group) groups;
};

static bool load_board(struct garden *garden, struct stored *stored,
                       const struct board *board, struct err *err)
{
    struct note_query query = {.board = board->id};
    struct note_page page;
    struct board_counts counts;
    if (!ops_notes_page(garden, &query, NULL, (struct id){0}, 0, 1000000,
                        &stored->arena, &page, err) ||
        !ops_board_counts(garden, board, &stored->arena, &counts, err))
        return false;
    for (size_t i = 0; i < page.count; i++)
        vec_push(&stored->notes, page.notes[i]);
    for (size_t i = 0; i < counts.group_count; i++)
        vec_push(&stored->groups, counts.groups[i]);
    return true;
}

static bool load(struct garden *garden, struct stored *stored, struct str *why)
{
    struct err err = ERR_INIT;
    *stored = (struct stored){0};
    bool good =
        ops_boards(garden, &stored->arena, &stored->boards, &stored->board_count, &err);
    for (size_t i = 0; good && i < stored->board_count; i++)
        good = load_board(garden, stored, &stored->boards[i], &err);
    if (!good)
        str_printf(why, "the file cannot be read: %s", err.text);
    return good;
}

static void unload(struct stored *stored)
{
    vec_free(&stored->notes);
    vec_free(&stored->groups);
    arena_free(&stored->arena);
}

/* --- fields ---------------------------------------------------------------------- */

static const char *number(struct stored *stored, int value)
{
    return arena_printf(&stored->arena, "%d", value);
}

static const char *board_name(const struct stored *stored, struct id id)
{
    for (size_t i = 0; i < stored->board_count; i++)
        if (id_equal(stored->boards[i].id, id))
            return stored->boards[i].name;
    return "";
}

static const char *group_name(const struct stored *stored, struct id id)
{
    for (size_t i = 0; i < stored->groups.n; i++)
        if (id_equal(stored->groups.at[i].id, id))
            return stored->groups.at[i].name;
    return "";
}

static const char *note_field(struct stored *stored, const void *row, const char *name)
{
    const struct note *note = row;
    if (strcmp(name, "kind") == 0)
        return note->kind;
    if (strcmp(name, "author") == 0)
        return note->author;
    if (strcmp(name, "tags") == 0)
        return note->tags;
    if (strcmp(name, "category") == 0)
        return note->category;
    if (strcmp(name, "group") == 0)
        return group_name(stored, note->group);
    if (strcmp(name, "board") == 0)
        return board_name(stored, note->board);
    return strcmp(name, "votes") == 0 ? number(stored, note->votes) : NULL;
}

static const char *group_field(struct stored *stored, const void *row, const char *name)
{
    const struct group *group = row;
    if (strcmp(name, "notes") == 0)
        return number(stored, group->note_count);
    if (strcmp(name, "votes") == 0)
        return number(stored, group->votes + group->note_votes);
    if (strcmp(name, "title") == 0)
        return number(stored, group->votes);
    if (strcmp(name, "category") == 0)
        return group->category;
    return strcmp(name, "board") == 0 ? board_name(stored, group->board) : NULL;
}

static const char *board_field(struct stored *stored, const void *row, const char *name)
{
    const struct board *board = row;
    if (strcmp(name, "question") == 0)
        return board->question;
    if (strcmp(name, "dots") == 0)
        return number(stored, board->dots);
    if (strcmp(name, "voters") == 0)
        return number(stored, board->voters);
    return strcmp(name, "key") == 0 ? board->key : NULL;
}

typedef const char *(*field_of)(struct stored *, const void *, const char *);

static bool fields_match(struct stored *stored, const void *row, field_of field,
                         const char *const *words, size_t count, struct str *why)
{
    for (size_t i = 0; i < count; i++) {
        const char *equal = strchr(words[i], '=');
        size_t len = equal ? (size_t)(equal - words[i]) : strlen(words[i]);
        char *name = arena_strndup(&stored->arena, words[i], len);
        const char *value = field(stored, row, name);
        if (!equal || !value) {
            str_printf(why, "no such field: %s", words[i]);
            return false;
        }
        if (!str_equal(value, equal + 1)) {
            str_printf(why, "%s is « %s », not « %s »", name, value, equal + 1);
            return false;
        }
    }
    return true;
}

/* --- checks ---------------------------------------------------------------------- */

bool stored_count(struct garden *garden, enum stored_list list, int wanted,
                  struct str *why)
{
    struct stored stored;
    bool good = load(garden, &stored, why);
    size_t found = list == STORED_NOTES    ? stored.notes.n
                   : list == STORED_GROUPS ? stored.groups.n
                                           : stored.board_count;
    if (good && found != (size_t)wanted) {
        str_printf(why, "%zu of them, not %d", found, wanted);
        good = false;
    }
    unload(&stored);
    return good;
}

static const struct note *find_note(const struct stored *stored, const char *text,
                                    size_t *found)
{
    const struct note *note = NULL;
    *found = 0;
    for (size_t i = 0; i < stored->notes.n; i++) {
        if (str_equal(stored->notes.at[i].text, text)) {
            note = &stored->notes.at[i];
            (*found)++;
        }
    }
    return note;
}

bool stored_note(struct garden *garden, const char *const *words, size_t count,
                 struct str *why)
{
    struct stored stored;
    size_t found = 0;
    bool good = load(garden, &stored, why);
    const struct note *note = good ? find_note(&stored, words[0], &found) : NULL;
    if (good && found != 1) {
        str_printf(why, "%zu live notes say « %s »", found, words[0]);
        good = false;
    }
    good = good && fields_match(&stored, note, note_field, words + 1, count - 1, why);
    unload(&stored);
    return good;
}

bool stored_note_at(struct garden *garden, const char *const *words, size_t count,
                    struct str *why)
{
    struct stored stored;
    bool good = load(garden, &stored, why);
    size_t rank = (size_t)atoi(words[0]) - 1;
    const struct note *note =
        good && rank < stored.notes.n ? &stored.notes.at[rank] : NULL;
    if (good && (!note || !str_equal(note->text, words[1]))) {
        str_printf(why, "note %s says « %s »", words[0], note ? note->text : "nothing");
        good = false;
    }
    good = good && fields_match(&stored, note, note_field, words + 2, count - 2, why);
    unload(&stored);
    return good;
}

bool stored_no_note(struct garden *garden, const char *text, struct str *why)
{
    struct stored stored;
    size_t found = 0;
    bool good = load(garden, &stored, why);
    if (good && find_note(&stored, text, &found)) {
        str_printf(why, "a live note says « %s »", text);
        good = false;
    }
    unload(&stored);
    return good;
}

bool stored_group(struct garden *garden, const char *const *words, size_t count,
                  struct str *why)
{
    struct stored stored;
    const struct group *group = NULL;
    size_t found = 0;
    bool good = load(garden, &stored, why);
    for (size_t i = 0; good && i < stored.groups.n; i++) {
        if (str_equal(stored.groups.at[i].name, words[0])) {
            group = &stored.groups.at[i];
            found++;
        }
    }
    if (good && found != 1) {
        str_printf(why, "%zu live groups are named « %s »", found, words[0]);
        good = false;
    }
    good = good && fields_match(&stored, group, group_field, words + 1, count - 1, why);
    unload(&stored);
    return good;
}

bool stored_board(struct garden *garden, const char *const *words, size_t count,
                  struct str *why)
{
    struct stored stored;
    const struct board *board = NULL;
    bool good = load(garden, &stored, why);
    for (size_t i = 0; good && i < stored.board_count; i++)
        if (str_equal(stored.boards[i].name, words[0]))
            board = &stored.boards[i];
    if (good && !board) {
        str_printf(why, "no board is named « %s »", words[0]);
        good = false;
    }
    good = good && fields_match(&stored, board, board_field, words + 1, count - 1, why);
    unload(&stored);
    return good;
}

bool stored_votes(struct garden *garden, int wanted, struct str *why)
{
    struct stored stored;
    int votes = 0;
    bool good = load(garden, &stored, why);
    for (size_t i = 0; i < stored.notes.n; i++)
        votes += stored.notes.at[i].votes;
    for (size_t i = 0; i < stored.groups.n; i++)
        votes += stored.groups.at[i].votes;
    if (good && votes != wanted) {
        str_printf(why, "%d votes, not %d", votes, wanted);
        good = false;
    }
    unload(&stored);
    return good;
}

/* --- the whole ------------------------------------------------------------------- */

static bool holds(const char *path, const char *suffix, const char *text)
{
    struct str name = {0}, bytes = {0};
    char chunk[4096];
    str_printf(&name, "%s%s", path, suffix);
    FILE *file = fopen(name.at, "rb");
    for (size_t n; file && (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
        str_add_n(&bytes, chunk, n);
    if (file)
        fclose(file);
    bool found = bytes.len && memmem(bytes.at, bytes.len, text, strlen(text));
    str_free(&name);
    str_free(&bytes);
    return found;
}

bool stored_lacks(struct garden *garden, const char *text, struct str *why)
{
    const char *path = store_path(garden->store);
    if (!holds(path, "", text) && !holds(path, "-wal", text))
        return true;
    str_printf(why, "the file holds « %s »", text);
    return false;
}

/* What a meeting is made of, and everyone in it. */
static void add_meetings(struct garden *garden, struct str *out)
{
    static const char *const tables[] = {
        "meetings",    "slots",    "prompts",   "objectives", "items",  "persons",
        "attendances", "feelings", "speeches",  "teams",      "actors", "contacts",
        "links",       "customs",  "sightings", "aparts",     "columns"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        rows_text(garden, tables[i], out);
}

void stored_text(struct garden *garden, struct str *out)
{
    struct stored stored;
    if (!load(garden, &stored, out))
        return;
    for (size_t i = 0; i < stored.board_count; i++) {
        const struct board *board = &stored.boards[i];
        str_printf(out, "board %s | %s | %d×%d\n", board->name, board->question,
                   board->dots, board->voters);
    }
    for (size_t i = 0; i < stored.groups.n; i++) {
        const struct group *group = &stored.groups.at[i];
        str_printf(out, "group %s | %s | %s | %d notes %d votes\n",
                   board_name(&stored, group->board), group->category, group->name,
                   group->note_count, group->votes);
    }
    for (size_t i = 0; i < stored.notes.n; i++) {
        const struct note *note = &stored.notes.at[i];
        str_printf(out, "note %s | %s | %s | %s %s @%s #%s %d\n",
                   board_name(&stored, note->board), note->category,
                   group_name(&stored, note->group), note->kind, note->text,
                   note->author, note->tags, note->votes);
    }
    unload(&stored);
    add_meetings(garden, out);
}
