#include "domain/touch_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "domain/since.h"
#include "domain/when.h"

enum { DAY_WORDS = 6 };

struct beginning {
    const char *word; /* folded; the word typed starts so */
    int value;
};

/* « vu » and « tel » are whole words: they start too many others. */
static const struct beginning kinds[] = {
    {"appel", TOUCH_CALL},    {"telephon", TOUCH_CALL},  {"tel ", TOUCH_CALL},
    {"courriel", TOUCH_MAIL}, {"mail", TOUCH_MAIL},      {"email", TOUCH_MAIL},
    {"mel ", TOUCH_MAIL},     {"visite", TOUCH_VISIT},   {"vu ", TOUCH_VISIT},
    {"vue ", TOUCH_VISIT},    {"rencontr", TOUCH_VISIT}, {"message", TOUCH_MESSAGE},
    {"sms ", TOUCH_MESSAGE},  {"texto", TOUCH_MESSAGE},  {"call", TOUCH_CALL},
    {"phone", TOUCH_CALL},    {"visit", TOUCH_VISIT},    {"met ", TOUCH_VISIT},
    {"note ", TOUCH_NOTE},    {"remarque ", TOUCH_NOTE},
};
static const struct beginning natures[] = {
    {"besoin ", TOUCH_NEED},     {"need ", TOUCH_NEED},        {"avis ", TOUCH_OPINION},
    {"opinion ", TOUCH_OPINION}, {"ressenti ", TOUCH_OPINION}, {"fait ", TOUCH_FACT},
    {"fact ", TOUCH_FACT},
};

/* The value of the first word of the text among those, else -1. */
static int begins(const char *text, const struct beginning *list, size_t count)
{
    struct str folded = {0};
    int value = -1;
    size_t len = strcspn(text, " ,:");
    char *word = xstrndup(text, len);
    fold_text(&folded, word);
    str_add_char(&folded, ' ');
    for (size_t i = 0; i < count && value < 0; i++)
        if (str_starts(str_text(&folded), list[i].word))
            value = list[i].value;
    str_free(&folded);
    free(word);
    return value;
}

/* What it says of the kind or the nature; an exchange may be a need too, and a word of
 * nature alone makes a note. */
static bool read_word(const char *word, struct touch_line *read)
{
    int kind = begins(word, kinds, sizeof kinds / sizeof *kinds);
    int nature = begins(word, natures, sizeof natures / sizeof *natures);
    if (kind >= 0)
        read->kind = (enum touch_kind)kind;
    else if (nature >= 0 && read->kind == TOUCH_KIND_COUNT)
        read->kind = TOUCH_NOTE;
    if (nature >= 0)
        read->nature = (enum touch_nature)nature;
    return kind >= 0 || nature >= 0;
}

static const char *next_word(const char *text)
{
    text += strcspn(text, " ,");
    return text + strspn(text, " ,");
}

static const char *word_before(const char *line, const char *at)
{
    while (at > line && strchr(" ,", at[-1]))
        at--;
    while (at > line && !strchr(" ,", at[-1]))
        at--;
    return at;
}

/* --- days ------------------------------------------------------------------------- */

/* Words that can only open a day there: "2025" or « 3 mois » may be anything. */
static bool opens_day(const char *words)
{
    static const char *const openings[] = {
        "hier ",     "avant hier ", "aujourd hui ", "lundi ",  "mardi ",
        "mercredi ", "jeudi ",      "vendredi ",    "samedi ", "dimanche ",
        "il y a ",   "le ",         "yesterday "};
    struct str folded = {0};
    bool opens = *words >= '0' && *words <= '9' && strchr(words, '/');
    fold_text(&folded, words);
    str_add_char(&folded, ' ');
    for (size_t i = 0; i < sizeof openings / sizeof *openings && !opens; i++)
        opens = str_starts(str_text(&folded), openings[i]);
    str_free(&folded);
    return opens;
}

static bool impossible(const char *words, struct date today)
{
    struct when when;
    return !when_read(words, today, &when) && when.found == WHEN_IMPOSSIBLE &&
           when.start == 0;
}

/* --- before a colon ----------------------------------------------------------------
 */

/* The colon that ends a head, not that of "14:30" nor of "https://"; NULL for none. */
static const char *colon_of(const char *text)
{
    const char *at = strchr(text, ':');
    while (at && (at[1] == '/' || (at > text && at[-1] >= '0' && at[-1] <= '9' &&
                                   at[1] >= '0' && at[1] <= '9')))
        at = strchr(at + 1, ':');
    return at;
}

/* Without the spaces and commas that end it, nor the no-break space of a colon. */
static void trim_end(char *text)
{
    size_t len = strlen(text), before;
    do {
        before = len;
        len -= len && strchr(" ,", text[len - 1]) ? 1 : 0;
        text[len] = '\0';
        if (len >= 2 && str_equal(text + len - 2, "\u00a0"))
            len -= 2;
        else if (len >= 3 && str_equal(text + len - 3, "\u202f"))
            len -= 3;
        text[len] = '\0';
    } while (len < before);
}

