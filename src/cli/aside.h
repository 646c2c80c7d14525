/* A community's file renamed to make room for another, never deleted.
 *
 * Owns: the name it then has, "jardin.avant-2026-03-14-1042.terreau". Does not know:
 * why it is put aside. */
#ifndef CLI_ASIDE_H
#define CLI_ASIDE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* Renames the file and its WAL, all or none; `word` says why in the new name, which is
 * appended; nothing, and true, when there is no such file (a WAL without it makes room
 * too). ERR_BUSY when someone has it open. */
bool aside_put(const char *path, const char *word, struct str *aside, struct err *err);
/* Gives it its name back; nothing when it was not put aside. False: it stays aside. */
bool aside_take_back(const char *path, const struct str *aside);

#endif
