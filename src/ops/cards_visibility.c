/* Who may read a field of one card. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"

bool ops_card_visibility(struct garden *garden, struct id id, enum field field,
                         enum audience audience, struct err *err)
{
    struct arena arena = {0};
    struct card card;
    const struct field_def *def = schema_field(field);
    bool done = card_live(garden, id, &arena, &card, err);
    if (done && !(def && def->table == TABLE_PERSON && field_may_have(field, audience)))
        done = err_set(err, ERR_INPUT,
                       _("« %s » ne peut pas être montré plus largement : choisissez "
                         "une visibilité plus étroite."),
                       def ? _(def->label) : "");
    if (done && (done = step_begin(garden, VERB_PERSON_EDIT, err))) {
        const char *visibility =
            visibility_set(&arena, card.visibility, def->column, audience);
        done = step_end(garden,
                        set_text(garden, id, FIELD_PERSON_VISIBILITY, visibility, err),
                        CHANGED_PEOPLE, err);
    }
    arena_free(&arena);
    return done;
}
