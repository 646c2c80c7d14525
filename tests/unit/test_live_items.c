/* What is written during a meeting, what it hands to the next, versions compared. */
#include "meetings_fixture.h"

/* --- typed lines ------------------------------------------------------------------ */

static void a_typed_line_is_read(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *typed;
        enum item_kind kind;
        const char *text, *who, *due;
    } cases[] = {
        {"La salle est trouvée", ITEM_NOTE, "La salle est trouvée", "", ""},
        {"! On se revoit chaque mois", ITEM_DECISION, "On se revoit chaque mois", "",
         ""},
        {"* Demander le devis @Lise vendredi", ITEM_ACTION, "Demander le devis", "Lise",
         "2026-11-27 00:00"},
        {">Écrire au maire @Yvon_Le_Goff, @Nadia avant le 3/12", ITEM_ACTION,
         "Écrire au maire", "Yvon Le Goff, Nadia", "2026-12-03 00:00"},
        {"* Réserver la salle fin novembre", ITEM_ACTION, "Réserver la salle", "",
         "2026-11-30 00:00"},
        {"? Qui tient le budget\u00a0?", ITEM_QUESTION, "Qui tient le budget\u00a0?",
         "", ""},
        {",Et après @Lise vendredi ?", ITEM_QUESTION, "Et après @Lise vendredi ?", "",
         ""},
        {"= Deux voix", ITEM_NOTE, "Deux voix", "", ""},
        {" ! gardé", ITEM_NOTE, "! gardé", "", ""},
        {"* Écrire à lise@example.org", ITEM_ACTION, "Écrire à lise@example.org", "",
         ""},
        {"* @ 3", ITEM_ACTION, "@ 3", "", ""},
        {"*", ITEM_ACTION, "", "", ""},
        {"e\u0301te\u0301", ITEM_NOTE, "été", "", ""},
    };
    clock_at(fixture, "2026-11-24T10:00");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct item_line line =
            item_line_read(&fixture->arena, ITEM_NOTE, cases[i].typed, clock_now());
        assert_int_equal(line.kind, cases[i].kind);
        assert_string_equal(line.text, cases[i].text);
        assert_string_equal(line.who, cases[i].who);
        assert_int_equal(line.due, *cases[i].due ? at(cases[i].due) : 0);
        assert_null(line.bad_date);
    }
    struct item_line bad =
        item_line_read(&fixture->arena, ITEM_ACTION, "Finir le 31/02", clock_now());
    assert_non_null(strstr(bad.bad_date, "31/02"));
    assert_int_equal(bad.due, 0);
}

