/* Sheets for paper: who signs, in what order and how many blank lines; post-its by
 * group with their sign and word, blank ones, and never an author. */
#include "people_fixture.h"
#include "report/emargement.h"
#include "report/postits.h"
#include "report/report.h"

static bool keep(void *ctx, const char *bytes, size_t len, struct err *err)
{
    (void)err;
    str_add_n(ctx, bytes, len);
    return true;
}

/* The document in that format, in the fixture's arena. */
static const char *written(struct fixture *fixture, const struct document *document,
                           enum report_format format)
{
    struct str out = {0};
    struct report_sink sink = {.put = keep, .ctx = &out};
    must(report_write(document, format, &sink, &fixture->err));
    const char *text = arena_strdup(&fixture->arena, str_text(&out));
    str_free(&out);
    return text;
}

static void assert_in_order(const char *text, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(text, parts[i]);
        if (!found) {
            fail_msg("« %s » is missing, or not after what precedes it", parts[i]);
        }
        text = found + strlen(parts[i]);
    }
}

static const struct grid *table_at(const struct document *document, size_t n)
{
    for (const struct block *block = document->first; block; block = block->next) {
        if (block->kind == BLOCK_TABLE && n-- == 0) {
            return block->table;
        }
    }
    fail_msg("no such table");
    return NULL;
}

static size_t count_kind(const struct document *document, enum block_kind kind)
{
    size_t n = 0;
    for (const struct block *block = document->first; block; block = block->next) {
        n += block->kind == kind;
    }
    return n;
}

/* Lines with a name, and all lines. */
static void count_lines(const struct grid *table, size_t *named, size_t *all)
{
    *named = *all = 0;
    for (const struct grid_row *row = table->first; row; row = row->next) {
        *named += row->filled > 0;
        ++*all;
    }
}

static struct id planned(struct fixture *fixture)
{
    struct id meeting = met_on(fixture, at(3, 10, 9, 15), "ordinaire", none);
    row_set(fixture, meeting, FIELD_MEETING_TITLE, value_text("Atelier du lac"));
    row_set(fixture, meeting, FIELD_MEETING_NUMBER, value_integer(2));
    row_set(fixture, meeting, FIELD_MEETING_PLACE, value_text("Salle des fêtes"));
    struct id last = slot_at(fixture, meeting, at(3, 10, 12, 0));
    row_set(fixture, last, FIELD_SLOT_END, value_integer(at(3, 10, 12, 30)));
    struct id lunch = slot_at(fixture, meeting, at(3, 10, 12, 30));
    row_set(fixture, lunch, FIELD_SLOT_END, value_integer(at(3, 10, 14, 0)));
    row_set(fixture, lunch, FIELD_SLOT_OUTSIDE, value_integer(1));
    return meeting;
}

static void people_find_their_line(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = planned(fixture);
    struct document document;
    size_t named, all;
    attends(fixture, meeting, person_named(fixture, "Zoé d’Arbois"), 0,
            ATTENDANCE_PRESENT);
    attends(fixture, meeting,
            person_named(fixture, "Nadia Benali x@example.org (Le Lac)"), 0,
            ATTENDANCE_EXPECTED);
    attends(fixture, meeting, person_named(fixture, "Maël Le Goff"), 0,
            ATTENDANCE_EXCUSED);
    attends(fixture, meeting, person_named(fixture, "Ana Abel"), 0, ATTENDANCE_ABSENT);
    must(emargement_build(&fixture->garden, meeting, EMARGEMENT_EVERY_DAY,
                          &fixture->arena, &document, &fixture->err));
    const char *text = written(fixture, &document, REPORT_MARKDOWN);
    static const char *const parts[] = {"Feuille d’émargement",
                                        "Atelier du lac (2e rencontre)",
                                        "mardi 10 mars 2026",
                                        "09:15 – 12:30",
                                        "Salle des fêtes",
                                        "Nom",
                                        "Prénom",
                                        "Organisation",
                                        "Signature",
                                        "Abel",
                                        "Ana",
                                        "d’Arbois",
                                        "Zoé",
                                        "Benali",
                                        "Nadia",
                                        "Le Lac",
                                        "Excusé·e·s",
                                        "Maël Le Goff"};
    assert_in_order(text, parts, sizeof parts / sizeof *parts);
    assert_null(strstr(text, "example"));
    count_lines(table_at(&document, 0), &named, &all);
    assert_int_equal(named, 3);
    assert_int_equal(all, 17); /* to the end of the page */
    assert_true(table_at(&document, 0)->row_mm >= 8);
    assert_non_null(strstr(written(fixture, &document, REPORT_HTML), "Benali"));
}

