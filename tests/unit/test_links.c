/* Contacts, links and own fields on a real file. */
#include "actors_fixture.h"

static const char *contacts(struct fixture *fixture, struct id owner)
{
    struct contact *list;
    size_t count;
    const char *text = "";
    must(ops_contacts(&fixture->garden, owner, &fixture->arena, &list, &count,
                      &fixture->err));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(&fixture->arena, "%s%s%s%s%s", text, i ? ", " : "",
                            list[i].value, list[i].preferred ? "*" : "",
                            list[i].status == CONTACT_BOUNCED ? "!" : "");
    return text;
}

static struct id reached(struct fixture *fixture, struct id owner, const char *typed)
{
    struct id id = none;
    must(ops_contact_add_text(&fixture->garden, owner, typed, &id, &fixture->err));
    return id;
}

static void what_is_typed_tells_the_kind(void **state)
{
    (void)state;
    assert_int_equal(contact_kind_guess("nadia@example.org"), CONTACT_EMAIL);
    assert_int_equal(contact_kind_guess("[email protected]"), CONTACT_ADDRESS);
    assert_int_equal(contact_kind_guess("06 00 00 00 01"), CONTACT_PHONE);
    assert_int_equal(contact_kind_guess("+33 (0)6.00.00.00.01"), CONTACT_PHONE);
    assert_int_equal(contact_kind_guess("www.example.org"), CONTACT_WEB);
    assert_int_equal(contact_kind_guess("example.org"), CONTACT_WEB);
    assert_int_equal(contact_kind_guess("3 rue des Lilas, Foix"), CONTACT_ADDRESS);
}

static void contacts_are_kept_by_kind_and_preference(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id owner = actor_named(fixture, "Alpha");
    reached(fixture, owner, "secrétariat: 06 00 00 00 01");
    struct contact one = {.id = reached(fixture, owner, "un@example.org")};
    struct contact two = {.id = reached(fixture, owner, "deux@example.org")};
    assert_string_equal(contacts(fixture, owner),
                        "un@example.org, deux@example.org, 06 00 00 00 01");
    must(ops_contact_prefer(garden, &two, &fixture->err));
    undo_gives(contacts(fixture, owner),
               "un@example.org, deux@example.org, 06 00 00 00 01");
    must(ops_contact_prefer(garden, &one, &fixture->err));
    assert_string_equal(contacts(fixture, owner),
                        "un@example.org*, deux@example.org, 06 00 00 00 01");
    must(ops_contact_status(garden, &one, CONTACT_BOUNCED, &fixture->err));
    must(ops_contact_prefer(garden, &one, &fixture->err));
    struct contact *list;
    size_t count;
    must(ops_contacts(garden, owner, &fixture->arena, &list, &count, &fixture->err));
    assert_string_equal(contact_best(list, count, CONTACT_EMAIL)->value,
                        "deux@example.org");
    assert_string_equal(list[2].label, "secrétariat");
    assert_null(contact_best(list, count, CONTACT_WEB));
    list[0].value = "autre@example.org";
    list[0].level = AUDIENCE_MEMBERS;
    must(ops_contact_edit(garden, &list[0], &fixture->err));
    must(ops_contact_bin(garden, &two, &fixture->err));
    undo_gives(contacts(fixture, owner),
               "autre@example.org!, deux@example.org, 06 00 00 00 01");
    must_refuse(ops_contact_bin(garden, &two, &fixture->err), ERR_NOT_FOUND);
    assert_string_equal(undone(fixture), "Annulé : contact retiré, courriel de Alpha");
    assert_string_equal(undone(fixture), "Annulé : courriel de Alpha");
    sound(fixture);
}

