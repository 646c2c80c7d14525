/* The line of a meeting: notes, decisions, actions, questions, inside the slot. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/notes.h"
#include "panes/live_private.h"
#include "ui/lineedit.h"

enum { NAMES = 5 };

struct line_modal {
    struct modal modal;
    struct pane *pane;
    struct id meeting;
    struct id slot;
    struct id prompt;
    struct id editing;
    enum item_kind kind; /* sticky */
    struct lineedit line;
    struct arena arena;
    struct item_line shown;
    const char *names[NAMES]; /* that complete the @ being typed */
    size_t name_count;
};

static struct line_modal *self(struct modal *modal)
{
    return (struct line_modal *)modal;
}

static int rows(const struct modal *modal, int screen_rows)
{
    (void)modal;
    return screen_rows < 14 ? 2 : 5;
}

static int64_t today(void)
{
    return clock_now();
}

/* People whose name starts as the @word that ends at the insertion point. */
static bool find_names(struct line_modal *line, struct pane_host *host, struct err *err)
{
    size_t start = lineedit_word_start(&line->line), count;
    const char *word = lineedit_text(&line->line) + start;
    struct person *persons;
    line->name_count = 0;
    if (line->line.at < start + 2 || word[0] != '@')
        return true;
    char *typed = arena_strndup(&line->arena, word + 1, line->line.at - start - 1);
    for (char *at = typed; *at; at++)
        if (*at == '_')
            *at = ' ';
    if (!ops_persons_like(host->garden, typed, NAMES, &line->arena, &persons, &count,
                          err))
        return false;
    for (size_t i = 0; i < count; i++)
        line->names[line->name_count++] = person_name(&line->arena, &persons[i]);
    return true;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct line_modal *line = self(modal);
    arena_reset(&line->arena);
    line->shown =
        item_line_read(&line->arena, line->kind, lineedit_text(&line->line), today());
    return find_names(line, host, err);
}

/* "Nadia Benali" becomes "@Nadia_Benali ". */
static void take_name(struct line_modal *line, const char *name)
{
    struct str word = {0};
    str_add(&word, "@");
    for (const char *at = name; *at; at++)
        str_add_char(&word, *at == ' ' ? '_' : *at);
    str_add(&word, " ");
    lineedit_replace(&line->line, lineedit_word_start(&line->line), str_text(&word));
    str_free(&word);
    line->modal.stale = true;
}

static void draw_names(const struct line_modal *line, struct canvas *canvas, int y,
                       int room)
{
    int used = canvas_put(canvas, 1, y, room, STYLE_DIM, "-> ");
    for (size_t i = 0; i < line->name_count; i++)
        used += 2 + canvas_put_cut(canvas, 1 + used, y, room - used,
                                   i ? STYLE_PLAIN : STYLE_TITLE, line->names[i]);
    canvas_put_right(canvas, 1 + used, y, room - used, STYLE_DIM,
                     _("Tab : prendre le premier"));
}

static const char *kind_word(enum item_kind kind)
{
    static const char *const words[ITEM_KIND_COUNT] = {
        [ITEM_NOTE] = N_("NOTE -"),         [ITEM_DECISION] = N_("DÉCISION !"),
        [ITEM_ACTION] = N_("ACTION *"),     [ITEM_QUESTION] = N_("QUESTION ?"),
        [ITEM_EXPECTATION] = N_("ATTENTE"),
    };
    return _(words[kind]);
}

