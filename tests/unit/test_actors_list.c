/* Lists of actors: orders, pages, and every filter against a plain reading of all. */
#include <math.h>
#include <time.h>

#include "actors_fixture.h"
#include "base/fold.h"

static void names_come_in_french_order(void **state)
{
    struct fixture *fixture = *state;
    static const char *const names[] = {
        "Zéro déchet", "École du Vent", "ecole buissonnière",
        "L’Œuvre",     "Oeillet",       "l'Atelier"};
    for (size_t i = 0; i < 6; i++)
        actor_named(fixture, names[i]);
    assert_string_equal(everyone(fixture), "ecole buissonnière, École du Vent, "
                                           "l'Atelier, L’Œuvre, Oeillet, Zéro déchet");
}

static void places_go_by_departement_then_by_name(void **state)
{
    struct fixture *fixture = *state;
    actor_made(fixture, (struct actor){.name = "C", .commune = "34172"});
    actor_made(fixture, (struct actor){.name = "A", .commune = "30321"});
    actor_made(fixture, (struct actor){.name = "B", .commune = "30007"});
    actor_made(fixture, (struct actor){.name = "D", .perimeter = "dep:11 dep:34"});
    assert_string_equal(listed(fixture, NULL, ACTOR_BY_PLACE), "D, B, A, C");
    const char *aude[] = {"11"};
    struct actor_filter filter = {.depts = aude, .dept_count = 1};
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_PLACE), "D");
}

static void words_are_prefixes_without_accents(void **state)
{
    struct fixture *fixture = *state;
    actor_made(fixture, (struct actor){.name = "Épicerie d’Aniane", .kind = "scic"});
    actor_made(fixture, (struct actor){.name = "Fab", .action = "répare des vélos"});
    struct actor_filter filter = {.text = "epi ani"};
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_NAME), "Épicerie d’Aniane");
    filter.text = "VÉL";
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_NAME), "Fab");
    filter.text = "scic";
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_NAME), "Épicerie d’Aniane");
    filter.text = "picerie";
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_NAME), "");
    filter.text = "« ! »";
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_NAME),
                        "Épicerie d’Aniane, Fab");
    filter.text = "\"fab\" OR NEAR(";
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_NAME), "");
    fixture_reopen(fixture);
    map_words(fixture);
    filter.text = "vel";
    assert_string_equal(listed(fixture, &filter, ACTOR_BY_NAME), "Fab");
}

static void a_filter_is_said_in_words(void **state)
{
    struct fixture *fixture = *state;
    const struct garden *garden = &fixture->garden;
    const char *themes[] = {"alimentation", "mer"}, *depts[] = {"11", ""};
    struct actor_filter filter = {.kind = "association",
                                  .themes = themes,
                                  .theme_count = 1,
                                  .depts = depts,
                                  .dept_count = 1,
                                  .circle = "impliques"};
    assert_string_equal(
        ops_actor_filter_words(garden, &filter, &fixture->arena),
        "association du thème Alimentation, dans l’Aude, cercle 2 Impliqué·e·s");
    filter = (struct actor_filter){.natures = 1u << NATURE_PLACE,
                                   .themes = themes,
                                   .theme_count = 2,
                                   .depts = depts,
                                   .dept_count = 2,
                                   .source = "pairs",
                                   .verified_before = at(2, 1, 0, 0),
                                   .field = "taille",
                                   .value = "Grande",
                                   .text = "jardin"};
    assert_string_equal(
        ops_actor_filter_words(garden, &filter, &fixture->arena),
        "lieux du thème Alimentation ou du thème Mer, dans l’Aude ou sans lieu, source "
        "Pairs, pas vérifiés depuis le 01/02/2026, Taille : Grande, avec « jardin »");
    assert_string_equal(
        ops_actor_filter_words(garden, &(struct actor_filter){0}, &fixture->arena), "");
}

/* --- against a plain reading of all ------------------------------------------------
 */

enum { ACTORS = 1200, FILTERS = 300 };

struct known {
    struct id id;
    struct actor actor;
    const char *source; /* "" or the id of one */
    const char *size;   /* own field */
};
struct world {
    struct fixture *fixture;
    struct known known[ACTORS];
    unsigned seed;
};

static unsigned below(struct world *world, unsigned limit)
{
    world->seed = world->seed * 1664525u + 1013904223u;
    return (world->seed >> 8) % limit;
}

