/* French dates: what each phrase means from a given day, what is left of the text, what
 * is refused; and the calendar behind them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/when.h"

struct row {
    const char *today;
    const char *text;
    const char *date; /* "": none; "!": impossible; "~": another day of the week */
    const char *left; /* what when_cut leaves; NULL: not looked at */
};

/* 2026-11-22 is a Sunday, 2026-11-27 a Friday, 2026-12-31 a Thursday. */
#define SUNDAY "2026-11-22"
#define FRIDAY "2026-11-27"
#define YEAR_END "2026-12-31"

static const struct row rows[] = {
    {SUNDAY, "vendredi", "2026-11-27", ""},
    {FRIDAY, "vendredi", "2026-12-04", ""},
    {FRIDAY, "ce vendredi", "2026-11-27", ""},
    {SUNDAY, "vendredi prochain", "2026-11-27", ""},
    {SUNDAY, "lundi qui vient", "2026-11-23", ""},
    {SUNDAY, "vendredi en huit", "2026-12-04", ""},
    {SUNDAY, "vendredi en quinze", "2026-12-11", ""},
    {SUNDAY, "Rappeler Yvon lundi matin", "2026-11-23", "Rappeler Yvon"},
    {SUNDAY, "VENDREDI", "2026-11-27", ""},
    {SUNDAY, "demain", "2026-11-23", ""},
    {SUNDAY, "appeler demain soir", "2026-11-23", "appeler"},
    {YEAR_END, "demain", "2027-01-01", ""},
    {SUNDAY, "après-demain", "2026-11-24", ""},
    {SUNDAY, "apre\u0300s-demain", "2026-11-24", ""},
    {SUNDAY, "apres demain", "2026-11-24", ""},
    {"2028-02-28", "demain", "2028-02-29", ""},
    {"2027-02-28", "demain", "2027-03-01", ""},
    {SUNDAY, "aujourd’hui", "2026-11-22", ""},
    {SUNDAY, "aujourd'hui", "2026-11-22", ""},
    {SUNDAY, "ce soir", "2026-11-22", ""},
    {SUNDAY, "cet après-midi", "2026-11-22", ""},
    {SUNDAY, "22/11", "2026-11-22", ""},
    {SUNDAY, "21/11", "2027-11-21", ""},
    {SUNDAY, "3/12", "2026-12-03", ""},
    {SUNDAY, "22/11/2026", "2026-11-22", ""},
    {SUNDAY, "22/11/25", "2025-11-22", ""},
    {SUNDAY, "22-11", "2026-11-22", ""},
    {SUNDAY, "22.11.2026", "2026-11-22", ""},
    {SUNDAY, "2026-12-01", "2026-12-01", ""},
    {SUNDAY, "le 22-12", "2026-12-22", ""},
    {YEAR_END, "1/1", "2027-01-01", ""},
    {SUNDAY, "29/02", "!", NULL},
    {"2027-11-22", "29/02", "2028-02-29", ""},
    {SUNDAY, "29/02/2028", "2028-02-29", ""},
    {SUNDAY, "29 février 2100", "!", NULL},
    {SUNDAY, "31/02", "!", NULL},
    {SUNDAY, "Relancer la mairie avant le 31/04", "!", NULL},
    {SUNDAY, "le 45/12", "!", NULL},
    {SUNDAY, "31 juin", "!", NULL},
    {SUNDAY, "0/12/2026", "!", NULL},
    {SUNDAY, "vendredi 28 novembre", "~", NULL},
    {SUNDAY, "vendredi 27 novembre", "2026-11-27", ""},
    {SUNDAY, "ven. 27 nov.", "2026-11-27", ""},
    {SUNDAY, "vendredi 27", "2026-11-27", ""},
    {SUNDAY, "mercredi, 2 décembre", "2026-12-02", ""},
    {SUNDAY, "fin novembre", "2026-11-30", ""},
    {SUNDAY, "fin nov.", "2026-11-30", ""},
    {SUNDAY, "fin octobre", "2027-10-31", ""},
    {SUNDAY, "fin février", "2027-02-28", ""},
    {"2028-01-10", "fin février", "2028-02-29", ""},
    {SUNDAY, "mi-décembre", "2026-12-15", ""},
    {SUNDAY, "mi‑déc.", "2026-12-15", ""},
    {SUNDAY, "début janvier", "2027-01-05", ""},
    {SUNDAY, "d’ici fin mars 2028", "2028-03-31", ""},
    {SUNDAY, "courant décembre", "2026-12-31", ""},
    {SUNDAY, "en mars", "2027-03-31", ""},
    {SUNDAY, "2 décembre", "2026-12-02", ""},
    {SUNDAY, "2\u00a0décembre\u202f2026", "2026-12-02", ""},
    {SUNDAY, "1er mars", "2027-03-01", ""},
    {SUNDAY, "premier mars", "2027-03-01", ""},
    {SUNDAY, "15 août 2027", "2027-08-15", ""},
    {SUNDAY, "dans 15 jours", "2026-12-07", ""},
    {SUNDAY, "dans quinze jours", "2026-12-06", ""},
    {SUNDAY, "dans huit jours", "2026-11-29", ""},
    {SUNDAY, "sous quinzaine", "2026-12-06", ""},
    {SUNDAY, "sous 48 h", "2026-11-24", ""},
    {SUNDAY, "dans 2 heures", "2026-11-22", ""},
    {SUNDAY, "dans 3 semaines", "2026-12-13", ""},
    {SUNDAY, "dans une semaine", "2026-11-29", ""},
    {SUNDAY, "dans deux mois", "2027-01-22", ""},
    {"2026-12-31", "dans 2 mois", "2027-02-28", ""},
    {SUNDAY, "dans un an", "2027-11-22", ""},
    {SUNDAY, "dans 9999 jours", "", NULL},
    {SUNDAY, "d'ici 10 jours", "2026-12-02", ""},
    {SUNDAY, "d'ici lundi", "2026-11-23", ""},
    {SUNDAY, "d’ici au 3/12", "2026-12-03", ""},
    {SUNDAY, "avant le 3/12", "2026-12-03", ""},
    {SUNDAY, "avant le 15", "2026-12-15", ""},
    {SUNDAY, "pour le 25.", "2026-11-25", ""},
    {"2027-02-10", "avant le 31", "2027-03-31", ""},
    {SUNDAY, "la semaine prochaine", "2026-11-27", ""},
    {FRIDAY, "la semaine prochaine", "2026-12-04", ""},
    {FRIDAY, "cette semaine", "2026-11-27", ""},
    {"2026-11-28", "cette semaine", "2026-12-04", ""},
    {FRIDAY, "en début de semaine prochaine", "2026-11-30", ""},
    {"2026-11-23", "fin de semaine", "2026-11-27", ""},
    {FRIDAY, "ce week-end", "2026-11-29", ""},
    {SUNDAY, "fin du mois", "2026-11-30", ""},
    {SUNDAY, "d’ici la fin du mois", "2026-11-30", ""},
    {SUNDAY, "fin du mois prochain", "2026-12-31", ""},
    {SUNDAY, "le mois prochain", "2026-12-31", ""},
    {SUNDAY, "avant la fin de l’année", "2026-12-31", ""},
    {SUNDAY, "fin 2027", "2027-12-31", ""},
    {SUNDAY, "vendredi au plus tard", "2026-11-27", ""},

    {SUNDAY, "Demander le devis @Lise avant vendredi", "2026-11-27",
     "Demander le devis @Lise"},
    {SUNDAY, "Avant le 2 décembre, réserver la salle", "2026-12-02",
     "réserver la salle"},
    {SUNDAY, "Réserver (avant le 2 décembre) la salle", "2026-12-02",
     "Réserver la salle"},
    {SUNDAY, "Envoyer l’affiche – fin nov.", "2026-11-30", "Envoyer l’affiche"},
    {SUNDAY, "Écrire aux élu·e·s : 22/11", "2026-11-22", "Écrire aux élu·e·s"},
    {SUNDAY, "Préparer la fête du 12 juin avant vendredi", "2026-11-27",
     "Préparer la fête du 12 juin"},
    {SUNDAY, "Avant vendredi, caler le forum le 12 juin", "2026-11-27",
     "caler le forum le 12 juin"},
    {SUNDAY, "Envoyer le compte rendu du 12 mars", "", NULL},
    {SUNDAY, "Relire le guide depuis lundi", "", NULL},
    {SUNDAY, "Ouvrir le local tous les lundis", "", NULL},
    {SUNDAY, "Prévoir 2-3 personnes pour 1/2 journée", "", NULL},
    {SUNDAY, "Acheter 15 chaises à 22.50 euros", "", NULL},
    {SUNDAY, "Permanence 24/7, salle 12", "", NULL},
    {SUNDAY, "Le monde de demain", "", NULL},
    {SUNDAY, "Réunir les 15 communes", "", NULL},
    {SUNDAY, "Monter un week-end festif", "", NULL},
    {SUNDAY, "Rendez-vous 9-10h", "", NULL},
    {SUNDAY, "Marché de mai", "", NULL},
    {SUNDAY, "", "", ""},
};

