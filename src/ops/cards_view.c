/* All that a card shows, in one read; and the contacts of meetings made her own. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/cards_private.h"
#include "ops/touches.h"

/* --- names at the ends ------------------------------------------------------------ */

static void read_names(struct garden *garden, struct arena *arena,
                       struct card_view *view)
{
    view->name = person_name(arena, &view->card.person);
    view->label = person_label(arena, &view->card.person);
    view->circle = circle_label(garden, view->card.circle);
    view->referent = card_field_text(arena, garden, &view->card, FIELD_PERSON_REFERENT);
    view->inviter = card_field_text(arena, garden, &view->card, FIELD_PERSON_INVITER);
    actor_dept(view->card.commune, "", view->dept);
}

/* --- what hangs on her ------------------------------------------------------------ */

static bool read_links(struct garden *garden, struct arena *arena,
                       struct card_view *view, struct err *err)
{
    struct link_line *rows;
    size_t count, n = 0;
    if (!ops_links(garden, view->card.person.id, arena, &rows, &count, err))
        return false;
    view->links = arena_alloc(arena, (count + 1) * sizeof *rows);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++)
            if (str_equal(rows[i].link.kind, LINK_BELONGS) == (pass == 0))
                view->links[n++] = rows[i];
    view->link_count = n;
    return true;
}

/* --- asks and charters -------------------------------------------------------------
 */

static bool is_pending(const struct ask *ask)
{
    return ask->status == ASK_OPEN || ask->status == ASK_LINKED;
}

static bool read_asks(struct garden *garden, struct arena *arena,
                      struct card_view *view, struct err *err)
{
    struct ask_row *rows;
    size_t count;
    if (!store_asks(garden->store, view->card.person.id, arena, &rows, &count, err))
        return false;
    view->asks = arena_alloc(arena, (count + 1) * sizeof *view->asks);
    for (int kind = 0; kind < ASK_KIND_COUNT; kind++)
        for (size_t i = 0; i < count; i++)
            if (rows[i].ask.kind == (enum ask_kind)kind && is_pending(&rows[i].ask))
                view->asks[view->ask_count++] = rows[i].ask;
    return true;
}

static bool read_charters(struct garden *garden, struct arena *arena,
                          struct card_view *view, struct err *err)
{
    struct acceptance *list;
    size_t count;
    if (!store_acceptances(garden->store, view->card.person.id, arena, &list, &count,
                           err))
        return false;
    view->charters = charters_of(garden, arena, list, count);
    view->charter_count = garden->community->charter_count;
    return true;
}

static bool read_invited(struct garden *garden, struct card_view *view, struct err *err)
{
    return store_invited(garden->store, view->card.person.id, &view->invited, err);
}

/* --- the last touch -----------------------------------------------------------------
 */

static void touched(struct card_view *view, int64_t when, const char *what)
{
    if (when <= view->touched || when > clock_now())
        return;
    view->touched = when;
    view->touch = what;
}

static bool read_presences(struct garden *garden, struct arena *arena,
                           struct card_view *view, struct err *err)
{
    struct presence *rows;
    size_t count;
    if (!store_presences(garden->store, view->card.person.id, arena, &rows, &count,
                         err))
        return false;
    view->meetings = (int)count;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].status != ATTENDANCE_PRESENT)
            continue;
        view->presences++;
        touched(view, rows[i].start,
                arena_printf(arena, _("rencontre « %s »"), rows[i].title));
    }
    return true;
}

static bool read_touches(struct garden *garden, struct arena *arena,
                         struct card_view *view, struct err *err)
{
    struct touch *rows;
    size_t count;
    if (!store_touches(garden->store, view->card.person.id, arena, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (rows[i].kind != TOUCH_NOTE)
            touched(view, rows[i].held, touch_kind_text(rows[i].kind));
    return true;
}

static bool read_interviews(struct garden *garden, struct arena *arena,
                            struct card_view *view, struct err *err)
{
    struct answer *rows;
    size_t count;
    if (!store_answers(garden->store, view->card.person.id, arena, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        touched(view, rows[i].held, _("entretien"));
    return true;
}

static bool read_signed(struct garden *garden, struct arena *arena,
                        struct card_view *view, struct err *err)
{
    struct signed_row *rows;
    struct person *same;
    size_t count;
    const char *folded = name_folded(arena, view->name);
    if (!store_persons_named(garden->store, folded, arena, &same, &count, err))
        return false;
    if (*folded == '\0' || count > 1)
        return true;
    if (!store_notes_signed(garden->store, folded, arena, &rows, &count, err))
        return false;
    view->notes = (int)count;
    for (size_t i = 0; i < count; i++)
        touched(view, rows[i].when, _("post-it"));
    if (!store_items_signed(garden->store, folded, arena, &rows, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        view->actions +=
            item_kind_of(rows[i].kind) == ITEM_ACTION && !rows[i].done ? 1 : 0;
    return true;
}

static void set_reminder(const struct garden *garden, int64_t created,
                         struct card_view *view)
{
    int64_t entered = created;
    if (view->move_count > 0)
        entered = view->moves[0].since;
    view->reminder_days = circle_reminder_days(garden, view->card.circle);
    const struct reminder reminder = {view->card.next, view->touched, entered,
                                      view->reminder_days};
    view->next = reminder_next(&reminder, &view->next_by_hand);
}

bool ops_card(struct garden *garden, struct id id, struct arena *arena,
              struct card_view *view, struct err *err)
{
    int64_t created;
    *view = (struct card_view){.touch = ""};
    if (!store_card(garden->store, id, arena, &view->card, &view->state, &created, err))
        return false;
    read_names(garden, arena, view);
    if (!store_contacts(garden->store, id, arena, &view->contacts, &view->contact_count,
                        err) ||
        !read_links(garden, arena, view, err) ||
        !store_circle_moves(garden->store, id, arena, &view->moves, &view->move_count,
                            err) ||
        !read_asks(garden, arena, view, err) ||
        !read_charters(garden, arena, view, err) || !read_invited(garden, view, err) ||
        !read_presences(garden, arena, view, err) ||
        !read_touches(garden, arena, view, err) ||
        !read_interviews(garden, arena, view, err) ||
        !read_signed(garden, arena, view, err))
        return false;
    set_reminder(garden, created, view);
    return true;
}
