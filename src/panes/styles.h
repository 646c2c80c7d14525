/* The style of a kind of note: one place, for every pane. */
#ifndef PANES_STYLES_H
#define PANES_STYLES_H

#include "domain/community.h"
#include "ui/style.h"

/* NULL (a kind that left the configuration) is plain. */
static inline uint8_t style_of_kind(const struct note_kind *kind)
{
    static const uint8_t styles[] = {
        [INK_PLAIN] = STYLE_PLAIN,       [INK_IDEA] = STYLE_IDEA,
        [INK_FEAR] = STYLE_FEAR,         [INK_NEED] = STYLE_NEED,
        [INK_QUESTION] = STYLE_QUESTION,
    };
    return kind ? styles[kind->ink] : (uint8_t)STYLE_PLAIN;
}

#endif
