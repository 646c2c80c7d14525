#include <ctype.h>
#include <string.h>

#include "exchange/vcard_private.h"

const struct vcard_type vcard_types[] = {
    {"work", "travail"}, {"home", "domicile"}, {"cell", "portable"},
    {"fax", "fax"},      {"pager", "pager"},   {"main", "standard"},
};
const size_t vcard_type_count = sizeof vcard_types / sizeof *vcard_types;

/* Properties of the three versions that are kept as they come. */
static const char *const kept[] = {
    "AGENT",   "ANNIVERSARY", "BDAY",        "BIRTHPLACE", "CALADRURI", "CALURI",
    "CLASS",   "DEATHDATE",   "DEATHPLACE",  "EXPERTISE",  "FBURL",     "GENDER",
    "HOBBY",   "IMPP",        "INTEREST",    "KEY",        "LABEL",     "LANG",
    "LOGO",    "MAILER",      "MEMBER",      "NICKNAME",   "PHOTO",     "PROFILE",
    "RELATED", "ROLE",        "SORT-STRING", "SOUND",      "SOURCE",    "TZ",
    "UID",     "XML",
};

static bool is_kept(const char *name, size_t len)
{
    if (len > 2 && strncmp(name, "X-", 2) == 0)
        return len < 10 || strncmp(name, "X-TERREAU-", 10) != 0;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (strlen(kept[i]) == len && memcmp(kept[i], name, len) == 0)
            return true;
    return false;
}

bool vcard_is_property(const char *name)
{
    size_t len = strcspn(name, ";");
    if (!is_kept(name, len) || strpbrk(name, ":\r\n"))
        return false;
    for (size_t i = 0; i < len; i++)
        if (!isupper((unsigned char)name[i]) && !isdigit((unsigned char)name[i]) &&
            name[i] != '-')
            return false;
    return true;
}
