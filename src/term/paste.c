#include <string.h>

#include "term/decode.h"

#include "base/utf8.h"

static const char paste_end[] = "\033[201~";
enum { PASTE_END = sizeof paste_end - 1 };

/* Line ends become \n; other controls than tab are dropped, those of C1 (C2 80 to C2
 * 9F) included. `paste` is NFC and valid, and is rewritten in place. */
static void drop_controls(struct str *paste)
{
    char *to = paste->at;
    const char *end = paste->at + paste->len;

    for (const char *at = paste->at; at < end; at++) {
        unsigned char byte = (unsigned char)*at;
        bool c1 = byte == 0xc2 && at + 1 < end && (unsigned char)at[1] < 0xa0;
        if (c1)
            at++;
        else if (byte == '\r')
            *to++ = '\n';
        else if (byte >= 0x20 ? byte != 0x7f : byte == '\t' || byte == '\n')
            *to++ = *at;
        if (byte == '\r' && at + 1 < end && at[1] == '\n')
            at++;
    }
    *to = '\0';
    paste->len = (size_t)(to - paste->at);
}

static void finish(struct decoder *decoder)
{
    str_clear(&decoder->text);
    utf8_clean(&decoder->text, str_text(&decoder->paste), decoder->paste.len);
    if (decoder->text.len > 0)
        drop_controls(&decoder->text);
    str_free(&decoder->paste);
    decoder->pasting = false;
}

static void keep(struct decoder *decoder, const char *bytes, size_t len)
{
    size_t room = DECODE_PASTE_MAX - decoder->paste.len;
    str_add_n(&decoder->paste, bytes, len < room ? len : room);
}

bool paste_take(struct decoder *decoder, bool late)
{
    const char *bytes = decoder->bytes.at + decoder->start;
    size_t len = decoder->bytes.len - decoder->start;
    const char *end = memmem(bytes, len, paste_end, PASTE_END);

    if (end) {
        keep(decoder, bytes, (size_t)(end - bytes));
        decoder->start += (size_t)(end - bytes) + PASTE_END;
        finish(decoder);
        return true;
    }
    /* the last bytes may be the start of the mark */
    size_t taken = late ? len : len < PASTE_END ? 0 : len - PASTE_END + 1;
    keep(decoder, bytes, taken);
    decoder->start += taken;
    if (late)
        finish(decoder);
    return late;
}
