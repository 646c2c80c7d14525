/* A filter of cards as people say it. */
#include "base/i18n.h"
#include "base/str.h"
#include "ops/cards_private.h"

static void part(struct str *out, const char *words)
{
    str_printf(out, "%s%s", out->len ? ", " : "", words);
}

static void circle_part(const struct garden *garden, const struct card_filter *filter,
                        struct arena *arena, struct str *out)
{
    if (filter->circle && *filter->circle)
        part(out,
             arena_printf(arena, _("cercle %s"), circle_label(garden, filter->circle)));
    else if (filter->circle)
        part(out, _("sans cercle"));
    if (filter->theme && *filter->theme)
        part(out, arena_printf(arena, _("thème %s"),
                               community_theme(garden->community, filter->theme)));
    else if (filter->theme)
        part(out, _("sans thème"));
    if (filter->dept && *filter->dept)
        part(out, arena_printf(arena, _("département %s"), filter->dept));
    else if (filter->dept)
        part(out, _("sans commune connue"));
}

static void referent_part(const struct garden *garden, const struct card_filter *filter,
                          struct arena *arena, struct str *out)
{
    struct card card = {.referent = filter->referent};
    if (!id_is_none(filter->referent))
        part(out, arena_printf(
                      arena, _("suivi par %s"),
                      card_field_text(arena, garden, &card, FIELD_PERSON_REFERENT)));
    if (filter->orphan)
        part(out, _("sans référent"));
    if (filter->consents >> CONSENT_YES & 1)
        part(out, _("d’accord pour paraître"));
    if (filter->consents >> CONSENT_NO & 1)
        part(out, _("sans accord pour paraître"));
    if (filter->consents >> CONSENT_UNKNOWN & 1)
        part(out, _("accord à demander"));
}

const char *ops_card_filter_words(struct garden *garden,
                                  const struct card_filter *filter, struct arena *arena)
{
    struct str out = {0};
    circle_part(garden, filter, arena, &out);
    referent_part(garden, filter, arena, &out);
    if (filter->unsigned_charter) {
        const struct charter *charter =
            community_charter(garden->community, filter->unsigned_charter);
        part(&out, arena_printf(arena, _("sans « %s » à jour"),
                                charter ? charter->label : filter->unsigned_charter));
    }
    if (filter->due)
        part(&out, _("à relancer"));
    if (filter->asking)
        part(&out, _("avec un besoin ouvert"));
    if (filter->offering)
        part(&out, _("avec un apport ouvert"));
    if (filter->text && *filter->text)
        part(&out, arena_printf(arena, _("avec « %s »"), filter->text));
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}
