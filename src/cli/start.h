/* The first community of someone who only typed `terreau` and a name. */
#ifndef CLI_START_H
#define CLI_START_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* Makes <data>/terreau/<slug of name>.terreau from the shipped « engagement » under
 * that name, and its configuration beside; appends its path. A name taken gets a
 * number: nothing is overwritten. An empty name is ERR_INPUT. */
bool cli_start_garden(const char *name, struct str *path, struct err *err);

#endif
