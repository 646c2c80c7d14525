/* What hangs on a record of the directory, as far as its readers may read it. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/directory_private.h"
#include "store/actors.h"

static int compare_ids(const void *a, const void *b)
{
    const struct shown_name *one = a, *other = b;
    return memcmp(one->id.bytes, other->id.bytes, sizeof one->id.bytes);
}

void directory_index(struct directory *directory)
{
    directory->index = xcalloc(directory->records.n + 1, sizeof *directory->index);
    for (size_t i = 0; i < directory->records.n; i++)
        directory->index[i] = (struct shown_name){directory->records.at[i].entry.id,
                                                  directory->records.at[i].entry.name};
    qsort(directory->index, directory->records.n, sizeof *directory->index,
          compare_ids);
}

/* The name under which it appears to these readers; NULL when it does not. */
static const char *name_shown(const struct directory *directory, struct id id)
{
    const struct shown_name asked = {.id = id};
    const struct shown_name *found =
        bsearch(&asked, directory->index, directory->records.n,
                sizeof *directory->index, compare_ids);
    return found ? found->name : NULL;
}

/* --- contacts --------------------------------------------------------------------- */

/* An explicit level may be wider than that of the schema: it was chosen for this one.
 */
static bool contact_allowed(const struct directory *directory, const char *visibility,
                            const struct contact *contact)
{
    enum audience level =
        contact->level == AUDIENCE_DEFAULT ? AUDIENCE_PAIR : contact->level;
    if (id_is_none(contact->id)) /* a field of the person, which has its own level */
        return record_may_show(directory->readers,
                               contact->kind == CONTACT_EMAIL ? FIELD_PERSON_EMAIL
                                                              : FIELD_PERSON_PHONE,
                               visibility);
    bool used = contact->status == CONTACT_FINE || directory->readers >= AUDIENCE_PAIR;
    return level <= directory->readers && used;
}

static const char *contact_label(struct arena *arena, const struct contact *contact)
{
    static const char *const kinds[CONTACT_KIND_COUNT] = {
        N_("courriel"), N_("téléphone"), N_("site"), N_("adresse")};
    const char *kind = _(kinds[contact->kind]);
    return *contact->label ? arena_printf(arena, "%s (%s)", kind, contact->label)
                           : kind;
}

static bool hang_contacts(struct directory *directory, const struct record *record)
{
    struct contact *contacts;
    size_t count;
    if (!store_contacts(directory->garden->store, record->entry.id, directory->arena,
                        &contacts, &count, directory->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (contact_allowed(directory, record->visibility, &contacts[i]))
            directory_add(directory, (struct directory_line){
                                         DIRECTORY_CONTACT, 0,
                                         contact_label(directory->arena, &contacts[i]),
                                         contacts[i].value});
    return true;
}

/* --- own fields ------------------------------------------------------------------- */

/* What left the configuration has no level any more: the strictest. */
static enum field_level custom_level(const struct custom_field *field)
{
    static const enum field_level levels[] = {[CUSTOM_PUBLIC] = LEVEL_PUBLIC,
                                              [CUSTOM_MEMBERS] = LEVEL_MEMBERS,
                                              [CUSTOM_PAIR] = LEVEL_PAIR};
    return field ? levels[field->level] : LEVEL_PAIR;
}

static bool hang_customs(struct directory *directory, const struct record *record)
{
    struct custom_value *values;
    size_t count;
    if (!ops_customs(directory->garden, record->entry.id, record->entry.person,
                     directory->arena, &values, &count, directory->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (level_may_show(directory->readers, custom_level(values[i].field),
                           visibility_get(record->visibility, values[i].key)))
            directory_add(directory,
                          (struct directory_line){DIRECTORY_CUSTOM, 0, values[i].label,
                                                  custom_value_text(directory->arena,
                                                                    values[i].field,
                                                                    values[i].value)});
    return true;
}

/* --- links and sources ------------------------------------------------------------ */

static bool hang_links(struct directory *directory, struct id record)
{
    struct link_line *links;
    size_t count;
    if (!level_may_show(directory->readers, schema_field(FIELD_LINK_KIND)->level,
                        AUDIENCE_DEFAULT))
        return true;
    if (!ops_links(directory->garden, record, directory->arena, &links, &count,
                   directory->err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *role = links[i].role;
        const char *name = name_shown(directory, links[i].other);
        if (links[i].ended || !name)
            continue;
        const char *text =
            *role ? arena_printf(directory->arena, "%s, %s", name, role) : name;
        directory_add(directory,
                      (struct directory_line){DIRECTORY_LINK, 0, links[i].label, text});
    }
    return true;
}

static bool hang_sources(struct directory *directory, struct id actor)
{
    struct sighting *list;
    size_t count;
    if (!level_may_show(directory->readers, schema_field(FIELD_SIGHTING_SOURCE)->level,
                        AUDIENCE_DEFAULT))
        return true;
    if (!store_sightings(directory->garden->store, actor, directory->arena, &list,
                         &count, directory->err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct civil day = clock_civil(list[i].seen);
        const char *source =
            community_source(directory->garden->community, list[i].source);
        const char *text =
            arena_printf(directory->arena, "%s, %02d/%02d/%d%s%s", source, day.day,
                         day.month, day.year, *list[i].note ? " : " : "", list[i].note);
        directory_add(directory,
                      (struct directory_line){DIRECTORY_SOURCE, 0, _("source"), text});
    }
    return true;
}

bool directory_hang(struct directory *directory, const struct record *record)
{
    struct id id = record->entry.id;
    return hang_contacts(directory, record) && hang_customs(directory, record) &&
           hang_links(directory, id) &&
           (record->entry.person || hang_sources(directory, id));
}
