/* Who invited whom: a tree, kept free of cycles.
 *
 * Owns: the check before an inviter is set, depths, counts, and the order of display.
 * Does not know people, only their ids. Made for up to 5 000 pairs; never recurses, so
 * that a chain of 5 000 is a chain like another. Files joined from two laptops may hold
 * a cycle that neither made: it is shown, cut at one person, and said. */
#ifndef DOMAIN_INVITE_H
#define DOMAIN_INVITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/id.h"
#include "base/mem.h"

#define INVITE_NONE ((size_t)-1)

/* One fact: `person` was invited by `inviter`. */
struct invite {
    struct id person;
    struct id inviter;
};

/* One person of the tree. */
struct invite_row {
    struct id person;
    size_t parent; /* its inviter's row, always above; INVITE_NONE at a root */
    int depth;     /* 0 at a root */
    size_t direct; /* people that this person invited */
    size_t total;  /* and those that they invited, and so on */
    bool looped;   /* a root only because its inviter comes from it: a cycle was cut */
};

/* Everyone named in the pairs, each once, in order of display: a person, then the whole
 * branch of each one invited. Roots, and those of one inviter, keep the order in which
 * the pairs first name them. A person given twice keeps the last inviter; a pair with
 * no inviter (id none) or with oneself makes a root (looped for oneself). A cycle is
 * cut at the member that the pairs name first: that one is the root, looped. */
struct invite_tree {
    const struct invite_row *rows;
    size_t count;
};
struct invite_tree invite_tree_build(struct arena *arena, const struct invite *pairs,
                                     size_t count);

/* Row of a person, INVITE_NONE when not in the tree. Takes a walk of the rows. */
size_t invite_tree_find(const struct invite_tree *tree, struct id person);

#endif
