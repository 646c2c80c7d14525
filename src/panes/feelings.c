#include "panes/feelings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "ops/people.h"
#include "panes/ask.h"
#include "ui/lineedit.h"

struct feelings_modal {
    struct modal modal;
    struct arena arena; /* people and words, for the round */
    struct id meeting;
    struct id slot;
    bool anonymous;
    bool shuffled;
    struct attendance *people; /* those present, in the order of the round */
    size_t count;
    size_t at;
    VEC(struct feeling_value) values; /* said so far, without who */
    VEC(bool) turns;                  /* did each turn so far leave a value? */
    struct lineedit word;
};

static struct feelings_modal *self(struct modal *modal)
{
    return (struct feelings_modal *)modal;
}

/* Fisher and Yates, seeded by the second: an order to speak in, not a secret. */
static void shuffle(struct feelings_modal *round)
{
    uint64_t seed = (uint64_t)clock_now() | 1;
    for (size_t i = round->count; i-- > round->at + 1;) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        size_t other = round->at + seed % (i + 1 - round->at);
        struct attendance swap = round->people[i];
        round->people[i] = round->people[other];
        round->people[other] = swap;
    }
    round->shuffled = true;
}

static void draw_values(const struct feelings_modal *round, struct canvas *canvas,
                        int y, int room, bool projected)
{
    int used = 0;
    for (size_t i = round->values.n; i-- > 0 && used < room && !projected;) {
        const struct feeling_value *said = &round->values.at[i];
        if (said->value)
            used += canvas_printf(canvas, 3 + used, y, room - used, STYLE_PLAIN, "%d ",
                                  said->value);
        if (said->word && *said->word)
            used += canvas_printf(canvas, 3 + used, y, room - used, STYLE_PLAIN, "%s  ",
                                  said->word);
    }
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct feelings_modal *round = (const struct feelings_modal *)modal;
    int height = canvas->height < 12 ? canvas->height : 12, width = canvas->width;
    struct rect box = {0, canvas->height - height, width, height};
    canvas_box(canvas, box, STYLE_DIM,
               round->anonymous ? _("Tour de ressenti, anonyme : rien ne dit qui")
                                : _("Tour de ressenti"));
    int y = box.y + 1, room = width - 6;
    if (round->at < round->count)
        canvas_printf(canvas, 3, y, room, STYLE_TITLE, "%zu/%zu   %s", round->at + 1,
                      round->count, round->people[round->at].label);
    else
        canvas_put_cut(canvas, 3, y, room, STYLE_TITLE,
                       _("Tout le monde a parlé. Entrée : enregistrer le tour."));
    canvas_put(canvas, 3, y + 2, 1, STYLE_KEY, ">");
    lineedit_draw(&round->word, canvas, 5, y + 2, room - 2, STYLE_PLAIN);
    int x = canvas->cursor_x, cursor_y = canvas->cursor_y;
    canvas_printf(canvas, 3, y + 4, room, STYLE_DIM, _("dits : %zu"), round->values.n);
    draw_values(round, canvas, y + 5, room, host->projected);
    canvas_put_cut(
        canvas, 3, box.y + height - 4, room, STYLE_DIM,
        _("un mot puis Entrée, ou une touche de 1 à 5 (rangée du haut, sans Maj)"));
    canvas_put_cut(canvas, 3, box.y + height - 3, room, STYLE_DIM,
                   _("Tab : passe   Ctrl+O : ordre au hasard   haut : revenir"));
    canvas_put_cut(canvas, 3, box.y + height - 2, room, STYLE_DIM,
                   round->anonymous
                       ? _("Échap : fermer et enregistrer ce qui est dit")
                       : _("Échap : fermer (chaque mot est déjà enregistré)"));
    canvas_cursor(canvas, x, cursor_y);
}

static bool keep_draft(struct feelings_modal *round, struct pane_host *host,
                       struct err *err)
{
    return ops_feelings_draft_put(host->garden, round->slot, round->values.at,
                                  round->values.n, err);
}

