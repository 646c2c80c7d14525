#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "exchange/vcard_private.h"

const struct vcard_type vcard_types[] = {
    {"work", "travail"}, {"home", "domicile"}, {"cell", "portable"},
    {"fax", "fax"},      {"pager", "pager"},   {"main", "standard"},
};
const size_t vcard_type_count = sizeof vcard_types / sizeof *vcard_types;

/* Of RFC 6350, 6.6.6; the other sees its inverse. */
static const struct {
    const char *type;
    const char *labels;
} relations[] = {
    {"colleague", "travaille avec|collègue de|collègue"},
    {"co-worker", "travaille avec|collègue de|collègue"},
    {"friend", "ami·e de|ami de|amie de|ami·e"},
    {"acquaintance", "connaît"},
    {"contact", "en contact avec|connaît"},
    {"neighbor", "voisin·e de|voisin de|voisine de"},
    {"co-resident", "habite avec"},
    {"spouse", "conjoint·e de|marié·e à"},
    {"sibling", "frère ou sœur de"},
    {"kin", "de la famille de"},
    {"child", "parent de"},
    {"parent", "enfant de"},
    {"agent", "représenté·e par"},
};

static bool is_among(const char *words, char parted, const char *word)
{
    size_t len = strlen(word);
    while (*words) {
        size_t size = strcspn(words, (char[]){parted, '\0'});
        if (size == len && strncasecmp(words, word, len) == 0)
            return true;
        words += size + (words[size] == parted);
    }
    return false;
}

const char *vcard_relation_labels(const char *types)
{
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (is_among(types, ',', relations[i].type))
            return relations[i].labels;
    return "";
}

const char *vcard_relation_type(const char *label)
{
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (is_among(relations[i].labels, '|', label))
            return relations[i].type;
    return NULL;
}

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
