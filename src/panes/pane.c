#include "panes/pane.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct pane *pane_new(const struct pane_class *class)
{
    struct pane *pane = xcalloc(1, sizeof *pane);
    pane->class = class;
    pane->state = xcalloc(1, class->state_size);
    pane->stale = true;
    return pane;
}

void pane_free(struct pane *pane)
{
    if (!pane)
        return;
    pane->class->free(pane);
    arena_free(&pane->arena);
    free(pane->state);
    free(pane);
}

void pane_say(struct pane_host *host, const char *format, ...)
{
    char sentence[256];
    va_list args;
    va_start(args, format);
    str_vformat(sentence, sizeof sentence, format, args);
    va_end(args);
    host->say(host, sentence);
}
