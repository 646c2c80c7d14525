/* A long step: what it gathers, holds and leaves unasked must show in nothing. */
#include <stdio.h>

#include "base/clock.h"
#include "store/cards.h"
#include "store/find.h"
#include "store/intake.h"
#include "store/mark_pages.h"
#include "store/private.h"
#include "store_fixture.h"

enum { PAST_ASKING = 300 }; /* questions after which some are left unasked */

static struct id add_person(struct fixture *fixture, const char *given,
                            const char *family)
{
    struct id id = id_new(clock_now());
    const struct field_value fields[] = {{FIELD_PERSON_GIVEN, value_text(given)},
                                         {FIELD_PERSON_FAMILY, value_text(family)}};
    assert_ok(store_insert(fixture->store, TABLE_PERSON, id, fields, 2, err));
    return id;
}

static struct id add_mail(struct fixture *fixture, struct id owner, const char *mail,
                          const char *status)
{
    struct id id = id_new(clock_now());
    const struct field_value fields[] = {{FIELD_CONTACT_OWNER, value_id(owner)},
                                         {FIELD_CONTACT_KIND, value_text("email")},
                                         {FIELD_CONTACT_VALUE, value_text(mail)},
                                         {FIELD_CONTACT_STATUS, value_text(status)}};
    assert_ok(store_insert(fixture->store, TABLE_CONTACT, id, fields, 4, err));
    return id;
}

static void set(struct fixture *fixture, struct id row, enum field field,
                struct value value)
{
    assert_ok(store_set(fixture->store, row, field, value, err));
}

static size_t keyed(struct fixture *fixture, const char *key)
{
    struct person_found *found;
    size_t count;
    assert_ok(store_persons_keyed(fixture->store, key, 10, &fixture->arena, &found,
                                  &count, err));
    return count;
}

static enum contact_status status_of(struct fixture *fixture, const char *mail)
{
    enum contact_status status;
    assert_ok(store_email_status(fixture->store, mail, &status, err));
    return status;
}

static void ask_much(struct fixture *fixture)
{
    for (int i = 0; i < PAST_ASKING; i++)
        assert_int_equal(keyed(fixture, "@nobody@example.org"), 0);
}

static void begin(struct fixture *fixture)
{
    assert_ok(store_names_ready(fixture->store, err));
    assert_ok(store_begin_bulk(fixture->store, VERB_IMPORT, err));
}

static void end_whole(struct fixture *fixture)
{
    assert_ok(store_commit(fixture->store, err));
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void what_is_held_is_found(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    ask_much(fixture);
    assert_int_equal(keyed(fixture, "=benali nadia"), 0);
    struct id id = add_person(fixture, "Nadia", "Benali");
    add_mail(fixture, id, "Nadia.Benali@example.org", "bounced");
    assert_ok(store_bulk_settle(fixture->store, err));
    assert_int_equal(keyed(fixture, "=benali nadia"), 1);
    assert_int_equal(keyed(fixture, "@nadia.benali@example.org"), 1);
    assert_int_equal(status_of(fixture, "nadia.benali@EXAMPLE.org"), CONTACT_BOUNCED);
    assert_int_equal(status_of(fixture, "else@example.org"), CONTACT_FINE);
    end_whole(fixture);
}

static void what_was_there_is_found(void **state)
{
    struct fixture *fixture = *state;
    assert_ok(store_begin(fixture->store, VERB_PERSON_ADD, err));
    struct id id = add_person(fixture, "Lou", "Martin");
    struct id mail = add_mail(fixture, id, "lou@example.org", "unsubscribed");
    struct id site = add_mail(fixture, id, "site@example.org", "bounced");
    set(fixture, site, FIELD_CONTACT_KIND, value_text("web"));
    assert_ok(store_commit(fixture->store, err));
    begin(fixture);
    ask_much(fixture);
    assert_int_equal(keyed(fixture, "=lou martin"), 1);
    assert_int_equal(status_of(fixture, "LOU@example.org"), CONTACT_UNSUBSCRIBED);
    set(fixture, mail, FIELD_CONTACT_VALUE, value_text("lou.martin@example.org"));
    assert_int_equal(status_of(fixture, "lou.martin@example.org"),
                     CONTACT_UNSUBSCRIBED);
    assert_int_equal(status_of(fixture, "site@example.org"), CONTACT_FINE);
    set(fixture, site, FIELD_CONTACT_KIND, value_text("email"));
    assert_int_equal(status_of(fixture, "site@example.org"), CONTACT_BOUNCED);
    end_whole(fixture);
}

/* Whoever is changed after she was made, before or after she was settled. */
static void what_is_made_may_change(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    for (int settled = 0; settled < 2; settled++) {
        struct id id = add_person(fixture, settled ? "Ana" : "Eva", "Roux");
        struct id mail = add_mail(fixture, id, "old@example.org", "");
        if (settled)
            assert_ok(store_bulk_settle(fixture->store, err));
        set(fixture, id, FIELD_PERSON_FAMILY, value_text("Blanc"));
        set(fixture, id, FIELD_PERSON_NOTE, value_text("apiculture"));
        set(fixture, mail, FIELD_CONTACT_VALUE, value_text("new@example.org"));
        assert_ok(store_bulk_settle(fixture->store, err));
        assert_int_equal(keyed(fixture, settled ? "=ana blanc" : "=blanc eva"), 1);
        assert_int_equal(keyed(fixture, settled ? "=ana roux" : "=eva roux"), 0);
    }
    assert_int_equal(keyed(fixture, "@old@example.org"), 0);
    assert_int_equal(keyed(fixture, "@new@example.org"), 2);
    struct id gone = add_person(fixture, "Ida", "Noir");
    set(fixture, gone, FIELD_PERSON_STATE, value_integer(ROW_BIN));
    end_whole(fixture);
}

static void what_is_taken_back_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    begin(fixture);
    for (int i = 0; i < 5; i++)
        add_person(fixture, "Nadia", "Benali");
    store_abort(fixture->store);
    assert_int_equal(keyed(fixture, "=benali nadia"), 0);
    begin(fixture);
    add_person(fixture, "Lou", "Martin");
    end_whole(fixture);
    assert_int_equal(keyed(fixture, "=lou martin"), 1);
    assert_int_equal(keyed(fixture, "=benali nadia"), 0);
}

