#include "trial.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "ops/notes.h"

/* What the child that plays tells the parent that judges. */
struct played {
    int said; /* gestures */
    bool hit, refused, over;
    char sentence[600];
    char typed[200], attempted[200];
    char wrong[4000];
};

/* The scene as it goes when nothing fails. */
static struct {
    const struct scene *scene;
    pid_t owner;
    char root[64], model[80], folder[80]; /* the planted files, and a copy being used */
    char *told[SCENE_GESTURES_MOST + 1];  /* after so many gestures */
} sure;
static struct played *played; /* shared with the children */

static _Noreturn void give_up(const struct trial *trial, int n, const char *when,
                              const char *why)
{
    fprintf(stderr,
            "%s, %s, call %d, %s: %s\n  %d of %d gestures said, last sentence: %s\n",
            trial->scene->name, trial->fault, n, when, why, played->said,
            trial->scene->gestures, played->sentence);
    exit(1);
}

/* --- folders --------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *what, int kind,
                      struct FTW *walk)
{
    (void)what;
    (void)kind;
    (void)walk;
    return remove(path);
}

static void remove_tree(const char *path)
{
    nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static int copy_one(const char *path, const struct stat *what, int kind,
                    struct FTW *walk)
{
    char to[512], bytes[65536];
    size_t got;
    (void)what;
    (void)walk;
    snprintf(to, sizeof to, "%s%s", sure.folder, path + strlen(sure.model));
    if (kind == FTW_D)
        return mkdir(to, 0700);
    FILE *in = fopen(path, "rb"), *out = fopen(to, "wb");
    bool done = in && out;
    while (done && (got = fread(bytes, 1, sizeof bytes, in)) > 0)
        done = fwrite(bytes, 1, got, out) == got;
    if (in)
        fclose(in);
    return out && fclose(out) == 0 && done ? 0 : -1;
}

/* The planted files again, in the folder of use. */
static void plant_again(void)
{
    remove_tree(sure.folder);
    if (nftw(sure.model, copy_one, 8, FTW_PHYS) != 0) {
        perror(sure.folder);
        exit(99);
    }
}

/* The end of this program, or of a child that ran out of memory: others use _exit. */
static void clean_up(void)
{
    if (getpid() == sure.owner)
        remove_tree(sure.root);
    else
        played->hit = played->refused = played->over = true;
}

/* --- playing --------------------------------------------------------------------- */

static bool open_for(const struct scene *scene, struct stage *stage)
{
    return scene->closed || stage_open(stage);
}

/* From the gesture said last. */
static void play_on(const struct scene *scene, struct stage *stage)
{
    while (played->said < scene->gestures && scene->act(stage, played->said))
        played->said++;
    played->refused = played->said < scene->gestures;
    snprintf(played->sentence, sizeof played->sentence, "%s", stage->sentence);
    snprintf(played->typed, sizeof played->typed, "%s", stage->typed);
    snprintf(played->attempted, sizeof played->attempted, "%s", stage->attempted);
}

static char *tell(struct stage *stage)
{
    struct str out = {0};
    if (!stage_tell(stage, &out)) {
        str_clear(&out);
        str_printf(&out, "cannot be read: %s", stage->err.text);
    }
    return out.at;
}

static void wrong_with(const char *what, const char *found, const char *wanted)
{
    snprintf(played->wrong, sizeof played->wrong,
             "%s\n--- found\n%.1800s\n--- wanted\n%.1800s", what, found, wanted);
}

static bool is_one_of(const char *text, const char *const *sentences)
{
    while (*sentences && !strstr(text, *sentences))
        sentences++;
    return *sentences != NULL;
}

/* In the program that goes on: what was refused is not there. */
static void look_inside(struct stage *stage)
{
    char *found = tell(stage);
    if (!str_equal(found, sure.told[played->said]))
        wrong_with("in the program that goes on", found, sure.told[played->said]);
    free(found);
    const char *draft = stage_draft(stage);
    if (!played->wrong[0] && !str_equal(draft, played->typed))
        wrong_with("the draft, in the program that goes on", draft, played->typed);
}

