#include <stdlib.h>
#include <string.h>

#include "term/private.h"

/* Colours of one ink; -1 is the terminal's own. `either` is read on both grounds while
 * the terminal's is unknown: contrast 3 at least on black and on white. */
struct ink {
    short dark, light, either; /* of 256 */
    short few_dark, few_light; /* of 8 */
};

enum ink_name { INK_IDEA, INK_FEAR, INK_NEED, INK_DIM, INK_COUNT };

static const struct ink readable[INK_COUNT] = {
    [INK_IDEA] = {43, 23, 29, COLOR_GREEN, COLOR_GREEN},
    [INK_FEAR] = {208, 160, 166, COLOR_RED, COLOR_RED},
    [INK_NEED] = {183, 18, 97, COLOR_MAGENTA, COLOR_BLUE},
    [INK_DIM] = {248, 240, -1, -1, -1},
};
static const struct ink classic[INK_COUNT] = {
    [INK_IDEA] = {34, 28, 28, COLOR_GREEN, COLOR_GREEN},
    [INK_FEAR] = {203, 124, 160, COLOR_RED, COLOR_RED},
    [INK_NEED] = {183, 18, 97, COLOR_MAGENTA, COLOR_BLUE},
    [INK_DIM] = {248, 240, -1, -1, -1},
};

/* Grounds of a map, from few to many, each with an ink that is read on it: letters say
 * the same where there are fewer colours. */
static const struct shade {
    short dark_ink, dark, light_ink, light; /* of 256 */
} shades[] = {
    {255, 236, 16, 254}, {255, 23, 16, 152}, {16, 37, 16, 73}, {16, 122, 231, 23}};

/* The ground that COLORFGBG tells ("15;0", "0;default;15"), by its last number. */
static enum term_ground told_ground(void)
{
    const char *told = getenv("COLORFGBG");
    const char *last = told ? strrchr(told, ';') : NULL;
    char *end;

    if (last == NULL)
        return GROUND_ASK;
    long colour = strtol(last + 1, &end, 10);
    if (end == last + 1 || *end != '\0' || colour < 0 || colour > 15)
        return GROUND_ASK;
    return colour == 7 || colour >= 9 ? GROUND_LIGHT : GROUND_DARK;
}

static enum colour_depth find_depth(void)
{
    const char *refused = getenv("NO_COLOR");

    if ((refused && *refused) || !has_colors())
        return DEPTH_MONO;
    if (start_color() == ERR || use_default_colors() == ERR)
        return DEPTH_MONO;
    if (COLORS >= 256)
        return DEPTH_256;
    return COLORS >= 8 ? DEPTH_8 : DEPTH_MONO;
}

void look_open(struct term *term, const struct term_options *options)
{
    term->depth = find_depth();
    term->palette = options->palette;
    term->ground = options->ground;
    if (term->ground == GROUND_ASK)
        term->ground = told_ground();
    /* terminals of 8 colours do not know the question, and the inks do not need it */
    term->ask_ground =
        term->ground == GROUND_ASK && term->depth == DEPTH_256 && term->ansi;
    look_apply(term);
}

static short ink_colour(const struct term *term, const struct ink *ink)
{
    bool light = term->ground == GROUND_LIGHT;

    if (term->depth == DEPTH_8)
        return light ? ink->few_light : ink->few_dark;
    if (term->ground == GROUND_ASK)
        return ink->either;
    return light ? ink->light : ink->dark;
}

/* The pair of an ink, 0 where it has no colour of its own. */
static short ink_pair(struct term *term, enum ink_name name)
{
    const struct ink *inks = term->palette == PALETTE_CLASSIC ? classic : readable;

    if (term->depth == DEPTH_MONO || term->palette == PALETTE_MONO)
        return 0;
    short colour = ink_colour(term, &inks[name]);
    short pair = (short)(name + 1);
    return colour >= 0 && init_pair(pair, colour, -1) == OK ? pair : 0;
}

static short shade_pair(struct term *term, int index)
{
    const struct shade *shade = &shades[index];
    bool light = term->ground == GROUND_LIGHT;
    short pair = (short)(INK_COUNT + 1 + index);

    if (term->depth != DEPTH_256 || term->palette == PALETTE_MONO)
        return 0;
    return init_pair(pair, light ? shade->light_ink : shade->dark_ink,
                     light ? shade->light : shade->dark) == OK
               ? pair
               : 0;
}

void look_apply(struct term *term)
{
    short fear = ink_pair(term, INK_FEAR);
    short need = ink_pair(term, INK_NEED);
    bool few = term->depth == DEPTH_8;
    /* with few colours red and green are told apart by weight too, and without any ink
     * by weight and underline alone */
    attr_t heavy = fear == 0 || few ? A_BOLD : A_NORMAL;

    const struct look looks[STYLE_COUNT] = {
        [STYLE_PLAIN] = {A_NORMAL, 0},
        [STYLE_DIM] = {A_NORMAL, ink_pair(term, INK_DIM)},
        [STYLE_TITLE] = {A_BOLD, 0},
        [STYLE_IDEA] = {A_NORMAL, ink_pair(term, INK_IDEA)},
        [STYLE_FEAR] = {heavy, fear},
        [STYLE_NEED] = {need == 0 ? A_UNDERLINE : A_NORMAL, need},
        [STYLE_QUESTION] = {A_NORMAL, 0},
        [STYLE_KEY] = {A_BOLD, 0},
        [STYLE_MESSAGE] = {A_NORMAL, 0},
        [STYLE_ERROR] = {A_BOLD, few ? 0 : fear},
        [STYLE_BAR] = {A_REVERSE, 0},
        [STYLE_SHADE_2] = {A_NORMAL, shade_pair(term, 0)},
        [STYLE_SHADE_3] = {A_NORMAL, shade_pair(term, 1)},
        [STYLE_SHADE_4] = {A_NORMAL, shade_pair(term, 2)},
        [STYLE_SHADE_5] = {A_NORMAL, shade_pair(term, 3)},
    };
    memcpy(term->looks, looks, sizeof looks);
    present_forget(term);
}

void term_set_look(struct term *term, enum term_palette palette,
                   enum term_ground ground)
{
    term->palette = palette;
    if (ground != GROUND_ASK) {
        term->ground = ground;
        term->ask_ground = false;
    }
    look_apply(term);
}

bool term_is_light(const struct term *term)
{
    return term->ground == GROUND_LIGHT;
}
