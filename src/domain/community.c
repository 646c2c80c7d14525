#include "domain/community.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

static const struct note_kind usual_kinds[] = {
    {"idea", "+", N_("IDÉE"), N_("idées"), N_("Que proposez-vous ?"), INK_IDEA, true},
    {"fear", "!", N_("PEUR"), N_("peurs"), N_("Que faut-il éviter ?"), INK_FEAR, false},
    {"need", "*", N_("BESOIN"), N_("besoins"), N_("De quoi avez-vous besoin ?"),
     INK_NEED, true},
    {"question", "?", N_("QUESTION"), N_("questions"), N_("Que voulez-vous savoir ?"),
     INK_QUESTION, true},
};
#define USUAL_KINDS (sizeof usual_kinds / sizeof *usual_kinds)

static const char *const every_kind[] = {NULL};

/* The community's own words, not the interface's: they stay French in English. */
static const struct term usual_terms[] = {
    {"gardener", "jardinier·ère", "jardinier·ère·s", "le"},
    {"member", "membre", "membres", "le"},
    {"actor", "acteur", "acteurs", "l’"},
    {"facilitator", "animateur·rice", "animateur·rice·s", "l’"},
    {"note", "post-it", "post-its", "le"},
    {"meeting", "rencontre", "rencontres", "la"},
    {"circle", "cercle", "cercles", "le"},
    {"community", "communauté", "communautés", "la"},
};

void community_free(struct community *community)
{
    arena_free(&community->arena);
    memset(community, 0, sizeof *community);
}

static void fill_kinds(struct community *community)
{
    struct note_kind *kinds = arena_alloc(&community->arena, sizeof usual_kinds);

    memcpy(kinds, usual_kinds, sizeof usual_kinds);
    for (size_t i = 0; i < USUAL_KINDS; i++) {
        kinds[i].label = i18n_tr(usual_kinds[i].label);
        kinds[i].plural = i18n_tr(usual_kinds[i].plural);
        kinds[i].prompt = i18n_tr(usual_kinds[i].prompt);
    }
    community->kinds = kinds;
    community->kind_count = USUAL_KINDS;
}

static void fill_boards(struct community *community)
{
    struct board_plan *board = arena_alloc(&community->arena, sizeof *board);

    board->id = "idees";
    board->name = _("Post-its");
    board->question = "";
    board->kinds = every_kind;
    community->boards = board;
    community->board_count = 1;
}

void community_fill_defaults(struct community *community)
{
    if (!community->kind_count)
        fill_kinds(community);
    if (!community->board_count)
        fill_boards(community);
}

const struct term *community_term(const struct community *community, const char *id)
{
    for (size_t i = 0; i < community->term_count; i++) {
        if (str_equal(community->terms[i].id, id))
            return &community->terms[i];
    }
    for (size_t i = 0; i < sizeof usual_terms / sizeof *usual_terms; i++) {
        if (str_equal(usual_terms[i].id, id))
            return &usual_terms[i];
    }
    return NULL;
}

const struct note_kind *community_kind(const struct community *community,
                                       const char *id)
{
    for (size_t i = 0; i < community->kind_count; i++) {
        if (str_equal(community->kinds[i].id, id))
            return &community->kinds[i];
    }
    return NULL;
}

const struct note_kind *community_kind_by_sign(const struct community *community,
                                               const char *sign)
{
    for (size_t i = 0; i < community->kind_count; i++) {
        if (str_equal(community->kinds[i].sign, sign))
            return &community->kinds[i];
    }
    return NULL;
}

const char *community_category(const struct community *community, const char *id)
{
    if (!id || !*id)
        return _("À classer");
    for (size_t i = 0; i < community->category_count; i++) {
        if (str_equal(community->categories[i].id, id))
            return community->categories[i].label;
    }
    return id;
}

const struct board_plan *community_board(const struct community *community,
                                         const char *id)
{
    for (size_t i = 0; i < community->board_count; i++) {
        if (str_equal(community->boards[i].id, id))
            return &community->boards[i];
    }
    return NULL;
}
