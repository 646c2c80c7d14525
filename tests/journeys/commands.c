/* The commands of scripts, as told at the top of journey.c. Each is given its line,
 * with at least as many words after the name as its row of the table says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "journey.h"
#include "ops/board.h"
#include "ops/notes.h"
#include "screen.h"
#include "stored.h"

typedef bool (*command)(struct journey *journey, const struct script_line *line);

static bool because(struct journey *journey, const struct err *err)
{
    str_add(&journey->why, err->text);
    return false;
}

static struct garden *garden_of(struct journey *journey)
{
    return &journey->stage.garden;
}

/* --- what is done ---------------------------------------------------------------- */

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
    str_copy(name, (size_t)(star - word) + 1 < sizeof name ? (size_t)(star - word) + 1
                                                           : sizeof name, word);
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

static bool do_tick(struct journey *journey, const struct script_line *line)
{
    (void)line;
    stage_event(&journey->stage, EVENT_TICK);
    return true;
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

/* The text as it is: signs and controls included. */
static bool do_plant(struct journey *journey, const struct script_line *line)
{
    struct garden *garden = garden_of(journey);
    struct arena arena = {0};
    struct err err = ERR_INIT;
    struct board *boards;
    struct id id;
    size_t board_count;
    struct note_line note = {.kind = &garden->community->kinds[0],
                             .text = line->words[2], .author = "", .tags = ""};
    bool good = ops_boards(garden, &arena, &boards, &board_count, &err);
    struct note_place place = {.category = strcmp(line->words[1], "-") ? line->words[1]
                                                                       : ""};
    if (good)
        place.board = boards[0].id;
    good = good && ops_note_add(garden, place, &note, NULL, &id, &err);
    arena_free(&arena);
    return good || because(journey, &err);
}

/* --- what is expected of the screen ---------------------------------------------- */

static bool do_expect(struct journey *journey, const struct script_line *line)
{
    return screen_shows(stage_look(&journey->stage), line->words[1]);
}

static bool do_expect_not(struct journey *journey, const struct script_line *line)
{
    return !screen_shows(stage_look(&journey->stage), line->words[1]);
}

static bool do_expect_line(struct journey *journey, const struct script_line *line)
{
    return screen_line_shows(stage_look(&journey->stage), atoi(line->words[1]),
                             line->words[2]);
}

static bool do_expect_style(struct journey *journey, const struct script_line *line)
{
    return screen_styled(stage_look(&journey->stage), line->words[1],
                         line->words[2][0]);
}

static bool do_cursor_on(struct journey *journey, const struct script_line *line)
{
    return screen_cursor_on(stage_look(&journey->stage), line->words[1]);
}

static bool do_left(struct journey *journey, const struct script_line *line)
{
    (void)line;
    return app_done(journey->stage.app);
}

/* A golden that differs is told, and the journey goes on: all are seen at once. */
static bool do_golden(struct journey *journey, const struct script_line *line)
{
    const char *wish = getenv("TERREAU_GOLDEN");
    const struct canvas *canvas = stage_look(&journey->stage);
    struct str path = {0}, why = {0};
    str_printf(&path, "%s/%s-%dx%d.%s.screen", journey->golden, line->words[1],
               canvas->width, canvas->height, i18n_language());
    if (!screen_golden(canvas, path.at, wish && strcmp(wish, "rewrite") == 0, &why)) {
        fprintf(stderr, "%s\n", why.at);
        journey->bad_goldens++;
    }
    str_free(&path);
    str_free(&why);
    return true;
}

/* --- presses --------------------------------------------------------------------- */

static bool do_count(struct journey *journey, const struct script_line *line)
{
    (void)line;
    journey->presses = (struct presses){0};
    return true;
}

static bool do_keys_at_most(struct journey *journey, const struct script_line *line)
{
    const struct presses *presses = &journey->presses;
    if (presses->count <= atoi(line->words[1]) && !presses->altgr)
        return true;
    str_printf(&journey->why, "%d presses, %d of them AltGr", presses->count,
               presses->altgr);
    return false;
}

/* --- what is expected of the file ------------------------------------------------ */

static bool check_count(struct journey *journey, const struct script_line *line,
                        enum stored_list list)
{
    return stored_count(garden_of(journey), list, atoi(line->words[1]), &journey->why);
}

/* What a row's name and fields are held to. */
typedef bool (*row_check)(struct garden *garden, const char *const *words, size_t count,
                          struct str *why);

static bool check_row(struct journey *journey, const struct script_line *line,
                      row_check check)
{
    return check(garden_of(journey), line->words + 1, line->count - 1, &journey->why);
}

static bool do_notes(struct journey *journey, const struct script_line *line)
{
    return check_count(journey, line, STORED_NOTES);
}

static bool do_groups(struct journey *journey, const struct script_line *line)
{
    return check_count(journey, line, STORED_GROUPS);
}

static bool do_boards(struct journey *journey, const struct script_line *line)
{
    return check_count(journey, line, STORED_BOARDS);
}

static bool do_votes(struct journey *journey, const struct script_line *line)
{
    return stored_votes(garden_of(journey), atoi(line->words[1]), &journey->why);
}

static bool do_note(struct journey *journey, const struct script_line *line)
{
    return check_row(journey, line, stored_note);
}

static bool do_note_at(struct journey *journey, const struct script_line *line)
{
    return check_row(journey, line, stored_note_at);
}

static bool do_no_note(struct journey *journey, const struct script_line *line)
{
    return stored_no_note(garden_of(journey), line->words[1], &journey->why);
}

static bool do_group(struct journey *journey, const struct script_line *line)
{
    return check_row(journey, line, stored_group);
}

static bool do_board(struct journey *journey, const struct script_line *line)
{
    return check_row(journey, line, stored_board);
}

static bool do_file_lacks(struct journey *journey, const struct script_line *line)
{
    return stored_lacks(garden_of(journey), line->words[1], &journey->why);
}

static struct memory *memory_of(struct journey *journey, const char *name)
{
    struct memory *memory = journey->memories;
    for (; memory < journey->memories + MEMORIES; memory++) {
        if (!memory->name || strcmp(memory->name, name) == 0)
            return memory;
    }
    return NULL;
}

static bool do_remember(struct journey *journey, const struct script_line *line)
{
    struct memory *memory = memory_of(journey, line->words[1]);
    if (!memory) {
        str_printf(&journey->why, "no more than %d memories", MEMORIES);
        return false;
    }
    memory->name = line->words[1];
    str_clear(&memory->text);
    stored_text(garden_of(journey), &memory->text);
    return true;
}

static bool is_as(struct journey *journey, const char *name, bool wanted)
{
    struct memory *memory = memory_of(journey, name);
    struct str now = {0};
    stored_text(garden_of(journey), &now);
    bool same = memory && memory->name &&
                str_equal(str_text(&memory->text), str_text(&now));
    if (same != wanted)
        str_printf(&journey->why, "%s\n--- now\n%s",
                   memory ? str_text(&memory->text) : "", str_text(&now));
    str_free(&now);
    return same == wanted;
}

static bool do_same_as(struct journey *journey, const struct script_line *line)
{
    return is_as(journey, line->words[1], true);
}

static bool do_not_as(struct journey *journey, const struct script_line *line)
{
    return is_as(journey, line->words[1], false);
}

static const struct {
    const char *name;
    size_t least; /* words after it */
    command run;
} commands[] = {
    {"community", 1, do_community},   {"reopen", 0, do_reopen},
    {"reopen-newer", 0, do_reopen_newer},
    {"key", 1, do_key},               {"type", 1, do_type},
    {"paste", 1, do_paste},           {"tick", 0, do_tick},
    {"hangup", 0, do_hangup},         {"resize", 2, do_resize},
    {"set-clock", 1, do_set_clock},   {"plant", 2, do_plant},
    {"expect", 1, do_expect},         {"expect-not", 1, do_expect_not},
    {"expect-line", 2, do_expect_line}, {"expect-style", 2, do_expect_style},
    {"cursor-on", 1, do_cursor_on},   {"left", 0, do_left},
    {"golden", 1, do_golden},         {"count", 0, do_count},
    {"keys-at-most", 1, do_keys_at_most}, {"notes", 1, do_notes},
    {"groups", 1, do_groups},         {"boards", 1, do_boards},
    {"votes", 1, do_votes},           {"note", 1, do_note},
    {"note-at", 2, do_note_at},       {"no-note", 1, do_no_note},
    {"group", 1, do_group},           {"board", 1, do_board},
    {"file-lacks", 1, do_file_lacks}, {"remember", 1, do_remember},
    {"same-as", 1, do_same_as},       {"not-as", 1, do_not_as},
};

bool journey_run(struct journey *journey, const struct script_line *line)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, line->words[0]) != 0)
            continue;
        if (line->count - 1 < commands[i].least)
            break;
        return commands[i].run(journey, line);
    }
    str_add(&journey->why, "no such command, or too few words after it");
    return false;
}
