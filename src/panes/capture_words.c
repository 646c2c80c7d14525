/* Completion of authors and tags, and the answer to a pasted block. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "ops/notes.h"
#include "ops/people.h"
#include "panes/capture_private.h"
#include "panes/typed.h"

bool capture_completions(struct capture *capture, struct pane_host *host,
                         struct err *err)
{
    size_t start = lineedit_word_start(&capture->line);
    const char *word = lineedit_text(&capture->line) + start;
    size_t len = capture->line.at - start;
    capture->word_count = 0;
    if (capture->popup_closed || len < 2 || (word[0] != '@' && word[0] != '#'))
        return true;
    char *prefix = arena_strndup(&capture->arena, word + 1, len - 1);
    for (char *at = prefix; *at; at++)
        if (*at == '_')
            *at = ' ';
    if (!ops_words_like(host->garden, word[0] == '#', prefix, CAPTURE_COMPLETIONS,
                        &capture->arena, &capture->words, &capture->word_count, err))
        return false;
    if (capture->word_selected >= capture->word_count)
        capture->word_selected = 0;
    return true;
}

void capture_complete(struct capture *capture, size_t index)
{
    size_t start = lineedit_word_start(&capture->line);
    struct str whole = {0};
    str_add_char(&whole, lineedit_text(&capture->line)[start]);
    for (const char *at = capture->words[index]; *at; at++)
        str_add_char(&whole, *at == ' ' ? '_' : *at);
    str_add(&whole, " ");
    lineedit_replace(&capture->line, start, str_text(&whole));
    str_free(&whole);
    capture->word_count = 0;
    capture->modal.stale = true;
}

/* --- names of several words ---------------------------------------------------------
 */

enum { NAME_WORDS = 4 };

static bool is_known(struct pane_host *host, struct arena *arena, const char *name,
                     const char **known, struct err *err)
{
    struct person *persons;
    const char **authors;
    size_t count;
    *known = NULL;
    if (!ops_persons_like(host->garden, name, CAPTURE_COMPLETIONS, arena, &persons,
                          &count, err))
        return false;
    for (size_t i = 0; i < count && !*known; i++)
        if (typed_alike(person_name(arena, &persons[i]), name))
            *known = person_name(arena, &persons[i]);
    if (*known)
        return true;
    if (!ops_words_like(host->garden, false, name, CAPTURE_COMPLETIONS, arena, &authors,
                        &count, err))
        return false;
    for (size_t i = 0; i < count && !*known; i++)
        if (typed_alike(authors[i], name))
            *known = authors[i];
    return true;
}

/* The end of that many words, without the punctuation that closes them; NULL when there
 * are fewer, or a mark begins one. */
static const char *words_end(const char *name, int words)
{
    const char *at = name;
    for (int i = 0; i < words; i++) {
        at += i ? strspn(at, " ") : 0;
        if (!*at || *at == '@' || *at == '#')
            return NULL;
        at += strcspn(at, " ");
    }
    while (at > name && strchr(",;.:!?)", at[-1]))
        at--;
    return at;
}

/* The longest name of several words that begins there, and where it ends. */
static bool longest_name(struct pane_host *host, struct arena *arena, const char *at,
                         const char **known, const char **end, struct err *err)
{
    *known = NULL;
    for (int words = NAME_WORDS; words > 1 && !*known; words--) {
        *end = words_end(at, words);
        if (*end &&
            !is_known(host, arena, arena_strndup(arena, at, (size_t)(*end - at)), known,
                      err))
            return false;
    }
    return true;
}

bool capture_join_names(struct pane_host *host, struct arena *arena, const char *text,
                        const char **joined, struct err *err)
{
    struct str whole = {0};
    bool read = true;
    for (const char *at = text; *at && read; at++) {
        const char *known = NULL, *end;
        str_add_char(&whole, *at);
        if (*at == '@' && (at == text || at[-1] == ' '))
            read = longest_name(host, arena, at + 1, &known, &end, err);
        at = known ? end - 1 : at;
        for (; known && *known; known++)
            str_add_char(&whole, *known == ' ' ? '_' : *known);
    }
    *joined = read ? arena_strdup(arena, str_text(&whole)) : text;
    str_free(&whole);
    return read;
}

