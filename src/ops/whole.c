#include "ops/whole.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "ops/private.h"
#include "ops/whole_private.h"

/* A row that the file has: who it is, and a trace of all it says. */
struct known {
    struct id id;
    uint64_t trace;
};

struct whole {
    struct garden *garden; /* that of the caller, or `own` */
    struct garden own;
    bool created;
    bool named;       /* the community was read */
    enum table table; /* the one whose rows are known; 0: none yet */
    VEC(struct known) known;
    struct whole_report report;
    struct arena arena; /* of one row */
};

/* --- rows that are there ---------------------------------------------------------- */

static uint64_t stir(uint64_t trace, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        trace = (trace ^ at[i]) * UINT64_C(1099511628211);
    return trace;
}

/* Of what an export can say: seconds of a time, nothing for what is empty. */
static uint64_t stir_value(uint64_t trace, const struct field_def *def,
                           const struct value *value)
{
    int64_t integer = value->integer;
    trace = stir(trace, &def->field, sizeof def->field);
    if (value->kind == VALUE_TEXT)
        return stir(trace, value->text, strlen(value->text));
    if (value->kind == VALUE_ID)
        return id_is_none(value->id) ? trace
                                     : stir(trace, value->id.bytes, sizeof value->id);
    if (value->kind == VALUE_REAL)
        return value->real == 0 ? trace : stir(trace, &value->real, sizeof value->real);
    if (def->type == TYPE_TIME)
        integer /= 1000;
    return value->kind == VALUE_NULL || integer == 0
               ? trace
               : stir(trace, &integer, sizeof integer);
}

bool whole_same_value(const struct field_def *def, const struct value *a,
                      const struct value *b)
{
    return stir_value(0, def, a) == stir_value(0, def, b);
}

static uint64_t trace_of(enum table table, const struct value *values)
{
    const struct field_def *def = whole_fields(table);
    const struct field_def *end = schema_fields + schema_field_count;
    uint64_t trace = UINT64_C(14695981039346656037);
    for (size_t i = 0; def < end && def->table == table; i++, def++)
        trace = stir_value(trace, def, &values[i]);
    return trace;
}

static bool take_known(void *ctx, struct id id, const struct value *values,
                       size_t count)
{
    struct whole *whole = ctx;
    struct known known = {id, trace_of(whole->table, values)};
    (void)count;
    vec_push(&whole->known, known);
    return true;
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

static bool know_table(struct whole *whole, enum table table, struct err *err)
{
    if (whole->table == table)
        return true;
    whole->table = table;
    whole->known.n = 0;
    if (whole->created)
        return true;
    if (!store_each(whole->garden->store, table, take_known, whole, err))
        return false;
    if (whole->known.n > 0)
        qsort(whole->known.at, whole->known.n, sizeof *whole->known.at, compare);
    return true;
}

static const struct known *find_known(const struct whole *whole, struct id id)
{
    return whole->known.n == 0 ? NULL
                               : bsearch(&id, whole->known.at, whole->known.n,
                                         sizeof *whole->known.at, compare);
}

/* --- one row ---------------------------------------------------------------------- */

static bool other_community(struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("Cet export est d’une autre communauté : il n’entre que dans un "
                     "fichier neuf, par « terreau import NEUF.terreau EXPORT.json »."));
}

/* A row whose entry was undone is still in the file: it takes its values again. */
static bool revive(struct whole *whole, struct id id, const struct field_value *fields,
                   size_t count)
{
    bool set = !whole->created;
    for (size_t i = count; set && i-- > 0;)
        set =
            store_set(whole->garden->store, id, fields[i].field, fields[i].value, NULL);
    return set;
}

