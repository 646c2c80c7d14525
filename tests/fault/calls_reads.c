/* Reads that work something out: pages, filters, records. */
#include "calls.h"

#include "domain/likename.h"
#include "store/actors.h"
#include "store/cards.h"
#include "store/intake.h"
#include "store/meetings.h"

#define RUN(name) static bool name(struct base *base, struct str *said, struct err *err)

static const struct id none = {{0}};

/* --- notes ------------------------------------------------------------------------ */

static bool page_of(struct base *base, struct note_query query, struct id anchor,
                    struct str *said, struct err *err)
{
    struct note_page page;
    query.board = base->board;
    if (!store_notes_page(base->store, &query, anchor, 5, 5, base->arena, &page, err))
        return false;
    str_printf(said, "%zu at %zu %d%d", page.count, page.at, page.more_before,
               page.more_after);
    return true;
}

RUN(notes_page)
{
    return page_of(base, (struct note_query){.state = ROW_LIVE}, none, said, err);
}

RUN(notes_page_around)
{
    struct note_query query = {.state = ROW_LIVE, .order = ORDER_VOTES};
    return page_of(base, query, base->other_note, said, err);
}

RUN(notes_page_matching)
{
    struct note_query query = {.state = ROW_LIVE, .match = "compost"};
    return page_of(base, query, base->note, said, err);
}

RUN(notes_end)
{
    struct note_query query = {.board = base->board, .match = "compost"};
    struct id id;
    if (!store_notes_end(base->store, &query, true, &id, err))
        return false;
    str_printf(said, "%d", !id_is_none(id));
    return true;
}

static bool words_of(struct base *base, bool tags, struct str *said, struct err *err)
{
    const char **words;
    size_t count;
    if (!store_note_words(base->store, tags, "", 9, base->arena, &words, &count, err))
        return false;
    str_printf(said, "%zu", count);
    return true;
}

RUN(note_authors)
{
    return words_of(base, false, said, err);
}

RUN(note_tags)
{
    return words_of(base, true, said, err);
}

RUN(ballot)
{
    struct id id;
    int dots;
    if (!store_ballot(base->store, base->note, "Yvon", &id, &dots, err))
        return false;
    str_printf(said, "%d", dots);
    return true;
}

/* --- texts of the file ------------------------------------------------------------ */

RUN(draft)
{
    const char *text;
    int64_t when;
    if (!store_draft(base->store, "capture:mars", base->arena, &text, &when, err))
        return false;
    str_add(said, text ? text : "");
    return true;
}

RUN(community)
{
    struct id id;
    const char *name, *config;
    if (!store_community(base->store, base->arena, &id, &name, &config, err))
        return false;
    str_add(said, name);
    return true;
}

RUN(circle_model)
{
    struct id id;
    const char *model;
    if (!store_circle_model(base->store, base->arena, &id, &model, err))
        return false;
    str_add(said, model);
    return true;
}

RUN(series)
{
    struct id last;
    int number;
    if (!store_series(base->store, "agora", &number, &last, err))
        return false;
    str_printf(said, "%d", number);
    return true;
}

static bool count_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    (void)id;
    (void)values;
    *(size_t *)ctx += count;
    return true;
}

RUN(each)
{
    size_t values = 0;
    if (!store_each(base->store, TABLE_PERSON, count_row, &values, err))
        return false;
    str_printf(said, "%zu", values);
    return true;
}

/* --- cards ------------------------------------------------------------------------ */

RUN(card)
{
    struct card card;
    enum row_state state;
    int64_t created;
    if (!store_card(base->store, base->person, base->arena, &card, &state, &created,
                    err))
        return false;
    str_add(said, card.person.family);
    return true;
}

RUN(roll)
{
    struct roll_list list;
    if (!store_roll(base->store, &list, err))
        return false;
    str_printf(said, "%zu", list.count);
    for (size_t i = 0; i < list.count; i++)
        str_printf(said, " %lld %lld %d", (long long)(list.lines[i].touched > 0),
                   (long long)list.lines[i].moved, list.lines[i].asks[0]);
    return true;
}

RUN(acceptances_all)
{
    struct acceptance *list;
    size_t count;
    if (!store_acceptances(base->store, none, base->arena, &list, &count, err))
        return false;
    str_printf(said, "%zu", count);
    return true;
}

RUN(fate)
{
    struct fate fate;
    if (!store_fate(base->store, base->actor, &fate, err))
        return false;
    str_printf(said, "%d", (int)fate.table);
    return true;
}

RUN(values)
{
    struct value *values;
    if (!store_values(base->store, TABLE_PERSON, base->person, base->arena, &values,
                      err))
        return false;
    str_add(said, values[0].text);
    return true;
}

