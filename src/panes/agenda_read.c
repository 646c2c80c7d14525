/* What is read of meetings that are over: what changed from one version of the minutes
 * to the next, and how long each kind of slot really takes. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "panes/agenda_private.h"
#include "panes/text_view.h"

static void add_lines(struct str *text, const struct diff_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        str_printf(text, "%c %s\n", lines[i].sign, lines[i].text);
}

/* The first version is shown whole; of the others, what the last one changed. */
static void show_versions(struct pane_host *host, struct arena *arena,
                          const struct version *list, size_t count)
{
    struct diff_line *lines, *changes;
    struct str text = {0};
    const struct version *last = &list[count - 1];
    const char *before = count > 1 ? list[count - 2].text : last->text;
    size_t total = version_diff(arena, before, last->text, &lines);
    if (count == 1)
        for (size_t i = 0; i < total; i++)
            lines[i].sign = '+';
    total = version_changes(arena, lines, total, &changes);
    for (size_t i = 0; i < total && count == 1; i++)
        changes[i].sign = ' ';
    add_lines(&text, changes, total);
    if (!total)
        pane_say(host, _("Version %d : rien n’a changé depuis la version %d."),
                 last->number, last->number - 1);
    else if (count > 1)
        text_view_open(host,
                       arena_printf(arena,
                                    _("Version %d, + ajouté, - retiré depuis la "
                                      "version %d"),
                                    last->number, list[count - 2].number),
                       str_text(&text));
    else
        text_view_open(host,
                       arena_printf(arena, _("Version %d, la première"), last->number),
                       str_text(&text));
    str_free(&text);
}

enum outcome agenda_versions(struct pane_host *host, const struct meeting *meeting,
                             struct err *err)
{
    struct arena arena = {0};
    struct version *list;
    size_t count;
    bool done = ops_versions(host->garden, meeting->id, &arena, &list, &count, err);
    if (done && !count)
        host->say(host, _("Aucune version : clore la rencontre (C) fige la première."));
    else if (done)
        show_versions(host, &arena, list, count);
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* --- real durations ----------------------------------------------------------------
 */

static void add_padded(struct str *text, const char *word, int columns)
{
    str_add(text, word);
    for (int i = width_text(word, strlen(word)); i < columns; i++)
        str_add_char(text, ' ');
}

static long rounded(int64_t ms, int slots)
{
    int64_t whole = (int64_t)slots * 60000;
    return (long)((ms + whole / 2) / whole);
}

static void add_times(struct str *text, const struct slot_times *times)
{
    long planned = rounded(times->planned, times->slots);
    long real = rounded(times->real, times->slots);
    add_padded(text, times->kind, 12);
    str_printf(text, i18n_n("%4d point ", "%4d points", times->slots), times->slots);
    str_printf(text, _("   prévu %3ld min   réel %3ld min   %+ld\n"), planned, real,
               real - planned);
}

enum outcome agenda_times(struct pane_host *host, struct err *err)
{
    struct arena arena = {0};
    struct slot_times *times;
    struct str text = {0};
    size_t count;
    bool done = ops_times_by_kind(host->garden, &arena, &times, &count, err);
    for (size_t i = 0; done && i < count; i++)
        add_times(&text, &times[i]);
    if (done && count)
        text_view_open(host, _("Durées moyennes par type, séances closes"),
                       str_text(&text));
    else if (done)
        host->say(host, _("Aucune séance close : rien à comparer encore."));
    str_free(&text);
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}
