#include "term/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { ESC = 0x1b, DEL = 0x7f };

void decoder_free(struct decoder *decoder)
{
    str_free(&decoder->bytes);
    str_free(&decoder->paste);
    str_free(&decoder->text);
    *decoder = (struct decoder){0};
}

void decoder_feed(struct decoder *decoder, const char *bytes, size_t len, int64_t now)
{
    struct str *buffer = &decoder->bytes;

    if (decoder->start > 0) {
        buffer->len -= decoder->start;
        memmove(buffer->at, buffer->at + decoder->start, buffer->len);
        decoder->start = 0;
    }
    str_add_n(buffer, bytes, len);
    decoder->arrived = now;
}

/* A '[' or 'O' that follows a lone Esc this closely is the rest of a key cut in two by
 * a slow line, not text. */
static bool resyncing(const struct decoder *decoder, char byte)
{
    return (byte == '[' || byte == 'O') && decoder->escaped != 0 &&
           decoder->arrived - decoder->escaped <= DECODE_ESCAPE_MS + DECODE_RESYNC_MS;
}

static void give_key(struct event *event, struct key key)
{
    event->kind = EVENT_KEY;
    event->key = key;
}

static struct key control_key(unsigned char byte)
{
    switch (byte) {
    case '\r':
    case '\n':
        return (struct key){.name = K_ENTER};
    case '\t':
        return (struct key){.name = K_TAB};
    case '\b':
    case DEL:
        return (struct key){.name = K_BACKSPACE};
    case 0:
        return (struct key){.name = K_CHAR, .code = ' ', .ctrl = true};
    default: /* 1 is Ctrl+A; 28 to 31 are Ctrl with \ ] ^ _ */
        return (struct key){.name = K_CHAR,
                            .code = byte <= 26 ? (uint32_t)('a' + byte - 1)
                                               : (uint32_t)('@' + byte),
                            .ctrl = true};
    }
}

/* Bytes that the character beginning with `lead` should take; 0 when none begins so. */
static size_t character_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/* One character; *code is 0 when its bytes are to be dropped. Returns the bytes used, 0
 * when the rest has not come. */
static size_t character(const char *text, size_t len, bool late, uint32_t *code)
{
    size_t whole = character_length((unsigned char)text[0]);
    size_t have = 1;

    *code = 0;
    if (whole == 0)
        return 1;
    while (have < whole && have < len && ((unsigned char)text[have] & 0xc0) == 0x80)
        have++;
    if (have == len && have < whole)
        return late ? have : 0;
    size_t used = utf8_decode(text, len, code);
    if (*code == UTF8_REPLACEMENT || (*code >= 0x80 && *code < 0xa0))
        *code = 0;
    return used;
}

static size_t plain(const char *text, size_t len, bool late, struct event *event)
{
    unsigned char byte = (unsigned char)text[0];
    uint32_t code;

    if (byte < 0x20 || byte == DEL) {
        give_key(event, control_key(byte));
        return 1;
    }
    size_t used = character(text, len, late, &code);
    if (code != 0)
        give_key(event, (struct key){.name = K_CHAR, .code = code});
    return used;
}

/* OSC, DCS and the like, from the byte after ESC to BEL or ST. Returns 0 while the end
 * has not come. */
static size_t string_length(const char *text, size_t len)
{
    for (size_t i = 1; i < len; i++) {
        if (text[i] == '\a')
            return i + 1;
        if (text[i] == ESC && i + 1 < len)
            return text[i + 1] == '\\' ? i + 2 : i;
    }
    return 0;
}

static size_t control_string(struct decoder *decoder, const char *text, size_t len,
                             bool late, struct event *event)
{
    size_t used = string_length(text, len);

    if (used == 0) {
        if (!late)
            return 0;
        /* Alt+] or Alt+P pressed by a person, unless it is the start of an answer */
        return text[0] == ']' && len > 1 ? len : 1;
    }
    if (text[0] == ']' && sequence_ground(text + 1, used - 1, &decoder->light))
        event->kind = EVENT_GROUND;
    return used;
}

/* A mouse report of the oldest kind carries three bytes after its sequence. */
static size_t mouse_report(size_t used, size_t len, bool late)
{
    if (used + 3 <= len)
        return used + 3;
    return late ? len : 0;
}

