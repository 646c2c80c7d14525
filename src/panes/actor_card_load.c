/* The lines of a card: each field with its label, then what hangs on the actor. */
#include <string.h>

#include "base/i18n.h"
#include "panes/actor_card_private.h"
#include "panes/actors_private.h"
#include "panes/typed.h"

void actor_card_stand_on(struct actor_card *card, enum actor_line line, struct id id,
                         const char *key)
{
    str_copy(card->here_key, sizeof card->here_key, key);
    card->here =
        (struct field_line){.kind = (int)line, .id = id, .key = card->here_key};
}

const struct contact *actor_card_contact(const struct actor_card *card)
{
    for (size_t i = 0; i < card->contact_count; i++)
        if (id_equal(card->contacts[i].id, card->here.id))
            return &card->contacts[i];
    return NULL;
}

const struct link_line *actor_card_link(const struct actor_card *card)
{
    for (size_t i = 0; i < card->link_count; i++)
        if (id_equal(card->links[i].link.id, card->here.id))
            return &card->links[i];
    return NULL;
}

const char *actor_line_label(enum actor_line line)
{
    static const char *const labels[LINE_COUNT] = {
        [LINE_NAME] = N_("Nom usuel"),     [LINE_NATURE] = N_("Nature"),
        [LINE_KIND] = N_("Type"),          [LINE_THEMES] = N_("Thèmes"),
        [LINE_ACTION] = N_("Action"),      [LINE_PLACE] = N_("Lieu"),
        [LINE_PERIMETER] = N_("Agit sur"), [LINE_CIRCLE] = N_("Cercle"),
        [LINE_STAGE] = N_("Étape"),        [LINE_NEXT] = N_("Prochain pas"),
        [LINE_STARTS] = N_("Commence le"), [LINE_ENDS] = N_("Finit le"),
        [LINE_CONTACT] = N_("Contacts"),   [LINE_LINK] = N_("Liens"),
        [LINE_SIGHTING] = N_("Sources"),   [LINE_VERIFIED] = N_("Vérifié le"),
        [LINE_CONSENT] = N_("Accord"),     [LINE_CUSTOM] = "",
        [LINE_NOTE] = N_("Note"),          [LINE_VISIBILITY] = N_("Qui le voit"),
    };
    return _(labels[line]);
}

/* --- the values ---------------------------------------------------------------------
 */

static const char *consent_text(struct arena *arena, const struct actor *actor)
{
    static const char *const texts[CONSENT_COUNT] = {
        [CONSENT_UNKNOWN] = "",
        [CONSENT_YES] = N_("d’accord pour paraître"),
        [CONSENT_NO] = N_("ne veut pas paraître"),
    };
    const char *text = texts[actor->consent];
    if (!*text)
        return "";
    return actor->consent_on ? arena_printf(arena, "%s (%s)", _(text),
                                            typed_day_text(arena, actor->consent_on))
                             : _(text);
}

static const char *next_text(struct arena *arena, const struct actor *actor)
{
    if (!actor->next_on)
        return actor->next_step;
    return arena_printf(arena, "%s%s%s%s", actor->next_step,
                        *actor->next_step ? ", " : "",
                        typed_day_text(arena, actor->next_on),
                        actor_is_late(actor) ? _(" ! retard") : "");
}

static const char *precision_text(enum precision precision)
{
    static const char *const texts[PRECISION_COUNT] = {
        [PRECISION_NONE] = "",
        [PRECISION_COMMUNE] = "",
        [PRECISION_MANUAL] = N_(", placé à la main"),
        [PRECISION_DEPARTMENT] = N_(", au département près"),
        [PRECISION_REGION] = N_(", à la région près"),
    };
    return *texts[precision] ? _(texts[precision]) : "";
}

/* "dep:31 epci:243100518" as « Haute-Garonne, Toulouse Métropole ». */
static const char *perimeter_text(struct arena *arena, const char *perimeter)
{
    struct str out = {0};
    struct commune commune;
    while (*(perimeter += strspn(perimeter, " "))) {
        size_t len = strcspn(perimeter, " ");
        const char *word = arena_strndup(arena, perimeter, len);
        const char *code = strchr(word, ':') ? strchr(word, ':') + 1 : word;
        int dep = str_starts(word, "dep:") ? geo_departement_find(code) : GEO_NONE;
        int epci = str_starts(word, "epci:") ? geo_epci_find(code) : GEO_NONE;
        const char *name = dep != GEO_NONE    ? geo_departement(dep)->name
                           : epci != GEO_NONE ? geo_epci(epci)->name
                           : commune_by_code(code, &commune, NULL)
                               ? arena_strdup(arena, commune.name)
                               : code;
        str_printf(&out, "%s%s", out.len ? ", " : "", name);
        perimeter += len;
    }
    const char *text = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return text;
}

