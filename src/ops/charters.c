#include "ops/charters.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/cards_private.h"

enum charter_state charter_state_of(const struct charter *charter, int version,
                                    int64_t accepted, int64_t now, int64_t *renew)
{
    *renew = version > 0 && charter->renew_months > 0
                 ? month_later(accepted, charter->renew_months)
                 : 0;
    if (version == 0)
        return CHARTER_NEVER;
    if (version < charter->version)
        return CHARTER_OLD;
    return *renew > 0 && *renew <= now ? CHARTER_RENEW : CHARTER_CURRENT;
}

/* --- signing -----------------------------------------------------------------------
 */

static bool acceptance_fits(const struct garden *garden, struct acceptance *acceptance,
                            struct err *err)
{
    const struct charter *charter =
        community_charter(garden->community, acceptance->charter);
    if (!charter)
        return err_set(err, ERR_INPUT,
                       _("La configuration n’a pas de charte « %.60s » : choisissez-en "
                         "une de la liste."),
                       acceptance->charter);
    acceptance->version = acceptance->version ? acceptance->version : charter->version;
    acceptance->accepted =
        day_start(acceptance->accepted ? acceptance->accepted : clock_now());
    if (acceptance->version < 1 || acceptance->version > charter->version)
        return err_set(err, ERR_INPUT,
                       _("« %.60s » n’a que %d versions : donnez un numéro de 1 à %d."),
                       charter->label, charter->version, charter->version);
    return day_has_come(acceptance->accepted, err);
}

static bool acceptance_insert(struct garden *garden,
                              const struct acceptance *acceptance, struct id id,
                              struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_ACCEPTANCE_PERSON, value_id(acceptance->person)},
        {FIELD_ACCEPTANCE_CHARTER, value_text(acceptance->charter)},
        {FIELD_ACCEPTANCE_VERSION, value_integer(acceptance->version)},
        {FIELD_ACCEPTANCE_ACCEPTED, value_integer(acceptance->accepted)},
        {FIELD_ACCEPTANCE_HOW, value_text(acceptance->how)},
    };
    return store_insert(garden->store, TABLE_ACCEPTANCE, id, fields, COUNT(fields),
                        err);
}

bool ops_charter_accept(struct garden *garden, const struct acceptance *acceptance,
                        struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct card card;
    struct acceptance clean = *acceptance;
    struct id made = id_new(clock_now());
    clean.how = trimmed(&arena, text_or(acceptance->how));
    bool done = card_live(garden, acceptance->person, &arena, &card, err) &&
                acceptance_fits(garden, &clean, err) &&
                step_begin(garden, VERB_CHARTER_ACCEPT, err);
    if (done)
        done = step_end(garden, acceptance_insert(garden, &clean, made, err),
                        CHANGED_PEOPLE, err);
    *id = done ? made : *id;
    arena_free(&arena);
    return done;
}

bool ops_acceptance_bin(struct garden *garden, struct id id, struct err *err)
{
    return step_begin(garden, VERB_ACCEPTANCE_BIN, err) &&
           step_end(garden,
                    set_integer(garden, id, FIELD_ACCEPTANCE_STATE, ROW_BIN, err),
                    CHANGED_PEOPLE, err);
}

bool ops_acceptances(struct garden *garden, struct id person, struct arena *arena,
                     struct acceptance **list, size_t *count, struct err *err)
{
    return store_acceptances(garden->store, person, arena, list, count, err);
}

/* --- where everyone stands -----------------------------------------------------------
 */

/* Of two signatures, the one that counts: of the later version, then the later one. */
static bool is_better(const struct acceptance *one, int version, int64_t accepted)
{
    return one->version != version ? one->version > version : one->accepted > accepted;
}

struct card_charter *charters_of(const struct garden *garden, struct arena *arena,
                                 const struct acceptance *list, size_t count)
{
    const struct community *words = garden->community;
    struct card_charter *charters =
        arena_alloc(arena, (words->charter_count + 1) * sizeof *charters);
    for (size_t i = 0; i < words->charter_count; i++) {
        struct card_charter *one = &charters[i];
        one->charter = &words->charters[i];
        for (size_t k = 0; k < count; k++) {
            if (strcmp(list[k].charter, one->charter->id) != 0 ||
                !is_better(&list[k], one->version, one->accepted))
                continue;
            one->version = list[k].version;
            one->accepted = list[k].accepted;
        }
        one->current = charter_state_of(one->charter, one->version, one->accepted,
                                        clock_now(), &one->renew) == CHARTER_CURRENT;
    }
    return charters;
}

