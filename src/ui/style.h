/* Styles are meanings; term/ maps each once to what the terminal can do. */
#ifndef UI_STYLE_H
#define UI_STYLE_H

enum style {
    STYLE_PLAIN,
    STYLE_DIM,   /* rules, separators, secondary words */
    STYLE_TITLE, /* names of things: bold */
    STYLE_IDEA,
    STYLE_FEAR,
    STYLE_NEED,
    STYLE_QUESTION,
    STYLE_KEY,     /* a key in a hint: bold */
    STYLE_MESSAGE, /* what just happened */
    STYLE_ERROR,   /* what went wrong, what is late: bold fear ink */
    STYLE_BAR,     /* a bar across the screen: reverse */
    STYLE_SHADE_2, /* grounds of a map, from few to many: class 1 has none */
    STYLE_SHADE_3,
    STYLE_SHADE_4,
    STYLE_SHADE_5,
    STYLE_COUNT,
    /* added to any of the above */
    STYLE_REVERSE = 0x40, /* the focused item */
    STYLE_BOLD = 0x80,
};

#endif
