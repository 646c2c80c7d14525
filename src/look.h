/* Colours as the settings name them (palette: lisible classique mono; fond: sombre
 * clair), and the order in which « couleurs » goes through them. */
#ifndef LOOK_H
#define LOOK_H

#include "config/settings.h"
#include "term/term.h"

struct look {
    enum term_palette palette;
    enum term_ground ground;
};

/* What the person chose, else what the community says, else readable inks and the
 * ground that the terminal tells. `community` is a palette's name or NULL. */
struct look look_choose(const struct settings *settings, const char *community);

/* The next of: readable on dark, on light, classic on dark, on light, mono. `light` is
 * the ground shown at present. */
struct look look_next(struct look look, bool light);

/* « Couleurs classiques, sur fond clair. », for one that look_next gave. */
const char *look_sentence(struct look look);

void look_keep(struct look look, struct settings *settings);

#endif
