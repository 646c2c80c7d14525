/* People in the minutes: who came, how they left, who spoke; never whose a feeling is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "ops/links.h"
#include "report/minutes_private.h"

/* --- attendance ------------------------------------------------------------------- */

/* In whose name she was there that day: « au nom de la structure, Le Fournil ». */
static const char *capacity_of_day(struct minutes *minutes, struct id person)
{
    struct link_line *links;
    size_t count;
    int64_t day = minutes->meeting.start;
    if (!ops_links(minutes->garden, person, minutes->arena, &links, &count, NULL))
        return "";
    for (size_t i = 0; i < count; i++) {
        const struct link *link = &links[i].link;
        bool then = link->since <= day && (!link->until || link->until >= day);
        if (!then || link->capacity == CAPACITY_NONE ||
            !str_equal(link->kind, LINK_BELONGS))
            continue;
        const char *name = link->capacity == CAPACITY_BEHALF
                               ? arena_printf(minutes->arena, " (%s)",
                                              minutes_fit(minutes, links[i].other_name))
                               : "";
        return arena_printf(minutes->arena, ", %s%s", capacity_text(link->capacity),
                            name);
    }
    return "";
}

static const char *label_of(struct minutes *minutes, const struct attendance *one)
{
    const char *label =
        arena_printf(minutes->arena, "%s%s", minutes_fit(minutes, one->label),
                     capacity_of_day(minutes, one->person.id));
    if (minutes->level != MINUTES_PAIR || one->arrived == 0)
        return label;
    return arena_printf(minutes->arena, _("%s (arrivée à %s)"), label,
                        minutes_hour(minutes, one->arrived));
}

/* "Nadia Benali, Yvon Le Goff (arrivée à 09:40)" */
static void add_names(struct minutes *minutes, const char *term,
                      const struct attendance *list, size_t count,
                      enum attendance_status status)
{
    struct str names = {0};
    for (size_t i = 0; i < count; i++) {
        if (list[i].status == status) {
            str_printf(&names, "%s%s", names.len > 0 ? ", " : "",
                       label_of(minutes, &list[i]));
        }
    }
    if (names.len > 0)
        document_fact(minutes->document, term, names.at);
    str_free(&names);
}

static void add_counts(struct minutes *minutes, const struct attendance_counts *counts)
{
    struct document *document = minutes->document;
    struct arena *arena = minutes->arena;
    document_fact(document, _("Présent·e·s"),
                  arena_printf(arena, "%d", counts->present));
    if (counts->excused > 0) {
        document_fact(document, _("Excusé·e·s"),
                      arena_printf(arena, "%d", counts->excused));
    }
}

static bool add_day(struct minutes *minutes, int day, struct err *err)
{
    struct attendance *list;
    struct attendance_counts counts;
    size_t count;
    struct id meeting = minutes->meeting.id;
    if (!ops_attendance_counts(minutes->garden, meeting, day, &counts, err) ||
        !ops_attendances(minutes->garden, meeting, day, minutes->arena, &list, &count,
                         err))
        return false;
    add_counts(minutes, &counts);
    if (minutes->level != MINUTES_PUBLIC)
        add_names(minutes, _("Noms"), list, count, ATTENDANCE_PRESENT);
    if (minutes->level == MINUTES_PAIR) {
        add_names(minutes, _("Noms des excusé·e·s"), list, count, ATTENDANCE_EXCUSED);
        add_names(minutes, _("Noms des absent·e·s"), list, count, ATTENDANCE_ABSENT);
    }
    return true;
}

static bool anyone(struct minutes *minutes, int days, bool *known, struct err *err)
{
    *known = false;
    for (int day = 0; day < days; day++) {
        struct attendance_counts counts;
        if (!ops_attendance_counts(minutes->garden, minutes->meeting.id, day, &counts,
                                   err))
            return false;
        *known = *known || counts.present + counts.excused + counts.absent > 0;
    }
    return true;
}

bool minutes_add_attendance(struct minutes *minutes, struct err *err)
{
    int days;
    bool known;
    if (!ops_meeting_days(minutes->garden, minutes->meeting.id, &days, err) ||
        !anyone(minutes, days, &known, err))
        return false;
    if (known)
        document_heading(minutes->document, 2, _("Présences"));
    bool done = true;
    for (int day = 0; known && done && day < days; day++) {
        if (days > 1) {
            document_heading(minutes->document, 3,
                             arena_printf(minutes->arena, _("Jour %d"), day + 1));
        }
        done = add_day(minutes, day, err);
    }
    return done;
}

