/* Who is known to the file, and under which words each is recognised. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "base/vec.h"
#include "domain/meeting.h"
#include "ops/board.h"
#include "ops/live.h"
#include "ops/meetings.h"
#include "ops/people.h"
#include "report/redact_private.h"

#define NO_ID ((struct id){{0}})
#define EVERY_WORD ((size_t)1 << 24)
/* A shorter part of a name needs its capital: "Li" is someone, "li" is a slip. */
#define SHORT_WORD 2

struct learning {
    struct redaction *redaction;
    struct garden *garden;
    VEC(struct redact_name) names;
    VEC(const char *) phones;
    bool typed; /* after @, where a group may stand for people */
};

/* Words that are in the language before they are somebody's name, folded, each between
 * spaces. */
static const char common[] =
    " aime ambre ange aurore automne avril beau berger blanc blanche bois bon "
    "boucher boulanger bourg brun capucine carre celeste champ champs charpentier "
    "chemin chene chevalier claire clemence colombe constance cour court desire "
    "facteur fermier fleur fontaine foret fort four france garance gare grand gris "
    "gros iris jardin jasmin jeune joie joli jour juste lac laurier lilas lion "
    "long loup luce lys maire marchand marche margot marguerite marin marine "
    "martin mer merle meunier modeste moine mont montagne moulin mur neuf noel "
    "noir olive olivier page paix parfait perle petit pierre place plaine poirier "
    "pommier pont port prairie prevost prince prudence prune reine renard riviere "
    "roche rocher roi romarin rose rosier rouge roux rue sage salle serein soleil "
    "tailleur tour vallee verger vert victoire vieux vigne village ville violette ";
/* Who an action or a slot is given to without naming anyone. */
static const char groups[] =
    " a agents animateur animateurs animatrice animatrices association associations "
    "au binome bureau chacun citoyens collectif comite commission communaute "
    "commune de departement des du elu elue elues elus equipe equipes et etat "
    "facilitateur facilitatrice groupe groupes habitants jardinier jardiniere "
    "jardinieres jardiniers l la le les mairie membre membres metropole monde nous "
    "participants personne prefecture quelqu un qui region tous tout tout le monde "
    "toutes un une volontaires ";

static bool is_among(const struct learning *learning, const char *words,
                     const char *list)
{
    return strstr(list, arena_printf(learning->redaction->arena, " %s ", words));
}

static const char *folded(const struct learning *learning, const char *text)
{
    struct str out = {0};
    fold_text(&out, text);
    const char *words = arena_strdup(learning->redaction->arena, str_text(&out));
    str_free(&out);
    return words;
}

/* "la tour" of "de la tour": a name is often said without its first particles. */
static const char *without_particles(const char *words)
{
    static const char *const particles[] = {"de ", "du ",  "des ", "d ",   "la ",
                                            "le ", "les ", "l ",   "von ", "van "};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (str_starts(words, particles[i]))
            return words + strlen(particles[i]);
    return words;
}

/* "la mairie", "tous": nobody. */
static bool is_group(const struct learning *learning, const char *words)
{
    const char *rest = without_particles(words);
    return *words == '\0' || is_among(learning, words, groups) ||
           (rest != words && is_group(learning, rest));
}

static void learn_words(struct learning *learning, const char *words)
{
    bool group = is_group(learning, words);
    if (strlen(words) < SHORT_WORD || (group && learning->typed))
        return;
    bool capital =
        group || strlen(words) <= SHORT_WORD || is_among(learning, words, common);
    vec_push(&learning->names, ((struct redact_name){words, capital}));
}

static void learn_person(struct learning *learning, const struct person *person)
{
    struct arena *arena = learning->redaction->arena;
    const char *given = folded(learning, person->given);
    const char *family = folded(learning, person->family);
    learn_words(learning, given);
    learn_words(learning, family);
    for (const char *before = family, *rest = without_particles(before); rest != before;
         before = rest, rest = without_particles(rest))
        learn_words(learning, rest);
    if (*given != '\0' && *family != '\0') {
        learn_words(learning, arena_printf(arena, "%s %s", given, family));
        learn_words(learning, arena_printf(arena, "%s %s", family, given));
    }
    const char *digits = redact_digits(arena, person->phone);
    if (*digits != '\0')
        vec_push(&learning->phones, digits);
}

