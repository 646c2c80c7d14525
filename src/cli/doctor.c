/* The state of this computer for keeping notes: what is fine, and what to do about the
 * rest, in plain words. */
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/cli.h"
#include "cli/upkeep.h"
#include "config/paths.h"
#include "store/store.h"

/* Below this a meeting may fill the disk. */
#define LEAST_FREE_MB 50

struct visit {
    int worries;
};

static void fine(const char *sentence)
{
    cli_sayf(stdout, "  %s", sentence);
}

static void worry(struct visit *visit, const char *sentence)
{
    visit->worries++;
    cli_sayf(stdout, "! %s", sentence);
}

/* --- the disk -------------------------------------------------------------------- */

static bool starts_with(const char *path, const char *word)
{
    char text[64] = "";
    FILE *file = fopen(path, "r");
    bool read = file && fgets(text, sizeof text, file);
    if (file)
        fclose(file);
    return read && str_starts(text, word);
}

/* Device mapper says "CRYPT-…" of what dm-crypt holds; a volume may lie upon one. */
static bool is_encrypted(unsigned major_number, unsigned minor_number)
{
    char path[128];
    snprintf(path, sizeof path, "/sys/dev/block/%u:%u/dm/uuid", major_number,
             minor_number);
    if (starts_with(path, "CRYPT-"))
        return true;
    for (unsigned slave = 0; slave < 64; slave++) {
        snprintf(path, sizeof path, "/sys/dev/block/%u:%u/slaves/dm-%u/dm/uuid",
                 major_number, minor_number, slave);
        if (starts_with(path, "CRYPT-"))
            return true;
    }
    return false;
}

static void visit_disk(struct visit *visit, const char *folder)
{
    struct stat what;
    struct statvfs room;
    if (stat(folder, &what) != 0 || statvfs(folder, &room) != 0) {
        worry(visit,
              _("Le dossier des données ne peut être lu : vérifiez ses droits."));
        return;
    }
    unsigned long long free_mb =
        (unsigned long long)room.f_bavail * room.f_frsize / (1024 * 1024);
    if (free_mb < LEAST_FREE_MB)
        worry(visit, _("Le disque est presque plein : libérez de la place avant une "
                       "rencontre."));
    cli_sayf(stdout, _("  Place libre : %llu Mo."), free_mb);
    if (is_encrypted(major(what.st_dev), minor(what.st_dev)))
        fine(_("Le disque est chiffré : un ordinateur volé ne dit rien."));
    else
        worry(visit,
              _("Le disque ne semble pas chiffré : un ordinateur volé livrerait les "
                "noms et les notes. Demandez à votre service informatique."));
}

/* --- the terminal ---------------------------------------------------------------- */

static void visit_terminal(struct visit *visit)
{
    const char *term = getenv("TERM");
    cli_sayf(stdout, _("  Terminal : %s."), term ? term : _("non dit"));
    if (!term || str_equal(term, "dumb"))
        worry(visit, _("Ce terminal ne sait pas placer le curseur : ouvrez-en un "
                       "autre, ou dites « export TERM=xterm-256color »."));
    if (str_equal(nl_langinfo(CODESET), "UTF-8"))
        fine(_("Les accents sont compris (UTF-8)."));
    else
        worry(visit, _("La langue du système n’est pas en UTF-8 : terreau se "
                       "débrouille, d’autres programmes non."));
}

/* --- the file -------------------------------------------------------------------- */

static void visit_backups(struct visit *visit, const char *file)
{
    struct str latest = {0};
    if (upkeep_latest(file, &latest))
        cli_sayf(stdout, _("  Dernière sauvegarde : %s"), latest.at);
    else
        worry(visit, _("Pas encore de sauvegarde : elle se fait à la prochaine "
                       "ouverture, ou par « terreau backup »."));
    str_free(&latest);
}

static void visit_file(struct visit *visit, const char *file)
{
    struct stat what;
    struct err err = ERR_INIT;
    struct store *store = NULL;
    cli_sayf(stdout, "%s", file);
    if (stat(file, &what) == 0 && (what.st_mode & 077) != 0)
        worry(visit,
              _("D’autres personnes peuvent lire ce fichier : dites « chmod 600 » "
                "de ce fichier."));
    if (!store_open(file, &store, &err))
        worry(visit, err.text);
    else if (store_read_only(store))
        worry(visit, _("Ce fichier ne peut être que lu ici."));
    else
        fine(_("Il s’ouvre et peut être écrit. « terreau check » le vérifie de fond en "
               "comble."));
    store_close(store);
    visit_backups(visit, file);
}

int cli_doctor(const struct cli *cli)
{
    struct visit visit = {0};
    struct str folder = {0};
    struct err err = ERR_INIT;
    cli_sayf(stdout, "terreau %s, SQLite %s", TERREAU_VERSION, store_engine());
    visit_terminal(&visit);
    if (!paths_make(PATHS_DATA, "", &folder, &err))
        worry(&visit, err.text);
    else
        visit_disk(&visit, folder.at);
    if (cli->file)
        visit_file(&visit, cli->file);
    cli_say(stdout, visit.worries == 0 ? _("Tout va bien.")
                                       : _("Les lignes marquées « ! » demandent un "
                                           "geste ; rien n’a été modifié."));
    str_free(&folder);
    return visit.worries == 0 ? CLI_GOOD : CLI_FAILED;
}
