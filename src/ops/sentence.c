/* A step in words, for "Annulé : …" and "Rétabli : …". */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/width.h"
#include "ops/private.h"

enum { SUBJECT_COLUMNS = 40 };

/* `one` is followed by the subject; `many`, when there is one, follows a number of
 * notes (of rows, in a step without notes) that is two at least, so that no language
 * needs another form. */
struct verb_words {
    const char *one;
    const char *many;
};

static const struct verb_words words[VERB_COUNT] = {
    [VERB_NONE] = {N_("dernier geste"), NULL},
    [VERB_COMMUNITY_CREATE] = {N_("communauté créée"), NULL},
    [VERB_CONFIG_SET] = {N_("configuration changée"), NULL},
    [VERB_BOARD_ADD] = {N_("tableau ajouté"), NULL},
    [VERB_BOARD_EDIT] = {N_("tableau modifié"), NULL},
    [VERB_NOTE_ADD] = {N_("post-it noté"), N_("post-its notés")},
    [VERB_NOTE_PASTE] = {N_("post-it collé"), N_("post-its collés")},
    [VERB_NOTE_EDIT] = {N_("post-it corrigé"), N_("post-its corrigés")},
    [VERB_NOTE_KIND] = {N_("post-it changé de type"), N_("post-its changés de type")},
    [VERB_NOTE_TAG] = {N_("étiquettes changées"),
                       N_("post-its aux étiquettes changées")},
    [VERB_NOTE_MOVE] = {N_("post-it déplacé"), N_("post-its déplacés")},
    [VERB_NOTE_BIN] = {N_("post-it mis à la corbeille"),
                       N_("post-its mis à la corbeille")},
    [VERB_NOTE_RESTORE] = {N_("post-it sorti de la corbeille"),
                           N_("post-its sortis de la corbeille")},
    [VERB_NOTE_MERGE] = {N_("post-its réunis"), N_("post-its réunis")},
    [VERB_GROUP_ADD] = {N_("groupe formé"), NULL},
    [VERB_GROUP_JOIN] = {N_("post-it mis dans un groupe"),
                         N_("post-its mis dans un groupe")},
    [VERB_GROUP_LEAVE] = {N_("post-it sorti de son groupe"),
                          N_("post-its sortis de leur groupe")},
    [VERB_GROUP_RENAME] = {N_("groupe renommé"), NULL},
    [VERB_GROUP_MERGE] = {N_("groupes réunis"), NULL},
    [VERB_GROUP_MOVE] = {N_("groupe déplacé"), NULL},
    [VERB_VOTE] = {N_("vote donné"), NULL},
    [VERB_VOTE_BACK] = {N_("vote repris"), NULL},
    [VERB_MEETING_ADD] = {N_("rencontre créée"), NULL},
    [VERB_MEETING_COPY] = {N_("rencontre reprise de la précédente"), NULL},
    [VERB_MEETING_EDIT] = {N_("rencontre modifiée"), NULL},
    [VERB_MEETING_BIN] = {N_("rencontre mise à la corbeille"), NULL},
    [VERB_PROGRAMME_ACCEPT] = {N_("programme collé"), NULL},
    [VERB_SLOT_ADD] = {N_("point ajouté"), NULL},
    [VERB_SLOT_EDIT] = {N_("point modifié"), NULL},
    [VERB_SLOT_MINUTES] = {N_("durée changée"), NULL},
    [VERB_SLOT_LOCK] = {N_("début fixé ou libéré"), NULL},
    [VERB_SLOT_MOVE] = {N_("point déplacé"), NULL},
    [VERB_SLOT_BIN] = {N_("point mis à la corbeille"), NULL},
    [VERB_SLOT_BOARD] = {N_("tableau donné au point"), NULL},
    [VERB_PROMPTS_SET] = {N_("questions de relance changées"), NULL},
    [VERB_OBJECTIVES_SET] = {N_("objectifs changés"), NULL},
    [VERB_OBJECTIVE_REACH] = {N_("objectif coché ou décoché"), NULL},
    [VERB_CARRY] = {N_("suites reportées"), NULL},
    [VERB_LIVE_START] = {N_("séance lancée"), NULL},
    [VERB_LIVE_PAUSE] = {N_("séance mise en pause"), NULL},
    [VERB_LIVE_RESUME] = {N_("séance reprise"), NULL},
    [VERB_LIVE_NEXT] = {N_("passage au point suivant"), NULL},
    [VERB_LIVE_BACK] = {N_("retour au point précédent"), NULL},
    [VERB_LIVE_EXTEND] = {N_("minutes données au point"), NULL},
    [VERB_LIVE_CUT] = {N_("minutes reprises"), NULL},
    [VERB_MEETING_CLOSE] = {N_("rencontre close"), NULL},
    [VERB_MEETING_REOPEN] = {N_("rencontre rouverte"), NULL},
    [VERB_ITEM_ADD] = {N_("ligne notée"), N_("lignes notées")},
    [VERB_ITEM_EDIT] = {N_("ligne corrigée"), NULL},
    [VERB_ITEM_BIN] = {N_("ligne mise à la corbeille"), NULL},
    [VERB_PERSON_ADD] = {N_("personne ajoutée"), NULL},
    [VERB_PERSON_EDIT] = {N_("fiche d’une personne modifiée"),
                          N_("fiches de personnes modifiées")},
    [VERB_ATTEND] = {N_("présence changée"), NULL},
    [VERB_ATTEND_NEW] = {N_("personne ajoutée à la rencontre"), NULL},
    [VERB_ATTEND_AS_BEFORE] = {N_("personne attendue comme la fois d’avant"),
                               N_("personnes attendues comme la fois d’avant")},
    [VERB_ATTEND_REMOVE] = {N_("personne retirée de la rencontre"), NULL},
    [VERB_FEELING_ADD] = {N_("ressenti noté"), NULL},
    [VERB_FEELINGS_COMMIT] = {N_("ressenti anonyme enregistré"),
                              N_("ressentis anonymes enregistrés")},
    [VERB_TEAMS_MAKE] = {N_("petits groupes formés"),
                         N_("personnes mises en petits groupes")},
    [VERB_ITEM_DONE] = {N_("ligne cochée ou décochée"), NULL},
    [VERB_SPEECH] = {N_("prise de parole comptée"), NULL},
    [VERB_ACTOR_ADD] = {N_("acteur ajouté"), N_("acteurs ajoutés")},
    [VERB_ACTOR_EDIT] = {N_("acteur modifié"), N_("acteurs modifiés")},
    [VERB_ACTOR_BIN] = {N_("acteur mis à la corbeille"),
                        N_("acteurs mis à la corbeille")},
    [VERB_ACTOR_RESTORE] = {N_("acteur sorti de la corbeille"),
                            N_("acteurs sortis de la corbeille")},
    [VERB_ACTOR_VERIFY] = {N_("acteur vérifié"), N_("acteurs vérifiés")},
    [VERB_ACTOR_PROSPECT] = {N_("étape d’un acteur changée"), NULL},
    [VERB_ACTOR_PLACE] = {N_("lieu d’un acteur changé"), NULL},
    [VERB_ACTOR_VISIBILITY] = {N_("visibilité changée"), NULL},
    [VERB_SIGHTING_ADD] = {N_("source ajoutée"), NULL},
    [VERB_SIGHTING_BIN] = {N_("source retirée"), NULL},
    [VERB_LINK_ADD] = {N_("lien ajouté"), NULL},
    [VERB_LINK_EDIT] = {N_("lien modifié"), NULL},
    [VERB_LINK_BIN] = {N_("lien retiré"), NULL},
    [VERB_CONTACT_ADD] = {N_("contact ajouté"), NULL},
    [VERB_CONTACT_EDIT] = {N_("contact modifié"), NULL},
    [VERB_CONTACT_BIN] = {N_("contact retiré"), NULL},
    [VERB_PERSON_BIN] = {N_("fiche mise à la corbeille"),
                         N_("fiches mises à la corbeille")},
    [VERB_PERSON_RESTORE] = {N_("fiche sortie de la corbeille"),
                             N_("fiches sorties de la corbeille")},
    [VERB_CIRCLE_SET] = {N_("cercle changé"), N_("cercles changés")},
    [VERB_CIRCLE_MODEL] = {N_("modèle de cercles changé"), NULL},
    [VERB_CIRCLE_MODEL_BACK] = {N_("retour au modèle de cercles d’avant"), NULL},
    [VERB_ASK_ADD] = {N_("besoin ou apport noté"), NULL},
    [VERB_ASK_EDIT] = {N_("besoin ou apport modifié"), NULL},
    [VERB_ASK_STATUS] = {N_("suite d’un besoin changée"), NULL},
    [VERB_ASK_BIN] = {N_("besoin ou apport retiré"), NULL},
    [VERB_TOUCH_ADD] = {N_("échange noté"), NULL},
    [VERB_TOUCH_EDIT] = {N_("échange modifié"), NULL},
    [VERB_TOUCH_BIN] = {N_("échange retiré"), NULL},
    [VERB_CHARTER_ACCEPT] = {N_("charte acceptée"), NULL},
    [VERB_INVITER_SET] = {N_("parrainage changé"), NULL},
    [VERB_ANSWER_SET] = {N_("réponse d’entretien notée"), NULL},
    [VERB_EXTRACT_ADD] = {N_("extrait gardé"), NULL},
    [VERB_EXTRACT_BIN] = {N_("extrait retiré"), NULL},
    [VERB_CUSTOM_SET] = {N_("champ rempli"), NULL},
    [VERB_ACCEPTANCE_BIN] = {N_("signature de charte retirée"), NULL},
    [VERB_EXTRACT_EDIT] = {N_("extrait modifié"), NULL},
    [VERB_CIRCLE_MOVE_BIN] = {N_("passage de cercle retiré"), NULL},
    [VERB_LIST_SAVE] = {N_("liste gardée"), NULL},
    [VERB_LIST_BIN] = {N_("liste oubliée"), NULL},
    [VERB_IMPORT] = {N_("import d’un fichier"), N_("fiches importées ou complétées")},
    [VERB_IMPORT_COLUMNS] = {N_("colonnes d’une source retenues"), NULL},
    [VERB_CARDS_MERGE] = {N_("fiches réunies"), NULL},
    [VERB_CARDS_APART] = {N_("fiches dites différentes"), NULL},
    [VERB_RECORD_TIED] = {N_("fiche créée et reliée"), NULL},
    [VERB_RECORD_ASK] = {N_("fiche créée, avec un besoin ou un apport"), NULL},
};

