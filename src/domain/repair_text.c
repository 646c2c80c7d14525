/* Names, dates, yes and no. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/meeting.h"
#include "domain/repair_private.h"
#include "domain/when.h"

/* --- case ------------------------------------------------------------------------- */

struct cases {
    size_t upper, lower;
    size_t first_lower; /* words that begin in lower case and go on in upper */
};

static bool is_upper(uint32_t code)
{
    return code < 0x80 ? code >= 'A' && code <= 'Z' : utf8_code_lower(code) != code;
}

static bool is_lower(uint32_t code)
{
    return code < 0x80 ? code >= 'a' && code <= 'z' : utf8_code_upper(code) != code;
}

static uint32_t next_code(const char *text, size_t len, size_t *used)
{
    uint32_t code = (unsigned char)*text;
    *used = 1;
    if (code >= 0x80)
        *used = utf8_decode(text, len, &code);
    return code;
}

static struct cases cases_of(const char *text)
{
    struct cases cases = {0};
    bool starts = true, began_low = false;
    for (size_t len = strlen(text); len > 0;) {
        size_t used;
        uint32_t code = next_code(text, len, &used);
        bool up = is_upper(code), low = is_lower(code);
        cases.upper += up;
        cases.lower += low;
        cases.first_lower += began_low && up;
        began_low = starts && low;
        starts = !up && !low;
        text += used;
        len -= used;
    }
    return cases;
}

/* Each word with a capital. */
static const char *capitalised(struct arena *arena, const char *text)
{
    struct str out = {0};
    bool starts = true;
    for (size_t len = strlen(text); len > 0;) {
        uint32_t code;
        char bytes[4];
        size_t used = utf8_decode(text, len, &code);
        bool letter = is_upper(code) || is_lower(code);
        uint32_t to = starts ? utf8_code_upper(code) : utf8_code_lower(code);
        str_add_n(&out, bytes, utf8_encode(letter ? to : code, bytes));
        starts = !letter;
        text += used;
        len -= used;
    }
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

struct repair repair_name(struct arena *arena, const char *text)
{
    const char *kept = repair_trim(arena, text);
    struct cases cases = cases_of(kept);
    bool shouted = cases.upper > 1 && cases.lower == 0;
    bool whispered = cases.lower > 0 && cases.upper == 0;
    bool backwards = cases.first_lower > 0 && cases.upper > cases.lower;
    if (!shouted && !whispered && !backwards)
        return repaired(REPAIR_FINE, kept, "");
    const char *to = capitalised(arena, kept);
    if (str_equal(to, kept))
        return repaired(REPAIR_FINE, kept, "");
    return repaired(REPAIR_DONE, to,
                    backwards ? _("majuscules et minuscules étaient inversées")
                              : _("majuscule au début de chaque mot"));
}

/* --- whole names ------------------------------------------------------------------ */

/* A word of two letters or more, all capitals. */
static bool is_shouted(const char *word, size_t len)
{
    struct arena arena = {0};
    struct cases cases = cases_of(arena_strndup(&arena, word, len));
    arena_free(&arena);
    return cases.upper > 1 && cases.lower == 0;
}

static const char *joined(struct arena *arena, const char *a, const char *b, size_t len)
{
    return arena_printf(arena, "%s%s%.*s", a, *a ? " " : "", (int)len, b);
}

/* Words in capitals are the family name, when others are not. */
static bool cut_by_case(struct arena *arena, const char *text, const char **given,
                        const char **family)
{
    *given = *family = "";
    while (*(text += strspn(text, " "))) {
        size_t len = strcspn(text, " ");
        const char **part = is_shouted(text, len) ? family : given;
        *part = joined(arena, *part, text, len);
        text += len;
    }
    return **given && **family;
}

void repair_cut_name(struct arena *arena, const char *text, const char **given,
                     const char **family)
{
    const char *kept = repair_trim(arena, text), *comma = strchr(kept, ',');
    if (comma && comma[1]) {
        *family =
            repair_trim(arena, arena_strndup(arena, kept, (size_t)(comma - kept)));
        *given = repair_trim(arena, comma + 1);
        return;
    }
    if (cut_by_case(arena, kept, given, family))
        return;
    struct person person = person_line_read(arena, kept);
    *given = person.given;
    *family = person.family;
    if (!*person.given && !*person.family)
        *family = kept;
}

/* --- dates ------------------------------------------------------------------------ */

enum { SERIAL_FIRST = 20000, SERIAL_LAST = 70000, SERIAL_EPOCH = 25569 };

static const char *day_text(struct arena *arena, struct date date)
{
    return arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year);
}

