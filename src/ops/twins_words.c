/* What a field of a card says, as people read it: labels, not ids and codes. */
#include "base/i18n.h"
#include "base/str.h"
#include "geo/gazetteer.h"
#include "ops/twins_private.h"

static const char *commune_words(struct arena *arena, const char *code)
{
    struct commune commune;
    struct str label = {0};
    if (!commune_by_code(code, &commune, NULL))
        return code;
    commune_label(&commune, &label);
    const char *words = arena_strdup(arena, str_text(&label));
    str_free(&label);
    return words;
}

static const char *consent_words(const char *id)
{
    switch (consent_of(id)) {
    case CONSENT_YES:
        return _("oui");
    case CONSENT_NO:
        return _("non");
    case CONSENT_UNKNOWN:
    case CONSENT_COUNT:
        break;
    }
    return "";
}

const char *twin_words(const struct garden *garden, struct arena *arena,
                       const struct field_def *field, struct value value)
{
    const struct community *community = garden->community;
    const char *text = twin_text(arena, field, value);
    if (*text == '\0')
        return text;
    switch ((int)field->field) {
    case FIELD_PERSON_COMMUNE:
    case FIELD_ACTOR_COMMUNE:
        return commune_words(arena, text);
    case FIELD_PERSON_THEMES:
    case FIELD_ACTOR_THEMES:
        return community_themes_text(arena, community, text);
    case FIELD_PERSON_CIRCLE:
    case FIELD_ACTOR_CIRCLE:
        return circle_label(garden, text);
    case FIELD_PERSON_SOURCE:
        return community_source(community, text);
    case FIELD_ACTOR_KIND:
        return community_actor_kind(community, text);
    case FIELD_PERSON_CONSENT:
    case FIELD_ACTOR_CONSENT:
        return consent_words(text);
    default:
        return text;
    }
}
