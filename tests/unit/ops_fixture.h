/* A garden on a real file in a private folder, with five kinds and three columns. */
#ifndef TESTS_OPS_FIXTURE_H
#define TESTS_OPS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/str.h"
#include "ops/board.h"
#include "ops/garden.h"
#include "ops/groups.h"
#include "ops/notes.h"

static const struct note_kind fixture_kinds[] = {
    {.id = "idea", .sign = "+", .label = "IDÉE", .ink = INK_IDEA, .attributed = true},
    {.id = "fear", .sign = "!", .label = "PEUR", .ink = INK_FEAR},
    {.id = "need", .sign = "*", .label = "BESOIN", .ink = INK_NEED, .attributed = true},
    {.id = "question", .sign = "?", .label = "QUESTION", .ink = INK_QUESTION},
    {.id = "brake", .sign = "<", .label = "FREIN", .ink = INK_PLAIN},
};
static const struct label fixture_columns[] = {
    {"vie", "Vie de quartier"}, {"argent", "Argent"}, {"mobilite", "Mobilité"}};
static const struct board_plan fixture_boards[] = {
    {.id = "mars", .name = "Mars", .question = "Quoi ?", .dots = 3, .voters = 2},
    {.id = "avril", .name = "Avril", .question = ""},
};
static const struct community fixture_community = {
    .name = "Jardin des Lilas",
    .categories = fixture_columns,
    .category_count = 3,
    .kinds = fixture_kinds,
    .kind_count = 5,
    .boards = fixture_boards,
    .board_count = 2,
};

struct fixture {
    char folder[64];
    char path[96];
    struct garden garden;
    struct arena arena; /* for the test */
    struct id board;    /* mars: 2 voters, 3 dots each */
    struct err err;
    struct id saved[128];
    size_t saved_count;
};

static void fixture_saved(void *ctx, struct id note)
{
    struct fixture *fixture = ctx;
    assert_true(fixture->saved_count < 128);
    fixture->saved[fixture->saved_count++] = note;
}

/* Fails the test with the sentence and its detail. */
#define must(done)                                                                     \
    do {                                                                               \
        if (!(done)) {                                                                 \
            fail_msg("%s (%s)", fixture->err.text, fixture->err.detail);               \
        }                                                                              \
    } while (0)
/* The verb refuses, with that kind of error and a sentence. */
#define must_refuse(done, why)                                                         \
    do {                                                                               \
        err_clear(&fixture->err);                                                      \
        assert_false(done);                                                            \
        assert_int_equal(fixture->err.kind, why);                                      \
        assert_string_not_equal(fixture->err.text, "");                                \
    } while (0)

static void fixture_open(struct fixture *fixture)
{
    struct board *boards;
    size_t count;
    must(ops_garden_open(fixture->path, &fixture->garden, &fixture->err));
    struct community *words = calloc(1, sizeof *words);
    assert_non_null(words);
    *words = fixture_community;
    ops_garden_words(&fixture->garden, words);
    fixture->garden.saved = fixture_saved;
    fixture->garden.saved_ctx = fixture;
    must(ops_boards(&fixture->garden, &fixture->arena, &boards, &count, &fixture->err));
    assert_int_not_equal(count, 0);
    fixture->board = boards[0].id;
}

static int fixture_setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    *state = fixture;
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/terreau-ops-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/lilas.terreau", fixture->folder);
    must(ops_garden_create(fixture->path, &fixture_community, "nom: Jardin des Lilas\n",
                           &fixture->err));
    fixture_open(fixture);
    return 0;
}

static inline void fixture_reopen(struct fixture *fixture)
{
    ops_garden_close(&fixture->garden);
    arena_reset(&fixture->arena);
    fixture_open(fixture);
}

static int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;
    static const char *const ends[] = {"", "-wal", "-shm", ".lock", ".reserve"};
    ops_garden_close(&fixture->garden);
    arena_free(&fixture->arena);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s%s", fixture->path, ends[i]);
        unlink(path);
    }
    rmdir(fixture->folder);
    free(fixture);
    return 0;
}

#define ops_test(name)                                                                 \
    cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

/* --- shorter words for the tests ------------------------------------------------- */

static inline struct id noted_in(struct fixture *fixture, const char *category,
                                 const char *text)
{
    struct id id = {{0}};
    struct note_line line = note_line_read(&fixture->arena, fixture->garden.community,
                                           &fixture_kinds[0], text);
    must(ops_note_add(&fixture->garden, (struct note_place){.board = fixture->board,
                                                           .category = category},
                      &line, NULL, &id, &fixture->err));
    return id;
}

static inline struct id noted(struct fixture *fixture, const char *text)
{
    return noted_in(fixture, "", text);
}

static inline struct note note_of(struct fixture *fixture, struct id id)
{
    struct note note = {.text = ""};
    must(ops_note(&fixture->garden, id, &fixture->arena, &note, &fixture->err));
    return note;
}

static inline const char *undone(struct fixture *fixture)
{
    const char *sentence = "";
    must(ops_undo(&fixture->garden, &fixture->arena, &sentence, &fixture->err));
    return sentence;
}

static inline const char *redone(struct fixture *fixture)
{
    const char *sentence = "";
    must(ops_redo(&fixture->garden, &fixture->arena, &sentence, &fixture->err));
    return sentence;
}

static inline struct note_page page_of(struct fixture *fixture, struct note_query query,
                                       const char *filter)
{
    struct note_page page = {0};
    query.board = fixture->board;
    must(ops_notes_page(&fixture->garden, &query, filter, (struct id){{0}}, 0, 1000,
                        &fixture->arena, &page, &fixture->err));
    return page;
}

static inline struct board_counts counts_of(struct fixture *fixture)
{
    struct board_counts counts = {0};
    struct board board = {.id = fixture->board};
    must(ops_board_counts(&fixture->garden, &board, &fixture->arena, &counts,
                          &fixture->err));
    return counts;
}

static inline void voted(struct fixture *fixture, struct id target, bool is_group,
                         const char *voter)
{
    struct ballot_state state;
    must(ops_vote(&fixture->garden, fixture->board, target, is_group, voter, &state,
                  &fixture->err));
}

#endif
