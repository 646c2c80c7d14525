/* All that happened with someone, in one dated list. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "ops/asks.h"
#include "ops/cards_private.h"
#include "ops/touches.h"

struct timeline {
    struct garden *garden;
    struct card card;
    struct arena *arena;
    VEC(struct timeline_event) events;
};

const char *timeline_kind_text(enum timeline_kind kind)
{
    static const char *const words[TIMELINE_KIND_COUNT] = {
        [TIMELINE_MEETING] = N_("rencontre"),    [TIMELINE_NOTE] = N_("post-it"),
        [TIMELINE_ACTION] = N_("action"),        [TIMELINE_DECISION] = N_("décision"),
        [TIMELINE_EXCHANGE] = N_("échange"),     [TIMELINE_REMARK] = N_("remarque"),
        [TIMELINE_CIRCLE] = N_("cercle"),        [TIMELINE_CHARTER] = N_("charte"),
        [TIMELINE_ASK] = N_("besoin ou apport"), [TIMELINE_INTERVIEW] = N_("entretien"),
        [TIMELINE_INVITED] = N_("parrainage"),
    };
    return _(words[kind]);
}

static void tell(struct timeline *line, struct timeline_event event)
{
    if (!event.title)
        event.title = timeline_kind_text(event.kind);
    event.by = text_or(event.by);
    vec_push(&line->events, event);
}

/* --- at meetings -------------------------------------------------------------------
 */

static bool tell_presences(struct timeline *line, struct err *err)
{
    struct presence *rows;
    size_t count;
    if (!store_presences(line->garden->store, line->card.person.id, line->arena, &rows,
                         &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *title = rows[i].title;
        bool excused = rows[i].status == ATTENDANCE_EXCUSED;
        if (excused)
            title = arena_printf(line->arena, _("%s (excusé·e)"), title);
        if (excused || rows[i].status == ATTENDANCE_PRESENT)
            tell(line, (struct timeline_event){.kind = TIMELINE_MEETING,
                                               .when = rows[i].start,
                                               .row = rows[i].meeting,
                                               .text = title});
    }
    return true;
}

static const char *note_title(const struct timeline *line, const char *kind)
{
    const struct note_kind *known = community_kind(line->garden->community, kind);
    return known ? known->label : kind;
}

static bool tell_notes(struct timeline *line, const char *folded, struct err *err)
{
    struct signed_row *rows;
    size_t count;
    if (!store_notes_signed(line->garden->store, folded, line->arena, &rows, &count,
                            err))
        return false;
    for (size_t i = 0; i < count; i++)
        tell(line, (struct timeline_event){.kind = TIMELINE_NOTE,
                                           .when = rows[i].when,
                                           .row = rows[i].id,
                                           .title = note_title(line, rows[i].kind),
                                           .text = rows[i].text});
    return true;
}

static bool tell_items(struct timeline *line, const char *folded, struct err *err)
{
    struct signed_row *rows;
    size_t count;
    if (!store_items_signed(line->garden->store, folded, line->arena, &rows, &count,
                            err))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool action = item_kind_of(rows[i].kind) == ITEM_ACTION;
        tell(line, (struct timeline_event){.kind = action ? TIMELINE_ACTION
                                                          : TIMELINE_DECISION,
                                           .when = rows[i].when,
                                           .row = rows[i].id,
                                           .text = rows[i].text,
                                           .open = action && !rows[i].done});
    }
    return true;
}

/* A name that several people have signs for nobody. */
static bool tell_signed(struct timeline *line, struct err *err)
{
    struct person *same;
    size_t count;
    const char *folded =
        name_folded(line->arena, person_name(line->arena, &line->card.person));
    if (!store_persons_named(line->garden->store, folded, line->arena, &same, &count,
                             err))
        return false;
    return *folded == '\0' || count > 1 ||
           (tell_notes(line, folded, err) && tell_items(line, folded, err));
}

/* --- on the card --------------------------------------------------------------------
 */

