/* A session on screen, from the first paint to the last key.
 *
 * Owns: what outlives a key: the settings, the open community, the terminal, the app,
 * and the order in which they are given back. Does not know: what a key does. */
#ifndef SESSION_H
#define SESSION_H

#include "cli/cli.h"

/* Runs until the person leaves or is made to; returns the exit status. `accents` is the
 * answer of term_locale: false is said on screen. */
int session_run(const struct cli *cli, bool accents);

#endif
