#include "domain/note.h"

#include <curses.h>
#include <string.h>

#include "note.h"
#include "store/store.h"
#include "base/str.h"
