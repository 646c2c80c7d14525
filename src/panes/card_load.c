/* Reading a card, and the lines it is shown as. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/card_list.h"
#include "panes/card_private.h"
#include "panes/card_words.h"
#include "panes/typed.h"

static struct field_line *add(struct card_state *state, enum card_part part,
                              const char *label, const char *value)
{
    struct field_line *field = &state->fields[state->field_count++];
    *field = (struct field_line){.kind = (int)part,
                                 .key = "",
                                 .label = label,
                                 .value = value,
                                 .style = STYLE_PLAIN};
    return field;
}

/* --- the lines, in the order they matter ------------------------------------------ */

/* « Mme Nadia Benali (elle) » */
static const char *whole_name(struct arena *arena, const struct card_view *view)
{
    const struct card *card = &view->card;
    return arena_printf(arena, "%s%s%s%s%s%s", card->civility,
                        *card->civility ? " " : "", person_name(arena, &card->person),
                        *card->pronoun ? " (" : "", card->pronoun,
                        *card->pronoun ? ")" : "");
}

static void add_contacts(struct card_state *state, struct arena *arena)
{
    for (size_t i = 0; i < state->view.contact_count; i++) {
        const struct contact *contact = &state->view.contacts[i];
        struct field_line *field =
            add(state, PART_CONTACT, card_contact_label(contact->kind),
                card_contact_text(arena, contact));
        field->id = contact->id;
        if (id_is_none(contact->id))
            field->key = contact_kind_id(contact->kind);
        field->style =
            contact->status == CONTACT_FINE ? (uint8_t)STYLE_PLAIN : STYLE_DIM;
    }
    if (!state->view.contact_count)
        add(state, PART_CONTACT, _("Contact"), "");
}

/* What the line says beside the name of the other: « membre de Le Fournil · … ». */
static void add_links(struct card_state *state, struct arena *arena)
{
    bool belongs = false;
    for (size_t i = 0; i < state->view.link_count; i++) {
        const struct link_line *link = &state->view.links[i];
        bool member = str_equal(link->link.kind, LINK_BELONGS);
        struct field_line *field =
            add(state, PART_LINK, member ? _("Organisation") : _("Relation"),
                link_line_text(arena, link));
        field->id = link->link.id;
        field->style = link->ended ? STYLE_DIM : STYLE_PLAIN;
        belongs = belongs || member;
    }
    if (!belongs)
        add(state, PART_LINK, _("Organisation"), state->view.card.person.organisation);
}

/* Why someone is where she is stays between the gardeners. */
static const char *circle_words(const struct pane *pane, struct arena *arena,
                                const struct community *community)
{
    const struct card_view *view = &card_state(pane)->view;
    const struct circle_move *move =
        view->move_count && !pane->projected ? &view->moves[0] : NULL;
    if (!*view->card.circle)
        return "";
    const char *circle = circle_text(arena, community, view->card.circle);
    if (!move)
        return circle;
    return arena_printf(arena, _("%s, depuis le %s%s%s"), circle,
                        typed_day_text(arena, move->since),
                        *move->reason ? _(" : ") : "", move->reason);
}

static const char *touch_words(struct arena *arena, const struct card_view *view)
{
    if (!view->touched)
        return "";
    return arena_printf(arena, "%s, %s%s%s", typed_day_text(arena, view->touched),
                        typed_ago(arena, view->touched), *view->touch ? _(" : ") : "",
                        view->touch);
}

static const char *next_words(struct arena *arena, const struct card_view *view)
{
    if (!view->next)
        return "";
    const char *rule =
        view->next_by_hand || !view->reminder_days
            ? ""
            : arena_printf(arena, _(" (règle du cercle : %d j)"), view->reminder_days);
    return arena_printf(
        arena, "%s%s, %s%s", typed_late(view->next) ? _("! retard ") : "",
        typed_day_text(arena, view->next), typed_ago(arena, view->next), rule);
}

static void add_follow_up(struct pane *pane, const struct community *community)
{
    struct card_state *state = card_state(pane);
    struct arena *arena = &pane->arena;
    const struct card_view *view = &state->view;
    add(state, PART_CIRCLE, _("Cercle"), circle_words(pane, arena, community));
    add(state, PART_LAST, _("Dernier échange"), touch_words(arena, view));
    struct field_line *next =
        add(state, PART_NEXT, _("Relance"), next_words(arena, view));
    if (typed_late(view->next))
        next->style = STYLE_ERROR;
    add(state, PART_REFERENT, _("Référent·e"), view->referent);
}

