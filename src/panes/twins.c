#include "panes/twins.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "ops/twins.h"
#include "panes/pick.h"
#include "panes/rows_view.h"
#include "ui/list.h"

enum { PAIRS_MOST = 200, LABEL = 15, FRAME_ROWS = 8 };

struct twins_modal {
    struct modal modal;
    enum twins_kind kind;
    bool chosen;        /* one pair, by a person: no walk before nor after it */
    bool merged;        /* one pair at least, in this walk */
    struct arena arena; /* of the pairs */
    VEC(struct twin_pair) pairs;
    size_t at;
    struct arena fields_arena;
    struct twin_field *fields;
    size_t field_count;
    VEC(enum field) taken; /* those of the other that win */
    struct list list;
};

static struct twins_modal *self(struct modal *modal)
{
    return (struct twins_modal *)modal;
}

static const struct twin_pair *pair_of(const struct twins_modal *twins)
{
    return &twins->pairs.at[twins->at];
}

/* --- reading ---------------------------------------------------------------------- */

static bool add_pairs(struct twins_modal *twins, struct garden *garden, bool persons,
                      struct err *err)
{
    struct twin_pair *pairs;
    size_t count;
    if (!ops_twins(garden, persons, PAIRS_MOST, &twins->arena, &pairs, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        vec_push(&twins->pairs, pairs[i]);
    return true;
}

static bool read_pairs(struct twins_modal *twins, struct garden *garden,
                       struct err *err)
{
    arena_reset(&twins->arena);
    twins->pairs.n = 0;
    return (twins->kind == TWINS_ACTORS || add_pairs(twins, garden, true, err)) &&
           (twins->kind == TWINS_PERSONS || add_pairs(twins, garden, false, err));
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct twins_modal *twins = self(modal);
    const struct twin_pair *pair = pair_of(twins);
    arena_reset(&twins->fields_arena);
    twins->field_count = 0;
    if (!ops_twins_fields(host->garden, pair->one, pair->other, &twins->fields_arena,
                          &twins->fields, &twins->field_count, err))
        return false;
    list_settle(&twins->list, (int)twins->field_count, twins->list.height);
    return true;
}

static bool is_taken(const struct twins_modal *twins, enum field field)
{
    for (size_t i = 0; i < twins->taken.n; i++)
        if (twins->taken.at[i] == field)
            return true;
    return false;
}

/* --- drawing ---------------------------------------------------------------------- */

struct columns {
    int one, other, width;
};

static struct columns columns_of(struct rect rect)
{
    int width = (rect.width - 2 - LABEL) / 2;
    return (struct columns){rect.x + 2 + LABEL, rect.x + 2 + LABEL + width, width};
}

/* What stays is bold; what loses is dim, for it goes to the note. */
static void draw_field(const struct twins_modal *twins, size_t at,
                       struct canvas *canvas, struct rect row)
{
    const struct twin_field *field = &twins->fields[at];
    struct columns columns = columns_of(row);
    bool here = (int)at == twins->list.selected;
    bool other = field->differs && is_taken(twins, field->field);
    uint8_t loses = here ? STYLE_PLAIN : STYLE_DIM;
    canvas_put(canvas, row.x, row.y, 1, STYLE_TITLE, here ? ">" : " ");
    canvas_put_cut(canvas, row.x + 2, row.y, LABEL - 1, loses, field->label);
    canvas_put(canvas, columns.one, row.y, 1, STYLE_TITLE,
               field->differs && !other ? "*" : " ");
    canvas_put_cut(canvas, columns.one + 2, row.y, columns.width - 3,
                   !field->differs ? STYLE_PLAIN
                   : other         ? loses
                                   : STYLE_TITLE,
                   field->one);
    canvas_put(canvas, columns.other, row.y, 1, STYLE_TITLE, other ? "*" : " ");
    canvas_put_cut(canvas, columns.other + 2, row.y, columns.width - 3,
                   !field->differs ? STYLE_PLAIN
                   : other         ? STYLE_TITLE
                                   : loses,
                   field->other);
    if (here) {
        canvas_emphasise(canvas, row, STYLE_REVERSE);
        canvas_cursor(canvas, row.x, row.y);
    }
}

static void draw_fields(const struct twins_modal *twins, struct canvas *canvas,
                        struct rect rect)
{
    struct list list = twins->list;
    list_settle(&list, (int)twins->field_count, rect.height > 1 ? rect.height : 1);
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_field(twins, (size_t)(list.top + i), canvas,
                   (struct rect){rect.x, rect.y + i, rect.width, 1});
}

static void draw_head(const struct twins_modal *twins, struct canvas *canvas,
                      struct rect frame)
{
    const char *reason = pair_of(twins)->reason;
    char title[96];
    if (twins->chosen)
        str_copy(title, sizeof title, _("Réunir deux fiches"));
    else
        str_format(title, sizeof title, _("Doublons probables %zu/%zu"), twins->at + 1,
                   twins->pairs.n);
    canvas_box(canvas, frame, STYLE_DIM, title);
    if (*reason)
        canvas_printf(canvas, 2, 1, frame.width - 4, STYLE_TITLE,
                      _("Une seule fiche ? %s."), reason);
    else
        canvas_put_cut(canvas, 2, 1, frame.width - 4, STYLE_TITLE,
                       _("Une seule fiche ? Rien ne les rapproche : relisez-les."));
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct twins_modal *twins = (const struct twins_modal *)modal;
    const struct twin_pair *pair = pair_of(twins);
    struct rect frame = {0, 0, canvas->width, canvas->height - 1};
    struct rect rect = {2, 5, frame.width - 4, frame.height - FRAME_ROWS};
    struct columns columns = columns_of(rect);
    (void)host;
    draw_head(twins, canvas, frame);
    canvas_put_cut(canvas, rect.x, 2, rect.width, STYLE_DIM,
                   _("* reste, l’autre va dans la note ; contacts, liens, échanges : "
                     "tous gardés."));
    canvas_put_cut(canvas, columns.one + 2, 3, columns.width - 3, STYLE_TITLE,
                   pair->one_label);
    canvas_put_cut(canvas, columns.other + 2, 3, columns.width - 3, STYLE_TITLE,
                   pair->other_label);
    canvas_dots(canvas, 1, 4, frame.width - 2, STYLE_DIM);
    draw_fields(twins, canvas, rect);
    canvas_put_cut(canvas, rect.x, frame.height - 2, rect.width, STYLE_DIM,
                   twins->chosen
                       ? _("Entrée : réunir   Espace : l’autre valeur   Échap : les "
                           "laisser deux")
                       : _("Entrée : réunir   Espace : l’autre valeur   n : elles sont "
                           "deux   Droite, Échap"));
}

/* --- keys ------------------------------------------------------------------------- */

static enum outcome close_walk(const struct twins_modal *twins, struct pane_host *host)
{
    if (!twins->chosen)
        host->say(host, twins->merged ? _("Plus de doublon probable. u reprend la "
                                          "dernière réunion.")
                                      : _("Plus de doublon probable. Cette paire ne "
                                          "reviendra plus."));
    return OUTCOME_CLOSE;
}

/* Another pair: nothing is chosen of it yet. */
static enum outcome show(struct twins_modal *twins, size_t at)
{
    twins->at = at;
    twins->taken.n = 0;
    twins->list.selected = 0;
    twins->modal.stale = true;
    return OUTCOME_DONE;
}

/* The pairs of a card that is no more are over, and the pair that was answered. */
static enum outcome drop(struct twins_modal *twins, struct pane_host *host,
                         const struct id *gone)
{
    size_t kept = 0, at = twins->at;
    for (size_t i = 0; i < twins->pairs.n; i++) {
        struct twin_pair *pair = &twins->pairs.at[i];
        bool over =
            i == twins->at ||
            (gone && (id_equal(pair->one, *gone) || id_equal(pair->other, *gone)));
        at -= over && i < twins->at;
        if (!over)
            twins->pairs.at[kept++] = *pair;
    }
    twins->pairs.n = kept;
    if (!kept)
        return close_walk(twins, host);
    return show(twins, at < kept ? at : 0);
}

static enum outcome merge(struct twins_modal *twins, struct pane_host *host,
                          struct err *err)
{
    const struct twin_pair *pair = pair_of(twins);
    struct id other = pair->other;
    const struct merge_choice choice = {twins->taken.at, twins->taken.n};
    if (!ops_merge(host->garden, pair->one, other, &choice, err))
        return OUTCOME_FAILED;
    twins->merged = true;
    pane_say(host, _("Réunies : « %.80s ». u rend les deux fiches."), pair->one_label);
    return drop(twins, host, &other);
}

static enum outcome part(struct twins_modal *twins, struct pane_host *host,
                         struct err *err)
{
    const struct twin_pair *pair = pair_of(twins);
    if (!ops_twins_apart(host->garden, pair->one, pair->other, err))
        return OUTCOME_FAILED;
    host->say(host, _("Elles sont deux : cette paire ne reviendra plus."));
    return drop(twins, host, NULL);
}

static enum outcome take_other(struct twins_modal *twins, struct pane_host *host)
{
    const struct twin_field *field = &twins->fields[twins->list.selected];
    size_t kept = 0;
    if (!twins->field_count || !field->differs) {
        host->say(host, _("Ici rien à choisir : rien ne diffère, ou tout est gardé."));
        return OUTCOME_DONE;
    }
    bool was = is_taken(twins, field->field);
    for (size_t i = 0; i < twins->taken.n; i++)
        if (twins->taken.at[i] != field->field)
            twins->taken.at[kept++] = twins->taken.at[i];
    twins->taken.n = kept;
    if (!was)
        vec_push(&twins->taken, field->field);
    return OUTCOME_DONE;
}

/* What is undone may bring pairs back. */
static enum outcome undo(struct twins_modal *twins, struct pane_host *host,
                         struct err *err)
{
    struct arena arena = {0};
    const char *sentence = "";
    bool done = ops_undo(host->garden, &arena, &sentence, err) &&
                read_pairs(twins, host->garden, err);
    if (done)
        host->say(host, sentence);
    arena_free(&arena);
    if (!done)
        return OUTCOME_FAILED;
    return twins->pairs.n ? show(twins, 0) : OUTCOME_CLOSE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct twins_modal *twins = self(modal);
    size_t count = twins->pairs.n;
    if (modal->stale) {
        modal->stale = false;
        if (!load(modal, host, err))
            return OUTCOME_FAILED;
    }
    if (pressed.name == K_ESC)
        return OUTCOME_CLOSE;
    if (pressed.name == K_ENTER)
        return merge(twins, host, err);
    if (pressed.name == K_RIGHT)
        return show(twins, (twins->at + 1) % count);
    if (pressed.name == K_LEFT)
        return show(twins, (twins->at + count - 1) % count);
    int by = rows_step(pressed, twins->field_count);
    list_move(&twins->list, by);
    if (by || pressed.name != K_CHAR || pressed.ctrl)
        return by ? OUTCOME_DONE : OUTCOME_UNUSED;
    switch (pressed.code) {
    case 'q':
        return OUTCOME_CLOSE;
    case 'r':
        return merge(twins, host, err);
    case 'n':
        return twins->chosen ? OUTCOME_UNUSED : part(twins, host, err);
    case ' ':
        return take_other(twins, host);
    case 'u':
        return twins->chosen ? OUTCOME_UNUSED : undo(twins, host, err);
    default:
        return OUTCOME_UNUSED;
    }
}

static void free_twins(struct modal *modal)
{
    struct twins_modal *twins = self(modal);
    vec_free(&twins->pairs);
    vec_free(&twins->taken);
    arena_free(&twins->arena);
    arena_free(&twins->fields_arena);
    free(twins);
}

static const struct modal_class twins_class = {
    .name = "fiches en double",
    .load = load,
    .draw = draw,
    .key = key,
    .free = free_twins,
};

static struct twins_modal *twins_new(enum twins_kind kind)
{
    struct twins_modal *twins = xcalloc(1, sizeof *twins);
    twins->modal = (struct modal){.class = &twins_class, .stale = true};
    twins->kind = kind;
    twins->list.height = 8;
    return twins;
}

bool twins_open(struct pane_host *host, enum twins_kind kind, struct err *err)
{
    struct twins_modal *twins = twins_new(kind);
    bool read = read_pairs(twins, host->garden, err);
    if (read && twins->pairs.n) {
        host->open(host, &twins->modal);
        return true;
    }
    if (read)
        host->say(host, _("Aucun doublon probable parmi les fiches. R sur une fiche : "
                          "la réunir."));
    free_twins(&twins->modal);
    return read;
}

/* --- two cards chosen ------------------------------------------------------------- */

/* The card that stays, whatever is shown when the other is named. */
struct asking {
    enum twins_kind kind;
    struct id stays;
};

static bool named(void *ctx, struct pane_host *host, struct id other, const char *label,
                  struct err *err)
{
    const struct asking *asking = ctx;
    struct twin_pair pair;
    if (id_equal(other, asking->stays))
        return err_set(err, ERR_INPUT,
                       _("« %s » est la fiche où vous êtes : nommez l’autre."), label);
    struct twins_modal *twins = twins_new(asking->kind);
    if (!ops_twins_pair(host->garden, asking->stays, other, &twins->arena, &pair,
                        err)) {
        free_twins(&twins->modal);
        return false;
    }
    twins->chosen = true;
    vec_push(&twins->pairs, pair);
    host->open(host, &twins->modal);
    return true;
}

void twins_ask(struct pane_host *host, enum twins_kind kind, struct id stays)
{
    struct asking *asking = xcalloc(1, sizeof *asking);
    *asking = (struct asking){kind, stays};
    pick_open(host, &(struct pick){.title = _("Réunir cette fiche avec laquelle ?"),
                                   .find = kind == TWINS_PERSONS ? pick_persons
                                                                 : pick_actors_named,
                                   .ctx = asking,
                                   .release = free,
                                   .done = named});
}
