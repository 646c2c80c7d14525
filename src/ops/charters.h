/* Charters and contracts of engagement: who accepted which version, and when.
 *
 * One verb, one step. Charters are those of the configuration, with the version to be
 * signed today. */
#ifndef OPS_CHARTERS_H
#define OPS_CHARTERS_H

#include "domain/card.h"
#include "domain/meeting.h"
#include "ops/garden.h"

/* One signature: `acceptance->id` is not read; version 0 is the present one, accepted 0
 * today. ERR_INPUT for a charter that the configuration does not have, a version that
 * is yet to come, or a day to come. The same version again is a renewal: another line.
 */
bool ops_charter_accept(struct garden *garden, const struct acceptance *acceptance,
                        struct id *id, struct err *err);
/* It was noted by mistake (VERB_CHARTER_ACCEPT in the log). */
bool ops_acceptance_bin(struct garden *garden, struct id id, struct err *err);
/* Of a person, latest first. */
bool ops_acceptances(struct garden *garden, struct id person, struct arena *arena,
                     struct acceptance **list, size_t *count, struct err *err);

enum charter_state {
    CHARTER_NEVER, /* accepted no version */
    CHARTER_OLD,   /* « a accepté la 1, pas la 2 » */
    CHARTER_RENEW, /* the present version, too long ago */
    CHARTER_CURRENT,
    CHARTER_STATE_COUNT
};
struct charter_line {
    struct person person;
    enum charter_state state;
    int version; /* last accepted, 0: none */
    int64_t accepted;
    int64_t renew;    /* to be signed again from that day, 0: never */
    const char *text; /* « a accepté la version 1, pas la 2 » */
};
/* Everyone for that charter, by state then in the stated order; `states` 1 <<
 * CHARTER_…, 0: all. */
bool ops_charter_lines(struct garden *garden, const char *charter, unsigned states,
                       struct arena *arena, struct charter_line **lines, size_t *count,
                       struct err *err);
/* From the last acceptance of a charter to its state, today being `now`. Pure. */
enum charter_state charter_state_of(const struct charter *charter, int version,
                                    int64_t accepted, int64_t now, int64_t *renew);

#endif
