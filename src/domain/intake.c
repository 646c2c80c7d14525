#include "domain/intake.h"

#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"

const struct intake_def intake_fields[INTAKE_FIELD_COUNT] = {
#define INTAKE(code, key, kind, label, headers) {key, READING_##kind, label, headers},
#include "domain/intake.def"
#undef INTAKE
};

enum intake_field intake_field_of(const char *key)
{
    int field = 0;
    while (field < INTAKE_FIELD_COUNT && !str_equal(intake_fields[field].key, key))
        field++;
    return (enum intake_field)field;
}

/* Is the word one of those parted by '|'? */
static bool is_among(const char *words, const char *word, size_t len)
{
    while (*words) {
        size_t size = strcspn(words, "|");
        if (size == len && memcmp(words, word, len) == 0)
            return true;
        words += size + (words[size] == '|');
    }
    return false;
}

static bool folds_to(const char *text, const char *word, size_t len)
{
    struct str folded = {0};
    if ((unsigned char)*text < 0x80 && *text != *word)
        return false; /* keys and labels are in lower case */
    fold_text(&folded, text);
    bool same = folded.len == len && memcmp(str_text(&folded), word, len) == 0;
    str_free(&folded);
    return same;
}

static enum intake_field field_folded(const char *word, size_t len)
{
    for (int i = 0; len > 0 && i < INTAKE_FIELD_COUNT; i++)
        if (is_among(intake_fields[i].headers, word, len) ||
            folds_to(intake_fields[i].key, word, len) ||
            folds_to(intake_fields[i].label, word, len))
            return (enum intake_field)i;
    return INTAKE_OTHER;
}

/* « telephone 2 » without its number. */
static size_t without_number(const char *word, size_t len)
{
    size_t end = len;
    while (end > 0 && word[end - 1] >= '0' && word[end - 1] <= '9')
        end--;
    while (end < len && end > 0 && word[end - 1] == ' ')
        end--;
    return end;
}

enum intake_field intake_field_named(const char *header)
{
    struct str folded = {0};
    fold_text(&folded, header);
    enum intake_field field = field_folded(str_text(&folded), folded.len);
    if (field == INTAKE_OTHER)
        field = field_folded(str_text(&folded),
                             without_number(str_text(&folded), folded.len));
    str_free(&folded);
    return field;
}

void intake_add(struct arena *arena, struct intake_row *row, struct intake_value value)
{
    /* room doubles at each power of two */
    if ((row->count & (row->count - 1)) == 0) {
        size_t room = row->count ? 2 * row->count : 1;
        struct intake_value *grown = arena_alloc(arena, room * sizeof *grown);
        if (row->count)
            memcpy(grown, row->values, row->count * sizeof *grown);
        row->values = grown;
    }
    row->values[row->count++] = value;
}

const char *intake_text(const struct intake_row *row, enum intake_field field)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->values[i].field == field)
            return row->values[i].text;
    return "";
}
