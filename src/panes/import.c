#include "panes/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/import_private.h"
#include "panes/path_field.h"

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct importing *in = (const struct importing *)modal;
    (void)host;
    switch (in->stage) {
    case STAGE_LOOK:
        import_look_draw(in, canvas);
        break;
    case STAGE_TRYING:
    case STAGE_WRITING:
        import_work_draw(in, canvas);
        break;
    case STAGE_TRIED:
    case STAGE_ROWS:
        import_rows_draw(in, canvas);
        break;
    case STAGE_DONE:
        import_done_draw(in, canvas);
        break;
    }
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct importing *in = importing_of(modal);
    switch (in->stage) {
    case STAGE_LOOK:
        return import_look_key(in, host, pressed, err);
    case STAGE_TRYING:
    case STAGE_WRITING:
        return import_work_key(in, host, pressed);
    case STAGE_TRIED:
    case STAGE_ROWS:
        return import_rows_key(in, host, pressed, err);
    case STAGE_DONE:
        return import_done_key(in, host, pressed, err);
    }
    return OUTCOME_UNUSED;
}

static bool working(const struct modal *modal)
{
    return import_working((const struct importing *)modal);
}

static enum outcome work(struct modal *modal, struct pane_host *host, struct err *err)
{
    return import_work(importing_of(modal), host, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

static void free_import(struct modal *modal)
{
    struct importing *in = importing_of(modal);
    import_stop(in);
    in->desk->close(in->look);
    ledger_free(&in->earlier);
    ledger_free(&in->tried.ledger);
    ledger_free(&in->done.ledger);
    vec_free(&in->shown);
    str_free(&in->source);
    arena_free(&in->arena);
    free(in->columns);
    free(in->name);
    free(in);
}

static const struct modal_class import_class = {
    .name = "import",
    .draw = draw,
    .key = key,
    .working = working,
    .work = work,
    .free = free_import,
};

static bool take_path(void *ctx, struct pane_host *host, const char *path,
                      struct err *err)
{
    const struct import_desk *desk = host->desk;
    struct import_look *look;
    (void)ctx;
    if (!desk->open(path, host->garden, &look, err))
        return false;
    const char *slash = strrchr(path, '/');
    struct importing *in = xcalloc(1, sizeof *in);
    in->modal.class = &import_class;
    in->desk = desk;
    in->look = look;
    in->name = xstrdup(slash ? slash + 1 : path);
    in->filter = FILTER_ALL;
    host->open(host, &in->modal);
    return true;
}

void import_open(struct pane_host *host)
{
    if (!host->desk)
        host->say(host, _("Rien ne peut être importé ici."));
    else if (host->projected)
        host->say(host, _("Écran projeté : l’import montre des coordonnées. P : écran "
                          "privé, puis recommencez."));
    else
        path_field_open(
            host, &(struct path_field){.title = _("Importer : quel fichier ?"),
                                       .endings = "csv txt tsv vcf vcard ics json",
                                       .done = take_path});
}
