#include "panes/carry.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "ops/meetings.h"
#include "panes/agenda_private.h"
#include "ui/list.h"

struct carry_modal {
    struct modal modal;
    struct arena arena;
    struct meeting meeting;
    struct carry *carries;
    size_t count;
    struct list list;
};

static struct carry_modal *self(struct modal *modal)
{
    return (struct carry_modal *)modal;
}

static const char *kind_word(enum carry_kind kind)
{
    static const char *const words[] = {
        [CARRY_SLOT] = N_("point non vu"),
        [CARRY_ACTION] = N_("action"),
        [CARRY_QUESTION] = N_("question"),
        [CARRY_GROUP] = N_("groupe"),
    };
    return _(words[kind]);
}

static void draw_row(const struct carry_modal *carry, int index, struct canvas *canvas,
                     struct rect row)
{
    const struct carry *one = &carry->carries[index];
    int from = row.width >= 70 ? 24 : 0;
    canvas_put(canvas, row.x, row.y, 3, STYLE_KEY, one->chosen ? "[x]" : "[ ]");
    canvas_put_cut(canvas, row.x + 4, row.y, 13, STYLE_DIM, kind_word(one->kind));
    canvas_put_cut(canvas, row.x + 18, row.y, row.width - 29 - from, STYLE_PLAIN,
                   one->text);
    canvas_put_cut(canvas, row.x + row.width - from - 10, row.y, from, STYLE_DIM,
                   one->from);
    if (one->minutes)
        canvas_printf(canvas, row.x + row.width - 9, row.y, 9, STYLE_PLAIN, "%3d min%s",
                      one->minutes, one->guessed ? " ~" : "");
    if (index == carry->list.selected) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x + 1, row.y);
    }
}

static void draw_total(const struct carry_modal *carry, struct canvas *canvas, int x,
                       int y, int room)
{
    bool whole = meeting_days(carry->meeting.start, carry->meeting.end) > 0;
    int available = carry->meeting.end > carry->meeting.start && !whole
                        ? (int)((carry->meeting.end - carry->meeting.start) / 60000)
                        : 0;
    int chosen = ops_carry_minutes(carry->carries, carry->count, false);
    int guessed = ops_carry_minutes(carry->carries, carry->count, true);
    uint8_t style = available && chosen > available ? STYLE_ERROR : STYLE_TITLE;
    int used =
        !available
            ? canvas_printf(canvas, x, y, room, style, _("%d min choisies"), chosen)
            : canvas_printf(canvas, x, y, room, style,
                            chosen > available ? _("%d min choisies pour %d : trop")
                                               : _("%d min choisies sur %d"),
                            chosen, available);
    if (guessed)
        canvas_printf(canvas, x + used, y, room - used, STYLE_DIM,
                      _(", dont %d supposées (~)"), guessed);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct carry_modal *carry = (const struct carry_modal *)modal;
    struct rect box = {0, 0, canvas->width, canvas->height - 1};
    struct list list = carry->list;
    (void)host;
    canvas_box(canvas, box, STYLE_DIM, _("Pour la rencontre suivante"));
    list_settle(&list, (int)carry->count, box.height - 5);
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_row(carry, list.top + i, canvas,
                 (struct rect){2, 1 + i, box.width - 4, 1});
    draw_total(carry, canvas, 2, box.height - 3, box.width - 4);
    canvas_put_cut(canvas, 2, box.height - 2, box.width - 4, STYLE_DIM,
                   _("Espace : prendre ou laisser   Entrée : créer la suivante   "
                     "Échap : fermer"));
}

static enum outcome accept(struct carry_modal *carry, struct pane_host *host,
                           struct err *err)
{
    struct id next = {0};
    size_t left = 0;
    int64_t start = agenda_week_after(carry->meeting.start);
    for (size_t i = 0; i < carry->count; i++)
        left += !carry->carries[i].chosen;
    if (!ops_carry_accept(host->garden, carry->meeting.id, carry->carries, carry->count,
                          start, &next, err))
        return OUTCOME_FAILED;
    pane_say(host,
             i18n_n("Rencontre suivante créée. %zu ligne laissée reste ouverte.",
                    "Rencontre suivante créée. %zu lignes laissées restent ouvertes.",
                    (long)left),
             left);
    host->go(host, PLACE_AGENDA, &(struct pane_visit){.id = next});
    return OUTCOME_CLOSE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct carry_modal *carry = self(modal);
    bool space = pressed.name == K_CHAR && pressed.code == ' ';
    if (pressed.name == K_ESC)
        return OUTCOME_CLOSE;
    if (pressed.name == K_ENTER)
        return accept(carry, host, err);
    if (pressed.name == K_UP || pressed.name == K_DOWN) {
        list_move(&carry->list, pressed.name == K_UP ? -1 : 1);
        return OUTCOME_DONE;
    }
    if (!space)
        return OUTCOME_UNUSED;
    struct carry *one = &carry->carries[carry->list.selected];
    one->chosen = !one->chosen;
    list_move(&carry->list, 1);
    return OUTCOME_DONE;
}

static void free_carry(struct modal *modal)
{
    arena_free(&self(modal)->arena);
    free(modal);
}

static const struct modal_class carry_class = {
    .name = "suite",
    .draw = draw,
    .key = key,
    .free = free_carry,
};

bool carry_open(struct pane_host *host, struct id meeting, struct err *err)
{
    struct carry_modal *carry = xcalloc(1, sizeof *carry);
    carry->modal.class = &carry_class;
    bool read =
        ops_meeting(host->garden, meeting, &carry->arena, &carry->meeting, err) &&
        ops_carry(host->garden, meeting, &carry->arena, &carry->carries, &carry->count,
                  err);
    if (!read || !carry->count) {
        if (read)
            host->say(host,
                      _("Rien ne reste ouvert : y copie la rencontre telle quelle."));
        free_carry(&carry->modal);
        return read;
    }
    list_settle(&carry->list, (int)carry->count, (int)carry->count);
    host->open(host, &carry->modal);
    return true;
}
