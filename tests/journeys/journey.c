/* Plays a script of keys through the real program and holds it to what the script
 * expects of the screen and of the file.
 *
 *   journey [--lang fr|en] [--size 80x24] [--ascii] [--burst] [--keyboard azerty]
 *           [--golden FOLDER] SCRIPT
 *
 * A script has one command a line; # begins a comment line, "…" keeps spaces (escapes:
 * \n \t \e \" \\ \uHHHH); {n} in a word is the turn of the innermost repeat.
 *
 *   community engagement|demo|none|FILE.yaml   opens a new file (none: the first run)
 *   reopen            leaves the program, opens the same file again
 *   reopen-newer      the same, the file now made by a later version: read-only
 *   crash             dies as the power goes, opens what was on disk
 *   key a Entrée Ctrl+Z Maj+Haut Bas*3 …       keys as the configuration names them
 *   type "text"       the characters one by one
 *   paste "a\nb"      a bracketed paste
 *   paste-file NAME   a bracketed paste of that file, beside the script
 *   rest              nothing is pressed for a while
 *   give FILE NAME    that file, beside the script, is in the home under that name
 *   take NAME          and it is taken away
 *   give-list NAME 900   so is a CSV of so many persons that nobody knows
 *   give-whole NAME   so is the JSON export of the file, which is opened again
 *   work              a long work goes on to its end between two keys
 *   tick, hangup, resize 60 20, set-clock 2026-11-26T14:30:00
 *   later 8:30        eight minutes and a half pass, then a tick; -20: a clock set back
 *   plant CATEGORY "text"   a note saved behind the screen; - is "to sort"
 *   plant-person CIRCLE "line" [yes]   someone already known (who agreed to appear); -
 *                     is in no circle
 *   repeat 20 … end   the commands in between, so many times (no nesting)
 *
 *   expect "text", expect-not "text"           somewhere on the screen (in one row)
 *   expect-line -1 "text"                      in that row (from 1; -1 is the last)
 *   expect-style "text" F                      its first cell, as a dump letter
 *   cursor-on "text"  the hardware cursor is on the first cell of that text
 *   left              the program has ended by itself
 *   golden NAME       the dump is FOLDER/NAME-WxH.LANG.screen; TERREAU_GOLDEN=rewrite
 *                     writes it
 *
 *   count             starts counting key presses on an AZERTY keyboard (see presses.h;
 *                     `key` counts, `type` and `paste` do not)
 *   keys-at-most 3    no more presses since count, and none of AltGr
 *
 *   notes 65, groups 2, boards 2, votes 12     live ones in the file
 *   note "text" kind=fear author= tags= category= group="Compost" votes=3 board=
 *   note-at 1 "text" kind=idea …               the first note of the first board
 *   no-note "text"
 *   group "name" notes= votes= title= category= board=
 *   board "name" question= dots= voters= key=
 *   rows slots 1 title=Pause start=T10:30      so many live rows of any table (rows.h)
 *   persons-only-in persons attendances        no other table nor its operations hold
 *                                              the id of anyone
 *   file-lacks "text"                          no such bytes in the file or its log
 *   export-has "text", export-lacks "text"     in the JSON of the whole (reopens)
 *   written-has FILE "text", written-lacks FILE "text"   in a file the program wrote
 *   written-is-screen FILE "Nom" "Cercle"      the rows of that CSV are those of the
 *                                              screen, in its order: these columns
 *   unwritten FILE                             no such file
 *   remember NAME, same-as NAME, not-as NAME   the whole content, as text */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "journey.h"
#include "screen.h"

/* --- playing --------------------------------------------------------------------- */

struct memory *journey_memory(struct journey *journey, const char *name)
{
    struct memory *memory = journey->memories;
    for (; memory < journey->memories + MEMORIES; memory++)
        if (!memory->name || strcmp(memory->name, name) == 0)
            return memory;
    return NULL;
}

static const struct command *find_command(const char *name)
{
    for (const struct command *one = journey_acts; one->name; one++)
        if (strcmp(one->name, name) == 0)
            return one;
    for (const struct command *one = journey_checks; one->name; one++)
        if (strcmp(one->name, name) == 0)
            return one;
    return NULL;
}

static bool run_line(struct journey *journey, const struct script_line *line)
{
    const struct command *command = find_command(line->words[0]);
    if (command && line->count - 1 >= command->least)
        return command->run(journey, line);
    str_add(&journey->why, "no such command, or too few words after it");
    return false;
}

