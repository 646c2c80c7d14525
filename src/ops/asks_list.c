/* Needs, offers and promises: what is read, and who could answer whom. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/asks.h"
#include "ops/cards_private.h"

const char *ask_kind_text(enum ask_kind kind)
{
    static const char *const words[ASK_KIND_COUNT] = {
        [ASK_NEED] = N_("besoin"),
        [ASK_OFFER] = N_("apport"),
        [ASK_PROMISE] = N_("promesse"),
    };
    return _(words[kind]);
}

const char *ask_status_text(enum ask_status status)
{
    static const char *const words[ASK_STATUS_COUNT] = {
        [ASK_OPEN] = N_("en attente"),
        [ASK_LINKED] = N_("mis en relation"),
        [ASK_MET] = N_("satisfait"),
        [ASK_WITHDRAWN] = N_("abandonné"),
    };
    return _(words[status]);
}

/* --- reading ---------------------------------------------------------------------- */

static struct ask_line line_make(const struct garden *garden, struct arena *arena,
                                 const struct ask_row *row)
{
    bool alone = id_is_none(row->ask.partner);
    const char *category = row->ask.category;
    return (struct ask_line){
        .ask = row->ask,
        .owner = person_name(arena, &row->owner),
        .partner = alone ? "" : person_name(arena, &row->partner),
        .category = *category ? community_category(garden->community, category) : "",
        .created = row->created,
    };
}

static bool matches(const struct ask_query *query, const struct ask *ask)
{
    return (!query->kinds || query->kinds >> ask->kind & 1) &&
           (!query->statuses || query->statuses >> ask->status & 1) &&
           (!query->category || strcmp(query->category, ask->category) == 0);
}

/* Rows come as they were written, and stay so where these are equal. */
static int compare_rows(const void *a, const void *b)
{
    const struct ask_row *const *one = a, *const *two = b;
    if ((*one)->ask.kind != (*two)->ask.kind)
        return (*one)->ask.kind < (*two)->ask.kind ? -1 : 1;
    bool open_one = (*one)->ask.status == ASK_OPEN;
    bool open_two = (*two)->ask.status == ASK_OPEN;
    if (open_one != open_two)
        return open_one ? -1 : 1;
    return (*one > *two) - (*one < *two);
}

bool ops_asks(struct garden *garden, const struct ask_query *query, struct arena *arena,
              struct ask_line **lines, size_t *count, struct err *err)
{
    struct ask_row *rows;
    size_t all, n = 0;
    if (!store_asks(garden->store, query->owner, arena, &rows, &all, err))
        return false;
    const struct ask_row **kept = arena_alloc(arena, (all + 1) * sizeof *kept);
    for (size_t i = 0; i < all; i++)
        if (matches(query, &rows[i].ask))
            kept[n++] = &rows[i];
    if (n > 1)
        qsort(kept, n, sizeof *kept, compare_rows);
    *lines = arena_alloc(arena, (n + 1) * sizeof **lines);
    for (size_t i = 0; i < n; i++)
        (*lines)[i] = line_make(garden, arena, kept[i]);
    *count = n;
    return true;
}

bool ops_ask(struct garden *garden, struct id id, struct arena *arena,
             struct ask_line *line, struct err *err)
{
    struct ask_row row;
    if (!store_ask(garden->store, id, arena, &row, err))
        return false;
    *line = line_make(garden, arena, &row);
    return true;
}

/* --- who could answer ------------------------------------------------------------ */

enum { WORD_LEAST = 4, SAME_CATEGORY = 1000 };

/* Words of one text that stand in the other: short ones tell nothing. */
static int words_shared(const char *a, const char *b)
{
    int shared = 0;
    while (*a) {
        size_t len = strcspn(a, " ");
        for (const char *at = b; len >= WORD_LEAST && *at;) {
            size_t other = strcspn(at, " ");
            shared += other == len && memcmp(at, a, len) == 0;
            at += other + (at[other] == ' ');
        }
        a += len + (a[len] == ' ');
    }
    return shared;
}

struct candidate {
    const struct ask_row *row;
    int score;
};

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *one = a, *two = b;
    if (one->score != two->score)
        return one->score > two->score ? -1 : 1;
    return (one->row > two->row) - (one->row < two->row);
}

static bool could_answer(const struct ask *ask, const struct ask *other)
{
    bool need = ask->kind == ASK_NEED;
    return other->status == ASK_OPEN && (other->kind == ASK_NEED) != need &&
           !id_equal(ask->owner, other->owner);
}

static int score_of(struct arena *arena, const struct ask *ask, const struct ask *other)
{
    bool same = *ask->category && strcmp(ask->category, other->category) == 0;
    return (same ? SAME_CATEGORY : 0) +
           words_shared(name_folded(arena, ask->text), name_folded(arena, other->text));
}

bool ops_ask_candidates(struct garden *garden, struct id id, size_t most,
                        struct arena *arena, struct ask_line **lines, size_t *count,
                        struct err *err)
{
    struct ask_row row, *rows;
    size_t all, n = 0;
    if (!store_ask(garden->store, id, arena, &row, err) ||
        !store_asks(garden->store, (struct id){{0}}, arena, &rows, &all, err))
        return false;
    struct candidate *found = arena_alloc(arena, (all + 1) * sizeof *found);
    for (size_t i = 0; i < all; i++) {
        int score = could_answer(&row.ask, &rows[i].ask)
                        ? score_of(arena, &row.ask, &rows[i].ask)
                        : 0;
        if (score > 0)
            found[n++] = (struct candidate){&rows[i], score};
    }
    if (n > 1)
        qsort(found, n, sizeof *found, compare_candidates);
    *count = n < most ? n : most;
    *lines = arena_alloc(arena, (*count + 1) * sizeof **lines);
    for (size_t i = 0; i < *count; i++)
        (*lines)[i] = line_make(garden, arena, found[i].row);
    return true;
}
