/* What an import in the interface asks: see ops/import_desk.h. */
#ifndef CLI_IMPORT_DESK_H
#define CLI_IMPORT_DESK_H

#include "ops/import_desk.h"

extern const struct import_desk cli_import_desk;

#endif
