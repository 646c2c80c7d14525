#include "panes/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/charters.h"
#include "ops/live.h"
#include "ops/notes.h"
#include "ops/touches.h"
#include "panes/ask.h"
#include "panes/rows_view.h"
#include "panes/touch_edit.h"

enum { ROWS_MOST = 500 };

struct timeline {
    struct id person;
    char *name;
    unsigned kinds;
    struct timeline_row *rows; /* in the arena of the box, until its next load */
    size_t count;
};

static const char *heading_of(const struct timeline *timeline, struct arena *arena,
                              bool more)
{
    const char *count =
        arena_printf(arena, i18n_n("%zu ligne", "%zu lignes", (long)timeline->count),
                     timeline->count);
    const char *what = _("tout");
    for (int kind = 0; timeline->kinds && kind < TIMELINE_KIND_COUNT; kind++)
        if (timeline->kinds & (1u << kind))
            what = timeline_kind_text((enum timeline_kind)kind);
    return arena_printf(arena, _("%s : %s%s"), what, count,
                        more ? _(" (les plus récentes)") : "");
}

static bool load(void *ctx, struct pane_host *host, struct arena *arena,
                 struct view_rows *out, struct err *err)
{
    struct timeline *timeline = ctx;
    bool more = false;
    if (!timeline_read(host->garden, timeline->person, timeline->kinds, ROWS_MOST,
                       arena, &timeline->rows, &timeline->count, &more, err))
        return false;
    struct view_row *rows = arena_alloc(arena, (timeline->count + 1) * sizeof *rows);
    for (size_t i = 0; i < timeline->count; i++)
        rows[i] = (struct view_row){.lead = timeline->rows[i].day,
                                    .text = timeline->rows[i].text,
                                    .detail = timeline->rows[i].by,
                                    .style = timeline->rows[i].style};
    *out = (struct view_rows){.rows = rows,
                              .count = timeline->count,
                              .heading = heading_of(timeline, arena, more),
                              .empty = _("Rien encore. Échap, puis t : noter un "
                                         "échange.")};
    return true;
}

/* --- what a row leads to ---------------------------------------------------------- */

static enum outcome go_to_note(struct pane_host *host, struct id note, struct err *err)
{
    struct arena arena = {0};
    struct note read;
    bool found = ops_note(host->garden, note, &arena, &read, err);
    if (found)
        host->go(host, PLACE_BOARD,
                 &(struct pane_visit){.id = read.board, .item = note});
    arena_free(&arena);
    return found ? OUTCOME_CLOSE : OUTCOME_FAILED;
}

static enum outcome go_to_meeting_of(struct pane_host *host, struct id item,
                                     struct err *err)
{
    struct arena arena = {0};
    struct item read;
    bool found = ops_item(host->garden, item, &arena, &read, err);
    if (found)
        host->go(host, PLACE_AGENDA, &(struct pane_visit){.id = read.meeting});
    arena_free(&arena);
    return found ? OUTCOME_CLOSE : OUTCOME_FAILED;
}

static enum outcome open(void *ctx, struct pane_host *host, size_t row, struct err *err)
{
    const struct timeline *timeline = ctx;
    const struct timeline_row *here = &timeline->rows[row];
    switch ((int)here->target) {
    case TARGET_MEETING:
        host->go(host, PLACE_AGENDA, &(struct pane_visit){.id = here->row});
        return OUTCOME_CLOSE;
    case TARGET_PERSON:
        host->go(host, PLACE_PERSON, &(struct pane_visit){.id = here->row});
        return OUTCOME_CLOSE;
    case TARGET_NOTE:
        return go_to_note(host, here->row, err);
    case TARGET_ITEM:
        return go_to_meeting_of(host, here->row, err);
    case TARGET_TOUCH:
        return touch_edit_open(host, here->row, err) ? OUTCOME_DONE : OUTCOME_FAILED;
    default:
        host->say(host, _("Tout est écrit sur cette ligne."));
        return OUTCOME_DONE;
    }
}

