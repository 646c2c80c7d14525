/* Two cards that may be one: the walk of pairs, those said to be different, and the
 * merge of two persons or of two actors.
 *
 * Nothing is merged but by ops_merge, asked by a person. A merge loses no word: what
 * both say is there once, what only one says is kept, what differs is kept on one side
 * and listed in the note. Everything that named the card that goes names the one that
 * stays. One undo brings both back, to the letter. */
#ifndef OPS_TWINS_H
#define OPS_TWINS_H

#include "domain/likename.h"
#include "ops/garden.h"

struct twin_pair {
    struct id one, other; /* the elder first */
    const char *one_label, *other_label;
    struct name_verdict verdict;
    const char *reason; /* name_reason_text: « même téléphone » */
};
/* Live persons (or actors) whose names, mails or phones are alike, likeliest first; at
 * most `most`. Pairs said to be different never come back, whatever is imported or
 * merged since. */
bool ops_twins(struct garden *garden, bool persons, size_t most, struct arena *arena,
               struct twin_pair **pairs, size_t *count, struct err *err);
/* The pair of two cards that a person takes for one, in the order given: their reason is
 * NAME_REASON_NONE, "", when nothing in them is alike. ERR_INPUT when they are not two
 * live cards of one kind. */
bool ops_twins_pair(struct garden *garden, struct id one, struct id other,
                    struct arena *arena, struct twin_pair *pair, struct err *err);
/* They are two: one step; nothing when that was said. */
bool ops_twins_apart(struct garden *garden, struct id one, struct id other,
                     struct err *err);

/* One line of two cards side by side. */
struct twin_field {
    enum field field;
    const char *label;       /* translated */
    const char *one, *other; /* as people read them, "" */
    bool differs;            /* both say something, not the same, and one is kept */
};
/* Fields that one of them says at least, in the order of the schema. ERR_INPUT when
 * they are not two live cards of one kind. */
bool ops_twins_fields(struct garden *garden, struct id one, struct id other,
                      struct arena *arena, struct twin_field **fields, size_t *count,
                      struct err *err);

/* `other` becomes part of `stays`, in one step. For the fields of `taken` what `other`
 * says wins (NULL and 0: never); what loses is listed in the note. A refusal to appear
 * and the status of an address win by themselves. */
struct merge_choice {
    const enum field *taken;
    size_t count;
};
bool ops_merge(struct garden *garden, struct id stays, struct id other,
               const struct merge_choice *choice, struct err *err);

#endif
