/* The card of a member: the verbs of its fields, and the reads of the card and of the
 * list of cards.
 *
 * One verb, one transaction, one undo; on false nothing changed, and what was typed is
 * still the caller's. Ids given back are set on true only. Circles, asks, touches,
 * charters, invitations, interviews have their own pages (ops/circles.h, asks.h…);
 * contacts, links and own fields are those of ops/contacts.h and ops/links.h. Never
 * finer than the commune: a person has no coordinates. */
#ifndef OPS_CARDS_H
#define OPS_CARDS_H

#include "domain/card_list.h"
#include "domain/likename.h"
#include "ops/garden.h"
#include "ops/links.h"

/* --- making and changing ---------------------------------------------------------- */

/* Adds a card. Of `card`: person (id not read), civility, pronoun, commune, place,
 * themes, circle, referent, inviter, conditions, source, note, consent are read; any
 * may be NULL (commune: an INSEE code). person.email and person.phone become contacts
 * of hers (kept clean by ops_contact_add's rules); a circle is dated today. ERR_INPUT
 * when nobody is named. A name that is someone's already is a new person: homonyms stay
 * two people. The draft of that place goes in the same commit (NULL: none). */
bool ops_card_add(struct garden *garden, const struct card *card,
                  const char *draft_place, struct id *id, struct err *err);
/* The same from one line: "Nadia Benali (Le Fournil) nadia@example.org 06 00 00 00 12".
 */
bool ops_card_add_line(struct garden *garden, const char *line, const char *draft_place,
                       struct id *id, struct err *err);
/* What that line says, to look for who is already known while it is typed; pure. */
struct person card_line_read(struct arena *arena, const char *line);

/* Sets one field of PERSON from what was typed, as its type reads it. Texts are trimmed
 * (GIVEN, FAMILY, ORGANISATION: one at least stays); NEXT and CONSENT_ON read a day («
 * 12 mars », "2026-11-28", "" for none); CONSENT "yes"/"no"/"" or oui/non, and dates it
 * today; THEMES reads labels or ids parted by spaces or commas through accents and
 * case; COMMUNE what the gazetteer knows (a name, a code), as ops_actor_place_typed:
 * the words typed stay as PLACE.
 * REFERENT and INVITER read the name of someone known, and follow ops_card_referent and
 * ops_invite_set. ERR_INPUT says what would be understood. CIRCLE (ops_circle_set),
 * EMAIL and PHONE (ops/contacts.h), VISIBILITY and the rest have their own verbs:
 * ERR_INPUT. */
bool ops_card_set(struct garden *garden, struct id id, enum field field,
                  const char *typed, struct err *err);
/* Her whole name in one step: what is NULL stays as it is; of given, family and
 * organisation one at least stays (ERR_INPUT). As with ops_card_set on GIVEN, FAMILY
 * and ORGANISATION, the post-its and lines of meetings that she alone signed by the
 * name before are signed by the new one in the same step, unless it is someone else's
 * too: those stay, and are nobody's. */
struct card_name {
    const char *civility, *given, *family, *pronoun, *organisation;
};
bool ops_card_rename(struct garden *garden, struct id id, const struct card_name *name,
                     struct err *err);
/* What the field says now, as ops_card_set would read it again; "" for none. */
const char *card_field_text(struct arena *arena, const struct garden *garden,
                            const struct card *card, enum field field);
/* To the bin and back, one step for all of them. ERR_INPUT without any. */
bool ops_cards_bin(struct garden *garden, const struct id *ids, size_t count,
                   struct err *err);
bool ops_cards_restore(struct garden *garden, const struct id *ids, size_t count,
                       struct err *err);
/* Adds the theme to all of them, or takes it off when all have it. */
bool ops_cards_theme(struct garden *garden, const struct id *ids, size_t count,
                     const char *theme, struct err *err);
/* Who tends the link; none takes it away. ERR_INPUT for oneself or someone unknown. */
bool ops_card_referent(struct garden *garden, struct id id, struct id referent,
                       struct err *err);
/* REFERENT or INVITER becomes someone made for it from what is typed, as ops_person_add
 * reads it: one step. */
bool ops_card_tie_new(struct garden *garden, struct id id, enum field field,
                      const char *typed, struct err *err);
/* Agreed to appear, or not, today. */
bool ops_card_consent(struct garden *garden, struct id id, enum consent consent,
                      struct err *err);
/* Who may read that field of that person: never wider than its level in the schema
 * (ERR_INPUT); AUDIENCE_DEFAULT gives the level of the schema back. */
bool ops_card_visibility(struct garden *garden, struct id id, enum field field,
                         enum audience audience, struct err *err);
