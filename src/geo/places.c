/* Départements, régions, EPCI: what communes are part of. */
#include "base/fold.h"
#include "base/i18n.h"
#include "geo/private.h"

const struct geo_departement *geo_departement(int index)
{
    return &geo_departements[index];
}

const struct geo_region *geo_region(int index)
{
    return &geo_regions[index];
}

int geo_epci_count(void)
{
    return geo_epci_total;
}

const struct geo_epci *geo_epci(int index)
{
    return &geo_epcis[index];
}

/* The code or the name of a thing, in tables whose rows are not alike. */
typedef const char *naming(int index, bool code);

static const char *name_departement(int index, bool code)
{
    return code ? geo_departements[index].code : geo_departements[index].name;
}

static const char *name_region(int index, bool code)
{
    return code ? geo_regions[index].code : geo_regions[index].name;
}

static const char *name_epci(int index, bool code)
{
    return code ? geo_epcis[index].code : geo_epcis[index].name;
}

static int find(naming *name, int count, const char *wanted)
{
    struct str asked = {0}, here = {0};
    int found = GEO_NONE;
    fold_text(&asked, wanted ? wanted : "");
    for (int i = 0; asked.len > 0 && found == GEO_NONE && i < 2 * count; i++) {
        str_clear(&here);
        fold_text(&here, name(i % count, i < count));
        if (str_equal(str_text(&here), asked.at))
            found = i % count;
    }
    str_free(&asked);
    str_free(&here);
    return found;
}

int geo_departement_find(const char *code_or_name)
{
    return find(name_departement, GEO_DEPARTEMENTS, code_or_name);
}

int geo_region_find(const char *code_or_name)
{
    return find(name_region, GEO_REGIONS, code_or_name);
}

int geo_epci_find(const char *code_or_name)
{
    return find(name_epci, geo_epci_total, code_or_name);
}

const char *geo_attribution(void)
{
    return _(
        "Communes, EPCI, codes postaux et populations : Etalab, INSEE (COG 2026), "
        "DGCL, La Poste – Licence Ouverte 2.0.\n"
        "Positions des communes : Etalab d’après ADMIN EXPRESS, © IGN 2017 – Licence "
        "Ouverte 2.0.\n"
        "Quelques positions : GeoNames – CC BY 4.0, https://www.geonames.org.\n"
        "Contours des départements : Natural Earth (domaine public).");
}
