#include "base/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "base/fold_private.h"
#include "base/utf8.h"

/* The plain letter under each letter of U+00C0..U+00FF; '.' = see fold_rare. */
static const char latin[] = "aaaaaa.ceeeeiiiidnooooo.ouuuuy.."
                            "aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";

/* What may follow an inclusive dot, folded. The list is what lets « élu.e.s » be told
 * from « fin.Puis » and from « example.org ». */
static const char *const endings[] = {
    "e",    "es",    "s",      "x",      "ne",    "nes",   "le",   "les",   "te",
    "tes",  "se",    "ses",    "ve",     "ves",   "ere",   "eres", "rice",  "rices",
    "ice",  "ices",  "trice",  "trices", "euse",  "euses", "esse", "esses", "ive",
    "ives", "ienne", "iennes", "elle",   "elles", "fe",    "fes",  "he",    "hes",
};

struct folder {
    struct str *out;
    const char *at, *end;
    size_t word;       /* where the current word starts in out */
    bool in_word;      /* a letter was the last thing seen */
    bool upper;        /* and it was a capital */
    struct str *forms; /* NULL unless the other forms are wanted */
};

static bool is_ascii_word(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z');
}

static bool is_mark(uint32_t code)
{
    return code >= 0x300 && code <= 0x36F;
}

/* The one ASCII letter or digit that code folds to, 0 when it takes another path. */
static char fold_simple(uint32_t code)
{
    if (code < 0x80) {
        uint32_t low = code >= 'A' && code <= 'Z' ? code + 32 : code;
        return is_ascii_word(low) ? (char)low : '\0';
    }
    if (code >= 0xC0 && code <= 0xFF && latin[code - 0xC0] != '.')
        return latin[code - 0xC0];
    return '\0';
}

static void put(struct folder *folder, const char *bytes, size_t len)
{
    if (!folder->in_word) {
        if (folder->out->len > folder->word)
            str_add_char(folder->out, ' ');
        folder->word = folder->out->len;
        folder->in_word = true;
    }
    str_add_n(folder->out, bytes, len);
}

/* Letters and numbers; their marks were stripped before. */
static bool is_word_category(utf8proc_category_t category)
{
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* Ligatures and barred letters, which Unicode does not decompose. */
static const char *fold_ligature(uint32_t code)
{
    switch (code) {
    case 0xC6:
    case 0xE6:
        return "ae";
    case 0x152:
    case 0x153:
        return "oe";
    case 0xDF:
    case 0x1E9E:
        return "ss";
    case 0xDE:
    case 0xFE:
        return "th";
    case 0x110:
    case 0x111:
        return "d";
    case 0x141:
    case 0x142:
        return "l";
    default:
        return NULL;
    }
}

/* A code that Unicode takes apart no further. */
static void put_part(struct folder *folder, uint32_t code)
{
    char bytes[4] = {fold_simple(code)};
    const char *ligature = fold_ligature(code);
    if (ligature)
        put(folder, ligature, strlen(ligature));
    else if (bytes[0])
        put(folder, bytes, 1);
    else if (is_word_category(utf8proc_category((utf8proc_int32_t)code)))
        put(folder, bytes, utf8_encode(code, bytes));
    else
        folder->in_word = false;
}

/* Everything fold_simple leaves: other alphabets, digits in circles, punctuation. A
 * code of which nothing is left (a mark, a soft hyphen) neither joins nor parts. */
static void fold_rare(struct folder *folder, uint32_t code)
{
    const utf8proc_option_t form = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                   UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                                   UTF8PROC_IGNORE;
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)code, parts, 32, form, &boundary);
    for (utf8proc_ssize_t i = 0; i < n && i < 32; i++)
        put_part(folder, (uint32_t)parts[i]);
}

static bool is_strong_dot(uint32_t code)
{
    return code == 0xB7 || code == 0x2027;
}

static bool is_dot(uint32_t code)
{
    return is_strong_dot(code) || code == '.' || code == 0x2022;
}

