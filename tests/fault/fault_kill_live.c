/* Killed at any instant of a meeting being run, terreau reopens on the slot where it
 * was, with the time really left, and nothing that was done is undone.
 *
 *   fault-kill-live PROGRAM [KILLS [SEED]]
 *
 * Two terminals, each with its own file, share the kills. In each life some actions are
 * done one by one (next, back, pause, minutes, a line, someone present), each seen to
 * be over; then a last one is begun, and kill -9 comes at any instant of it. The file must
 * then be what a model written here says: with the last action, or without it, never
 * anything else. The clock is a file: it stands still during a life and jumps between
 * two, so that every stamp is known. */
#include <signal.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "session.h"

enum { KILLS = 100, TERMINALS = 2, SLOTS = 16, ACTIONS = 4, LAST_US = 6000 };

struct slot {
    int64_t started, ended, pause; /* ms */
    long extra;                    /* minutes */
};

/* What a meeting is, as this test understands it. */
struct model {
    int slot; /* in progress, -1: none */
    int64_t paused;
    struct slot slots[SLOTS];
    long lines, present;
};

enum action { NEXT, BACK, PAUSE, LONGER, LINE, PERSON, ACTION_KINDS };

struct test {
    struct session session;
    char clock[300], variable[320];
    uint64_t random;
    int64_t now; /* of the clock file, ms */
    int slot_count;
    int64_t planned[SLOTS];
    struct model model;
    long lives, made, with_last;
};

static _Noreturn void fail(const struct test *test, const char *what, const char *a)
{
    fprintf(stderr, "life %ld: %s\n%s\n", test->lives, what, a);
    exit(1);
}

static unsigned below(struct test *test, unsigned limit)
{
    test->random = test->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(test->random >> 33) % limit;
}

/* --- the clock -------------------------------------------------------------------- */

/* The program runs without TZ, as UTC. */
static void set_clock(struct test *test, int64_t seconds)
{
    time_t at = (time_t)(test->now / 1000 + seconds);
    struct tm tm;
    char iso[32];
    FILE *file = fopen(test->clock, "w");
    if (!file)
        exit(99);
    test->now = (int64_t)at * 1000;
    strftime(iso, sizeof iso, "%Y-%m-%dT%H:%M:%S", gmtime_r(&at, &tm));
    fputs(iso, file);
    fclose(file);
}

/* --- the model -------------------------------------------------------------------- */

static void end_pause(struct model *model, int64_t now)
{
    if (model->paused)
        model->slots[model->slot].pause += now - model->paused;
    model->paused = 0;
}

static void do_next(struct model *model, int count, int64_t now)
{
    int next = model->slot + 1;
    model->slots[model->slot].ended = now;
    end_pause(model, now);
    while (next < count && model->slots[next].ended)
        next++;
    model->slot = next < count ? next : -1;
    if (model->slot >= 0)
        model->slots[next].started = now;
}

/* The slot before goes on; what its clock did not see is a pause of its own. */
static void do_back(struct model *model, int count, int64_t now)
{
    int to = (model->slot < 0 ? count : model->slot) - 1;
    while (to >= 0 && !model->slots[to].started)
        to--;
    if (to < 0)
        return;
    struct slot *before = &model->slots[to];
    if (model->slot < 0) {
        before->pause += now - before->ended;
    } else {
        struct slot *left = &model->slots[model->slot];
        end_pause(model, now);
        before->pause += left->started - before->ended + left->pause;
        left->started = left->pause = 0;
    }
    before->ended = 0;
    model->slot = to;
}

static void model_do(struct model *model, enum action action, int count, int64_t now)
{
    switch (action) {
    case NEXT:
        do_next(model, count, now);
        break;
    case BACK:
        do_back(model, count, now);
        break;
    case PAUSE:
        if (model->paused)
            end_pause(model, now);
        else
            model->paused = now;
        break;
    case LONGER:
        model->slots[model->slot].extra++;
        break;
    case LINE:
        model->lines++;
        break;
    case PERSON:
        model->present++;
        break;
    case ACTION_KINDS:
        break;
    }
}

/* --- hands ------------------------------------------------------------------------ */

static enum action choose(struct test *test)
{
    return test->model.slot < 0 ? BACK : (enum action)below(test, ACTION_KINDS);
}

/* A decision: `a` takes post-its in a slot of post-its. Ctrl+U first: a line that a death cut short is found again. */
static void begin(struct test *test, struct pty *pty, enum action action)
{
    static const char *const keys[] = {
        [NEXT] = "n", [BACK] = "N", [PAUSE] = " ", [LONGER] = "="};
    char typed[64];
    if (action < LINE) {
        pty_keys(pty, keys[action]);
        return;
    }
    test->made++;
    snprintf(typed, sizeof typed, action == LINE ? "d\x15ligne %06ld\r" : "pNom%06ld\r",
             test->made);
    pty_keys(pty, typed);
}