static bool insert(struct whole *whole, const struct cell_row *row, struct id id,
                   const struct value *values, struct err *err)
{
    struct field_value fields[MOST_FIELDS];
    struct err fault = ERR_INIT;
    const struct field_def *def = whole_fields(whole->table);
    const struct field_def *end = schema_fields + schema_field_count;
    size_t count = 0;
    for (; def < end && def->table == whole->table && count < MOST_FIELDS; def++) {
        fields[count] = (struct field_value){def->field, values[count]};
        count++;
    }
    if (revive(whole, id, fields, count) ||
        store_insert(whole->garden->store, whole->table, id, fields, count, &fault)) {
        whole->report.added++;
        return true;
    }
    if (fault.kind == ERR_FULL || fault.kind == ERR_IO || fault.kind == ERR_READONLY) {
        if (err)
            *err = fault;
        return false;
    }
    err_set_detail(err, "%s", fault.detail);
    return err_set(err, ERR_INPUT,
                   _("Ligne %zu : cet élément de « %s » ne peut pas entrer (une valeur "
                     "impossible, ou deux fois le même « id »). Rien n’a été écrit."),
                   row->line, row->table);
}

bool ops_whole_row(struct whole *whole, const struct cell_row *row, struct err *err)
{
    struct value values[MOST_FIELDS];
    struct id id;
    enum table table;
    arena_reset(&whole->arena);
    if (!whole_row_read(&whole->arena, row, &table, &id, values, err) ||
        !know_table(whole, table, err))
        return false;
    const struct known *known = find_known(whole, id);
    whole->report.rows++;
    if (table == TABLE_COMMUNITY) {
        if (whole->created ? whole->named : !known)
            return other_community(err);
        whole->named = true;
    }
    if (!whole->named)
        return other_community(err);
    if (!known)
        return insert(whole, row, id, values, err);
    whole->report.same += known->trace == trace_of(table, values);
    whole->report.apart += known->trace != trace_of(table, values);
    return true;
}

/* --- the whole -------------------------------------------------------------------- */

static void free_whole(struct whole *whole)
{
    vec_free(&whole->known);
    arena_free(&whole->arena);
    free(whole);
}

bool ops_whole_create(const char *path, struct whole **whole, struct err *err)
{
    struct whole *made = xcalloc(1, sizeof *made);
    made->garden = &made->own;
    made->created = true;
    *whole = NULL;
    if (!store_create(path, &made->own.store, err)) {
        free_whole(made);
        return false;
    }
    if (!step_begin(made->garden, VERB_COMMUNITY_CREATE, err)) {
        store_discard(made->own.store);
        free_whole(made);
        return false;
    }
    *whole = made;
    return true;
}

bool ops_whole_join(struct garden *garden, struct whole **whole, struct err *err)
{
    *whole = NULL;
    if (!step_begin(garden, VERB_IMPORT, err))
        return false;
    garden->busy = true;
    *whole = xcalloc(1, sizeof **whole);
    (*whole)->garden = garden;
    return true;
}

bool ops_whole_fits(struct garden *garden, const struct cell_row *row, struct err *err)
{
    struct arena arena = {0};
    struct value values[MOST_FIELDS];
    struct id id, here;
    const char *name, *config;
    enum table table;
    bool good =
        whole_row_read(&arena, row, &table, &id, values, err) &&
        store_community(garden->store, &arena, &here, &name, &config, err) &&
        ((table == TABLE_COMMUNITY && id_equal(id, here)) || other_community(err));
    arena_free(&arena);
    return good;
}

bool ops_whole_differences(const struct whole *whole, const struct cell_row *row,
                           struct arena *arena, struct whole_difference **list,
                           size_t *count, struct err *err)
{
    return whole_differences(whole->garden, row, arena, list, count, err);
}

const struct whole_report *ops_whole_so_far(const struct whole *whole)
{
    return &whole->report;
}

bool ops_whole_end(struct whole *whole, bool keep, struct whole_report *report,
                   struct err *err)
{
    if (!whole)
        return true;
    bool good = !keep || whole->named ||
                err_set(err, ERR_INPUT,
                        _("Cet export ne dit pas de quelle communauté il est (la table "
                          "« communities » est vide). Rien n’a été écrit."));
    bool kept = keep && good && step_end(whole->garden, true, CHANGED_ALL, err);
    if (!keep || !good)
        store_abort(whole->garden->store);
    whole->garden->busy = false;
    if (whole->created && kept)
        store_close(whole->own.store);
    else if (whole->created)
        store_discard(whole->own.store);
    if (report)
        *report = whole->report;
    free_whole(whole);
    return kept || !keep;
}