/* What the line was understood to say: who, when; or the day that does not exist. */
static void draw_understood(const struct line_modal *line, struct canvas *canvas, int x,
                            int y, int room)
{
    struct arena arena = {0};
    const struct item_line *shown = &line->shown;
    if (shown->bad_date) {
        canvas_printf(canvas, x, y, room, STYLE_ERROR,
                      _("« %s » n’est pas un jour du calendrier : corrigez"),
                      shown->bad_date);
        return;
    }
    int used = 0;
    if (*shown->who)
        used = canvas_printf(canvas, x, y, room, STYLE_PLAIN, _("qui : %s   "),
                             shown->who);
    if (shown->due) {
        struct civil civil = clock_civil(shown->due);
        struct date date = {civil.year, civil.month, civil.day};
        canvas_printf(canvas, x + used, y, room - used, STYLE_PLAIN, _("pour le %s"),
                      date_long(&arena, date));
    }
    arena_free(&arena);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct line_modal *line = (const struct line_modal *)modal;
    int height = rows(modal, canvas->height), y = canvas->height - height;
    int width = canvas->width;
    canvas_fill(canvas, (struct rect){0, y, width, height}, STYLE_PLAIN);
    if (height > 2)
        canvas_rule(canvas, 0, y++, width, STYLE_DIM);
    int used =
        canvas_put(canvas, 1, y, width, STYLE_TITLE, kind_word(line->shown.kind));
    const struct slot *slot = live_slot(live_state(line->pane));
    if (slot && live_state(line->pane)->away)
        used += canvas_printf(canvas, used + 2, y, width / 3, STYLE_DIM, "(%s)",
                              slot->title) +
                1;
    canvas_put(canvas, used + 2, y, 1, STYLE_KEY, ">");
    if (height > 2) {
        if (!host->projected)
            draw_understood(line, canvas, 1, y + 1, width - 2);
        if (line->name_count && !host->projected)
            draw_names(line, canvas, y + 2, width - 2);
        canvas_put_cut(canvas, 1, y + 3, width - 2, STYLE_DIM,
                       _("! décision  * action @qui vendredi  ? question  Tab : type  "
                         "Ctrl+N : suivant"));
    }
    lineedit_draw(&line->line, canvas, used + 4, y, width - used - 5, STYLE_PLAIN);
}

static void name_draft(struct line_modal *line)
{
    bool editing = !id_is_none(line->editing);
    draft_init(&line->modal.draft,
               &(struct draft_of){.field = editing ? DRAFT_LIVE_EDIT : DRAFT_LIVE,
                                  .id = editing ? line->editing : line->meeting});
}

