#include "panes/note_text.h"

#include <string.h>

#include "base/str.h"

/* note_line_read takes these for the sign of a kind whatever the configuration. */
static bool looks_like_sign(const struct community *community, const char *text)
{
    if (strchr(",=", text[0]) && text[0])
        return true;
    for (size_t i = 0; i < community->kind_count; i++)
        if (str_starts(text, community->kinds[i].sign))
            return true;
    return false;
}

static void add_words(struct str *out, char mark, const char *list, const char *between)
{
    while (*list) {
        size_t len = strcspn(list, between);
        if (len) {
            str_add(out, " ");
            str_add_char(out, mark);
        }
        for (size_t i = 0; i < len; i++)
            str_add_char(out, list[i] == ' ' ? '_' : list[i]);
        list += len;
        list += strspn(list, ", ");
    }
}

const char *note_text_line(struct arena *arena, const struct community *community,
                           const struct note_kind *kind, const struct note *note)
{
    struct str out = {0};
    const struct note_kind *own = community_kind(community, note->kind);
    if (own && own != kind)
        str_printf(&out, "%s ", own->sign);
    else if (looks_like_sign(community, note->text))
        str_add(&out, " ");
    str_add(&out, note->text);
    add_words(&out, '@', note->author, ",");
    add_words(&out, '#', note->tags, " ");
    const char *line = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return line;
}
