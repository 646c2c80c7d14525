/* The verbs of actors on a real file, each taken back and brought again. */
#include "actors_fixture.h"

#include "store/people.h"

#define DAY ((int64_t)86400000)

static void an_actor_needs_a_name(void **state)
{
    struct fixture *fixture = *state;
    struct id id = none;
    must_refuse(ops_actor_add(&fixture->garden, &(struct actor){.name = "  "}, NULL,
                              &id, &fixture->err),
                ERR_INPUT);
    assert_true(id_is_none(id));
    id = actor_made(fixture,
                    (struct actor){.name = " Le Fournil ", .action = "du pain"});
    struct actor actor = actor_of(fixture, id);
    assert_string_equal(actor.name, "Le Fournil");
    assert_string_equal(actor.themes, "");
    undo_gives(everyone(fixture), "");
    actor.name = "";
    must_refuse(ops_actor_edit(&fixture->garden, &actor, &fixture->err), ERR_INPUT);
    actor.name = "Le Fournil d’Ici";
    actor.consent = CONSENT_YES;
    must(ops_actor_edit(&fixture->garden, &actor, &fixture->err));
    assert_true(actor_of(fixture, id).consent_on == at(3, 10, 0, 0));
    undo_gives(everyone(fixture), "Le Fournil");
    sound(fixture);
}

static void a_known_commune_places_it(void **state)
{
    struct fixture *fixture = *state;
    struct id id =
        actor_made(fixture, (struct actor){.name = "Halle", .commune = "30321"});
    struct actor actor = actor_of(fixture, id);
    assert_string_equal(actor.place, "Sommières");
    assert_int_equal(actor.precision, PRECISION_COMMUNE);
    assert_true(actor.latitude > 43.7 && actor.latitude < 43.9);
    must(ops_actor_place_typed(&fixture->garden, id, "9000", &fixture->err) ||
         fixture->err.kind == ERR_INPUT);
    must(ops_actor_place_typed(&fixture->garden, id, "Foix", &fixture->err));
    assert_string_equal(actor_of(fixture, id).commune, "09122");
    undone(fixture);
    redone(fixture);
    must(ops_actor_place_typed(&fixture->garden, id, "34000", &fixture->err));
    actor = actor_of(fixture, id);
    assert_string_equal(actor.commune, "34172");
    assert_string_equal(actor.place, "Montpellier");
    must_refuse(
        ops_actor_place_typed(&fixture->garden, id, "Saint-Michel", &fixture->err),
        ERR_INPUT);
    assert_non_null(strstr(fixture->err.text, "Saint-Michel (32)"));
    must_refuse(
        ops_actor_place_typed(&fixture->garden, id, "Xyzzyville", &fixture->err),
        ERR_INPUT);
    must(ops_actor_place_typed(&fixture->garden, id, "", &fixture->err));
    actor = actor_of(fixture, id);
    assert_int_equal(actor.precision, PRECISION_NONE);
    assert_true(!(actor.latitude > 0));
    sound(fixture);
}

static void a_place_by_hand_keeps_or_finds_its_commune(void **state)
{
    struct fixture *fixture = *state;
    struct id id = actor_named(fixture, "Source");
    must(ops_actor_place_at(&fixture->garden, id, 43.61, 3.88, &fixture->err));
    struct actor actor = actor_of(fixture, id);
    assert_string_equal(actor.commune, "34172");
    assert_int_equal(actor.precision, PRECISION_MANUAL);
    must(ops_actor_place_at(&fixture->garden, id, 48.85, 2.35, &fixture->err));
    assert_string_equal(actor_of(fixture, id).commune, "34172");
    must_refuse(ops_actor_place_at(&fixture->garden, id, 91, 0, &fixture->err),
                ERR_INPUT);
    undone(fixture);
    assert_true(actor_of(fixture, id).latitude < 44);
    undone(fixture);
    assert_int_equal(actor_of(fixture, id).precision, PRECISION_NONE);
}

