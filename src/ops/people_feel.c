/* Rounds of feelings. The rule of anonymity is in ops/people.h: whoever changes this
 * page changes what was promised to people. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/people_private.h"

enum { VALUE_MOST = 5 };

static bool says_nothing(const struct feeling_value *said)
{
    return said->value == 0 && (!said->word || !*said->word);
}

static bool value_given(int value, struct err *err)
{
    if (value >= 0 && value <= VALUE_MOST)
        return true;
    return err_set(err, ERR_INPUT,
                   _("Un ressenti va de 1 à %d : choisissez une de ces valeurs, ou un "
                     "mot."),
                   VALUE_MOST);
}

/* One line, without spaces around. */
static const char *one_line(struct arena *arena, const char *word)
{
    char *line = arena_strdup(arena, word ? word : "");
    for (char *at = line; *at; at++)
        *at = *at == '\n' || *at == '\r' || *at == '\t' ? ' ' : *at;
    return trimmed(arena, line);
}

/* --- named ------------------------------------------------------------------------ */

struct named {
    struct id meeting, slot, person;
    int value;
    const char *word;
};

static bool named_insert(struct garden *garden, const struct named *named,
                         struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_FEELING_MEETING, value_id(named->meeting)},
        {FIELD_FEELING_SLOT, value_id(named->slot)},
        {FIELD_FEELING_VALUE, value_integer(named->value)},
        {FIELD_FEELING_WORD, value_text(named->word)},
        {FIELD_FEELING_PERSON, value_id(named->person)},
    };
    return store_insert(garden->store, TABLE_FEELING, id_new(clock_now()), fields,
                        sizeof fields / sizeof *fields, err);
}

/* Replaces what the person said before, or takes it back when nothing is said. */
static bool named_put(struct garden *garden, const struct named *named,
                      struct id before, struct err *err)
{
    bool nothing = named->value == 0 && *named->word == '\0';
    if (id_is_none(before))
        return nothing || named_insert(garden, named, err);
    if (nothing)
        return set_integer(garden, before, FIELD_FEELING_STATE, ROW_BIN, err);
    return set_text(garden, before, FIELD_FEELING_WORD, named->word, err) &&
           set_integer(garden, before, FIELD_FEELING_VALUE, named->value, err);
}

static bool said_before(struct garden *garden, const struct named *named,
                        struct arena *arena, struct id *before, struct err *err)
{
    struct feeling *feelings;
    size_t count;
    *before = (struct id){{0}};
    if (!store_feelings(garden->store, named->meeting, arena, &feelings, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (id_equal(feelings[i].person, named->person) &&
            id_equal(feelings[i].slot, named->slot))
            *before = feelings[i].id;
    return true;
}

bool ops_feeling_add(struct garden *garden, struct id meeting, struct id slot,
                     int value, const char *word, struct id person, struct err *err)
{
    if (id_is_none(person)) {
        return err_set(err, ERR_INPUT,
                       _("Un ressenti sans nom s’enregistre avec tous les autres, à la "
                         "fin du tour : terminez le tour."));
    }
    struct arena arena = {0};
    struct person who;
    struct id before;
    struct named named = {meeting, slot, person, value, one_line(&arena, word)};
    bool done = value_given(value, err) &&
                store_person(garden->store, person, &arena, &who, err) &&
                said_before(garden, &named, &arena, &before, err) &&
                step_begin(garden, VERB_FEELING_ADD, err);
    if (done) {
        done = step_end(garden, named_put(garden, &named, before, err), CHANGED_PEOPLE,
                        err);
    }
    arena_free(&arena);
    return done;
}

/* --- anonymous -------------------------------------------------------------------- */

/* A value and the id it will have. */
struct cast {
    struct id id;
    struct feeling_value said;
};

struct round {
    struct id meeting, slot;
    int64_t stamp; /* the only time its rows hold */
    struct cast *casts;
    size_t count;
};

static int compare_casts(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct id));
}

/* The start of the slot, real if it has one, else planned, else that of the meeting. */
static bool stamp_read(struct garden *garden, struct id meeting_id, struct id slot_id,
                       struct arena *arena, int64_t *stamp, struct err *err)
{
    struct meeting meeting;
    struct slot slot = {.started = 0};
    if (!store_meeting(garden->store, meeting_id, arena, &meeting, err) ||
        (!id_is_none(slot_id) &&
         !store_slot(garden->store, slot_id, arena, &slot, err)))
        return false;
    *stamp = slot.started > 0 ? slot.started : slot.start;
    *stamp = *stamp > 0 ? *stamp : meeting.start;
    return true;
}