/* What was typed as an author or after @: one name, or several. */
static void learn_typed(struct learning *learning, const char *typed)
{
    static const char *const joints[] = {", ", " et ", " & ", " + ", "/", ";"};
    struct arena *arena = learning->redaction->arena;
    size_t first = strlen(typed), after = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        const char *found = strstr(typed, joints[i]);
        if (found && (size_t)(found - typed) < first) {
            first = (size_t)(found - typed);
            after = strlen(joints[i]);
        }
    }
    const char *one = arena_strndup(arena, typed, first);
    if (!is_group(learning, folded(learning, one))) {
        struct person person = person_line_read(arena, one);
        learn_person(learning, &person);
    }
    if (after > 0)
        learn_typed(learning, typed + first + after);
}

static bool learn_meeting(struct learning *learning, struct id meeting, struct err *err)
{
    struct arena *arena = learning->redaction->arena;
    struct slot *slots;
    struct item *items;
    size_t slot_count, item_count;
    if (!ops_slots(learning->garden, meeting, arena, &slots, &slot_count, err) ||
        !ops_items(learning->garden, meeting, NO_ID, ITEM_KIND_COUNT, arena, &items,
                   &item_count, err))
        return false;
    for (size_t i = 0; i < slot_count; i++)
        learn_typed(learning, slots[i].presenter);
    for (size_t i = 0; i < item_count; i++)
        learn_typed(learning, items[i].who);
    return true;
}

static bool learn_all(struct learning *learning, struct err *err)
{
    struct garden *garden = learning->garden;
    struct arena *arena = learning->redaction->arena;
    struct person *persons;
    const char **authors;
    struct meeting *meetings;
    size_t person_count, author_count, meeting_count;
    if (!ops_persons_like(garden, "", 0, arena, &persons, &person_count, err) ||
        !ops_words_like(garden, false, "", EVERY_WORD, arena, &authors, &author_count,
                        err) ||
        !ops_meetings(garden, arena, &meetings, &meeting_count, err))
        return false;
    for (size_t i = 0; i < person_count; i++)
        learn_person(learning, &persons[i]);
    learning->typed = true;
    for (size_t i = 0; i < author_count; i++)
        learn_typed(learning, authors[i]);
    bool done = learn_meeting(learning, NO_ID, err);
    for (size_t i = 0; done && i < meeting_count; i++)
        done = learn_meeting(learning, meetings[i].id, err);
    return done;
}

/* --- keeping ---------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    const struct redact_name *one = a, *other = b;
    return strcmp(one->words, other->words);
}

static int compare_phones(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t word_count(const char *words)
{
    size_t count = 1;
    for (; *words != '\0'; words++)
        count += *words == ' ';
    return count;
}

static void keep(struct learning *learning)
{
    struct redaction *redaction = learning->redaction;
    size_t names = learning->names.n, phones = learning->phones.n;
    redaction->known =
        arena_alloc(redaction->arena, (names + 1) * sizeof *redaction->known);
    redaction->phones =
        arena_alloc(redaction->arena, (phones + 1) * sizeof *redaction->phones);
    if (names > 0)
        qsort(learning->names.at, names, sizeof *learning->names.at, compare_names);
    for (size_t i = 0; i < names; i++) {
        const struct redact_name *name = &learning->names.at[i];
        size_t words = word_count(name->words);
        redaction->longest = words > redaction->longest ? words : redaction->longest;
        if (i == 0 || !str_equal(name->words, name[-1].words))
            redaction->known[redaction->known_count++] = *name;
    }
    if (phones > 0) {
        memcpy(redaction->phones, learning->phones.at,
               phones * sizeof *redaction->phones);
        qsort(redaction->phones, phones, sizeof *redaction->phones, compare_phones);
    }
    redaction->phone_count = phones;
}

bool redact_learn(struct redaction *redaction, struct garden *garden, struct err *err)
{
    struct learning learning = {.redaction = redaction, .garden = garden};
    bool done = learn_all(&learning, err);
    if (done)
        keep(&learning);
    vec_free(&learning.names);
    vec_free(&learning.phones);
    return done;
}
