/* The reader of French programmes: whole texts with the slots expected of them, one
 * line in all its spellings, and no line ever lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "domain/programme.h"

static const struct programme_day no_day = {{0}, -1, -1};

static void slurp(struct str *out, const char *name)
{
    char path[512], bytes[4096];
    snprintf(path, sizeof path, "%s/%s", PROGRAMME_DATA, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;) {
        str_add_n(out, bytes, n);
    }
    fclose(file);
}

static void add_hour(struct str *out, int minutes)
{
    if (minutes < 0) {
        str_add(out, "?");
    } else {
        str_printf(out, "%d:%02d", minutes / 60, minutes % 60);
    }
}

static void add_slot(struct str *out, const struct programme_slot *slot)
{
    add_hour(out, slot->start);
    str_add(out, "-");
    add_hour(out, slot->end);
    str_printf(out, " %s %s%s%s\n", slot_kind_id(slot->kind), slot->title,
               slot->inferred ? " inferred" : "", slot->outside ? " outside" : "");
}

static struct programme read_file(struct arena *arena, const char *name)
{
    struct str text = {0}, expected = {0}, got = {0};
    char file[64];
    snprintf(file, sizeof file, "%s.txt", name);
    slurp(&text, file);
    snprintf(file, sizeof file, "%s.expected", name);
    slurp(&expected, file);
    struct programme programme;
    programme_read(arena, str_text(&text), &no_day, &programme);
    for (size_t i = 0; i < programme.slot_count; i++) {
        add_slot(&got, &programme.slots[i]);
    }
    assert_string_equal(str_text(&got), str_text(&expected));
    str_free(&text);
    str_free(&expected);
    str_free(&got);
    return programme;
}

static size_t remarks(const struct programme *programme, enum programme_issue issue)
{
    size_t count = 0;
    for (size_t i = 0; i < programme->remark_count; i++) {
        count += programme->remarks[i].issue == issue;
    }
    return count;
}

/* --- whole texts --------------------------------------------------------------- */

static void a_morning_has_its_ten_slots(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme = read_file(&arena, "lilas");
    assert_int_equal(programme.slot_count, 10);
    assert_string_equal(programme.title, "Première rencontre du Jardin des Lilas");
    assert_int_equal(date_compare(programme.date, (struct date){2026, 3, 12}), 0);
    assert_string_equal(programme.place, "Maison des Associations, Saint-Exemple");
    assert_int_equal(programme.start, 555);
    assert_int_equal(programme.end, 750);
    assert_int_equal(programme.objective_count, 3);
    assert_string_equal(programme.objectives[1], "Comprendre le projet");
    assert_int_equal(programme.kept_count, 0);
    const struct programme_slot *slots = programme.slots;
    assert_string_equal(slots[2].presenter, "Nadia");
    assert_string_equal(slots[2].description,
                        "Le projet en trois images,\npuis questions et réponses.");
    assert_int_equal(slots[2].prompt_count, 1);
    assert_string_equal(slots[2].prompts[0], "Qu’est-ce qui n’est pas clair ?");
    assert_int_equal(slots[3].prompt_count, 1);
    assert_int_equal(slots[5].prompt_count, 3);
    assert_string_equal(slots[9].presenter, "");
    assert_int_equal(remarks(&programme, PROGRAMME_OUTSIDE), 2);
    assert_int_equal(remarks(&programme, PROGRAMME_NO_END), 1);
    assert_int_equal(programme.remark_count, 3);
    arena_free(&arena);
}

/* A meeting set for one year, a plan pasted that was written for another. */
static void days_count_from_the_first_date_of_the_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme;
    static const struct programme_day known = {{2026, 11, 20}, -1, -1};
    programme_read(&arena,
                   "Samedi 7 octobre 2028\n9h Accueil\n10h Fin\n"
                   "Dimanche 8 octobre\n9h Marche\n10h Retour\n",
                   &known, &programme);
    assert_int_equal(programme.day_count, 2);
    assert_int_equal(date_compare(programme.days[1].date, (struct date){2028, 10, 8}),
                     0);
    assert_int_equal(programme.days[1].offset, 1);
    programme_read(&arena, "Samedi 7 octobre\n9h Accueil\n", &known, &programme);
    assert_int_equal(date_compare(programme.date, (struct date){2027, 10, 7}), 0);
    arena_free(&arena);
}

