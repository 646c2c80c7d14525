#include "panes/teams.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/people.h"
#include "panes/ask.h"
#include "panes/text_view.h"

static bool show(struct pane_host *host, struct id meeting, int round, int64_t seed,
                 struct err *err)
{
    struct arena arena = {0};
    struct team_member *members;
    struct str text = {0};
    size_t count;
    int team = 0;
    bool read = ops_teams(host->garden, meeting, round, &arena, &members, &count, err);
    for (size_t i = 0; read && i < count; i++) {
        if (members[i].team != team)
            str_printf(&text, _("%sGroupe %d\n"), i ? "\n" : "", members[i].team);
        team = members[i].team;
        str_printf(&text, "   %s\n", person_name(&arena, &members[i].person));
    }
    if (read)
        text_view_open(host,
                       arena_printf(&arena, _("Petits groupes, tour %d (graine %lld)"),
                                    round, (long long)seed),
                       str_text(&text));
    str_free(&text);
    arena_free(&arena);
    return read;
}

struct teams_place {
    struct id meeting;
};

/* "4" or "4 2026": a size, then a seed to find the same groups again. */
static bool make(void *ctx, struct pane_host *host, const char *text, struct err *err)
{
    struct teams_place *place = ctx;
    int size = 0, round = 0;
    long long seed = (long long)(clock_now() / 1000 % 100000);
    if (sscanf(text, "%d %lld", &size, &seed) < 1 || size < 2 || size > 99)
        return err_set(err, ERR_INPUT,
                       _("« %s » : écrivez un nombre de personnes par groupe, par "
                         "exemple 4 (puis une graine pour refaire les mêmes)."),
                       text);
    return ops_teams_make(host->garden, place->meeting, size, seed, &round, err) &&
           show(host, place->meeting, round, seed, err);
}

bool teams_open(struct pane_host *host, struct id meeting, struct err *err)
{
    struct teams_place *place = xcalloc(1, sizeof *place);
    (void)err;
    place->meeting = meeting;
    ask_text(host,
             &(struct ask_box){.draft = {.field = DRAFT_TEAMS, .id = meeting},
                               .title = _("Petits groupes : combien par groupe ?"),
                               .text = "4",
                               .ctx = place,
                               .release = free,
                               .done = make});
    return true;
}
