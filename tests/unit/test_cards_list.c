/* The list of cards, who is already known, and the timeline. */
#include "cards_fixture.h"

static struct id touches_on(struct fixture *fixture, struct id owner,
                            enum touch_kind kind, int64_t held)
{
    struct id id;
    const struct touch touch = {
        .owner = owner, .kind = kind, .text = "dit", .held = held, .by = "Lise"};
    must(ops_touch_add(&fixture->garden, &touch, NULL, &id, &fixture->err));
    return id;
}

static void the_list_is_sorted_four_ways(void **state)
{
    struct fixture *fixture = *state;
    struct id goff = carded(fixture, "Zoé Le Goff");
    struct id orval = carded(fixture, "Émile d’Orval");
    struct id benali = carded(fixture, "Nadia Benali");
    struct id eau = carded(fixture, "Ève Éau");
    assert_string_equal(names_of(fixture, NULL, CARD_BY_NAME),
                        "Nadia Benali, Ève Éau, Zoé Le Goff, Émile d’Orval");
    enters(fixture, goff, "engages", at(1, 1, 0, 0));
    enters(fixture, benali, "informes", at(1, 1, 0, 0));
    assert_string_equal(names_of(fixture, NULL, CARD_BY_CIRCLE),
                        "Zoé Le Goff, Nadia Benali, Ève Éau, Émile d’Orval");
    touches_on(fixture, orval, TOUCH_CALL, at(2, 1, 10, 0));
    touches_on(fixture, eau, TOUCH_VISIT, at(1, 15, 10, 0));
    touches_on(fixture, eau, TOUCH_NOTE, at(3, 1, 10, 0));
    assert_string_equal(names_of(fixture, NULL, CARD_BY_TOUCH),
                        "Nadia Benali, Zoé Le Goff, Ève Éau, Émile d’Orval");
    must(ops_card_next(&fixture->garden, orval, at(3, 5, 0, 0), &fixture->err));
    /* Zoé: 45 days after her entry in the circle. */
    assert_string_equal(names_of(fixture, NULL, CARD_BY_NEXT),
                        "Zoé Le Goff, Émile d’Orval, Nadia Benali, Ève Éau");
    assert_int_equal(list_of(fixture, NULL, CARD_BY_NEXT).lines[0].next,
                     at(2, 15, 0, 0));
    assert_string_equal(
        names_of(fixture, &(struct card_filter){.due = true}, CARD_BY_NAME),
        "Zoé Le Goff, Émile d’Orval");
    touches_on(fixture, goff, TOUCH_CALL, at(3, 9, 9, 0));
    touches_on(fixture, orval, TOUCH_MAIL, at(3, 6, 9, 0));
    assert_string_equal(
        names_of(fixture, &(struct card_filter){.due = true}, CARD_BY_NAME), "");
    struct card_view view = view_of(fixture, goff);
    assert_int_equal(view.next, at(4, 23, 0, 0));
    assert_int_equal(view.touched, at(3, 9, 9, 0));
    assert_string_equal(view.touch, "appel");
    assert_int_equal(list_of(fixture, NULL, CARD_BY_NEXT).lines[0].next, view.next);
}

static void an_interview_is_an_exchange(void **state)
{
    struct fixture *fixture = *state;
    struct id nadia = carded(fixture, "Nadia Benali"), id;
    const struct answer answer = {.person = nadia,
                                  .grid = "arrivee",
                                  .question = "Qu’apportez-vous ?",
                                  .text = "Mes outils"};
    assert_int_equal(list_of(fixture, NULL, CARD_BY_NAME).lines[0].touched, 0);
    must(ops_answer_set(&fixture->garden, &answer, NULL, &id, &fixture->err));
    int64_t today = view_of(fixture, nadia).touched;
    assert_true(today > 0);
    assert_string_equal(view_of(fixture, nadia).touch, "entretien");
    assert_int_equal(list_of(fixture, NULL, CARD_BY_NAME).lines[0].touched, today);
}

