#include "report/emargement.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/date.h"
#include "ops/meetings.h"
#include "ops/people.h"

/* Lines of ROW_MM that fit on A4, under the facts and on the next pages. */
enum { ROW_MM = 10, BLANKS_LEAST = 5, FIRST_PAGE = 17, OTHER_PAGES = 22 };

struct sheet {
    struct garden *garden;
    struct meeting meeting;
    struct slot *slots;
    size_t slot_count;
    struct arena *arena;
    struct document *document;
};

static struct date date_of(int64_t ms)
{
    struct civil civil = clock_civil(ms);
    return (struct date){civil.year, civil.month, civil.day};
}

static const char *title_of(const struct sheet *sheet)
{
    const char *title = sheet->meeting.title;
    title = *title ? title : _("Rencontre");
    if (sheet->meeting.number == 0)
        return title;
    return arena_printf(sheet->arena, _("%s (%s rencontre)"), title,
                        date_ordinal(sheet->arena, sheet->meeting.number));
}

/* From the start of that day to the end of its last slot; the announced end holds. */
static const char *hours_of(const struct sheet *sheet, int64_t start)
{
    struct date day = date_of(start);
    int64_t last = 0;
    for (size_t i = 0; i < sheet->slot_count; i++) {
        const struct slot *slot = &sheet->slots[i];
        bool same = slot->end > 0 && !slot->outside &&
                    date_compare(date_of(slot->start), day) == 0;
        last = same && slot->end > last ? slot->end : last;
    }
    int64_t announced = sheet->meeting.end;
    if (announced > start && date_compare(date_of(announced), day) == 0)
        last = announced;
    if (last == 0 && meeting_days(sheet->meeting.start, announced) > 0)
        return _("toute la journée");
    char from[8], to[8];
    clock_hour(start, from);
    clock_hour(last, to);
    return last > start ? arena_printf(sheet->arena, "%s – %s", from, to)
                        : arena_strdup(sheet->arena, from);
}

static void add_facts(const struct sheet *sheet, int64_t start)
{
    struct document *document = sheet->document;
    document_heading(document, 1, _("Feuille d’émargement"));
    document_fact(document, _("Rencontre"), title_of(sheet));
    if (start > 0) {
        document_fact(document, _("Date"), date_long(sheet->arena, date_of(start)));
        document_fact(document, _("Horaires"), hours_of(sheet, start));
    }
    if (*sheet->meeting.place)
        document_fact(document, _("Lieu"), sheet->meeting.place);
}

static void add_line(struct document *document, const struct person *person)
{
    document_row(document);
    if (!person)
        return;
    document_cell(document, person->family);
    document_cell(document, person->given);
    document_cell(document, person->organisation);
}

static size_t lines_wanted(size_t names)
{
    size_t lines = names + BLANKS_LEAST;
    if (lines <= FIRST_PAGE)
        return FIRST_PAGE;
    size_t pages = (lines - FIRST_PAGE + OTHER_PAGES - 1) / OTHER_PAGES;
    return FIRST_PAGE + pages * OTHER_PAGES;
}

static void add_table(const struct sheet *sheet, const struct attendance *list,
                      size_t count)
{
    const struct grid_column columns[] = {
        {.title = _("Nom"), .weight = 5, .names_row = true},
        {.title = _("Prénom"), .weight = 4},
        {.title = _("Organisation"), .weight = 5},
        {.title = _("Signature"), .weight = 6},
    };
    document_table(sheet->document, columns, sizeof columns / sizeof *columns, ROW_MM);
    size_t names = 0;
    for (size_t i = 0; i < count; i++) {
        if (list[i].status != ATTENDANCE_EXCUSED) {
            add_line(sheet->document, &list[i].person);
            names++;
        }
    }
    for (size_t line = names; line < lines_wanted(names); line++)
        add_line(sheet->document, NULL);
}

static void add_excused(const struct sheet *sheet, const struct attendance *list,
                        size_t count)
{
    struct str names = {0};
    for (size_t i = 0; i < count; i++) {
        if (list[i].status == ATTENDANCE_EXCUSED) {
            str_add(&names, names.len > 0 ? ", " : "");
            str_add(&names, list[i].label);
        }
    }
    if (names.len > 0)
        document_fact(sheet->document, _("Excusé·e·s"), str_text(&names));
    str_free(&names);
}

static bool add_day(const struct sheet *sheet, int day, struct err *err)
{
    struct attendance *list;
    size_t count;
    int64_t start;
    struct id meeting = sheet->meeting.id;
    if (!ops_meeting_day_start(sheet->garden, meeting, day, &start, err) ||
        !ops_attendances(sheet->garden, meeting, day, sheet->arena, &list, &count, err))
        return false;
    add_facts(sheet, start);
    add_table(sheet, list, count);
    add_excused(sheet, list, count);
    return true;
}

static bool add_days(const struct sheet *sheet, struct err *err)
{
    int days;
    bool done = ops_meeting_days(sheet->garden, sheet->meeting.id, &days, err);
    for (int day = 0; done && day < days; day++) {
        if (day > 0)
            document_page_break(sheet->document);
        done = add_day(sheet, day, err);
    }
    return done;
}

bool emargement_build(struct garden *garden, struct id meeting, int day,
                      struct arena *arena, struct document *document, struct err *err)
{
    struct sheet sheet = {.garden = garden, .arena = arena, .document = document};
    if (!ops_meeting(garden, meeting, arena, &sheet.meeting, err) ||
        !ops_slots(garden, meeting, arena, &sheet.slots, &sheet.slot_count, err))
        return false;
    const struct document_meta meta = {
        .title = arena_printf(arena, _("Émargement : %s"), title_of(&sheet)),
        .language = i18n_language(),
        .date = sheet.meeting.start,
        .header = garden->community->name,
    };
    document_start(document, arena, &meta);
    return day == EMARGEMENT_EVERY_DAY ? add_days(&sheet, err)
                                       : add_day(&sheet, day, err);
}
