#include "panes/given.h"

#include <assert.h>

void given_forget(struct given *given, int criterion)
{
    size_t kept = 0;
    for (size_t i = 0; i < given->count; i++)
        if (given->at[i] != criterion)
            given->at[kept++] = given->at[i];
    given->count = kept;
}

void given_last(struct given *given, int criterion)
{
    given_forget(given, criterion);
    assert(given->count < GIVEN_MOST);
    given->at[given->count++] = criterion;
}

bool given_take(struct given *given, int *criterion)
{
    if (!given->count)
        return false;
    *criterion = given->at[--given->count];
    return true;
}
