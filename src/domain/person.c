/* How people are named, told apart and put in order. */
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "domain/meeting.h"
#include "domain/particle.h"

const char *person_name(struct arena *arena, const struct person *person)
{
    bool both = *person->given && *person->family;
    if (!*person->given && !*person->family)
        return arena_strdup(arena, person->organisation);
    return arena_join(arena, person->given, both ? " " : "", person->family, NULL);
}

bool person_same_name(const struct person *a, const struct person *b)
{
    struct arena arena = {0};
    struct str one = {0}, two = {0};
    fold_text(&one, person_name(&arena, a));
    fold_text(&two, person_name(&arena, b));
    bool same = str_equal(str_text(&one), str_text(&two));
    str_free(&one);
    str_free(&two);
    arena_free(&arena);
    return same;
}

const char *person_label(struct arena *arena, const struct person *person)
{
    const char *name = person_name(arena, person);
    if (!*person->organisation || (!*person->given && !*person->family))
        return name;
    return arena_printf(arena, "%s (%s)", name, person->organisation);
}

/* --- the stated order ------------------------------------------------------------- */

/* The family name from its first word that is no particle in lower case; all of it when
 * it is nothing else. */
static const char *family_head(const char *family)
{
    const char *at = family;
    for (size_t used; (used = particle_lower(at)) > 0;)
        at += used;
    return *at ? at : family;
}

static const char *sorted_by(const struct person *person)
{
    if (*person->family)
        return family_head(person->family);
    return *person->given ? person->given : person->organisation;
}

static bool has_apostrophe(const char *text)
{
    return strchr(text, '\'') || strstr(text, "’");
}

/* An apostrophe joins what it stands between (O'Mearain is among the Om…); fold_text
 * alone would part it. */
static void fold_joined(struct str *out, const char *text)
{
    struct str joined = {0};
    if (!has_apostrophe(text)) {
        fold_text(out, text);
        return;
    }
    for (size_t used; *text; text += used) {
        bool curly = str_starts(text, "’");
        used = curly ? strlen("’") : 1;
        str_add_n(&joined, text, curly || *text == '\'' ? 0 : used);
    }
    fold_text(out, str_text(&joined));
    str_free(&joined);
}

/* The parts are separated by a byte below the space that separates their words. */
const char *person_sort_key(struct arena *arena, const struct person *person)
{
    const char *parts[] = {sorted_by(person), person->given, person->family,
                           person->organisation};
    struct str key = {0};
    struct str folded = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        str_clear(&folded);
        fold_joined(&folded, parts[i]);
        str_add(&key, str_text(&folded));
        str_add_char(&key, '\x01');
    }
    str_free(&folded);
    const char *kept = arena_strdup(arena, str_text(&key));
    str_free(&key);
    return kept;
}

int person_compare(const struct person *a, const struct person *b)
{
    struct arena arena = {0};
    int order = strcmp(person_sort_key(&arena, a), person_sort_key(&arena, b));
    arena_free(&arena);
    return order ? order : memcmp(a->id.bytes, b->id.bytes, sizeof a->id.bytes);
}

const char *person_words(struct arena *arena, const struct person *person)
{
    const char *all = arena_join(arena, person->given, " ", person->family, " ",
                                 person->organisation, NULL);
    struct str words = {0};
    fold_text(&words, all);
    if (has_apostrophe(all)) {
        str_add_char(&words, ' ');
        fold_joined(&words, all);
    }
    const char *kept = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return kept;
}

/* --- at a meeting ----------------------------------------------------------------- */

static const char *const status_ids[ATTENDANCE_STATUS_COUNT] = {
    [ATTENDANCE_EXPECTED] = "expected",
    [ATTENDANCE_PRESENT] = "present",
    [ATTENDANCE_EXCUSED] = "excused",
    [ATTENDANCE_ABSENT] = "absent",
};

const char *attendance_status_id(enum attendance_status status)
{
    return status_ids[status];
}

enum attendance_status attendance_status_of(const char *id)
{
    int status = ATTENDANCE_ABSENT;
    while (status > 0 && !str_equal(status_ids[status], id))
        status--;
    return (enum attendance_status)status;
}
