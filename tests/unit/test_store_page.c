#include "store_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"

enum { NOTES = 500 };

struct model {
    struct fixture *fixture;
    struct note notes[NOTES]; /* in the order they were made */
    struct id groups[3];
};

static const char *const kinds[] = {"idea", "fear", "need"};
static const char *const categories[] = {"", "formations", "réseau"};
static const char *const words[] = {"mobilité", "marché",    "école", "œuvre",
                                    "vélo",     "mobiliser", "eau",   "haies"};

static void plant(struct model *model, unsigned *seed)
{
    struct fixture *fixture = model->fixture;
    for (int i = 0; i < 3; i++)
        model->groups[i] = fixture_group(fixture, words[i]);
    for (int i = 0; i < NOTES; i++) {
        char text[64];
        snprintf(text, sizeof text, "%s et %s", words[fixture_random(seed, 8)],
                 words[fixture_random(seed, 8)]);
        unsigned group = fixture_random(seed, 6);
        struct planted_note note = {
            .kind = kinds[fixture_random(seed, 3)],
            .text = text,
            .category = categories[fixture_random(seed, 3)],
            .votes = (int)fixture_random(seed, 4),
            .position = 1 + fixture_random(seed, 200), /* with ties */
            .group = group < 3 ? model->groups[group] : (struct id){{0}}};
        struct id id = fixture_note(fixture, note);
        if (fixture_random(seed, 8) == 0)
            fixture_set(fixture, VERB_NOTE_BIN, id, FIELD_NOTE_STATE,
                        value_integer(ROW_BIN));
        model->notes[i] = fixture_read(fixture, id);
    }
}

static bool fits(const struct note_query *query, const struct note *note)
{
    if (query->category && strcmp(query->category, note->category) != 0)
        return false;
    if (query->loose_only && id_is_none(query->group) && !id_is_none(note->group))
        return false;
    if (!id_is_none(query->group) && !id_equal(query->group, note->group))
        return false;
    if (query->kind && strcmp(query->kind, note->kind) != 0)
        return false;
    struct str folded = {0};
    fold_text(&folded, note->text);
    bool matches = fold_matches(str_text(&folded), query->match ? query->match : "");
    str_free(&folded);
    return matches && note->state == query->state;
}

static int before(const struct note_query *query, const struct note *a,
                  const struct note *b)
{
    if (query->order == ORDER_VOTES && a->votes != b->votes)
        return a->votes > b->votes;
    int kind = query->order == ORDER_KIND ? strcmp(a->kind, b->kind) : 0;
    if (kind)
        return kind < 0;
    if (a->position < b->position || a->position > b->position)
        return a->position < b->position;
    return a < b; /* made first */
}

/* The whole answer by brute force, plus the place of the anchor in it. */
struct expected {
    const struct note *sorted[NOTES];
    size_t count;
    size_t place;
    bool anchored;
};

static void expect(const struct model *model, const struct note_query *query,
                   const struct note *anchor, struct expected *out)
{
    *out = (struct expected){.anchored = anchor == NULL};
    for (int i = 0; i < NOTES; i++) {
        const struct note *note = &model->notes[i];
        if (!fits(query, note))
            continue;
        size_t at = out->count++;
        for (; at > 0 && before(query, note, out->sorted[at - 1]); at--)
            out->sorted[at] = out->sorted[at - 1];
        out->sorted[at] = note;
    }
    for (size_t i = 0; anchor && i < out->count; i++) {
        out->anchored = out->anchored || out->sorted[i] == anchor;
        out->place += (size_t)before(query, out->sorted[i], anchor);
    }
}

static void compare(const struct expected *expected, const struct note_page *page,
                    size_t behind, size_t ahead)
{
    size_t first = expected->place > behind ? expected->place - behind : 0;
    size_t last = expected->place + ahead + expected->anchored;
    last = last < expected->count ? last : expected->count;
    assert_int_equal(page->count, last - first);
    for (size_t i = first; i < last; i++)
        assert_true(id_equal(page->notes[i - first].id, expected->sorted[i]->id));
    assert_int_equal(page->at, expected->place - first);
    assert_int_equal(page->more_before, first > 0);
    assert_int_equal(page->more_after, last < expected->count);
}

static struct note_query random_query(const struct model *model, unsigned *seed)
{
    static const char *const matches[] = {NULL,       "",  "mob",         "oeu",
                                          "mob ecol", "e", "introuvable", "ha m"};
    struct note_query query = {.board = model->fixture->board};
    if (fixture_random(seed, 3))
        query.category = categories[fixture_random(seed, 3)];
    unsigned group = fixture_random(seed, 6);
    query.loose_only = group == 3 || group == 4;
    if (group < 2)
        query.group = model->groups[group];
    if (fixture_random(seed, 2))
        query.match = matches[fixture_random(seed, 8)];
    if (fixture_random(seed, 3) == 0)
        query.kind = kinds[fixture_random(seed, 3)];
    if (fixture_random(seed, 5) == 0)
        query.state = ROW_BIN;
    query.order = (enum note_order)fixture_random(seed, 3);
    return query;
}

