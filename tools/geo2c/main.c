/* geo2c DATA-FOLDER OUTPUT.c: the tables of src/geo/private.h from data/geo.
 *
 * Runs at build time. Refuses data that the program could not hold: unsorted codes,
 * a letter outside geo/letters.h, a number too large for its column. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "geo/private.h"
#include "geo2c.h"

enum { REGION_CODE, REGION_NAME, REGION_CHEF_LIEU, REGION_COLUMNS };
enum { DEP_CODE, DEP_NAME, DEP_REGION, DEP_CHEF_LIEU, DEP_COLUMNS };
enum { EPCI_CODE, EPCI_NAME, EPCI_KIND, EPCI_COLUMNS = 7 };
enum { ALIAS_CODE, ALIAS_NAME, ALIAS_KIND, ALIAS_NOW, ALIAS_POSTAL, ALIAS_COLUMNS };
enum {
    COMMUNE_CODE,
    COMMUNE_NAME,
    COMMUNE_POSTALS,
    COMMUNE_DEP,
    COMMUNE_REGION,
    COMMUNE_ARR,
    COMMUNE_EPCI,
    COMMUNE_POPULATION,
    COMMUNE_LAT,
    COMMUNE_LON,
    COMMUNE_RADIUS,
    COMMUNE_SOURCE,
    COMMUNE_COLUMNS
};

struct data {
    struct table regions, departements, epcis, communes, aliases;
    int first[GEO_DEPARTEMENTS + 1];                      /* rows */
    int32_t lat[GEO_DEPARTEMENTS], lon[GEO_DEPARTEMENTS]; /* corners */
    uint32_t name[GEO_DEPARTEMENTS + 1];                  /* offsets of first names */
    struct outline outline;
};

/* --- names ----------------------------------------------------------------------- */

/* The letter that is the longest beginning of text. */
static int letter_of(const char *text, size_t *len)
{
    int best = 0;
    *len = 0;
    for (int i = 1; i < LETTER_COUNT; i++) {
        size_t size = letters[i] ? strlen(letters[i]) : 0;
        if (size > *len && strncmp(letters[i], text, size) == 0) {
            best = i;
            *len = size;
        }
    }
    return best;
}

/* Numbers the letters of a name and its end; returns how many bytes they are. A
 * ligature is followed by the e that it folds to. */
static size_t emit_name(FILE *out, const char *path, const char *name)
{
    size_t bytes = 0, len;
    for (const char *at = name; *at; at += len) {
        int letter = letter_of(at, &len);
        if (!letter)
            refuse(path, "is not written with the alphabet of the gazetteer", name);
        if (out)
            emit_number(out, letter);
        bytes++;
        if (strcmp(letters[letter], "œ") == 0 || strcmp(letters[letter], "Œ") == 0) {
            if (out)
                emit_number(out, letters_plain('e'));
            bytes++;
        }
    }
    if (out)
        emit_number(out, LETTER_END);
    return bytes + 1;
}

static void emit_names(FILE *out, const struct data *data)
{
    const struct table *communes = &data->communes;
    emit_start(out, "const uint8_t geo_names[]");
    for (int i = 0; i < communes->rows; i++)
        emit_name(out, communes->path, cell(communes, i, COMMUNE_NAME));
    emit_end(out);
}

/* --- communes -------------------------------------------------------------------- */

static int32_t degrees(const struct table *communes, int row, int column)
{
    return (int32_t)lround(strtod(cell(communes, row, column), NULL) * GEO_DEGREE);
}

