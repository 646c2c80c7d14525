#include "domain/note.h"

#include <string.h>

#include "base/fold.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/blanks.h"

/* A French keyboard puts a no-break space before ! ? : », so it ends a word too. */
static void trim_end(struct str *text)
{
    for (;;) {
        size_t start = 0;
        if (text->len > 0 && strchr(" \t", text->at[text->len - 1]))
            start = text->len - 1;
        else if (text->len > 1 && str_equal(text->at + text->len - 2, "\u00a0"))
            start = text->len - 2;
        else if (text->len > 2 && str_equal(text->at + text->len - 3, "\u202f"))
            start = text->len - 3;
        else
            return;
        text->len = start;
        text->at[start] = '\0';
    }
}

/* The kind that the first character of a line asks for, and the bytes it takes. ',' and
 * '=' are '?' and '+' on the same key of a French keyboard, without Shift. */
static const struct note_kind *kind_of_sign(const struct community *community,
                                            const char *line, size_t *len)
{
    char sign[8] = "";
    *len = utf8_grapheme(line, strlen(line));
    if (*len == 0 || *len >= sizeof sign)
        return NULL;
    memcpy(sign, line, *len);
    const struct note_kind *kind = community_kind_by_sign(community, sign);
    if (!kind && str_equal(sign, ","))
        kind = community_kind_by_sign(community, "?");
    if (!kind && str_equal(sign, "="))
        kind = community_kind_by_sign(community, "+");
    return kind;
}

/* --- lists: authors (", ") and tags (" ") --------------------------------------- */

static bool same_words(const char *a, size_t a_len, const char *b, size_t b_len)
{
    if (a_len == b_len && memcmp(a, b, a_len) == 0)
        return true;
    struct str one = {0}, two = {0}, raw = {0};
    str_add_n(&raw, a, a_len);
    fold_text(&one, str_text(&raw));
    str_clear(&raw);
    str_add_n(&raw, b, b_len);
    fold_text(&two, str_text(&raw));
    bool same = one.len > 0 && str_equal(str_text(&one), str_text(&two));
    str_free(&raw);
    str_free(&one);
    str_free(&two);
    return same;
}

/* The length of the item that starts here; *next is the start of the one after, or the
 * final NUL. */
static size_t item_length(const char *list, const char *separator, const char **next)
{
    const char *end = strstr(list, separator);
    size_t len = end ? (size_t)(end - list) : strlen(list);
    *next = end ? end + strlen(separator) : list + len;
    return len;
}

static bool list_has(const char *list, const char *separator, const char *item,
                     size_t item_len)
{
    for (const char *next; *list != '\0'; list = next) {
        size_t len = item_length(list, separator, &next);
        if (same_words(list, len, item, item_len))
            return true;
    }
    return false;
}

static void list_add(struct str *list, const char *separator, const char *item,
                     size_t len)
{
    if (len == 0 || list_has(str_text(list), separator, item, len))
        return;
    if (list->len > 0)
        str_add(list, separator);
    str_add_n(list, item, len);
}

static const char *list_join(struct arena *arena, const char *separator, const char *a,
                             const char *b)
{
    struct str list = {0};
    const char *both[] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        const char *at = both[i] ? both[i] : "";
        for (const char *next; *at != '\0'; at = next) {
            size_t len = item_length(at, separator, &next);
            list_add(&list, separator, at, len);
        }
    }
    const char *joined = arena_strdup(arena, str_text(&list));
    str_free(&list);
    return joined;
}

const char *note_authors_join(struct arena *arena, const char *a, const char *b)
{
    return list_join(arena, ", ", a, b);
}

const char *note_tags_join(struct arena *arena, const char *a, const char *b)
{
    return list_join(arena, " ", a, b);
}

const char *note_tags_without(struct arena *arena, const char *tags,
                              const char *removed)
{
    struct str left = {0};
    for (const char *next; *tags != '\0'; tags = next) {
        size_t len = item_length(tags, " ", &next);
        if (!list_has(removed, " ", tags, len))
            list_add(&left, " ", tags, len);
    }
    const char *list = arena_strdup(arena, str_text(&left));
    str_free(&left);
    return list;
}

bool note_tags_have(const char *tags, const char *wanted)
{
    for (const char *next; *wanted != '\0'; wanted = next) {
        size_t len = item_length(wanted, " ", &next);
        if (len > 0 && !list_has(tags, " ", wanted, len))
            return false;
    }
    return true;
}

/* --- one line ------------------------------------------------------------------- */

/* What may follow a name or a tag without being part of it: "@Nadia," "#serre)". */
static size_t without_punctuation(const char *word, size_t len)
{
    while (len > 0 && strchr(",;:.!?)\"'", word[len - 1]))
        len--;
    return len;
}