static void the_bin_gives_back(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {actor_named(fixture, "Alpha"), actor_named(fixture, "Bêta"),
                       actor_named(fixture, "Gamma")};
    struct actor *binned;
    size_t count;
    must(ops_actors_bin(&fixture->garden, ids, 2, &fixture->err));
    assert_string_equal(everyone(fixture), "Gamma");
    assert_int_equal(passing(fixture, NULL), 1);
    must_refuse(ops_actors_verify(&fixture->garden, ids, 1, &fixture->err),
                ERR_NOT_FOUND);
    must(ops_actors_binned(&fixture->garden, 10, &fixture->arena, &binned, &count,
                           &fixture->err));
    assert_int_equal(count, 2);
    undo_gives(everyone(fixture), "Alpha, Bêta, Gamma");
    assert_int_equal(passing(fixture, &(struct actor_filter){.text = "bet"}), 0);
    must(ops_actors_restore(&fixture->garden, ids, 1, &fixture->err));
    assert_string_equal(everyone(fixture), "Alpha, Gamma");
    undo_gives(everyone(fixture), "Gamma");
    assert_int_equal(passing(fixture, &(struct actor_filter){.text = "alph"}), 1);
    must_refuse(ops_actors_bin(&fixture->garden, ids, 0, &fixture->err), ERR_INPUT);
    sound(fixture);
}

static void verifying_dates_all_of_them_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {actor_named(fixture, "Alpha"), actor_named(fixture, "Bêta")};
    struct actor_filter stale = {.verified_before =
                                     ops_verify_before(&fixture->garden)};
    assert_true(stale.verified_before == at(3, 10, 0, 0) - 365 * DAY);
    assert_int_equal(passing(fixture, &stale), 2);
    must(ops_actors_verify(&fixture->garden, ids, 2, &fixture->err));
    assert_true(actor_of(fixture, ids[1]).verified == at(3, 10, 0, 0));
    assert_int_equal(passing(fixture, &stale), 0);
    undo_gives(listed(fixture, &stale, ACTOR_BY_VERIFIED), "Alpha, Bêta");
}

static void the_oldest_comes_first_in_a_sprint(void **state)
{
    struct fixture *fixture = *state;
    int64_t now = at(3, 10, 0, 0);
    struct id old = actor_made(
        fixture, (struct actor){.name = "Vieux", .verified = now - 500 * DAY});
    actor_made(fixture, (struct actor){.name = "Récent", .verified = now - DAY});
    actor_made(fixture, (struct actor){.name = "Ancien", .verified = now - 400 * DAY});
    actor_named(fixture, "Jamais");
    struct actor_filter stale = {.verified_before =
                                     ops_verify_before(&fixture->garden)};
    assert_string_equal(listed(fixture, &stale, ACTOR_BY_VERIFIED),
                        "Jamais, Vieux, Ancien");
    must(ops_actors_verify(&fixture->garden, &old, 1, &fixture->err));
    assert_string_equal(listed(fixture, &stale, ACTOR_BY_VERIFIED), "Jamais, Ancien");
    assert_string_equal(listed(fixture, NULL, ACTOR_BY_VERIFIED),
                        "Jamais, Ancien, Récent, Vieux");
}

static void themes_come_and_go_for_all(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {
        actor_made(fixture, (struct actor){.name = "Alpha", .themes = "mer"}),
        actor_named(fixture, "Bêta")};
    must(ops_actors_theme(&fixture->garden, ids, 2, "mer", &fixture->err));
    assert_string_equal(actor_of(fixture, ids[0]).themes, "mer");
    assert_string_equal(actor_of(fixture, ids[1]).themes, "mer");
    must(ops_actors_theme(&fixture->garden, ids, 1, "climat", &fixture->err));
    assert_string_equal(actor_of(fixture, ids[0]).themes, "mer climat");
    struct actor_filter bridging = {.bridging = true};
    assert_string_equal(listed(fixture, &bridging, ACTOR_BY_NAME), "Alpha");
    must(ops_actors_theme(&fixture->garden, ids, 2, "mer", &fixture->err));
    assert_string_equal(actor_of(fixture, ids[0]).themes, "climat");
    assert_string_equal(actor_of(fixture, ids[1]).themes, "");
    undo_gives(listed(fixture, &bridging, ACTOR_BY_NAME), "Alpha");
    sound(fixture);
}

