/* Each field of a record on its way out, as people read it. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards.h"
#include "ops/leaving_private.h"

/* More fields than any record has. */
#define MOST_FIELDS 40

const struct field_def *leaving_fields(enum table table)
{
    const struct field_def *def = schema_fields;
    while (def->table != table)
        def++;
    return def;
}

bool leaving_allows(const struct departure *departure, enum field field,
                    const char *visibility)
{
    const struct field_def *def = schema_field(field);
    return level_may_show(departure->query->readers, def->level,
                          visibility_get(visibility, def->column));
}

const char *leaving_clean(struct departure *departure, const char *text)
{
    const struct leaving_query *query = departure->query;
    if (!query->clean || query->readers >= AUDIENCE_PAIR || *text == '\0')
        return text;
    return query->clean(query->clean_ctx, text);
}

/* The texts of a record, one for each field of its table. */
typedef const char *(*field_read)(struct departure *departure, const void *record,
                                  enum field field);

static const char *const *read_texts(struct departure *departure, enum table table,
                                     field_read read, const void *record,
                                     const char *visibility)
{
    const char **texts = arena_alloc(&departure->arena, MOST_FIELDS * sizeof *texts);
    const struct field_def *def = leaving_fields(table);
    const struct field_def *end = schema_fields + schema_field_count;
    for (size_t i = 0; i < MOST_FIELDS && def < end && def->table == table; i++, def++)
        texts[i] = leaving_allows(departure, def->field, visibility)
                       ? read(departure, record, def->field)
                       : "";
    return texts;
}

/* --- words ------------------------------------------------------------------------ */

static const char *day_text(struct arena *arena, int64_t when)
{
    struct civil civil = clock_civil(when);
    return when ? arena_printf(arena, "%02d/%02d/%04d", civil.day, civil.month,
                               civil.year)
                : "";
}

static const char *themes_text(struct departure *departure, const char *themes)
{
    struct str out = {0};
    while (*(themes += strspn(themes, " "))) {
        size_t len = strcspn(themes, " ");
        const char *id = arena_strndup(&departure->arena, themes, len);
        str_printf(&out, "%s%s", out.len ? ", " : "",
                   community_theme(departure->garden->community, id));
        themes += len;
    }
    const char *kept = arena_strdup(&departure->arena, str_text(&out));
    str_free(&out);
    return kept;
}

static const char *consent_text(enum consent consent)
{
    return consent == CONSENT_YES ? _("oui") : consent == CONSENT_NO ? _("non") : "";
}

static const char *degrees_text(struct departure *departure, const struct actor *actor,
                                double degrees)
{
    if (actor->latitude == 0 && actor->longitude == 0)
        return "";
    return arena_printf(&departure->arena, "%.6f", degrees);
}

/* --- persons ---------------------------------------------------------------------- */

static const char *person_text(struct departure *departure, const void *record,
                               enum field field)
{
    const struct card *card = record;
    switch ((int)field) {
    case FIELD_PERSON_COMMUNE:
        return card->commune;
    case FIELD_PERSON_EMAIL:
        return card->person.email;
    case FIELD_PERSON_PHONE:
        return card->person.phone;
    case FIELD_PERSON_REFERENT:
    case FIELD_PERSON_INVITER:
        /* names of others, who may not want to appear */
        return departure->query->readers < AUDIENCE_PAIR
                   ? ""
                   : card_field_text(&departure->arena, departure->garden, card, field);
    case FIELD_PERSON_NOTE:
    case FIELD_PERSON_CONDITIONS:
        return leaving_clean(
            departure,
            card_field_text(&departure->arena, departure->garden, card, field));
    default:
        return card_field_text(&departure->arena, departure->garden, card, field);
    }
}

const char *const *leaving_person_texts(struct departure *departure,
                                        const struct card *card)
{
    return read_texts(departure, TABLE_PERSON, person_text, card, card->visibility);
}

/* --- actors ----------------------------------------------------------------------- */

static const char *circle_text(const struct departure *departure, const char *id)
{
    const struct circle *circle = community_circle(departure->garden->community, id);
    return circle ? circle->label : id;
}

/* Days, choices and coordinates; "" for any other field. */
static const char *actor_value_text(struct departure *departure,
                                    const struct actor *actor, enum field field)
{
    struct arena *arena = &departure->arena;
    switch ((int)field) {
    case FIELD_ACTOR_NATURE:
        return actor_nature_id(actor->nature);
    case FIELD_ACTOR_LATITUDE:
        return degrees_text(departure, actor, actor->latitude);
    case FIELD_ACTOR_LONGITUDE:
        return degrees_text(departure, actor, actor->longitude);
    case FIELD_ACTOR_PROSPECT:
        return actor->prospect ? _(prospect_label(actor->prospect)) : "";
    case FIELD_ACTOR_NEXT_ON:
        return day_text(arena, actor->next_on);
    case FIELD_ACTOR_VERIFIED:
        return day_text(arena, actor->verified);
    case FIELD_ACTOR_STARTS:
        return day_text(arena, actor->starts);
    case FIELD_ACTOR_ENDS:
        return day_text(arena, actor->ends);
    case FIELD_ACTOR_CONSENT:
        return consent_text(actor->consent);
    case FIELD_ACTOR_CONSENT_ON:
        return day_text(arena, actor->consent_on);
    default:
        return "";
    }
}

static const char *actor_text(struct departure *departure, const void *record,
                              enum field field)
{
    const struct actor *actor = record;
    const struct community *words = departure->garden->community;
    switch ((int)field) {
    case FIELD_ACTOR_NAME:
        return actor->name;
    case FIELD_ACTOR_KIND:
        return community_actor_kind(words, actor->kind);
    case FIELD_ACTOR_THEMES:
        return themes_text(departure, actor->themes);
    case FIELD_ACTOR_ACTION:
        return leaving_clean(departure, actor->action);
    case FIELD_ACTOR_COMMUNE:
        return actor->commune;
    case FIELD_ACTOR_PLACE:
        return leaving_clean(departure, actor->place);
    case FIELD_ACTOR_PERIMETER:
        return actor->perimeter;
    case FIELD_ACTOR_CIRCLE:
        return circle_text(departure, actor->circle);
    case FIELD_ACTOR_NEXT_STEP:
        return actor->next_step;
    case FIELD_ACTOR_NOTE:
        return leaving_clean(departure, actor->note);
    default:
        return actor_value_text(departure, actor, field);
    }
}

const char *const *leaving_actor_texts(struct departure *departure,
                                       const struct actor *actor)
{
    return read_texts(departure, TABLE_ACTOR, actor_text, actor, actor->visibility);
}
