#include "domain/invite.h"

#include <stdlib.h>
#include <string.h>

/* While it is made, a person is the number of the place where the pairs first name it.
 */
struct member {
    struct id id;
    size_t inviter;
    size_t child, last; /* the first invited, and the last to add after */
    size_t next;        /* the one invited after, by the same inviter */
    size_t row;
    bool looped;
};

struct members {
    struct member *at;
    size_t count;
    size_t *by_id; /* open addressing: a member's number + 1, 0 when free */
    size_t mask;
};

static size_t hash_id(struct id id)
{
    size_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < sizeof id.bytes; i++)
        hash = (hash ^ id.bytes[i]) * 16777619u;
    return hash;
}

static size_t member_of(struct members *members, struct id id)
{
    size_t slot = hash_id(id) & members->mask;
    for (; members->by_id[slot]; slot = (slot + 1) & members->mask)
        if (id_equal(members->at[members->by_id[slot] - 1].id, id))
            return members->by_id[slot] - 1;
    members->at[members->count] = (struct member){
        .id = id,
        .inviter = INVITE_NONE,
        .child = INVITE_NONE,
        .next = INVITE_NONE,
        .row = INVITE_NONE,
    };
    members->by_id[slot] = ++members->count;
    return members->count - 1;
}

static void read_pairs(struct members *members, const struct invite *pairs,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (id_is_none(pairs[i].person))
            continue;
        size_t person = member_of(members, pairs[i].person);
        bool alone = id_is_none(pairs[i].inviter);
        size_t inviter = alone ? INVITE_NONE : member_of(members, pairs[i].inviter);
        members->at[person].looped = inviter == person;
        members->at[person].inviter = inviter == person ? INVITE_NONE : inviter;
    }
}

/* Cuts each cycle at its first member. Every walk marks who it met with its own number,
 * and stops at whoever an earlier walk already met: all of it is linear. */
static void cut_cycles(struct members *members, size_t *met)
{
    for (size_t start = 0; start < members->count; start++) {
        size_t at = start;
        while (at != INVITE_NONE && !met[at]) {
            met[at] = start + 1;
            at = members->at[at].inviter;
        }
        if (at == INVITE_NONE || met[at] != start + 1)
            continue;
        size_t first = at;
        for (size_t on = members->at[at].inviter; on != at;
             on = members->at[on].inviter)
            first = on < first ? on : first;
        members->at[first].inviter = INVITE_NONE;
        members->at[first].looped = true;
    }
}

static void link_children(struct members *members)
{
    for (size_t i = 0; i < members->count; i++) {
        size_t inviter = members->at[i].inviter;
        if (inviter == INVITE_NONE)
            continue;
        struct member *parent = &members->at[inviter];
        if (parent->child == INVITE_NONE)
            parent->child = i;
        else
            members->at[parent->last].next = i;
        parent->last = i;
    }
}

static void add_row(struct members *members, struct invite_row *rows, size_t row,
                    size_t at)
{
    struct member *member = &members->at[at];
    bool root = member->inviter == INVITE_NONE;
    size_t parent = root ? INVITE_NONE : members->at[member->inviter].row;
    member->row = row;
    rows[row] = (struct invite_row){
        .person = member->id,
        .parent = parent,
        .depth = root ? 0 : rows[parent].depth + 1,
        .looped = member->looped,
    };
}

/* Who comes after `at` in the order of display, inside the branch of its root. */
static size_t next_in_branch(const struct members *members, size_t at)
{
    if (members->at[at].child != INVITE_NONE)
        return members->at[at].child;
    while (at != INVITE_NONE && members->at[at].next == INVITE_NONE)
        at = members->at[at].inviter;
    return at == INVITE_NONE ? INVITE_NONE : members->at[at].next;
}

/* Every row stands below its parent: the last counts are whole when they are added. */
static void count_invited(struct invite_row *rows, size_t count)
{
    for (size_t i = count; i > 0; i--) {
        const struct invite_row *row = &rows[i - 1];
        if (row->parent == INVITE_NONE)
            continue;
        rows[row->parent].direct++;
        rows[row->parent].total += row->total + 1;
    }
}

static void members_make(struct members *members, size_t pairs)
{
    size_t slots = 4;
    while (slots < 4 * pairs)
        slots *= 2;
    *members = (struct members){
        .at = xcalloc(2 * pairs + 1, sizeof *members->at),
        .by_id = xcalloc(slots, sizeof *members->by_id),
        .mask = slots - 1,
    };
}

struct invite_tree invite_tree_build(struct arena *arena, const struct invite *pairs,
                                     size_t count)
{
    struct members members;
    members_make(&members, count);
    read_pairs(&members, pairs, count);
    size_t *met = xcalloc(members.count + 1, sizeof *met);
    cut_cycles(&members, met);
    free(met);
    link_children(&members);
    struct invite_row *rows = arena_alloc(arena, (members.count + 1) * sizeof *rows);
    size_t row = 0;
    for (size_t root = 0; root < members.count; root++) {
        if (members.at[root].inviter != INVITE_NONE)
            continue;
        for (size_t at = root; at != INVITE_NONE; at = next_in_branch(&members, at))
            add_row(&members, rows, row++, at);
    }
    count_invited(rows, row);
    free(members.at);
    free(members.by_id);
    return (struct invite_tree){.rows = rows, .count = row};
}

size_t invite_tree_find(const struct invite_tree *tree, struct id person)
{
    for (size_t i = 0; i < tree->count; i++)
        if (id_equal(tree->rows[i].person, person))
            return i;
    return INVITE_NONE;
}
