/* Actions: what the app does itself, and what it hands to the pane or the modal. */
#include "app/private.h"
#include "base/i18n.h"
#include "ops/live.h"
#include "panes/ask.h"
#include "panes/export_view.h"
#include "panes/find_view.h"
#include "panes/help.h"
#include "panes/import.h"
#include "panes/palette.h"
#include "panes/welcome.h"

static bool yes_leave(void *ctx, struct pane_host *host, struct err *err)
{
    (void)ctx;
    (void)err;
    app_of(host)->done = true;
    return true;
}

/* What leaving costs: nothing, but when the disk refused the last thing done. */
static const char *leaving_words(const struct app *app)
{
    const struct garden *garden = app->host.garden;
    if (app->asides && app->aside_chosen)
        return _("Quitter ? Un texte n’est PAS enregistré : ouvrez le fichier qui le "
                 "garde.");
    if (app->asides)
        return _("Quitter ? Un texte n’est PAS enregistré : gardé à part, il sera "
                 "proposé.");
    if (garden->unsaved)
        return _("Quitter ? Le dernier geste n’est PAS enregistré.");
    return garden->demo ? _("Quitter la démonstration ? Rien n’en est gardé.")
                        : _("Quitter ? Tout est enregistré.");
}

static enum outcome leave(struct app *app, struct err *err)
{
    if (!app->host.garden) {
        app->done = true;
        return OUTCOME_DONE;
    }
    enum outcome back = app->pane->class->act(app->pane, &app->host, ACTION_BACK, err);
    if (back != OUTCOME_UNUSED)
        return back;
    ask_confirm(&app->host,
                &(struct confirm){.question = leaving_words(app), .yes = yes_leave});
    return OUTCOME_DONE;
}

unsigned app_scope(const struct app *app)
{
    return app->top && app->top->class->scope ? app->top->class->scope
                                              : app->pane->class->scope;
}

/* What the pane on screen keeps from the wall. */
static const char *hidden_words(enum pane_place place)
{
    if (place == PLACE_MEMBERS || place == PLACE_PERSON)
        return _("Écran projeté : coordonnées et notes privées cachées. P : écran "
                 "privé.");
    return _("Écran projeté : auteurs et étiquettes cachés. P : écran privé.");
}

static enum outcome project(struct app *app, struct err *err)
{
    (void)err;
    app->host.projected = !app->host.projected;
    for (int i = 0; i < PLACE_COUNT; i++) {
        if (!app->panes[i])
            continue;
        app->panes[i]->projected = app->host.projected;
        app->panes[i]->stale = true;
    }
    app_say(app, app->host.projected ? hidden_words(app->place) : _("Écran privé."));
    return OUTCOME_DONE;
}

/* A question of no meeting: the next carry-over proposes it. */
static bool park(void *ctx, struct pane_host *host, const char *text, struct err *err)
{
    struct item_line line = {.kind = ITEM_QUESTION, .text = text, .who = ""};
    struct id none = {0}, id;
    (void)ctx;
    if (!ops_item_add(host->garden, none, none, none, &line, NULL, &id, err))
        return false;
    host->say(host, _("Garé. La suite d’une rencontre (S) le proposera."));
    return true;
}

static enum outcome put_aside(struct app *app, struct err *err)
{
    (void)err;
    /* two boxes on one draft: what is saved in the first would be lost by the other */
    for (const struct modal *modal = app->top; modal; modal = modal->below)
        if (modal->draft.field == DRAFT_PARK) {
            app_say(app, _("« Garer » est déjà ouvert : Entrée gare ce qui est tapé."));
            return OUTCOME_DONE;
        }
    ask_text(&app->host, &(struct ask_box){.draft = {.field = DRAFT_PARK},
                                           .title = _("Garer pour plus tard"),
                                           .done = park});
    return OUTCOME_DONE;
}

static enum outcome undo_last(struct app *app, struct err *err)
{
    return app_undo(app, true, err);
}

static enum outcome redo_last(struct app *app, struct err *err)
{
    return app_undo(app, false, err);
}

/* --- what is opened ----------------------------------------------------------------
 */

static enum outcome help(struct app *app, struct err *err)
{
    (void)err;
    help_open(&app->host, app_scope(app));
    return OUTCOME_DONE;
}

static enum outcome palette(struct app *app, struct err *err)
{
    (void)err;
    palette_open(&app->host, app_scope(app));
    return OUTCOME_DONE;
}

static enum outcome find(struct app *app, struct err *err)
{
    (void)err;
    if (!app->host.garden)
        return OUTCOME_UNUSED;
    find_view_open(&app->host);
    return OUTCOME_DONE;
}

