/* The notes of the demonstration: data/demo/notes.txt, whose head tells the format. */
#ifndef CLI_DEMO_NOTES_H
#define CLI_DEMO_NOTES_H

#include <stdbool.h>

#include "base/err.h"
#include "ops/garden.h"

/* Adds them to the first board of an open garden. */
bool cli_demo_notes(struct garden *garden, struct err *err);

#endif
