#include "exchange/text_in.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "exchange/text_private.h"

enum { CHUNK = 64 << 10 };

static const struct {
    const char *name;
    const char *iconv;
} encodings[TEXT_ENCODING_COUNT] = {
    [TEXT_UTF8] = {"UTF-8", "UTF-8"},
    [TEXT_UTF16LE] = {"UTF-16LE", "UTF-16LE"},
    [TEXT_UTF16BE] = {"UTF-16BE", "UTF-16BE"},
    [TEXT_CP1252] = {"Windows-1252", "CP1252"},
    [TEXT_LATIN9] = {"ISO-8859-15", "ISO-8859-15"},
    [TEXT_MACROMAN] = {"MacRoman", "MACINTOSH"},
};

struct text_in {
    FILE *file;
    struct text_traits traits;
    enum text_encoding encoding;
    struct str evidence;
    iconv_t iconv; /* (iconv_t)-1: bytes are UTF-8 already */
    char raw[CHUNK];
    size_t raw_len;
    size_t raw_read; /* of the file */
    bool ended;
    struct str text; /* decoded, not given yet, from text_at on */
    size_t text_at;
    bool started;  /* the marks at the start are behind */
    bool after_cr; /* a "\n" that follows belongs to the same line end */
    size_t unreadable;
};

const char *text_encoding_name(enum text_encoding encoding)
{
    return encodings[encoding].name;
}

const char *text_encoding_iconv(enum text_encoding encoding)
{
    return encodings[encoding].iconv;
}

enum text_encoding text_encoding_named(const char *name)
{
    int i = 0;
    while (i < TEXT_ENCODING_COUNT && strcasecmp(encodings[i].name, name) != 0)
        i++;
    return (enum text_encoding)i;
}

/* --- opening ---------------------------------------------------------------------- */

static bool too_large(struct err *err)
{
    return err_set(err, ERR_INPUT,
                   _("Ce fichier fait plus de %d Mo : coupez-le en plusieurs, chacun "
                     "avec sa ligne de titres."),
                   TEXT_IN_MOST >> 20);
}

/* What comes by a pipe is read twice: it waits in a file without a name. */
static bool keep_aside(FILE *from, FILE **kept, struct err *err)
{
    static char chunk[CHUNK];
    size_t got, all = 0;
    *kept = tmpfile();
    while (*kept && (got = fread(chunk, 1, sizeof chunk, from)) > 0) {
        all += got;
        if (all > TEXT_IN_MOST) {
            fclose(*kept);
            return too_large(err);
        }
        if (fwrite(chunk, 1, got, *kept) != got)
            break;
    }
    if (*kept && !ferror(from) && fflush(*kept) == 0)
        return true;
    if (*kept)
        fclose(*kept);
    return err_set(err, ERR_IO,
                   _("L’entrée standard n’a pas pu être lue en entier : "
                     "enregistrez-la d’abord dans un fichier."));
}

static bool cannot_open(const char *path, struct err *err)
{
    err_set_detail(err, "%s: %s", path, strerror(errno));
    if (errno == ENOENT)
        return err_set(err, ERR_NOT_FOUND,
                       _("« %.80s » n’existe pas : vérifiez le nom du fichier."), path);
    return err_set(err, ERR_IO,
                   _("« %.80s » ne s’ouvre pas : vérifiez que vous avez le droit de le "
                     "lire."),
                   path);
}

static bool open_file(const char *path, FILE **file, struct err *err)
{
    struct stat what;
    if (str_equal(path, "-"))
        return keep_aside(stdin, file, err);
    if (stat(path, &what) != 0)
        return cannot_open(path, err);
    if (!S_ISREG(what.st_mode))
        return err_set(
            err, ERR_INPUT,
            _("« %.80s » n’est pas un fichier : donnez le nom d’un fichier."), path);
    if (what.st_size > TEXT_IN_MOST)
        return too_large(err);
    *file = fopen(path, "re");
    return *file || cannot_open(path, err);
}

bool text_in_bytes(const char *path, struct str *bytes, struct err *err)
{
    static char chunk[CHUNK];
    size_t got;
    FILE *file = NULL;
    if (!open_file(path, &file, err))
        return false;
    rewind(file);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
        str_add_n(bytes, chunk, got);
    bool good = !ferror(file) && bytes->len > 0;
    if (ferror(file))
        cannot_open(path, err);
    else if (!good)
        err_set(err, ERR_INPUT, _("« %.80s » est vide."), path);
    fclose(file);
    return good;
}

bool text_in_open(const char *path, struct text_in **in, struct err *err)
{
    FILE *file = NULL;
    if (!open_file(path, &file, err))
        return false;
    struct text_in *made = xcalloc(1, sizeof *made);
    made->file = file;
    made->iconv = (iconv_t)-1;
    bool done = text_traits_read(file, &made->traits, err);
    if (done && made->traits.size == 0)
        done = err_set(err, ERR_INPUT, _("« %.80s » est vide."), path);
    done = done && text_guess(&made->traits, &made->encoding, &made->evidence, err) &&
           text_in_restart(made, made->encoding, err);
    if (!done) {
        text_in_close(made);
        return false;
    }
    *in = made;
    return true;
}

void text_in_close(struct text_in *in)
{
    if (!in)
        return;
    if (in->iconv != (iconv_t)-1)
        iconv_close(in->iconv);
    fclose(in->file);
    str_free(&in->evidence);
    str_free(&in->text);
    free(in);
}

enum text_encoding text_in_encoding(const struct text_in *in)
{
    return in->encoding;
}

const char *text_in_evidence(const struct text_in *in)
{
    return str_text(&in->evidence);
}

