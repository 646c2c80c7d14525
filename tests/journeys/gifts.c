/* Files that come into the person's home, and go. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "stage.h"

static void file_in(const struct stage *stage, const char *name, struct str *path)
{
    str_printf(path, "%s/%s", stage->folder, name);
}

bool stage_take(const struct stage *stage, const char *name, struct err *err)
{
    struct str path = {0};
    file_in(stage, name, &path);
    bool good = unlink(path.at) == 0;
    str_free(&path);
    return good || err_set(err, ERR_IO, "%s: %s", name, strerror(errno));
}

bool stage_give_list(const struct stage *stage, const char *name, int count,
                     struct err *err)
{
    struct str to = {0};
    file_in(stage, name, &to);
    FILE *file = fopen(to.at, "w");
    str_free(&to);
    if (!file)
        return err_set(err, ERR_IO, "%s: %s", name, strerror(errno));
    /* a phone with a label is a row of its own: two rows a person */
    fputs("Prénom;Nom;Portable\n", file);
    for (int i = 0; i < count; i++)
        fprintf(file, "Aimé;Durand%c%c%c;06 00 00 %02d %02d\n", 'a' + i / 676 % 26,
                'a' + i / 26 % 26, 'a' + i % 26, 1 + i / 100, i % 100);
    return fclose(file) == 0 || err_set(err, ERR_IO, "%s", strerror(errno));
}
