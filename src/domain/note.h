/* A note (post-it), a group of notes, a board: what the panes read, and pure rules.
 *
 * Strings belong to the arena given to the read that made them. */
#ifndef DOMAIN_NOTE_H
#define DOMAIN_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "base/mem.h"
#include "domain/community.h"

/* State of a row: only NOTE_LIVE is shown; nothing is ever deleted. */
enum row_state {
    ROW_LIVE = 0,
    ROW_BIN = 1,       /* in the bin, restorable */
    ROW_WITHDRAWN = 2, /* its creation was undone */
    ROW_MERGED = 3,    /* its text lives on in another note */
};

struct note {
    struct id id;
    struct id board;
    struct id group; /* none: loose */
    struct id merged_into;
    struct id slot;   /* of the meeting it was said in, none */
    const char *kind; /* id of a note_kind */
    const char *text;
    const char *author;   /* "" unless someone typed one; several joined by ", " */
    const char *tags;     /* "compost serre", without #, separated by one space */
    const char *category; /* id, "" = to sort */
    int votes;
    double position; /* order inside its column */
    int64_t created; /* ms */
    enum row_state state;
};

struct group {
    struct id id;
    struct id board;
    const char *name;
    const char *category;
    int votes; /* dots given to the title itself */
    double position;
    int note_count;       /* live notes */
    int note_votes;       /* sum of their votes */
    enum row_state state; /* withdrawn when it was emptied */
};

struct board {
    struct id id;
    const char *key; /* id of its plan in the configuration, "" if made by hand */
    const char *name;
    const char *question;
    int dots;
    int voters;
    double position;
};

/* What one captured line means. `text` excludes the sign, the @authors and #tags. */
struct note_line {
    const struct note_kind *kind;
    const char *text;
    const char *author;
    const char *tags;
};

/* Reads one capture line: at its first column the sign of a kind (or ',' for '?', '='
 * for '+') sets the kind for this line, else `kind`; "@Nadia" or "@Nadia_Benali" adds
 * an author (underscore = space) and "#mot" a tag, wherever they stand as a whole word;
 * a line that starts with a space keeps its sign as text. Text is trimmed, inner
 * spaces kept. Punctuation glued to an @author or #tag goes with it; "@", "#1" and
 * other words without a letter are text. An empty text is a line that saves nothing
 * (`text` is ""). A kind that is not attributed keeps an author only when one is typed.
 */
struct note_line note_line_read(struct arena *arena, const struct community *community,
                                const struct note_kind *kind, const char *line);

/* The lines of a pasted block, in order, each read as above (bullets such as "- " and
 * "• " and "1. " are dropped, and indentation; "-" is the sign of a fear when the block
 * also has lines that begin by "+"). Lines without text are left out. Returns their
 * number; *lines is in the arena. */
size_t note_block_read(struct arena *arena, const struct community *community,
                       const struct note_kind *kind, const char *block,
                       struct note_line **lines);

/* Two notes that may say the same thing; score in 0..1000. */
struct note_pair {
    size_t a, b; /* indices in the list given, a < b */
    unsigned score;
};
/* Proposes near-duplicates among texts (already folded), best first, without ever
 * pairing one note twice with the same other. The score is a mean of two likenesses:
 * the trigrams (fold_likeness: spelling) and the stems of content words (wording), each
 * stem weighing more the rarer it is among these texts. Bounded work: for more than
 * 2 000 texts only pairs that share a rare stem are compared. */
size_t note_pairs_find(struct arena *arena, const char *const *folded, size_t count,
                       struct note_pair **pairs);

/* How much the text being typed (folded) says what `said` (folded) says, in 0..1000.
 * Asks what part of the typed words is in `said`, not the reverse: half a sentence may
 * already be recognised. The last word may be half typed. From NOTE_LIKE on it is worth
 * showing. */
#define NOTE_LIKE 700u
unsigned note_likeness(const char *typed, const char *said);

/* Joins author lists without repeating anyone: "Nadia, Yvon" + "Yvon" = "Nadia, Yvon".
 * Two spellings of one fold are the same person or tag; the first spelling stays. */
const char *note_authors_join(struct arena *arena, const char *a, const char *b);
/* The same for tags; then the tags that are not in `removed`; then whether `tags` has
 * every one of `wanted`. */
const char *note_tags_join(struct arena *arena, const char *a, const char *b);
const char *note_tags_without(struct arena *arena, const char *tags,
                              const char *removed);
bool note_tags_have(const char *tags, const char *wanted);

#endif
