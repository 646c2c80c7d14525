/* One search over everything: what is found, in what order, and that the index says
 * what the rows say. */
#include "ops_fixture.h"

#include <sqlite3.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/fold_search.h"
#include "ops/find.h"

static const struct label themes[] = {{"alimentation", "Alimentation"},
                                      {"climat", "Climat et énergie"}};
static const struct circle circles[] = {
    {.id = "coeur", .number = 1, .label = "Cœur"},
    {.id = "proche", .number = 2, .label = "Proche"}};
static const struct list_plan lists[] = {
    {"audois", "Actrices et acteurs de l’Aude", "type:acteur dept:11"}};

static struct id add(struct fixture *fixture, enum table table,
                     const struct field_value *fields, size_t count)
{
    struct id id = id_new(clock_now());
    must(store_begin(fixture->garden.store, VERB_NOTE_ADD, &fixture->err));
    must(store_insert(fixture->garden.store, table, id, fields, count, &fixture->err));
    must(store_commit(fixture->garden.store, &fixture->err));
    return id;
}
#define ADD(table, ...)                                                                \
    add(fixture, table, (const struct field_value[]){__VA_ARGS__},                     \
        sizeof((const struct field_value[]){__VA_ARGS__}) /                            \
            sizeof(struct field_value))
#define TEXT(field, text)                                                              \
    {                                                                                  \
        FIELD_##field, value_text(text)                                                \
    }

static struct id person(struct fixture *fixture, const char *given, const char *family,
                        const char *organisation)
{
    return ADD(TABLE_PERSON, TEXT(PERSON_GIVEN, given), TEXT(PERSON_FAMILY, family),
               TEXT(PERSON_ORGANISATION, organisation));
}

static struct id actor(struct fixture *fixture, const char *name, const char *action,
                       const char *commune)
{
    return ADD(TABLE_ACTOR, TEXT(ACTOR_NATURE, "actor"), TEXT(ACTOR_NAME, name),
               TEXT(ACTOR_ACTION, action), TEXT(ACTOR_COMMUNE, commune));
}

static void add_people(struct fixture *fixture)
{
    struct id nadia = person(fixture, "Nadia", "Benali", "Le Fournil");
    person(fixture, "Thành", "Tâm", "");
    person(fixture, "Jean", "de La Fontaine", "");
    person(fixture, "Anne-Marie", "Dupont", "L’Œuvre au clair");
    person(fixture, "Benoît", "Nadal", "");
    ADD(TABLE_PERSON, TEXT(PERSON_GIVEN, "Salomé"), TEXT(PERSON_FAMILY, "Ortiz"),
        TEXT(PERSON_COMMUNE, "34172"), TEXT(PERSON_PLACE, "Montpellier"),
        TEXT(PERSON_THEMES, "climat"), TEXT(PERSON_CIRCLE, "coeur"),
        TEXT(PERSON_NOTE, "préfère le train"));
    ADD(TABLE_CONTACT, {FIELD_CONTACT_OWNER, value_id(nadia)},
        TEXT(CONTACT_KIND, "email"), TEXT(CONTACT_VALUE, "nadia.b@example.org"));
    ADD(TABLE_ASK, {FIELD_ASK_OWNER, value_id(nadia)}, TEXT(ASK_KIND, "need"),
        TEXT(ASK_TEXT, "cherche une remorque"), TEXT(ASK_STATUS, "open"),
        {FIELD_ASK_DUE, value_integer(INT64_MAX)});
    ADD(TABLE_TOUCH, {FIELD_TOUCH_OWNER, value_id(nadia)}, TEXT(TOUCH_KIND, "call"),
        TEXT(TOUCH_NATURE, "opinion"), TEXT(TOUCH_TEXT, "trouve le café imbuvable"));
    ADD(TABLE_CUSTOM, {FIELD_CUSTOM_OWNER, value_id(nadia)}, TEXT(CUSTOM_KEY, "langue"),
        TEXT(CUSTOM_VALUE, "occitan"));
}

