#include "panes/attendance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "ops/people.h"
#include "ops/sheet.h"
#include "ui/lineedit.h"
#include "ui/list.h"

/* Rows shown: those of the day that match what is typed, then persons of the community
 * who are not on the list yet, then the offer to add what is typed as someone new. */
struct attendance_modal {
    struct modal modal;
    struct arena arena;
    struct id meeting;
    int day;
    int days;
    struct lineedit typed;
    struct attendance *rows;
    size_t count;
    struct attendance_counts counts;
    struct list list;
};

static struct attendance_modal *self(struct modal *modal)
{
    return (struct attendance_modal *)modal;
}

static bool matches(struct arena *arena, const struct attendance *row,
                    const char *typed)
{
    struct str hay = {0}, needle = {0};
    fold_text(&hay, arena_printf(arena, "%s %s", row->label, row->person.organisation));
    fold_text(&needle, typed);
    bool found = fold_matches(str_text(&hay), str_text(&needle));
    str_free(&hay);
    str_free(&needle);
    return found;
}

static bool on_list(const struct attendance *list, size_t count, struct id person)
{
    for (size_t i = 0; i < count; i++)
        if (id_equal(list[i].person.id, person))
            return true;
    return false;
}

/* Known persons who are not on the list, once two letters tell whom to look for. */
static bool add_known(struct attendance_modal *box, struct pane_host *host,
                      const struct attendance *list, size_t listed, struct err *err)
{
    struct person *persons;
    size_t count;
    const char *typed = lineedit_text(&box->typed);
    if (box->typed.text.len < 2)
        return true;
    if (!ops_persons_like(host->garden, typed, 8, &box->arena, &persons, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (on_list(list, listed, persons[i].id))
            continue;
        box->rows[box->count++] = (struct attendance){
            .person = persons[i],
            .label = arena_printf(&box->arena, "%s  %s",
                                  person_name(&box->arena, &persons[i]),
                                  persons[i].organisation),
            .status = ATTENDANCE_EXPECTED};
    }
    return true;
}

static bool load(struct modal *modal, struct pane_host *host, struct err *err)
{
    struct attendance_modal *box = self(modal);
    struct attendance *list;
    size_t listed;
    const char *typed = lineedit_text(&box->typed);
    arena_reset(&box->arena);
    box->count = 0;
    if (!ops_attendances(host->garden, box->meeting, box->day, &box->arena, &list,
                         &listed, err) ||
        !ops_attendance_counts(host->garden, box->meeting, box->day, &box->counts, err))
        return false;
    box->rows = arena_alloc(&box->arena, (listed + 10) * sizeof *box->rows);
    box->count = 0;
    for (size_t i = 0; i < listed; i++)
        if (matches(&box->arena, &list[i], typed))
            box->rows[box->count++] = list[i];
    if (!add_known(box, host, list, listed, err))
        return false;
    list_settle(&box->list, (int)box->count + (box->typed.text.len > 0),
                box->list.height);
    return true;
}

static const char *status_word(enum attendance_status status)
{
    static const char *const words[] = {
        [ATTENDANCE_EXPECTED] = N_("attendu"),
        [ATTENDANCE_PRESENT] = N_("présent"),
        [ATTENDANCE_EXCUSED] = N_("excusé"),
        [ATTENDANCE_ABSENT] = N_("absent"),
    };
    return _(words[status]);
}

static void draw_row(const struct attendance_modal *box, int index,
                     struct canvas *canvas, struct rect row)
{
    if (index >= (int)box->count) {
        canvas_printf(canvas, row.x, row.y, row.width, STYLE_TITLE,
                      _("+  ajouter « %s », présent"), lineedit_text(&box->typed));
    } else {
        const struct attendance *one = &box->rows[index];
        bool there = one->status == ATTENDANCE_PRESENT;
        char arrived[24] = "", hour[8];
        if (one->arrived) {
            clock_hour(one->arrived, hour);
            snprintf(arrived, sizeof arrived, _("arrivée %s"), hour);
        }
        canvas_put(canvas, row.x, row.y, 3, STYLE_KEY, there ? "[x]" : "[ ]");
        canvas_put_cut(canvas, row.x + 4, row.y, row.width - 30,
                       there ? STYLE_TITLE : STYLE_PLAIN, one->label);
        canvas_put_cut(canvas, row.x + row.width - 25, row.y, 10, STYLE_PLAIN,
                       status_word(one->status));
        canvas_put_cut(canvas, row.x + row.width - 14, row.y, 14, STYLE_DIM, arrived);
    }
    if (index == box->list.selected) {
        canvas_focus(canvas, row);
        canvas_cursor(canvas, row.x + 1, row.y);
    }
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct attendance_modal *box = (const struct attendance_modal *)modal;
    struct rect frame = {0, 0, canvas->width, canvas->height - 1};
    char title[96];
    struct list list = box->list;
    (void)host;
    if (box->days > 1)
        snprintf(title, sizeof title, _("Présences, jour %d/%d"), box->day + 1,
                 box->days);
    else
        snprintf(title, sizeof title, "%s", _("Présences"));
    canvas_box(canvas, frame, STYLE_DIM, title);
    canvas_put(canvas, 2, 1, 1, STYLE_KEY, ">");
    lineedit_draw(&box->typed, canvas, 4, 1, frame.width / 2, STYLE_PLAIN);
    canvas_printf(
        canvas, frame.width / 2 + 6, 1, frame.width / 2 - 8, STYLE_TITLE,
        i18n_n("%d présent sur %d", "%d présents sur %d", box->counts.present),
        box->counts.present,
        box->counts.present + box->counts.expected + box->counts.excused +
            box->counts.absent);
    list_settle(&list, list.count, frame.height - 6);
    for (int i = 0; i < list.height && list.top + i < list.count; i++)
        draw_row(box, list.top + i, canvas,
                 (struct rect){2, 3 + i, frame.width - 4, 1});
    if (!list.count)
        canvas_put_cut(canvas, 4, 3, frame.width - 6, STYLE_PLAIN,
                       _("Personne encore. Tapez un nom, puis Entrée."));
    canvas_put_cut(
        canvas, 2, frame.height - 3, frame.width - 4, STYLE_DIM,
        _("lettres : chercher   Entrée : présent   Espace : présent, au suivant"));
    canvas_put_cut(
        canvas, 2, frame.height - 2, frame.width - 4, STYLE_DIM,
        box->days > 1
            ? _("Tab : excusé, absent, attendu   gauche/droite : jour   Échap : fermer")
            : _("Tab : excusé, absent, attendu   Échap : fermer"));
}

static enum outcome set_status(struct attendance_modal *box, struct pane_host *host,
                               enum attendance_status status, struct err *err)
{
    const struct attendance *one = &box->rows[box->list.selected];
    if (!ops_attend(host->garden, box->meeting, one->person.id, box->day, status, err))
        return OUTCOME_FAILED;
    pane_say(host, "%s : %s", one->label, status_word(status));
    box->modal.stale = true;
    return OUTCOME_DONE;
}

static enum outcome add_new(struct attendance_modal *box, struct pane_host *host,
                            struct err *err)
{
    struct id person;
    const char *typed = lineedit_text(&box->typed);
    if (!box->typed.text.len)
        return OUTCOME_DONE;
    if (!ops_attend_new(host->garden, box->meeting, box->day, typed, &person, err))
        return OUTCOME_FAILED;
    pane_say(host, _("%s : ajouté, présent"), typed);
    lineedit_set(&box->typed, "");
    box->modal.stale = true;
    return OUTCOME_DONE;
}

static enum outcome enter(struct attendance_modal *box, struct pane_host *host,
                          struct err *err)
{
    if (box->list.selected >= (int)box->count)
        return add_new(box, host, err);
    if (box->rows[box->list.selected].status == ATTENDANCE_PRESENT) {
        pane_say(host, _("%s : déjà là. Tab change."),
                 box->rows[box->list.selected].label);
        lineedit_set(&box->typed, "");
        box->modal.stale = true;
        return OUTCOME_DONE;
    }
    enum outcome outcome = set_status(box, host, ATTENDANCE_PRESENT, err);
    if (outcome == OUTCOME_DONE)
        lineedit_set(&box->typed, "");
    return outcome;
}

static enum outcome next_status(struct attendance_modal *box, struct pane_host *host,
                                struct err *err)
{
    static const enum attendance_status after[] = {
        [ATTENDANCE_EXPECTED] = ATTENDANCE_EXCUSED,
        [ATTENDANCE_PRESENT] = ATTENDANCE_EXCUSED,
        [ATTENDANCE_EXCUSED] = ATTENDANCE_ABSENT,
        [ATTENDANCE_ABSENT] = ATTENDANCE_EXPECTED,
    };
    if (box->list.selected >= (int)box->count)
        return OUTCOME_DONE;
    return set_status(box, host, after[box->rows[box->list.selected].status], err);
}

/* Space ticks and goes down while nothing is typed; inside a name it is a space. */
static enum outcome space(struct attendance_modal *box, struct pane_host *host,
                          struct err *err)
{
    if (box->list.selected >= (int)box->count)
        return OUTCOME_DONE;
    enum outcome outcome = set_status(box, host, ATTENDANCE_PRESENT, err);
    list_move(&box->list, 1);
    return outcome;
}

static enum outcome move(struct attendance_modal *box, struct key key)
{
    if (key.name == K_UP || key.name == K_DOWN) {
        list_move(&box->list, key.name == K_UP ? -1 : 1);
    } else if (!box->typed.text.len && (key.name == K_LEFT || key.name == K_RIGHT)) {
        int day = box->day + (key.name == K_LEFT ? -1 : 1);
        box->day = day < 0 ? 0 : day >= box->days ? box->days - 1 : day;
        box->modal.stale = true;
    } else if (key.name == K_END && box->typed.text.len) {
        list_move(&box->list, box->list.count);
    } else {
        return OUTCOME_UNUSED;
    }
    return OUTCOME_DONE;
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct attendance_modal *box = self(modal);
    if (modal->stale && !load(modal, host, err))
        return OUTCOME_FAILED;
    if (pressed.name == K_ESC && box->typed.text.len) {
        lineedit_set(&box->typed, "");
        modal->stale = true;
        return OUTCOME_DONE;
    }
    if (pressed.name == K_ESC)
        return OUTCOME_CLOSE;
    if (pressed.name == K_ENTER)
        return enter(box, host, err);
    if (pressed.name == K_TAB)
        return next_status(box, host, err);
    if (pressed.name == K_CHAR && pressed.code == ' ' && !box->typed.text.len)
        return space(box, host, err);
    if (move(box, pressed) == OUTCOME_DONE)
        return OUTCOME_DONE;
    if (!lineedit_key(&box->typed, pressed))
        return OUTCOME_UNUSED;
    box->list.selected = 0;
    modal->stale = true;
    return OUTCOME_DONE;
}

static void typed(const struct modal *modal, struct str *out)
{
    str_add(out, lineedit_text(&((const struct attendance_modal *)modal)->typed));
}

static void retype(struct modal *modal, struct pane_host *host, const char *text)
{
    (void)host;
    lineedit_set(&self(modal)->typed, text);
}

static void free_attendance(struct modal *modal)
{
    struct attendance_modal *box = self(modal);
    lineedit_free(&box->typed);
    arena_free(&box->arena);
    free(box);
}

/* The rows of the day that match what is typed. */
static bool sheet(struct modal *modal, struct pane_host *host, struct sheet *sheet,
                  struct err *err)
{
    struct attendance_modal *box = self(modal);
    char hour[8];
    if (modal->stale && !load(modal, host, err))
        return false;
    modal->stale = false;
    sheet_begin(sheet, _("présences"), SHEET_OF_LINES);
    sheet_column(sheet, _("Qui"));
    sheet_column(sheet, _("Présence"));
    sheet_column(sheet, _("Arrivée"));
    for (size_t i = 0; i < box->count; i++) {
        hour[0] = '\0';
        if (box->rows[i].arrived)
            clock_hour(box->rows[i].arrived, hour);
        sheet_row(sheet, box->rows[i].person.id);
        sheet_cell(sheet, 0, box->rows[i].label);
        sheet_cell(sheet, 0, status_word(box->rows[i].status));
        sheet_cell(sheet, 0, hour);
    }
    return true;
}

static const struct modal_class attendance_class = {
    .name = "présences",
    .load = load,
    .draw = draw,
    .key = key,
    .sheet = sheet,
    .typed = typed,
    .retype = retype,
    .free = free_attendance,
};

/* An empty list expects those of the meeting it follows; without one it stays empty. */
static bool expect_as_before(struct pane_host *host, struct id meeting, struct err *err)
{
    struct err none = ERR_INIT;
    if (ops_attend_as_before(host->garden, meeting, &none)) {
        host->say(host,
                  _("Attendus : ceux de la fois d’avant. u (hors d’ici) annule."));
        return true;
    }
    if (none.kind == ERR_NOT_FOUND || none.kind == ERR_READONLY)
        return true;
    *err = none;
    return false;
}

bool attendance_open(struct pane_host *host, struct id meeting, struct err *err)
{
    struct attendance_modal *box = xcalloc(1, sizeof *box);
    box->modal.class = &attendance_class;
    box->meeting = meeting;
    box->list.height = 10;
    if (!ops_meeting_days(host->garden, meeting, &box->days, err) ||
        !ops_meeting_today(host->garden, meeting, &box->day, err) ||
        !load(&box->modal, host, err)) {
        free_attendance(&box->modal);
        return false;
    }
    if (!box->count && !expect_as_before(host, meeting, err)) {
        free_attendance(&box->modal);
        return false;
    }
    draft_init(&box->modal.draft,
               &(struct draft_of){.field = DRAFT_ATTENDEE, .id = meeting});
    host->open(host, &box->modal);
    return true;
}
