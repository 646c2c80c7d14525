/* The commands that do something: see the top of journey.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "config/config.h"
#include "journey.h"
#include "ops/board.h"
#include "ops/cards.h"
#include "ops/notes.h"
#include "stored.h"

static bool because(struct journey *journey, const struct err *err)
{
    str_add(&journey->why, err->text);
    return false;
}

/* A path is taken from the script's folder. */
static void beside(const struct journey *journey, const char *name, struct str *path)
{
    const char *slash = strrchr(journey->path, '/');
    str_add_n(path, journey->path, slash ? (size_t)(slash - journey->path) + 1 : 0);
    str_add(path, name);
}

static bool do_community(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    struct str path = {0};
    if (strchr(line->words[1], '.'))
        beside(journey, line->words[1], &path);
    else
        str_add(&path, line->words[1]);
    bool good = stage_open(&journey->stage, path.at, &err);
    str_free(&path);
    return good || because(journey, &err);
}

static bool do_reopen(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    (void)line;
    return stage_reopen(&journey->stage, &err) || because(journey, &err);
}

static bool do_reopen_newer(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    (void)line;
    return stage_reopen_newer(&journey->stage, &err) || because(journey, &err);
}

/* "Bas*3" is three times Bas. */
static bool read_key(const char *word, struct key *key, int *times)
{
    char name[32];
    const char *star = strrchr(word, '*');
    *times = 1;
    if (!star || star == word || !star[1])
        return key_parse(word, key);
    *times = atoi(star + 1);
    str_copy(name,
             (size_t)(star - word) + 1 < sizeof name ? (size_t)(star - word) + 1
                                                     : sizeof name,
             word);
    return *times > 0 && key_parse(name, key);
}

static bool do_key(struct journey *journey, const struct script_line *line)
{
    for (size_t i = 1; i < line->count; i++) {
        struct key key;
        int times;
        if (!read_key(line->words[i], &key, &times)) {
            str_printf(&journey->why, "« %s » is no key", line->words[i]);
            return false;
        }
        for (int n = 0; n < times; n++) {
            presses_add(&journey->presses, key);
            stage_key(&journey->stage, key);
        }
    }
    return true;
}

static bool do_type(struct journey *journey, const struct script_line *line)
{
    const char *text = line->words[1];
    size_t len = strlen(text);
    presses_release(&journey->presses);
    for (size_t i = 0, used; i < len; i += used) {
        struct key key = {.name = K_CHAR};
        used = utf8_decode(text + i, len - i, &key.code);
        stage_key(&journey->stage, key);
    }
    return true;
}

static bool do_paste(struct journey *journey, const struct script_line *line)
{
    presses_release(&journey->presses);
    stage_paste(&journey->stage, line->words[1]);
    return true;
}

static bool do_paste_file(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    struct str path = {0}, text = {0};
    beside(journey, line->words[1], &path);
    bool good = config_load_file(path.at, &text, &err);
    if (good)
        stage_paste(&journey->stage, str_text(&text));
    str_free(&path);
    str_free(&text);
    return good || because(journey, &err);
}

static bool do_tick(struct journey *journey, const struct script_line *line)
{
    (void)line;
    stage_event(&journey->stage, EVENT_TICK);
    return true;
}

static bool do_rest(struct journey *journey, const struct script_line *line)
{
    (void)line;
    stage_rest(&journey->stage);
    return true;
}

static bool do_give(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    struct str path = {0};
    beside(journey, line->words[1], &path);
    bool good = stage_give(&journey->stage, path.at, line->words[2], &err);
    str_free(&path);
    return good || because(journey, &err);
}

static bool do_take(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    return stage_take(&journey->stage, line->words[1], &err) || because(journey, &err);
}

static bool do_give_list(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    return stage_give_list(&journey->stage, line->words[1], atoi(line->words[2]),
                           &err) ||
           because(journey, &err);
}

static bool do_give_whole(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    return stage_give_whole(&journey->stage, line->words[1], &err) ||
           because(journey, &err);
}

static bool do_work(struct journey *journey, const struct script_line *line)
{
    (void)line;
    return stage_work(&journey->stage);
}

static bool do_hangup(struct journey *journey, const struct script_line *line)
{
    (void)line;
    stage_event(&journey->stage, EVENT_HANGUP);
    return true;
}

