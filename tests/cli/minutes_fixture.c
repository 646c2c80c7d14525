/* Fills a community with one whole meeting, for test_minutes.py to read what the
 * program makes of it.
 *
 *   minutes-fixture FILE.terreau NAMES
 *
 * NAMES has a line a person: "given;family;mail;phone". Each of them is planted in
 * every field that people type into. The counts are the enum below. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "cli/open.h"
#include "ops/board.h"
#include "ops/groups.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "ops/notes.h"
#include "ops/people.h"

enum {
    PEOPLE = 30,
    SLOTS = 10,
    NOTES = 65,
    DECISIONS = 3,
    ACTIONS = 5,
    QUESTIONS = 2,
    FEELINGS = 18
};

#define HOUR INT64_C(3600000)
#define MINUTE INT64_C(60000)

struct fixture {
    struct garden garden;
    struct arena arena;
    struct err err;
    struct person people[PEOPLE];
    struct id ids[PEOPLE];
    size_t count, next;
    int planted[PEOPLE]; /* times, so that each is planted whole first, then in parts */
    struct id meeting;
    struct id slots[SLOTS];
    struct id board;
};

static void must(const struct fixture *fixture, bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "minutes-fixture: %s: %s (%s)\n", what, fixture->err.text,
            fixture->err.detail);
    exit(1);
}

/* The next person, to plant. */
static const struct person *someone(struct fixture *fixture)
{
    return &fixture->people[fixture->next++ % PEOPLE];
}

/* "action-3 Nadia BENALI nadia@… 06 00 …", in turn with other capitals and orders. */
static const char *planted(struct fixture *fixture, const char *what, int number)
{
    const struct person *person = someone(fixture);
    struct arena *arena = &fixture->arena;
    switch (fixture->planted[person - fixture->people]++ % 4) {
    case 0:
        return arena_printf(arena, "%s-%02d vu avec %s %s (%s, %s)", what, number,
                            person->given, person->family, person->email,
                            person->phone);
    case 1:
        return arena_printf(arena, "%s-%02d l’appel à %s %s : %s", what, number,
                            person->family, person->given, person->phone);
    case 2:
        return arena_printf(arena, "%s-%02d écrire à %s, chez %s", what, number,
                            person->email, person->family);
    default:
        return arena_printf(arena, "%s-%02d dit %s", what, number, person->given);
    }
}

/* --- people ----------------------------------------------------------------------- */

static const char *field(struct fixture *fixture, char **line)
{
    char *start = *line;
    size_t len = strcspn(start, ";\n");
    *line = start + len + (start[len] != '\0');
    return arena_strndup(&fixture->arena, start, len);
}

static void read_people(struct fixture *fixture, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[256];
    must(fixture, file != NULL, path);
    while (fixture->count < PEOPLE && fgets(line, sizeof line, file)) {
        char *at = line;
        struct person *person = &fixture->people[fixture->count++];
        person->given = field(fixture, &at);
        person->family = field(fixture, &at);
        person->email = field(fixture, &at);
        person->phone = field(fixture, &at);
        person->organisation = person->criteria = "";
    }
    fclose(file);
    must(fixture, fixture->count == PEOPLE, "thirty people");
}

static void add_people(struct fixture *fixture)
{
    static const enum attendance_status statuses[] = {
        ATTENDANCE_PRESENT, ATTENDANCE_PRESENT, ATTENDANCE_PRESENT, ATTENDANCE_EXCUSED,
        ATTENDANCE_ABSENT};
    for (int i = 0; i < PEOPLE; i++) {
        struct id id;
        must(fixture,
             ops_person_add(&fixture->garden, fixture->people[i].family, &id,
                            &fixture->err) &&
                 ops_person_edit(&fixture->garden, id, &fixture->people[i],
                                 &fixture->err) &&
                 ops_attend(&fixture->garden, fixture->meeting, id, 0, statuses[i % 5],
                            &fixture->err),
             "a person");
        fixture->ids[i] = id;
    }
}

/* --- the meeting ------------------------------------------------------------------ */

static void add_slots(struct fixture *fixture, int64_t start)
{
    static const char *const kinds[SLOTS] = {
        "présences", "attentes", "info",  "post-its", "pause",
        "atelier",   "échange",  "météo", "décision", "repas"};
    struct id after = {{0}};
    for (int i = 0; i < SLOTS; i++) {
        const struct person *host = someone(fixture);
        const struct slot_edit edit = {
            .title = planted(fixture, "slot", i + 1),
            .description = planted(fixture, "description", i + 1),
            .kind = kinds[i],
            .presenter =
                arena_printf(&fixture->arena, "%s %s", host->given, host->family),
            .private = planted(fixture, "private", i + 1),
            .minutes = 15,
            .locked = i == 0,
            .start = start,
        };
        must(fixture,
             ops_slot_add(&fixture->garden, fixture->meeting, after, &edit,
                          &fixture->slots[i], &fixture->err),
             "a slot");
        after = fixture->slots[i];
    }
}

