/* Actors for maps: GeoJSON, and the columns that GoGoCarto reads. */
#include "cli/rows.h"
#include "exchange/csv_out.h"
#include "geo/gazetteer.h"
#include "geo/geojson.h"

/* --- GeoJSON ---------------------------------------------------------------------- */

/* Names of GeoJSON are a format's, not a language's. */
static const struct {
    const char *key;
    enum field field;
} properties[] = {
    {"name", FIELD_ACTOR_NAME},         {"nature", FIELD_ACTOR_NATURE},
    {"kind", FIELD_ACTOR_KIND},         {"themes", FIELD_ACTOR_THEMES},
    {"action", FIELD_ACTOR_ACTION},     {"commune", FIELD_ACTOR_COMMUNE},
    {"place", FIELD_ACTOR_PLACE},       {"circle", FIELD_ACTOR_CIRCLE},
    {"starts", FIELD_ACTOR_STARTS},     {"ends", FIELD_ACTOR_ENDS},
    {"verified", FIELD_ACTOR_VERIFIED}, {"note", FIELD_ACTOR_NOTE},
};
static const struct {
    const char *key;
    enum contact_kind kind;
} reached[] = {{"email", CONTACT_EMAIL},
               {"phone", CONTACT_PHONE},
               {"web", CONTACT_WEB},
               {"address", CONTACT_ADDRESS}};
#define PROPERTIES (sizeof properties / sizeof *properties)
#define REACHED (sizeof reached / sizeof *reached)

static void add(struct geojson_property *list, size_t *count, const char *key,
                const char *text)
{
    if (*text)
        list[(*count)++] = (struct geojson_property){key, text};
}

static void geojson_row(struct rows *rows, const struct leaving *record)
{
    struct geojson_property list[1 + PROPERTIES + REACHED];
    size_t count = 0;
    char id[ID_TEXT_SIZE];
    id_text(record->id, id);
    add(list, &count, "id", id);
    for (size_t i = 0; i < PROPERTIES; i++)
        add(list, &count, properties[i].key, leaving_text(record, properties[i].field));
    for (size_t i = 0; i < REACHED; i++)
        add(list, &count, reached[i].key, rows_contact(record, reached[i].kind, 0));
    const struct geojson_point point = {record->placed, record->latitude,
                                        record->longitude, list, count};
    geojson_add(&point, rows->written == 0, &rows->out);
    rows->written++;
    rows->passed += !record->placed;
}

static bool geojson_start(struct rows *rows, struct err *err)
{
    (void)err;
    geojson_begin(geo_attribution(), &rows->out);
    return true;
}

static void geojson_stop(struct rows *rows)
{
    geojson_end(&rows->out);
}

const struct rows_shape rows_geojson = {"geojson",       TABLE_ACTOR,   false,
                                        AUDIENCE_PUBLIC, geojson_start, geojson_row,
                                        geojson_stop};

/* --- GoGoCarto -------------------------------------------------------------------- */

static const char *const gogocarto_header[] = {"id",
                                               "name",
                                               "taxonomy",
                                               "latitude",
                                               "longitude",
                                               "streetAddress",
                                               "postalCode",
                                               "addressLocality",
                                               "addressCountry",
                                               "description",
                                               "email",
                                               "telephone",
                                               "website"};
#define GOGOCARTO (sizeof gogocarto_header / sizeof *gogocarto_header)

static bool gogocarto_begin(struct rows *rows, struct err *err)
{
    (void)err;
    csv_begin(&rows->out, &csv_for_programs, gogocarto_header, GOGOCARTO);
    return true;
}

static void gogocarto_row(struct rows *rows, const struct leaving *record)
{
    char id[ID_TEXT_SIZE];
    if (!record->placed) {
        rows->passed++;
        return;
    }
    id_text(record->id, id);
    const char *const cells[GOGOCARTO] = {id,
                                          record->name,
                                          leaving_text(record, FIELD_ACTOR_THEMES),
                                          leaving_text(record, FIELD_ACTOR_LATITUDE),
                                          leaving_text(record, FIELD_ACTOR_LONGITUDE),
                                          rows_contact(record, CONTACT_ADDRESS, 0),
                                          rows_postcode(rows, record),
                                          rows_commune(rows, record),
                                          "FR",
                                          leaving_text(record, FIELD_ACTOR_ACTION),
                                          rows_contact(record, CONTACT_EMAIL, 0),
                                          rows_contact(record, CONTACT_PHONE, 0),
                                          rows_contact(record, CONTACT_WEB, 0)};
    csv_row(&rows->out, &csv_for_programs, cells, GOGOCARTO);
    rows->written++;
}

const struct rows_shape rows_gogocarto = {
    "gogocarto",     TABLE_ACTOR,   false, AUDIENCE_PUBLIC,
    gogocarto_begin, gogocarto_row, NULL};
