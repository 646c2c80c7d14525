#include "ops/demo.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "ops/board.h"
#include "ops/groups.h"
#include "ops/notes.h"
#include "ops/private.h"

struct demo_note {
    struct note_line line;
    const char *category;
    const char *group; /* "" when loose */
    int votes;
    struct id id;
};

struct demo {
    struct garden *garden;
    struct arena arena;
    struct id board;
    VEC(struct demo_note) notes;
};

/* --- reading -------------------------------------------------------------------- */

/* Takes a final "oooo" off the line. */
static int votes_take(char *line)
{
    size_t len = strlen(line), end = len;
    while (end > 0 && line[end - 1] == 'o')
        end--;
    if (end == len || end == 0 || line[end - 1] != ' ')
        return 0;
    line[end - 1] = '\0';
    return (int)(len - end);
}

/* Takes a final "{Name}" off the line. */
static const char *group_take(struct demo *demo, char *line)
{
    size_t len = strlen(line);
    char *open = strrchr(line, '{');
    if (!open || len == 0 || line[len - 1] != '}')
        return "";
    const char *name = arena_strndup(&demo->arena, open + 1, strlen(open + 1) - 1);
    *open = '\0';
    return name;
}

/* Takes the "[column]" off the start of the line; *rest is what follows it. */
static const char *column_take(struct demo *demo, const char *line, const char **rest)
{
    const char *close = *line == '[' ? strchr(line, ']') : NULL;
    if (!close) {
        *rest = line;
        return "";
    }
    *rest = close + 1 + strspn(close + 1, " ");
    return arena_strndup(&demo->arena, line + 1, (size_t)(close - line - 1));
}

static bool note_read(struct demo *demo, char *line, int number, struct err *err)
{
    const struct community *words = demo->garden->community;
    struct demo_note note = {.votes = votes_take(line)};
    const char *rest;
    note.group = group_take(demo, line);
    note.category = column_take(demo, line, &rest);
    note.line = note_line_read(&demo->arena, words, &words->kinds[0], rest);
    if (*note.line.text == '\0') {
        return err_set(err, ERR_INPUT,
                       _("Notes de démonstration, ligne %d : il manque le texte."),
                       number);
    }
    vec_push(&demo->notes, note);
    return true;
}

static bool notes_read(struct demo *demo, const char *text, struct err *err)
{
    for (int number = 1; *text != '\0'; number++) {
        size_t len = strcspn(text, "\r\n");
        char *line = arena_strndup(&demo->arena, text, len);
        if (*line != '\0' && *line != '#' && !note_read(demo, line, number, err))
            return false;
        text += len;
        text += *text == '\r';
        text += *text == '\n';
    }
    return true;
}

/* --- filling -------------------------------------------------------------------- */

/* Notes of one column go together, in the order of the file. */
static bool column_fill(struct demo *demo, size_t first, struct err *err)
{
    const char *category = demo->notes.at[first].category;
    struct note_line *lines = arena_alloc(&demo->arena, demo->notes.n * sizeof *lines);
    struct capture capture = {.verb = VERB_NOTE_PASTE,
                              .place = {.board = demo->board, .category = category},
                              .lines = lines};
    capture.ids = arena_alloc(&demo->arena, demo->notes.n * sizeof *capture.ids);
    for (size_t i = first; i < demo->notes.n; i++)
        if (str_equal(demo->notes.at[i].category, category))
            lines[capture.count++] = demo->notes.at[i].line;
    if (!capture_save(demo->garden, &capture, err))
        return false;
    for (size_t i = first, n = 0; i < demo->notes.n; i++)
        if (str_equal(demo->notes.at[i].category, category))
            demo->notes.at[i].id = capture.ids[n++];
    return true;
}

static bool group_fill(struct demo *demo, size_t first, struct err *err)
{
    const struct demo_note *lead = &demo->notes.at[first];
    struct id *ids = arena_alloc(&demo->arena, demo->notes.n * sizeof *ids);
    size_t count = 0;
    bool joined;
    for (size_t i = first; i < demo->notes.n; i++)
        if (str_equal(demo->notes.at[i].group, lead->group))
            ids[count++] = demo->notes.at[i].id;
    return ops_group_notes(demo->garden, demo->board, lead->category, ids, count,
                           lead->group, &joined, err);
}

/* Is this the first note of its column (or of its group)? */
static bool is_first(const struct demo *demo, size_t at, bool of_group)
{
    const struct demo_note *note = &demo->notes.at[at];
    for (size_t i = 0; i < at; i++) {
        const struct demo_note *before = &demo->notes.at[i];
        if (of_group ? str_equal(before->group, note->group)
                     : str_equal(before->category, note->category))
            return false;
    }
    return true;
}

static bool votes_fill(struct demo *demo, struct err *err)
{
    if (!step_begin(demo->garden, VERB_VOTE, err))
        return false;
    bool written = true;
    for (size_t i = 0; written && i < demo->notes.n; i++) {
        const struct demo_note *note = &demo->notes.at[i];
        struct vote vote = {.board = demo->board, .target = note->id, .voter = ""};
        written = note->votes == 0 || votes_give(demo->garden, &vote, note->votes, err);
    }
    return step_end(demo->garden, written, CHANGED_NOTES, err);
}

static bool board_first(struct demo *demo, struct err *err)
{
    struct board *boards;
    size_t count;
    if (!ops_boards(demo->garden, &demo->arena, &boards, &count, err))
        return false;
    if (count == 0) {
        return err_set(err, ERR_NOT_FOUND,
                       _("Cette communauté n’a aucun tableau : ajoutez-en un à sa "
                         "configuration."));
    }
    demo->board = boards[0].id;
    return true;
}

bool ops_demo_fill(struct garden *garden, const char *text, struct err *err)
{
    struct demo demo = {.garden = garden};
    bool done = board_first(&demo, err) && notes_read(&demo, text, err);
    for (size_t i = 0; done && i < demo.notes.n; i++)
        done = !is_first(&demo, i, false) || column_fill(&demo, i, err);
    for (size_t i = 0; done && i < demo.notes.n; i++) {
        done = *demo.notes.at[i].group == '\0' || !is_first(&demo, i, true) ||
               group_fill(&demo, i, err);
    }
    done = done && votes_fill(&demo, err);
    vec_free(&demo.notes);
    arena_free(&demo.arena);
    return done;
}
