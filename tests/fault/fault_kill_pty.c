/* Killed at any instant while a person types, terreau keeps every note it said was
 * saved, and all but the last letters of the one being typed.
 *
 *   fault-kill-pty PROGRAM [KILLS [SEED]]
 *
 * Two terminals, each with its own file, share the kills. In each life random words are
 * typed, some ended by Entrée; the program tells a pipe each note it saved (the
 * ledger); then kill -9. After each death the export must hold every note of the ledger
 * with the letters typed, the draft must be what was being typed, short of at most 20
 * letters or one second, and `terreau check` must find nothing. */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/id.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "session.h"

enum {
    KILLS = 200,
    TERMINALS = 2,
    SHORT_LETTERS = 20,
    SHORT_US = 1000000,
};

/* One line being typed in this life, and when each of its bytes was sent. */
struct line {
    struct str text;
    VEC(int64_t) sent;
};

struct life {
    VEC(struct line) lines; /* the last one is not ended */
    VEC(struct id) told;    /* the ledger */
};

struct test {
    struct session session;
    uint64_t random;
    VEC(struct id) known; /* notes seen in the file after the last death */
    struct str draft;     /* what the file kept of the line being typed */
    long lives, notes, letters_lost, worst;
};

static _Noreturn void fail(const struct test *test, const char *what, const char *a,
                           const char *b)
{
    fprintf(stderr, "life %ld: %s\n  « %s »\n  « %s »\n", test->lives, what, a, b);
    exit(1);
}

/* --- typing --------------------------------------------------------------------------
 */

static unsigned below(struct test *test, unsigned limit)
{
    test->random = test->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(test->random >> 33) % limit;
}

static struct line *last_line(struct life *life)
{
    return &life->lines.at[life->lines.n - 1];
}

static void new_line(struct life *life, const char *begun)
{
    struct line line = {0};
    str_add(&line.text, begun);
    for (size_t i = 0; i < line.text.len; i++)
        vec_push(&line.sent, 0); /* kept already */
    vec_push(&life->lines, line);
}

static void type(struct pty *pty, struct life *life, const char *bytes)
{
    struct line *line = last_line(life);
    int64_t now = pty_clock();

    pty_keys(pty, bytes);
    str_add(&line->text, bytes);
    while (line->sent.n < line->text.len)
        vec_push(&line->sent, now);
}

/* A letter, an accent, or a blank after a letter: nothing that completes or marks. */
static void type_letter(struct test *test, struct pty *pty, struct life *life)
{
    static const char *const letters[] = {"a", "b", "e", "é", "i", "l", "m", "n",
                                          "o", "œ", "r", "s", "t", "u", "ç", " "};
    const struct line *line = last_line(life);
    size_t len = line->text.len;
    bool blank = len == 0 || line->text.at[len - 1] == ' ';

    type(pty, life, letters[below(test, blank ? 15 : 16)]);
}

/* A burst: hasty hands end a note often, steady ones write long lines whose only keeper
 * is the draft. */
static void type_a_burst(struct test *test, struct pty *pty, struct life *life,
                         bool steady)
{
    unsigned count = 1 + below(test, steady ? 3 : 12);

    for (unsigned i = 0; i < count; i++)
        type_letter(test, pty, life);
    if (below(test, steady ? 300 : 4) == 0) {
        pty_bytes(pty, "\r", 1);
        new_line(life, "");
    }
    if (steady)
        pty_watch(pty, (int)below(test, 30));
    else
        pty_read(pty, (int)below(test, 60));
}

/* --- one life
 * -------------------------------------------------------------------------- */

static void read_ledger(int ledger, struct life *life)
{
    char line[ID_TEXT_SIZE];
    struct id id;

    while (read(ledger, line, sizeof line) == (ssize_t)sizeof line) {
        line[sizeof line - 1] = '\0';
        if (id_parse(line, &id))
            vec_push(&life->told, id);
    }
}

static void live(struct test *test, struct life *life)
{
    static const char *const env[] = {"TERREAU_TEST_FD=9", NULL};
    int ledger[2];

    if (pipe2(ledger, O_CLOEXEC) != 0)
        exit(99);
    fcntl(ledger[0], F_SETFL, O_NONBLOCK);
    struct pty *pty = session_start_with(&test->session, env, ledger[1]);
    close(ledger[1]);
    new_line(life, str_text(&test->draft));
    if (test->draft.len == 0)
        pty_keys(pty, "a");
    if (!pty_shows(pty, "Saisie"))
        fail(test, "the capture line does not open", str_text(&test->draft), "");
    bool steady = below(test, 2);
    unsigned ms = steady ? 1100 + below(test, 800) : below(test, 500);
    int64_t end = pty_clock() + (int64_t)ms * 1000;
    while (pty_clock() < end)
        type_a_burst(test, pty, life, steady);
    pty_kill(pty, SIGKILL);
    pty_end(pty, PTY_PATIENCE);
    pty_free(pty);
    read_ledger(ledger[0], life);
    close(ledger[0]);
}