static struct date date_of(const char *iso)
{
    struct date date = {0};
    assert_int_equal(sscanf(iso, "%d-%d-%d", &date.year, &date.month, &date.day), 3);
    return date;
}

static const char *found_text(const struct when *when, char text[40])
{
    switch (when->found) {
    case WHEN_NONE:
        return "";
    case WHEN_IMPOSSIBLE:
        return "!";
    case WHEN_WEEKDAY:
        return "~";
    case WHEN_FOUND:
        break;
    }
    snprintf(text, 40, "%04d-%02d-%02d", when->date.year, when->date.month,
             when->date.day);
    return text;
}

static void each_phrase_has_its_day(void **state)
{
    (void)state;
    struct arena arena = {0};
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct when when;
        char text[40];
        bool found = when_read(rows[i].text, date_of(rows[i].today), &when);
        const char *got = found_text(&when, text);
        const char *left = when_cut(&arena, rows[i].text, &when);
        if (!str_equal(got, rows[i].date) ||
            (rows[i].left && !str_equal(left, rows[i].left))) {
            print_error("%s | %s: %s, left « %s »\n", rows[i].today, rows[i].text, got,
                        left);
            wrong++;
        }
        assert_int_equal(found, when.found == WHEN_FOUND);
        assert_true(when.start + when.len <= strlen(rows[i].text));
    }
    assert_int_equal(wrong, 0);
    arena_free(&arena);
}

