#include "cli/args_private.h"

#include <stddef.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

const char *args_quote(struct reading *in, const char *word)
{
    str_copy(in->quoted, sizeof in->quoted, word);
    return in->quoted;
}

/* --- options --------------------------------------------------------------------- */

static bool unknown_option(struct reading *in, const char *word)
{
    const char *names[2 * OPTION_COUNT + 1];
    size_t count = 0;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        names[count++] = cli_options[i].name;
        if (cli_options[i].other)
            names[count++] = cli_options[i].other;
    }
    names[count] = NULL;
    const char *near = cli_nearest(word, names);
    if (near)
        return err_set(in->err, ERR_USAGE,
                       _("« %s » n’est pas une option : vouliez-vous dire « %s » ?"),
                       args_quote(in, word), near);
    return err_set(in->err, ERR_USAGE,
                   _("« %s » n’est pas une option : « terreau --help » les montre."),
                   args_quote(in, word));
}

/* The option of an argument; *value is what follows "=", or NULL. */
static bool find_option(struct reading *in, const char *word, enum cli_option *option,
                        const char **value)
{
    const char *equal = strchr(word, '=');
    size_t len = equal ? (size_t)(equal - word) : strlen(word);
    *value = equal ? equal + 1 : NULL;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const char *names[] = {cli_options[i].name, cli_options[i].other};
        for (size_t j = 0; j < 2; j++) {
            if (names[j] && strlen(names[j]) == len && !memcmp(names[j], word, len)) {
                *option = (enum cli_option)i;
                return true;
            }
        }
    }
    return unknown_option(in, word);
}

/* One of the words an option accepts. */
static bool accept(struct reading *in, enum cli_option option, const char *value,
                   const char *const *words)
{
    for (const char *const *word = words; *word; word++)
        if (str_equal(*word, value))
            return true;
    const char *near = cli_nearest(value, words);
    if (near)
        return err_set(in->err, ERR_USAGE,
                       _("« %s » ne va pas avec « %s » : vouliez-vous dire « %s » ?"),
                       args_quote(in, value), cli_options[option].name, near);
    return err_set(
        in->err, ERR_USAGE, _("« %s » ne va pas avec « %s », qui accepte : %s."),
        args_quote(in, value), cli_options[option].name, _(cli_options[option].value));
}

/* Where the value of an option goes as it is, NULL for those whose value is chosen. */
static const char **free_value(struct cli *cli, enum cli_option option)
{
    if (option == OPTION_FROM)
        return &cli->from;
    if (option == OPTION_OUT)
        return &cli->out;
    if (option == OPTION_MEETING)
        return &cli->meeting;
    if (option == OPTION_BOARD)
        return &cli->board;
    if (option == OPTION_SOURCE)
        return &cli->source;
    if (option == OPTION_REPORT)
        return &cli->report;
    if (option == OPTION_HELD)
        return &cli->held;
    if (option == OPTION_MAP && cli->map_count < CLI_MAPS_MOST)
        return &cli->maps[cli->map_count++];
    if (option == OPTION_LIST)
        return &cli->list;
    if (option == OPTION_MOST)
        return &cli->most;
    if (option == OPTION_WIDTH)
        return &cli->width;
    if (option == OPTION_HEIGHT)
        return &cli->height;
    return option == OPTION_REGION ? &cli->region : NULL;
}

/* The options that accept some words only, and where the word goes; OPTION_KEYBOARD has
 * no place for it. */
static const struct {
    enum cli_option option;
    size_t place;
    const char *words[8]; /* the last one is NULL */
} choices[] = {
    {OPTION_LANG, offsetof(struct cli, language), {"fr", "en"}},
    {OPTION_KEYBOARD, 0, {"azerty", "afnor", "bepo", "qwerty"}},
    {OPTION_LEVEL,
     offsetof(struct cli, level),
     {"public", "membres", "binome", "binôme"}},
    {OPTION_FORMAT,
     offsetof(struct cli, format),
     {"markdown", "html", "odt", "csv", "vcard", "json", "ics"}},
    {OPTION_WHAT, offsetof(struct cli, what), {"membres", "acteurs"}},
    {OPTION_LAYER,
     offsetof(struct cli, layer),
     {"points", "densite", "nombre", "pour-100000", "themes", "zones-blanches"}},
    {OPTION_BY, offsetof(struct cli, by), {"departement", "epci", "commune", "region"}},
};

