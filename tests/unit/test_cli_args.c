/* The command line: what is accepted, and what each bad word is answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/args.h"
#include "cli/cli.h"

#define MOST 12

/* Splits at spaces; "''" is an empty word. */
static bool parse(const char *line, struct cli *cli, struct err *err)
{
    static char text[512]; /* struct cli points into it */
    char *argv[MOST];
    int argc = 1;
    argv[0] = (char[]){"terreau"};
    str_copy(text, sizeof text, line);
    for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) {
        assert_true(argc < MOST);
        if (str_equal(word, "''"))
            *word = '\0';
        argv[argc++] = word;
    }
    *err = (struct err)ERR_INIT;
    return cli_parse(argc, argv, cli, err);
}

static void good_lines_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        struct cli cli;
    } rows[] = {
        {"", {.verb = CLI_SESSION}},
        {"jardin.terreau", {.verb = CLI_SESSION, .file = "jardin.terreau"}},
        {"./new", {.verb = CLI_SESSION, .file = "./new"}},
        {"-- -x.terreau", {.verb = CLI_SESSION, .file = "-x.terreau"}},
        {"--demo --ascii", {.verb = CLI_SESSION, .demo = true, .ascii = true}},
        {"--keyboard bepo a.terreau",
         {.verb = CLI_SESSION, .file = "a.terreau", .keyboard = KEYBOARD_BEPO}},
        {"--keyboard=azerty", {.verb = CLI_SESSION, .keyboard = KEYBOARD_AZERTY}},
        {"--lang=fr", {.verb = CLI_SESSION, .language = "fr"}},
        {"new a.terreau --from vide",
         {.verb = CLI_NEW, .file = "a.terreau", .from = "vide"}},
        {"--from=x.yaml new a.terreau",
         {.verb = CLI_NEW, .file = "a.terreau", .from = "x.yaml"}},
        {"export json a.terreau", {.verb = CLI_EXPORT, .file = "a.terreau"}},
        {"export json a.terreau -o -",
         {.verb = CLI_EXPORT, .file = "a.terreau", .out = "-"}},
        {"export json a.terreau --output=b.json --force",
         {.verb = CLI_EXPORT, .file = "a.terreau", .out = "b.json", .force = true}},
        {"export minutes a.terreau --meeting 2 --level binome --format odt",
         {.verb = CLI_EXPORT_MINUTES,
          .file = "a.terreau",
          .meeting = "2",
          .level = "binome",
          .format = "odt"}},
        {"export emargement a.terreau --meeting=1",
         {.verb = CLI_EXPORT_SHEET, .file = "a.terreau", .meeting = "1"}},
        {"export postits a.terreau --board 2 --blank",
         {.verb = CLI_EXPORT_POSTITS,
          .file = "a.terreau",
          .board = "2",
          .blank = true}},
        {"export ics a.terreau", {.verb = CLI_EXPORT_ICS, .file = "a.terreau"}},
        {"import agenda a.terreau - --meeting 1",
         {.verb = CLI_IMPORT_AGENDA, .file = "a.terreau", .text = "-", .meeting = "1"}},
        {"check a.terreau", {.verb = CLI_CHECK, .file = "a.terreau"}},
        {"check new", {.verb = CLI_CHECK, .file = "new"}},
        {"commune Lunel", {.verb = CLI_COMMUNE, .query = "Lunel"}},
        {"commune --json 34400 --region=76",
         {.verb = CLI_COMMUNE, .query = "34400", .region = "76", .json = true}},
        {"--help", {.verb = CLI_HELP}},
        {"-h", {.verb = CLI_HELP}},
        {"new --help", {.verb = CLI_HELP}},
        {"--version", {.verb = CLI_VERSION}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cli cli;
        struct err err;
        if (!parse(rows[i].line, &cli, &err))
            fail_msg("« %s »: %s", rows[i].line, err.text);
        const struct cli *wanted = &rows[i].cli;
        assert_int_equal(cli.verb, wanted->verb);
        assert_int_equal(cli.keyboard, wanted->keyboard);
        assert_int_equal(cli.ascii, wanted->ascii);
        assert_int_equal(cli.demo, wanted->demo);
        assert_int_equal(cli.force, wanted->force);
        assert_true(str_equal(cli.file, wanted->file));
        assert_true(str_equal(cli.from, wanted->from));
        assert_true(str_equal(cli.out, wanted->out));
        assert_true(str_equal(cli.text, wanted->text));
        assert_true(str_equal(cli.query, wanted->query));
        assert_true(str_equal(cli.region, wanted->region));
        assert_int_equal(cli.json, wanted->json);
        assert_true(str_equal(cli.meeting, wanted->meeting));
        assert_true(str_equal(cli.board, wanted->board));
        assert_true(str_equal(cli.level, wanted->level));
        assert_true(str_equal(cli.format, wanted->format));
        assert_int_equal(cli.blank, wanted->blank);
        assert_true(str_equal(cli.language, wanted->language));
    }
}

