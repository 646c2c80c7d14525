/* Every call that changes the disk made to fail in turn, in each scene of scenes.h: it
 * answers an error, or the disk is full, or half of a write is done; once, or until the
 * disk is well again.
 *
 *   fault-disk [long] [SCENE]
 *
 * What must then be true is in trial.h. Calls of long scenes fail in one or two of
 * these six ways, unless `long` is asked. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"
#include "trial.h"

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

static int play(const struct scene *scene, bool all)
{
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
        count +=
            trial_run(&trial, all ? 1 : 1 + i % scene->share, all ? 1 : scene->share);
    }
    return count;
}

int main(int argc, char **argv)
{
    bool all = argc > 1 && strcmp(argv[1], "long") == 0;
    const char *only = argc > 1 + all ? argv[1 + all] : NULL;
    int sum = 0;
    for (size_t i = 0; i < scene_count; i++) {
        if (only && strcmp(only, scenes[i].name) != 0)
            continue;
        int count = play(&scenes[i], all);
        printf("%-10s %5d faults\n", scenes[i].name, count);
        fflush(stdout);
        sum += count;
    }
    printf("%d faults\n", sum);
    return sum == 0;
}
