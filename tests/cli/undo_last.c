/* Takes back, or brings again, the last step of a file:
 *
 *   undo-last FILE.terreau undo|redo
 */
#include <stdio.h>
#include <string.h>

#include "cli/open.h"

int main(int argc, char **argv)
{
    struct garden garden = {0};
    struct arena arena = {0};
    struct str notice = {0};
    struct err err = ERR_INIT;
    const char *sentence = "";
    if (argc != 3)
        return 2;
    bool done = cli_open_garden(argv[1], &garden, &notice, &err) &&
                (strcmp(argv[2], "undo") == 0 ? ops_undo : ops_redo)(&garden, &arena,
                                                                     &sentence, &err);
    puts(done ? sentence : err.text);
    ops_garden_close(&garden);
    arena_free(&arena);
    str_free(&notice);
    return done ? 0 : 1;
}
