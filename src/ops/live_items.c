/* What is written during a meeting: lines, speaking counts; and times summed up. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/vec.h"
#include "ops/live.h"
#include "ops/meetings_private.h"
#include "ops/private.h"
#include "store/meetings.h"

/* Longer chains of origins than this are a loop. */
#define CHAIN 64

/* --- lines
 * -------------------------------------------------------------------------------- */

static bool line_allowed(const struct item_line *line, struct err *err)
{
    if (line->bad_date) {
        return err_set(err, ERR_INPUT,
                       _("« %.60s » n’est pas un jour du calendrier : corrigez la "
                         "date, la ligne est gardée."),
                       line->bad_date);
    }
    return *line->text != '\0' ||
           err_set(err, ERR_INPUT,
                   _("Rien n’est écrit : tapez le texte de la ligne, puis Entrée."));
}

/* A line parked outside any meeting has none to be closed. */
bool meeting_writable(struct garden *garden, struct id meeting_id, struct err *err)
{
    if (id_is_none(meeting_id))
        return true;
    struct arena arena = {0};
    struct meeting meeting;
    bool done = store_meeting(garden->store, meeting_id, &arena, &meeting, err) &&
                meeting_open(&meeting, err);
    arena_free(&arena);
    return done;
}

static bool item_writable(struct garden *garden, struct id id, struct err *err)
{
    struct arena arena = {0};
    struct item item;
    bool done = store_item(garden->store, id, &arena, &item, err) &&
                meeting_writable(garden, item.meeting, err);
    arena_free(&arena);
    return done;
}

bool ops_item_add(struct garden *garden, struct id meeting, struct id slot,
                  struct id prompt, const struct item_line *line,
                  const char *draft_place, struct id *id, struct err *err)
{
    struct item item = {.meeting = meeting,
                        .slot = slot,
                        .prompt = prompt,
                        .kind = line->kind,
                        .text = line->text,
                        .who = line->who,
                        .due = line->due};
    if (!line_allowed(line, err) || !meeting_writable(garden, meeting, err) ||
        !step_begin(garden, VERB_ITEM_ADD, err))
        return false;
    return step_end_drop(garden, item_insert(garden, &item, id, err), CHANGED_MEETINGS,
                         draft_place, err);
}

bool ops_items_add(struct garden *garden, struct id meeting, struct id slot,
                   struct id prompt, const struct item_line *lines, size_t count,
                   struct err *err)
{
    for (size_t i = 0; i < count; i++)
        if (!line_allowed(&lines[i], err))
            return false;
    if (!count)
        return err_set(
            err, ERR_INPUT,
            _("Rien n’est écrit : tapez le texte de la ligne, puis Entrée."));
    if (!meeting_writable(garden, meeting, err) ||
        !step_begin(garden, VERB_ITEM_ADD, err))
        return false;
    bool written = true;
    for (size_t i = 0; written && i < count; i++) {
        struct item item = {.meeting = meeting,
                            .slot = slot,
                            .prompt = prompt,
                            .kind = lines[i].kind,
                            .text = lines[i].text,
                            .who = lines[i].who,
                            .due = lines[i].due};
        struct id id;
        written = item_insert(garden, &item, &id, err);
    }
    return step_end(garden, written, CHANGED_MEETINGS, err);
}

bool ops_item_edit(struct garden *garden, struct id item, const struct item_line *line,
                   const char *draft_place, struct err *err)
{
    if (!line_allowed(line, err) || !item_writable(garden, item, err) ||
        !step_begin(garden, VERB_ITEM_EDIT, err))
        return false;
    bool written =
        set_text(garden, item, FIELD_ITEM_TEXT, line->text, err) &&
        set_text(garden, item, FIELD_ITEM_KIND, item_kind_id(line->kind), err) &&
        set_text(garden, item, FIELD_ITEM_WHO, line->who, err) &&
        set_integer(garden, item, FIELD_ITEM_DUE, line->due, err);
    return step_end_drop(garden, written, CHANGED_MEETINGS, draft_place, err);
}

bool ops_item_bin(struct garden *garden, struct id item, struct err *err)
{
    if (!item_writable(garden, item, err) || !step_begin(garden, VERB_ITEM_BIN, err))
        return false;
    return step_end(garden, set_integer(garden, item, FIELD_ITEM_STATE, ROW_BIN, err),
                    CHANGED_MEETINGS, err);
}

/* --- done: one thread, however many meetings carried it over
 * -------------------------------- */

static bool done_before(struct garden *garden, struct id id, bool done, struct err *err)
{
    struct arena arena = {0};
    struct item item = {.origin = id};
    struct err lost = ERR_INIT;
    bool good = true;
    for (int i = 0; good && i < CHAIN && !id_is_none(item.origin); i++) {
        if (!store_item(garden->store, item.origin, &arena, &item, &lost))
            break;
        good = set_integer(garden, item.id, FIELD_ITEM_DONE, done, err);
    }
    arena_free(&arena);
    /* An origin may be a row that is gone, or of another table: the thread ends there.
     */
    if (lost.kind == ERR_NONE || lost.kind == ERR_NOT_FOUND)
        return good;
    if (err)
        *err = lost;
    return false;
}

