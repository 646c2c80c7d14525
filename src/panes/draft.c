#include "panes/draft.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors.h"
#include "ops/cards.h"
#include "ops/notes.h"
#include "panes/pane.h"

enum { DRAFT_REST = 250, DRAFT_MOST = 1000, DRAFT_KEYS = 20 };
/* What is older is no news at the start: it comes back in its field all the same. */
#define TOLD_MS (24LL * 60 * 60 * 1000)

enum closed { KEPT, GIVEN_UP };

/* name NULL: no draft. */
static const struct {
    const char *name;
    enum closed closed;
    const char *label;
} fields[DRAFT_FIELDS] = {
#define DRAFT(code, name, closed, label) [DRAFT_##code] = {name, closed, label},
#define NO_DRAFT(code, why)
#include "panes/draft.def"
#undef DRAFT
#undef NO_DRAFT
};

/* Fowler, Noll and Vo's, of 32 bits. */
unsigned draft_number(const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    uint32_t number = 2166136261u;
    for (size_t i = 0; i < len; i++)
        number = (number ^ at[i]) * 16777619u;
    return number;
}

void draft_init(struct draft *draft, const struct draft_of *of)
{
    char id[ID_TEXT_SIZE];
    struct str aside = draft->aside; /* the app drops it: its text is done with */
    draft->aside = (struct str){0};
    draft_free(draft);
    draft->aside = aside;
    draft->field = of->field;
    draft->pasted = of->typed;
    draft->first_unsaved = -1;
    if (!fields[of->field].name)
        return;
    id_text(of->id, id);
    int len = snprintf(draft->place, sizeof draft->place, "%s:%s",
                       fields[of->field].name, id);
    if (of->number)
        len += snprintf(draft->place + len, sizeof draft->place - (size_t)len, ":%u",
                        of->number);
    if (of->key)
        str_format(draft->place + len, sizeof draft->place - (size_t)len, ":%.60s",
                   of->key);
}

void draft_free(struct draft *draft)
{
    str_free(&draft->refused);
    str_free(&draft->aside);
    str_free(&draft->before);
    str_free(&draft->seen);
    *draft = (struct draft){.first_unsaved = -1};
}

bool draft_stays(const struct draft *draft)
{
    return *draft->place && fields[draft->field].closed == KEPT;
}

const char *draft_text(const struct draft *draft)
{
    const char *seen = str_text(&draft->seen);
    return str_equal(seen, str_text(&draft->before)) ? "" : seen;
}

void draft_settled(struct draft *draft)
{
    draft->first_unsaved = -1;
    draft->keys = 0;
}

static void say_back(struct pane_host *host, int64_t when, bool joined)
{
    char hour[8];
    clock_hour(when, hour);
    pane_say(host,
             joined ? _("Brouillon retrouvé (%s), ce qui est collé à sa suite : Entrée "
                        "l’enregistre.")
                    : _("Brouillon retrouvé (%s) : Entrée l’enregistre."),
             hour);
}

/* What is pasted joins a draft, it never replaces one; nor the other way round. */
static void join_pasted(struct modal *modal, struct pane_host *host, const char *draft,
                        struct str *pasted)
{
    struct str text = {0};
    while (pasted->len && pasted->at[pasted->len - 1] == '\n')
        pasted->at[--pasted->len] = '\0'; /* lines of a form that are empty */
    if (*draft != '\n')                   /* the first line holds something */
        str_add_char(&text, ' ');
    str_add(&text, str_text(pasted));
    modal->class->paste(modal, host, str_text(&text), NULL);
    str_free(&text);
}

bool draft_open(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct draft *draft = &modal->draft;
    struct arena arena = {0};
    const char *text = NULL;
    int64_t when = 0;
    if (!*draft->place || !modal->class->typed)
        return true;
    if (!draft->pasted)
        modal->class->typed(modal, &draft->before);
    str_add(&draft->seen, str_text(&draft->before));
    bool read = ops_draft(host->garden, draft->place, &arena, &text, &when, err);
    if (read && text && *text) {
        struct str pasted = {0};
        if (draft->pasted)
            modal->class->typed(modal, &pasted);
        modal->class->retype(modal, host, text);
        modal->stale = draft->kept = true;
        str_clear(&draft->seen);
        str_add(&draft->seen, text);
        if (pasted.len)
            join_pasted(modal, host, text, &pasted);
        say_back(host, when, pasted.len > 0);
        str_free(&pasted);
    }
    arena_free(&arena);
    return read;
}

