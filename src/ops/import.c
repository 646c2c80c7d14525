#include "ops/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/import_private.h"

/* Rows between two looks at who wants to stop. */
enum { ROWS_A_LOOK = 64 };

const char *import_verdict_id(enum import_verdict verdict)
{
    static const char *const ids[VERDICT_COUNT] = {
        "new", "merged", "update", "held", "refused", "blank", "header"};
    return ids[verdict];
}

const char *import_verdict_label(enum import_verdict verdict)
{
    static const char *const labels[VERDICT_COUNT] = {
        N_("nouvelle"), N_("réunie"), N_("mise à jour"), N_("tenue"),
        N_("refusée"),  N_("vide"),   N_("titres")};
    return labels[verdict];
}

/* --- which row made what ---------------------------------------------------------- */

static uint64_t record_end(struct id id)
{
    uint64_t end;
    memcpy(&end, id.bytes + 8, sizeof end);
    return end;
}

static size_t slot_of(const struct made_lines *made, uint64_t record)
{
    size_t slot = (size_t)(record * UINT64_C(0x9E3779B97F4A7C15) >> 20);
    for (slot &= made->room - 1; made->lines[slot];
         slot = (slot + 1) & (made->room - 1))
        if (made->records[slot] == record)
            break;
    return slot;
}

static void made_put(struct made_lines *made, uint64_t record, uint32_t line)
{
    size_t slot = slot_of(made, record);
    made->records[slot] = record;
    made->lines[slot] = line;
}

static void made_free(struct made_lines *made)
{
    free(made->records);
    free(made->lines);
    *made = (struct made_lines){0};
}

static void made_grow(struct made_lines *made)
{
    struct made_lines old = *made;
    made->room = old.room ? 2 * old.room : 1024;
    made->records = xcalloc(made->room, sizeof *made->records);
    made->lines = xcalloc(made->room, sizeof *made->lines);
    for (size_t i = 0; i < old.room; i++)
        if (old.lines[i])
            made_put(made, old.records[i], old.lines[i]);
    made_free(&old);
}

static void made_add(struct made_lines *made, struct id id, size_t line)
{
    if (5 * (made->count + 1) > 4 * made->room) /* full to four fifths */
        made_grow(made);
    made_put(made, record_end(id), (uint32_t)line);
    made->count++;
}

/* 0: it was there before. */
static size_t made_by(const struct made_lines *made, struct id id)
{
    return made->room ? made->lines[slot_of(made, record_end(id))] : 0;
}

/* --- one row ---------------------------------------------------------------------- */

static void count_remarks(struct import_report *report, const struct incoming *in)
{
    for (size_t i = 0; i < in->remarks.n; i++)
        switch (in->remarks.at[i].kind) {
        case REMARK_REPAIR:
            report->repairs++;
            break;
        case REMARK_FLAG:
            report->flags++;
            break;
        case REMARK_KEPT:
            report->kept++;
            break;
        case REMARK_WARNING:
            report->warnings++;
            break;
        }
}

static void tell(struct import *import, const struct intake_row *row,
                 const struct import_result *result)
{
    import->report->rows++;
    import->report->verdicts[result->verdict]++;
    import->report->changed += result->changed;
    if (import->options->row)
        import->options->row(import->options->ctx, row, result);
}

static bool write_new(struct import *import, struct incoming *in,
                      const struct match *match, struct import_result *result,
                      struct err *err)
{
    struct id id;
    if (!incoming_insert(import, in, &id, err) ||
        (match->apart && !apart_insert(import->garden, match->known.id, id, err)))
        return false;
    made_add(&import->made, id, in->row->line);
    result->record = id;
    result->changed = true;
    result->other = "";
    return true;
}

/* What the decisions that a person may take would change. A card of the bin takes none.
 */
