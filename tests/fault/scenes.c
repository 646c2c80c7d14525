#include "scenes.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/upkeep.h"
#include "ops/board.h"
#include "ops/groups.h"
#include "ops/import.h"
#include "ops/notes.h"

/* --- their words ----------------------------------------------------------------- */

static bool type_draft(struct stage *stage, const char *text)
{
    stage->attempted = text;
    if (!ops_draft_put(&stage->garden, STAGE_PLACE, text, &stage->err))
        return false;
    stage->typed = text;
    return true;
}

static bool refused(struct stage *stage)
{
    str_copy(stage->sentence, sizeof stage->sentence, stage->err.text);
    return false;
}

static struct note_place here(const struct stage *stage)
{
    return (struct note_place){.board = stage->board, .category = "vie"};
}

static struct note_line line_of(struct stage *stage, const char *text)
{
    return note_line_read(&stage->arena, stage->garden.community,
                          &stage->garden.community->kinds[0], text);
}

static bool add_note(struct stage *stage, const char *text, const char *draft_place)
{
    struct id id;
    struct note_line line = line_of(stage, text);
    return ops_note_add(&stage->garden, here(stage), &line, draft_place, &id,
                        &stage->err);
}

static void plant_notes(struct stage *stage)
{
    static const char *const texts[] = {
        "Un four à pain @Nadia #feu", "Une mare pour les grenouilles #eau",
        "Des bancs à l’ombre @Yvon", "Un composteur de quartier #terre"};
    stage_make(stage);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        stage_need(add_note(stage, texts[i], NULL), stage, "note");
}

/* --- post-its typed and saved one by one ----------------------------------------- */

static const char *const typed_texts[] = {
    "Une idée tapée puis gardée @Lise #un",   "!Peur que personne ne vienne",
    "Une grelinette à partager #outils",      "Un abri pour les vélos @Nadia",
    "Des soirées de lecture sous le tilleul",
};

static bool type_note(struct stage *stage, int gesture)
{
    const char *text = typed_texts[gesture];
    type_draft(stage, text);
    if (!add_note(stage, text, STAGE_PLACE))
        return refused(stage);
    stage->typed = "";
    return true;
}

/* --- a paste of many post-its ---------------------------------------------------- */

enum { PASTED = 30 };
#define PASTE "trente lignes collées"

static void plant_paste(struct stage *stage)
{
    plant_notes(stage);
    stage_need(type_draft(stage, PASTE), stage, "draft");
}

static bool paste(struct stage *stage, int gesture)
{
    struct note_line lines[PASTED];
    (void)gesture;
    stage->typed = stage->attempted = PASTE;
    for (int i = 0; i < PASTED; i++)
        lines[i] = line_of(
            stage, arena_printf(&stage->arena, "Ligne collée %d @Ana #collage", i));
    if (!ops_note_paste(&stage->garden, here(stage), lines, PASTED, STAGE_PLACE,
                        &stage->err))
        return refused(stage);
    stage->typed = "";
    return true;
}

/* --- undo, redo ------------------------------------------------------------------ */

static void plant_history(struct stage *stage)
{
    struct note_query query = {0};
    struct note_page page;
    bool joined;
    plant_notes(stage);
    query.board = stage->board;
    stage_need(store_notes_page(stage->garden.store, &query, (struct id){{0}}, 0, 10,
                                &stage->arena, &page, &stage->err),
               stage, "page");
    struct id ids[] = {page.notes[0].id, page.notes[1].id, page.notes[2].id};
    stage_need(ops_group_notes(&stage->garden, stage->board, "vie", ids, 2,
                               "Autour du feu", &joined, &stage->err),
               stage, "group");
    stage_need(ops_note_merge(&stage->garden, ids, 3, &stage->err), stage, "merge");
    stage_need(ops_note_tag(&stage->garden, ids, 1, "chaleur", &stage->err), stage,
               "tag");
}

