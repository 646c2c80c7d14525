/* What is done to a meeting: made, dated, copied, started, followed, closed. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "panes/agenda_private.h"
#include "panes/ask.h"
#include "panes/attendance.h"
#include "panes/carry.h"
#include "panes/text_view.h"
#include "panes/teams.h"

static enum outcome finish(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static void show(struct pane *pane, struct id meeting)
{
    pane->class->visit(pane, &(struct pane_visit){.id = meeting});
}

/* --- making ------------------------------------------------------------------------- */

static bool make(void *ctx, struct pane_host *host, size_t index, struct err *err)
{
    struct pane *pane = ctx;
    const struct community *community = host->garden->community;
    struct meeting_new wanted = {.title = _("Nouvelle rencontre")};
    struct id id;
    if (index < community->meeting_count)
        wanted = (struct meeting_new){.template = community->meetings[index].id};
    if (!ops_meeting_add(host->garden, &wanted, &id, err))
        return false;
    show(pane, id);
    host->say(host, _("Rencontre créée. D : titre, date et heures ; a : un point."));
    return true;
}

static enum outcome choose_template(struct pane *pane, struct pane_host *host)
{
    const struct community *community = host->garden->community;
    struct arena arena = {0};
    size_t count = community->meeting_count;
    struct choice *choices = arena_alloc(&arena, (count + 1) * sizeof *choices);
    for (size_t i = 0; i < count; i++)
        choices[i].label = community->meetings[i].title;
    choices[count++].label = _("vide (coller ensuite le déroulé reçu)");
    ask_choice(host, &(struct choose){.title = _("Préparer une rencontre"),
                                      .choices = choices, .count = count, .ctx = pane,
                                      .done = make});
    arena_free(&arena);
    return OUTCOME_DONE;
}

static enum outcome copy(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    struct id id;
    if (!ops_meeting_copy(host->garden, meeting->id, agenda_week_after(meeting->start),
                          &id, err))
        return OUTCOME_FAILED;
    show(pane, id);
    host->say(host, _("Copiée une semaine plus tard. D : changer la date."));
    return OUTCOME_DONE;
}

/* "Atelier semis, mardi 26/11, 14h - 16h": what is not said stays. */
static bool set_when(void *ctx, struct pane_host *host, const char *text,
                     struct err *err)
{
    struct meeting meeting = *agenda_meeting(agenda_state(ctx));
    struct arena arena = {0};
    bool done = meeting_line_read(&arena, text, &meeting, err) &&
                ops_meeting_edit(host->garden, meeting.id, meeting.title, meeting.start,
                                 meeting.end, meeting.place, err);
    arena_free(&arena);
    return done;
}

static enum outcome ask_when(struct pane *pane, struct pane_host *host)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    struct arena arena = {0};
    struct civil start = clock_civil(meeting->start), end = clock_civil(meeting->end);
    const char *text = meeting->title;
    if (meeting->start)
        text = arena_printf(&arena, "%s, %02d/%02d/%d, %dh%02d", meeting->title,
                            start.day, start.month, start.year, start.hour,
                            start.minute);
    if (meeting->end)
        text = arena_printf(&arena, "%s - %dh%02d", text, end.hour, end.minute);
    ask_text(host, &(struct ask){.title = _("Titre, date, début - fin"), .text = text,
                                 .ctx = pane, .done = set_when});
    arena_free(&arena);
    return OUTCOME_DONE;
}

/* --- running ------------------------------------------------------------------------- */

static enum outcome start(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    if (meeting->stage == MEETING_CLOSED) {
        host->say(host, _("Rencontre close : O la rouvre, ses versions restent."));
        return OUTCOME_DONE;
    }
    if (meeting->stage == MEETING_DRAFT &&
        !ops_live_start(host->garden, meeting->id, err))
        return OUTCOME_FAILED;
    host->go(host, PLACE_LIVE, &(struct pane_visit){.id = meeting->id});
    return OUTCOME_DONE;
}

static bool publish(void *ctx, struct pane_host *host, struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(ctx));
    struct arena arena = {0};
    const char *sentence = "";
    bool done = host->publish(host, meeting->id, &arena, &sentence, err);
    if (done)
        host->say(host, sentence);
    arena_free(&arena);
    return done;
}