static void filters_keep_who_they_say(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali (Le Fournil)");
    struct id lise = carded(fixture, "Lise Martin");
    struct id yvon = carded(fixture, "Yvon Le Goff");
    enters(fixture, nadia, "engages", 0);
    must(ops_card_set(garden, nadia, FIELD_PERSON_THEMES, "mer ville", &fixture->err));
    must(ops_card_set(garden, lise, FIELD_PERSON_COMMUNE, "Ajaccio", &fixture->err));
    must(ops_card_referent(garden, yvon, lise, &fixture->err));
    must(ops_card_consent(garden, yvon, CONSENT_YES, &fixture->err));
    const struct ask need = {.owner = lise, .kind = ASK_NEED, .text = "un local"};
    struct id id;
    must(ops_ask_add(garden, &need, NULL, &id, &fixture->err));
    const struct acceptance signature = {.person = yvon, .charter = "charte"};
    must(ops_charter_accept(garden, &signature, &id, &fixture->err));
    const struct {
        struct card_filter filter;
        const char *names, *words;
    } cases[] = {
        {{.circle = "engages"}, "Nadia Benali", "cercle Engagé·e·s"},
        {{.circle = ""}, "Yvon Le Goff, Lise Martin", "sans cercle"},
        {{.theme = "mer"}, "Nadia Benali", "thème Mer et littoral"},
        {{.theme = ""}, "Yvon Le Goff, Lise Martin", "sans thème"},
        {{.dept = "2A"}, "Lise Martin", "département 2A"},
        {{.dept = ""}, "Nadia Benali, Yvon Le Goff", "sans commune connue"},
        {{.referent = lise}, "Yvon Le Goff", "suivi par Lise Martin"},
        {{.orphan = true}, "Nadia Benali, Lise Martin", "sans référent"},
        {{.consents = 1u << CONSENT_YES}, "Yvon Le Goff", "d’accord pour paraître"},
        {{.unsigned_charter = "charte"},
         "Nadia Benali, Lise Martin",
         "sans « Charte » à jour"},
        {{.asking = true}, "Lise Martin", "avec un besoin ouvert"},
        {{.offering = true}, "", "avec un apport ouvert"},
        {{.text = "FOUR nad"}, "Nadia Benali", "avec « FOUR nad »"},
        {{.text = "le", .circle = "engages"},
         "Nadia Benali",
         "cercle Engagé·e·s, avec « le »"},
        {{.text = ""}, "Nadia Benali, Yvon Le Goff, Lise Martin", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(names_of(fixture, &cases[i].filter, CARD_BY_NAME),
                            cases[i].names);
        assert_string_equal(
            ops_card_filter_words(garden, &cases[i].filter, &fixture->arena),
            cases[i].words);
        assert_int_equal(card_filter_is_empty(&cases[i].filter),
                         *cases[i].words == '\0');
    }
}

static void a_window_stands_around_its_anchor(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id ids[9], id;
    struct card_page page;
    for (int i = 0; i < 9; i++)
        ids[i] = carded(fixture, arena_printf(&fixture->arena, "Ana Nom%d", i));
    must(ops_cards_page(garden, NULL, CARD_BY_NAME, ids[5], 2, 2, &fixture->arena,
                        &page, &fixture->err));
    assert_int_equal(page.count, 5);
    assert_int_equal(page.at, 2);
    assert_int_equal(page.above, 3);
    assert_int_equal(page.total, 9);
    assert_string_equal(page.lines[2].label, "Ana Nom5");
    must(ops_cards_bin(garden, &ids[5], 1, &fixture->err));
    const struct card_filter filter = {.text = "nom8"};
    must(ops_cards_page(garden, &filter, CARD_BY_NAME, ids[3], 2, 2, &fixture->arena,
                        &page, &fixture->err));
    assert_int_equal(page.count, 1);
    assert_int_equal(page.at, 0);
    assert_int_equal(page.all, 8);
    must(ops_cards_end(garden, NULL, CARD_BY_NAME, true, &id, &fixture->err));
    assert_true(id_equal(id, ids[8]));
    must(ops_cards_step(garden, NULL, CARD_BY_NAME, ids[4], 1, &id, &fixture->err));
    assert_true(id_equal(id, ids[6]));
    must(ops_cards_step(garden, NULL, CARD_BY_NAME, ids[8], 3, &id, &fixture->err));
    assert_true(id_equal(id, ids[8]));
    must(ops_cards_step(garden, NULL, CARD_BY_NAME, ids[1], -5, &id, &fixture->err));
    assert_true(id_equal(id, ids[0]));
}

static void homonyms_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    carded(fixture, "Nadia Benali (Ferme du Lac)");
    carded(fixture, "Nadia Benali");
    it_is(fixture, at(3, 10, 8, 1));
    carded(fixture, "nadia benali");
    carded(fixture, "Nadia Bena");
    assert_string_equal(
        names_of(fixture, NULL, CARD_BY_NAME),
        "Nadia Bena, Nadia Benali, Nadia Benali (2), Nadia Benali (Ferme du Lac)");
}