/* « appel hier », « hier, courriel », « appel du 12 mars », « avis »: understood whole,
 * or not at all. */
static bool read_head(char *head, struct date today, struct touch_line *read)
{
    struct touch_line found = *read;
    const char *rest = head;
    bool said = read_word(head, &found);
    if (said) {
        rest = next_word(head);
    } else {
        char *last = head + (word_before(head, head + strlen(head)) - head);
        said = last > head && read_word(last, &found);
        *last = said ? '\0' : *last;
        trim_end(head);
    }
    rest += strncmp(rest, "du ", 3) == 0 ? 3 : 0;
    bool day = (said || opens_day(rest)) && since_read(rest, today, &found.date);
    if (!day && impossible(rest, today))
        found.bad_date = rest;
    else if (!day && (*rest || !said))
        return false;
    *read = found;
    return true;
}

static const char *read_marks(struct arena *arena, const char *line, struct date today,
                              struct touch_line *read)
{
    const char *text = line + strspn(line, " ");
    if (*text == '*' || *text == '!' || *text == '-') {
        read->nature = *text == '*'   ? TOUCH_NEED
                       : *text == '!' ? TOUCH_OPINION
                                      : TOUCH_FACT;
        read->kind = TOUCH_NOTE;
        text += 1 + strspn(text + 1, " ");
    }
    for (int heads = 0; heads < 3; heads++) {
        const char *colon = colon_of(text);
        char *head = arena_strndup(arena, text, colon ? (size_t)(colon - text) : 0);
        trim_end(head);
        if (!colon || !read_head(head, today, read))
            break;
        text = colon + 1 + strspn(colon + 1, " ");
    }
    int kind = begins(text, kinds, sizeof kinds / sizeof *kinds);
    if (kind >= 0 && read->kind == TOUCH_KIND_COUNT)
        read->kind = (enum touch_kind)kind;
    return text;
}

/* --- at the end, at the start ------------------------------------------------------
 */

/* The longest end of the text that is a day is cut off. */
static void read_end(struct arena *arena, const char *text, struct date today,
                     struct touch_line *read)
{
    size_t len = strlen(text);
    const char *at = text + len, *tail = NULL;
    for (int words = 0; words < DAY_WORDS && at > text; words++) {
        struct date date;
        at = word_before(text, at);
        if (!opens_day(at))
            continue;
        if (since_read(at, today, &date)) {
            read->date = date;
            tail = at;
        } else if (!tail && impossible(at, today)) {
            read->bad_date = arena_strdup(arena, at);
        }
    }
    if (tail) {
        len = (size_t)(tail - text);
        read->bad_date = NULL;
    }
    while (len && strchr(" ,;(", text[len - 1]))
        len--;
    read->text = arena_strndup(arena, text, len);
}

/* « lundi prochain » is no day that was. */
static bool to_come(const char *after)
{
    static const struct beginning words[] = {{"prochain", 1}, {"next ", 1}};
    return begins(after, words, sizeof words / sizeof *words) > 0;
}

/* « Appelée hier, d'accord », « Hier, longue discussion »: those words stay, the
 * sentence needs them. A weekday alone is a day that was after a word of exchange only.
 */
static void read_start(struct arena *arena, const char *text, struct date today,
                       struct touch_line *read)
{
    bool after_kind = begins(text, kinds, sizeof kinds / sizeof *kinds) >= 0;
    const char *start = after_kind ? next_word(text) : text, *end = start;
    struct date date;
    for (int words = 1; words <= DAY_WORDS && *end; words++) {
        const char *next = end + strcspn(end, " ,");
        char *day = arena_strndup(arena, start, (size_t)(next - start));
        bool sure = after_kind || words > 1 || !strchr("lmjvsdLMJVSD", *day);
        end = next + strspn(next, " ,");
        if (!opens_day(day) || !sure || to_come(end))
            continue;
        if (since_read(day, today, &date))
            read->date = date;
        else if (!read->date.year && impossible(day, today))
            read->bad_date = day;
        read->bad_date = read->date.year ? NULL : read->bad_date;
    }
}

struct touch_line touch_line_read(struct arena *arena, const char *line,
                                  struct date today)
{
    struct touch_line read = {.kind = TOUCH_KIND_COUNT, .nature = TOUCH_FACT};
    const char *text = read_marks(arena, line, today, &read);
    if (read.date.year || read.bad_date)
        read.text = arena_strdup(arena, text);
    else
        read_end(arena, text, today, &read);
    if (!read.date.year && !read.bad_date)
        read_start(arena, text, today, &read);
    /* « Vue hier » has said all it had to */
    if (!*read.text && *text && read.date.year)
        read.text = arena_strdup(arena, text);
    if (read.kind == TOUCH_KIND_COUNT)
        read.kind = *read.text ? TOUCH_VISIT : TOUCH_NOTE;
    return read;
}
