#include "domain/community.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"

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

const char *community_label(const struct label *labels, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(labels[i].id, id))
            return labels[i].label;
    return id ? id : "";
}

const char *community_theme(const struct community *community, const char *id)
{
    return community_label(community->themes, community->theme_count, id);
}

const char *community_themes_text(struct arena *arena,
                                  const struct community *community, const char *themes)
{
    struct str out = {0};
    while (*(themes += strspn(themes, " "))) {
        size_t len = strcspn(themes, " ");
        const char *id = arena_strndup(arena, themes, len);
        str_printf(&out, "%s%s", out.len ? ", " : "", community_theme(community, id));
        themes += len;
    }
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

const char *community_actor_kind(const struct community *community, const char *id)
{
    return community_label(community->actor_kinds, community->actor_kind_count, id);
}

const char *community_source(const struct community *community, const char *id)
{
    return community_label(community->sources, community->source_count, id);
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
        return row != NULL;
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
