/* What happened to a note, in sentences. */
#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/board.h"
#include "ops/private.h"

static const char *state_words(const char *state)
{
    static const char *const words[] = {
        [ROW_LIVE] = N_("remis sur le tableau"),
        [ROW_BIN] = N_("mis à la corbeille"),
        [ROW_WITHDRAWN] = N_("retiré (saisie annulée)"),
        [ROW_MERGED] = N_("réuni à un autre post-it"),
    };
    bool known = *state >= '0' && *state <= '3';
    return _(words[known ? *state - '0' : ROW_LIVE]);
}

static const char *kind_words(struct garden *garden, const char *id)
{
    const struct note_kind *kind = community_kind(garden->community, id);
    return kind ? kind->label : id;
}

static const char *group_words(struct garden *garden, const char *text,
                               struct arena *arena)
{
    struct id id;
    struct group group;
    if (!id_parse(text, &id) || !store_group(garden->store, id, arena, &group, NULL))
        return _("aucun");
    return arena_printf(arena, _("« %s »"), group.name);
}

/* NULL for what nobody would read: ranks, and what another line already says. */
static const char *what_words(struct garden *garden, const struct history_line *line,
                              struct arena *arena)
{
    const struct field_def *field;
    const char *value = line->text;
    if (line->field == 0)
        return _("noté");
    if (line->field == FIELD_NOTE_STATE)
        return state_words(value);
    if (line->field == FIELD_NOTE_POSITION || line->field == FIELD_NOTE_MERGED_INTO ||
        line->field == FIELD_NOTE_CREATED || line->field == FIELD_NOTE_BOARD)
        return NULL;
    field = schema_field(line->field);
    if (line->field == FIELD_NOTE_KIND)
        value = kind_words(garden, value);
    else if (line->field == FIELD_NOTE_CATEGORY)
        value = community_category(garden->community, value);
    else if (line->field == FIELD_NOTE_GROUP)
        value = group_words(garden, value, arena);
    else if (line->field == FIELD_NOTE_TEXT)
        value = arena_printf(arena, _("« %s »"), value);
    else if (*value == '\0')
        value = _("rien");
    return arena_printf(arena, _("%s : %s"), _(field->label), value);
}

bool ops_note_history(struct garden *garden, struct id note, struct arena *arena,
                      const char ***lines, size_t *count, struct err *err)
{
    struct history_line *found;
    size_t n;
    *count = 0;
    if (!store_history(garden->store, note, arena, &found, &n, err))
        return false;
    *lines = arena_alloc(arena, (n + 1) * sizeof **lines);
    for (size_t i = 0; i < n; i++) {
        const char *what = what_words(garden, &found[i], arena);
        struct civil at = clock_civil(found[i].when);
        if (what) {
            (*lines)[(*count)++] =
                arena_printf(arena, "%02d/%02d %02d:%02d · %s", at.day, at.month,
                             at.hour, at.minute, what);
        }
    }
    return true;
}