static void a_prospect_has_a_state_and_a_next_step(void **state)
{
    struct fixture *fixture = *state;
    struct id id = actor_named(fixture, "Alpha");
    struct actor_filter contacted = {.prospects = 1u << PROSPECT_CONTACTED};
    actor_made(fixture, (struct actor){.name = "Bêta",
                                       .prospect = PROSPECT_CONTACTED,
                                       .next_on = at(5, 1, 0, 0)});
    must(ops_actor_prospect(&fixture->garden, id, PROSPECT_CONTACTED, " rappeler ",
                            at(4, 1, 0, 0), &fixture->err));
    assert_string_equal(actor_of(fixture, id).next_step, "rappeler");
    actor_named(fixture, "Zéro");
    assert_string_equal(listed(fixture, &contacted, ACTOR_BY_NEXT), "Alpha, Bêta");
    assert_string_equal(listed(fixture, NULL, ACTOR_BY_NEXT), "Alpha, Bêta, Zéro");
    undone(fixture);
    undo_gives(listed(fixture, &contacted, ACTOR_BY_NEXT), "Bêta");
}

static void one_field_is_read_as_its_type(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = actor_named(fixture, "Alpha");
    must(ops_actor_set(garden, id, FIELD_ACTOR_KIND, "scic", &fixture->err));
    assert_string_equal(actor_of(fixture, id).kind, "scic");
    must(ops_actor_set(garden, id, FIELD_ACTOR_THEMES, "Mer, climat", &fixture->err));
    assert_string_equal(actor_of(fixture, id).themes, "mer climat");
    must(ops_actor_set(garden, id, FIELD_ACTOR_PROSPECT, "Répondu", &fixture->err));
    assert_int_equal(actor_of(fixture, id).prospect, PROSPECT_ANSWERED);
    must(ops_actor_set(garden, id, FIELD_ACTOR_NEXT_ON, "demain", &fixture->err));
    assert_true(actor_of(fixture, id).next_on == at(3, 11, 0, 0));
    must(ops_actor_set(garden, id, FIELD_ACTOR_VERIFIED, "12 décembre", &fixture->err));
    assert_true(actor_of(fixture, id).verified < at(1, 1, 0, 0));
    must(ops_actor_set(garden, id, FIELD_ACTOR_CONSENT, "oui", &fixture->err));
    assert_true(actor_of(fixture, id).consent_on == at(3, 10, 0, 0));
    must(ops_actor_set(garden, id, FIELD_ACTOR_CIRCLE, "2", &fixture->err));
    assert_string_equal(actor_of(fixture, id).circle, "impliques");
    must(ops_actor_set(garden, id, FIELD_ACTOR_COMMUNE, "Foix", &fixture->err));
    assert_string_equal(actor_of(fixture, id).commune, "09122");
    must_refuse(ops_actor_set(garden, id, FIELD_ACTOR_NAME, " ", &fixture->err),
                ERR_INPUT);
    must_refuse(ops_actor_set(garden, id, FIELD_ACTOR_NEXT_ON, "31/02", &fixture->err),
                ERR_INPUT);
    must_refuse(
        ops_actor_set(garden, id, FIELD_ACTOR_NEXT_ON, "bientôt", &fixture->err),
        ERR_INPUT);
    must_refuse(ops_actor_set(garden, id, FIELD_ACTOR_NATURE, "nuage", &fixture->err),
                ERR_INPUT);
    must_refuse(ops_actor_set(garden, id, FIELD_ACTOR_STATE, "1", &fixture->err),
                ERR_INPUT);
    undone(fixture);
    assert_string_equal(actor_of(fixture, id).commune, "");
    char *large = calloc(1, (1 << 20) + 2);
    memset(large, 'x', (1 << 20) + 1);
    must_refuse(ops_actor_set(garden, id, FIELD_ACTOR_NOTE, large, &fixture->err),
                ERR_INPUT);
    free(large);
    sound(fixture);
}

