/* What is written on a card: asks, touches, charters, invitations, interviews. */
#include "cards_fixture.h"

static struct id asked(struct fixture *fixture, struct id owner, enum ask_kind kind,
                       const char *category, const char *text)
{
    struct id id;
    const struct ask ask = {
        .owner = owner, .kind = kind, .category = category, .text = text};
    must(ops_ask_add(&fixture->garden, &ask, NULL, &id, &fixture->err));
    return id;
}

static struct ask_line ask_of(struct fixture *fixture, struct id id)
{
    struct ask_line line = {0};
    must(ops_ask(&fixture->garden, id, &fixture->arena, &line, &fixture->err));
    return line;
}

static void a_need_is_linked_met_and_reopened(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali");
    struct id lise = carded(fixture, "Lise Martin"), id;
    struct id need = asked(fixture, nadia, ASK_NEED, "vie", "Un local pour le compost");
    struct id offer = asked(fixture, lise, ASK_OFFER, "vie", "Mon garage");
    struct id other = asked(fixture, lise, ASK_OFFER, "argent", "Du compost mûr");
    asked(fixture, lise, ASK_OFFER, "argent", "Une chorale");
    asked(fixture, nadia, ASK_OFFER, "vie", "Mes outils");
    struct ask_line *lines;
    size_t count;
    must(ops_ask_candidates(garden, need, 9, &fixture->arena, &lines, &count,
                            &fixture->err));
    assert_int_equal(count, 2);
    assert_true(id_equal(lines[0].ask.id, offer));
    assert_true(id_equal(lines[1].ask.id, other));
    assert_string_equal(lines[0].owner, "Lise Martin");
    assert_string_equal(lines[0].category, "Vie de quartier");
    must_refuse(ops_ask_status(garden, need, ASK_LINKED, &fixture->err), ERR_INPUT);
    must_refuse(ops_ask_link(garden, need, nadia, &fixture->err), ERR_INPUT);
    must_refuse(ops_ask_match(garden, offer, need, &fixture->err), ERR_INPUT);
    must(ops_ask_match(garden, need, offer, &fixture->err));
    assert_int_equal(ask_of(fixture, need).ask.status, ASK_LINKED);
    assert_string_equal(ask_of(fixture, need).partner, "Lise Martin");
    assert_string_equal(ask_of(fixture, offer).partner, "Nadia Benali");
    assert_int_equal(view_of(fixture, nadia).ask_count, 2);
    must(ops_ask_status(garden, need, ASK_MET, &fixture->err));
    assert_int_equal(view_of(fixture, nadia).ask_count, 1);
    assert_string_equal(undone(fixture),
                        "Annulé : suite d’un besoin changée, « Un local pour le "
                        "compost »");
    undone(fixture);
    assert_int_equal(ask_of(fixture, offer).ask.status, ASK_OPEN);
    redone(fixture);
    assert_int_equal(ask_of(fixture, offer).ask.status, ASK_LINKED);
    must(ops_ask_status(garden, need, ASK_OPEN, &fixture->err));
    assert_string_equal(ask_of(fixture, need).partner, "");
    const struct ask edited = {
        .id = need, .kind = ASK_NEED, .category = "", .text = " Deux locaux "};
    must(ops_ask_edit(garden, &edited, &fixture->err));
    assert_string_equal(ask_of(fixture, need).ask.text, "Deux locaux");
    must(ops_ask_bin(garden, need, &fixture->err));
    must_refuse(ops_ask_bin(garden, need, &fixture->err), ERR_NOT_FOUND);
    const struct ask_query offers = {.kinds = 1u << ASK_OFFER};
    must(ops_asks(garden, &offers, &fixture->arena, &lines, &count, &fixture->err));
    assert_int_equal(count, 4);
    const struct ask empty = {.owner = nadia, .text = " "}, nobodys = {.text = "x"};
    must_refuse(ops_ask_add(garden, &empty, NULL, &id, &fixture->err), ERR_INPUT);
    must_refuse(ops_ask_add(garden, &nobodys, NULL, &id, &fixture->err), ERR_INPUT);
}