#define F1 "\033OP"                        /* the help, above any box too */
#define ROUND "aucun lien avec les personnes" /* a round of feelings opens with its slot */

/* Keys are taken in order: once the help is there, all before it is done. */
static void finish(struct test *test, struct pty *pty, enum action action)
{
    if (action >= LINE)
        pty_escape(pty); /* closes the line, the list */
    pty_keys(pty, F1);
    if (!pty_shows(pty, "Aide"))
        fail(test, "an action does not end", "");
    pty_keys(pty, F1);
    if (!pty_gone(pty, "Aide"))
        fail(test, "the help stays", "");
    if (action == NEXT && pty_sees(pty, ROUND))
        pty_escape(pty);
}

/* --- after death ------------------------------------------------------------------ */

static int64_t number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *read;
    int64_t value = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &read, NULL) == SQLITE_OK &&
        sqlite3_step(read) == SQLITE_ROW)
        value = sqlite3_column_int64(read, 0);
    sqlite3_finalize(read);
    return value;
}

static void read_slots(struct test *test, sqlite3 *db, struct model *found)
{
    static const char *const sql =
        "SELECT started, ended, pause, extra, \"end\" - start, id IS (SELECT slot FROM"
        " meetings) FROM slots WHERE state = 0 ORDER BY position";
    sqlite3_stmt *read;
    int i = 0;
    found->slot = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &read, NULL) != SQLITE_OK)
        fail(test, "the file cannot be read", sqlite3_errmsg(db));
    for (; i < SLOTS && sqlite3_step(read) == SQLITE_ROW; i++) {
        found->slots[i] = (struct slot){
            sqlite3_column_int64(read, 0), sqlite3_column_int64(read, 1),
            sqlite3_column_int64(read, 2), sqlite3_column_int(read, 3)};
        test->planned[i] = sqlite3_column_int64(read, 4);
        if (sqlite3_column_int(read, 5))
            found->slot = i;
    }
    test->slot_count = i;
    sqlite3_finalize(read);
}

static void read_file(struct test *test, struct model *found)
{
    sqlite3 *db;
    *found = (struct model){0};
    if (sqlite3_open(test->session.file, &db) != SQLITE_OK)
        fail(test, "the file cannot be opened", sqlite3_errmsg(db));
    read_slots(test, db, found);
    found->paused = number(db, "SELECT paused FROM meetings");
    found->lines = (long)number(db, "SELECT count(*) FROM items WHERE state = 0");
    found->present = (long)number(
        db, "SELECT count(*) FROM attendances WHERE state = 0 AND status = 'present'");
    sqlite3_close(db);
}

static bool same(const struct model *a, const struct model *b)
{
    bool slots = true;
    for (int i = 0; i < SLOTS; i++) {
        const struct slot *x = &a->slots[i], *y = &b->slots[i];
        slots = slots && x->started == y->started && x->ended == y->ended &&
                x->pause == y->pause && x->extra == y->extra;
    }
    return slots && a->slot == b->slot && a->paused == b->paused &&
           a->lines == b->lines && a->present == b->present;
}

static void add_model(char *out, size_t size, const char *name,
                      const struct model *model)
{
    size_t len = strlen(out);
    len += (size_t)snprintf(out + len, size - len,
                            "%s: slot %d, paused %lld, %ld lines, %ld present\n", name,
                            model->slot, (long long)model->paused, model->lines,
                            model->present);
    for (int i = 0; i < SLOTS && model->slots[i].started; i++)
        len += (size_t)snprintf(out + len, size - len,
                                "  %d: %lld - %lld, pause %lld, extra %ld\n", i,
                                (long long)model->slots[i].started,
                                (long long)model->slots[i].ended,
                                (long long)model->slots[i].pause,
                                model->slots[i].extra);
}

/* The file is the model before the last action, or after it: which one is kept. */
static void check_file(struct test *test, const struct model *after)
{
    struct model found;
    char told[4096] = "";
    int status;
    read_file(test, &found);
    if (!same(&found, &test->model) && !same(&found, after)) {
        add_model(told, sizeof told, "before", &test->model);
        add_model(told, sizeof told, "after", after);
        add_model(told, sizeof told, "found", &found);
        fail(test, "the file is neither before nor after the last action", told);
    }
    test->with_last += !same(&found, &test->model);
    test->model = found;
    char *said = session_run(&test->session, "check", &status);
    if (status != 0)
        fail(test, "the file is not sound", said);
    free(said);
}

