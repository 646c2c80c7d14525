#include "ops/invites.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "ops/cards_private.h"

/* --- setting it ------------------------------------------------------------------- */

/* Longer chains are a loop that another laptop brought. */
enum { CHAIN_MOST = 100000, NAMES_SHOWN = 4 };

/* Names from someone up to who invited her inviter, and so on. */
struct chain {
    VEC(const char *) names;
    bool loops;
};

/* Cards in the bin count: they may come out of it. */
static bool chain_climb(struct garden *garden, struct id from, struct id person,
                        struct arena *arena, struct chain *chain, struct err *err)
{
    for (int i = 0; i < CHAIN_MOST && !id_is_none(from); i++) {
        struct card card;
        enum row_state state;
        int64_t created;
        struct err gone = ERR_INIT;
        if (!store_card(garden->store, from, arena, &card, &state, &created, &gone)) {
            bool ended = gone.kind == ERR_NOT_FOUND;
            if (!ended && err)
                *err = gone;
            return ended;
        }
        vec_push(&chain->names, person_name(arena, &card.person));
        chain->loops = id_equal(from, person);
        if (chain->loops)
            return true;
        from = card.inviter;
    }
    return true;
}

/* « Nadia a invité Marc, qui a invité Lise »: from the person down to the inviter; a
 * long chain is cut in its middle. */