static void two_days_and_cells(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme = read_file(&arena, "deux-jours");
    assert_string_equal(programme.title, "Forum des haies");
    assert_int_equal(programme.day_count, 2);
    assert_int_equal(programme.slots[4].day, 1);
    assert_int_equal(programme.days[1].offset, 1);
    assert_int_equal(date_compare(programme.days[1].date, (struct date){2026, 11, 7}),
                     0);
    assert_int_equal(programme.end, 18 * 60);
    assert_string_equal(programme.slots[1].description, "En petits groupes");
    assert_string_equal(programme.slots[5].description, "Salle verte");
    assert_int_equal(programme.remark_count, 0);
    arena_free(&arena);
}

static void durations_are_chained(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme = read_file(&arena, "durees");
    assert_string_equal(programme.objectives[0], "avancer sur la plateforme");
    assert_int_equal(programme.slots[3].prompt_count, 1);
    assert_int_equal(programme.remark_count, 0);
    arena_free(&arena);
}

static void what_is_wrong_is_named_not_mended(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme = read_file(&arena, "word");
    assert_string_equal(programme.slots[1].presenter, "Yvon");
    assert_int_equal(remarks(&programme, PROGRAMME_GAP), 1);
    assert_int_equal(remarks(&programme, PROGRAMME_BACKWARD), 1);
    assert_int_equal(remarks(&programme, PROGRAMME_OVERLAP), 1);
    assert_int_equal(remarks(&programme, PROGRAMME_UNPLACED), 1);
    assert_int_equal(programme.remarks[0].issue, PROGRAMME_GAP);
    assert_int_equal(programme.remarks[0].slot, 1);
    assert_int_equal(programme.remarks[0].other, 2);
    assert_int_equal(programme.remarks[0].minutes, 5);
    arena_free(&arena);
}

static void a_letter_around_the_programme_is_kept(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme = read_file(&arena, "message");
    assert_string_equal(programme.title, "");
    assert_string_equal(programme.place, "au foyer rural");
    assert_int_equal(programme.objective_count, 1);
    assert_int_equal(programme.kept_count, 1);
    assert_int_equal(programme.slots[3].prompt_count, 2);
    assert_string_equal(programme.slots[3].prompts[1], "15h45-16h15 groupe eau");
    assert_string_equal(programme.slots[5].description, "À bientôt,\nLise");
    arena_free(&arena);
}

static void nothing_recognised_keeps_every_line(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme;
    const char *text = "Objectifs :\n- planter 12 arbres\r\n\rle 22/11 chez Lise\n";
    assert_false(programme_read(&arena, text, &no_day, &programme));
    assert_int_equal(programme.slot_count, 0);
    assert_int_equal(programme.line_count, 4);
    assert_int_equal(programme.kept_count, 3);
    assert_string_equal(programme.kept[1], "planter 12 arbres");
    assert_string_equal(programme.title, "");
    assert_int_equal(programme.lines[2].role, LINE_BLANK);
    assert_false(programme_read(&arena, "", &no_day, &programme));
    assert_int_equal(programme.line_count, 0);
    arena_free(&arena);
}

/* A range that the next lines begin inside is the whole meeting's; else it is a slot. */
static void a_range_over_the_slots_announces(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme;
    programme_read(&arena, "De 9h à 12h\n9h Accueil\n9h30 Tour\n", &no_day, &programme);
    assert_int_equal(programme.slot_count, 2);
    assert_int_equal(programme.start, 9 * 60);
    assert_int_equal(programme.end, 12 * 60);
    assert_int_equal(programme.lines[0].role, LINE_DATE);
    assert_int_equal(programme.slots[1].end, 12 * 60);
    programme_read(&arena, "9h-9h30 Accueil\n9h30 Tour\n10h Fin\n", &no_day, &programme);
    assert_int_equal(programme.slot_count, 3);
    assert_int_equal(programme.end, -1);
    arena_free(&arena);
}