/* Where each département starts, its corner, its first name. */
static void measure(struct data *data)
{
    const struct table *communes = &data->communes;
    int before = -1;
    uint32_t name = 0;
    for (int i = 0; i < communes->rows; i++) {
        int dep = find_code(&data->departements, cell(communes, i, COMMUNE_DEP));
        int32_t lat = degrees(communes, i, COMMUNE_LAT);
        int32_t lon = degrees(communes, i, COMMUNE_LON);
        if (dep != before && dep != before + 1)
            refuse(communes->path, "is not in the order of départements",
                   cell(communes, i, COMMUNE_CODE));
        if (dep != before) {
            data->first[dep] = i;
            data->name[dep] = name;
            data->lat[dep] = lat;
            data->lon[dep] = lon;
        }
        before = dep;
        data->lat[dep] = lat < data->lat[dep] ? lat : data->lat[dep];
        data->lon[dep] = lon < data->lon[dep] ? lon : data->lon[dep];
        name +=
            (uint32_t)emit_name(NULL, communes->path, cell(communes, i, COMMUNE_NAME));
    }
    data->first[GEO_DEPARTEMENTS] = communes->rows;
    data->name[GEO_DEPARTEMENTS] = name;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The different lists of postal codes, sorted; each row's is found by bsearch. */
static char **postal_lists(const struct table *communes, int *count)
{
    char **lists = reserve((size_t)communes->rows, sizeof *lists);
    for (int i = 0; i < communes->rows; i++)
        lists[i] = communes->cells[i * communes->columns + COMMUNE_POSTALS];
    qsort(lists, (size_t)communes->rows, sizeof *lists, compare_texts);
    *count = 0;
    for (int i = 0; i < communes->rows; i++)
        if (i == 0 || strcmp(lists[i], lists[*count - 1]) != 0)
            lists[(*count)++] = lists[i];
    return lists;
}

static void emit_postals(FILE *out, char **lists, int count)
{
    int used = 0;
    emit_start(out, "const uint32_t geo_postal_codes[]");
    for (int i = 0; i < count; i++)
        for (const char *at = lists[i]; at;
             at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
            emit_number(out, strtol(at, NULL, 10));
    emit_end(out);
    emit_start(out, "const uint16_t geo_postal_lists[]");
    for (int i = 0; i < count; i++) {
        emit_number(out, used);
        for (const char *at = lists[i]; at;
             at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
            used++;
    }
    emit_number(out, used);
    emit_end(out);
}

static int source_of(const struct table *communes, int row)
{
    static const char sources[] = "bgp";
    const char *at = strchr(sources, cell(communes, row, COMMUNE_SOURCE)[0]);
    if (!at || !*at)
        refuse(communes->path, "has no known source", cell(communes, row, 0));
    return (int)(at - sources);
}

static void emit_commune(FILE *out, const struct data *data, int row, int dep,
                         long name, long postal)
{
    const struct table *communes = &data->communes;
    const char *code = cell(communes, row, COMMUNE_CODE);
    const char *epci = cell(communes, row, COMMUNE_EPCI);
    int group = *epci ? find_code(&data->epcis, epci) : (int)GEO_NO_EPCI;
    long lat = degrees(communes, row, COMMUNE_LAT) - data->lat[dep];
    long lon = degrees(communes, row, COMMUNE_LON) - data->lon[dep];
    if (group < 0 || lat > UINT16_MAX || lon > UINT16_MAX || name > UINT16_MAX)
        refuse(communes->path, "does not fit its row", code);
    fprintf(out, "    {%ld, %ld, %ld, %ld, %d, %ld, %ld, %d},\n",
            strtol(code + strlen(cell(&data->departements, dep, DEP_CODE)), NULL, 10),
            name, lat, lon, group, postal, number(communes, row, COMMUNE_POPULATION),
            source_of(communes, row));
}

static void emit_communes(FILE *out, const struct data *data)
{
    const struct table *communes = &data->communes;
    int list_count;
    char **lists = postal_lists(communes, &list_count);
    emit_postals(out, lists, list_count);
    fputs("\nconst struct geo_commune_row geo_commune_rows[] = {\n", out);
    for (int dep = 0; dep < GEO_DEPARTEMENTS; dep++) {
        long name = 0;
        for (int i = data->first[dep]; i < data->first[dep + 1]; i++) {
            char **wanted = &communes->cells[i * communes->columns + COMMUNE_POSTALS];
            char **found = bsearch(wanted, lists, (size_t)list_count, sizeof *lists,
                                   compare_texts);
            emit_commune(out, data, i, dep, name, found - lists);
            name +=
                (long)emit_name(NULL, communes->path, cell(communes, i, COMMUNE_NAME));
        }
    }
    fprintf(out, "};\nconst int geo_commune_total = %d;\n", communes->rows);
    free(lists);
}

/* Where each commune is in the plane of its zone: maps are drawn without a sine. */
static void emit_points(FILE *out, const struct table *communes)
{
    fputs("\nconst int16_t geo_commune_points[][2] = {\n", out);
    for (int row = 0; row < communes->rows; row++) {
        struct geo_planar at =
            geo_project((double)degrees(communes, row, COMMUNE_LAT) / GEO_DEGREE,
                        (double)degrees(communes, row, COMMUNE_LON) / GEO_DEGREE);
        fprintf(out, "    {%ld, %ld},\n", lroundf(at.x * GEO_KILOMETRE),
                lroundf(at.y * GEO_KILOMETRE));
    }
    fputs("};\n", out);
}

static void emit_aliases(FILE *out, const struct data *data)
{
    const struct table *aliases = &data->aliases;
    long name = 0;
    fputs("\nconst struct geo_alias_row geo_alias_rows[] = {\n", out);
    for (int i = 0; i < aliases->rows; i++) {
        int row = find_code(&data->communes, cell(aliases, i, ALIAS_NOW));
        if (row < 0 || name > UINT16_MAX)
            refuse(aliases->path, "leads nowhere", cell(aliases, i, ALIAS_CODE));
        fprintf(out, "    {\"%s\", %d, %ld, %ld},\n", cell(aliases, i, ALIAS_CODE), row,
                name, strtol(cell(aliases, i, ALIAS_POSTAL), NULL, 10));
        name += (long)emit_name(NULL, aliases->path, cell(aliases, i, ALIAS_NAME));
    }
    fprintf(out, "};\nconst int geo_alias_total = %d;\n", aliases->rows);
    emit_start(out, "const uint8_t geo_alias_names[]");
    for (int i = 0; i < aliases->rows; i++)
        emit_name(out, aliases->path, cell(aliases, i, ALIAS_NAME));
    emit_end(out);
}

/* A C string in its quotes. */
static void emit_text(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

/* --- what communes are part of --------------------------------------------------- */

/* Inhabitants and communes of those whose column says code. */
static long count_in(const struct data *data, int column, const char *code, int *count)
{
    long population = 0;
    *count = 0;
    for (int i = 0; i < data->communes.rows; i++) {
        if (strcmp(cell(&data->communes, i, column), code) == 0) {
            population += number(&data->communes, i, COMMUNE_POPULATION);
            ++*count;
        }
    }
    return population;
}

static int chef_lieu(const struct data *data, const struct table *table, int row,
                     int column)
{
    int found = find_code(&data->communes, cell(table, row, column));
    if (found < 0)
        refuse(table->path, "has no such chef-lieu", cell(table, row, column));
    return found;
}

static void emit_departements(FILE *out, const struct data *data)
{
    const struct table *table = &data->departements;
    const struct outline *outline = &data->outline;
    int count;
    fputs("\nconst struct geo_departement geo_departements[] = {\n", out);
    for (int i = 0; i < table->rows; i++) {
        const char *code = cell(table, i, DEP_CODE);
        long population = count_in(data, COMMUNE_DEP, code, &count);
        fprintf(out, "    {\"%s\", \"%s\", %d, %d, %ld, %.4f, %.4f, %d, %d},\n", code,
                cell(table, i, DEP_NAME),
                find_code(&data->regions, cell(table, i, DEP_REGION)),
                chef_lieu(data, table, i, DEP_CHEF_LIEU), population, outline->lat[i],
                outline->lon[i], data->first[i], count);
    }
    fputs("};\n\nconst struct geo_departement_part geo_departement_parts[] = {\n", out);
    for (int i = 0; i <= table->rows; i++) {
        bool last = i == table->rows;
        fprintf(out, "    {%d, %d, %u, %d, %d, %d},\n", last ? 0 : data->lat[i],
                last ? 0 : data->lon[i], data->name[i], outline->ring[i],
                outline->neighbour[i], last ? 0 : outline->zone[i]);
    }
    fputs("};\n", out);
}

static void emit_regions(FILE *out, const struct data *data)
{
    const struct table *table = &data->regions;
    int communes;
    fputs("\nconst struct geo_region geo_regions[] = {\n", out);
    for (int i = 0; i < table->rows; i++) {
        const char *code = cell(table, i, REGION_CODE);
        long population = count_in(data, COMMUNE_REGION, code, &communes);
        int departements = 0;
        for (int j = 0; j < data->departements.rows; j++)
            departements += strcmp(cell(&data->departements, j, DEP_REGION), code) == 0;
        fprintf(out, "    {\"%s\", \"%s\", %d, %ld, %d},\n", code,
                cell(table, i, REGION_NAME),
                chef_lieu(data, table, i, REGION_CHEF_LIEU), population, departements);
    }
    fputs("};\n", out);
}

static void emit_epcis(FILE *out, const struct data *data)
{
    const struct table *table = &data->epcis;
    fputs("\nconst struct geo_epci geo_epcis[] = {\n", out);
    for (int i = 0; i < table->rows; i++) {
        int count;
        const char *code = cell(table, i, EPCI_CODE);
        long population = count_in(data, COMMUNE_EPCI, code, &count);
        fprintf(out, "    {\"%s\", ", code);
        emit_text(out, cell(table, i, EPCI_NAME));
        fprintf(out, ", \"%s\", %ld, %d},\n", cell(table, i, EPCI_KIND), population,
                count);
    }
    fprintf(out, "};\nconst int geo_epci_total = %d;\n", table->rows);
}

/* --- the whole ------------------------------------------------------------------- */

static struct table open_table(const char *folder, const char *name, int columns)
{
    char *path = reserve(strlen(folder) + strlen(name) + 2, 1);
    sprintf(path, "%s/%s", folder, name);
    struct table table = read_table(path, columns);
    for (int i = 1; i < table.rows; i++)
        if (strcmp(cell(&table, i - 1, 0), cell(&table, i, 0)) >= 0)
            refuse(path, "is not in the order of codes", cell(&table, i, 0));
    return table;
}

static void read_data(const char *folder, struct data *data)
{
    data->regions = open_table(folder, "regions.csv", REGION_COLUMNS);
    data->departements = open_table(folder, "departements.csv", DEP_COLUMNS);
    data->epcis = open_table(folder, "epci.csv", EPCI_COLUMNS);
    data->communes = open_table(folder, "communes-fr.csv", COMMUNE_COLUMNS);
    data->aliases = open_table(folder, "communes-alias.csv", ALIAS_COLUMNS);
    if (data->departements.rows != GEO_DEPARTEMENTS ||
        data->regions.rows != GEO_REGIONS)
        refuse(folder, "is not the France of geo/gazetteer.h", "départements, régions");
    measure(data);
}

int main(int argc, char **argv)
{
    static struct data data;
    if (argc != 3) {
        fputs("usage: geo2c DATA-FOLDER OUTPUT.c\n", stderr);
        return 2;
    }
    FILE *out = fopen(argv[2], "w");
    if (!out)
        refuse(argv[2], "cannot be written", "");
    read_data(argv[1], &data);
    char *arcs = reserve(strlen(argv[1]) + 40, 1);
    sprintf(arcs, "%s/departements-ne10m.arcs.txt", argv[1]);
    fputs("/* Made by tools/geo2c from data/geo: do not edit. */\n"
          "#include \"geo/private.h\"\n",
          out);
    emit_outline(out, arcs, &data.departements, &data.outline);
    emit_names(out, &data);
    emit_communes(out, &data);
    emit_points(out, &data.communes);
    emit_aliases(out, &data);
    emit_departements(out, &data);
    emit_regions(out, &data);
    emit_epcis(out, &data);
    if (fclose(out) != 0)
        refuse(argv[2], "cannot be written", "");
    return 0;
}