static const char *const communes[] = {"30321", "34172", "11069", "09122", "", "2A004"};
static const char *const depts[] = {"30", "34", "11", "09", "", "2A"};
static const char *const themed[] = {"",           "mer",
                                     "climat",     "alimentation mer",
                                     "mer climat", "montagne climat alimentation"};
static const char *const firsts[] = {"Épi", "école", "Œuf", "Zan", "L’Âne"};
static const char *const actions[] = {"plante des haies", "répare des vélos", ""};

static struct actor random_actor(struct world *world)
{
    return (struct actor){
        .nature = (enum actor_nature)below(world, NATURE_COUNT),
        .name = arena_printf(&world->fixture->arena, "%s %c%u", firsts[below(world, 5)],
                             (char)('a' + below(world, 26)), below(world, 30)),
        .kind = below(world, 3) ? map_kinds[below(world, 3)].id : "",
        .themes = themed[below(world, 6)],
        .action = actions[below(world, 3)],
        .commune = communes[below(world, 6)],
        .circle = below(world, 2) ? map_circles[below(world, 2)].id : "",
        .prospect = (enum prospect)below(world, PROSPECT_COUNT),
        .next_on = below(world, 2) ? at(4, 1 + (int)below(world, 9), 0, 0) : 0,
        .verified = below(world, 4) ? at(1, 1 + (int)below(world, 20), 0, 0) : 0,
        .consent = (enum consent)below(world, CONSENT_COUNT),
    };
}

static void populate(struct world *world)
{
    struct fixture *fixture = world->fixture;
    for (size_t i = 0; i < ACTORS; i++) {
        struct known *known = &world->known[i];
        known->id = actor_made(fixture, random_actor(world));
        known->source = below(world, 2) ? map_sources[below(world, 3)].id : "";
        known->size = below(world, 3) ? "" : map_sizes[below(world, 2)];
        if (*known->source)
            sighted(fixture, known->id, known->source, 0);
        if (*known->size)
            must(ops_custom_set(&fixture->garden, known->id, false, "taille",
                                known->size, &fixture->err));
        known->actor = actor_of(fixture, known->id);
    }
}

static void random_filter(struct world *world, struct actor_filter *filter)
{
    static const char *texts[] = {"e", "oeuf", "velo", "z hai", "scic", "ane b"};
    static const char *themes[2], *places[2];
    *filter = (struct actor_filter){0};
    for (unsigned i = below(world, 6); i > 0; i--)
        switch (below(world, 12)) {
        case 0:
            themes[0] = map_themes[below(world, 4)].id;
            themes[1] = map_themes[below(world, 4)].id;
            filter->themes = themes;
            filter->theme_count = 1 + below(world, 2);
            filter->every_theme = below(world, 2) != 0;
            break;
        case 1:
            places[0] = depts[below(world, 6)];
            places[1] = depts[below(world, 6)];
            filter->depts = places;
            filter->dept_count = 1 + below(world, 2);
            break;
        case 2:
            filter->circle = below(world, 2) ? "engages" : "";
            break;
        case 3:
            filter->source = below(world, 3) ? "pairs" : "";
            break;
        case 4:
            filter->kind = below(world, 3) ? "commune" : "";
            break;
        case 5:
            filter->natures = 1 + below(world, 15);
            break;
        case 6:
            filter->prospects = 1 + below(world, 63);
            break;
        case 7:
            filter->consents = 1 + below(world, 7);
            break;
        case 8:
            filter->verified_before = at(1, 10, 0, 0);
            break;
        case 9:
            filter->bridging = true;
            break;
        case 10:
            filter->field = "taille";
            filter->value = below(world, 2) ? "Grande" : NULL;
            break;
        default:
            filter->text = texts[below(world, 6)];
            break;
        }
}

static bool themes_pass(const struct actor_filter *filter, const char *themes)
{
    size_t has = 0;
    for (size_t i = 0; i < filter->theme_count; i++)
        has += themes_have(themes, filter->themes[i]);
    if (filter->theme_count == 0)
        return true;
    return filter->every_theme ? has == filter->theme_count : has > 0;
}