static void add_meeting(struct fixture *fixture)
{
    const struct civil day = {.year = 2026, .month = 3, .day = 12, .hour = 9};
    int64_t start = clock_from_civil(&day);
    const struct meeting_new wanted = {
        .title = planted(fixture, "title", 1), .start = start, .end = start + 3 * HOUR};
    must(fixture,
         ops_meeting_add(&fixture->garden, &wanted, &fixture->meeting, &fixture->err) &&
             ops_meeting_edit(&fixture->garden, fixture->meeting, wanted.title, start,
                              wanted.end, planted(fixture, "place", 1), &fixture->err),
         "a meeting");
    add_slots(fixture, start);
    must(fixture,
         ops_objectives_set(&fixture->garden, fixture->meeting,
                            arena_printf(&fixture->arena, "%s\n%s",
                                         planted(fixture, "objective", 1),
                                         planted(fixture, "objective", 2)),
                            &fixture->err) &&
             ops_prompts_set(&fixture->garden, fixture->slots[5],
                             planted(fixture, "prompt", 1), &fixture->err) &&
             ops_slot_board(&fixture->garden, fixture->slots[3], &fixture->board,
                            &fixture->err),
         "the rest of the agenda");
}

static void add_items(struct fixture *fixture, enum item_kind kind, const char *what,
                      int count)
{
    for (int i = 0; i < count; i++) {
        const struct person *who = someone(fixture);
        struct id id;
        const struct item_line line = {
            .kind = kind,
            .text = planted(fixture, what, i + 1),
            .who = kind == ITEM_ACTION ? (i % 2 ? who->given : who->family) : "",
            .due = kind == ITEM_ACTION ? clock_now() : 0,
        };
        must(fixture,
             ops_item_add(&fixture->garden, fixture->meeting, fixture->slots[i % SLOTS],
                          (struct id){{0}}, &line, NULL, &id, &fixture->err),
             "a line");
    }
}

static void add_notes(struct fixture *fixture)
{
    const struct community *community = fixture->garden.community;
    struct id grouped[5];
    bool joined;
    for (int i = 0; i < NOTES; i++) {
        const struct person *author = someone(fixture);
        const struct note_line line = {
            .kind = community_kind(community, i % 3 ? "idea" : "fear"),
            .text = planted(fixture, "note", i + 1),
            .author =
                arena_printf(&fixture->arena, "%s %s", author->given, author->family),
            .tags = "",
        };
        struct id id;
        must(fixture,
             ops_note_add(&fixture->garden,
                          (struct note_place){.board = fixture->board,
                                              .slot = fixture->slots[3]},
                          &line, NULL, &id, &fixture->err),
             "a note");
        if (i < 5)
            grouped[i] = id;
    }
    must(fixture,
         ops_group_notes(&fixture->garden, fixture->board, "", grouped, 5,
                         planted(fixture, "group", 1), &joined, &fixture->err),
         "a group");
}

static void add_feelings(struct fixture *fixture)
{
    struct feeling_value values[FEELINGS];
    for (int i = 0; i < FEELINGS; i++)
        values[i] = (struct feeling_value){
            1 + i % 5, arena_printf(&fixture->arena, "feeling-%02d %s", i + 1,
                                    someone(fixture)->given)};
    must(fixture,
         ops_feelings_commit(&fixture->garden, fixture->meeting, fixture->slots[7],
                             values, FEELINGS, &fixture->err) &&
             ops_speech_add(&fixture->garden, fixture->meeting, someone(fixture)->given,
                            1, &fixture->err),
         "feelings");
}

/* Runs all but the last slot. */
static void run(struct fixture *fixture)
{
    must(fixture, ops_live_start(&fixture->garden, fixture->meeting, &fixture->err),
         "the start");
    for (int i = 0; i < SLOTS - 2; i++)
        must(fixture, ops_live_next(&fixture->garden, fixture->meeting, &fixture->err),
             "the next slot");
}

int main(int argc, char *argv[])
{
    struct fixture fixture = {.err = ERR_INIT};
    struct str notice = {0};
    if (argc != 3)
        return 2;
    read_people(&fixture, argv[2]);
    must(&fixture, cli_open_garden(argv[1], &fixture.garden, &notice, &fixture.err),
         argv[1]);
    add_meeting(&fixture);
    add_people(&fixture);
    run(&fixture);
    add_items(&fixture, ITEM_NOTE, "line", SLOTS);
    add_items(&fixture, ITEM_DECISION, "decision", DECISIONS);
    add_items(&fixture, ITEM_ACTION, "action", ACTIONS);
    add_items(&fixture, ITEM_QUESTION, "question", QUESTIONS);
    add_items(&fixture, ITEM_EXPECTATION, "expectation", 2);
    add_notes(&fixture);
    add_feelings(&fixture);
    ops_garden_close(&fixture.garden);
    arena_free(&fixture.arena);
    str_free(&notice);
    return 0;
}
