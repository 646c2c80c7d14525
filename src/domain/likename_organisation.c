/* Names of organisations: what is left of them without their legal words. */
#include <stdio.h>
#include <string.h>

#include "base/fold_search.h"
#include "base/str.h"
#include "domain/likename_private.h"
#include "domain/typo.h"

/* What the words before a name say it is the name of. */
enum body { BODY_ANY, BODY_ASSOCIATION, BODY_TOWN, BODY_TOWNS, BODY_DEPT, BODY_REGION };

struct organisation {
    enum body body;
    struct name_words words;    /* without articles nor legal words */
    struct name_words singular; /* the same, each without its last s or x */
    const char *sorted;         /* those, in order of bytes */
};

/* Several words are tried before one. "conseil" alone is part of a name. */
static const struct {
    const char *words;
    enum body body;
} bodies[] = {
    {"hotel de ville", BODY_TOWN},
    {"conseil municipal", BODY_TOWN},
    {"mairie", BODY_TOWN},
    {"commune", BODY_TOWN},
    {"ville", BODY_TOWN},
    {"municipalite", BODY_TOWN},
    {"communaute de communes", BODY_TOWNS},
    {"communaute agglomeration", BODY_TOWNS},
    {"communaute urbaine", BODY_TOWNS},
    {"agglomeration", BODY_TOWNS},
    {"agglo", BODY_TOWNS},
    {"metropole", BODY_TOWNS},
    {"intercommunalite", BODY_TOWNS},
    {"conseil departemental", BODY_DEPT},
    {"departement", BODY_DEPT},
    {"conseil regional", BODY_REGION},
    {"region", BODY_REGION},
    {"association", BODY_ASSOCIATION},
    {"asso", BODY_ASSOCIATION},
    {"assoc", BODY_ASSOCIATION},
    {"collectif", BODY_ASSOCIATION},
    {"scop", BODY_ASSOCIATION},
    {"scic", BODY_ASSOCIATION},
    {"sarl", BODY_ASSOCIATION},
    {"sas", BODY_ASSOCIATION},
    {"eurl", BODY_ASSOCIATION},
    {"gaec", BODY_ASSOCIATION},
    {"gie", BODY_ASSOCIATION},
    {"loi 1901", BODY_ASSOCIATION},
};

static const char *const articles[] = {"le", "la",  "les", "l",  "un", "une",
                                       "du", "des", "de",  "d",  "et", "a",
                                       "au", "aux", "en",  "the"};

static bool is_article(const char *at, size_t len)
{
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (strlen(articles[i]) == len && memcmp(at, articles[i], len) == 0)
            return true;
    return false;
}

/* Bytes of the legal words at `at`, with the space after; 0 when there is none. */
static size_t body_at(const char *at, enum body *body)
{
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        size_t len = strlen(bodies[i].words);
        if (strncmp(at, bodies[i].words, len) == 0 && strchr(" ", at[len])) {
            *body = bodies[i].body;
            return len + (at[len] == ' ');
        }
    }
    return 0;
}

/* A town hall is one only at the head of the name (« Théâtre de la Ville »); what makes
 * an association may also follow it (« Biocoop SCOP »). */
static void add_words(struct str *out, const char *folded, struct organisation *read)
{
    bool head = true;
    for (const char *at = folded; *at;) {
        enum body body = BODY_ANY;
        size_t len = strcspn(at, " "), used = body_at(at, &body);
        if (used > 0 && (head || body == BODY_ASSOCIATION)) {
            read->body = read->body == BODY_ANY ? body : read->body;
            at += used;
            continue;
        }
        if (!is_article(at, len)) {
            head = false;
            str_add(out, out->len ? " " : "");
            str_add_n(out, at, len);
        }
        at += len + (at[len] == ' ');
    }
}

static struct organisation organisation_read(struct arena *arena, const char *name)
{
    struct organisation read = {.body = BODY_ANY};
    struct str folded = {0}, core = {0};
    fold_query(&folded, name);
    add_words(&core, str_text(&folded), &read);
    if (core.len == 0) { /* « La Commune »: a name made of nothing else */
        read.body = BODY_ANY;
        str_add(&core, str_text(&folded));
    }
    read.words = name_words_read(arena, str_text(&core));
    read.singular = read.words;
    for (size_t i = 0; i < read.words.n; i++) {
        size_t len = strlen(read.words.at[i]);
        bool plural = len > 3 && strchr("sx", read.words.at[i][len - 1]);
        read.singular.at[i] = arena_strndup(arena, read.words.at[i], len - plural);
    }
    read.sorted = name_words_sorted(arena, &read.singular);
    str_free(&folded);
    str_free(&core);
    return read;
}