/* Each bad line, the word its sentence must name, and the word it must offer. */
static void bad_words_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *line, *named, *offered;
    } rows[] = {
        {"--keybord azerty", "--keybord", "--keyboard"},
        {"--langue fr", "--langue", "--lang"},
        {"--lnag fr", "--lnag", "--lang"},
        {"--asci", "--asci", "--ascii"},
        {"--halp", "--halp", "--help"},
        {"--verson", "--verson", "--version"},
        {"--dmeo", "--dmeo", "--demo"},
        {"--zzzzzz", "--zzzzzz", "--help"},
        {"-z", "-z", "--help"},
        {"--formt", "--formt", "--format"},
        {"--frm", "--frm", "--from"},
        {"--lang", "--lang", "fr|en"},
        {"--lang de", "de", "--lang"},
        {"--lang=", "--lang", "fr|en"},
        {"--lang FR", "FR", "fr"},
        {"--lang klingon", "klingon", "fr|en"},
        {"--keyboard azerti", "azerti", "azerty"},
        {"--keyboard dvorak", "dvorak", "bepo"},
        {"--keyboard", "--keyboard", "qwerty"},
        {"--keyboard --ascii", "--ascii", "azerty"},
        {"--ascii=oui", "--ascii=oui", "--ascii"},
        {"--demo=1", "--demo=1", "--demo"},
        {"--help=tout", "--help=tout", "--help"},
        {"--ascii --ascii", "--ascii", "deux fois"},
        {"--lang fr --lang fr", "--lang", "deux fois"},
        {"neww a.terreau", "neww", "new"},
        {"chekc a.terreau", "chekc", "check"},
        {"exprot json a.terreau", "exprot", "export"},
        {"jardin", "jardin", ".terreau"},
        {"''", "''", NULL},
        {"new", "new", "FICHIER.terreau"},
        {"new a.terreau", "new", "--from"},
        {"new --from vide", "new", "FICHIER.terreau"},
        {"new a.terreau --from", "--from", "CONFIG.yaml"},
        {"new a.terreau b.terreau --from vide", "b.terreau", "trop"},
        {"new a.terreau --from vide --force", "--force", "export"},
        {"new a.terreau --from vide -o x", "-o", "export"},
        {"new a.terreau --from vide --demo", "--demo", "new"},
        {"new ''", "''", NULL},
        {"export", "export", "json"},
        {"export json", "export", "FICHIER.terreau"},
        {"export jsno a.terreau", "jsno", "json"},
        {"export xml a.terreau", "xml", "json"},
        {"export jsom a.terreau", "jsom", "json"},
        {"export a.terreau", "a.terreau", "json"},
        {"export json a.terreau b.terreau", "b.terreau", "trop"},
        {"export json a.terreau -o", "-o", "SORTIE"},
        {"export json a.terreau --force", "--force", "-o"},
        {"export json a.terreau -o - --force", "--force", "-o"},
        {"export json a.terreau --from vide", "--from", "new"},
        {"export json a.terreau --ascii", "--ascii", "export"},
        {"check", "check", "FICHIER.terreau"},
        {"check a.terreau b.terreau", "b.terreau", "trop"},
        {"check a.terreau --keyboard bepo", "--keyboard", "check"},
        {"a.terreau b.terreau", "b.terreau", "trop"},
        {"a.terreau --from vide", "--from", "new"},
        {"a.terreau -o x", "-o", "export"},
        {"--demo a.terreau", "a.terreau", "--demo"},
        {"a b c d e", "e", "trop"},
        {"import", "import", "FICHIER.terreau"},
        {"import agneda a.terreau b", "agneda", "agenda"},
        {"import agenda a.terreau", "import", "TEXTE"},
        {"import agenda a.terreau b c", "c", "trop"},
        {"export minuts a.terreau", "minuts", "minutes"},
        {"export minutes a.terreau --level secret", "secret", "binome"},
        {"export minutes a.terreau --format pdf", "pdf", "markdown|html|odt"},
        {"export json a.terreau --level public", "--level", "export minutes, annuaire"},
        {"export ics a.terreau --board 1", "--board", "export postits"},
        {"check a.terreau --meeting 1", "--meeting", "export minutes"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cli cli;
        struct err err;
        const char *named = str_equal(rows[i].named, "''") ? "« »" : rows[i].named;
        if (parse(rows[i].line, &cli, &err))
            fail_msg("« %s » is accepted", rows[i].line);
        assert_int_equal(err.kind, ERR_USAGE);
        if (!strstr(err.text, named))
            fail_msg("« %s »: « %s » is not named: %s", rows[i].line, named, err.text);
        if (rows[i].offered && !strstr(err.text, rows[i].offered))
            fail_msg("« %s »: « %s » is not offered: %s", rows[i].line, rows[i].offered,
                     err.text);
    }
}

static void a_long_word_is_cut(void **state)
{
    (void)state;
    struct cli cli;
    struct err err = ERR_INIT;
    char word[9001] = "--";
    for (size_t i = 2; i < 9000; i += 2)
        memcpy(word + i, "é", 2);
    word[9000] = '\0';
    char *argv[] = {(char[]){"terreau"}, word};
    assert_false(cli_parse(2, argv, &cli, &err));
    assert_non_null(strstr(err.text, "« --éé"));
    assert_non_null(strstr(err.text, "é » n’est pas une option"));
}

static void language_holds_for_what_follows(void **state)
{
    (void)state;
    struct cli cli;
    struct err err;
    assert_false(parse("--lang en --zzzzzz", &cli, &err));
    assert_string_equal(i18n_language(), "en");
    i18n_set("fr");
}

static void every_option_has_a_name_and_a_verb(void **state)
{
    (void)state;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        assert_non_null(cli_options[i].name);
        assert_non_null(cli_options[i].help);
        assert_true(cli_options[i].verbs != 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_has_a_name_and_a_verb),
        cmocka_unit_test(good_lines_are_read),
        cmocka_unit_test(bad_words_are_named),
        cmocka_unit_test(a_long_word_is_cut),
        cmocka_unit_test(language_holds_for_what_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