static void blank_lines_fill_the_last_page(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = planned(fixture);
    for (size_t people = 1; people <= 40; people++) {
        struct id person = person_named(
            fixture, arena_printf(&fixture->arena, "Personne Numéro%zu", people));
        attends(fixture, meeting, person, 0, ATTENDANCE_EXPECTED);
        if (people != 12 && people != 13 && people != 40) {
            continue;
        }
        struct document document;
        size_t named, all;
        must(emargement_build(&fixture->garden, meeting, 0, &fixture->arena, &document,
                              &fixture->err));
        count_lines(table_at(&document, 0), &named, &all);
        assert_int_equal(named, people);
        assert_true(all >= named + 5);
        assert_int_equal(all, people == 12 ? 17 : people == 13 ? 39 : 61);
    }
}

static void each_day_is_signed_on_its_page(void **state)
{
    struct fixture *fixture = *state;
    struct id meeting = planned(fixture);
    struct document document;
    slot_at(fixture, meeting, at(3, 12, 14, 0));
    attends(fixture, meeting, person_named(fixture, "Ana Abel"), 0, ATTENDANCE_PRESENT);
    must(emargement_build(&fixture->garden, meeting, EMARGEMENT_EVERY_DAY,
                          &fixture->arena, &document, &fixture->err));
    assert_int_equal(count_kind(&document, BLOCK_TABLE), 2);
    assert_int_equal(count_kind(&document, BLOCK_PAGE_BREAK), 1);
    static const char *const parts[] = {"mardi 10 mars", "Abel", "jeudi 12 mars",
                                        "14:00", "Abel"};
    assert_in_order(written(fixture, &document, REPORT_MARKDOWN), parts, 5);
    must(emargement_build(&fixture->garden, meeting, 1, &fixture->arena, &document,
                          &fixture->err));
    assert_int_equal(count_kind(&document, BLOCK_TABLE), 1);
    assert_null(strstr(written(fixture, &document, REPORT_MARKDOWN), "10 mars"));
    must_refuse(emargement_build(&fixture->garden, meeting, 2, &fixture->arena,
                                 &document, &fixture->err),
                ERR_INPUT);
    must_refuse(emargement_build(&fixture->garden, id_new(1), 0, &fixture->arena,
                                 &document, &fixture->err),
                ERR_NOT_FOUND);
}

/* --- post-its ------------------------------------------------------------------------
 */

static void written_as(struct fixture *fixture, const char *category, size_t kind,
                       const char *text)
{
    struct id id;
    struct note_line line = note_line_read(&fixture->arena, fixture->garden.community,
                                           &fixture_kinds[kind], text);
    must(
        ops_note_add(&fixture->garden,
                     (struct note_place){.board = fixture->board, .category = category},
                     &line, NULL, &id, &fixture->err));
}

