/* What is done with terreau while its disk, or its memory, fails: each scene a file as
 * it stands, then gestures, each answered « enregistré » or by a sentence. Does not
 * know: what fails, when. */
#ifndef TESTS_FAULT_SCENES_H
#define TESTS_FAULT_SCENES_H

#include "stage.h"

enum { SCENE_GESTURES_MOST = 8 };

struct scene {
    const char *name;
    int gestures;
    /* Long ones have each call fail in one of so many ways, but when there is time. */
    int share;
    /* The file is open in nobody while its gestures are done. */
    bool closed;
    void (*plant)(struct stage *stage);
    /* The gesture of that number, from 0: false when it was refused. */
    bool (*act)(struct stage *stage, int gesture);
    /* More to be found, after `done` gestures; "" or what is wrong. NULL: nothing. */
    const char *(*more)(struct stage *stage, int done);
};

extern const struct scene scenes[];
extern const size_t scene_count;

#endif
