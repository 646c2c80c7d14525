#include "cli/args.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

/* Farther than this, or than half its length, a word is another word. */
#define SLIP 2

#define ANY_VERB (~0u)
/* Documents for people, in one of the formats of report/report.h. */
#define REPORTS                                                                        \
    (CLI_WITH(CLI_EXPORT_MINUTES) | CLI_WITH(CLI_EXPORT_SHEET) |                       \
     CLI_WITH(CLI_EXPORT_POSTITS) | CLI_WITH(CLI_EXPORT_DIRECTORY))
#define EXPORTS                                                                        \
    (CLI_WITH(CLI_EXPORT) | CLI_WITH(CLI_EXPORT_ICS) | CLI_WITH(CLI_EXPORT_ROWS) |     \
     CLI_WITH(CLI_MAP) | REPORTS)

/* A row leaves out, at its end, what it does not have. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
const struct cli_verb_def cli_verbs[] = {
    {NULL, CLI_SESSION, NULL, N_("[FICHIER.terreau]"),
     N_("ouvrir cette communauté, ou la dernière ouverte, ou l’accueil")},
    {"new", CLI_NEW, NULL, N_("new FICHIER.terreau --from NOM|CONFIG.yaml"),
     N_("créer une communauté, sans l’ouvrir")},
    {"export", CLI_EXPORT, "json", N_("export json FICHIER.terreau [-o SORTIE]"),
     N_("tout écrire en JSON")},
    {"export", CLI_EXPORT_MINUTES, "minutes",
     N_("export minutes FICHIER.terreau --meeting N [-o SORTIE]"),
     N_("écrire le compte rendu d’une rencontre")},
    {"export", CLI_EXPORT_SHEET, "emargement",
     N_("export emargement FICHIER.terreau --meeting N [-o SORTIE]"),
     N_("écrire la feuille d’émargement à imprimer")},
    {"export", CLI_EXPORT_POSTITS, "postits",
     N_("export postits FICHIER.terreau [--board N] [-o SORTIE]"),
     N_("écrire les post-its à imprimer")},
    {"export", CLI_EXPORT_DIRECTORY, "annuaire",
     N_("export annuaire FICHIER.terreau [--level NIVEAU] [-o SORTIE]"),
     N_("écrire l’annuaire de qui veut bien y paraître")},
    {"export", CLI_EXPORT_ICS, "ics",
     N_("export ics FICHIER.terreau [--level NIVEAU] [-o SORTIE]"),
     N_("écrire les rencontres et les actions pour un agenda (iCalendar)")},
    {"export", CLI_EXPORT_ROWS, "csv",
     N_("export csv FICHIER.terreau [--what QUI] [--list NOM] [-o SORTIE]"),
     N_("écrire les membres ou les acteurs pour un tableur")},
    {"export", CLI_EXPORT_ROWS, "vcard",
     N_("export vcard FICHIER.terreau [--what QUI] [--list NOM] [-o SORTIE]"),
     N_("écrire les membres ou les acteurs pour un carnet d’adresses")},
    {"export", CLI_EXPORT_ROWS, "geojson",
     N_("export geojson FICHIER.terreau [--list NOM] [-o SORTIE]"),
     N_("écrire les acteurs pour une carte")},
    {"export", CLI_EXPORT_ROWS, "gogocarto",
     N_("export gogocarto FICHIER.terreau [--list NOM] [-o SORTIE]"),
     N_("écrire les acteurs pour GoGoCarto")},
    {"export", CLI_EXPORT_ROWS, "brevo",
     N_("export brevo FICHIER.terreau [--list NOM] [-o SORTIE]"),
     N_("écrire les adresses de qui veut recevoir la lettre (Brevo)")},
    {"export", CLI_EXPORT_ROWS, "decidim",
     N_("export decidim FICHIER.terreau [--list NOM] [-o SORTIE]"),
     N_("écrire les membres à inviter dans un espace Decidim")},
    {"export", CLI_EXPORT_ROWS, "labels",
     N_("export labels FICHIER.terreau [--list NOM] [-o SORTIE]"),
     N_("écrire les étiquettes postales, pour un publipostage")},
    {"export", CLI_EXPORT_ROWS, "letters",
     N_("export letters FICHIER.terreau [--list NOM] [-o SORTIE]"),
     N_("écrire les adresses des lettres, pour un publipostage")},
    {"export", CLI_EXPORT_ROWS, "badges",
     N_("export badges FICHIER.terreau [--list NOM] [-o SORTIE]"),
     N_("écrire les badges, pour un publipostage")},
    {"import", CLI_IMPORT_AGENDA, "agenda",
     N_("import agenda FICHIER.terreau TEXTE [--meeting N]"),
     N_("lire un déroulé (un fichier, ou « - ») et en faire un agenda"),
     N_("un texte")},
    {"import", CLI_IMPORT_JSON, "json",
     N_("import json FICHIER.terreau EXPORT [--dry-run]"),
     N_("reprendre un export JSON, dans un fichier neuf ou dans le sien"),
     N_("un export")},
    {"import", CLI_IMPORT_ICS, "ics",
     N_("import ics FICHIER.terreau AGENDA [--dry-run]"),
     N_("reprendre les rencontres et les actions d’un agenda (iCalendar)"),
     N_("un agenda")},
    {"import", CLI_IMPORT, NULL,
     N_("import FICHIER.terreau CONTACTS [--dry-run] [--source NOM]"),
     N_("faire entrer des contacts (CSV, vCard), un verdict par ligne"),
     N_("un fichier de contacts")},
    {"map", CLI_MAP, NULL,
     N_("map FICHIER.terreau [--text|--svg|--geojson|--csv] [-o SORTIE]"),
     N_("écrire la carte des acteurs (dessin, mots, SVG, GeoJSON, CSV)")},
    {"find", CLI_FIND, NULL,
     N_("find FICHIER.terreau RECHERCHE [--list NOM] [--most N] [--json]"),
     N_("chercher partout, le plus proche d’abord")},
    {"check", CLI_CHECK, NULL, N_("check FICHIER.terreau|CONFIG.yaml"),
     N_("vérifier un fichier de fond en comble")},
    {"backup", CLI_BACKUP, NULL, N_("backup FICHIER.terreau [-o SORTIE]"),
     N_("en faire une copie, relue et vérifiée")},
    {"restore", CLI_RESTORE, NULL, N_("restore FICHIER.terreau SAUVEGARDE"),
     N_("remettre une sauvegarde à la place du fichier, gardé de côté"),
     N_("une sauvegarde")},
    {"salvage", CLI_SALVAGE, NULL, N_("salvage FICHIER.terreau [-o SORTIE]"),
     N_("sauver ce qui se lit encore d’un fichier abîmé, gardé de côté")},
    {"doctor", CLI_DOCTOR, NULL, N_("doctor [FICHIER.terreau]"),
     N_("dire si l’ordinateur est prêt, et quoi faire sinon"), NULL, true},
    {"commune", CLI_COMMUNE, NULL, N_("commune NOM|CODE [--region RÉGION] [--json]"),
     N_("trouver une commune : nom, code postal ou code INSEE")},
};
const size_t cli_verb_count = sizeof cli_verbs / sizeof *cli_verbs;

const struct cli_option_def cli_options[OPTION_COUNT] = {
    [OPTION_FROM] = {"--from", NULL, N_("NOM|CONFIG.yaml"), CLI_WITH(CLI_NEW),
                     N_("ce dont part la communauté : un nom fourni ou votre fichier")},
    [OPTION_OUT] = {"-o", "--output", N_("SORTIE"),
                    EXPORTS | CLI_WITH(CLI_BACKUP) | CLI_WITH(CLI_SALVAGE),
                    N_("écrire dans ce fichier (jamais par-dessus un autre)")},
    [OPTION_FORCE] = {"--force", NULL, NULL, EXPORTS | CLI_IMPORTS,
                      N_("avec -o : remplacer le fichier s’il existe")},
    [OPTION_MEETING] = {"--meeting", NULL, "N",
                        CLI_WITH(CLI_EXPORT_MINUTES) | CLI_WITH(CLI_EXPORT_SHEET) |
                            CLI_WITH(CLI_IMPORT_AGENDA),
                        N_("la rencontre : 1 est la plus ancienne")},
    [OPTION_LEVEL] =
        {"--level", NULL, "public|membres|binome",
         CLI_WITH(CLI_EXPORT_MINUTES) | CLI_WITH(CLI_EXPORT_DIRECTORY) |
             CLI_WITH(CLI_EXPORT_ROWS) | CLI_WITH(CLI_EXPORT_ICS) | CLI_WITH(CLI_MAP),
         N_("qui le lira (sinon membres ; public pour la carte et l’agenda)")},
    [OPTION_FORMAT] = {"--format", NULL, "markdown|html|odt|csv|vcard|json|ics",
                       REPORTS | CLI_WITH(CLI_IMPORT),
                       N_("format du document (sinon, selon le nom du fichier)")},
    [OPTION_BOARD] = {"--board", NULL, "N", CLI_WITH(CLI_EXPORT_POSTITS),
                      N_("le tableau : 1 est le premier de la liste")},
    [OPTION_BLANK] = {"--blank", NULL, NULL, CLI_WITH(CLI_EXPORT_POSTITS),
                      N_("des post-its vides, à remplir à la main")},
    [OPTION_REGION] = {"--region", NULL, N_("RÉGION"),
                       CLI_WITH(CLI_COMMUNE) | CLI_WITH(CLI_MAP),
                       N_("ses communes d’abord : « Occitanie », « 76 »")},
    [OPTION_LIST] = {"--list", NULL, N_("NOM"),
                     CLI_WITH(CLI_FIND) | CLI_WITH(CLI_EXPORT_ROWS),
                     N_("une liste gardée sous ce nom")},
    [OPTION_WHAT] = {"--what", NULL, "membres|acteurs", CLI_WITH(CLI_EXPORT_ROWS),
                     N_("de qui : les membres, ou les acteurs")},
    [OPTION_MOST] = {"--most", NULL, "N", CLI_WITH(CLI_FIND),
                     N_("au plus N réponses (50 si rien n’est dit)")},
    [OPTION_LAYER] = {"--layer", NULL,
                      "points|densite|nombre|pour-100000|themes|zones-blanches",
                      CLI_WITH(CLI_MAP), N_("ce que la carte montre")},
    [OPTION_BY] = {"--by", NULL, "departement|epci|commune|region", CLI_WITH(CLI_MAP),
                   N_("par quoi compter (nombre, pour-100000, mots)")},
    [OPTION_TEXT] = {"--text", NULL, NULL, CLI_WITH(CLI_MAP),
                     N_("la carte en mots : un département par ligne")},
    [OPTION_SVG] = {"--svg", NULL, NULL, CLI_WITH(CLI_MAP),
                    N_("la carte en image (SVG)")},
    [OPTION_GEOJSON] = {"--geojson", NULL, NULL, CLI_WITH(CLI_MAP),
                        N_("les acteurs pour un logiciel de cartes (GeoJSON)")},
    [OPTION_CSV] = {"--csv", NULL, NULL, CLI_WITH(CLI_MAP),
                    N_("la grille thèmes par départements, pour un tableur")},
    [OPTION_WIDTH] = {"--width", NULL, "N", CLI_WITH(CLI_MAP),
                      N_("largeur de la carte dessinée, en caractères")},
    [OPTION_HEIGHT] = {"--height", NULL, "N", CLI_WITH(CLI_MAP),
                       N_("hauteur de la carte dessinée, en lignes")},
    [OPTION_JSON] = {"--json", NULL, NULL,
                     CLI_WITH(CLI_COMMUNE) | CLI_WITH(CLI_FIND) | CLI_IMPORTS,
                     N_("écrire en JSON, pour d’autres programmes")},
    [OPTION_DEMO] = {"--demo", NULL, NULL, CLI_WITH(CLI_SESSION),
                     N_("essayer sur une communauté inventée, effacée en partant")},
    [OPTION_READING] = {"--lecture", "--read-only", NULL, CLI_WITH(CLI_SESSION),
                        N_("regarder sans rien changer")},
    [OPTION_ANYWAY] = {"--quand-meme", "--anyway", NULL, ANY_VERB,
                       N_("ouvrir même dans un dossier partagé, plus lentement")},
    [OPTION_LANG] = {"--lang", NULL, "fr|en", ANY_VERB, N_("langue de l’écran")},
    [OPTION_KEYBOARD] = {"--keyboard", NULL, "azerty|afnor|bepo|qwerty",
                         CLI_WITH(CLI_SESSION), N_("clavier branché")},
    [OPTION_ASCII] = {"--ascii", NULL, NULL, CLI_WITH(CLI_SESSION) | CLI_WITH(CLI_MAP),
                      N_("traits et cadres en ASCII, pour les consoles nues")},
    [OPTION_DRY_RUN] = {"--dry-run", NULL, NULL, CLI_IMPORTS,
                        N_("dire ce qui se passerait, ne rien écrire")},
    [OPTION_SOURCE] = {"--source", NULL, N_("NOM"), CLI_WITH(CLI_IMPORT),
                       N_("d’où vient le fichier : ses colonnes sont retenues")},
    [OPTION_MAP] = {"--map", NULL, N_("TITRE=CHAMP"), CLI_WITH(CLI_IMPORT),
                    N_("ce qu’est une colonne (plusieurs fois s’il le faut)")},
    [OPTION_REPORT] = {"--report", NULL, N_("SORTIE"), CLI_IMPORTS,
                       N_("écrire le verdict de chaque ligne (CSV)")},
    [OPTION_HELD] = {"--held", NULL, N_("SORTIE.csv"), CLI_WITH(CLI_IMPORT),
                     N_("écrire les lignes tenues ou refusées, à corriger")},
    [OPTION_VERSION] = {"--version", NULL, NULL, ANY_VERB, N_("dire la version")},
    [OPTION_HELP] = {"--help", "-h", NULL, ANY_VERB, N_("montrer cette page")},
};

const char *cli_nearest(const char *word, const char *const *list)
{
    const char *nearest = NULL;
    unsigned least = SLIP + 1;
    for (; *list; list++) {
        unsigned distance = str_distance(word, *list, SLIP);
        if (distance < least && 2 * distance < strlen(*list)) {
            least = distance;
            nearest = *list;
        }
    }
    return nearest;
}
