/* What a search over everything may answer, and how well.
 *
 * Owns the order of answers: both enums are it, rank first. */
#ifndef DOMAIN_FOUND_H
#define DOMAIN_FOUND_H

/* In the order of answers that match as well. */
enum find_kind {
    FIND_PERSON,
    FIND_ACTOR,
    FIND_MEETING,
    FIND_SLOT,
    FIND_DECISION,
    FIND_ACTION,
    FIND_QUESTION,
    FIND_LINE,  /* another line of a session: a note, an expectation */
    FIND_ASK,   /* a need, an offer, a promise of someone */
    FIND_TOUCH, /* an exchange with someone */
    FIND_NOTE,
    FIND_MINUTES,
    FIND_KIND_COUNT
};
/* How well it answers, best first. */
enum find_rank {
    FIND_EXACT,     /* its whole name is what was typed */
    FIND_PREFIX,    /* its name begins so; a person's in either order */
    FIND_TITLE,     /* every word typed begins a word of its name or title */
    FIND_ELSEWHERE, /* in its name or anything else it says; a person or an actor also
                       by its contacts and its own fields */
    FIND_NEAR,      /* but for a slip of typing */
    FIND_RANK_COUNT
};

#endif
