#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/width.h"
#include "panes/ask.h"
#include "ui/lineedit.h"
#include "ui/list.h"

struct choose_modal {
    struct modal modal;
    struct choose choose;
    struct arena arena;
    char *title;
    struct choice *choices;
    struct list list;
    struct lineedit typed; /* by name */
    bool nothing;          /* no choice begins so: Enter takes none */
};

static struct choose_modal *self(struct modal *modal)
{
    return (struct choose_modal *)modal;
}

/* a to z, then A to Z; '\0' beyond: those are reached by the arrows. */
static char letter_of(size_t index)
{
    if (index < 26)
        return (char)('a' + index);
    return index < 52 ? (char)('A' + (index - 26)) : '\0';
}

static bool index_of(uint32_t code, size_t count, size_t *index)
{
    if (code >= 'a' && code <= 'z')
        *index = code - 'a';
    else if (code >= 'A' && code <= 'Z')
        *index = code - 'A' + 26;
    else
        return false;
    return *index < count;
}

/* What may be pressed, or what was typed. */
static const char *footer(const struct choose_modal *choose, struct arena *arena)
{
    if (!choose->choose.by_name)
        return _("une lettre, Entrée, Échap");
    if (choose->nothing)
        return arena_printf(arena, _("« %s » : rien de tel"),
                            lineedit_text(&choose->typed));
    return choose->typed.text.len ? arena_printf(arena, _("« %s » : Entrée, Échap"),
                                                 lineedit_text(&choose->typed))
                                  : _("tapez le début, Entrée, Échap");
}

static int widest(const struct choose_modal *choose, const char *foot)
{
    int most = width_text(choose->title, strlen(choose->title)) + 8;
    int room = width_text(foot, strlen(foot)) + 4;
    most = room > most ? room : most;
    for (size_t i = 0; i < choose->choose.count; i++) {
        const struct choice *choice = &choose->choices[i];
        int width = width_text(choice->label, strlen(choice->label)) + 10;
        if (choice->detail)
            width += width_text(choice->detail, strlen(choice->detail)) + 2;
        most = width > most ? width : most;
    }
    return most;
}

static void draw_choice(const struct choose_modal *choose, struct canvas *canvas,
                        struct rect row, int index)
{
    const struct choice *choice = &choose->choices[index];
    bool lettered = !choose->choose.by_name;
    char letter[2] = {letter_of((size_t)index), '\0'};
    bool here = index == choose->list.selected;
    int x = row.x, left = lettered ? 5 : 2;
    canvas_put(canvas, x, row.y, 1, STYLE_PLAIN, here ? ">" : " ");
    if (lettered)
        canvas_put(canvas, x + 2, row.y, 1, STYLE_KEY, letter);
    int used = left + canvas_put_cut(canvas, x + left, row.y, row.width - left - 1,
                                     STYLE_PLAIN, choice->label);
    if (choice->detail && row.width - used > 12)
        canvas_put_right(canvas, x + used + 2, row.y, row.width - used - 3, STYLE_DIM,
                         choice->detail);
    if (here) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, x, row.y);
    }
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct choose_modal *choose = (const struct choose_modal *)modal;
    int count = (int)choose->choose.count;
    int most = canvas->height - 1; /* the last row is for messages and keys */
    int height = count + 3 < most ? count + 3 : most;
    struct arena arena = {0};
    const char *foot = footer(choose, &arena);
    int width = widest(choose, foot);
    width = width < canvas->width ? width : canvas->width;
    struct rect box = {(canvas->width - width) / 2, (canvas->height - height) / 2,
                       width, height};
    (void)host;
    canvas_box(canvas, box, STYLE_DIM, choose->title);
    struct list list = choose->list;
    list_settle(&list, count, height - 3);
    for (int i = 0; i < list.height && list.top + i < count; i++)
        draw_choice(choose, canvas,
                    (struct rect){box.x + 1, box.y + 1 + i, box.width - 2, 1},
                    list.top + i);
    canvas_put_cut(canvas, box.x + 2, box.y + height - 2, width - 4, STYLE_DIM, foot);
    arena_free(&arena);
}

static enum outcome take(struct choose_modal *choose, struct pane_host *host,
                         size_t index, struct err *err)
{
    return choose->choose.done(choose->choose.ctx, host, index, err) ? OUTCOME_CLOSE
                                                                     : OUTCOME_FAILED;
}

static bool has_word(const char *label, const char *typed)
{
    struct str folded = {0};
    fold_text(&folded, label);
    const char *word = str_text(&folded);
    bool found = str_starts(word, typed);
    while (!found && (word = strchr(word, ' ')))
        found = str_starts(++word, typed);
    str_free(&folded);
    return found;
}

/* The first choice that what is typed begins; without one the cursor stays, and Enter
 * does not take what nobody asked for. */
static void find_typed(struct choose_modal *choose)
{
    struct str typed = {0};
    fold_text(&typed, lineedit_text(&choose->typed));
    int count = (int)choose->choose.count, at = 0;
    while (at < count && !has_word(choose->choices[at].label, str_text(&typed)))
        at++;
    choose->nothing = at == count;
    if (!choose->nothing)
        list_move(&choose->list, at - choose->list.selected);
    str_free(&typed);
}

static enum outcome type(struct choose_modal *choose, struct key pressed)
{
    if (!lineedit_key(&choose->typed, pressed))
        return OUTCOME_UNUSED;
    find_typed(choose);
    return OUTCOME_DONE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct choose_modal *choose = self(modal);
    size_t index;
    if (pressed.name == K_ESC)
        return OUTCOME_CLOSE;
    if (pressed.name == K_ENTER && choose->nothing)
        return OUTCOME_DONE;
    if (pressed.name == K_ENTER && choose->choose.count)
        return take(choose, host, (size_t)choose->list.selected, err);
    if (pressed.name == K_UP || pressed.name == K_DOWN) {
        list_move(&choose->list, pressed.name == K_UP ? -1 : 1);
        choose->nothing = false;
        return OUTCOME_DONE;
    }
    if (choose->choose.by_name)
        return type(choose, pressed);
    if (pressed.name == K_CHAR && !pressed.ctrl &&
        index_of(pressed.code, choose->choose.count, &index))
        return take(choose, host, index, err);
    return OUTCOME_UNUSED;
}

static void free_choose(struct modal *modal)
{
    struct choose_modal *choose = self(modal);
    if (choose->choose.release)
        choose->choose.release(choose->choose.ctx);
    arena_free(&choose->arena);
    lineedit_free(&choose->typed);
    free(choose);
}

static const struct modal_class choose_class = {
    .name = "choix",
    .draw = draw,
    .key = key,
    .free = free_choose,
};

void ask_choice(struct pane_host *host, const struct choose *wanted)
{
    struct choose_modal *choose = xcalloc(1, sizeof *choose);
    choose->modal.class = &choose_class;
    draft_init(&choose->modal.draft, &(struct draft_of){.field = DRAFT_SEARCH});
    choose->choose = *wanted;
    choose->title = arena_strdup(&choose->arena, wanted->title);
    choose->choices =
        arena_alloc(&choose->arena, (wanted->count + 1) * sizeof *choose->choices);
    for (size_t i = 0; i < wanted->count; i++) {
        const struct choice *from = &wanted->choices[i];
        choose->choices[i].label = arena_strdup(&choose->arena, from->label);
        choose->choices[i].detail =
            from->detail ? arena_strdup(&choose->arena, from->detail) : NULL;
    }
    choose->list.selected = (int)wanted->selected;
    list_settle(&choose->list, (int)wanted->count, (int)wanted->count);
    host->open(host, &choose->modal);
}
