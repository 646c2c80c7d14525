/* The file refuses what is typed: it is said, the text stays on the screen and is kept
 * aside until it is saved; nothing is kept aside otherwise. argv[1] is the program. */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "session.h"

/* What a file may still grow to: a text fits, no more of the community's file. */
enum { ROOM = 4096 };
#define TEXT "un texte que le disque refuse"

static struct pty *start(const struct session *session)
{
    struct pty *pty = session_start_as(session, "xterm-256color", "C.UTF-8", NULL);
    assert_true(pty_shows(pty, "Post-its"));
    return pty;
}

/* As a quota would, in the middle of a session. */
static void allow(struct pty *pty, rlim_t bytes)
{
    struct rlimit limit;
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    assert_int_equal(prlimit(pty_pid(pty), RLIMIT_FSIZE, &limit, NULL), 0);
}

/* A note that is saved, then one that the disk refuses. */
static struct pty *start_refused(const struct session *session, const char *alarm)
{
    struct pty *pty = start(session);
    pty_keys(pty, "apremier\r");
    assert_true(pty_shows(pty, "1 noté"));
    allow(pty, ROOM);
    pty_keys(pty, TEXT "\r");
    assert_true(pty_shows(pty, alarm));
    assert_true(pty_sees(pty, "> " TEXT));
    return pty;
}

/* A file where the folder of rescued texts should be. */
static void spoil(const struct session *session, const char *place)
{
    struct str path = {0};
    str_printf(&path, "%s/%s", session->home, place);
    mkdir(path.at, 0700);
    str_add(&path, "/terreau");
    mkdir(path.at, 0700);
    str_add(&path, "/secours");
    fclose(fopen(path.at, "w"));
    str_free(&path);
}

static void assert_saved(const struct session *session, const char *expected)
{
    char *notes = session_notes(session);
    assert_string_equal(notes, expected);
    free(notes);
}

/* How many texts are kept in home/<folder>; *text is the last of them, of the caller.
 */
static int kept_in(const struct session *session, const char *folder, char **text)
{
    struct str path = {0};
    int count = 0;
    str_printf(&path, "%s/%s", session->home, folder);
    DIR *dir = opendir(path.at);
    str_free(&path);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        struct stat what;
        char bytes[4096];
        if (entry->d_name[0] == '.')
            continue;
        str_printf(&path, "%s/%s/%s", session->home, folder, entry->d_name);
        assert_int_equal(stat(path.at, &what), 0);
        assert_int_equal(what.st_mode & 0777, 0600);
        FILE *file = fopen(path.at, "r");
        size_t got = fread(bytes, 1, sizeof bytes - 1, file);
        bytes[got] = '\0';
        fclose(file);
        str_free(&path);
        count++;
        if (text) {
            free(*text);
            *text = strdup(bytes);
        }
    }
    if (dir)
        closedir(dir);
    return count;
}

#define KEPT "state/terreau/secours"

static void leave(struct pty *pty, const char *question)
{
    pty_escape(pty);
    assert_true(pty_gone(pty, "Saisie"));
    pty_keys(pty, "q");
    assert_true(pty_shows(pty, question));
    pty_keys(pty, "\r");
    assert_int_equal(pty_end(pty, PTY_PATIENCE), 0);
}

static void nothing_is_kept_aside_when_nothing_fails(void **state)
{
    const struct session *session = *state;
    struct pty *pty = start(session);
    pty_keys(pty, "a" TEXT "\r");
    assert_true(pty_shows(pty, "1 noté"));
    pty_keys(pty, "à moitié");
    assert_true(pty_shows(pty, "> à moitié"));
    leave(pty, "Tout est enregistré");
    pty_free(pty);
    assert_int_equal(kept_in(session, KEPT, NULL), 0);
}