static void an_impossible_day_is_named(void **state)
{
    (void)state;
    struct err err = ERR_INIT;
    struct when when;
    const char *text = "Relancer la mairie avant le 31/02";
    assert_false(when_read(text, date_of(SUNDAY), &when));
    assert_false(when_refuse(text, &when, &err));
    assert_non_null(strstr(err.text, "« 31/02 »"));
    text = "vendredi 28 novembre";
    assert_false(when_read(text, date_of(SUNDAY), &when));
    assert_false(when_refuse(text, &when, &err));
    assert_non_null(strstr(err.text, "« vendredi 28 novembre »"));
    assert_non_null(strstr(err.text, "samedi"));
}

static void what_is_not_found_leaves_the_text_alone(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct when when;
    const char *text = "  Envoyer le compte rendu du 12 mars ";
    assert_false(when_read(text, date_of(SUNDAY), &when));
    assert_string_equal(when_cut(&arena, text, &when), text);
    arena_free(&arena);
}

/* Every day of four centuries, forward and back, one weekday after the other. */
static void the_calendar_is_whole(void **state)
{
    (void)state;
    struct date date = {1969, 12, 29};
    for (int i = 0; i < 146097; i++) {
        assert_true(date_valid(date));
        assert_int_equal(date_serial(date), i - 3);
        assert_int_equal(date_weekday(date), i % 7);
        struct date next = date_from_serial(i - 2);
        assert_true(date_compare(date, next) < 0);
        if (next.day != date.day + 1) {
            assert_int_equal(next.day, 1);
            assert_int_equal(date.day, date_month_days(date.year, date.month));
        }
        date = next;
    }
    assert_int_equal(date_month_days(2000, 2), 29);
    assert_int_equal(date_month_days(2100, 2), 28);
}

static void months_keep_the_day_or_the_last(void **state)
{
    (void)state;
    struct date date = date_add_months((struct date){2026, 1, 31}, 1);
    assert_int_equal(date_compare(date, (struct date){2026, 2, 28}), 0);
    date = date_add_months((struct date){2026, 3, 15}, -3);
    assert_int_equal(date_compare(date, (struct date){2025, 12, 15}), 0);
}

static void days_are_written_in_french(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct date today = date_of(SUNDAY);
    assert_string_equal(date_long(&arena, today), "dimanche 22 novembre 2026");
    assert_string_equal(date_long(&arena, date_of("2026-12-01")),
                        "mardi 1er décembre 2026");
    assert_string_equal(date_short(&arena, date_of("2026-11-27"), today),
                        "ven. 27 nov.");
    assert_string_equal(date_short(&arena, date_of("2027-01-03"), today),
                        "dim. 3 janv. 2027");
    assert_string_equal(date_ordinal(&arena, 1), "1re");
    assert_string_equal(date_ordinal(&arena, 2), "2e");
    i18n_set("en");
    assert_string_equal(date_ordinal(&arena, 1), "1st");
    assert_string_equal(date_ordinal(&arena, 12), "12th");
    assert_string_equal(date_ordinal(&arena, 23), "23rd");
    assert_string_equal(date_ordinal(&arena, 113), "113th");
    i18n_set("fr");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_phrase_has_its_day),
        cmocka_unit_test(an_impossible_day_is_named),
        cmocka_unit_test(what_is_not_found_leaves_the_text_alone),
        cmocka_unit_test(the_calendar_is_whole),
        cmocka_unit_test(months_keep_the_day_or_the_last),
        cmocka_unit_test(days_are_written_in_french),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
