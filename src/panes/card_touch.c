/* Noting an exchange: one line, understood as it is typed. */
#include "base/clock.h"
#include "base/i18n.h"
#include "domain/touch_line.h"
#include "ops/touches.h"
#include "panes/ask_form.h"
#include "panes/card_private.h"
#include "panes/typed.h"

static struct touch_line read_line(struct arena *arena, const char *typed)
{
    return touch_line_read(arena, typed, typed_today());
}

/* « échange (appel), avis privé, 27/11/2026 », « note (fait), aujourd’hui » */
static const char *said(struct arena *arena, const struct touch_line *line)
{
    const char *day = line->bad_date ? line->bad_date
                      : line->date.year
                          ? typed_day_text(arena, typed_midnight(line->date))
                          : _("aujourd’hui");
    if (line->kind == TOUCH_NOTE)
        return arena_printf(arena, _("note (%s), %s"), touch_nature_text(line->nature),
                            day);
    bool fact = line->nature == TOUCH_FACT; /* as nearly all are */
    return arena_printf(arena, _("échange (%s)%s%s, %s"), touch_kind_text(line->kind),
                        fact ? "" : ", ", fact ? "" : touch_nature_text(line->nature),
                        day);
}

static bool remark(void *ctx, struct pane_host *host, const char *const *texts,
                   struct arena *arena, const char **sentence, struct err *err)
{
    (void)ctx;
    (void)host;
    (void)err;
    struct touch_line line = read_line(arena, texts[0]);
    if (*line.text)
        *sentence = said(arena, &line);
    return true;
}

static bool done(void *ctx, struct pane_host *host, const char *const *texts,
                 struct err *err)
{
    struct arena arena = {0};
    struct id id;
    struct touch_line line = read_line(&arena, texts[0]);
    int64_t held = line.date.year ? typed_midnight(line.date) : clock_now();
    struct touch touch = {.owner = card_state(ctx)->person,
                          .kind = line.kind,
                          .nature = line.nature,
                          .text = line.text,
                          .held = held,
                          .by = ""};
    bool saved = line.bad_date
                     ? err_set(err, ERR_INPUT,
                               _("« %s » : ce jour n’existe pas. Corrigez-le, ou "
                                 "effacez-le pour aujourd’hui."),
                               line.bad_date)
                     : ops_touch_add(host->garden, &touch, NULL, &id, err);
    if (saved && !card_warn(host, line.text))
        pane_say(host, _("Noté : %s."), said(&arena, &line));
    arena_free(&arena);
    return saved;
}

bool card_touch_text(struct pane *pane, struct pane_host *host, const char *text,
                     struct err *err)
{
    (void)err;
    struct form_field line = {_("Échange"), text,
                              _("appel hier : d’accord pour mars ; - : une note")};
    ask_form(host,
             &(struct form){.title = _("Noter un échange (- note, * besoin, ! avis)"),
                            .fields = &line,
                            .count = 1,
                            .draft = {.field = DRAFT_TOUCH,
                                      .id = card_state(pane)->person,
                                      .typed = text != NULL},
                            .ctx = pane,
                            .remark = remark,
                            .done = done});
    return true;
}

bool card_touch(struct pane *pane, struct pane_host *host, struct err *err)
{
    return card_touch_text(pane, host, NULL, err);
}
