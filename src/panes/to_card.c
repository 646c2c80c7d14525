#include "panes/to_card.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "ops/asks.h"
#include "ops/people.h"
#include "panes/pick.h"

struct origin {
    struct id id;
};

static void tell(struct pane_host *host, const struct ask *ask, const char *name)
{
    pane_say(host,
             ask->kind == ASK_NEED ? _("Besoin noté sur la fiche de %s. u : annuler.")
             : ask->kind == ASK_OFFER
                 ? _("Apport noté sur la fiche de %s. u : annuler.")
                 : _("Promesse notée sur la fiche de %s. u : "
                     "annuler."),
             name);
}

static bool write_to(struct pane_host *host, const struct ask *ask, const char *name,
                     struct err *err)
{
    struct id id;
    if (!ops_ask_add(host->garden, ask, NULL, &id, err))
        return false;
    tell(host, ask, name);
    return true;
}

static bool chosen(void *ctx, struct pane_host *host, struct id id, const char *label,
                   struct err *err)
{
    const struct origin *origin = ctx;
    struct arena arena = {0};
    struct ask ask;
    bool done = ops_ask_from(host->garden, origin->id, &arena, &ask, err);
    ask.owner = id;
    done = done && write_to(host, &ask, label, err);
    arena_free(&arena);
    return done;
}

static bool made(void *ctx, struct pane_host *host, const char *typed, struct err *err)
{
    const struct origin *origin = ctx;
    struct arena arena = {0};
    struct ask ask;
    bool done = ops_ask_from(host->garden, origin->id, &arena, &ask, err) &&
                ops_ask_add_new(host->garden, &ask, typed, err);
    if (done)
        tell(host, &ask, typed);
    arena_free(&arena);
    return done;
}

bool to_card_open(struct pane_host *host, struct id id, const char *who,
                  struct err *err)
{
    struct arena arena = {0};
    struct ask ask;
    struct person person;
    bool known = false;
    bool done = ops_ask_from(host->garden, id, &arena, &ask, err);
    if (done && !id_is_none(ask.owner)) {
        known = true;
        done = ops_person(host->garden, ask.owner, &arena, &person, err) &&
               write_to(host, &ask, person_name(&arena, &person), err);
    }
    arena_free(&arena);
    if (!done || known)
        return done;
    struct origin *origin = xcalloc(1, sizeof *origin);
    origin->id = id;
    pick_open(host, &(struct pick){.title = _("Sur la fiche de qui ?"),
                                   .text = who,
                                   .find = pick_persons,
                                   .ctx = origin,
                                   .release = free,
                                   .done = chosen,
                                   .make = made});
    return true;
}