static void a_refused_text_is_kept_aside_until_it_is_saved(void **state)
{
    const struct session *session = *state;
    char *text = NULL;
    struct pty *pty =
        start_refused(session, "SAISIE NON ENREGISTRÉE : texte gardé dans ");
    assert_int_equal(kept_in(session, KEPT, &text), 1);
    assert_non_null(strstr(text, "\n\n" TEXT));
    assert_string_equal(strstr(text, "\n\n") + 2, TEXT);
    free(text);
    /* room again, the same key again */
    allow(pty, RLIM_INFINITY);
    pty_keys(pty, "\r");
    assert_true(pty_gone(pty, "NON ENREGISTRÉE"));
    assert_int_equal(kept_in(session, KEPT, NULL), 0);
    leave(pty, "Tout est enregistré");
    pty_free(pty);
    assert_saved(session, "premier\n" TEXT "\n");
}

/* The line goes on as that of the next note, with a draft of its own. */
static void a_refused_correction_too(void **state)
{
    const struct session *session = *state;
    struct pty *pty = start(session);
    pty_keys(pty, "apremier\r");
    assert_true(pty_shows(pty, "1 noté"));
    pty_escape(pty);
    assert_true(pty_gone(pty, "Saisie"));
    pty_keys(pty, "e");
    assert_true(pty_shows(pty, "> premier"));
    allow(pty, ROOM);
    pty_keys(pty, ", " TEXT "\r");
    assert_true(pty_shows(pty, "NON ENREGISTRÉE"));
    allow(pty, RLIM_INFINITY);
    pty_keys(pty, "\r");
    assert_true(pty_shows(pty, "Corrigé."));
    assert_true(pty_gone(pty, "NON ENREGISTRÉE"));
    assert_int_equal(kept_in(session, KEPT, NULL), 0);
    leave(pty, "Tout est enregistré");
    pty_free(pty);
    assert_saved(session, "premier, " TEXT "\n");
}

static void left_unsaved_it_is_offered_again(void **state)
{
    const struct session *session = *state;
    struct pty *pty = start_refused(session, "NON ENREGISTRÉE");
    pty_keys(pty, ", encore");
    assert_true(pty_shows(pty, TEXT ", encore"));
    leave(pty, "Un texte n’est PAS enregistré");
    assert_true(pty_sees(pty, "n’a pas pu être enregistré"));
    pty_free(pty);
    assert_int_equal(kept_in(session, KEPT, NULL), 1);
    pty = start(session);
    assert_true(pty_shows(pty, "> " TEXT ", encore"));
    assert_int_equal(kept_in(session, KEPT, NULL), 0); /* a draft of the file, again */
    pty_keys(pty, "\r");
    assert_true(pty_shows(pty, "1 noté"));
    leave(pty, "Tout est enregistré");
    pty_free(pty);
    assert_saved(session, "premier\n" TEXT ", encore\n");
}

static void a_window_closed_then_loses_nothing_either(void **state)
{
    const struct session *session = *state;
    struct pty *pty = start_refused(session, "NON ENREGISTRÉE");
    pty_keys(pty, " deux fois");
    assert_true(pty_shows(pty, TEXT " deux fois"));
    pty_hang_up(pty);
    assert_true(WIFEXITED(pty_end(pty, PTY_PATIENCE)));
    pty_free(pty);
    pty = start(session);
    assert_true(pty_shows(pty, "> " TEXT " deux fois"));
    assert_int_equal(kept_in(session, KEPT, NULL), 0);
    pty_free(pty);
}

static void asked_where_when_no_folder_takes_it(void **state)
{
    const struct session *session = *state;
    spoil(session, "state");
    spoil(session, "cache");
    struct pty *pty = start_refused(session, "dans quel dossier garder ce texte");
    pty_keys(pty, "~/nulle/part\r");
    assert_true(pty_shows(pty, "son dossier n’existe pas"));
    pty_keys(pty, "\025~/texte\r");
    assert_true(pty_shows(pty, "Texte gardé dans ~/texte"));
    assert_true(pty_sees(pty, "SAISIE NON ENREGISTRÉE : texte gardé dans ~/texte"));
    /* where it is not looked for at the next opening: nothing promises it */
    leave(pty, "ouvrez le fichier qui le garde.");
    assert_true(pty_wrote(pty, "/texte : ouvrez ce fichier"));
    pty_free(pty);
}

