/* A card from its first line to the bin: fields, undo, impossible things said. */
#include "cards_fixture.h"
#include "store/intake.h"

static void a_line_makes_a_card(void **state)
{
    struct fixture *fixture = *state;
    struct id id =
        carded(fixture, "Nadia Benali (Le Fournil) nadia@example.org 06 00 00 00 12");
    struct card_view view = view_of(fixture, id);
    assert_string_equal(view.label, "Nadia Benali (Le Fournil)");
    assert_int_equal(view.contact_count, 2);
    assert_string_equal(view.contacts[0].value, "nadia@example.org");
    assert_string_equal(view.contacts[1].value, "06 00 00 00 12");
    assert_int_equal(view.contacts[1].kind, CONTACT_PHONE);
    assert_string_equal(view.card.person.email, "");
    assert_int_equal(view.state, ROW_LIVE);
    assert_string_equal(undone(fixture), "Annulé : personne ajoutée, « Nadia Benali »");
    struct card_view gone;
    must_refuse(ops_card(&fixture->garden, id, &fixture->arena, &gone, &fixture->err),
                ERR_NOT_FOUND);
    assert_string_equal(redone(fixture), "Rétabli : personne ajoutée, « Nadia Benali »");
    assert_int_equal(view_of(fixture, id).contact_count, 2);
    must_refuse(ops_card_add_line(&fixture->garden, " 06 00 00 00 12", NULL, &id,
                                  &fixture->err),
                ERR_INPUT);
    sound(fixture);
}

static void a_card_takes_all_its_fields_at_once(void **state)
{
    struct fixture *fixture = *state;
    struct id lise = carded(fixture, "Lise Martin");
    const struct card card = {.person = {.given = " Yvon ", .family = "Le Goff"},
                              .civility = "M.",
                              .pronoun = "il",
                              .commune = "34172",
                              .themes = "mer",
                              .circle = "engages",
                              .referent = lise,
                              .inviter = lise,
                              .conditions = "le soir",
                              .consent = CONSENT_YES};
    struct id id;
    must(ops_card_add(&fixture->garden, &card, NULL, &id, &fixture->err));
    struct card_view view = view_of(fixture, id);
    assert_string_equal(view.name, "Yvon Le Goff");
    assert_string_equal(view.dept, "34");
    assert_string_equal(view.circle, "Engagé·e·s");
    assert_string_equal(view.referent, "Lise Martin");
    assert_string_equal(view.inviter, "Lise Martin");
    assert_int_equal(view.move_count, 1);
    assert_int_equal(view.card.consent_on, at(3, 10, 0, 0));
    assert_int_equal(view_of(fixture, lise).invited, 1);
    struct card wrong = card;
    wrong.circle = "martiens";
    must_refuse(ops_card_add(&fixture->garden, &wrong, NULL, &id, &fixture->err),
                ERR_INPUT);
    wrong = card;
    wrong.person.email = "pas un courriel";
    must_refuse(ops_card_add(&fixture->garden, &wrong, NULL, &id, &fixture->err),
                ERR_INPUT);
    sound(fixture);
}

static const char *field_of(struct fixture *fixture, struct id id, enum field field)
{
    struct card_view view = view_of(fixture, id);
    return card_field_text(&fixture->arena, &fixture->garden, &view.card, field);
}