static bool weigh(struct import *import, struct incoming *in, const struct match *match,
                  struct import_result *result, struct err *err)
{
    struct addition addition;
    if (import->comparing)
        return import_compare_row(import, in, &match->known, err);
    if (!import->options->dry_run || match->known.binned)
        return true;
    if (!incoming_join(import, in, &match->known, false, &addition, err))
        return false;
    result->same_adds = addition.adds > 0 || *intake_text(in->row, INTAKE_RELATED);
    result->apart_adds = true;
    return true;
}

static bool write_match(struct import *import, struct incoming *in,
                        const struct match *match, struct import_result *result,
                        struct err *err)
{
    struct addition addition;
    if (match->verdict == VERDICT_NEW)
        return write_new(import, in, match, result, err);
    result->record = match->known.id;
    result->other = match->known.name;
    result->with_line = made_by(&import->made, match->known.id);
    if (match->verdict == VERDICT_HELD)
        return weigh(import, in, match, result, err);
    if (!incoming_join(import, in, &match->known, true, &addition, err))
        return false;
    result->verdict = result->with_line ? VERDICT_MERGED : VERDICT_UPDATE;
    result->changed = addition.adds > 0;
    return true;
}

static bool take_data(struct import *import, const struct intake_row *row,
                      struct err *err)
{
    struct incoming in;
    struct match match;
    struct import_result result = {.verdict = VERDICT_REFUSED, .other = ""};
    bool done = incoming_read(import, row, &in, err) &&
                incoming_match(import, &in, &match, err);
    if (done) {
        result.verdict = match.verdict;
        result.reason = match.reason;
        done = match.verdict == VERDICT_REFUSED ||
               (write_match(import, &in, &match, &result, err) &&
                (match.verdict == VERDICT_HELD ||
                 incoming_relate(import, &in, result.record, &result.changed, err)) &&
                incoming_status(import, &in, &result.changed, err) &&
                store_bulk_settle(import->garden->store, err));
    }
    if (done) {
        result.person = in.person;
        result.name = in.name;
        result.remarks = in.remarks.at;
        result.remark_count = in.remarks.n;
        count_remarks(import->report, &in);
        tell(import, row, &result);
    }
    incoming_free(&in);
    return done;
}

static bool take_row(struct import *import, const struct intake_row *row,
                     struct err *err)
{
    static const enum import_verdict verdicts[] = {
        [INTAKE_BLANK] = VERDICT_BLANK,
        [INTAKE_HEADER] = VERDICT_HEADER,
        [INTAKE_REFUSED] = VERDICT_REFUSED,
    };
    if (row->kind == INTAKE_DATA)
        return take_data(import, row, err);
    struct import_result result = {.verdict = verdicts[row->kind],
                                   .name = "",
                                   .other = "",
                                   .reason = text_or(row->refusal)};
    tell(import, row, &result);
    return true;
}

/* --- columns of a source ---------------------------------------------------------- */

bool ops_import_columns(struct garden *garden, const char *source, struct arena *arena,
                        struct import_column **columns, size_t *count, struct err *err)
{
    struct source_column *rows;
    if (!store_columns(garden->store, source, arena, &rows, count, err))
        return false;
    *columns = arena_alloc(arena, (*count + 1) * sizeof **columns);
    for (size_t i = 0; i < *count; i++)
        (*columns)[i] =
            (struct import_column){rows[i].header, intake_field_of(rows[i].field)};
    return true;
}

static bool remember_one(struct garden *garden, const char *source,
                         const struct import_column *column,
                         const struct source_column *rows, size_t count,
                         struct err *err)
{
    const char *key = intake_fields[column->field].key;
    for (size_t i = 0; i < count; i++)
        if (fold_same(rows[i].header, column->column))
            return set_text(garden, rows[i].id, FIELD_COLUMN_FIELD, key, err);
    const struct field_value fields[] = {
        {FIELD_COLUMN_SOURCE, value_text(source)},
        {FIELD_COLUMN_HEADER, value_text(column->column)},
        {FIELD_COLUMN_FIELD, value_text(key)},
    };
    return store_insert(garden->store, TABLE_COLUMN, id_new(clock_now()), fields,
                        COUNT(fields), err);
}

