#include "ops/import_compare.h"

#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/twins_private.h"

/* The row that is asked, and where what is said of it goes. */
struct comparing {
    size_t line;
    struct arena *arena;
    struct import_compared *compared;
    bool found;
    VEC(struct compared_line) lines;
    VEC(struct compared_gain) gains;
};

/* --- what « même » would add ------------------------------------------------------ */

void compare_gain(struct comparing *comparing, const char *label, const char *text)
{
    struct compared_gain gain = {true, arena_strdup(comparing->arena, label),
                                 arena_strdup(comparing->arena, text)};
    vec_push(&comparing->gains, gain);
}

void compare_kept(struct comparing *comparing, const char *sentence)
{
    struct compared_gain kept = {false, "", arena_strdup(comparing->arena, sentence)};
    vec_push(&comparing->gains, kept);
}

static void gain_relations(struct comparing *comparing, const struct intake_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->values[i].field == INTAKE_RELATED && *row->values[i].text)
            compare_gain(comparing, row->values[i].column, row->values[i].text);
}

/* --- side by side ----------------------------------------------------------------- */

/* Where a card says what a row may say; 0: nowhere by that name. */
static const struct {
    enum field person, actor;
} homes[INTAKE_FIELD_COUNT] = {
    [INTAKE_GIVEN] = {FIELD_PERSON_GIVEN, 0},
    [INTAKE_FAMILY] = {FIELD_PERSON_FAMILY, 0},
    [INTAKE_CIVILITY] = {FIELD_PERSON_CIVILITY, 0},
    [INTAKE_PRONOUN] = {FIELD_PERSON_PRONOUN, 0},
    [INTAKE_STRUCTURE] = {FIELD_PERSON_ORGANISATION, FIELD_ACTOR_NAME},
    [INTAKE_KIND] = {0, FIELD_ACTOR_KIND},
    [INTAKE_COMMUNE] = {FIELD_PERSON_COMMUNE, FIELD_ACTOR_COMMUNE},
    [INTAKE_THEMES] = {FIELD_PERSON_THEMES, FIELD_ACTOR_THEMES},
    [INTAKE_ACTION] = {0, FIELD_ACTOR_ACTION},
    [INTAKE_NOTE] = {FIELD_PERSON_NOTE, FIELD_ACTOR_NOTE},
    [INTAKE_SOURCE] = {FIELD_PERSON_SOURCE, 0},
    [INTAKE_CIRCLE] = {FIELD_PERSON_CIRCLE, FIELD_ACTOR_CIRCLE},
    [INTAKE_CONDITIONS] = {FIELD_PERSON_CONDITIONS, 0},
    [INTAKE_CONSENT] = {FIELD_PERSON_CONSENT, FIELD_ACTOR_CONSENT},
    [INTAKE_CONSENT_ON] = {FIELD_PERSON_CONSENT_ON, FIELD_ACTOR_CONSENT_ON},
    [INTAKE_NEXT] = {FIELD_PERSON_NEXT, 0},
    [INTAKE_NATURE] = {0, FIELD_ACTOR_NATURE},
    [INTAKE_STARTS] = {0, FIELD_ACTOR_STARTS},
    [INTAKE_ENDS] = {0, FIELD_ACTOR_ENDS},
    [INTAKE_VERIFIED] = {0, FIELD_ACTOR_VERIFIED},
    [INTAKE_LATITUDE] = {0, FIELD_ACTOR_LATITUDE},
    [INTAKE_LONGITUDE] = {0, FIELD_ACTOR_LONGITUDE},
};

/* One thing that a card says, until a line of the row shows it. */
struct card_said {
    enum field field;        /* 0: none */
    enum contact_kind reach; /* CONTACT_KIND_COUNT: no contact */
    const char *label, *text;
    bool shown;
};
struct card_words {
    VEC(struct card_said) said;
};

static void add_said(struct card_words *words, struct card_said said)
{
    if (*said.text)
        vec_push(&words->said, said);
}

static bool read_fields(struct import *import, const struct known *known,
                        struct arena *arena, struct card_words *words, struct err *err)
{
    enum table table = known->person ? TABLE_PERSON : TABLE_ACTOR;
    struct value *values;
    if (!store_values(import->garden->store, table, known->id, arena, &values, err))
        return false;
    for (size_t i = 0, at = 0; i < schema_field_count; i++) {
        const struct field_def *field = &schema_fields[i];
        if (field->table != table)
            continue;
        struct value value = values[at++];
        if (!twin_is_shown(field, table) || merge_keeps_both(field->field))
            continue;
        struct card_said said = {field->field, CONTACT_KIND_COUNT, _(field->label),
                                 twin_words(import->garden, arena, field, value),
                                 false};
        add_said(words, said);
    }
    return true;
}

