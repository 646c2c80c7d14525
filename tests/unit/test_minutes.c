/* What stands in the minutes: where things come from, answers under their question,
 * what each level leaves out. What the files hold is tests/cli/test_minutes.py's. */
#include "meetings_fixture.h"

#include "ops/actors.h"
#include "ops/links.h"
#include "ops/people.h"
#include "report/minutes.h"
#include "report/report.h"

static bool add_bytes(void *ctx, const char *bytes, size_t len, struct err *err)
{
    (void)err;
    str_add_n(ctx, bytes, len);
    return true;
}

/* As Markdown without its emphasis, in the fixture's arena. */
static const char *minutes_of(struct fixture *fixture, struct id meeting,
                              enum minutes_level level)
{
    struct str text = {0}, bare = {0};
    struct document document;
    struct minutes_warnings warnings;
    const struct report_sink sink = {.put = add_bytes, .ctx = &text};
    must(minutes_build(&fixture->garden, meeting, level, &fixture->arena, &document,
                       &warnings, &fixture->err));
    must(report_write(&document, REPORT_MARKDOWN, &sink, &fixture->err));
    for (const char *at = text.at; *at; at++)
        if (*at != '*' && *at != '_' && *at != '\\')
            str_add_char(&bare, *at);
    const char *kept = arena_strdup(&fixture->arena, bare.at);
    str_free(&text);
    str_free(&bare);
    return kept;
}

static void must_tell(const char *minutes, const char *words)
{
    if (!strstr(minutes, words))
        fail_msg("« %s » is missing:\n%s", words, minutes ? minutes : "");
}

static void must_hide(const char *minutes, const char *words)
{
    if (strstr(minutes, words))
        fail_msg("« %s » is told:\n%s", words, minutes ? minutes : "");
}

static struct id met(struct fixture *fixture)
{
    struct id id;
    const struct civil day = {.year = 2026, .month = 11, .day = 26, .hour = 9};
    const struct meeting_new wanted = {.template = "agora",
                                       .start = clock_from_civil(&day)};
    must(ops_meeting_add(&fixture->garden, &wanted, &id, &fixture->err));
    return id;
}

static void said(struct fixture *fixture, struct id meeting, struct id slot,
                 struct id prompt, const char *line)
{
    struct id id;
    struct item_line read =
        item_line_read(&fixture->arena, ITEM_NOTE, line, clock_now());
    must(ops_item_add(&fixture->garden, meeting, slot, prompt, &read, NULL, &id,
                      &fixture->err));
}

static void answers_stand_under_their_question(void **state)
{
    struct fixture *fixture = *state;
    struct prompt *prompts;
    size_t count, slot_count;
    struct id id = met(fixture);
    const struct slot *slots = slots_of(fixture, id, &slot_count);

    must(ops_prompts(&fixture->garden, slots[3].id, &fixture->arena, &prompts, &count,
                     &fixture->err));
    assert_int_equal(count, 2);
    said(fixture, id, slots[3].id, NONE, "le reste");
    said(fixture, id, slots[3].id, prompts[1].id, "si on est remboursés");
    said(fixture, id, slots[3].id, prompts[0].id, "le lac");
    said(fixture, id, NONE, NONE, "dans le couloir");
    const char *text = minutes_of(fixture, id, MINUTES_PUBLIC);
    must_tell(text, "Qu’est-ce qui nous unit ?\n\n- le lac\n\n"
                    "À quelles conditions ?\n\n- si on est remboursés\n\n"
                    "Autres échanges\n\n- le reste\n");
    must_tell(text, "### Hors des points\n\n- dans le couloir\n");
    must_tell(text, "[ ] Se connaître");
}

static void what_was_carried_over_names_its_origin(void **state)
{
    struct fixture *fixture = *state;
    struct carry *carries;
    size_t count;
    struct id next = NONE, id = met(fixture);
    said(fixture, id, slot_at(fixture, id, 1).id, NONE, "* Relire @Lise vendredi");
    must(ops_carry(&fixture->garden, id, &fixture->arena, &carries, &count,
                   &fixture->err));
    must(ops_carry_accept(&fixture->garden, id, carries, count, 0, &next,
                          &fixture->err));
    const char *text = minutes_of(fixture, next, MINUTES_MEMBERS);
    must_tell(text, "Série\u00A0: 2e rencontre");
    must_tell(text, "Repris de : 1re rencontre, point 4");
    must_tell(text, "(repris de : 1re rencontre, point 2)");
}

