/* Each slot of the agenda, with all that was said in it. */
#include "base/i18n.h"
#include "base/str.h"
#include "report/minutes_private.h"

/* The order in which the lines of a slot are told, and how each begins. */
static const struct {
    enum item_kind kind;
    const char *label; /* msgid; NULL: none */
} told[] = {
    {ITEM_DECISION, N_("Décision : ")},
    {ITEM_ACTION, N_("Action : ")},
    {ITEM_QUESTION, N_("Question : ")},
    {ITEM_EXPECTATION, N_("Attente : ")},
    {ITEM_NOTE, NULL},
};

/* " (Nadia, pour le jeudi 12 mars 2026, fait)" */
static void add_action_facts(struct minutes *minutes, const struct item *item)
{
    struct str facts = {0};
    if (item->kind == ITEM_ACTION)
        str_add(&facts, minutes_who(minutes, item));
    if (item->due > 0) {
        str_printf(&facts, _("%spour le %s"), facts.len > 0 ? ", " : "",
                   minutes_date(minutes, item->due));
    }
    if (item->done) {
        str_printf(&facts, "%s%s", facts.len > 0 ? ", " : "",
                   item->kind == ITEM_QUESTION ? _("répondue") : _("fait"));
    }
    if (facts.len > 0) {
        document_add(minutes->document, RUN_PLAIN,
                     arena_printf(minutes->arena, " (%s)", facts.at));
    }
    str_free(&facts);
}

static void add_origin(struct minutes *minutes, struct id origin)
{
    const char *words = minutes_origin(minutes, origin);
    if (words) {
        document_add(minutes->document, RUN_ITALIC,
                     arena_printf(minutes->arena, _(" (repris de : %s)"),
                                  minutes_fit(minutes, words)));
    }
}

static void add_item(struct minutes *minutes, const struct item *item,
                     const char *label)
{
    document_item(minutes->document, LIST_BULLETS, 1, "");
    if (label)
        document_add(minutes->document, RUN_BOLD, _(label));
    document_add(minutes->document, RUN_PLAIN, minutes_fit(minutes, item->text));
    add_action_facts(minutes, item);
    add_origin(minutes, item->origin);
}

static bool has_items(const struct minutes *minutes, struct id slot, struct id prompt)
{
    for (size_t j = 0; j < minutes->item_count; j++)
        if (id_equal(minutes->items[j].slot, slot) &&
            id_equal(minutes->items[j].prompt, prompt))
            return true;
    return false;
}

static void add_items(struct minutes *minutes, struct id slot, struct id prompt)
{
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        for (size_t j = 0; j < minutes->item_count; j++) {
            const struct item *item = &minutes->items[j];
            if (item->kind == told[i].kind && id_equal(item->slot, slot) &&
                id_equal(item->prompt, prompt))
                add_item(minutes, item, told[i].label);
        }
    }
}

/* Answers whose question was taken off the agenda since are told with the rest. */
static void add_answers_left(struct minutes *minutes, struct id slot,
                             const struct prompt *prompts, size_t count)
{
    for (size_t j = 0; j < minutes->item_count; j++) {
        const struct item *item = &minutes->items[j];
        bool left = id_equal(item->slot, slot) && !id_is_none(item->prompt);
        for (size_t i = 0; left && i < count; i++)
            left = !id_equal(item->prompt, prompts[i].id);
        for (size_t i = 0; left && i < sizeof told / sizeof *told; i++)
            if (told[i].kind == item->kind)
                add_item(minutes, item, told[i].label);
    }
}

static bool add_prompts(struct minutes *minutes, const struct slot *slot,
                        struct err *err)
{
    struct prompt *prompts;
    size_t count;
    if (!ops_prompts(minutes->garden, slot->id, minutes->arena, &prompts, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        document_paragraph(minutes->document, "");
        document_add(minutes->document, RUN_BOLD,
                     minutes_fit(minutes, prompts[i].text));
        add_items(minutes, slot->id, prompts[i].id);
    }
    if (count > 0 && has_items(minutes, slot->id, NO_ID)) {
        document_paragraph(minutes->document, "");
        document_add(minutes->document, RUN_BOLD, _("Autres échanges"));
    }
    add_items(minutes, slot->id, NO_ID);
    add_answers_left(minutes, slot->id, prompts, count);
    return true;
}

static void add_heading(struct minutes *minutes, const struct slot *slot)
{
    const char *title = minutes_fit(minutes, slot->title);
    if (slot->start == 0) {
        document_heading(minutes->document, 3, title);
    } else if (slot->end <= slot->start) {
        document_heading(minutes->document, 3,
                         arena_printf(minutes->arena, "%s · %s",
                                      minutes_hour(minutes, slot->start), title));
    } else {
        document_heading(minutes->document, 3,
                         arena_printf(minutes->arena, "%s – %s · %s",
                                      minutes_hour(minutes, slot->start),
                                      minutes_hour(minutes, slot->end), title));
    }
}

/* What is to be known of the slot itself, in italics under its title. */
static void add_marks(struct minutes *minutes, const struct slot *slot)
{
    struct document *document = minutes->document;
    const char *origin = minutes_origin(minutes, slot->origin);
    if (minutes->level != MINUTES_PUBLIC && *slot->presenter != '\0') {
        document_paragraph(document, "");
        document_add(document, RUN_ITALIC,
                     arena_printf(minutes->arena, _("Avec %s"),
                                  minutes_fit(minutes, slot->presenter)));
    }
    if (origin) {
        document_paragraph(document, "");
        document_add(document, RUN_ITALIC,
                     arena_printf(minutes->arena, _("Repris de : %s"),
                                  minutes_fit(minutes, origin)));
    }
    bool run = minutes->meeting.started > 0;
    if (slot->outside || (run && !minutes_held(minutes, slot))) {
        document_paragraph(document, "");
        document_add(document, RUN_ITALIC,
                     slot->outside ? _("Après la fin annoncée") : _("Non abordé"));
    }
}

static bool add_slot(struct minutes *minutes, const struct slot *slot, struct err *err)
{
    add_heading(minutes, slot);
    add_marks(minutes, slot);
    document_paragraph(minutes->document, minutes_fit(minutes, slot->description));
    if (!add_prompts(minutes, slot, err))
        return false;
    minutes_add_boards(minutes, slot);
    minutes_add_feelings(minutes, slot->id);
    return true;
}

/* Lines whose slot was taken off the agenda since are the meeting's. */
static bool is_orphan(const struct minutes *minutes, const struct item *item)
{
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (id_equal(minutes->slots[i].id, item->slot))
            return false;
    return true;
}

static void add_orphans(struct minutes *minutes)
{
    bool begun = false;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        for (size_t j = 0; j < minutes->item_count; j++) {
            const struct item *item = &minutes->items[j];
            if (item->kind != told[i].kind || !is_orphan(minutes, item))
                continue;
            if (!begun)
                document_heading(minutes->document, 3, _("Hors des points"));
            begun = true;
            add_item(minutes, item, told[i].label);
        }
    }
}

bool minutes_add_slots(struct minutes *minutes, struct err *err)
{
    if (minutes->slot_count + minutes->item_count > 0)
        document_heading(minutes->document, 2, _("Déroulé"));
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (!add_slot(minutes, &minutes->slots[i], err))
            return false;
    add_orphans(minutes);
    minutes_add_feelings(minutes, NO_ID);
    return true;
}
