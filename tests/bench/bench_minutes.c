/* From closing to the minutes on disk, against the time of writing their Markdown
 * alone, in the same run: 60 slots, 300 post-its, 60 lines, 40 people.
 *
 *   bench-minutes
 *
 * Publishing closes the meeting, freezes its version and writes every file, each made,
 * synced and renamed. Prints medians and their ratio; more than 10 is a failure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/open.h"
#include "cli/publish.h"
#include "config/config.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "ops/notes.h"
#include "ops/people.h"
#include "report/minutes.h"
#include "report/report.h"

enum { ROUNDS = 9, NOTES = 300, SLOTS = 60, PEOPLE = 40, MOST = 10 };
#define MINUTE INT64_C(60000)

struct bench {
    char folder[64];
    char file[96];
    struct garden garden;
    struct id meeting;
    struct id slots[SLOTS];
    struct arena arena;
    struct err err;
};

static void must(const struct bench *bench, bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "bench-minutes: %s: %s (%s)\n", what, bench->err.text,
            bench->err.detail);
    exit(1);
}

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static void make_garden(struct bench *bench)
{
    struct str notice = {0};
    size_t len;
    const char *yaml = config_shipped("engagement", &len);
    snprintf(bench->folder, sizeof bench->folder, "bench-minutes-XXXXXX");
    must(bench, mkdtemp(bench->folder) != NULL, "a folder");
    snprintf(bench->file, sizeof bench->file, "%s/a.terreau", bench->folder);
    char *whole = realpath(bench->folder, NULL);
    setenv("XDG_DATA_HOME", whole, 1);
    free(whole);
    must(bench,
         cli_create_garden(bench->file, yaml, len, &bench->err) &&
             cli_open_garden(bench->file, &bench->garden, &notice, &bench->err),
         "a community");
    str_free(&notice);
}

static void add_slots(struct bench *bench)
{
    const struct meeting_new wanted = {.title = "Rencontre",
                                       .start = clock_now() + 60 * MINUTE};
    struct id after = {{0}}, item;
    must(bench, ops_meeting_add(&bench->garden, &wanted, &bench->meeting, &bench->err),
         "a meeting");
    for (int i = 0; i < SLOTS; i++) {
        const struct slot_edit edit = {.title = "Ce que nous voulons faire ensemble",
                                       .description = "Les élu·e·s répondent « oui ».",
                                       .kind = "échange",
                                       .presenter = "Nadia",
                                       .private = "Garder le rythme",
                                       .minutes = 5};
        const struct item_line line = {.kind = i % 2 ? ITEM_ACTION : ITEM_DECISION,
                                       .text =
                                           "Un essai dans deux communes avant l’été",
                                       .who = i % 2 ? "Yvon" : ""};
        must(bench,
             ops_slot_add(&bench->garden, bench->meeting, after, &edit,
                          &bench->slots[i], &bench->err) &&
                 ops_item_add(&bench->garden, bench->meeting, bench->slots[i],
                              (struct id){{0}}, &line, NULL, &item, &bench->err),
             "a slot");
        after = bench->slots[i];
    }
}

static void add_notes(struct bench *bench)
{
    struct id board, note;
    must(bench, ops_slot_board(&bench->garden, bench->slots[3], &board, &bench->err),
         "a board");
    for (int i = 0; i < NOTES; i++) {
        const struct note_line line = {
            .kind = community_kind(bench->garden.community, i % 2 ? "idea" : "fear"),
            .text = "Des vélos prêtés à l’école, même le week-end, par l’association",
            .author = i % 2 ? "Nadia Benali" : "",
            .tags = ""};
        const struct note_place place = {.board = board, .slot = bench->slots[3]};
        must(bench,
             ops_note_add(&bench->garden, place, &line, NULL, &note, &bench->err),
             "a note");
    }
}

static void add_people(struct bench *bench)
{
    for (int i = 0; i < PEOPLE; i++) {
        struct id person;
        must(bench,
             ops_attend_new(&bench->garden, bench->meeting, 0,
                            arena_printf(&bench->arena, "Nadia%c Benali", 'a' + i % 26),
                            &person, &bench->err),
             "a person");
    }
    must(bench, ops_live_start(&bench->garden, bench->meeting, &bench->err), "a run");
}

static void remove_files(const struct bench *bench, const char *what)
{
    char command[160];
    snprintf(command, sizeof command, "rm -rf '%s%s'", bench->folder, what);
    must(bench, system(command) == 0, command);
}

static double write_alone(struct bench *bench)
{
    struct arena arena = {0};
    struct document document;
    struct minutes_warnings warnings;
    double start = microseconds();
    must(bench,
         minutes_build(&bench->garden, bench->meeting, MINUTES_MEMBERS, &arena,
                       &document, &warnings, &bench->err) &&
             report_write_file(&document, REPORT_MARKDOWN, "bench-minutes.md", true,
                               &bench->err),
         "the Markdown");
    double took = microseconds() - start;
    arena_free(&arena);
    unlink("bench-minutes.md");
    return took;
}

static double publish(struct bench *bench)
{
    struct arena arena = {0};
    const char *sentence;
    double start = microseconds();
    must(bench,
         cli_publish(&bench->garden, bench->meeting, &arena, &sentence, &bench->err),
         "publishing");
    double took = microseconds() - start;
    arena_free(&arena);
    remove_files(bench, "/terreau");
    must(bench, ops_meeting_reopen(&bench->garden, bench->meeting, &bench->err),
         "reopening");
    return took;
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

static double median(double times[ROUNDS])
{
    qsort(times, ROUNDS, sizeof *times, compare);
    return times[ROUNDS / 2];
}

int main(void)
{
    struct bench bench = {.err = ERR_INIT};
    double alone[ROUNDS], all[ROUNDS];
    make_garden(&bench);
    add_slots(&bench);
    add_notes(&bench);
    add_people(&bench);
    for (int i = 0; i < ROUNDS; i++) {
        alone[i] = write_alone(&bench);
        all[i] = publish(&bench);
    }
    double first = all[0] / alone[0]; /* before the sort: libzip is loaded in it */
    double one = median(alone), whole = median(all);
    printf("minutes, %d notes, %d slots: Markdown %.0f us, closing and every file %.0f "
           "us: x %.2f (first time x %.2f)\n",
           NOTES, SLOTS, one, whole, whole / one, first);
    ops_garden_close(&bench.garden);
    arena_free(&bench.arena);
    remove_files(&bench, "");
    return whole / one > MOST;
}