/* What is typed, and what the field then says. */
static const struct {
    enum field field;
    const char *typed, *said;
} fields[] = {
    {FIELD_PERSON_GIVEN, " Nadège ", "Nadège"},
    {FIELD_PERSON_FAMILY, "", ""},
    {FIELD_PERSON_CIVILITY, "Mme", "Mme"},
    {FIELD_PERSON_PRONOUN, "iel", "iel"},
    {FIELD_PERSON_ORGANISATION, "Le Fournil", "Le Fournil"},
    {FIELD_PERSON_COMMUNE, "ajaccio", "ajaccio"},
    {FIELD_PERSON_COMMUNE, "34172", "Montpellier"},
    {FIELD_PERSON_CONDITIONS, "jamais le lundi", "jamais le lundi"},
    {FIELD_PERSON_THEMES, "mer et LITTORAL, haies", "Mer et littoral, Haies et bocage"},
    {FIELD_PERSON_THEMES, "mer haies", "Mer et littoral, Haies et bocage"},
    {FIELD_PERSON_NEXT, "12/04/2026", "12/04/2026"},
    {FIELD_PERSON_NEXT, "", ""},
    {FIELD_PERSON_CONSENT, "Non", "non"},
    {FIELD_PERSON_CONSENT_ON, "1er mars", "01/03/2026"},
    {FIELD_PERSON_REFERENT, "lise MARTIN", "Lise Martin"},
    {FIELD_PERSON_INVITER, "Lise Martin", "Lise Martin"},
    {FIELD_PERSON_NOTE, "aime la mer", "aime la mer"},
};

static void each_field_is_read_undone_and_redone(void **state)
{
    struct fixture *fixture = *state;
    carded(fixture, "Lise Martin");
    struct id id = carded(fixture, "Nadia Benali");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        enum field field = fields[i].field;
        const char *before = field_of(fixture, id, field);
        must(ops_card_set(&fixture->garden, id, field, fields[i].typed, &fixture->err));
        assert_string_equal(field_of(fixture, id, field), fields[i].said);
        if (strcmp(before, fields[i].said) != 0) {
            undone(fixture);
            assert_string_equal(field_of(fixture, id, field), before);
            redone(fixture);
        }
        assert_string_equal(field_of(fixture, id, field), fields[i].said);
    }
    sound(fixture);
}