static size_t control_sequence(struct decoder *decoder, const char *text, size_t len,
                               bool late, struct event *event)
{
    struct csi csi;
    struct key key;
    bool ss3 = text[0] == 'O';
    size_t used = ss3 ? sequence_ss3(text, len, &csi) : sequence_csi(text, len, &csi);

    if (used == 0)
        return late ? len : 0;
    if (ss3 ? sequence_ss3_key(&csi, &key) : sequence_csi_key(&csi, &key))
        give_key(event, key);
    else if (!ss3 && csi.final == '~' && csi.params[0] == 200 && csi.count == 1)
        decoder->pasting = true;
    else if (!ss3 && csi.final == 'M' && csi.prefix == 0 && csi.count == 0)
        return mouse_report(used, len, late);
    return used;
}

/* What follows an ESC. Returns 0 when more must come first. */
static size_t escaped(struct decoder *decoder, const char *text, size_t len, bool late,
                      struct event *event)
{
    uint32_t code;

    if (text[0] == '[' || text[0] == 'O')
        return control_sequence(decoder, text, len, late, event);
    if (memchr("]PX^_", text[0], 5))
        return control_string(decoder, text, len, late, event);
    /* Alt with a character or a control: never taken as Esc and a command */
    return character(text, len, late, &code);
}

static size_t own_string(const struct decoder *decoder, const char *text, size_t len,
                         struct event *event)
{
    for (size_t i = 0; i < decoder->string_count; i++) {
        const struct key_string *string = &decoder->strings[i];
        size_t size = strlen(string->bytes);
        if (size <= len && memcmp(string->bytes, text, size) == 0) {
            give_key(event, string->key);
            return size;
        }
    }
    return 0;
}

static size_t escape(struct decoder *decoder, const char *text, size_t len, bool late,
                     struct event *event)
{
    size_t used = own_string(decoder, text, len, event);

    if (used > 0)
        return used;
    if (len == 1 || (len == 2 && text[1] == ESC)) {
        if (!late)
            return 0;
        give_key(event, (struct key){.name = K_ESC});
        decoder->escaped = decoder->arrived;
        return 1;
    }
    if (text[1] == ESC) {
        if (text[2] != '[' && text[2] != 'O') {
            give_key(event, (struct key){.name = K_ESC});
            return 1;
        }
        /* Alt with a named key, as some terminals send it: swallowed whole */
        used = escaped(decoder, text + 2, len - 2, late, event);
        *event = (struct event){0};
        return used == 0 ? 0 : used + 2;
    }
    used = escaped(decoder, text + 1, len - 1, late, event);
    return used == 0 ? 0 : used + 1;
}

/* One step from decoder->start: the bytes used, 0 when more must come first.
 * event->kind stays EVENT_NONE for what is swallowed. */
static size_t step(struct decoder *decoder, bool late, struct event *event)
{
    const char *text = decoder->bytes.at + decoder->start;
    size_t len = decoder->bytes.len - decoder->start;

    if (text[0] == ESC)
        return escape(decoder, text, len, late, event);
    if (resyncing(decoder, text[0])) {
        if (len > 1)
            return control_sequence(decoder, text, len, late, event);
        if (!late)
            return 0;
    }
    return plain(text, len, late, event);
}

int decoder_delay(const struct decoder *decoder, int64_t now)
{
    size_t len = decoder->bytes.len - decoder->start;
    int64_t most = DECODE_RESYNC_MS;

    if (decoder->pasting) {
        most = DECODE_CERTAIN_MS;
    } else if (len == 0) {
        return -1;
    } else {
        const char *text = decoder->bytes.at + decoder->start;
        if (text[0] == ESC && (len == 1 || (len == 2 && text[1] == ESC)))
            most = DECODE_ESCAPE_MS;
        else if (text[0] == ESC && len > 2 && (text[1] == '[' || text[1] == ']'))
            most = DECODE_CERTAIN_MS;
    }
    int64_t left = decoder->arrived + most - now;
    return left < 0 ? 0 : (int)left;
}

bool decoder_next(struct decoder *decoder, bool late, struct event *event)
{
    *event = (struct event){0};
    while (decoder->pasting || decoder->start < decoder->bytes.len) {
        if (decoder->pasting) {
            if (!paste_take(decoder, late))
                return false;
            event->kind = EVENT_PASTE;
            event->text = str_text(&decoder->text);
            event->len = decoder->text.len;
            return true;
        }
        size_t used = step(decoder, late, event);
        if (used == 0)
            return false;
        decoder->start += used;
        if (event->key.name != K_ESC)
            decoder->escaped = 0;
        if (event->kind != EVENT_NONE)
            return true;
    }
    return false;
}