/* Drawing the ids is the shuffle: ids of one stamp are in a random order. */
static bool round_fill(struct round *round, const struct feeling_value *values,
                       size_t count, struct arena *arena, struct err *err)
{
    round->casts = arena_alloc(arena, (count + 1) * sizeof *round->casts);
    for (size_t i = 0; i < count; i++) {
        struct cast cast = {id_new(round->stamp),
                            {values[i].value, one_line(arena, values[i].word)}};
        if (!value_given(cast.said.value, err))
            return false;
        if (!says_nothing(&cast.said))
            round->casts[round->count++] = cast;
    }
    qsort(round->casts, round->count, sizeof *round->casts, compare_casts);
    return round->count > 0 ||
           err_set(err, ERR_INPUT,
                   _("Le tour est vide : personne n’a donné de mot ni de valeur."));
}

static bool round_write(struct garden *garden, const struct round *round,
                        struct err *err)
{
    for (size_t i = 0; i < round->count; i++) {
        const struct cast *cast = &round->casts[i];
        const struct field_value fields[] = {
            {FIELD_FEELING_MEETING, value_id(round->meeting)},
            {FIELD_FEELING_SLOT, value_id(round->slot)},
            {FIELD_FEELING_VALUE, value_integer(cast->said.value)},
            {FIELD_FEELING_WORD, value_text(cast->said.word)},
            {FIELD_FEELING_CREATED, value_integer(round->stamp)},
        };
        if (!store_insert(garden->store, TABLE_FEELING, cast->id, fields,
                          sizeof fields / sizeof *fields, err))
            return false;
    }
    return true;
}

static const char *draft_place(struct arena *arena, struct id slot)
{
    char text[ID_TEXT_SIZE];
    id_text(slot, text);
    return arena_printf(arena, "feelings:%s", text);
}

bool ops_feelings_commit(struct garden *garden, struct id meeting, struct id slot,
                         const struct feeling_value *values, size_t count,
                         struct err *err)
{
    struct arena arena = {0};
    struct round round = {.meeting = meeting, .slot = slot};
    bool done = stamp_read(garden, meeting, slot, &arena, &round.stamp, err) &&
                round_fill(&round, values, count, &arena, err) &&
                step_begin(garden, VERB_FEELINGS_COMMIT, err);
    if (done) {
        done = step_end_drop(garden, round_write(garden, &round, err), CHANGED_PEOPLE,
                             draft_place(&arena, slot), err);
    }
    if (done)
        store_drafts_bury(garden->store);
    arena_free(&arena);
    return done;
}

/* --- the round under way ---------------------------------------------------------- */

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "3 soulagée", one a line, sorted: the order of the round is nobody's business. */
static const char *draft_text(struct arena *arena, const struct feeling_value *values,
                              size_t count)
{
    const char **lines = arena_alloc(arena, (count + 1) * sizeof *lines);
    for (size_t i = 0; i < count; i++) {
        lines[i] = arena_printf(arena, "%d %s\n", values[i].value,
                                one_line(arena, values[i].word));
    }
    qsort(lines, count, sizeof *lines, compare_lines);
    struct str text = {0};
    for (size_t i = 0; i < count; i++)
        str_add(&text, lines[i]);
    const char *kept = arena_strdup(arena, str_text(&text));
    str_free(&text);
    return kept;
}

bool ops_feelings_draft_put(struct garden *garden, struct id slot,
                            const struct feeling_value *values, size_t count,
                            struct err *err)
{
    struct arena arena = {0};
    bool done = store_draft_put(garden->store, draft_place(&arena, slot),
                                draft_text(&arena, values, count), err);
    arena_free(&arena);
    return done;
}

static size_t line_count(const char *text)
{
    size_t lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

bool ops_feelings_draft(struct garden *garden, struct id slot, struct arena *arena,
                        struct feeling_value **values, size_t *count, struct err *err)
{
    const char *text;
    int64_t when;
    if (!store_draft(garden->store, draft_place(arena, slot), arena, &text, &when, err))
        return false;
    text = text ? text : "";
    *count = 0;
    *values = arena_alloc(arena, (line_count(text) + 1) * sizeof **values);
    while (*text) {
        size_t len = strcspn(text, "\n");
        const char *word = memchr(text, ' ', len);
        word = word ? word + 1 : text + len;
        (*values)[(*count)++] = (struct feeling_value){
            .value = (int)strtol(text, NULL, 10),
            .word = arena_strndup(arena, word, (size_t)(text + len - word)),
        };
        text += len + (text[len] == '\n');
    }
    return true;
}

bool ops_feelings(struct garden *garden, struct id meeting, struct arena *arena,
                  struct feeling **feelings, size_t *count, struct err *err)
{
    return store_feelings(garden->store, meeting, arena, feelings, count, err);
}
