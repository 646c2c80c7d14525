#include "panes/touch_edit.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/str.h"
#include "ops/touches.h"
#include "panes/ask_form.h"
#include "panes/typed.h"

enum { LINE_TEXT, LINE_KIND, LINE_NATURE, LINE_DAY, LINE_COUNT };

static const char *kind_word(int kind)
{
    return kind == TOUCH_NOTE ? _("note") : touch_kind_text((enum touch_kind)kind);
}

static const char *nature_word(int nature)
{
    return touch_nature_text((enum touch_nature)nature);
}

/* Among words that begin as what is typed; what is typed whole wins. */
static bool word_typed(const char *typed, const char *(*word)(int), int count,
                       int *value, struct err *err)
{
    int found = -1;
    struct str all = {0};
    for (int i = 0; i < count; i++) {
        str_printf(&all, "%s%s", i ? ", " : "", word(i));
        if (typed_alike(word(i), typed) || (found < 0 && typed_starts(word(i), typed)))
            found = i;
    }
    bool read = found >= 0 && *typed;
    if (read)
        *value = found;
    else
        err_set(err, ERR_INPUT, _("« %s » : choisissez entre %s."), typed,
                str_text(&all));
    str_free(&all);
    return read;
}

static bool edited(void *ctx, struct pane_host *host, const char *const *texts,
                   struct err *err)
{
    const struct id *id = ctx;
    struct arena arena = {0};
    struct touch touch;
    int kind = 0, nature = 0;
    bool done =
        ops_touch(host->garden, *id, &arena, &touch, err) &&
        word_typed(texts[LINE_KIND], kind_word, TOUCH_KIND_COUNT, &kind, err) &&
        word_typed(texts[LINE_NATURE], nature_word, TOUCH_NATURE_COUNT, &nature, err);
    /* the hour it was noted at is kept with its day */
    if (done && !str_equal(texts[LINE_DAY], typed_day_text(&arena, touch.held)))
        done = typed_past(texts[LINE_DAY], &touch.held, err);
    touch.kind = (enum touch_kind)kind;
    touch.nature = (enum touch_nature)nature;
    touch.text = texts[LINE_TEXT];
    done = done && ops_touch_edit(host->garden, &touch, err);
    if (done)
        host->say(host, _("Corrigé. Échap, puis u : annuler."));
    arena_free(&arena);
    return done;
}

static bool complete(void *ctx, struct pane_host *host, size_t field, const char *text,
                     struct arena *arena, const char ***words, size_t *count,
                     struct err *err)
{
    const char *(*word)(int) = field == LINE_KIND ? kind_word : nature_word;
    int most = field == LINE_KIND     ? TOUCH_KIND_COUNT
               : field == LINE_NATURE ? TOUCH_NATURE_COUNT
                                      : 0;
    (void)ctx;
    (void)host;
    (void)err;
    *count = 0;
    *words = arena_alloc(arena, TOUCH_KIND_COUNT * sizeof **words);
    for (int i = 0; i < most; i++)
        if (typed_starts(word(i), text) && !typed_alike(word(i), text))
            (*words)[(*count)++] = word(i);
    return true;
}

bool touch_edit_open(struct pane_host *host, struct id touch, struct err *err)
{
    struct arena arena = {0};
    struct touch now;
    bool opened = ops_touch(host->garden, touch, &arena, &now, err);
    if (opened) {
        struct id *id = xcalloc(1, sizeof *id);
        *id = touch;
        const struct form_field lines[LINE_COUNT] = {
            [LINE_TEXT] = {_("Texte"), now.text, _("ce qui s’est dit")},
            [LINE_KIND] = {_("Sorte"), kind_word((int)now.kind),
                           _("appel, courriel, visite, message, note")},
            [LINE_NATURE] = {_("Ce qui est dit"), nature_word((int)now.nature),
                             _("fait, besoin, avis")},
            [LINE_DAY] = {_("Jour"), typed_day_text(&arena, now.held),
                          _("aujourd’hui")}};
        ask_form(host, &(struct form){.draft = {.field = DRAFT_TOUCH_EDIT, .id = touch},
                                      .title = _("Corriger ce qui a été noté"),
                                      .fields = lines,
                                      .count = LINE_COUNT,
                                      .whole = 1u << LINE_KIND | 1u << LINE_NATURE |
                                               1u << LINE_DAY,
                                      .ctx = id,
                                      .release = free,
                                      .complete = complete,
                                      .done = edited});
    }
    arena_free(&arena);
    return opened;
}