static void notes_are_printed_by_group(void **state)
{
    struct fixture *fixture = *state;
    struct document document;
    struct id ids[4];
    bool joined;
    for (size_t i = 0; i < 4; i++) {
        ids[i] = noted_in(fixture, "vie",
                          arena_printf(&fixture->arena, "Idée %zu @Nadia", i));
    }
    must(ops_group_notes(&fixture->garden, fixture->board, "vie", ids, 4,
                         "Serre | partagée", &joined, &fixture->err));
    voted(fixture, ids[1], false, "Nadia");
    written_as(fixture, "vie", 1, "Perdre le | lac @Lise");
    written_as(fixture, "", 3, "Qui paie ?");
    must(postits_build(&fixture->garden, fixture->board, &fixture->arena, &document,
                       &fixture->err));
    static const char *const parts[] = {
        "Mars",      "Quoi ?",     "À classer",         "Post-its",  "1 post-it",
        "QUESTION",  "Qui paie ?", "Vie de quartier", "Serre ",    "4 post-its",
        "1 vote",    "IDÉE",       "Idée 0",          "Idée 1",    "1 vote",
        "Idée 2",    "Idée 3",     "Sans groupe",     "1 post-it", "PEUR",
        "Perdre le "};
    const char *text = written(fixture, &document, REPORT_MARKDOWN);
    assert_in_order(text, parts, sizeof parts / sizeof *parts);
    assert_null(strstr(text, "Nadia"));
    assert_null(strstr(text, "Lise"));
    assert_null(strstr(text, "Argent")); /* nothing in it */
    const char *page = written(fixture, &document, REPORT_HTML);
    static const char *const signs[] = {"? QUESTION", "+ IDÉE", "! PEUR"};
    assert_in_order(page, signs, 3); /* never by colour alone */
    size_t named, all;
    count_lines(table_at(&document, 1), &named, &all);
    assert_int_equal(all, 2); /* four post-its, three across */
    assert_int_equal(count_kind(&document, BLOCK_PAGE_BREAK), 1);
    must_refuse(postits_build(&fixture->garden, id_new(1), &fixture->arena, &document,
                              &fixture->err),
                ERR_NOT_FOUND);
}

static void blank_ones_name_their_kind(void **state)
{
    struct fixture *fixture = *state;
    struct document document;
    noted_in(fixture, "vie", "Une idée");
    must(postits_blank_build(&fixture->garden, fixture->board, &fixture->arena,
                             &document, &fixture->err));
    assert_int_equal(count_kind(&document, BLOCK_TABLE), 5);
    assert_int_equal(count_kind(&document, BLOCK_PAGE_BREAK), 4);
    for (size_t i = 0; i < 5; i++) {
        size_t named, all;
        count_lines(table_at(&document, i), &named, &all);
        assert_int_equal(named, 0);
        assert_int_equal(all, 5);
    }
    const char *page = written(fixture, &document, REPORT_HTML);
    static const char *const kinds[] = {"+ IDÉE", "! PEUR", "* BESOIN", "? QUESTION",
                                        "&lt; FREIN"};
    assert_in_order(page, kinds, 5);
    assert_null(strstr(page, "Une idée"));
}

/* A board that takes ideas and fears alone. */
static void blank_ones_are_of_the_kinds_of_the_board(void **state)
{
    static const char *const kinds[] = {"idea", "fear", NULL};
    static const struct board_plan plan = {
        .id = "mars", .name = "Mars", .question = "", .kinds = kinds};
    struct fixture *fixture = *state;
    struct document document;
    fixture->garden.community->boards = &plan;
    fixture->garden.community->board_count = 1;
    must(postits_blank_build(&fixture->garden, fixture->board, &fixture->arena,
                             &document, &fixture->err));
    assert_int_equal(count_kind(&document, BLOCK_TABLE), 2);
    assert_null(strstr(written(fixture, &document, REPORT_MARKDOWN), "QUESTION"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        people_test(people_find_their_line),
        people_test(blank_lines_fill_the_last_page),
        people_test(each_day_is_signed_on_its_page),
        people_test(notes_are_printed_by_group),
        people_test(blank_ones_name_their_kind),
        people_test(blank_ones_are_of_the_kinds_of_the_board),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
