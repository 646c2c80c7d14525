/* Several lines pasted during a run: asked about once, then one line of the meeting
 * each. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/live_private.h"

/* A pasted list: its lines, once she has agreed, one after the other. */
struct pasted {
    struct live_place place;
    enum item_kind kind;
    char *text;
};

static void free_pasted(void *ctx)
{
    struct pasted *pasted = ctx;
    free(pasted->text);
    free(pasted);
}

static bool save_pasted(void *ctx, struct pane_host *host, struct err *err)
{
    struct pasted *pasted = ctx;
    struct arena arena = {0};
    size_t count = 0;
    bool done = true;
    for (char *at = pasted->text, *end; done && *at; at = end) {
        size_t len = strcspn(at, "\n");
        end = at + len + (at[len] == '\n');
        struct item_line said = item_line_read(
            &arena, pasted->kind, arena_strndup(&arena, at, len), clock_now());
        struct id id;
        if (!*said.text)
            continue;
        done = ops_item_add(host->garden, pasted->place.meeting, pasted->place.slot,
                            pasted->place.prompt, &said, NULL, &id, err);
        count += done;
        if (done)
            memset(at, ' ', len); /* not twice, were the next one to fail */
    }
    if (done)
        pane_say(
            host,
            i18n_n("%zu ligne enregistrée.", "%zu lignes enregistrées.", (long)count),
            count);
    arena_free(&arena);
    return done;
}

void live_paste_lines(struct pane_host *host, const struct live_place *place,
                      enum item_kind kind, const char *text)
{
    struct pasted *pasted = xcalloc(1, sizeof *pasted);
    *pasted = (struct pasted){*place, kind, xstrdup(text)};
    ask_confirm(host,
                &(struct confirm){
                    .question = _("Plusieurs lignes collées : une note par ligne ?"),
                    .ctx = pasted,
                    .release = free_pasted,
                    .yes = save_pasted});
}