static void an_unknown_word_is_refused_in_a_sentence(void **state)
{
    static const struct {
        enum field field;
        const char *typed, *says;
    } wrong[] = {
        {FIELD_ACTOR_THEMES, "mer, montagn", "« Montagne »"},
        {FIELD_ACTOR_THEMES, "astronomie", "« astronomie »"},
        {FIELD_ACTOR_CIRCLE, "2 rue des lilas", "Impliqué·e·s"},
        {FIELD_ACTOR_CIRCLE, "12", "Engagé·e·s"},
        {FIELD_ACTOR_PERIMETER, "dep:31 dep:999", "dep:999"},
        {FIELD_ACTOR_PERIMETER, "Haute-Garonne", "dep:31"},
        {FIELD_ACTOR_PERIMETER, "com:00000", "com:00000"},
    };
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = actor_named(fixture, "Alpha");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        must_refuse(
            ops_actor_set(garden, id, wrong[i].field, wrong[i].typed, &fixture->err),
            ERR_INPUT);
        assert_non_null(strstr(fixture->err.text, wrong[i].says));
    }
    must(ops_actor_set(garden, id, FIELD_ACTOR_PERIMETER,
                       "dep:31 epci:243100518 com:31555", &fixture->err));
    must(ops_actor_set(garden, id, FIELD_ACTOR_CIRCLE, "ENGAGÉ·E·S", &fixture->err));
    assert_string_equal(actor_of(fixture, id).circle, "engages");
    must(ops_actor_set(garden, id, FIELD_ACTOR_CIRCLE, "", &fixture->err));
    assert_string_equal(actor_of(fixture, id).circle, "");
}