/* In the step of the rows; nothing is written when nothing is new. */
static bool remember(struct import *import, struct err *err)
{
    const struct import_options *options = import->options;
    const char *source = text_or(options->source);
    struct source_column *rows;
    size_t count;
    if (*source == '\0' || options->column_count == 0)
        return true;
    if (!store_columns(import->garden->store, source, &import->arena, &rows, &count,
                       err))
        return false;
    for (size_t i = 0; i < options->column_count; i++)
        if (!remember_one(import->garden, source, &options->columns[i], rows, count,
                          err))
            return false;
    return true;
}

/* --- all of them ------------------------------------------------------------------ */

int ops_import_done(const struct import *import)
{
    const struct intake *intake = import->intake;
    return intake->done ? intake->done(intake->ctx) : 0;
}

static bool wants_stop(struct import *import)
{
    const struct import_options *options = import->options;
    if (!options->stop || import->report->rows % ROWS_A_LOOK != 0)
        return false;
    return options->stop(options->ctx, ops_import_done(import));
}

bool ops_import_begin(struct garden *garden, const struct intake *intake,
                      const struct import_options *options,
                      struct import_report *report, struct import **import,
                      struct err *err)
{
    struct civil now = clock_civil(clock_now());
    struct import *made = xcalloc(1, sizeof *made);
    *made = (struct import){.garden = garden,
                            .intake = intake,
                            .options = options,
                            .report = report,
                            .today = {now.year, now.month, now.day}};
    *report = (struct import_report){0};
    made->places = xcalloc(PLACES_KEPT, sizeof *made->places);
    made->days = xcalloc(DAYS_KEPT, sizeof *made->days);
    *import = made;
    garden->busy = store_names_ready(garden->store, err) &&
                   store_erased_any(garden->store, &made->any_erased, err) &&
                   store_begin_bulk(garden->store, VERB_IMPORT, err);
    if (garden->busy)
        return true;
    ops_import_end(made, false, NULL);
    *import = NULL;
    return false;
}

bool ops_import_settling(const struct import *import)
{
    return store_bulk_full(import->garden->store);
}

bool ops_import_step(struct import *import, size_t rows, bool *more, struct err *err)
{
    const struct intake *intake = import->intake;
    bool done = true;
    *more = true;
    for (size_t i = 0; done && *more && !import->report->stopped && i < rows; i++) {
        struct intake_row row;
        if (i > 0 && ops_import_settling(import))
            break;
        arena_reset(&import->arena);
        done = intake->next(intake->ctx, &import->arena, &row, more, err);
        if (done && *more)
            done = take_row(import, &row, err);
        import->report->stopped = done && wants_stop(import);
    }
    /* a trial had nothing to save */
    return done || (!import->options->dry_run && step_lost(import->garden, err));
}

static void import_free(struct import *import)
{
    arena_free(&import->arena);
    made_free(&import->made);
    free(import->places);
    free(import->days);
    import_forget_relations(import);
    free(import);
}

/* A dry run, and one that was stopped, are whole runs that are not kept. */
bool ops_import_end(struct import *import, bool keep, struct err *err)
{
    bool done = true;
    if (!import)
        return true;
    struct garden *garden = import->garden;
    if (keep && garden->busy && !import->report->stopped)
        keep = done = import_settle_relations(import, err);
    keep = keep && !import->options->dry_run && !import->report->stopped;
    if (keep && garden->busy)
        done = step_end(garden, remember(import, err), CHANGED_PEOPLE | CHANGED_ACTORS,
                        err);
    else if (garden->busy)
        store_abort(garden->store);
    garden->busy = false;
    import_free(import);
    return done;
}

bool ops_import(struct garden *garden, const struct intake *intake,
                const struct import_options *options, struct import_report *report,
                struct err *err)
{
    struct import *import;
    bool more = true, done = true;
    if (!ops_import_begin(garden, intake, options, report, &import, err))
        return false;
    while (done && more && !report->stopped)
        done = ops_import_step(import, ROWS_A_LOOK, &more, err);
    return ops_import_end(import, done, err) && done;
}
