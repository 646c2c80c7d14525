/* Makes a community of invented notes, through the verbs that people use.
 *
 *   bench-fixture NOTES FILE */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "config/config.h"
#include "ops/board.h"
#include "ops/garden.h"
#include "ops/notes.h"

static const size_t STEP = 500;

static const char *const words[] = {
    "un",       "composteur", "partagé",  "près",      "de",     "la",      "serre",
    "des",      "engagé·e·s", "pour",     "le",        "marché", "vélo",    "œuvre",
    "commune",  "école",      "mobilité", "bénévoles", "haies",  "accueil", "énergie",
    "entraide", "l’été",      "jardin",   "atelier",   "semis"};

struct maker {
    struct garden garden;
    struct board board;
    unsigned seed;
};

static void must(bool done, const struct err *err)
{
    if (done)
        return;
    fprintf(stderr, "bench-fixture: %s (%s)\n", err->text, err->detail);
    exit(1);
}

static unsigned below(struct maker *maker, unsigned limit)
{
    maker->seed = maker->seed * 1664525u + 1013904223u;
    return (maker->seed >> 8) % limit;
}

static const char *make_text(struct maker *maker, struct arena *arena)
{
    struct str text = {0};
    unsigned count = 4 + below(maker, 8);

    for (unsigned i = 0; i < count; i++)
        str_printf(&text, "%s%s", i ? " " : "",
                   words[below(maker, sizeof words / sizeof *words)]);
    const char *kept = arena_strdup(arena, text.at);
    str_free(&text);
    return kept;
}

/* Half of the notes are still to sort, the others in the columns in turn. */
static void add_notes(struct maker *maker, size_t count, size_t step, struct err *err)
{
    const struct community *community = maker->garden.community;
    struct arena arena = {0};
    struct note_line *lines = arena_alloc(&arena, count * sizeof *lines);
    struct note_place place = {.board = maker->board.id, .category = ""};

    for (size_t i = 0; i < count; i++) {
        lines[i].kind = &community->kinds[below(maker, 2)];
        lines[i].text = make_text(maker, &arena);
        lines[i].author = lines[i].tags = "";
    }
    if (step % 2)
        place.category = community->categories[step / 2 % community->category_count].id;
    must(ops_note_paste(&maker->garden, place, lines, count, NULL, err), err);
    arena_free(&arena);
}

static void open_garden(struct maker *maker, const char *path, struct err *err)
{
    struct community *community = xcalloc(1, sizeof *community);
    struct config_problems problems = {0};
    struct arena arena = {0};
    struct board *boards;
    size_t len, count;
    const char *yaml = config_shipped("engagement", &len);

    config_read(yaml, len, community, &problems);
    config_problems_free(&problems);
    unlink(path);
    must(ops_garden_create(path, community, yaml, err), err);
    must(ops_garden_open(path, &maker->garden, err), err);
    ops_garden_words(&maker->garden, community);
    must(ops_boards(&maker->garden, &arena, &boards, &count, err), err);
    maker->board = boards[0];
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    struct maker maker = {.seed = 1};
    struct err err = ERR_INIT;

    if (argc != 3) {
        fputs("usage: bench-fixture NOTES FILE\n", stderr);
        return 2;
    }
    open_garden(&maker, argv[2], &err);
    size_t left = strtoul(argv[1], NULL, 10);
    for (size_t step = 0; left > 0; step++) {
        size_t count = left < STEP ? left : left > 10 * STEP ? STEP : STEP / 5;
        add_notes(&maker, count, step, &err);
        left -= count;
    }
    ops_garden_close(&maker.garden);
    return 0;
}