static const char *chain_text(struct arena *arena, const struct chain *chain)
{
    struct str out = {0};
    size_t count = chain->names.n;
    for (size_t i = 0; i < count; i++) {
        const char *name = chain->names.at[count - 1 - i];
        bool cut = count > NAMES_SHOWN && i >= NAMES_SHOWN - 1 && i + 1 < count;
        if (i == 0)
            str_add(&out, name);
        else if (i == 1)
            str_printf(&out, _(" a invité %s"), name);
        else if (!cut)
            str_printf(&out, _(", qui a invité %s"), name);
        else if (i == NAMES_SHOWN - 1)
            str_add(&out, "…");
    }
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

bool invite_fits(struct garden *garden, struct id person, struct id inviter,
                 struct err *err)
{
    struct arena arena = {0};
    struct chain chain = {0};
    bool done;
    if (id_equal(person, inviter))
        return err_set(err, ERR_INPUT,
                       _("Personne ne s’invite soi-même : choisissez quelqu’un "
                         "d’autre."));
    done = chain_climb(garden, inviter, person, &arena, &chain, err);
    if (done && chain.loops)
        done = err_set(err, ERR_INPUT, _("Boucle impossible : %s."),
                       chain_text(&arena, &chain));
    vec_free(&chain.names);
    arena_free(&arena);
    return done;
}

bool ops_invite_set(struct garden *garden, struct id person, struct id inviter,
                    struct err *err)
{
    struct arena arena = {0};
    struct card card;
    bool done =
        card_live(garden, person, &arena, &card, err) &&
        (id_is_none(inviter) || (card_live(garden, inviter, &arena, &card, err) &&
                                 invite_fits(garden, person, inviter, err)));
    arena_free(&arena);
    return done && step_begin(garden, VERB_INVITER_SET, err) &&
           step_end(garden, set_id(garden, person, FIELD_PERSON_INVITER, inviter, err),
                    CHANGED_PEOPLE, err);
}

/* --- the tree --------------------------------------------------------------------- */

static int compare_ids(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

static bool among(const struct id *ids, size_t count, struct id id)
{
    return bsearch(&id, ids, count, sizeof *ids, compare_ids) != NULL;
}

/* Everyone who invited or was invited, in the order of the roll, so that branches and
 * roots are in it too. An inviter in the bin is left out: those she invited are roots.
 */
static size_t pairs_of(struct arena *arena, const struct roll_list *roll,
                       struct invite *pairs)
{
    struct id *live = arena_alloc(arena, (roll->count + 1) * sizeof *live);
    struct id *inviters = arena_alloc(arena, (roll->count + 1) * sizeof *inviters);
    size_t n = 0, invited = 0;
    for (size_t i = 0; i < roll->count; i++)
        live[i] = roll->lines[i].person.id;
    qsort(live, roll->count, sizeof *live, compare_ids);
    for (size_t i = 0; i < roll->count; i++)
        if (among(live, roll->count, roll->lines[i].inviter))
            inviters[invited++] = roll->lines[i].inviter;
    qsort(inviters, invited, sizeof *inviters, compare_ids);
    for (size_t i = 0; i < roll->count; i++) {
        const struct roll_line *line = &roll->lines[i];
        bool by = among(live, roll->count, line->inviter);
        if (by || among(inviters, invited, line->person.id))
            pairs[n++] =
                (struct invite){line->person.id, by ? line->inviter : (struct id){{0}}};
    }
    return n;
}

/* Persons of the roll by id. */
struct directory {
    const struct roll_line **by_id;
    size_t count;
};

static int compare_lines(const void *a, const void *b)
{
    const struct roll_line *const *one = a, *const *two = b;
    return compare_ids(&(*one)->person.id, &(*two)->person.id);
}

static int compare_line(const void *id, const void *at)
{
    const struct roll_line *const *line = at;
    return compare_ids(id, &(*line)->person.id);
}

static void line_fill(const struct directory *directory, struct arena *arena,
                      struct invite_line *line)
{
    const struct roll_line **found =
        bsearch(&line->row.person, directory->by_id, directory->count,
                sizeof *directory->by_id, compare_line);
    if (!found)
        return;
    line->person = person_copy(arena, &(*found)->person);
    line->label = person_label(arena, &line->person);
}

/* The branch of one person: the rows that follow hers while they are deeper. */
static void branch_of(const struct invite_tree *tree, struct id root, size_t *first,
                      size_t *end)
{
    *first = invite_tree_find(tree, root);
    *end = 0;
    if (*first == INVITE_NONE)
        return;
    *end = *first + 1;
    while (*end < tree->count && tree->rows[*end].depth > tree->rows[*first].depth)
        (*end)++;
}

static size_t lines_make(const struct invite_tree *tree, struct id root,
                         const struct directory *directory, struct arena *arena,
                         struct invite_line *lines)
{
    size_t first = 0, end = tree->count, n = 0;
    if (!id_is_none(root))
        branch_of(tree, root, &first, &end);
    for (size_t i = first; i < end; i++) {
        struct invite_line *line = &lines[n++];
        line->row = tree->rows[i];
        line->row.depth -= tree->rows[first].depth;
        line->row.parent = i == first || line->row.parent == INVITE_NONE
                               ? INVITE_NONE
                               : line->row.parent - first;
        line->label = "";
        line_fill(directory, arena, line);
    }
    return n;
}

bool ops_invite_tree(struct garden *garden, struct id root, struct arena *arena,
                     struct invite_line **lines, size_t *count, struct err *err)
{
    struct roll_list roll;
    struct arena scratch = {0};
    *count = 0;
    if (!store_roll(garden->store, &roll, err))
        return false;
    size_t room = roll.count + 1;
    struct invite *pairs = arena_alloc(&scratch, room * sizeof *pairs);
    struct invite_tree tree =
        invite_tree_build(&scratch, pairs, pairs_of(&scratch, &roll, pairs));
    struct directory directory = {arena_alloc(&scratch, room * sizeof(void *)),
                                  roll.count};
    for (size_t i = 0; i < roll.count; i++)
        directory.by_id[i] = &roll.lines[i];
    qsort(directory.by_id, roll.count, sizeof *directory.by_id, compare_lines);
    *lines = arena_alloc(arena, room * sizeof **lines);
    *count = lines_make(&tree, root, &directory, arena, *lines);
    arena_free(&scratch);
    return true;
}
