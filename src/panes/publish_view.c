#include "panes/publish_view.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ops/live.h"
#include "panes/text_view.h"

enum { COLUMNS = 70, LINES = 12 };

/* What was parked, from any screen, and waits for a meeting. */
static void add_parked(struct pane_host *host, struct str *text)
{
    struct arena arena = {0};
    struct err err = ERR_INIT; /* then it is only not offered here */
    struct item *items;
    size_t count = 0;
    struct id none = {0};
    if (ops_items(host->garden, none, none, ITEM_QUESTION, &arena, &items, &count,
                  &err) &&
        count)
        str_printf(text, "\n%s\n", _("Garé, que la suite (S) proposera :"));
    for (size_t i = 0; i < count; i++)
        str_printf(text, "  ? %s\n", items[i].text);
    arena_free(&arena);
}

void publish_say(struct pane_host *host, const char *sentence)
{
    struct width_line lines[LINES];
    struct str text = {0};
    size_t count = width_wrap(sentence, strlen(sentence), COLUMNS, lines, LINES);
    for (size_t i = 0; i < count && i < LINES; i++)
        str_printf(&text, "%.*s\n", (int)lines[i].len, sentence + lines[i].start);
    str_printf(&text, "\n%s\n%s\n%s\n",
               _("public : aucun nom, aucune adresse, aucun téléphone"),
               _("membres : les présents et qui fait quoi"),
               _("binome : tout, consignes privées comprises"));
    add_parked(host, &text);
    text_view_open(host, _("Compte rendu"), str_text(&text));
    str_free(&text);
}
