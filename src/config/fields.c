#include "config/private.h"

#include "base/i18n.h"

/* One row per key of the file. Adding a key is adding a row, and the member that it
 * fills in domain/community.h. */

#define LINE(row, member, name)                                                        \
    {                                                                                  \
        .key = name, .type = FIELD_LINE, .offset = offsetof(row, member)               \
    }
#define REQUIRED_LINE(row, member, name)                                               \
    {                                                                                  \
        .key = name, .type = FIELD_LINE, .required = true,                             \
        .offset = offsetof(row, member)                                                \
    }
#define BODY(row, member, name)                                                        \
    {                                                                                  \
        .key = name, .type = FIELD_BODY, .required = true,                             \
        .offset = offsetof(row, member)                                                \
    }
#define ID(row, member)                                                                \
    {                                                                                  \
        .key = "id", .type = FIELD_ID, .offset = offsetof(row, member)                 \
    }
#define NUMBER(row, member, name, from, to)                                            \
    {                                                                                  \
        .key = name, .type = FIELD_NUMBER, .offset = offsetof(row, member),            \
        .low = from, .high = to                                                        \
    }
#define FLAG(row, member, name, absent)                                                \
    {                                                                                  \
        .key = name, .type = FIELD_FLAG, .offset = offsetof(row, member),              \
        .fallback = absent                                                             \
    }
#define WORD(row, member, name, among)                                                 \
    {                                                                                  \
        .key = name, .type = FIELD_WORD, .offset = offsetof(row, member),              \
        .choices = among                                                               \
    }
#define TEXTS(row, member, name)                                                       \
    {                                                                                  \
        .key = name, .type = FIELD_TEXTS, .offset = offsetof(row, member)              \
    }
#define ROWS(row, member, count, name, of)                                             \
    {                                                                                  \
        .key = name, .type = FIELD_ROWS, .offset = offsetof(row, member), .rows = of,  \
        .count_offset = offsetof(row, count)                                           \
    }
#define NAMED(row, member, count, name, of, among)                                     \
    {                                                                                  \
        .key = name, .type = FIELD_NAMED, .offset = offsetof(row, member),             \
        .choices = among, .rows = of, .count_offset = offsetof(row, count)             \
    }
#define END                                                                            \
    {                                                                                  \
        .key = NULL                                                                    \
    }

static const struct choice keyboards[] = {
    {"azerty", "azerty", 0}, {"afnor", "afnor", 0}, {"bépo", "bepo", 0},
    {"qwerty", "qwerty", 0}, {NULL, NULL, 0},
};
static const struct choice languages[] = {
    {"fr", "fr", 0},
    {"en", "en", 0},
    {NULL, NULL, 0},
};
static const struct choice palettes[] = {
    {"lisible", "lisible", 0},
    {"classique", "classique", 0},
    {"mono", "mono", 0},
    {NULL, NULL, 0},
};
static const struct choice inks[] = {
    {"idée", NULL, INK_IDEA},    {"crainte", NULL, INK_FEAR},
    {"besoin", NULL, INK_NEED},  {"question", NULL, INK_QUESTION},
    {"neutre", NULL, INK_PLAIN}, {NULL, NULL, 0},
};
static const struct choice articles[] = {
    {"le", "le", 0},
    {"la", "la", 0},
    {"l’", "l’", 0},
    {NULL, NULL, 0},
};
static const struct choice words[] = {
    {"jardinier", "gardener", 0},
    {"membre", "member", 0},
    {"acteur", "actor", 0},
    {"animateur", "facilitator", 0},
    {"post-it", "note", 0},
    {"rencontre", "meeting", 0},
    {"cercle", "circle", 0},
    {"communauté", "community", 0},
    {NULL, NULL, 0},
};
static const struct choice slot_kinds[] = {
    {"info", "info", 0},           {"échange", "échange", 0},
    {"post-its", "post-its", 0},   {"atelier", "atelier", 0},
    {"décision", "décision", 0},   {"actions", "actions", 0},
    {"présences", "présences", 0}, {"météo", "météo", 0},
    {"pause", "pause", 0},         {"attentes", "attentes", 0},
    {"repas", "repas", 0},         {NULL, NULL, 0},
};

static const struct choice owners[] = {
    {"acteurs", NULL, CUSTOM_ACTOR},
    {"membres", NULL, CUSTOM_PERSON},
    {"tous", NULL, CUSTOM_BOTH},
    {NULL, NULL, 0},
};
static const struct choice value_types[] = {
    {"texte", NULL, CUSTOM_TEXT},   {"nombre", NULL, CUSTOM_NUMBER},
    {"date", NULL, CUSTOM_DATE},    {"oui/non", NULL, CUSTOM_FLAG},
    {"choix", NULL, CUSTOM_CHOICE}, {NULL, NULL, 0},
};
static const struct choice levels[] = {
    {"tous", NULL, CUSTOM_PUBLIC},
    {"membres", NULL, CUSTOM_MEMBERS},
    {"jardiniers", NULL, CUSTOM_PAIR},
    {NULL, NULL, 0},
};

