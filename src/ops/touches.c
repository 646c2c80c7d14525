/* Calls, mails, visits, messages, and what is noted about someone. */
#include "ops/touches.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "ops/cards_private.h"

const char *touch_kind_text(enum touch_kind kind)
{
    static const char *const words[TOUCH_KIND_COUNT] = {
        [TOUCH_CALL] = N_("appel"),    [TOUCH_MAIL] = N_("courriel échangé"),
        [TOUCH_VISIT] = N_("visite"),  [TOUCH_MESSAGE] = N_("message"),
        [TOUCH_NOTE] = N_("remarque"),
    };
    return _(words[kind]);
}

const char *touch_nature_text(enum touch_nature nature)
{
    static const char *const words[TOUCH_NATURE_COUNT] = {
        [TOUCH_FACT] = N_("fait"),
        [TOUCH_NEED] = N_("besoin dit"),
        [TOUCH_OPINION] = N_("avis privé"),
    };
    return _(words[nature]);
}

bool touch_is_private(const struct touch *touch)
{
    return touch->nature == TOUCH_OPINION;
}

/* --- writing ---------------------------------------------------------------------- */

enum { CHANGED = CHANGED_PEOPLE | CHANGED_ACTORS }; /* whose it is, either way */

/* An exchange may be no more than its date. */
static bool touch_clean(struct arena *arena, const struct touch *touch,
                        struct touch *clean, struct err *err)
{
    *clean = *touch;
    clean->text = trimmed(arena, text_or(touch->text));
    clean->by = trimmed(arena, text_or(touch->by));
    clean->held = touch->held ? touch->held : clock_now();
    if (touch->kind == TOUCH_NOTE && *clean->text == '\0')
        return err_set(err, ERR_INPUT,
                       _("Rien n’est écrit : tapez ce qu’il faut retenir, puis "
                         "Entrée."));
    return day_has_come(clean->held, err);
}

static bool owner_live(struct garden *garden, struct id owner, struct err *err)
{
    enum table table;
    return store_record_table(garden->store, owner, &table, err) &&
           (table != 0 ||
            err_set(err, ERR_NOT_FOUND,
                    _("Cette fiche n’est plus là : choisissez-en une autre.")));
}

static bool touch_insert(struct garden *garden, const struct touch *touch, struct id id,
                         struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_TOUCH_OWNER, value_id(touch->owner)},
        {FIELD_TOUCH_KIND, value_text(touch_kind_id(touch->kind))},
        {FIELD_TOUCH_NATURE, value_text(touch_nature_id(touch->nature))},
        {FIELD_TOUCH_TEXT, value_text(touch->text)},
        {FIELD_TOUCH_HELD, value_integer(touch->held)},
        {FIELD_TOUCH_BY, value_text(touch->by)},
    };
    return store_insert(garden->store, TABLE_TOUCH, id, fields, COUNT(fields), err);
}

bool ops_touch_add(struct garden *garden, const struct touch *touch,
                   const char *draft_place, struct id *id, struct err *err)
{
    struct arena arena = {0};
    struct touch clean;
    struct id made = id_new(clock_now());
    bool done = touch_clean(&arena, touch, &clean, err) &&
                owner_live(garden, touch->owner, err) &&
                step_begin(garden, VERB_TOUCH_ADD, err);
    if (done)
        done = step_end_drop(garden, touch_insert(garden, &clean, made, err), CHANGED,
                             draft_place, err);
    *id = done ? made : *id;
    arena_free(&arena);
    return done;
}

static bool touch_write(struct garden *garden, const struct touch *touch,
                        struct err *err)
{
    struct id id = touch->id;
    return set_text(garden, id, FIELD_TOUCH_TEXT, touch->text, err) &&
           set_text(garden, id, FIELD_TOUCH_KIND, touch_kind_id(touch->kind), err) &&
           set_text(garden, id, FIELD_TOUCH_NATURE, touch_nature_id(touch->nature),
                    err) &&
           set_integer(garden, id, FIELD_TOUCH_HELD, touch->held, err) &&
           set_text(garden, id, FIELD_TOUCH_BY, touch->by, err);
}

bool ops_touch_edit(struct garden *garden, const struct touch *touch, struct err *err)
{
    struct arena arena = {0};
    struct touch before, clean;
    bool done = store_touch(garden->store, touch->id, &arena, &before, err) &&
                touch_clean(&arena, touch, &clean, err) &&
                step_begin(garden, VERB_TOUCH_EDIT, err);
    if (done)
        done = step_end(garden, touch_write(garden, &clean, err), CHANGED, err);
    arena_free(&arena);
    return done;
}

bool ops_touch_bin(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct touch touch;
    bool done = store_touch(garden->store, id, &arena, &touch, err) &&
                step_begin(garden, VERB_TOUCH_BIN, err);
    if (done)
        done =
            step_end(garden, set_integer(garden, id, FIELD_TOUCH_STATE, ROW_BIN, err),
                     CHANGED, err);
    arena_free(&arena);
    return done;
}

/* --- reading ---------------------------------------------------------------------- */

bool ops_touch(struct garden *garden, struct id id, struct arena *arena,
               struct touch *touch, struct err *err)
{
    return store_touch(garden->store, id, arena, touch, err);
}

bool ops_touches(struct garden *garden, struct id owner, struct arena *arena,
                 struct touch **touches, size_t *count, struct err *err)
{
    return store_touches(garden->store, owner, arena, touches, count, err);
}