static void a_note_or_an_action_becomes_an_ask(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali"), id;
    struct id note = noted_in(fixture, "vie", "Mes outils @nadia_benali");
    struct ask ask;
    must(ops_ask_from(garden, note, &fixture->arena, &ask, &fixture->err));
    assert_int_equal(ask.kind, ASK_OFFER);
    assert_string_equal(ask.category, "vie");
    assert_true(id_equal(ask.owner, nadia));
    assert_true(id_equal(ask.origin, note));
    must(ops_ask_add(garden, &ask, NULL, &id, &fixture->err));
    assert_string_equal(ask_of(fixture, id).owner, "Nadia Benali");
    const struct field_value item[] = {
        {FIELD_ITEM_KIND, value_text("action")},
        {FIELD_ITEM_TEXT, value_text("Demander le devis")},
        {FIELD_ITEM_WHO, value_text("Personne")},
        {FIELD_ITEM_DUE, value_integer(at(4, 1, 0, 0))},
    };
    struct id action = row_add(fixture, TABLE_ITEM, item, 4);
    must(ops_ask_from(garden, action, &fixture->arena, &ask, &fixture->err));
    assert_int_equal(ask.kind, ASK_PROMISE);
    assert_true(id_is_none(ask.owner));
    assert_int_equal(ask.due, at(4, 1, 0, 0));
    must_refuse(ops_ask_from(garden, nadia, &fixture->arena, &ask, &fixture->err),
                ERR_NOT_FOUND);
}