static void what_the_meeting_knows_counts(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct programme programme;
    struct programme_day day = {{2026, 11, 22}, 9 * 60 + 30, 11 * 60};
    programme_read(&arena, "9h Accueil\n10h-11h30 Atelier\n11h Pot\n", &day,
                   &programme);
    assert_int_equal(programme.end, 11 * 60);
    assert_int_equal(remarks(&programme, PROGRAMME_EARLY), 1);
    assert_int_equal(remarks(&programme, PROGRAMME_OVERRUN), 1);
    assert_int_equal(remarks(&programme, PROGRAMME_OUTSIDE), 1);
    assert_true(programme.slots[2].outside);
    arena_free(&arena);
}

/* A gap takes the break before a sentence, and the sentence when there is no other. */
static void a_gap_takes_the_best_line(void **state)
{
    (void)state;
    static const struct {
        const char *between, *title;
    } gaps[] = {
        {"On range.\nPause café\nOn aère la salle.\n", "Pause café"},
        {"Pause\nDehors\n", "Pause"},
        {"Temps libre\n", "Temps libre"},
        {"Chacune et chacun regarde les post-its des autres, debout.\n",
         "Chacune et chacun regarde les post-its des autres, debout."},
        {"- coller\n- lire ?\n", NULL},
        {"\n", NULL},
    };
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        struct arena arena = {0};
        struct programme programme;
        const char *text =
            arena_printf(&arena, "9h-9h30 Idées\n%s9h45-10h Suite\n", gaps[i].between);
        assert_true(programme_read(&arena, text, &no_day, &programme));
        assert_int_equal(programme.slot_count, gaps[i].title ? 3 : 2);
        assert_int_equal(remarks(&programme, PROGRAMME_GAP), gaps[i].title ? 0 : 1);
        if (gaps[i].title) {
            assert_string_equal(programme.slots[1].title, gaps[i].title);
            assert_true(programme.slots[1].inferred);
            assert_int_equal(programme.slots[1].start, 9 * 60 + 30);
            assert_int_equal(programme.slots[1].end, 9 * 60 + 45);
        }
        arena_free(&arena);
    }
}

/* --- spellings ----------------------------------------------------------------- */

struct spelling {
    const char *line;
    int start, end; /* -1, -1: no slot */
    const char *title;
};