static bool set_word(struct reading *in, enum cli_option option, const char *value)
{
    const char **free_one = free_value(in->cli, option);
    if (free_one) {
        *free_one = value;
        return true;
    }
    size_t i = 0;
    while (i < sizeof choices / sizeof *choices && choices[i].option != option)
        i++;
    if (i == sizeof choices / sizeof *choices)
        return true;
    if (option == OPTION_KEYBOARD)
        in->cli->keyboard = keyboard_named(value);
    else
        *(const char **)(void *)((char *)in->cli + choices[i].place) = value;
    return accept(in, option, value, choices[i].words) &&
           (option != OPTION_LANG || i18n_set(value));
}

static bool read_value(struct reading *in, enum cli_option option, const char *value)
{
    const struct cli_option_def *def = &cli_options[option];
    if (!def->value && value)
        return err_set(in->err, ERR_USAGE, _("« %s » ne prend pas de valeur : « %s »."),
                       def->name, args_quote(in, in->argv[in->at]));
    if (!def->value)
        return true;
    if (!value && in->at + 1 < in->argc)
        value = in->argv[++in->at];
    if (!value || value[0] == '\0')
        return err_set(in->err, ERR_USAGE, _("« %s » attend une valeur : %s."),
                       def->name, _(def->value));
    return set_word(in, option, value);
}

static bool read_option(struct reading *in)
{
    enum cli_option option;
    const char *value;
    if (!find_option(in, in->argv[in->at], &option, &value))
        return false;
    if (in->given[option] && option != OPTION_MAP)
        return err_set(in->err, ERR_USAGE,
                       _("« %s » est donné deux fois : une suffit."),
                       cli_options[option].name);
    in->given[option] = true;
    return read_value(in, option, value);
}

/* --- the whole ------------------------------------------------------------------- */

static bool goes_with(enum cli_option option, const struct cli_verb_def *verb)
{
    return verb->word && (cli_options[option].verbs & CLI_WITH(verb->verb)) != 0;
}

/* Does it go with each format of that verb? */
static bool goes_with_all(enum cli_option option, const char *word)
{
    for (size_t i = 0; i < cli_verb_count; i++)
        if (str_equal(cli_verbs[i].word, word) && !goes_with(option, &cli_verbs[i]))
            return false;
    return true;
}

/* All that an option goes with, for "only with « export minutes, csv, map »": a verb is
 * said once, and its formats when some of them do not take it. False: none. */
static bool home_of(enum cli_option option, struct str *words)
{
    const char *said = NULL;
    if (cli_options[option].verbs & CLI_WITH(CLI_SESSION))
        return false;
    for (size_t i = 0; i < cli_verb_count; i++) {
        const struct cli_verb_def *verb = &cli_verbs[i];
        if (!goes_with(option, verb))
            continue;
        bool again = str_equal(said, verb->word);
        const char *format =
            goes_with_all(option, verb->word) || !verb->format ? "" : verb->format;
        if (again && !*format)
            continue;
        str_add(words, words->len > 0 ? ", " : "");
        if (!again)
            str_printf(words, "%s%s", verb->word, *format ? " " : "");
        str_add(words, format);
        said = verb->word;
    }
    return words->len > 0;
}

/* Always false. */
static bool refuse_option(struct reading *in, enum cli_option option)
{
    struct str words = {0};
    if (home_of(option, &words))
        err_set(in->err, ERR_USAGE, _("« %s » ne va qu’avec « %s »."),
                cli_options[option].name, words.at);
    else
        err_set(in->err, ERR_USAGE,
                _("« %s » ne va pas avec « %s », seulement à l’ouverture."),
                cli_options[option].name, in->words[0]);
    str_free(&words);
    return false;
}

