/* The reading of a query: what query.c cuts, query_values.c understands. */
#ifndef DOMAIN_QUERY_PRIVATE_H
#define DOMAIN_QUERY_PRIVATE_H

#include "base/vec.h"
#include "domain/query.h"

struct query_reading {
    struct arena *arena;
    const struct query_lists *lists;
    VEC(struct query_term) terms;
    VEC(struct query_filter) filters;
    VEC(struct query_hint) hints;
};

/* One operator as typed: « -thème:climat ». */
struct query_operator {
    enum query_field field;
    bool excluded;
};

/* Bytes of the text, and their copy. */
struct query_span {
    size_t start, len;
    const char *said;
};

/* --- query_tables.c --------------------------------------------------------------- */

/* The name to propose, "thème"; the others that are accepted are folded. */
const char *query_field_name(enum query_field field);
/* Finds the operator of that name; false when there is none. */
bool query_field_find(const char *name, enum query_field *field);
/* The name of the operator nearest to that one, NULL when none is near. */
const char *query_field_near(const char *name);
/* "dept:aude", for who left the value out. */
const char *query_field_example(enum query_field field);

/* What a type or a state is called: names[0] is proposed; NULL at the end. */
const char *const *query_type_names(int type);
const char *const *query_state_names(int state);

/* --- query_values.c --------------------------------------------------------------- */

/* Adds one value of an operator, in the arena and holding a letter or a digit; or a
 * hint about the span that says why not. */
void query_value_read(struct query_reading *reading, struct query_operator op,
                      struct query_span span, const char *value);

void query_hint_add(struct query_reading *reading, struct query_span span,
                    const char *text, const char *proposed);

#endif