/* "23:10", "1:02:10" */
static void put_duration(int64_t ms, char out[32])
{
    long seconds = (long)(ms / 1000);
    if (seconds >= 3600)
        snprintf(out, 32, "%ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60,
                 seconds % 60);
    else
        snprintf(out, 32, "%02ld:%02ld", seconds / 60, seconds % 60);
}

/* The screen says the slot and the time that the stamps give. */
static void check_screen(struct test *test, struct pty *pty)
{
    const struct model *model = &test->model;
    char wanted[96], left[32];
    if (!pty_shows(pty, "SÉANCE"))
        fail(test, "the run is not resumed", "");
    if (model->slot < 0)
        return;
    const struct slot *slot = &model->slots[model->slot];
    int64_t until = model->paused ? model->paused : test->now;
    int64_t planned = test->planned[model->slot] + slot->extra * 60000;
    int64_t remaining = planned - (until - slot->started - slot->pause);
    put_duration(remaining < 0 ? -remaining : remaining, left);
    snprintf(wanted, sizeof wanted,
             planned == 0    ? "depuis %s"
             : remaining < 0 ? "dépassé de %s"
                             : "reste %s", left);
    if (!pty_shows(pty, wanted))
        fail(test, "not the time that is left", wanted);
    snprintf(wanted, sizeof wanted, ">%3d ", model->slot + 1);
    if (!pty_shows(pty, wanted))
        fail(test, "not the slot in progress", wanted);
}

/* --- lives ------------------------------------------------------------------------ */

static struct pty *start(struct test *test)
{
    const char *const env[] = {test->variable, NULL};
    return session_start_with(&test->session, env, 0);
}

static void live(struct test *test)
{
    struct pty *pty = start(test);
    check_screen(test, pty);
    for (unsigned left = below(test, ACTIONS); left > 0; left--) {
        enum action action = choose(test);
        begin(test, pty, action);
        finish(test, pty, action);
        model_do(&test->model, action, test->slot_count, test->now);
    }
    enum action last = choose(test);
    struct model after = test->model;
    model_do(&after, last, test->slot_count, test->now);
    begin(test, pty, last);
    int64_t end = pty_clock() + below(test, LAST_US);
    while (pty_clock() < end)
        pty_read(pty, 1);
    pty_kill(pty, SIGKILL);
    pty_end(pty, PTY_PATIENCE);
    pty_free(pty);
    check_file(test, &after);
    set_clock(test, below(test, 400));
}

/* A meeting from the first template, begun. */
static void prepare(struct test *test)
{
    struct pty *pty = start(test);
    if (!pty_shows(pty, "Communauté"))
        fail(test, "the program does not start", "");
    pty_keys(pty, "'aas");
    if (!pty_shows(pty, "MARCHE"))
        fail(test, "the run does not start", "");
    pty_kill(pty, SIGKILL);
    pty_end(pty, PTY_PATIENCE);
    pty_free(pty);
    read_file(test, &test->model);
    if (test->slot_count < 3 || test->model.slot != 0 ||
        test->model.slots[0].started != test->now)
        fail(test, "not the meeting that was begun", "");
    set_clock(test, 60);
}

static int run(const char *program, int kills, uint64_t seed)
{
    struct test test = {.random = seed, .now = INT64_C(1795701600000)};
    if (!session_open(&test.session, program)) {
        fprintf(stderr, "%s: no community\n", program);
        return 1;
    }
    snprintf(test.clock, sizeof test.clock, "%s/clock", test.session.home);
    snprintf(test.variable, sizeof test.variable, "TERREAU_CLOCK=%s", test.clock);
    set_clock(&test, 0);
    prepare(&test);
    for (test.lives = 1; test.lives <= kills; test.lives++)
        live(&test);
    printf("%d kills: the last action was kept %ld times, nothing else lost\n", kills,
           test.with_last);
    session_close(&test.session);
    return 0;
}

int main(int argc, char **argv)
{
    int kills = argc > 2 ? atoi(argv[2]) : KILLS;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10)
                             : (uint64_t)time(NULL) * 1000 + (uint64_t)getpid();
    int failed = argc < 2;
    printf("seed %llu\n", (unsigned long long)seed);
    fflush(stdout);
    for (int i = 0; i < TERMINALS && argc > 1; i++) {
        if (fork() == 0)
            exit(run(argv[1], kills / TERMINALS, seed + (uint64_t)i));
    }
    for (int status; wait(&status) > 0;)
        failed |= status != 0;
    return failed;
}
