/* One search over everything: people, actors, meetings, what is said and done in them,
 * post-its, minutes; and the lists that are kept of it by name.
 *
 * Owns: what is searched, the order of answers, what a line of answer says. The
 * language typed is that of domain/query.h; words are folded by base/fold_search.h.
 * Does not know: panes. Everything given is in the arena of the call; its work is
 * bounded by what it gives, so that it can be asked at each key. */
#ifndef OPS_FIND_H
#define OPS_FIND_H

#include "domain/found.h"
#include "domain/query.h"
#include "ops/garden.h"

/* "person", "actor", "meeting", "slot", "decision", "action", "question", "line",
 * "ask", "touch", "note", "minutes": as printed in JSON. */
const char *find_kind_id(enum find_kind kind);
/* "personne", "post-it", "compte rendu"…: what people read, in the language of the
 * moment. */
const char *find_kind_label(enum find_kind kind);

struct found {
    enum find_kind kind;
    enum find_rank rank;
    struct id id; /* of the row: a person, a note, an item… */
    struct id
        open;         /* where it is seen: itself for a person, an actor, a meeting; the
                         meeting of a slot, a line, minutes (none: a line parked outside
                         any   meeting); the board of a note; who an ask or a touch is of */
    bool open_actor;  /* ask and touch: `open` is an actor, not a person */
    const char *name; /* one line, never "": the name, the title, else the text */
    const char *place; /* "Montpellier (34)", the title of its meeting, the name of its
                          board, of the person an ask is of; "" */
    const char *line;  /* one line of context, around a word that was typed; "" */
    int64_t when;      /* ms: made, or held, or the start of a meeting */
};

struct find_answer {
    struct found *found; /* by rank, then kind, then name (FIND_EXACT, FIND_PREFIX) or
                            latest first; always in the same order */
    size_t count;
    bool more;          /* there are others */
    struct query query; /* as it was read: see query_words; its hints */
    const char *hint;   /* what to tell: the first hint of the query; else, when answers
                           are FIND_NEAR, « Rien pour « Montpelier » : voici
                           « montpellier ». »; "" */
};

struct find_options {
    size_t most;    /* answers at most; 0: 50 */
    bool projected; /* seen by a room: no touch, no author, no contact nor private field
                       is answered, shown or searched by */
};

/* Answers what is typed. An empty query gives nothing. The last word is taken for the
 * beginning of one, as all words are. Filters that a kind knows nothing of (a
 * département for a note) leave that kind out; only -without ones let it through.
 * Without any word, what passes the filters is given: people and actors by name, the
 * rest latest first. False (err) only when the file cannot be read. */
bool ops_find(struct garden *garden, const char *typed,
              const struct find_options *options, struct arena *arena,
              struct find_answer *answer, struct err *err);

/* The values of operators in this community: départements of France, its themes, the
 * circles of the model in force. */
struct query_lists ops_query_lists(const struct garden *garden, struct arena *arena);

/* --- lists kept by name ----------------------------------------------------------- */

struct saved_list {
    struct id id; /* none: it comes with the configuration, and stays there */
    const char *name;
    const char *query;
};
/* Those kept in the file in the order they were made, then those of the configuration
 * whose name none of the file has. */
bool ops_lists(struct garden *garden, struct arena *arena, struct saved_list **lists,
               size_t *count, struct err *err);
/* By name, accents and case aside (a list of the configuration by its id too).
 * ERR_NOT_FOUND names the lists there are. */
bool ops_list_named(struct garden *garden, const char *name, struct arena *arena,
                    struct saved_list *list, struct err *err);
/* Keeps the query under that name, in place of the one already there. ERR_INPUT without
 * a name or with an empty query. */
bool ops_list_save(struct garden *garden, const char *name, const char *query,
                   struct id *id, struct err *err);
/* ERR_INPUT when another list has that name; ERR_NOT_FOUND for one of the
 * configuration (id none). */
bool ops_list_rename(struct garden *garden, struct id id, const char *name,
                     struct err *err);
bool ops_list_bin(struct garden *garden, struct id id, struct err *err);

#endif