/* What the session does when memory is gone: what is half typed is kept, then it
 * leaves. */
#define HALF_TYPED "*Une idée à demi tapée"

struct leaving {
    const struct trial *trial;
    struct stage *stage;
};

static void keep_what_is_typed(void *ctx)
{
    const struct leaving *leaving = ctx;
    struct garden *garden = &leaving->stage->garden;
    leaving->trial->mend(leaving->trial->ctx);
    if (!garden->store)
        return;
    ops_garden_drop_step(garden);
    if (ops_draft_put(garden, STAGE_PLACE, HALF_TYPED, NULL))
        snprintf(played->typed, sizeof played->typed, "%s", HALF_TYPED);
    else
        wrong_with("the draft, in the program that leaves", "refused", HALF_TYPED);
}

/* In a child: gestures until one is refused; then it dies, or goes on to the end. */
static _Noreturn void play(const struct trial *trial, int n, bool goes_on)
{
    const struct scene *scene = trial->scene;
    struct stage stage;
    stage_begin(&stage, sure.folder);
    if (!open_for(scene, &stage))
        _exit(98);
    /* Ids are drawn 16 at a time: not those that the parent will draw. */
    for (int i = 0; i < 16; i++)
        id_new(0);
    struct leaving leaving = {trial, &stage};
    if (trial->leaves)
        mem_on_exhausted(keep_what_is_typed, &leaving);
    if (trial->leaves && !freopen("/dev/null", "w", stderr)) /* its last words */
        _exit(96);
    trial->break_it(trial->ctx, n);
    play_on(scene, &stage);
    trial->mend(trial->ctx);
    played->hit = trial->hit(trial->ctx);
    if (played->refused && !is_one_of(played->sentence, trial->sentences))
        wrong_with("not a sentence that is expected", played->sentence, "");
    if (!scene->closed)
        look_inside(&stage);
    if (goes_on && !played->wrong[0]) {
        play_on(scene, &stage);
        stage_close(&stage);
    }
    played->over = true;
    stage_leave(0);
}

/* --- judging --------------------------------------------------------------------- */

/* The file says what was said; after a death, also what was being saved. */
static void judge_words(const struct trial *trial, int n, const char *when,
                        struct stage *stage)
{
    char *found = tell(stage);
    const char *draft = stage_draft(stage);
    bool exact = str_equal(found, sure.told[played->said]);
    bool next = played->refused && str_equal(found, sure.told[played->said + 1]);
    if (!exact && !next) {
        wrong_with("the file", found, sure.told[played->said]);
        give_up(trial, n, when, played->wrong);
    }
    free(found);
    if (!str_equal(draft, played->typed) &&
        !(played->refused && str_equal(draft, played->attempted)) &&
        !(next && draft[0] == '\0')) {
        wrong_with("the draft", draft, played->typed);
        give_up(trial, n, when, played->wrong);
    }
}

static void judge_file(const struct trial *trial, int n, const char *when,
                       struct stage *stage)
{
    if (!strstr(stage->path, "jardin.terreau") &&
        !strstr(played->sentence, strrchr(stage->path, '/') + 1))
        give_up(trial, n, when, "the file has another name, which is not told");
    const char *problem = stage_problem(stage);
    if (problem[0])
        give_up(trial, n, when, problem);
    judge_words(trial, n, when, stage);
    const char *more =
        trial->scene->more ? trial->scene->more(stage, played->said) : "";
    if (more[0])
        give_up(trial, n, when, more);
}

/* Started again after its death, the program does the gestures that were refused. */
static void finish(const struct trial *trial, int n, struct stage *stage)
{
    char *found = tell(stage);
    if (!str_equal(found, sure.told[played->said]))
        played->said++;
    free(found);
    if (trial->scene->closed)
        stage_close(stage);
    play_on(trial->scene, stage);
    if (played->refused)
        give_up(trial, n, "started again", "still refused");
    if (trial->scene->closed && !stage_open(stage))
        give_up(trial, n, "started again", stage->err.text);
    judge_words(trial, n, "started again", stage);
}

