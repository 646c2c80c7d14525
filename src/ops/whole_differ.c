/* An element that is there and says something else: field by field, for a person. */
#include "base/i18n.h"
#include "base/str.h"
#include "ops/twins_private.h"
#include "ops/whole_private.h"

static const char *state_words(int64_t state)
{
    return state == ROW_LIVE  ? _("en place")
           : state == ROW_BIN ? _("à la corbeille")
                              : _("réunie à une autre");
}

static const char *words_of(const struct garden *garden, struct arena *arena,
                            const struct field_def *def, struct value value)
{
    if (str_equal(def->column, "state"))
        return state_words(value.integer);
    if (def->type == TYPE_FLAG)
        return value.integer ? _("oui") : _("non");
    return twin_words(garden, arena, def, value);
}

static const char *sentence(struct arena *arena, const char *label, const char *here,
                            const char *there)
{
    if (str_equal(here, there)) /* ids are not for reading */
        return arena_printf(arena, _("%s : pas le même ici et dans le fichier."),
                            label);
    if (!*here)
        return arena_printf(arena, _("%s : rien ici, « %s » dans le fichier."), label,
                            there);
    if (!*there)
        return arena_printf(arena, _("%s : « %s » ici, rien dans le fichier."), label,
                            here);
    return arena_printf(arena, _("%s : « %s » ici, « %s » dans le fichier."), label,
                        here, there);
}

bool whole_differences(const struct garden *garden, const struct cell_row *row,
                       struct arena *arena, struct whole_difference **list,
                       size_t *count, struct err *err)
{
    struct value there[MOST_FIELDS], *here;
    enum table table;
    struct id id;
    *count = 0;
    if (!whole_row_read(arena, row, &table, &id, there, err) ||
        !store_values(garden->store, table, id, arena, &here, err))
        return false;
    *list = arena_alloc(arena, MOST_FIELDS * sizeof **list);
    const struct field_def *def = whole_fields(table);
    const struct field_def *end = schema_fields + schema_field_count;
    for (size_t i = 0; def < end && def->table == table; i++, def++) {
        if (whole_same_value(def, &here[i], &there[i]))
            continue;
        const char *label = _(def->label);
        (*list)[(*count)++] = (struct whole_difference){
            label, sentence(arena, label, words_of(garden, arena, def, here[i]),
                            words_of(garden, arena, def, there[i]))};
    }
    return true;
}
