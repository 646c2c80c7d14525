#include "ops/find.h"

#include <string.h>

#include "base/clock.h"
#include "base/fold_search.h"
#include "base/i18n.h"
#include "geo/gazetteer.h"
#include "ops/actors.h"
#include "ops/find_private.h"
#include "store/cards.h"
#include "store/find.h"

enum { MOST_USUAL = 50 };

static const struct {
    const char *id;
    const char *label; /* msgid */
} kinds[FIND_KIND_COUNT] = {
    [FIND_PERSON] = {"person", N_("personne")},
    [FIND_ACTOR] = {"actor", N_("acteur")},
    [FIND_MEETING] = {"meeting", N_("rencontre")},
    [FIND_SLOT] = {"slot", N_("point")},
    [FIND_DECISION] = {"decision", N_("décision")},
    [FIND_ACTION] = {"action", N_("action")},
    [FIND_QUESTION] = {"question", N_("question")},
    [FIND_LINE] = {"line", N_("ligne de séance")},
    [FIND_ASK] = {"ask", N_("besoin ou apport")},
    [FIND_TOUCH] = {"touch", N_("échange")},
    [FIND_NOTE] = {"note", N_("post-it")},
    [FIND_MINUTES] = {"minutes", N_("compte rendu")},
};

const char *find_kind_id(enum find_kind kind)
{
    return kinds[kind].id;
}

const char *find_kind_label(enum find_kind kind)
{
    return _(kinds[kind].label);
}

/* --- the values of operators ------------------------------------------------------ */

static const struct label *departements(struct arena *arena)
{
    struct label *depts = arena_alloc(arena, GEO_DEPARTEMENTS * sizeof *depts);
    for (int i = 0; i < GEO_DEPARTEMENTS; i++)
        depts[i] = (struct label){geo_departement(i)->code, geo_departement(i)->name};
    return depts;
}

/* What cannot be read leaves the first model: a search is no place for that. */
static const char *model_in_force(const struct garden *garden, struct arena *arena)
{
    struct id community;
    const char *model = "";
    return store_circle_model(garden->store, arena, &community, &model, NULL) ? model
                                                                              : "";
}

struct query_lists ops_query_lists(const struct garden *garden, struct arena *arena)
{
    const struct community *words = garden->community;
    struct civil today = clock_civil(clock_now());
    struct circle *circles =
        arena_alloc(arena, (words->circle_count + 1) * sizeof *circles);
    struct query_lists lists = {
        .depts = departements(arena),
        .dept_count = GEO_DEPARTEMENTS,
        .themes = words->themes,
        .theme_count = words->theme_count,
        .circles = circles,
        .today = {today.year, today.month, today.day},
    };
    const char *model = model_in_force(garden, arena);
    for (size_t i = 0; i < words->circle_count; i++)
        if (community_model_has(words, words->circles[i].id, model))
            circles[lists.circle_count++] = words->circles[i];
    return lists;
}

/* --- what a line of answer says --------------------------------------------------- */

static const char *one_line(struct arena *arena, const char *text)
{
    char *line = arena_strdup(arena, text);
    for (char *at = line; *at; at++)
        if (*at == '\n' || *at == '\t' || *at == '\r')
            *at = ' ';
    return line;
}

static const char *name_of(struct arena *arena, const struct find_row *row)
{
    const char *name = row->name + strspn(row->name, " \n\t\r");
    return *name ? one_line(arena, name) : find_kind_label(row->kind);
}

static const char *place_of(struct arena *arena, const struct find_row *row)
{
    struct commune commune;
    bool card = row->kind == FIND_PERSON || row->kind == FIND_ACTOR;
    if (!card || !*row->commune || !commune_by_code(row->commune, &commune, NULL))
        return one_line(arena, row->place);
    struct str label = {0};
    commune_label(&commune, &label);
    const char *place = arena_strdup(arena, str_text(&label));
    str_free(&label);
    return place;
}

/* The line of the text that answers the most words typed; "" when none does. */
static const char *best_line(struct arena *arena, const char *text,
                             const struct query *query)
{
    const char *best = "";
    int most = 0;
    while (*text) {
        size_t len = strcspn(text, "\n");
        const char *line = arena_strndup(arena, text, len);
        int words = find_words_in(line, query);
        if (words > most) {
            most = words;
            best = line;
        }
        text += len + (text[len] == '\n');
    }
    return best;
}

/* What a card says in a line, when none of its lines was found by. */
static const char *usual_line(const struct find_row *row)
{
    const char *text = row->text + strspn(row->text, "\n");
    return row->kind == FIND_PERSON || row->kind == FIND_ACTOR || row->kind == FIND_SLOT
               ? text
               : "";
}

static const char *context_of(struct arena *arena, const struct find_row *row,
                              const struct query *query, bool projected)
{
    bool lines = row->kind != FIND_PERSON && row->kind != FIND_ACTOR;
    const char *line = best_line(arena, row->text, query);
    if (!*line && !projected)
        line = best_line(arena, row->secret, query);
    if (!*line && lines && strchr(row->name, '\n'))
        line = best_line(arena, row->name, query);
    if (!*line)
        line = arena_strndup(arena, usual_line(row), strcspn(usual_line(row), "\n"));
    return find_cut_around(arena, line, query);
}

static struct found found_of(struct arena *arena, const struct find_hit *hit,
                             const struct query *query, bool projected)
{
    const struct find_row *row = &hit->row;
    return (struct found){
        .kind = row->kind,
        .rank = hit->rank,
        .id = row->id,
        .open = row->open,
        .open_actor = row->open_actor,
        .name = name_of(arena, row),
        .place = place_of(arena, row),
        .line = context_of(arena, row, query, projected),
        .when = row->when,
    };
}

/* --- the answer ------------------------------------------------------------------- */

static const char *hint_of(struct arena *arena, const struct query *query,
                           const char *typed, const char *corrected)
{
    if (query->hint_count)
        return query->hints[0].text;
    if (*corrected == '\0')
        return "";
    return arena_printf(arena, _("Peu de chose pour « %s » : voici aussi « %s »."),
                        typed, corrected);
}

bool ops_find(struct garden *garden, const char *typed,
              const struct find_options *options, struct arena *arena,
              struct find_answer *answer, struct err *err)
{
    struct query_lists lists = ops_query_lists(garden, arena);
    struct find_hits hits;
    *answer = (struct find_answer){.hint = ""};
    answer->query = query_read(arena, &lists, typed);
    struct find_ask ask = {
        .query = &answer->query,
        .most = options->most ? options->most : MOST_USUAL,
        .projected = options->projected,
        .now = clock_now(),
        .verify_before = ops_verify_before(garden),
    };
    if (!store_find(garden->store, &ask, arena, &hits, err))
        return false;
    answer->found = arena_alloc(arena, (hits.count + 1) * sizeof *answer->found);
    for (size_t i = 0; i < hits.count; i++)
        answer->found[i] =
            found_of(arena, &hits.at[i], &answer->query, options->projected);
    answer->count = hits.count;
    answer->more = hits.more;
    answer->hint = hint_of(arena, &answer->query, typed, hits.corrected);
    return true;
}