static void reads(struct fixture *fixture, const char *line, const char *organisation,
                  const char *phone)
{
    struct person person = card_line_read(&fixture->arena, line);
    assert_string_equal(person.organisation, organisation);
    assert_string_equal(person.phone, phone);
    assert_string_equal(person.family, "Benali");
}

static void a_number_in_parentheses_is_no_phone(void **state)
{
    struct fixture *fixture = *state;
    reads(fixture, "Nadia Benali (Amicale du 12) 06 00 00 00 04", "Amicale du 12",
          "06 00 00 00 04");
    reads(fixture, "Nadia Benali +33 (0)6 00 00 00 04 (Le Fournil)", "Le Fournil",
          "+33 (0)6 00 00 00 04");
}

/* --- already known? ------------------------------------------------------------------
 */

static const char *near_to(struct fixture *fixture, const char *line)
{
    struct person person = card_line_read(&fixture->arena, line);
    const struct likename typed = {person.given, person.family, person.email,
                                   person.phone};
    struct near_person *near;
    size_t count;
    const char *names = "";
    must(ops_persons_near(&fixture->garden, &typed, none, 10, &fixture->arena, &near,
                          &count, &fixture->err));
    for (size_t i = 0; i < count; i++)
        names = arena_printf(&fixture->arena, "%s%s%s:%d%s", names, i ? ", " : "",
                             near[i].label, (int)near[i].verdict.likeness,
                             near[i].binned ? "b" : "");
    return names;
}

static void whoever_is_known_is_found_while_typing(void **state)
{
    struct fixture *fixture = *state;
    carded(fixture, "Nadia Benali nadia@example.org 06 00 00 00 01");
    carded(fixture, "Jean-Pierre de La Tour");
    carded(fixture, "Zoé Lefèvre");
    assert_string_equal(near_to(fixture, "NADIA Ben Ali"), "Nadia Benali:3");
    assert_string_equal(near_to(fixture, "Benali Nadia"), "Nadia Benali:3");
    assert_string_equal(near_to(fixture, "Jean Pierre Delatour"),
                        "Jean-Pierre de La Tour:3");
    assert_string_equal(near_to(fixture, "zoe lefevre"), "Zoé Lefèvre:3");
    assert_string_equal(near_to(fixture, "Nadia Benalli"), "Nadia Benali:2");
    assert_string_equal(near_to(fixture, "Paul Autre nadia@example.org"),
                        "Nadia Benali:2");
    assert_string_equal(near_to(fixture, "Paul Autre +33 6 00 00 00 01"),
                        "Nadia Benali:2");
    assert_string_equal(near_to(fixture, "Nadia Benali autre@example.org"),
                        "Nadia Benali:1");
    assert_string_equal(near_to(fixture, "Nadia Martin"), "");
    assert_string_equal(near_to(fixture, "Nad"), "");
}

static void names_follow_every_way_of_changing_them(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = person_named(fixture, "Nadia Benali");
    struct person person;
    must(ops_person(garden, id, &fixture->arena, &person, &fixture->err));
    person.family = "Martin";
    must(ops_person_edit(garden, id, &person, &fixture->err));
    assert_string_equal(near_to(fixture, "Nadia Benali"), "");
    assert_string_equal(near_to(fixture, "Nadia Martin"), "Nadia Martin:3");
    undone(fixture);
    assert_string_equal(near_to(fixture, "Nadia Benali"), "Nadia Benali:3");
    struct id contact;
    must(
        ops_contact_add_text(garden, id, "autre@example.org", &contact, &fixture->err));
    must(ops_contact_add_text(garden, id, "n@example.org", &contact, &fixture->err));
    assert_string_equal(near_to(fixture, "Lou Autre n@example.org"), "Nadia Benali:2");
    assert_string_equal(near_to(fixture, "Nadia Benali n@example.org"),
                        "Nadia Benali:3");
    must(ops_contact_bin(garden, &(struct contact){.id = contact}, &fixture->err));
    assert_string_equal(near_to(fixture, "Lou Autre n@example.org"), "");
    must(ops_cards_bin(garden, &id, 1, &fixture->err));
    assert_string_equal(near_to(fixture, "Nadia Benali"), "Nadia Benali:3b");
    undone(fixture);
    fixture_reopen(fixture);
    assert_string_equal(near_to(fixture, "Nadia Benali"), "Nadia Benali:3");
    sound(fixture);
}

