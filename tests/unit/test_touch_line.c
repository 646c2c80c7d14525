/* What a line about an exchange says: its kind, its nature, its day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/touch_line.h"

static const struct date today = {2026, 11, 26}; /* a Thursday */

static void check(const char *line, enum touch_kind kind, enum touch_nature nature,
                  const char *text, struct date date)
{
    struct arena arena = {0};
    struct touch_line read = touch_line_read(&arena, line, today);
    assert_int_equal(read.kind, kind);
    assert_int_equal(read.nature, nature);
    assert_string_equal(read.text, text);
    assert_int_equal(read.date.year, date.year);
    assert_int_equal(read.date.month, date.month);
    assert_int_equal(read.date.day, date.day);
    assert_null(read.bad_date);
    arena_free(&arena);
}

static const struct date none = {0};

static void kinds(void **state)
{
    (void)state;
    check("Appelée ce matin", TOUCH_CALL, TOUCH_FACT, "Appelée ce matin", none);
    check("appel : d'accord pour mars", TOUCH_CALL, TOUCH_FACT, "d'accord pour mars",
          none);
    check("Tél : ne répond pas", TOUCH_CALL, TOUCH_FACT, "ne répond pas", none);
    check("courriel: merci envoyé", TOUCH_MAIL, TOUCH_FACT, "merci envoyé", none);
    check("Vue au marché", TOUCH_VISIT, TOUCH_FACT, "Vue au marché", none);
    check("sms : ok", TOUCH_MESSAGE, TOUCH_FACT, "ok", none);
    /* « tel », « vu » begin other words */
    check("Telle qu'on la connaît", TOUCH_VISIT, TOUCH_FACT, "Telle qu'on la connaît",
          none);
    /* what is typed is an exchange */
    check("Longue discussion au marché", TOUCH_VISIT, TOUCH_FACT,
          "Longue discussion au marché", none);
    check("", TOUCH_NOTE, TOUCH_FACT, "", none);
    check("  ", TOUCH_NOTE, TOUCH_FACT, "", none);
}

static void notes(void **state)
{
    (void)state;
    check("- parle trois langues", TOUCH_NOTE, TOUCH_FACT, "parle trois langues", none);
    check("- appel manqué", TOUCH_NOTE, TOUCH_FACT, "appel manqué", none);
    check("note : parle trois langues", TOUCH_NOTE, TOUCH_FACT, "parle trois langues",
          none);
    check("Fait : vulcanologue", TOUCH_NOTE, TOUCH_FACT, "vulcanologue", none);
    check("-", TOUCH_NOTE, TOUCH_FACT, "", none);
}

static void natures(void **state)
{
    (void)state;
    check("* un local", TOUCH_NOTE, TOUCH_NEED, "un local", none);
    check("!semble fatiguée", TOUCH_NOTE, TOUCH_OPINION, "semble fatiguée", none);
    check("avis : semble fatiguée", TOUCH_NOTE, TOUCH_OPINION, "semble fatiguée", none);
    check("! appel : las", TOUCH_CALL, TOUCH_OPINION, "las", none);
    check("besoin : un local", TOUCH_NOTE, TOUCH_NEED, "un local", none);
    /* without its colon the word is only a word */
    check("avis de passage", TOUCH_VISIT, TOUCH_FACT, "avis de passage", none);
}

static void days(void **state)
{
    (void)state;
    check("appel : d'accord hier", TOUCH_CALL, TOUCH_FACT, "d'accord",
          (struct date){2026, 11, 25});
    check("Vue au marché, le 12/11", TOUCH_VISIT, TOUCH_FACT, "Vue au marché",
          (struct date){2026, 11, 12});
    check("visite lundi dernier", TOUCH_VISIT, TOUCH_FACT, "visite",
          (struct date){2026, 11, 23});
    check("mail : relance 03/11/2026", TOUCH_MAIL, TOUCH_FACT, "relance",
          (struct date){2026, 11, 3});
    check("appel il y a 3 jours", TOUCH_CALL, TOUCH_FACT, "appel",
          (struct date){2026, 11, 23});
    /* these may be anything */
    check("Absente 3 mois", TOUCH_VISIT, TOUCH_FACT, "Absente 3 mois", none);
    check("Arrivée en 2025", TOUCH_VISIT, TOUCH_FACT, "Arrivée en 2025", none);
}

static void days_first(void **state)
{
    const struct date yesterday = {2026, 11, 25};
    (void)state;
    check("appel hier : ok", TOUCH_CALL, TOUCH_FACT, "ok", yesterday);
    check("appel hier\u00a0: ok", TOUCH_CALL, TOUCH_FACT, "ok", yesterday);
    check("appel, hier : ok", TOUCH_CALL, TOUCH_FACT, "ok", yesterday);
    check("hier, appel : ok", TOUCH_CALL, TOUCH_FACT, "ok", yesterday);
    check("hier : appel : ok", TOUCH_CALL, TOUCH_FACT, "ok", yesterday);
    check("hier : vue au marché", TOUCH_VISIT, TOUCH_FACT, "vue au marché", yesterday);
    check("avant-hier : ok", TOUCH_VISIT, TOUCH_FACT, "ok",
          (struct date){2026, 11, 24});
    check("appel du 12/11 : ok", TOUCH_CALL, TOUCH_FACT, "ok",
          (struct date){2026, 11, 12});
    check("visite du 12 mars : ok", TOUCH_VISIT, TOUCH_FACT, "ok",
          (struct date){2026, 3, 12});
    check("note du 12/11 : ok", TOUCH_NOTE, TOUCH_FACT, "ok",
          (struct date){2026, 11, 12});
    check("! hier : las", TOUCH_NOTE, TOUCH_OPINION, "las", yesterday);
    /* the day is said: another one is what it is about */
    check("appel hier : rappeler lundi", TOUCH_CALL, TOUCH_FACT, "rappeler lundi",
          yesterday);
    /* without a colon the words stay */
    check("Appelée hier, d'accord", TOUCH_CALL, TOUCH_FACT, "Appelée hier, d'accord",
          yesterday);
    check("Vue mardi au marché", TOUCH_VISIT, TOUCH_FACT, "Vue mardi au marché",
          (struct date){2026, 11, 24});
    check("Vue le 12 mars au marché", TOUCH_VISIT, TOUCH_FACT,
          "Vue le 12 mars au marché", (struct date){2026, 3, 12});
    check("Hier, longue discussion", TOUCH_VISIT, TOUCH_FACT, "Hier, longue discussion",
          yesterday);
    /* days to come, hours, sites: not read */
    check("Mardi elle part", TOUCH_VISIT, TOUCH_FACT, "Mardi elle part", none);
    check("Vue, mardi prochain elle part", TOUCH_VISIT, TOUCH_FACT,
          "Vue, mardi prochain elle part", none);
    check("appel 14:30", TOUCH_CALL, TOUCH_FACT, "appel 14:30", none);
    check("Mail de Lise : elle vient", TOUCH_MAIL, TOUCH_FACT,
          "Mail de Lise : elle vient", none);
}

static void impossible_days(void **state)
{
    static const char *const lines[] = {"appel : ok le 31/02", "appel le 31/02 : ok",
                                        "appelée le 31/02, ok"};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct touch_line read = touch_line_read(&arena, lines[i], today);
        assert_non_null(read.bad_date);
        assert_int_equal(read.date.year, 0);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),      cmocka_unit_test(notes),
        cmocka_unit_test(natures),    cmocka_unit_test(days),
        cmocka_unit_test(days_first), cmocka_unit_test(impossible_days)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
