/* One typed line as a person: "Nadia Benali", "BENALI Nadia", "nadia benali (le lac)".
 */
#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "domain/meeting.h"
#include "domain/particle.h"

enum { WORDS_MOST = 24, CAPITALS_LEAST = 3 };

struct word {
    const char *at;
    size_t len;
};

/* The words of a name, and the range of them that is the family name. */
struct names {
    struct word words[WORDS_MOST];
    size_t count;
    size_t family, family_end;
    bool recase; /* the capitals typed say nothing: give them again */
};

/* --- letters ---------------------------------------------------------------------- */

struct capitals {
    size_t upper, lower;
};

static struct capitals capitals_of(struct word word)
{
    struct capitals found = {0};
    for (size_t at = 0; at < word.len;) {
        uint32_t code;
        at += utf8_decode(word.at + at, word.len - at, &code);
        found.upper += utf8_code_lower(code) != code;
        found.lower += utf8_code_upper(code) != code;
    }
    return found;
}

/* "BENALI" is; "JP", "J.-P." and "Benali" are not. */
static bool in_capitals(struct word word)
{
    struct capitals found = capitals_of(word);
    return found.lower == 0 && found.upper >= CAPITALS_LEAST &&
           !memchr(word.at, '.', word.len);
}

/* A particle typed like its surname: "LE" of "LE GOFF". */
static bool capital_particle(struct word word)
{
    return capitals_of(word).lower == 0 && particle_opens(word.at, word.len);
}

static bool starts_part(const char *before)
{
    return *before == '-' || *before == '\'' || *before == '\x99'; /* end of ’ */
}

/* "LE-GOFF" and "le-goff" give "Le-Goff"; de, d' and von stay small, as French
 * typography has them. */
static void add_recased(struct str *out, struct word word)
{
    struct str lower = {0}, copy = {0};
    str_add_n(&copy, word.at, word.len);
    utf8_lower(&lower, str_text(&copy));
    size_t small = *str_text(&lower) == 'd' ? particle_elided(lower.at, lower.len) : 0;
    if (str_equal(str_text(&lower), "de") || str_equal(str_text(&lower), "von"))
        small = lower.len;
    str_add_n(out, str_text(&lower), small);
    for (size_t at = small; at < lower.len;) {
        uint32_t code;
        char bytes[4];
        bool first = at == small || starts_part(lower.at + at - 1);
        at += utf8_decode(lower.at + at, lower.len - at, &code);
        code = first ? utf8_code_upper(code) : code;
        str_add_n(out, bytes, utf8_encode(code, bytes));
    }
    str_free(&lower);
    str_free(&copy);
}

/* --- the line --------------------------------------------------------------------- */

/* Clean text on one line, every space an ordinary one. */
static const char *plain_line(struct arena *arena, const char *line)
{
    struct str clean = {0}, plain = {0};
    utf8_clean(&clean, line, strlen(line));
    for (size_t at = 0; at < clean.len;) {
        uint32_t code;
        size_t used = utf8_decode(clean.at + at, clean.len - at, &code);
        bool space = code <= ' ' || code == 0xA0 || code == 0x2007 || code == 0x202F;
        str_add_n(&plain, space ? " " : clean.at + at, space ? 1 : used);
        at += used;
    }
    const char *kept = arena_strdup(arena, str_text(&plain));
    str_free(&clean);
    str_free(&plain);
    return kept;
}

static const char *trimmed_part(struct arena *arena, const char *at, size_t len)
{
    while (len > 0 && *at == ' ') {
        at++;
        len--;
    }
    while (len > 0 && at[len - 1] == ' ')
        len--;
    return arena_strndup(arena, at, len);
}

/* Takes "(Association du Lac)" off the end of the line; its end may be left untyped. */
static const char *organisation_take(struct arena *arena, const char **line)
{
    const char *open = **line == '(' ? *line : strstr(*line, " (");
    if (!open)
        return "";
    const char *inside = strchr(open, '(') + 1;
    const char *close = strrchr(inside, ')');
    size_t len = close ? (size_t)(close - inside) : strlen(inside);
    const char *after = close ? close + 1 : "";
    *line = arena_printf(arena, "%.*s %s", (int)(open - *line), *line, after);
    return trimmed_part(arena, inside, len);
}

static bool is_email(struct word word)
{
    const char *at = memchr(word.at, '@', word.len);
    return at && at > word.at && memchr(at, '.', word.len - (size_t)(at - word.at));
}

