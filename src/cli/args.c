#include "cli/args.h"

#include <assert.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

/* A verb, its format and two files; one more is one too many. */
#define MOST_WORDS 4
#define MOST_ROWS 64
/* A word of the command line is cut there when a sentence quotes it. */
#define QUOTE_SIZE 80

struct reading {
    struct cli *cli;
    struct err *err;
    int argc;
    char *const *argv;
    int at;
    const char *words[MOST_WORDS];
    int word_count;
    bool given[OPTION_COUNT];
    char quoted[QUOTE_SIZE];
};

static const char *quote(struct reading *in, const char *word)
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
                       quote(in, word), near);
    return err_set(in->err, ERR_USAGE,
                   _("« %s » n’est pas une option : « terreau --help » les montre."),
                   quote(in, word));
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
                       quote(in, value), cli_options[option].name, near);
    return err_set(
        in->err, ERR_USAGE, _("« %s » ne va pas avec « %s », qui accepte : %s."),
        quote(in, value), cli_options[option].name, _(cli_options[option].value));
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

static bool set_word(struct reading *in, enum cli_option option, const char *value)
{
    static const char *const languages[] = {"fr", "en", NULL};
    static const char *const keyboards[] = {"azerty", "afnor", "bepo", "qwerty", NULL};
    static const char *const levels[] = {"public", "membres", "binome", "binôme", NULL};
    static const char *const formats[] = {"markdown", "html", "odt", "csv",
                                          "vcard",    "json", "ics", NULL};
    static const char *const whats[] = {"membres", "acteurs", NULL};
    static const char *const layers[] = {
        "points", "densite", "nombre", "pour-100000", "themes", "zones-blanches", NULL};
    static const char *const grains[] = {"departement", "epci", "commune", "region",
                                         NULL};
    const char **field = free_value(in->cli, option);
    if (field) {
        *field = value;
        return true;
    }
    if (option == OPTION_LANG) {
        in->cli->language = value;
        return accept(in, option, value, languages) && i18n_set(value);
    }
    if (option == OPTION_KEYBOARD) {
        in->cli->keyboard = keyboard_named(value);
        return accept(in, option, value, keyboards);
    }
    if (option == OPTION_LEVEL) {
        in->cli->level = value;
        return accept(in, option, value, levels);
    }
    if (option == OPTION_WHAT) {
        in->cli->what = value;
        return accept(in, option, value, whats);
    }
    if (option == OPTION_FORMAT) {
        in->cli->format = value;
        return accept(in, option, value, formats);
    }
    if (option == OPTION_LAYER) {
        in->cli->layer = value;
        return accept(in, option, value, layers);
    }
    if (option == OPTION_BY) {
        in->cli->by = value;
        return accept(in, option, value, grains);
    }
    return true;
}

