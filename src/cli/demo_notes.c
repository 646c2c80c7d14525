#include "cli/demo_notes.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "config/config.h"
#include "domain/note.h"
#include "ops/board.h"
#include "ops/groups.h"
#include "ops/notes.h"

/* "[column] + text @author #tag {group} ooo", cut in its parts (arena). */
struct line {
    const char *category;
    const char *group; /* "" for none */
    const char *text;
    int votes;
};

/* The votes at the end of text, which lose their place in it. */
static int take_votes(char *text)
{
    size_t len = strlen(text), end = len;
    while (end > 0 && text[end - 1] == 'o')
        end--;
    if (end == len || end == 0 || text[end - 1] != ' ')
        return 0;
    text[end - 1] = '\0';
    return (int)(len - end);
}

static struct line read_line(struct arena *arena, const char *start, size_t len)
{
    struct line line = {.category = "", .group = ""};
    char *text = arena_strndup(arena, start, len);
    char *close = text[0] == '[' ? strchr(text, ']') : NULL;
    if (close) {
        *close = '\0';
        line.category = text + 1;
        text = close + 1 + strspn(close + 1, " ");
    }
    line.votes = take_votes(text);
    char *group = strrchr(text, '{');
    if (group) {
        group[strcspn(group, "}")] = '\0';
        *group = '\0';
        line.group = group + 1;
    }
    line.text = text;
    return line;
}

static bool vote(struct garden *garden, struct id board, struct id note, int votes,
                 struct err *err)
{
    struct ballot_state state;
    while (votes-- > 0)
        if (!ops_vote(garden, board, note, false, NULL, &state, err))
            return false;
    return true;
}

static bool add(struct garden *garden, struct arena *arena, struct id board,
                const struct line *line, struct err *err)
{
    const struct community *community = garden->community;
    struct note_line note =
        note_line_read(arena, community, &community->kinds[0], line->text);
    struct note_place place = {.board = board, .category = line->category};
    struct id id;
    bool joined;
    if (!ops_note_add(garden, place, &note, NULL, &id, err))
        return false;
    if (line->group[0] != '\0' && !ops_group_notes(garden, board, line->category, &id, 1,
                                                   line->group, &joined, err))
        return false;
    return vote(garden, board, id, line->votes, err);
}

static bool add_all(struct garden *garden, struct arena *arena, struct id board,
                    struct err *err)
{
    size_t len;
    const char *at = config_demo_notes(&len);
    const char *end = at + len;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t line_len = (size_t)((stop ? stop : end) - at);
        if (line_len > 0 && *at != '#') {
            struct line line = read_line(arena, at, line_len);
            if (!add(garden, arena, board, &line, err))
                return false;
        }
        at += line_len + 1;
    }
    return true;
}

bool cli_demo_notes(struct garden *garden, struct err *err)
{
    struct arena arena = {0};
    struct board *boards;
    size_t count;
    bool good = ops_boards(garden, &arena, &boards, &count, err) &&
                (count == 0 || add_all(garden, &arena, boards[0].id, err));
    arena_free(&arena);
    return good;
}