/* --- a pasted block ------------------------------------------------------------------
 */

static void sum_up(struct capture *capture, const struct community *community,
                   const struct note_line *lines, size_t count)
{
    size_t len = 0;
    capture->block_sum[0] = '\0';
    for (size_t k = 0; k < community->kind_count; k++) {
        const struct note_kind *kind = &community->kinds[k];
        size_t found = 0;
        for (size_t i = 0; i < count; i++)
            found += lines[i].kind == kind;
        if (found && len < sizeof capture->block_sum)
            len += (size_t)snprintf(capture->block_sum + len,
                                    sizeof capture->block_sum - len, "%s%s %zu %s",
                                    len ? "  " : "", kind->sign, found,
                                    found > 1 ? kind->plural : kind->singular);
    }
}

/* Several lines are asked about once; one line is just text. What was being typed waits
 * beside, and comes back whatever is answered. */
bool capture_block_open(struct capture *capture, struct pane_host *host,
                        const char *text)
{
    struct arena arena = {0};
    struct note_line *lines;
    const struct community *community = host->garden->community;
    struct str whole = {0};
    str_add(&whole, str_text(&capture->block));
    if (whole.len && whole.at[whole.len - 1] != '\n')
        str_add_char(&whole, '\n');
    str_add(&whole, text);
    bool lines_wanted = capture->block.len || strchr(text, '\n');
    size_t count = lines_wanted ? note_block_read(&arena, community, capture->kind,
                                                  str_text(&whole), &lines)
                                : 0;
    if (count > 1) {
        str_clear(&capture->block);
        str_add(&capture->block, str_text(&whole));
        capture->block_lines = count;
        sum_up(capture, community, lines, count);
        capture_changed(capture);
    }
    str_free(&whole);
    arena_free(&arena);
    return count > 1;
}

static enum outcome save_block(struct capture *capture, struct pane_host *host,
                               struct err *err)
{
    struct arena arena = {0};
    struct note_line *lines;
    size_t count = note_block_read(&arena, host->garden->community, capture->kind,
                                   str_text(&capture->block), &lines);
    /* the draft of a correction under way is not that of the block */
    bool editing = !id_is_none(capture->editing);
    if (editing)
        host->garden->draft = NULL;
    bool saved =
        ops_note_paste(host->garden, capture->target.place(capture->target.ctx), lines,
                       count, editing ? NULL : capture->modal.draft.place, err);
    arena_free(&arena);
    if (!saved)
        return OUTCOME_FAILED;
    struct str typed = {0};
    str_add(&typed, lineedit_text(&capture->line));
    str_clear(&capture->block);
    capture_acknowledge(capture, (int)count);
    if (typed.len) {
        lineedit_set(&capture->line, str_text(&typed));
        capture_changed(capture);
    }
    str_free(&typed);
    pane_say(host,
             i18n_n("%zu post-it enregistré, u (hors saisie) l’annule.",
                    "%zu post-its enregistrés, un seul u (hors saisie) les annule.",
                    (long)count),
             count);
    return OUTCOME_DONE;
}

enum outcome capture_block_key(struct capture *capture, struct pane_host *host,
                               struct key key, struct err *err)
{
    if (key.name == K_ENTER)
        return save_block(capture, host, err);
    bool as_one =
        key.name == K_CHAR && !key.ctrl && (key.code == 'u' || key.code == 'U');
    if (!as_one && key.name != K_ESC)
        return OUTCOME_UNUSED;
    if (as_one)
        lineedit_insert(&capture->line, str_text(&capture->block), capture->block.len);
    str_clear(&capture->block);
    capture_changed(capture);
    if (!as_one)
        host->say(host, _("Rien n’a été collé."));
    return OUTCOME_DONE;
}
