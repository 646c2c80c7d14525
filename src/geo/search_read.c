/* What a query says: words, a code, a département. */
#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "geo/letters.h"
#include "geo/search_private.h"

enum { MOST_WORDS = 24, WORD_SIZE = 48, QUERY_SIZE = 512 };

struct words {
    char at[MOST_WORDS][WORD_SIZE];
    size_t n;
};

static bool all_digits(const char *word)
{
    return *word && word[strspn(word, "0123456789")] == '\0';
}

/* Five characters of an INSEE or postal code, or the beginning of one. */
static bool is_code(const char *word)
{
    size_t len = strlen(word);
    if (len > 5)
        return false;
    bool corsican = word[0] == '2' && (word[1] == 'a' || word[1] == 'b');
    return all_digits(word) || (corsican && (len == 2 || all_digits(word + 2)));
}

static bool is_whole_code(const char *word)
{
    return is_code(word) && strlen(word) >= 4;
}

static void words_remove(struct words *words, size_t at, size_t count)
{
    words->n -= count;
    memmove(words->at[at], words->at[at + count], (words->n - at) * WORD_SIZE);
}

static void words_split(struct words *words, const char *folded)
{
    words->n = 0;
    while (*folded && words->n < MOST_WORDS) {
        size_t len = strcspn(folded, " ");
        size_t kept = len < WORD_SIZE - 1 ? len : WORD_SIZE - 1;
        memcpy(words->at[words->n], folded, kept);
        words->at[words->n++][kept] = '\0';
        folded += len + (folded[len] == ' ');
    }
}

/* --- what is beside the name ----------------------------------------------------- */

/* « Saint-Michel (Gers) », « Saint-Michel, 32 »: cuts it off text, when it is a
 * département or the first letter of one being typed. */
static int take_departement(char *text)
{
    char *mark = strrchr(text, '(');
    mark = mark ? mark : strrchr(text, ',');
    if (!mark || mark == text)
        return GEO_NONE;
    char inside[WORD_SIZE];
    str_copy(inside, sizeof inside, mark + 1);
    inside[strcspn(inside, ")")] = '\0';
    int departement = geo_departement_find(inside);
    if (departement != GEO_NONE || strlen(inside) < 2)
        *mark = '\0';
    return departement;
}

/* « Toulouse CEDEX 9 » */
static bool take_cedex(struct words *words)
{
    bool found = false;
    for (size_t i = words->n; i-- > 1;) {
        if (!str_equal(words->at[i], "cedex"))
            continue;
        const char *number = i + 1 < words->n ? words->at[i + 1] : "";
        words_remove(words, i, all_digits(number) && strlen(number) < 3 ? 2 : 1);
        found = true;
    }
    return found;
}

/* « 34 000 » is one code. */
static void join_code(struct words *words)
{
    for (size_t i = 0; i + 1 < words->n; i++) {
        if (strlen(words->at[i]) != 2 || !is_code(words->at[i]) ||
            strlen(words->at[i + 1]) != 3 || !all_digits(words->at[i + 1]))
            continue;
        strcat(words->at[i], words->at[i + 1]);
        words_remove(words, i + 1, 1);
    }
}

/* In the form of the tables: « 9000 » is « 09000 », « 2a004 » is « 2A004 ». */
static void write_code(char code[COMMUNE_CODE_SIZE], const char *word)
{
    str_format(code, COMMUNE_CODE_SIZE, "%s%s", strlen(word) == 4 ? "0" : "", word);
    if (code[1] >= 'a')
        code[1] = (char)(code[1] - 32);
}

/* The code that stands before or after the name, when there is a name. */
static void take_code(struct words *words, char code[COMMUNE_CODE_SIZE])
{
    code[0] = '\0';
    if (words->n < 2)
        return;
    size_t at = is_whole_code(words->at[0]) ? 0 : words->n - 1;
    if (!is_whole_code(words->at[at]))
        return;
    write_code(code, words->at[at]);
    words_remove(words, at, 1);
}

/* --- ways to write the name ------------------------------------------------------ */

static bool is_saint(const char *word, char whole[WORD_SIZE])
{
    static const char *const shorts[][2] = {{"st", "saint"},
                                            {"ste", "sainte"},
                                            {"sts", "saints"},
                                            {"stes", "saintes"},
                                            {"s", "sur"}};
    for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++) {
        if (!str_equal(word, shorts[i][0]))
            continue;
        str_copy(whole, WORD_SIZE, shorts[i][1]);
        return true;
    }
    return false;
}

/* St, Ste, s/ in full; true when something was short. A first « s » may be anything. */
static bool expand(const struct words *words, struct words *out)
{
    bool changed = false;
    *out = *words;
    for (size_t i = 0; i < out->n; i++) {
        bool sur = str_equal(out->at[i], "s");
        if (!sur || (i > 0 && i + 1 < out->n))
            changed = is_saint(out->at[i], out->at[i]) || changed;
    }
    return changed;
}

