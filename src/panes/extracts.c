/* What the tags of interviews say: how many passages of each, and the passages. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/interviews.h"
#include "panes/interview.h"
#include "panes/rows_view.h"

struct tags {
    struct tag_count *tags; /* in the arena of the box, until its next load */
    size_t count;
};

struct passages {
    char *tag;
    struct extract_line *lines;
    size_t count;
};

static void release_passages(void *ctx)
{
    struct passages *passages = ctx;
    free(passages->tag);
    free(passages);
}

static bool load_passages(void *ctx, struct pane_host *host, struct arena *arena,
                          struct view_rows *out, struct err *err)
{
    struct passages *passages = ctx;
    if (!ops_extracts(host->garden, passages->tag, arena, &passages->lines,
                      &passages->count, err))
        return false;
    struct view_row *rows = arena_alloc(arena, (passages->count + 1) * sizeof *rows);
    for (size_t i = 0; i < passages->count; i++)
        rows[i] =
            (struct view_row){.lead = host->projected ? "" : passages->lines[i].person,
                              .text = passages->lines[i].extract.text,
                              .detail = ""};
    *out = (struct view_rows){
        .rows = rows,
        .count = passages->count,
        .heading = arena_printf(
            arena, i18n_n("%zu extrait", "%zu extraits", (long)passages->count),
            passages->count),
        .empty = _("Aucun extrait de cette étiquette.")};
    return true;
}

static enum outcome open_passage(void *ctx, struct pane_host *host, size_t row,
                                 struct err *err)
{
    const struct passages *passages = ctx;
    (void)err;
    host->go(host, PLACE_PERSON,
             &(struct pane_visit){.id = passages->lines[row].answer.person});
    return OUTCOME_CLOSE;
}

static bool load_tags(void *ctx, struct pane_host *host, struct arena *arena,
                      struct view_rows *out, struct err *err)
{
    struct tags *tags = ctx;
    int extracts = 0;
    if (!ops_extract_tags(host->garden, NULL, arena, &tags->tags, &tags->count, err))
        return false;
    struct view_row *rows = arena_alloc(arena, (tags->count + 1) * sizeof *rows);
    for (size_t i = 0; i < tags->count; i++) {
        const struct tag_count *tag = &tags->tags[i];
        extracts += tag->extracts;
        rows[i] = (struct view_row){
            .lead = arena_printf(arena, "%4d", tag->extracts),
            .text = tag->label,
            .detail =
                arena_printf(arena, i18n_n("%d personne", "%d personnes", tag->persons),
                             tag->persons)};
    }
    *out = (struct view_rows){
        .rows = rows,
        .count = tags->count,
        .heading = extracts ? _("Extraits d’entretiens par étiquette")
                            : _("Aucun extrait gardé encore : sur une "
                                "fiche, i."),
        .empty = _("La configuration ne nomme aucune étiquette.")};
    return true;
}

static enum outcome open_tag(void *ctx, struct pane_host *host, size_t row,
                             struct err *err)
{
    const struct tags *tags = ctx;
    struct passages *passages = xcalloc(1, sizeof *passages);
    passages->tag = xstrdup(tags->tags[row].id);
    return rows_view_open(host,
                          &(struct rows_view){.title = tags->tags[row].label,
                                              .hint = _("Entrée : sa fiche   Échap : "
                                                        "fermer"),
                                              .ctx = passages,
                                              .release = release_passages,
                                              .load = load_passages,
                                              .open = open_passage},
                          err)
               ? OUTCOME_DONE
               : OUTCOME_FAILED;
}

bool extracts_open(struct pane_host *host, struct err *err)
{
    return rows_view_open(host,
                          &(struct rows_view){.title = _("Extraits d’entretiens"),
                                              .hint = _("Entrée : lire ces extraits   "
                                                        "Échap : fermer"),
                                              .ctx = xcalloc(1, sizeof(struct tags)),
                                              .release = free,
                                              .load = load_tags,
                                              .open = open_tag},
                          err);
}
