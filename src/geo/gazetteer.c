#include "geo/gazetteer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "geo/private.h"

/* --- rows ------------------------------------------------------------------------ */

int commune_count(void)
{
    return geo_commune_total;
}

int commune_departement(int row)
{
    int low = 0, high = GEO_DEPARTEMENTS - 1;
    assert(row >= 0 && row < geo_commune_total);
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (geo_departements[middle].first_commune <= row)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int commune_epci(int row)
{
    uint16_t epci = geo_commune_rows[row].epci;
    return epci == GEO_NO_EPCI ? GEO_NONE : epci;
}

long commune_population(int row)
{
    return geo_commune_rows[row].population;
}

/* In the département that is known to hold the row. */
static void position_in(int departement, int row, double *lat, double *lon)
{
    const struct geo_departement_part *part = &geo_departement_parts[departement];
    *lat = (double)(part->lat + geo_commune_rows[row].lat) / GEO_DEGREE;
    *lon = (double)(part->lon + geo_commune_rows[row].lon) / GEO_DEGREE;
}

void commune_position(int row, double *lat, double *lon)
{
    position_in(commune_departement(row), row, lat, lon);
}

static void postal_text(uint32_t postal, char text[COMMUNE_CODE_SIZE])
{
    str_format(text, COMMUNE_CODE_SIZE, "%05u", (unsigned)postal % 100000);
}

void commune_get(int row, struct commune *out)
{
    const struct geo_commune_row *packed = &geo_commune_rows[row];
    const uint16_t *list = &geo_postal_lists[packed->postal];
    int departement = commune_departement(row);
    const struct geo_departement *home = &geo_departements[departement];
    *out = (struct commune){.row = row,
                            .departement = departement,
                            .region = home->region,
                            .epci = commune_epci(row),
                            .population = packed->population,
                            .source = (enum commune_source)packed->source,
                            .postal_count = list[1] - list[0]};
    str_format(out->code, sizeof out->code, "%s%0*d", home->code,
               5 - (int)strlen(home->code), (int)packed->number);
    letters_decode(geo_names + geo_departement_parts[departement].name + packed->name,
                   out->name, sizeof out->name);
    position_in(departement, row, &out->lat, &out->lon);
    postal_text(geo_postal_codes[list[0]], out->postal);
}

void commune_label(const struct commune *commune, struct str *out)
{
    str_printf(out, "%s (%s)", commune->name,
               geo_departements[commune->departement].code);
}

/* --- codes ----------------------------------------------------------------------- */

static char upper(char letter)
{
    return letter >= 'a' && letter <= 'z' ? (char)(letter - 32) : letter;
}

/* The row of a code in capitals whose département is the one given, or GEO_NONE. */
static int row_in(const struct geo_departement *departement, const char *code)
{
    int number = atoi(code + strlen(departement->code));
    int low = departement->first_commune;
    int high = low + departement->commune_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (geo_commune_rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < departement->first_commune + departement->commune_count &&
                 geo_commune_rows[low].number == number;
    return found ? low : GEO_NONE;
}

static int row_of_code(const char *code)
{
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        if (str_starts(code, geo_departements[i].code))
            return row_in(&geo_departements[i], code);
    return GEO_NONE;
}

static int compare_alias(const void *code, const void *row)
{
    return strcmp(code, ((const struct geo_alias_row *)row)->code);
}

/* Five letters: two digits, or 2A, 2B; then three digits. */
static bool is_code(const char *text)
{
    for (int i = 0; i < 5; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        bool corsican = i == 1 && text[0] == '2' && (text[1] == 'A' || text[1] == 'B');
        if (!digit && !corsican)
            return false;
    }
    return true;
}

bool commune_by_code(const char *code, struct commune *out, struct commune_alias *alias)
{
    char wanted[COMMUNE_CODE_SIZE] = "";
    struct commune_alias unused;
    alias = alias ? alias : &unused;
    *alias = (struct commune_alias){.row = GEO_NONE};
    if (strlen(code) != 5)
        return false;
    for (int i = 0; i < 5; i++)
        wanted[i] = upper(code[i]);
    if (!is_code(wanted))
        return false;
    int row = row_of_code(wanted);
    if (row == GEO_NONE) {
        const struct geo_alias_row *found =
            bsearch(wanted, geo_alias_rows, (size_t)geo_alias_total, sizeof *found,
                    compare_alias);
        if (!found)
            return false;
        commune_alias_get((size_t)(found - geo_alias_rows), alias);
        row = alias->row;
    }
    commune_get(row, out);
    return true;
}

size_t commune_alias_count(void)
{
    return (size_t)geo_alias_total;
}

void commune_alias_get(size_t index, struct commune_alias *out)
{
    const struct geo_alias_row *packed = &geo_alias_rows[index];
    *out = (struct commune_alias){.row = packed->row};
    str_copy(out->code, sizeof out->code, packed->code);
    letters_decode(geo_alias_names + packed->name, out->name, sizeof out->name);
    if (packed->postal)
        postal_text(packed->postal, out->postal);
}

/* --- postal codes ---------------------------------------------------------------- */

void geo_insert_populous(int row, int *rows, size_t found, size_t most)
{
    size_t at = found < most ? found : most;
    for (; at > 0 && commune_population(rows[at - 1]) < commune_population(row); at--)
        if (at < most)
            rows[at] = rows[at - 1];
    if (at < most)
        rows[at] = row;
}

static bool in_list(const uint16_t *list, uint32_t postal)
{
    for (uint16_t i = list[0]; i < list[1]; i++)
        if (geo_postal_codes[i] == postal)
            return true;
    return false;
}

size_t commune_by_postal(const char *postal, int *rows, size_t most)
{
    size_t found = 0;
    if (strlen(postal) != 5 || strspn(postal, "0123456789") != 5)
        return 0;
    uint32_t wanted = (uint32_t)strtoul(postal, NULL, 10);
    for (int row = 0; row < geo_commune_total; row++) {
        if (!in_list(&geo_postal_lists[geo_commune_rows[row].postal], wanted))
            continue;
        geo_insert_populous(row, rows, found++, most);
    }
    return found;
}

size_t commune_postal_codes(int row, char (*codes)[COMMUNE_CODE_SIZE], size_t most)
{
    const uint16_t *list = &geo_postal_lists[geo_commune_rows[row].postal];
    size_t count = (size_t)(list[1] - list[0]);
    for (size_t i = 0; i < count && i < most; i++)
        postal_text(geo_postal_codes[list[0] + i], codes[i]);
    return count;
}