/* Each stands between « 8h-8h30 Avant » and « 20h Après ». */
static const struct spelling spellings[] = {
    {"9h Accueil", 540, 1200, "Accueil"},
    {"9h15 Accueil", 555, 1200, "Accueil"},
    {"9 h 15 Accueil", 555, 1200, "Accueil"},
    {"9\u00a0h\u00a015 : Accueil", 555, 1200, "Accueil"},
    {"9\u202fh\u202f15 – Accueil", 555, 1200, "Accueil"},
    {"9H15 Accueil", 555, 1200, "Accueil"},
    {"09:15 Accueil", 555, 1200, "Accueil"},
    {"9:15 – 9:45 Accueil", 555, 585, "Accueil"},
    {"09:15:00 Accueil", 555, 1200, "Accueil"},
    {"9 heures Accueil", 540, 1200, "Accueil"},
    {"9 heures 30 : Accueil", 570, 1200, "Accueil"},
    {"de 9h à 9h30 Accueil", 540, 570, "Accueil"},
    {"De 9h à 9h30 : Accueil", 540, 570, "Accueil"},
    {"entre 9h et 9h30 : Accueil", 540, 570, "Accueil"},
    {"10h15 -10h30 Accueil", 615, 630, "Accueil"},
    {"10h15-10h30 Accueil", 615, 630, "Accueil"},
    {"10h15–10h30 Accueil", 615, 630, "Accueil"},
    {"10h15 — 10h30 — Accueil", 615, 630, "Accueil"},
    {"10h15 → 10h30 Accueil", 615, 630, "Accueil"},
    {"10h15 > 10h30 Accueil", 615, 630, "Accueil"},
    {"10h15 à 10h30 : Accueil", 615, 630, "Accueil"},
    {"10h15 a\u0300 10h30 : Accueil", 615, 630, "Accueil"},
    {"10h15 jusqu’à 10h30 : Accueil", 615, 630, "Accueil"},
    {"12h30/13h Accueil", 750, 780, "Accueil"},
    {"9.15-9.30 Accueil", 555, 570, "Accueil"},
    {"9-10h Accueil", 540, 600, "Accueil"},
    {"9 à 10 h : Accueil", 540, 600, "Accueil"},
    {"9h-10 : Accueil", 540, 600, "Accueil"},
    {"à partir de 12h30 : Accueil", 750, 1200, "Accueil"},
    {"Dès 12h30 : Accueil", 750, 1200, "Accueil"},
    {"vers 12h30, Accueil", 750, 1200, "Accueil"},
    {"À 12h30 Accueil", 750, 1200, "Accueil"},
    {"midi : Accueil", 720, 1200, "Accueil"},
    {"11h – midi Accueil", 660, 720, "Accueil"},
    {"(9h15) Accueil", 555, 1200, "Accueil"},
    {"(9h15-9h30) Accueil", 555, 570, "Accueil"},
    {"[9h15] Accueil", 555, 1200, "Accueil"},
    {"**9h15** Accueil", 555, 1200, "Accueil"},
    {"### 9h15 – Accueil", 555, 1200, "Accueil"},
    {"- 9h15 Accueil", 555, 1200, "Accueil"},
    {"• 9h15 : Accueil", 555, 1200, "Accueil"},
    {"3. 9h15 Accueil", 555, 1200, "Accueil"},
    {"\t9h15\tAccueil", 555, 1200, "Accueil"},
    {"9h15\t9h30\tAccueil", 555, 570, "Accueil"},
    {"| 9h15 | Accueil |", 555, 1200, "Accueil"},
    {"| 9h15 | 9h30 | Accueil |", 555, 570, "Accueil"},
    {"| 9h15 – 9h30 | Accueil | 15 min |", 555, 570, "Accueil"},
    {"9h15 (15 min) Accueil", 555, 570, "Accueil"},
    {"9h15 : Accueil (15 min)", 555, 570, "Accueil"},
    {"9h15 – Accueil – 15 minutes", 555, 570, "Accueil"},
    {"9h15 Accueil (15’)", 555, 570, "Accueil"},
    {"9h15 Accueil (1h30)", 555, 645, "Accueil"},
    {"9h15 – 15 min – Accueil", 555, 570, "Accueil"},
    {"9h15 Accueil (durée : 1 heure)", 555, 615, "Accueil"},
    {"Accueil — 10h30-10h45", 630, 645, "Accueil"},
    {"Accueil 10h30-10h45", 630, 645, "Accueil"},
    {"Accueil de 10h30 à 10h45", 630, 645, "Accueil"},
    {"Accueil (10h30-10h45)", 630, 645, "Accueil"},
    {"Accueil : 10h30", 630, 1200, "Accueil"},
    {"Accueil à 10h30", 630, 1200, "Accueil"},
    {"19h30 – 0h30 Veillée", 1170, 1470, "Veillée"},
    {"19h – minuit Veillée", 1140, 1440, "Veillée"},
    {"9h 15 participants", 540, 1200, "15 participants"},
    {"9h30 2 tables de 8", 570, 1200, "2 tables de 8"},
    {"9h Récit de 1848", 540, 1200, "Récit de 1848"},
    {"1h30 de débat", -1, -1, NULL},
    {"14 heures de formation offertes", -1, -1, NULL},
    {"Le train part à 12h34 de Saint-Exemple.", -1, -1, NULL},
    {"- 12 personnes, 3 tables", -1, -1, NULL},
    {"Salle 9 au 2e étage", -1, -1, NULL},
    {"25h00 Accueil", -1, -1, NULL},
    {"9h75 Accueil", 540, 1200, "75 Accueil"},
};