RUN(erased)
{
    bool any, erased;
    if (!store_erased_any(base->store, &any, err) ||
        !store_erased(base->store, base->note, &erased, err))
        return false;
    str_printf(said, "any %d, it %d", any, erased);
    return true;
}

RUN(ask)
{
    struct ask_row row;
    if (!store_ask(base->store, base->ask, base->arena, &row, err))
        return false;
    str_add(said, row.ask.text);
    return true;
}

/* --- actors ----------------------------------------------------------------------- */

static const char *const themes[] = {"climat"};
static const char *const depts[] = {"11", "31"};
/* Whatever can be asked at once: each narrows by its own words of SQL. */
static const struct actor_filter filters[] = {
    {.text = "jardin"},
    {.themes = themes, .theme_count = 1, .depts = depts, .dept_count = 2},
    {.text = "lilas", .source = "pairs", .field = "taille", .value = "Petite"},
    {.field = "taille"},
};
static const struct actor_filter *const climate = &filters[1];

RUN(actor)
{
    struct actor actor;
    enum row_state state;
    if (!store_actor(base->store, base->actor, base->arena, &actor, &state, err))
        return false;
    str_add(said, actor.name);
    return true;
}

static bool actors_page_of(struct base *base, const struct actor_filter *filter,
                           enum actor_order order, struct str *said, struct err *err)
{
    struct actor_page page;
    if (!store_actors_page(base->store, filter, order, base->like, 5, 5, base->arena,
                           &page, err))
        return false;
    str_printf(said, "%zu at %zu", page.count, page.at);
    return true;
}

RUN(actors_page)
{
    return actors_page_of(base, NULL, ACTOR_BY_PLACE, said, err);
}

RUN(actors_page_filtered)
{
    bool done = true;
    for (size_t i = 0; done && i < sizeof filters / sizeof *filters; i++)
        done = actors_page_of(base, &filters[i], ACTOR_BY_NAME, said, err);
    return done;
}

RUN(actors_end)
{
    struct id id;
    if (!store_actors_end(base->store, climate, ACTOR_BY_VERIFIED, true, &id, err))
        return false;
    str_printf(said, "%d", !id_is_none(id));
    return true;
}

RUN(actors_count)
{
    size_t passing, all;
    if (!store_actors_count(base->store, climate, &passing, &all, err))
        return false;
    str_printf(said, "%zu of %zu", passing, all);
    return true;
}

RUN(actors_like)
{
    const struct likename_keys keys =
        likename_keys_organisation(base->arena, "Jardin des Lilas");
    struct actor *actors;
    size_t count;
    for (size_t most = 1; most < 6; most += 4) {
        if (!store_actors_like(base->store, keys.at, keys.n, most, base->arena, &actors,
                               &count, err))
            return false;
        str_printf(said, "%zu", count);
    }
    return true;
}

#define COUNTED(name, type, ...)                                                       \
    RUN(name)                                                                          \
    {                                                                                  \
        type *list;                                                                    \
        size_t count;                                                                  \
        if (!store_##name(base->store, climate, __VA_ARGS__ base->arena, &list,        \
                          &count, err))                                                \
            return false;                                                              \
        str_printf(said, "%zu", count);                                                \
        return true;                                                                   \
    }
COUNTED(actor_facets, struct actor_facet, )
COUNTED(actor_spots, struct actor_point, )
COUNTED(actor_bridges, struct bridge, 5, )

RUN(actor_bridges_all)
{
    struct bridge *list;
    size_t count;
    if (!store_actor_bridges(base->store, NULL, 5, base->arena, &list, &count, err))
        return false;
    str_printf(said, "%zu", count);
    return true;
}

#define CALL(name)                                                                     \
    {                                                                                  \
#name, name, NULL                                                              \
    }
const struct call calls_reads[] = {
    CALL(notes_page),
    CALL(notes_page_around),
    CALL(notes_page_matching),
    CALL(notes_end),
    CALL(note_authors),
    CALL(note_tags),
    CALL(ballot),
    CALL(draft),
    CALL(community),
    CALL(circle_model),
    CALL(series),
    CALL(each),
    CALL(card),
    CALL(roll),
    CALL(acceptances_all),
    CALL(fate),
    CALL(values),
    CALL(erased),
    CALL(ask),
    CALL(actor),
    CALL(actors_page),
    CALL(actors_page_filtered),
    CALL(actors_end),
    CALL(actors_count),
    CALL(actors_like),
    CALL(actor_facets),
    CALL(actor_spots),
    CALL(actor_bridges),
    CALL(actor_bridges_all),
};
const size_t calls_read_count = sizeof calls_reads / sizeof *calls_reads;
