#include "look.h"

#include <stddef.h>

#include "base/i18n.h"
#include "base/str.h"

static const char *const palettes[] = {
    [PALETTE_READABLE] = "lisible",
    [PALETTE_CLASSIC] = "classique",
    [PALETTE_MONO] = "mono",
};
static const char *const grounds[] = {
    [GROUND_ASK] = NULL,
    [GROUND_DARK] = "sombre",
    [GROUND_LIGHT] = "clair",
};

static const struct look order[] = {
    {PALETTE_READABLE, GROUND_DARK}, {PALETTE_READABLE, GROUND_LIGHT},
    {PALETTE_CLASSIC, GROUND_DARK},  {PALETTE_CLASSIC, GROUND_LIGHT},
    {PALETTE_MONO, GROUND_ASK},
};
#define COUNT (sizeof order / sizeof *order)

static bool palette_named(const char *name, enum term_palette *palette)
{
    for (size_t i = 0; name && i < sizeof palettes / sizeof *palettes; i++) {
        if (str_equal(palettes[i], name)) {
            *palette = (enum term_palette)i;
            return true;
        }
    }
    return false;
}

struct look look_choose(const struct settings *settings, const char *community)
{
    struct look look = {PALETTE_READABLE, GROUND_ASK};
    if (!palette_named(settings->palette, &look.palette))
        palette_named(community, &look.palette);
    for (size_t i = 0; settings->ground && i < sizeof grounds / sizeof *grounds; i++)
        if (str_equal(grounds[i], settings->ground))
            look.ground = (enum term_ground)i;
    return look;
}

struct look look_next(struct look look, bool light)
{
    size_t at = 0;
    enum term_ground ground = light ? GROUND_LIGHT : GROUND_DARK;
    while (at < COUNT &&
           (order[at].palette != look.palette ||
            (order[at].ground != GROUND_ASK && order[at].ground != ground)))
        at++;
    return order[(at + 1) % COUNT];
}

const char *look_sentence(struct look look)
{
    static const char *const sentences[COUNT] = {
        N_("Couleurs lisibles par tous, sur fond sombre."),
        N_("Couleurs lisibles par tous, sur fond clair."),
        N_("Couleurs classiques, sur fond sombre."),
        N_("Couleurs classiques, sur fond clair."),
        N_("Sans couleur."),
    };
    size_t at = 0;
    while (at + 1 < COUNT &&
           (order[at].palette != look.palette || order[at].ground != look.ground))
        at++;
    return _(sentences[at]);
}

void look_keep(struct look look, struct settings *settings)
{
    settings_set(settings, &settings->palette, palettes[look.palette]);
    settings_set(settings, &settings->ground, grounds[look.ground]);
}