static bool is_letter(uint32_t code)
{
    return fold_simple(code) || fold_ligature(code) ||
           (code >= 0x80 &&
            is_word_category(utf8proc_category((utf8proc_int32_t)code)));
}

static bool letter_at(const char *at, const char *end)
{
    uint32_t code;
    return utf8_decode(at, (size_t)(end - at), &code) > 0 && is_letter(code);
}

/* Reads the folded letters at `at` into word (room for 8); returns the bytes read, 0
 * unless the whole run of letters is one of the endings. */
static size_t take_ending(const char *at, const char *end, char word[8])
{
    const char *start = at;
    size_t len = 0;
    while (at < end) {
        uint32_t code;
        size_t used = utf8_decode(at, (size_t)(end - at), &code);
        char letter = fold_simple(code);
        if (letter && len < 7)
            word[len++] = letter;
        else if (is_letter(code))
            return 0;
        else if (!is_mark(code))
            break;
        at += used;
    }
    word[len] = '\0';
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (*word == *endings[i] && strcmp(word, endings[i]) == 0)
            return (size_t)(at - start);
    return 0;
}

/* One step of an inclusive spelling at `at`: « ·e », « .s », « (ne) » or the « s » that
 * follows a parenthesis. Returns its bytes and fills word, or 0. */
static size_t take_step(const char *at, const char *end, bool closed, char word[8])
{
    uint32_t code;
    size_t used = utf8_decode(at, (size_t)(end - at), &code);
    if (code == '(') {
        size_t ending = take_ending(at + 1, end, word);
        bool closes = ending > 0 && at + 1 + ending < end && at[1 + ending] == ')';
        return closes ? ending + 2 : 0;
    }
    if (is_dot(code)) {
        size_t ending = take_ending(at + used, end, word);
        return ending > 0 ? used + ending : 0;
    }
    return closed ? take_ending(at, end, word) : 0;
}

/* A full stop before a capital ends a sentence, unless all is in capitals. */
static bool stop_before_capital(const struct folder *folder)
{
    bool capital =
        folder->at + 1 < folder->end && folder->at[1] >= 'A' && folder->at[1] <= 'Z';
    return *folder->at == '.' && capital && !folder->upper;
}

/* Consumes the endings that follow a word and puts what the spellings have in common:
 * a plural is the word and its s, a singular keeps the feminine joined. */
static bool fold_inclusive(struct folder *folder)
{
    size_t len = folder->out->len - folder->word;
    if (!folder->in_word || len < 2 || stop_before_capital(folder))
        return false;
    const char *at = folder->at;
    char word[8] = "";
    char joined[32] = "";
    for (bool closed = false; at < folder->end && strlen(joined) < 16;) {
        size_t used = take_step(at, folder->end, closed, word);
        if (!used)
            break;
        strcat(joined, word);
        closed = at[used - 1] == ')';
        at += used;
    }
    if (!*joined || letter_at(at, folder->end))
        return false;
    folder->at = at;
    if (folder->forms)
        fold_add_forms(folder->forms, folder->out->at + folder->word, joined);
    if (joined[strlen(joined) - 1] != 's')
        put(folder, joined, strlen(joined));
    else if (!strchr("sx", folder->out->at[folder->out->len - 1]))
        put(folder, "s", 1);
    return true;
}

/* One code point that is no plain letter, at folder->at, of `used` bytes. */
static void fold_other(struct folder *folder, uint32_t code, size_t used)
{
    if ((is_dot(code) || code == '(') && fold_inclusive(folder))
        return;
    folder->at += used;
    if (is_strong_dot(code)) /* col·legi: joins what it stands between */
        return;
    if (code < 0x80 || code == UTF8_REPLACEMENT)
        folder->in_word = false;
    else
        fold_rare(folder, code);
}

