/* Any bytes through the doors of base/: what comes out keeps its promises. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool held)
{
    if (!held) {
        abort();
    }
}

static void clean_is_nfc(const char *text, size_t len)
{
    struct str once = {0};
    struct str twice = {0};
    utf8_clean(&once, text, len);
    utf8_clean(&twice, str_text(&once), once.len);
    must(utf8_valid(str_text(&once), once.len));
    must(strlen(str_text(&once)) == once.len);
    must(strcmp(str_text(&once), str_text(&twice)) == 0);
    str_free(&once);
    str_free(&twice);
}

static void displayable_is_harmless(const char *text, size_t len)
{
    struct str once = {0};
    struct str twice = {0};
    utf8_displayable(&once, text, len);
    utf8_displayable(&twice, str_text(&once), once.len);
    must(utf8_valid(str_text(&once), once.len));
    must(strcmp(str_text(&once), str_text(&twice)) == 0);
    for (size_t i = 0; i < once.len; i++) {
        must((unsigned char)once.at[i] >= ' ' && once.at[i] != 0x7F);
    }
    str_free(&once);
    str_free(&twice);
}

static void fold_is_stable(const char *text)
{
    struct str once = {0};
    struct str twice = {0};
    fold_text(&once, text);
    fold_text(&twice, str_text(&once));
    must(strcmp(str_text(&once), str_text(&twice)) == 0);
    must(!strstr(str_text(&once), "  ") && str_text(&once)[0] != ' ');
    must(once.len == 0 || once.at[once.len - 1] != ' ');
    must(fold_matches(str_text(&once), str_text(&twice)));
    must(fold_likeness(str_text(&once), str_text(&twice)) == 1000);
    str_free(&once);
    str_free(&twice);
}

static void graphemes_go_both_ways(const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        size_t next = at + utf8_grapheme(text + at, len - at);
        must(next > at && utf8_grapheme_before(text, next) == at);
        at = next;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {0};
    str_add_n(&text, (const char *)data, size);
    clean_is_nfc(text.at, size);
    displayable_is_harmless(text.at, size);
    fold_is_stable(text.at);
    graphemes_go_both_ways(text.at, size);
    str_free(&text);
    return 0;
}
