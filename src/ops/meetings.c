#include "ops/meetings.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/ordinal.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

/* What a slot of unknown length counts for when the end is not announced. */
#define FILLER 15
#define MORNING (9 * 60)

/* --- reads -------------------------------------------------------------------------
 */

bool ops_meetings(struct garden *garden, struct arena *arena, struct meeting **meetings,
                  size_t *count, struct err *err)
{
    return store_meetings(garden->store, arena, meetings, count, err);
}

bool ops_meeting(struct garden *garden, struct id id, struct arena *arena,
                 struct meeting *meeting, struct err *err)
{
    return store_meeting(garden->store, id, arena, meeting, err);
}

bool ops_slots(struct garden *garden, struct id meeting, struct arena *arena,
               struct slot **slots, size_t *count, struct err *err)
{
    return store_slots(garden->store, meeting, arena, slots, count, err);
}

bool ops_prompts(struct garden *garden, struct id slot, struct arena *arena,
                 struct prompt **prompts, size_t *count, struct err *err)
{
    return store_prompts(garden->store, slot, arena, prompts, count, err);
}

bool ops_objectives(struct garden *garden, struct id meeting, struct arena *arena,
                    struct objective **objectives, size_t *count, struct err *err)
{
    return store_objectives(garden->store, meeting, arena, objectives, count, err);
}

static const char *remark_words(struct arena *arena, const struct slot *slots,
                                const struct agenda_remark *remark)
{
    const char *title = slots[remark->slot].title;
    const char *next = remark->issue == AGENDA_GAP || remark->issue == AGENDA_OVERLAP
                           ? slots[remark->slot + 1].title
                           : "";
    switch (remark->issue) {
    case AGENDA_GAP:
        return arena_printf(arena, _("Trou de %d min avant « %s »"), remark->minutes,
                            next);
    case AGENDA_OVERLAP:
        return arena_printf(arena, _("« %s » commence %d min avant la fin de « %s »"),
                            next, remark->minutes, title);
    case AGENDA_LATE:
        return arena_printf(arena, _("« %s » finit %d min après la fin annoncée"),
                            title, remark->minutes);
    case AGENDA_SHORT:
        return arena_printf(arena, _("L’agenda finit %d min avant la fin annoncée"),
                            remark->minutes);
    }
    return "";
}

bool ops_agenda_remarks(struct garden *garden, struct id meeting_id,
                        struct arena *arena, const char ***sentences, size_t *count,
                        struct err *err)
{
    struct meeting meeting;
    struct slot *slots;
    struct agenda_remark *remarks;
    size_t slot_count;
    *count = 0;
    if (!store_meeting(garden->store, meeting_id, arena, &meeting, err) ||
        !store_slots(garden->store, meeting_id, arena, &slots, &slot_count, err))
        return false;
    *count = agenda_recompute(arena, slots, slot_count, meeting.start, meeting.end,
                              &remarks);
    *sentences = arena_alloc(arena, (*count + 1) * sizeof **sentences);
    for (size_t i = 0; i < *count; i++)
        (*sentences)[i] = remark_words(arena, slots, &remarks[i]);
    return true;
}

/* --- a new meeting -------------------------------------------------------------------
 */

static const struct meeting_template *template_find(const struct community *community,
                                                    const char *id)
{
    for (size_t i = 0; i < community->meeting_count; i++)
        if (str_equal(community->meetings[i].id, id))
            return &community->meetings[i];
    return NULL;
}

static bool plan_fill(struct garden *garden, struct id meeting,
                      const struct slot_plan *plan, struct err *err)
{
    enum slot_kind kind =
        plan->kind ? slot_kind_of(plan->kind) : slot_kind_guess(plan->title);
    struct slot slot = {.meeting = meeting,
                        .title = plan->title,
                        .description = "",
                        .kind = slot_kind_id(kind),
                        .minutes = plan->minutes,
                        .presenter = "",
                        .private = ""};
    struct id id;
    bool done = slot_insert(garden, &slot, &id, err);
    for (size_t i = 0; done && plan->prompts && plan->prompts[i]; i++)
        done = prompt_insert(garden, id, plan->prompts[i], err);
    return done;
}

static bool template_fill(struct garden *garden, struct id meeting,
                          const struct meeting_template *template, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && template->objectives && template->objectives[i]; i++)
        done = objective_insert(garden, meeting, template->objectives[i], err);
    for (size_t i = 0; done && i < template->slot_count; i++)
        done = plan_fill(garden, meeting, &template->slots[i], err);
    return done && agenda_settle(garden, meeting, err);
}

/* A last slot of unknown length is the drink after the end. */
static int64_t template_end(const struct meeting_template *template, int64_t start)
{
    int minutes = 0;
    for (size_t i = 0; i < template->slot_count; i++) {
        int given = template->slots[i].minutes;
        int filler = i + 1 < template->slot_count ? FILLER : 0;
        minutes += given > 0 ? given : filler;
    }
    return minutes > 0 ? civil_shift(start, (struct civil_gap){0, minutes}) : 0;
}

static bool hours_agree(int64_t start, int64_t end, struct err *err)
{
    return end == 0 || end > start ||
           err_set(err, ERR_INPUT,
                   _("La fin annoncée vient avant le début : corrigez l’une ou "
                     "l’autre."));
}

