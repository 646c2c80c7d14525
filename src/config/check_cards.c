/* What the cards of members and actors add: own fields, interviews, words to watch. */
#include "config/private.h"

#include "base/fold.h"
#include "base/i18n.h"

static void check_choices(struct walk *walk, const struct custom_field *field)
{
    for (const char *const *choice = field->choices; *choice; choice++)
        for (const char *const *other = field->choices; other < choice; other++) {
            if (!word_same(*choice, *other))
                continue;
            problem_add(walk->problems, walk_place(walk, *choice), true,
                        _("Le choix « %s » est écrit deux fois : effacez-en un."),
                        quote(*choice).text);
            break;
        }
}

static void check_field(struct walk *walk, const struct custom_field *field)
{
    bool choices = *field->choices != NULL;

    if (field->type == CUSTOM_CHOICE && !choices)
        problem_add(walk->problems, walk_place(walk, field->label), true,
                    _("« %s » est un choix, mais entre quoi ? Ajoutez une ligne "
                      "« choix: [un, deux] »."),
                    quote(field->label).text);
    else if (field->type != CUSTOM_CHOICE && choices)
        problem_add(walk->problems, walk_place(walk, *field->choices), true,
                    _("« choix » ne sert qu’avec « type: choix » : écrivez ce type, ou "
                      "effacez les choix."));
    check_choices(walk, field);
}

static void check_grid(struct walk *walk, const struct interview_grid *grid)
{
    if (!*grid->questions)
        problem_add(walk->problems, walk_place(walk, grid->label), true,
                    _("L’entretien « %s » n’a pas de question : écrivez-en une par "
                      "ligne, après un tiret, sous « questions: »."),
                    quote(grid->label).text);
}

/* Of signs only, it would be found in every text. */
static void check_sensitive(struct walk *walk, const char *word)
{
    struct str folded = {0};

    fold_text(&folded, word);
    if (!folded.len)
        problem_add(walk->problems, walk_place(walk, word), true,
                    _("Le mot sensible « %s » n’a ni lettre ni chiffre : effacez-le."),
                    quote(word).text);
    str_free(&folded);
}

/* "belongs" ties a person to a structure: it has a role, not a relation's words. */
static void check_relation(struct walk *walk, const struct relation_type *relation)
{
    if (str_equal(relation->id, "belongs"))
        problem_add(walk->problems, walk_place(walk, relation->id), true,
                    _("L’identifiant « %s » est réservé (une personne dans sa "
                      "structure) : choisissez-en un autre."),
                    quote(relation->id).text);
}

void check_cards(struct walk *walk, const struct community *community)
{
    for (size_t i = 0; i < community->field_count; i++)
        check_field(walk, &community->fields[i]);
    for (size_t i = 0; i < community->grid_count; i++)
        check_grid(walk, &community->grids[i]);
    for (size_t i = 0; i < community->relation_count; i++)
        check_relation(walk, &community->relations[i]);
    for (const char *const *word = community->sensitive; *word; word++)
        check_sensitive(walk, *word);
}
