#include "panes/card_words.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

const char *ask_label(enum ask_kind kind)
{
    static const char *const words[ASK_KIND_COUNT] = {
        [ASK_NEED] = N_("Besoin"),
        [ASK_OFFER] = N_("Apport"),
        [ASK_PROMISE] = N_("Promesse"),
    };
    return _(words[kind]);
}

const char *consent_word(enum consent consent)
{
    static const char *const words[CONSENT_COUNT] = {
        [CONSENT_UNKNOWN] = N_("pas demandé"),
        [CONSENT_YES] = N_("oui"),
        [CONSENT_NO] = N_("non"),
    };
    return _(words[consent]);
}

const char *circle_text(struct arena *arena, const struct community *community,
                        const char *id)
{
    const struct circle *circle = community_circle(community, id);
    if (!circle)
        return arena_strdup(arena, id);
    return arena_printf(arena, "%d %s", circle->number, circle->label);
}

const char *themes_text(struct arena *arena, const struct community *community,
                        const char *themes)
{
    struct str text = {0};
    for (const char *at = themes + strspn(themes, " "); *at; at += strspn(at, " ")) {
        size_t len = strcspn(at, " ");
        const char *id = arena_strndup(arena, at, len);
        str_printf(&text, "%s%s", text.len ? ", " : "", community_theme(community, id));
        at += len;
    }
    const char *copy = arena_strdup(arena, str_text(&text));
    str_free(&text);
    return copy;
}