static enum outcome ask_publish(struct pane *pane, struct pane_host *host,
                                struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    if (meeting->stage == MEETING_CLOSED)
        return finish(publish(pane, host, err));
    ask_confirm(host, &(struct confirm){
        .question = _("Clore la rencontre et écrire le compte rendu ?"), .ctx = pane,
        .yes = publish});
    return OUTCOME_DONE;
}

static enum outcome bin(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    if (!ops_meeting_bin(host->garden, meeting->id, err))
        return OUTCOME_FAILED;
    host->say(host, _("Rencontre retirée. u la remet."));
    return OUTCOME_DONE;
}

/* --- reading --------------------------------------------------------------------------- */

/* The two last versions, line by line. */
static enum outcome versions(struct pane *pane, struct pane_host *host, struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    struct arena arena = {0};
    struct version *list;
    struct diff_line *lines;
    struct str text = {0};
    size_t count;
    if (!ops_versions(host->garden, meeting->id, &arena, &list, &count, err)) {
        arena_free(&arena);
        return OUTCOME_FAILED;
    }
    if (count == 0) {
        host->say(host, _("Aucune version : clore la rencontre (C) fige la première."));
    } else {
        const char *before = count > 1 ? list[count - 2].text : "";
        size_t total = version_diff(&arena, before, list[count - 1].text, &lines);
        for (size_t i = 0; i < total; i++)
            str_printf(&text, "%c %s\n", lines[i].sign, lines[i].text);
        const char *title = count > 1
            ? arena_printf(&arena, _("Version %d, + ajouté, - retiré depuis la version %d"),
                           list[count - 1].number, list[count - 2].number)
            : arena_printf(&arena, _("Version %d, la première"), list[0].number);
        text_view_open(host, title, str_text(&text));
    }
    str_free(&text);
    arena_free(&arena);
    return OUTCOME_DONE;
}

static enum outcome times(struct pane_host *host, struct err *err)
{
    struct arena arena = {0};
    struct slot_times *times;
    struct str text = {0};
    size_t count;
    if (!ops_times_by_kind(host->garden, &arena, &times, &count, err)) {
        arena_free(&arena);
        return OUTCOME_FAILED;
    }
    for (size_t i = 0; i < count; i++) {
        long planned = (long)(times[i].planned / 60000 / times[i].slots);
        long real = (long)(times[i].real / 60000 / times[i].slots);
        str_printf(&text, _("%-14s %3d points   prévu %3ld min   réel %3ld min   %+ld\n"),
                   times[i].kind, times[i].slots, planned, real, real - planned);
    }
    if (count)
        text_view_open(host, _("Durées moyennes par type, séances closes"), str_text(&text));
    else
        host->say(host, _("Aucune séance close : rien à comparer encore."));
    str_free(&text);
    arena_free(&arena);
    return OUTCOME_DONE;
}

static enum outcome on_meeting(struct pane *pane, struct pane_host *host,
                               enum action action, struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    switch ((int)action) {
    case ACTION_EDIT:
    case ACTION_WHEN:
        return ask_when(pane, host);
    case ACTION_BIN:
        return bin(pane, host, err);
    case ACTION_START:
        return start(pane, host, err);
    case ACTION_COPY_MEETING:
        return copy(pane, host, err);
    case ACTION_CARRY:
        return finish(carry_open(host, meeting->id, err));
    case ACTION_ATTENDANCE:
        return finish(attendance_open(host, meeting->id, err));
    case ACTION_TEAMS:
        return finish(teams_open(host, meeting->id, err));
    case ACTION_PUBLISH:
        return ask_publish(pane, host, err);
    case ACTION_REOPEN:
        return finish(ops_meeting_reopen(host->garden, meeting->id, err));
    case ACTION_VERSIONS:
        return versions(pane, host, err);
    default:
        return OUTCOME_UNUSED;
    }
}

enum outcome agenda_meeting_act(struct pane *pane, struct pane_host *host,
                                enum action action, struct err *err)
{
    if (action == ACTION_ADD)
        return choose_template(pane, host);
    if (action == ACTION_TIMES)
        return times(host, err);
    return agenda_meeting(agenda_state(pane)) ? on_meeting(pane, host, action, err)
                                              : OUTCOME_UNUSED;
}
