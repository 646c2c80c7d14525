/* The plan of a meeting: durations and locked starts give every start and end.
 *
 * Pure arithmetic over domain/meeting.h slots: stamps in ms, durations in minutes. Owns
 * the kinds of slots (the words of the configuration's `séances`) and what the gaps and
 * overlaps of a plan are; the sentences that name them are made above. Does not know
 * the clock: see domain/pace.h for the run. */
#ifndef DOMAIN_AGENDA_H
#define DOMAIN_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "domain/meeting.h"

/* What happens in a slot. Stored, exported and written in YAML as slot_kind_id says. */
enum slot_kind {
    SLOT_DISCUSSION,   /* échange: what a slot is when nothing says more */
    SLOT_INFO,         /* info: someone presents */
    SLOT_BOARD,        /* post-its: ideas and fears on a board */
    SLOT_WORKSHOP,     /* atelier: in groups */
    SLOT_DECISION,     /* décision */
    SLOT_ACTIONS,      /* actions: who does what */
    SLOT_WELCOME,      /* présences: welcome, attendance */
    SLOT_EXPECTATIONS, /* attentes: what people expect of the meeting */
    SLOT_FEELINGS,     /* météo: a word each, how one leaves */
    SLOT_BREAK,        /* pause */
    SLOT_MEAL,         /* repas */
    SLOT_KIND_COUNT
};
/* "échange", "info", "post-its", "atelier", "décision", "actions", "présences",
 * "attentes", "météo", "pause", "repas". */
const char *slot_kind_id(enum slot_kind kind);
/* The kind of that id; SLOT_DISCUSSION for NULL, "" and any other word. */
enum slot_kind slot_kind_of(const char *id);
/* The kind that a title in French suggests: « Café d'accueil » is SLOT_WELCOME, « Tour
 * de ressenti » SLOT_FEELINGS, anything unknown SLOT_DISCUSSION. */
enum slot_kind slot_kind_guess(const char *title);

enum agenda_issue {
    AGENDA_GAP,     /* no slot between the end of `slot` and the start of the next */
    AGENDA_OVERLAP, /* the slot after `slot` is locked before `slot` ends */
    AGENDA_LATE,    /* `slot` ends after the announced end (first such slot only) */
    AGENDA_SHORT,   /* the last slot not outside ends before the announced end */
};
struct agenda_remark {
    enum agenda_issue issue;
    size_t slot; /* index */
    int minutes; /* of the gap, of the overlap, beyond or before the end; > 0 */
};

/* A gap of this many minutes or more is a night, not a gap. */
#define AGENDA_NIGHT 360

/* A break or a meal whose length nobody said: 0 minutes, and no lock. */
bool slot_fills(const struct slot *slot);
/* Did it end so soon that it did not take place: run for less than a minute, or than a
 * tenth of its planned length, pauses taken out? */
bool slot_passed_over(const struct slot *slot);

/* Computes start and end of every slot, in the order given:
 *   - a locked slot starts at its own `start`; the others where the one before ends,
 *     the first at `start`;
 *   - end = start + minutes;
 *   - slots that fill share the time left before the next locked start, or before `end`
 *     (0: none announced), in whole minutes, the first ones taking the odd ones;
 * nothing when no time is left. Their `minutes` stay 0 and `end` says what they got.
 * The very last slot takes nothing when another one fills: it is the drink after the
 * end. Any other slot of 0 minutes stays empty.
 *   - outside = starts at or after `end`, when there is one.
 * Slots marked outside on entry never take part in sharing, and no gap before them is
 * told. Returns the number of remarks, in the order of slots; *remarks is in the arena.
 */
size_t agenda_recompute(struct arena *arena, struct slot *slots, size_t count,
                        int64_t start, int64_t end, struct agenda_remark **remarks);

#endif