static bool read_value(struct reading *in, enum cli_option option, const char *value)
{
    const struct cli_option_def *def = &cli_options[option];
    if (!def->value && value)
        return err_set(in->err, ERR_USAGE, _("« %s » ne prend pas de valeur : « %s »."),
                       def->name, quote(in, in->argv[in->at]));
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

/* --- words ----------------------------------------------------------------------- */

/* A name with a dot or a slash is a file's, so that `terreau ./new` opens a file. */
static bool looks_like_file(const char *word)
{
    return strchr(word, '/') || strchr(word, '.');
}

static bool unknown_verb(struct reading *in, const char *word)
{
    const char *words[MOST_ROWS];
    size_t count = 0;
    for (size_t i = 0; i < cli_verb_count; i++)
        if (cli_verbs[i].word)
            words[count++] = cli_verbs[i].word;
    words[count] = NULL;
    assert(count < MOST_ROWS);
    const char *near = cli_nearest(word, words);
    if (near)
        return err_set(in->err, ERR_USAGE,
                       _("« %s » n’est pas une commande : vouliez-vous dire « %s » ?"),
                       quote(in, word), near);
    return err_set(in->err, ERR_USAGE,
                   _("« %s » n’est ni une commande (« terreau --help » les dit) ni un "
                     "fichier « .terreau »."),
                   quote(in, word));
}

static const struct cli_verb_def *find_verb(struct reading *in, int *next)
{
    *next = 0;
    if (in->word_count == 0 || looks_like_file(in->words[0]))
        return &cli_verbs[0];
    for (size_t i = 0; i < cli_verb_count; i++) {
        if (cli_verbs[i].word && str_equal(cli_verbs[i].word, in->words[0])) {
            *next = 1;
            return &cli_verbs[i];
        }
    }
    unknown_verb(in, in->words[0]);
    return NULL;
}

/* The second words of the rows of a verb. */
static void formats_of(const char *word, const char *formats[MOST_ROWS])
{
    size_t count = 0;
    for (size_t i = 0; i < cli_verb_count; i++)
        if (str_equal(cli_verbs[i].word, word) && count < MOST_ROWS - 1)
            formats[count++] = cli_verbs[i].format;
    formats[count] = NULL;
}

static bool unknown_format(struct reading *in, const char *verb, const char *word)
{
    const char *formats[MOST_ROWS];
    struct str list = {0};
    formats_of(verb, formats);
    const char *near = cli_nearest(word, formats);
    for (size_t i = 0; formats[i]; i++)
        str_printf(&list, "%s%s", i > 0 ? ", " : "", formats[i]);
    if (near)
        err_set(in->err, ERR_USAGE,
                _("« %s » ne va pas avec « %s » : vouliez-vous dire « %s » ?"),
                quote(in, word), verb, near);
    else
        err_set(in->err, ERR_USAGE,
                _("« %s » ne va pas avec « %s », qui accepte : %s."), quote(in, word),
                verb, list.at);
    str_free(&list);
    return false;
}

/* The row of the verb that wants no second word, if it has one. */
static bool format_left_out(const char *word, const struct cli_verb_def **verb)
{
    for (size_t i = 0; i < cli_verb_count; i++)
        if (str_equal(cli_verbs[i].word, word) && !cli_verbs[i].format) {
            *verb = &cli_verbs[i];
            return true;
        }
    return false;
}

/* The row of the verb that its second word chooses. */
static bool read_format(struct reading *in, const struct cli_verb_def **verb, int *next)
{
    const char *word = (*verb)->word;
    if (!(*verb)->format)
        return true;
    if (*next < in->word_count && looks_like_file(in->words[*next]) &&
        format_left_out(word, verb))
        return true;
    if (*next == in->word_count)
        return err_set(in->err, ERR_USAGE,
                       _("« %s » attend un format, puis un fichier : "
                         "terreau %s"),
                       word, _((*verb)->usage));
    for (size_t i = 0; i < cli_verb_count; i++) {
        const struct cli_verb_def *row = &cli_verbs[i];
        if (str_equal(row->word, word) && str_equal(row->format, in->words[*next])) {
            ++*next;
            *verb = row;
            return true;
        }
    }
    return unknown_format(in, word, in->words[*next]);
}

/* What a verb is about: a file, or what is looked for. */
static bool read_object(struct reading *in, const struct cli_verb_def *verb, int *next)
{
    bool there = *next < in->word_count;
    const char *word = there ? in->words[(*next)++] : NULL;
    if (verb->verb == CLI_COMMUNE)
        in->cli->query = word;
    else
        in->cli->file = word;
    if (there || !verb->word || verb->bare)
        return true;
    return err_set(in->err, ERR_USAGE,
                   verb->verb == CLI_COMMUNE
                       ? _("« %s » attend un nom ou un code postal : terreau %s")
                       : _("« %s » attend un fichier : terreau %s"),
                   verb->word, _(verb->usage));
}

static bool read_words(struct reading *in)
{
    int next;
    const struct cli_verb_def *verb = find_verb(in, &next);
    if (!verb || !read_format(in, &verb, &next))
        return false;
    in->cli->verb = verb->verb;
    in->cli->shape = verb->format;
    if (!read_object(in, verb, &next))
        return false;
    if (verb->second && next == in->word_count)
        return err_set(in->err, ERR_USAGE,
                       _("« %s » attend %s après le fichier : terreau %s"), verb->word,
                       _(verb->second), _(verb->usage));
    if (verb->second)
        in->cli->text = in->words[next++];
    if (verb->verb == CLI_FIND && next < in->word_count)
        in->cli->query = in->words[next++];
    if (next < in->word_count)
        return err_set(in->err, ERR_USAGE, _("« %s » est de trop : terreau %s"),
                       quote(in, in->words[next]), _(verb->usage));
    return true;
}

static bool add_word(struct reading *in, const char *word)
{
    if (word[0] == '\0')
        return err_set(in->err, ERR_USAGE, _("« » n’est pas un nom de fichier."));
    if (in->word_count == MOST_WORDS)
        return err_set(in->err, ERR_USAGE, _("« %s » est de trop."), quote(in, word));
    in->words[in->word_count++] = word;
    return true;
}

/* --- the whole ------------------------------------------------------------------- */

/* The words that an option goes with, for "only with « new »": a verb, and its format
 * when the other formats of that verb do not take it. False: with no word at all. */
static bool home_of(enum cli_option option, char *words, size_t size)
{
    const unsigned verbs = cli_options[option].verbs;
    const struct cli_verb_def *home = NULL;
    bool every = true;
    if (verbs & CLI_WITH(CLI_SESSION))
        return false;
    for (size_t i = cli_verb_count; i-- > 0;)
        if (cli_verbs[i].word && (verbs & CLI_WITH(cli_verbs[i].verb)))
            home = &cli_verbs[i];
    for (size_t i = 0; home && i < cli_verb_count; i++)
        every = every && (!str_equal(cli_verbs[i].word, home->word) ||
                          (verbs & CLI_WITH(cli_verbs[i].verb)));
    if (home)
        snprintf(words, size, "%s%s%s", home->word, every ? "" : " ",
                 every ? "" : home->format);
    return home != NULL;
}

static bool check_options(struct reading *in)
{
    char words[40];
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        enum cli_option option = (enum cli_option)i;
        if (!in->given[i] || (cli_options[i].verbs & CLI_WITH(in->cli->verb)))
            continue;
        if (home_of(option, words, sizeof words))
            return err_set(in->err, ERR_USAGE, _("« %s » ne va qu’avec « %s »."),
                           cli_options[i].name, words);
        return err_set(in->err, ERR_USAGE,
                       _("« %s » ne va pas avec « %s », seulement à l’ouverture."),
                       cli_options[i].name, in->words[0]);
    }
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
                       quote(in, cli->file));
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
        else if (!(is_option ? read_option(in) : add_word(in, word)))
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
    return read_words(&in) && check_options(&in) && check_together(&in);
}
