/* What is replaced before a text is published, and what is not. */
#include "people_fixture.h"

#include "ops/live.h"
#include "report/redact.h"

/* One line a person; the mail and the phone are given apart. */
static void known(struct fixture *fixture, const char *line, const char *phone)
{
    struct person person;
    struct id id = person_named(fixture, line);
    must(ops_person(&fixture->garden, id, &fixture->arena, &person, &fixture->err));
    person.phone = phone;
    must(ops_person_edit(&fixture->garden, id, &person, &fixture->err));
}

static struct redaction learned(struct fixture *fixture, bool names)
{
    struct redaction redaction;
    struct id id;
    known(fixture, "Nadia Benali", "05 99 00 00 01 poste 12");
    known(fixture, "Yvon LE GOFF", "3949");
    known(fixture, "Rose Petit", "");
    known(fixture, "Jean-Pierre de La Tournelle", "+33 6 00 00 00 02");
    known(fixture, "Li Ng", "");
    known(fixture, "Anselme Bureau", "");
    noted(fixture, "Une idée @Maëlle @Zoé_Kermadec");
    const struct item_line line = {
        .kind = ITEM_ACTION, .text = "Écrire", .who = "Malika et la mairie, Ugo"};
    must(ops_item_add(&fixture->garden, none, none, none, &line, NULL, &id,
                      &fixture->err));
    must(redact_start(&redaction, &fixture->garden, names, &fixture->arena,
                      &fixture->err));
    return redaction;
}

static void names_are_replaced(void **state)
{
    struct fixture *fixture = *state;
    struct redaction redaction = learned(fixture, true);
    static const char *const rows[][2] = {
        {"Nadia Benali vient", "[nom] vient"},
        {"vu avec nadia et BENALI", "vu avec [nom] et [nom]"},
        {"Benali Nadia, présidente", "[nom], présidente"},
        {"l’idée de Nadia-Benali", "l’idée de [nom]"},
        {"Yvon Le Goff", "[nom]"},
        {"le goff", "[nom]"},
        {"LE GOFF dit oui", "[nom] dit oui"},
        {"chez les Benali's", "chez les [nom]'s"},
        {"Jean-Pierre de La Tournelle parle", "[nom] parle"},
        {"M. de La Tournelle", "M. [nom]"},
        {"La Tournelle", "[nom]"},
        {"Tournelle dit", "[nom] dit"},
        {"jean pierre", "[nom]"},
        {"@nadia_benali", "@[nom]"},
        {"https://example.org/nadia-benali", "https://example.org/[nom]"},
        {"MAELLE propose", "[nom] propose"},
        {"Zoé Kermadec", "[nom]"},
        {"Malika écrit à Ugo", "[nom] écrit à [nom]"},
        {"Petit et Rose", "[nom] et [nom]"},
        {"rose petit", "[nom]"},
        {"Li parle", "[nom] parle"},
        {"M. Bureau", "M. [nom]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(redact_text(&redaction, rows[i][0]), rows[i][1]);
    }
    assert_int_equal(redaction.masked, sizeof rows / sizeof *rows);
    assert_int_equal(redaction.line_count, REDACT_LINES);
    assert_string_equal(redaction.lines[0], rows[0][0]);
    redact_text(&redaction, rows[0][0]); /* the same line again counts once */
    assert_int_equal(redaction.masked, sizeof rows / sizeof *rows);
}

static void what_reaches_people_is_replaced(void **state)
{
    struct fixture *fixture = *state;
    struct redaction redaction = learned(fixture, false);
    static const char *const rows[][2] = {
        {"écrire à nadia.benali+lac@example.org.", "écrire à [adresse]."},
        {"<NADIA@EXAMPLE.ORG>", "<[adresse]>"},
        {"mailto:a@b", "mailto:[adresse]"},
        {"élodie@exemple-santé.example", "[adresse]"},
        {"nadia (at) example.org", "[adresse]"},
        {"nadia[arobase]example.org", "[adresse]"},
        {"06 00 00 00 01", "[téléphone]"},
        {"tél. 06.00.00.00.01, le soir", "tél. [téléphone], le soir"},
        {"0600000001", "[téléphone]"},
        {"06-00-00-00-01", "[téléphone]"},
        {"06\u00A000\u00A000\u00A000\u00A001", "[téléphone]"},
        {"06/00/00/00/01", "[téléphone]"},
        {"+33 6 00 00 00 01", "[téléphone]"},
        {"+33(0)6 00 00 00 01", "[téléphone]"},
        {"(+33)6 00 00 00 01", "[téléphone]"},
        {"00 33 6 00 00 00 01", "[téléphone]"},
        {"+590 590 00 00 01", "[téléphone]"},
        {"06 00 00 00 01 12 personnes", "[téléphone] 12 personnes"},
        {"au 39 49", "au [téléphone]"},
        {"06 00 00 00 02 ou 0600000002", "[téléphone] ou [téléphone]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(redact_text(&redaction, rows[i][0]), rows[i][1]);
    }
}

static void the_rest_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct redaction redaction = learned(fixture, true);
    static const char *const texts[] = {
        "",
        "La mairie et tous les groupes",
        "le 12/03/2026 09:15",
        "12.03.2026 14 h 30",
        "2026-03-12 10 15",
        "10 000 000 euros, 25 000 personnes",
        "de 9h15 à 12h30, salle 204",
        "rendez-vous @ la mairie",
        "Nadiane et les Benalistes",
        "l’île, les rives",
        "où ? 🌱 « là »",
        "\xC3",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_ptr_equal(redact_text(&redaction, texts[i]), texts[i]);
    }
    assert_int_equal(redaction.masked, 0);
}

static void a_common_word_is_left_and_told(void **state)
{
    struct fixture *fixture = *state;
    struct redaction redaction = learned(fixture, true);
    assert_string_equal(redact_text(&redaction, "une rose au petit matin"),
                        "une rose au petit matin");
    assert_int_equal(redaction.masked, 0);
    redact_text(&redaction, "le bureau, li et ng");
    assert_int_equal(redaction.doubted, 2);
    assert_string_equal(redaction.lines[0], "une rose au petit matin");
}

static void members_keep_names(void **state)
{
    struct fixture *fixture = *state;
    struct redaction redaction = learned(fixture, false);
    assert_string_equal(redact_text(&redaction, "Nadia : n@example.org"),
                        "Nadia : [adresse]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(names_are_replaced), people_test(what_reaches_people_is_replaced),
        people_test(the_rest_is_left),   people_test(a_common_word_is_left_and_told),
        people_test(members_keep_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