/* An action of the pane puts the line away: not when nothing else has its text. */
static void a_line_that_nothing_keeps_is_not_left(void **state)
{
    const struct session *session = *state;
    struct pty *pty = start(session);
    spoil(session, "state");
    spoil(session, "cache");
    pty_keys(pty, "apremier\r");
    assert_true(pty_shows(pty, "1 noté"));
    allow(pty, ROOM);
    pty_keys(pty, TEXT);
    assert_true(pty_shows(pty, "> " TEXT));
    pty_keys(pty, "\020");
    assert_true(pty_shows(pty, "Que voulez-vous faire"));
    pty_keys(pty, "chercher\r");
    assert_true(pty_shows(pty, "dans quel dossier garder ce texte"));
    assert_true(pty_sees(pty, "> " TEXT));
    pty_keys(pty, "~/texte\r");
    assert_true(pty_shows(pty, "Texte gardé dans ~/texte"));
    pty_free(pty);
}

static void the_folder_of_the_session_comes_second(void **state)
{
    const struct session *session = *state;
    spoil(session, "state");
    struct pty *pty = start_refused(session, "gardé dans ~/cache/terreau/secours");
    assert_int_equal(kept_in(session, "cache/terreau/secours", NULL), 1);
    pty_free(pty);
}

static void a_file_moved_away_is_told_and_copied(void **state)
{
    const struct session *session = *state;
    struct str away = {0};
    struct pty *pty = start(session);
    pty_keys(pty, "aavant\r");
    assert_true(pty_shows(pty, "1 noté"));
    str_printf(&away, "%s/ailleurs.terreau", session->home);
    assert_int_equal(rename(session->file, away.at), 0);
    str_free(&away);
    pty_keys(pty, TEXT "\r");
    assert_true(
        pty_shows(pty, "FICHIER DÉPLACÉ, SAISIE NON ENREGISTRÉE : texte gardé dans"));
    assert_true(pty_sees(pty, "> " TEXT));
    assert_false(pty_sees(pty, "2 notés"));
    assert_int_equal(kept_in(session, KEPT, NULL), 1);
    pty_kill(pty, SIGTERM);
    assert_true(WIFEXITED(pty_end(pty, PTY_PATIENCE)));
    assert_true(pty_sees(pty, "Une copie de tout est là"));
    pty_free(pty);
    /* the next start opens the copy, and the text is in its field */
    const struct pty_setup setup = {
        .term = "xterm-256color", .locale = "C.UTF-8", .home = session->home};
    const char *const argv[] = {session->program, NULL};
    pty = pty_start(&setup, argv);
    assert_true(pty_shows(pty, "> " TEXT));
    assert_true(pty_sees(pty, "avant"));
    assert_int_equal(kept_in(session, KEPT, NULL), 0);
    pty_free(pty);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        SESSION_TEST(nothing_is_kept_aside_when_nothing_fails),
        SESSION_TEST(a_refused_text_is_kept_aside_until_it_is_saved),
        SESSION_TEST(a_refused_correction_too),
        SESSION_TEST(left_unsaved_it_is_offered_again),
        SESSION_TEST(a_window_closed_then_loses_nothing_either),
        SESSION_TEST(asked_where_when_no_folder_takes_it),
        SESSION_TEST(a_line_that_nothing_keeps_is_not_left),
        SESSION_TEST(the_folder_of_the_session_comes_second),
        SESSION_TEST(a_file_moved_away_is_told_and_copied),
    };
    if (argc < 2)
        return 2;
    session_program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
