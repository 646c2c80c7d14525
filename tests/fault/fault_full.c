/* Disks that are full, small, read-only or counted: what is typed is never lost, what
 * is said to be saved is, the sentence says what to do, and once there is room again
 * the same words are saved and the file reads whole.
 *
 *   fault-full [SCENARIO]
 *
 * Each scenario has a disk of its own: a small tmpfs where the system lets us mount one
 * (in a namespace of the child), else a folder whose files may not grow past its size
 * (disk.h). */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/cli.h"
#include "cli/upkeep.h"
#include "person.h"
#include "room.h"

#define FULL "Le disque est plein : libérez de la place, puis recommencez."
#define READ_ONLY "Ce fichier est ouvert en lecture seule : rien ne peut y être écrit."

/* --- the disk -------------------------------------------------------------------- */

/* No file may grow past that many bytes; 0: past anything. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit = {.rlim_cur = bytes ? bytes : RLIM_INFINITY,
                           .rlim_max = RLIM_INFINITY};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes ? bytes : limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limit);
}

static off_t size_of(const struct stage *stage, const char *ending)
{
    char path[200];
    struct stat what = {.st_size = 0};
    snprintf(path, sizeof path, "%s%s", stage->path, ending);
    return stat(path, &what) == 0 ? what.st_size : 0;
}

/* --- the scenarios --------------------------------------------------------------- */

/* It is full by what is typed, and by it alone. */
static void full_while_typing(struct stage *stage)
{
    room_take(stage);
    const char *text = person_is_refused(stage, FULL);
    must(person_said() > 50, "full too soon", stage);
    person_finds_all(stage);
    room_free(stage);
    person_saves_at_last(stage, text);
}

static void full_at_once(struct stage *stage)
{
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    room_fill(stage);
    const char *text = person_is_refused(stage, FULL);
    person_finds_all(stage);
    room_free(stage);
    person_saves_at_last(stage, text);
}

/* Two saves refused, the disk emptied and filled again meanwhile. */
static void full_and_freed_again_and_again(struct stage *stage)
{
    for (int i = 0; i < 3; i++) {
        room_fill(stage);
        const char *text = person_is_refused(stage, FULL);
        room_free(stage);
        person_saves_at_last(stage, text);
    }
}

static void the_reserve_is_there(struct stage *stage)
{
    must(store_ballast(stage->garden.store, &stage->err), "no reserve", stage);
    room_fill(stage);
    for (int i = 0; i < 40; i++)
        must(person_saves(stage, "Sur la réserve, une idée de plus pour la serre"),
             "the reserve is not given back", stage);
    must(size_of(stage, ".reserve") == 0, "the reserve is kept", stage);
    room_fill(stage);
    const char *text = person_is_refused(stage, FULL);
    must(!store_ballast(stage->garden.store, &stage->err) &&
             strstr(stage->err.text, "Le disque est presque plein"),
         "a full disk without reserve is not said", stage);
    person_finds_all(stage);
    room_free(stage);
    person_saves_at_last(stage, text);
    must(store_ballast(stage->garden.store, &stage->err), "no new reserve", stage);
}

static void killed_while_full(struct stage *stage)
{
    int status;
    stage_close(stage);
    pid_t child = fork();
    if (child == 0) {
        must(stage_open(stage), "the file does not open", stage);
        room_fill(stage);
        person_is_refused(stage, FULL);
        stage_leave(0);
    }
    waitpid(child, &status, 0);
    must(status == 0, "the child failed", stage);
    if (room_is_mounted())
        room_free(stage);
    must(stage_open(stage), "the file does not open after the death", stage);
    person_finds_all(stage);
    must(person_saves(stage, "après"), "refused after the death", stage);
    person_reopens(stage);
}

static void full_before_the_opening(struct stage *stage)
{
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    stage_close(stage);
    room_fill(stage);
    must(stage_open(stage), "a full disk cannot be read", stage);
    person_finds_all(stage);
    const char *text = person_is_refused(stage, FULL);
    room_free(stage);
    person_saves_at_last(stage, text);
}

static void copy_path(const struct stage *stage, char out[160])
{
    snprintf(out, 160, "%.95s/copie.sauvegarde", stage->folder);
}