static void add_actors(struct fixture *fixture)
{
    int64_t now = clock_now();
    actor(fixture, "Habitant·e·s engagé·e·s", "", "");
    actor(fixture, "Élu.e.s en herbe", "", "");
    actor(fixture, "Voisin(e)s bricoleurs", "", "");
    actor(fixture, "Collectif de Saint-Jean", "", "");
    actor(fixture, "Amis de St Gély", "", "");
    actor(fixture, "Sainte-Marthe en fête", "", "");
    actor(fixture, "Au fil de l’eau", "", "");
    actor(fixture, "Œuvre commune", "", "");
    actor(fixture, "Porte-voix", "", "");
    actor(fixture, "Jardin", "ouvre un four à pain", "");
    actor(fixture, "Jardin des Lilas", "", "");
    actor(fixture, "Le grand jardin", "", "");
    ADD(TABLE_ACTOR, TEXT(ACTOR_NATURE, "actor"), TEXT(ACTOR_NAME, "Mairie"),
        TEXT(ACTOR_PLACE, "Montpellier"), TEXT(ACTOR_COMMUNE, "34172"),
        TEXT(ACTOR_PROSPECT, "contacted"));
    ADD(TABLE_ACTOR, TEXT(ACTOR_NATURE, "actor"), TEXT(ACTOR_NAME, "Citadelle"),
        TEXT(ACTOR_PLACE, "Carcassonne"), TEXT(ACTOR_COMMUNE, "11069"),
        TEXT(ACTOR_THEMES, "alimentation climat"), TEXT(ACTOR_CIRCLE, "proche"),
        TEXT(ACTOR_PROSPECT, "member"), {FIELD_ACTOR_VERIFIED, value_integer(now)});
    ADD(TABLE_ACTOR, TEXT(ACTOR_NATURE, "actor"), TEXT(ACTOR_NAME, "Péniche"),
        TEXT(ACTOR_PROSPECT, "no"), {FIELD_ACTOR_VERIFIED, value_integer(1000)});
}

static void add_meetings(struct fixture *fixture)
{
    struct note_line line = {.kind = &fixture_kinds[0],
                             .text = "Un four à pain partagé",
                             .author = "",
                             .tags = ""};
    struct note_line jardin = {.kind = &fixture_kinds[1],
                               .text = "Le jardin manque d’eau",
                               .author = "",
                               .tags = ""};
    struct id id;
    struct id meeting =
        ADD(TABLE_MEETING, TEXT(MEETING_TITLE, "Assemblée de printemps"),
            TEXT(MEETING_PLACE, "Salle des fêtes"), TEXT(MEETING_STAGE, "draft"));
    ADD(TABLE_SLOT, {FIELD_SLOT_MEETING, value_id(meeting)},
        TEXT(SLOT_TITLE, "Le composteur"), TEXT(SLOT_DESCRIPTION, "où le poser"));
    ADD(TABLE_ITEM, {FIELD_ITEM_MEETING, value_id(meeting)},
        TEXT(ITEM_KIND, "decision"), TEXT(ITEM_TEXT, "Acheter une serre"),
        {FIELD_ITEM_DUE, value_integer(1000)});
    ADD(TABLE_ITEM, {FIELD_ITEM_MEETING, value_id(meeting)}, TEXT(ITEM_KIND, "action"),
        TEXT(ITEM_TEXT, "Appeler la mairie"), TEXT(ITEM_WHO, "Nadia"),
        {FIELD_ITEM_DUE, value_integer(1000)});
    ADD(TABLE_ITEM, {FIELD_ITEM_MEETING, value_id(meeting)},
        TEXT(ITEM_KIND, "question"), TEXT(ITEM_TEXT, "Qui garde la clef ?"),
        {FIELD_ITEM_DUE, value_integer(1000)}, {FIELD_ITEM_DONE, value_integer(1)});
    ADD(TABLE_VERSION, {FIELD_VERSION_MEETING, value_id(meeting)},
        {FIELD_VERSION_NUMBER, value_integer(1)},
        TEXT(VERSION_TEXT, "# Compte rendu\nOn a parlé du tracteur."));
    struct note_place place = {.board = fixture->board};
    must(ops_note_add(&fixture->garden, place, &line, NULL, &id, &fixture->err));
    must(ops_note_add(&fixture->garden, place, &jardin, NULL, &id, &fixture->err));
}

static int setup(void **state)
{
    if (fixture_setup(state) != 0)
        return 1;
    struct fixture *fixture = *state;
    struct community *words = calloc(1, sizeof *words);
    assert_non_null(words);
    *words = fixture_community;
    words->themes = themes;
    words->theme_count = 2;
    words->circles = circles;
    words->circle_count = 2;
    words->lists = lists;
    words->list_count = 1;
    ops_garden_words(&fixture->garden, words);
    return 0;
}

