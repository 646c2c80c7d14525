/* A community with two templates of meetings, on a clock that the test moves, in Paris.
 */
#ifndef TESTS_MEETINGS_FIXTURE_H
#define TESTS_MEETINGS_FIXTURE_H

#include "ops_fixture.h"

#include <time.h>

#include "base/clock.h"
#include "ops/live.h"
#include "ops/meetings.h"

#define NONE ((struct id){{0}})

static const char *const agora_prompts[] = {"Qu’est-ce qui nous unit ?",
                                            "À quelles conditions ?", NULL};
static const char *const agora_objectives[] = {"Se connaître", "Choisir un rôle", NULL};
static const struct slot_plan agora_slots[] = {
    {.title = "Accueil café", .kind = "présences", .minutes = 15},
    {.title = "Idées et craintes", .kind = "post-its", .minutes = 30},
    {.title = "Pause", .kind = "pause"},
    {.title = "Nous, le groupe",
     .kind = "atelier",
     .minutes = 60,
     .prompts = agora_prompts},
    {.title = "Tour de ressenti", .minutes = 15},
};
static const struct slot_plan party_slots[] = {
    {.title = "Tour de table", .minutes = 30},
    {.title = "Repas partagé"},
};
static const struct meeting_template meeting_templates[] = {
    {.id = "agora",
     .title = "Agora des Lilas",
     .objectives = agora_objectives,
     .slots = agora_slots,
     .slot_count = 5},
    {.id = "vide", .title = "Rencontre"},
    {.id = "repas", .title = "Repas", .slots = party_slots, .slot_count = 2},
};

static inline void clock_at(struct fixture *fixture, const char *iso)
{
    char path[128];
    snprintf(path, sizeof path, "%s/horloge", fixture->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(iso, file);
    fclose(file);
    setenv("TERREAU_CLOCK", path, 1);
}

static int meetings_setup(void **state)
{
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    int failed = fixture_setup(state);
    struct fixture *fixture = *state;
    fixture->garden.community->meetings = meeting_templates;
    fixture->garden.community->meeting_count = 3;
    clock_at(fixture, "2026-11-20T18:00");
    return failed;
}

static int meetings_teardown(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/horloge", fixture->folder);
    unlink(path);
    unsetenv("TERREAU_CLOCK");
    return fixture_teardown(state);
}

#define meetings_test(name)                                                            \
    cmocka_unit_test_setup_teardown(name, meetings_setup, meetings_teardown)

/* --- shorter words -----------------------------------------------------------------
 */

/* "2026-11-24 09:15" */
static inline int64_t at(const char *when)
{
    struct civil civil = {0};
    int read = sscanf(when, "%d-%d-%d %d:%d", &civil.year, &civil.month, &civil.day,
                      &civil.hour, &civil.minute);
    assert_int_equal(read, 5);
    return clock_from_civil(&civil);
}

static inline struct id agora_on(struct fixture *fixture, const char *when)
{
    struct meeting_new wanted = {.template = "agora", .start = at(when)};
    struct id id = NONE;
    must(ops_meeting_add(&fixture->garden, &wanted, &id, &fixture->err));
    return id;
}

static inline struct meeting meeting_of(struct fixture *fixture, struct id id)
{
    struct meeting meeting = {.title = ""};
    must(ops_meeting(&fixture->garden, id, &fixture->arena, &meeting, &fixture->err));
    return meeting;
}

static inline struct slot *slots_of(struct fixture *fixture, struct id id,
                                    size_t *count)
{
    struct slot *slots = NULL;
    must(
        ops_slots(&fixture->garden, id, &fixture->arena, &slots, count, &fixture->err));
    return slots;
}

static inline const char *hours_of(struct fixture *fixture, const struct slot *slot)
{
    char start[8], end[8];
    clock_hour(slot->start, start);
    clock_hour(slot->end, end);
    return arena_printf(&fixture->arena, "%s-%s%s%s%s %s", start, end,
                        slot->locked ? "!" : "", slot->inferred ? "~" : "",
                        slot->outside ? "+" : "", slot->title);
}

/* One slot a line: "09:15-09:30! Accueil"; ! locked, ~ inferred, + outside. */
static inline const char *agenda_of(struct fixture *fixture, struct id id)
{
    size_t count;
    struct slot *slots = slots_of(fixture, id, &count);
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text =
            arena_printf(&fixture->arena, "%s%s\n", text, hours_of(fixture, &slots[i]));
    }
    return text;
}

static inline struct slot slot_at(struct fixture *fixture, struct id meeting,
                                  size_t index)
{
    size_t count;
    struct slot *slots = slots_of(fixture, meeting, &count);
    assert_true(index < count);
    return slots[index];
}

/* One item a line: "action Demander le devis (Lise)". */
static inline const char *items_of(struct fixture *fixture, struct id meeting)
{
    struct item *items;
    size_t count;
    const char *text = "";
    must(ops_items(&fixture->garden, meeting, NONE, ITEM_KIND_COUNT, &fixture->arena,
                   &items, &count, &fixture->err));
    for (size_t i = 0; i < count; i++) {
        text = arena_printf(&fixture->arena, "%s%s%s %s%s%s%s\n", text,
                            item_kind_id(items[i].kind), items[i].done ? " x" : "",
                            items[i].text, *items[i].who ? " (" : "", items[i].who,
                            *items[i].who ? ")" : "");
    }
    return text;
}

static inline struct id wrote(struct fixture *fixture, struct id meeting,
                              struct id slot, const char *text)
{
    struct id id = NONE;
    struct item_line line =
        item_line_read(&fixture->arena, ITEM_NOTE, text, clock_now());
    must(ops_item_add(&fixture->garden, meeting, slot, NONE, &line, NULL, &id,
                      &fixture->err));
    return id;
}

#endif