static void full_during_a_backup(struct stage *stage)
{
    char path[160], part[200];
    copy_path(stage, path);
    snprintf(part, sizeof part, "%s.part", path);
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    room_fill(stage);
    must(!store_backup(stage->garden.store, path, NULL, NULL, &stage->err),
         "a backup on a full disk is said done", stage);
    must(strstr(stage->err.text, "place") != NULL, "not the sentence awaited", stage);
    must(access(path, F_OK) != 0 && access(part, F_OK) != 0, "half a backup is left",
         stage);
    room_free(stage);
    must(store_backup(stage->garden.store, path, NULL, NULL, &stage->err),
         "refused on a disk that has room", stage);
    must(person_saves(stage, "Après"), "refused after a backup", stage);
    person_reopens(stage);
}

/* A document that is there is not lost to the one that has no room. */
static void full_during_an_export(struct stage *stage)
{
    char path[160], before[64] = "";
    snprintf(path, sizeof path, "%.95s/export.json", stage->folder);
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    stage_close(stage);
    FILE *file = fopen(path, "w");
    must(file && fputs("celui d’avant", file) >= 0 && fclose(file) == 0, path, stage);
    const struct cli cli = {
        .verb = CLI_EXPORT, .file = stage->path, .out = path, .force = true};
    if (room_is_mounted())
        room_fill(stage);
    else
        limit_files(512);
    must(cli_export_json(&cli) != CLI_GOOD, "an export on a full disk is said done",
         stage);
    file = fopen(path, "r");
    must(file && fgets(before, sizeof before, file) &&
             str_equal(before, "celui d’avant"),
         "the export of before is lost", stage);
    fclose(file);
    if (room_is_mounted())
        room_free(stage);
    else
        limit_files(0);
    must(cli_export_json(&cli) == CLI_GOOD, "refused on a disk that has room", stage);
    must(stage_open(stage), "the file does not open", stage);
    person_finds_all(stage);
}

/* A disk that counts by person or by file says « too large » and not « full ». */
static void files_may_not_grow(struct stage *stage)
{
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    limit_files((rlim_t)size_of(stage, "-wal") + 10000);
    const char *text = person_is_refused(stage, FULL);
    person_finds_all(stage);
    limit_files(0);
    person_saves_at_last(stage, text);
}

/* The WAL takes notes, the file itself may not grow: a checkpoint waits, no note does.
 */
static void the_checkpoint_is_refused(struct stage *stage)
{
    while (size_of(stage, "") <= size_of(stage, "-wal") + 100000)
        must(person_saves(stage, "pour que le fichier grossisse, et lui seul"),
             "refused", stage);
    person_reopens(stage);
    limit_files((rlim_t)size_of(stage, ""));
    int before = person_said();
    const char *text = person_is_refused(stage, FULL);
    must(person_said() > before, "no note at all", stage);
    person_finds_all(stage);
    limit_files(0);
    person_saves_at_last(stage, text);
}

/* --- places that may not be written ---------------------------------------------- */

/* Root is refused nothing: the rest is done by nobody. */
static void be_nobody(const struct stage *stage)
{
    if (geteuid() != 0)
        return;
    must(setgid(65534) == 0 && setuid(65534) == 0, "cannot be nobody", stage);
}

static void give_to_nobody(const struct stage *stage)
{
    if (geteuid() != 0)
        return;
    must(chown(stage->folder, 65534, 65534) == 0 &&
             chown(stage->path, 65534, 65534) == 0,
         "cannot be given", stage);
}

static void refused_for_good(struct stage *stage)
{
    must(store_read_only(stage->garden.store), "it is not said read-only", stage);
    must(!person_saves(stage, "ici, rien"), "said saved where nothing can be written",
         stage);
    must(strstr(stage->err.text, READ_ONLY) != NULL, "not the sentence awaited", stage);
    person_finds_all(stage);
}

static void a_folder_of_others(struct stage *stage)
{
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    stage_close(stage);
    give_to_nobody(stage);
    chmod(stage->folder, 0500);
    be_nobody(stage);
    must(stage_open(stage), "it cannot be read", stage);
    refused_for_good(stage);
    stage_close(stage);
    chmod(stage->folder, 0700);
    must(stage_open(stage), "it does not open", stage);
    must(!store_read_only(stage->garden.store), "still read-only", stage);
    person_saves_at_last(stage, "ici, rien");
}

