/* What is done to a meeting: made, dated, copied, started, followed, closed. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "panes/agenda_private.h"
#include "panes/ask.h"
#include "panes/attendance.h"
#include "panes/carry.h"
#include "panes/publish_view.h"
#include "panes/teams.h"

static enum outcome finish(bool done)
{
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static void show(struct pane *pane, struct id meeting)
{
    pane->class->visit(pane, &(struct pane_visit){.id = meeting});
}

/* --- making -------------------------------------------------------------------------
 */

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
                                      .choices = choices,
                                      .count = count,
                                      .ctx = pane,
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
    bool whole = meeting_days(meeting->start, meeting->end) > 0;
    if (whole)
        text = arena_printf(&arena, "%s, %02d/%02d/%d", meeting->title, start.day,
                            start.month, start.year);
    else if (meeting->start)
        text =
            arena_printf(&arena, "%s, %02d/%02d/%d, %dh%02d", meeting->title, start.day,
                         start.month, start.year, start.hour, start.minute);
    if (meeting->end && !whole)
        text = arena_printf(&arena, "%s - %dh%02d", text, end.hour, end.minute);
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_MEETING, .id = meeting->id},
                               .title = _("Titre, date, début - fin"),
                               .text = text,
                               .ctx = pane,
                               .done = set_when});
    arena_free(&arena);
    return OUTCOME_DONE;
}

/* --- running -------------------------------------------------------------------------
 */

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
        publish_say(host, sentence);
    arena_free(&arena);
    return done;
}

static enum outcome ask_publish(struct pane *pane, struct pane_host *host,
                                struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    if (meeting->stage == MEETING_CLOSED)
        return finish(publish(pane, host, err));
    ask_confirm(host,
                &(struct confirm){
                    .question = _("Clore la rencontre et écrire le compte rendu ?"),
                    .ctx = pane,
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

static bool reopen(void *ctx, struct pane_host *host, struct err *err)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(ctx));
    if (!ops_meeting_reopen(host->garden, meeting->id, err))
        return false;
    host->say(host, meeting->started
                        ? _("Rencontre rouverte, ses versions restent. s : y revenir.")
                        : _("Rencontre rouverte, de nouveau en préparation."));
    return true;
}

static enum outcome ask_reopen(struct pane *pane, struct pane_host *host)
{
    const struct meeting *meeting = agenda_meeting(agenda_state(pane));
    if (meeting->stage != MEETING_CLOSED) {
        host->say(host, _("Cette rencontre n’est pas close : rien à rouvrir."));
        return OUTCOME_DONE;
    }
    ask_confirm(host,
                &(struct confirm){.question = _("Rouvrir cette rencontre close ?"),
                                  .ctx = pane,
                                  .yes = reopen});
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
        return ask_reopen(pane, host);
    case ACTION_VERSIONS:
        return agenda_versions(host, meeting, err);
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
        return agenda_times(host, err);
    return agenda_meeting(agenda_state(pane)) ? on_meeting(pane, host, action, err)
                                              : OUTCOME_UNUSED;
}
