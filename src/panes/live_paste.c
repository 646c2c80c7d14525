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

/* A day that does not exist is no reason to refuse the rest: that line is kept as it
 * was pasted. */
static struct item_line read_line(struct arena *arena, enum item_kind kind,
                                  const char *text)
{
    struct item_line line = item_line_read(arena, kind, text, clock_now());
    if (line.bad_date)
        line = (struct item_line){.kind = line.kind, .text = text, .who = ""};
    return line;
}

/* All of them or none, in one step. */
static bool save_pasted(void *ctx, struct pane_host *host, struct err *err)
{
    const struct pasted *pasted = ctx;
    struct arena arena = {0};
    size_t count = 0, room = strlen(pasted->text) + 1;
    struct item_line *lines = arena_alloc(&arena, room * sizeof *lines);
    for (const char *at = pasted->text; *at;) {
        size_t len = strcspn(at, "\n");
        lines[count] = read_line(&arena, pasted->kind, arena_strndup(&arena, at, len));
        count += *lines[count].text != '\0';
        at += len + (at[len] == '\n');
    }
    bool done = ops_items_add(host->garden, pasted->place.meeting, pasted->place.slot,
                              pasted->place.prompt, lines, count, err);
    arena_free(&arena);
    if (done)
        pane_say(
            host,
            i18n_n("%zu ligne enregistrée.", "%zu lignes enregistrées.", (long)count),
            count);
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