static int setup_garden(void **state)
{
    if (setup(state) != 0)
        return 1;
    add_people(*state);
    add_actors(*state);
    add_meetings(*state);
    return 0;
}

static struct find_answer ask_as(struct fixture *fixture, const char *typed,
                                 size_t most, bool projected)
{
    struct find_answer answer;
    struct find_options options = {.most = most, .projected = projected};
    must(ops_find(&fixture->garden, typed, &options, &fixture->arena, &answer,
                  &fixture->err));
    return answer;
}

static struct find_answer ask(struct fixture *fixture, const char *typed)
{
    return ask_as(fixture, typed, 0, false);
}

/* --- the table -------------------------------------------------------------------- */

/* first: the name of the best answer, "" for no answer at all; count -1: not looked at.
 */
static const struct {
    const char *typed;
    const char *first;
    int count;
} cases[] = {
    /* inclusive writing */
    {"engages", "Habitant·e·s engagé·e·s", 1},
    {"engagees", "Habitant·e·s engagé·e·s", 1},
    {"engagé·e·s", "Habitant·e·s engagé·e·s", 1},
    {"engagé.e.s", "Habitant·e·s engagé·e·s", 1},
    {"engagé(e)s", "Habitant·e·s engagé·e·s", 1},
    {"ENGAGÉ-E-S", "Habitant·e·s engagé·e·s", 1},
    {"habitantes", "Habitant·e·s engagé·e·s", 1},
    {"elus", "Élu.e.s en herbe", 1},
    {"élues", "Élu.e.s en herbe", 1},
    {"voisins", "Voisin(e)s bricoleurs", 1},
    {"voisines", "Voisin(e)s bricoleurs", 1},
    /* ligatures, elisions, hyphens, saints */
    {"oeuvre", "Œuvre commune", 2},
    {"Œuvre", "Œuvre commune", 2},
    {"œuvre com", "Œuvre commune", 1},
    {"l'eau", "Au fil de l’eau", 2},
    {"l’eau", "Au fil de l’eau", 2},
    {"eau", "Au fil de l’eau", 2},
    {"fil eau", "Au fil de l’eau", 1},
    {"porte voix", "Porte-voix", 1},
    {"porte-voix", "Porte-voix", 1},
    {"anne marie", "Anne-Marie Dupont", 1},
    {"saint jean", "Collectif de Saint-Jean", 1},
    {"st jean", "Collectif de Saint-Jean", 1},
    {"St-Jean", "Collectif de Saint-Jean", 1},
    {"saint gely", "Amis de St Gély", 1},
    {"st. gély", "Amis de St Gély", 1},
    {"ste marthe", "Sainte-Marthe en fête", 1},
    {"fontaine", "Jean de La Fontaine", 1},
    /* names, in either order, from their beginning */
    {"nadia benali", "Nadia Benali", -1},
    {"benali nadia", "Nadia Benali", -1},
    {"bena", "Nadia Benali", -1},
    {"na be", "Benoît Nadal", 2},
    {"thanh tam", "Thành Tâm", 1},
    {"jardin", "Jardin", 4},
    {"jardin des", "Jardin des Lilas", 1},
    {"fournil", "Nadia Benali", 1},
    /* slips */
    {"Montpelier", "Salomé Ortiz", 2},
    {"Carcasonne", "Citadelle", 1},
    {"Thahn Tam", "Thành Tâm", 1},
    {"Bennali", "Nadia Benali", 1},
    {"compostuer", "Le composteur", 1},
    /* every kind */
    {"assemblee", "Assemblée de printemps", -1},
    {"composteur", "Le composteur", 1},
    {"serre", "Acheter une serre", 1},
    {"clef", "Qui garde la clef ?", 1},
    {"remorque", "cherche une remorque", 1},
    {"imbuvable", "trouve le café imbuvable", 1},
    {"four à pain", "Jardin", 2},
    {"tracteur", "Assemblée de printemps (1)", 1},
    {"nadia.b@example.org", "Nadia Benali", 1},
    {"occitan", "Nadia Benali", 1},
    {"train", "Salomé Ortiz", 1},
    /* operators, phrases, what is left out */
    {"type:acteur jardin", "Jardin", 3},
    {"type:note jardin", "Le jardin manque d’eau", 1},
    {"jardin -lilas", "Jardin", 3},
    {"\"grand jardin\"", "Le grand jardin", 1},
    {"\"jardin grand\"", "", 0},
    {"dept:11", "Citadelle", 1},
    {"dept:hérault", "Salomé Ortiz", 2},
    {"theme:climat", "Salomé Ortiz", 2},
    {"theme:climat -dept:34", "Citadelle", 1},
    {"cercle:2", "Citadelle", 1},
    {"est:membre", "Salomé Ortiz", 2},
    {"type:acteur est:prospect", "Mairie", 1},
    {"type:action est:ouvert", "Appeler la mairie", 1},
    {"est:retard", "Appeler la mairie", 1},
    {"type:question est:fait", "Qui garde la clef ?", 1},
    {"type:action qui:nadia", "Appeler la mairie", 1},
    {"type:rencontre est:brouillon", "Assemblée de printemps", 1},
    {"type:décision", "Acheter une serre", 1},
    {"type:point", "Le composteur", 1},
    {"type:cr", "Assemblée de printemps (1)", 1},
    {"-type:acteur jardin", "Le jardin manque d’eau", 1},
    {"jardin -rand", "Jardin", 4},
    {"jardin -jardi", "Jardin", 4},
    {"\"saint jean\"", "Collectif de Saint-Jean", 1},
    {"est:vérifié", "Citadelle", 1},
    {"-est:vérifié citadelle", "", 0},
    {"est:à-vérifier citadelle", "", 0},
    {"est:à-vérifier mairie", "Mairie", 1},
    {"est:prospect", "Mairie", 1},
    {"est:ouvert remorque", "cherche une remorque", 1},
    {"type:rencontre est:ouvert", "Assemblée de printemps", 1},
    {"est:ouvert clef", "", 0},
    {"est:brouillon", "Assemblée de printemps", 1},
    {"jardin -est:corbeille", "Jardin", 4},
    {"est:retard remorque", "", 0},
    {"depuis:2020-01-01 serre", "Acheter une serre", 1},
    {"-depuis:2020-01-01 serre", "", 0},
    {"-qui:nadia type:action", "", 0},
    {"type:action type:décision", "Appeler la mairie", 2},
    {"dept:xyz jardin", "Jardin", 4},
    {"zzzzzz", "", 0},
    {"", "", 0},
};