/* A run of plain ASCII letters and digits goes at once: most of any text. */
static bool fold_run(struct folder *folder)
{
    char run[64];
    size_t len = 0;
    while (len < sizeof run && (unsigned char)folder->at[len] < 0x80 &&
           (run[len] = fold_simple((unsigned char)folder->at[len])))
        len++;
    if (len == 0)
        return false;
    put(folder, run, len);
    folder->at += len;
    folder->upper = folder->at[-1] >= 'A' && folder->at[-1] <= 'Z';
    return true;
}

/* --- a text that each byte says enough of ------------------------------------------
 */

/* The word that ends at `end` is, or may stand for, « saint ». */
static bool is_saint(const char *word, const char *end)
{
    static const char *const saints[] = {"st",    "ste",    "sts",    "stes",
                                         "saint", "sainte", "saints", "saintes"};
    size_t len = (size_t)(end - word);
    if (*word != 's')
        return false;
    for (size_t i = 0; i < sizeof saints / sizeof *saints; i++)
        if (strlen(saints[i]) == len && memcmp(word, saints[i], len) == 0)
            return true;
    return false;
}

/* The letter or digit that the bytes at `at` fold to and, in *used, how many they are;
 * ' ' for what parts words; NUL when more must be read. */
static char quick_letter(const unsigned char *at, const char *end, bool strict,
                         bool inside, size_t *used)
{
    bool capital = *at >= 'A' && *at <= 'Z';
    char word[8], letter;
    *used = 1;
    if (*at >= 0x80) {
        *used = 2;
        bool known = *at == 0xC3 && at[1] >= (strict ? 0xA0 : 0x80) && at[1] < 0xC0;
        letter = known ? latin[at[1] - 0x80] : '.';
        return letter == '.' ? '\0' : letter;
    }
    letter = fold_simple(*at);
    if (letter)
        return strict && capital && inside ? '\0' : letter;
    if ((*at == '.' || *at == '(') && inside) {
        const char *rest = (const char *)at + 1;
        bool ends = take_ending(rest, end, word) > 0;
        return ends ? '\0' : ' ';
    }
    return strict && strchr("'`-/", *at) ? '\0' : ' ';
}

/* What every fold leaves as it is. */
static bool is_plain(unsigned char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

bool fold_quick(struct str *out, const char *text, bool strict)
{
    size_t len = strlen(text), used;
    str_make_room(out, len);
    char *start = out->at + out->len, *put = start, *word = start;
    bool inside = false;
    for (const unsigned char *at = (const unsigned char *)text; *at; at += used) {
        while (inside && is_plain(*at))
            *put++ = (char)*at++;
        if (!*at)
            break;
        used = 1;
        char letter =
            *at == ' ' ? ' ' : quick_letter(at, text + len, strict, inside, &used);
        if (!letter || (letter == ' ' && inside && strict && is_saint(word, put))) {
            *start = '\0';
            return false;
        }
        if (letter == ' ') {
            inside = false;
            continue;
        }
        if (!inside && put > start)
            *put++ = ' ';
        word = inside ? word : put;
        inside = true;
        *put++ = letter;
    }
    if (strict && inside && is_saint(word, put))
        put = start;
    *put = '\0';
    out->len = (size_t)(put - out->at);
    return !(strict && inside && put == start);
}

void fold_with_forms(struct str *out, struct str *forms, const char *text)
{
    if (fold_quick(out, text, false))
        return;
    struct folder folder = {.out = out,
                            .at = text,
                            .end = text + strlen(text),
                            .word = out->len,
                            .forms = forms};
    while (folder.at < folder.end) {
        uint32_t code = (unsigned char)*folder.at;
        size_t used = 1;
        if (fold_run(&folder))
            continue;
        if (code >= 0x80)
            used = utf8_decode(folder.at, (size_t)(folder.end - folder.at), &code);
        char letter = fold_simple(code);
        if (letter) {
            put(&folder, &letter, 1);
            folder.upper = code >= 0xC0 && code < 0xDF;
            folder.at += used;
        } else {
            fold_other(&folder, code, used);
        }
    }
}

void fold_text(struct str *out, const char *text)
{
    fold_with_forms(out, NULL, text);
}