static void add_asks(struct card_state *state, struct arena *arena,
                     const struct community *community)
{
    for (size_t i = 0; i < state->view.ask_count; i++) {
        const struct ask *ask = &state->view.asks[i];
        struct field_line *field = add(state, PART_ASK, ask_label(ask->kind),
                                       card_ask_text(arena, community, ask));
        field->id = ask->id;
        field->style = ask->kind == ASK_NEED    ? STYLE_NEED
                       : ask->kind == ASK_OFFER ? STYLE_IDEA
                                                : STYLE_PLAIN;
    }
    if (!state->view.ask_count)
        add(state, PART_ASK, _("Besoins, apports"), "");
}

static const char *charter_words(struct arena *arena,
                                 const struct card_charter *charter)
{
    const char *day = typed_day_text(arena, charter->accepted);
    int now = charter->charter->version;
    if (!charter->version)
        return arena_printf(arena, _("pas signée (version %d)"), now);
    if (charter->version != now)
        return arena_printf(arena, _("a accepté la %d (%s), pas la %d"),
                            charter->version, day, now);
    if (!charter->current)
        return arena_printf(arena, _("! à renouveler : version %d acceptée le %s"), now,
                            day);
    return arena_printf(arena, _("version %d acceptée le %s"), now, day);
}

static void add_charters(struct card_state *state, struct arena *arena)
{
    for (size_t i = 0; i < state->view.charter_count; i++) {
        const struct card_charter *charter = &state->view.charters[i];
        struct field_line *field = add(state, PART_CHARTER, charter->charter->label,
                                       charter_words(arena, charter));
        field->key = charter->charter->id;
        field->style = charter->current ? STYLE_PLAIN : STYLE_DIM;
    }
}

static const char *place_words(struct arena *arena, const struct card_view *view)
{
    const char *place = *view->card.place ? view->card.place : view->card.commune;
    if (!*view->dept || !*place || strchr(place, '('))
        return place;
    return arena_printf(arena, "%s (%s)", place, view->dept);
}

static void add_words(struct str *all, const char *words)
{
    str_add(all, all->len ? "   " : "");
    str_add(all, words);
}

/* « 3 rencontres sur 4   2 post-its », only what there is. */
static const char *counts_words(struct arena *arena, const struct card_view *view)
{
    struct str words = {0};
    int presences = view->presences, notes = view->notes, actions = view->actions;
    int invited = view->invited;
    if (view->meetings)
        str_printf(&words,
                   i18n_n("%d rencontre sur %d", "%d rencontres sur %d", presences),
                   presences, view->meetings);
    if (notes)
        add_words(
            &words,
            arena_printf(arena, i18n_n("%d post-it", "%d post-its", notes), notes));
    if (actions)
        add_words(&words,
                  arena_printf(
                      arena, i18n_n("%d action à faire", "%d actions à faire", actions),
                      actions));
    if (invited)
        add_words(&words,
                  arena_printf(arena, i18n_n("%d invité·e", "%d invité·e·s", invited),
                               invited));
    const char *kept = arena_strdup(arena, str_text(&words));
    str_free(&words);
    return kept;
}

static void add_rest(struct card_state *state, struct arena *arena,
                     const struct community *community)
{
    const struct card_view *view = &state->view;
    const struct card *card = &view->card;
    add(state, PART_PLACE, _("Lieu"), place_words(arena, view));
    add(state, PART_THEMES, _("Thèmes"), themes_text(arena, community, card->themes));
    add(state, PART_CONSENT, _("Annuaire"),
        card->consent_on ? arena_printf(arena, "%s (%s)", consent_word(card->consent),
                                        typed_day_text(arena, card->consent_on))
                         : consent_word(card->consent));
    add_charters(state, arena);
    add(state, PART_INVITER, _("Invité·e par"), view->inviter);
    add(state, PART_COUNTS, _("Participation"), counts_words(arena, view));
    for (size_t i = 0; i < state->custom_count; i++) {
        const struct custom_value *value = &state->customs[i];
        const char *text = custom_value_text(arena, value->field, value->value);
        if (custom_to_check(value))
            text = arena_printf(arena, _("%s (à vérifier)"), text);
        add(state, PART_CUSTOM, value->label, text)->key = value->key;
    }
    add(state, PART_CONDITIONS, _("Conditions"), card->conditions);
    add(state, PART_SOURCE, _("Connu·e par"),
        community_source(community, card->source));
    add(state, PART_NOTE, _("Note privée"), card->note);
    add(state, PART_CRITERIA, _("Critères"), card->person.criteria);
    add(state, PART_VISIBILITY, _("Qui lit quoi"),
        card_visibility_text(arena, card->visibility));
}

/* The fields that a line tells; a contact, what is not listed, has a rule of its own.
 */