static const char *circle_text(struct arena *arena, const struct community *community,
                               const char *id)
{
    const struct circle *circle = community_circle(community, id);
    return circle ? arena_printf(arena, "%d  %s", circle->number, circle->label) : id;
}

static const char *contact_text(struct arena *arena, const struct contact *contact)
{
    static const char *const states[CONTACT_STATUS_COUNT] = {
        [CONTACT_FINE] = "",
        [CONTACT_BOUNCED] = N_(", revient en erreur"),
        [CONTACT_UNSUBSCRIBED] = N_(", désinscrit·e"),
    };
    static const char *const levels[AUDIENCE_COUNT] = {
        [AUDIENCE_DEFAULT] = "",
        [AUDIENCE_PUBLIC] = N_(", public"),
        [AUDIENCE_MEMBERS] = N_(", pour les membres"),
        [AUDIENCE_PAIR] = N_(", pour le binôme"),
        [AUDIENCE_NEVER] = N_(", jamais montré"),
    };
    const char *state = states[contact->status], *level = levels[contact->level];
    return arena_printf(arena, "%s%s%s%s%s%s%s", contact->value,
                        *contact->label ? " (" : "", contact->label,
                        *contact->label ? ")" : "",
                        contact->preferred ? _(", préféré") : "",
                        *state ? _(state) : "", *level ? _(level) : "");
}

static const char *sighting_text(struct arena *arena, const struct community *community,
                                 const struct sighting *sighting)
{
    return arena_printf(arena, "%s, %s%s%s",
                        community_source(community, sighting->source),
                        typed_day_text(arena, sighting->seen),
                        *sighting->note ? ", " : "", sighting->note);
}

/* --- the lines ----------------------------------------------------------------------
 */

static void add_part(struct actor_card *card, enum actor_line line, struct id id,
                     const char *label, const char *value)
{
    struct field_line field = {.kind = (int)line,
                               .id = id,
                               .key = "",
                               .label = label,
                               .value = value,
                               .style = STYLE_PLAIN};
    vec_push(&card->fields, field);
}

static void add(struct actor_card *card, enum actor_line line, const char *value)
{
    add_part(card, line, (struct id){0}, actor_line_label(line), value);
}

/* Whoever looks at a projected screen sees what members may read of each other. */
static bool is_shown(const struct pane *pane, const struct actor *actor,
                     enum field field)
{
    return !pane->projected ||
           record_may_show(AUDIENCE_MEMBERS, field, actor->visibility);
}

static void add_public(struct actor_card *card, struct pane *pane,
                       const struct community *community)
{
    struct arena *arena = &pane->arena;
    const struct actor *actor = &card->actor;
    if (is_shown(pane, actor, FIELD_ACTOR_NAME))
        add(card, LINE_NAME, actor->name);
    if (is_shown(pane, actor, FIELD_ACTOR_NATURE))
        add(card, LINE_NATURE, actor_nature_label(actor->nature));
    if (is_shown(pane, actor, FIELD_ACTOR_KIND))
        add(card, LINE_KIND, community_actor_kind(community, actor->kind));
    if (is_shown(pane, actor, FIELD_ACTOR_THEMES))
        add(card, LINE_THEMES, community_themes_text(arena, community, actor->themes));
    if (is_shown(pane, actor, FIELD_ACTOR_ACTION))
        add(card, LINE_ACTION, actor->action);
    if (is_shown(pane, actor, FIELD_ACTOR_COMMUNE) &&
        is_shown(pane, actor, FIELD_ACTOR_PLACE))
        add(card, LINE_PLACE,
            arena_printf(arena, "%s%s", actor_place_text(arena, actor),
                         precision_text(actor->precision)));
    if (is_shown(pane, actor, FIELD_ACTOR_PERIMETER))
        add(card, LINE_PERIMETER, perimeter_text(arena, actor->perimeter));
    if (is_shown(pane, actor, FIELD_ACTOR_CIRCLE))
        add(card, LINE_CIRCLE, circle_text(arena, community, actor->circle));
    if (actor->nature == NATURE_EVENT || actor->starts || actor->ends) {
        if (is_shown(pane, actor, FIELD_ACTOR_STARTS))
            add(card, LINE_STARTS, typed_day_text(arena, actor->starts));
        if (is_shown(pane, actor, FIELD_ACTOR_ENDS))
            add(card, LINE_ENDS, typed_day_text(arena, actor->ends));
    }
}

