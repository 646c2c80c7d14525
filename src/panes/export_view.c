#include "panes/export_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask.h"

/* What may be asked: each kind of readers, in each format. */
enum { MOST_WAYS = 6 };

/* Shared by the boxes that follow each other; the last one that closes frees it. */
struct leave {
    struct sheet sheet;
    struct {
        enum audience readers;
        bool map;
    } ways[MOST_WAYS];
    size_t way_count;
    struct sheet_file file;
    char *path; /* that the person must say may be replaced */
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

/* --- where ------------------------------------------------------------------------ */

static bool write_it(struct leave *leave, struct pane_host *host, struct err *err)
{
    struct arena arena = {0};
    const char *sentence = "";
    bool written = host->sheet_write(host, &leave->file, &arena, &sentence, err);
    if (written)
        host->say(host, sentence);
    arena_free(&arena);
    return written;
}

static bool replace(void *ctx, struct pane_host *host, struct err *err)
{
    struct leave *leave = ctx;
    leave->file.path = leave->path;
    leave->file.overwrite = true;
    return write_it(leave, host, err);
}

static bool path_given(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct leave *leave = ctx;
    leave->file.path = text;
    leave->file.overwrite = false;
    if (write_it(leave, host, err))
        return true;
    if (!leave->file.taken)
        return false;
    struct arena arena = {0};
    err_clear(err);
    free(leave->path);
    leave->path = xstrdup(text);
    leave->boxes++;
    ask_confirm(host, &(struct confirm){
                          .question = arena_printf(
                              &arena, _("« %s » existe déjà. Le remplacer ?"), text),
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
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_PATH},
                                     .title = path_title(leave->file.readers),
                                     .text = host->sheet_path(host, &leave->sheet,
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
    if (sheet->rows.n == 0 || !host->sheet_write) {
        host->say(host, _("Cette liste est vide : il n’y a rien à écrire."));
        sheet_free(sheet);
        return;
    }
    struct leave *leave = xcalloc(1, sizeof *leave);
    leave->sheet = *sheet;
    *sheet = (struct sheet){.of = SHEET_OF_LINES};
    leave->file = (struct sheet_file){.sheet = &leave->sheet, .readers = AUDIENCE_PAIR};
    find_ways(leave);
    if (leave->sheet.of == SHEET_OF_LINES)
        ask_path(leave, host);
    else
        ask_way(leave, host);
}