/* Several meetings may have taken up the same line. */
static bool done_after(struct garden *garden, struct id id, bool done, struct err *err)
{
    struct arena arena = {0};
    VEC(struct id) thread = {0};
    bool good = true;
    vec_push(&thread, id);
    for (size_t i = 0; good && i < thread.n && i < CHAIN; i++) {
        struct item *items;
        size_t count = 0;
        good =
            store_items_from(garden->store, thread.at[i], &arena, &items, &count, err);
        for (size_t k = 0; good && k < count; k++) {
            good = set_integer(garden, items[k].id, FIELD_ITEM_DONE, done, err);
            vec_push(&thread, items[k].id);
        }
    }
    vec_free(&thread);
    arena_free(&arena);
    return good;
}

bool ops_item_done(struct garden *garden, struct id item, bool done, struct err *err)
{
    if (!step_begin(garden, VERB_ITEM_DONE, err))
        return false;
    bool written = set_integer(garden, item, FIELD_ITEM_DONE, done, err) &&
                   done_before(garden, item, done, err) &&
                   done_after(garden, item, done, err);
    return step_end(garden, written, CHANGED_MEETINGS, err);
}

/* --- reads
 * ------------------------------------------------------------------------------------
 */

bool ops_items(struct garden *garden, struct id meeting, struct id slot,
               enum item_kind kind, struct arena *arena, struct item **items,
               size_t *count, struct err *err)
{
    return store_items(garden->store, meeting, slot, kind, arena, items, count, err);
}

bool ops_item(struct garden *garden, struct id id, struct arena *arena,
              struct item *item, struct err *err)
{
    return store_item(garden->store, id, arena, item, err);
}

bool ops_slot_notes(struct garden *garden, struct id slot, struct arena *arena,
                    struct tally **tallies, size_t *count, struct err *err)
{
    return store_slot_tallies(garden->store, slot, arena, tallies, count, err);
}

static int by_kind(const void *a, const void *b)
{
    const struct slot_times *one = a, *other = b;
    return fold_compare(one->kind, other->kind);
}

bool ops_times_by_kind(struct garden *garden, struct arena *arena,
                       struct slot_times **times, size_t *count, struct err *err)
{
    if (!store_slot_times(garden->store, arena, times, count, err))
        return false;
    if (*count > 0)
        qsort(*times, *count, sizeof **times, by_kind);
    return true;
}

/* --- speaking counter
 * -------------------------------------------------------------------------- */

static bool speech_insert(struct garden *garden, struct id meeting,
                          const char *category, int spoken, struct err *err)
{
    const struct field_value fields[] = {
        {FIELD_SPEECH_MEETING, value_id(meeting)},
        {FIELD_SPEECH_CATEGORY, value_text(category)},
        {FIELD_SPEECH_COUNT, value_integer(spoken)},
    };
    return store_insert(garden->store, TABLE_SPEECH, id_new(clock_now()), fields,
                        sizeof fields / sizeof *fields, err);
}

static const struct speech *speech_find(const struct speech *speeches, size_t count,
                                        const char *category)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(speeches[i].category, category))
            return &speeches[i];
    return NULL;
}

static bool speech_write(struct garden *garden, struct id meeting,
                         const struct speech *known, const char *category, int by,
                         struct err *err)
{
    int spoken = (known ? known->count : 0) + by;
    spoken = spoken > 0 ? spoken : 0;
    if (!step_begin(garden, VERB_SPEECH, err))
        return false;
    bool written = known
                       ? set_integer(garden, known->id, FIELD_SPEECH_COUNT, spoken, err)
                       : speech_insert(garden, meeting, category, spoken, err);
    return step_end(garden, written, CHANGED_MEETINGS, err);
}

bool ops_speech_add(struct garden *garden, struct id meeting, const char *category,
                    int by, struct err *err)
{
    struct arena arena = {0};
    struct speech *speeches;
    size_t count;
    category = trimmed(&arena, category);
    bool done = *category != '\0' ||
                err_set(err, ERR_INPUT,
                        _("Cette catégorie n’a pas de nom : tapez-le, puis Entrée."));
    done = done && meeting_writable(garden, meeting, err) &&
           store_speeches(garden->store, meeting, &arena, &speeches, &count, err) &&
           speech_write(garden, meeting, speech_find(speeches, count, category),
                        category, by, err);
    arena_free(&arena);
    return done;
}

bool ops_speeches(struct garden *garden, struct id meeting, struct arena *arena,
                  struct speech **speeches, size_t *count, struct err *err)
{
    return store_speeches(garden->store, meeting, arena, speeches, count, err);
}