int text_in_done(const struct text_in *in)
{
    size_t waiting = in->raw_len + in->text.len - in->text_at; /* read ahead */
    size_t given = in->raw_read > waiting ? in->raw_read - waiting : 0;
    return (int)(given * 1000 / (in->traits.size ? in->traits.size : 1));
}

size_t text_in_unreadable(const struct text_in *in)
{
    return in->unreadable;
}

bool text_in_restart(struct text_in *in, enum text_encoding encoding, struct err *err)
{
    if (in->iconv != (iconv_t)-1)
        iconv_close(in->iconv);
    in->iconv = (iconv_t)-1;
    if (encoding != in->encoding) {
        str_clear(&in->evidence);
        str_printf(&in->evidence, _("%s : vous l’avez dit."),
                   text_encoding_name(encoding));
    }
    in->encoding = encoding;
    if (encoding != TEXT_UTF8 &&
        (in->iconv = iconv_open("UTF-8", text_encoding_iconv(encoding))) == (iconv_t)-1)
        return err_set(err, ERR_NOT_FOUND,
                       _("Cet ordinateur ne sait pas lire le %s : enregistrez le "
                         "fichier en « CSV UTF-8 »."),
                       text_encoding_name(encoding));
    rewind(in->file);
    str_clear(&in->text);
    in->raw_len = in->raw_read = in->text_at = in->unreadable = 0;
    in->started = in->after_cr = in->ended = false;
    return true;
}

/* --- decoding --------------------------------------------------------------------- */

/* Takes the decoded bytes in, every line end as "\n". */
static void take(struct text_in *in, const char *bytes, size_t len)
{
    while (len > 0) {
        size_t plain = 0;
        while (plain < len && bytes[plain] != '\r' && bytes[plain] != '\n')
            plain++;
        str_add_n(&in->text, bytes, plain);
        if (plain > 0)
            in->after_cr = false;
        if (plain == len)
            return;
        if (bytes[plain] == '\r' || !in->after_cr)
            str_add_char(&in->text, '\n');
        in->after_cr = bytes[plain] == '\r';
        bytes += plain + 1;
        len -= plain + 1;
    }
}

static void take_replacement(struct text_in *in)
{
    take(in, "\xEF\xBF\xBD", 3);
    in->unreadable++;
}

/* What is left at the end of raw is the start of a sequence. */
static void decode_utf8(struct text_in *in)
{
    size_t at = 0, plain = 0;
    while (at < in->raw_len) {
        uint32_t code;
        if (!((unsigned char)in->raw[at] & 0x80)) {
            at++;
            continue;
        }
        if (!in->ended && in->raw_len - at < 4)
            break;
        size_t used = utf8_decode(in->raw + at, in->raw_len - at, &code);
        if (code == UTF8_REPLACEMENT && !(used == 3 && in->raw[at] == '\xEF')) {
            take(in, in->raw + plain, at - plain);
            take_replacement(in);
            plain = at + used;
        }
        at += used;
    }
    take(in, in->raw + plain, at - plain);
    in->raw_len -= at;
    memmove(in->raw, in->raw + at, in->raw_len);
}

static void decode_other(struct text_in *in)
{
    char out[4 * 1024], *from = in->raw;
    size_t left = in->raw_len;
    bool stuck = false;
    while (left > 0 && !stuck) {
        char *to = out;
        size_t room = sizeof out;
        size_t code = iconv(in->iconv, &from, &left, &to, &room);
        int why = errno;
        take(in, out, (size_t)(to - out));
        if (code != (size_t)-1 || why == E2BIG)
            continue;
        stuck = why == EINVAL && !in->ended;
        if (!stuck) {
            size_t skip = in->encoding == TEXT_UTF16LE || in->encoding == TEXT_UTF16BE;
            skip = left < skip + 1 ? left : skip + 1;
            from += skip;
            left -= skip;
            take_replacement(in);
        }
    }
    memmove(in->raw, from, left);
    in->raw_len = left;
}

/* The mark at the start says an encoding; some programs write it twice. */
static void drop_marks(struct text_in *in)
{
    while (strncmp(str_text(&in->text) + in->text_at, "\xEF\xBB\xBF", 3) == 0)
        in->text_at += 3;
    in->started = true;
}

static void drop_given(struct text_in *in)
{
    if (in->text_at == 0)
        return;
    in->text.len -= in->text_at;
    memmove(in->text.at, in->text.at + in->text_at, in->text.len + 1);
    in->text_at = 0;
}

static bool fill(struct text_in *in, struct err *err)
{
    drop_given(in);
    size_t got =
        fread(in->raw + in->raw_len, 1, sizeof in->raw - in->raw_len, in->file);
    if (ferror(in->file))
        return err_set(err, ERR_IO,
                       _("La lecture du fichier s’est interrompue : vérifiez le disque "
                         "ou la clé, et recommencez."));
    in->ended = got == 0;
    in->raw_len += got;
    in->raw_read += got;
    if (in->iconv == (iconv_t)-1)
        decode_utf8(in);
    else
        decode_other(in);
    if (!in->started && (in->text.len >= 6 || in->ended))
        drop_marks(in);
    return true;
}

bool text_in_piece(struct text_in *in, struct str *piece, bool *more, struct err *err)
{
    for (;;) {
        const char *from = str_text(&in->text) + in->text_at;
        size_t left = in->text.len - in->text_at;
        const char *end = left ? memchr(from, '\n', left) : NULL;
        size_t len = end ? (size_t)(end - from) + 1 : left;
        if (in->started && (end || left >= TEXT_IN_PIECE || (in->ended && left))) {
            str_add_n(piece, from, len);
            in->text_at += len;
            *more = true;
            return true;
        }
        if (in->started && in->ended) {
            *more = false;
            return true;
        }
        if (!fill(in, err))
            return false;
    }
}
