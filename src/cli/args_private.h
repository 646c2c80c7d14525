/* Arguments while they are read: what args.c (options, and what goes together) and
 * args_words.c (verbs, formats, files) share. */
#ifndef CLI_ARGS_PRIVATE_H
#define CLI_ARGS_PRIVATE_H

#include "cli/args.h"

/* A verb, its format and two files; one more is one too many. */
#define MOST_WORDS 4
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

/* The word as a sentence may show it; until the next one. */
const char *args_quote(struct reading *in, const char *word);

/* args_words.c: one more word that is no option; then what they all say: the verb, its
 * format, what it is about. */
bool args_add_word(struct reading *in, const char *word);
bool args_read_words(struct reading *in);

#endif
