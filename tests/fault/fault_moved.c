/* The file goes away from under terreau, or a second terreau comes to it: what was said
 * to be saved is somewhere that is told, what is typed stays, and no two write the same
 * file. argv[1] is the program. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "session.h"

#define TEXT "dit après"

/* The community is in a folder of its own: home/dossier/jardin.terreau. */
static int set_up(void **state)
{
    struct str path = {0};
    if (session_set_up(state) != 0)
        return -1;
    struct session *session = *state;
    str_printf(&path, "%s/dossier", session->home);
    mkdir(path.at, 0700);
    str_add(&path, "/jardin.terreau");
    int moved = rename(session->file, path.at);
    free(session->file);
    session->file = path.at;
    return moved;
}

static struct pty *start(const struct session *session)
{
    struct pty *pty = session_start(session);
    assert_non_null(pty);
    return pty;
}

/* "<home>/<name>", of the caller. */
static char *place(const struct session *session, const char *name)
{
    struct str path = {0};
    str_printf(&path, "%s/%s", session->home, name);
    return path.at;
}

static void assert_sound(const struct session *session, const char *path,
                         const char *begins)
{
    struct session there = *session;
    int status;
    there.file = (char *)(uintptr_t)path;
    char *notes = session_notes(&there), *said = session_run(&there, "check", &status);
    if (strncmp(notes, begins, strlen(begins)) != 0 || status != 0)
        fail_msg("%s has: %s\n%s", path, notes, said);
    free(notes);
    free(said);
}

static void copy_file(const char *from, const char *to)
{
    char bytes[65536];
    size_t got;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_true(in && out);
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
        assert_int_equal(fwrite(bytes, 1, got, out), got);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/* --- ways to go ------------------------------------------------------------------- */

static void rename_it(const struct session *session)
{
    char *away = place(session, "dossier/ailleurs.terreau");
    assert_int_equal(rename(session->file, away), 0);
    free(away);
}

static void remove_it(const struct session *session)
{
    assert_int_equal(unlink(session->file), 0);
}

#define LETTER "Chère Nadia, à bientôt.\n"

static void replace_it(const struct session *session)
{
    char *letter = place(session, "dossier/lettre");
    FILE *file = fopen(letter, "w");
    assert_true(file && fputs(LETTER, file) >= 0 && fclose(file) == 0);
    assert_int_equal(rename(letter, session->file), 0);
    free(letter);
}

/* As a program that synchronises does: the same words, in another file. */
static void replace_it_by_its_copy(const struct session *session)
{
    char *copy = place(session, "dossier/copie");
    copy_file(session->file, copy);
    assert_int_equal(rename(copy, session->file), 0);
    free(copy);
}

static void rename_its_folder(const struct session *session)
{
    char *from = place(session, "dossier"), *to = place(session, "autre");
    assert_int_equal(rename(from, to), 0);
    free(from);
    free(to);
}

static const struct way {
    const char *name;
    void (*go)(const struct session *session);
    const char *left; /* where the file then is, NULL: nowhere */
} ways[] = {
    {"renamed", rename_it, "dossier/ailleurs.terreau"},
    {"removed", remove_it, NULL},
    {"replaced", replace_it, NULL},
    {"replaced by its copy", replace_it_by_its_copy, NULL},
    {"its folder renamed", rename_its_folder, "autre/jardin.terreau"},
};

/* The sentence ends by the path of the copy: of the caller. */
static char *copy_told(struct pty *pty)
{
    size_t len;
    static const char sentence[] = "Une copie de tout est là : ";
    assert_true(pty_wrote(pty, sentence));
    const char *told = strstr(pty_output(pty, &len), sentence) + sizeof sentence - 1;
    return strndup(told, strcspn(told, "\r\n\033"));
}

static void go(const struct session *session, const struct way *way)
{
    struct pty *pty = start(session);
    print_message("%s\n", way->name);
    pty_keys(pty, "aavant\r");
    assert_true(pty_shows(pty, "1 noté"));
    way->go(session);
    pty_keys(pty, TEXT "\r");
    assert_true(pty_shows(pty, "FICHIER DÉPLACÉ, SAISIE NON ENREGISTRÉE"));
    assert_true(pty_sees(pty, "> " TEXT));
    assert_false(pty_sees(pty, "2 notés"));
    pty_forget(pty);
    pty_kill(pty, SIGTERM);
    assert_true(WIFEXITED(pty_end(pty, PTY_PATIENCE)));
    char *copy = copy_told(pty);
    pty_free(pty);
    assert_sound(session, copy, "avant\n");
    free(copy);
    char *left = way->left ? place(session, way->left) : NULL;
    if (left)
        assert_sound(session, left, "avant\n");
    free(left);
}

static void renamed(void **state)
{
    go(*state, &ways[0]);
}

static void removed(void **state)
{
    go(*state, &ways[1]);
}

static void replaced(void **state)
{
    const struct session *session = *state;
    char read[100] = "";
    go(session, &ways[2]);
    FILE *file = fopen(session->file, "r");
    assert_non_null(file);
    assert_non_null(fgets(read, sizeof read, file));
    fclose(file);
    assert_string_equal(read, LETTER);
}

static void replaced_by_its_copy(void **state)
{
    const struct session *session = *state;
    go(session, &ways[3]);
    int status;
    free(session_run(session, "check", &status));
    assert_int_equal(status, 0);
}

static void its_folder_renamed(void **state)
{
    go(*state, &ways[4]);
}

/* --- a second one ----------------------------------------------------------------- */

/* It is refused, by that sentence; the first one saves on, and alone. */
static void second_refused(const struct session *session, struct pty *first,
                           const char *sentence)
{
    struct pty *second = session_start_as(session, "xterm-256color", "C.UTF-8", NULL);
    int status = pty_end(second, PTY_PATIENCE);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
    assert_true(pty_wrote(second, sentence));
    pty_free(second);
    pty_kill(first, SIGCONT);
    pty_keys(first, TEXT "\r");
    assert_true(pty_shows(first, "2 notés"));
    pty_kill(first, SIGTERM);
    assert_true(WIFEXITED(pty_end(first, PTY_PATIENCE)));
    pty_free(first);
    assert_sound(session, session->file, "avant\n" TEXT "\n");
}

static struct pty *start_first(const struct session *session)
{
    struct pty *first = start(session);
    pty_keys(first, "aavant\r");
    assert_true(pty_shows(first, "1 noté"));
    return first;
}

static void opened_twice(void **state)
{
    second_refused(*state, start_first(*state), "Ce fichier est déjà ouvert");
}

static void opened_while_the_first_is_stopped(void **state)
{
    struct pty *first = start_first(*state);
    pty_kill(first, SIGSTOP);
    second_refused(*state, first, "Ce fichier est déjà ouvert");
}

/* SQLite's own lock still stands. */
static void opened_without_its_lock_file(void **state)
{
    const struct session *session = *state;
    struct pty *first = start_first(session);
    char *lock = place(session, "dossier/jardin.terreau.verrou");
    assert_int_equal(unlink(lock), 0);
    free(lock);
    second_refused(session, first, "Un autre programme tient ce fichier");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, session_tear_down)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        TEST(renamed),
        TEST(removed),
        TEST(replaced),
        TEST(replaced_by_its_copy),
        TEST(its_folder_renamed),
        TEST(opened_twice),
        TEST(opened_while_the_first_is_stopped),
        TEST(opened_without_its_lock_file),
    };
    if (argc < 2)
        return 2;
    session_program = argv[1];
    return cmocka_run_group_tests_name("fault-moved", tests, NULL, NULL);
}
