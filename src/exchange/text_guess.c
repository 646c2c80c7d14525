/* Which encoding a file is in, and what tells so. */
#include <dlfcn.h>
#include <iconv.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "exchange/text_private.h"

enum { CHUNK = 64 << 10, GUESSED = 1 << 20 };

/* --- uchardet --------------------------------------------------------------------- */

/* Opened as libical is (see calendar.c), and only a voice: nothing is said without. */
struct uchardet_calls {
    void *handle;
    __typeof__(uchardet_new) *make;
    __typeof__(uchardet_delete) *drop;
    __typeof__(uchardet_handle_data) *feed;
    __typeof__(uchardet_data_end) *end;
    __typeof__(uchardet_get_charset) *name;
};

static void *call_named(void *handle, const char *name)
{
    return handle ? dlsym(handle, name) : NULL;
}

#define FIND(to, handle, name)                                                         \
    do {                                                                               \
        void *found = call_named(handle, name);                                        \
        memcpy(&(to), &found, sizeof found);                                           \
    } while (0)

static bool uchardet_load(struct uchardet_calls *calls)
{
    static const char *const names[] = {"libuchardet.so.0", "libuchardet.0.dylib",
                                        UCHARDET_ELSEWHERE};
    *calls = (struct uchardet_calls){0};
    for (size_t i = 0; !calls->handle && i < sizeof names / sizeof *names; i++)
        calls->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    FIND(calls->make, calls->handle, "uchardet_new");
    FIND(calls->drop, calls->handle, "uchardet_delete");
    FIND(calls->feed, calls->handle, "uchardet_handle_data");
    FIND(calls->end, calls->handle, "uchardet_data_end");
    FIND(calls->name, calls->handle, "uchardet_get_charset");
    return calls->make && calls->drop && calls->feed && calls->end && calls->name;
}

/* Asks about the first mebibyte: more says no more. */
static void guess(FILE *file, struct text_traits *traits)
{
    struct uchardet_calls calls;
    static char chunk[CHUNK];
    size_t got, all = 0;
    if (uchardet_load(&calls)) {
        uchardet_t made = calls.make();
        rewind(file);
        while (all < GUESSED && (got = fread(chunk, 1, sizeof chunk, file)) > 0) {
            calls.feed(made, chunk, got);
            all += got;
        }
        calls.end(made);
        str_copy(traits->guess, sizeof traits->guess, calls.name(made));
        calls.drop(made);
    }
    if (calls.handle)
        dlclose(calls.handle);
}

/* --- counting --------------------------------------------------------------------- */

/* Eight bytes at once, of which no one has its high bit. */
static bool is_ascii(const char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return (eight & UINT64_C(0x8080808080808080)) == 0;
}

/* A sequence may be cut by the end of a chunk: what is left of it is given back. */
static size_t count_sequences(struct text_traits *traits, const char *bytes, size_t len,
                              bool last)
{
    size_t at = 0;
    while (at < len) {
        uint32_t code;
        size_t used;
        if (len - at >= 8 && is_ascii(bytes + at)) {
            at += 8;
            continue;
        }
        if (!((unsigned char)bytes[at] & 0x80)) {
            at++;
            continue;
        }
        if (!last && len - at < 4)
            break;
        used = utf8_decode(bytes + at, len - at, &code);
        if (code == UTF8_REPLACEMENT && !(used == 3 && bytes[at] == '\xEF'))
            traits->broken += used;
        else
            traits->sequences++;
        at += used;
    }
    return len - at;
}

static void count_bytes(struct text_traits *traits, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len && traits->size + i < sizeof traits->start; i++)
        traits->start[traits->size + i] = (unsigned char)bytes[i];
    for (size_t i = 0; i < len; i++)
        traits->bytes[(unsigned char)bytes[i]]++;
    const char *end = bytes + len, *zero = memchr(bytes, 0, len);
    for (; zero; zero = memchr(zero + 1, 0, (size_t)(end - zero - 1)))
        traits->zeros[(traits->size + (size_t)(zero - bytes)) % 2]++;
    traits->size += len;
}

bool text_traits_read(FILE *file, struct text_traits *traits, struct err *err)
{
    static char chunk[CHUNK];
    size_t got, left = 0;
    *traits = (struct text_traits){.size = 0};
    rewind(file);
    while ((got = fread(chunk + left, 1, sizeof chunk - left, file)) > 0) {
        count_bytes(traits, chunk + left, got);
        size_t len = left + got;
        left = count_sequences(traits, chunk, len, false);
        memmove(chunk, chunk + len - left, left);
    }
    count_sequences(traits, chunk, left, true);
    if (ferror(file))
        return err_set(err, ERR_IO,
                       _("La lecture du fichier s’est interrompue : vérifiez le disque "
                         "ou la clé, et recommencez."));
    if (traits->broken > 0)
        guess(file, traits);
    return true;
}

/* --- letters of French ------------------------------------------------------------ */

/* What French files hold beyond ASCII: letters, then marks. */
static const char french[] = "éèêëàâäçîïôöùûüœæÿñÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÆŸ’‘“”«»…–—·•°€§№²³";

static bool is_french(uint32_t code)
{
    char bytes[5] = {0};
    utf8_encode(code, bytes);
    return code == 0xA0 || strstr(french, bytes) != NULL;
}

/* The character of a byte, 0 for none. */
static uint32_t code_of(iconv_t converter, int byte)
{
    char from = (char)(unsigned char)byte, to[8], *in = &from, *out = to;
    size_t in_left = 1, out_left = sizeof to;
    uint32_t code = 0;
    if (iconv(converter, &in, &in_left, &out, &out_left) == 0)
        utf8_decode(to, (size_t)(out - to), &code);
    return code;
}