static void test_finds_what_is_typed(void **state)
{
    struct fixture *fixture = *state;
    int wrong = 0;
    assert_true(sizeof cases / sizeof *cases >= 60);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct find_answer answer = ask(fixture, cases[i].typed);
        const char *first = answer.count ? answer.found[0].name : "";
        if (str_equal(first, cases[i].first) &&
            (cases[i].count < 0 || answer.count == (size_t)cases[i].count))
            continue;
        print_error("« %s »: « %s » and %zu answers, not « %s » and %d\n",
                    cases[i].typed, first, answer.count, cases[i].first,
                    cases[i].count);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void test_ranks_names_before_what_is_said(void **state)
{
    struct fixture *fixture = *state;
    struct find_answer answer = ask(fixture, "jardin");
    static const enum find_rank ranks[] = {FIND_EXACT, FIND_PREFIX, FIND_TITLE,
                                           FIND_ELSEWHERE};
    static const char *const names[] = {"Jardin", "Jardin des Lilas", "Le grand jardin",
                                        "Le jardin manque d’eau"};
    assert_int_equal(answer.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(answer.found[i].rank, ranks[i]);
        assert_string_equal(answer.found[i].name, names[i]);
    }
    assert_true(id_equal(answer.found[3].open, fixture->board));
}

static void test_tells_what_is_wrong_and_uses_the_rest(void **state)
{
    struct fixture *fixture = *state;
    struct find_answer answer = ask(fixture, "dept:xyz jardin");
    assert_int_equal(answer.count, 4);
    assert_string_not_equal(answer.hint, "");
    assert_string_equal(ask(fixture, "jardin").hint, "");
    assert_non_null(strstr(ask(fixture, "Carcasonne").hint, "carcassonne"));
}

static void test_gives_a_line_of_context(void **state)
{
    struct fixture *fixture = *state;
    struct find_answer answer = ask(fixture, "tracteur");
    assert_string_equal(answer.found[0].line, "On a parlé du tracteur.");
    answer = ask(fixture, "nadia.b@example.org");
    assert_string_equal(answer.found[0].line, "nadia.b@example.org");
    answer = ask(fixture, "citadelle");
    assert_string_equal(answer.found[0].place, "Carcassonne (11)");
}

static void test_shows_a_room_nothing_private(void **state)
{
    struct fixture *fixture = *state;
    static const char *const hidden[] = {"imbuvable", "train", "nadia.b@example.org",
                                         "occitan"};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        assert_int_equal(ask_as(fixture, hidden[i], 0, true).count, 0);
    assert_string_equal(ask_as(fixture, "fournil", 0, true).found[0].name,
                        "Nadia Benali");
    assert_string_equal(ask_as(fixture, "salome", 0, true).found[0].line,
                        "Montpellier");
}

static void test_gives_at_most_what_is_asked(void **state)
{
    struct fixture *fixture = *state;
    struct find_answer answer = ask_as(fixture, "jardin", 2, false);
    assert_int_equal(answer.count, 2);
    assert_true(answer.more);
    assert_false(ask_as(fixture, "jardin", 4, false).more);
}

/* --- the index follows the rows --------------------------------------------------- */

static void must_be_sound(struct fixture *fixture)
{
    struct store_report report;
    must(store_check(fixture->garden.store, true, NULL, NULL, &fixture->arena, &report,
                     &fixture->err));
    if (report.problems)
        fail_msg("%s", report.first);
}

static void test_forgets_what_is_undone(void **state)
{
    struct fixture *fixture = *state;
    const char *sentence;
    struct find_answer answer = ask(fixture, "citadelle");
    struct id id = answer.found[0].id;
    must(store_begin(fixture->garden.store, VERB_ACTOR_EDIT, &fixture->err));
    must(store_set(fixture->garden.store, id, FIELD_ACTOR_NAME, value_text("Remparts"),
                   &fixture->err));
    must(store_commit(fixture->garden.store, &fixture->err));
    assert_int_equal(ask(fixture, "citadelle").count, 0);
    assert_int_equal(ask(fixture, "remparts").count, 1);
    must(ops_undo(&fixture->garden, &fixture->arena, &sentence, &fixture->err));
    assert_int_equal(ask(fixture, "remparts").count, 0);
    assert_int_equal(ask(fixture, "citadelle").count, 1);
    person(fixture, "Zoé", "Quentin", "");
    assert_int_equal(ask(fixture, "quentin").count, 1);
    must(ops_undo(&fixture->garden, &fixture->arena, &sentence, &fixture->err));
    assert_int_equal(ask(fixture, "quentin").count, 0);
    must(ops_redo(&fixture->garden, &fixture->arena, &sentence, &fixture->err));
    assert_int_equal(ask(fixture, "quentin").count, 1);
    must_be_sound(fixture);
}

static void test_keeps_nothing_of_a_step_given_up(void **state)
{
    struct fixture *fixture = *state;
    const struct field_value fields[] = {TEXT(PERSON_GIVEN, "Quentin"),
                                         TEXT(PERSON_FAMILY, "Zola")};
    must(store_begin(fixture->garden.store, VERB_PERSON_ADD, &fixture->err));
    must(store_insert(fixture->garden.store, TABLE_PERSON, id_new(clock_now()), fields,
                      2, &fixture->err));
    store_abort(fixture->garden.store);
    assert_int_equal(ask(fixture, "zola").count, 0);
    fixture_reopen(fixture);
    assert_int_equal(ask(fixture, "zola").count, 0);
    assert_int_equal(ask(fixture, "benali").count, 1);
    must_be_sound(fixture);
}

static void test_finds_in_the_bin_what_is_there(void **state)
{
    struct fixture *fixture = *state;
    struct id id = ask(fixture, "citadelle").found[0].id;
    must(store_begin(fixture->garden.store, VERB_ACTOR_BIN, &fixture->err));
    must(store_set(fixture->garden.store, id, FIELD_ACTOR_STATE, value_integer(ROW_BIN),
                   &fixture->err));
    must(store_commit(fixture->garden.store, &fixture->err));
    assert_int_equal(ask(fixture, "citadelle").count, 0);
    assert_int_equal(ask(fixture, "est:corbeille citad").count, 1);
    assert_int_equal(ask(fixture, "est:corbeille jardin").count, 0);
    must_be_sound(fixture);
}

/* Changes the closed file behind the program's back. */
static void tamper(struct fixture *fixture, const char *sql)
{
    sqlite3 *db;
    ops_garden_close(&fixture->garden);
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_close(db);
    fixture_open(fixture);
}

static void test_check_tells_an_index_that_lies(void **state)
{
    struct fixture *fixture = *state;
    static const char *const lies[] = {
        "INSERT INTO finds(rowid, title, body) VALUES(1 << 40, 'fantome', '')",
        "INSERT INTO finds(finds) VALUES('delete-all')",
        "DELETE FROM find_names WHERE key LIKE 'benali%'",
    };
    struct store_report report;
    must_be_sound(fixture);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        tamper(fixture, lies[i]);
        must(store_check(fixture->garden.store, true, NULL, NULL, &fixture->arena,
                         &report, &fixture->err));
        assert_true(report.problems > 0);
        assert_non_null(strstr(report.first, "index of everything"));
    }
}

