#include "config/private.h"

#include <stdlib.h>
#include <string.h>

bool config_read(const char *yaml, size_t len, struct community *community,
                 struct config_problems *problems)
{
    struct walk walk = {.arena = &community->arena, .problems = problems};
    bool stopped;

    memset(community, 0, sizeof *community);
    memset(problems, 0, sizeof *problems);
    walk.reader = reader_open(yaml, len, problems);
    walk_file(&walk, &community_record, community);
    stopped = reader_stopped(walk.reader);
    reader_close(walk.reader);
    community_fill_defaults(community);
    /* What a board names may stand below the place where the reading stopped. */
    if (!stopped)
        check_community(&walk, community);
    vec_free(&walk.marks);
    if (!problems_sort(problems))
        return true;
    community_free(community);
    return false;
}
