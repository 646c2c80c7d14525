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
    int number; /* told apart from the others of its model only */
    const char *label;
    int soft_cap;      /* 0: none */
    int reminder_days; /* after the last touch, 0: no reminder */
    const char *model; /* id of the model it belongs to, "": every model */
};

/* A way of counting circles ("Modèle 1"); the one in force is stored in the file. */
struct circle_model {
    const char *id;
    const char *label;
};

/* Members of the circle `from` go to the circle `to`: ids. */
struct circle_step {
    const char *from;
    const char *to;
};

/* How circles of one model become those of another; a circle of both that no step names
 * stays what it is. */
struct circle_passage {
    const char *from; /* ids of models */
    const char *to;
    const struct circle_step *steps;
    size_t step_count;
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

enum custom_owner { CUSTOM_ACTOR, CUSTOM_PERSON, CUSTOM_BOTH };
enum custom_type {
    CUSTOM_TEXT,
    CUSTOM_NUMBER,
    CUSTOM_DATE,
    CUSTOM_FLAG,
    CUSTOM_CHOICE,
};
/* Who may read it: anyone, the members, the pair of gardeners. */
enum custom_level { CUSTOM_PUBLIC, CUSTOM_MEMBERS, CUSTOM_PAIR };

/* A line that this community adds to its cards. */
struct custom_field {
    const char *id;
    const char *label;
    enum custom_owner owner;
    enum custom_type type;
    const char *const *choices; /* NULL-terminated; empty but for CUSTOM_CHOICE */
    enum custom_level level;
};

/* A link read from A to B ("parraine"), and from B to A ("parrainé·e par"): the same
 * text when it is symmetric. */
struct relation_type {
    const char *id;
    const char *label;
    const char *inverse;
};

struct interview_grid {
    const char *id;
    const char *label;
    const char *const *questions; /* NULL-terminated, never empty */
};

/* A charter or an engagement contract, in the version to be signed today. */
struct charter {
    const char *id;
    const char *label;
    int version;      /* from 1 */
    int renew_months; /* 0: signed once for all */
};

/* A saved list that comes with the community, in the language of searches. */
struct list_plan {
    const char *id;
    const char *label;
    const char *query; /* "cercle:engages dept:34" */
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
    const struct label *sources; /* never empty once loaded */
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
    const struct label *actor_kinds; /* association, commune… never empty once loaded */
    size_t actor_kind_count;
    const struct label *roles; /* of a person in a structure; the same */
    size_t role_count;
    const struct circle_model *models; /* empty: only one way of counting */
    size_t model_count;
    const struct circle_passage *passages;
    size_t passage_count;
    const struct custom_field *fields;
    size_t field_count;
    const struct relation_type *relations; /* never empty once loaded */
    size_t relation_count;
    const struct interview_grid *grids;
    size_t grid_count;
    const struct label *extract_tags; /* of what is said in an interview; never empty */
    size_t extract_tag_count;
    const char *const *sensitive; /* words to watch, NULL-terminated, never empty */
    const struct charter *charters;
    size_t charter_count;
    const struct list_plan *lists;
    size_t list_count;
    int verify_months; /* an actor not verified for so long is to be checked */
    struct arena arena;
};

/* Gives back the arena and empties the structure; a zeroed one is fine. */
void community_free(struct community *community);
/* Gives an empty list of kinds the four usual ones (idea +, fear !, need *,
 * question ?; fears keep no author), an empty list of boards one board, and empty lists
 * of actor_kinds, roles, sources, extract_tags, relations and sensitive words the usual
 * ones, in the language of the moment (the words to watch stay French). Lists already
 * filled are left alone, but for relations: "carries" and "synergy", which the program
 * makes by itself, are added where they miss, and an empty inverse becomes the label.
 * verify_months, when 0, becomes 12. */
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

/* Label of an id among those; the id itself for one that left the configuration; ""
 * for NULL. */
const char *community_label(const struct label *labels, size_t count, const char *id);
const char *community_theme(const struct community *community, const char *id);
/* Those of a text of ids parted by spaces: « Mer et littoral, Ville ». In the arena. */
const char *community_themes_text(struct arena *arena,
                                  const struct community *community,
                                  const char *themes);
const char *community_actor_kind(const struct community *community, const char *id);
const char *community_source(const struct community *community, const char *id);

/* Each is NULL when the configuration has none of that id. */
const struct circle *community_circle(const struct community *community,
                                      const char *id);
const struct relation_type *community_relation(const struct community *community,
                                               const char *id);
const struct charter *community_charter(const struct community *community,
                                        const char *id);
const struct custom_field *community_field(const struct community *community,
                                           const char *id);

/* The model of that id; the first one for NULL, "" or an id that left the
 * configuration; NULL when the community has no models. */
const struct circle_model *community_model(const struct community *community,
                                           const char *id);
/* Does the circle of that id belong to community_model(model)? A circle of every model
 * always does; without models, each circle does; an unknown one never. */
bool community_model_has(const struct community *community, const char *circle,
                         const char *model);
/* The passage between exactly those two models; NULL when it was not written. */
const struct circle_passage *community_passage(const struct community *community,
                                               const char *from_model,
                                               const char *to_model);

#endif