/* The reminder set by hand (a day); 0: by the rule of the circle again. */
bool ops_card_next(struct garden *garden, struct id id, int64_t next, struct err *err);
/* The words of the community's list that a text about someone holds, in one sentence to
 * be shown after it was saved: « À relire : « syndicat », « malade » : … »; NULL when
 * it holds none. Ask it of every text kept about a person. */
const char *ops_sensitive_warning(const struct garden *garden, struct arena *arena,
                                  const char *text);

/* --- one card --------------------------------------------------------------------- */

struct card_charter {
    const struct charter *charter; /* of the configuration */
    int version;                   /* last accepted, 0: none */
    int64_t accepted;
    int64_t renew; /* to be signed again from that day, 0: never */
    bool current;  /* accepted in its present version, and not to be renewed */
};

struct card_view {
    struct card card;
    enum row_state state;
    const char *name;
    const char *label;  /* « Nadia Benali (Le Fournil) » */
    const char *circle; /* label of the circle, "" */
    const char *referent;
    const char *inviter; /* names, "" */
    char dept[4];
    struct contact *contacts; /* as ops_contacts lists them */
    size_t contact_count;
    struct link_line *links; /* structures first, then other relations */
    size_t link_count;
    struct circle_move *moves; /* latest first */
    size_t move_count;
    struct card_charter *charters; /* in the order of the configuration */
    size_t charter_count;
    int64_t touched;   /* last touch, 0: never */
    const char *touch; /* what it was: « appel », « présente à … », "" */
    int64_t next;      /* next reminder, 0: none */
    bool next_by_hand; /* else circle's reminder_days after the last touch */
    int reminder_days; /* of the circle, 0: none */
    struct ask *asks;  /* open and linked ones, by kind then as written */
    size_t ask_count;
    int presences, meetings; /* present at … of the meetings she was expected at */
    int notes;               /* post-its she signed */
    int actions;             /* not done yet */
    int invited;             /* people she invited */
};
/* All that a card shows, in one read. The last touch is the latest of: presences at
 * meetings, touches that are exchanges (not TOUCH_NOTE), answers of interviews,
 * post-its signed by a name that folds as hers and is nobody else's; what is dated
 * after now does not count. The next reminder is the circle's reminder_days after it
 * (without a touch, after her entry in the circle, else after the day the card was
 * made), unless one was set by hand and no touch came on that day or later. Live or in
 * the bin. ERR_NOT_FOUND. */
bool ops_card(struct garden *garden, struct id id, struct arena *arena,
              struct card_view *view, struct err *err);

/* --- the list --------------------------------------------------------------------- */

/* Up to `before` lines that precede the anchor in that order among those of the filter,
 * then the anchor, then up to `after` that follow. Without an anchor (none, or unknown)
 * the first stands for it; one that does not pass the filter = from the place it would
 * have, and it is left out. `filter` NULL: everyone. Last touch and next reminder are
 * those of the card. */
bool ops_cards_page(struct garden *garden, const struct card_filter *filter,
                    enum card_order order, struct id anchor, size_t before,
                    size_t after, struct arena *arena, struct card_page *page,
                    struct err *err);
/* The first (or last) of the same list; none when it is empty. */
bool ops_cards_end(struct garden *garden, const struct card_filter *filter,
                   enum card_order order, bool last, struct id *id, struct err *err);
/* The one `by` lines further (or before) in the list, stopping at its ends. */
bool ops_cards_step(struct garden *garden, const struct card_filter *filter,
                    enum card_order order, struct id from, int by, struct id *id,
                    struct err *err);
/* Those in the bin, by name, at most `most`. */
bool ops_cards_binned(struct garden *garden, size_t most, struct arena *arena,
                      struct person **persons, size_t *count, struct err *err);
/* The filter as people say it: « cercle Engagé·e·s, thème Mer, dans l’Aude »; "" for
 * everyone. In the arena. */
const char *ops_card_filter_words(struct garden *garden,
                                  const struct card_filter *filter,
                                  struct arena *arena);

/* --- already known? --------------------------------------------------------------- */

/* Persons who are, or nearly are, the one being typed, likeliest first: any field may
 * be "" or NULL; the one of id `except` (none: nobody) is left out. All mails and
 * phones of those known are looked at. Bounded work, fit to be called at each key. Say
 * NAME_LIKELY and NAME_SAME before saving; NAME_HOMONYM is worth a word. */
struct near_person {
    struct person person;
    const char *label;
    const char *circle; /* label, "" */
    bool binned;        /* in the bin: restore it rather than type it again */
    struct name_verdict verdict;
};
bool ops_persons_near(struct garden *garden, const struct likename *typed,
                      struct id except, size_t most, struct arena *arena,
                      struct near_person **near, size_t *count, struct err *err);

#endif
