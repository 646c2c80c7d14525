/* The list of meetings as a file, or the plan of the one that is open. */
#include <stdio.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/sheet.h"
#include "panes/agenda_private.h"

static void add_titles(struct sheet *sheet, const char *const *titles, size_t count)
{
    for (size_t i = 0; i < count; i++)
        sheet_column(sheet, _(titles[i]));
}

/* Days are written whole, and hours beside them. */
static void add_stamp(struct sheet *sheet, int64_t stamp, bool whole)
{
    char day[16] = "", hour[8] = "";
    if (stamp) {
        struct civil civil = clock_civil(stamp);
        str_format(day, sizeof day, "%02d/%02d/%04d", civil.day, civil.month,
                   civil.year);
        clock_hour(stamp, hour);
    }
    sheet_cell(sheet, 0, day);
    sheet_cell(sheet, 0, whole ? "" : hour);
}

static void add_number(struct sheet *sheet, int64_t number)
{
    char text[24];
    str_format(text, sizeof text, "%lld", (long long)number);
    sheet_cell(sheet, 0, text);
}

static void add_meetings(const struct agenda_state *state, struct sheet *sheet)
{
    static const char *const titles[] = {N_("Rencontre"), N_("Numéro"), N_("Jour"),
                                         N_("Heure"), N_("État")};
    sheet_begin(sheet, _("rencontres"), SHEET_OF_LINES);
    add_titles(sheet, titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < state->meeting_count; i++) {
        const struct meeting *meeting = &state->meetings[i];
        sheet_row(sheet, meeting->id);
        sheet_cell(sheet, 0, meeting->title);
        if (meeting->number)
            add_number(sheet, meeting->number);
        else
            sheet_cell(sheet, 0, "");
        add_stamp(sheet, meeting->start,
                  meeting_days(meeting->start, meeting->end) > 0);
        sheet_cell(sheet, 0, agenda_stage(meeting));
    }
}

/* What was held is told beside what was planned. */
static void add_slot(struct sheet *sheet, const struct slot *slot, size_t number)
{
    char hour[8] = "";
    int64_t planned = (slot->end - slot->start) / 60000;
    sheet_row(sheet, slot->id);
    add_number(sheet, (int64_t)number);
    sheet_cell(sheet, 0, slot->title);
    sheet_cell(sheet, 0, slot->kind);
    add_number(sheet, slot->minutes ? slot->minutes : planned);
    if (slot->start)
        clock_hour(slot->start, hour);
    sheet_cell(sheet, 0, hour);
    if (slot->ended && !slot_passed_over(slot))
        add_number(sheet, (slot->ended - slot->started - slot->pause) / 60000);
    else
        sheet_cell(sheet, 0, slot_passed_over(slot) ? _("passé") : "");
    sheet_cell(sheet, 0, slot->presenter);
}

bool agenda_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                  struct err *err)
{
    static const char *const titles[] = {N_("N°"),     N_("Point"), N_("Type"),
                                         N_("Durée"),  N_("Heure"), N_("Fait (min)"),
                                         N_("Porteur")};
    const struct agenda_state *state = agenda_state(pane);
    (void)garden;
    (void)err;
    if (id_is_none(state->opened)) {
        add_meetings(state, sheet);
        return true;
    }
    sheet_begin(sheet, state->meeting.title, SHEET_OF_LINES);
    add_titles(sheet, titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < state->slot_count; i++)
        add_slot(sheet, &state->slots[i], i + 1);
    return true;
}
