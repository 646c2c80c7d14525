/* Two cards made one, and back; pairs walked, pairs that are two. */
#include "cards_fixture.h"

#include "ops/import.h"
#include "ops/links.h"
#include "ops/people.h"
#include "ops/twins.h"
#include "store/intake.h"

/* --- the whole file as a text ----------------------------------------------------- */

static void add_value(struct str *out, const struct value *value)
{
    char id[ID_TEXT_SIZE];
    switch (value->kind) {
    case VALUE_NULL:
        str_add(out, "|");
        break;
    case VALUE_INTEGER:
        str_printf(out, "|%lld", (long long)value->integer);
        break;
    case VALUE_REAL:
        str_printf(out, "|%.9f", value->real);
        break;
    case VALUE_TEXT:
        str_printf(out, "|%s", value->text);
        break;
    case VALUE_ID:
        id_text(value->id, id);
        str_printf(out, "|%s", id);
        break;
    }
}

static bool add_row(void *ctx, struct id id, const struct value *values, size_t count)
{
    char text[ID_TEXT_SIZE];
    id_text(id, text);
    str_printf(ctx, "\n%s", text);
    for (size_t i = 0; i < count; i++)
        add_value(ctx, &values[i]);
    return true;
}

static const char *dump(struct fixture *fixture)
{
    struct str out = {0};
    for (size_t i = 0; i < schema_table_count; i++)
        must(store_each(fixture->garden.store, schema_tables[i].table, add_row, &out,
                        &fixture->err));
    const char *kept = arena_strdup(&fixture->arena, str_text(&out));
    str_free(&out);
    return kept;
}

/* --- two persons ------------------------------------------------------------------ */

static void says(struct fixture *fixture, struct id id, enum field field,
                 const char *text)
{
    must(ops_card_set(&fixture->garden, id, field, text, &fixture->err));
}

static size_t links_of(struct fixture *fixture, struct id id)
{
    struct link_line *links;
    size_t count;
    must(ops_links(&fixture->garden, id, &fixture->arena, &links, &count,
                   &fixture->err));
    return count;
}

static const struct relation_type ties[] = {
    {LINK_SYNERGY, "en lien avec", "en lien avec"}};

static void knows(struct fixture *fixture, struct id a, struct id b)
{
    struct link link = {
        .subject = a, .object = b, .kind = LINK_SYNERGY, .role = "", .note = ""};
    struct id id;
    must(ops_link_add(&fixture->garden, &link, &id, &fixture->err));
}

/* One step, taken back and brought again by another run of the program. */
static void a_merge_loses_no_word_and_comes_back(void **state)
{
    struct fixture *fixture = *state;
    fixture->garden.community->relations = ties;
    fixture->garden.community->relation_count = 1;
    struct id one = carded(fixture, "Nadia Benali nadia@example.org");
    struct id other = carded(fixture, "Nadia Ben Ali NADIA@example.org 06 00 00 00 12");
    struct id lise = carded(fixture, "Lise Martin");
    says(fixture, one, FIELD_PERSON_CIVILITY, "Mme");
    says(fixture, other, FIELD_PERSON_CIVILITY, "Dr");
    says(fixture, other, FIELD_PERSON_PRONOUN, "elle");
    says(fixture, one, FIELD_PERSON_NOTE, "aime les haies");
    says(fixture, other, FIELD_PERSON_NOTE, "vient le soir");
    says(fixture, one, FIELD_PERSON_THEMES, "mer");
    says(fixture, other, FIELD_PERSON_THEMES, "haies");
    says(fixture, one, FIELD_PERSON_CONSENT, "oui");
    says(fixture, other, FIELD_PERSON_CONSENT, "non");
    must(ops_card_referent(&fixture->garden, lise, other, &fixture->err));
    must(ops_card_referent(&fixture->garden, one, other, &fixture->err));
    knows(fixture, one, lise);
    knows(fixture, other, lise);
    knows(fixture, one, other);
    enters(fixture, other, "engages", at(1, 10, 0, 0));
    char *before = xstrdup(dump(fixture));

    must(ops_merge(&fixture->garden, one, other, NULL, &fixture->err));
    struct card_view view = view_of(fixture, one);
    assert_string_equal(view.card.civility, "Mme");
    assert_string_equal(view.card.pronoun, "elle");
    assert_string_equal(view.card.themes, "mer haies");
    assert_int_equal(view.card.consent, CONSENT_NO);
    assert_non_null(strstr(view.card.note, "aime les haies\nvient le soir"));
    assert_non_null(strstr(view.card.note, "civilité : Dr"));
    assert_non_null(strstr(view.card.note, "nom : Ben Ali"));
    assert_int_equal(view.contact_count, 2);
    assert_int_equal(view.move_count, 1);
    assert_true(id_is_none(view.card.referent));
    assert_int_equal(links_of(fixture, one), 1);
    assert_string_equal(view_of(fixture, lise).referent, "Nadia Benali");
    struct card_view gone;
    must_refuse(
        ops_card(&fixture->garden, other, &fixture->arena, &gone, &fixture->err),
        ERR_NOT_FOUND);
    sound(fixture);
    char *merged = xstrdup(dump(fixture));
    fixture_reopen(fixture);
    undone(fixture);
    assert_string_equal(dump(fixture), before);
    sound(fixture);
    fixture_reopen(fixture);
    redone(fixture);
    assert_string_equal(dump(fixture), merged);
    sound(fixture);
    free(before);
    free(merged);
}