static bool tell_touches(struct timeline *line, struct err *err)
{
    struct touch *rows;
    size_t count;
    if (!store_touches(line->garden->store, line->card.person.id, line->arena, &rows,
                       &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool remark = rows[i].kind == TOUCH_NOTE;
        tell(line, (struct timeline_event){
                       .kind = remark ? TIMELINE_REMARK : TIMELINE_EXCHANGE,
                       .when = rows[i].held,
                       .row = rows[i].id,
                       .title = remark ? touch_nature_text(rows[i].nature)
                                       : touch_kind_text(rows[i].kind),
                       .text = rows[i].text,
                       .by = rows[i].by,
                       .nature = rows[i].nature});
    }
    return true;
}

static bool tell_moves(struct timeline *line, struct err *err)
{
    struct circle_move *rows;
    size_t count;
    if (!store_circle_moves(line->garden->store, line->card.person.id, line->arena,
                            &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *circle = *rows[i].circle
                                 ? circle_label(line->garden, rows[i].circle)
                                 : _("sans cercle");
        if (*rows[i].reason)
            circle = arena_printf(line->arena, _("%s : %s"), circle, rows[i].reason);
        tell(line, (struct timeline_event){.kind = TIMELINE_CIRCLE,
                                           .when = rows[i].since,
                                           .row = rows[i].id,
                                           .text = circle});
    }
    return true;
}

static bool tell_charters(struct timeline *line, struct err *err)
{
    struct acceptance *rows;
    size_t count;
    if (!store_acceptances(line->garden->store, line->card.person.id, line->arena,
                           &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct charter *charter =
            community_charter(line->garden->community, rows[i].charter);
        const char *text =
            arena_printf(line->arena, _("%s, version %d"),
                         charter ? charter->label : rows[i].charter, rows[i].version);
        if (*rows[i].how)
            text = arena_printf(line->arena, _("%s (%s)"), text, rows[i].how);
        tell(line, (struct timeline_event){.kind = TIMELINE_CHARTER,
                                           .when = rows[i].accepted,
                                           .row = rows[i].id,
                                           .text = text});
    }
    return true;
}

static bool tell_asks(struct timeline *line, struct err *err)
{
    struct ask_row *rows;
    size_t count;
    if (!store_asks(line->garden->store, line->card.person.id, line->arena, &rows,
                    &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        tell(line, (struct timeline_event){.kind = TIMELINE_ASK,
                                           .when = rows[i].created,
                                           .row = rows[i].ask.id,
                                           .title = ask_kind_text(rows[i].ask.kind),
                                           .text = rows[i].ask.text,
                                           .open = rows[i].ask.status == ASK_OPEN});
    return true;
}

static const char *grid_label(const struct timeline *line, const char *grid)
{
    const struct community *words = line->garden->community;
    for (size_t i = 0; i < words->grid_count; i++)
        if (strcmp(words->grids[i].id, grid) == 0)
            return words->grids[i].label;
    return grid;
}

/* Several answers of one day and grid are one interview, told by its first. */
static bool tell_interviews(struct timeline *line, struct err *err)
{
    struct answer *rows;
    size_t count;
    if (!store_answers(line->garden->store, line->card.person.id, line->arena, &rows,
                       &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool told = false;
        for (size_t k = 0; k < i; k++)
            told = told || (strcmp(rows[k].grid, rows[i].grid) == 0 &&
                            day_start(rows[k].held) == day_start(rows[i].held));
        if (!told)
            tell(line, (struct timeline_event){.kind = TIMELINE_INTERVIEW,
                                               .when = rows[i].held,
                                               .row = rows[i].id,
                                               .text = grid_label(line, rows[i].grid)});
    }
    return true;
}

static bool tell_invited(struct timeline *line, struct err *err)
{
    struct roll_list roll;
    if (!store_roll(line->garden->store, &roll, err))
        return false;
    for (size_t i = 0; i < roll.count; i++)
        if (id_equal(roll.lines[i].inviter, line->card.person.id))
            tell(line, (struct timeline_event){
                           .kind = TIMELINE_INVITED,
                           .when = roll.lines[i].created,
                           .row = roll.lines[i].person.id,
                           .text = arena_printf(
                               line->arena, _("a invité %s"),
                               person_name(line->arena, &roll.lines[i].person))});
    return true;
}

/* --- in order ----------------------------------------------------------------------
 */

static int compare_events(const void *a, const void *b)
{
    const struct timeline_event *one = a, *two = b;
    if (one->when != two->when)
        return one->when > two->when ? -1 : 1;
    if (one->kind != two->kind)
        return one->kind < two->kind ? -1 : 1;
    return memcmp(one->row.bytes, two->row.bytes, sizeof one->row.bytes);
}

static bool timeline_read(struct garden *garden, struct id person, struct arena *arena,
                          struct timeline *line, struct err *err)
{
    enum row_state state;
    int64_t created;
    *line = (struct timeline){.garden = garden, .arena = arena};
    bool done =
        store_card(garden->store, person, arena, &line->card, &state, &created, err) &&
        tell_presences(line, err) && tell_signed(line, err) &&
        tell_touches(line, err) && tell_moves(line, err) && tell_charters(line, err) &&
        tell_asks(line, err) && tell_interviews(line, err) && tell_invited(line, err);
    if (!done)
        vec_free(&line->events);
    else if (line->events.n > 1)
        qsort(line->events.at, line->events.n, sizeof *line->events.at, compare_events);
    return done;
}

bool ops_timeline(struct garden *garden, struct id person, unsigned kinds, size_t skip,
                  size_t most, struct arena *arena, struct timeline_event **events,
                  size_t *count, bool *more, struct err *err)
{
    struct timeline line;
    if (!timeline_read(garden, person, arena, &line, err))
        return false;
    *events = arena_alloc(arena, (line.events.n + 1) * sizeof **events);
    *count = 0;
    *more = false;
    for (size_t i = 0; i < line.events.n; i++) {
        const struct timeline_event *event = &line.events.at[i];
        if (kinds && !(kinds >> event->kind & 1))
            continue;
        if (skip > 0)
            skip--;
        else if (*count < most)
            (*events)[(*count)++] = *event;
        else
            *more = true;
    }
    vec_free(&line.events);
    return true;
}

bool ops_timeline_counts(struct garden *garden, struct id person,
                         int counts[TIMELINE_KIND_COUNT], struct err *err)
{
    struct arena arena = {0};
    struct timeline line;
    bool done = timeline_read(garden, person, &arena, &line, err);
    memset(counts, 0, TIMELINE_KIND_COUNT * sizeof *counts);
    for (size_t i = 0; done && i < line.events.n; i++)
        counts[line.events.at[i].kind]++;
    if (done)
        vec_free(&line.events);
    arena_free(&arena);
    return done;
}