/* An hour after the day says nothing more of it. */
static const char *without_hour(struct arena *arena, const char *text)
{
    size_t len = strcspn(text, "T");
    const char *space = strchr(text, ' ');
    if (text[len] && isdigit((unsigned char)text[len + 1]))
        return arena_strndup(arena, text, len);
    if (space && strchr(space, ':') &&
        strspn(text, "0123456789/-.") == (size_t)(space - text))
        return arena_strndup(arena, text, (size_t)(space - text));
    return text;
}

static int full_year(int year, size_t digits, struct date today)
{
    if (digits > 2)
        return year;
    return year <= today.year % 100 + 10 ? 2000 + year : 1900 + year;
}

/* Three numbers: day, month, year, or the other way round when the year is first. */
static bool read_numbers(const char *text, struct date today, struct date *date,
                         bool *short_year)
{
    int numbers[3] = {0}, end = 0;
    size_t sizes[3] = {0};
    for (int i = 0; i < 3; i++) {
        sizes[i] = strspn(text, "0123456789");
        if (sizes[i] == 0 || sizes[i] > 4)
            return false;
        numbers[i] = atoi(text);
        text += sizes[i];
        end = i;
        if (i < 2 && (*text == '\0' || !strchr("/-.", *text++)))
            return false;
    }
    bool first = sizes[0] == 4;
    *short_year = !first && sizes[2] <= 2;
    *date = first ? (struct date){numbers[0], numbers[1], numbers[2]}
                  : (struct date){full_year(numbers[2], sizes[2], today), numbers[1],
                                  numbers[0]};
    return *text == '\0' && end == 2;
}

static struct repair date_wrong(struct arena *arena, struct date date)
{
    struct date swapped = {date.year, date.day, date.month};
    struct date last = {date.year, date.month, 1};
    if (date_valid(swapped))
        return repaired(REPAIR_WRONG, day_text(arena, swapped),
                        _("le mois est avant le jour"));
    if (date.day < 1 || date.day > 31 || !date_valid(last))
        return repaired(REPAIR_WRONG, "", _("ce jour n’existe pas"));
    last.day = date_month_days(date.year, date.month);
    return repaired(REPAIR_WRONG, day_text(arena, last), _("ce jour n’existe pas"));
}

static bool read_serial(const char *text, struct date *date)
{
    size_t len = strspn(text, "0123456789");
    const char *rest = text + len;
    bool whole = *rest == '\0' || ((*rest == '.' || *rest == ',') &&
                                   rest[1 + strspn(rest + 1, "0123456789")] == '\0');
    int serial = len == 5 && whole ? atoi(text) : 0;
    if (serial < SERIAL_FIRST || serial > SERIAL_LAST)
        return false;
    *date = date_from_serial(serial - SERIAL_EPOCH);
    return true;
}

static struct repair date_in_words(struct arena *arena, const char *text,
                                   struct date today, struct date *date)
{
    struct when when;
    bool year = strlen(text) > 4 && strpbrk(text, "0123456789");
    if (year && when_read(text, today, &when) && when.len >= strlen(text)) {
        *date = when.date;
        return repaired(REPAIR_DONE, day_text(arena, *date), _("date lue en français"));
    }
    return repaired(REPAIR_WRONG, "", _("ce n’est pas une date"));
}

struct repair repair_date(struct arena *arena, const char *text, struct date today,
                          struct date *date)
{
    const char *kept = without_hour(arena, repair_trim(arena, text));
    struct date read;
    bool short_year = false;
    if (read_serial(kept, date))
        return repaired(REPAIR_DONE, day_text(arena, *date),
                        _("numéro de jour d’un tableur"));
    if (!read_numbers(kept, today, &read, &short_year))
        return date_in_words(arena, kept, today, date);
    if (!date_valid(read))
        return date_wrong(arena, read);
    *date = read;
    if (short_year)
        return repaired(REPAIR_DONE, day_text(arena, read),
                        _("année sur quatre chiffres"));
    return repaired(REPAIR_FINE, kept, "");
}

/* --- yes and no ------------------------------------------------------------------- */

int repair_flag(const char *text)
{
    static const char yes[] =
        "|oui|o|yes|y|x|1|vrai|true|ok|v|unsubscribed|blacklisted|"
        "hard bounce|desinscrit|desinscrite|";
    static const char no[] = "|non|n|no|0|faux|false|";
    struct arena arena = {0};
    struct str word = {0};
    struct date date, today = {2026, 1, 1};
    str_add_char(&word, '|');
    fold_text(&word, text);
    if (word.len == 1) {
        str_free(&word);
        return 0;
    }
    str_add_char(&word, '|');
    int flag = strstr(yes, word.at) ? 1 : strstr(no, word.at) ? 0 : -1;
    if (flag < 0 && repair_date(&arena, text, today, &date).kind != REPAIR_WRONG)
        flag = 1;
    arena_free(&arena);
    str_free(&word);
    return flag;
}
