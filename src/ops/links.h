/* What ties two records: a person in a structure, synergies, initiatives and who
 * carries them, relations of the configuration.
 *
 * A link reads from its subject to its object; seen from the object it has the inverse
 * label of its relation. LINK_BELONGS reads from the person to the structure, in that
 * order; LINK_CARRIES from the carrier to the initiative. Ends are ids of persons or
 * actors. Each verb is one step; on false nothing changed. */
#ifndef OPS_LINKS_H
#define OPS_LINKS_H

#include "domain/actor.h"
#include "ops/garden.h"

/* A link as one of its two ends sees it. */
struct link_line {
    struct link link;
    struct id other; /* the record at the other end */
    bool other_is_person;
    enum actor_nature nature; /* of the other end, when it is an actor */
    const char *other_name;
    const char *label; /* relation from here: « porte », « portée par » */
    const char *role;  /* label of the role, or its words; "" */
    bool outward;      /* this end is the subject */
    bool ended;        /* its period is over today */
};

/* A kind of link that can be made, as one of its ends would say it. */
struct link_choice {
    const char *kind;  /* id: LINK_BELONGS or one of community.relations */
    const char *label; /* as read from this end */
    bool outward;      /* this end is then the subject */
};
/* What a person (or an actor) may be tied by, each relation in both its directions,
 * symmetric ones once; in the order of the configuration. */
size_t ops_link_choices(const struct garden *garden, bool person, struct arena *arena,
                        struct link_choice **choices);

/* Ties two records. `link->id` is not read. ERR_INPUT when both ends are the same, when
 * an end is missing, when the kind is unknown, when it ends before it begins, or when
 * the same live link with the same role is there and has not ended. LINK_BELONGS given
 * from the structure to the person is turned round. */
bool ops_link_add(struct garden *garden, const struct link *link, struct id *id,
                  struct err *err);
/* Ties a record to one made for it, in the same step: the end of `link` that is none. A
 * person reads as ops_person_add does, an actor by its name; ERR_INPUT as above, and
 * when nobody is named. */
bool ops_link_add_new(struct garden *garden, const struct link *link, bool is_person,
                      const char *typed, struct id *id, struct err *err);
/* Replaces kind, role, capacity, period and note; ends stay. */
bool ops_link_edit(struct garden *garden, const struct link *link, struct err *err);
/* It held until then: the line stays, as past. 0: it holds again. */
bool ops_link_end(struct garden *garden, struct id id, int64_t until, struct err *err);
bool ops_link_bin(struct garden *garden, struct id id, struct err *err);

/* Those of a record both ways: those that hold first, then past ones; by relation, then
 * as they were written. Ends in the bin or withdrawn are left out. */
bool ops_links(struct garden *garden, struct id record, struct arena *arena,
               struct link_line **links, size_t *count, struct err *err);
/* One link seen from its subject. ERR_NOT_FOUND when it is gone. */
bool ops_link(struct garden *garden, struct id id, struct arena *arena,
              struct link_line *line, struct err *err);
/* The capacity in words, "" for none: « en son nom », « au nom de la structure ». */
const char *capacity_text(enum capacity capacity);
/* "membre de Le Fournil · trésorière, au nom de la structure, depuis mars 2024". */
const char *link_line_text(struct arena *arena, const struct link_line *line);

/* How many live links a record has. */
bool ops_link_count(struct garden *garden, struct id record, int *count,
                    struct err *err);

#endif