static enum outcome save(struct line_modal *line, struct pane_host *host,
                         struct err *err)
{
    struct arena arena = {0};
    struct item_line said =
        item_line_read(&arena, line->kind, lineedit_text(&line->line), today());
    bool editing = !id_is_none(line->editing), done = true;
    struct id id;
    if (!*said.text)
        goto out;
    done = editing ? ops_item_edit(host->garden, line->editing, &said,
                                   line->modal.draft.place, err)
                   : ops_item_add(host->garden, line->meeting, line->slot, line->prompt,
                                  &said, line->modal.draft.place, &id, err);
    if (done) {
        lineedit_set(&line->line, "");
        line->modal.stale = true;
        pane_say(host, _("Enregistré : %s"), kind_word(said.kind));
    }
    if (done && editing) {
        line->editing = (struct id){0};
        name_draft(line);
        done = draft_open(&line->modal, host, err);
    }
out:
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static void next_prompt(struct line_modal *line, int by)
{
    struct live_state *state = live_state(line->pane);
    size_t count = state->prompt_count;
    if (!count)
        return;
    state->prompt = (state->prompt + (by > 0 ? 1 : count - 1)) % count;
    line->prompt = state->prompts[state->prompt].id;
}

/* Ctrl+N leaves the line open on the next slot. */
static enum outcome next_slot(struct line_modal *line, struct pane_host *host,
                              struct err *err)
{
    struct live_state *state = live_state(line->pane);
    struct arena arena = {0};
    struct meeting meeting;
    bool done = ops_live_next(host->garden, line->meeting, err) &&
                ops_meeting(host->garden, line->meeting, &arena, &meeting, err);
    if (done) {
        state->away = false;
        state->prompt = 0;
        line->prompt = (struct id){0};
        line->slot = meeting.slot;
    }
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static enum outcome put_away(struct line_modal *line, struct pane_host *host)
{
    if (id_is_none(line->editing) && line->line.text.len)
        host->say(host, _("Brouillon gardé : a pour le reprendre."));
    return OUTCOME_CLOSE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct line_modal *line = self(modal);
    bool empty = line->line.text.len == 0;
    if (pressed.name == K_ESC)
        return put_away(line, host);
    if (pressed.name == K_ENTER)
        return save(line, host, err);
    if (pressed.name == K_TAB && modal->stale && !load(modal, host, err))
        return OUTCOME_FAILED;
    if (pressed.name == K_TAB && line->name_count) {
        take_name(line, line->names[0]);
        return OUTCOME_DONE;
    }
    if (pressed.name == K_TAB || pressed.name == K_BACKTAB) {
        int by = pressed.name == K_TAB ? 1 : ITEM_KIND_COUNT - 1;
        line->kind = (enum item_kind)(((int)line->kind + by) % ITEM_KIND_COUNT);
        modal->stale = true;
        return OUTCOME_DONE;
    }
    if (empty && (pressed.name == K_UP || pressed.name == K_DOWN)) {
        next_prompt(line, pressed.name == K_UP ? -1 : 1);
        return OUTCOME_DONE;
    }
    if (pressed.name == K_CHAR && pressed.ctrl && pressed.code == 'n')
        return next_slot(line, host, err);
    if (pressed.name == K_CHAR && pressed.ctrl && pressed.code == 'o') {
        lineedit_insert(&line->line, "@", 1);
        modal->stale = true;
        return OUTCOME_DONE;
    }
    if (!lineedit_key(&line->line, pressed))
        return OUTCOME_UNUSED;
    modal->stale = true;
    return OUTCOME_DONE;
}

static enum outcome paste(struct modal *modal, struct pane_host *host, const char *text,
                          struct err *err)
{
    struct line_modal *line = self(modal);
    size_t len = strcspn(text, "\n");
    (void)err;
    if (!text[len] || !text[len + strspn(text + len, "\n ")]) {
        lineedit_insert(&line->line, text, len);
        modal->stale = true;
        return OUTCOME_DONE;
    }
    live_paste_lines(host,
                     &(struct live_place){line->meeting, line->slot, line->prompt},
                     line->kind, text);
    return OUTCOME_DONE;
}

static void typed(const struct modal *modal, struct str *out)
{
    str_add(out, lineedit_text(&((const struct line_modal *)modal)->line));
}

static void retype(struct modal *modal, struct pane_host *host, const char *text)
{
    (void)host;
    lineedit_set(&self(modal)->line, text);
}

static void free_line(struct modal *modal)
{
    struct line_modal *line = self(modal);
    lineedit_free(&line->line);
    arena_free(&line->arena);
    free(line);
}

static const struct modal_class line_class = {
    .name = "séance",
    .rows = rows,
    .load = load,
    .draw = draw,
    .key = key,
    .paste = paste,
    .typed = typed,
    .retype = retype,
    .free = free_line,
};

/* "* Demander le devis @Lise 03/12/2026": the line that would make the item again. */
static const char *item_text(struct arena *arena, const struct item *item)
{
    static const char *const signs[ITEM_KIND_COUNT] = {
        [ITEM_NOTE] = "",       [ITEM_DECISION] = "! ",  [ITEM_ACTION] = "* ",
        [ITEM_QUESTION] = "? ", [ITEM_EXPECTATION] = "",
    };
    const char *text = arena_printf(arena, "%s%s", signs[item->kind], item->text);
    if (*item->who)
        text = arena_printf(arena, "%s @%s", text, item->who);
    if (item->due) {
        struct civil civil = clock_civil(item->due);
        text = arena_printf(arena, "%s %02d/%02d/%d", text, civil.day, civil.month,
                            civil.year);
    }
    return text;
}

void live_line_open(struct pane *pane, struct pane_host *host, enum item_kind kind,
                    const struct item *edit)
{
    struct live_state *state = live_state(pane);
    const struct slot *slot = live_slot(state);
    const struct prompt *prompt = live_prompt(state);
    struct line_modal *line = xcalloc(1, sizeof *line);
    line->modal = (struct modal){.class = &line_class, .stale = true};
    line->pane = pane;
    line->meeting = state->meeting_id;
    line->slot = slot ? slot->id : (struct id){0};
    line->prompt = prompt ? prompt->id : (struct id){0};
    line->kind = kind;
    if (slot && kind == ITEM_NOTE && slot_kind_of(slot->kind) == SLOT_EXPECTATIONS)
        line->kind = ITEM_EXPECTATION;
    if (edit) {
        line->editing = edit->id;
        line->kind = edit->kind;
        lineedit_set(&line->line, item_text(&line->arena, edit));
    }
    name_draft(line);
    host->open(host, &line->modal);
}