/* Nothing is left that the file does not say. */
static bool is_idle(const struct draft *draft)
{
    return !*draft_text(draft) && !draft->kept;
}

bool draft_follow(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct draft *draft = &modal->draft;
    if (!*draft->place || !modal->class->typed)
        return true;
    struct str now = {0};
    modal->class->typed(modal, &now);
    if (str_equal(str_text(&now), str_text(&draft->seen))) {
        str_free(&now);
        return true;
    }
    bool pasted = now.len > draft->seen.len + DRAFT_KEYS;
    str_free(&draft->seen);
    draft->seen = now;
    if (is_idle(draft)) {
        draft_settled(draft);
        return true;
    }
    draft->last_key = clock_monotonic();
    if (draft->first_unsaved < 0)
        draft->first_unsaved = draft->last_key;
    return (++draft->keys < DRAFT_KEYS && !pasted) || draft_flush(draft, host, err);
}

int64_t draft_due(const struct draft *draft)
{
    if (!*draft->place || draft->first_unsaved < 0)
        return -1;
    int64_t rest = draft->last_key + DRAFT_REST;
    int64_t most = draft->first_unsaved + DRAFT_MOST;
    return rest < most ? rest : most;
}

/* Says what the file must now say of that place. */
static bool put(struct draft *draft, struct pane_host *host, const char *text,
                struct err *err)
{
    if (ops_garden_read_only(host->garden)) {
        draft_settled(draft);
        return true;
    }
    if ((*text || draft->kept) &&
        !ops_draft_put(host->garden, draft->place, text, err)) {
        /* tried again within a second, and before leaving */
        draft->first_unsaved = draft->last_key = clock_monotonic();
        draft->keys = 0;
        return false;
    }
    draft->kept = *text != '\0';
    draft_settled(draft);
    return true;
}

bool draft_flush(struct draft *draft, struct pane_host *host, struct err *err)
{
    return !*draft->place || draft->first_unsaved < 0 ||
           put(draft, host, draft_text(draft), err);
}

bool draft_close(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct draft *draft = &modal->draft;
    if (!*draft->place)
        return true;
    if (draft_stays(draft))
        return draft_follow(modal, host, err) && draft_flush(draft, host, err);
    put(draft, host, "", err); /* else it comes back, which loses nothing */
    return true;
}

/* --- at the start ----------------------------------------------------------------- */

/* The field of that place, DRAFT_UNNAMED for what is no line: a round of feelings. */
static enum draft_field field_of(const char *place)
{
    size_t len = strcspn(place, ":");
    for (int field = 1; field < DRAFT_FIELDS; field++) {
        const char *name = fields[field].name;
        if (name && strlen(name) == len && strncmp(name, place, len) == 0)
            return (enum draft_field)field;
    }
    return DRAFT_UNNAMED;
}

/* The label of its field and, when it was typed on a card, whose: « échange (Nadia
 * Benali) ». */
static const char *label_of(struct garden *garden, const char *place,
                            enum draft_field field, struct arena *arena)
{
    const char *label = _(fields[field].label);
    char text[ID_TEXT_SIZE];
    struct id id;
    struct card_view view;
    struct actor actor;
    str_copy(text, sizeof text, place + strcspn(place, ":") + 1);
    if (!id_parse(text, &id) || id_is_none(id))
        return label;
    const char *name = ops_card(garden, id, arena, &view, NULL)     ? view.name
                       : ops_actor(garden, id, arena, &actor, NULL) ? actor.name
                                                                    : "";
    return *name ? arena_printf(arena, "%s (%s)", label, name) : label;
}

bool draft_tell(struct pane_host *host, struct err *err)
{
    struct arena arena = {0};
    struct draft_row *rows;
    size_t count, told = 0;
    const char *label = NULL;
    if (!ops_drafts(host->garden, &arena, &rows, &count, err)) {
        arena_free(&arena);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        enum draft_field field = field_of(rows[i].place);
        if (field == DRAFT_UNNAMED || rows[i].when < clock_now() - TOLD_MS)
            continue;
        label = told++ ? label : label_of(host->garden, rows[i].place, field, &arena);
        /* the newest first */
    }
    if (told == 1)
        pane_say(host, _("Brouillon retrouvé, dans son champ : %s."), label);
    else if (told)
        pane_say(
            host,
            _("%zu brouillons retrouvés, chacun dans son champ ; le dernier : %s."),
            told, label);
    arena_free(&arena);
    return true;
}