/* A word half typed is of the one whose turn it is; nobody's in an anonymous round. */
static void name_draft(struct feelings_modal *round)
{
    char person[ID_TEXT_SIZE] = "";
    if (round->at < round->count)
        id_text(round->people[round->at].person.id, person);
    draft_init(
        &round->modal.draft,
        &(struct draft_of){.field = round->anonymous ? DRAFT_SECRET : DRAFT_FEELING,
                           .id = round->slot,
                           .key = *person ? person : NULL});
}

/* The turn has moved: the line is that of someone else, with a draft of its own. */
static bool take_turn(struct feelings_modal *round, struct pane_host *host,
                      struct err *err)
{
    if (round->anonymous)
        return true;
    lineedit_set(&round->word, "");
    name_draft(round);
    return draft_open(&round->modal, host, err);
}

/* One said: an anonymous one waits with the others, a named one is saved at once. */
static enum outcome said(struct feelings_modal *round, struct pane_host *host,
                         struct feeling_value value, struct err *err)
{
    bool empty = !value.value && (!value.word || !*value.word);
    if (round->at >= round->count && !round->anonymous)
        return OUTCOME_DONE;
    if (!value.word && !draft_flush(&round->modal.draft, host, err))
        return OUTCOME_FAILED;
    if (!empty && !round->anonymous &&
        !ops_feeling_add(host->garden, round->meeting, round->slot, value.value,
                         value.word ? value.word : "",
                         round->people[round->at].person.id, err))
        return OUTCOME_FAILED;
    if (!empty)
        vec_push(&round->values, value);
    if (!empty && round->anonymous && !keep_draft(round, host, err)) {
        round->values.n--;
        return OUTCOME_FAILED;
    }
    vec_push(&round->turns, !empty);
    round->at += round->at < round->count;
    lineedit_set(&round->word, "");
    return take_turn(round, host, err) ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* The turn before is taken again: what it left is taken back. A named value stays until
 * another replaces it. */
static enum outcome take_back(struct feelings_modal *round, struct pane_host *host,
                              struct err *err)
{
    if (!round->turns.n)
        return OUTCOME_DONE;
    if (!draft_flush(&round->modal.draft, host, err))
        return OUTCOME_FAILED;
    round->values.n -= round->turns.at[--round->turns.n];
    round->at -= round->at > 0;
    bool taken =
        round->anonymous ? keep_draft(round, host, err) : take_turn(round, host, err);
    return taken ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome finish(struct feelings_modal *round, struct pane_host *host,
                           struct err *err)
{
    if (!round->anonymous || !round->values.n)
        return OUTCOME_CLOSE;
    if (!ops_feelings_commit(host->garden, round->meeting, round->slot,
                             round->values.at, round->values.n, err))
        return OUTCOME_FAILED;
    pane_say(host,
             i18n_n("%zu ressenti enregistré, sans nom.",
                    "%zu ressentis enregistrés, sans noms.", (long)round->values.n),
             round->values.n);
    return OUTCOME_CLOSE;
}

static enum outcome enter(struct feelings_modal *round, struct pane_host *host,
                          struct err *err)
{
    const char *word = lineedit_text(&round->word);
    if (!*word)
        return round->at >= round->count ? finish(round, host, err) : OUTCOME_DONE;
    struct feeling_value value = {.word = arena_strdup(&round->arena, word)};
    return said(round, host, value, err);
}

/* A typed word is kept, its draft taken by the commit as when it is Entrée; then Échap
 * closes. */
static enum outcome keep_word(struct feelings_modal *round, struct pane_host *host,
                              struct err *err)
{
    char place[sizeof round->modal.draft.place];
    str_copy(place, sizeof place, round->modal.draft.place);
    host->garden->draft = round->modal.draft.kept ? place : NULL;
    enum outcome outcome = enter(round, host, err);
    host->garden->draft = NULL;
    return outcome;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct feelings_modal *round = self(modal);
    int digit = keyboard_digit(keymap_keyboard(host->keymap), pressed);
    bool empty = round->word.text.len == 0;
    if (pressed.name == K_ESC && !empty)
        return keep_word(round, host, err);
    if (pressed.name == K_ESC)
        return finish(round, host, err);
    if (pressed.name == K_ENTER)
        return enter(round, host, err);
    if (pressed.name == K_TAB)
        return said(round, host, (struct feeling_value){0}, err);
    if (empty && digit >= 1 && digit <= 5)
        return said(round, host, (struct feeling_value){.value = digit}, err);
    if (pressed.name == K_UP)
        return take_back(round, host, err);
    if (pressed.name == K_CHAR && pressed.ctrl && pressed.code == 'o') {
        if (!draft_flush(&round->modal.draft, host, err))
            return OUTCOME_FAILED;
        shuffle(round);
        return take_turn(round, host, err) ? OUTCOME_DONE : OUTCOME_FAILED;
    }
    return lineedit_key(&round->word, pressed) ? OUTCOME_DONE : OUTCOME_UNUSED;
}

static void typed(const struct modal *modal, struct str *out)
{
    str_add(out, lineedit_text(&((const struct feelings_modal *)modal)->word));
}

static void retype(struct modal *modal, struct pane_host *host, const char *text)
{
    (void)host;
    lineedit_set(&self(modal)->word, text);
}

static void free_feelings(struct modal *modal)
{
    struct feelings_modal *round = self(modal);
    lineedit_free(&round->word);
    vec_free(&round->values);
    vec_free(&round->turns);
    arena_free(&round->arena);
    free(round);
}

static const struct modal_class feelings_class = {
    .name = "ressenti",
    .draw = draw,
    .key = key,
    .typed = typed,
    .retype = retype,
    .free = free_feelings,
};

/* --- opening -------------------------------------------------------------------------
 */

struct feelings_place {
    struct id meeting;
    struct id slot;
};

/* Those present today; a round that was cut short takes up its draft. */
static bool gather(struct feelings_modal *round, struct pane_host *host,
                   struct err *err)
{
    struct attendance *list;
    struct feeling_value *before;
    size_t listed, count;
    int day;
    if (!ops_meeting_today(host->garden, round->meeting, &day, err) ||
        !ops_attendances(host->garden, round->meeting, day, &round->arena, &list,
                         &listed, err) ||
        !ops_feelings_draft(host->garden, round->slot, &round->arena, &before, &count,
                            err))
        return false;
    round->people = arena_alloc(&round->arena, (listed + 1) * sizeof *list);
    for (size_t i = 0; i < listed; i++)
        if (list[i].status == ATTENDANCE_PRESENT)
            round->people[round->count++] = list[i];
    for (size_t i = 0; i < count && round->anonymous; i++)
        vec_push(&round->values, before[i]);
    if (round->values.n)
        pane_say(host, _("Tour repris : %zu déjà dits."), round->values.n);
    return true;
}

static bool begin(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct feelings_place *place = ctx;
    struct feelings_modal *round = xcalloc(1, sizeof *round);
    round->modal.class = &feelings_class;
    round->meeting = place->meeting;
    round->slot = place->slot;
    round->anonymous = index == 0;
    if (!gather(round, host, err)) {
        free_feelings(&round->modal);
        return false;
    }
    name_draft(round);
    host->open(host, &round->modal);
    return true;
}

bool feelings_open(struct pane_host *host, struct id meeting, struct id slot,
                   struct err *err)
{
    const struct choice choices[] = {
        {.label = _("anonyme : aucun lien avec les personnes n’est gardé")},
        {.label = _("nommé : chacun est d’accord pour que son nom reste")},
    };
    struct feelings_place *place = xcalloc(1, sizeof *place);
    (void)err;
    *place = (struct feelings_place){meeting, slot};
    ask_choice(host, &(struct choose){.title = _("Tour de ressenti"),
                                      .choices = choices,
                                      .count = 2,
                                      .ctx = place,
                                      .release = free,
                                      .done = begin});
    return true;
}