static const char *state_text(struct arena *arena, const struct charter *charter,
                              const struct charter_line *line)
{
    struct civil civil = clock_civil(line->renew);
    switch (line->state) {
    case CHARTER_NEVER:
        return _("n’a accepté aucune version");
    case CHARTER_OLD:
        return arena_printf(arena, _("a accepté la version %d, pas la %d"),
                            line->version, charter->version);
    case CHARTER_RENEW:
        return arena_printf(arena, _("à renouveler depuis le %02d/%02d/%04d"),
                            civil.day, civil.month, civil.year);
    case CHARTER_CURRENT:
        return arena_printf(arena, _("a accepté la version %d"), line->version);
    case CHARTER_STATE_COUNT:
        break;
    }
    return "";
}

static int compare_acceptances(const void *a, const void *b)
{
    const struct acceptance *const *one = a, *const *two = b;
    return memcmp((*one)->person.bytes, (*two)->person.bytes,
                  sizeof(*one)->person.bytes);
}

/* The signatures of one charter, by person. */
struct signatures {
    const struct acceptance **at;
    size_t count;
};

static struct signatures signatures_of(struct arena *arena, const char *charter,
                                       const struct acceptance *all, size_t count)
{
    struct signatures found = {arena_alloc(arena, (count + 1) * sizeof(void *)), 0};
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].charter, charter) == 0)
            found.at[found.count++] = &all[i];
    if (found.count > 1)
        qsort(found.at, found.count, sizeof *found.at, compare_acceptances);
    return found;
}

static void line_sign(const struct signatures *signatures, struct id person,
                      struct charter_line *line)
{
    size_t low = 0, high = signatures->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(signatures->at[middle]->person.bytes, person.bytes,
                   sizeof person.bytes) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < signatures->count && id_equal(signatures->at[low]->person, person);
         low++) {
        if (!is_better(signatures->at[low], line->version, line->accepted))
            continue;
        line->version = signatures->at[low]->version;
        line->accepted = signatures->at[low]->accepted;
    }
}

/* By state, each in the order of the roll. */
static size_t lines_make(const struct charter *charter, const struct roll_list *roll,
                         const struct signatures *signatures, struct arena *arena,
                         struct charter_line *lines)
{
    struct charter_line *all = arena_alloc(arena, (roll->count + 1) * sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < roll->count; i++) {
        struct charter_line *line = &all[i];
        line_sign(signatures, roll->lines[i].person.id, line);
        line->state = charter_state_of(charter, line->version, line->accepted,
                                       clock_now(), &line->renew);
    }
    for (int state = 0; state < CHARTER_STATE_COUNT; state++)
        for (size_t i = 0; i < roll->count; i++) {
            if (all[i].state != (enum charter_state)state)
                continue;
            lines[n] = all[i];
            lines[n].person = person_copy(arena, &roll->lines[i].person);
            lines[n].text = state_text(arena, charter, &lines[n]);
            n++;
        }
    return n;
}

bool ops_charter_lines(struct garden *garden, const char *charter, unsigned states,
                       struct arena *arena, struct charter_line **lines, size_t *count,
                       struct err *err)
{
    const struct charter *wanted = community_charter(garden->community, charter);
    struct acceptance *all;
    struct roll_list roll;
    size_t n;
    if (!wanted)
        return err_set(err, ERR_INPUT,
                       _("La configuration n’a pas de charte « %.60s » : choisissez-en "
                         "une de la liste."),
                       charter);
    if (!store_acceptances(garden->store, (struct id){{0}}, arena, &all, &n, err) ||
        !store_roll(garden->store, &roll, err))
        return false;
    struct signatures signatures = signatures_of(arena, charter, all, n);
    *lines = arena_alloc(arena, (roll.count + 1) * sizeof **lines);
    n = lines_make(wanted, &roll, &signatures, arena, *lines);
    *count = 0;
    for (size_t i = 0; i < n; i++)
        if (!states || states >> (*lines)[i].state & 1)
            (*lines)[(*count)++] = (*lines)[i];
    return true;
}