static void a_text_too_long_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = actor_named(fixture, "Alpha"), other = none;
    const char *name = "", *note = "";
    for (int i = 0; i < 201; i++)
        name = arena_printf(&fixture->arena, "%sé", name);
    for (int i = 0; i < 50; i++)
        note = arena_printf(&fixture->arena, "%s%s", note, name);
    must_refuse(ops_actor_set(garden, id, FIELD_ACTOR_NAME, name, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_actor_set(garden, id, FIELD_ACTOR_NOTE, note, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_actor_add(garden, &(struct actor){.name = name}, NULL, &other,
                              &fixture->err),
                ERR_INPUT);
    must_refuse(
        ops_actor_prospect(garden, id, PROSPECT_CONTACTED, note, 0, &fixture->err),
        ERR_INPUT);
    must(ops_actor_set(garden, id, FIELD_ACTOR_NOTE, name, &fixture->err));
}

static void a_contact_is_checked_as_that_of_a_member(void **state)
{
    static const char *const wrong[] = {"bad mail@@", "a@b@example.org", "nadia@",
                                        "aicha@exemple..org"};
    struct fixture *fixture = *state;
    struct id alpha = actor_named(fixture, "Alpha"), id;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        must_refuse(
            ops_contact_add_text(&fixture->garden, alpha, wrong[i], &id, &fixture->err),
            ERR_INPUT);
    must(ops_contact_add_text(&fixture->garden, alpha, "3 rue du Puits, Foix", &id,
                              &fixture->err));
}

static void visibility_only_narrows(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = actor_named(fixture, "Alpha");
    must_refuse(ops_actor_visibility(garden, id, FIELD_ACTOR_NOTE, AUDIENCE_MEMBERS,
                                     &fixture->err),
                ERR_INPUT);
    must(ops_actor_visibility(garden, id, FIELD_ACTOR_ACTION, AUDIENCE_PAIR,
                              &fixture->err));
    must(ops_actor_visibility(garden, id, FIELD_ACTOR_CIRCLE, AUDIENCE_NEVER,
                              &fixture->err));
    assert_string_equal(actor_of(fixture, id).visibility, "action:pair circle:never");
    must(ops_actor_visibility(garden, id, FIELD_ACTOR_ACTION, AUDIENCE_DEFAULT,
                              &fixture->err));
    assert_string_equal(actor_of(fixture, id).visibility, "circle:never");
    undone(fixture);
    assert_string_equal(actor_of(fixture, id).visibility, "action:pair circle:never");
    must(ops_actor_consent(garden, id, CONSENT_NO, &fixture->err));
    undone(fixture);
    assert_int_equal(actor_of(fixture, id).consent, CONSENT_UNKNOWN);
}

static const char *sources(struct fixture *fixture)
{
    struct source_count *list, total;
    size_t count;
    const char *text = "";
    must(ops_source_counts(&fixture->garden, &fixture->arena, &list, &count, &total,
                           &fixture->err));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(&fixture->arena, "%s%s %d/%d, ", text, list[i].source,
                            list[i].prospects[PROSPECT_MEMBER], list[i].actors);
    return arena_printf(&fixture->arena, "%s= %d/%d", text,
                        total.prospects[PROSPECT_MEMBER], total.actors);
}

static void a_source_counts_an_actor_once(void **state)
{
    struct fixture *fixture = *state;
    struct id member = actor_made(
        fixture, (struct actor){.name = "Alpha", .prospect = PROSPECT_MEMBER});
    struct id other = actor_named(fixture, "Bêta");
    actor_named(fixture, "Gamma");
    sighted(fixture, member, "pairs", at(1, 5, 0, 0));
    sighted(fixture, member, "pairs", at(2, 5, 0, 0));
    sighted(fixture, member, "lreav", 0);
    sighted(fixture, other, "pairs", 0);
    assert_string_equal(sources(fixture),
                        "laureats 0/0, pairs 1/2, lreav 1/1,  0/1, = 1/3");
    struct sighting again = {
        .actor = member, .source = "pairs", .seen = at(2, 5, 9, 0)};
    struct id id;
    must_refuse(ops_sighting_add(&fixture->garden, &again, &id, &fixture->err),
                ERR_INPUT);
    struct sighting *list;
    size_t count;
    must(ops_sightings(&fixture->garden, member, &fixture->arena, &list, &count,
                       &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(list[0].source, "lreav");
    must(ops_sighting_bin(&fixture->garden, list[0].id, &fixture->err));
    undo_gives(sources(fixture), "laureats 0/0, pairs 1/2, lreav 1/1,  0/1, = 1/3");
    struct actor_filter unseen = {.source = ""}, peers = {.source = "pairs"};
    assert_string_equal(listed(fixture, &unseen, ACTOR_BY_NAME), "Gamma");
    assert_string_equal(listed(fixture, &peers, ACTOR_BY_NAME), "Alpha, Bêta");
}

static const char *near(struct fixture *fixture, const char *name, struct id except)
{
    struct near_actor *list;
    size_t count;
    const char *text = "";
    must(ops_actors_near(&fixture->garden, name, except, 5, &fixture->arena, &list,
                         &count, &fixture->err));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(&fixture->arena, "%s%s%s", text, i ? ", " : "",
                            list[i].actor.name);
    return text;
}

static void a_name_known_is_announced(void **state)
{
    struct fixture *fixture = *state;
    struct id id = actor_named(fixture, "Association Les Graines d’Avenir");
    actor_named(fixture, "Recyclerie du Vidourle");
    assert_string_equal(near(fixture, "graines d'avenir", none),
                        "Association Les Graines d’Avenir");
    assert_string_equal(near(fixture, "graines d'avenir", id), "");
    assert_string_equal(near(fixture, "recyclerie du vidourl", none),
                        "Recyclerie du Vidourle");
    assert_string_equal(near(fixture, "Moulin", none), "");
    must(ops_actors_bin(&fixture->garden, &id, 1, &fixture->err));
    assert_string_equal(near(fixture, "graines d'avenir", none), "");
    undone(fixture);
    must(ops_actor_set(&fixture->garden, id, FIELD_ACTOR_NAME, "Le Moulin",
                       &fixture->err));
    assert_string_equal(near(fixture, "graines d'avenir", none), "");
    assert_string_equal(near(fixture, "moulin", none), "Le Moulin");
    sound(fixture);
}

static struct id typed(struct fixture *fixture, const char *text)
{
    struct workshop_lists lists = ops_workshop_lists(&fixture->garden, &fixture->arena);
    struct workshop_line line = workshop_line_read(&fixture->arena, &lists, text);
    struct id id = none;
    must(ops_actor_add_line(&fixture->garden, &line, NULL, &id, &fixture->err));
    return id;
}

static void a_workshop_line_is_one_step(void **state)
{
    struct fixture *fixture = *state;
    struct id nadia = person_named(fixture, "Nadia Benali");
    struct id id = typed(fixture, "Graines d'Avenir / Montpellier / climat / LREAV / "
                                  "contact: Nadia Benali / 06 00 00 00 01 / à revoir");
    struct actor actor = actor_of(fixture, id);
    assert_string_equal(actor.name, "Graines d'Avenir");
    assert_string_equal(actor.commune, "34172");
    assert_string_equal(actor.themes, "climat");
    assert_string_equal(actor.note, "à revoir");
    assert_string_equal(sources(fixture), "laureats 0/0, pairs 0/0, lreav 0/1, = 0/1");
    struct link_line *links;
    struct contact *contacts;
    size_t count;
    must(ops_links(&fixture->garden, id, &fixture->arena, &links, &count,
                   &fixture->err));
    assert_int_equal(count, 1);
    assert_true(id_equal(links[0].other, nadia));
    must(ops_contacts(&fixture->garden, nadia, &fixture->arena, &contacts, &count,
                      &fixture->err));
    assert_int_equal(count, 1);
    assert_string_equal(contacts[0].value, "06 00 00 00 01");
    undone(fixture);
    assert_string_equal(everyone(fixture), "");
    must(ops_contacts(&fixture->garden, nadia, &fixture->arena, &contacts, &count,
                      &fixture->err));
    assert_int_equal(count, 0);
    redone(fixture);
    assert_string_equal(everyone(fixture), "Graines d'Avenir");
    sound(fixture);
}

static size_t contacts_of(struct fixture *fixture, struct id owner)
{
    struct contact *contacts;
    size_t count;
    must(ops_contacts(&fixture->garden, owner, &fixture->arena, &contacts, &count,
                      &fixture->err));
    return count;
}

static void a_contact_known_is_not_written_again(void **state)
{
    struct fixture *fixture = *state;
    struct id nadia = person_named(fixture, "Nadia Benali");
    typed(fixture,
          "Le Moulin / contact: Nadia Benali / nadia@example.org / 06 00 00 00 01");
    typed(fixture,
          "Le Fournil / contact: Nadia Benali / Nadia@example.org / 06 00 00 00 01");
    assert_int_equal(contacts_of(fixture, nadia), 2);
}

/* Reads them all, then adds them; the one refused, or -1. */
static int typed_all(struct fixture *fixture, const char *const *texts, size_t count)
{
    struct workshop_lists lists = ops_workshop_lists(&fixture->garden, &fixture->arena);
    struct workshop_line lines[8];
    struct id ids[8];
    for (size_t i = 0; i < count; i++)
        lines[i] = workshop_line_read(&fixture->arena, &lists, texts[i]);
    struct actor_lines batch = {
        .lines = lines, .count = count, .draft_place = "workshop", .ids = ids};
    err_clear(&fixture->err);
    if (!ops_actor_add_lines(&fixture->garden, &batch, &fixture->err))
        return (int)batch.refused;
    for (size_t i = 0; i < count; i++)
        assert_string_equal(actor_of(fixture, ids[i]).name, lines[i].name);
    return -1;
}

static const char *draft_of(struct fixture *fixture)
{
    const char *text = NULL;
    int64_t when;
    must(ops_draft(&fixture->garden, "workshop", &fixture->arena, &text, &when,
                   &fixture->err));
    return text ? text : "";
}

static void pasted_lines_are_one_step(void **state)
{
    static const char *const lines[] = {
        "Le Moulin / Montpellier / contact: Nadia Benali / nadia@example.org",
        "Le Fournil / contact: nadia benali / nadia@example.org", "Le Verger"};
    static const char *const bad[] = {"Le Lavoir", " "};
    struct fixture *fixture = *state;
    must(ops_draft_put(&fixture->garden, "workshop", "Le Moulin", &fixture->err));
    assert_int_equal(typed_all(fixture, bad, 2), 1);
    assert_int_equal(fixture->err.kind, ERR_INPUT);
    assert_string_equal(everyone(fixture), "");
    assert_string_equal(draft_of(fixture), "Le Moulin");

    assert_int_equal(typed_all(fixture, lines, 3), -1);
    assert_string_equal(draft_of(fixture), "");
    struct person *persons;
    size_t count;
    must(store_persons(fixture->garden.store, &fixture->arena, &persons, &count,
                       &fixture->err));
    assert_int_equal(count, 1);
    assert_int_equal(contacts_of(fixture, persons[0].id), 1);
    assert_string_equal(undone(fixture), "Annulé : 3 acteurs ajoutés");
    assert_string_equal(everyone(fixture), "");
    redone(fixture);
    sound(fixture);
}

static size_t counted(struct fixture *fixture)
{
    size_t passing, all;
    must(ops_actors_count(&fixture->garden, NULL, &passing, &all, &fixture->err));
    return all;
}

/* The count of all is made once, then kept by what each step adds and takes. */
static void the_count_follows_every_step(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct err *err = &fixture->err;
    const char *said;
    assert_int_equal(counted(fixture), 0);
    struct id first = actor_named(fixture, "A"), second = actor_named(fixture, "B");
    assert_int_equal(counted(fixture), 2);
    must(ops_actor_set(garden, first, FIELD_ACTOR_NAME, "Aa", err));
    assert_int_equal(counted(fixture), 2);
    must(ops_actors_bin(garden, &second, 1, err));
    assert_int_equal(counted(fixture), 1);
    must(ops_undo(garden, &fixture->arena, &said, err));
    assert_int_equal(counted(fixture), 2);
    must(ops_redo(garden, &fixture->arena, &said, err));
    assert_int_equal(counted(fixture), 1);
    for (int i = 0; i < 3; i++)
        must(ops_undo(garden, &fixture->arena, &said, err));
    assert_int_equal(counted(fixture), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(an_actor_needs_a_name),
        actors_test(a_known_commune_places_it),
        actors_test(a_place_by_hand_keeps_or_finds_its_commune),
        actors_test(the_bin_gives_back),
        actors_test(verifying_dates_all_of_them_at_once),
        actors_test(the_oldest_comes_first_in_a_sprint),
        actors_test(themes_come_and_go_for_all),
        actors_test(a_prospect_has_a_state_and_a_next_step),
        actors_test(one_field_is_read_as_its_type),
        actors_test(an_unknown_word_is_refused_in_a_sentence),
        actors_test(a_text_too_long_is_refused),
        actors_test(a_contact_is_checked_as_that_of_a_member),
        actors_test(visibility_only_narrows),
        actors_test(a_source_counts_an_actor_once),
        actors_test(a_name_known_is_announced),
        actors_test(a_workshop_line_is_one_step),
        actors_test(a_contact_known_is_not_written_again),
        actors_test(pasted_lines_are_one_step),
        actors_test(the_count_follows_every_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