/* --- comparing ----------------------------------------------------------------------
 */

/* Whoever says nothing of what it is may be an association, and perhaps a town hall. */
static enum name_likeness same_body(const struct organisation *a,
                                    const struct organisation *b)
{
    enum body least = a->body < b->body ? a->body : b->body;
    enum body most = a->body < b->body ? b->body : a->body;
    if (least == most || (least == BODY_ANY && most == BODY_ASSOCIATION))
        return NAME_SAME;
    return least == BODY_ANY ? NAME_LIKELY : NAME_DIFFERENT;
}

/* The same words in order but one, and that one a letter away. */
static bool one_word_slips(const struct organisation *a, const struct organisation *b)
{
    size_t slips = 0;
    if (a->words.n != b->words.n)
        return false;
    for (size_t i = 0; i < a->words.n; i++) {
        if (str_equal(a->singular.at[i], b->singular.at[i]))
            continue;
        if (!name_is_slip(a->words.at[i], b->words.at[i]))
            return false;
        slips++;
    }
    return slips == 1;
}

static struct name_verdict compare_read(const struct organisation *a,
                                        const struct organisation *b)
{
    const struct name_verdict none = {NAME_DIFFERENT, NAME_REASON_NONE};
    enum name_likeness body = same_body(a, b);
    if (body == NAME_DIFFERENT || a->words.n == 0 || b->words.n == 0)
        return none;
    if (str_equal(a->words.joined, b->words.joined))
        return (struct name_verdict){body, NAME_REASON_NAME};
    if (body != NAME_SAME)
        return none;
    bool sorted = str_equal(a->sorted, b->sorted);
    for (size_t i = 0; sorted && i < a->words.n; i++)
        if (!str_equal(a->singular.at[i], b->singular.at[i]))
            return (struct name_verdict){NAME_LIKELY, NAME_REASON_WORDS};
    if (sorted || one_word_slips(a, b))
        return (struct name_verdict){NAME_LIKELY, NAME_REASON_LETTER};
    return none;
}

struct name_verdict likename_compare_organisations(const char *a, const char *b)
{
    struct arena arena = {0};
    struct organisation one = organisation_read(&arena, a);
    struct organisation two = organisation_read(&arena, b);
    struct name_verdict verdict = compare_read(&one, &two);
    arena_free(&arena);
    return verdict;
}

/* --- keys ---------------------------------------------------------------------------
 */

/* The other words in order of bytes, and how the one left out begins. */
static const char *key_without(struct arena *arena, const struct organisation *read,
                               size_t left)
{
    struct name_words others = {0};
    for (size_t i = 0; i < read->singular.n; i++)
        if (i != left)
            others.at[others.n++] = read->singular.at[i];
    return arena_printf(arena, "%s|%c", name_words_sorted(arena, &others),
                        name_first_letter(read->singular.at[left]));
}

/* A name of one word is found with a letter of it taken out, or none of them double. */
static void add_deletions(struct arena *arena, struct likename_keys *keys,
                          const char *word)
{
    uint32_t hashes[TYPO_KEYS_MOST];
    size_t count = typo_keys(word, strlen(word), 1, hashes);
    name_keys_add(keys, arena_printf(arena, "%%%s", name_undoubled(arena, word)));
    for (size_t i = 0; i < count; i++)
        name_keys_add(keys, arena_printf(arena, "~%08lx", (unsigned long)hashes[i]));
}

struct likename_keys likename_keys_organisation(struct arena *arena, const char *name)
{
    struct likename_keys keys = {0};
    struct organisation read = organisation_read(arena, name);
    if (read.words.n == 0)
        return keys;
    name_keys_add(&keys, arena_printf(arena, "=%s", read.words.joined));
    name_keys_add(&keys, arena_printf(arena, "/%s", read.sorted));
    if (read.words.n == 1)
        add_deletions(arena, &keys, read.words.at[0]);
    for (size_t i = 0; read.words.n > 1 && i < read.words.n; i++)
        name_keys_add(&keys, key_without(arena, &read, i));
    return keys;
}