/* Any mix of what a long step does leaves a file whose rows, log and indexes agree. */
static void any_mix_is_whole(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = fixture_seed();
    struct id ids[64];
    size_t count = 0;
    for (int step = 0; step < 4; step++) {
        begin(fixture);
        for (int i = 0; i < 400; i++) {
            char name[16];
            snprintf(name, sizeof name, "n%u", fixture_random(&seed, 50));
            unsigned what = fixture_random(&seed, 8);
            struct id *one =
                count ? &ids[fixture_random(&seed, (unsigned)count)] : NULL;
            if (what < 3 && count < 64)
                ids[count++] = add_person(fixture, name, "Mixte");
            else if (what == 3 && one)
                add_mail(fixture, *one, "mix@example.org", "");
            else if (what == 4 && one)
                set(fixture, *one, FIELD_PERSON_GIVEN, value_text(name));
            else if (what == 5 && one)
                set(fixture, *one, FIELD_PERSON_STATE,
                    value_integer(fixture_random(&seed, 2) ? ROW_BIN : ROW_LIVE));
            else if (what == 6)
                assert_ok(store_bulk_settle(fixture->store, err));
            else
                keyed(fixture, name);
        }
        if (step == 2)
            store_abort(fixture->store), count = 0;
        else
            end_whole(fixture);
    }
}

/* --- more than is gathered in memory ------------------------------------------------
 */

enum { CROWD = 14000 }; /* five marks or more each: a run is set aside, another begun */

static const char *crowd_key(struct fixture *fixture, int i)
{
    return arena_printf(&fixture->arena, "=numero%05d zoe", i);
}

static void add_crowd(struct fixture *fixture, struct id *first)
{
    for (int i = 0; i < CROWD; i++) {
        char family[16];
        snprintf(family, sizeof family, "Numero%05d", i);
        struct id id = add_person(fixture, "Zoé", family);
        if (i == 0) {
            *first = id;
            add_mail(fixture, id, "zoe@example.org", "");
        }
        assert_ok(store_bulk_settle(fixture->store, err));
    }
}

/* Whoever waits in a run is found, may change, and is written once. */
static void a_crowd_is_found(void **state)
{
    struct fixture *fixture = *state;
    struct id first;
    begin(fixture);
    ask_much(fixture);
    add_crowd(fixture, &first);
    assert_int_equal(keyed(fixture, crowd_key(fixture, 0)), 1);
    assert_int_equal(keyed(fixture, "@zoe@example.org"), 1);
    assert_int_equal(keyed(fixture, crowd_key(fixture, CROWD - 1)), 1);
    assert_int_equal(keyed(fixture, crowd_key(fixture, CROWD)), 0);
    set(fixture, first, FIELD_PERSON_FAMILY, value_text("Blanc"));
    assert_ok(store_bulk_settle(fixture->store, err));
    assert_int_equal(keyed(fixture, crowd_key(fixture, 0)), 0);
    assert_int_equal(keyed(fixture, "=blanc zoe"), 1);
    end_whole(fixture);
    assert_int_equal(keyed(fixture, crowd_key(fixture, CROWD / 2)), 1);
    assert_int_equal(keyed(fixture, "@zoe@example.org"), 1);
}

/* One by one, then many at a time, then taken away: the pages of marks are parted,
 * filled and emptied. */