/* "given|family|mail|phone", the end left out: one known, the other typed. */
static const struct {
    const char *known, *typed;
    enum name_likeness likeness;
} pairs[] = {
    {"Nadia|Benali", "nadia|BENALI", NAME_SAME},
    {"Hélène|Lefèvre", "Helene|Lefevre", NAME_SAME},
    {"Jean-Pierre|Carral", "Jean Pierre|Carral", NAME_SAME},
    {"Jean-Pierre|Carral", "J.-P.|Carral", NAME_LIKELY},
    {"Jean-Pierre|Carral", "JP|Carral", NAME_LIKELY},
    {"Nadia|Benali", "Benali|Nadia", NAME_SAME},
    {"Nadia Benali|", "Nadia|Benali", NAME_SAME},
    {"BENALI Nadia|", "Nadia|Benali", NAME_SAME},
    {"Lise|de La Tour", "Lise|Delatour", NAME_SAME},
    {"Lise|de La Tour", "Lise|La Tour", NAME_SAME},
    {"Anne|d’Orval", "Anne|D'ORVAL", NAME_SAME},
    {"Karim|Ben Salem", "Karim|Bensalem", NAME_SAME},
    {"Yvon|Le Goff", "Yvon|Legoff", NAME_SAME},
    {"Odile|Saint-Martin", "Odile|St Martin", NAME_SAME},
    {"Thanh-Tâm|Nguyen", "Thanh Tam|Nguyen", NAME_SAME},
    {"Mathieu|Carral", "Matthieu|Carral", NAME_LIKELY},
    {"Sandrine|Vernhes", "Sandrine|Vernehs", NAME_LIKELY},
    {"Jean|Pierre Ozanne", "Jean Pierre|Ozanne", NAME_SAME},
    {"Lise|Martin|lise.m@example.org", "Lise|Martin-Roux|Lise.M@example.org",
     NAME_LIKELY},
    {"Paul|Oustry||06 00 00 00 01", "Paulo|Oustri||+33 6 00000001", NAME_LIKELY},
};

static const char *part_of(struct fixture *fixture, const char *line, int part)
{
    while (part-- > 0)
        line += strcspn(line, "|") + (line[strcspn(line, "|")] == '|');
    return arena_strndup(&fixture->arena, line, strcspn(line, "|"));
}

static struct likename parts_of(struct fixture *fixture, const char *line)
{
    return (struct likename){part_of(fixture, line, 0), part_of(fixture, line, 1),
                             part_of(fixture, line, 2), part_of(fixture, line, 3)};
}

static void every_pair_is_found_through_the_file(void **state)
{
    struct fixture *fixture = *state;
    struct id ids[sizeof pairs / sizeof *pairs];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct likename known = parts_of(fixture, pairs[i].known);
        const struct card card = {.person = {.given = known.given,
                                             .family = known.family,
                                             .organisation = "",
                                             .email = known.email,
                                             .phone = known.phone}};
        must(ops_card_add(&fixture->garden, &card, NULL, &ids[i], &fixture->err));
    }
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct likename typed = parts_of(fixture, pairs[i].typed);
        struct near_person *near;
        size_t count, k = 0;
        must(ops_persons_near(&fixture->garden, &typed, none, 10, &fixture->arena,
                              &near, &count, &fixture->err));
        while (k < count && !id_equal(near[k].person.id, ids[i]))
            k++;
        if (k == count || near[k].verdict.likeness != pairs[i].likeness)
            fail_msg("%s ~ %s", pairs[i].known, pairs[i].typed);
    }
}

/* --- the timeline ---------------------------------------------------------------- */