static bool dept_passes(const struct actor_filter *filter, const char *commune)
{
    char dept[4] = "";
    bool passes = filter->dept_count == 0;
    snprintf(dept, sizeof dept, "%.2s", commune);
    for (size_t i = 0; i < filter->dept_count; i++)
        passes = passes || strcmp(dept, filter->depts[i]) == 0;
    return passes;
}

static bool words_pass(const struct actor_filter *filter, const struct actor *actor)
{
    struct str hay = {0}, needle = {0}, all = {0};
    str_printf(&all, "%s\n%s\n%s\n%s\n%s", actor->name, actor->action, actor->place,
               actor->kind, actor->note);
    fold_text(&hay, all.at);
    fold_text(&needle, filter->text ? filter->text : "");
    bool passes = fold_matches(str_text(&hay), str_text(&needle));
    str_free(&hay);
    str_free(&needle);
    str_free(&all);
    return passes;
}

static bool passes(const struct actor_filter *filter, const struct known *known)
{
    const struct actor *actor = &known->actor;
    return themes_pass(filter, actor->themes) && dept_passes(filter, actor->commune) &&
           (!filter->circle || strcmp(filter->circle, actor->circle) == 0) &&
           (!filter->source || strcmp(filter->source, known->source) == 0) &&
           (!filter->kind || strcmp(filter->kind, actor->kind) == 0) &&
           (!filter->natures || (filter->natures >> actor->nature & 1)) &&
           (!filter->prospects || (filter->prospects >> actor->prospect & 1)) &&
           (!filter->consents || (filter->consents >> actor->consent & 1)) &&
           (!filter->verified_before || actor->verified < filter->verified_before) &&
           (!filter->bridging || strchr(actor->themes, ' ')) &&
           (!filter->field || (filter->value ? strcmp(filter->value, known->size) == 0
                                             : *known->size != '\0')) &&
           words_pass(filter, actor);
}

static enum actor_order sorting;

static int by_order(const void *a, const void *b)
{
    const struct known *one = *(const struct known *const *)a;
    const struct known *other = *(const struct known *const *)b;
    const struct actor *x = &one->actor, *y = &other->actor;
    struct str p = {0}, q = {0};
    int64_t m = 0, n = 0;
    if (sorting == ACTOR_BY_NAME) {
        fold_text(&p, x->name);
        fold_text(&q, y->name);
    } else if (sorting == ACTOR_BY_PLACE) {
        str_printf(&p, "%.2s ", x->commune);
        str_printf(&q, "%.2s ", y->commune);
        fold_text(&p, x->place);
        fold_text(&q, y->place);
    } else if (sorting == ACTOR_BY_VERIFIED) {
        m = x->verified;
        n = y->verified;
    } else {
        m = x->next_on ? x->next_on : INT64_MAX;
        n = y->next_on ? y->next_on : INT64_MAX;
    }
    int order = strcmp(str_text(&p), str_text(&q));
    str_free(&p);
    str_free(&q);
    if (order == 0 && m != n)
        order = m < n ? -1 : 1;
    return order ? order : (one > other) - (one < other);
}

/* The whole list, walked by pages of a few from the anchor on, both ways. */
static void compare(struct world *world, const struct actor_filter *filter,
                    struct known **wanted, size_t count)
{
    struct fixture *fixture = world->fixture;
    size_t start = count ? below(world, (unsigned)count) : 0, seen = 0;
    struct actor_page page;
    struct id anchor = count ? wanted[start]->id : none;
    assert_int_equal(passing(fixture, filter), count);
    must(ops_actors_page(&fixture->garden, filter, sorting, anchor, 5, 7,
                         &fixture->arena, &page, &fixture->err));
    size_t before = start < 5 ? start : 5;
    size_t after = count == 0 ? 0 : count - start - 1 < 7 ? count - start - 1 : 7;
    assert_int_equal(page.at, before);
    assert_int_equal(page.count, count ? before + 1 + after : 0);
    assert_int_equal(page.more_before, start > 5);
    assert_int_equal(page.more_after, count > start + 8);
    for (size_t i = 0; i < page.count; i++)
        assert_true(id_equal(page.actors[i].id, wanted[start - before + i]->id));
    struct id end = none;
    must(ops_actors_end(&fixture->garden, filter, sorting, true, &end, &fixture->err));
    assert_true(count == 0 ? id_is_none(end) : id_equal(end, wanted[count - 1]->id));
    for (anchor = none; seen < count; seen += page.count - 1) {
        must(ops_actors_page(&fixture->garden, filter, sorting, anchor, 0, 40,
                             &fixture->arena, &page, &fixture->err));
        for (size_t i = 0; i < page.count; i++)
            assert_true(id_equal(page.actors[i].id, wanted[seen + i]->id));
        if (!page.more_after)
            break;
        anchor = page.actors[page.count - 1].id;
    }
    arena_reset(&fixture->arena);
}