/* The start of the text on one line, cut at a word when a word ends late enough. */
static const char *subject_cut(struct arena *arena, const char *subject)
{
    struct str shown = {0};
    int used;
    utf8_displayable(&shown, subject, strlen(subject));
    const char *text = str_text(&shown);
    size_t len = width_cut(text, shown.len, SUBJECT_COLUMNS, &used);
    bool whole = len == shown.len;
    if (!whole && text[len] != ' ') {
        size_t word = len;
        while (word > len / 2 && text[word - 1] != ' ')
            word--;
        len = word > len / 2 ? word : len;
    }
    while (len > 0 && text[len - 1] == ' ')
        len--;
    const char *cut = arena_printf(arena, "%.*s%s", (int)len, text, whole ? "" : "…");
    str_free(&shown);
    return cut;
}

/* What an import brought: meetings are not cards. */
static struct verb_words words_of(const struct step *step)
{
    static const struct verb_words meetings = {
        N_("rencontre importée ou complétée"),
        N_("rencontres importées ou complétées")};
    bool known = step->verb < VERB_COUNT && words[step->verb].one;
    if (step->verb == VERB_IMPORT && step->table == TABLE_MEETING)
        return meetings;
    return words[known ? step->verb : VERB_NONE];
}

/* What of a card the step changed, "" when it is no part with a name: a day is called
 * « vérifié le ». */
