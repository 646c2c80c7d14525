/* Circles are counted in models; a passage says how those of one become another's. */
#include "config/private.h"

#include "base/i18n.h"

static bool model_known(struct walk *walk, const struct community *community,
                        const char *id)
{
    const char *accepted;
    struct hint hint;

    for (size_t i = 0; i < community->model_count; i++)
        if (str_equal(community->models[i].id, id))
            return true;
    hint = hint_start(id);
    for (size_t i = 0; i < community->model_count; i++)
        hint_offer(&hint, community->models[i].id);
    accepted = community->model_count ? str_text(&hint.accepted) : _("aucun");
    problem_add(walk->problems, walk_place(walk, id), true,
                _("Modèle de cercles inconnu « %s ».%s Modèles déclarés : %s."),
                quote(id).text, hint_nearest(&hint).text, accepted);
    hint_free(&hint);
    return false;
}

static bool counted_together(const struct circle *a, const struct circle *b)
{
    return !*a->model || !*b->model || str_equal(a->model, b->model);
}

/* Numbers are presentation: two alike are a nuisance, not a fault. */
static void check_number(struct walk *walk, const struct community *community, size_t i)
{
    const struct circle *circle = &community->circles[i];

    for (size_t j = 0; j < i; j++) {
        const struct circle *other = &community->circles[j];

        if (circle->number != other->number || !counted_together(circle, other))
            continue;
        problem_add(walk->problems, walk_place(walk, circle->label), false,
                    _("Le numéro %d est déjà celui de « %s » (ligne %d) : donnez à "
                      "chaque cercle d’un même modèle le sien."),
                    circle->number, quote(other->label).text,
                    walk_place(walk, other->label).line);
        return;
    }
}

static void check_model(struct walk *walk, const struct community *community,
                        const struct circle_model *model)
{
    for (size_t i = 0; i < community->circle_count; i++)
        if (community_model_has(community, community->circles[i].id, model->id))
            return;
    problem_add(walk->problems, walk_place(walk, model->id), false,
                _("Aucun cercle n’est du modèle « %s » : ajoutez une ligne « modèle: "
                  "%s » sous les siens."),
                quote(model->label).text, quote(model->id).text);
}

static void check_step_end(struct walk *walk, const struct community *community,
                           const char *circle, const char *model)
{
    struct hint hint;

    if (community_model_has(community, circle, model))
        return;
    hint = hint_start(circle);
    for (size_t i = 0; i < community->circle_count; i++)
        if (community_model_has(community, community->circles[i].id, model))
            hint_offer(&hint, community->circles[i].id);
    problem_add(walk->problems, walk_place(walk, circle), true,
                _("« %s » n’est pas un cercle du modèle « %s ».%s Les siens : %s."),
                quote(circle).text, quote(model).text, hint_nearest(&hint).text,
                hint.accepted.len ? str_text(&hint.accepted) : _("aucun"));
    hint_free(&hint);
}

static bool passage_names(const struct circle_passage *passage, const char *circle)
{
    for (size_t i = 0; i < passage->step_count; i++)
        if (str_equal(passage->steps[i].from, circle))
            return true;
    return false;
}

/* Only a circle that the other model has too may be left unsaid: it stays. */
static void check_forgotten(struct walk *walk, const struct community *community,
                            const struct circle_passage *passage)
{
    for (size_t i = 0; i < community->circle_count; i++) {
        const char *circle = community->circles[i].id;

        if (!community_model_has(community, circle, passage->from) ||
            community_model_has(community, circle, passage->to) ||
            passage_names(passage, circle))
            continue;
        problem_add(walk->problems, walk_place(walk, passage->from), false,
                    _("Ce passage vers « %s » ne dit pas où va le cercle « %s » : "
                      "ajoutez une ligne « %s: … » sous « cercles: »."),
                    quote(passage->to).text, quote(circle).text, quote(circle).text);
    }
}

static bool passage_alone(struct walk *walk, const struct community *community,
                          const struct circle_passage *passage)
{
    const struct circle_passage *first =
        community_passage(community, passage->from, passage->to);

    if (str_equal(passage->from, passage->to))
        problem_add(walk->problems, walk_place(walk, passage->to), true,
                    _("Ce passage va du modèle « %s » à lui-même : « vers » attend un "
                      "autre modèle."),
                    quote(passage->from).text);
    else if (first != passage)
        problem_add(walk->problems, walk_place(walk, passage->from), true,
                    _("Le passage de « %s » à « %s » est déjà donné ligne %d : gardez "
                      "un seul des deux."),
                    quote(passage->from).text, quote(passage->to).text,
                    walk_place(walk, first->from).line);
    else
        return true;
    return false;
}

static void check_passage(struct walk *walk, const struct community *community,
                          const struct circle_passage *passage)
{
    bool from, to;

    /* Missing ends are reported already. */
    if (!*passage->from || !*passage->to)
        return;
    from = model_known(walk, community, passage->from);
    to = model_known(walk, community, passage->to);
    if (!from || !to || !passage_alone(walk, community, passage))
        return;
    for (size_t i = 0; i < passage->step_count; i++) {
        check_step_end(walk, community, passage->steps[i].from, passage->from);
        if (*passage->steps[i].to)
            check_step_end(walk, community, passage->steps[i].to, passage->to);
    }
    check_forgotten(walk, community, passage);
}

void check_circles(struct walk *walk, const struct community *community)
{
    for (size_t i = 0; i < community->circle_count; i++) {
        if (*community->circles[i].model)
            model_known(walk, community, community->circles[i].model);
        check_number(walk, community, i);
    }
    for (size_t i = 0; i < community->model_count; i++)
        check_model(walk, community, &community->models[i]);
    for (size_t i = 0; i < community->passage_count; i++)
        check_passage(walk, community, &community->passages[i]);
}
