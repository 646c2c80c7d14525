/* What a terminal sends, byte by byte, and what becomes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/utf8.h"
#include "term/decode.h"

static void name_key(struct str *out, struct key key)
{
    static const char *const names[] = {
        [K_ENTER] = "Enter",  [K_ESC] = "Esc",      [K_TAB] = "Tab",
        [K_BACKTAB] = "Back", [K_BACKSPACE] = "Bs", [K_DELETE] = "Del",
        [K_INSERT] = "Ins",   [K_UP] = "Up",        [K_DOWN] = "Down",
        [K_LEFT] = "Left",    [K_RIGHT] = "Right",  [K_HOME] = "Home",
        [K_END] = "End",      [K_PAGE_UP] = "PgUp", [K_PAGE_DOWN] = "PgDn",
        [K_FUNCTION] = "F",
    };
    char bytes[4];

    str_add(out, key.ctrl ? "C-" : "");
    str_add(out, key.shift ? "S-" : "");
    if (key.name == K_CHAR)
        str_add_n(out, bytes, utf8_encode(key.code, bytes));
    else
        str_add(out, names[key.name]);
    if (key.name == K_FUNCTION)
        str_printf(out, "%u", key.code);
}

/* Adds the names of all events ready to out, separated by blanks. */
static void take(struct decoder *decoder, bool late, struct str *out)
{
    struct event event;

    while (decoder_next(decoder, late, &event)) {
        if (out->len > 0)
            str_add_char(out, ' ');
        if (event.kind == EVENT_KEY)
            name_key(out, event.key);
        else if (event.kind == EVENT_PASTE)
            str_printf(out, "<%s>", event.text);
        else
            str_add(out, decoder->light ? "light" : "dark");
    }
}

static void expect(const char *bytes, const char *events)
{
    size_t len = strlen(bytes);

    /* at once, then cut in two anywhere: the same events */
    for (size_t cut = 0; cut < len; cut++) {
        struct decoder decoder = {0};
        struct str out = {0};
        decoder_feed(&decoder, bytes, cut, 1000);
        take(&decoder, false, &out);
        decoder_feed(&decoder, bytes + cut, len - cut, 1001);
        take(&decoder, false, &out);
        while (decoder_delay(&decoder, 1001) >= 0)
            take(&decoder, true, &out);
        if (strcmp(str_text(&out), events) != 0)
            fail_msg("cut at %zu: « %s » instead of « %s »", cut, str_text(&out),
                     events);
        str_free(&out);
        decoder_free(&decoder);
    }
}

static void plain_keys(void **state)
{
    (void)state;
    expect("aé œ日", "a é   œ 日");
    expect("\r\n\t\b\177", "Enter Enter Tab Bs Bs");
    expect("\x01\x0f\x1a", "C-a C-o C-z");
    expect("e\xcc\x81", "e \xcc\x81");
}

static void usual_sequences(void **state)
{
    (void)state;
    expect("\033[A\033OB\033[1;2C\033[1;5D", "Up Down S-Right C-Left");
    expect("\033[H\033[F\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End");
    expect("\033[2~\033[3~\033[5~\033[6~\033[3;2~", "Ins Del PgUp PgDn S-Del");
    expect("\033OP\033[12~\033[[C\033[15~\033[24~\033[1;2S", "F1 F2 F3 F5 F12 S-F4");
    expect("\033[Z\033OM\033Op\033Oy", "Back Enter 0 9");
    expect("\033[a\033Ob\033[3$x\033[3^x", "S-Up C-Down S-Del x C-Del x");
}

static void keys_told_by_number(void **state)
{
    (void)state;
    expect("\033[27u\033[13;5u\033[97u\033[97;2u", "Esc C-Enter a A");
    expect("\033[233;2u\033[49:38;2u\033[97;5u", "É & C-a");
    expect("\033[27;5;13~\033[27;2;9~\033[27;6;65~", "C-Enter Back C-a");
    expect("\033[97;1:3u\033[97;3u\033[57358ux", "x"); /* release, Alt, Caps Lock */
    expect("\033[97;129ux", "a x");                    /* Num Lock changes nothing */
}

static void alt_is_swallowed(void **state)
{
    (void)state;
    expect("\033xa\033\303\251b\033\rc", "a b c");
    expect("\033[1;3Aa\033\033[Ab\033\033OAc", "a b c");
}

static void unknown_is_swallowed_whole(void **state)
{
    (void)state;
    expect("\033[Ia\033[Ob\033[<0;12;3Mc\033[?62;22cd", "a b c d");
    expect("\033[200;1Ra\033[?2026;2$yb\033[38;5;12;1;2;3;4;5;6;7;8;9zc", "a b c");
    expect("\033]52;c;abc\ad\033]0;titre\033\\e\033P1$r0m\033\\f", "d e f");
    expect("\033[12\001a", "C-a a"); /* broken off: what broke it is a key */
    expect("\033[M !\"a", "a");
}