static const char *story(struct fixture *fixture, struct id person, unsigned kinds,
                         size_t skip, size_t most)
{
    struct timeline_event *events;
    size_t count;
    bool more;
    const char *text = "";
    must(ops_timeline(&fixture->garden, person, kinds, skip, most, &fixture->arena,
                      &events, &count, &more, &fixture->err));
    for (size_t i = 0; i < count; i++)
        text =
            arena_printf(&fixture->arena, "%s%s[%s] %s%s", text, i ? "; " : "",
                         events[i].title, events[i].text, events[i].open ? " !" : "");
    return more ? arena_printf(&fixture->arena, "%s…", text) : text;
}

static struct id item_of(struct fixture *fixture, struct id meeting, const char *kind,
                         const char *who)
{
    const struct field_value item[] = {
        {FIELD_ITEM_MEETING, value_id(meeting)},
        {FIELD_ITEM_KIND, value_text(kind)},
        {FIELD_ITEM_TEXT, value_text("Demander le devis")},
        {FIELD_ITEM_WHO, value_text(who)},
    };
    return row_add(fixture, TABLE_ITEM, item, sizeof item / sizeof *item);
}

static void what_she_signed_follows_her_name(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadya Benali");
    struct id note = noted(fixture, "Planter @NADYA_BENALI");
    item_of(fixture, met_on(fixture, at(1, 20, 9, 0), "", none), "action",
            "nadya benali");
    noted(fixture, "Rien de signé");
    const char *before = "[IDÉE] Planter; [action] Demander le devis !";
    assert_string_equal(story(fixture, nadia, 0, 0, 9), before);
    must(ops_card_set(garden, nadia, FIELD_PERSON_GIVEN, "Nadia", &fixture->err));
    assert_string_equal(note_of(fixture, note).author, "Nadia Benali");
    assert_string_equal(story(fixture, nadia, 0, 0, 9), before);
    assert_string_equal(view_of(fixture, nadia).touch, "post-it");
    assert_string_equal(undone(fixture),
                        "Annulé : nom de Nadia Benali");
    assert_string_equal(note_of(fixture, note).author, "NADYA BENALI");
    assert_string_equal(story(fixture, nadia, 0, 0, 9), before);
}

/* Several people of one name sign for nobody, whoever is corrected. */
static void a_name_of_several_gives_nobody_a_note(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali");
    struct id other = carded(fixture, "Nadia Martin");
    struct id note = noted(fixture, "Planter @Nadia_Martin");
    const struct card_name same = {.family = "Benali"}, back = {.family = "Martin"};
    must(ops_card_rename(garden, other, &same, &fixture->err));
    assert_string_equal(note_of(fixture, note).author, "Nadia Martin");
    must(ops_card_rename(garden, other, &back, &fixture->err));
    assert_string_equal(story(fixture, nadia, 0, 0, 9), "");
    assert_string_equal(story(fixture, other, 0, 0, 9), "[IDÉE] Planter");
    struct id third = carded(fixture, "Nadia Martin");
    must(ops_card_rename(garden, third, &(struct card_name){.given = "Nadège"},
                         &fixture->err));
    assert_string_equal(note_of(fixture, note).author, "Nadia Martin");
}

static void a_whole_name_is_one_step(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = carded(fixture, "Nadia");
    const struct card_name to = {
        .civility = "Mme", .given = "", .family = " Benali ", .pronoun = "elle"};
    must(ops_card_rename(garden, id, &to, &fixture->err));
    struct card card = view_of(fixture, id).card;
    assert_string_equal(card.person.given, "");
    assert_string_equal(card.person.family, "Benali");
    assert_string_equal(card.civility, "Mme");
    must_refuse(
        ops_card_rename(garden, id, &(struct card_name){.family = ""}, &fixture->err),
        ERR_INPUT);
    undone(fixture);
    card = view_of(fixture, id).card;
    assert_string_equal(card.person.given, "Nadia");
    assert_string_equal(card.pronoun, "");
}

