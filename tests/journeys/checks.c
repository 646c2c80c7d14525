/* The commands that expect something: see the top of journey.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "journey.h"
#include "rows.h"
#include "screen.h"
#include "stored.h"

static struct garden *garden_of(struct journey *journey)
{
    return &journey->stage.garden;
}

/* --- the screen ------------------------------------------------------------------ */

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

static bool do_keys_at_most(struct journey *journey, const struct script_line *line)
{
    const struct presses *presses = &journey->presses;
    if (presses->count <= atoi(line->words[1]) && !presses->altgr)
        return true;
    str_printf(&journey->why, "%d presses, %d of them AltGr", presses->count,
               presses->altgr);
    return false;
}

/* --- the file -------------------------------------------------------------------- */

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

static bool do_rows(struct journey *journey, const struct script_line *line)
{
    return rows_count(garden_of(journey), line->words + 1, line->count - 1,
                      &journey->why);
}

static bool do_persons_only_in(struct journey *journey, const struct script_line *line)
{
    struct str copy = {0};
    bool good = stage_copy(&journey->stage, &copy);
    if (good)
        good = rows_persons_only_in(copy.at, line->words + 1, line->count - 1,
                                    &journey->why);
    str_free(&copy);
    return good;
}

static bool is_as(struct journey *journey, const char *name, bool wanted)
{
    struct memory *memory = journey_memory(journey, name);
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

static bool export_holds(struct journey *journey, const char *text, bool wanted)
{
    struct str json = {0};
    struct err err = ERR_INIT;
    bool good = stage_export(&journey->stage, &json, &err);
    bool holds = good && strstr(str_text(&json), text);
    str_add(&journey->why, good && holds != wanted ? str_text(&json) : err.text);
    str_free(&json);
    return good && holds == wanted;
}

static bool do_export_has(struct journey *journey, const struct script_line *line)
{
    return export_holds(journey, line->words[1], true);
}

static bool do_export_lacks(struct journey *journey, const struct script_line *line)
{
    return export_holds(journey, line->words[1], false);
}

static bool written_holds(struct journey *journey, const struct script_line *line,
                          bool wanted)
{
    struct str bytes = {0};
    const char *name = line->words[1], *text = line->words[2];
    bool there = stage_written(&journey->stage, name, &bytes);
    bool holds = there && memmem(str_text(&bytes), bytes.len, text, strlen(text));
    if (!there)
        str_printf(&journey->why, "no file is named « %s »", name);
    else if (holds != wanted)
        str_printf(&journey->why, "%s:\n%s", name, str_text(&bytes));
    str_free(&bytes);
    return there && holds == wanted;
}

static bool do_written_has(struct journey *journey, const struct script_line *line)
{
    return written_holds(journey, line, true);
}

static bool do_written_lacks(struct journey *journey, const struct script_line *line)
{
    return written_holds(journey, line, false);
}

/* Every row of the CSV is on the screen, its cells in their order on one line, the lines
 * one under the other: the file is the list that is seen. */
static bool do_written_is_screen(struct journey *journey, const struct script_line *line)
{
    struct str bytes = {0};
    bool there = stage_written(&journey->stage, line->words[1], &bytes);
    bool good = there && screen_lists(stage_look(&journey->stage), str_text(&bytes),
                                      line->words + 2, line->count - 2);
    if (!good)
        str_printf(&journey->why, there ? "%s is\n%s" : "no file is named « %s »%s",
                   line->words[1], str_text(&bytes));
    str_free(&bytes);
    return good;
}

static bool do_unwritten(struct journey *journey, const struct script_line *line)
{
    struct str bytes = {0};
    bool there = stage_written(&journey->stage, line->words[1], &bytes);
    str_free(&bytes);
    return !there;
}

const struct command journey_checks[] = {
    {"expect", 1, do_expect},
    {"expect-not", 1, do_expect_not},
    {"expect-line", 2, do_expect_line},
    {"expect-style", 2, do_expect_style},
    {"cursor-on", 1, do_cursor_on},
    {"left", 0, do_left},
    {"golden", 1, do_golden},
    {"keys-at-most", 1, do_keys_at_most},
    {"notes", 1, do_notes},
    {"groups", 1, do_groups},
    {"boards", 1, do_boards},
    {"votes", 1, do_votes},
    {"note", 1, do_note},
    {"note-at", 2, do_note_at},
    {"no-note", 1, do_no_note},
    {"group", 1, do_group},
    {"board", 1, do_board},
    {"rows", 2, do_rows},
    {"persons-only-in", 1, do_persons_only_in},
    {"file-lacks", 1, do_file_lacks},
    {"export-has", 1, do_export_has},
    {"export-lacks", 1, do_export_lacks},
    {"written-has", 2, do_written_has},
    {"written-lacks", 2, do_written_lacks},
    {"written-is-screen", 2, do_written_is_screen},
    {"unwritten", 1, do_unwritten},
    {"same-as", 1, do_same_as},
    {"not-as", 1, do_not_as},
    {0},
};