static void ground_answers(void **state)
{
    (void)state;
    expect("\033]11;rgb:ffff/ffff/ffff\033\\a", "light a");
    expect("\033]11;rgb:1e/1e/1e\ab", "dark b");
    expect("\033]11;rgba:fdfd/f6f6/e3e3/ffff\ac", "light c");
    expect("\033]11;rgb:zz/1e/1e\ad", "d");
}

static void broken_bytes_eat_no_key(void **state)
{
    (void)state;
    expect("a\351b\377c\302", "a b c");
    expect("\200\200x\364\220\200\200y\355\240\200z", "x y z");
    expect("\303\303\251\342\202a", "é a");
}

static void pastes(void **state)
{
    (void)state;
    expect("\033[200~un\rdeux\r\ntrois\033[201~a", "<un\ndeux\ntrois> a");
    expect("\033[200~\033[31mq\001\t\302\205e\xcc\x81\377\033[201~",
           "<[31mq\té\xef\xbf\xbd>");
    expect("\033[200~\033[201~b", "<> b");
    expect("\033[200~perdu", "<perdu>"); /* the end never came */
    expect("\033[201~c", "c");
}

static void a_lone_escape(void **state)
{
    struct decoder decoder = {0};
    struct str out = {0};

    (void)state;
    decoder_feed(&decoder, "\033", 1, 1000);
    take(&decoder, false, &out);
    assert_string_equal(str_text(&out), "");
    assert_int_equal(decoder_delay(&decoder, 1000), DECODE_ESCAPE_MS);
    assert_int_equal(decoder_delay(&decoder, 1060), 0);
    take(&decoder, true, &out);
    assert_string_equal(str_text(&out), "Esc");
    /* the rest of an arrow, 60 ms late: not a bracket and a letter */
    decoder_feed(&decoder, "[", 1, 1060);
    take(&decoder, false, &out);
    decoder_feed(&decoder, "A", 1, 1065);
    take(&decoder, false, &out);
    assert_string_equal(str_text(&out), "Esc Up");
    /* a second later a bracket is a bracket */
    decoder_feed(&decoder, "[", 1, 2100);
    take(&decoder, false, &out);
    assert_string_equal(str_text(&out), "Esc Up [");
    str_free(&out);
    decoder_free(&decoder);
}

static void a_bracket_after_escape(void **state)
{
    struct decoder decoder = {0};
    struct str out = {0};

    (void)state;
    decoder_feed(&decoder, "\033", 1, 1000);
    take(&decoder, true, &out);
    decoder_feed(&decoder, "O", 1, 1100);
    take(&decoder, false, &out);
    assert_int_equal(decoder_delay(&decoder, 1100), DECODE_RESYNC_MS);
    take(&decoder, true, &out); /* nothing followed: it was typed */
    assert_string_equal(str_text(&out), "Esc O");
    str_free(&out);
    decoder_free(&decoder);
}

static void two_escapes(void **state)
{
    (void)state;
    expect("\033\033", "Esc Esc");
}

static void a_large_paste(void **state)
{
    struct decoder decoder = {0};
    struct event event;
    char block[4000];

    (void)state;
    memset(block, 'x', sizeof block);
    decoder_feed(&decoder, "\033[200~", 6, 1);
    for (int i = 0; i < 600; i++) { /* 2.4 MB: the limit cuts it */
        assert_false(decoder_next(&decoder, false, &event));
        decoder_feed(&decoder, block, sizeof block, 1);
    }
    decoder_feed(&decoder, "\033[201~y", 7, 1);
    assert_true(decoder_next(&decoder, false, &event));
    assert_int_equal(event.kind, EVENT_PASTE);
    assert_int_equal(event.len, DECODE_PASTE_MAX);
    assert_true(decoder_next(&decoder, false, &event));
    assert_int_equal(event.key.code, 'y');
    decoder_free(&decoder);
}

static void strings_of_the_terminal(void **state)
{
    static const struct key_string strings[] = {{"\033A", {.name = K_UP}}};
    struct decoder decoder = {.strings = strings, .string_count = 1};
    struct str out = {0};

    (void)state;
    decoder_feed(&decoder, "\033A\033Bx", 5, 1);
    take(&decoder, false, &out);
    assert_string_equal(str_text(&out), "Up x");
    str_free(&out);
    decoder_free(&decoder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_keys),
        cmocka_unit_test(usual_sequences),
        cmocka_unit_test(keys_told_by_number),
        cmocka_unit_test(alt_is_swallowed),
        cmocka_unit_test(unknown_is_swallowed_whole),
        cmocka_unit_test(ground_answers),
        cmocka_unit_test(broken_bytes_eat_no_key),
        cmocka_unit_test(pastes),
        cmocka_unit_test(a_lone_escape),
        cmocka_unit_test(a_bracket_after_escape),
        cmocka_unit_test(two_escapes),
        cmocka_unit_test(a_large_paste),
        cmocka_unit_test(strings_of_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
