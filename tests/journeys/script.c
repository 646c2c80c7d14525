#include "script.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

static bool read_file(const char *path, struct str *text)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        str_add_n(text, bytes, n);
    return fclose(file) == 0;
}

/* The escape at `at`, just after its backslash; returns what follows it. */
static const char *add_escape(struct str *word, const char *at)
{
    static const char names[] = "nte", bytes[] = "\n\t\x1b";
    const char *found = strchr(names, *at);
    if (*at == 'u') {
        char digits[5] = "", encoded[4];
        memcpy(digits, at + 1, strnlen(at + 1, 4));
        str_add_n(word, encoded,
                  utf8_encode((uint32_t)strtoul(digits, NULL, 16), encoded));
        return at + 1 + strlen(digits);
    }
    str_add_char(word, found && *at ? bytes[found - names] : *at);
    return at + 1;
}

/* Reads the word at `at`; returns what follows it, NULL when a quote stays open. */
static const char *read_word(const char *at, struct str *word)
{
    bool quoted = false;
    while (*at && (quoted || *at != ' ')) {
        if (*at == '"') {
            quoted = !quoted;
            at++;
        } else if (*at == '\\' && at[1] && quoted) {
            at = add_escape(word, at + 1);
        } else {
            at += *at == '\\' && at[1];
            str_add_char(word, *at++);
        }
    }
    return quoted ? NULL : at;
}

static bool split(struct arena *arena, const char *text, struct script_line *line)
{
    VEC(const char *) words = {0};
    while (text && *(text += strspn(text, " "))) {
        struct str word = {0};
        text = read_word(text, &word);
        vec_push(&words, arena_strndup(arena, str_text(&word), word.len));
        str_free(&word);
    }
    line->count = words.n;
    line->words = arena_alloc(arena, (words.n + 1) * sizeof *line->words);
    for (size_t i = 0; i < words.n; i++)
        line->words[i] = words.at[i];
    vec_free(&words);
    return text != NULL;
}

bool script_read(const char *path, struct script *script, struct str *why)
{
    struct str text = {0};
    VEC(struct script_line) lines = {0};
    bool good = read_file(path, &text);
    if (!good)
        str_printf(why, "%s: %s", path, strerror(errno));
    char *at = text.at;
    for (int number = 1; good && at && *at; number++) {
        char *end = at + strcspn(at, "\n");
        char *next = *end ? end + 1 : end;
        *end = '\0';
        struct script_line line = {.number = number};
        if (*at != '#' && !split(&script->arena, at, &line)) {
            str_printf(why, "%s:%d: a quote stays open", path, number);
            good = false;
        }
        if (line.count)
            vec_push(&lines, line);
        at = next;
    }
    script->lines = arena_alloc(&script->arena, (lines.n + 1) * sizeof *script->lines);
    script->count = lines.n;
    for (size_t i = 0; i < lines.n; i++)
        script->lines[i] = lines.at[i];
    vec_free(&lines);
    str_free(&text);
    return good;
}

void script_free(struct script *script)
{
    arena_free(&script->arena);
}
