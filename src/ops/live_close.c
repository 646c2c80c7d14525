/* Closing, reopening, and the versions of the minutes that closing leaves. */
#include "ops/live.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

static bool version_insert(struct garden *garden, struct id meeting, int number,
                           const char *text, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_VERSION_MEETING, value_id(meeting)},
        {FIELD_VERSION_NUMBER, value_integer(number)},
        {FIELD_VERSION_TEXT, value_text(text)},
    };
    return store_insert(garden->store, TABLE_VERSION, id_new(clock_now()), fields,
                        sizeof fields / sizeof *fields, err);
}

static bool version_next(struct garden *garden, struct run *run, int *number,
                         struct err *err)
{
    struct version *versions;
    size_t count;
    if (!store_versions(garden->store, run->meeting.id, false, &run->arena, &versions,
                        &count, err))
        return false;
    *number = count > 0 ? versions[count - 1].number + 1 : 1;
    return true;
}

static bool close_write(struct garden *garden, const struct run *run, int number,
                        const char *minutes, struct err *err)
{
    struct id id = run->meeting.id;
    return set_text(garden, id, FIELD_MEETING_STAGE, "closed", err) &&
           (run->current == NO_SLOT || run_slot_end(garden, run, err)) &&
           set_id(garden, id, FIELD_MEETING_SLOT, NO_ID, err) &&
           set_integer(garden, id, FIELD_MEETING_CLOSED, run->now, err) &&
           version_insert(garden, id, number, minutes, err);
}

bool ops_meeting_close(struct garden *garden, struct id meeting, const char *minutes,
                       struct err *err)
{
    struct run run;
    int number = 0;
    bool done = run_read(garden, meeting, &run, err) &&
                meeting_open(&run.meeting, err) &&
                version_next(garden, &run, &number, err) &&
                step_begin(garden, VERB_MEETING_CLOSE, err) &&
                step_end(garden, close_write(garden, &run, number, minutes, err),
                         CHANGED_MEETINGS, err);
    arena_free(&run.arena);
    return done;
}

bool ops_meeting_reopen(struct garden *garden, struct id id, struct err *err)
{
    struct run run;
    bool done = run_read(garden, id, &run, err);
    if (done && run.meeting.stage != MEETING_CLOSED)
        done = err_set(err, ERR_INPUT, _("Cette rencontre n’est pas close."));
    bool goes_on = done && run.meeting.started > 0;
    done = done && (!goes_on || run_alone(garden, id, err));
    if (done && step_begin(garden, VERB_MEETING_REOPEN, err)) {
        const char *stage = goes_on ? "live" : "draft";
        bool written = set_text(garden, id, FIELD_MEETING_STAGE, stage, err) &&
                       set_integer(garden, id, FIELD_MEETING_CLOSED, 0, err);
        done = step_end(garden, written, CHANGED_MEETINGS, err);
    } else {
        done = false;
    }
    arena_free(&run.arena);
    return done;
}

bool ops_versions(struct garden *garden, struct id meeting, struct arena *arena,
                  struct version **versions, size_t *count, struct err *err)
{
    return store_versions(garden->store, meeting, true, arena, versions, count, err);
}