static void all_that_happened_is_in_one_list(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id nadia = carded(fixture, "Nadia Benali"), id;
    struct id first = met_on(fixture, at(1, 20, 9, 0), "", none);
    struct id second = met_on(fixture, at(2, 20, 9, 0), "", none);
    attends(fixture, first, nadia, 0, ATTENDANCE_PRESENT);
    attends(fixture, second, nadia, 0, ATTENDANCE_EXCUSED);
    item_of(fixture, first, "action", "nadia benali");
    item_of(fixture, first, "action", "Nadia");
    enters(fixture, nadia, "engages", at(2, 1, 0, 0));
    touches_on(fixture, nadia, TOUCH_CALL, at(2, 10, 10, 0));
    touches_on(fixture, nadia, TOUCH_NOTE, at(2, 11, 10, 0));
    const struct acceptance signature = {.person = nadia,
                                         .charter = "charte",
                                         .version = 1,
                                         .accepted = at(2, 12, 0, 0)};
    must(ops_charter_accept(garden, &signature, &id, &fixture->err));
    const struct answer answer = {.person = nadia,
                                  .grid = "arrivee",
                                  .question = "Que voulez-vous ?",
                                  .text = "agir",
                                  .held = at(2, 13, 0, 0)};
    must(ops_answer_set(garden, &answer, NULL, &id, &fixture->err));
    it_is(fixture, at(3, 10, 9, 0));
    noted(fixture, "Planter des haies @NADIA_BENALI");
    noted(fixture, "Autre chose @Nadia");
    it_is(fixture, at(3, 10, 10, 0));
    const struct ask need = {.owner = nadia, .kind = ASK_NEED, .text = "un local"};
    must(ops_ask_add(garden, &need, NULL, &id, &fixture->err));
    it_is(fixture, at(3, 10, 11, 0));
    const struct card invited = {.person = {.given = "Lise"}, .inviter = nadia};
    must(ops_card_add(garden, &invited, NULL, &id, &fixture->err));
    assert_string_equal(
        story(fixture, nadia, 0, 0, 100),
        "[parrainage] a invité Lise; [besoin] un local !; [IDÉE] Planter des haies; "
        "[rencontre] Rencontre (excusé·e); [entretien] Entretien d’arrivée; "
        "[charte] Charte, version 1; [fait] dit; [appel] dit; "
        "[cercle] Engagé·e·s : à sa demande; [rencontre] Rencontre; "
        "[action] Demander le devis !");
    assert_string_equal(
        story(fixture, nadia, 1u << TIMELINE_EXCHANGE | 1u << TIMELINE_REMARK, 0, 100),
        "[fait] dit; [appel] dit");
    assert_string_equal(story(fixture, nadia, 0, 1, 2),
                        "[besoin] un local !; [IDÉE] Planter des haies…");
    assert_string_equal(story(fixture, nadia, 0, 10, 2),
                        "[action] Demander le devis !");
    int counts[TIMELINE_KIND_COUNT];
    must(ops_timeline_counts(garden, nadia, counts, &fixture->err));
    assert_int_equal(counts[TIMELINE_MEETING], 2);
    assert_int_equal(counts[TIMELINE_DECISION], 0);
    struct card_view view = view_of(fixture, nadia);
    assert_int_equal(view.presences, 1);
    assert_int_equal(view.meetings, 2);
    assert_int_equal(view.notes, 1);
    assert_int_equal(view.actions, 1);
    assert_string_equal(view.touch, "post-it");
    assert_int_equal(
        view.touched,
        list_of(fixture, &(struct card_filter){.text = "nadia"}, CARD_BY_NAME)
            .lines[0]
            .touched);
    /* A second Nadia Benali: the name signs for neither. */
    carded(fixture, "Nadia BENALI");
    view = view_of(fixture, nadia);
    assert_int_equal(view.notes, 0);
    assert_string_equal(view.touch, "entretien");
    assert_int_equal(
        view.touched,
        list_of(fixture, &(struct card_filter){.text = "nadia"}, CARD_BY_NAME)
            .lines[0]
            .touched);
    assert_string_equal(
        story(fixture, nadia, 1u << TIMELINE_NOTE | 1u << TIMELINE_ACTION, 0, 9), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cards_test(the_list_is_sorted_four_ways),
        cards_test(filters_keep_who_they_say),
        cards_test(a_window_stands_around_its_anchor),
        cards_test(an_interview_is_an_exchange),
        cards_test(homonyms_are_told_apart),
        cards_test(a_number_in_parentheses_is_no_phone),
        cards_test(whoever_is_known_is_found_while_typing),
        cards_test(names_follow_every_way_of_changing_them),
        cards_test(every_pair_is_found_through_the_file),
        cards_test(what_she_signed_follows_her_name),
        cards_test(a_name_of_several_gives_nobody_a_note),
        cards_test(a_whole_name_is_one_step),
        cards_test(all_that_happened_is_in_one_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
