/* Mixed small groups: who sits with whom, so that groups are of even size, the words of
 * people's criteria are spread over them, and few pairs meet again.
 *
 * A pure rule: people are numbers, criteria are folded words. Integers only, its own
 * generator: the same request gives the same groups on any machine. Does not know
 * meetings or where past rounds are kept. */
#ifndef DOMAIN_TEAMS_H
#define DOMAIN_TEAMS_H

#include <stddef.h>
#include <stdint.h>

/* splitmix64 (Steele, Lea, Flood 2014; constants of Vigna's public-domain code). */
struct teams_random {
    uint64_t state;
};
uint64_t teams_random_next(struct teams_random *random);
/* A number in 0 … below - 1, each as likely; below > 0. */
uint64_t teams_random_below(struct teams_random *random, uint64_t below);

struct teams_wish {
    size_t people;
    size_t size;                 /* of a group, about; at least 1 */
    const char *const *criteria; /* folded words of each person; NULL: none */
    const uint16_t *met;         /* people × people, symmetric: how often each pair was
                                    together; NULL: never */
    uint64_t seed;
};

/* How many groups come closest to that size (ties: fewer and larger ones); 0 for
 * nobody. Sizes then differ by one at most. */
size_t teams_count(size_t people, size_t size);

/* Writes the group (0 … teams_count - 1) of each person; team has room for people.
 * Spread comes first: for each word, groups hold as even a number of those who have it
 * as was found (within one where one word, or words that exclude each other, ask for
 * it). Then repeated pairs, the more often met the dearer. Bounded work: some 400 000
 * exchanges at most are weighed. */
void teams_make(const struct teams_wish *wish, size_t *team);

#endif
