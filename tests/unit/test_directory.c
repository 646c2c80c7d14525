/* What each kind of reader finds in the directory: strings planted in every private
 * place, looked for in every format. */
#include "actors_fixture.h"
#include "ops/cards.h"
#include "report/directory.h"
#include "report/report.h"

/* Each is typed somewhere that members may not read. */
static const char *const private_words[] = {
    "zinnia01", "zinnia02", "zinnia03", "zinnia04", "zinnia05", "zinnia06", "zinnia07",
    "zinnia08", "zinnia09", "zinnia10", "zinnia11", "zinnia12", "zinnia13", "zinnia14",
    "zinnia15", "zinnia16", "zinnia17", "zinnia18", "zinnia19", "zinnia20"};
/* In no directory at all, the pair's neither. */
static const char *const never_words[] = {"zinnia21", "zinnia22", "zinnia23",
                                          "zinnia24", "zinnia25"};
/* What members must find. */
static const char *const shared_words[] = {"Le Fournil",          "du pain au levain",
                                           "bonjour@example.org", "Grande",
                                           "Nadia Benali",        "membre de"};
#define COUNT(array) (sizeof array / sizeof *array)

static void text_set(struct fixture *fixture, struct id row, enum field field,
                     const char *text)
{
    row_set(fixture, row, field, value_text(text));
}

static void touched(struct fixture *fixture, struct id owner, const char *text)
{
    const struct field_value fields[] = {
        {FIELD_TOUCH_OWNER, value_id(owner)},
        {FIELD_TOUCH_KIND, value_text("note")},
        {FIELD_TOUCH_NATURE, value_text("opinion")},
        {FIELD_TOUCH_TEXT, value_text(text)},
    };
    row_add(fixture, TABLE_TOUCH, fields, COUNT(fields));
}

static void reached_at(struct fixture *fixture, struct id owner, const char *value,
                       enum audience level, enum contact_status status)
{
    struct contact contact = {.owner = owner,
                              .kind = contact_kind_guess(value),
                              .value = value,
                              .label = "",
                              .status = status,
                              .level = level};
    struct id id;
    must(ops_contact_add(&fixture->garden, &contact, &id, &fixture->err));
}

static void plant_actor(struct fixture *fixture, struct id id)
{
    struct garden *garden = &fixture->garden;
    struct sighting sighting = {.actor = id, .source = "pairs", .note = "zinnia05"};
    struct id made;
    text_set(fixture, id, FIELD_ACTOR_NOTE, "zinnia01");
    text_set(fixture, id, FIELD_ACTOR_NEXT_STEP, "zinnia02");
    text_set(fixture, id, FIELD_ACTOR_PERIMETER, "zinnia03");
    must(ops_actor_visibility(garden, id, FIELD_ACTOR_PERIMETER, AUDIENCE_PAIR,
                              &fixture->err));
    text_set(fixture, id, FIELD_ACTOR_CIRCLE, "zinnia21");
    must(ops_actor_visibility(garden, id, FIELD_ACTOR_CIRCLE, AUDIENCE_NEVER,
                              &fixture->err));
    reached_at(fixture, id, "zinnia04@example.org", AUDIENCE_DEFAULT, CONTACT_FINE);
    must(ops_sighting_add(garden, &sighting, &made, &fixture->err));
    reached_at(fixture, id, "zinnia06@example.org", AUDIENCE_MEMBERS, CONTACT_BOUNCED);
    reached_at(fixture, id, "zinnia22@example.org", AUDIENCE_NEVER, CONTACT_FINE);
    reached_at(fixture, id, "zinnia07.example.org", AUDIENCE_PAIR, CONTACT_FINE);
    must(ops_custom_set(garden, id, false, "salaries", "12", &fixture->err));
    touched(fixture, id, "zinnia23");
    must(ops_custom_set(garden, id, false, "taille", "Grande", &fixture->err));
    reached_at(fixture, id, "bonjour@example.org", AUDIENCE_MEMBERS, CONTACT_FINE);
}