static const struct field term_fields[] = {
    ID(struct term, id),
    REQUIRED_LINE(struct term, singular, "singulier"),
    REQUIRED_LINE(struct term, plural, "pluriel"),
    {.key = "article",
     .type = FIELD_WORD,
     .required = true,
     .offset = offsetof(struct term, article),
     .choices = articles},
    END,
};
static const struct record term_record = {
    N_("ce mot du vocabulaire"), sizeof(struct term), term_fields, "singulier"};

static const struct field circle_fields[] = {
    ID(struct circle, id),
    {.key = "numéro",
     .type = FIELD_NUMBER,
     .offset = offsetof(struct circle, number),
     .low = 1,
     .high = 99,
     .ranked = true},
    REQUIRED_LINE(struct circle, label, "nom"),
    NUMBER(struct circle, soft_cap, "plafond", 0, 100000),
    NUMBER(struct circle, reminder_days, "relance", 0, 3650),
    LINE(struct circle, model, "modèle"),
    END,
};
static const struct record circle_record = {N_("ce cercle"), sizeof(struct circle),
                                            circle_fields, "nom"};

static const struct field model_fields[] = {
    ID(struct circle_model, id),
    REQUIRED_LINE(struct circle_model, label, "nom"),
    END,
};
static const struct record model_record = {
    N_("ce modèle de cercles"), sizeof(struct circle_model), model_fields, "nom"};

static const struct field step_fields[] = {
    ID(struct circle_step, from),
    REQUIRED_LINE(struct circle_step, to, "vers"),
    END,
};
static const struct record step_record = {N_("ce cercle"), sizeof(struct circle_step),
                                          step_fields, "vers"};

static const struct field passage_fields[] = {
    REQUIRED_LINE(struct circle_passage, from, "de"),
    REQUIRED_LINE(struct circle_passage, to, "vers"),
    NAMED(struct circle_passage, steps, step_count, "cercles", &step_record, NULL),
    END,
};
static const struct record passage_record = {
    N_("ce passage"), sizeof(struct circle_passage), passage_fields, "de"};

static const struct field label_fields[] = {
    ID(struct label, id),
    REQUIRED_LINE(struct label, label, "nom"),
    END,
};
static const struct record theme_record = {N_("ce thème"), sizeof(struct label),
                                           label_fields, "nom"};
static const struct record need_record = {N_("ce besoin"), sizeof(struct label),
                                          label_fields, "nom"};
static const struct record source_record = {N_("cette source"), sizeof(struct label),
                                            label_fields, "nom"};
static const struct record actor_kind_record = {
    N_("ce genre d’acteur"), sizeof(struct label), label_fields, "nom"};
static const struct record role_record = {N_("ce rôle"), sizeof(struct label),
                                          label_fields, "nom"};
static const struct record tag_record = {N_("cette étiquette"), sizeof(struct label),
                                         label_fields, "nom"};

static const struct field kind_fields[] = {
    {.key = "id",
     .type = FIELD_ID,
     .required = true,
     .offset = offsetof(struct note_kind, id)},
    REQUIRED_LINE(struct note_kind, sign, "signe"),
    {.key = "couleur",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct note_kind, ink),
     .fallback = INK_PLAIN,
     .choices = inks},
    REQUIRED_LINE(struct note_kind, label, "nom"),
    REQUIRED_LINE(struct note_kind, plural, "pluriel"),
    LINE(struct note_kind, prompt, "invite"),
    FLAG(struct note_kind, attributed, "auteur", true),
    END,
};
static const struct record kind_record = {N_("ce type de post-it"),
                                          sizeof(struct note_kind), kind_fields, "nom"};

static const struct field board_fields[] = {
    ID(struct board_plan, id),
    REQUIRED_LINE(struct board_plan, name, "nom"),
    LINE(struct board_plan, question, "question"),
    TEXTS(struct board_plan, kinds, "types"),
    NUMBER(struct board_plan, dots, "gommettes", 0, 99),
    NUMBER(struct board_plan, voters, "votants", 0, 9999),
    END,
};
static const struct record board_record = {N_("ce tableau"), sizeof(struct board_plan),
                                           board_fields, "nom"};

static const struct field message_fields[] = {
    ID(struct message_template, id),
    REQUIRED_LINE(struct message_template, subject, "objet"),
    BODY(struct message_template, body, "texte"),
    END,
};
static const struct record message_record = {
    N_("ce message"), sizeof(struct message_template), message_fields, "objet"};

static const struct field slot_fields[] = {
    REQUIRED_LINE(struct slot_plan, title, "titre"),
    WORD(struct slot_plan, kind, "type", slot_kinds),
    NUMBER(struct slot_plan, minutes, "minutes", 0, 1440),
    TEXTS(struct slot_plan, prompts, "questions"),
    END,
};
static const struct record slot_record = {N_("ce point"), sizeof(struct slot_plan),
                                          slot_fields, "titre"};

