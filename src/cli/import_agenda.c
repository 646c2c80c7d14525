/* A programme read from a text becomes the agenda of a meeting; each line is told. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "cli/cli.h"
#include "cli/reports.h"
#include "config/paths.h"
#include "ops/meetings.h"

/* Longer than any programme: the wrong file was given. */
#define MOST_BYTES (1024 * 1024)

/* --- the text --------------------------------------------------------------------- */

static bool read_stream(FILE *stream, const char *path, struct str *text,
                        struct err *err)
{
    char piece[4096];
    size_t len;
    while ((len = fread(piece, 1, sizeof piece, stream)) > 0) {
        str_add_n(text, piece, len);
        if (text->len > MOST_BYTES)
            return err_set(err, ERR_INPUT,
                           _("« %.80s » est trop long pour être un déroulé."), path);
    }
    return !ferror(stream) || paths_failed(err, errno, _("Lecture impossible"), path);
}

static bool load_text(const char *path, struct str *text, struct err *err)
{
    if (str_equal(path, "-"))
        return read_stream(stdin, path, text, err);
    FILE *stream = fopen(path, "re");
    if (!stream)
        return paths_failed(err, errno, _("Lecture impossible"), path);
    bool good = read_stream(stream, path, text, err);
    fclose(stream);
    return good;
}

/* --- what was recognised ---------------------------------------------------------- */

static const char *role_word(enum programme_role role)
{
    static const char *const words[] = {
        [LINE_BLANK] = NULL,
        [LINE_TITLE] = N_("titre"),
        [LINE_DATE] = N_("date"),
        [LINE_PLACE] = N_("lieu"),
        [LINE_OBJECTIVES] = N_("objectifs"),
        [LINE_OBJECTIVE] = N_("objectif"),
        [LINE_DAY] = N_("jour"),
        [LINE_LABEL] = N_("intitulé"),
        [LINE_HOURS] = N_("heures"),
        [LINE_SLOT] = N_("point"),
        [LINE_DESCRIPTION] = N_("description"),
        [LINE_PROMPT] = N_("question"),
        [LINE_KEPT] = N_("gardé en note"),
    };
    return words[role] ? _(words[role]) : NULL;
}

/* "09:15", "?" when nothing says it. */
static const char *hour_text(struct arena *arena, int minutes)
{
    return minutes < 0
               ? "?"
               : arena_printf(arena, "%02d:%02d", minutes / 60 % 24, minutes % 60);
}

/* The beginning of the description, when it stood on the line of the title: a column of
 * a table. */
static const char *beside(struct arena *arena, const struct programme_slot *slot,
                          const char *line)
{
    const char *words =
        arena_strndup(arena, slot->description, strcspn(slot->description, "\n"));
    return *words && strstr(line, words) ? words : "";
}

static void tell_slot(struct arena *arena, const struct programme_slot *slot,
                      const char *line)
{
    const char *more = *slot->presenter ? slot->presenter : beside(arena, slot, line);
    cli_sayf(stdout, "%s : %s – %s  %s%s%s%s%s", _("point"),
             hour_text(arena, slot->start), hour_text(arena, slot->end), slot->title,
             *more ? " · " : "", more, slot->inferred ? _(" (heures déduites)") : "",
             slot->outside ? _(" (après la fin annoncée)") : "");
}

static void tell_lines(struct arena *arena, const struct programme *programme)
{
    for (size_t i = 0; i < programme->line_count; i++) {
        const struct programme_line *line = &programme->lines[i];
        const char *word = role_word(line->role);
        if (line->role == LINE_SLOT && line->slot != PROGRAMME_NONE)
            tell_slot(arena, &programme->slots[line->slot], line->text);
        else if (word)
            cli_sayf(stdout, "%s : %s", word, line->text);
    }
}

