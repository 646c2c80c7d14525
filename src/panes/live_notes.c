/* Post-its typed without leaving the run: in a slot of kind board the line that opens
 * is the board's own, its signs are those of post-its, and the clock stays in sight. */
#include "base/i18n.h"
#include "panes/capture.h"
#include "panes/live_private.h"

static const char *target_where(void *ctx, struct arena *arena)
{
    const struct slot *slot = live_slot(live_state(ctx));
    return arena_printf(arena, _("point : %s"), slot ? slot->title : "-");
}

static bool target_step(void *ctx, struct pane_host *host, int direction)
{
    (void)ctx;
    (void)host;
    (void)direction;
    return false; /* all of them are sorted later, on the board */
}

static struct note_place target_place(void *ctx)
{
    const struct live_state *state = live_state(ctx);
    const struct slot *slot = live_slot(state);
    struct note_place place = {.board = state->board, .category = ""};
    if (slot)
        place.slot = slot->id;
    return place;
}

static void target_saved(void *ctx, struct id note)
{
    (void)ctx;
    (void)note;
}

bool live_notes_open(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct live_state *state = live_state(pane);
    const struct slot *slot = live_slot(state);
    if (!ops_slot_board(host->garden, slot->id, &state->board, err))
        return false;
    struct capture_target target = {.ctx = pane,
                                    .board = state->board,
                                    .where = target_where,
                                    .step = target_step,
                                    .place = target_place,
                                    .saved = target_saved};
    capture_open(host, &target, &(struct capture_start){0});
    return true;
}
