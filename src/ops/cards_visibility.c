/* Who may read a field of one card. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"

static enum audience audience_of_level(enum field_level level)
{
    static const enum audience audiences[] = {
        [LEVEL_PUBLIC] = AUDIENCE_PUBLIC,
        [LEVEL_MEMBERS] = AUDIENCE_MEMBERS,
        [LEVEL_PAIR] = AUDIENCE_PAIR,
        [LEVEL_NEVER] = AUDIENCE_NEVER,
    };
    return audiences[level];
}

/* The words of the others, then "column:audience". */
static const char *visibility_with(struct arena *arena, const char *visibility,
                                   const char *column, enum audience audience)
{
    struct str out = {0};
    size_t len = strlen(column);
    while (*(visibility += strspn(visibility, " "))) {
        size_t word = strcspn(visibility, " ");
        bool is_it = strncmp(visibility, column, len) == 0 && visibility[len] == ':';
        if (!is_it) {
            str_add(&out, out.len ? " " : "");
            str_add_n(&out, visibility, word);
        }
        visibility += word;
    }
    if (audience != AUDIENCE_DEFAULT)
        str_printf(&out, "%s%s:%s", out.len ? " " : "", column, audience_id(audience));
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

bool ops_card_visibility(struct garden *garden, struct id id, enum field field,
                         enum audience audience, struct err *err)
{
    struct arena arena = {0};
    struct card card;
    const struct field_def *def = schema_field(field);
    bool done = card_live(garden, id, &arena, &card, err);
    if (done && audience != AUDIENCE_DEFAULT && def &&
        audience < audience_of_level(def->level))
        done = err_set(err, ERR_INPUT,
                       _("« %s » ne peut pas être montré plus largement : choisissez "
                         "une visibilité plus étroite."),
                       _(def->label));
    if (done && (done = step_begin(garden, VERB_PERSON_EDIT, err))) {
        const char *visibility =
            visibility_with(&arena, card.visibility, def->column, audience);
        done = step_end(garden,
                        set_text(garden, id, FIELD_PERSON_VISIBILITY, visibility, err),
                        CHANGED_PEOPLE, err);
    }
    arena_free(&arena);
    return done;
}