static void someone_made_for_an_ask_goes_with_it(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    const struct ask ask = {.kind = ASK_OFFER, .text = "Mes outils"};
    struct ask_line *lines;
    size_t count;
    must_refuse(ops_ask_add_new(garden, &ask, " ", &fixture->err), ERR_INPUT);
    must(ops_ask_add_new(garden, &ask, "Ana Nova", &fixture->err));
    must(ops_asks(garden, &(struct ask_query){.kinds = 0}, &fixture->arena, &lines,
                  &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_string_equal(lines[0].owner, "Ana Nova");
    undone(fixture);
    must(ops_asks(garden, &(struct ask_query){.kinds = 0}, &fixture->arena, &lines,
                  &count, &fixture->err));
    assert_int_equal(count, 0);
    must_refuse(ops_undo(garden, &fixture->arena, &(const char *){NULL}, &fixture->err),
                ERR_NOT_FOUND);
}

static void touches_are_written_corrected_and_undone(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali"), id;
    struct touch touch = {.owner = nadia,
                          .kind = TOUCH_NOTE,
                          .nature = TOUCH_OPINION,
                          .text = " peu fiable ",
                          .by = "Lise"};
    must(ops_touch_add(garden, &touch, NULL, &id, &fixture->err));
    must(ops_touch(garden, id, &fixture->arena, &touch, &fixture->err));
    assert_string_equal(touch.text, "peu fiable");
    assert_int_equal(touch.held, at(3, 10, 8, 0));
    assert_true(touch_is_private(&touch));
    assert_int_equal(view_of(fixture, nadia).touched, 0);
    touch.kind = TOUCH_CALL;
    touch.nature = TOUCH_FACT;
    touch.text = "";
    must(ops_touch_edit(garden, &touch, &fixture->err));
    assert_int_equal(view_of(fixture, nadia).touched, at(3, 10, 8, 0));
    undone(fixture);
    assert_int_equal(view_of(fixture, nadia).touched, 0);
    redone(fixture);
    assert_int_equal(view_of(fixture, nadia).touched, at(3, 10, 8, 0));
    must(ops_touch_bin(garden, id, &fixture->err));
    must_refuse(ops_touch_bin(garden, id, &fixture->err), ERR_NOT_FOUND);
    assert_int_equal(view_of(fixture, nadia).touched, 0);
    touch.kind = TOUCH_NOTE;
    must_refuse(ops_touch_add(garden, &touch, NULL, &id, &fixture->err), ERR_INPUT);
    touch.kind = TOUCH_CALL;
    touch.held = at(3, 12, 0, 0);
    must_refuse(ops_touch_add(garden, &touch, NULL, &id, &fixture->err), ERR_INPUT);
    touch.held = 0;
    touch.owner = id_new(1);
    must_refuse(ops_touch_add(garden, &touch, NULL, &id, &fixture->err), ERR_NOT_FOUND);
}

/* --- charters -------------------------------------------------------------------- */

static bool signs(struct fixture *fixture, struct id person, const char *charter,
                  int version, int64_t accepted)
{
    struct id id;
    const struct acceptance acceptance = {.person = person,
                                          .charter = charter,
                                          .version = version,
                                          .accepted = accepted,
                                          .how = "sur papier"};
    err_clear(&fixture->err);
    return ops_charter_accept(&fixture->garden, &acceptance, &id, &fixture->err);
}

static const char *states_of(struct fixture *fixture, const char *charter,
                             unsigned states)
{
    struct charter_line *lines;
    size_t count;
    const char *text = "";
    must(ops_charter_lines(&fixture->garden, charter, states, &fixture->arena, &lines,
                           &count, &fixture->err));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(&fixture->arena, "%s%s%s %s", text, i ? "; " : "",
                            lines[i].person.given, lines[i].text);
    return text;
}

static void versions_of_a_charter_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    struct id nadia = carded(fixture, "Nadia Benali");
    struct id lise = carded(fixture, "Lise Martin");
    carded(fixture, "Yvon Le Goff");
    must(signs(fixture, nadia, "charte", 2, 0));
    must(signs(fixture, nadia, "charte", 1, 0));
    must(signs(fixture, lise, "charte", 1, at(1, 5, 0, 0)));
    assert_string_equal(states_of(fixture, "charte", 0),
                        "Yvon n’a accepté aucune version; "
                        "Lise a accepté la version 1, pas la 2; "
                        "Nadia a accepté la version 2");
    assert_string_equal(states_of(fixture, "charte", 1u << CHARTER_OLD),
                        "Lise a accepté la version 1, pas la 2");
    must(signs(fixture, lise, "contrat", 0, at(1, 5, 0, 0) - (int64_t)365 * 86400000));
    assert_string_equal(states_of(fixture, "contrat", 1u << CHARTER_RENEW),
                        "Lise à renouveler depuis le 05/01/2026");
    struct card_view view = view_of(fixture, lise);
    assert_int_equal(view.charter_count, 2);
    assert_int_equal(view.charters[0].version, 1);
    assert_false(view.charters[0].current);
    assert_int_equal(view.charters[1].renew, at(1, 5, 0, 0));
    assert_false(view.charters[1].current);
    must(signs(fixture, lise, "contrat", 0, 0));
    assert_true(view_of(fixture, lise).charters[1].current);
    assert_string_equal(undone(fixture), "Annulé : charte acceptée, « Lise Martin »");
    assert_false(view_of(fixture, lise).charters[1].current);
    redone(fixture);
    assert_true(view_of(fixture, lise).charters[1].current);
    must_refuse(signs(fixture, lise, "charte", 3, 0), ERR_INPUT);
    must_refuse(signs(fixture, lise, "martienne", 1, 0), ERR_INPUT);
    must_refuse(signs(fixture, lise, "charte", 1, at(3, 11, 0, 0)), ERR_INPUT);
}

/* --- invitations ----------------------------------------------------------------- */

static const char *tree(struct fixture *fixture, struct id root)
{
    struct invite_line *lines;
    size_t count;
    const char *text = "";
    must(ops_invite_tree(&fixture->garden, root, &fixture->arena, &lines, &count,
                         &fixture->err));
    for (size_t i = 0; i < count; i++)
        text = arena_printf(&fixture->arena, "%s%s%d%s(%zu/%zu)", text, i ? " " : "",
                            lines[i].row.depth, lines[i].label, lines[i].row.direct,
                            lines[i].row.total);
    return text;
}

static void invitations_are_a_tree_and_never_a_loop(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali");
    struct id marc = carded(fixture, "Marc Petit");
    struct id lise = carded(fixture, "Lise Martin");
    struct id ana = carded(fixture, "Ana Zola");
    carded(fixture, "Yvon Le Goff");
    must(ops_invite_set(garden, marc, nadia, &fixture->err));
    must(ops_invite_set(garden, lise, marc, &fixture->err));
    must(ops_invite_set(garden, ana, nadia, &fixture->err));
    assert_string_equal(tree(fixture, none),
                        "0Nadia Benali(2/3) 1Marc Petit(1/1) 2Lise Martin(0/0) "
                        "1Ana Zola(0/0)");
    assert_string_equal(tree(fixture, marc), "0Marc Petit(1/1) 1Lise Martin(0/0)");
    must_refuse(ops_invite_set(garden, nadia, lise, &fixture->err), ERR_INPUT);
    assert_string_equal(fixture->err.text,
                        "Boucle impossible : Nadia Benali a invité Marc Petit, qui a "
                        "invité Lise Martin.");
    must_refuse(ops_invite_set(garden, nadia, nadia, &fixture->err), ERR_INPUT);
    must_refuse(
        ops_card_set(garden, nadia, FIELD_PERSON_INVITER, "Marc Petit", &fixture->err),
        ERR_INPUT);
    /* Someone in the bin still holds the chain: she may come back. */
    must(ops_cards_bin(garden, &marc, 1, &fixture->err));
    must_refuse(ops_invite_set(garden, nadia, lise, &fixture->err), ERR_INPUT);
    undone(fixture);
    assert_string_equal(undone(fixture), "Annulé : parrainage changé, « Ana Zola »");
    assert_string_equal(tree(fixture, none),
                        "0Nadia Benali(1/2) 1Marc Petit(1/1) 2Lise Martin(0/0)");
    redone(fixture);
    must(ops_invite_set(garden, lise, none, &fixture->err));
    must(ops_invite_set(garden, nadia, lise, &fixture->err));
    assert_string_equal(tree(fixture, none),
                        "0Lise Martin(1/3) 1Nadia Benali(2/2) 2Marc Petit(0/0) "
                        "2Ana Zola(0/0)");
}

/* --- interviews ------------------------------------------------------------------ */

static struct id answers(struct fixture *fixture, struct id person,
                         const char *question, const char *text)
{
    struct id id;
    const struct answer answer = {
        .person = person, .grid = "arrivee", .question = question, .text = text};
    must(ops_answer_set(&fixture->garden, &answer, NULL, &id, &fixture->err));
    return id;
}

static struct interview_line *interview_of(struct fixture *fixture, struct id person,
                                           size_t *count)
{
    struct interview_line *lines;
    must(ops_interview(&fixture->garden, person, "arrivee", &fixture->arena, &lines,
                       count, &fixture->err));
    return lines;
}

static void an_interview_keeps_answers_extracts_and_tags(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali");
    struct id lise = carded(fixture, "Lise Martin"), id;
    size_t count;
    struct id answer = answers(fixture, nadia, "Que voulez-vous ?", "agir ici");
    answers(fixture, nadia, "Que voulez-vous ?", " agir ici, et vite ");
    answers(fixture, nadia, "Une question d’avant ?", "oui");
    struct interview_line *lines = interview_of(fixture, nadia, &count);
    assert_int_equal(count, 3);
    assert_string_equal(lines[0].answer.text, "");
    assert_string_equal(lines[1].answer.text, "agir ici, et vite");
    assert_string_equal(lines[2].question, "Une question d’avant ?");
    struct id other = answers(fixture, lise, "D’où venez-vous ?", "de loin");
    must(ops_extract_add(garden, answer, "agir ici", "idée à suivre, Besoin", &id,
                         &fixture->err));
    must(
        ops_extract_add(garden, answer, "et vite", "besoin frein", &id, &fixture->err));
    must(ops_extract_add(garden, other, "loin", "", &id, &fixture->err));
    must_refuse(ops_extract_add(garden, answer, "x", "martien", &id, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_extract_add(garden, answer, " ", "", &id, &fixture->err),
                ERR_INPUT);
    struct tag_count *tags;
    must(ops_extract_tags(garden, NULL, &fixture->arena, &tags, &count, &fixture->err));
    assert_int_equal(count, 3);
    assert_int_equal(tags[0].extracts, 2);
    assert_int_equal(tags[0].persons, 1);
    assert_int_equal(tags[2].extracts, 1);
    struct str csv = {0};
    must(ops_extract_tags_csv(garden, NULL, &csv, &fixture->err));
    assert_non_null(
        strstr(str_text(&csv), "étiquette;extraits;personnes\n\"Besoin\";2;1\n"));
    str_free(&csv);
    const struct extract edited = {.id = id, .text = "de loin", .tags = "besoin"};
    must(ops_extract_edit(garden, &edited, &fixture->err));
    must(ops_extract_tags(garden, "arrivee", &fixture->arena, &tags, &count,
                          &fixture->err));
    assert_int_equal(tags[0].persons, 2);
    assert_string_equal(undone(fixture), "Annulé : extrait modifié, « de loin »");
    redone(fixture);
    struct extract_line *extracts;
    must(ops_extracts(garden, "besoin", &fixture->arena, &extracts, &count,
                      &fixture->err));
    assert_int_equal(count, 3);
    assert_string_equal(extracts[0].person, "Nadia Benali");
    assert_string_equal(extracts[2].person, "Lise Martin");
    answers(fixture, nadia, "Que voulez-vous ?", "");
    must(ops_extracts(garden, NULL, &fixture->arena, &extracts, &count, &fixture->err));
    assert_int_equal(count, 1);
    undone(fixture);
    lines = interview_of(fixture, nadia, &count);
    assert_int_equal(lines[1].extract_count, 2);
    must(ops_extract_bin(garden, lines[1].extracts[0].id, &fixture->err));
    lines = interview_of(fixture, nadia, &count);
    assert_int_equal(lines[1].extract_count, 1);
    const struct answer wrong = {.person = nadia, .grid = "martienne", .question = "?"};
    must_refuse(ops_answer_set(garden, &wrong, NULL, &id, &fixture->err), ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cards_test(a_need_is_linked_met_and_reopened),
        cards_test(a_note_or_an_action_becomes_an_ask),
        cards_test(someone_made_for_an_ask_goes_with_it),
        cards_test(touches_are_written_corrected_and_undone),
        cards_test(versions_of_a_charter_are_told_apart),
        cards_test(invitations_are_a_tree_and_never_a_loop),
        cards_test(an_interview_keeps_answers_extracts_and_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
