/* The demonstration: an invented community in a private folder, gone at the end. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "ops/garden.h"

/* A new folder (0700) that nobody looks into; "" on false. */
bool cli_demo_folder(struct str *folder, struct err *err);

/* Makes a folder (0700) named in *folder, a community in it with its notes, and opens
 * it in *garden (garden->demo set). On false *folder is already removed and empty. */
bool cli_demo_open(struct garden *garden, struct str *folder, struct err *err);

/* Removes the folder and what is in it, once the garden is closed. An empty folder name
 * is fine. */
void cli_demo_remove(struct str *folder);

#endif