static bool turn(struct stage *stage, int gesture)
{
    static const bool back[] = {true, true, false, true, false};
    const char *sentence;
    bool done = back[gesture]
                    ? ops_undo(&stage->garden, &stage->arena, &sentence, &stage->err)
                    : ops_redo(&stage->garden, &stage->arena, &sentence, &stage->err);
    return done || refused(stage);
}

/* --- an import ------------------------------------------------------------------- */

enum { IMPORTED = 6 };

static bool next_row(void *ctx, struct arena *arena, struct intake_row *row, bool *more,
                     struct err *err)
{
    int *at = ctx;
    (void)err;
    *more = *at < IMPORTED;
    if (!*more)
        return true;
    const struct {
        enum intake_field field;
        const char *text, *column;
    } said[] = {
        {INTAKE_GIVEN, arena_printf(arena, "Camille%d", *at), "prénom"},
        {INTAKE_FAMILY, "Exemple", "nom"},
        {INTAKE_EMAIL, arena_printf(arena, "c%d@example.org", *at), "courriel"},
        {INTAKE_NOTE, "vient avec ses graines", "note"},
    };
    *row = (struct intake_row){.line = (size_t)++ * at, .refusal = ""};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        intake_add(arena, row,
                   (struct intake_value){.field = said[i].field,
                                         .text = said[i].text,
                                         .column = said[i].column,
                                         .label = ""});
    return true;
}

static bool import_rows(struct stage *stage, int gesture)
{
    int at = 0;
    (void)gesture;
    const struct intake intake = {.ctx = &at, .next = next_row};
    const struct import_options options = {.source = "forum"};
    struct import_report report;
    return ops_import(&stage->garden, &intake, &options, &report, &stage->err) ||
           refused(stage);
}

/* --- the backup of the day, and those of before ---------------------------------- */

enum { FIRST_DAY = 20, BACKUPS_OF_BEFORE = 12, BACKUPS_KEPT = 7 };

static int64_t noon(int month, int day)
{
    struct civil civil = {.year = 2026, .month = month, .day = day, .hour = 12};
    return clock_from_civil(&civil);
}

static void backup_name(struct stage *stage, int month, int day, struct str *name)
{
    stage_need(upkeep_backup_path(stage->path, noon(month, day), name, &stage->err),
               stage, "backup path");
}

static void plant_backups(struct stage *stage)
{
    plant_notes(stage);
    for (int i = 0; i < BACKUPS_OF_BEFORE; i++) {
        struct str name = {0};
        backup_name(stage, i < 6 ? 3 : 2, i < 6 ? FIRST_DAY - 1 - i : 29 - i, &name);
        FILE *file = fopen(name.at, "w"); /* of no use but to be counted */
        stage_need(file != NULL, stage, name.at);
        fclose(file);
        str_free(&name);
    }
}

static bool never(void *ctx)
{
    (void)ctx;
    return false;
}

static bool keep_day(struct stage *stage, int gesture)
{
    struct upkeep upkeep = {0};
    struct str sentence = {0};
    stage_day(stage, FIRST_DAY + gesture);
    upkeep_run(&upkeep, &stage->garden, never, NULL, &sentence);
    str_copy(stage->sentence, sizeof stage->sentence, str_text(&sentence));
    bool done = sentence.len == 0;
    str_free(&sentence);
    return done;
}

/* How many there are, by the endings of their names. */
static int count_backups(const char *folder)
{
    int count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        size_t len = strlen(entry->d_name);
        count += len > 8 && str_equal(entry->d_name + len - 8, ".terreau");
    }
    if (dir)
        closedir(dir);
    return count;
}

/* The backup of a day that was said is there; one that is there is whole. */
static const char *day_wrong(const char *path, bool said)
{
    struct stage backup = {.board = {{0}}};
    if (access(path, F_OK) != 0)
        return said ? "a backup that was said is not there" : "";
    snprintf(backup.path, sizeof backup.path, "%s", path);
    bool whole = stage_open(&backup) && !stage_problem(&backup)[0];
    stage_end(&backup);
    return whole ? "" : "a backup is not whole";
}

