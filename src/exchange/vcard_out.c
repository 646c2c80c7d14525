#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/vcard.h"
#include "exchange/vcard_private.h"

/* Bytes of a line, the space of a continuation included. */
#define LINE 75

/* --- lines ------------------------------------------------------------------------ */

static void add_folded(struct str *out, const char *text)
{
    size_t len = strlen(text), room = LINE;
    while (len > room) {
        size_t cut = room;
        while (cut > 1 && ((unsigned char)text[cut] & 0xC0) == 0x80)
            cut--;
        str_add_n(out, text, cut);
        str_add(out, "\r\n ");
        text += cut;
        len -= cut;
        room = LINE - 1;
    }
    str_add_n(out, text, len);
    str_add(out, "\r\n");
}

static void add_escaped(struct str *out, const char *text)
{
    for (; *text; text++)
        if (*text == '\n')
            str_add(out, "\\n");
        else if (*text == '\\' || *text == ',' || *text == ';')
            str_printf(out, "\\%c", *text);
        else if (*text != '\r')
            str_add_char(out, *text);
}

/* NAME:text, when there is one. */
static void add_text(struct str *out, const char *name, const char *text)
{
    struct str line = {0};
    if (*text) {
        str_printf(&line, "%s:", name);
        add_escaped(&line, text);
        add_folded(out, str_text(&line));
    }
    str_free(&line);
}

/* A structured value: its parts, ';' between them. */
static void add_parts(struct str *out, const char *name, const char *const *parts,
                      size_t count)
{
    struct str line = {0};
    str_printf(&line, "%s:", name);
    for (size_t i = 0; i < count; i++) {
        str_add(&line, i > 0 ? ";" : "");
        add_escaped(&line, parts[i]);
    }
    add_folded(out, str_text(&line));
    str_free(&line);
}

/* --- contacts --------------------------------------------------------------------- */

static const char *type_of(const char *label)
{
    for (size_t i = 0; i < vcard_type_count; i++)
        if (str_equal(vcard_types[i].label, label))
            return vcard_types[i].type;
    return NULL;
}

static void add_head(struct str *line, const struct contact *contact, int group)
{
    static const char *const names[CONTACT_KIND_COUNT] = {"EMAIL", "TEL", "URL", "ADR"};
    const char *type = type_of(contact->label);
    if (*contact->label)
        str_printf(line, "item%d.", group);
    str_add(line, names[contact->kind]);
    if (type)
        str_printf(line, ";TYPE=%s", type);
    if (contact->preferred)
        str_add(line, ";PREF=1");
    if (contact->status != CONTACT_FINE)
        str_printf(line, ";X-TERREAU-STATUS=%s", contact_status_id(contact->status));
    str_add_char(line, ':');
}

static void add_contact(struct str *out, const struct contact *contact, int group)
{
    struct str line = {0};
    char name[24];
    add_head(&line, contact, group);
    if (contact->kind == CONTACT_WEB) {
        str_add(&line, contact->value); /* a URI has no escapes */
    } else {
        str_add(&line, contact->kind == CONTACT_ADDRESS ? ";;" : "");
        add_escaped(&line, contact->value);
        str_add(&line, contact->kind == CONTACT_ADDRESS ? ";;;;" : "");
    }
    add_folded(out, str_text(&line));
    snprintf(name, sizeof name, "item%d.X-ABLabel", group);
    add_text(out, name, contact->label);
    str_free(&line);
}

/* --- the rest --------------------------------------------------------------------- */

static void add_name(struct str *out, const struct vcard *card)
{
    const char *const parts[] = {card->family, card->given, "", card->civility, ""};
    add_text(out, "FN", card->name);
    if (str_equal(card->kind, "individual"))
        add_parts(out, "N", parts, 5);
    add_text(out, "ORG", card->organisation);
    add_text(out, "TITLE", card->role);
    add_text(out, "PRONOUNS", card->pronoun);
}

static void add_categories(struct str *out, const struct vcard *card)
{
    struct str line = {0};
    str_add(&line, "CATEGORIES:");
    for (size_t i = 0; i < card->category_count; i++) {
        str_add(&line, i > 0 ? "," : "");
        add_escaped(&line, card->categories[i]);
    }
    if (card->category_count > 0)
        add_folded(out, str_text(&line));
    str_free(&line);
}

static void add_related(struct str *out, const struct vcard_related *related)
{
    struct str line = {0};
    char id[ID_TEXT_SIZE];
    id_text(related->id, id);
    const char *type = vcard_relation_type(related->label);
    str_printf(&line, "RELATED%s%s;X-TERREAU-LABEL=\"", type ? ";TYPE=" : "",
               type ? type : "");
    for (const char *at = related->label; *at; at++)
        if (*at != '"' && (unsigned char)*at >= ' ')
            str_add_char(&line, *at);
    str_printf(&line, "\";VALUE=uri:urn:uuid:%s", id);
    add_folded(out, str_text(&line));
    str_free(&line);
}

static void add_own(struct str *out, const struct vcard_own *own)
{
    char name[48] = "X-TERREAU-";
    size_t at = strlen(name);
    for (const char *key = intake_fields[own->field].key; *key && at + 1 < sizeof name;
         key++)
        name[at++] =
            *key == '_' ? '-' : (char)(*key >= 'a' && *key <= 'z' ? *key - 32 : *key);
    name[at] = '\0';
    add_text(out, name, own->text);
}

/* What came from a card goes back as it was written; what came from a column, or is a
 * field of the community, keeps its name in a parameter. A text of several lines cannot
 * be a card's. */
static void add_other(struct str *out, const struct vcard_other *other)
{
    struct str line = {0};
    if (vcard_is_property(other->name) && !strpbrk(other->text, "\r\n")) {
        str_printf(&line, "%s:%s", other->name, other->text);
    } else {
        str_add(&line, "X-TERREAU-FIELD;X-NAME=\"");
        for (const char *at = other->name; *at; at++)
            if (*at != '"' && (unsigned char)*at >= ' ')
                str_add_char(&line, *at);
        str_add(&line, "\":");
        add_escaped(&line, other->text);
    }
    add_folded(out, str_text(&line));
    str_free(&line);
}

static void add_place(struct str *out, const struct vcard *card)
{
    const char *const address[] = {"", "", "", card->commune, "", "", ""};
    struct str line = {0};
    if (*card->commune)
        add_parts(out, "ADR", address, 7);
    if (card->placed) {
        str_printf(&line, "GEO:geo:%.6f,%.6f", card->latitude, card->longitude);
        add_folded(out, str_text(&line));
    }
    str_free(&line);
}

void vcard_write(const struct vcard *card, struct str *out)
{
    char id[ID_TEXT_SIZE], uid[ID_TEXT_SIZE + 16];
    id_text(card->id, id);
    snprintf(uid, sizeof uid, "urn:uuid:%s", id);
    str_add(out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
    add_text(out, "UID", uid);
    add_text(out, "KIND", card->kind);
    add_name(out, card);
    for (size_t i = 0; i < card->contact_count; i++)
        add_contact(out, &card->contacts[i], (int)i + 1);
    add_place(out, card);
    add_categories(out, card);
    for (size_t i = 0; i < card->related_count; i++)
        add_related(out, &card->related[i]);
    add_text(out, "NOTE", card->note);
    for (size_t i = 0; i < card->own_count; i++)
        add_own(out, &card->owns[i]);
    for (size_t i = 0; i < card->other_count; i++)
        add_other(out, &card->others[i]);
    str_add(out, "END:VCARD\r\n");
}