/* --- feelings --------------------------------------------------------------------- */

enum { VALUES = 6 };

struct said {
    const char *word;
    const char *folded;
    int times;
};

static int compare_folded(const void *a, const void *b)
{
    const struct said *one = a, *other = b;
    int order = strcmp(one->folded, other->folded);
    return order != 0 ? order : strcmp(one->word, other->word);
}

/* Most said first, then as dictionaries go: nothing of the order they came in. */
static int compare_times(const void *a, const void *b)
{
    const struct said *one = a, *other = b;
    return one->times != other->times
               ? (one->times < other->times) - (one->times > other->times)
               : compare_folded(a, b);
}

static const char *folded(struct arena *arena, const char *text)
{
    struct str out = {0};
    fold_text(&out, text);
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

/* The words of a round, those of one fold together. */
static size_t words_of(struct minutes *minutes, struct id slot, struct said *words)
{
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < minutes->feeling_count; i++) {
        const struct feeling *feeling = &minutes->feelings[i];
        if (id_equal(feeling->slot, slot) && *feeling->word != '\0') {
            const char *word = minutes_fit(minutes, feeling->word);
            words[count++] = (struct said){word, folded(minutes->arena, word), 1};
        }
    }
    if (count > 0)
        qsort(words, count, sizeof *words, compare_folded);
    for (size_t i = 0; i < count; i++)
        if (kept > 0 && str_equal(words[kept - 1].folded, words[i].folded))
            words[kept - 1].times++;
        else
            words[kept++] = words[i];
    if (kept > 0)
        qsort(words, kept, sizeof *words, compare_times);
    return kept;
}

static void add_words(struct minutes *minutes, struct id slot)
{
    struct said *words =
        arena_alloc(minutes->arena, (minutes->feeling_count + 1) * sizeof *words);
    size_t count = words_of(minutes, slot, words);
    for (size_t i = 0; i < count; i++) {
        document_item(minutes->document, LIST_BULLETS, 1, words[i].word);
        if (words[i].times > 1) {
            document_add(minutes->document, RUN_PLAIN,
                         arena_printf(minutes->arena, " × %d", words[i].times));
        }
    }
}

static void add_values(struct minutes *minutes, struct id slot)
{
    int times[VALUES] = {0};
    struct str values = {0};
    for (size_t i = 0; i < minutes->feeling_count; i++) {
        const struct feeling *feeling = &minutes->feelings[i];
        if (id_equal(feeling->slot, slot) && feeling->value > 0 &&
            feeling->value < VALUES)
            times[feeling->value]++;
    }
    for (int value = VALUES - 1; value > 0; value--) {
        if (times[value] > 0) {
            str_printf(&values, "%s%d × %d", values.len > 0 ? ", " : "", value,
                       times[value]);
        }
    }
    if (values.len > 0)
        document_fact(minutes->document, _("Météo, de 1 à 5"), values.at);
    str_free(&values);
}

static bool has_slot(const struct minutes *minutes, struct id slot)
{
    for (size_t i = 0; i < minutes->slot_count; i++)
        if (id_equal(minutes->slots[i].id, slot))
            return true;
    return false;
}

/* slot none: of what no slot of the agenda holds. */
void minutes_add_feelings(struct minutes *minutes, struct id slot)
{
    long count = 0;
    for (size_t i = 0; i < minutes->feeling_count; i++) {
        struct feeling *feeling = &minutes->feelings[i];
        if (id_is_none(slot) && !has_slot(minutes, feeling->slot))
            feeling->slot = NO_ID;
        count += id_equal(feeling->slot, slot);
    }
    if (count == 0)
        return;
    document_heading(minutes->document, 4,
                     arena_printf(minutes->arena,
                                  i18n_n("%ld ressenti", "%ld ressentis", count),
                                  count));
    add_values(minutes, slot);
    add_words(minutes, slot);
}

/* --- who spoke -------------------------------------------------------------------- */

bool minutes_add_speeches(struct minutes *minutes, struct err *err)
{
    struct speech *speeches;
    size_t count;
    if (!ops_speeches(minutes->garden, minutes->meeting.id, minutes->arena, &speeches,
                      &count, err))
        return false;
    if (count > 0)
        document_heading(minutes->document, 2, _("Prises de parole"));
    for (size_t i = 0; i < count; i++) {
        document_fact(minutes->document, minutes_fit(minutes, speeches[i].category),
                      arena_printf(minutes->arena, "%d", speeches[i].count));
    }
    return true;
}
