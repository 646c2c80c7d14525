/* Who invited whom: setting it, and the tree. */
#ifndef OPS_INVITES_H
#define OPS_INVITES_H

#include "domain/invite.h"
#include "domain/meeting.h"
#include "ops/garden.h"

/* Says who invited that person; none takes it back. ERR_INPUT when it would close a
 * loop, and the sentence names it: « Boucle impossible : Nadia a invité Marc, qui a
 * invité Lise. »; or for someone unknown. */
bool ops_invite_set(struct garden *garden, struct id person, struct id inviter,
                    struct err *err);

struct invite_line {
    struct invite_row row; /* depth, direct and total counts, looped */
    struct person person;
    const char *label;
};
/* Everyone who invited or was invited, in order of display (domain/invite.h), branches
 * of one inviter in the stated order of names. `root` none: the whole forest; else that
 * person and her branch, from depth 0. */
bool ops_invite_tree(struct garden *garden, struct id root, struct arena *arena,
                     struct invite_line **lines, size_t *count, struct err *err);

#endif
