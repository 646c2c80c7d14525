#include "panes/export_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/progress.h"

/* What may be asked: each kind of readers, in each format. */
enum { MOST_WAYS = 6 };

/* Of a path in a sentence. */
enum { PATH_COLUMNS = 36 };

/* Shared by the boxes that follow each other; the last one that closes frees it. */
struct leave {
    struct sheet sheet;
    struct {
        enum audience readers;
        bool map;
    } ways[MOST_WAYS];
    size_t way_count;
    struct sheet_file file;
    char *path; /* as it was typed */
    const struct sheet_desk *desk;
    struct sheet_run *run; /* NULL: nothing is being written */
    int boxes;
};

static void release(void *ctx)
{
    struct leave *leave = ctx;
    if (--leave->boxes > 0)
        return;
    sheet_free(&leave->sheet);
    free(leave->path);
    free(leave);
}

/* --- writing ---------------------------------------------------------------------- */

/* Few enough for a key to be answered at once. */
enum { ROWS_A_SLICE = 256 };

static bool step(void *ctx, bool *more, struct err *err)
{
    struct leave *leave = ctx;
    return leave->desk->step(leave->run, ROWS_A_SLICE, more, err);
}

static int done(const void *ctx)
{
    const struct leave *leave = ctx;
    return leave->desk->done(leave->run);
}

static bool end(struct leave *leave, struct pane_host *host, bool keep, struct err *err)
{
    struct arena arena = {0};
    const char *sentence = "";
    bool ended = leave->desk->end(leave->run, keep, &arena, &sentence, err);
    leave->run = NULL;
    if (ended && keep)
        host->say(host, sentence);
    arena_free(&arena);
    return ended;
}

static bool end_progress(void *ctx, struct pane_host *host, bool keep, struct err *err)
{
    bool ended = end(ctx, host, keep, err);
    release(ctx);
    return ended;
}

static void open_progress(struct leave *leave, struct pane_host *host)
{
    leave->boxes++;
    progress_open(
        host, &(struct progress){.title = _("Écrire la liste dans un fichier"),
                                 .hint = _("Échap : arrêter, aucun fichier n’est "
                                           "laissé"),
                                 .stopped = _("Arrêté : aucun fichier n’est écrit."),
                                 .rows = (long)leave->sheet.rows.n,
                                 .ctx = leave,
                                 .step = step,
                                 .done = done,
                                 .end = end_progress});
}

/* A list of a slice is written at once. */
static bool write_it(struct leave *leave, struct pane_host *host, bool overwrite,
                     struct err *err)
{
    bool more = true;
    leave->file.path = leave->path;
    leave->file.overwrite = overwrite;
    if (!leave->desk->begin(host->garden, &leave->file, &leave->run, err))
        return false;
    bool good = step(leave, &more, err);
    if (good && more)
        open_progress(leave, host);
    else
        good = end(leave, host, good, err) && good;
    return good;
}

/* --- where ------------------------------------------------------------------------ */

static bool replace(void *ctx, struct pane_host *host, struct err *err)
{
    return write_it(ctx, host, true, err);
}

static bool path_given(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct leave *leave = ctx;
    free(leave->path);
    leave->path = xstrdup(text);
    if (write_it(leave, host, false, err))
        return true;
    if (!leave->file.taken)
        return false;
    struct arena arena = {0};
    err_clear(err);
    leave->boxes++;
    ask_confirm(host,
                &(struct confirm){.question = arena_printf(
                                      &arena, _("« %s » existe déjà. Le remplacer ?"),
                                      folder_brief(&arena, text, PATH_COLUMNS)),
                                  .ctx = leave,
                                  .release = release,
                                  .yes = replace});
    arena_free(&arena);
    return true;
}

static const char *path_title(enum audience readers)
{
    return readers == AUDIENCE_PUBLIC
               ? _("Écrire la liste, pour tout le monde, dans le fichier")
           : readers == AUDIENCE_MEMBERS
               ? _("Écrire la liste, pour les membres, dans le fichier")
               : _("Écrire la liste, pour le binôme, dans le fichier");
}

static void ask_path(struct leave *leave, struct pane_host *host)
{
    struct arena arena = {0};
    leave->boxes++;
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_PATH},
                               .title = path_title(leave->file.readers),
                               .text = leave->desk->path(host->garden, &leave->sheet,
                                                         leave->file.map, &arena),
                               .ctx = leave,
                               .release = release,
                               .done = path_given});
    arena_free(&arena);
}

/* --- for whom --------------------------------------------------------------------- */

static bool way_chosen(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct leave *leave = ctx;
    (void)err;
    leave->file.readers = leave->ways[index].readers;
    leave->file.map = leave->ways[index].map;
    ask_path(leave, host);
    return true;
}

/* No person is for the public; only places are for a map. */
static void find_ways(struct leave *leave)
{
    static const enum audience all[] = {AUDIENCE_PAIR, AUDIENCE_MEMBERS,
                                        AUDIENCE_PUBLIC};
    bool actors = leave->sheet.of == SHEET_OF_ACTORS;
    for (int map = 0; map <= actors; map++)
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            if (all[i] == AUDIENCE_PUBLIC && !actors)
                continue;
            leave->ways[leave->way_count].readers = all[i];
            leave->ways[leave->way_count++].map = map;
        }
}

static const char *way_label(enum audience readers, bool map)
{
    if (map)
        return readers == AUDIENCE_PUBLIC ? _("une carte (GeoJSON), pour tout le monde")
               : readers == AUDIENCE_MEMBERS
                   ? _("une carte (GeoJSON), pour les membres")
                   : _("une carte (GeoJSON), pour le binôme");
    return readers == AUDIENCE_PUBLIC    ? _("un tableau (CSV), pour tout le monde")
           : readers == AUDIENCE_MEMBERS ? _("un tableau (CSV), pour les membres")
                                         : _("un tableau (CSV), pour le binôme");
}

static void ask_way(struct leave *leave, struct pane_host *host)
{
    struct choice choices[MOST_WAYS];
    struct arena arena = {0};
    long rows = (long)leave->sheet.rows.n;
    for (size_t i = 0; i < leave->way_count; i++)
        choices[i] = (struct choice){
            way_label(leave->ways[i].readers, leave->ways[i].map),
            leave->ways[i].readers == AUDIENCE_PAIR ? _("ce que dit l’écran")
                                                    : _("ce qu’ils peuvent lire")};
    leave->boxes++;
    ask_choice(host, &(struct choose){
                         .title = arena_printf(
                             &arena,
                             i18n_n("Écrire cette liste (%ld ligne) comme",
                                    "Écrire cette liste (%ld lignes) comme", rows),
                             rows),
                         .choices = choices,
                         .count = leave->way_count,
                         .ctx = leave,
                         .release = release,
                         .done = way_chosen});
    arena_free(&arena);
}

void export_open(struct pane_host *host, struct sheet *sheet)
{
    if (sheet->rows.n == 0 || !host->sheets) {
        host->say(host, _("Cette liste est vide : il n’y a rien à écrire."));
        sheet_free(sheet);
        return;
    }
    struct leave *leave = xcalloc(1, sizeof *leave);
    leave->desk = host->sheets;
    leave->sheet = *sheet;
    *sheet = (struct sheet){.of = SHEET_OF_LINES};
    leave->file = (struct sheet_file){.sheet = &leave->sheet, .readers = AUDIENCE_PAIR};
    find_ways(leave);
    if (leave->sheet.of == SHEET_OF_LINES)
        ask_path(leave, host);
    else
        ask_way(leave, host);
}
