/* What stands after the slots: decisions and actions together, times, the conduct. */
#include "base/i18n.h"
#include "base/str.h"
#include "report/minutes_private.h"

/* --- decisions and actions -------------------------------------------------------- */

static const char *slot_title(struct minutes *minutes, struct id slot)
{
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (id_equal(minutes->slots[i].id, slot))
            return minutes_fit(minutes, minutes->slots[i].title);
    return "";
}

static void add_recap_row(struct minutes *minutes, const struct item *item)
{
    struct document *document = minutes->document;
    bool action = item->kind == ITEM_ACTION;
    document_row(document);
    document_cell(document, action ? _("Action") : _("Décision"));
    document_cell(document, minutes_fit(minutes, item->text));
    document_cell(document, action ? minutes_who(minutes, item) : "");
    document_cell(document, item->due > 0 ? minutes_date(minutes, item->due) : "");
    document_cell(document, slot_title(minutes, item->slot));
}

void minutes_add_recap(struct minutes *minutes)
{
    const struct grid_column columns[] = {
        {.title = _("Nature"), .weight = 2},
        {.title = _("Texte"), .weight = 6, .names_row = true},
        {.title = _("Qui"), .weight = 3},
        {.title = _("Échéance"), .weight = 3},
        {.title = _("Point"), .weight = 4},
    };
    static const enum item_kind kinds[] = {ITEM_DECISION, ITEM_ACTION};
    bool begun = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (size_t j = 0; j < minutes->item_count; j++) {
            if (minutes->items[j].kind != kinds[i])
                continue;
            if (!begun) {
                document_heading(minutes->document, 2, _("Décisions et actions"));
                document_table(minutes->document, columns,
                               sizeof columns / sizeof *columns, 0);
            }
            begun = true;
            add_recap_row(minutes, &minutes->items[j]);
        }
    }
}

/* --- planned and real times ------------------------------------------------------- */

/* A slot in progress ends now: minutes made to close say what the closing will. */
static int64_t ended_at(const struct minutes *minutes, const struct slot *slot)
{
    bool current = id_equal(minutes->meeting.slot, slot->id);
    return slot->ended == 0 && current ? minutes->now : slot->ended;
}

static int64_t pauses_of(const struct minutes *minutes, const struct slot *slot)
{
    const struct meeting *meeting = &minutes->meeting;
    bool stopped = meeting->paused > 0 && id_equal(meeting->slot, slot->id);
    return slot->pause + (stopped ? minutes->now - meeting->paused : 0);
}

static const char *range(const struct minutes *minutes, int64_t from, int64_t to)
{
    return arena_printf(minutes->arena, "%s – %s", minutes_hour(minutes, from),
                        minutes_hour(minutes, to));
}

/* "+ 8 min", "− 5 min", "0 min" */
static const char *gap_text(const struct minutes *minutes, int64_t gap)
{
    int64_t size = gap < 0 ? -gap : gap;
    const char *sign = size < MINUTE_MS / 2 ? "" : gap < 0 ? "− " : "+ ";
    return arena_printf(minutes->arena, "%s%s", sign, minutes_duration(minutes, size));
}

bool minutes_held(const struct minutes *minutes, const struct slot *slot)
{
    struct slot run = *slot;
    run.ended = ended_at(minutes, slot);
    run.pause = pauses_of(minutes, slot);
    return run.started > 0 && run.ended >= run.started && !slot_passed_over(&run);
}

static void add_times_row(struct minutes *minutes, const struct slot *slot)
{
    struct document *document = minutes->document;
    int64_t planned = slot->end - slot->start, ended = ended_at(minutes, slot);
    document_row(document);
    document_cell(document, minutes_fit(minutes, slot->title));
    document_cell(document,
                  slot->start > 0 ? range(minutes, slot->start, slot->end) : "");
    document_cell(document, minutes_duration(minutes, planned));
    if (!minutes_held(minutes, slot)) {
        document_cell(document, _("non abordé"));
        return;
    }
    int64_t real = ended - slot->started - pauses_of(minutes, slot);
    document_cell(document, range(minutes, slot->started, ended));
    document_cell(document, minutes_duration(minutes, real > 0 ? real : 0));
    document_cell(document, gap_text(minutes, real - planned));
}

void minutes_add_times(struct minutes *minutes)
{
    const struct grid_column columns[] = {
        {.title = _("Point"), .weight = 5, .names_row = true},
        {.title = _("Prévu"), .weight = 3},
        {.title = _("Durée"), .weight = 2, .align = ALIGN_RIGHT},
        {.title = _("Réel"), .weight = 3},
        {.title = _("Durée réelle"), .weight = 2, .align = ALIGN_RIGHT},
        {.title = _("Écart"), .weight = 2, .align = ALIGN_RIGHT},
    };
    if (minutes->meeting.started == 0 || minutes->slot_count == 0)
        return;
    document_heading(minutes->document, 2, _("Annexe : temps prévus et réels"));
    document_table(minutes->document, columns, sizeof columns / sizeof *columns, 0);
    for (size_t i = 0; i < minutes->slot_count; i++)
        add_times_row(minutes, &minutes->slots[i]);
}

/* --- the conduct ------------------------------------------------------------------ */

void minutes_add_private(struct minutes *minutes)
{
    bool begun = false;
    for (size_t i = 0; i < minutes->slot_count; i++) {
        const struct slot *slot = &minutes->slots[i];
        if (minutes->level != MINUTES_PAIR || *slot->private == '\0')
            continue;
        if (!begun)
            document_heading(minutes->document, 2, _("Régie"));
        begun = true;
        document_fact(minutes->document, slot->title, slot->private);
    }
}
