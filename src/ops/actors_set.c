/* One field of an actor, from what was typed in its line. */
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/actors_private.h"
#include "ops/typed_private.h"

/* A list whose values are words of the file, each with what people call it. */
struct choice {
    enum field field;
    int count;
    const char *(*id)(int value);
    const char *(*label)(int value);
};

static const char *nature_word(int i)
{
    return actor_nature_id((enum actor_nature)i);
}
static const char *nature_label(int i)
{
    static const char *const labels[NATURE_COUNT] = {N_("acteur"), N_("lieu"),
                                                     N_("événement"), N_("initiative")};
    return _(labels[i]);
}
static const char *prospect_word(int i)
{
    return prospect_id((enum prospect)i);
}
static const char *prospect_said(int i)
{
    return _(prospect_label((enum prospect)i));
}
static const char *consent_word(int i)
{
    return consent_id((enum consent)i);
}
static const char *consent_label(int i)
{
    static const char *const labels[CONSENT_COUNT] = {N_("pas demandé"), N_("oui"),
                                                      N_("non")};
    return _(labels[i]);
}

static const struct choice choices[] = {
    {FIELD_ACTOR_NATURE, NATURE_COUNT, nature_word, nature_label},
    {FIELD_ACTOR_PROSPECT, PROSPECT_COUNT, prospect_word, prospect_said},
    {FIELD_ACTOR_CONSENT, CONSENT_COUNT, consent_word, consent_label},
};

static const char *choice_read(const struct choice *choice, const char *typed,
                               struct err *err)
{
    struct str all = {0};
    for (int i = 0; i < choice->count; i++) {
        if (fold_same(choice->label(i), typed) || str_equal(choice->id(i), typed)) {
            str_free(&all);
            return choice->id(i);
        }
        str_printf(&all, "%s%s", i ? ", " : "", choice->label(i));
    }
    err_set(err, ERR_INPUT, _("« %s » n’est pas un des choix : %s."), typed,
            str_text(&all));
    str_free(&all);
    return NULL;
}

static const struct choice *choice_of(enum field field)
{
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (choices[i].field == field)
            return &choices[i];
    return NULL;
}

/* The id of a list of the configuration: by its label, by its id, else the words. */
static const char *label_read(const struct label *labels, size_t count,
                              const char *typed)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(labels[i].id, typed) || fold_same(labels[i].label, typed))
            return labels[i].id;
    return typed;
}

static bool is_own(enum field field)
{
    return field == FIELD_ACTOR_LATITUDE || field == FIELD_ACTOR_LONGITUDE ||
           field == FIELD_ACTOR_PRECISION || field == FIELD_ACTOR_VISIBILITY ||
           field == FIELD_ACTOR_CREATED || field == FIELD_ACTOR_STATE;
}

/* What the text is for that field, and false with the sentence when it is nothing. */
static bool text_read(struct garden *garden, struct arena *arena, enum field field,
                      const char **text, struct err *err)
{
    const struct community *words = garden->community;
    const struct choice *choice = choice_of(field);
    if (choice) {
        *text = choice_read(choice, *text, err);
        return *text != NULL;
    }
    if (field == FIELD_ACTOR_KIND)
        *text = label_read(words->actor_kinds, words->actor_kind_count, *text);
    if (field == FIELD_ACTOR_THEMES)
        return themes_typed(garden, arena, *text, text, err);
    if (field == FIELD_ACTOR_CIRCLE)
        return circle_typed(garden, arena, *text, text, err);
    if (field == FIELD_ACTOR_PERIMETER)
        return perimeter_typed(arena, *text, text, err);
    bool long_one = field == FIELD_ACTOR_NOTE || field == FIELD_ACTOR_ACTION;
    if (!text_fits(*text, long_one ? TEXT_MOST : NAME_MOST, err))
        return false;
    return field != FIELD_ACTOR_NAME || **text != '\0' ||
           err_set(err, ERR_INPUT, _("Cet acteur n’aurait plus de nom : tapez-en un."));
}

static bool value_read(struct garden *garden, struct arena *arena, enum field field,
                       const char *typed, struct value *value, struct err *err)
{
    const struct field_def *def = schema_field(field);
    int64_t when;
    if (def->type == TYPE_TIME) {
        bool past = field == FIELD_ACTOR_VERIFIED || field == FIELD_ACTOR_CONSENT_ON;
        if (!typed_day(typed, past, &when, err))
            return false;
        *value = value_integer(when);
        return true;
    }
    const char *text = trimmed(arena, typed);
    if (!text_read(garden, arena, field, &text, err))
        return false;
    *value = value_text(text);
    return true;
}

static bool field_write(struct garden *garden, struct id id, enum field field,
                        struct value value, struct err *err)
{
    if (!store_set(garden->store, id, field, value, err))
        return false;
    if (field != FIELD_ACTOR_CONSENT)
        return true;
    int64_t on = *value.text ? day_start(clock_now()) : 0;
    return set_integer(garden, id, FIELD_ACTOR_CONSENT_ON, on, err);
}

bool ops_actor_set(struct garden *garden, struct id id, enum field field,
                   const char *typed, struct err *err)
{
    const struct field_def *def = schema_field(field);
    struct arena arena = {0};
    struct value value;
    if (field == FIELD_ACTOR_COMMUNE)
        return ops_actor_place_typed(garden, id, typed, err);
    if (!def || def->table != TABLE_ACTOR || is_own(field))
        return err_set(err, ERR_INPUT,
                       _("Ce champ ne se tape pas : il a sa propre touche."));
    bool done = value_read(garden, &arena, field, typed, &value, err) &&
                actors_live(garden, &id, 1, err) &&
                step_begin(garden, VERB_ACTOR_EDIT, err) &&
                actor_end(garden, field_write(garden, id, field, value, err), err);
    arena_free(&arena);
    return done;
}
