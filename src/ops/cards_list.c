/* The list of cards: a window of the roll, filtered and sorted. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "domain/actor_list.h"
#include "ops/cards_private.h"
#include "ops/charters.h"

/* One line that passes, and what it is sorted by before its rank in the roll. */
struct picked {
    size_t at; /* in the roll */
    int64_t key;
    int64_t next;
};
struct listing {
    struct garden *garden;
    const struct card_filter *filter;
    enum card_order order;
    struct roll_list roll;
    const char *folded; /* text of the filter */
    struct local_days days;
    int64_t now;
    struct id *signers; /* sorted: who accepted the charter of the filter */
    size_t signer_count;
    struct picked *picked;
    size_t count;
    struct arena arena;
};

/* --- who passes ------------------------------------------------------------------- */

static int64_t next_of(struct listing *list, const struct roll_line *line)
{
    const struct reminder reminder = {
        .by_hand = line->next,
        .touched = line->touched,
        .entered = line->moved ? line->moved : line->created,
        .days = circle_reminder_days(list->garden, line->circle),
    };
    bool hand;
    return reminder_next_of(&reminder, &list->days, &hand);
}

static int compare_ids(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

static bool has_signed(const struct listing *list, struct id id)
{
    return bsearch(&id, list->signers, list->signer_count, sizeof id, compare_ids) !=
           NULL;
}

static bool theme_passes(const char *wanted, const char *themes)
{
    return !wanted || (*wanted ? themes_have(themes, wanted) : *themes == '\0');
}

static bool dept_passes(const char *wanted, const char *commune)
{
    char dept[DEPT_SIZE];
    if (!wanted)
        return true;
    actor_dept(commune, "", dept);
    return strcmp(dept, wanted) == 0;
}

static bool link_passes(const struct card_filter *filter, const struct roll_line *line)
{
    return (id_is_none(filter->referent) ||
            id_equal(filter->referent, line->referent)) &&
           (!filter->orphan || id_is_none(line->referent));
}

static bool passes(const struct listing *list, const struct roll_line *line,
                   int64_t next)
{
    const struct card_filter *filter = list->filter;
    return (!filter->circle || strcmp(line->circle, filter->circle) == 0) &&
           theme_passes(filter->theme, line->themes) &&
           dept_passes(filter->dept, line->commune) && link_passes(filter, line) &&
           (!filter->consents || filter->consents >> line->consent & 1) &&
           (!filter->due || (next > 0 && next <= list->now)) &&
           (!filter->asking || line->asks[ASK_NEED] > 0) &&
           (!filter->offering || line->asks[ASK_OFFER] > 0) &&
           (!filter->unsigned_charter || !has_signed(list, line->person.id)) &&
           (!*list->folded || fold_matches(line->words, list->folded));
}

/* --- in what order ---------------------------------------------------------------- */

static int64_t circle_rank(const struct listing *list, const char *circle)
{
    const struct community *words = list->garden->community;
    for (size_t i = 0; i < words->circle_count; i++)
        if (strcmp(words->circles[i].id, circle) == 0)
            return (int64_t)i;
    return (int64_t)words->circle_count + (*circle == '\0');
}

static int64_t key_of(const struct listing *list, const struct roll_line *line,
                      int64_t next)
{
    switch (list->order) {
    case CARD_BY_CIRCLE:
        return circle_rank(list, line->circle);
    case CARD_BY_TOUCH:
        return line->touched;
    case CARD_BY_NEXT:
        return next ? next : INT64_MAX;
    case CARD_BY_NAME:
    case CARD_ORDER_COUNT:
        break;
    }
    return 0;
}

static int compare_picked(const void *a, const void *b)
{
    const struct picked *one = a, *two = b;
    if (one->key != two->key)
        return one->key < two->key ? -1 : 1;
    return (one->at > two->at) - (one->at < two->at);
}

/* --- the whole list --------------------------------------------------------------- */

static bool read_signers(struct listing *list, struct err *err)
{
    const struct charter *charter =
        community_charter(list->garden->community, list->filter->unsigned_charter);
    struct acceptance *all;
    size_t count;
    if (!charter || !store_acceptances(list->garden->store, (struct id){{0}},
                                       &list->arena, &all, &count, err))
        return !charter && err_set(err, ERR_INPUT,
                                   _("La configuration n’a pas de charte « %.60s »."),
                                   list->filter->unsigned_charter);
    list->signers = arena_alloc(&list->arena, (count + 1) * sizeof *list->signers);
    for (size_t i = 0; i < count; i++) {
        int64_t renew;
        if (strcmp(all[i].charter, charter->id) == 0 &&
            charter_state_of(charter, all[i].version, all[i].accepted, list->now,
                             &renew) == CHARTER_CURRENT)
            list->signers[list->signer_count++] = all[i].person;
    }
    qsort(list->signers, list->signer_count, sizeof *list->signers, compare_ids);
    return true;
}

static void pick_all(struct listing *list)
{
    list->picked =
        arena_alloc(&list->arena, (list->roll.count + 1) * sizeof *list->picked);
    for (size_t i = 0; i < list->roll.count; i++) {
        const struct roll_line *line = &list->roll.lines[i];
        int64_t next = next_of(list, line);
        if (passes(list, line, next))
            list->picked[list->count++] =
                (struct picked){i, key_of(list, line, next), next};
    }
    if (list->order != CARD_BY_NAME && list->count > 1)
        qsort(list->picked, list->count, sizeof *list->picked, compare_picked);
}

static bool listing_open(struct listing *list, struct garden *garden,
                         const struct card_filter *filter, enum card_order order,
                         struct err *err)
{
    static const struct card_filter everyone = {0};
    *list = (struct listing){.garden = garden,
                             .filter = filter ? filter : &everyone,
                             .order = order,
                             .now = clock_now()};
    list->folded = name_folded(&list->arena, text_or(list->filter->text));
    if (!store_roll(garden->store, &list->roll, err) ||
        (list->filter->unsigned_charter && !read_signers(list, err))) {
        arena_free(&list->arena);
        return false;
    }
    pick_all(list);
    return true;
}

/* --- where the anchor is ---------------------------------------------------------- */

/* Index in the roll, its count for someone who is not in it. */
static size_t roll_find(const struct roll_list *roll, struct id id)
{
    size_t at = 0;
    while (at < roll->count && !id_equal(roll->lines[at].person.id, id))
        at++;
    return at;
}

/* The anchor's place among those that pass, or the one it would have. */
static size_t place_of(struct listing *list, struct id anchor, bool *there)
{
    size_t at = id_is_none(anchor) ? list->roll.count : roll_find(&list->roll, anchor);
    *there = list->count > 0;
    if (at == list->roll.count)
        return 0;
    const struct roll_line *line = &list->roll.lines[at];
    struct picked wanted = {at, key_of(list, line, next_of(list, line)), 0};
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_picked(&list->picked[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *there = low < list->count && list->picked[low].at == at;
    return low;
}

/* --- lines ------------------------------------------------------------------------ */

/* Bytes of the sort key that are the name: its first three parts. */
static size_t name_bytes(const char *sort)
{
    const char *at = sort;
    for (int parts = 0; *at && parts < 3; at++)
        parts += *at == '\x01';
    return (size_t)(at - sort);
}

static bool same_name(const struct roll_list *roll, size_t a, size_t b)
{
    size_t len = name_bytes(roll->lines[a].sort);
    return len == name_bytes(roll->lines[b].sort) &&
           memcmp(roll->lines[a].sort, roll->lines[b].sort, len) == 0;
}

/* Homonyms are neighbours in the roll: whoever is like the one before or after says
 * more, and those whom the organisation does not part are numbered. */
static const char *label_of(struct arena *arena, const struct roll_list *roll,
                            size_t at)
{
    const struct roll_line *lines = roll->lines;
    bool homonym = (at > 0 && same_name(roll, at, at - 1)) ||
                   (at + 1 < roll->count && same_name(roll, at, at + 1));
    if (!homonym)
        return person_name(arena, &lines[at].person);
    int same = 1;
    for (size_t i = at; i > 0 && strcmp(lines[i - 1].sort, lines[at].sort) == 0; i--)
        same++;
    const char *label = person_label(arena, &lines[at].person);
    return same > 1 ? arena_printf(arena, "%s (%d)", label, same) : label;
}

static struct card_line line_make(const struct listing *list, size_t picked,
                                  struct arena *arena)
{
    const struct picked *one = &list->picked[picked];
    const struct roll_line *from = &list->roll.lines[one->at];
    struct card_line line = {
        .person = person_copy(arena, &from->person),
        .label = label_of(arena, &list->roll, one->at),
        .circle = arena_strdup(arena, from->circle),
        .themes = arena_strdup(arena, from->themes),
        .referent = from->referent,
        .consent = from->consent,
        .touched = from->touched,
        .next = one->next,
    };
    actor_dept(from->commune, "", line.dept);
    memcpy(line.asks, from->asks, sizeof line.asks);
    return line;
}

bool ops_cards_page(struct garden *garden, const struct card_filter *filter,
                    enum card_order order, struct id anchor, size_t before,
                    size_t after, struct arena *arena, struct card_page *page,
                    struct err *err)
{
    struct listing list;
    bool there;
    if (!listing_open(&list, garden, filter, order, err))
        return false;
    size_t at = place_of(&list, anchor, &there);
    size_t first = at > before ? at - before : 0;
    size_t rest = list.count - at;
    size_t wanted = after + (there ? 1 : 0);
    size_t end = at + (rest < wanted ? rest : wanted);
    *page = (struct card_page){.count = end - first,
                               .at = at - first,
                               .above = first,
                               .total = list.count,
                               .all = list.roll.count};
    page->lines = arena_alloc(arena, (page->count + 1) * sizeof *page->lines);
    for (size_t i = 0; i < page->count; i++)
        page->lines[i] = line_make(&list, first + i, arena);
    arena_free(&list.arena);
    return true;
}

static struct id picked_id(const struct listing *list, size_t at)
{
    return list->count ? list->roll.lines[list->picked[at].at].person.id
                       : (struct id){{0}};
}

bool ops_cards_end(struct garden *garden, const struct card_filter *filter,
                   enum card_order order, bool last, struct id *id, struct err *err)
{
    struct listing list;
    if (!listing_open(&list, garden, filter, order, err))
        return false;
    *id = picked_id(&list, last && list.count ? list.count - 1 : 0);
    arena_free(&list.arena);
    return true;
}

bool ops_cards_step(struct garden *garden, const struct card_filter *filter,
                    enum card_order order, struct id from, int by, struct id *id,
                    struct err *err)
{
    struct listing list;
    bool there;
    if (!listing_open(&list, garden, filter, order, err))
        return false;
    int64_t at = (int64_t)place_of(&list, from, &there);
    /* From a place that nobody holds, one line further is the one at that place. */
    at += there || by < 0 ? by : by - 1;
    int64_t end = (int64_t)list.count - 1;
    at = at > end ? end : at;
    *id = picked_id(&list, at < 0 ? 0 : (size_t)at);
    arena_free(&list.arena);
    return true;
}
