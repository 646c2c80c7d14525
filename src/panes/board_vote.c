/* Bringing together and voting: duplicates, groups, dots. */
#include <string.h>

#include "base/i18n.h"
#include "panes/ask.h"
#include "panes/board_private.h"

static bool merge_with(void *ctx, struct pane_host *host, const char *text,
                       struct err *err)
{
    struct pane *pane = ctx;
    struct board_state *state = board_state(pane);
    const struct board_item *focus = board_focus(state);
    struct arena arena = {0};
    struct note_page page;
    struct note_query query = {.board = state->board_id};
    bool done = ops_notes_page(host->garden, &query, text, (struct id){0}, 0, 1, &arena,
                               &page, err);
    size_t other = 0;
    if (done && page.count && id_equal(page.notes[0].id, focus->note->id))
        other = 1;
    if (done && other >= page.count)
        done = err_set(err, ERR_NOT_FOUND, _("Aucun autre post-it ne contient « %s »."),
                       text);
    if (done) {
        struct id ids[2] = {focus->note->id, page.notes[other].id};
        done = ops_note_merge(host->garden, ids, 2, err);
        if (done)
            pane_say(host, _("Réuni avec « %s ». u sépare."), page.notes[other].text);
    }
    arena_free(&arena);
    return done;
}

enum outcome board_merge(struct pane *pane, struct pane_host *host, struct err *err)
{
    struct board_state *state = board_state(pane);
    struct arena arena = {0};
    struct id *ids;
    size_t count = board_targets(state, &arena, &ids);
    bool done = true;
    if (count > 1) {
        done = ops_note_merge(host->garden, ids, count, err);
        if (done) {
            board_here(state)->selected = ids[0];
            board_unmark_all(state);
            pane_say(host, _("%zu post-its réunis : votes additionnés. u sépare."),
                     count);
        }
    } else if (board_focus(state)->group) {
        board_choose_place(pane, host, true);
    } else {
        ask_text(host,
                 &(struct ask_box){.draft = {.field = DRAFT_SEARCH},
                                   .title = _("Réunir avec le post-it qui contient"),
                                   .ctx = pane,
                                   .done = merge_with});
    }
    arena_free(&arena);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* --- votes --------------------------------------------------------------------------
 */

enum outcome board_vote(struct pane *pane, struct pane_host *host, bool back,
                        struct err *err)
{
    struct board_state *state = board_state(pane);
    const struct board_item *focus = board_focus(state);
    struct ballot_state ballot;
    const char *voter = str_text(&state->voter);
    struct id id = board_item_id(focus);
    bool is_group = focus->group != NULL;
    bool done = back ? ops_vote_back(host->garden, state->board_id, id, is_group, voter,
                                     &ballot, err)
                     : ops_vote(host->garden, state->board_id, id, is_group, voter,
                                &ballot, err);
    if (!done)
        return OUTCOME_FAILED;
    if (ballot.limit)
        pane_say(host, i18n_n("%d vote sur %d.", "%d votes sur %d.", ballot.given),
                 ballot.given, ballot.limit);
    else
        pane_say(host, i18n_n("%d vote.", "%d votes.", ballot.given), ballot.given);
    return OUTCOME_DONE;
}

static bool set_voter(void *ctx, struct pane_host *host, const char *text,
                      struct err *err)
{
    struct pane *pane = ctx;
    struct board_state *state = board_state(pane);
    (void)err;
    str_clear(&state->voter);
    str_add(&state->voter, text);
    pane->stale = true;
    if (*text)
        pane_say(host, _("%s vote : v donne une gommette, V la reprend."), text);
    else
        host->say(host, _("Vote à main levée : on compte, sans noms."));
    return true;
}

enum outcome board_voter(struct pane *pane, struct pane_host *host)
{
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_SETTING},
                                     .title = _("Qui vote ? (rien : à main levée)"),
                                     .allow_empty = true,
                                     .text = str_text(&board_state(pane)->voter),
                                     .ctx = pane,
                                     .done = set_voter});
    return OUTCOME_DONE;
}
