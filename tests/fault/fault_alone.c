/* The database is opened by SQLite alone: closing any other descriptor on it drops the
 * locks, and a second terreau then writes over the first.
 *
 * In each scene of scenes.h played in an open file, every open of that file is counted;
 * then another process, which no lock file stops, must still be refused. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "disk.h"
#include "scenes.h"

static void expect(bool done, const struct scene *scene, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "%s: %s\n", scene->name, what);
    exit(1);
}

/* In a process of its own: 0 when it is refused because the file is held. */
static int open_as_another(const char *path)
{
    struct store *store;
    struct err err = ERR_INIT;
    bool opened = store_open(path, &store, &err);
    return opened ? 1 : err.kind == ERR_BUSY ? 0 : 2;
}

/* Would another process be let in, were there no lock file? A child alone would know of
 * the locks by what SQLite keeps in memory: it starts this program again. */
static bool lets_another_in(const struct stage *stage)
{
    char lock[200];
    int status;
    snprintf(lock, sizeof lock, "%s.verrou", stage->path);
    unlink(lock);
    pid_t child = fork();
    if (child == 0) {
        execl("/proc/self/exe", "fault-alone", stage->path, (char *)NULL);
        _exit(3);
    }
    waitpid(child, &status, 0);
    return status != 0;
}

/* What the session does when nobody types, and exports do. */
static bool row(void *ctx, struct id id, const struct value *values, size_t count)
{
    (void)ctx;
    (void)id;
    (void)values;
    (void)count;
    return true;
}

static void read_and_keep(struct stage *stage, const struct scene *scene)
{
    char copy[200];
    struct store *store = stage->garden.store;
    snprintf(copy, sizeof copy, "%s.copie", stage->path);
    expect(store_ballast(store, &stage->err), scene, "no reserve");
    expect(!stage_problem(stage)[0], scene, "not sound");
    expect(store_backup(store, copy, NULL, NULL, &stage->err), scene, "no backup");
    for (size_t i = 0; i < schema_table_count; i++)
        expect(store_each(store, schema_tables[i].table, row, NULL, &stage->err), scene,
               "not read");
}

static void play(const struct scene *scene, const char *folder, bool trap)
{
    struct stage stage;
    stage_begin(&stage, folder);
    scene->plant(&stage);
    stage_close(&stage);
    disk_watch(stage.path);
    expect(stage_open(&stage), scene, "does not open");
    int opened = disk_opens();
    for (int i = 0; i < scene->gestures; i++)
        expect(scene->act(&stage, i), scene, "refused");
    read_and_keep(&stage, scene);
    expect(disk_opens() == opened, scene, "the file was opened beside SQLite");
    expect(!lets_another_in(&stage), scene, "the locks are gone");
    if (trap) { /* this test can fail */
        close(open(stage.path, O_RDONLY | O_CLOEXEC));
        expect(disk_opens() == opened + 1, scene, "an open is not seen");
        expect(lets_another_in(&stage), scene, "there is no trap any more");
    }
    stage_end(&stage);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return open_as_another(argv[1]);
    for (size_t i = 0; i < scene_count; i++) {
        char folder[] = "/tmp/terreau-seul-XXXXXX", command[64];
        if (scenes[i].closed)
            continue;
        if (!mkdtemp(folder))
            return 99;
        play(&scenes[i], folder, i == 0);
        printf("%s: opened by SQLite alone\n", scenes[i].name);
        snprintf(command, sizeof command, "rm -rf %s", folder);
        if (system(command) != 0)
            return 99;
    }
    return 0;
}
