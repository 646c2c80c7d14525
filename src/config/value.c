#include "config/private.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

enum { MAX_LINE = 300, MAX_BODY = 20000, MAX_ID = 64 }; /* characters */

static const struct choice flags[] = {
    {"oui", NULL, true},   {"non", NULL, false},   {"vrai", NULL, true},
    {"faux", NULL, false}, {"yes", NULL, true},    {"no", NULL, false},
    {"true", NULL, true},  {"false", NULL, false}, {NULL, NULL, 0},
};

void value_put(const struct field *field, void *row, const char *text)
{
    memcpy((char *)row + field->offset, &text, sizeof text);
}

static void put_int(const struct field *field, void *row, int value)
{
    memcpy((char *)row + field->offset, &value, sizeof value);
}

static void put_flag(const struct field *field, void *row, bool value)
{
    memcpy((char *)row + field->offset, &value, sizeof value);
}

const char *value_at(const struct field *field, const void *row)
{
    const char *text;

    memcpy(&text, (const char *)row + field->offset, sizeof text);
    return text;
}

/* A control that came in by an escape: "\e" passes the check of the file's bytes. */
static uint32_t hidden_control(const char *text)
{
    size_t len = strlen(text);

    for (size_t at = 0; at < len;) {
        uint32_t code;

        at += utf8_decode(text + at, len - at, &code);
        if ((code < 0x20 && code != '\n' && code != '\t') ||
            (code >= 0x7F && code < 0xA0))
            return code;
    }
    return 0;
}

/* Line breaks and tabs of a text of one line come from YAML's folding: blanks. */
static void join_lines(struct str *out, const char *text)
{
    bool blank = false;

    for (; *text; text++) {
        if (*text == ' ' || *text == '\n' || *text == '\t') {
            blank = true;
            continue;
        }
        if (blank && out->len)
            str_add_char(out, ' ');
        blank = false;
        str_add_char(out, *text);
    }
}

static size_t body_end(const char *text)
{
    size_t end = strlen(text);

    while (end && strchr(" \n\t", text[end - 1]))
        end--;
    return end;
}

const char *value_read_text(struct walk *walk, const char *key,
                            const struct event *event, bool one_line)
{
    struct str text = {0};
    uint32_t control = hidden_control(event->text);
    size_t most = one_line ? MAX_LINE : MAX_BODY;
    const char *kept = NULL;

    if (one_line)
        join_lines(&text, event->text);
    else
        str_add_n(&text, event->text, body_end(event->text));
    if (control) {
        problem_add(walk->problems, event->place, true,
                    _("« %s » contient un caractère invisible (U+%04X) : effacez-le."),
                    key, control);
    } else if (utf8_count(str_text(&text), text.len) > most) {
        problem_add(walk->problems, event->place, true,
                    _("« %s » fait plus de %zu caractères : raccourcissez-le."), key,
                    most);
    } else {
        kept = arena_strdup(walk->arena, str_text(&text));
        walk_mark(walk, kept, event->place);
    }
    str_free(&text);
    return kept;
}

static bool id_accepted(const char *text)
{
    for (const char *c = text; *c; c++)
        if (*c == ' ' || (*c > 0 && strchr("\"'`/\\,;:!?*&#@|<>()[]{}=%~^$+", *c)))
            return false;
    return utf8_count(text, strlen(text)) <= MAX_ID;
}

static void set_id(struct walk *walk, const struct field *field,
                   const struct event *event, void *row)
{
    const char *id = value_read_text(walk, field->key, event, true);

    if (!id)
        return;
    if (id_accepted(id)) {
        value_put(field, row, id);
        return;
    }
    problem_add(walk->problems, event->place, true,
                _("« %s » ne peut pas servir d’identifiant : 64 lettres, chiffres ou "
                  "tirets au plus, sans espace, par exemple « mise-en-reseau »."),
                quote(id).text);
}

static void set_number(struct walk *walk, const struct field *field,
                       const struct event *event, void *row)
{
    size_t digits = strspn(event->text, "0123456789");
    long number = digits && digits <= 9 ? strtol(event->text, NULL, 10) : -1;

    if (!event->text[digits] && number >= field->low && number <= field->high) {
        put_int(field, row, (int)number);
        return;
    }
    problem_add(walk->problems, event->place, true,
                _("« %s » attend un nombre entre %d et %d, pas « %s »."), field->key,
                field->low, field->high, quote(event->text).text);
}

static const struct choice *find_choice(const struct choice *choices, const char *word)
{
    for (; choices->word; choices++)
        if (word_same(choices->word, word))
            return choices;
    return NULL;
}

static void set_flag(struct walk *walk, const struct field *field,
                     const struct event *event, void *row)
{
    const struct choice *choice = find_choice(flags, event->text);

    if (choice) {
        put_flag(field, row, choice->value);
        return;
    }
    problem_add(walk->problems, event->place, true,
                _("« %s » attend oui ou non, pas « %s »."), field->key,
                quote(event->text).text);
}

static void refuse_choice(struct walk *walk, const struct field *field,
                          const struct event *event)
{
    struct hint hint = hint_start(event->text);

    for (const struct choice *choice = field->choices; choice->word; choice++)
        hint_offer(&hint, choice->word);
    problem_add(walk->problems, event->place, true,
                _("« %s » n’accepte pas « %s ».%s Choix possibles : %s."), field->key,
                quote(event->text).text, hint_nearest(&hint).text,
                str_text(&hint.accepted));
    hint_free(&hint);
}

static void set_choice(struct walk *walk, const struct field *field,
                       const struct event *event, void *row)
{
    const struct choice *choice = find_choice(field->choices, event->text);

    if (!choice)
        refuse_choice(walk, field, event);
    else if (field->type == FIELD_WORD)
        value_put(field, row, choice->text);
    else
        put_int(field, row, choice->value);
}

static void set_line(struct walk *walk, const struct field *field,
                     const struct event *event, void *row)
{
    const char *text =
        value_read_text(walk, field->key, event, field->type == FIELD_LINE);

    if (text)
        value_put(field, row, text);
}

void value_set(struct walk *walk, const struct field *field, const struct event *event,
               void *row)
{
    switch (field->type) {
    case FIELD_LINE:
    case FIELD_BODY:
        set_line(walk, field, event, row);
        break;
    case FIELD_ID:
        set_id(walk, field, event, row);
        break;
    case FIELD_NUMBER:
        set_number(walk, field, event, row);
        break;
    case FIELD_FLAG:
        set_flag(walk, field, event, row);
        break;
    case FIELD_WORD:
    case FIELD_CHOICE:
        set_choice(walk, field, event, row);
        break;
    case FIELD_TEXTS:
    case FIELD_ROWS:
    case FIELD_NAMED:
        break;
    }
}

void value_absent(const struct field *field, void *row, int rank)
{
    static const char *const none[] = {NULL};
    const char *const *empty = none;

    switch (field->type) {
    case FIELD_LINE:
    case FIELD_BODY:
    case FIELD_ID:
        value_put(field, row, "");
        break;
    case FIELD_FLAG:
        put_flag(field, row, field->fallback);
        break;
    case FIELD_NUMBER:
    case FIELD_CHOICE:
        put_int(field, row, field->ranked ? rank : field->fallback);
        break;
    case FIELD_TEXTS:
        memcpy((char *)row + field->offset, &empty, sizeof empty);
        break;
    case FIELD_WORD:
    case FIELD_ROWS:
    case FIELD_NAMED:
        break; /* NULL and 0: the row starts zeroed */
    }
}