/* Two rows have room for two mails, one for one: both are contacts of who stays. */
static void both_plain_addresses_stay(void **state)
{
    struct fixture *fixture = *state;
    struct id one = person_named(fixture, "Nadia Benali nadia@example.org");
    struct id other = person_named(fixture, "Nadia Benali n@example.org");
    struct id added;
    must(ops_contact_add_text(&fixture->garden, other, "06 00 00 00 12", &added,
                              &fixture->err));
    struct twin_field *fields;
    size_t count;
    must(ops_twins_fields(&fixture->garden, one, other, &fixture->arena, &fields,
                          &count, &fixture->err));
    assert_int_equal(count, 4);
    assert_string_equal(fields[2].one, "nadia@example.org");
    assert_string_equal(fields[2].other, "n@example.org");
    assert_false(fields[2].differs);
    assert_string_equal(fields[3].other, "06 00 00 00 12");
    const char *before = dump(fixture);
    must(ops_merge(&fixture->garden, one, other, NULL, &fixture->err));
    struct card_view view = view_of(fixture, one);
    assert_int_equal(view.contact_count, 3);
    assert_string_equal(view.contacts[0].value, "nadia@example.org");
    assert_string_equal(view.contacts[1].value, "n@example.org");
    assert_string_equal(view.card.note, "");
    sound(fixture);
    undone(fixture);
    assert_string_equal(dump(fixture), before);
}