static bool spelling_holds(const struct spelling *row)
{
    struct arena arena = {0};
    struct programme programme;
    const char *text =
        arena_printf(&arena, "8h-8h30 Avant\n%s\n20h Après\n", row->line);
    struct programme_day day = {{2026, 11, 22}, -1, -1};
    programme_read(&arena, text, &day, &programme);
    const struct programme_slot *slot = &programme.slots[1];
    bool held = row->start < 0
                    ? programme.slot_count == 2 || slot->inferred
                    : programme.slot_count == 3 && slot->start == row->start &&
                          slot->end == row->end && str_equal(slot->title, row->title);
    if (!held) {
        print_error("« %s »: %zu slots, %d-%d « %s »\n", row->line,
                    programme.slot_count, slot->start, slot->end, slot->title);
    }
    arena_free(&arena);
    return held;
}

static void every_spelling_of_a_line(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        wrong += !spelling_holds(&spellings[i]);
    }
    assert_int_equal(wrong, 0);
}

static void presenters_are_taken_only_beyond_doubt(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"9h Récit (Nadia)", "Récit", "Nadia"},
        {"9h Récit (Nadia Benali et Yvon)", "Récit", "Nadia Benali et Yvon"},
        {"9h Récit, présenté par Jean-Luc", "Récit", "Jean-Luc"},
        {"9h Récit par Émilie Dû", "Récit", "Émilie Dû"},
        {"9h Récit (Salle Verte)", "Récit (Salle Verte)", ""},
        {"9h Récit (suite)", "Récit (suite)", ""},
        {"9h Bilan – Perspectives", "Bilan – Perspectives", ""},
        {"9h Vote par la main levée", "Vote par la main levée", ""},
        {"9h (Nadia)", "(Nadia)", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena = {0};
        struct programme programme;
        assert_true(programme_read(&arena, rows[i][0], &no_day, &programme));
        assert_string_equal(programme.slots[0].title, rows[i][1]);
        assert_string_equal(programme.slots[0].presenter, rows[i][2]);
        arena_free(&arena);
    }
}

static void kinds_are_guessed_from_words(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        enum slot_kind kind;
    } rows[] = {
        {"Café d'accueil", SLOT_WELCOME},
        {"Pause-café", SLOT_BREAK},
        {"Pause déjeuner", SLOT_MEAL},
        {"Tour de table", SLOT_EXPECTATIONS},
        {"Nos attentes", SLOT_EXPECTATIONS},
        {"Idées et craintes", SLOT_BOARD},
        {"Post-its", SLOT_BOARD},
        {"MÉTÉO D’ENTRÉE", SLOT_FEELINGS},
        {"Tour de ressenti", SLOT_FEELINGS},
        {"Repas partagé", SLOT_MEAL},
        {"Décisions", SLOT_DECISION},
        {"Présentation du site", SLOT_INFO},
        {"Qui fait quoi", SLOT_ACTIONS},
        {"Atelier haies", SLOT_WORKSHOP},
        {"Potager", SLOT_DISCUSSION},
        {"", SLOT_DISCUSSION},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(slot_kind_guess(rows[i].title), rows[i].kind);
    }
    for (enum slot_kind kind = 0; kind < SLOT_KIND_COUNT; kind++) {
        assert_int_equal(slot_kind_of(slot_kind_id(kind)), kind);
    }
    assert_int_equal(slot_kind_of("inconnu"), SLOT_DISCUSSION);
}

/* --- nothing is lost ------------------------------------------------------------ */

