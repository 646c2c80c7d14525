/* What the files of the departure share. Nothing outside src/ops/leaving*.c includes
 * this page. */
#ifndef OPS_LEAVING_PRIVATE_H
#define OPS_LEAVING_PRIVATE_H

#include <stdlib.h>

#include "domain/card.h"
#include "ops/leaving.h"
#include "ops/links_private.h"

struct departure {
    struct garden *garden;
    const struct leaving_query *query;
    leaving_take take;
    void *ctx;
    size_t count;
    struct arena arena; /* of one record */
};

/* The first of the fields of a table: they follow one another. */
const struct field_def *leaving_fields(enum table table);
/* May the readers read that field of a record of that visibility? */
bool leaving_allows(const struct departure *departure, enum field field,
                    const char *visibility);
/* A free text as these readers may read it. */
const char *leaving_clean(struct departure *departure, const char *text);

/* A text for each field of the table, in its order, "" for what may not be read. */
const char *const *leaving_person_texts(struct departure *departure,
                                        const struct card *card);
const char *const *leaving_actor_texts(struct departure *departure,
                                       const struct actor *actor);

#endif