static void lines_are_written_corrected_binned(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct id slot = slot_at(fixture, id, 1).id, other = slot_at(fixture, id, 2).id;
    struct item *items;
    size_t count;
    wrote(fixture, id, slot, "! Oui");
    struct id action = wrote(fixture, id, other, "* Peindre @Lise vendredi");
    assert_string_equal(items_of(fixture, id), "decision Oui\naction Peindre (Lise)\n");
    must(ops_items(&fixture->garden, id, slot, ITEM_KIND_COUNT, &fixture->arena, &items,
                   &count, &fixture->err));
    assert_int_equal(count, 1);
    must(ops_items(&fixture->garden, id, NONE, ITEM_ACTION, &fixture->arena, &items,
                   &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_true(id_equal(items[0].slot, other));
    struct item_line line =
        item_line_read(&fixture->arena, ITEM_ACTION, "Repeindre @Yvon", clock_now());
    must(ops_item_edit(&fixture->garden, action, &line, NULL, &fixture->err));
    assert_string_equal(items_of(fixture, id),
                        "decision Oui\naction Repeindre (Yvon)\n");
    must(ops_item_bin(&fixture->garden, action, &fixture->err));
    assert_string_equal(items_of(fixture, id), "decision Oui\n");
    assert_string_equal(undone(fixture),
                        "Annulé : ligne mise à la corbeille, « Repeindre »");
    line.text = "";
    must_refuse(ops_item_edit(&fixture->garden, action, &line, NULL, &fixture->err),
                ERR_INPUT);
    line = item_line_read(&fixture->arena, ITEM_ACTION, "Finir le 31/02", clock_now());
    must_refuse(ops_item_edit(&fixture->garden, action, &line, NULL, &fixture->err),
                ERR_INPUT);
    assert_non_null(strstr(fixture->err.text, "31/02"));
}

static void a_saved_line_takes_its_draft_away(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15"), item;
    struct item_line line = {.kind = ITEM_NOTE, .text = "Dit", .who = ""};
    const char *text;
    int64_t when;
    must(ops_draft_put(&fixture->garden, "live", "Dit", &fixture->err));
    must(ops_item_add(&fixture->garden, id, NONE, NONE, &line, "live", &item,
                      &fixture->err));
    must(ops_draft(&fixture->garden, "live", &fixture->arena, &text, &when,
                   &fixture->err));
    assert_null(text);
}

static void speaking_is_counted_by_category(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct speech *speeches;
    size_t count;
    must(ops_speech_add(&fixture->garden, id, "femmes", 1, &fixture->err));
    must(ops_speech_add(&fixture->garden, id, "hommes", 1, &fixture->err));
    must(ops_speech_add(&fixture->garden, id, " femmes ", 1, &fixture->err));
    must(ops_speech_add(&fixture->garden, id, "hommes", -3, &fixture->err));
    must(ops_speeches(&fixture->garden, id, &fixture->arena, &speeches, &count,
                      &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(speeches[0].category, "femmes");
    assert_int_equal(speeches[0].count, 2);
    assert_int_equal(speeches[1].count, 0);
    must_refuse(ops_speech_add(&fixture->garden, id, " ", 1, &fixture->err), ERR_INPUT);
}

/* --- carry-over ------------------------------------------------------------------- */

static struct carry *carries_of(struct fixture *fixture, struct id id, size_t *count)
{
    struct carry *carries = NULL;
    must(ops_carry(&fixture->garden, id, &fixture->arena, &carries, count,
                   &fixture->err));
    return carries;
}

/* One thread a line: "[x] slot Pause, 15 min (point 3, 1re rencontre)". */
static const char *carried(struct fixture *fixture, struct id id)
{
    static const char *const kinds[] = {"slot", "action", "question", "group"};
    size_t count;
    struct carry *carries = carries_of(fixture, id, &count);
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_printf(&fixture->arena, "%s[%c] %s %s, %d min (%s)\n", text,
                            carries[i].chosen ? 'x' : ' ', kinds[carries[i].kind],
                            carries[i].text, carries[i].minutes, carries[i].from);
    }
    return text;
}

/* A run that reaches its second slot, with a thread of each kind. */
static struct id half_run(struct fixture *fixture)
{
    struct id id = agora_on(fixture, "2026-11-24 09:15"), board = NONE;
    clock_at(fixture, "2026-11-24T09:15");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-24T09:30");
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    struct id slot = slot_at(fixture, id, 1).id;
    must(ops_slot_board(&fixture->garden, slot, &board, &fixture->err));
    fixture->board = board;
    struct id ideas[2] = {noted(fixture, "Un four"), noted(fixture, "Du pain")};
    struct id fear = noted(fixture, "! Que cela finisse");
    bool joined;
    must(ops_group_notes(&fixture->garden, board, "", ideas, 2, "Four à pain", &joined,
                         &fixture->err));
    must(ops_group_notes(&fixture->garden, board, "", &fear, 1, "Fin", &joined,
                         &fixture->err));
    struct ballot_state state;
    for (int i = 0; i < 3; i++) {
        must(ops_vote(&fixture->garden, board, ideas[1], false, "", &state,
                      &fixture->err));
    }
    wrote(fixture, id, slot, "* Demander le devis @Lise vendredi");
    struct id done = wrote(fixture, id, slot, "* Déjà fait");
    must(ops_item_done(&fixture->garden, done, true, &fixture->err));
    wrote(fixture, id, slot, "? Qui paie");
    wrote(fixture, id, slot, "! Décidé");
    wrote(fixture, NONE, NONE, "? Le parking");
    clock_at(fixture, "2026-11-24T11:30");
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    return id;
}

static void every_open_thread_is_proposed(void **state)
{
    struct fixture *fixture = *state;
    struct id id = half_run(fixture);
    size_t count;
    assert_string_equal(
        carried(fixture, id),
        "[ ] slot Pause, 15 min (point 3, 1re rencontre)\n"
        "[x] slot Nous, le groupe, 60 min (point 4, 1re rencontre)\n"
        "[ ] slot Tour de ressenti, 15 min (point 5, 1re rencontre)\n"
        "[x] action Demander le devis (Lise), 2 min (point 2, 1re rencontre)\n"
        "[x] question Qui paie, 5 min (point 2, 1re rencontre)\n"
        "[x] group Four à pain, 15 min (point 2, 1re rencontre, 3 votes)\n"
        "[ ] group Fin, 15 min (point 2, 1re rencontre, 0 vote)\n"
        "[x] question Le parking, 5 min (parking)\n");
    struct carry *carries = carries_of(fixture, id, &count);
    assert_int_equal(ops_carry_minutes(carries, count, false), 87);
    assert_int_equal(ops_carry_minutes(carries, count, true), 27);
}

static void what_is_chosen_makes_the_next_agenda(void **state)
{
    struct fixture *fixture = *state;
    struct id id = half_run(fixture), next = NONE;
    size_t count;
    struct carry *carries = carries_of(fixture, id, &count);
    must(ops_carry_accept(&fixture->garden, id, carries, count, at("2026-12-15 14:00"),
                          &next, &fixture->err));
    assert_string_equal(agenda_of(fixture, next),
                        "14:00-14:02~ Suite des actions\n"
                        "14:02-15:02 Nous, le groupe\n"
                        "15:02-15:12~ Questions restées ouvertes\n"
                        "15:12-15:27~ Four à pain\n");
    assert_string_equal(items_of(fixture, next), "action Demander le devis (Lise)\n"
                                                 "question Qui paie\n"
                                                 "question Le parking\n");
    struct meeting meeting = meeting_of(fixture, next);
    assert_true(id_equal(meeting.origin, id));
    assert_int_equal(meeting.number, 2);
    assert_int_equal(meeting.end, at("2026-12-15 16:15"));
    assert_true(id_equal(slot_at(fixture, next, 1).origin, slot_at(fixture, id, 3).id));
    struct prompt *prompts;
    must(ops_prompts(&fixture->garden, slot_at(fixture, next, 1).id, &fixture->arena,
                     &prompts, &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_true(id_equal(slot_at(fixture, next, 3).board, fixture->board));
    /* From the first meeting, only what was left out; from the next one, its own. */
    assert_string_equal(carried(fixture, id),
                        "[ ] slot Pause, 15 min (point 3, 1re rencontre)\n"
                        "[ ] slot Tour de ressenti, 15 min (point 5, 1re rencontre)\n"
                        "[ ] group Fin, 15 min (point 2, 1re rencontre, 0 vote)\n");
    assert_non_null(strstr(carried(fixture, next),
                           "[x] action Demander le devis (Lise), 2 min (point 1, 2e rencontre)\n"));
    assert_non_null(strstr(carried(fixture, next),
                           "[ ] slot Pause, 15 min (point 3, 1re rencontre)\n"));
    undone(fixture);
    must_refuse(
        ops_meeting(&fixture->garden, next, &fixture->arena, &meeting, &fixture->err),
        ERR_NOT_FOUND);
    assert_non_null(strstr(carried(fixture, id), "[x] action Demander le devis"));
}

static void what_was_left_out_comes_back_unticked(void **state)
{
    struct fixture *fixture = *state;
    struct id id = half_run(fixture), next = NONE;
    size_t count;
    struct carry *carries = carries_of(fixture, id, &count);
    carries[1].chosen = carries[3].chosen = carries[5].chosen = false;
    must(ops_carry_accept(&fixture->garden, id, carries, count, 0, &next,
                          &fixture->err));
    const char *left = carried(fixture, next);
    assert_non_null(strstr(left, "[ ] slot Nous, le groupe, 60 min (point 4, 1re rencontre"));
    assert_non_null(strstr(left, "[x] action Demander le devis (Lise), 2 min (point 2, 1re"));
    assert_non_null(strstr(left, "[ ] group Four à pain, 15 min (point 2, 1re rencontre"));
}

static void a_lock_does_not_follow_to_the_next_agenda(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15"), next = NONE;
    size_t count;
    must(ops_slot_lock(&fixture->garden, slot_at(fixture, id, 3).id, true,
                       &fixture->err));
    struct carry *carries = carries_of(fixture, id, &count);
    for (size_t i = 0; i < count; i++) {
        carries[i].chosen = i == 3;
    }
    must(ops_carry_accept(&fixture->garden, id, carries, count, at("2026-12-15 14:00"),
                          &next, &fixture->err));
    assert_string_equal(agenda_of(fixture, next), "14:00-15:00 Nous, le groupe\n");
}

static void three_groups_of_each_ink_at_most(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct id slot = slot_at(fixture, id, 1).id;
    struct ballot_state votes;
    bool joined;
    must(ops_slot_board(&fixture->garden, slot, &fixture->board, &fixture->err));
    for (int i = 0; i < 5; i++) {
        struct id note = noted(fixture, arena_printf(&fixture->arena, "Idée %d", i));
        for (int k = 0; k < i; k++) {
            must(ops_vote(&fixture->garden, fixture->board, note, false, "", &votes,
                          &fixture->err));
        }
        must(ops_group_notes(&fixture->garden, fixture->board, "", &note, 1,
                             arena_printf(&fixture->arena, "Groupe %d", i), &joined,
                             &fixture->err));
        if (i == 4) { /* as if it had never been voted for */
            struct id other = noted(fixture, "Sans vote");
            must(ops_group_notes(&fixture->garden, fixture->board, "", &other, 1,
                                 "Groupe 4", &joined, &fixture->err));
            must(ops_note_bin(&fixture->garden, &note, 1, &fixture->err));
        }
    }
    const char *all = carried(fixture, id);
    assert_non_null(strstr(all, "group Groupe 3, 15 min (point 2, 1re rencontre, 3 v"));
    assert_non_null(strstr(all, "Groupe 2"));
    assert_non_null(strstr(all, "Groupe 1"));
    assert_null(strstr(all, "Groupe 0"));
    assert_null(strstr(all, "Groupe 4"));
}

static void a_meeting_already_made_takes_them(void **state)
{
    struct fixture *fixture = *state;
    struct id id = half_run(fixture), next = NONE;
    struct meeting_new wanted = {.title = "Bureau", .start = at("2026-12-15 14:00")};
    size_t count;
    must(ops_meeting_add(&fixture->garden, &wanted, &next, &fixture->err));
    struct id given = next;
    struct carry *carries = carries_of(fixture, id, &count);
    for (size_t i = 0; i < count; i++) {
        carries[i].chosen = false;
    }
    must_refuse(
        ops_carry_accept(&fixture->garden, id, carries, count, 0, &next, &fixture->err),
        ERR_INPUT);
    carries[0].chosen = true;
    must(ops_carry_accept(&fixture->garden, id, carries, count, 0, &next,
                          &fixture->err));
    assert_true(id_equal(given, next));
    assert_string_equal(agenda_of(fixture, next), "14:00-14:15~ Pause\n");
    assert_true(id_equal(meeting_of(fixture, next).origin, id));
}

static void a_thread_is_done_wherever_it_is_ticked(void **state)
{
    struct fixture *fixture = *state;
    struct id id = half_run(fixture), next = NONE, third = NONE;
    struct item *items;
    size_t count;
    struct carry *carries = carries_of(fixture, id, &count);
    must(ops_carry_accept(&fixture->garden, id, carries, count, at("2026-12-15 14:00"),
                          &next, &fixture->err));
    carries = carries_of(fixture, next, &count);
    must(ops_carry_accept(&fixture->garden, next, carries, count,
                          at("2027-01-12 14:00"), &third, &fixture->err));
    must(ops_items(&fixture->garden, next, NONE, ITEM_ACTION, &fixture->arena, &items,
                   &count, &fixture->err));
    must(ops_item_done(&fixture->garden, items[0].id, true, &fixture->err));
    assert_non_null(strstr(items_of(fixture, id), "action x Demander le devis"));
    assert_non_null(strstr(items_of(fixture, next), "action x Demander le devis"));
    assert_non_null(strstr(items_of(fixture, third), "action x Demander le devis"));
    assert_null(strstr(carried(fixture, third), "Demander le devis"));
    undone(fixture);
    assert_null(strstr(items_of(fixture, id), "action x Demander"));
}

/* A slot jumped over in the run is left to do; so are the ideas of a board that is not
 * the slot's own. */
static void what_was_jumped_over_is_proposed(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    bool joined;
    clock_at(fixture, "2026-11-24T09:15");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-24T09:30");
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    struct id slot = slot_at(fixture, id, 1).id;
    struct note_line line = note_line_read(&fixture->arena, fixture->garden.community,
                                           &fixture_kinds[0], "Un four");
    struct id idea;
    must(ops_note_add(&fixture->garden,
                      (struct note_place){.board = fixture->board, .slot = slot}, &line,
                      NULL, &idea, &fixture->err));
    must(ops_group_notes(&fixture->garden, fixture->board, "", &idea, 1,
                         "Four à pain", &joined, &fixture->err));
    clock_at(fixture, "2026-11-24T10:00");
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-24T10:14");
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-24T10:19"); /* 5 of 60 minutes */
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    assert_string_equal(carried(fixture, id),
                        "[x] slot Nous, le groupe, 60 min (point 4, 1re rencontre)\n"
                        "[ ] group Four à pain, 15 min (point 2, 1re rencontre, 0 vote)\n");
}

/* « Visite (facultatif) », after the end and of no stated length. */
static void what_was_after_the_end_stays_there(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15"), added, next = NONE;
    struct slot_edit visit = {.title = "Visite du verger",
                              .locked = true,
                              .start = at("2026-11-24 14:00")};
    struct slot_edit talk = {.title = "Paroles"};
    size_t count;
    must(ops_slot_add(&fixture->garden, id, NONE, &visit, &added, &fixture->err));
    must(ops_slot_add(&fixture->garden, id, slot_at(fixture, id, 0).id, &talk, &added,
                      &fixture->err));
    struct carry *carries = carries_of(fixture, id, &count);
    for (size_t i = 0; i < count; i++) {
        carries[i].chosen = strcmp(carries[i].text, "Pause") != 0;
    }
    must(ops_carry_accept(&fixture->garden, id, carries, count, at("2026-12-01 09:15"),
                          &next, &fixture->err));
    assert_string_equal(agenda_of(fixture, next), "09:15-09:30 Accueil café\n"
                                                  "09:30-09:30 Paroles\n"
                                                  "09:30-10:00 Idées et craintes\n"
                                                  "10:00-11:00 Nous, le groupe\n"
                                                  "11:00-11:15 Tour de ressenti\n"
                                                  "14:00-14:00!+ Visite du verger\n");
}

static void times_leave_out_what_did_not_take_place(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    struct slot_times *times;
    size_t count;
    clock_at(fixture, "2026-11-24T09:15");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-24T09:35");
    for (int i = 0; i < 4; i++) {
        must(ops_live_next(&fixture->garden, id, &fixture->err));
    }
    clock_at(fixture, "2026-11-24T09:40");
    must(ops_meeting_close(&fixture->garden, id, "", &fixture->err));
    must(ops_times_by_kind(&fixture->garden, &fixture->arena, &times, &count,
                           &fixture->err));
    assert_int_equal(count, 2); /* météo before présences, as a dictionary has them */
    assert_string_equal(times[0].kind, "météo");
    assert_int_equal(times[0].real, 5 * 60000);
    assert_string_equal(times[1].kind, "présences");
    assert_int_equal(times[1].planned, 15 * 60000);
    assert_int_equal(times[1].real, 20 * 60000);
}

/* --- versions --------------------------------------------------------------------- */

static const char *diff_of(struct fixture *fixture, const char *a, const char *b)
{
    struct diff_line *lines;
    size_t count = version_diff(&fixture->arena, a, b, &lines);
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_printf(&fixture->arena, "%s%c%s|", text, lines[i].sign,
                            lines[i].text);
    }
    return text;
}

static void versions_are_compared_line_by_line(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *a, *b, *diff;
    } cases[] = {
        {"", "", ""},
        {"un\n", "un\n", " un|"},
        {"", "un\ndeux", "+un|+deux|"},
        {"un\ndeux\n", "", "-un|-deux|"},
        {"un\ndeux\ntrois\n", "un\ntrois\n", " un|-deux| trois|"},
        {"un\ntrois\n", "un\ndeux\ntrois\n", " un|+deux| trois|"},
        {"a\nb\nc\nd\n", "a\nx\nc\ny\nd\n", " a|-b|+x| c|+y| d|"},
        {"a\na\n", "a\na\na\n", " a| a|+a|"},
        {"\n\nx", "\nx", " |-| x|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(diff_of(fixture, cases[i].a, cases[i].b), cases[i].diff);
    }
}

static char *many_lines(char sign, int count)
{
    struct str text = {0};
    for (int i = 0; i < count; i++) {
        str_printf(&text, "%c%d\n", sign, i);
    }
    return text.at;
}

static void a_huge_difference_is_still_told_whole(void **state)
{
    struct fixture *fixture = *state;
    char *a = many_lines('a', 3000), *b = many_lines('b', 3000);
    struct diff_line *lines;
    assert_int_equal(version_diff(&fixture->arena, a, b, &lines), 6000);
    assert_int_equal(lines[0].sign, '-');
    assert_string_equal(lines[5999].text, "b2999");
    free(a);
    free(b);
}

static void only_what_changed_is_read(void **state)
{
    struct fixture *fixture = *state;
    static const char before[] = "# Agora\n\n**Lieu :** ici\\\n**Date :** lundi\n\n"
                                 "## 9 h · Un\n\n- a\n- b\n- c\n- d\n\n## 10 h · Deux\n\n"
                                 "- e\n- f\n- g\n- h\n- i\n\n## Fin\n";
    static const char after[] = "# Agora\n\n**Lieu :** là\\\n**Date :** lundi\n\n"
                                "## 9 h · Un\n\n- a\n- b\n- c\n- d\n\n## 10 h · Deux\n\n"
                                "- e\n- f\n- g\n- h\n- **Dit :** 2\\*3\n"
                                "| mot | _x_ |  |\n| --- | --- |\n- i\n\n## Fin\n";
    struct diff_line *lines, *read;
    size_t count = version_diff(&fixture->arena, before, after, &lines);
    count = version_changes(&fixture->arena, lines, count, &read);
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_printf(&fixture->arena, "%s%c%s\n", text, read[i].sign,
                            read[i].text);
    }
    assert_string_equal(text, " Agora\n-Lieu : ici\n+Lieu : là\n Date : lundi\n"
                              " 9 h · Un\n \n 10 h · Deux\n - g\n - h\n"
                              "+- Dit : 2*3\n+mot · x\n - i\n Fin\n");
    count = version_diff(&fixture->arena, after, after, &lines);
    assert_int_equal(version_changes(&fixture->arena, lines, count, &read), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        meetings_test(a_typed_line_is_read),
        meetings_test(lines_are_written_corrected_binned),
        meetings_test(a_saved_line_takes_its_draft_away),
        meetings_test(speaking_is_counted_by_category),
        meetings_test(every_open_thread_is_proposed),
        meetings_test(what_is_chosen_makes_the_next_agenda),
        meetings_test(what_was_left_out_comes_back_unticked),
        meetings_test(a_lock_does_not_follow_to_the_next_agenda),
        meetings_test(three_groups_of_each_ink_at_most),
        meetings_test(a_meeting_already_made_takes_them),
        meetings_test(a_thread_is_done_wherever_it_is_ticked),
        meetings_test(what_was_jumped_over_is_proposed),
        meetings_test(what_was_after_the_end_stays_there),
        meetings_test(times_leave_out_what_did_not_take_place),
        meetings_test(only_what_changed_is_read),
        meetings_test(versions_are_compared_line_by_line),
        meetings_test(a_huge_difference_is_still_told_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
