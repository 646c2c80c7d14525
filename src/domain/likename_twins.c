/* Given and family names that are one letter away from another that is as common: who
 * types one does not mean the other. A spelling of the same name (Mathieu, Matthieu;
 * Gautier, Gauthier) is left out: it is what a slip looks like. */
#include <stdlib.h>
#include <string.h>

#include "domain/likename_private.h"

static const char *const twins[] = {
    "alain",      "alban",     "albin",    "alice",       "aline",     "aurelie",
    "aurelien",   "barbier",   "barre",    "barret",      "barrier",   "barrot",
    "bayer",      "bayle",     "benard",   "bennet",      "bernard",   "besnard",
    "besson",     "bisson",    "blanchet", "blanchot",    "bonnel",    "bonnet",
    "bonnot",     "bosson",    "boyer",    "boyle",       "carlier",   "carpentier",
    "carrier",    "cartier",   "celine",   "charpentier", "charrier",  "christian",
    "christiane", "christine", "claude",   "claudie",     "coline",    "collet",
    "collot",     "coralie",   "coraline", "cyrielle",    "cyrille",   "dalmas",
    "daniel",     "daniele",   "delmar",   "delmas",      "denis",     "denise",
    "dorian",     "doriane",   "dubois",   "dubos",       "elena",     "eliane",
    "elina",      "eline",     "elisa",    "elise",       "eloise",    "elsie",
    "emelie",     "emile",     "emilie",   "emilien",     "fabre",     "faivre",
    "faure",      "favre",     "felicie",  "felicien",    "florian",   "floriane",
    "fournier",   "fourrier",  "gaillard", "gallard",     "garnier",   "gerard",
    "geraud",     "girard",    "giraud",   "granier",     "grenier",   "guillard",
    "guillet",    "guillot",   "guillou",  "hebert",      "helena",    "helene",
    "herbert",    "hubert",    "humbert",  "jacquet",     "jacquot",   "jodie",
    "josie",      "jourdain",  "jourdan",  "julia",       "julie",     "julien",
    "juline",     "justin",    "justine",  "laura",       "laure",     "lauren",
    "laurent",    "laurie",    "leila",    "lelia",       "lemaire",   "lemarie",
    "leonie",     "leonine",   "lorena",   "lorene",      "louis",     "louisa",
    "louise",     "lucie",     "lucien",   "lucile",      "maillard",  "maillet",
    "maillot",    "maison",    "malika",   "mallard",     "mallet",    "marchal",
    "mareau",     "marechal",  "maria",    "marie",       "marika",    "marin",
    "marina",     "marine",    "mario",    "marion",      "martin",    "martina",
    "martine",    "martino",   "marty",    "masson",      "maurin",    "maury",
    "maxime",     "maxine",    "mayer",    "meunier",     "meyer",     "monnier",
    "moreau",     "morgan",    "morgane",  "morin",       "mounier",   "moyer",
    "munier",     "nadia",     "nadir",    "oriana",      "oriane",    "patrice",
    "patrick",    "paulin",    "pauline",  "payen",       "payet",     "perret",
    "perrin",     "perron",    "perrot",   "picard",      "picaud",    "pichard",
    "raynal",     "raynaud",   "regina",   "regine",      "renard",    "renaud",
    "reynal",     "reynaud",   "ricard",   "richard",     "richaud",   "robin",
    "roche",      "rocher",    "rochet",   "roger",       "rolan",     "roland",
    "rolande",    "rolin",     "rollin",   "roussel",     "rousset",   "royer",
    "samia",      "samir",     "samira",   "simon",       "simone",    "sofia",
    "sonia",      "sophia",    "sophie",   "stephane",    "stephanie", "sylvain",
    "sylvaine",   "sylvia",    "sylvie",   "teissier",    "tessier",   "tissier",
    "valentin",   "valentine", "valeria",  "valerie",     "valier",    "vallee",
    "vallet",     "vallier",   "vidal",    "vital",       "yasmina",   "yasmine",
};

static int compare_word(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

bool name_is_twin(const char *folded)
{
    return bsearch(folded, twins, sizeof twins / sizeof *twins, sizeof *twins,
                   compare_word) != NULL;
}
