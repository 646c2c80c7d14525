/* Addresses for a mailing: only people who agreed, by an address that works, once. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/rows.h"
#include "exchange/csv_out.h"
#include "store/store.h"

/* Brevo takes the mark of UTF-8 for the name of the first column. */
static const struct csv_style brevo_style = {';', false};
static const char *const brevo_header[] = {"EMAIL", "NOM", "PRENOM"};

/* --- addresses not to be used ----------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *lower(struct arena *arena, const char *text)
{
    struct str out = {0};
    utf8_lower(&out, text);
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

/* The place of an address among those seen, where it is or would be. */
static size_t place_of(const struct rows *rows, const char *address)
{
    size_t low = 0, high = rows->seen.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(rows->seen.at[middle], address) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* True the first time. */
static bool see(struct rows *rows, const char *address)
{
    const char *key = lower(&rows->arena, address);
    size_t at = place_of(rows, key);
    if (at < rows->seen.n && str_equal(rows->seen.at[at], key))
        return false;
    vec_push(&rows->seen, key);
    memmove(rows->seen.at + at + 1, rows->seen.at + at,
            (rows->seen.n - 1 - at) * sizeof *rows->seen.at);
    rows->seen.at[at] = key;
    return true;
}

static const struct value *value_of(const struct value *values, size_t count,
                                    enum field field)
{
    size_t n = 0;
    for (size_t i = 0; i < schema_field_count; i++) {
        if (schema_fields[i].table != TABLE_CONTACT)
            continue;
        if (schema_fields[i].field == field)
            return n < count ? &values[n] : NULL;
        n++;
    }
    return NULL;
}

/* An address that left or bounced on one card does so on all of them, in the bin too.
 */
static bool take_status(void *ctx, struct id id, const struct value *values,
                        size_t count)
{
    struct rows *rows = ctx;
    (void)id;
    const struct value *status = value_of(values, count, FIELD_CONTACT_STATUS);
    const struct value *value = value_of(values, count, FIELD_CONTACT_VALUE);
    if (status && value && *status->text && value->text) {
        const char *key = lower(&rows->arena, value->text);
        vec_push(&rows->seen, key);
    }
    return true;
}

static bool read_statuses(struct rows *rows, struct err *err)
{
    if (!store_each(rows->garden->store, TABLE_CONTACT, take_status, rows, err))
        return false;
    if (rows->seen.n > 0)
        qsort(rows->seen.at, rows->seen.n, sizeof *rows->seen.at, compare);
    return true;
}

/* --- rows ------------------------------------------------------------------------- */

/* The address to write to; NULL for who did not agree, has none that works, or has one
 * that was written already. */
static const char *address_of(struct rows *rows, const struct leaving *record)
{
    const struct contact *contact;
    if (!record->agreed)
        return NULL;
    for (size_t n = 0; (contact = leaving_contact(record, CONTACT_EMAIL, n)) != NULL;
         n++)
        if (see(rows, contact->value))
            return contact->value;
    return NULL;
}

static bool brevo_begin(struct rows *rows, struct err *err)
{
    csv_begin(&rows->out, &brevo_style, brevo_header, 3);
    return read_statuses(rows, err);
}

static void brevo_row(struct rows *rows, const struct leaving *record)
{
    const char *const cells[] = {
        address_of(rows, record),
        rows_text(record, FIELD_PERSON_FAMILY, FIELD_ACTOR_NAME),
        leaving_text(record, FIELD_PERSON_GIVEN)};
    if (cells[0])
        csv_row(&rows->out, &brevo_style, cells, 3);
    rows->written += cells[0] != NULL;
    rows->passed += cells[0] == NULL;
}

const struct rows_shape rows_brevo = {"brevo",     TABLE_PERSON, true, AUDIENCE_PAIR,
                                      brevo_begin, brevo_row,    NULL};

/* Private participants of a space: an address and a name, no header. */
static bool decidim_begin(struct rows *rows, struct err *err)
{
    return read_statuses(rows, err);
}

static void decidim_row(struct rows *rows, const struct leaving *record)
{
    const char *const cells[] = {address_of(rows, record), record->name};
    if (cells[0])
        csv_row(&rows->out, &csv_for_programs, cells, 2);
    rows->written += cells[0] != NULL;
    rows->passed += cells[0] == NULL;
}

const struct rows_shape rows_decidim = {
    "decidim", TABLE_PERSON, false, AUDIENCE_PAIR, decidim_begin, decidim_row, NULL};