static void what_cannot_be_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = carded(fixture, "Nadia Benali");
    carded(fixture, "Lise Martin");
    carded(fixture, "Lise Martin");
    static const struct {
        enum field field;
        const char *typed;
    } wrong[] = {
        {FIELD_PERSON_NEXT, "31/02"},           {FIELD_PERSON_NEXT, "bientôt"},
        {FIELD_PERSON_COMMUNE, "Xyzzyville"},   {FIELD_PERSON_CONSENT, "peut-être"},
        {FIELD_PERSON_THEMES, "mer, martien"},  {FIELD_PERSON_REFERENT, "Personne"},
        {FIELD_PERSON_REFERENT, "lise martin"}, {FIELD_PERSON_REFERENT, "Nadia Benali"},
        {FIELD_PERSON_CIRCLE, "engages"},       {FIELD_PERSON_EMAIL, "a@example.org"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        must_refuse(
            ops_card_set(garden, id, wrong[i].field, wrong[i].typed, &fixture->err),
            ERR_INPUT);
    must(ops_card_set(garden, id, FIELD_PERSON_FAMILY, "", &fixture->err));
    must_refuse(ops_card_set(garden, id, FIELD_PERSON_GIVEN, " ", &fixture->err),
                ERR_INPUT);
    err_clear(&fixture->err);
    ops_card_set(garden, id, FIELD_PERSON_NEXT, "31/02", &fixture->err);
    assert_non_null(strstr(fixture->err.text, "31/02"));
}

static void ten_thousand_characters_are_kept(void **state)
{
    struct fixture *fixture = *state;
    struct id id = carded(fixture, "Nadia Benali");
    char *long_text = malloc(20001);
    assert_non_null(long_text);
    for (size_t i = 0; i < 10000; i++)
        memcpy(long_text + 2 * i, "é", 2);
    long_text[20000] = '\0';
    must(ops_card_set(&fixture->garden, id, FIELD_PERSON_NOTE, long_text,
                      &fixture->err));
    assert_string_equal(view_of(fixture, id).card.note, long_text);
    must_refuse(ops_card_set(&fixture->garden, id, FIELD_PERSON_FAMILY, long_text,
                             &fixture->err),
                ERR_INPUT);
    assert_non_null(strstr(fixture->err.text, "200"));
    must_refuse(ops_card_rename(&fixture->garden, id,
                                &(struct card_name){.given = long_text}, &fixture->err),
                ERR_INPUT);
    assert_string_equal(view_of(fixture, id).card.person.family, "Benali");
    sound(fixture);
    free(long_text);
}

static void the_bin_gives_cards_back(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {carded(fixture, "Nadia Benali"), carded(fixture, "Lise Martin")};
    must(ops_cards_bin(&fixture->garden, ids, 2, &fixture->err));
    assert_string_equal(names_of(fixture, NULL, CARD_BY_NAME), "");
    assert_int_equal(view_of(fixture, ids[0]).state, ROW_BIN);
    struct person *binned;
    size_t count;
    must(ops_cards_binned(&fixture->garden, 10, &fixture->arena, &binned, &count,
                          &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(binned[0].given, "Nadia");
    must_refuse(
        ops_card_set(&fixture->garden, ids[0], FIELD_PERSON_NOTE, "x", &fixture->err),
        ERR_NOT_FOUND);
    struct garden *garden = &fixture->garden;
    must_refuse(ops_card_next(garden, ids[0], 0, &fixture->err), ERR_NOT_FOUND);
    must_refuse(ops_card_consent(garden, ids[0], CONSENT_YES, &fixture->err),
                ERR_NOT_FOUND);
    must_refuse(ops_card_referent(garden, ids[0], none, &fixture->err), ERR_NOT_FOUND);
    must(ops_cards_restore(&fixture->garden, ids, 1, &fixture->err));
    assert_string_equal(names_of(fixture, NULL, CARD_BY_NAME), "Nadia Benali");
    undone(fixture);
    undone(fixture);
    assert_string_equal(names_of(fixture, NULL, CARD_BY_NAME),
                        "Nadia Benali, Lise Martin");
    must_refuse(ops_cards_bin(&fixture->garden, NULL, 0, &fixture->err), ERR_INPUT);
}

static void a_theme_goes_to_all_or_off_all(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[] = {carded(fixture, "Nadia Benali"), carded(fixture, "Lise Martin")};
    must(ops_card_set(&fixture->garden, ids[0], FIELD_PERSON_THEMES, "ville mer",
                      &fixture->err));
    must(ops_cards_theme(&fixture->garden, ids, 2, "mer", &fixture->err));
    assert_string_equal(view_of(fixture, ids[0]).card.themes, "ville mer");
    assert_string_equal(view_of(fixture, ids[1]).card.themes, "mer");
    must_refuse(ops_cards_theme(&fixture->garden, ids, 0, "mer", &fixture->err),
                ERR_INPUT);
    must(ops_cards_theme(&fixture->garden, ids, 2, "Mer et Littoral", &fixture->err));
    assert_string_equal(view_of(fixture, ids[0]).card.themes, "ville");
    assert_string_equal(view_of(fixture, ids[1]).card.themes, "");
    undone(fixture);
    assert_string_equal(view_of(fixture, ids[1]).card.themes, "mer");
    must_refuse(ops_cards_theme(&fixture->garden, ids, 2, "martien", &fixture->err),
                ERR_INPUT);
}

static void visibility_only_narrows(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = carded(fixture, "Nadia Benali");
    must(ops_card_visibility(garden, id, FIELD_PERSON_FAMILY, AUDIENCE_NEVER,
                             &fixture->err));
    must(ops_card_visibility(garden, id, FIELD_PERSON_THEMES, AUDIENCE_PAIR,
                             &fixture->err));
    const char *visibility = view_of(fixture, id).card.visibility;
    assert_int_equal(visibility_get(visibility, "family"), AUDIENCE_NEVER);
    assert_int_equal(visibility_get(visibility, "themes"), AUDIENCE_PAIR);
    must(ops_card_visibility(garden, id, FIELD_PERSON_FAMILY, AUDIENCE_DEFAULT,
                             &fixture->err));
    visibility = view_of(fixture, id).card.visibility;
    assert_string_equal(visibility, "themes:pair");
    must_refuse(ops_card_visibility(garden, id, FIELD_PERSON_NOTE, AUDIENCE_PUBLIC,
                                    &fixture->err),
                ERR_INPUT);
}

/* One more comes after the plain one, which is still the one to use. */
static void a_plain_address_keeps_its_place(void **state)
{
    struct fixture *fixture = *state;
    struct id id = person_named(fixture, "Nadia Benali nadia@example.org"), added;
    must(ops_contact_add_text(&fixture->garden, id, "travail: n@example.org", &added,
                              &fixture->err));
    struct card_view view = view_of(fixture, id);
    assert_int_equal(view.contact_count, 2);
    assert_string_equal(view.contacts[0].value, "nadia@example.org");
    assert_string_equal(contact_best(view.contacts, 2, CONTACT_EMAIL)->value,
                        "nadia@example.org");
    undone(fixture);
    view = view_of(fixture, id);
    assert_int_equal(view.contact_count, 1);
    assert_true(id_is_none(view.contacts[0].id));
    sound(fixture);
}

/* The same address said with a label is one; one that only folds alike is another. Who
 * is in the bin still has hers. */
static void an_address_said_twice_is_one(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = person_named(fixture, "Nadia Benali na.b@example.org"), added;
    must(ops_contact_add_text(garden, id, "travail: NA.B@example.org", &added,
                              &fixture->err));
    struct card_view view = view_of(fixture, id);
    assert_int_equal(view.contact_count, 1);
    assert_string_equal(view.contacts[0].label, "travail");
    undone(fixture);
    must(ops_cards_bin(garden, &id, 1, &fixture->err));
    struct contact *contacts;
    size_t count;
    must(store_email_contacts(garden->store, "NA.B@example.org", &fixture->arena,
                              &contacts, &count, &fixture->err));
    assert_int_equal(count, 1);
    undone(fixture);
    must(ops_contact_add_text(garden, id, "na-b@example.org", &added, &fixture->err));
    assert_int_equal(view_of(fixture, id).contact_count, 2);
    sound(fixture);
}

static void plain_addresses_become_contacts(void **state)
{
    struct fixture *fixture = *state;
    struct id id = person_named(fixture, "Nadia Benali nadia@example.org");
    struct card_view view = view_of(fixture, id);
    assert_int_equal(view.contact_count, 1);
    assert_true(id_is_none(view.contacts[0].id));
    struct contact contact = view.contacts[0];
    must(ops_contact_status(&fixture->garden, &contact, CONTACT_BOUNCED,
                            &fixture->err));
    view = view_of(fixture, id);
    assert_int_equal(view.contact_count, 1);
    assert_int_equal(view.contacts[0].status, CONTACT_BOUNCED);
    assert_true(id_equal(view.contacts[0].id, contact.id));
    assert_string_equal(view.card.person.email, "");
    contact.id = none;
    must_refuse(ops_contact_status(&fixture->garden, &contact, CONTACT_FINE,
                                   &fixture->err),
                ERR_NOT_FOUND);
    undone(fixture);
    assert_string_equal(view_of(fixture, id).card.person.email, "nadia@example.org");
    sound(fixture);
}

static void sensitive_words_are_named(void **state)
{
    struct fixture *fixture = *state;
    const char *said = ops_sensitive_warning(
        &fixture->garden, &fixture->arena, "Elle quitte son syndicat, elle est malade");
    assert_non_null(said);
    assert_non_null(strstr(said, "« syndicat », « malade »"));
    assert_null(
        ops_sensitive_warning(&fixture->garden, &fixture->arena, "Elle jardine"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cards_test(a_line_makes_a_card),
        cards_test(a_card_takes_all_its_fields_at_once),
        cards_test(each_field_is_read_undone_and_redone),
        cards_test(what_cannot_be_is_said),
        cards_test(ten_thousand_characters_are_kept),
        cards_test(the_bin_gives_cards_back),
        cards_test(a_theme_goes_to_all_or_off_all),
        cards_test(visibility_only_narrows),
        cards_test(a_plain_address_keeps_its_place),
        cards_test(an_address_said_twice_is_one),
        cards_test(plain_addresses_become_contacts),
        cards_test(sensitive_words_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