/* Rights that go while it is open: files that are open can still be written. */
static void a_folder_closed_meanwhile(struct stage *stage)
{
    stage_close(stage);
    give_to_nobody(stage);
    be_nobody(stage);
    must(stage_open(stage), "it does not open", stage);
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    chmod(stage->folder, 0500);
    must(person_saves(stage, "Pendant"), "refused in a folder closed meanwhile", stage);
    char path[160];
    copy_path(stage, path);
    must(!store_backup(stage->garden.store, path, NULL, NULL, &stage->err) &&
             strstr(stage->err.text, "les droits du dossier"),
         "a backup where nothing can be made is not refused", stage);
    chmod(stage->folder, 0700);
    person_reopens(stage);
    must(person_saves(stage, "Après"), "refused once it is ours again", stage);
}

static void a_medium_read_only(struct stage *stage)
{
    must(person_saves(stage, "Avant"), "refused on a disk that has room", stage);
    stage_close(stage);
    if (room_is_mounted())
        must(mount(NULL, stage->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL) == 0,
             "cannot be made read-only", stage);
    else {
        give_to_nobody(stage);
        chmod(stage->path, 0400);
        chmod(stage->folder, 0500);
        be_nobody(stage);
    }
    must(stage_open(stage), "it cannot be read", stage);
    refused_for_good(stage);
    stage_close(stage);
    if (room_is_mounted())
        must(mount(NULL, stage->folder, NULL, MS_REMOUNT, NULL) == 0,
             "cannot be made writable", stage);
    chmod(stage->folder, 0700);
    chmod(stage->path, 0600);
    must(stage_open(stage), "it does not open", stage);
    person_saves_at_last(stage, "ici, rien");
}

static const struct {
    const char *name;
    long size_kib;
    void (*play)(struct stage *stage);
    bool plain; /* on no disk of its own */
} scenarios[] = {
    {"a disk of 1 MiB", 1024, full_while_typing, false},
    {"a disk of 2 MiB", 2048, full_while_typing, false},
    {"a disk of 4 MiB", 4096, full_while_typing, false},
    {"full at once", 2048, full_at_once, false},
    {"full and freed three times", 1024, full_and_freed_again_and_again, false},
    {"the reserve", 6144, the_reserve_is_there, false},
    {"killed while full", 1024, killed_while_full, false},
    {"full before the opening", 1024, full_before_the_opening, false},
    {"full during a backup", 2048, full_during_a_backup, false},
    {"full during an export", 2048, full_during_an_export, false},
    {"files that may not grow", 8192, files_may_not_grow, false},
    {"no room for a checkpoint", 8192, the_checkpoint_is_refused, false},
    {"a folder of others", 8192, a_folder_of_others, true},
    {"a folder closed meanwhile", 8192, a_folder_closed_meanwhile, true},
    {"a medium read-only", 2048, a_medium_read_only, false},
};

/* In a child, which takes its disk away with it. */
static void play(size_t i, const char *folder)
{
    struct stage stage;
    person_scenario(scenarios[i].name);
    if (!scenarios[i].plain)
        room_make(folder, scenarios[i].size_kib);
    stage_begin(&stage, folder);
    stage_make(&stage);
    scenarios[i].play(&stage);
    person_finds_all(&stage);
    stage_end(&stage);
    printf("%-28s %s, %d notes said saved, all found\n", scenarios[i].name,
           room_is_mounted() ? "tmpfs" : "limit", person_said());
    fflush(stdout);
    stage_leave(0);
}

static bool played(size_t i)
{
    char folder[] = "/tmp/terreau-plein-XXXXXX", command[64];
    int status;
    if (!mkdtemp(folder))
        exit(99);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        play(i, folder);
    waitpid(child, &status, 0);
    chmod(folder, 0700);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) == 0 && status == 0;
}

int main(int argc, char **argv)
{
    int count = 0, failed = 0;
    signal(SIGXFSZ, SIG_IGN); /* as main.c does */
    person_begin();
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
        if (argc > 1 && strcmp(argv[1], scenarios[i].name) != 0)
            continue;
        count++;
        failed += !played(i);
    }
    printf("%d scenarios, %d failed\n", count, failed);
    return failed > 0 || count == 0;
}