static void a_contact_must_be_one(void **state)
{
    struct fixture *fixture = *state;
    struct id owner = actor_named(fixture, "Alpha"), id = none;
    struct contact mail = {.owner = owner, .value = "[email protected]"};
    must_refuse(ops_contact_add(&fixture->garden, &mail, &id, &fixture->err),
                ERR_INPUT);
    mail = (struct contact){.owner = owner, .kind = CONTACT_PHONE, .value = "12"};
    must_refuse(ops_contact_add(&fixture->garden, &mail, &id, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_contact_add_text(&fixture->garden, owner, " ", &id, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_contact_add_text(&fixture->garden, none, "a@example.org", &id,
                                     &fixture->err),
                ERR_NOT_FOUND);
}

static const char *links(struct fixture *fixture, struct id record)
{
    struct link_line *list;
    size_t count;
    const char *text = "";
    must(ops_links(&fixture->garden, record, &fixture->arena, &list, &count,
                   &fixture->err));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(&fixture->arena, "%s%s%s%s", text, i ? "; " : "",
                            link_line_text(&fixture->arena, &list[i]),
                            list[i].ended ? " (fini)" : "");
    return text;
}

static void someone_in_four_structures_has_four_lines(void **state)
{
    struct fixture *fixture = *state;
    struct id nadia = person_named(fixture, "Nadia Benali");
    struct id a = actor_named(fixture, "Alpha"), b = actor_named(fixture, "Bêta");
    struct link link = {.subject = a, /* turned round */
                        .object = nadia,
                        .kind = LINK_BELONGS,
                        .role = "treasurer",
                        .capacity = CAPACITY_BEHALF,
                        .since = at(1, 5, 0, 0)};
    struct id id;
    must(ops_link_add(&fixture->garden, &link, &id, &fixture->err));
    tied(fixture, nadia, b, LINK_BELONGS);
    tied(fixture, nadia, actor_named(fixture, "Gamma"), LINK_BELONGS);
    tied(fixture, nadia, actor_named(fixture, "Delta"), LINK_BELONGS);
    assert_string_equal(
        links(fixture, nadia),
        "membre de Alpha · trésorière, au nom de la structure, depuis janvier 2026; "
        "membre de Bêta; membre de Gamma; membre de Delta");
    assert_string_equal(links(fixture, b), "a pour membre Nadia Benali");
    must(ops_link_end(&fixture->garden, id, at(2, 1, 0, 0), &fixture->err));
    assert_string_equal(links(fixture, a),
                        "a pour membre Nadia Benali · trésorière, au nom de la "
                        "structure, depuis janvier 2026, jusqu’à février 2026 (fini)");
    int count;
    must(ops_link_count(&fixture->garden, nadia, &count, &fixture->err));
    assert_int_equal(count, 4);
    must(ops_link_bin(&fixture->garden, id, &fixture->err));
    undone(fixture);
    undone(fixture);
    assert_non_null(strstr(links(fixture, nadia), "membre de Alpha"));
}

static void a_relation_reads_both_ways(void **state)
{
    struct fixture *fixture = *state;
    struct id a = actor_named(fixture, "Alpha"), b = actor_named(fixture, "Bêta");
    struct id id = tied(fixture, a, b, "funds");
    tied(fixture, b, a, LINK_SYNERGY);
    assert_string_equal(links(fixture, a), "en synergie avec Bêta; finance Bêta");
    assert_string_equal(links(fixture, b),
                        "en synergie avec Alpha; financée par Alpha");
    struct link_line line;
    must(ops_link(&fixture->garden, id, &fixture->arena, &line, &fixture->err));
    line.link.kind = "carries";
    must(ops_link_edit(&fixture->garden, &line.link, &fixture->err));
    undo_gives(links(fixture, b), "en synergie avec Alpha; financée par Alpha");
    must(ops_actors_bin(&fixture->garden, &a, 1, &fixture->err));
    assert_string_equal(links(fixture, b), "");
    undone(fixture);
    must(ops_link_bin(&fixture->garden, id, &fixture->err));
    undo_gives(links(fixture, a), "porte Bêta; en synergie avec Bêta");
    struct link_choice *choices;
    assert_int_equal(
        ops_link_choices(&fixture->garden, true, &fixture->arena, &choices), 6);
    assert_string_equal(choices[0].label, "membre de");
    assert_string_equal(choices[2].label, "portée par");
    sound(fixture);
}

static void a_record_made_for_a_link_goes_with_it(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = person_named(fixture, "Nadia Benali"), id = none;
    struct id alpha = actor_named(fixture, "Alpha");
    struct link link = {.subject = nadia, .kind = LINK_BELONGS};
    must(ops_link_add_new(garden, &link, false, " Le Fournil ", &id, &fixture->err));
    undo_gives(links(fixture, nadia), "");
    assert_string_equal(everyone(fixture), "Alpha, Le Fournil");
    undone(fixture);
    assert_string_equal(everyone(fixture), "Alpha");
    redone(fixture);
    /* said from the structure: the person is its subject all the same */
    link = (struct link){.subject = alpha, .kind = LINK_BELONGS};
    must(ops_link_add_new(garden, &link, true, "Odile Bascou", &id, &fixture->err));
    undo_gives(links(fixture, alpha), "");
    assert_string_equal(links(fixture, alpha), "a pour membre Odile Bascou");
    /* what cannot be tied is not made either */
    must_refuse(ops_link_add_new(garden, &link, true, " ", &id, &fixture->err),
                ERR_INPUT);
    link.kind = "jamais";
    must_refuse(ops_link_add_new(garden, &link, true, "Ana", &id, &fixture->err),
                ERR_INPUT);
    link = (struct link){.subject = nadia, .kind = LINK_BELONGS};
    must_refuse(ops_link_add_new(garden, &link, true, "Ana", &id, &fixture->err),
                ERR_INPUT);
    assert_string_equal(undone(fixture),
                        "Annulé : fiche créée et reliée, « Odile Bascou »");
    sound(fixture);
}

static void a_link_that_cannot_be_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id a = actor_named(fixture, "Alpha"), b = actor_named(fixture, "Bêta"), id;
    struct id nadia = person_named(fixture, "Nadia"),
              yvon = person_named(fixture, "Yvon");
    const struct link wrong[] = {
        {.subject = a, .object = a, .kind = "funds"},
        {.subject = a, .object = b, .kind = "inconnu"},
        {.subject = a, .kind = "funds"},
        {.subject = nadia, .object = yvon, .kind = LINK_BELONGS},
        {.subject = a, .object = b, .kind = "funds", .since = 2000, .until = 1000},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        must_refuse(ops_link_add(garden, &wrong[i], &id, &fixture->err), ERR_INPUT);
    tied(fixture, a, b, LINK_SYNERGY);
    struct link again = {.subject = b, .object = a, .kind = LINK_SYNERGY};
    must_refuse(ops_link_add(garden, &again, &id, &fixture->err), ERR_INPUT);
    tied(fixture, a, b, "funds");
    again.kind = "funds"; /* the other way is another link */
    must(ops_link_add(garden, &again, &id, &fixture->err));
}

static const char *own(struct fixture *fixture, struct id owner, bool person)
{
    struct custom_value *list;
    size_t count;
    const char *text = "";
    must(ops_customs(&fixture->garden, owner, person, &fixture->arena, &list, &count,
                     &fixture->err));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(
            &fixture->arena, "%s%s%s=%s", text, i ? ", " : "", list[i].label,
            custom_value_text(&fixture->arena, list[i].field, list[i].value));
    return text;
}

static bool say(struct fixture *fixture, struct id owner, const char *key,
                const char *typed)
{
    return ops_custom_set(&fixture->garden, owner, false, key, typed, &fixture->err);
}

static void own_fields_fit_their_type_and_outlive_it(void **state)
{
    struct fixture *fixture = *state;
    struct id owner = actor_named(fixture, "Alpha");
    must(say(fixture, owner, "taille", "GRANDE"));
    must(say(fixture, owner, "salaries", "12,5"));
    must(say(fixture, owner, "visite", "2026-02-03"));
    assert_string_equal(own(fixture, owner, false),
                        "Taille=Grande, Salariés=12.5, Visité le=03/02/2026");
    must(say(fixture, owner, "taille", ""));
    undo_gives(own(fixture, owner, false),
               "Taille=Grande, Salariés=12.5, Visité le=03/02/2026");
    undone(fixture);
    must_refuse(say(fixture, owner, "taille", "énorme"), ERR_INPUT);
    assert_non_null(strstr(fixture->err.text, "« Petite », « Grande »"));
    must_refuse(say(fixture, owner, "salaries", "douze"), ERR_INPUT);
    must_refuse(say(fixture, owner, "salaries", "nan"), ERR_INPUT);
    must_refuse(say(fixture, owner, "salaries", "inf"), ERR_INPUT);
    must_refuse(say(fixture, owner, "salaries", "0x10"), ERR_INPUT);
    must_refuse(say(fixture, owner, "visite", "jamais"), ERR_INPUT);
    must_refuse(say(fixture, owner, "permis", "oui"), ERR_INPUT);
    must_refuse(say(fixture, owner, "autre", "oui"), ERR_INPUT);
    fixture->garden.community->field_count = 0; /* they leave the configuration */
    assert_string_equal(own(fixture, owner, false),
                        "taille=Grande, salaries=12.5, visite=2026-02-03");
    must(say(fixture, owner, "taille", "autre"));
    sound(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_typed_tells_the_kind),
        actors_test(contacts_are_kept_by_kind_and_preference),
        actors_test(a_contact_must_be_one),
        actors_test(someone_in_four_structures_has_four_lines),
        actors_test(a_relation_reads_both_ways),
        actors_test(a_record_made_for_a_link_goes_with_it),
        actors_test(a_link_that_cannot_be_is_refused),
        actors_test(own_fields_fit_their_type_and_outlive_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
