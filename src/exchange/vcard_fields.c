/* Each property of a card, said in the words of domain/intake.h. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/id.h"
#include "base/mem.h"
#include "exchange/vcard_private.h"

/* A property longer than that, which nobody here reads, is not kept. */
#define MOST_KEPT (8 * 1024)

/* --- values ----------------------------------------------------------------------- */

static void add(struct vcard_reading *in, enum intake_field field, const char *text,
                const char *column)
{
    if (*text)
        intake_add(in->arena, in->row,
                   (struct intake_value){
                       .field = field, .text = text, .column = column, .label = ""});
}

/* The name with its parameters, as it will be given back. */
static void add_kept(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *column = arena_printf(in->arena, "%s%s", line->name, line->params);
    if (line->value_len > MOST_KEPT || !vcard_is_property(line->name))
        return;
    if (line->quoted || !vcard_is_property(column))
        column = line->name;
    const char *text = line->quoted
                           ? vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0)
                           : vcard_raw(in->arena, line);
    add(in, INTAKE_OTHER, text, column);
}

/* --- contacts --------------------------------------------------------------------- */

/* X-ABLabel of the same group, without the marks that Apple puts round its own words.
 */
static const char *group_label(struct vcard_reading *in, const char *group)
{
    for (size_t i = 0; *group && i < in->lines.n; i++) {
        const struct vcard_line *line = &in->lines.at[i];
        if (!str_equal(line->name, "X-ABLABEL") || strcasecmp(line->group, group) != 0)
            continue;
        const char *text = vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0);
        size_t len = strlen(text);
        if (str_starts(text, "_$!<") && len > 8)
            text = arena_strndup(in->arena, text + 4, len - 8);
        return text;
    }
    return NULL;
}

static bool has_word(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (; words && *words; words += strcspn(words, ","), words += *words == ',')
        if (strcspn(words, ",") == len && strncasecmp(words, word, len) == 0)
            return true;
    return false;
}

static const char *label_of(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *label = group_label(in, line->group);
    const char *types = vcard_param(in->arena, line, "TYPE");
    for (size_t i = 0; i < vcard_type_count; i++) {
        if (label && strcasecmp(label, vcard_types[i].type) == 0)
            return vcard_types[i].label;
        if (!label && has_word(types, vcard_types[i].type))
            return vcard_types[i].label;
    }
    return label ? label : "";
}

static void keep_left(struct vcard_reading *in, size_t line, const char *address,
                      bool bounced)
{
    size_t size = strlen(address) + 1;
    struct vcard_left *left = xmalloc(sizeof *left + size);
    *left = (struct vcard_left){in->reader->left, line, bounced};
    memcpy(left->address, address, size);
    in->reader->left = left;
}

static void add_contact(struct vcard_reading *in, enum intake_field field,
                        const struct vcard_line *line, const char *text)
{
    const char *types = vcard_param(in->arena, line, "TYPE");
    const char *status = vcard_param(in->arena, line, "X-TERREAU-STATUS");
    if (*text == '\0')
        return;
    intake_add(in->arena, in->row,
               (struct intake_value){.field = field,
                                     .text = text,
                                     .column = line->name,
                                     .label = label_of(in, line),
                                     .preferred =
                                         vcard_param(in->arena, line, "PREF") != NULL ||
                                         has_word(types, "pref")});
    if (field == INTAKE_EMAIL && status)
        keep_left(in, line->number, text, strcasecmp(status, "bounced") == 0);
}

static const char *without(const char *text, const char *scheme)
{
    size_t len = strlen(scheme);
    return strncasecmp(text, scheme, len) == 0 ? text + len : text;
}

static void read_email(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *text = vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0);
    add_contact(in, INTAKE_EMAIL, line, without(text, "mailto:"));
}

static void read_phone(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *text = vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0);
    add_contact(in, INTAKE_PHONE, line, without(text, "tel:"));
}

static void read_web(struct vcard_reading *in, const struct vcard_line *line)
{
    add_contact(in, INTAKE_WEB, line,
                vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0));
}

/* Box, extension, street; locality; postal code. Region and country are not kept
 * apart: here they follow from the commune. */
static void read_address(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *raw = vcard_raw(in->arena, line);
    struct str street = {0};
    for (size_t i = 0; i < 3; i++) {
        const char *part = vcard_part(in->arena, raw, ';', i);
        str_printf(&street, "%s%s", street.len > 0 && *part ? ", " : "", part);
    }
    add_contact(in, INTAKE_ADDRESS, line, arena_strdup(in->arena, str_text(&street)));
    add(in, INTAKE_COMMUNE, vcard_part(in->arena, raw, ';', 3), line->name);
    add(in, INTAKE_POSTCODE, vcard_part(in->arena, raw, ';', 5), line->name);
    str_free(&street);
}

