/* Undo and redo: at once, or with what shows how far it is when that takes long. */
#include <stdlib.h>

#include "app/private.h"
#include "base/i18n.h"
#include "panes/progress.h"

/* What changed is shown, even when it was on another board. */
static void show_replayed(struct app *app)
{
    const struct garden *garden = app->host.garden;
    if (app->place == PLACE_BOARD && !id_is_none(garden->replayed))
        app_show(app, PLACE_BOARD, &(struct pane_visit){.id = garden->replayed});
}

static bool step(void *ctx, bool *more, struct err *err)
{
    return ops_turn_step(ctx, more, err);
}

static int done(const void *ctx)
{
    return ops_turn_done(ctx);
}

static bool end(void *ctx, struct pane_host *host, bool keep, struct err *err)
{
    struct arena arena = {0};
    const char *sentence = "";
    bool ended = ops_turn_end(ctx, keep, &arena, &sentence, err);
    if (ended && keep) {
        host->say(host, sentence);
        show_replayed(app_of(host));
    }
    arena_free(&arena);
    return ended;
}

static void open_progress(struct app *app, struct ops_turn *turn, bool back)
{
    struct arena arena = {0};
    progress_open(&app->host, &(struct progress){
                                  .title = ops_turn_words(turn, &arena),
                                  .hint = _("Échap : arrêter, tout reste comme c’est"),
                                  .stopped = back ? _("Arrêté : rien n’est annulé.")
                                                  : _("Arrêté : rien n’est rétabli."),
                                  .rows = ops_turn_rows(turn),
                                  .ctx = turn,
                                  .step = step,
                                  .done = done,
                                  .end = end});
    arena_free(&arena);
}

enum outcome app_undo(struct app *app, bool back, struct err *err)
{
    struct ops_turn *turn;
    bool good = true, more = true;
    if (!ops_turn_begin(app->host.garden, back, &turn, err))
        return OUTCOME_FAILED;
    if (ops_turn_is_long(turn)) {
        open_progress(app, turn, back);
        return OUTCOME_DONE;
    }
    while (good && more)
        good = ops_turn_step(turn, &more, err);
    good = end(turn, &app->host, good, err) && good;
    return good ? OUTCOME_DONE : OUTCOME_FAILED;
}