static void try_page(struct model *model, const struct note_query *query,
                     const struct note *anchor, unsigned *seed)
{
    static struct expected expected;
    struct store *store = model->fixture->store;
    struct arena arena = {0};
    size_t behind = fixture_random(seed, 12), ahead = fixture_random(seed, 25);
    struct note_page page;
    expect(model, query, anchor, &expected);
    struct id id = anchor ? anchor->id : (struct id){{0}};
    assert_ok(store_notes_page(store, query, id, behind, ahead, &arena, &page, err));
    compare(&expected, &page, behind, ahead);
    for (int last = 0; last < 2; last++) {
        assert_ok(store_notes_end(store, query, last, &id, err));
        if (expected.count == 0)
            assert_true(id_is_none(id));
        else
            assert_true(
                id_equal(id, expected.sorted[last ? expected.count - 1 : 0]->id));
    }
    arena_free(&arena);
}

static void pages_are_those_of_a_sort(void **state)
{
    static struct model model;
    model = (struct model){.fixture = *state};
    unsigned seed = fixture_seed();
    plant(&model, &seed);
    for (int round = 0; round < 1500; round++) {
        struct note_query query = random_query(&model, &seed);
        const struct note *anchor = &model.notes[fixture_random(&seed, NOTES)];
        try_page(&model, &query, fixture_random(&seed, 10) ? anchor : NULL, &seed);
    }
    /* From every note, in each order. */
    for (int order = 0; order < 3; order++)
        for (int i = 0; i < NOTES; i++) {
            struct note_query query = {.board = model.fixture->board,
                                       .category = model.notes[i].category,
                                       .loose_only = true,
                                       .order = (enum note_order)order};
            try_page(&model, &query, &model.notes[i], &seed);
        }
}

static void an_unknown_anchor_starts_from_the_first(void **state)
{
    struct fixture *fixture = *state;
    struct id first = fixture_text(fixture, "un");
    fixture_text(fixture, "deux");
    struct note_query query = {.board = fixture->board};
    struct note_page page;
    assert_ok(store_notes_page(fixture->store, &query, (struct id){{9}}, 5, 0,
                               &fixture->arena, &page, err));
    assert_int_equal(page.count, 1);
    assert_true(id_equal(page.notes[0].id, first));
    assert_true(page.more_after);
    assert_false(page.more_before);
}

static size_t found(struct fixture *fixture, const char *match)
{
    struct note_query query = {.board = fixture->board, .match = match};
    struct note_page page;
    assert_ok(store_notes_page(fixture->store, &query, (struct id){{0}}, 0, 100,
                               &fixture->arena, &page, err));
    return page.count;
}

static void edit_and_search(struct fixture *fixture)
{
    struct id id =
        fixture_note(fixture, (struct planted_note){.text = "L’économie des haies",
                                                    .author = "Nadia Benali",
                                                    .tags = "bocage"});
    fixture_text(fixture, "autre chose");
    assert_int_equal(found(fixture, "econ"), 1);
    assert_int_equal(found(fixture, "nadia"), 1);
    assert_int_equal(found(fixture, "boc hai"), 1);
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("Les mares"));
    assert_int_equal(found(fixture, "econ"), 0);
    assert_int_equal(found(fixture, "mare"), 1);
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_AUTHOR, value_text("Yvon"));
    assert_int_equal(found(fixture, "nadia"), 0);
    assert_int_equal(found(fixture, "yvon mares"), 1);
    struct step step;
    for (int i = 0; i < 2; i++)
        assert_ok(store_undo(fixture->store, &fixture->arena, &step, err));
    assert_int_equal(found(fixture, "econ nad"), 1);
    assert_int_equal(found(fixture, "mare"), 0);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

/* The latest notes are read, the older ones looked up in the index: the same answers.
 */
static void search_follows_every_edit(void **state)
{
    edit_and_search(*state);
}

static void search_follows_edits_of_older_notes(void **state)
{
    struct fixture *fixture = *state;
    struct id id =
        fixture_note(fixture, (struct planted_note){.text = "L’économie des mares",
                                                    .author = "Nadia",
                                                    .tags = "bocage"});
    for (int i = 0; i < 63; i++) {
        assert_int_equal(found(fixture, "mar boc"), 1);
        fixture_text(fixture, "autre chose");
    }
    fixture_reopen(fixture);
    fixture_set(fixture, VERB_NOTE_EDIT, id, FIELD_NOTE_TEXT, value_text("Les haies"));
    assert_int_equal(found(fixture, "mar"), 0);
    assert_int_equal(found(fixture, "boc hai"), 1);
    assert_ok(store_begin(fixture->store, VERB_NOTE_EDIT, err));
    assert_ok(store_set(fixture->store, id, FIELD_NOTE_TAGS, value_text("arbre"), err));
    store_abort(fixture->store);
    assert_int_equal(found(fixture, "boc hai"), 1);
    assert_int_equal(fixture_check(fixture, true).problems, 0);
    fixture_set(fixture, VERB_NOTE_BIN, id, FIELD_NOTE_STATE, value_integer(ROW_BIN));
    edit_and_search(fixture);
}

