/* Which bug the store of these tests has: TERREAU_MUTANT=n, none without it. */
#include <stdlib.h>

#include "store/mutant.h"

int store_mutant;

__attribute__((constructor)) static void choose(void)
{
    const char *number = getenv("TERREAU_MUTANT");
    store_mutant = number ? atoi(number) : 0;
}
