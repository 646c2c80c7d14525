#include "config/private.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/utf8.h"

void problem_add(struct config_problems *problems, struct place place, bool fatal,
                 const char *format, ...)
{
    struct config_problem problem = {
        .line = place.line, .column = place.column, .fatal = fatal};
    char sentence[2048];
    char cut[2048];
    va_list args;

    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    str_copy(cut, sizeof cut, sentence);
    problem.sentence = arena_strdup(&problems->arena, cut);
    vec_push(problems, problem);
}

static int compare_problems(const void *a, const void *b)
{
    const struct config_problem *x = a;
    const struct config_problem *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return strcmp(x->sentence, y->sentence);
}

bool problems_sort(struct config_problems *problems)
{
    bool fatal = false;

    if (problems->n)
        qsort(problems->at, problems->n, sizeof *problems->at, compare_problems);
    for (size_t i = 0; i < problems->n; i++)
        fatal = fatal || problems->at[i].fatal;
    return fatal;
}

void config_problems_free(struct config_problems *problems)
{
    vec_free(problems);
    arena_free(&problems->arena);
}

void config_problems_print(const struct config_problems *problems, const char *file,
                           struct str *out)
{
    for (size_t i = 0; i < problems->n; i++) {
        const struct config_problem *problem = &problems->at[i];

        str_printf(out, "%s:%d:%d: %s\n", file, problem->line, problem->column,
                   problem->sentence);
    }
}

struct quoted quote(const char *text)
{
    enum { SHOWN = 40 }; /* characters: enough to find the word in the file */
    struct quoted quoted = {""};
    struct str shown = {0};
    size_t end = 0;

    utf8_displayable(&shown, text, strnlen(text, 4 * SHOWN));
    for (int i = 0; i < SHOWN && end < shown.len; i++) {
        size_t step = utf8_grapheme(shown.at + end, shown.len - end);

        if (end + step > sizeof quoted.text - sizeof "…")
            break;
        end += step;
    }
    if (end)
        memcpy(quoted.text, shown.at, end);
    if (end < shown.len || strlen(text) > 4 * SHOWN)
        memcpy(quoted.text + end, "…", sizeof "…");
    str_free(&shown);
    return quoted;
}

bool word_same(const char *a, const char *b)
{
    struct str x = {0};
    struct str y = {0};
    bool same;

    if (str_equal(a, b))
        return true;
    fold_text(&x, a);
    fold_text(&y, b);
    same = x.len > 0 && str_equal(str_text(&x), str_text(&y));
    str_free(&x);
    str_free(&y);
    return same;
}

struct hint hint_start(const char *written)
{
    return (struct hint){.written = written};
}

void hint_offer(struct hint *hint, const char *word)
{
    struct str x = {0};
    struct str y = {0};
    unsigned most;
    unsigned distance;

    if (hint->accepted.len)
        str_add(&hint->accepted, ", ");
    str_add(&hint->accepted, word);
    fold_text(&x, hint->written);
    fold_text(&y, word);
    /* Half of a short word or three letters of a long one: beyond, it is a guess. */
    most = (unsigned)(y.len < 6 ? y.len / 2 : 3);
    distance = x.len > 64 ? most + 1 : str_distance(str_text(&x), str_text(&y), most);
    if (distance <= most && (!hint->nearest || distance < hint->distance)) {
        hint->nearest = word;
        hint->distance = distance;
    }
    str_free(&x);
    str_free(&y);
}

struct quoted_hint hint_nearest(const struct hint *hint)
{
    struct quoted_hint text = {""};

    if (hint->nearest)
        snprintf(text.text, sizeof text.text, _(" Vouliez-vous dire « %s » ?"),
                 quote(hint->nearest).text);
    return text;
}

void hint_free(struct hint *hint)
{
    str_free(&hint->accepted);
}