static bool do_resize(struct journey *journey, const struct script_line *line)
{
    stage_resize(&journey->stage, atoi(line->words[1]), atoi(line->words[2]));
    return true;
}

static bool do_set_clock(struct journey *journey, const struct script_line *line)
{
    stage_clock(&journey->stage, line->words[1]);
    return true;
}

/* "8", "8:30", "-20": minutes, and seconds, of the wall clock; then a tick. */
static bool do_later(struct journey *journey, const struct script_line *line)
{
    int minutes = atoi(line->words[1]), seconds = 0;
    const char *colon = strchr(line->words[1], ':');
    char iso[32];
    if (colon)
        seconds = atoi(colon + 1);
    clock_iso(clock_now() + INT64_C(1000) * (60 * minutes + seconds), iso);
    iso[strlen("2026-11-26T14:30:00")] = '\0'; /* a clock file has no zone */
    stage_clock(&journey->stage, iso);
    stage_event(&journey->stage, EVENT_TICK);
    return true;
}

/* The text as it is: signs and controls included. */
static bool do_plant(struct journey *journey, const struct script_line *line)
{
    struct garden *garden = &journey->stage.garden;
    struct arena arena = {0};
    struct err err = ERR_INIT;
    struct board *boards;
    struct id id;
    size_t board_count;
    struct note_line note = {.kind = &garden->community->kinds[0],
                             .text = line->words[2],
                             .author = "",
                             .tags = ""};
    bool good = ops_boards(garden, &arena, &boards, &board_count, &err);
    struct note_place place = {.category =
                                   strcmp(line->words[1], "-") ? line->words[1] : ""};
    if (good)
        place.board = boards[0].id;
    good = good && ops_note_add(garden, place, &note, NULL, &id, &err);
    arena_free(&arena);
    return good || because(journey, &err);
}

/* Someone already known, in that circle; - is none; "yes": who agreed to appear. */
static bool do_plant_person(struct journey *journey, const struct script_line *line)
{
    struct garden *garden = &journey->stage.garden;
    struct arena arena = {0};
    struct err err = ERR_INIT;
    struct id id;
    struct card card = {.person = card_line_read(&arena, line->words[2]),
                        .circle = strcmp(line->words[1], "-") ? line->words[1] : "",
                        .consent = consent_of(line->count > 3 ? line->words[3] : "")};
    bool good = ops_card_add(garden, &card, NULL, &id, &err);
    arena_free(&arena);
    return good || because(journey, &err);
}

static bool do_crash(struct journey *journey, const struct script_line *line)
{
    struct err err = ERR_INIT;
    (void)line;
    return stage_crash(&journey->stage, &err) || because(journey, &err);
}

static bool do_count(struct journey *journey, const struct script_line *line)
{
    (void)line;
    journey->presses = (struct presses){0};
    return true;
}

static bool do_remember(struct journey *journey, const struct script_line *line)
{
    struct memory *memory = journey_memory(journey, line->words[1]);
    if (!memory) {
        str_printf(&journey->why, "no more than %d memories", MEMORIES);
        return false;
    }
    memory->name = line->words[1];
    str_clear(&memory->text);
    stored_text(&journey->stage.garden, &memory->text);
    return true;
}

const struct command journey_acts[] = {
    {"community", 1, do_community},
    {"reopen", 0, do_reopen},
    {"reopen-newer", 0, do_reopen_newer},
    {"crash", 0, do_crash},
    {"key", 1, do_key},
    {"type", 1, do_type},
    {"paste", 1, do_paste},
    {"paste-file", 1, do_paste_file},
    {"tick", 0, do_tick},
    {"rest", 0, do_rest},
    {"hangup", 0, do_hangup},
    {"give", 2, do_give},
    {"take", 1, do_take},
    {"give-list", 2, do_give_list},
    {"give-whole", 1, do_give_whole},
    {"work", 0, do_work},
    {"resize", 2, do_resize},
    {"set-clock", 1, do_set_clock},
    {"later", 1, do_later},
    {"plant", 2, do_plant},
    {"plant-person", 2, do_plant_person},
    {"count", 0, do_count},
    {"remember", 1, do_remember},
    {0},
};