/* --- names ------------------------------------------------------------------------ */

static void read_name(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *raw = vcard_raw(in->arena, line);
    const char *given = vcard_part(in->arena, raw, ';', 1);
    const char *more = vcard_part(in->arena, raw, ';', 2);
    if (*more)
        given = arena_printf(in->arena, "%s%s%s", given, *given ? " " : "", more);
    if (in->organisation)
        return;
    add(in, INTAKE_FAMILY, vcard_part(in->arena, raw, ';', 0), line->name);
    add(in, INTAKE_GIVEN, given, line->name);
    add(in, INTAKE_CIVILITY, vcard_part(in->arena, raw, ';', 3), line->name);
}

static bool has_line(const struct vcard_reading *in, const char *name)
{
    for (size_t i = 0; i < in->lines.n; i++)
        if (str_equal(in->lines.at[i].name, name))
            return true;
    return false;
}

/* FN repeats N; alone, it is the name. */
static void read_full_name(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *text = vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0);
    bool person = !in->organisation;
    bool named =
        *intake_text(in->row, INTAKE_GIVEN) || *intake_text(in->row, INTAKE_FAMILY);
    if (!person && !*intake_text(in->row, INTAKE_STRUCTURE))
        add(in, INTAKE_STRUCTURE, text, line->name);
    else if (person && !named &&
             !str_equal(text, intake_text(in->row, INTAKE_STRUCTURE)))
        add(in, INTAKE_NAME, text, line->name);
}

static void read_organisation(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *raw = vcard_raw(in->arena, line);
    struct str text = {0};
    for (size_t i = 0; i < vcard_part_count(raw, ';') && i < 8; i++) {
        const char *part = vcard_part(in->arena, raw, ';', i);
        str_printf(&text, "%s%s", text.len > 0 && *part ? ", " : "", part);
    }
    if (!(in->organisation && has_line(in, "FN")))
        add(in, INTAKE_STRUCTURE, arena_strdup(in->arena, str_text(&text)), line->name);
    str_free(&text);
}

/* --- the rest --------------------------------------------------------------------- */

static void read_uid(struct vcard_reading *in, const struct vcard_line *line)
{
    struct id id;
    const char *text = vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0);
    const char *uuid = without(text, "urn:uuid:");
    if (id_parse(uuid, &id))
        add(in, INTAKE_ID, uuid, line->name);
    else
        add_kept(in, line);
}

static const char *own_text(struct vcard_reading *in, const char *name)
{
    for (size_t i = 0; i < in->lines.n; i++)
        if (str_equal(in->lines.at[i].name, name))
            return vcard_part(in->arena, vcard_raw(in->arena, &in->lines.at[i]), '\0',
                              0);
    return "";
}

/* The circle is one of the categories for others, and a property of its own for us. */
static void read_categories(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *raw = vcard_raw(in->arena, line);
    const char *circle = own_text(in, "X-TERREAU-CIRCLE");
    struct str text = {0};
    for (size_t i = 0; i < vcard_part_count(raw, ',') && i < 100; i++) {
        const char *part = vcard_part(in->arena, raw, ',', i);
        if (*part && !str_equal(part, circle))
            str_printf(&text, "%s%s", text.len > 0 ? ", " : "", part);
    }
    add(in, INTAKE_THEMES, arena_strdup(in->arena, str_text(&text)), line->name);
    str_free(&text);
}

static void read_place(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *text = without(vcard_raw(in->arena, line), "geo:");
    size_t comma = strcspn(text, ",;");
    if (text[comma] == '\0')
        return;
    add(in, INTAKE_LATITUDE, arena_strndup(in->arena, text, comma), line->name);
    const char *other = text + comma + 1;
    add(in, INTAKE_LONGITUDE, arena_strndup(in->arena, other, strcspn(other, ",; ")),
        line->name);
}

/* X-TERREAU-CONSENT-ON: the field of that key. */
static void read_own(struct vcard_reading *in, const struct vcard_line *line)
{
    char key[32];
    size_t n = 0;
    for (const char *at = line->name + strlen("X-TERREAU-"); *at && n + 1 < sizeof key;
         at++)
        key[n++] = *at == '-' ? '_' : (char)tolower((unsigned char)*at);
    key[n] = '\0';
    const char *text = vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0);
    enum intake_field field = intake_field_of(key);
    const char *name = vcard_param(in->arena, line, "X-NAME");
    if (str_equal(key, "field") && name)
        add(in, INTAKE_OTHER, text, name);
    else if (field != INTAKE_FIELD_COUNT && field > INTAKE_VERDICT)
        add(in, field, text, line->name);
}

