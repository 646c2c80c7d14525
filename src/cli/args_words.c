/* The words that are no options: a verb, its format, its files. */
#include <assert.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/args_private.h"

/* More rows than the table of verbs has. */
#define MOST_ROWS 64

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
                       args_quote(in, word), near);
    return err_set(in->err, ERR_USAGE,
                   _("« %s » n’est ni une commande (« terreau --help » les dit) ni un "
                     "fichier « .terreau »."),
                   args_quote(in, word));
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
                args_quote(in, word), verb, near);
    else
        err_set(in->err, ERR_USAGE,
                _("« %s » ne va pas avec « %s », qui accepte : %s."),
                args_quote(in, word), verb, list.at);
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

bool args_read_words(struct reading *in)
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
                       args_quote(in, in->words[next]), _(verb->usage));
    return true;
}

bool args_add_word(struct reading *in, const char *word)
{
    if (word[0] == '\0')
        return err_set(in->err, ERR_USAGE, _("« » n’est pas un nom de fichier."));
    if (in->word_count == MOST_WORDS)
        return err_set(in->err, ERR_USAGE, _("« %s » est de trop."),
                       args_quote(in, word));
    in->words[in->word_count++] = word;
    return true;
}
