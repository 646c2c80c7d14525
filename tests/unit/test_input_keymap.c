/* The table of actions on every keyboard: names, collisions, keys within reach. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "input/keymap.h"

static const enum keyboard keyboards[] = {
    KEYBOARD_UNKNOWN, KEYBOARD_AZERTY, KEYBOARD_AFNOR, KEYBOARD_BEPO, KEYBOARD_QWERTY};
#define COUNT(list) (sizeof(list) / sizeof *(list))

/* The scopes that some action has, as bits. */
static unsigned every_scope(void)
{
    unsigned scopes = 0;
    for (int i = 1; i < ACTION_COUNT; i++)
        scopes |= action_def((enum action)i)->scopes;
    return scopes;
}

/* Calls seen for each default key of an action on a keyboard. */
typedef void (*key_seen)(const struct action_def *def, struct key key, void *ctx);

static void each_key(enum keyboard keyboard, const struct action_def *def,
                     key_seen seen, void *ctx)
{
    for (const char *at = def->keys; *(at += strspn(at, " "));) {
        char word[32];
        size_t len = strcspn(at, " ");
        const char *colon = memchr(at, ':', len);
        size_t prefix = colon && colon > at ? (size_t)(colon - at) : 0;
        struct key key;
        str_copy(word, prefix + 1, at);
        if (!prefix || keyboard_named(word) == keyboard) {
            size_t skip = prefix ? prefix + 1 : 0;
            str_copy(word, len - skip + 1, at + skip);
            if (!key_parse(word, &key))
                fail_msg("%s: « %s » is no key", def->name, word);
            seen(def, key, ctx);
        }
        at += len;
    }
}

static void test_names_are_unique_and_found(void **state)
{
    (void)state;
    for (int i = 1; i < ACTION_COUNT; i++) {
        const struct action_def *def = action_def((enum action)i);
        assert_int_equal(def->action, i);
        if (action_named(def->name) != def->action)
            fail_msg("« %s » names two actions", def->name);
        assert_true(*def->label && *def->help && def->scopes);
        assert_true(def->group < GROUP_COUNT);
    }
    assert_null(action_def(ACTION_NONE));
    assert_null(action_def(ACTION_COUNT));
    assert_int_equal(action_named("danser"), ACTION_NONE);
    for (int i = 0; i < GROUP_COUNT; i++)
        assert_true(*action_group_title((enum action_group)i));
}

/* Were two actions of overlapping scopes to share a key, one would hide the other. */
static void finds_its_action(const struct action_def *def, struct key key, void *ctx)
{
    const struct keymap *keymap = ctx;
    for (unsigned scope = SCOPE_BOARD; scope <= every_scope(); scope <<= 1) {
        if (!(def->scopes & (scope | SCOPE_GLOBAL)))
            continue;
        enum action found = keymap_find(keymap, scope, key);
        char label[32];
        key_label(key, label);
        if (found != def->action)
            fail_msg("%s on %s: « %s », not « %s »", label,
                     keyboard_name(keymap_keyboard(keymap)),
                     found ? action_def(found)->name : "nothing", def->name);
    }
}

static void test_no_key_has_two_meanings(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(keyboards); k++) {
        struct keymap *keymap = keymap_new(keyboards[k]);
        assert_int_equal(keymap_keyboard(keymap), keyboards[k]);
        for (int i = 1; i < ACTION_COUNT; i++)
            each_key(keyboards[k], action_def((enum action)i), finds_its_action,
                     keymap);
        keymap_free(keymap);
    }
}

/* Characters behind AltGr, from the X keyboard database: fr, afnor, bepo, us. */
static bool needs_altgr(enum keyboard keyboard, struct key key)
{
    static const char *const third[] = {
        [KEYBOARD_UNKNOWN] = "@#~{}[]|\\^`€",
        [KEYBOARD_AZERTY] = "@#~{}[]|\\^`€",
        [KEYBOARD_AFNOR] = "&{}[]|\\~`€",
        [KEYBOARD_BEPO] = "|&[]{}<>~\\^_€",
        [KEYBOARD_QWERTY] = "",
    };
    char sign[8] = "";
    if (key.name != K_CHAR || key.ctrl)
        return false;
    sign[utf8_encode(key.code, sign)] = '\0';
    return strstr(third[keyboard], sign) != NULL;
}

struct reach {
    enum keyboard keyboard;
    int keys, near;
};

static void count_near(const struct action_def *def, struct key key, void *ctx)
{
    struct reach *reach = ctx;
    (void)def;
    reach->keys++;
    reach->near += !needs_altgr(reach->keyboard, key) && key.name != K_FUNCTION;
}

static void test_no_action_asks_for_altgr_or_a_function_key(void **state)
{
    (void)state;
    for (size_t k = 0; k < COUNT(keyboards); k++) {
        for (int i = 1; i < ACTION_COUNT; i++) {
            struct reach reach = {.keyboard = keyboards[k]};
            each_key(keyboards[k], action_def((enum action)i), count_near, &reach);
            if (reach.keys && !reach.near)
                fail_msg("%s on %s: out of reach", action_def((enum action)i)->name,
                         keyboard_name(keyboards[k]));
        }
    }
}