/* « Fontenay s/ Bois » is sous Bois: what was made « sur » of « s » again. */
static bool try_sous(const struct words *words, struct words *whole)
{
    bool changed = false;
    for (size_t i = 0; i < words->n; i++) {
        if (!str_equal(words->at[i], "s") || !str_equal(whole->at[i], "sur"))
            continue;
        str_copy(whole->at[i], WORD_SIZE, "sous");
        changed = true;
    }
    return changed;
}

static bool needle_of(const struct words *words, size_t first, struct needle *out)
{
    out->len = 0;
    for (size_t i = first; i < words->n; i++) {
        for (const char *at = words->at[i]; *at; at++) {
            uint8_t letter = letters_plain(*at);
            if (!letter || out->len + 2 >= NEEDLE_SIZE)
                return false;
            out->value[out->len] = letter;
            out->mask[out->len++] = *at >= 'a' ? LETTER_FOLD : 0xFF;
        }
        out->value[out->len] = LETTER_GAP;
        out->mask[out->len++] = LETTER_FOLD;
    }
    if (out->len == 0)
        return false;
    out->len--;
    out->value[out->len] = 0; /* the second byte of a letter alone matches anything */
    out->mask[out->len] = 0;
    search_probe(out);
    return true;
}

/* A way to read the query: words from `first` on, in `there` (its département or
 * code). */
static void add(struct reading *out, const struct words *words, size_t first,
                struct attempt there)
{
    if (out->attempt_count < MOST_ATTEMPTS && needle_of(words, first, &there.name))
        out->attempts[out->attempt_count++] = there;
}

static size_t article(const struct words *words)
{
    static const char *const articles[] = {"le", "la", "les", "l"};
    for (size_t i = 0; words->n > 1 && i < sizeof articles / sizeof *articles; i++)
        if (str_equal(words->at[0], articles[i]))
            return 1;
    return 0;
}

/* « Saint-Michel 32 »: a short last word may be a département, or part of the name; or
 * nothing that is known, when all else fails. */
static void add_last_word(struct reading *out, const struct words *words, bool later)
{
    const struct attempt without = {
        .departement = GEO_NONE, .later = true, .doubtful = true};
    struct words shorter = *words;
    if (words->n < 2 || strlen(words->at[words->n - 1]) > 3)
        return;
    const char *last = words->at[words->n - 1];
    int departement = is_code(last) ? geo_departement_find(last) : GEO_NONE;
    shorter.n--;
    if (departement != GEO_NONE && !later)
        add(out, &shorter, 0, (struct attempt){.departement = departement});
    if (later)
        add(out, &shorter, 0, without);
}

/* The département that a code begins with. */
static int departement_of(const char *code)
{
    char start[4];
    str_copy(start, 4, code);
    int departement = geo_departement_find(start);
    start[2] = '\0';
    return departement == GEO_NONE ? geo_departement_find(start) : departement;
}

static void add_names(struct reading *out, const struct words *words, bool cedex,
                      struct attempt there)
{
    struct words whole;
    bool shortened = expand(words, &whole);
    int beside = *there.code ? departement_of(there.code) : there.departement;
    if (cedex && *there.code) { /* its code is in no table */
        there.departement = beside;
        there.code[0] = '\0';
    }
    add(out, &whole, 0, there);
    if (shortened && !str_equal(words->at[words->n - 1], whole.at[words->n - 1]))
        add(out, words, 0, there); /* it may be a longer word being typed */
    add_last_word(out, &whole, false);
    there.later = true;
    if (article(&whole))
        add(out, &whole, 1, there);
    struct attempt elsewhere = {.departement = beside, .later = true, .doubtful = true};
    if (*there.code)
        add(out, &whole, 0, elsewhere);
    elsewhere.departement = GEO_NONE;
    if (beside != GEO_NONE || *there.code)
        add(out, &whole, 0, elsewhere);
    add_last_word(out, &whole, true);
    if (try_sous(words, &whole))
        add(out, &whole, 0, there);
}

void search_read(const char *query, struct reading *out)
{
    char text[QUERY_SIZE];
    struct words words;
    struct str folded = {0};
    struct attempt there = {.departement = GEO_NONE};
    *out = (struct reading){.attempt_count = 0};
    str_copy(text, sizeof text, query);
    there.departement = take_departement(text);
    fold_text(&folded, text);
    words_split(&words, str_text(&folded));
    str_free(&folded);
    bool cedex = take_cedex(&words);
    join_code(&words);
    if (words.n == 1 && is_code(words.at[0])) {
        str_copy(out->code, sizeof out->code, words.at[0]);
        return;
    }
    take_code(&words, there.code);
    add_names(out, &words, cedex, there);
}