/* --- random rows, against reading them all ---------------------------------------- */

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static const char *const syllables[] = {"ba", "lo", "mé", "ri", "tan",
                                        "œu", "vi", "n’", "st", "é·e·s"};

static const char *random_text(struct fixture *fixture, unsigned *seed)
{
    struct str text = {0};
    for (unsigned words = 1 + next_random(seed) % 4; words > 0; words--) {
        for (unsigned i = 1 + next_random(seed) % 3; i > 0; i--)
            str_add(&text, syllables[next_random(seed) % 10]);
        str_add(&text, " ");
    }
    const char *made = arena_strdup(&fixture->arena, str_text(&text));
    str_free(&text);
    return made;
}

enum { RANDOM_ROWS = 120, RANDOM_QUERIES = 80 };

static bool answers(const char *text, const char *folded)
{
    struct str hay = {0};
    fold_search(&hay, text);
    bool found = fold_matches(str_text(&hay), folded);
    str_free(&hay);
    return found;
}

static void test_finds_what_reading_everything_finds(void **state)
{
    struct fixture *fixture = *state;
    const char *texts[RANDOM_ROWS];
    unsigned seed = 20261128;
    for (size_t i = 0; i < RANDOM_ROWS; i++) {
        const char *name = random_text(fixture, &seed);
        const char *action = random_text(fixture, &seed);
        struct id id = actor(fixture, name, action, "");
        if (next_random(&seed) % 3 == 0) {
            action = random_text(fixture, &seed);
            must(store_begin(fixture->garden.store, VERB_ACTOR_EDIT, &fixture->err));
            must(store_set(fixture->garden.store, id, FIELD_ACTOR_ACTION,
                           value_text(action), &fixture->err));
            must(store_commit(fixture->garden.store, &fixture->err));
        }
        texts[i] = arena_printf(&fixture->arena, "%s\n%s", name, action);
    }
    for (size_t i = 0; i < RANDOM_QUERIES; i++) {
        struct str folded = {0};
        size_t expected = 0, found = 0;
        fold_query(&folded, random_text(fixture, &seed));
        for (size_t row = 0; row < RANDOM_ROWS; row++)
            expected += folded.len && answers(texts[row], str_text(&folded));
        struct find_answer answer = ask_as(fixture, str_text(&folded), 500, false);
        for (size_t row = 0; row < answer.count; row++)
            found += answer.found[row].rank != FIND_NEAR;
        if (found != expected)
            fail_msg("« %s »: %zu, not %zu", str_text(&folded), found, expected);
        str_free(&folded);
    }
    must_be_sound(fixture);
}