/* A field of one's own that left the configuration, and one for the pair. */
static void plant_customs(struct fixture *fixture, struct id id)
{
    static const char *const keys[] = {"ancien", "notes"};
    static const char *const values[] = {"zinnia08", "zinnia09"};
    for (size_t i = 0; i < 2; i++) {
        const struct field_value fields[] = {
            {FIELD_CUSTOM_OWNER, value_id(id)},
            {FIELD_CUSTOM_KEY, value_text(keys[i])},
            {FIELD_CUSTOM_VALUE, value_text(values[i])},
        };
        row_add(fixture, TABLE_CUSTOM, fields, COUNT(fields));
    }
}

static void plant_person(struct fixture *fixture, struct id id)
{
    text_set(fixture, id, FIELD_PERSON_EMAIL, "zinnia10@example.org");
    text_set(fixture, id, FIELD_PERSON_PHONE, "06 00 zinnia11");
    text_set(fixture, id, FIELD_PERSON_NOTE, "zinnia12");
    text_set(fixture, id, FIELD_PERSON_CRITERIA, "zinnia13");
    text_set(fixture, id, FIELD_PERSON_CONDITIONS, "zinnia14");
    text_set(fixture, id, FIELD_PERSON_SOURCE, "zinnia15");
    text_set(fixture, id, FIELD_PERSON_PRONOUN, "zinnia16");
    text_set(fixture, id, FIELD_PERSON_THEMES, "zinnia17");
    text_set(fixture, id, FIELD_PERSON_VISIBILITY, "themes:pair");
    text_set(fixture, id, FIELD_PERSON_CONSENT, "yes");
    touched(fixture, id, "zinnia24");
}

static void plant(struct fixture *fixture)
{
    struct id fournil = actor_made(
        fixture, (struct actor){.name = "Le Fournil", .action = "du pain au levain"});
    struct id nadia = person_named(fixture, "Nadia Benali");
    struct id silent = person_named(fixture, "Yvon Zinnia18");
    text_set(fixture, silent, FIELD_PERSON_FAMILY, "zinnia18");
    struct id refused = person_named(fixture, "Luce");
    text_set(fixture, refused, FIELD_PERSON_FAMILY, "zinnia19");
    text_set(fixture, refused, FIELD_PERSON_CONSENT, "no");
    actor_made(fixture, (struct actor){.name = "zinnia20", .consent = CONSENT_NO});
    struct id gone = actor_named(fixture, "zinnia25");
    must(ops_actors_bin(&fixture->garden, &gone, 1, &fixture->err));
    plant_actor(fixture, fournil);
    plant_customs(fixture, fournil);
    plant_person(fixture, nadia);
    tied(fixture, nadia, fournil, LINK_BELONGS);
    tied(fixture, silent, fournil, LINK_BELONGS);
}

/* The bytes of the directory, out of its package when it is one. */
static char *published(struct fixture *fixture, enum audience readers,
                       enum report_format format)
{
    char path[96], command[256];
    struct document document;
    char *bytes = calloc(1, 1 << 20);
    assert_non_null(bytes);
    snprintf(path, sizeof path, "%s/annuaire", fixture->folder);
    must(directory_build(&fixture->garden, readers, &fixture->arena, &document,
                         &fixture->err));
    must(report_write_file(&document, format, path, true, &fixture->err));
    snprintf(command, sizeof command,
             format == REPORT_ODT
                 ? "python3 -c 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\n"
                   "for n in z.namelist(): sys.stdout.buffer.write(z.read(n))' %s"
                 : "cat %s",
             path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    size_t got = fread(bytes, 1, (1 << 20) - 1, pipe);
    assert_int_equal(pclose(pipe), 0);
    assert_true(got > 0);
    unlink(path);
    return bytes;
}

static void none_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcasestr(text, words[i]))
            fail_msg("%s is told: %.200s", words[i], strcasestr(text, words[i]));
}