/* How many of the bytes above ASCII are French in that encoding, less those that are
 * not, which count for three. */
static long french_score(const struct text_traits *traits, enum text_encoding encoding,
                         size_t *letters)
{
    iconv_t converter = iconv_open("UTF-8", text_encoding_iconv(encoding));
    long score = 0;
    *letters = 0;
    if (converter == (iconv_t)-1)
        return -3 * (long)traits->size;
    for (int byte = 0x80; byte < 0x100; byte++) {
        uint32_t code = code_of(converter, byte);
        size_t count = traits->bytes[byte];
        bool good = code >= 0xA0 && is_french(code);
        *letters += good ? count : 0;
        score += good ? (long)count : -3 * (long)count;
    }
    iconv_close(converter);
    return score;
}

static bool is_guessed(const struct text_traits *traits, enum text_encoding encoding)
{
    static const char *const said[TEXT_ENCODING_COUNT] = {
        [TEXT_CP1252] = "WINDOWS-1252 ISO-8859-1",
        [TEXT_LATIN9] = "ISO-8859-15",
        [TEXT_MACROMAN] = "MAC-CENTRALEUROPE MACINTOSH",
    };
    return said[encoding] && *traits->guess && strstr(said[encoding], traits->guess);
}

static enum text_encoding guess_single(const struct text_traits *traits,
                                       struct str *evidence)
{
    static const enum text_encoding tried[] = {TEXT_CP1252, TEXT_LATIN9, TEXT_MACROMAN};
    enum text_encoding best = TEXT_CP1252;
    long best_score = 0;
    size_t best_letters = 0;
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        size_t letters;
        long score = french_score(traits, tried[i], &letters);
        if (i == 0 || score > best_score) {
            best = tried[i];
            best_score = score;
            best_letters = letters;
        }
    }
    str_printf(
        evidence,
        _("%s : %zu lettres et signes du français se lisent ainsi, et le fichier "
          "n’est pas de l’UTF-8"),
        text_encoding_name(best), best_letters);
    if (is_guessed(traits, best))
        str_printf(evidence, _(" ; uchardet est du même avis"));
    else if (*traits->guess)
        str_printf(evidence, _(" ; uchardet propose %s"), traits->guess);
    str_add(evidence, ".");
    return best;
}

/* --- deciding --------------------------------------------------------------------- */

static bool starts_with(const struct text_traits *traits, const char *mark, size_t len)
{
    return traits->size >= len && memcmp(traits->start, mark, len) == 0;
}

/* Letters of Latin scripts have one zero byte each in UTF-16, always on one side. */
static bool is_wide(const struct text_traits *traits, int side)
{
    return traits->size >= 8 && traits->zeros[side] * 4 > traits->size &&
           traits->zeros[1 - side] * 20 < traits->zeros[side];
}

static bool guess_marked(const struct text_traits *traits, enum text_encoding *encoding,
                         struct str *evidence)
{
    if (starts_with(traits, "\xEF\xBB\xBF", 3))
        *encoding = TEXT_UTF8;
    else if (starts_with(traits, "\xFF\xFE", 2))
        *encoding = TEXT_UTF16LE;
    else if (starts_with(traits, "\xFE\xFF", 2))
        *encoding = TEXT_UTF16BE;
    else
        return false;
    str_printf(evidence, _("%s : la marque du début du fichier le dit."),
               text_encoding_name(*encoding));
    return true;
}

static bool guess_wide(const struct text_traits *traits, enum text_encoding *encoding,
                       struct str *evidence)
{
    if (!is_wide(traits, 0) && !is_wide(traits, 1))
        return false;
    *encoding = is_wide(traits, 1) ? TEXT_UTF16LE : TEXT_UTF16BE;
    str_printf(evidence, _("%s : un octet sur deux est nul."),
               text_encoding_name(*encoding));
    return true;
}

static enum text_encoding guess_unmarked(const struct text_traits *traits,
                                         struct str *evidence)
{
    if (traits->broken > 0 && traits->sequences < 20 * traits->broken)
        return guess_single(traits, evidence);
    if (traits->broken > 0)
        str_printf(evidence,
                   _("UTF-8 : %zu lettres accentuées sont justes ; %zu octets ne se "
                     "lisent pas."),
                   traits->sequences, traits->broken);
    else if (traits->sequences > 0)
        str_printf(evidence,
                   i18n_n("UTF-8 : la seule lettre accentuée est juste (%zu).",
                          "UTF-8 : les %zu lettres accentuées sont justes.",
                          (long)traits->sequences),
                   traits->sequences);
    else
        str_add(evidence, _("UTF-8 : il n’y a aucune lettre accentuée."));
    return TEXT_UTF8;
}

bool text_guess(const struct text_traits *traits, enum text_encoding *encoding,
                struct str *evidence, struct err *err)
{
    if (starts_with(traits, "\xFF\xFE\0\0", 4) ||
        starts_with(traits, "\0\0\xFE\xFF", 4))
        return err_set(err, ERR_INPUT,
                       _("Ce fichier est en UTF-32, que terreau ne lit pas : "
                         "enregistrez-le en « CSV UTF-8 »."));
    if (guess_marked(traits, encoding, evidence) ||
        guess_wide(traits, encoding, evidence)) {
        if (*encoding != TEXT_UTF8 || traits->bytes[0] == 0)
            return true;
    }
    if (traits->bytes[0] > 0)
        return err_set(err, ERR_INPUT,
                       _("Ce fichier contient des octets nuls : ce n’est pas un texte. "
                         "Depuis un tableur, enregistrez-le en « CSV UTF-8 »."));
    if (evidence->len == 0)
        *encoding = guess_unmarked(traits, evidence);
    return true;
}