static void hostile_words_only_search(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "or and not near");
    static const char *const hostile[] = {"\"",
                                          "\"\"",
                                          "a\" OR \"b",
                                          "*",
                                          "-",
                                          "NEAR(",
                                          "words:",
                                          "^a",
                                          "a AND",
                                          ")",
                                          "'; DROP TABLE notes; --",
                                          " ",
                                          "  or  "};
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
        found(fixture, hostile[i]);
    assert_int_equal(found(fixture, "or not"), 1);
    assert_int_equal(found(fixture, " "), 1);
}

static void rare_characters_are_found_again(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {
        "🌱 jardin",    "a\u3000b espace large", "ΑΒΓ grec",
        "日本語",      "e\u0301 composé",       "n° 12 – 50 %",
        "\u2028ligne", "zero\u200bwidth",       "x\ue000y"};
    for (size_t i = 0; i < 64 + sizeof texts / sizeof *texts; i++)
        fixture_text(fixture, texts[i % (sizeof texts / sizeof *texts)]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct str folded = {0};
        fold_text(&folded, texts[i]);
        assert_true(found(fixture, str_text(&folded)) >= 8);
        str_free(&folded);
    }
    assert_int_equal(fixture_check(fixture, true).problems, 0);
}

static void look_alikes_come_best_first(struct fixture *fixture)
{
    struct id two = fixture_text(fixture, "Des formations pour les associations");
    fixture_text(fixture, "Une formation courte");
    fixture_text(fixture, "Rien à voir");
    struct id binned = fixture_text(fixture, "formations associations");
    fixture_set(fixture, VERB_NOTE_BIN, binned, FIELD_NOTE_STATE,
                value_integer(ROW_BIN));
    struct note *notes;
    size_t count;
    assert_ok(store_notes_like(fixture->store, fixture->board,
                               "formation des associations", 10, &fixture->arena,
                               &notes, &count, err));
    assert_int_equal(count, 2);
    assert_true(id_equal(notes[0].id, two));
    assert_ok(store_notes_like(fixture->store, fixture->board, "formation", 1,
                               &fixture->arena, &notes, &count, err));
    assert_int_equal(count, 1);
    assert_ok(store_notes_like(fixture->store, (struct id){{3}}, "formation", 9,
                               &fixture->arena, &notes, &count, err));
    assert_int_equal(count, 0);
    assert_ok(store_notes_like(fixture->store, fixture->board, "", 9, &fixture->arena,
                               &notes, &count, err));
    assert_int_equal(count, 0);
}

static void look_alikes_among_the_latest(void **state)
{
    look_alikes_come_best_first(*state);
}

static void look_alikes_in_the_index(void **state)
{
    struct fixture *fixture = *state;
    fixture_text(fixture, "Rien");
    for (int i = 0; i < 60; i++)
        fixture_text(fixture, "de tel");
    look_alikes_come_best_first(fixture);
}

static void words_typed_are_completed(void **state)
{
    struct fixture *fixture = *state;
    fixture_note(fixture,
                 (struct planted_note){.text = "1", .author = "Nadia, Élodie"});
    fixture_note(fixture, (struct planted_note){.text = "2", .author = "Élodie"});
    fixture_note(fixture, (struct planted_note){
                              .text = "3", .author = "Eloi", .tags = "serre semis"});
    fixture_note(fixture, (struct planted_note){.text = "4", .tags = "semis"});
    const char **words_found;
    size_t count;
    assert_ok(store_note_words(fixture->store, false, "el", 9, &fixture->arena,
                               &words_found, &count, err));
    assert_int_equal(count, 2);
    assert_string_equal(words_found[0], "Élodie");
    assert_string_equal(words_found[1], "Eloi");
    assert_ok(store_note_words(fixture->store, true, "", 1, &fixture->arena,
                               &words_found, &count, err));
    assert_int_equal(count, 1);
    assert_string_equal(words_found[0], "semis");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
        T(pages_are_those_of_a_sort),    T(an_unknown_anchor_starts_from_the_first),
        T(search_follows_every_edit),    T(search_follows_edits_of_older_notes),
        T(hostile_words_only_search),    T(rare_characters_are_found_again),
        T(look_alikes_among_the_latest), T(look_alikes_in_the_index),
        T(words_typed_are_completed),
    };
    return cmocka_run_group_tests_name("store-page", tests, NULL, NULL);
}