static const char *const pieces[] = {
    "9h15 Accueil",
    "10h-10h30 : Tour des attentes (Nadia)",
    "Pause",
    "Pause (15 min)",
    "- Qui vient ?",
    "Une phrase de description.",
    "",
    "   ",
    "Objectifs :",
    "- Semer",
    "Jeudi 12 mars 2026, de 9h à 12h",
    "Samedi",
    "Jour 2",
    "11h",
    "12h30/13h Repas",
    "| 14h | 15h | Atelier | Lise |",
    "|---|---|",
    "Lieu : Salle verte",
    "Déroulé :",
    "15h\tBilan\t10 min",
    "***",
    "1.",
    "( )",
    "16h - 15h Erreur",
    "Pot de l’amitié",
    "7 novembre",
    "e\u0301te\u0301",
    "\xff\xfe",
    "9h",
    "de 8h à 18h",
    "• 10h10 détail",
};

static bool found_again(const struct programme *programme, size_t at)
{
    const struct programme_line *line = &programme->lines[at];
    const struct programme_slot *slot =
        line->slot != PROGRAMME_NONE ? &programme->slots[line->slot] : NULL;
    bool found = false;
    switch (line->role) {
    case LINE_BLANK:
        return *line->text == '\0';
    case LINE_DESCRIPTION:
        return slot && strstr(slot->description, line->text);
    case LINE_SLOT:
        return slot && *slot->title && strstr(line->text, slot->title) &&
               strstr(line->text, slot->presenter);
    case LINE_HOURS:
        return slot != NULL;
    case LINE_PROMPT:
        for (size_t i = 0; slot && i < slot->prompt_count; i++) {
            found = found || str_equal(slot->prompts[i], line->text);
        }
        return found;
    case LINE_KEPT:
        for (size_t i = 0; i < programme->kept_count; i++) {
            found = found || str_equal(programme->kept[i], line->text);
        }
        return found && !slot;
    case LINE_OBJECTIVE:
        for (size_t i = 0; i < programme->objective_count; i++) {
            found = found || str_equal(programme->objectives[i], line->text);
        }
        return found && !slot;
    case LINE_TITLE:
        return str_equal(programme->title, line->text);
    case LINE_PLACE:
        return *programme->place && strstr(line->text, programme->place);
    case LINE_DATE:
    case LINE_OBJECTIVES:
    case LINE_DAY:
    case LINE_LABEL:
        return *line->text != '\0' && !slot;
    }
    return false;
}

static void no_line_is_ever_lost(void **state)
{
    (void)state;
    uint32_t seed = 20261122;
    for (int round = 0; round < 2000; round++) {
        struct arena arena = {0};
        struct str text = {0};
        seed = seed * 1664525u + 1013904223u;
        size_t lines = 1 + (seed >> 16) % 14;
        for (size_t i = 0; i < lines; i++) {
            seed = seed * 1664525u + 1013904223u;
            str_printf(&text, "%s\n",
                       pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        struct programme programme;
        programme_read(&arena, str_text(&text), &no_day, &programme);
        assert_int_equal(programme.line_count, lines);
        for (size_t i = 0; i < lines; i++) {
            if (!found_again(&programme, i)) {
                print_error("round %d, line %zu of:\n%s", round, i, str_text(&text));
                fail();
            }
        }
        str_free(&text);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_morning_has_its_ten_slots),
        cmocka_unit_test(days_count_from_the_first_date_of_the_text),
        cmocka_unit_test(two_days_and_cells),
        cmocka_unit_test(durations_are_chained),
        cmocka_unit_test(what_is_wrong_is_named_not_mended),
        cmocka_unit_test(a_letter_around_the_programme_is_kept),
        cmocka_unit_test(nothing_recognised_keeps_every_line),
        cmocka_unit_test(a_range_over_the_slots_announces),
        cmocka_unit_test(what_the_meeting_knows_counts),
        cmocka_unit_test(a_gap_takes_the_best_line),
        cmocka_unit_test(every_spelling_of_a_line),
        cmocka_unit_test(presenters_are_taken_only_beyond_doubt),
        cmocka_unit_test(kinds_are_guessed_from_words),
        cmocka_unit_test(no_line_is_ever_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
