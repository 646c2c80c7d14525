/* A community with the 41 actors of the demonstration: actors-fixture FILE */
#include <stdio.h>

#include "base/mem.h"
#include "config/config.h"
#include "ops/demo.h"

static bool fill(const char *path, struct err *err)
{
    struct garden garden = {0};
    struct config_problems problems = {0};
    struct community *community = xcalloc(1, sizeof *community);
    size_t len;
    const char *yaml = config_shipped("demo", &len);
    config_read(yaml, len, community, &problems);
    config_problems_free(&problems);
    if (!ops_garden_create(path, community, yaml, err) ||
        !ops_garden_open(path, &garden, err))
        return false;
    ops_garden_words(&garden, community);
    bool done = ops_demo_actors(&garden, config_demo_actors(&len), err);
    ops_garden_close(&garden);
    return done;
}

int main(int argc, char **argv)
{
    struct err err = ERR_INIT;
    if (argc == 2 && fill(argv[1], &err))
        return 0;
    fprintf(stderr, "actors-fixture: %s\n", err.text);
    return 1;
}
