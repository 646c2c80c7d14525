#include "ops/contacts.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/repair.h"
#include "ops/links_private.h"

/* A phone has six digits at least: short numbers of services are phones too. */
enum { PHONE_GUESSED = 9, PHONE_LEAST = 6 };

/* --- what was typed --------------------------------------------------------------- */

static size_t digits_in(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text >= '0' && *text <= '9';
    return count;
}

static bool is_phone(const char *text)
{
    return text[strspn(text, "0123456789 .-+()/")] == '\0' &&
           digits_in(text) >= PHONE_GUESSED;
}

/* An @ with something on both sides, and no space. */
static bool is_email(const char *text)
{
    const char *at = strchr(text, '@');
    return at && at > text && at[1] && !strchr(at + 1, '@') &&
           text[strcspn(text, " \t[]()<>,;")] == '\0';
}

static bool is_link(const char *text)
{
    return str_starts(text, "http://") || str_starts(text, "https://") ||
           str_starts(text, "www.");
}

static bool is_web(const char *text)
{
    bool word = text[strcspn(text, " \t")] == '\0';
    const char *dot = strchr(text, '.');
    return is_link(text) || (word && dot && dot > text && dot[1]);
}

/* Someone was typing a mail: it is refused as one rather than kept as an address. A
 * name of a network starts with its @. */
static bool is_email_meant(const char *text)
{
    return strchr(text, '@') && *text != '@' && !is_link(text);
}

enum contact_kind contact_kind_guess(const char *typed)
{
    struct arena arena = {0};
    const char *text = trimmed(&arena, typed);
    enum contact_kind kind = CONTACT_ADDRESS;
    if (is_email_meant(text))
        kind = CONTACT_EMAIL;
    else if (is_phone(text))
        kind = CONTACT_PHONE;
    else if (is_web(text))
        kind = CONTACT_WEB;
    arena_free(&arena);
    return kind;
}

/* As the import judges them: a mail that could not be written to. */
static bool email_fits(const char *email, struct err *err)
{
    struct arena arena = {0};
    struct repair repair = repair_email(&arena, email);
    bool fits = is_email(email) && repair.kind != REPAIR_WRONG;
    if (!fits)
        err_set(err, ERR_INPUT,
                _("« %s » n’est pas un courriel : il s’écrit nom@exemple.org, "
                  "sans espace."),
                email);
    arena_free(&arena);
    return fits;
}

static bool value_fits(const struct contact *contact, struct err *err)
{
    if (*contact->value == '\0')
        return err_set(err, ERR_INPUT,
                       _("Rien n’est écrit : tapez un courriel, un téléphone, une "
                         "adresse ou un site."));
    if (contact->kind == CONTACT_EMAIL && !email_fits(contact->value, err))
        return false;
    if (contact->kind == CONTACT_PHONE && digits_in(contact->value) < PHONE_LEAST)
        return err_set(err, ERR_INPUT,
                       _("« %s » n’est pas un téléphone : tapez ses chiffres, comme "
                         "06 00 00 00 01."),
                       contact->value);
    return true;
}

bool contact_clean(struct arena *arena, const struct contact *typed,
                   struct contact *clean, struct err *err)
{
    *clean = *typed;
    clean->value = trimmed(arena, typed->value ? typed->value : "");
    clean->label = trimmed(arena, typed->label ? typed->label : "");
    return value_fits(clean, err) && text_fits(clean->value, TEXT_MOST, err) &&
           text_fits(clean->label, NAME_MOST, err);
}

/* "travail: 06…": a label is short, and what follows it is not the "//" of the web. */
static struct contact contact_read(struct arena *arena, const char *typed)
{
    struct contact contact = {.value = typed, .label = ""};
    const char *colon = strchr(typed, ':');
    if (colon && colon > typed && !str_starts(colon, "://") && colon - typed < 32) {
        contact.label =
            trimmed(arena, arena_strndup(arena, typed, (size_t)(colon - typed)));
        contact.value = colon + 1;
    }
    contact.kind = contact_kind_guess(contact.value);
    return contact;
}

/* --- verbs ------------------------------------------------------------------------ */

bool contact_insert(struct garden *garden, const struct contact *contact, struct id *id,
                    struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_CONTACT_OWNER, value_id(contact->owner)},
        {FIELD_CONTACT_KIND, value_text(contact_kind_id(contact->kind))},
        {FIELD_CONTACT_VALUE, value_text(contact->value)},
        {FIELD_CONTACT_LABEL, value_text(contact->label)},
        {FIELD_CONTACT_STATUS, value_text(contact_status_id(contact->status))},
        {FIELD_CONTACT_PREFERRED, value_integer(contact->preferred)},
        {FIELD_CONTACT_LEVEL, value_text(audience_id(contact->level))},
    };
    *id = id_new(clock_now());
    return store_insert(garden->store, TABLE_CONTACT, *id, fields, COUNT(fields), err);
}

/* Both persons' and actors' panes show contacts. */
static bool contact_end(struct garden *garden, bool written, struct err *err)
{
    return step_end(garden, written, CHANGED_PEOPLE | CHANGED_ACTORS, err);
}

static bool owner_live(struct garden *garden, struct id owner, struct err *err)
{
    enum table table;
    if (!store_record_table(garden->store, owner, &table, err))
        return false;
    return table != 0 || err_set(err, ERR_NOT_FOUND,
                                 _("Cette fiche n’est plus dans le fichier : rechargez "
                                   "l’écran."));
}