static void each_level_leaves_out_its_own(void **state)
{
    struct fixture *fixture = *state;
    struct id id = met(fixture), present, excused;
    size_t slot_count;
    const struct slot *slots = slots_of(fixture, id, &slot_count);

    struct slot_edit edit = {.title = slots[0].title,
                             .description = "",
                             .kind = slots[0].kind,
                             .presenter = "Lise Abadie",
                             .private = "Compter les chaises",
                             .minutes = 15};
    must(ops_slot_edit(&fixture->garden, slots[0].id, &edit, &fixture->err));
    must(ops_person_add(&fixture->garden, "Nadia Benali", &present, &fixture->err) &&
         ops_person_add(&fixture->garden, "Yvon Le Goff", &excused, &fixture->err));
    must(ops_attend(&fixture->garden, id, present, 0, ATTENDANCE_PRESENT,
                    &fixture->err) &&
         ops_attend(&fixture->garden, id, excused, 0, ATTENDANCE_EXCUSED,
                    &fixture->err));
    must(ops_feeling_add(&fixture->garden, id, slots[4].id, 4, "serein", present,
                         &fixture->err));
    said(fixture, id, slots[3].id, NONE, "* Relire @Nadia vendredi");

    const char *text = minutes_of(fixture, id, MINUTES_PUBLIC);
    must_tell(text, "Présent·e·s\u00A0: 1");
    must_tell(text, "(quelqu’un, pour le vendredi 27 novembre 2026)");
    must_tell(text, "- serein");
    must_hide(text, "Nadia");
    must_hide(text, "Lise");
    must_hide(text, "Avec");
    must_hide(text, "chaises");
    text = minutes_of(fixture, id, MINUTES_MEMBERS);
    must_tell(text, "Nadia Benali");
    must_tell(text, "(Nadia, pour le vendredi");
    must_tell(text, "Avec Lise Abadie");
    must_hide(text, "Yvon");
    must_hide(text, "chaises");
    text = minutes_of(fixture, id, MINUTES_PAIR);
    must_tell(text, "Yvon Le Goff");
    must_tell(text, "Compter les chaises");
    must_hide(text, "serein (");
}

static void planned_and_real_times_are_compared(void **state)
{
    struct fixture *fixture = *state;
    struct id id = met(fixture);
    clock_at(fixture, "2026-11-26T09:00");
    must(ops_live_start(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-26T09:23");
    must(ops_live_next(&fixture->garden, id, &fixture->err));
    clock_at(fixture, "2026-11-26T09:30");
    must_tell(minutes_of(fixture, id, MINUTES_PUBLIC),
              "| Accueil café | 09:00 – 09:15 | 15 min | 09:00 – 09:23 | 23 min | "
              "+ 8 min |");
    const char *text = minutes_of(fixture, id, MINUTES_PUBLIC);
    must_tell(text, "| 09:23 – 09:30 | 7 min |"); /* in progress: it ends now */
    must_tell(text, "non abordé");
}

static void no_such_meeting_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct document document;
    struct minutes_warnings warnings;
    must_refuse(minutes_build(&fixture->garden, id_new(clock_now()), MINUTES_PUBLIC,
                              &fixture->arena, &document, &warnings, &fixture->err),
                ERR_NOT_FOUND);
}

#define minutes_test(name)                                                             \
    cmocka_unit_test_setup_teardown(name, meetings_setup, meetings_teardown)

static void who_came_in_whose_name_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct id id = met(fixture), nadia, lise, fournil, link;
    must(ops_person_add(garden, "Nadia Benali", &nadia, &fixture->err));
    must(ops_person_add(garden, "Lise Martin", &lise, &fixture->err));
    must(ops_actor_add(garden, &(struct actor){.name = "Le Fournil"}, NULL, &fournil,
                       &fixture->err));
    const struct link links[] = {{.subject = nadia,
                                  .object = fournil,
                                  .kind = LINK_BELONGS,
                                  .capacity = CAPACITY_BEHALF},
                                 {.subject = lise,
                                  .object = fournil,
                                  .kind = LINK_BELONGS,
                                  .capacity = CAPACITY_OWN}};
    for (size_t i = 0; i < 2; i++)
        must(ops_link_add(garden, &links[i], &link, &fixture->err));
    must(ops_attend(garden, id, nadia, 0, ATTENDANCE_PRESENT, &fixture->err) &&
         ops_attend(garden, id, lise, 0, ATTENDANCE_PRESENT, &fixture->err));
    const char *members = minutes_of(fixture, id, MINUTES_MEMBERS);
    must_tell(members, "Nadia Benali, au nom de la structure (Le Fournil)");
    must_tell(members, "Lise Martin, en son nom");
    must_hide(minutes_of(fixture, id, MINUTES_PUBLIC), "Le Fournil");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        minutes_test(answers_stand_under_their_question),
        minutes_test(what_was_carried_over_names_its_origin),
        minutes_test(each_level_leaves_out_its_own),
        minutes_test(who_came_in_whose_name_is_told),
        minutes_test(planned_and_real_times_are_compared),
        minutes_test(no_such_meeting_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
