/* Who may read the lines of a card, one by one: in the directory that members get. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "domain/actor.h"
#include "panes/card_private.h"

/* Those that members read of each other; the rest stays between the gardeners. */
static const enum field fields[] = {FIELD_PERSON_FAMILY,  FIELD_PERSON_ORGANISATION,
                                    FIELD_PERSON_COMMUNE, FIELD_PERSON_PLACE,
                                    FIELD_PERSON_THEMES,  FIELD_PERSON_CIRCLE,
                                    FIELD_PERSON_REFERENT};
enum { FIELDS = sizeof fields / sizeof *fields };

/* Never wider than members: a person is not on the public map. */
static const enum audience audiences[] = {AUDIENCE_DEFAULT, AUDIENCE_PAIR,
                                          AUDIENCE_NEVER};
enum { AUDIENCES = sizeof audiences / sizeof *audiences };

static const char *audience_words(enum audience audience)
{
    return audience == AUDIENCE_PAIR    ? _("le binôme")
           : audience == AUDIENCE_NEVER ? _("personne d’autre")
                                        : _("les membres");
}

const char *card_visibility_text(struct arena *arena, const char *visibility)
{
    size_t count = 0;
    for (const char *at = visibility; (at = strchr(at, ':')); at++)
        count++;
    return count ? arena_printf(
                       arena,
                       i18n_n("%zu champ réservé", "%zu champs réservés", (long)count),
                       count)
                 : _("comme d’habitude");
}

struct seen {
    struct pane *pane;
    enum field field;
};

static bool audience_chosen(void *ctx, struct pane_host *host, size_t index,
                            struct err *err)
{
    const struct seen *seen = ctx;
    if (!ops_card_visibility(host->garden, card_state(seen->pane)->person, seen->field,
                             audiences[index], err))
        return false;
    pane_say(host, _("%s : lisible par %s. u : annuler."),
             _(schema_field(seen->field)->label), audience_words(audiences[index]));
    return true;
}

static bool field_chosen(void *ctx, struct pane_host *host, size_t index,
                         struct err *err)
{
    struct choice choices[AUDIENCES];
    struct seen *seen = xcalloc(1, sizeof *seen);
    (void)err;
    *seen = (struct seen){ctx, fields[index]};
    for (size_t i = 0; i < AUDIENCES; i++)
        choices[i] = (struct choice){audience_words(audiences[i]), NULL};
    ask_choice(host, &(struct choose){.title = _(schema_field(seen->field)->label),
                                      .choices = choices,
                                      .count = AUDIENCES,
                                      .ctx = seen,
                                      .release = free,
                                      .done = audience_chosen});
    return true;
}

bool card_choose_visibility(struct pane *pane, struct pane_host *host, struct err *err)
{
    const char *visibility = card_state(pane)->view.card.visibility;
    struct choice choices[FIELDS];
    (void)err;
    for (size_t i = 0; i < FIELDS; i++) {
        const struct field_def *def = schema_field(fields[i]);
        choices[i] = (struct choice){
            _(def->label), audience_words(visibility_get(visibility, def->column))};
    }
    ask_choice(host, &(struct choose){.title = _("Qui peut lire quoi"),
                                      .choices = choices,
                                      .count = FIELDS,
                                      .ctx = pane,
                                      .done = field_chosen});
    return true;
}