/* --- anyone among 5 000, by four letters ------------------------------------------ */

enum { PEOPLE = 5000, SCREENFUL = 8 };

static const char *const starts[] = {"Ba", "Be", "Bo",  "Ca", "Cha", "Da",  "De",
                                     "Du", "Fa", "Fo",  "Ga", "Gi",  "Gou", "La",
                                     "Le", "Lu", "Ma",  "Mi", "Mo",  "Na",  "Pa",
                                     "Pe", "Ri", "Rou", "Sa", "Si",  "Ta",  "Va"};
static const char *const middles[] = {"ba", "che", "da", "li", "lan", "ma",
                                      "mi", "na",  "ni", "ra", "ri",  "ro",
                                      "sa", "ti",  "to", "ve", "vi",  "zé"};
static const char *const endings[] = {"rd", "lle", "net", "x", "s", "ngue", "t", "nd"};
static const char *const givens[] = {"Adèle",   "Bruno",     "Chloé", "Denis", "Élise",
                                     "Farid",   "Gaëlle",    "Hugo",  "Inès",  "Jules",
                                     "Karim",   "Léa",       "Malik", "Nadia", "Oscar",
                                     "Pauline", "Quitterie", "Rémi",  "Sarah", "Théo",
                                     "Ursule",  "Victor",    "Wafa",  "Yann",  "Zoé"};

