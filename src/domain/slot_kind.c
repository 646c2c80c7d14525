#include "base/fold.h"
#include "base/str.h"
#include "domain/agenda.h"

#include <string.h>

static const char *const ids[SLOT_KIND_COUNT] = {
    [SLOT_DISCUSSION] = "échange", [SLOT_INFO] = "info",
    [SLOT_BOARD] = "post-its",     [SLOT_WORKSHOP] = "atelier",
    [SLOT_DECISION] = "décision",  [SLOT_ACTIONS] = "actions",
    [SLOT_WELCOME] = "présences",  [SLOT_EXPECTATIONS] = "attentes",
    [SLOT_FEELINGS] = "météo",     [SLOT_BREAK] = "pause",
    [SLOT_MEAL] = "repas",
};

const char *slot_kind_id(enum slot_kind kind)
{
    return ids[kind];
}

enum slot_kind slot_kind_of(const char *id)
{
    for (enum slot_kind kind = 0; kind < SLOT_KIND_COUNT; kind++)
        if (str_equal(id, ids[kind]))
            return kind;
    return SLOT_DISCUSSION;
}

/* Folded beginnings of words, in the order in which they decide: the place where
 * people sit down first, then what they do there. A final space asks for the whole
 * word. */
static const struct {
    const char *words;
    enum slot_kind kind;
} hints[] = {
    {" accueil", SLOT_WELCOME},
    {" emargement", SLOT_WELCOME},
    {" bienvenue", SLOT_WELCOME},
    {" presentations ", SLOT_WELCOME},
    {" rendez vous et ", SLOT_WELCOME},
    {" connexion", SLOT_WELCOME},
    {" dejeuner", SLOT_MEAL},
    {" repas", SLOT_MEAL},
    {" pique nique", SLOT_MEAL},
    {" diner ", SLOT_MEAL},
    {" buffet", SLOT_MEAL},
    {" collation", SLOT_MEAL},
    {" verre d", SLOT_MEAL},
    {" pot ", SLOT_MEAL},
    {" aperitif", SLOT_MEAL},
    {" apero ", SLOT_MEAL},
    {" cocktail", SLOT_MEAL},
    {" rafraichissement", SLOT_MEAL},
    {" gouter ", SLOT_MEAL},
    {" auberge espagnole", SLOT_MEAL},
    {" pause", SLOT_BREAK},
    {" cafe ", SLOT_BREAK},
    {" entracte", SLOT_BREAK},
    {" recreation", SLOT_BREAK},
    {" ressenti", SLOT_FEELINGS},
    {" meteo", SLOT_FEELINGS},
    {" humeur", SLOT_FEELINGS},
    {" mot de la fin", SLOT_FEELINGS},
    {" mots de la fin", SLOT_FEELINGS},
    {" tour de cloture", SLOT_FEELINGS},
    {" attentes ", SLOT_EXPECTATIONS},
    {" tour de table", SLOT_EXPECTATIONS},
    {" brise glace", SLOT_EXPECTATIONS},
    {" restitution", SLOT_INFO},
    {" devenu", SLOT_INFO},
    {" presentation ", SLOT_INFO},
    {" post it", SLOT_BOARD},
    {" postit", SLOT_BOARD},
    {" peurs ", SLOT_BOARD},
    {" craintes ", SLOT_BOARD},
    {" idees ", SLOT_BOARD},
    {" brainstorming", SLOT_BOARD},
    {" remue meninges", SLOT_BOARD},
    {" qui fait quoi", SLOT_ACTIONS},
    {" qui contacte qui", SLOT_ACTIONS},
    {" plan d action", SLOT_ACTIONS},
    {" actions ", SLOT_ACTIONS},
    {" feuille de route", SLOT_ACTIONS},
    {" decision", SLOT_DECISION},
    {" decider ", SLOT_DECISION},
    {" vote ", SLOT_DECISION},
    {" votes ", SLOT_DECISION},
    {" arbitrage", SLOT_DECISION},
    {" ordre du jour", SLOT_DECISION},
    {" prochaine rencontre", SLOT_DECISION},
    {" prochaine seance", SLOT_DECISION},
    {" prochaine reunion", SLOT_DECISION},
    {" atelier", SLOT_WORKSHOP},
    {" sous groupes", SLOT_WORKSHOP},
    {" petits groupes", SLOT_WORKSHOP},
    {" decouverte", SLOT_INFO},
    {" information", SLOT_INFO},
    {" intervention", SLOT_INFO},
    {" temoignage", SLOT_INFO},
    {" expose ", SLOT_INFO},
    {" conference", SLOT_INFO},
    {" etat des lieux", SLOT_INFO},
    {" bilan", SLOT_INFO},
};

enum slot_kind slot_kind_guess(const char *title)
{
    struct str words = {0};
    str_add(&words, " ");
    fold_text(&words, title);
    str_add(&words, " ");
    enum slot_kind kind = SLOT_DISCUSSION;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        if (strstr(str_text(&words), hints[i].words)) {
            kind = hints[i].kind;
            break;
        }
    }
    str_free(&words);
    return kind;
}
