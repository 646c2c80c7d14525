/* Mixed small groups: the present and the past of a series, given to domain/teams.h. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/teams.h"
#include "ops/people_private.h"

struct draw {
    struct id meeting;
    int64_t seed;
    int round;
    struct person *persons;
    size_t count;
    size_t *team;
};

/* Those of the list with that status, in its order; returns how many. */
static size_t with_status(const struct attendance *list, size_t count,
                          enum attendance_status status, struct person *persons)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (list[i].status == status)
            persons[n++] = list[i].person;
    return n;
}

static bool draw_people(struct garden *garden, struct draw *draw, struct arena *arena,
                        struct err *err)
{
    int day;
    struct attendance *list;
    size_t count;
    if (!ops_meeting_today(garden, draw->meeting, &day, err) ||
        !ops_attendances(garden, draw->meeting, day, arena, &list, &count, err))
        return false;
    draw->persons = arena_alloc(arena, (count + 1) * sizeof *draw->persons);
    draw->count = with_status(list, count, ATTENDANCE_PRESENT, draw->persons);
    if (draw->count == 0)
        draw->count = with_status(list, count, ATTENDANCE_EXPECTED, draw->persons);
    return draw->count >= 2 ||
           err_set(err, ERR_INPUT,
                   _("Il faut deux personnes au moins pour former des groupes : notez "
                     "d’abord les présences."));
}

/* --- who was with whom ------------------------------------------------------------ */

/* Index of a person among those drawn, count when not there. */
static size_t index_of(const struct draw *draw, struct id person)
{
    size_t i = 0;
    while (i < draw->count && !id_equal(draw->persons[i].id, person))
        i++;
    return i;
}

static bool together(const struct team_member *a, const struct team_member *b)
{
    return id_equal(a->meeting, b->meeting) && a->round == b->round &&
           a->team == b->team;
}

/* Counts the pairs of each past group; members come group by group. */
static void count_met(const struct draw *draw, const struct team_member *past,
                      size_t count, uint16_t *met)
{
    for (size_t i = 0; i < count; i++) {
        size_t a = index_of(draw, past[i].person.id);
        for (size_t k = i + 1; k < count && together(&past[i], &past[k]); k++) {
            size_t b = index_of(draw, past[k].person.id);
            if (a < draw->count && b < draw->count && a != b) {
                met[a * draw->count + b]++;
                met[b * draw->count + a]++;
            }
        }
    }
}

static int round_last(const struct draw *draw, const struct team_member *past,
                      size_t count)
{
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        bool ours = id_equal(past[i].meeting, draw->meeting);
        last = ours && past[i].round > last ? past[i].round : last;
    }
    return last;
}

static const char *folded(struct arena *arena, const char *text)
{
    struct str words = {0};
    fold_text(&words, text);
    const char *kept = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return kept;
}

static bool draw_teams(struct garden *garden, struct draw *draw, int size,
                       struct arena *arena, struct err *err)
{
    struct team_member *past;
    size_t count;
    if (!store_teams_series(garden->store, draw->meeting, arena, &past, &count, err))
        return false;
    uint16_t *met = arena_alloc(arena, draw->count * draw->count * sizeof *met);
    const char **criteria = arena_alloc(arena, draw->count * sizeof *criteria);
    count_met(draw, past, count, met);
    for (size_t i = 0; i < draw->count; i++)
        criteria[i] = folded(arena, draw->persons[i].criteria);
    draw->round = round_last(draw, past, count) + 1;
    draw->team = arena_alloc(arena, draw->count * sizeof *draw->team);
    const struct teams_wish wish = {.people = draw->count,
                                    .size = (size_t)size,
                                    .criteria = criteria,
                                    .met = met,
                                    .seed = (uint64_t)draw->seed};
    teams_make(&wish, draw->team);
    return true;
}

/* --- writing and reading ---------------------------------------------------------- */

static bool draw_write(struct garden *garden, const struct draw *draw, struct err *err)
{
    for (size_t i = 0; i < draw->count; i++) {
        const struct field_value fields[] = {
            {FIELD_TEAM_MEETING, value_id(draw->meeting)},
            {FIELD_TEAM_NUMBER, value_integer((int64_t)draw->team[i] + 1)},
            {FIELD_TEAM_PERSON, value_id(draw->persons[i].id)},
            {FIELD_TEAM_ROUND, value_integer(draw->round)},
            {FIELD_TEAM_SEED, value_integer(draw->seed)},
        };
        if (!store_insert(garden->store, TABLE_TEAM, id_new(clock_now()), fields,
                          sizeof fields / sizeof *fields, err))
            return false;
    }
    return true;
}

bool ops_teams_make(struct garden *garden, struct id meeting, int size, int64_t seed,
                    int *round, struct err *err)
{
    if (size < 1) {
        return err_set(err, ERR_INPUT,
                       _("Un groupe compte une personne au moins : donnez une taille, "
                         "par exemple 4."));
    }
    struct arena arena = {0};
    struct draw draw = {.meeting = meeting, .seed = seed};
    bool done = draw_people(garden, &draw, &arena, err) &&
                draw_teams(garden, &draw, size, &arena, err) &&
                step_begin(garden, VERB_TEAMS_MAKE, err);
    if (done)
        done = step_end(garden, draw_write(garden, &draw, err), CHANGED_PEOPLE, err);
    *round = done ? draw.round : *round;
    arena_free(&arena);
    return done;
}

static const struct person *member_at(const void *list, size_t i)
{
    return &((const struct team_member *)list)[i].person;
}

static int team_most(const struct team_member *members, size_t count)
{
    int most = 0;
    for (size_t i = 0; i < count; i++)
        most = members[i].team > most ? members[i].team : most;
    return most;
}

/* Keeps only the last round, in place: rounds come in order. */
static size_t last_round(struct team_member **members, size_t count)
{
    size_t first = count;
    while (first > 0 && (*members)[first - 1].round == (*members)[count - 1].round)
        first--;
    *members += first;
    return count - first;
}

bool ops_teams(struct garden *garden, struct id meeting, int round, struct arena *arena,
               struct team_member **members, size_t *count, struct err *err)
{
    struct team_member *rows;
    size_t n;
    if (!store_teams(garden->store, meeting, round, arena, &rows, &n, err))
        return false;
    n = round == 0 ? last_round(&rows, n) : n;
    struct ranked *ranked = people_rank(arena, rows, n, member_at);
    *members = arena_alloc(arena, (n + 1) * sizeof **members);
    *count = 0;
    int most = team_most(rows, n);
    for (int team = 0; team <= most; team++) {
        for (size_t i = 0; i < n; i++) {
            struct team_member member = rows[ranked[i].index];
            member.label = ranked[i].label;
            if (member.team == team)
                (*members)[(*count)++] = member;
        }
    }
    return true;
}