static void add_links(struct actor_card *card, struct arena *arena)
{
    const char *label = actor_line_label(LINE_LINK);
    for (size_t i = 0; i < card->link_count; i++)
        add_part(card, LINE_LINK, card->links[i].link.id, label,
                 link_line_text(arena, &card->links[i]));
    if (!card->link_count)
        add(card, LINE_LINK, "");
}

static void add_contacts(struct actor_card *card, struct arena *arena)
{
    const char *label = actor_line_label(LINE_CONTACT);
    for (size_t i = 0; i < card->contact_count; i++)
        add_part(card, LINE_CONTACT, card->contacts[i].id, label,
                 contact_text(arena, &card->contacts[i]));
    if (!card->contact_count)
        add(card, LINE_CONTACT, "");
}

static void add_sightings(struct actor_card *card, struct arena *arena,
                          const struct community *community)
{
    const char *label = actor_line_label(LINE_SIGHTING);
    for (size_t i = 0; i < card->sighting_count; i++)
        add_part(card, LINE_SIGHTING, card->sightings[i].id, label,
                 sighting_text(arena, community, &card->sightings[i]));
    if (!card->sighting_count)
        add(card, LINE_SIGHTING, "");
}

static void add_customs(struct actor_card *card, struct arena *arena, bool projected)
{
    for (size_t i = 0; i < card->custom_count; i++) {
        const struct custom_value *value = &card->customs[i];
        enum audience own = visibility_get(card->actor.visibility, value->key);
        bool hidden = !value->field || value->field->level == CUSTOM_PAIR ||
                      own > AUDIENCE_MEMBERS;
        if (projected && hidden)
            continue;
        const char *text = custom_value_text(arena, value->field, value->value);
        if (custom_to_check(value))
            text = arena_printf(arena, _("%s (à vérifier)"), text);
        struct field_line field = {.kind = LINE_CUSTOM,
                                   .key = value->key,
                                   .label = value->label,
                                   .value = text,
                                   .style = STYLE_PLAIN};
        vec_push(&card->fields, field);
    }
}

static const char *visibility_text(struct arena *arena, const struct actor *actor)
{
    size_t count = 0;
    for (const char *at = actor->visibility; (at = strchr(at, ':')); at++)
        count++;
    return count ? arena_printf(
                       arena,
                       i18n_n("%zu champ réservé", "%zu champs réservés", (long)count),
                       count)
                 : _("comme d’habitude");
}

static void make_lines(struct pane *pane, const struct community *community)
{
    struct actor_card *card = actor_card(pane);
    struct arena *arena = &pane->arena;
    card->fields.n = 0;
    add_public(card, pane, community);
    if (pane->projected) {
        add_links(card, arena);
        add_customs(card, arena, true);
        return;
    }
    add(card, LINE_STAGE,
        card->actor.prospect ? _(prospect_label(card->actor.prospect)) : "");
    add(card, LINE_NEXT, next_text(arena, &card->actor));
    add_contacts(card, arena);
    add_links(card, arena);
    add_sightings(card, arena, community);
    add(card, LINE_VERIFIED, typed_day_text(arena, card->actor.verified));
    add(card, LINE_CONSENT, consent_text(arena, &card->actor));
    add_customs(card, arena, false);
    add(card, LINE_NOTE, card->actor.note);
    add(card, LINE_VISIBILITY, visibility_text(arena, &card->actor));
}

static bool read_all(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actor_card *card = actor_card(pane);
    struct arena *arena = &pane->arena;
    return ops_actor(garden, card->id, arena, &card->actor, err) &&
           ops_contacts(garden, card->id, arena, &card->contacts, &card->contact_count,
                        err) &&
           ops_links(garden, card->id, arena, &card->links, &card->link_count, err) &&
           ops_sightings(garden, card->id, arena, &card->sightings,
                         &card->sighting_count, err) &&
           ops_customs(garden, card->id, false, arena, &card->customs,
                       &card->custom_count, err);
}

bool actor_card_load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct actor_card *card = actor_card(pane);
    struct err gone = ERR_INIT;
    arena_reset(&pane->arena);
    card->fields.n = 0;
    card->found = read_all(pane, garden, &gone);
    if (!card->found && gone.kind != ERR_NOT_FOUND) {
        *err = gone;
        return false;
    }
    if (card->found && !is_shown(pane, &card->actor, FIELD_ACTOR_NAME))
        card->actor.name = _("caché (écran projeté)");
    if (card->found)
        make_lines(pane, garden->community);
    card->list.selected =
        fields_find(card->fields.at, card->fields.n, &card->here, card->list.selected);
    list_settle(&card->list, (int)card->fields.n, pane->height - ACTOR_HEAD);
    return true;
}