static void any_filter_gives_what_a_plain_reading_gives(void **state)
{
    static struct world world;
    struct known *wanted[ACTORS];
    world.fixture = *state;
    world.seed = (unsigned)time(NULL);
    print_message("seed %u\n", world.seed);
    populate(&world);
    /* What they say must outlive the arena of the pages. */
    struct arena kept = world.fixture->arena;
    world.fixture->arena = (struct arena){0};
    for (size_t i = 0; i < FILTERS; i++) {
        struct actor_filter filter;
        size_t count = 0;
        random_filter(&world, &filter);
        sorting = (enum actor_order)(i % ACTOR_ORDER_COUNT);
        for (size_t k = 0; k < ACTORS; k++)
            if (passes(&filter, &world.known[k]))
                wanted[count++] = &world.known[k];
        qsort(wanted, count, sizeof *wanted, by_order);
        compare(&world, &filter, wanted, count);
    }
    arena_free(&world.fixture->arena);
    world.fixture->arena = kept;
    struct fixture *fixture = *state;
    sound(fixture);
}

/* One that the filter leaves out: from the place it would have. */
static void an_anchor_left_out_tells_the_place(void **state)
{
    struct fixture *fixture = *state;
    actor_made(fixture, (struct actor){.name = "Alpha", .kind = "scic"});
    struct id out = actor_named(fixture, "Bêta");
    actor_made(fixture, (struct actor){.name = "Gamma", .kind = "scic"});
    struct actor_filter filter = {.kind = "scic"};
    struct actor_page page;
    must(ops_actors_page(&fixture->garden, &filter, ACTOR_BY_NAME, out, 5, 5,
                         &fixture->arena, &page, &fixture->err));
    assert_int_equal(page.count, 2);
    assert_int_equal(page.at, 1);
    assert_string_equal(page.actors[1].name, "Gamma");
}

/* More of them than are counted as few, behind more than a walk looks at first. */
static void names_at_the_end_of_the_alphabet_are_met(void **state)
{
    enum { BEFORE = 1100, SOUGHT = 600 };
    struct fixture *fixture = *state;
    struct actor_filter filter = {.text = "zinc"};
    struct actor_page page;
    for (int i = 0; i < BEFORE; i++)
        actor_named(fixture, arena_printf(&fixture->arena, "Atelier %04d", i));
    for (int i = 0; i < SOUGHT; i++)
        actor_named(fixture, arena_printf(&fixture->arena, "Zinc %03d", i));
    for (int round = 0; round < 2; round++) { /* the second time from what was kept */
        must(ops_actors_page(&fixture->garden, &filter, ACTOR_BY_NAME, none, 5, 5,
                             &fixture->arena, &page, &fixture->err));
        assert_int_equal(page.count, 6);
        assert_string_equal(page.actors[5].name, "Zinc 005");
        must(ops_actors_page(&fixture->garden, &filter, ACTOR_BY_NAME,
                             page.actors[5].id, 5, 5, &fixture->arena, &page,
                             &fixture->err));
        assert_string_equal(page.actors[0].name, "Zinc 000");
        assert_string_equal(page.actors[page.count - 1].name, "Zinc 010");
    }
    actor_named(fixture, "Zinc 000 bis");
    must(ops_actors_page(&fixture->garden, &filter, ACTOR_BY_NAME, none, 5, 5,
                         &fixture->arena, &page, &fixture->err));
    assert_string_equal(page.actors[1].name, "Zinc 000 bis");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(names_come_in_french_order),
        actors_test(places_go_by_departement_then_by_name),
        actors_test(words_are_prefixes_without_accents),
        actors_test(a_filter_is_said_in_words),
        actors_test(any_filter_gives_what_a_plain_reading_gives),
        actors_test(an_anchor_left_out_tells_the_place),
        actors_test(names_at_the_end_of_the_alphabet_are_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
