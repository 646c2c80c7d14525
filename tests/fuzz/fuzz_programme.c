/* Any bytes as a programme and as a dated action: every line is found again, slots keep
 * their bounds, what is cut is inside the text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "domain/programme.h"
#include "domain/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held) {
        abort();
    }
}

static size_t in_slots(const struct programme *programme, enum programme_role role)
{
    size_t count = 0;
    for (size_t i = 0; i < programme->line_count; i++) {
        const struct programme_line *line = &programme->lines[i];
        count += line->role == role;
        must(line->slot == PROGRAMME_NONE || line->slot < programme->slot_count);
        must((line->role == LINE_BLANK) == (*line->text == '\0'));
    }
    return count;
}

static void slots_keep_their_bounds(const struct programme *programme)
{
    size_t prompts = 0;
    for (size_t i = 0; i < programme->slot_count; i++) {
        const struct programme_slot *slot = &programme->slots[i];
        must(slot->end < 0 || slot->end > slot->start);
        must(slot->start >= 0 || slot->minutes > 0);
        must(slot->line < programme->line_count);
        must(slot->day >= 0 && (size_t)slot->day < programme->day_count);
        must(slot->kind < SLOT_KIND_COUNT);
        prompts += slot->prompt_count;
    }
    must(prompts == in_slots(programme, LINE_PROMPT));
    must(programme->kept_count == in_slots(programme, LINE_KEPT));
    for (size_t i = 0; i < programme->remark_count; i++) {
        must(programme->remarks[i].slot < programme->slot_count);
        must(programme->remarks[i].line < programme->line_count);
    }
}

static void read_programme(const char *text)
{
    struct arena arena = {0};
    struct programme programme;
    struct programme_day day = {{2026, 11, 22}, 9 * 60, 12 * 60};
    bool found = programme_read(&arena, text, &day, &programme);
    must(found == (programme.slot_count > 0));
    slots_keep_their_bounds(&programme);
    arena_free(&arena);
}

static void read_when(const char *text)
{
    struct arena arena = {0};
    struct when when;
    bool found = when_read(text, (struct date){2026, 11, 22}, &when);
    must(!found || date_valid(when.date));
    must(when.start + when.len <= strlen(text));
    must(when.said >= when.start && when.said + when.said_len <= when.start + when.len);
    must(strlen(when_cut(&arena, text, &when)) <= strlen(text));
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {0};
    str_add_n(&text, (const char *)data, size);
    read_programme(str_text(&text));
    read_when(str_text(&text));
    str_free(&text);
    return 0;
}
