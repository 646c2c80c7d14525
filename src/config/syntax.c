#include "config/private.h"

#include <string.h>

#include "base/i18n.h"

struct syntax {
    const char *problem; /* how libyaml's sentence starts */
    const char *context; /* how its context starts, NULL: any */
    char offending;      /* the character there, 0: any */
    bool at_start;
    const char *sentence;
};

/* The first row that matches wins: those with a context come before the general ones.
 */
static const struct syntax table[] = {
    {"mapping values are not allowed", NULL, 0, false,
     N_("Deux-points inattendus : mettez le texte entre guillemets (\"Titre : "
        "suite\"), "
        "ou alignez cette clé avec les précédentes.")},
    {"could not find expected ':'", NULL, 0, true,
     N_("Il manque les deux-points après cette clé : écrivez « clé: valeur », avec une "
        "espace après les deux-points.")},
    {"found unexpected end of stream", "while scanning a quoted scalar", 0, true,
     N_("Ces guillemets ne sont jamais refermés : ajoutez \" ou ' à la fin du texte.")},
    {"found unexpected document indicator", NULL, 0, true,
     N_("Ces guillemets ne sont jamais refermés : ajoutez \" ou ' à la fin du texte.")},
    {"found unknown escape character", NULL, 0, false,
     N_("Barre oblique inverse « \\ » inconnue ici : doublez-la (\\\\), ou entourez le "
        "texte d’apostrophes droites.")},
    {"found a tab character", NULL, 0, false,
     N_("Tabulation dans la marge : remplacez-la par des espaces.")},
    {"found character that cannot start any token", NULL, '\t', false,
     N_("Tabulation dans la marge : remplacez-la par des espaces.")},
    {"found character that cannot start any token", NULL, 0, false,
     N_("Une valeur ne peut pas commencer par @, % ou ` : mettez-la entre "
        "guillemets.")},
    {"did not find expected alphabetic or numeric character", NULL, 0, true,
     N_("Une valeur qui commence par « * » ou « & » doit être entre guillemets, par "
        "exemple \"*\".")},
    {"found undefined tag handle", NULL, 0, false,
     N_("Une valeur qui commence par « ! » doit être entre guillemets, par exemple "
        "\"!\".")},
    {"did not find expected whitespace or line break", "while scanning a tag", 0, true,
     N_("Une valeur qui commence par « ! » doit être entre guillemets, par exemple "
        "\"!\".")},
    {"did not find expected tag URI", NULL, 0, true,
     N_("Une valeur qui commence par « ! » doit être entre guillemets, par exemple "
        "\"!\".")},
    {"block sequence entries are not allowed", NULL, 0, false,
     N_("Tiret inattendu : une liste commence à la ligne, un élément par ligne, les "
        "tirets alignés.")},
    {"mapping keys are not allowed", NULL, 0, false,
     N_("« ? » inattendu : mettez la valeur entre guillemets, par exemple \"?\".")},
    {"did not find expected '-' indicator", NULL, 0, false,
     N_("Cette ligne n’est pas alignée avec la liste : mettez son tiret sous les "
        "autres, ou décalez-la.")},
    {"did not find expected key", NULL, 0, false,
     N_("Cette ligne n’est pas alignée avec les autres, ou un texte entre guillemets "
        "est suivi d’autre chose : vérifiez les espaces du début et les guillemets.")},
    {"did not find expected ',' or ']'", NULL, 0, false,
     N_("Liste entre crochets mal fermée : séparez les éléments par des virgules et "
        "finissez par ].")},
    {"did not find expected ',' or '}'", NULL, 0, false,
     N_("Accolades mal fermées : séparez les éléments par des virgules et finissez "
        "par }.")},
    {"did not find expected node content", NULL, 0, false,
     N_("Il manque une valeur ici, ou elle commence par un caractère réservé : "
        "mettez-la entre guillemets.")},
    {"did not find expected <document start>", NULL, 0, false,
     N_("Ce texte n’appartient à aucune clé : écrivez « clé: valeur », sans rien "
        "devant la première clé.")},
    {"did not find expected comment or line break", NULL, 0, false,
     N_("Après | ou >, passez à la ligne avant d’écrire le texte.")},
};

static bool starts(const char *text, const char *with)
{
    return text && strncmp(text, with, strlen(with)) == 0;
}

const char *syntax_sentence(const char *context, const char *problem, char offending,
                            bool *at_start)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct syntax *row = &table[i];

        if (!starts(problem, row->problem))
            continue;
        if (row->context && !starts(context, row->context))
            continue;
        if (row->offending && row->offending != offending)
            continue;
        *at_start = row->at_start;
        return i18n_tr(row->sentence);
    }
    *at_start = false;
    return _("Ce passage ne se lit pas : vérifiez les espaces du début de ligne, les "
             "deux-points et les guillemets autour.");
}