static void read_text(struct vcard_reading *in, const struct vcard_line *line)
{
    static const struct {
        const char *name;
        enum intake_field field;
    } texts[] = {
        {"TITLE", INTAKE_ROLE}, {"NOTE", INTAKE_NOTE}, {"PRONOUNS", INTAKE_PRONOUN}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_equal(texts[i].name, line->name))
            add(in, texts[i].field,
                vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0), line->name);
}

/* ROLE says what TITLE does, when it is alone. */
static void read_role(struct vcard_reading *in, const struct vcard_line *line)
{
    if (has_line(in, "TITLE"))
        add_kept(in, line);
    else
        add(in, INTAKE_ROLE, vcard_part(in->arena, vcard_raw(in->arena, line), '\0', 0),
            line->name);
}

/* By our label, else by what its TYPE means; kept under the name it came with. */
static void read_related(struct vcard_reading *in, const struct vcard_line *line)
{
    const char *label = vcard_param(in->arena, line, "X-TERREAU-LABEL");
    const char *types = vcard_param(in->arena, line, "TYPE");
    const char *column = arena_printf(in->arena, "%s%s", line->name, line->params);
    const char *text = vcard_raw(in->arena, line);
    if (line->quoted || line->value_len > MOST_KEPT || !*text)
        add_kept(in, line);
    else
        intake_add(
            in->arena, in->row,
            (struct intake_value){
                .field = INTAKE_RELATED,
                .text = text,
                .column = vcard_is_property(column) ? column : line->name,
                .label = label ? label : vcard_relation_labels(types ? types : "")});
}

static void skip(struct vcard_reading *in, const struct vcard_line *line)
{
    (void)in;
    (void)line;
}

static const struct {
    const char *name;
    void (*read)(struct vcard_reading *in, const struct vcard_line *line);
} properties[] = {
    {"N", read_name},
    {"ORG", read_organisation},
    {"FN", read_full_name},
    {"EMAIL", read_email},
    {"TEL", read_phone},
    {"URL", read_web},
    {"ADR", read_address},
    {"TITLE", read_text},
    {"NOTE", read_text},
    {"PRONOUNS", read_text},
    {"ROLE", read_role},
    {"UID", read_uid},
    {"GEO", read_place},
    {"CATEGORIES", read_categories},
    {"RELATED", read_related},
    {"X-ABLABEL", skip},
    {"VERSION", skip},
    {"PRODID", skip},
    {"REV", skip},
    {"KIND", skip},
    {"X-ADDRESSBOOKSERVER-KIND", skip},
    {"BEGIN", skip},
    {"END", skip},
};
/* These three in that order, whatever the card's: each looks at those before. */
#define NAMES 3

static void read_property(struct vcard_reading *in, const struct vcard_line *line)
{
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        if (!str_equal(properties[i].name, line->name))
            continue;
        if (i >= NAMES)
            properties[i].read(in, line);
        return;
    }
    if (str_starts(line->name, "X-TERREAU-"))
        read_own(in, line);
    else
        add_kept(in, line);
}

/* --- one card --------------------------------------------------------------------- */

static void read_kind(struct vcard_reading *in)
{
    for (size_t i = 0; i < in->lines.n; i++) {
        const struct vcard_line *line = &in->lines.at[i];
        const char *text = vcard_raw(in->arena, line);
        bool kind = str_equal(line->name, "KIND") ||
                    str_equal(line->name, "X-ADDRESSBOOKSERVER-KIND");
        bool company = str_equal(line->name, "X-ABSHOWAS");
        if ((kind && strcasecmp(text, "individual") != 0) ||
            (company && strcasecmp(text, "COMPANY") == 0))
            in->organisation = true;
    }
}

void vcard_fill(struct vcard_reading *in)
{
    read_kind(in);
    for (size_t name = 0; name < NAMES; name++)
        for (size_t i = 0; i < in->lines.n; i++)
            if (str_equal(in->lines.at[i].name, properties[name].name))
                properties[name].read(in, &in->lines.at[i]);
    for (size_t i = 0; i < in->lines.n; i++)
        read_property(in, &in->lines.at[i]);
    in->row->kind = in->row->count > 0 ? INTAKE_DATA : INTAKE_BLANK;
}
