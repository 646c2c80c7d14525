/* The members of the demonstration: one line a card, what it says between bars. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors.h"
#include "ops/asks.h"
#include "ops/cards_private.h"
#include "ops/charters.h"
#include "ops/circles.h"
#include "ops/demo.h"
#include "ops/invites.h"
#include "ops/touches.h"

struct filling {
    struct garden *garden;
    struct arena arena;
    struct err *err;
    struct id person; /* of the line being read */
    int number;
};

static bool wrong(struct filling *filling, const char *what)
{
    return err_set(filling->err, ERR_INPUT,
                   _("Membres de démonstration, ligne %d : « %s » n’est pas compris."),
                   filling->number, what);
}

/* --- what a bar announces --------------------------------------------------------- */

/* "12, text": the day, so many before today, and the rest. */
static int64_t days_before(const char **text)
{
    char *rest;
    long days = strtol(*text, &rest, 10);
    *text = rest + strspn(rest, ", ");
    return day_later(clock_now(), -(int)days);
}

static bool set_circle(struct filling *filling, const char *text)
{
    size_t len = strcspn(text, ",");
    const char *circle = arena_strndup(&filling->arena, text, len);
    const char *warning, *when = text + len + strspn(text + len, ", ");
    const struct circle_change change = {.persons = &filling->person,
                                         .count = 1,
                                         .circle = circle,
                                         .since = days_before(&when)};
    return ops_circle_set(filling->garden, &change, &filling->arena, &warning,
                          filling->err);
}

static bool add_ask(struct filling *filling, enum ask_kind kind, const char *text)
{
    size_t len = strcspn(text, " ");
    struct id id;
    const struct ask ask = {.owner = filling->person,
                            .kind = kind,
                            .category = arena_strndup(&filling->arena, text, len),
                            .text = text + len};
    return ops_ask_add(filling->garden, &ask, NULL, &id, filling->err);
}

static bool add_touch(struct filling *filling, enum touch_kind kind,
                      enum touch_nature nature, const char *text)
{
    struct id id;
    struct touch touch = {
        .owner = filling->person, .kind = kind, .nature = nature, .by = "Nadia"};
    touch.held = days_before(&text);
    touch.text = text;
    return ops_touch_add(filling->garden, &touch, NULL, &id, filling->err);
}

static bool add_charter(struct filling *filling, const char *text)
{
    char *rest;
    struct id id;
    struct acceptance acceptance = {.person = filling->person,
                                    .charter =
                                        filling->garden->community->charters[0].id,
                                    .how = _("sur papier")};
    acceptance.version = (int)strtol(text, &rest, 10);
    const char *when = rest + strspn(rest, ", ");
    acceptance.accepted = days_before(&when);
    return ops_charter_accept(filling->garden, &acceptance, &id, filling->err);
}

static bool add_structure(struct filling *filling, const char *name)
{
    struct near_actor *near;
    size_t count;
    struct id id;
    if (!ops_actors_near(filling->garden, name, (struct id){{0}}, 1, &filling->arena,
                         &near, &count, filling->err))
        return false;
    if (count == 0)
        return wrong(filling, name);
    const struct link link = {
        .subject = filling->person, .object = near[0].actor.id, .kind = LINK_BELONGS};
    return ops_link_add(filling->garden, &link, &id, filling->err);
}

static bool set_next(struct filling *filling, const char *text)
{
    int64_t next = day_later(clock_now(), atoi(text));
    return ops_card_next(filling->garden, filling->person, next, filling->err);
}

/* Fields that ops_card_set reads as they stand. */
static const struct {
    const char *word;
    enum field field;
} plain[] = {
    {"thèmes", FIELD_PERSON_THEMES},  {"commune", FIELD_PERSON_COMMUNE},
    {"accord", FIELD_PERSON_CONSENT}, {"référent", FIELD_PERSON_REFERENT},
    {"par", FIELD_PERSON_INVITER},    {"conditions", FIELD_PERSON_CONDITIONS},
};

static const struct {
    const char *word;
    enum touch_kind kind;
    enum touch_nature nature;
} touches[] = {
    {"appel", TOUCH_CALL, TOUCH_FACT},    {"courriel", TOUCH_MAIL, TOUCH_FACT},
    {"visite", TOUCH_VISIT, TOUCH_FACT},  {"message", TOUCH_MESSAGE, TOUCH_FACT},
    {"remarque", TOUCH_NOTE, TOUCH_FACT}, {"avis", TOUCH_NOTE, TOUCH_OPINION},
};

static bool apply_other(struct filling *filling, const char *word, const char *text)
{
    static const char *const asks[] = {"besoin", "apport", "promesse"};
    for (size_t i = 0; i < COUNT(asks); i++)
        if (str_equal(word, asks[i]))
            return add_ask(filling, (enum ask_kind)i, text);
    if (str_equal(word, "cercle"))
        return set_circle(filling, text);
    if (str_equal(word, "charte"))
        return add_charter(filling, text);
    if (str_equal(word, "structure"))
        return add_structure(filling, text);
    if (str_equal(word, "relance"))
        return set_next(filling, text);
    return wrong(filling, word);
}

static bool apply(struct filling *filling, const char *bar)
{
    size_t len = strcspn(bar, " ");
    const char *word = arena_strndup(&filling->arena, bar, len);
    const char *text = bar + len + strspn(bar + len, " ");
    for (size_t i = 0; i < COUNT(plain); i++)
        if (str_equal(word, plain[i].word))
            return ops_card_set(filling->garden, filling->person, plain[i].field, text,
                                filling->err);
    for (size_t i = 0; i < COUNT(touches); i++)
        if (str_equal(word, touches[i].word))
            return add_touch(filling, touches[i].kind, touches[i].nature, text);
    return apply_other(filling, word, text);
}

/* --- lines ------------------------------------------------------------------------ */

/* Someone that an actor already named keeps her card. */
static bool card_find(struct filling *filling, const char *line)
{
    struct person person = card_line_read(&filling->arena, line);
    struct person *same;
    size_t count;
    const char *folded =
        name_folded(&filling->arena, person_name(&filling->arena, &person));
    if (!store_persons_named(filling->garden->store, folded, &filling->arena, &same,
                             &count, filling->err))
        return false;
    if (count > 0) {
        filling->person = same[0].id;
        return true;
    }
    return ops_card_add_line(filling->garden, line, NULL, &filling->person,
                             filling->err);
}

static bool line_fill(struct filling *filling, const char *line)
{
    size_t len = strcspn(line, "|");
    if (!card_find(filling, arena_strndup(&filling->arena, line, len)))
        return false;
    for (line += len; *line; line += len) {
        line++;
        len = strcspn(line, "|");
        const char *bar =
            trimmed(&filling->arena, arena_strndup(&filling->arena, line, len));
        if (!apply(filling, bar))
            return false;
    }
    return true;
}

bool ops_demo_people(struct garden *garden, const char *text, struct err *err)
{
    struct filling filling = {.garden = garden, .err = err};
    bool done = true;
    for (filling.number = 1; done && *text; filling.number++) {
        size_t len = strcspn(text, "\r\n");
        const char *line = arena_strndup(&filling.arena, text, len);
        done = *line == '\0' || *line == '#' || line_fill(&filling, line);
        text += len;
        text += *text == '\r';
        text += *text == '\n';
        arena_reset(&filling.arena);
    }
    arena_free(&filling.arena);
    return done;
}
