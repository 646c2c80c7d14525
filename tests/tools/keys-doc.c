/* Writes what the table of actions says of the keys: docs/keys.md, and the section of
 * data/terreau.1 between its two marks.
 *
 * usage: keys-doc ROOT          writes both
 *        keys-doc --check ROOT  fails, writing nothing, when one of them is stale */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "input/keymap.h"

#define PAGE "docs/keys.md"
#define MANUAL "data/terreau.1"
#define BEGIN ".\\\" keys: begin\n"
#define END ".\\\" keys: end\n"

static bool read_file(const char *path, struct str *text)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        str_add_n(text, bytes, n);
    fclose(file);
    return true;
}

static bool write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    fputs(text, file);
    return fclose(file) == 0;
}

/* --- the page -------------------------------------------------------------------- */

/* The page's own words; those of the actions have their catalogue. */
struct words {
    const char *language, *title, *intro, *keys, *does, *where, *name, *none;
    const char *places[11]; /* as `scopes` below */
};

static const struct words words[] = {
    {"fr",
     "En français",
     "Le nom sert à changer de touches, sous `touches:` dans la configuration.",
     "touches",
     "ce qu’elles font",
     "où",
     "nom",
     "par la palette",
     {"partout", "tableau", "corbeille", "doublons", "ordres du jour", "séance",
      "acteurs", "fiche d’acteur", "grille", "membres", "fiche"}},
    {"en",
     "In English",
     "The name is what `touches:` takes in a configuration, to change keys.",
     "keys",
     "what they do",
     "where",
     "name",
     "from the palette",
     {"everywhere", "board", "bin", "duplicates", "agendas", "run", "actors",
      "card of an actor", "grid", "members", "card"}},
};
static const unsigned scopes[] = {
    SCOPE_GLOBAL, SCOPE_BOARD, SCOPE_BIN,  SCOPE_PAIRS,   SCOPE_AGENDA, SCOPE_LIVE,
    SCOPE_ACTORS, SCOPE_CARD,  SCOPE_GRID, SCOPE_MEMBERS, SCOPE_PERSON};
_Static_assert(sizeof scopes / sizeof *scopes ==
                   sizeof words->places / sizeof *words->places,
               "one word for each scope");

static void add_places(struct str *out, const struct words *in, unsigned wanted)
{
    size_t start = out->len;
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (wanted & scopes[i])
            str_printf(out, "%s%s", out->len > start ? ", " : "", in->places[i]);
}

/* A bar would end the cell; a back-quote, the code. */
static void add_cell(struct str *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '|' || *text == '*' || *text == '<' || *text == '`')
            str_add_char(out, '\\');
        str_add_char(out, *text);
    }
}

static void add_row(struct str *out, const struct words *in,
                    const struct keymap *keymap, const struct action_def *def)
{
    char keys[64];
    keymap_labels(keymap, def->action, keys);
    str_add(out, "| ");
    add_cell(out, keys[0] ? keys : in->none);
    str_add(out, " | ");
    add_cell(out, _(def->help));
    str_add(out, " | ");
    add_places(out, in, def->scopes);
    str_printf(out, " | `%s` |\n", def->name);
}

static void add_group(struct str *out, const struct words *in,
                      const struct keymap *keymap, enum action_group group)
{
    str_printf(out, "\n### %s\n\n", _(action_group_title(group)));
    str_printf(out, "| %s | %s | %s | %s |\n", in->keys, in->does, in->where, in->name);
    str_add(out, "| --- | --- | --- | --- |\n");
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
        const struct action_def *def = action_def((enum action)i);
        if (def->group == group)
            add_row(out, in, keymap, def);
    }
}

static void make_page(struct str *out, const struct keymap *keymap)
{
    str_add(out,
            "<!-- Made from src/input/actions.def by tests/tools/keys-doc.c: do not "
            "edit. -->\n# Les touches de terreau\n");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        i18n_set(words[i].language);
        str_printf(out, "\n## %s\n\n%s\n", words[i].title, words[i].intro);
        for (int group = 0; group < GROUP_COUNT; group++)
            add_group(out, &words[i], keymap, (enum action_group)group);
    }
    i18n_set("fr");
}

/* --- the section of the manual --------------------------------------------------- */

/* roff takes a backslash, and a dot or an apostrophe that starts a line, for its own.
 */
static void add_roff(struct str *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        str_add(out, "\\&");
    for (; *text; text++)
        if (*text == '\\')
            str_add(out, "\\e");
        else
            str_add_char(out, *text);
    str_add_char(out, '\n');
}

static void make_section(struct str *out, const struct keymap *keymap)
{
    for (int group = 0; group < GROUP_COUNT; group++) {
        str_printf(out, ".SS %s\n", action_group_title((enum action_group)group));
        for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
            const struct action_def *def = action_def((enum action)i);
            char keys[64];
            keymap_labels(keymap, def->action, keys);
            if (def->group != (enum action_group)group || keys[0] == '\0')
                continue;
            str_add(out, ".TP\n");
            add_roff(out, keys);
            add_roff(out, def->help);
        }
    }
}

/* The manual with its section replaced; false when it has lost its marks. */
static bool make_manual(struct str *out, const struct str *old,
                        const struct keymap *keymap)
{
    const char *begin = strstr(str_text(old), BEGIN);
    const char *end = strstr(str_text(old), END);
    if (!begin || !end || end < begin)
        return false;
    str_add_n(out, old->at, (size_t)(begin - old->at) + strlen(BEGIN));
    make_section(out, keymap);
    str_add(out, end);
    return true;
}

/* --- both ------------------------------------------------------------------------ */

static bool settle(const char *path, const struct str *fresh, const struct str *old,
                   bool check)
{
    if (str_equal(str_text(fresh), str_text(old)))
        return true;
    if (check)
        fprintf(stderr, "%s is stale: run tests/tools/keys-doc\n", path);
    return !check && write_file(path, str_text(fresh));
}

static bool settle_page(const char *root, const struct keymap *keymap, bool check)
{
    struct str path = {0}, fresh = {0}, old = {0};
    str_printf(&path, "%s/%s", root, PAGE);
    read_file(path.at, &old);
    make_page(&fresh, keymap);
    bool good = settle(path.at, &fresh, &old, check);
    str_free(&path);
    str_free(&fresh);
    str_free(&old);
    return good;
}

static bool settle_manual(const char *root, const struct keymap *keymap, bool check)
{
    struct str path = {0}, fresh = {0}, old = {0};
    str_printf(&path, "%s/%s", root, MANUAL);
    bool good = read_file(path.at, &old) && make_manual(&fresh, &old, keymap);
    if (!good)
        fprintf(stderr, "%s: where is the section of keys?\n", path.at);
    good = good && settle(path.at, &fresh, &old, check);
    str_free(&path);
    str_free(&fresh);
    str_free(&old);
    return good;
}

int main(int argc, char *argv[])
{
    bool check = argc == 3 && str_equal(argv[1], "--check");
    if (argc != 2 && !check) {
        fprintf(stderr, "usage: keys-doc [--check] ROOT\n");
        return 2;
    }
    struct keymap *keymap = keymap_new(KEYBOARD_UNKNOWN);
    bool page = settle_page(argv[argc - 1], keymap, check);
    bool manual = settle_manual(argv[argc - 1], keymap, check);
    keymap_free(keymap);
    return page && manual ? EXIT_SUCCESS : EXIT_FAILURE;
}