static const char *part_of(const struct step *step)
{
    static const struct {
        const char *kind, *label;
    } contacts[] = {{"email", N_("courriel")},
                    {"phone", N_("téléphone")},
                    {"web", N_("site")},
                    {"address", N_("adresse")}};
    for (size_t i = 0; i < COUNT(contacts); i++)
        if (str_equal(contacts[i].kind, step->contact))
            return _(contacts[i].label);
    /* a name is changed as a whole */
    enum field field =
        step->field == FIELD_PERSON_GIVEN ? FIELD_PERSON_FAMILY : step->field;
    const struct field_def *def = field ? schema_field(field) : NULL;
    bool card = def && (def->table == TABLE_PERSON || def->table == TABLE_ACTOR);
    return card && def->type != TYPE_TIME ? _(def->label) : "";
}

/* « téléphone de Odile Bascou », « contact retiré, téléphone de Odile Bascou »; NULL
 * when the verb says it better. */
static const char *part_words(struct arena *arena, const struct step *step)
{
    const char *part = part_of(step), *said;
    if (!*part || !*step->subject)
        return NULL;
    said = arena_printf(arena, _("%s de %s"), part, subject_cut(arena, step->subject));
    switch ((int)step->verb) {
    case VERB_PERSON_EDIT:
    case VERB_ACTOR_EDIT:
    case VERB_ACTOR_PROSPECT:
    case VERB_CONTACT_EDIT:
        return said;
    case VERB_CONTACT_ADD:
    case VERB_CONTACT_BIN:
        return arena_printf(arena, "%s, %s", _(words[step->verb].one), said);
    default:
        return NULL;
    }
}

static const char *step_words(struct arena *arena, const struct step *step)
{
    struct verb_words verb = words_of(step);
    const char *one = verb.one, *many = verb.many;
    int count = step->notes > 0 ? step->notes : step->rows;
    if (many && count > 1)
        return arena_printf(arena, "%d %s", count, _(many));
    bool cards = step->rows > 1 && step->table != TABLE_CONTACT;
    const char *part = cards ? NULL : part_words(arena, step);
    if (part)
        return part;
    if (*step->subject == '\0')
        return _(one);
    return arena_printf(arena, _("%s, « %s »"), _(one),
                        subject_cut(arena, step->subject));
}

const char *sentence_of(struct arena *arena, const struct step *step)
{
    const char *said = step_words(arena, step);
    if (!step->held_back)
        return said;
    return arena_printf(arena, _("%s, sauf ce qu’un autre ordinateur a changé depuis"),
                        said);
}