static void make_name(unsigned *seed, char given[32], char family[32])
{
    snprintf(given, 32, "%s", givens[next_random(seed) % 25]);
    snprintf(family, 32, "%s%s%s", starts[next_random(seed) % 28],
             middles[next_random(seed) % 18], endings[next_random(seed) % 8]);
}

static bool is_shown(struct fixture *fixture, const char *typed, const char *name)
{
    struct find_answer answer = ask_as(fixture, typed, SCREENFUL, false);
    for (size_t i = 0; i < answer.count; i++)
        if (str_equal(answer.found[i].name, name))
            return true;
    return false;
}

/* Two letters of the given name and two of the family one, or four of the latter. */
static bool is_reached(struct fixture *fixture, const char *given, const char *family)
{
    struct str first = {0}, last = {0};
    char typed[16];
    const char *name = arena_printf(&fixture->arena, "%s %s", given, family);
    fold_query(&first, given);
    fold_query(&last, family);
    snprintf(typed, sizeof typed, "%.2s %.2s", first.at, last.at);
    bool reached = is_shown(fixture, typed, name);
    snprintf(typed, sizeof typed, "%.4s", last.at);
    reached = reached || is_shown(fixture, typed, name);
    snprintf(typed, sizeof typed, "%.1s %.3s", first.at, last.at);
    reached = reached || is_shown(fixture, typed, name);
    str_free(&first);
    str_free(&last);
    return reached;
}

static void test_reaches_anyone_by_four_letters(void **state)
{
    struct fixture *fixture = *state;
    unsigned seed = 7;
    char given[32], family[32];
    must(store_begin(fixture->garden.store, VERB_PERSON_ADD, &fixture->err));
    for (size_t i = 0; i < PEOPLE; i++) {
        make_name(&seed, given, family);
        const struct field_value fields[] = {TEXT(PERSON_GIVEN, given),
                                             TEXT(PERSON_FAMILY, family)};
        must(store_insert(fixture->garden.store, TABLE_PERSON, id_new(clock_now()),
                          fields, 2, &fixture->err));
    }
    must(store_commit(fixture->garden.store, &fixture->err));
    size_t missed = 0;
    seed = 7;
    for (size_t i = 0; i < PEOPLE; i++) {
        make_name(&seed, given, family);
        if (i % 5 == 0)
            missed += !is_reached(fixture, given, family);
    }
    print_message("out of %d, %zu need a fifth letter\n", PEOPLE / 5, missed);
    assert_true(missed <= PEOPLE / 5 / 100);
}

/* --- lists ------------------------------------------------------------------------ */