static const char *remark_text(struct arena *arena, const struct programme *programme,
                               const struct programme_remark *remark)
{
    const char *title = programme->slots[remark->slot].title;
    int minutes = remark->minutes;
    switch (remark->issue) {
    case PROGRAMME_GAP:
        return arena_printf(arena, _("Trou de %d min après « %s »."), minutes, title);
    case PROGRAMME_OVERLAP:
        return arena_printf(arena, _("« %s » déborde de %d min sur « %s »."), title,
                            minutes, programme->slots[remark->other].title);
    case PROGRAMME_BACKWARD:
        return arena_printf(arena,
                            _("« %s » finirait avant de commencer : sa fin n’est "
                              "pas lue."),
                            title);
    case PROGRAMME_OVERRUN:
        return arena_printf(arena, _("« %s » dépasse la fin annoncée de %d min."),
                            title, minutes);
    case PROGRAMME_EARLY:
        return arena_printf(arena, _("« %s » commence avant l’heure annoncée."), title);
    case PROGRAMME_OUTSIDE:
        return arena_printf(arena, _("« %s » est après la fin annoncée : gardé."),
                            title);
    case PROGRAMME_NO_END:
        return arena_printf(arena, _("Rien ne dit quand finit « %s »."), title);
    case PROGRAMME_NO_TITLE:
        return arena_printf(arena, _("Le point de %s n’a pas de titre."),
                            hour_text(arena, programme->slots[remark->slot].start));
    case PROGRAMME_UNPLACED:
        return arena_printf(arena,
                            _("« %s » n’a pas d’heure : laissé dans la "
                              "description de « %s »."),
                            programme->lines[remark->line].text, title);
    }
    return "";
}

static void tell(struct arena *arena, const struct programme *programme)
{
    tell_lines(arena, programme);
    for (size_t i = 0; i < programme->remark_count; i++)
        cli_sayf(stdout, _("remarque : %s"),
                 remark_text(arena, programme, &programme->remarks[i]));
    if (programme->slot_count == 0)
        cli_sayf(stdout, _("Aucun horaire reconnu : le texte est gardé en notes de la "
                           "rencontre."));
    else
        cli_sayf(stdout,
                 i18n_n("%zu point dans l’agenda.", "%zu points dans l’agenda.",
                        (long)programme->slot_count),
                 programme->slot_count);
}

/* --- the meeting ------------------------------------------------------------------ */

/* What the meeting already says of its day; today for one that is to be made. */
static bool known_day(struct garden *garden, struct id meeting, struct arena *arena,
                      struct programme_day *day, struct err *err)
{
    struct meeting known = {.start = 0};
    if (!id_is_none(meeting) && !ops_meeting(garden, meeting, arena, &known, err))
        return false;
    struct civil civil = clock_civil(known.start > 0 ? known.start : clock_now());
    *day = (struct programme_day){{civil.year, civil.month, civil.day}, -1, -1};
    if (known.start > 0)
        day->start = civil.hour * 60 + civil.minute;
    if (known.start > 0 && known.end > known.start)
        day->end = day->start + (int)((known.end - known.start) / 60000);
    return true;
}

static bool import(const struct cli *cli, struct garden *garden, const char *text,
                   struct err *err)
{
    struct arena arena = {0};
    struct programme_day day;
    struct programme programme;
    struct id meeting = {{0}};
    bool good = (!cli->meeting || cli_choose_meeting(cli, garden, &meeting, err)) &&
                known_day(garden, meeting, &arena, &day, err);
    if (good) {
        programme_read(&arena, text, &day, &programme);
        good =
            programme.line_count > 0
                ? ops_programme_accept(garden, meeting, &programme, text, &meeting, err)
                : err_set(err, ERR_INPUT, _("« %.80s » est vide."), cli->text);
    }
    if (good)
        tell(&arena, &programme);
    arena_free(&arena);
    return good;
}

int cli_import_agenda(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    struct str text = {0};
    bool good = load_text(cli->text, &text, &err) &&
                cli_open_for_report(cli, &garden, &err) &&
                import(cli, &garden, str_text(&text), &err);
    ops_garden_close(&garden);
    str_free(&text);
    return good ? CLI_GOOD : cli_fail(&err);
}
