#include "domain/touch_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "domain/since.h"
#include "domain/when.h"

enum { TAIL_WORDS = 6 };

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
    {"note ", TOUCH_NOTE},
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
    size_t len = strcspn(text, " :");
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

/* What follows the first word when a colon ends it (with or without spaces before, the
 * no-break one included); NULL when none does. */
static const char *after_colon(const char *text)
{
    const char *at = text + strcspn(text, " :");
    for (;;)
        if (*at == ' ')
            at++;
        else if (str_starts(at, "\u00a0") || str_starts(at, "\u202f"))
            at += strlen(str_starts(at, "\u00a0") ? "\u00a0" : "\u202f");
        else
            break;
    if (*at != ':')
        return NULL;
    at++;
    return at + strspn(at, " ");
}

static const char *read_marks(const char *line, struct touch_line *read)
{
    const char *text = line + strspn(line, " ");
    if (*text == '*' || *text == '!') {
        read->nature = *text == '*' ? TOUCH_NEED : TOUCH_OPINION;
        text += 1 + strspn(text + 1, " ");
    }
    for (int marks = 0; marks < 2; marks++) {
        const char *rest = after_colon(text);
        int kind = begins(text, kinds, sizeof kinds / sizeof *kinds);
        int nature = begins(text, natures, sizeof natures / sizeof *natures);
        if (kind >= 0)
            read->kind = (enum touch_kind)kind;
        if (nature >= 0 && rest)
            read->nature = (enum touch_nature)nature;
        if ((kind < 0 && nature < 0) || !rest)
            break;
        text = rest;
    }
    return text;
}

/* --- the day at the end ----------------------------------------------------------- */

/* Words that can only open a day there: "2025" or « 3 mois » may be anything. */
static bool opens_day(const char *words)
{
    static const char *const openings[] = {
        "hier ",  "avant hier ", "aujourd hui ", "lundi ",    "mardi ",  "mercredi ",
        "jeudi ", "vendredi ",   "samedi ",      "dimanche ", "il y a ", "le "};
    struct str folded = {0};
    bool opens = *words >= '0' && *words <= '9' && strchr(words, '/');
    fold_text(&folded, words);
    str_add_char(&folded, ' ');
    for (size_t i = 0; i < sizeof openings / sizeof *openings && !opens; i++)
        opens = str_starts(str_text(&folded), openings[i]);
    str_free(&folded);
    return opens;
}

static const char *word_before(const char *line, const char *at)
{
    while (at > line && at[-1] == ' ')
        at--;
    while (at > line && at[-1] != ' ')
        at--;
    return at;
}

static bool impossible(const char *words, struct date today)
{
    struct when when;
    return !when_read(words, today, &when) && when.found == WHEN_IMPOSSIBLE &&
           when.start == 0;
}

/* The longest end of the text that is a day is cut off. */
static void read_day(struct arena *arena, const char *text, struct date today,
                     struct touch_line *read)
{
    size_t len = strlen(text);
    const char *at = text + len, *tail = NULL;
    for (int words = 0; words < TAIL_WORDS && at > text; words++) {
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

struct touch_line touch_line_read(struct arena *arena, const char *line,
                                  struct date today)
{
    struct touch_line read = {.kind = TOUCH_NOTE, .nature = TOUCH_FACT};
    const char *text = read_marks(line, &read);
    read_day(arena, text, today, &read);
    /* « Vue hier » has said all it had to */
    if (!*read.text && *text && read.date.year)
        read.text = arena_strdup(arena, text);
    return read;
}
