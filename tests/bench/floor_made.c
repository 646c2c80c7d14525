#include "floor.h"

#include <stdio.h>

static char texts[256][96];

long floor_open(const char *path)
{
    (void)path;
    return 1000;
}

void floor_read(long first, int count)
{
    for (int i = 0; i < count && i < 256; i++)
        snprintf(texts[i], sizeof texts[i],
                 "+ row %06ld  an association of the people of commune %ld", first + i,
                 first * 7 + i);
}

const char *floor_text(int row)
{
    return texts[row];
}
