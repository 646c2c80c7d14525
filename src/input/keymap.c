#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "input/keymap.h"
#include "input/private.h"

struct binding {
    enum action action;
    unsigned scopes;
    struct key key;
};

struct keymap {
    enum keyboard keyboard;
    VEC(struct binding) bindings;
};

/* Reads the word at *at (keys are separated by spaces); false at the end. */
static bool next_word(const char **at, char out[32])
{
    while (**at == ' ')
        (*at)++;
    size_t len = strcspn(*at, " ");
    if (len == 0)
        return false;
    str_copy(out, len + 1 < 32 ? len + 1 : 32, *at);
    *at += len;
    return true;
}

/* "azerty:&" is a key of that keyboard alone; a lone ":" is the colon. */
static const char *for_keyboard(const char *word, enum keyboard keyboard)
{
    const char *colon = strchr(word, ':');
    if (!colon || colon == word || !colon[1])
        return word;
    char name[16];
    str_copy(name,
             (size_t)(colon - word) + 1 < sizeof name ? (size_t)(colon - word) + 1
                                                      : sizeof name,
             word);
    enum keyboard wanted = keyboard_named(name);
    if (wanted == KEYBOARD_UNKNOWN)
        return word;
    bool holds = wanted == keyboard ||
                 (keyboard == KEYBOARD_UNKNOWN && wanted == KEYBOARD_AZERTY);
    return holds ? colon + 1 : NULL;
}

static void bind_defaults(struct keymap *keymap, const struct action_def *def)
{
    const char *at = def->keys;
    char word[32];
    while (next_word(&at, word)) {
        const char *text = for_keyboard(word, keymap->keyboard);
        struct binding binding = {.action = def->action, .scopes = def->scopes};
        if (text && key_parse(text, &binding.key))
            vec_push(&keymap->bindings, binding);
    }
}

struct keymap *keymap_new(enum keyboard keyboard)
{
    struct keymap *keymap = xcalloc(1, sizeof *keymap);
    keymap->keyboard = keyboard;
    for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
        bind_defaults(keymap, action_def((enum action)i));
    return keymap;
}

void keymap_free(struct keymap *keymap)
{
    if (!keymap)
        return;
    vec_free(&keymap->bindings);
    free(keymap);
}

static bool overlap(unsigned a, unsigned b)
{
    return (a & b) || ((a | b) & SCOPE_GLOBAL);
}

static const struct binding *holder(const struct keymap *keymap, unsigned scopes,
                                    struct key key, enum action except)
{
    for (size_t i = 0; i < keymap->bindings.n; i++) {
        const struct binding *binding = &keymap->bindings.at[i];
        if (binding->action != except && overlap(binding->scopes, scopes) &&
            key_equal(binding->key, key))
            return binding;
    }
    return NULL;
}

/* Every key of `keys` must be readable and free before anything changes. */
static bool check_keys(const struct keymap *keymap, const struct action_def *def,
                       const char *keys, struct err *err)
{
    char word[32];
    while (next_word(&keys, word)) {
        struct key key;
        if (!key_parse(word, &key))
            return err_set(err, ERR_INPUT,
                           _("« %s » n’est pas une touche : écrivez par exemple a, "
                             "Ctrl+Z, Maj+Haut, Entrée ou F2."),
                           word);
        const struct binding *taken = holder(keymap, def->scopes, key, def->action);
        if (taken)
            return err_set(
                err, ERR_INPUT,
                _("La touche %s sert déjà à « %s » : choisissez-en une autre "
                  "pour « %s »."),
                word, action_def(taken->action)->name, def->name);
    }
    return true;
}

bool keymap_bind(struct keymap *keymap, const char *action, const char *keys,
                 struct err *err)
{
    const struct action_def *def = action_def(action_named(action));
    if (!def)
        return err_set(err, ERR_INPUT, _("« %s » n’est pas une action connue."),
                       action);
    if (!check_keys(keymap, def, keys, err))
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < keymap->bindings.n; i++)
        if (keymap->bindings.at[i].action != def->action)
            keymap->bindings.at[kept++] = keymap->bindings.at[i];
    keymap->bindings.n = kept;
    char word[32];
    while (next_word(&keys, word)) {
        struct binding binding = {.action = def->action, .scopes = def->scopes};
        if (key_parse(word, &binding.key))
            vec_push(&keymap->bindings, binding);
    }
    return true;
}

enum action keymap_find(const struct keymap *keymap, unsigned scope, struct key key)
{
    enum action found = ACTION_NONE;
    for (size_t i = 0; i < keymap->bindings.n; i++) {
        const struct binding *binding = &keymap->bindings.at[i];
        if (!key_equal(binding->key, key))
            continue;
        if (binding->scopes & scope)
            return binding->action;
        if (binding->scopes & SCOPE_GLOBAL)
            found = binding->action;
    }
    return found;
}

void keymap_label(const struct keymap *keymap, enum action action, char out[32])
{
    const struct binding *shown = NULL;
    for (size_t i = 0; i < keymap->bindings.n; i++) {
        const struct binding *binding = &keymap->bindings.at[i];
        if (binding->action != action)
            continue;
        bool direct = keyboard_is_direct(keymap->keyboard, binding->key);
        if (!shown || direct)
            shown = binding;
        if (direct)
            break;
    }
    out[0] = '\0';
    if (shown)
        key_label(shown->key, out);
}

void keymap_chord(const struct keymap *keymap, enum action action, char out[32])
{
    out[0] = '\0';
    for (size_t i = 0; i < keymap->bindings.n && !out[0]; i++) {
        const struct binding *binding = &keymap->bindings.at[i];
        if (binding->action == action && key_is_chord(binding->key))
            key_label(binding->key, out);
    }
}

void keymap_labels(const struct keymap *keymap, enum action action, char out[64])
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < keymap->bindings.n && len < 63; i++) {
        if (keymap->bindings.at[i].action != action)
            continue;
        char label[32];
        key_label(keymap->bindings.at[i].key, label);
        if (len + strlen(label) + 2 >= 64)
            break;
        len += (size_t)snprintf(out + len, 64 - len, "%s%s", len ? ", " : "", label);
    }
}

enum keyboard keymap_keyboard(const struct keymap *keymap)
{
    return keymap->keyboard;
}
