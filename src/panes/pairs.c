#include "panes/pairs.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "ops/board.h"
#include "ops/notes.h"
#include "panes/note_view.h"

enum { PAIRS_MOST = 100 };

struct pairs_modal {
    struct modal modal;
    struct arena arena;
    struct duplicate *pairs;
    size_t count;
    size_t at;
};

static struct pairs_modal *self(struct modal *modal)
{
    return (struct pairs_modal *)modal;
}

static void draw_side(const struct pane_host *host, const struct note *note,
                      struct canvas *canvas, struct rect rect)
{
    const struct community *community = host->garden->community;
    struct note_view view = {.community = community,
                             .note = note,
                             .column = community_category(community, note->category),
                             .hide_author = host->projected};
    note_view_draw(&view, canvas, rect);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct pairs_modal *pairs = (const struct pairs_modal *)modal;
    bool small = canvas->height < 10;
    struct rect box = {0, small ? 0 : 1, canvas->width,
                       canvas->height - (small ? 0 : 3)};
    char title[96];
    snprintf(title, sizeof title, _("Doublons probables %zu/%zu"), pairs->at + 1,
             pairs->count);
    canvas_box(canvas, box, STYLE_DIM, title);
    const struct duplicate *pair = &pairs->pairs[pairs->at];
    int half = (box.width - 2) / 2, height = box.height - 4;
    draw_side(host, &pair->a, canvas,
              (struct rect){box.x + 1, box.y + 1, half, height});
    canvas_bar(canvas, box.x + 1 + half, box.y + 1, height, STYLE_DIM);
    draw_side(host, &pair->b, canvas,
              (struct rect){box.x + 2 + half, box.y + 1, box.width - half - 3, height});
    canvas_put_cut(canvas, box.x + 2, box.y + box.height - 2, box.width - 4,
                   STYLE_PLAIN,
                   _("Entrée : réunir (le texte de gauche reste)   Espace : laisser   "
                     "Échap : fermer"));
    canvas_cursor(canvas, box.x + 2, box.y + 1);
}

static enum outcome next(struct pairs_modal *pairs, struct pane_host *host)
{
    if (++pairs->at < pairs->count)
        return OUTCOME_DONE;
    host->say(host, _("Plus de doublon probable. u sépare ce qui vient d’être réuni."));
    return OUTCOME_CLOSE;
}

/* A note that was merged just before is in no later pair. */
static void drop_merged(struct pairs_modal *pairs, struct id gone)
{
    size_t kept = pairs->at + 1;
    for (size_t i = pairs->at + 1; i < pairs->count; i++)
        if (!id_equal(pairs->pairs[i].a.id, gone) &&
            !id_equal(pairs->pairs[i].b.id, gone))
            pairs->pairs[kept++] = pairs->pairs[i];
    pairs->count = kept;
}

static enum outcome merge(struct pairs_modal *pairs, struct pane_host *host,
                          struct err *err)
{
    struct id ids[2] = {pairs->pairs[pairs->at].a.id, pairs->pairs[pairs->at].b.id};
    if (!ops_note_merge(host->garden, ids, 2, err))
        return OUTCOME_FAILED;
    host->say(host, _("Réunis : votes additionnés. u sépare."));
    drop_merged(pairs, ids[1]);
    return next(pairs, host);
}

static enum outcome act(struct modal *modal, struct pane_host *host, enum action action,
                        struct err *err)
{
    struct pairs_modal *pairs = self(modal);
    switch ((int)action) {
    case ACTION_PAIR_MERGE:
        return merge(pairs, host, err);
    case ACTION_PAIR_SKIP:
    case ACTION_DOWN:
        return next(pairs, host);
    case ACTION_UP:
        pairs->at -= pairs->at > 0;
        return OUTCOME_DONE;
    case ACTION_BACK:
    case ACTION_QUIT:
        return OUTCOME_CLOSE;
    default:
        return OUTCOME_UNUSED;
    }
}

static void free_pairs(struct modal *modal)
{
    arena_free(&self(modal)->arena);
    free(modal);
}

static const struct modal_class pairs_class = {
    .name = "doublons",
    .scope = SCOPE_PAIRS,
    .draw = draw,
    .act = act,
    .free = free_pairs,
};

bool pairs_open(struct pane_host *host, struct id board, struct err *err)
{
    struct pairs_modal *pairs = xcalloc(1, sizeof *pairs);
    pairs->modal.class = &pairs_class;
    if (!ops_duplicates(host->garden, board, PAIRS_MOST, &pairs->arena, &pairs->pairs,
                        &pairs->count, err)) {
        free_pairs(&pairs->modal);
        return false;
    }
    if (pairs->count) {
        host->open(host, &pairs->modal);
    } else {
        host->say(host, _("Aucun doublon probable sur ce tableau."));
        free_pairs(&pairs->modal);
    }
    return true;
}
