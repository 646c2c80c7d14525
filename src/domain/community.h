/* The community as its configuration describes it: words, circles, kinds, boards.
 *
 * Plain data, filled by config/, read by everyone. All strings live as long as the
 * community (its own arena). Lists keep the order of the file. */
#ifndef DOMAIN_COMMUNITY_H
#define DOMAIN_COMMUNITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

/* How the community names one of its things: "jardinier", "jardiniers", "le". */
struct term {
    const char *id; /* gardener, member, actor, note, meeting… */
    const char *singular;
    const char *plural;
    const char *article;
};

/* A circle is a row with a stable id; its number and label are presentation. */
struct circle {
    const char *id;
    int number;
    const char *label;
    int soft_cap; /* 0: none */
};

/* A theme, a need category, a source: an id and what people read. */
struct label {
    const char *id;
    const char *label;
};

enum ink { INK_PLAIN, INK_IDEA, INK_FEAR, INK_NEED, INK_QUESTION };

struct note_kind {
    const char *id;       /* idea, fear, need, question… as exported */
    const char *sign;     /* one printable character: + ! * ? */
    const char *label;    /* IDÉE */
    const char *singular; /* idée: the label in lower case, made after reading */
    const char *plural;   /* idées */
    const char *prompt;   /* what the facilitator asks for */
    enum ink ink;
    bool attributed; /* may the author be kept by default? fears: no */
};

struct board_plan {
    const char *id;
    const char *name;
    const char *question;
    const char *const *kinds; /* ids, NULL-terminated; empty: every kind */
    int dots;                 /* votes per person, 0: no limit */
    int voters;               /* people voting, 0: not said */
};

struct message_template {
    const char *id;
    const char *subject;
    const char *body;
};

struct slot_plan {
    const char *title;
    const char *kind; /* info échange post-its atelier décision actions présences météo
                         pause, or NULL: not said */
    int minutes;      /* 0: not said (a break fills the gap) */
    const char *const *prompts; /* NULL-terminated */
};

struct meeting_template {
    const char *id;
    const char *title;
    const char *const *objectives; /* NULL-terminated */
    const struct slot_plan *slots;
    size_t slot_count;
};

struct key_binding {
    const char *action; /* config name of an action of actions.def */
    const char *keys;   /* "a", "Ctrl+Z", "a F6" */
};

/* Texts are "" when the file does not give them, except where NULL is said. */
struct community {
    const char *name;
    const char *region;
    const char *keyboard; /* azerty afnor bepo qwerty, or NULL: asked at first run */
    const char *language; /* fr en, or NULL */
    const char *palette;  /* lisible classique mono, or NULL */
    const struct term *terms; /* only the words that the file changes: community_term */
    size_t term_count;
    const struct circle *circles;
    size_t circle_count;
    const struct label *themes;
    size_t theme_count;
    const struct label *categories; /* of needs: the columns of a board */
    size_t category_count;
    const struct label *sources;
    size_t source_count;
    const struct note_kind *kinds; /* never empty once loaded */
    size_t kind_count;
    const struct board_plan *boards; /* never empty once loaded */
    size_t board_count;
    const struct message_template *messages;
    size_t message_count;
    const struct meeting_template *meetings;
    size_t meeting_count;
    const struct key_binding *keys;
    size_t key_count;
    struct arena arena;
};

/* Gives back the arena and empties the structure; a zeroed one is fine. */
void community_free(struct community *community);
/* Gives an empty list of kinds the four usual ones (idea +, fear !, need *,
 * question ?; fears keep no author) and an empty list of boards one board, in the
 * language of the moment. Lists already filled are left alone. */
void community_fill_defaults(struct community *community);

/* The word of that id (gardener, member, actor, facilitator, note, meeting, circle,
 * community) as this community says it, else the usual French one; NULL for another
 * id. */
const struct term *community_term(const struct community *community, const char *id);

/* The kind of that id or of that sign; NULL when there is none. */
const struct note_kind *community_kind(const struct community *community,
                                       const char *id);
const struct note_kind *community_kind_by_sign(const struct community *community,
                                               const char *sign);
/* Label of a category id; the id itself for one that left the configuration; the
 * sentence "À classer" for NULL or "". */
const char *community_category(const struct community *community, const char *id);
const struct board_plan *community_board(const struct community *community,
                                         const char *id);

#endif