static const char *backups_wrong(struct stage *stage, int done)
{
    const char *wrong = "";
    struct str name = {0};
    for (int i = 0; i < 2 && !wrong[0]; i++) {
        str_clear(&name);
        backup_name(stage, 3, FIRST_DAY + i, &name);
        wrong = day_wrong(name.at, i < done);
    }
    *strrchr(name.at, '/') = '\0';
    int count = count_backups(name.at);
    str_free(&name);
    if (!wrong[0] && count < BACKUPS_KEPT)
        wrong = "too many backups went";
    return wrong;
}

/* --- a backup brought back ------------------------------------------------------- */

static void backup_of(const struct stage *stage, char *out, size_t size)
{
    snprintf(out, size, "%s/copie.sauvegarde", stage->folder);
}

/* The file of now was left by a program that was killed: some of it is in its WAL. */
static void plant_restore(struct stage *stage)
{
    char backup[160];
    plant_notes(stage);
    backup_of(stage, backup, sizeof backup);
    stage_need(store_backup(stage->garden.store, backup, NULL, NULL, &stage->err),
               stage, "backup");
    stage_close(stage);
    pid_t child = fork();
    if (child == 0) {
        stage_need(stage_open(stage) &&
                       add_note(stage, "Noté depuis, et à garder", NULL),
                   stage, "note");
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    stage_need(status == 0, stage, "killed program");
}

/* The command as it is typed; its sentence is read from where it writes it. */
static bool restore(struct stage *stage, int gesture)
{
    char backup[160];
    (void)gesture;
    backup_of(stage, backup, sizeof backup);
    const struct cli cli = {.verb = CLI_RESTORE, .file = stage->path, .text = backup};
    int ends[2], kept[] = {dup(1), dup(2)};
    stage_need(pipe(ends) == 0, stage, "pipe");
    fflush(NULL);
    dup2(ends[1], 1);
    dup2(ends[1], 2);
    close(ends[1]);
    int status = cli_restore(&cli);
    fflush(NULL);
    dup2(kept[0], 1);
    dup2(kept[1], 2);
    close(kept[0]);
    close(kept[1]);
    ssize_t got = read(ends[0], stage->sentence, sizeof stage->sentence - 1);
    stage->sentence[got > 0 ? got : 0] = '\0';
    close(ends[0]);
    return status == CLI_GOOD;
}

/* --- a file of a former version -------------------------------------------------- */

static const char former[] = STORE_DATA "/v1.terreau";

static void plant_former(struct stage *stage)
{
    char bytes[65536];
    size_t got;
    stage_day(stage, 1);
    FILE *in = fopen(former, "rb"), *out = fopen(stage->path, "wb");
    stage_need(in && out, stage, former);
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
        stage_need(fwrite(bytes, 1, got, out) == got, stage, stage->path);
    fclose(in);
    fclose(out);
}

static bool learn(struct stage *stage, int gesture)
{
    struct store *store;
    (void)gesture;
    if (!store_open(stage->path, &store, &stage->err))
        return refused(stage);
    store_close(store);
    return true;
}

const struct scene scenes[] = {
    {"typed", 5, 1, false, plant_notes, type_note, NULL},
    {"pasted", 1, 1, false, plant_paste, paste, NULL},
    {"undone", 5, 1, false, plant_history, turn, NULL},
    {"imported", 1, 1, false, plant_notes, import_rows, NULL},
    {"backup", 2, 3, false, plant_backups, keep_day, backups_wrong},
    {"restore", 1, 3, true, plant_restore, restore, NULL},
    {"migrated", 1, 6, true, plant_former, learn, NULL},
};
const size_t scene_count = sizeof scenes / sizeof *scenes;