enum intake_field import_reach_field(enum contact_kind kind)
{
    static const enum intake_field fields[CONTACT_KIND_COUNT] = {
        [CONTACT_EMAIL] = INTAKE_EMAIL,
        [CONTACT_PHONE] = INTAKE_PHONE,
        [CONTACT_WEB] = INTAKE_WEB,
        [CONTACT_ADDRESS] = INTAKE_ADDRESS};
    return fields[kind];
}

static void read_reaches(const struct known *known, struct arena *arena,
                         struct card_words *words)
{
    for (int kind = 0; kind < CONTACT_KIND_COUNT; kind++) {
        const char *all = "";
        for (size_t i = 0; i < known->contact_count; i++)
            if ((int)known->contacts[i].kind == kind)
                all = arena_printf(arena, "%s%s%s", all, *all ? ", " : "",
                                   known->contacts[i].value);
        add_said(
            words,
            (struct card_said){
                0, (enum contact_kind)kind,
                _(intake_fields[import_reach_field((enum contact_kind)kind)].label),
                all, false});
    }
}

static bool read_owns(struct import *import, const struct known *known,
                      struct arena *arena, struct card_words *words, struct err *err)
{
    struct custom_row *owns;
    size_t count;
    if (!store_customs(import->garden->store, known->id, arena, &owns, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        add_said(words, (struct card_said){0, CONTACT_KIND_COUNT, owns[i].key,
                                           owns[i].value, false});
    return true;
}

static enum contact_kind reach_of(enum intake_field field)
{
    int kind = 0;
    while (kind < CONTACT_KIND_COUNT &&
           import_reach_field((enum contact_kind)kind) != field)
        kind++;
    return (enum contact_kind)kind;
}

static bool answers(const struct card_said *said, const struct intake_value *value,
                    bool person)
{
    enum contact_kind reach = reach_of(value->field);
    enum field home = person ? homes[value->field].person : homes[value->field].actor;
    if (reach != CONTACT_KIND_COUNT)
        return said->reach == reach;
    return home ? said->field == home
                : !said->field && said->reach == CONTACT_KIND_COUNT &&
                      str_equal(said->label, value->column);
}

/* A whole name stands in two fields of a card. */
static const char *name_words(struct card_words *words, const struct known *known)
{
    for (size_t i = 0; i < words->said.n; i++) {
        enum field field = words->said.at[i].field;
        words->said.at[i].shown |=
            field == FIELD_PERSON_GIVEN || field == FIELD_PERSON_FAMILY;
    }
    return known->name;
}

/* What the card says of the same thing, once. */
static const char *beside(struct card_words *words, const struct intake_value *value,
                          const struct known *known)
{
    if (value->field == INTAKE_NAME && known->person)
        return name_words(words, known);
    for (size_t i = 0; i < words->said.n; i++) {
        struct card_said *said = &words->said.at[i];
        if (said->shown || !answers(said, value, known->person))
            continue;
        said->shown = true;
        return said->text;
    }
    return "";
}

/* What a card has of its commune, or of being one: nobody is told apart by that. */
static bool is_measure(enum field field)
{
    return field == FIELD_ACTOR_NATURE || field == FIELD_ACTOR_PRECISION ||
           field == FIELD_ACTOR_LATITUDE || field == FIELD_ACTOR_LONGITUDE;
}

static void lay(struct comparing *comparing, const struct incoming *in,
                const struct known *known, struct card_words *words)
{
    struct arena *arena = comparing->arena;
    for (size_t i = 0; i < in->row->count; i++) {
        const struct intake_value *value = &in->row->values[i];
        if (!*value->text || value->field == INTAKE_NONE ||
            value->field == INTAKE_DECISION || value->field == INTAKE_VERDICT)
            continue;
        struct compared_line line = {arena_strdup(arena, value->column),
                                     arena_strdup(arena, value->text),
                                     arena_strdup(arena, beside(words, value, known))};
        vec_push(&comparing->lines, line);
    }
    comparing->compared->row_lines = comparing->lines.n;
    for (size_t i = 0; i < words->said.n; i++) {
        const struct card_said *said = &words->said.at[i];
        struct compared_line line = {said->label, "", said->text};
        if (!said->shown && !is_measure(said->field))
            vec_push(&comparing->lines, line);
    }
}

bool import_compare_row(struct import *import, struct incoming *in,
                        const struct known *known, struct err *err)
{
    struct comparing *comparing = import->comparing;
    struct arena *arena = comparing->arena;
    struct card_words words = {0};
    if (in->row->line != comparing->line)
        return true;
    bool done = read_fields(import, known, arena, &words, err);
    if (done)
        read_reaches(known, arena, &words);
    done = done && read_owns(import, known, arena, &words, err);
    if (done)
        lay(comparing, in, known, &words);
    if (done && !known->binned)
        done = incoming_compare(import, in, known, comparing, err);
    if (done && !known->binned)
        gain_relations(comparing, in->row);
    comparing->compared->card = arena_strdup(arena, known->name);
    comparing->compared->binned = known->binned;
    comparing->found = done;
    vec_free(&words.said);
    return done;
}

/* --- reading it again ------------------------------------------------------------- */

/* The rows of a source that speak of one card, up to the one that is asked: the others
 * change nothing of what is compared. */
struct rows_of_card {
    const struct ledger *ledger;
    struct ledger_intake decided;
    size_t at, next;
};

static bool is_of_card(const struct rows_of_card *rows, size_t at)
{
    const struct ledger_row *row = rows->ledger->rows.at;
    return at == rows->at || (row[at].card && row[at].card == row[rows->at].card);
}

static bool next_of_card(void *ctx, struct arena *arena, struct intake_row *row,
                         bool *more, struct err *err)
{
    struct rows_of_card *rows = ctx;
    const struct intake *from = &rows->decided.intake;
    *more = rows->next <= rows->at;
    while (*more) {
        arena_reset(arena);
        if (!from->next(from->ctx, arena, row, more, err))
            return false;
        size_t at = rows->next++;
        if (!*more || !is_of_card(rows, at))
            continue;
        /* it is asked as if nothing was decided of it: that stands last */
        if (at == rows->at && rows->ledger->rows.at[at].decision != DECISION_NONE)
            row->count--;
        return true;
    }
    return true;
}

/* What was gathered, to the arena. */
static void hand_over(struct comparing *comparing)
{
    struct import_compared *compared = comparing->compared;
    size_t lines = comparing->lines.n, gains = comparing->gains.n;
    compared->line_count = lines;
    compared->lines =
        arena_alloc(comparing->arena, (lines + 1) * sizeof *compared->lines);
    for (size_t i = 0; i < lines; i++)
        compared->lines[i] = comparing->lines.at[i];
    compared->gain_count = gains;
    compared->gains =
        arena_alloc(comparing->arena, (gains + 1) * sizeof *compared->gains);
    for (size_t i = 0; i < gains; i++)
        compared->gains[i] = comparing->gains.at[i];
    vec_free(&comparing->lines);
    vec_free(&comparing->gains);
}

static bool run(struct garden *garden, const struct intake *intake,
                struct comparing *comparing, struct err *err)
{
    const struct import_options options = {.source = "", .dry_run = true};
    struct import_report report;
    struct import *import;
    bool more = true, done = true;
    if (!ops_import_begin(garden, intake, &options, &report, &import, err))
        return false;
    import->comparing = comparing;
    while (done && more)
        done = ops_import_step(import, SIZE_MAX, &more, err);
    return ops_import_end(import, false, err) && done;
}

bool ops_import_compare(struct garden *garden, const struct intake *intake,
                        const struct ledger *ledger, size_t at, struct arena *arena,
                        struct import_compared *compared, struct err *err)
{
    struct rows_of_card rows = {.ledger = ledger, .at = at};
    struct comparing comparing = {
        .line = ledger->rows.at[at].line, .arena = arena, .compared = compared};
    *compared = (struct import_compared){.card = ""};
    ledger_decide(&rows.decided, ledger, intake);
    struct intake picked = *intake;
    picked.ctx = &rows;
    picked.next = next_of_card;
    picked.done = NULL;
    bool done = run(garden, &picked, &comparing, err);
    hand_over(&comparing);
    return done &&
           (comparing.found ||
            err_set(err, ERR_INPUT,
                    _("Cette ligne ne se relit pas : le fichier a changé depuis "
                      "l’essai. Échap, puis « Essayer » de nouveau.")));
}
