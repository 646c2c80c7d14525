/* Every call that changes the disk made to fail in turn, in each scene of scenes.h: it
 * answers an error, or the disk is full, or half of a write is done; once, or until the
 * disk is well again.
 *
 *   fault-disk [long|some] [SCENE]
 *
 * What must then be true is in trial.h. Calls of long scenes fail in one or two of
 * these six ways, unless `long` is asked; with `some`, one call in so many fails, from
 * one that the seed says. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"
#include "trial.h"

enum { SOME_EVERY = 11 };

static const char *const fault_names[DISK_FAULTS] = {
    "an error once",           "errors", "full once", "full", "a half write once",
    "half a write, then full",
};

static const char *const sentences[] = {
    "Le disque est plein : libérez de la place, puis recommencez.",
    "Le disque a répondu une erreur : recommencez, puis vérifiez son câble ou son "
    "état.",
    "Le fichier n’a pu être mis en sûreté dans son dossier : vérifiez les droits du "
    "dossier et l’état du disque.",
    "Le disque est presque plein : libérez de la place avant de continuer.",
    "Impossible d’écrire une copie ici : vérifiez la place et les droits du dossier.",
    "La copie n’a pu être mise en sûreté sur le disque : essayez sur un autre disque.",
    "Le disque refuse l’écriture : vérifiez la place libre, et les droits du fichier "
    "et "
    "de son dossier.",
    "Impossible de mettre l’ancien fichier de côté : ",
    "Le disque ne répond plus. Votre fichier est gardé sous ce nom : ",
    NULL,
};

static void break_disk(void *ctx, int n)
{
    disk_break(*(enum disk_fault *)ctx, n);
}

static void mend_disk(void *ctx)
{
    (void)ctx;
    disk_mend();
}

static bool was_hit(void *ctx)
{
    (void)ctx;
    return disk_hit();
}

static int play(const struct scene *scene, const struct trial_ask *ask)
{
    int by = ask->all ? 1 : scene->share;
    if (ask->some)
        by = (by * SOME_EVERY) | 1; /* odd: dying and going on take turns */
    int count = 0;
    for (int i = 0; i < DISK_FAULTS; i++) {
        enum disk_fault fault = (enum disk_fault)i;
        const struct trial trial = {.scene = scene,
                                    .break_it = break_disk,
                                    .mend = mend_disk,
                                    .hit = was_hit,
                                    .ctx = &fault,
                                    .fault = fault_names[i],
                                    .sentences = sentences};
        unsigned first = ask->some ? ask->seed + (unsigned)i : (unsigned)i;
        count += trial_run(&trial, 1 + (int)(first % (unsigned)by), by);
    }
    return count;
}

int main(int argc, char **argv)
{
    struct trial_ask ask = trial_asked(argc, argv);
    int sum = 0;
    for (size_t i = 0; i < scene_count; i++) {
        if (ask.only && strcmp(ask.only, scenes[i].name) != 0)
            continue;
        int count = play(&scenes[i], &ask);
        printf("%-10s %5d faults\n", scenes[i].name, count);
        fflush(stdout);
        sum += count;
    }
    printf("%d faults\n", sum);
    return sum == 0;
}
