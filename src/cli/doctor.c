/* The state of this computer for keeping notes: what is fine, and what to do about the
 * rest, in plain words. */
#include <langinfo.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/cli.h"
#include "cli/upkeep.h"
#include "config/paths.h"
#include "store/store.h"

struct visit {
    int worries;
};

static void fine(const char *sentence)
{
    cli_sayf(stdout, "  %s", sentence);
}

__attribute__((format(printf, 2, 3))) static void worry(struct visit *visit,
                                                        const char *format, ...)
{
    char sentence[512];
    va_list args;
    va_start(args, format);
    str_vformat(sentence, sizeof sentence, format, args);
    va_end(args);
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

/* What people call it, "" for one that needs no word. */
static const char *system_name(const char *folder, bool *unsafe)
{
    static const struct {
        uint32_t magic;
        const char *name;
        bool unsafe;
    } known[] = {
        {0xEF53, "ext4", false},      {0x58465342, "xfs", false},
        {0x9123683E, "btrfs", false}, {0xF2F52010, "f2fs", false},
        {0x2FC12FC1, "zfs", false},   {0x794C7630, "overlay", false},
        {0x4D44, "FAT", false},       {0x2011BAB0, "exFAT", false},
        {0x7366746E, "NTFS", false},  {0x5346544E, "NTFS", false},
        {0x01021994, "tmpfs", true},  {0x6969, "NFS", true},
        {0x517B, "SMB", true},        {0xFF534D42, "CIFS", true},
        {0xFE534D42, "SMB", true},    {0x65735546, "FUSE", true},
        {0x01021997, "9p", true},
    };
    struct statfs system;
    *unsafe = false;
    if (statfs(folder, &system) != 0)
        return _("inconnu");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if ((uint32_t)system.f_type == known[i].magic) {
            *unsafe = known[i].unsafe;
            return known[i].name;
        }
    return _("inconnu");
}

static void visit_system(struct visit *visit, const char *folder)
{
    bool unsafe;
    const char *name = system_name(folder, &unsafe);
    if (!unsafe)
        cli_sayf(stdout, _("  Système de fichiers : %s."), name);
    else if (str_equal(name, "tmpfs"))
        worry(visit, _("Ce dossier est en mémoire (tmpfs) : tout y disparaît quand "
                       "l’ordinateur s’éteint. Rangez les fichiers ailleurs."));
    else
        worry(visit,
              _("Ce dossier est sur le réseau ou ailleurs (%s) : rangez les "
                "fichiers sur le disque de cet ordinateur."),
              name);
}

static void visit_disk(struct visit *visit, const char *folder)
{
    struct stat what;
    int64_t left = upkeep_room_left(folder);
    if (stat(folder, &what) != 0 || left < 0) {
        worry(visit,
              _("Le dossier des données ne peut être lu : vérifiez ses droits."));
        return;
    }
    cli_sayf(stdout, _("  Dossier des communautés : %s"), folder);
    visit_system(visit, folder);
    if (left < UPKEEP_LEAST_ROOM)
        worry(visit, _("Le disque est presque plein : libérez de la place avant une "
                       "rencontre."));
    cli_sayf(stdout, _("  Place libre : %llu Mo."), (unsigned long long)left);
    if ((what.st_mode & 077) != 0)
        worry(visit,
              _("D’autres personnes peuvent lire ce dossier : dites « chmod 700 "
                "%s »."),
              folder);
    if (access(folder, W_OK) != 0)
        worry(visit, _("Ce dossier ne peut pas être écrit : vérifiez ses droits."));
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
    if (access(file, F_OK) == 0)
        visit_system(visit, file);
    if (stat(file, &what) == 0 && (what.st_mode & 077) != 0)
        worry(visit,
              _("D’autres personnes peuvent lire ce fichier : dites « chmod 600 » "
                "de ce fichier."));
    if (!store_open(file, &store, &err))
        worry(visit, "%s", err.text);
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
        worry(&visit, "%s", err.text);
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