static void judge(const struct trial *trial, int n, bool goes_on)
{
    const char *when = goes_on ? "mended" : "dead";
    struct stage stage;
    char draft[sizeof played->typed];
    stage_begin(&stage, sure.folder);
    if (!stage_open(&stage))
        give_up(trial, n, when, stage.err.text);
    judge_file(trial, n, when, &stage);
    str_copy(draft, sizeof draft, stage_draft(&stage));
    stage.typed = stage.attempted = draft;
    if (!goes_on)
        finish(trial, n, &stage);
    stage_end(&stage);
}

static void play_once(const struct trial *trial, int n)
{
    bool goes_on = n % 2 == 0 && !trial->leaves;
    int status;
    plant_again();
    memset(played, 0, sizeof *played);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        play(trial, n, goes_on);
    waitpid(child, &status, 0);
    if (played->wrong[0])
        give_up(trial, n, "refused", played->wrong);
    if (!played->over || !WIFEXITED(status) || WEXITSTATUS(status) > trial->leaves)
        give_up(trial, n, "while it plays",
                WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "it left");
    if (goes_on && played->refused)
        give_up(trial, n, "mended", "still refused");
    judge(trial, n, goes_on);
}

/* --- the scene when all is well -------------------------------------------------- */

/* A scene whose file is shut is told from a copy, which opening may change. */
static char *tell_copy(const struct scene *scene, struct stage *stage)
{
    if (!scene->closed)
        return tell(stage);
    if (!stage_open(stage))
        exit(97);
    char *told = tell(stage);
    stage_close(stage);
    return told;
}

static void rehearse(const struct scene *scene)
{
    struct stage stage;
    sure.scene = scene;
    snprintf(sure.model, sizeof sure.model, "%s/modele", sure.root);
    snprintf(sure.folder, sizeof sure.folder, "%s/scene", sure.root);
    remove_tree(sure.model);
    if (mkdir(sure.model, 0700) != 0)
        exit(97);
    stage_begin(&stage, sure.model);
    scene->plant(&stage);
    stage_end(&stage);
    plant_again();
    stage_begin(&stage, sure.folder);
    if (!open_for(scene, &stage))
        exit(97);
    for (int i = 0; i <= scene->gestures; i++) {
        free(sure.told[i]);
        sure.told[i] = tell_copy(scene, &stage);
        if (i < scene->gestures && !scene->act(&stage, i)) {
            fprintf(stderr, "%s: gesture %d: %s\n", scene->name, i, stage.err.text);
            exit(97);
        }
    }
    stage_end(&stage);
}

struct trial_ask trial_asked(int argc, char **argv)
{
    const char *given = getenv("TERREAU_SEED");
    struct trial_ask ask = {
        .all = argc > 1 && strcmp(argv[1], "long") == 0,
        .some = argc > 1 && strcmp(argv[1], "some") == 0,
        .seed = given ? (unsigned)strtoul(given, NULL, 10) : (unsigned)time(NULL),
    };
    int words = 1 + (ask.all || ask.some);
    ask.only = argc > words ? argv[words] : NULL;
    printf("TERREAU_SEED=%u\n", ask.seed);
    return ask;
}

int trial_run(const struct trial *trial, int from, int by)
{
    if (!played) {
        bool memory = access("/dev/shm", W_OK) == 0;
        snprintf(sure.root, sizeof sure.root, "%s/terreau-scenes-XXXXXX",
                 memory ? "/dev/shm" : "/tmp");
        if (!mkdtemp(sure.root))
            exit(97);
        sure.owner = getpid();
        atexit(clean_up);
        played = mmap(NULL, sizeof *played, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    }
    if (sure.scene != trial->scene)
        rehearse(trial->scene);
    int count = 0;
    for (int n = from;; n += by + (trial->thin ? n / trial->thin : 0), count++) {
        play_once(trial, n);
        if (!played->hit)
            return count;
    }
}
