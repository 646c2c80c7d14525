/* The words of the query language. What is proposed comes first. */
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "domain/query_private.h"
#include "domain/typo.h"

enum { NAMES_MOST = 12 }; /* with the NULL at the end */

struct operator_words {
    const char *names[NAMES_MOST]; /* but the first, folded */
    const char *example;
};

static const struct operator_words operators[QUERY_FIELD_COUNT] = {
    [QUERY_TYPE] = {{"type", "quoi", "genre", "types", "kind", "what"}, "type:acteur"},
    [QUERY_THEME] = {{"thème", "theme", "themes", "sujet", "topic"}, "thème:climat"},
    [QUERY_DEPT] = {{"dept", "dep", "depts", "departement", "departements", "ou",
                     "department", "where"},
                    "dept:aude"},
    [QUERY_CIRCLE] = {{"cercle", "cercles", "circle", "circles"}, "cercle:2"},
    [QUERY_WHO] = {{"qui", "avec", "personne", "who", "with"}, "qui:nadia"},
    [QUERY_STATE] = {{"est", "etat", "is", "state"}, "est:ouvert"},
    [QUERY_SINCE] = {{"depuis", "since", "apres", "after"}, "depuis:mars"},
};

static const char *const types[QUERY_TYPE_COUNT][NAMES_MOST] = {
    [QUERY_ACTOR] = {"acteur", "acteurs", "structure", "structures", "organisation",
                     "actor", "actors"},
    [QUERY_PERSON] = {"personne", "personnes", "fiche", "fiches", "gens", "person",
                      "people"},
    [QUERY_NOTE] = {"post-it", "post its", "postit", "postits", "note", "notes", "idee",
                    "idees"},
    [QUERY_DECISION] = {"décision", "decision", "decisions"},
    [QUERY_ACTION] = {"action", "actions", "tache", "taches", "task", "tasks"},
    [QUERY_QUESTION] = {"question", "questions"},
    [QUERY_SLOT] = {"point", "points", "sequence", "sequences", "slot", "slots"},
    [QUERY_MEETING] = {"rencontre", "rencontres", "reunion", "reunions", "seance",
                       "meeting", "meetings"},
    [QUERY_MINUTES] = {"compte-rendu", "compte rendu", "comptes rendus", "cr",
                       "minutes"},
};

static const char *const states[QUERY_STATE_COUNT][NAMES_MOST] = {
    [QUERY_OPEN] = {"ouvert", "ouverte", "ouverts", "ouvertes", "en cours", "open"},
    [QUERY_DONE] = {"fait", "faite", "faits", "faites", "fini", "clos", "ferme",
                    "fermee", "done", "closed"},
    [QUERY_LATE] = {"retard", "en retard", "late", "overdue"},
    [QUERY_DRAFT] = {"brouillon", "brouillons", "draft", "drafts"},
    [QUERY_BIN] = {"corbeille", "bin", "trash"},
    [QUERY_PROSPECT] = {"prospect", "prospects"},
    [QUERY_MEMBER] = {"membre", "membres", "member", "members"},
    [QUERY_VERIFIED] = {"vérifié", "verifie", "verifiee", "verifies", "verifiees",
                        "verified"},
    [QUERY_UNVERIFIED] = {"à-vérifier", "a verifier", "non verifie", "non verifiee",
                          "unverified"},
};

static const char *const type_ids[QUERY_TYPE_COUNT] = {
    [QUERY_ACTOR] = "actor",     [QUERY_PERSON] = "person",
    [QUERY_NOTE] = "note",       [QUERY_DECISION] = "decision",
    [QUERY_ACTION] = "action",   [QUERY_QUESTION] = "question",
    [QUERY_SLOT] = "slot",       [QUERY_MEETING] = "meeting",
    [QUERY_MINUTES] = "minutes",
};

static const char *const state_ids[QUERY_STATE_COUNT] = {
    [QUERY_OPEN] = "open",
    [QUERY_DONE] = "done",
    [QUERY_LATE] = "late",
    [QUERY_DRAFT] = "draft",
    [QUERY_BIN] = "bin",
    [QUERY_PROSPECT] = "prospect",
    [QUERY_MEMBER] = "member",
    [QUERY_VERIFIED] = "verified",
    [QUERY_UNVERIFIED] = "unverified",
};

const char *query_type_id(enum query_type type)
{
    return type_ids[type];
}

const char *query_state_id(enum query_state state)
{
    return state_ids[state];
}

const char *const *query_type_names(int type)
{
    return types[type];
}

const char *const *query_state_names(int state)
{
    return states[state];
}

const char *query_field_name(enum query_field field)
{
    return operators[field].names[0];
}

const char *query_field_example(enum query_field field)
{
    return operators[field].example;
}

/* The operator that some name of is at most `slips` away from the folded one. */
static bool find_within(const char *folded, unsigned slips, enum query_field *field)
{
    for (int i = 0; i < QUERY_FIELD_COUNT; i++) {
        for (const char *const *name = operators[i].names; *name; name++) {
            if (strlen(*name) < 3 * slips ||
                typo_distance(folded, strlen(folded), *name, strlen(*name), slips) >
                    slips)
                continue;
            *field = (enum query_field)i;
            return true;
        }
    }
    return false;
}

bool query_field_find(const char *name, enum query_field *field)
{
    struct str folded = {0};
    fold_text(&folded, name);
    bool found = find_within(str_text(&folded), 0, field);
    str_free(&folded);
    return found;
}

/* Short names are all near one another: one slip from three letters on, two from six.
 */
const char *query_field_near(const char *name)
{
    struct str folded = {0};
    enum query_field field = QUERY_TYPE;
    fold_text(&folded, name);
    bool found = folded.len >= 3 && find_within(str_text(&folded), 1, &field);
    if (!found && folded.len >= 6)
        found = find_within(str_text(&folded), 2, &field);
    str_free(&folded);
    return found ? query_field_name(field) : NULL;
}
