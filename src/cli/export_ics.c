/* Every meeting as an entry of a calendar, every action as a task: what is public of
 * them, and no more unless the level says for whom it is, as in minutes. */
#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "cli/cli.h"
#include "cli/reports.h"
#include "config/outfile.h"
#include "exchange/calendar.h"
#include "ops/meetings.h"
#include "ops/tasks.h"
#include "report/minutes.h"
#include "report/redact.h"

struct agenda {
    struct garden *garden;
    struct arena arena;
    enum minutes_level level;
    struct redaction redaction;
    struct calendar_event *events;
    size_t count;
    struct calendar_task *tasks;
    size_t task_count;
};

/* The words as that level may read them. */
static const char *fit(struct agenda *agenda, const char *text)
{
    return agenda->level == MINUTES_PAIR ? text : redact_text(&agenda->redaction, text);
}

static void add_slots(struct agenda *agenda, struct str *text, const struct slot *slots,
                      size_t count)
{
    char when[20]; /* "20260312T091500": the hours are those of the entry */
    for (size_t i = 0; i < count; i++) {
        calendar_paris(slots[i].start, when);
        str_add(text, text->len > 0 ? "\n" : "");
        if (slots[i].start > 0)
            str_printf(text, "%.2s:%.2s ", when + 9, when + 11);
        str_add(text, fit(agenda, slots[i].title));
    }
}

static int64_t last_end(const struct slot *slots, size_t count)
{
    int64_t end = 0;
    for (size_t i = 0; i < count; i++)
        end = slots[i].end > end ? slots[i].end : end;
    return end;
}

/* Objectives, then the agenda: neither presenters nor private instructions. */
static bool describe(struct agenda *agenda, const struct meeting *meeting,
                     struct calendar_event *event, struct err *err)
{
    struct slot *slots;
    struct objective *objectives;
    struct str text = {0};
    size_t slot_count, objective_count;
    if (!ops_slots(agenda->garden, meeting->id, &agenda->arena, &slots, &slot_count,
                   err) ||
        !ops_objectives(agenda->garden, meeting->id, &agenda->arena, &objectives,
                        &objective_count, err))
        return false;
    for (size_t i = 0; i < objective_count; i++)
        str_printf(&text, "%s- %s", i > 0 ? "\n" : "", fit(agenda, objectives[i].text));
    add_slots(agenda, &text, slots, slot_count);
    event->description = arena_strdup(&agenda->arena, str_text(&text));
    if (event->end == 0)
        event->end = last_end(slots, slot_count);
    str_free(&text);
    return true;
}

static bool add_meeting(struct agenda *agenda, const struct meeting *meeting,
                        struct err *err)
{
    struct calendar_event *event = &agenda->events[agenda->count++];
    *event = (struct calendar_event){.uid = meeting->id,
                                     .sequence = meeting->sequence,
                                     .summary = meeting->title,
                                     .location = meeting->place,
                                     .start = meeting->start,
                                     .end = meeting->end};
    return describe(agenda, meeting, event, err);
}

/* Oldest first. */
static bool read_agenda(struct agenda *agenda, struct err *err)
{
    struct meeting *meetings;
    size_t count;
    if (!redact_start(&agenda->redaction, agenda->garden,
                      agenda->level == MINUTES_PUBLIC, &agenda->arena, err) ||
        !ops_meetings(agenda->garden, &agenda->arena, &meetings, &count, err))
        return false;
    agenda->events = arena_alloc(&agenda->arena, (count + 1) * sizeof *agenda->events);
    for (size_t i = count; i-- > 0;)
        if (meetings[i].start > 0 && !add_meeting(agenda, &meetings[i], err))
            return false;
    return true;
}

/* Not who it is for: a calendar would write to them. */
static bool read_tasks(struct agenda *agenda, struct err *err)
{
    struct task *tasks;
    size_t count;
    if (!ops_tasks(agenda->garden, &agenda->arena, &tasks, &count, err))
        return false;
    agenda->tasks = arena_alloc(&agenda->arena, (count + 1) * sizeof *agenda->tasks);
    agenda->task_count = count;
    for (size_t i = 0; i < count; i++)
        agenda->tasks[i] = (struct calendar_task){.uid = tasks[i].id,
                                                  .sequence = tasks[i].revision,
                                                  .summary = fit(agenda, tasks[i].text),
                                                  .due = tasks[i].due,
                                                  .done = tasks[i].done};
    return true;
}

static bool write_agenda(const struct cli *cli, const struct agenda *agenda,
                         struct err *err)
{
    struct str text = {0};
    const struct calendar calendar = {.name = agenda->garden->community->name,
                                      .stamp = clock_now(),
                                      .events = agenda->events,
                                      .count = agenda->count,
                                      .tasks = agenda->tasks,
                                      .task_count = agenda->task_count};
    bool good =
        calendar_write(&calendar, &text, err) &&
        outfile_write(cli->out ? cli->out : "-", text.at, text.len, cli->force, err);
    str_free(&text);
    return good;
}

int cli_export_ics(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct agenda agenda = {.garden = &garden, .level = MINUTES_PUBLIC};
    if (cli->level)
        minutes_level_named(cli->level, &agenda.level);
    bool good = cli_open_for_report(cli, &garden, &err) && read_agenda(&agenda, &err) &&
                read_tasks(&agenda, &err) && write_agenda(cli, &agenda, &err);
    arena_free(&agenda.arena);
    ops_garden_close(&garden);
    return good ? CLI_GOOD : cli_fail(&err);
}
