#include "ops/board.h"

#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ops/private.h"

/* --- boards --------------------------------------------------------------------- */

bool ops_boards(struct garden *garden, struct arena *arena, struct board **boards,
                size_t *count, struct err *err)
{
    return store_boards(garden->store, arena, boards, count, err);
}

static bool name_given(const char *name, struct err *err)
{
    return *name != '\0' ||
           err_set(err, ERR_INPUT,
                   _("Ce tableau n’a pas de nom : tapez-le, puis Entrée."));
}

bool board_insert(struct garden *garden, const struct board_plan *plan, struct id *id,
                  struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_BOARD_KEY, value_text(plan->id)},
        {FIELD_BOARD_NAME, value_text(plan->name)},
        {FIELD_BOARD_QUESTION, value_text(plan->question)},
        {FIELD_BOARD_DOTS, value_integer(plan->dots)},
        {FIELD_BOARD_VOTERS, value_integer(plan->voters)},
        {FIELD_BOARD_POSITION, value_real(store_next_position(garden->store))},
    };
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_BOARD, *id, fields,
                        sizeof fields / sizeof *fields, err);
}

bool ops_board_add(struct garden *garden, const char *name, const char *question,
                   struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct board_plan plan = {.id = "",
                              .name = trimmed(&arena, name),
                              .question = trimmed(&arena, question ? question : "")};
    bool done = name_given(plan.name, err) && step_begin(garden, VERB_BOARD_ADD, err);
    if (done) {
        done =
            step_end(garden, board_insert(garden, &plan, id, err), CHANGED_BOARDS, err);
    }
    arena_free(&arena);
    return done;
}

static bool board_write(struct garden *garden, struct id board,
                        const struct board_plan *plan, struct err *err)
{
    if (!step_begin(garden, VERB_BOARD_EDIT, err))
        return false;
    bool written = set_text(garden, board, FIELD_BOARD_NAME, plan->name, err) &&
                   set_text(garden, board, FIELD_BOARD_QUESTION, plan->question, err) &&
                   set_integer(garden, board, FIELD_BOARD_DOTS, plan->dots, err) &&
                   set_integer(garden, board, FIELD_BOARD_VOTERS, plan->voters, err);
    return step_end(garden, written, CHANGED_BOARDS, err);
}

bool ops_board_edit(struct garden *garden, struct id board, const char *name,
                    const char *question, int dots, int voters, struct err *err)
{
    if (dots < 0 || voters < 0) {
        return err_set(err, ERR_INPUT,
                       _("Le nombre de gommettes et celui de votants ne peuvent être "
                         "négatifs : 0 veut dire sans limite."));
    }
    struct arena arena = {0};
    struct board_plan plan = {.name = trimmed(&arena, name),
                              .question = trimmed(&arena, question ? question : ""),
                              .dots = dots,
                              .voters = voters};
    bool done = name_given(plan.name, err) && board_write(garden, board, &plan, err);
    arena_free(&arena);
    return done;
}

/* --- counts --------------------------------------------------------------------- */

/* The column of that category, made at the end when the configuration lost it. The
 * array has room for every category, tally and group. */
static struct column *column_for(struct garden *garden, struct board_counts *counts,
                                 const char *category)
{
    for (size_t i = 0; i < counts->column_count; i++)
        if (str_equal(counts->columns[i].category, category))
            return &counts->columns[i];
    struct column *column = &counts->columns[counts->column_count++];
    column->category = category;
    column->label = community_category(garden->community, category);
    return column;
}

static void count_tally(struct garden *garden, struct board_counts *counts,
                        const struct tally *tally)
{
    struct column *column = column_for(garden, counts, tally->category);
    column->notes += tally->notes;
    column->votes += tally->votes;
    counts->notes += tally->notes;
    counts->votes += tally->votes;
    for (size_t i = 0; i < counts->kind_count; i++)
        if (str_equal(counts->kinds[i].kind->id, tally->kind))
            counts->kinds[i].notes += tally->notes;
}

static void counts_prepare(struct garden *garden, struct arena *arena, size_t more,
                           struct board_counts *counts)
{
    const struct community *words = garden->community;
    counts->columns = arena_alloc(arena, (words->category_count + 1 + more) *
                                             sizeof *counts->columns);
    counts->kinds = arena_alloc(arena, (words->kind_count + 1) * sizeof *counts->kinds);
    counts->kind_count = words->kind_count;
    for (size_t i = 0; i < words->kind_count; i++)
        counts->kinds[i].kind = &words->kinds[i];
    column_for(garden, counts, "");
    for (size_t i = 0; i < words->category_count; i++)
        column_for(garden, counts, words->categories[i].id);
}

bool ops_board_counts(struct garden *garden, const struct board *board,
                      struct arena *arena, struct board_counts *counts, struct err *err)
{
    struct tally *tallies;
    size_t tally_count;
    *counts = (struct board_counts){0};
    if (!store_tallies(garden->store, board->id, arena, &tallies, &tally_count, err) ||
        !store_groups(garden->store, board->id, arena, &counts->groups,
                      &counts->group_count, err))
        return false;
    counts_prepare(garden, arena, tally_count + counts->group_count, counts);
    for (size_t i = 0; i < tally_count; i++)
        count_tally(garden, counts, &tallies[i]);
    for (size_t i = 0; i < counts->group_count; i++) {
        const struct group *group = &counts->groups[i];
        column_for(garden, counts, group->category)->votes += group->votes;
        counts->votes += group->votes;
    }
    return true;
}

/* --- pages of notes ------------------------------------------------------------- */

/* "!mob" asks for a kind and a word; a sign that is no kind's is only punctuation. */
static struct note_query query_filtered(struct garden *garden,
                                        const struct note_query *query,
                                        const char *filter, struct arena *arena)
{
    struct note_query asked = *query;
    if (!filter || *filter == '\0')
        return asked;
    struct note_line line = note_line_read(arena, garden->community, NULL, filter);
    if (line.kind) {
        asked.kind = line.kind->id;
        filter += utf8_grapheme(filter, strlen(filter));
    }
    struct str words = {0};
    fold_text(&words, filter);
    asked.match = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return asked;
}

bool ops_notes_page(struct garden *garden, const struct note_query *query,
                    const char *filter, struct id anchor, size_t before, size_t after,
                    struct arena *arena, struct note_page *page, struct err *err)
{
    struct note_query asked = query_filtered(garden, query, filter, arena);
    return store_notes_page(garden->store, &asked, anchor, before, after, arena, page,
                            err);
}

bool ops_notes_end(struct garden *garden, const struct note_query *query,
                   const char *filter, bool last, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct note_query asked = query_filtered(garden, query, filter, &arena);
    bool done = store_notes_end(garden->store, &asked, last, id, err);
    arena_free(&arena);
    return done;
}

bool ops_group(struct garden *garden, struct id id, struct arena *arena,
               struct group *group, struct err *err)
{
    return store_group(garden->store, id, arena, group, err);
}
