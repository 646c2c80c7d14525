/* A disk of a few mebibytes, and other files that take what is left of it.
 *
 * A tmpfs where the system lets this process mount one in a namespace of its own, else
 * (or when TERREAU_NO_MOUNT is set) a folder whose files may not grow past its size. */
#ifndef TESTS_FAULT_ROOM_H
#define TESTS_FAULT_ROOM_H

#include "stage.h"

/* To be called in a child: it goes with it. */
void room_make(const char *folder, long size_kib);
bool room_is_mounted(void);

/* Other files take all that is left; a part of it. */
void room_fill(const struct stage *stage);
void room_take(const struct stage *stage);
/* They go. */
void room_free(const struct stage *stage);

#endif
