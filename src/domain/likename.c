#include "domain/likename.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/likename_private.h"

static const char *const reasons[NAME_REASON_COUNT] = {
    [NAME_REASON_NONE] = "",
    [NAME_REASON_NAME] = N_("même nom"),
    [NAME_REASON_SWAPPED] = N_("nom et prénom inversés"),
    [NAME_REASON_EMAIL] = N_("même courriel"),
    [NAME_REASON_PHONE] = N_("même téléphone"),
    [NAME_REASON_LETTER] = N_("une lettre de différence"),
    [NAME_REASON_INITIALS] = N_("mêmes initiales"),
    [NAME_REASON_WORDS] = N_("mêmes mots"),
};

const char *name_reason_text(enum name_reason reason)
{
    return *reasons[reason] ? _(reasons[reason]) : "";
}

/* --- one name against another ------------------------------------------------------
 */

static bool part_same(const struct name_part *a, const struct name_part *b)
{
    for (size_t i = 0; i < a->forms; i++)
        for (size_t j = 0; j < b->forms; j++)
            if (str_equal(a->form[i], b->form[j]))
                return true;
    return false;
}

/* Whole forms, then those without any particle. */
static bool family_slip(const struct name_part *a, const struct name_part *b)
{
    return a->forms && b->forms &&
           (name_is_slip(a->form[0], b->form[0]) ||
            name_is_slip(a->form[a->forms - 1], b->form[b->forms - 1]));
}

/* The end of a given name makes it a woman's or a man's, or another one: Jean, Jeanne;
 * Julie, Julia. */
static bool differs_at_end(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b), same = 0;
    while (a[same] && a[same] == b[same])
        same++;
    return same + 1 >= la && same + 1 >= lb;
}

static bool given_slip(const struct name_part *a, const struct name_part *b)
{
    return a->forms && b->forms && name_is_slip(a->form[0], b->form[0]) &&
           !differs_at_end(a->form[0], b->form[0]);
}

/* "J.-P." folds to "j p", and "JP" has no vowel. Returns the letters, "" for a name. */
static const char *initials_of(const struct name_part *given)
{
    for (size_t i = 0; i < given->words.n; i++)
        if (strlen(given->words.at[i]) > 1 && given->words.n > 1)
            return "";
    const char *letters = given->words.joined;
    size_t len = strlen(letters);
    bool named =
        given->words.n == 1 && len > 1 && (len > 3 || strcspn(letters, "aeiouy") < len);
    return named ? "" : letters;
}

static bool initials_match(const char *initials, const struct name_part *given)
{
    if (!*initials || strlen(initials) != given->words.n)
        return false;
    for (size_t i = 0; i < given->words.n; i++)
        if (*given->words.at[i] != initials[i])
            return false;
    return true;
}

static bool same_initials(const struct name_part *a, const struct name_part *b)
{
    return initials_match(initials_of(a), b) || initials_match(initials_of(b), a);
}

static struct name_verdict compare_names(const struct name_read *a,
                                         const struct name_read *b)
{
    const struct name_verdict none = {NAME_DIFFERENT, NAME_REASON_NONE};
    if (!*a->all || !*b->all)
        return none;
    if (a->lone || b->lone) {
        bool same = a->lone && b->lone && str_equal(a->lone, b->lone);
        return same ? (struct name_verdict){NAME_LIKELY, NAME_REASON_NAME} : none;
    }
    bool given = part_same(&a->given, &b->given);
    bool family = part_same(&a->family, &b->family);
    bool swapped = part_same(&a->given, &b->family) && part_same(&a->family, &b->given);
    bool words = str_equal(a->sorted, b->sorted); /* parted elsewhere, or swapped */
    if ((given && family) || (words && str_equal(a->all, b->all)))
        return (struct name_verdict){NAME_SAME, NAME_REASON_NAME};
    if (swapped || words)
        return (struct name_verdict){NAME_SAME, NAME_REASON_SWAPPED};
    if ((given && family_slip(&a->family, &b->family)) ||
        (family && given_slip(&a->given, &b->given)))
        return (struct name_verdict){NAME_LIKELY, NAME_REASON_LETTER};
    if (family && same_initials(&a->given, &b->given))
        return (struct name_verdict){NAME_LIKELY, NAME_REASON_INITIALS};
    return none;
}

/* --- mails and phones ---------------------------------------------------------------
 */

enum shared { SHARED_UNKNOWN, SHARED_YES, SHARED_NO };

static enum shared compare_contact(const char *a, const char *b)
{
    if (!*a || !*b)
        return SHARED_UNKNOWN;
    return str_equal(a, b) ? SHARED_YES : SHARED_NO;
}

struct name_verdict likename_compare(const struct likename *a, const struct likename *b)
{
    struct arena arena = {0};
    struct name_read one = name_read(&arena, a), two = name_read(&arena, b);
    struct name_verdict verdict = compare_names(&one, &two);
    enum shared email = compare_contact(one.email, two.email);
    enum shared phone = compare_contact(one.phone, two.phone);
    arena_free(&arena);
    if (email == SHARED_YES || phone == SHARED_YES) {
        bool likely = verdict.likeness >= NAME_LIKELY;
        if (verdict.likeness != NAME_SAME)
            verdict.reason =
                email == SHARED_YES ? NAME_REASON_EMAIL : NAME_REASON_PHONE;
        verdict.likeness = likely ? NAME_SAME : NAME_LIKELY;
    } else if (email == SHARED_NO || phone == SHARED_NO) {
        if (verdict.likeness == NAME_SAME)
            verdict.likeness = NAME_HOMONYM;
        else
            verdict = (struct name_verdict){NAME_DIFFERENT, NAME_REASON_NONE};
    }
    return verdict;
}

/* --- keys ---------------------------------------------------------------------------
 */

/* The mark of its kind, then what is compared. */
static void add_marked(struct arena *arena, struct likename_keys *keys, char mark,
                       const char *text)
{
    size_t len = strlen(text);
    char *key = arena_alloc(arena, len + 2);
    *key = mark;
    memcpy(key + 1, text, len + 1);
    name_keys_add(keys, key);
}

static void add_crossed(struct arena *arena, struct likename_keys *keys,
                        const struct name_part *part, const struct name_part *other)
{
    for (size_t i = 0; i < part->forms; i++)
        for (size_t j = 0; j < other->forms; j++) {
            size_t len = strlen(part->form[i]);
            char *key = arena_alloc(arena, len + 3);
            memcpy(key, part->form[i], len);
            key[len] = '|';
            key[len + 1] = name_first_letter(other->form[j]);
            name_keys_add(keys, key);
        }
}

struct likename_keys likename_keys(struct arena *arena, const struct likename *name)
{
    struct likename_keys keys = {0};
    struct name_read read = name_read(arena, name);
    if (*read.email)
        add_marked(arena, &keys, '@', read.email);
    if (*read.phone)
        add_marked(arena, &keys, '+', read.phone);
    if (read.lone && *read.lone) {
        add_marked(arena, &keys, '=', read.lone);
    } else if (*read.all) {
        add_marked(arena, &keys, '=', read.sorted);
        add_crossed(arena, &keys, &read.family, &read.given);
        add_crossed(arena, &keys, &read.given, &read.family);
    }
    return keys;
}
