/* Who is already known under the name being typed; and words to read again. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/sensitive.h"
#include "ops/cards_private.h"

/* A key that more people share tells nothing: the one of the whole name does. */
enum { PER_KEY = 100 };

struct near_list {
    VEC(struct near_person) at;
};

/* --- how near --------------------------------------------------------------------- */

/* The n-th contact of a kind; the last one when there are fewer; "" without any. */
static const char *contact_at(const struct contact *contacts, size_t count,
                              enum contact_kind kind, size_t n)
{
    const char *value = "";
    for (size_t i = 0; i < count; i++) {
        if (contacts[i].kind != kind)
            continue;
        value = contacts[i].value;
        if (n-- == 0)
            break;
    }
    return value;
}

/* The strongest of what each of her mails and phones says: a candidate who has several
 * is only a homonym when none of them is the one typed. */
static bool verdict_of(struct garden *garden, const struct likename *typed,
                       const struct person *person, struct name_verdict *verdict,
                       struct err *err)
{
    struct arena arena = {0};
    struct contact *contacts = NULL;
    size_t count = 0;
    bool reached = *text_or(typed->email) || *text_or(typed->phone);
    if (reached &&
        !store_contacts(garden->store, person->id, &arena, &contacts, &count, err))
        return false;
    *verdict = (struct name_verdict){NAME_DIFFERENT, NAME_REASON_NONE};
    for (size_t i = 0; i == 0 || i < count; i++) {
        struct likename known = {
            .given = person->given,
            .family = person->family,
            .email = contact_at(contacts, count, CONTACT_EMAIL, i),
            .phone = contact_at(contacts, count, CONTACT_PHONE, i),
        };
        struct name_verdict one = likename_compare(typed, &known);
        if (one.likeness > verdict->likeness)
            *verdict = one;
    }
    arena_free(&arena);
    return true;
}

/* --- candidates ------------------------------------------------------------------- */

static bool is_known(const struct near_list *list, struct id id)
{
    for (size_t i = 0; i < list->at.n; i++)
        if (id_equal(list->at.at[i].person.id, id))
            return true;
    return false;
}

static bool add_keyed(struct garden *garden, const char *key, struct arena *arena,
                      struct near_list *list, struct err *err)
{
    struct person_found *found;
    size_t count;
    if (!store_persons_keyed(garden->store, key, PER_KEY, arena, &found, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct near_person near = {.person = found[i].person,
                                   .circle = circle_label(garden, found[i].circle),
                                   .binned = found[i].binned};
        if (!is_known(list, near.person.id))
            vec_push(&list->at, near);
    }
    return true;
}

static int compare_near(const void *a, const void *b)
{
    const struct near_person *one = a, *two = b;
    if (one->verdict.likeness != two->verdict.likeness)
        return one->verdict.likeness > two->verdict.likeness ? -1 : 1;
    return person_compare(&one->person, &two->person);
}

/* Keeps those who are like the one typed; returns how many. */
static bool judge_all(struct garden *garden, const struct likename *typed,
                      struct id except, struct near_list *list, struct err *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->at.n; i++) {
        struct near_person *near = &list->at.at[i];
        if (!verdict_of(garden, typed, &near->person, &near->verdict, err))
            return false;
        if (near->verdict.likeness > NAME_DIFFERENT &&
            !id_equal(near->person.id, except))
            list->at.at[kept++] = *near;
    }
    list->at.n = kept;
    if (kept > 1)
        qsort(list->at.at, kept, sizeof *list->at.at, compare_near);
    return true;
}

bool ops_persons_near(struct garden *garden, const struct likename *typed,
                      struct id except, size_t most, struct arena *arena,
                      struct near_person **near, size_t *count, struct err *err)
{
    struct near_list list = {0};
    struct likename_keys keys = likename_keys(arena, typed);
    bool done = true;
    for (size_t i = 0; done && i < keys.n; i++)
        done = add_keyed(garden, keys.at[i], arena, &list, err);
    done = done && judge_all(garden, typed, except, &list, err);
    *count = done && list.at.n < most ? list.at.n : done ? most : 0;
    *near = arena_alloc(arena, (*count + 1) * sizeof **near);
    for (size_t i = 0; i < *count; i++) {
        (*near)[i] = list.at.at[i];
        (*near)[i].label = person_label(arena, &list.at.at[i].person);
    }
    vec_free(&list.at);
    return done;
}

/* --- sensitive words -------------------------------------------------------------- */

enum { WORDS_SHOWN = 4 };

const char *ops_sensitive_warning(const struct garden *garden, struct arena *arena,
                                  const char *text)
{
    const char *const *words = garden->community->sensitive;
    struct sensitive_hit *hits;
    size_t count = 0;
    while (words && words[count])
        count++;
    count = count ? sensitive_find(arena, text, words, count, &hits) : 0;
    if (count == 0)
        return NULL;
    const char *said = "";
    for (size_t i = 0; i < count && i < WORDS_SHOWN; i++)
        said = arena_printf(arena, _("%s%s« %s »"), said, i ? ", " : "", hits[i].said);
    return arena_printf(arena,
                        _("Enregistré, mais à relire : %s%s. Ces choses ne s’écrivent "
                          "pas sur quelqu’un sans son accord."),
                        said, count > WORDS_SHOWN ? "…" : "");
}