static struct word without_brackets(struct word word)
{
    if (word.len > 2 && *word.at == '<' && word.at[word.len - 1] == '>')
        return (struct word){word.at + 1, word.len - 2};
    return word;
}

/* Words past the last place stay together in it: nothing typed is lost. */
static void words_read(struct arena *arena, const char *line, struct names *names,
                       struct person *person)
{
    for (line += strspn(line, " "); *line; line += strspn(line, " ")) {
        struct word word = {line, strcspn(line, " ")};
        line += word.len;
        if (!*person->email && is_email(word)) {
            word = without_brackets(word);
            person->email = arena_strndup(arena, word.at, word.len);
        } else if (names->count < WORDS_MOST) {
            names->words[names->count++] = word;
        } else {
            struct word *last = &names->words[WORDS_MOST - 1];
            last->len = (size_t)(line - last->at);
        }
    }
}

/* --- which words are the family name ---------------------------------------------- */

static bool particle_at(const struct names *names, size_t i)
{
    return particle_opens(names->words[i].at, names->words[i].len);
}

/* "Ben", "Al": particles that are given names too, unless in capitals or in small. */
static bool is_called(struct word word)
{
    static const char *const given[] = {"Ben", "Al", "El", "Mac", "Del"};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (strlen(given[i]) == word.len && memcmp(word.at, given[i], word.len) == 0)
            return true;
    return false;
}

/* A run in capitals beside words that are not: that is the family name, with the
 * particles before it. */
static bool family_in_capitals(struct names *names)
{
    size_t first = 0;
    while (first < names->count && !in_capitals(names->words[first]))
        first++;
    size_t end = first;
    while (end < names->count &&
           (in_capitals(names->words[end]) || capital_particle(names->words[end])))
        end++;
    while (first > 0 && particle_at(names, first - 1) &&
           (first > 1 || !is_called(names->words[0])))
        first--;
    bool beside = names->count == 1 || first > 0 || end < names->count;
    names->family = first;
    names->family_end = end;
    return end > first && beside && (first == 0 || end == names->count);
}

/* "de La Tour Nadia", "Le Goff Nadia", "d’Orval": opened by a particle. */
static bool family_first(struct names *names)
{
    if (!particle_at(names, 0) || is_called(names->words[0]))
        return false;
    size_t head = 0;
    while (head < names->count && particle_at(names, head) &&
           !particle_elided(names->words[head].at, names->words[head].len))
        head++;
    names->family = 0;
    names->family_end = head + 1 < names->count ? names->count - 1 : names->count;
    return true;
}

/* From the first particle after the given name, else the last word. */
static void family_last(struct names *names)
{
    names->family = names->count - 1;
    for (size_t i = names->count - 1; i > 0; i--)
        if (particle_at(names, i))
            names->family = i;
    names->family_end = names->count;
}

static bool same_case(const struct names *names)
{
    struct capitals all = {0};
    for (size_t i = 0; i < names->count; i++) {
        struct capitals found = capitals_of(names->words[i]);
        all.upper += found.upper;
        all.lower += found.lower;
    }
    return all.upper == 0 || (all.lower == 0 && all.upper >= CAPITALS_LEAST);
}

static void family_find(struct names *names)
{
    names->recase = same_case(names);
    if (names->count == 0 || family_in_capitals(names) || family_first(names))
        return;
    if (names->count == 1) /* "Nadia": what people are called by */
        names->family = names->family_end = 1;
    else
        family_last(names);
}

static const char *words_join(struct arena *arena, const struct names *names,
                              bool family)
{
    struct str joined = {0};
    for (size_t i = 0; i < names->count; i++) {
        struct word word = names->words[i];
        if ((i >= names->family && i < names->family_end) != family)
            continue;
        if (joined.len > 0)
            str_add_char(&joined, ' ');
        if (names->recase || in_capitals(word) || (family && capital_particle(word)))
            add_recased(&joined, word);
        else
            str_add_n(&joined, word.at, word.len);
    }
    const char *kept = arena_strdup(arena, str_text(&joined));
    str_free(&joined);
    return kept;
}

struct person person_line_read(struct arena *arena, const char *line)
{
    struct person person = {.email = "", .phone = "", .criteria = ""};
    struct names names = {.count = 0};
    line = plain_line(arena, line);
    person.organisation = organisation_take(arena, &line);
    words_read(arena, line, &names, &person);
    family_find(&names);
    person.given = words_join(arena, &names, false);
    person.family = words_join(arena, &names, true);
    return person;
}