bool ops_contact_add(struct garden *garden, const struct contact *contact,
                     struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct contact clean;
    struct id made;
    bool done = contact_clean(&arena, contact, &clean, err) &&
                owner_live(garden, contact->owner, err) &&
                step_begin(garden, VERB_CONTACT_ADD, err);
    if (done)
        done = contact_end(garden, contact_join(garden, &clean, &made, err), err);
    if (done)
        *id = made;
    arena_free(&arena);
    return done;
}

bool ops_contact_add_text(struct garden *garden, struct id owner, const char *typed,
                          struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct contact contact = contact_read(&arena, typed);
    contact.owner = owner;
    bool done = ops_contact_add(garden, &contact, id, err);
    arena_free(&arena);
    return done;
}

static bool contact_write(struct garden *garden, const struct contact *contact,
                          struct err *err)
{
    struct id id = contact->id;
    return set_text(garden, id, FIELD_CONTACT_KIND, contact_kind_id(contact->kind),
                    err) &&
           set_text(garden, id, FIELD_CONTACT_VALUE, contact->value, err) &&
           set_text(garden, id, FIELD_CONTACT_LABEL, contact->label, err) &&
           set_text(garden, id, FIELD_CONTACT_STATUS,
                    contact_status_id(contact->status), err) &&
           set_integer(garden, id, FIELD_CONTACT_PREFERRED, contact->preferred, err) &&
           set_text(garden, id, FIELD_CONTACT_LEVEL, audience_id(contact->level), err);
}

/* Opens the step that changes one contact, which must be there. */
static bool contact_begin(struct garden *garden, const struct contact *which,
                          enum verb verb, struct arena *arena, struct contact *contact,
                          struct err *err)
{
    bool plain = id_is_none(which->id);
    if (plain ? !plain_find(garden, which->owner, which->kind, arena, contact, err)
              : !store_contact(garden->store, which->id, arena, contact, err))
        return false;
    if (plain && !*contact->value)
        return err_set(err, ERR_NOT_FOUND,
                       _("Ce contact n’est plus dans le fichier : "
                         "rechargez l’écran."));
    if (!step_begin(garden, verb, err))
        return false;
    return !plain || plain_promote(garden, contact, err) ||
           contact_end(garden, false, err);
}

bool ops_contact_edit(struct garden *garden, struct contact *contact, struct err *err)
{
    struct arena arena = {0};
    struct contact clean, known;
    bool done = contact_clean(&arena, contact, &clean, err) &&
                contact_begin(garden, contact, VERB_CONTACT_EDIT, &arena, &known, err);
    if (done) {
        clean.id = known.id;
        done = contact_end(garden, contact_write(garden, &clean, err), err);
    }
    contact->id = done ? known.id : contact->id;
    arena_free(&arena);
    return done;
}

static bool contact_set(struct garden *garden, struct contact *contact, enum verb verb,
                        struct field_value value, struct err *err)
{
    struct arena arena = {0};
    struct contact known;
    bool done = contact_begin(garden, contact, verb, &arena, &known, err);
    if (done)
        done = contact_end(
            garden, store_set(garden->store, known.id, value.field, value.value, err),
            err);
    contact->id = done ? known.id : contact->id;
    arena_free(&arena);
    return done;
}

bool ops_contact_status(struct garden *garden, struct contact *contact,
                        enum contact_status status, struct err *err)
{
    return contact_set(garden, contact, VERB_CONTACT_EDIT,
                       (struct field_value){FIELD_CONTACT_STATUS,
                                            value_text(contact_status_id(status))},
                       err);
}

bool ops_contact_level(struct garden *garden, struct contact *contact,
                       enum audience level, struct err *err)
{
    return contact_set(
        garden, contact, VERB_CONTACT_EDIT,
        (struct field_value){FIELD_CONTACT_LEVEL, value_text(audience_id(level))}, err);
}

bool ops_contact_bin(struct garden *garden, struct contact *contact, struct err *err)
{
    return contact_set(
        garden, contact, VERB_CONTACT_BIN,
        (struct field_value){FIELD_CONTACT_STATE, value_integer(ROW_BIN)}, err);
}

static bool prefer(struct garden *garden, const struct contact *chosen, struct err *err)
{
    struct arena arena = {0};
    struct contact *contacts;
    size_t count;
    bool done =
        store_contacts(garden->store, chosen->owner, &arena, &contacts, &count, err);
    for (size_t i = 0; done && i < count; i++)
        if (contacts[i].kind == chosen->kind && !id_is_none(contacts[i].id))
            done = set_integer(
                garden, contacts[i].id, FIELD_CONTACT_PREFERRED,
                id_equal(contacts[i].id, chosen->id) && !chosen->preferred, err);
    arena_free(&arena);
    return done;
}

bool ops_contact_prefer(struct garden *garden, struct contact *contact, struct err *err)
{
    struct arena arena = {0};
    struct contact chosen;
    bool done = contact_begin(garden, contact, VERB_CONTACT_EDIT, &arena, &chosen, err);
    if (done)
        done = contact_end(garden, prefer(garden, &chosen, err), err);
    contact->id = done ? chosen.id : contact->id;
    arena_free(&arena);
    return done;
}

bool ops_contacts(struct garden *garden, struct id owner, struct arena *arena,
                  struct contact **contacts, size_t *count, struct err *err)
{
    return store_contacts(garden->store, owner, arena, contacts, count, err);
}

const struct contact *contact_best(const struct contact *contacts, size_t count,
                                   enum contact_kind kind)
{
    const struct contact *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (contacts[i].kind != kind)
            continue;
        if (contacts[i].preferred)
            return &contacts[i];
        if (!best && contacts[i].status == CONTACT_FINE)
            best = &contacts[i];
    }
    return best;
}