static void test_keeps_lists_by_name(void **state)
{
    struct fixture *fixture = *state;
    struct saved_list *all, list;
    struct id id;
    size_t count;
    must(
        ops_list_save(&fixture->garden, " Héraultais ", "dept:34", &id, &fixture->err));
    must(ops_list_save(&fixture->garden, "heraultais", "dept:34 type:acteur", &id,
                       &fixture->err));
    must(ops_lists(&fixture->garden, &fixture->arena, &all, &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(all[0].name, "Héraultais");
    assert_string_equal(all[0].query, "dept:34 type:acteur");
    assert_true(id_is_none(all[1].id));
    must(ops_list_named(&fixture->garden, "AUDOIS", &fixture->arena, &list,
                        &fixture->err));
    assert_string_equal(ask(fixture, list.query).found[0].name, "Citadelle");
    must(ops_list_rename(&fixture->garden, id, "Autour de Montpellier", &fixture->err));
    must_refuse(ops_list_named(&fixture->garden, "heraultais", &fixture->arena, &list,
                               &fixture->err),
                ERR_NOT_FOUND);
    assert_non_null(strstr(fixture->err.text, "Autour de Montpellier"));
    must_refuse(ops_list_save(&fixture->garden, "", "dept:34", &id, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_list_save(&fixture->garden, "Vide", "  ", &id, &fixture->err),
                ERR_INPUT);
    must_refuse(ops_list_bin(&fixture->garden, (struct id){{0}}, &fixture->err),
                ERR_NOT_FOUND);
    must(ops_list_bin(&fixture->garden, id, &fixture->err));
    must(ops_lists(&fixture->garden, &fixture->arena, &all, &count, &fixture->err));
    assert_int_equal(count, 1);
}

/* On a projected screen what a record keeps from members is neither shown nor found,
 * and no state tells what only the gardeners read. */
static void a_room_finds_by_nothing_kept_from_it(void **state)
{
    static const char *const by[] = {"Zaporojie",       "Serrurier",
                                     "Quimperlé",       "secrète",
                                     "qui:zaporojie",   "theme:climat kiosque",
                                     "cercle:1 ondine", "est:prospect"};
    struct fixture *fixture = *state;
    ADD(TABLE_PERSON, TEXT(PERSON_GIVEN, "Ondine"), TEXT(PERSON_FAMILY, "Zaporojie"),
        TEXT(PERSON_ORGANISATION, "Atelier Serrurier"), TEXT(PERSON_PLACE, "Quimperlé"),
        TEXT(PERSON_CIRCLE, "coeur"),
        TEXT(PERSON_VISIBILITY,
             "family:pair organisation:never commune:pair circle:pair"));
    ADD(TABLE_ACTOR, TEXT(ACTOR_NATURE, "actor"), TEXT(ACTOR_NAME, "Le Kiosque"),
        TEXT(ACTOR_ACTION, "action secrète"), TEXT(ACTOR_THEMES, "climat"),
        TEXT(ACTOR_PROSPECT, "contacted"),
        TEXT(ACTOR_VISIBILITY, "action:pair themes:pair"));
    for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
        assert_int_not_equal(ask(fixture, by[i]).count, 0);
        assert_int_equal(ask_as(fixture, by[i], 0, true).count, 0);
    }
    struct find_answer answer = ask_as(fixture, "ondine", 0, true);
    assert_int_equal(answer.count, 1);
    assert_string_equal(answer.found[0].name, "Ondine");
    assert_string_equal(answer.found[0].place, "");
    assert_string_equal(answer.found[0].line, "");
    answer = ask_as(fixture, "kiosque", 0, true);
    assert_int_equal(answer.count, 1);
    assert_string_equal(answer.found[0].line, "");
}

/* Who lets her name be read by nobody is not there, whatever else may be. */
static void a_room_finds_nobody_without_a_name(void **state)
{
    struct fixture *fixture = *state;
    ADD(TABLE_PERSON, TEXT(PERSON_GIVEN, "Ondine"), TEXT(PERSON_THEMES, "climat"),
        TEXT(PERSON_VISIBILITY, "given:pair family:pair organisation:pair"));
    assert_int_equal(ask(fixture, "type:personne theme:climat").count, 2);
    struct find_answer answer = ask_as(fixture, "type:personne theme:climat", 0, true);
    assert_int_equal(answer.count, 1);
    assert_string_equal(answer.found[0].name, "Salomé Ortiz");
}

/* Damage may leave in the index what is in no table any more. */
static void what_only_an_index_has_is_passed_over(void **state)
{
    struct fixture *fixture = *state;
    tamper(fixture, "DELETE FROM contacts; DELETE FROM customs");
    assert_int_equal(ask(fixture, "nadia.b@example.org").count, 0);
    assert_int_equal(ask(fixture, "occitan").count, 0);
    assert_string_equal(ask(fixture, "nadia benali").found[0].name, "Nadia Benali");
    tamper(fixture, "DELETE FROM persons WHERE given = 'Nadia'");
    struct find_answer answer = ask_as(fixture, "remorque", 0, true);
    assert_int_equal(answer.count, 1);
    assert_string_equal(answer.found[0].place, "");
}

int main(void)
{
#define TEST(name, make) cmocka_unit_test_setup_teardown(name, make, fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_room_finds_by_nothing_kept_from_it, setup_garden),
        TEST(what_only_an_index_has_is_passed_over, setup_garden),
        TEST(a_room_finds_nobody_without_a_name, setup_garden),
        TEST(test_finds_what_is_typed, setup_garden),
        TEST(test_ranks_names_before_what_is_said, setup_garden),
        TEST(test_tells_what_is_wrong_and_uses_the_rest, setup_garden),
        TEST(test_gives_a_line_of_context, setup_garden),
        TEST(test_shows_a_room_nothing_private, setup_garden),
        TEST(test_gives_at_most_what_is_asked, setup_garden),
        TEST(test_forgets_what_is_undone, setup_garden),
        TEST(test_keeps_nothing_of_a_step_given_up, setup_garden),
        TEST(test_finds_in_the_bin_what_is_there, setup_garden),
        TEST(test_check_tells_an_index_that_lies, setup_garden),
        TEST(test_finds_what_reading_everything_finds, setup),
        TEST(test_reaches_anyone_by_four_letters, setup),
        TEST(test_keeps_lists_by_name, setup_garden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