/* What the meeting will be, its number in the series of the template included. */
static bool meeting_plan(struct garden *garden, const struct meeting_new *wanted,
                         const struct meeting_template *template, struct arena *arena,
                         struct meeting *meeting, struct err *err)
{
    const char *title = wanted->title ? trimmed(arena, wanted->title) : "";
    *meeting = (struct meeting){.title = title,
                                .series = "",
                                .place = "",
                                .source = "",
                                .start = wanted->start,
                                .end = wanted->end};
    if (meeting->start == 0)
        meeting->start = civil_tomorrow(MORNING);
    if (template) {
        meeting->title = *title != '\0' ? title : template->title;
        meeting->series = template->id;
        meeting->end =
            wanted->end ? wanted->end : template_end(template, meeting->start);
        if (!store_series(garden->store, template->id, &meeting->number,
                          &meeting->origin, err))
            return false;
        meeting->number++;
    } else {
        meeting->number = ordinal_read(title);
    }
    return title_given(meeting->title, err) &&
           hours_agree(meeting->start, meeting->end, err);
}

static bool meeting_make(struct garden *garden, const struct meeting *meeting,
                         const struct meeting_template *template, struct id *id,
                         struct err *err)
{
    if (!step_begin(garden, VERB_MEETING_ADD, err))
        return false;
    bool written = meeting_insert(garden, meeting, id, err) &&
                   (!template || template_fill(garden, *id, template, err));
    return step_end(garden, written, CHANGED_MEETINGS, err);
}

bool ops_meeting_add(struct garden *garden, const struct meeting_new *wanted,
                     struct id *id, struct err *err)
{
    const struct meeting_template *template = NULL;
    if (wanted->template) {
        template = template_find(garden->community, wanted->template);
        if (!template) {
            return err_set(err, ERR_NOT_FOUND,
                           _("Aucun modèle de rencontre ne s’appelle « %.80s » dans "
                             "la configuration."),
                           wanted->template);
        }
    }
    struct arena arena = {0};
    struct meeting meeting;
    bool done = meeting_plan(garden, wanted, template, &arena, &meeting, err) &&
                meeting_make(garden, &meeting, template, id, err);
    arena_free(&arena);
    return done;
}

/* --- what it says of itself
 * ------------------------------------------------------------ */

/* Typed starts follow their meeting to another day; they follow its hour only when the
 * announced end moves with it: "12h30" holds when people merely begin later. */
static bool locks_follow(struct garden *garden, const struct meeting *before,
                         int64_t start, int64_t end, struct err *err)
{
    struct arena arena = {0};
    struct slot *slots;
    size_t count;
    struct civil_gap gap = civil_gap(before->start, start);
    struct civil_gap of_end = civil_gap(before->end, end);
    bool whole =
        before->end && end && of_end.days == gap.days && of_end.minutes == gap.minutes;
    gap.minutes = whole ? gap.minutes : 0;
    bool done = store_slots(garden->store, before->id, &arena, &slots, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        done = !slots[i].locked || set_integer(garden, slots[i].id, FIELD_SLOT_START,
                                               civil_shift(slots[i].start, gap), err);
    }
    arena_free(&arena);
    return done;
}

/* The rank that a new title says is its number, unless the old one came from elsewhere.
 */
static int number_of(const struct meeting *before, const char *title)
{
    int rank = ordinal_read(title);
    bool own = before->number == 0 || before->number == ordinal_read(before->title);
    return rank > 0 && own ? rank : before->number;
}

static bool meeting_write(struct garden *garden, const struct meeting *before,
                          const struct meeting *now, struct err *err)
{
    bool moved = before->start != now->start || before->end != now->end;
    bool same = !moved && str_equal(before->title, now->title) &&
                str_equal(before->place, now->place);
    struct id id = before->id;
    return set_text(garden, id, FIELD_MEETING_TITLE, now->title, err) &&
           set_integer(garden, id, FIELD_MEETING_NUMBER, number_of(before, now->title),
                       err) &&
           set_text(garden, id, FIELD_MEETING_PLACE, now->place, err) &&
           set_integer(garden, id, FIELD_MEETING_START, now->start, err) &&
           set_integer(garden, id, FIELD_MEETING_END, now->end, err) &&
           (same || set_integer(garden, id, FIELD_MEETING_SEQUENCE,
                                before->sequence + 1, err)) &&
           (!moved || (locks_follow(garden, before, now->start, now->end, err) &&
                       agenda_settle(garden, id, err)));
}

bool ops_meeting_edit(struct garden *garden, struct id id, const char *title,
                      int64_t start, int64_t end, const char *place, struct err *err)
{
    struct arena arena = {0};
    struct meeting before;
    struct meeting now = {.title = trimmed(&arena, title),
                          .place = trimmed(&arena, place ? place : ""),
                          .start = start,
                          .end = end};
    bool done = store_meeting(garden->store, id, &arena, &before, err) &&
                meeting_open(&before, err) && title_given(now.title, err);
    if (done) {
        now.start = start ? start : before.start;
        done = hours_agree(now.start, now.end, err) &&
               step_begin(garden, VERB_MEETING_EDIT, err);
    }
    if (done) {
        done = step_end(garden, meeting_write(garden, &before, &now, err),
                        CHANGED_MEETINGS, err);
    }
    arena_free(&arena);
    return done;
}

bool ops_meeting_bin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct meeting meeting;
    bool done = store_meeting(garden->store, id, &arena, &meeting, err);
    if (done && meeting.stage == MEETING_LIVE) {
        done = err_set(err, ERR_INPUT,
                       _("Cette rencontre est en cours : fermez-la avant de la mettre "
                         "à la corbeille."));
    }
    done = done && step_begin(garden, VERB_MEETING_BIN, err);
    if (done) {
        done =
            step_end(garden, set_integer(garden, id, FIELD_MEETING_STATE, ROW_BIN, err),
                     CHANGED_MEETINGS, err);
    }
    arena_free(&arena);
    return done;
}
