/* UTF-8: decoding, normal form, graphemes, and what may be shown.
 *
 * Stored text is NFC, valid, without NUL; every door (keyboard, paste, files) passes
 * utf8_clean. Columns are base/width.h's business, never this module's. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Decodes one code point of text[0..len); returns the bytes used (at least 1 when
 * len > 0, 0 when len is 0). An invalid, overlong or surrogate sequence gives
 * UTF8_REPLACEMENT and uses the bytes up to where it went wrong (one at least). */
size_t utf8_decode(const char *text, size_t len, uint32_t *code);
/* Writes 1 to 4 bytes to out, returns how many; an invalid code writes U+FFFD. */
size_t utf8_encode(uint32_t code, char out[4]);
bool utf8_valid(const char *text, size_t len);

/* Appends text in NFC, invalid bytes as U+FFFD, NUL dropped. Keeps everything else,
 * controls included. */
void utf8_clean(struct str *out, const char *text, size_t len);

/* Appends valid text in lower case, character by character (no language's own rules).
 */
void utf8_lower(struct str *out, const char *text);

/* The same letter in the other case, or the code itself. */
uint32_t utf8_code_lower(uint32_t code);
uint32_t utf8_code_upper(uint32_t code);

/* Length in bytes of the first grapheme cluster of text[0..len); 0 when len is 0. */
size_t utf8_grapheme(const char *text, size_t len);
/* Start of the grapheme that ends at byte `at` (0 < at <= len). */
size_t utf8_grapheme_before(const char *text, size_t at);
/* Number of graphemes. */
size_t utf8_count(const char *text, size_t len);

/* Bytes of the first character of text[0..len) when it is plain: printable, below
 * U+0250, and followed by nothing that could join it, so that it is shown as it is, is
 * a cluster by itself, and takes one column. 0 when it is not, or when that would take
 * longer to know. Nearly all of French is. */
size_t utf8_plain(const char *text, size_t len);

/* The one filter between stored text and a terminal: appends text with every C0, DEL,
 * C1, bidi control, zero-width or other format control, line and paragraph separator,
 * noncharacter and invalid byte replaced by a visible mark such as ⟨202E⟩ (an invalid
 * byte has two digits, ⟨FF⟩). ZWJ and variation selectors are dropped in silence. Tab
 * and newline become one space each. At most 4 combining marks follow a base, more are
 * dropped; a mark without a base (at the start, after a space) is shown as ⟨0301⟩. */
void utf8_displayable(struct str *out, const char *text, size_t len);

#endif
