#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "ptyrun.h"

char *pty_home(void)
{
    const char *base = getenv("TMPDIR");
    struct str path = {0};

    str_printf(&path, "%s/terreau-test-XXXXXX", base ? base : "/tmp");
    if (mkdtemp(path.at) == NULL) {
        perror(path.at);
        exit(99);
    }
    return path.at;
}

static int remove_entry(const char *path, const struct stat *info, int kind,
                        struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(path);
}

void pty_home_remove(char *home)
{
    nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(home);
}