/* --- keys ------------------------------------------------------------------------- */

static bool kind_chosen(void *ctx, struct pane_host *host, size_t index,
                        struct err *err)
{
    struct timeline *timeline = ctx;
    (void)host;
    (void)err;
    timeline->kinds = index ? 1u << (index - 1) : 0;
    return true;
}

static enum outcome choose_kind(struct timeline *timeline, struct pane_host *host,
                                struct err *err)
{
    int counts[TIMELINE_KIND_COUNT] = {0};
    struct choice choices[TIMELINE_KIND_COUNT + 1] = {{_("tout"), NULL}};
    struct arena arena = {0};
    bool read = ops_timeline_counts(host->garden, timeline->person, counts, err);
    for (int i = 0; read && i < TIMELINE_KIND_COUNT; i++)
        choices[i + 1] = (struct choice){timeline_kind_text((enum timeline_kind)i),
                                         arena_printf(&arena, "%d", counts[i])};
    if (read)
        ask_choice(host, &(struct choose){.title = _("Ne montrer que…"),
                                          .choices = choices,
                                          .count = TIMELINE_KIND_COUNT + 1,
                                          .ctx = timeline,
                                          .done = kind_chosen});
    arena_free(&arena);
    return read ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome throw_away(struct timeline *timeline, struct pane_host *host,
                               size_t row, struct err *err)
{
    const struct timeline_row *here =
        row < timeline->count ? &timeline->rows[row] : NULL;
    if (!here || (here->target != TARGET_TOUCH && here->target != TARGET_ACCEPTANCE)) {
        host->say(host, _("x sert ici sur un échange, une note, une signature."));
        return OUTCOME_DONE;
    }
    bool thrown = here->target == TARGET_TOUCH
                      ? ops_touch_bin(host->garden, here->row, err)
                      : ops_acceptance_bin(host->garden, here->row, err);
    if (!thrown)
        return OUTCOME_FAILED;
    host->say(host, _("À la corbeille. u : la reprendre (Échap d’abord)."));
    return OUTCOME_DONE;
}

static enum outcome correct(struct timeline *timeline, struct pane_host *host,
                            size_t row, struct err *err)
{
    if (row >= timeline->count || timeline->rows[row].target != TARGET_TOUCH) {
        host->say(host, _("e sert ici sur un échange ou une note."));
        return OUTCOME_DONE;
    }
    return touch_edit_open(host, timeline->rows[row].row, err) ? OUTCOME_DONE
                                                               : OUTCOME_FAILED;
}

static enum outcome key(void *ctx, struct pane_host *host, struct key pressed,
                        size_t row, struct err *err)
{
    if (pressed.name == K_DELETE ||
        (pressed.name == K_CHAR && !pressed.ctrl && pressed.code == 'x'))
        return throw_away(ctx, host, row, err);
    if (pressed.name == K_CHAR && !pressed.ctrl &&
        (pressed.code == 't' || pressed.code == 'f'))
        return choose_kind(ctx, host, err);
    if (pressed.name == K_CHAR && !pressed.ctrl && pressed.code == 'e')
        return correct(ctx, host, row, err);
    return OUTCOME_UNUSED;
}

static void release(void *ctx)
{
    struct timeline *timeline = ctx;
    free(timeline->name);
    free(timeline);
}

bool timeline_open(struct pane_host *host, struct id person, const char *name,
                   struct err *err)
{
    struct timeline *timeline = xcalloc(1, sizeof *timeline);
    timeline->person = person;
    timeline->name = xstrdup(name);
    return rows_view_open(
        host,
        &(struct rows_view){.title = timeline->name,
                            .hint = _("Entrée : y aller   e : corriger   x : retirer   "
                                      "t : une seule sorte   Échap"),
                            .ctx = timeline,
                            .release = release,
                            .load = load,
                            .open = open,
                            .key = key},
        err);
}