static const struct field meeting_fields[] = {
    ID(struct meeting_template, id),
    REQUIRED_LINE(struct meeting_template, title, "titre"),
    TEXTS(struct meeting_template, objectives, "objectifs"),
    ROWS(struct meeting_template, slots, slot_count, "points", &slot_record),
    END,
};
static const struct record meeting_record = {
    N_("cette séance"), sizeof(struct meeting_template), meeting_fields, "titre"};

static const struct field custom_fields[] = {
    ID(struct custom_field, id),
    REQUIRED_LINE(struct custom_field, label, "nom"),
    {.key = "pour",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct custom_field, owner),
     .fallback = CUSTOM_BOTH,
     .choices = owners},
    {.key = "type",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct custom_field, type),
     .fallback = CUSTOM_TEXT,
     .choices = value_types},
    TEXTS(struct custom_field, choices, "choix"),
    {.key = "visible",
     .type = FIELD_CHOICE,
     .offset = offsetof(struct custom_field, level),
     .fallback = CUSTOM_PAIR,
     .choices = levels},
    END,
};
static const struct record custom_record = {N_("ce champ"), sizeof(struct custom_field),
                                            custom_fields, "nom"};

static const struct field relation_fields[] = {
    ID(struct relation_type, id),
    REQUIRED_LINE(struct relation_type, label, "nom"),
    LINE(struct relation_type, inverse, "inverse"),
    END,
};
static const struct record relation_record = {
    N_("cette relation"), sizeof(struct relation_type), relation_fields, "nom"};

static const struct field grid_fields[] = {
    ID(struct interview_grid, id),
    REQUIRED_LINE(struct interview_grid, label, "nom"),
    TEXTS(struct interview_grid, questions, "questions"),
    END,
};
static const struct record grid_record = {
    N_("cet entretien"), sizeof(struct interview_grid), grid_fields, "nom"};

static const struct field charter_fields[] = {
    ID(struct charter, id),
    REQUIRED_LINE(struct charter, label, "nom"),
    {.key = "version",
     .type = FIELD_NUMBER,
     .offset = offsetof(struct charter, version),
     .low = 1,
     .high = 999,
     .fallback = 1},
    NUMBER(struct charter, renew_months, "renouvellement", 0, 120),
    END,
};
static const struct record charter_record = {N_("cette charte"), sizeof(struct charter),
                                             charter_fields, "nom"};

static const struct field list_fields[] = {
    ID(struct list_plan, id),
    REQUIRED_LINE(struct list_plan, label, "nom"),
    REQUIRED_LINE(struct list_plan, query, "recherche"),
    END,
};
static const struct record list_record = {N_("cette liste"), sizeof(struct list_plan),
                                          list_fields, "nom"};

static const struct field key_fields[] = {
    ID(struct key_binding, action),
    REQUIRED_LINE(struct key_binding, keys, "touches"),
    END,
};
static const struct record key_record = {N_("cette action"), sizeof(struct key_binding),
                                         key_fields, "touches"};

static const struct field community_fields[] = {
    REQUIRED_LINE(struct community, name, "nom"),
    LINE(struct community, region, "région"),
    WORD(struct community, keyboard, "clavier", keyboards),
    WORD(struct community, language, "langue", languages),
    WORD(struct community, palette, "palette", palettes),
    NAMED(struct community, terms, term_count, "vocabulaire", &term_record, words),
    ROWS(struct community, circles, circle_count, "cercles", &circle_record),
    ROWS(struct community, models, model_count, "modèles", &model_record),
    ROWS(struct community, passages, passage_count, "passages", &passage_record),
    ROWS(struct community, themes, theme_count, "thèmes", &theme_record),
    ROWS(struct community, categories, category_count, "besoins", &need_record),
    ROWS(struct community, kinds, kind_count, "types", &kind_record),
    ROWS(struct community, boards, board_count, "tableaux", &board_record),
    ROWS(struct community, sources, source_count, "sources", &source_record),
    ROWS(struct community, actor_kinds, actor_kind_count, "genres", &actor_kind_record),
    ROWS(struct community, roles, role_count, "rôles", &role_record),
    ROWS(struct community, relations, relation_count, "relations", &relation_record),
    {.key = "vérification",
     .type = FIELD_NUMBER,
     .offset = offsetof(struct community, verify_months),
     .low = 1,
     .high = 120,
     .fallback = 12},
    ROWS(struct community, fields, field_count, "champs", &custom_record),
    ROWS(struct community, grids, grid_count, "entretiens", &grid_record),
    ROWS(struct community, extract_tags, extract_tag_count, "étiquettes", &tag_record),
    TEXTS(struct community, sensitive, "mots sensibles"),
    ROWS(struct community, charters, charter_count, "chartes", &charter_record),
    ROWS(struct community, lists, list_count, "listes", &list_record),
    ROWS(struct community, messages, message_count, "messages", &message_record),
    ROWS(struct community, meetings, meeting_count, "séances", &meeting_record),
    NAMED(struct community, keys, key_count, "touches", &key_record, NULL),
    END,
};
const struct record community_record = {
    N_("cette communauté"), sizeof(struct community), community_fields, NULL};
