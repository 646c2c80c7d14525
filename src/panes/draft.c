#include "panes/draft.h"

#include <stdio.h>

#include "base/clock.h"
#include "ops/notes.h"

enum { DRAFT_REST = 250, DRAFT_MOST = 1000, DRAFT_KEYS = 20 };

void draft_init(struct draft *draft, const char *kind, struct id id)
{
    char text[ID_TEXT_SIZE];
    id_text(id, text);
    *draft = (struct draft){.first_unsaved = -1};
    snprintf(draft->place, sizeof draft->place, "%.80s:%s", kind, text);
}

void draft_touch(struct draft *draft, struct pane_host *host, const char *text)
{
    struct err err = ERR_INIT;
    draft->last_key = clock_monotonic();
    if (draft->first_unsaved < 0)
        draft->first_unsaved = draft->last_key;
    if (++draft->keys >= DRAFT_KEYS && !draft_flush(draft, host, text, &err))
        host->say(host, err.text);
}

int64_t draft_due(const struct draft *draft)
{
    if (draft->first_unsaved < 0)
        return -1;
    int64_t rest = draft->last_key + DRAFT_REST;
    int64_t most = draft->first_unsaved + DRAFT_MOST;
    return rest < most ? rest : most;
}

bool draft_flush(struct draft *draft, struct pane_host *host, const char *text,
                 struct err *err)
{
    if (draft->first_unsaved < 0)
        return true;
    if (ops_draft_put(host->garden, draft->place, text, err)) {
        draft_settled(draft);
        return true;
    }
    /* tried again within a second, and before leaving */
    draft->first_unsaved = draft->last_key = clock_monotonic();
    draft->keys = 0;
    return false;
}

void draft_settled(struct draft *draft)
{
    draft->first_unsaved = -1;
    draft->keys = 0;
}