/* What is done at each minute costs one press on a French keyboard. */
static void test_what_is_frequent_is_direct(void **state)
{
    static const enum action frequent[] = {
        ACTION_ADD,  ACTION_ADD_FEAR, ACTION_EDIT, ACTION_BIN,   ACTION_UNDO,
        ACTION_MARK, ACTION_GROUP,    ACTION_VOTE, ACTION_MERGE, ACTION_MOVE_TO,
        ACTION_HELP, ACTION_PALETTE,  ACTION_TAG,  ACTION_KIND,  ACTION_FILTER,
    };
    static const char *const wanted[] = {"a", "!", "e", "x", "u", "Espace", "g", "v",
                                         "r", "m", ",", ":", "t", "b",      "f"};
    struct keymap *keymap = keymap_new(KEYBOARD_AZERTY);
    (void)state;
    for (size_t i = 0; i < COUNT(frequent); i++) {
        char label[32];
        keymap_label(keymap, frequent[i], label);
        assert_string_equal(label, wanted[i]);
    }
    keymap_free(keymap);
}

static void test_the_key_shown_is_direct_on_that_keyboard(void **state)
{
    char label[32], labels[64];
    (void)state;
    struct keymap *qwerty = keymap_new(KEYBOARD_QWERTY);
    keymap_label(qwerty, ACTION_FILTER, label);
    assert_string_equal(label, "f");
    keymap_label(qwerty, ACTION_PALETTE, label);
    assert_string_equal(label, ":"); /* no key of its own is direct: the first */
    keymap_labels(qwerty, ACTION_FILTER, labels);
    assert_string_equal(labels, "f, /, F7");
    keymap_label(qwerty, ACTION_BUDGET, label);
    assert_string_equal(label, "");
    assert_true(keymap_bind(qwerty, "budget", "Ctrl+B B % ; F9", NULL));
    keymap_label(qwerty, ACTION_BUDGET, label);
    assert_string_equal(label, ";");
    assert_true(keymap_bind(qwerty, "budget", "", NULL));
    keymap_labels(qwerty, ACTION_BUDGET, labels);
    assert_string_equal(labels, "");
    keymap_free(qwerty);
}

static enum action found(const struct keymap *keymap, unsigned scope, const char *word)
{
    struct key key;
    assert_true(key_parse(word, &key));
    return keymap_find(keymap, scope, key);
}

static void test_a_community_changes_keys(void **state)
{
    struct keymap *keymap = keymap_new(KEYBOARD_AZERTY);
    struct err err = ERR_INIT;
    (void)state;
    assert_true(keymap_bind(keymap, "voter", "; Ctrl+V", &err));
    assert_int_equal(found(keymap, SCOPE_BOARD, ";"), ACTION_VOTE);
    assert_int_equal(found(keymap, SCOPE_BOARD, "Ctrl+V"), ACTION_VOTE);
    assert_int_equal(found(keymap, SCOPE_BOARD, "v"), ACTION_NONE);
    /* Its old key is free for another. */
    assert_true(keymap_bind(keymap, "budget", "v", &err));
    assert_int_equal(found(keymap, SCOPE_BOARD, "v"), ACTION_BUDGET);
    /* The same key in scopes that never meet. */
    assert_true(keymap_bind(keymap, "passer-paire", "v", &err));
    assert_int_equal(found(keymap, SCOPE_PAIRS, "v"), ACTION_PAIR_SKIP);
    keymap_free(keymap);
}

static void refused(struct keymap *keymap, const char *action, const char *keys,
                    const char *word)
{
    struct err err = ERR_INIT;
    assert_false(keymap_bind(keymap, action, keys, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    if (!strstr(err.text, word))
        fail_msg("« %s » does not say « %s »", err.text, word);
}

static void test_a_wrong_key_changes_nothing(void **state)
{
    struct keymap *keymap = keymap_new(KEYBOARD_AZERTY);
    (void)state;
    refused(keymap, "danser", "d", "danser");
    refused(keymap, "voter", "Touche", "Touche");
    refused(keymap, "voter", "; g", "grouper");
    refused(keymap, "voter", "q", "quitter"); /* global: active here too */
    refused(keymap, "quitter", "v", "voter");
    assert_int_equal(found(keymap, SCOPE_BOARD, "v"), ACTION_VOTE);
    assert_int_equal(found(keymap, SCOPE_BOARD, ";"), ACTION_NONE);
    keymap_free(keymap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_unique_and_found),
        cmocka_unit_test(test_no_key_has_two_meanings),
        cmocka_unit_test(test_no_action_asks_for_altgr_or_a_function_key),
        cmocka_unit_test(test_what_is_frequent_is_direct),
        cmocka_unit_test(test_the_key_shown_is_direct_on_that_keyboard),
        cmocka_unit_test(test_a_community_changes_keys),
        cmocka_unit_test(test_a_wrong_key_changes_nothing),
    };
    i18n_set("fr");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
