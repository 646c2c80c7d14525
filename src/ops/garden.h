/* The garden: an open community, its file and its words, and what has changed.
 *
 * Every verb of ops/ takes it first. Owns the store and the community. Panes read
 * through ops and never see the store. */
#ifndef OPS_GARDEN_H
#define OPS_GARDEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/mem.h"
#include "domain/community.h"
#include "store/store.h"

enum changed {
    CHANGED_NOTES = 1u << 0,  /* notes, groups, votes */
    CHANGED_BOARDS = 1u << 1, /* the list of boards, their questions and budgets */
    CHANGED_CONFIG = 1u << 2, /* words, kinds, categories */
    CHANGED_DRAFTS = 1u << 3,
    CHANGED_MEETINGS = 1u << 4, /* meetings, slots, what is written in them */
    CHANGED_PEOPLE = 1u << 5,   /* persons, their cards, attendance, small groups */
    CHANGED_ACTORS = 1u << 6,   /* actors, links, sources */
    CHANGED_LISTS = 1u << 7,    /* lists kept by name */
    CHANGED_ALL = (1u << 8) - 1
};

struct garden {
    struct store *store;
    struct community *community;
    struct id replayed; /* board of what was last undone or redone, none */
    unsigned changed;   /* CHANGED_* since the app last asked */
    int64_t saved_at;   /* ms of the last acknowledged save, 0: none yet */
    bool unsaved; /* the last gesture was refused by the disk: it is not in the file */
    bool moved;   /* and the file is no longer at its path, for good */
    bool demo;    /* a throw-away copy */
    bool busy;    /* a long step is open: what is read now may be taken back */
    /* Where the draft is of the text being answered with; the next commit is what it
     * becomes, and takes it away (then NULL, and `took`). NULL: none. */
    const char *draft;
    bool took; /* a commit took a draft away; lowered by who gives `draft` */
    void (*saved)(void *ctx, struct id note); /* one call per acknowledged note */
    void *saved_ctx;
};

/* Makes the file, its community row, its boards from the configuration text (kept as
 * the last good one); then closes it. On false no file is left. */
bool ops_garden_create(const char *path, const struct community *community,
                       const char *yaml, struct err *err);
/* Opens the file, in an emptied garden. The community is read from its stored
 * configuration by the caller (ops does not know YAML): it then gives it with
 * ops_garden_words, before any verb. */
bool ops_garden_open(const char *path, struct garden *garden, struct err *err);
/* The same for reading only, whoever may write it. */
bool ops_garden_read(const char *path, struct garden *garden, struct err *err);
/* Takes a community allocated by xcalloc; frees the one before. */
void ops_garden_words(struct garden *garden, struct community *community);
/* Frees what it owns and empties it; an empty garden is fine. */
void ops_garden_close(struct garden *garden);

/* Takes back a step cut half way, so that a draft can still be saved: for who runs out
 * of memory inside a verb, and leaves. */
void ops_garden_drop_step(struct garden *garden);

/* Nothing can be written in its file: opened so, or made by a later version. */
bool ops_garden_read_only(const struct garden *garden);

/* Is its file still at its path? Asked after a pause; ERR_MOVED, and it is known so. */
bool ops_garden_in_place(struct garden *garden, struct err *err);

/* The last good configuration text. */
bool ops_garden_config(struct garden *garden, struct arena *arena, const char **yaml,
                       struct err *err);
/* Replaces the configuration (text and words together, `community` taken as by
 * ops_garden_words, still the caller's on false); boards it adds are made, boards that
 * exist keep what was changed in them, boards it no longer names stay. */
bool ops_garden_configure(struct garden *garden, struct community *community,
                          const char *yaml, struct err *err);

/* How many steps were written since it was opened: the same before and after a verb
 * that changed nothing, so that there is nothing of it to undo. */
int64_t ops_garden_steps(const struct garden *garden);
/* Undo, redo: *sentence (arena) says what was undone: "Annulé : post-it noté, « … »".
 * ERR_NOT_FOUND when there is nothing left to. Configurations are not undone. */
bool ops_undo(struct garden *garden, struct arena *arena, const char **sentence,
              struct err *err);
bool ops_redo(struct garden *garden, struct arena *arena, const char **sentence,
              struct err *err);
/* The same in pieces, for a step that takes long: begin, _step while there is more,
 * then _end, which frees `turn`. Until then the garden is busy: nothing else reads or
 * writes it. Without `keep`, and if the process dies, nothing was taken back; *sentence
 * is set when it was. */
struct ops_turn;
bool ops_turn_begin(struct garden *garden, bool back, struct ops_turn **turn,
                    struct err *err);
bool ops_turn_step(struct ops_turn *turn, bool *more, struct err *err);
/* Long enough for a person to see it? */
bool ops_turn_is_long(const struct ops_turn *turn);
int ops_turn_done(const struct ops_turn *turn); /* 0..1000 */
int ops_turn_rows(const struct ops_turn *turn); /* of the table it wrote first */
/* "Annuler : 30000 fiches importées ou complétées" */
const char *ops_turn_words(const struct ops_turn *turn, struct arena *arena);
bool ops_turn_end(struct ops_turn *turn, bool keep, struct arena *arena,
                  const char **sentence, struct err *err);

#endif