static void tell(struct journey *journey, const struct script_line *line)
{
    fprintf(stderr, "%s:%d:", journey->path, line->number);
    for (size_t i = 0; i < line->count; i++)
        fprintf(stderr, " %s", line->words[i]);
    fprintf(stderr, "\n%s\n", str_text(&journey->why));
    if (!journey->stage.app)
        return;
    struct str rows = {0};
    const struct canvas *canvas = stage_look(&journey->stage);
    screen_text(canvas, &rows);
    fprintf(stderr, "%scursor %d,%d\n", rows.at, canvas->cursor_x, canvas->cursor_y);
    str_free(&rows);
}

/* The line with every {n} replaced. */
static struct script_line numbered(struct journey *journey,
                                   const struct script_line *line, int turn)
{
    struct arena *arena = &journey->script.arena;
    struct script_line copy = *line;
    copy.words = arena_alloc(arena, line->count * sizeof *copy.words);
    for (size_t i = 0; i < line->count; i++) {
        const char *word = line->words[i], *mark = strstr(word, "{n}");
        copy.words[i] = mark ? arena_printf(arena, "%.*s%d%s", (int)(mark - word), word,
                                            turn, mark + 3)
                             : word;
    }
    return copy;
}

static bool run_lines(struct journey *journey, size_t from, size_t to, int turn)
{
    for (size_t i = from; i < to; i++) {
        struct script_line line = numbered(journey, &journey->script.lines[i], turn);
        if (!run_line(journey, &line)) {
            tell(journey, &line);
            return false;
        }
    }
    return true;
}

static bool is_line(const struct script *script, size_t at, const char *name)
{
    return strcmp(script->lines[at].words[0], name) == 0;
}

static bool play(struct journey *journey)
{
    const struct script *script = &journey->script;
    for (size_t i = 0; i < script->count; i++) {
        if (!is_line(script, i, "repeat")) {
            if (!run_lines(journey, i, i + 1, 0))
                return false;
            continue;
        }
        const struct script_line *line = &script->lines[i];
        int times = line->count > 1 ? atoi(line->words[1]) : 0;
        size_t end = i + 1;
        while (end < script->count && !is_line(script, end, "end"))
            end++;
        for (int turn = 1; turn <= times; turn++)
            if (!run_lines(journey, i + 1, end, turn))
                return false;
        i = end;
    }
    return true;
}

/* --- the command line ------------------------------------------------------------ */

static bool read_value(struct journey *journey, const char *option, const char *value)
{
    struct stage *stage = &journey->stage;
    if (strcmp(option, "--lang") == 0)
        return i18n_set(value);
    if (strcmp(option, "--size") == 0)
        return sscanf(value, "%dx%d", &stage->width, &stage->height) == 2;
    if (strcmp(option, "--keyboard") == 0)
        stage->keyboard = keyboard_named(value);
    else if (strcmp(option, "--golden") == 0)
        journey->golden = value;
    else
        return false;
    return true;
}

static bool read_arguments(struct journey *journey, int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--ascii") == 0)
            journey->stage.ascii = true;
        else if (strcmp(argv[i], "--burst") == 0)
            journey->stage.burst = true;
        else if (argv[i][0] != '-')
            journey->path = argv[i];
        else if (i + 1 >= argc || !read_value(journey, argv[i], argv[i + 1]))
            return false;
        else
            i++;
    return journey->path != NULL;
}

static void leave(struct journey *journey)
{
    for (size_t i = 0; i < MEMORIES; i++)
        str_free(&journey->memories[i].text);
    stage_strike(&journey->stage);
    script_free(&journey->script);
    str_free(&journey->why);
}

int main(int argc, char **argv)
{
    struct journey journey = {
        .golden = ".",
        .stage = {.width = 80, .height = 24, .keyboard = KEYBOARD_AZERTY}};
    struct err err = ERR_INIT;
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "fr_FR.UTF-8");
    if (!read_arguments(&journey, argc, argv)) {
        fputs("usage: journey [--lang fr|en] [--size WxH] [--ascii] [--burst] "
              "[--keyboard NAME] [--golden FOLDER] SCRIPT\n",
              stderr);
        return 2;
    }
    bool good = script_read(journey.path, &journey.script, &journey.why);
    if (!good)
        fprintf(stderr, "%s\n", journey.why.at);
    if (good && !stage_set(&journey.stage, &err)) {
        fprintf(stderr, "%s\n", err.text);
        good = false;
    }
    good = good && play(&journey);
    leave(&journey);
    return good && !journey.bad_goldens ? 0 : 1;
}
