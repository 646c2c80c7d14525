/* What is half typed, in fields of every pane, when terreau is killed without a warning
 * in the middle of a word: all but the last twenty letters are in the field when it is
 * opened again. argv[1] is the program. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "session.h"

#define TYPED "Une phrase assez longue pour être à moitié perd"
#define LEAST "Une phrase assez longue pour " /* what twenty letters less leave of it */

static const char *program;

/* A way to a field from the first screen, and what tells that each key was taken. */
struct step {
    const char *keys, *shows;
};
struct field {
    const char *name;
    struct step steps[5];
};

/* Made once, so that there is something to open. */
static const struct step planting[] = {
    {"&", "Aucun acteur"},
    {"a", "Atelier :"},
    {"Amicale du 12 / Toulouse\r", "Enregistré : Amicale"},
    {"\033", "Amicale du 12"},
    {"é", "Aucun membre"},
    {"a", "Nouvelle fiche"},
    {"Nadia Benali\r", "Fiche créée"},
    {"'", "Aucune rencontre"},
    {"a", "Préparer"},
    {"\r", "Rencontre créée"},
};

static const struct field fields[] = {
    {"the workshop line", {{"&", "Amicale du 12"}, {"a", "Atelier :"}}},
    {"a field of an actor", {{"&", "Amicale du 12"}, {"\r", "Acteurs >"}, {"e", "┤ Nom usuel"}}},
    {"a new card", {{"é", "Nadia Benali"}, {"a", "Nouvelle fiche"}}},
    {"an exchange", {{"é", "Nadia Benali"}, {"\r", "Membres >"}, {"t", "Noter un"}}},
    {"a need", {{"é", "Nadia Benali"}, {"\r", "Membres >"}, {"*", "Besoin"}}},
    {"a new item", {{"'", "1 rencontre"}, {"\r", "Total"}, {"a", "Nouveau point"}}},
    {"what is parked", {{"\a", "Garer pour plus tard"}}},
    {"a question of a board", {{"Q", "Question posée"}}},
    {"the capture line", {{"a", "Saisie"}}},
};

static struct pty *start(const struct session *session)
{
    struct pty *pty = session_start(session);
    assert_non_null(pty);
    return pty;
}

static void go(struct pty *pty, const struct step *steps, size_t count)
{
    for (size_t i = 0; i < count && steps[i].keys; i++) {
        if (steps[i].keys[0] == '\033')
            pty_escape(pty);
        else
            pty_keys(pty, steps[i].keys);
        if (!pty_shows(pty, steps[i].shows))
            fail_msg("after %s: no « %s »", steps[i].keys, steps[i].shows);
    }
}

static void plant(const struct session *session)
{
    struct pty *pty = start(session);
    go(pty, planting, sizeof planting / sizeof *planting);
    pty_kill(pty, SIGKILL);
    pty_end(pty, PTY_PATIENCE);
    pty_free(pty);
}

static void killed_in(const struct session *session, const struct field *field)
{
    struct pty *pty = start(session);
    printf("%s\n", field->name);
    go(pty, field->steps, 5);
    pty_keys(pty, TYPED);
    assert_true(pty_shows(pty, "à moitié perd"));
    pty_kill(pty, SIGKILL);
    pty_end(pty, PTY_PATIENCE);
    pty_free(pty);
    pty = start(session);
    assert_true(pty_shows(pty, "Brouillon retrouvé"));
    if (!pty_sees(pty, LEAST)) /* the line of the board opens by itself */
        go(pty, field->steps, 5);
    assert_true(pty_shows(pty, LEAST));
    pty_keys(pty, "\025");
    assert_true(pty_gone(pty, LEAST));
    pty_escape(pty);
    pty_kill(pty, SIGTERM);
    pty_end(pty, PTY_PATIENCE);
    pty_free(pty);
}

static void killed_in_the_middle_of_a_word(void **state)
{
    struct session session;
    (void)state;
    assert_true(session_open(&session, program));
    plant(&session);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        killed_in(&session, &fields[i]);
    session_close(&session);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(killed_in_the_middle_of_a_word)};
    if (argc < 2)
        return 2;
    program = argv[1];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