/* Of the box on top when it lists something, else of the pane. */
static enum outcome write_list(struct app *app, struct err *err)
{
    struct sheet sheet = {.of = SHEET_OF_LINES};
    struct modal *modal = app->top;
    bool made = false;
    if (!app->host.garden)
        return OUTCOME_UNUSED;
    if (modal ? !modal->class->sheet : !app->pane->class->sheet) {
        app_say(app, _("Cet écran n’est pas une liste : il n’y a rien à écrire."));
        return OUTCOME_DONE;
    }
    app_refresh(app);
    made = modal ? modal->class->sheet(modal, &app->host, &sheet, err)
                 : app->pane->class->sheet(app->pane, app->host.garden, &sheet, err);
    if (made)
        export_open(&app->host, &sheet);
    else
        sheet_free(&sheet);
    return made ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome import(struct app *app, struct err *err)
{
    (void)err;
    import_open(&app->host);
    return OUTCOME_DONE;
}

static enum outcome keyboard(struct app *app, struct err *err)
{
    (void)err;
    welcome_keyboard(&app->host);
    return OUTCOME_DONE;
}

/* --- what the terminal does --------------------------------------------------------
 */

static enum outcome calm(struct app *app, struct err *err)
{
    (void)err;
    app_say(app, app->top ? _("Rien n’est perdu. Échap, puis q pour quitter.")
                          : _("Rien n’est perdu. q pour quitter."));
    return OUTCOME_DONE;
}

static enum outcome look(struct app *app, struct err *err)
{
    (void)err;
    if (app->calls.change_look)
        app_say(app, app->calls.change_look(app->calls.ctx));
    return OUTCOME_DONE;
}

static enum outcome suspend(struct app *app, struct err *err)
{
    (void)err;
    app_flush(app);
    if (app->calls.suspend)
        app->calls.suspend(app->calls.ctx);
    return OUTCOME_DONE;
}

/* What the app does itself; OUTCOME_UNUSED for the rest. */
static enum outcome act_here(struct app *app, enum action action, struct err *err)
{
    static const struct {
        enum action action;
        enum outcome (*act)(struct app *app, struct err *err);
    } acts[] = {
        {ACTION_HELP, help},         {ACTION_PALETTE, palette},
        {ACTION_FIND, find},         {ACTION_UNDO, undo_last},
        {ACTION_REDO, redo_last},    {ACTION_PARK, put_aside},
        {ACTION_QUIT, leave},        {ACTION_CALM, calm},
        {ACTION_PROJECT, project},   {ACTION_KEYBOARD, keyboard},
        {ACTION_LOOK, look},         {ACTION_SUSPEND, suspend},
        {ACTION_EXPORT, write_list}, {ACTION_IMPORT, import},
    };
    static const enum action goes[] = {ACTION_GO_ACTORS, ACTION_GO_MEMBERS,
                                       ACTION_GO_BOARD,  ACTION_GO_AGENDA,
                                       ACTION_NEXT_PANE, ACTION_PREVIOUS_PANE};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (acts[i].action == action)
            return acts[i].act(app, err);
    for (size_t i = 0; i < sizeof goes / sizeof *goes; i++)
        if (goes[i] == action)
            return app_go(app, action);
    return OUTCOME_UNUSED;
}

/* Says what is missing for an action, if something is. */
bool app_needs_met(struct app *app, const struct action_def *def)
{
    unsigned has = app->top && app->top->class->scope
                       ? NEED_ITEM | NEED_NOTE | NEED_GROUP
                       : app->pane->class->has(app->pane);
    if ((def->needs & NEED_WRITABLE) && ops_garden_read_only(app->host.garden))
        app_say(app, _("Lecture seule : ce fichier ne peut pas être modifié ici."));
    else if ((def->needs & NEED_GROUP) && !(has & NEED_GROUP))
        pane_say(&app->host, _("« %s » : il faut être sur un groupe."), _(def->label));
    else if ((def->needs & NEED_MEETING) && !(has & NEED_MEETING))
        pane_say(&app->host, _("« %s » : il faut d’abord une rencontre (a)."),
                 _(def->label));
    else if ((def->needs & NEED_NOTE) && !(has & NEED_NOTE))
        pane_say(&app->host, _("« %s » : il faut être sur un post-it."), _(def->label));
    else if ((def->needs & NEED_ITEM) && !(has & NEED_ITEM))
        pane_say(&app->host, _("« %s » : il n’y a rien ici."), _(def->label));
    else
        return true;
    return false;
}

/* In a window too small to show the pane, nothing is done to what nobody sees. */
static bool hidden(struct app *app, enum action action)
{
    static const enum action safe[] = {
        ACTION_ADD,  ACTION_ADD_FEAR, ACTION_UNDO, ACTION_REDO, ACTION_QUIT,
        ACTION_HELP, ACTION_PALETTE,  ACTION_BACK, ACTION_CALM, ACTION_SUSPEND};
    bool small = app->canvas.width < LEAST_WIDTH || app->canvas.height < LEAST_HEIGHT;
    if (!small || app->top)
        return false;
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
        if (action == safe[i])
            return false;
    app_say(app, _("Agrandissez la fenêtre : ici seule la saisie (a) marche."));
    return true;
}

void app_perform(struct app *app, enum action action)
{
    struct err err = ERR_INIT;
    struct modal *modal = app->top && app->top->class->scope ? app->top : NULL;
    const struct action_def *def = action_def(action);
    if (!app->host.garden && action != ACTION_QUIT && action != ACTION_HELP)
        return;
    if (app->host.garden && (hidden(app, action) || !app_needs_met(app, def)))
        return;
    enum outcome outcome = OUTCOME_UNUSED;
    if (modal && (action == ACTION_BACK || action == ACTION_QUIT))
        outcome = modal->class->act(modal, &app->host, action, &err);
    /* a run leads to the board of its slot */
    if (app->place == PLACE_LIVE && !modal && app->host.garden &&
        action == ACTION_GO_BOARD)
        outcome = app->pane->class->act(app->pane, &app->host, action, &err);
    if (outcome == OUTCOME_UNUSED)
        outcome = act_here(app, action, &err);
    if (outcome == OUTCOME_UNUSED)
        outcome = modal ? modal->class->act(modal, &app->host, action, &err)
                        : app->pane->class->act(app->pane, &app->host, action, &err);
    if (outcome == OUTCOME_CLOSE)
        app_close_modal(app, modal);
    if (outcome == OUTCOME_UNUSED && action == ACTION_BACK)
        app_say(app, _("q : quitter   , : aide"));
    if (outcome == OUTCOME_FAILED)
        app_report(app, &err);
}
