#include "report/postits.h"

#include "base/i18n.h"
#include "base/str.h"
#include "ops/board.h"

/* Post-its across, and their height; blank ones fill a page. */
enum { ACROSS = 3, NOTE_MM = 38, BLANK_MM = 42, BLANK_LINES = 5 };
#define EVERY_NOTE ((size_t)1 << 24)

struct wall {
    struct garden *garden;
    struct board board;
    struct board_counts counts;
    struct arena *arena;
    struct document *document;
};

static bool wall_read(struct wall *wall, struct id id, struct err *err)
{
    struct board *boards;
    size_t count, i = 0;
    if (!ops_boards(wall->garden, wall->arena, &boards, &count, err))
        return false;
    while (i < count && !id_equal(boards[i].id, id))
        i++;
    if (i == count) {
        return err_set(err, ERR_NOT_FOUND,
                       _("Ce tableau n’existe plus dans ce fichier."));
    }
    wall->board = boards[i];
    return ops_board_counts(wall->garden, &wall->board, wall->arena, &wall->counts,
                            err);
}

static void wall_start(const struct wall *wall)
{
    const struct document_meta meta = {
        .title = arena_printf(wall->arena, _("Post-its : %s"), wall->board.name),
        .language = i18n_language(),
        .header = wall->garden->community->name,
        .footer = wall->board.name,
    };
    document_start(wall->document, wall->arena, &meta);
}

/* --- what the board holds --------------------------------------------------------- */

static const char *votes_text(const struct wall *wall, int votes)
{
    return votes == 0
               ? ""
               : arena_printf(wall->arena, i18n_n("%d vote", "%d votes", votes), votes);
}

static void add_note(const struct wall *wall, const struct note *note)
{
    const struct note_kind *kind = community_kind(wall->garden->community, note->kind);
    document_cell(wall->document, "");
    if (kind)
        document_label(wall->document, kind->ink, kind->sign, kind->label);
    else
        document_add(wall->document, RUN_BOLD, note->kind);
    document_add(wall->document, RUN_PLAIN, "\n");
    document_add(wall->document, RUN_PLAIN, note->text);
    if (note->votes > 0) {
        document_add(wall->document, RUN_PLAIN, "\n");
        document_add(wall->document, RUN_ITALIC, votes_text(wall, note->votes));
    }
}

/* One table: its head, repeated on each page, names what it holds. */
static void add_notes(const struct wall *wall, const char *name, int votes,
                      const struct note_page *page)
{
    int count = (int)page->count;
    const struct grid_column columns[ACROSS] = {
        {.title = name},
        {.title = arena_printf(wall->arena, i18n_n("%d post-it", "%d post-its", count),
                               count)},
        {.title = votes_text(wall, votes)},
    };
    document_table(wall->document, columns, ACROSS, NOTE_MM);
    for (size_t i = 0; i < page->count; i++) {
        if (i % ACROSS == 0)
            document_row(wall->document);
        add_note(wall, &page->notes[i]);
    }
}

static bool add_query(const struct wall *wall, const struct note_query *query,
                      const char *name, int votes, struct err *err)
{
    struct note_page page;
    if (!ops_notes_page(wall->garden, query, NULL, (struct id){{0}}, 0, EVERY_NOTE,
                        wall->arena, &page, err))
        return false;
    if (page.count > 0)
        add_notes(wall, name, votes, &page);
    return true;
}

static bool add_column(const struct wall *wall, const struct column *column,
                       struct err *err)
{
    document_heading(wall->document, 2, column->label);
    bool done = true, grouped = false;
    for (size_t i = 0; done && i < wall->counts.group_count; i++) {
        const struct group *group = &wall->counts.groups[i];
        if (str_equal(group->category, column->category)) {
            struct note_query query = {.board = wall->board.id, .group = group->id};
            done = add_query(wall, &query, group->name,
                             group->votes + group->note_votes, err);
            grouped = true;
        }
    }
    struct note_query loose = {
        .board = wall->board.id, .category = column->category, .loose_only = true};
    const char *name = grouped ? _("Sans groupe") : _("Post-its");
    return done && add_query(wall, &loose, name, 0, err);
}

bool postits_build(struct garden *garden, struct id board, struct arena *arena,
                   struct document *document, struct err *err)
{
    struct wall wall = {.garden = garden, .arena = arena, .document = document};
    if (!wall_read(&wall, board, err))
        return false;
    wall_start(&wall);
    document_heading(document, 1, wall.board.name);
    document_paragraph(document, wall.board.question);
    bool done = true, first = true;
    for (size_t i = 0; done && i < wall.counts.column_count; i++) {
        if (wall.counts.columns[i].notes == 0)
            continue;
        if (!first)
            document_page_break(document);
        first = false;
        done = add_column(&wall, &wall.counts.columns[i], err);
    }
    return done;
}

/* --- blank ones ---------------------------------------------------------------------
 */

static bool takes(const struct board_plan *plan, const char *kind)
{
    size_t i = 0;
    while (plan && plan->kinds && plan->kinds[i] && !str_equal(plan->kinds[i], kind))
        i++;
    return !plan || !plan->kinds || !plan->kinds[0] || plan->kinds[i];
}

static void add_blank(const struct wall *wall, const struct note_kind *kind)
{
    const char *title = arena_printf(wall->arena, "%s %s", kind->sign, kind->label);
    const struct grid_column columns[ACROSS] = {
        {.title = title}, {.title = title}, {.title = title}};
    document_heading(wall->document, 2, title);
    document_paragraph(wall->document, kind->prompt ? kind->prompt : "");
    document_table(wall->document, columns, ACROSS, BLANK_MM);
    for (int line = 0; line < BLANK_LINES; line++)
        document_row(wall->document);
}

bool postits_blank_build(struct garden *garden, struct id board, struct arena *arena,
                         struct document *document, struct err *err)
{
    struct wall wall = {.garden = garden, .arena = arena, .document = document};
    if (!wall_read(&wall, board, err))
        return false;
    const struct community *words = garden->community;
    const struct board_plan *plan = community_board(words, wall.board.key);
    bool first = true;
    wall_start(&wall);
    for (size_t i = 0; i < words->kind_count; i++) {
        if (!takes(plan, words->kinds[i].id))
            continue;
        if (!first)
            document_page_break(document);
        first = false;
        add_blank(&wall, &words->kinds[i]);
    }
    return true;
}