static const struct {
    enum card_part part;
    enum field field;
} told[] = {
    {PART_CIRCLE, FIELD_PERSON_CIRCLE},
    {PART_REFERENT, FIELD_PERSON_REFERENT},
    {PART_NEXT, FIELD_PERSON_NEXT},
    {PART_PLACE, FIELD_PERSON_PLACE},
    {PART_PLACE, FIELD_PERSON_COMMUNE},
    {PART_THEMES, FIELD_PERSON_THEMES},
    {PART_CONSENT, FIELD_PERSON_CONSENT},
    {PART_INVITER, FIELD_PERSON_INVITER},
    {PART_CONDITIONS, FIELD_PERSON_CONDITIONS},
    {PART_SOURCE, FIELD_PERSON_SOURCE},
    {PART_NOTE, FIELD_PERSON_NOTE},
    {PART_CRITERIA, FIELD_PERSON_CRITERIA},
};

/* On a projected screen only what members may read of each other is shown. */
bool card_is_private(const struct card *card, enum card_part part)
{
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (told[i].part == part &&
            !record_may_show(AUDIENCE_MEMBERS, told[i].field, card->visibility))
            return true;
    return part == PART_CONTACT || part == PART_LAST || part == PART_CHARTER ||
           part == PART_CUSTOM;
}

/* Her name is everywhere on the screen: what of it is kept is not even read. */
static void hide_name(struct card_state *state, struct arena *arena)
{
    struct card *card = &state->view.card;
    const struct {
        enum field field;
        const char **text;
    } parts[] = {
        {FIELD_PERSON_GIVEN, &card->person.given},
        {FIELD_PERSON_FAMILY, &card->person.family},
        {FIELD_PERSON_ORGANISATION, &card->person.organisation},
        {FIELD_PERSON_CIVILITY, &card->civility},
        {FIELD_PERSON_PRONOUN, &card->pronoun},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!record_may_show(AUDIENCE_MEMBERS, parts[i].field, card->visibility))
            *parts[i].text = "";
    state->view.name = person_name(arena, &card->person);
    if (*state->view.name == '\0')
        state->view.name = _("caché (écran projeté)");
}

static void hide_private(struct card_state *state)
{
    for (size_t i = 0; i < state->field_count; i++) {
        struct field_line *field = &state->fields[i];
        if (!card_is_private(&state->view.card, (enum card_part)field->kind))
            continue;
        field->value = _("caché (écran projeté)");
        field->style = STYLE_DIM;
    }
}

/* --- reading ---------------------------------------------------------------------- */

static void lay_out(struct pane *pane, struct garden *garden)
{
    struct card_state *state = card_state(pane);
    struct arena *arena = &pane->arena;
    size_t most = 25 + state->view.contact_count + state->view.link_count +
                  state->view.ask_count + state->view.charter_count +
                  state->custom_count;
    state->fields = arena_alloc(arena, most * sizeof *state->fields);
    if (pane->projected)
        hide_name(state, arena);
    add(state, PART_NAME, _("Prénom, nom"), whole_name(arena, &state->view));
    add_follow_up(pane, garden->community);
    add_contacts(state, arena);
    add_links(state, arena);
    add_asks(state, arena, garden->community);
    add_rest(state, arena, garden->community);
    if (pane->projected)
        hide_private(state);
}

static bool read_rank(struct pane *pane, struct garden *garden, struct err *err)
{
    struct card_state *state = card_state(pane);
    struct card_page page;
    state->rank = state->total = 0;
    if (!state->listed)
        return true;
    if (!ops_cards_page(garden, &state->filter, state->order, state->person, 0, 0,
                        &pane->arena, &page, err))
        return false;
    state->total = page.total;
    if (page.count && id_equal(page.lines[0].person.id, state->person))
        state->rank = page.above + 1;
    return true;
}

bool card_load(struct pane *pane, struct garden *garden, struct err *err)
{
    struct card_state *state = card_state(pane);
    struct err gone = ERR_INIT;
    bool more;
    arena_reset(&pane->arena);
    state->field_count = state->event_count = state->custom_count = 0;
    state->rank = state->total = 0;
    state->found = ops_card(garden, state->person, &pane->arena, &state->view, &gone) &&
                   state->view.state == ROW_LIVE;
    if (!state->found) {
        list_settle(&state->list, 0, 1);
        if (gone.kind == ERR_NONE || gone.kind == ERR_NOT_FOUND)
            return true;
        *err = gone;
        return false;
    }
    if (!ops_customs(garden, state->person, true, &pane->arena, &state->customs,
                     &state->custom_count, err) ||
        !timeline_read(garden, state->person, 0, CARD_EVENTS, &pane->arena,
                       &state->events, &state->event_count, &more, err) ||
        !read_rank(pane, garden, err))
        return false;
    lay_out(pane, garden);
    state->list.selected = fields_find(state->fields, state->field_count, &state->here,
                                       state->list.selected);
    state->list.top = 0; /* the first lines stay whenever the one stood on lets them */
    list_settle(&state->list, (int)state->field_count, card_layout(pane).fields);
    const struct field_line *here = &state->fields[state->list.selected];
    card_stand_on(state, (enum card_part)here->kind, here->id, here->key);
    return true;
}
