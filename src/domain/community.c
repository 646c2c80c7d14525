#include "domain/community.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"

static const struct note_kind usual_kinds[] = {
    {.id = "idea",
     .sign = "+",
     .label = N_("IDÉE"),
     .plural = N_("idées"),
     .prompt = N_("Que proposez-vous ?"),
     .ink = INK_IDEA,
     .attributed = true},
    {.id = "fear",
     .sign = "!",
     .label = N_("PEUR"),
     .plural = N_("peurs"),
     .prompt = N_("Que faut-il éviter ?"),
     .ink = INK_FEAR,
     .attributed = false},
    {.id = "need",
     .sign = "*",
     .label = N_("BESOIN"),
     .plural = N_("besoins"),
     .prompt = N_("De quoi avez-vous besoin ?"),
     .ink = INK_NEED,
     .attributed = true},
    {.id = "question",
     .sign = "?",
     .label = N_("QUESTION"),
     .plural = N_("questions"),
     .prompt = N_("Que voulez-vous savoir ?"),
     .ink = INK_QUESTION,
     .attributed = true},
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

/* "1 idée" is counted in lower case where the label shouts "IDÉE". */
static void fill_singulars(struct community *community)
{
    size_t size = community->kind_count * sizeof *community->kinds;
    struct note_kind *kinds = arena_alloc(&community->arena, size);
    struct str lower = {0};

    memcpy(kinds, community->kinds, size);
    for (size_t i = 0; i < community->kind_count; i++) {
        str_clear(&lower);
        utf8_lower(&lower, kinds[i].label);
        kinds[i].singular = arena_strdup(&community->arena, str_text(&lower));
    }
    str_free(&lower);
    community->kinds = kinds;
}

void community_fill_defaults(struct community *community)
{
    if (!community->kind_count)
        fill_kinds(community);
    fill_singulars(community);
    if (!community->board_count)
        fill_boards(community);
}

const struct term *community_term(const struct community *community, const char *id)
{
    for (size_t i = 0; i < community->term_count; i++)
        if (str_equal(community->terms[i].id, id))
            return &community->terms[i];
    for (size_t i = 0; i < sizeof usual_terms / sizeof *usual_terms; i++)
        if (str_equal(usual_terms[i].id, id))
            return &usual_terms[i];
    return NULL;
}

const struct note_kind *community_kind(const struct community *community,
                                       const char *id)
{
    for (size_t i = 0; i < community->kind_count; i++)
        if (str_equal(community->kinds[i].id, id))
            return &community->kinds[i];
    return NULL;
}

const struct note_kind *community_kind_by_sign(const struct community *community,
                                               const char *sign)
{
    for (size_t i = 0; i < community->kind_count; i++)
        if (str_equal(community->kinds[i].sign, sign))
            return &community->kinds[i];
    return NULL;
}

const char *community_category(const struct community *community, const char *id)
{
    if (!id || !*id)
        return _("À classer");
    for (size_t i = 0; i < community->category_count; i++)
        if (str_equal(community->categories[i].id, id))
            return community->categories[i].label;
    return id;
}

const struct board_plan *community_board(const struct community *community,
                                         const char *id)
{
    for (size_t i = 0; i < community->board_count; i++)
        if (str_equal(community->boards[i].id, id))
            return &community->boards[i];
    return NULL;
}

const char *label_of(const struct label *labels, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(labels[i].id, id))
            return labels[i].label;
    return id ? id : "";
}

const char *community_theme(const struct community *community, const char *id)
{
    return label_of(community->themes, community->theme_count, id);
}

const char *community_actor_kind(const struct community *community, const char *id)
{
    return label_of(community->actor_kinds, community->actor_kind_count, id);
}

const char *community_source(const struct community *community, const char *id)
{
    return label_of(community->sources, community->source_count, id);
}

const struct circle *community_circle(const struct community *community, const char *id)
{
    for (size_t i = 0; i < community->circle_count; i++)
        if (str_equal(community->circles[i].id, id))
            return &community->circles[i];
    return NULL;
}

const struct relation_type *community_relation(const struct community *community,
                                               const char *id)
{
    for (size_t i = 0; i < community->relation_count; i++)
        if (str_equal(community->relations[i].id, id))
            return &community->relations[i];
    return NULL;
}

const struct charter *community_charter(const struct community *community,
                                        const char *id)
{
    for (size_t i = 0; i < community->charter_count; i++)
        if (str_equal(community->charters[i].id, id))
            return &community->charters[i];
    return NULL;
}

const struct custom_field *community_field(const struct community *community,
                                           const char *id)
{
    for (size_t i = 0; i < community->field_count; i++)
        if (str_equal(community->fields[i].id, id))
            return &community->fields[i];
    return NULL;
}

const struct circle_model *community_model(const struct community *community,
                                           const char *id)
{
    for (size_t i = 0; i < community->model_count; i++)
        if (str_equal(community->models[i].id, id))
            return &community->models[i];
    return community->model_count ? community->models : NULL;
}

bool community_model_has(const struct community *community, const char *circle,
                         const char *model)
{
    const struct circle *row = community_circle(community, circle);
    const struct circle_model *among = community_model(community, model);

    if (!row || !among || !row->model || !*row->model)
        return row;
    return str_equal(row->model, among->id);
}

const struct circle_passage *community_passage(const struct community *community,
                                               const char *from_model,
                                               const char *to_model)
{
    for (size_t i = 0; i < community->passage_count; i++)
        if (str_equal(community->passages[i].from, from_model) &&
            str_equal(community->passages[i].to, to_model))
            return &community->passages[i];
    return NULL;
}
