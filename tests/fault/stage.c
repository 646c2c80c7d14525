#include "stage.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "ops/board.h"
#include "ops/notes.h"

/* --- the community of every scene ------------------------------------------------ */

static const struct note_kind kinds[] = {
    {.id = "idea", .sign = "+", .label = "IDÉE", .ink = INK_IDEA, .attributed = true},
    {.id = "fear", .sign = "!", .label = "PEUR", .ink = INK_FEAR},
};
static const struct label columns[] = {{"vie", "Vie de quartier"}};
static const struct board_plan boards[] = {
    {.id = "mars", .name = "Mars", .question = "Quoi ?", .dots = 3, .voters = 2}};
static const struct community garden_words = {
    .name = "Jardin des Lilas",
    .categories = columns,
    .category_count = 1,
    .kinds = kinds,
    .kind_count = 2,
    .boards = boards,
    .board_count = 1,
};

/* Outside of what is tried, nothing fails. */
void stage_need(bool done, const struct stage *stage, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "%s: %s (%s)\n", what, stage->err.text, stage->err.detail);
    exit(99);
}

/* --- the stage ------------------------------------------------------------------- */

void stage_begin(struct stage *stage, const char *folder)
{
    char clock[128];
    *stage = (struct stage){.typed = "", .attempted = ""};
    snprintf(stage->folder, sizeof stage->folder, "%s", folder);
    snprintf(stage->path, sizeof stage->path, "%s/jardin.terreau", folder);
    snprintf(clock, sizeof clock, "%s/horloge", folder);
    setenv("HOME", folder, 1);
    setenv("XDG_DATA_HOME", folder, 1);
    setenv("TERREAU_CLOCK", clock, 1);
}

void stage_day(const struct stage *stage, int day)
{
    char path[160];
    snprintf(path, sizeof path, "%s/horloge", stage->folder);
    FILE *file = fopen(path, "w");
    stage_need(file != NULL, stage, path);
    fprintf(file, "2026-03-%02dT20:00:00\n", day);
    fclose(file);
}

/* A restoration that failed may have left the file aside. */
static void follow(struct stage *stage)
{
    DIR *dir = access(stage->path, F_OK) == 0 ? NULL : opendir(stage->folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        size_t len = strlen(entry->d_name);
        if (str_starts(entry->d_name, "jardin.avant-") &&
            str_equal(entry->d_name + len - 8, ".terreau"))
            snprintf(stage->path, sizeof stage->path, "%.95s/%.60s", stage->folder,
                     entry->d_name);
    }
    if (dir)
        closedir(dir);
}

bool stage_open(struct stage *stage)
{
    struct board *list;
    size_t count;
    struct community *words = xmalloc(sizeof *words);
    *words = garden_words;
    follow(stage);
    if (!ops_garden_open(stage->path, &stage->garden, &stage->err)) {
        free(words);
        return false;
    }
    ops_garden_words(&stage->garden, words);
    if (!ops_boards(&stage->garden, &stage->arena, &list, &count, &stage->err))
        return false;
    stage->board = count ? list[0].id : (struct id){{0}};
    return true;
}

void stage_close(struct stage *stage)
{
    ops_garden_close(&stage->garden);
    arena_reset(&stage->arena);
}

void stage_end(struct stage *stage)
{
    stage_close(stage);
    arena_free(&stage->arena);
}

/* Of the library of --coverage, when it is there. */
void __gcov_dump(void) __attribute__((weak));

_Noreturn void stage_leave(int status)
{
    if (__gcov_dump)
        __gcov_dump();
    _exit(status);
}

static bool tell_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    struct str *out = ctx;
    (void)id;
    for (size_t i = 0; i < count; i++) {
        /* Numbers past a few hundred are times. */
        if (values[i].kind == VALUE_TEXT)
            str_printf(out, "%s|", values[i].text);
        else if (values[i].kind == VALUE_INTEGER && values[i].integer < 1000)
            str_printf(out, "%d|", (int)values[i].integer);
    }
    str_add_char(out, '\n');
    return true;
}

bool stage_tell(struct stage *stage, struct str *out)
{
    bool done = true;
    for (size_t i = 0; done && i < schema_table_count; i++) {
        str_printf(out, "%s\n", schema_tables[i].name);
        done = store_each(stage->garden.store, schema_tables[i].table, tell_row, out,
                          &stage->err);
    }
    return done;
}

const char *stage_draft(struct stage *stage)
{
    const char *text = NULL;
    int64_t when;
    stage_need(ops_draft(&stage->garden, STAGE_PLACE, &stage->arena, &text, &when,
                         &stage->err),
               stage, "draft");
    return text ? text : "";
}

const char *stage_problem(struct stage *stage)
{
    struct store_report report;
    if (!store_check(stage->garden.store, true, NULL, NULL, &stage->arena, &report,
                     &stage->err))
        return stage->err.text;
    return report.problems ? report.first : "";
}

void stage_make(struct stage *stage)
{
    stage_day(stage, 1);
    stage_need(ops_garden_create(stage->path, &garden_words, "nom: Jardin des Lilas\n",
                                 &stage->err),
               stage, "create");
    stage_need(stage_open(stage), stage, "open");
}