/* --- after death
 * ----------------------------------------------------------------------- */

static bool is_known(const struct test *test, struct id id)
{
    for (size_t i = test->known.n; i-- > 0;) {
        if (id_equal(test->known.at[i], id))
            return true;
    }
    return false;
}

static void expect_text(struct test *test, const struct line *line, const char *text)
{
    size_t len = line->text.len;

    while (len > 0 && line->text.at[len - 1] == ' ')
        len--; /* a note does not end with a blank */
    if (strlen(text) != len || memcmp(text, line->text.at, len) != 0)
        fail(test, "a note is not what was typed", str_text(&line->text), text);
}

/* The notes of this life, in order of their making: all those told, and at most the one
 * that was being told. Returns how many. */
static size_t check_notes(struct test *test, const struct life *life)
{
    struct session_note *notes;
    size_t count, fresh = 0;

    notes = session_all_notes(&test->session, &count);
    for (size_t i = 0; i < count; i++) {
        if (is_known(test, notes[i].id))
            continue;
        if (fresh < life->told.n && !id_equal(notes[i].id, life->told.at[fresh]))
            fail(test, "not the note that was told", notes[i].text, "");
        if (fresh + 1 >= life->lines.n)
            fail(test, "a note that nobody ended", notes[i].text, "");
        expect_text(test, &life->lines.at[fresh], notes[i].text);
        fresh++;
        vec_push(&test->known, notes[i].id);
    }
    if (fresh < life->told.n)
        fail(test, "a note told as saved is lost", "", "");
    if (fresh > life->told.n + 1)
        fail(test, "more than one note saved without being told", "", "");
    if (test->known.n != count)
        fail(test, "a note of a former life is lost", "", "");
    session_free_notes(notes, count);
    return fresh;
}

static void read_draft(struct test *test)
{
    sqlite3 *db;
    sqlite3_stmt *read;

    str_clear(&test->draft);
    if (sqlite3_open(test->session.file, &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT text FROM draft", -1, &read, NULL) != SQLITE_OK)
        fail(test, "the file cannot be read", sqlite3_errmsg(db), "");
    if (sqlite3_step(read) == SQLITE_ROW)
        str_add(&test->draft, (const char *)sqlite3_column_text(read, 0));
    sqlite3_finalize(read);
    sqlite3_close(db);
}

/* Bytes of a line that are letters: continuation bytes do not count. */
static long letters(const char *text, size_t from, size_t len)
{
    long count = 0;
    for (size_t i = from; i < len; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

/* What was typed after `notes` whole lines must be in the draft, but for its end. */
static void check_draft(struct test *test, const struct life *life, size_t notes,
                        int64_t died)
{
    const struct line *line = &life->lines.at[notes];
    size_t kept = test->draft.len;
    int64_t first = 0;
    long lost = 0;

    if (kept > line->text.len ||
        memcmp(str_text(&test->draft), line->text.at, kept) != 0)
        fail(test, "the draft is not what was typed", line->text.at,
             str_text(&test->draft));
    for (size_t i = notes; i < life->lines.n; i++) {
        const struct line *at = &life->lines.at[i];
        size_t from = i == notes ? kept : 0;
        lost += letters(str_text(&at->text), from, at->text.len);
        if (first == 0 && from < at->sent.n)
            first = at->sent.at[from];
    }
    if (lost > SHORT_LETTERS && died - first > SHORT_US)
        fail(test, "the draft is too far behind", line->text.at,
             str_text(&test->draft));
    test->letters_lost += lost;
    if (lost > test->worst)
        test->worst = lost;
}

static void check_file(struct test *test)
{
    int status;
    char *said = session_run(&test->session, "check", &status);

    if (status != 0)
        fail(test, "the file is not sound", said, "");
    free(said);
}

static void free_life(struct life *life)
{
    for (size_t i = 0; i < life->lines.n; i++) {
        str_free(&life->lines.at[i].text);
        vec_free(&life->lines.at[i].sent);
    }
    vec_free(&life->lines);
    vec_free(&life->told);
}

static int run(const char *program, int kills, uint64_t seed)
{
    struct test test = {.random = seed};

    if (!session_open(&test.session, program)) {
        fprintf(stderr, "%s: no community\n", program);
        return 1;
    }
    for (test.lives = 1; test.lives <= kills; test.lives++) {
        struct life life = {0};
        live(&test, &life);
        int64_t died = pty_clock();
        size_t notes = check_notes(&test, &life);
        read_draft(&test);
        check_draft(&test, &life, notes, died);
        check_file(&test);
        test.notes += (long)notes;
        free_life(&life);
    }
    printf(
        "%d kills, %ld notes, 0 lost; of drafts %ld letters lost in all, %ld at most\n",
        kills, test.notes, test.letters_lost, test.worst);
    vec_free(&test.known);
    str_free(&test.draft);
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