static void what_is_taken_wins_and_the_rest_is_listed(void **state)
{
    struct fixture *fixture = *state;
    struct id one = carded(fixture, "Nadia Benali");
    struct id other = carded(fixture, "Nadia Benhali");
    const enum field taken[] = {FIELD_PERSON_FAMILY};
    const struct merge_choice choice = {taken, 1};
    struct twin_field *fields;
    size_t count;
    must(ops_twins_fields(&fixture->garden, one, other, &fixture->arena, &fields,
                          &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_false(fields[0].differs);
    assert_true(fields[1].differs);
    must(ops_merge(&fixture->garden, one, other, &choice, &fixture->err));
    struct card_view view = view_of(fixture, one);
    assert_string_equal(view.name, "Nadia Benhali");
    assert_non_null(strstr(view.card.note, "nom : Benali"));
    must_refuse(ops_merge(&fixture->garden, one, other, NULL, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_merge(&fixture->garden, one, one, NULL, &fixture->err), ERR_INPUT);
}

static size_t pairs_of(struct fixture *fixture, struct twin_pair **pairs)
{
    size_t count;
    must(ops_twins(&fixture->garden, true, 100, &fixture->arena, pairs, &count,
                   &fixture->err));
    return count;
}

static void a_pair_that_is_two_never_returns(void **state)
{
    struct fixture *fixture = *state;
    struct id one = carded(fixture, "Awa Diallo 06 00 00 00 21");
    struct id swapped = carded(fixture, "Diallo Awa");
    struct id third = carded(fixture, "Karim Roux 06 00 00 00 21");
    struct twin_pair *pairs;
    assert_int_equal(pairs_of(fixture, &pairs), 2);
    assert_string_equal(pairs[0].reason, "nom et prénom inversés");
    assert_string_equal(pairs[1].reason, "même téléphone");
    must(ops_twins_apart(&fixture->garden, third, one, &fixture->err));
    assert_int_equal(pairs_of(fixture, &pairs), 1);
    /* what was said of one of two cards holds for both once they are one */
    must(ops_merge(&fixture->garden, swapped, one, NULL, &fixture->err));
    assert_int_equal(pairs_of(fixture, &pairs), 0);
    undone(fixture);
    undone(fixture);
    assert_int_equal(pairs_of(fixture, &pairs), 2);
}

/* A person may choose two that nothing brings together; the one named first stays. */
static void two_cards_are_a_pair_when_chosen(void **state)
{
    struct fixture *fixture = *state;
    struct id one = carded(fixture, "Awa Diallo 06 00 00 00 21");
    struct id other = carded(fixture, "Karim Roux 06 00 00 00 22");
    struct twin_pair pair;
    must(ops_twins_pair(&fixture->garden, other, one, &fixture->arena, &pair,
                        &fixture->err));
    assert_true(id_equal(pair.one, other) && id_equal(pair.other, one));
    assert_string_equal(pair.one_label, "Karim Roux");
    assert_string_equal(pair.reason, "");
    must_refuse(ops_twins_pair(&fixture->garden, one, one, &fixture->arena, &pair,
                               &fixture->err),
                ERR_INPUT);
}

/* --- rows by hand ----------------------------------------------------------------- */

struct rows {
    const struct intake_value *values; /* one value a row */
    size_t count, at;
    enum import_verdict verdicts[8];
};

static bool next_row(void *ctx, struct arena *arena, struct intake_row *row, bool *more,
                     struct err *err)
{
    struct rows *rows = ctx;
    (void)err;
    *more = rows->at < rows->count;
    if (!*more)
        return true;
    *row = (struct intake_row){.line = rows->at + 1, .refusal = ""};
    intake_add(arena, row,
               (struct intake_value){.field = INTAKE_NAME,
                                     .text = "Nadia Benali",
                                     .column = "nom",
                                     .label = ""});
    intake_add(arena, row, rows->values[rows->at++]);
    return true;
}

static void on_row(void *ctx, const struct intake_row *row,
                   const struct import_result *result)
{
    struct rows *rows = ctx;
    rows->verdicts[row->line - 1] = result->verdict;
}

static bool stops(void *ctx, int done)
{
    (void)ctx;
    (void)done;
    return true;
}

static void who_was_erased_does_not_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = fixture->garden.store;
    struct id mark;
    const struct intake_value values[] = {
        {INTAKE_EMAIL, "Nadia@Example.org", "mail", "", false},
        {INTAKE_EMAIL, "autre@example.org", "mail", "", false},
    };
    struct rows rows = {.values = values, .count = 2};
    const struct intake intake = {.ctx = &rows, .next = next_row};
    const struct import_options options = {.row = on_row, .ctx = &rows};
    struct import_report report;
    must(store_mark(store, "email:nadia@example.org", &mark, &fixture->err));
    must(store_begin(store, VERB_PERSON_EDIT, &fixture->err));
    must(store_erased_add(store, mark, &fixture->err));
    must(store_insert(store, TABLE_PERSON, id_new(clock_now()),
                      &(struct field_value){FIELD_PERSON_GIVEN, value_text("Lise")}, 1,
                      &fixture->err));
    must(store_commit(store, &fixture->err));
    must(ops_import(&fixture->garden, &intake, &options, &report, &fixture->err));
    assert_int_equal(rows.verdicts[0], VERDICT_REFUSED);
    assert_int_equal(rows.verdicts[1], VERDICT_NEW);
    assert_int_equal(report.rows, 2);
}

static void a_stop_writes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct intake_value values[64];
    for (size_t i = 0; i < 64; i++)
        values[i] = (struct intake_value){
            INTAKE_EMAIL, arena_printf(&fixture->arena, "n%zu@example.org", i), "mail",
            "", false};
    struct rows rows = {.values = values, .count = 64};
    const struct intake intake = {.ctx = &rows, .next = next_row};
    const struct import_options options = {.stop = stops, .ctx = &rows};
    struct import_report report;
    const char *before = dump(fixture);
    must(ops_import(&fixture->garden, &intake, &options, &report, &fixture->err));
    assert_true(report.stopped);
    assert_string_equal(dump(fixture), before);
    sound(fixture);
}

/* The same rows by slices: the report grows, nothing is written until the end says so.
 */
static void slices_are_the_whole_run(void **state)
{
    struct fixture *fixture = *state;
    struct garden *garden = &fixture->garden;
    struct intake_value values[20];
    for (size_t i = 0; i < 20; i++)
        values[i] = (struct intake_value){
            INTAKE_EMAIL, arena_printf(&fixture->arena, "s%zu@example.org", i), "mail",
            "", false};
    const struct import_options options = {.dry_run = false};
    struct import_report report;
    struct import *import;
    const char *before = dump(fixture);
    for (int keep = 0; keep < 2; keep++) {
        struct rows rows = {.values = values, .count = 20};
        const struct intake intake = {.ctx = &rows, .next = next_row};
        bool more = true;
        must(ops_import_begin(garden, &intake, &options, &report, &import,
                              &fixture->err));
        assert_true(garden->busy);
        must(ops_import_step(import, 7, &more, &fixture->err));
        assert_int_equal(report.rows, 7);
        assert_true(more);
        while (keep && more)
            must(ops_import_step(import, 7, &more, &fixture->err));
        must(ops_import_end(import, keep, &fixture->err));
        assert_false(garden->busy);
        assert_int_equal(report.rows, keep ? 20 : 7);
        assert_true(keep != str_equal(dump(fixture), before));
    }
    sound(fixture);
}

/* --- many rows --------------------------------------------------------------------- */

enum { MANY = 9000 };

static bool next_of_many(void *ctx, struct arena *arena, struct intake_row *row,
                         bool *more, struct err *err)
{
    size_t *at = ctx;
    (void)err;
    *more = *at < MANY;
    if (!*more)
        return true;
    *row = (struct intake_row){.line = ++*at, .refusal = ""};
    intake_add(arena, row,
               (struct intake_value){.field = INTAKE_NAME,
                                     .text = arena_printf(arena, "Lise N%zu", *at),
                                     .column = "nom",
                                     .label = ""});
    return true;
}

/* What takes longer is at the beginning of a step, and known before it: a screen says
 * so first. */
static void settling_is_told_before_it_begins(void **state)
{
    struct fixture *fixture = *state;
    size_t at = 0, told = 0, before = 0;
    const struct intake intake = {.ctx = &at, .next = next_of_many};
    const struct import_options options = {.dry_run = true};
    struct import_report report;
    struct import *import;
    bool more = true;
    must(ops_import_begin(&fixture->garden, &intake, &options, &report, &import,
                          &fixture->err));
    assert_false(ops_import_settling(import));
    while (more) {
        bool first = ops_import_settling(import);
        before = report.rows;
        must(ops_import_step(import, 1000, &more, &fixture->err));
        told += first && !ops_import_settling(import);
        if (ops_import_settling(import))
            assert_true(report.rows < before + 1000);
    }
    assert_int_equal(told, 1);
    assert_int_equal(report.rows, MANY);
    must(ops_import_end(import, false, &fixture->err));
    sound(fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cards_test(slices_are_the_whole_run),
        cards_test(a_merge_loses_no_word_and_comes_back),
        cards_test(both_plain_addresses_stay),
        cards_test(what_is_taken_wins_and_the_rest_is_listed),
        cards_test(a_pair_that_is_two_never_returns),
        cards_test(two_cards_are_a_pair_when_chosen),
        cards_test(who_was_erased_does_not_come_back),
        cards_test(a_stop_writes_nothing),
        cards_test(settling_is_told_before_it_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