static void all_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcasestr(text, words[i]))
            fail_msg("%s is missing", words[i]);
}

static void members_find_no_private_word(void **state)
{
    struct fixture *fixture = *state;
    plant(fixture);
    for (int format = REPORT_MARKDOWN; format <= REPORT_ODT; format++) {
        char *text = published(fixture, AUDIENCE_MEMBERS, (enum report_format)format);
        none_of(text, private_words, COUNT(private_words));
        none_of(text, never_words, COUNT(never_words));
        all_of(text, shared_words, COUNT(shared_words));
        free(text);
    }
}

static void the_public_finds_no_person(void **state)
{
    struct fixture *fixture = *state;
    static const char *const hidden[] = {"Benali", "bonjour@example.org", "Grande"};
    plant(fixture);
    for (int format = REPORT_MARKDOWN; format <= REPORT_ODT; format++) {
        char *text = published(fixture, AUDIENCE_PUBLIC, (enum report_format)format);
        none_of(text, private_words, COUNT(private_words));
        none_of(text, never_words, COUNT(never_words));
        none_of(text, hidden, COUNT(hidden));
        all_of(text, shared_words, 2);
        free(text);
    }
}

/* So that the two above can fail: the same words, in the same formats. */
static void the_pair_finds_them_all(void **state)
{
    struct fixture *fixture = *state;
    plant(fixture);
    for (int format = REPORT_MARKDOWN; format <= REPORT_ODT; format++) {
        char *text = published(fixture, AUDIENCE_PAIR, (enum report_format)format);
        all_of(text, private_words, COUNT(private_words));
        all_of(text, shared_words, COUNT(shared_words));
        none_of(text, never_words, COUNT(never_words));
        free(text);
    }
}

static void a_mail_typed_in_a_text_is_replaced(void **state)
{
    struct fixture *fixture = *state;
    actor_made(fixture,
               (struct actor){.name = "Halle", .action = "écrire à marie@example.org"});
    char *text = published(fixture, AUDIENCE_MEMBERS, REPORT_MARKDOWN);
    assert_null(strstr(text, "marie"));
    assert_non_null(strstr(text, "Halle"));
    free(text);
}

static void a_lowered_name_hides_its_card(void **state)
{
    struct fixture *fixture = *state;
    struct id id = actor_named(fixture, "Discrète");
    must(ops_actor_visibility(&fixture->garden, id, FIELD_ACTOR_NAME, AUDIENCE_PAIR,
                              &fixture->err));
    char *text = published(fixture, AUDIENCE_MEMBERS, REPORT_MARKDOWN);
    assert_null(strstr(text, "Discr"));
    assert_non_null(strstr(text, "Personne"));
    free(text);
}

/* What her own line does not say, the line of another does not say either. */
static void a_link_tells_the_name_that_appears(void **state)
{
    struct fixture *fixture = *state;
    struct id id = actor_named(fixture, "Le Fournil"), nadia = none;
    const struct card card = {.person = {.given = "Nadia", .family = "Zaporojie"},
                              .consent = CONSENT_YES};
    must(ops_card_add(&fixture->garden, &card, NULL, &nadia, &fixture->err));
    must(ops_card_visibility(&fixture->garden, nadia, FIELD_PERSON_FAMILY,
                             AUDIENCE_PAIR, &fixture->err));
    tied(fixture, nadia, id, LINK_BELONGS);
    char *text = published(fixture, AUDIENCE_MEMBERS, REPORT_MARKDOWN);
    assert_null(strstr(text, "Zaporojie"));
    assert_non_null(strstr(text, "Nadia"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(members_find_no_private_word),
        actors_test(the_public_finds_no_person),
        actors_test(the_pair_finds_them_all),
        actors_test(a_mail_typed_in_a_text_is_replaced),
        actors_test(a_lowered_name_hides_its_card),
        actors_test(a_link_tells_the_name_that_appears),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