static void marks_find_their_page(void **state)
{
    enum { SOME = 300 };
    struct fixture *fixture = *state;
    struct id ids[SOME];
    for (int i = 0; i < SOME; i++) {
        char family[16];
        snprintf(family, sizeof family, "Seul%05d", i);
        assert_ok(store_begin(fixture->store, VERB_PERSON_ADD, err));
        ids[i] = add_person(fixture, "Zoé", family);
        assert_ok(store_commit(fixture->store, err));
    }
    assert_int_equal(fixture_check(fixture, true).problems, 0);
    begin(fixture);
    for (int i = 0; i < SOME; i++) {
        char family[16];
        snprintf(family, sizeof family, "Autre%05d", i);
        add_person(fixture, "Zoé", family);
        set(fixture, ids[i], FIELD_PERSON_FAMILY, value_text("Blanc"));
    }
    end_whole(fixture);
    assert_int_equal(keyed(fixture, "=autre00007 zoe"), 1);
    assert_int_equal(keyed(fixture, "=seul00007 zoe"), 0);
    assert_int_equal(keyed(fixture, "=blanc zoe"), 10); /* as many as were asked for */
}

static int number(struct fixture *fixture, const char *sql)
{
    sqlite3_stmt *stmt;
    assert_int_equal(sqlite3_prepare_v2(fixture->store->db, sql, -1, &stmt, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    int count = sqlite3_column_int(stmt, 0);
    sqlite3_finalize(stmt);
    return count;
}

/* Rows of marks that are parted, then emptied, the first of them too. */
static void marks_may_leave(void **state)
{
    static const char all[] = "SELECT count(*) FROM person_marked";
    struct fixture *fixture = *state;
    struct mark_page page = {.known = false};
    for (int mark = 500; mark > 0; mark--)
        assert_ok(mark_page_add(fixture->store, &page, mark, err));
    assert_ok(mark_page_write(fixture->store, &page, err));
    assert_int_equal(number(fixture, all), 500);
    for (int mark = 1; mark <= 300; mark++)
        assert_ok(mark_page_drop(fixture->store, &page, mark, err));
    assert_ok(mark_page_write(fixture->store, &page, err));
    assert_int_equal(number(fixture, all), 200);
    assert_int_equal(number(fixture, "SELECT count(*) FROM person_marked "
                                     "WHERE mark BETWEEN 200 AND 310"),
                     10);
    assert_int_equal(
        number(fixture, "SELECT count(*) FROM person_marked WHERE mark = 301"), 1);
}

static int segments(struct fixture *fixture)
{
    return number(fixture, "SELECT count(DISTINCT segid) FROM finds_idx");
}

static bool at_once(void *ctx)
{
    (void)ctx;
    return true;
}

static bool never(void *ctx)
{
    (void)ctx;
    return false;
}

/* Long steps leave a segment of the search each; a rest makes them one. */
static void a_rest_puts_the_search_in_order(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < 6; i++) {
        begin(fixture);
        add_person(fixture, "Zoé", "Blanc");
        end_whole(fixture);
    }
    int before = segments(fixture);
    assert_true(before >= 6);
    assert_false(store_is_tidy(fixture->store));
    assert_false(store_tidy(fixture->store, at_once, NULL));
    assert_int_equal(segments(fixture), before);
    assert_true(store_tidy(fixture->store, never, NULL));
    assert_true(store_is_tidy(fixture->store));
    assert_true(segments(fixture) < 4);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void a_crowd_taken_back_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct id first;
    begin(fixture);
    add_crowd(fixture, &first);
    store_abort(fixture->store);
    assert_int_equal(keyed(fixture, crowd_key(fixture, 0)), 0);
    begin(fixture);
    add_person(fixture, "Zoé", "Numero00000");
    end_whole(fixture);
    assert_int_equal(keyed(fixture, crowd_key(fixture, 0)), 1);
}

/* A word that no list has is refused, though the lists are now comparisons. */
static void lists_still_hold(void **state)
{
    struct fixture *fixture = *state;
    struct id id = id_new(clock_now());
    const struct field_value fields[] = {{FIELD_CONTACT_OWNER, value_id(id)},
                                         {FIELD_CONTACT_KIND, value_text("pigeon")},
                                         {FIELD_CONTACT_VALUE, value_text("gris")}};
    assert_ok(store_begin(fixture->store, VERB_IMPORT, err));
    assert_fails(store_insert(fixture->store, TABLE_CONTACT, id, fields, 3, err),
                 ERR_CORRUPT);
    store_abort(fixture->store);
}

int main(void)
{
#define WITH_STORE(test)                                                               \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        WITH_STORE(what_is_held_is_found),
        WITH_STORE(what_was_there_is_found),
        WITH_STORE(what_is_made_may_change),
        WITH_STORE(what_is_taken_back_leaves_nothing),
        WITH_STORE(any_mix_is_whole),
        WITH_STORE(a_crowd_is_found),
        WITH_STORE(marks_find_their_page),
        WITH_STORE(marks_may_leave),
        WITH_STORE(a_rest_puts_the_search_in_order),
        WITH_STORE(a_crowd_taken_back_leaves_nothing),
        WITH_STORE(lists_still_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
