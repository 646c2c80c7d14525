/* What a community that says nothing of it gets. */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "domain/community.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

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

static const struct label usual_actor_kinds[] = {
    {"association", N_("Association")}, {"collectif", N_("Collectif")},
    {"entreprise", N_("Entreprise")},   {"service", N_("Service public")},
    {"ecole", N_("École, université")}, {"commune", N_("Commune, collectivité")},
    {"autre", N_("Autre acteur")},      {NULL, NULL},
};
static const struct label usual_roles[] = {
    {"president", N_("président·e")}, {"direction", N_("direction")},
    {"salarie", N_("salarié·e")},     {"benevole", N_("bénévole")},
    {"adherent", N_("adhérent·e")},   {"elu", N_("élu·e")},
    {"agent", N_("agent")},           {NULL, NULL},
};
static const struct label usual_sources[] = {
    {"reperage", N_("Repérage")},         {"atelier", N_("Atelier")},
    {"appel-ouvert", N_("Appel ouvert")}, {"pair", N_("Recommandation d’un pair")},
    {"presse", N_("Presse, site web")},   {NULL, NULL},
};
static const struct label usual_tags[] = {
    {"besoin", N_("Besoin")},       {"apport", N_("Apport")},
    {"condition", N_("Condition")}, {"frein", N_("Frein")},
    {"idee", N_("Idée à suivre")},  {NULL, NULL},
};

/* The first ones are those that the program makes by itself: a community that writes
 * its own list still has them. */
enum { NEEDED_RELATIONS = 2 };
static const struct relation_type usual_relations[] = {
    {"carries", N_("porte"), N_("porté·e par")},
    {"synergy", N_("en synergie avec"), N_("en synergie avec")},
    {"sponsors", N_("parraine"), N_("parrainé·e par")},
    {"works-with", N_("travaille avec"), N_("travaille avec")},
    {"supports", N_("soutient"), N_("soutenu·e par")},
    {"funds", N_("finance"), N_("financé·e par")},
};

/* What the law calls sensitive (GDPR, article 9), as it is written about someone; "*"
 * ends a beginning. French whatever the interface speaks: so are the notes. */
static const char *const usual_sensitive[] = {
    "syndicat*",
    "syndiqu*",
    "parti politique",
    "opinion politique",
    "relig*",
    "croyant",
    "origine ethnique",
    "malad*",
    "handicap*",
    "dépressi*",
    "cancer",
    "homosexuel*",
    "lesbienne",
    "orientation sexuelle",
    "sexualité",
    "casier judiciaire",
    NULL,
};

enum { USUAL_VERIFY_MONTHS = 12 };
static const char *const every_kind[] = {NULL};

static void fill_kinds(struct community *community)
{
    struct note_kind *kinds = arena_alloc(&community->arena, sizeof usual_kinds);

    memcpy(kinds, usual_kinds, sizeof usual_kinds);
    for (size_t i = 0; i < COUNT(usual_kinds); i++) {
        kinds[i].label = i18n_tr(usual_kinds[i].label);
        kinds[i].plural = i18n_tr(usual_kinds[i].plural);
        kinds[i].prompt = i18n_tr(usual_kinds[i].prompt);
    }
    community->kinds = kinds;
    community->kind_count = COUNT(usual_kinds);
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

/* `usual` ends with a NULL id. */
static void fill_labels(struct arena *arena, const struct label **list, size_t *count,
                        const struct label *usual)
{
    struct label *labels;
    size_t most = 0;

    if (*count)
        return;
    while (usual[most].id)
        most++;
    labels = arena_alloc(arena, most * sizeof *labels);
    for (size_t i = 0; i < most; i++)
        labels[i] = (struct label){usual[i].id, i18n_tr(usual[i].label)};
    *list = labels;
    *count = most;
}

static void fill_lists(struct community *community)
{
    struct arena *arena = &community->arena;

    fill_labels(arena, &community->actor_kinds, &community->actor_kind_count,
                usual_actor_kinds);
    fill_labels(arena, &community->roles, &community->role_count, usual_roles);
    fill_labels(arena, &community->sources, &community->source_count, usual_sources);
    fill_labels(arena, &community->extract_tags, &community->extract_tag_count,
                usual_tags);
    if (!community->sensitive || !*community->sensitive)
        community->sensitive = usual_sensitive;
}

static void fill_relations(struct community *community)
{
    size_t given = community->relation_count;
    size_t usual = given ? NEEDED_RELATIONS : COUNT(usual_relations);
    struct relation_type *relations =
        arena_alloc(&community->arena, (given + usual) * sizeof *relations);
    size_t count = given;

    for (size_t i = 0; i < given; i++) {
        relations[i] = community->relations[i];
        if (!relations[i].inverse || !*relations[i].inverse)
            relations[i].inverse = relations[i].label;
    }
    for (size_t i = 0; i < usual; i++) {
        const struct relation_type *relation = &usual_relations[i];

        if (!community_relation(community, relation->id))
            relations[count++] = (struct relation_type){
                relation->id, i18n_tr(relation->label), i18n_tr(relation->inverse)};
    }
    community->relations = relations;
    community->relation_count = count;
}

void community_fill_defaults(struct community *community)
{
    if (!community->kind_count)
        fill_kinds(community);
    fill_singulars(community);
    if (!community->board_count)
        fill_boards(community);
    fill_lists(community);
    fill_relations(community);
    if (!community->verify_months)
        community->verify_months = USUAL_VERIFY_MONTHS;
}