static bool check_options(struct reading *in)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (in->given[i] && !(cli_options[i].verbs & CLI_WITH(in->cli->verb)))
            return refuse_option(in, (enum cli_option)i);
    return true;
}

/* One form of a map at most. */
static bool read_form(struct reading *in)
{
    static const enum cli_option options[] = {
        [FORM_TEXT] = OPTION_TEXT,
        [FORM_SVG] = OPTION_SVG,
        [FORM_GEOJSON] = OPTION_GEOJSON,
        [FORM_CSV] = OPTION_CSV,
    };
    for (int form = FORM_TEXT; form <= FORM_CSV; form++) {
        if (!in->given[options[form]])
            continue;
        if (in->cli->form != FORM_DRAWN)
            return err_set(in->err, ERR_USAGE,
                           _("« %s » et « %s » ne vont pas ensemble : choisissez."),
                           cli_options[options[in->cli->form]].name,
                           cli_options[options[form]].name);
        in->cli->form = (enum map_form)form;
    }
    return true;
}

static bool check_together(struct reading *in)
{
    struct cli *cli = in->cli;
    if (cli->demo && cli->file)
        return err_set(in->err, ERR_USAGE,
                       _("« %s » est de trop : « --demo » s’ouvre sans fichier."),
                       args_quote(in, cli->file));
    if (cli->force && !(CLI_IMPORTS & CLI_WITH(cli->verb)) &&
        (!cli->out || str_equal(cli->out, "-")))
        return err_set(in->err, ERR_USAGE,
                       _("« --force » ne va qu’avec « -o » et un nom de fichier."));
    if (!read_form(in))
        return false;
    if (cli->verb == CLI_FIND && !cli->query && !cli->list)
        return err_set(in->err, ERR_USAGE,
                       _("« find » attend ce que vous cherchez, entre guillemets, ou "
                         "« --list » : terreau find jardin.terreau \"dept:11 école\""));
    if (cli->verb == CLI_NEW && !cli->from)
        return err_set(in->err, ERR_USAGE, _("« new » attend « --from » : terreau %s"),
                       _("new FICHIER.terreau --from NOM|CONFIG.yaml"));
    return true;
}

static bool read_arguments(struct reading *in)
{
    bool words_only = false;
    for (in->at = 1; in->at < in->argc; in->at++) {
        const char *word = in->argv[in->at];
        bool is_option = !words_only && word[0] == '-' && word[1] != '\0';
        if (is_option && str_equal(word, "--"))
            words_only = true;
        else if (!(is_option ? read_option(in) : args_add_word(in, word)))
            return false;
    }
    return true;
}

bool cli_parse(int argc, char *const argv[], struct cli *cli, struct err *err)
{
    struct reading in = {.cli = cli, .err = err, .argc = argc, .argv = argv};
    *cli = (struct cli){.verb = CLI_SESSION, .keyboard = KEYBOARD_UNKNOWN};
    if (!read_arguments(&in))
        return false;
    cli->ascii = in.given[OPTION_ASCII];
    cli->demo = in.given[OPTION_DEMO];
    cli->reading = in.given[OPTION_READING];
    cli->anyway = in.given[OPTION_ANYWAY];
    cli->force = in.given[OPTION_FORCE];
    cli->blank = in.given[OPTION_BLANK];
    cli->json = in.given[OPTION_JSON];
    cli->dry_run = in.given[OPTION_DRY_RUN];
    if (in.given[OPTION_HELP] || in.given[OPTION_VERSION]) {
        cli->verb = in.given[OPTION_HELP] ? CLI_HELP : CLI_VERSION;
        return true;
    }
    return args_read_words(&in) && check_options(&in) && check_together(&in);
}