static void author_add(struct str *authors, const char *word, size_t len)
{
    struct str name = {0};
    for (size_t i = 0; i < len; i++)
        if (word[i] == '_')
            str_add_char(&name, ' ');
        else
            str_add_char(&name, word[i]);
    list_add(authors, ", ", str_text(&name), name.len);
    str_free(&name);
}

static bool has_letter(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((word[i] & 0x80) || ((word[i] | 0x20) >= 'a' && (word[i] | 0x20) <= 'z'))
            return true;
    return false;
}

/* Takes an @author or a #tag; false for a word that is only text: "@", "#1", "@_". */
static bool mark_take(const char *word, size_t len, struct str *authors,
                      struct str *tags)
{
    if (*word != '@' && *word != '#')
        return false;
    size_t bare = without_punctuation(word, len) - 1;
    if (bare == 0 || bare >= len || !has_letter(word + 1, bare))
        return false;
    if (*word == '@')
        author_add(authors, word + 1, bare);
    else
        list_add(tags, " ", word + 1, bare);
    return true;
}

static struct note_line read_words(struct arena *arena, const struct note_kind *kind,
                                   const char *line)
{
    struct str text = {0}, authors = {0}, tags = {0};
    for (const char *at = blanks_skip(line); *at != '\0';) {
        size_t len = word_length(at);
        const char *next = blanks_skip(at + len);
        if (!mark_take(at, len, &authors, &tags))
            str_add_n(&text, at, (size_t)(next - at));
        at = next;
    }
    trim_end(&text);
    struct note_line read = {
        .kind = kind,
        .text = arena_strdup(arena, str_text(&text)),
        .author = arena_strdup(arena, str_text(&authors)),
        .tags = arena_strdup(arena, str_text(&tags)),
    };
    str_free(&text);
    str_free(&authors);
    str_free(&tags);
    return read;
}

struct note_line note_line_read(struct arena *arena, const struct community *community,
                                const struct note_kind *kind, const char *line)
{
    size_t len;
    const struct note_kind *asked = kind_of_sign(community, line, &len);
    if (asked)
        return read_words(arena, asked, line + len);
    return read_words(arena, kind, line);
}

/* --- a pasted block ------------------------------------------------------------- */

/* "- ", "• ", "1. ", "12) ": how lists look once pasted; 0 when it is none of these. */
static size_t bullet_length(const char *line)
{
    static const char *const bullets[] = {"-", "–", "—", "•", "◦", "▪", "·", "‣"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t len = strlen(bullets[i]);
        if (str_starts(line, bullets[i]) && blank_length(line + len) > 0)
            return len;
    }
    size_t digits = strspn(line, "0123456789");
    if (digits >= 1 && digits <= 3 && (line[digits] == '.' || line[digits] == ')') &&
        blank_length(line + digits + 1) > 0)
        return digits + 1;
    return 0;
}

static const struct note_kind *fear_of(const struct community *community)
{
    for (size_t i = 0; i < community->kind_count; i++)
        if (community->kinds[i].ink == INK_FEAR)
            return &community->kinds[i];
    return NULL;
}

/* The next line of the block without its indentation; false at the end. */
static bool next_line(const char **block, struct str *line)
{
    const char *at = blanks_skip(*block);
    if (*at == '\0')
        return false;
    size_t len = strcspn(at, "\r\n");
    str_clear(line);
    str_add_n(line, at, len);
    *block = at + len + (at[len] != '\0');
    return true;
}

static bool block_has_plus(const char *block)
{
    struct str line = {0};
    bool found = false;
    while (!found && next_line(&block, &line))
        found = str_starts(str_text(&line), "+");
    str_free(&line);
    return found;
}

static struct note_line block_line(struct arena *arena,
                                   const struct community *community,
                                   const struct note_kind *kind,
                                   const struct note_kind *minus, const char *line)
{
    if (minus && *line == '-' && line[1] != '-')
        return read_words(arena, minus, line + 1);
    size_t bullet = bullet_length(line);
    return note_line_read(arena, community, kind, blanks_skip(line + bullet));
}

size_t note_block_read(struct arena *arena, const struct community *community,
                       const struct note_kind *kind, const char *block,
                       struct note_line **lines)
{
    const struct note_kind *minus = block_has_plus(block) ? fear_of(community) : NULL;
    size_t most = 1, count = 0;
    for (const char *at = block; *at != '\0'; at++)
        most += *at == '\n' || *at == '\r';
    *lines = arena_alloc(arena, most * sizeof **lines);
    struct str line = {0};
    while (next_line(&block, &line)) {
        struct note_line read =
            block_line(arena, community, kind, minus, str_text(&line));
        if (*read.text != '\0')
            (*lines)[count++] = read;
    }
    str_free(&line);
    return count;
}
