/* Memory that runs out at every allocation in turn, in each scene of scenes.h.
 *
 *   fault-memory [long|some] [SCENE]
 *
 * The linker sends malloc, calloc and realloc of our code here: then terreau leaves,
 * what is half typed being on the disk. SQLite's own allocations come here by its
 * configuration: then the gesture is refused, by a sentence, and terreau goes on. Of
 * those, unless `long` is asked, some hundreds, by TERREAU_SEED, printed; with `some`,
 * a tenth of all. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trial.h"

/* SQLite's allocations of a scene are thousands: all of the first ones, then fewer. */
enum { THIN = 40, FIRSTS = 7, SOME_EVERY = 11, SOME_THIN = 4 };

enum memory { OURS, ENGINE_ONCE, ENGINE_FOR_GOOD, MEMORIES };
static const char *const names[] = {"no memory", "no memory in SQLite once",
                                    "no memory in SQLite"};

static struct {
    int left; /* calls before the one that fails, 0: none does */
    enum memory whose;
    bool failing; /* for good */
    bool hit;
} memory;

static bool must_fail(bool ours)
{
    if (ours != (memory.whose == OURS))
        return false;
    if (!memory.failing && (memory.left == 0 || --memory.left > 0))
        return false;
    memory.failing = memory.whose == ENGINE_FOR_GOOD;
    memory.hit = true;
    return true;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

void *__wrap_malloc(size_t size)
{
    return must_fail(true) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return must_fail(true) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
    return must_fail(true) ? NULL : __real_realloc(old, size);
}

static sqlite3_mem_methods engine;

static void *engine_malloc(int size)
{
    return must_fail(false) ? NULL : engine.xMalloc(size);
}

static void *engine_realloc(void *old, int size)
{
    return must_fail(false) ? NULL : engine.xRealloc(old, size);
}

static void install(void)
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &engine);
    sqlite3_mem_methods ours = engine;
    ours.xMalloc = engine_malloc;
    ours.xRealloc = engine_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}

static void mend(void *ctx)
{
    (void)ctx;
    memory.left = 0;
    memory.failing = false;
}

static void run_out(void *ctx, int n)
{
    memory.whose = *(enum memory *)ctx;
    memory.left = n;
    memory.failing = memory.hit = false;
}

static bool was_hit(void *ctx)
{
    (void)ctx;
    return memory.hit;
}

static const char *const sentences[] = {
    "La mémoire manque : fermez d’autres programmes, puis recommencez.", NULL};

static int play(const struct scene *scene, enum memory whose,
                const struct trial_ask *ask)
{
    int most = whose == OURS ? (ask->some ? SOME_EVERY : 1) : FIRSTS;
    int from = ask->all ? 1 : 1 + (int)(ask->seed % (unsigned)most);
    int thin = ask->some ? SOME_THIN : THIN;
    const struct trial trial = {.scene = scene,
                                .break_it = run_out,
                                .mend = mend,
                                .hit = was_hit,
                                .ctx = &whose,
                                .leaves = whose == OURS,
                                .thin = ask->all || whose == OURS ? 0 : thin,
                                .fault = names[whose],
                                .sentences = sentences};
    return trial_run(&trial, from, whose == OURS ? most : 1);
}

int main(int argc, char **argv)
{
    struct trial_ask ask = trial_asked(argc, argv);
    int sum = 0;
    install();
    for (size_t i = 0; i < scene_count; i++) {
        if (ask.only && strcmp(ask.only, scenes[i].name) != 0)
            continue;
        for (int whose = 0; whose < MEMORIES; whose++) {
            int count = play(&scenes[i], (enum memory)whose, &ask);
            printf("%-10s %5d times %s\n", scenes[i].name, count, names[whose]);
            fflush(stdout);
            sum += count;
        }
    }
    return sum == 0;
}
