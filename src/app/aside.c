/* A text that the file refused: kept aside in a file of its own until it is saved. */
#include "app/private.h"
#include "base/i18n.h"
#include "panes/ask.h"

/* The disk, not what was typed. */
static bool is_refusal(const struct err *err)
{
    return err->kind == ERR_FULL || err->kind == ERR_IO || err->kind == ERR_READONLY ||
           err->kind == ERR_MOVED || err->kind == ERR_CORRUPT;
}

bool app_is_aside(const struct modal *modal)
{
    const struct draft *draft = &modal->draft;
    return draft->aside.len > 0 &&
           str_equal(str_text(&draft->refused), draft_text(draft));
}

void app_drop_aside(struct app *app, struct modal *modal)
{
    struct draft *draft = &modal->draft;
    if (!draft->aside.len)
        return;
    app->calls.drop_aside(app->calls.ctx, str_text(&draft->aside));
    str_clear(&draft->aside);
    str_clear(&draft->refused);
    app->asides--;
}

/* The new file first: at no moment is the text in none. */
static bool keep(struct app *app, struct modal *modal, const char *where,
                 struct err *err)
{
    struct draft *draft = &modal->draft;
    struct str path = {0}, shown = {0};
    const char *text = draft_text(draft);
    if (!*text || app_is_aside(modal) || !app->calls.keep_aside ||
        app->host.garden->demo)
        return true;
    bool kept = app->calls.keep_aside(app->calls.ctx, draft->place, text, where, &path,
                                      &shown, err);
    if (kept) {
        app_drop_aside(app, modal);
        str_add(&draft->refused, text);
        str_add(&draft->aside, str_text(&path));
        str_clear(&app->aside);
        str_add(&app->aside, str_text(&shown));
        app->aside_chosen = *where != '\0';
        app->asides++;
    }
    str_free(&path);
    str_free(&shown);
    return kept;
}

static bool keep_all(struct app *app, const char *where, struct err *err)
{
    bool kept = true;
    for (struct modal *modal = app->top; modal; modal = modal->below)
        kept = keep(app, modal, where, err) && kept;
    return kept;
}

/* --- where, when no folder takes it ------------------------------------------------
 */

static bool place_given(void *ctx, struct pane_host *host, const char *where,
                        struct err *err)
{
    struct app *app = ctx;
    if (!keep_all(app, where, err))
        return false;
    pane_say(host, _("Texte gardé dans %s"), str_text(&app->aside));
    return true;
}

static void asked(void *ctx)
{
    ((struct app *)ctx)->asking = false;
}

void app_ask_aside(struct app *app)
{
    if (app->asking)
        return;
    app->asking = true;
    ask_text(&app->host,
             &(struct ask_box){.draft = {.field = DRAFT_RESCUE},
                               .title = _("Rien n’est enregistré : dans quel "
                                          "dossier garder ce texte ?"),
                               .ctx = app,
                               .release = asked,
                               .done = place_given});
}

bool app_refused(struct app *app, const struct err *err)
{
    struct err other = ERR_INIT;
    app_report(app, err);
    return !is_refusal(err) || !app->host.garden ||
           ops_garden_read_only(app->host.garden) || keep_all(app, "", &other);
}
