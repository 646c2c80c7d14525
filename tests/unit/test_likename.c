/* Who is announced while a card is typed, and who is not; and that whoever is announced
 * is found by a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "domain/likename.h"

#define MAIL(name) name "@example.org"

/* "given|family|mail|phone", the end left out. */
struct pair {
    const char *a, *b;
    enum name_likeness likeness;
    enum name_reason reason;
};

static const struct pair same[] = {
    {"Nadia|Benali", "nadia|BENALI", NAME_SAME, NAME_REASON_NAME},
    {"Hélène|Lefèvre", "Helene|Lefevre", NAME_SAME, NAME_REASON_NAME},
    {"Jean-Pierre|Carral", "Jean Pierre|Carral", NAME_SAME, NAME_REASON_NAME},
    {"Jean-Pierre|Carral", "J.-P.|Carral", NAME_LIKELY, NAME_REASON_INITIALS},
    {"Jean-Pierre|Carral", "JP|Carral", NAME_LIKELY, NAME_REASON_INITIALS},
    {"Nadia|Benali", "Benali|Nadia", NAME_SAME, NAME_REASON_SWAPPED},
    {"Nadia Benali|", "Nadia|Benali", NAME_SAME, NAME_REASON_NAME},
    {"BENALI Nadia|", "Nadia|Benali", NAME_SAME, NAME_REASON_NAME},
    {"Lise|de La Tour", "Lise|Delatour", NAME_SAME, NAME_REASON_NAME},
    {"Lise|de La Tour", "Lise|La Tour", NAME_SAME, NAME_REASON_NAME},
    {"Anne|d’Orval", "Anne|D'ORVAL", NAME_SAME, NAME_REASON_NAME},
    {"Karim|Ben Salem", "Karim|Bensalem", NAME_SAME, NAME_REASON_NAME},
    {"Yvon|Le Goff", "Yvon|Legoff", NAME_SAME, NAME_REASON_NAME},
    {"Odile|Saint-Martin", "Odile|St Martin", NAME_SAME, NAME_REASON_NAME},
    {"Thanh-Tâm|Nguyen", "Thanh Tam|Nguyen", NAME_SAME, NAME_REASON_NAME},
    {"Mathieu|Carral", "Matthieu|Carral", NAME_LIKELY, NAME_REASON_LETTER},
    {"Sandrine|Vernhes", "Sandrine|Vernehs", NAME_LIKELY, NAME_REASON_LETTER},
    {"Jean|Pierre Ozanne", "Jean Pierre|Ozanne", NAME_SAME, NAME_REASON_NAME},
    {"Lise|Martin|" MAIL("lise.m"), "Lise|Martin-Roux|" MAIL("Lise.M"), NAME_LIKELY,
     NAME_REASON_EMAIL},
    {"Paul|Oustry||06 00 00 00 01", "Paulo|Oustri||+33 6 00000001", NAME_LIKELY,
     NAME_REASON_PHONE},
};

static const struct pair apart[] = {
    {"Marie|Martin", "Martine|Martin", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Martin|Marie", "Martine|Marie", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Jean|Petit", "Jeanne|Petit", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Michel|Carral", "Michèle|Carral", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Daniel|Vernhes", "Danielle|Vernhes", NAME_DIFFERENT, NAME_REASON_NONE},
    {"André|Vernhes", "Andrée|Vernhes", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Julie|Ozanne", "Julia|Ozanne", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Marine|Ozanne", "Martine|Ozanne", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Stéphane|Oustry", "Stéphanie|Oustry", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Léa|Oustry", "Léo|Oustry", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Karine|Oustry", "Marine|Oustry", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Anne|Girard", "Anne|Giraud", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Anne|Faure", "Anne|Favre", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Jean-Pierre|Carral", "Jean|Carral", NAME_DIFFERENT, NAME_REASON_NONE},
    {"J.-P.|Carral", "Jean-Marc|Carral", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Marie|Roux", "Marie|Leroux", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Nadia|Benali", "Samia|Benali", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Nadia|", "Nadia|Benali", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Marie|Martin|" MAIL("marie.lac"), "Marie|Martin|" MAIL("mm"), NAME_HOMONYM,
     NAME_REASON_NAME},
    {"Luc|Petit||0600000001", "Luc|Petit||0600000002", NAME_HOMONYM, NAME_REASON_NAME},
};

/* Beyond the forty. */
static const struct pair others[] = {
    {"Anne|Dupont", "Anne|Dupond", NAME_LIKELY, NAME_REASON_LETTER},
    {"Luc|Petit||0600000001", "Luc|Petit||+33 (0)6 00 00 00 01", NAME_SAME,
     NAME_REASON_NAME},
    {"Luc|Petit||0600000001", "Lise|Roux||0600000001", NAME_LIKELY, NAME_REASON_PHONE},
    {"Luc|Oustry|a@example.org", "Luc|Oustri|b@example.org", NAME_DIFFERENT,
     NAME_REASON_NONE},
    {"Luc|Oustry|a@example.org", "Luc|Oustri|A@example.org ", NAME_SAME,
     NAME_REASON_EMAIL},
    {"Luc|Petit|a@example.org|0600000001", "Luc|Petit|b@example.org|0600000001",
     NAME_SAME, NAME_REASON_NAME},
    {"|a@example.org", "Luc|Petit", NAME_DIFFERENT, NAME_REASON_NONE},
    {"||a@example.org", "Luc|Petit|a@example.org", NAME_LIKELY, NAME_REASON_EMAIL},
    {"Nadia|", "|nadia", NAME_LIKELY, NAME_REASON_NAME},
    {"Ben|Ali", "Ben|Ali", NAME_SAME, NAME_REASON_NAME},
    {"Karine|Vernhes", "Carine|Vernhes", NAME_LIKELY, NAME_REASON_LETTER},
    {"|", "|", NAME_DIFFERENT, NAME_REASON_NONE},
    {"…|!", "—|?", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Nadia|Benali||12", "Samia|Oustry||12", NAME_DIFFERENT, NAME_REASON_NONE},
    {"N.|Benali", "Nadia|Benali", NAME_LIKELY, NAME_REASON_INITIALS},
    {"Philippe|Carral", "Phillipe|Carral", NAME_LIKELY, NAME_REASON_LETTER},
    {"Mme Nadia|Benali", "Nadia|Benali", NAME_SAME, NAME_REASON_NAME},
    {"M. Guy|Carral", "Guy|Carral", NAME_SAME, NAME_REASON_NAME},
    {"M.|Carral", "Marc|Carral", NAME_LIKELY, NAME_REASON_INITIALS},
    {"Fatima|El Amrani", "Fatima|Amrani", NAME_SAME, NAME_REASON_NAME},
    {"Frédéric|Carral", "Frédérique|Carral", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Guy|Carral", "G.|Carral", NAME_LIKELY, NAME_REASON_INITIALS},
};

static const struct pair bodies[] = {
    {"Association Les Graines d’Avenir", "Graines d'avenir", NAME_SAME,
     NAME_REASON_NAME},
    {"Bio coop du Lac", "Biocoop du lac", NAME_SAME, NAME_REASON_NAME},
    {"Biocoop SCOP", "SCOP Biocoop", NAME_SAME, NAME_REASON_NAME},
    {"Mairie de Lunel", "Commune de Lunel", NAME_SAME, NAME_REASON_NAME},
    {"Ville de Lunel", "Hôtel de Ville de Lunel", NAME_SAME, NAME_REASON_NAME},
    {"Lunel", "Mairie de Lunel", NAME_LIKELY, NAME_REASON_NAME},
    {"Conseil départemental de l’Hérault", "Département de l'Hérault", NAME_SAME,
     NAME_REASON_NAME},
    {"Jardins de St-Gély", "Jardin de Saint-Gély", NAME_LIKELY, NAME_REASON_LETTER},
    {"Le Fournil du Canal", "Fournil du Cannal", NAME_LIKELY, NAME_REASON_LETTER},
    {"Recyclerie", "La Recylerie", NAME_LIKELY, NAME_REASON_LETTER},
    {"Passerelle", "Paserrelle", NAME_LIKELY, NAME_REASON_LETTER},
    {"Écologie et Partage", "Partage Écologie", NAME_LIKELY, NAME_REASON_WORDS},
    {"La Commune", "la commune", NAME_SAME, NAME_REASON_NAME},
    {"Théâtre de la Ville", "Théâtre", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Mairie de Lunel", "Collectif Lunel", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Mairie de Lunel", "Communauté de communes de Lunel", NAME_DIFFERENT,
     NAME_REASON_NONE},
    {"Mairie de Lunel", "Mairie de Lunas", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Graines d’Avenir", "Graines d’Avenir Sète", NAME_DIFFERENT, NAME_REASON_NONE},
    {"Amis du vélo", "Amies du vent", NAME_DIFFERENT, NAME_REASON_NONE},
    {"", "", NAME_DIFFERENT, NAME_REASON_NONE},
};

static struct likename card(struct arena *arena, const char *text)
{
    const char *fields[4] = {"", "", "", ""};
    for (size_t i = 0; i < 4; i++) {
        size_t len = strcspn(text, "|");
        fields[i] = arena_strndup(arena, text, len);
        text += len + (text[len] == '|');
    }
    return (struct likename){fields[0], fields[1], fields[2], fields[3]};
}

static bool share_key(const struct likename_keys *a, const struct likename_keys *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++)
            if (strcmp(a->at[i], b->at[j]) == 0)
                return true;
    return false;
}

static int check_pairs(const struct pair *pairs, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct likename a = card(&arena, pairs[i].a), b = card(&arena, pairs[i].b);
        struct name_verdict one = likename_compare(&a, &b),
                            two = likename_compare(&b, &a);
        struct likename_keys x = likename_keys(&arena, &a),
                             y = likename_keys(&arena, &b);
        bool good = one.likeness == pairs[i].likeness &&
                    one.reason == pairs[i].reason && two.likeness == one.likeness &&
                    two.reason == one.reason &&
                    (one.likeness == NAME_DIFFERENT || share_key(&x, &y));
        if (!good)
            print_message("%s ~ %s: %d %d\n", pairs[i].a, pairs[i].b, one.likeness,
                          one.reason);
        wrong += !good;
        arena_free(&arena);
    }
    return wrong;
}

static void tells_the_same_from_the_near(void **state)
{
    (void)state;
    assert_int_equal(sizeof same / sizeof *same, 20);
    assert_int_equal(sizeof apart / sizeof *apart, 20);
    assert_int_equal(check_pairs(same, 20) + check_pairs(apart, 20), 0);
    assert_int_equal(check_pairs(others, sizeof others / sizeof *others), 0);
}

static void tells_organisations_apart(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct arena arena = {0};
        struct name_verdict one =
            likename_compare_organisations(bodies[i].a, bodies[i].b);
        struct name_verdict two =
            likename_compare_organisations(bodies[i].b, bodies[i].a);
        struct likename_keys x = likename_keys_organisation(&arena, bodies[i].a);
        struct likename_keys y = likename_keys_organisation(&arena, bodies[i].b);
        bool good = one.likeness == bodies[i].likeness &&
                    one.reason == bodies[i].reason && two.likeness == one.likeness &&
                    (one.likeness == NAME_DIFFERENT || share_key(&x, &y));
        if (!good)
            print_message("%s ~ %s: %d %d\n", bodies[i].a, bodies[i].b, one.likeness,
                          one.reason);
        wrong += !good;
        arena_free(&arena);
    }
    assert_int_equal(wrong, 0);
}

/* --- names changed at random --------------------------------------------------------
 */

static unsigned seed = 4;

static unsigned draw(unsigned below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % below;
}

/* ASCII only: bytes may be taken out and swapped anywhere. */
static const char *const givens[] = {"Nadia",  "Jean-Pierre", "J.-P.", "Thanh Tam",
                                     "Yvonne", "St Jean",     "Ben",   "jp"};
static const char *const families[] = {"Benali",       "de La Tour", "Le Goff",
                                       "d'Orval",      "Ben Ali",    "Carral",
                                       "van den Berg", "St-Martin"};
static const char *const organisations[] = {"Association Les Graines d'Avenir",
                                            "Recyclerie",
                                            "Bio coop du Lac",
                                            "Mairie de Lunel",
                                            "Jardins partages",
                                            "SCIC Le Fournil du Canal"};

static void change(char *text)
{
    size_t len = strlen(text), at = draw((unsigned)len + 1);
    switch (draw(6)) {
    case 0:
        memmove(text + at + 1, text + at, len - at + 1);
        text[at] = "abcikmoqy -'d"[draw(13)];
        break;
    case 1:
        if (at < len)
            memmove(text + at, text + at + 1, len - at);
        break;
    case 2:
        if (at < len)
            text[at] = "abcikmoqy -'l"[draw(13)];
        break;
    case 3:
        if (at + 1 < len) {
            char kept = text[at];
            text[at] = text[at + 1];
            text[at + 1] = kept;
        }
        break;
    default: /* as it was */
        break;
    }
}

static const char *changed(struct arena *arena, const char *text)
{
    char *copy = arena_printf(arena, "%s ", text);
    copy[strlen(text)] = '\0';
    change(copy);
    return copy;
}

static void finds_whoever_is_announced(void **state)
{
    (void)state;
    int announced = 0;
    for (int round = 0; round < 40000; round++) {
        struct arena arena = {0};
        const char *given = givens[draw(8)], *family = families[draw(8)];
        struct likename a = {given, family, "", ""}, b = a;
        b.given = changed(&arena, draw(9) ? given : givens[draw(8)]);
        b.family = changed(&arena, draw(9) ? family : families[draw(8)]);
        if (draw(3) == 0)
            b = (struct likename){b.family, b.given, "", ""};
        if (draw(5) == 0)
            b = (struct likename){arena_printf(&arena, "%s %s", b.given, b.family), "",
                                  "", ""};
        struct likename_keys x = likename_keys(&arena, &a),
                             y = likename_keys(&arena, &b);
        struct name_verdict verdict = likename_compare(&a, &b);
        struct name_verdict back = likename_compare(&b, &a);
        assert_int_equal(verdict.likeness, back.likeness);
        assert_int_equal(verdict.reason, back.reason);
        assert_true(x.n < LIKENAME_KEYS_MOST && y.n < LIKENAME_KEYS_MOST);
        if (verdict.likeness != NAME_DIFFERENT && !share_key(&x, &y))
            fail_msg("%s|%s ~ %s|%s: no key", a.given, a.family, b.given, b.family);
        announced += verdict.likeness != NAME_DIFFERENT;
        arena_free(&arena);
    }
    assert_in_range(announced, 10000, 38000);
}

static void finds_organisations_announced(void **state)
{
    (void)state;
    int announced = 0;
    for (int round = 0; round < 20000; round++) {
        struct arena arena = {0};
        const char *a = organisations[draw(6)];
        const char *b = changed(&arena, changed(&arena, a));
        struct likename_keys x = likename_keys_organisation(&arena, a);
        struct likename_keys y = likename_keys_organisation(&arena, b);
        if (likename_compare_organisations(a, b).likeness != NAME_DIFFERENT) {
            announced++;
            if (!share_key(&x, &y))
                fail_msg("%s ~ %s: no key", a, b);
        }
        arena_free(&arena);
    }
    assert_in_range(announced, 5000, 19000);
}

static void gives_few_keys(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct likename name = {"Nadia", "Benali", MAIL("Nadia"), "06 00 00 00 01"};
    struct likename_keys keys = likename_keys(&arena, &name);
    static const char *const expected[] = {"@" MAIL("nadia"), "+600000001",
                                           "=benali nadia", "benali|n", "nadia|b"};
    assert_int_equal(keys.n, 5);
    for (size_t i = 0; i < keys.n; i++)
        assert_string_equal(keys.at[i], expected[i]);
    arena_free(&arena);
}

static void says_why(void **state)
{
    (void)state;
    assert_string_equal(name_reason_text(NAME_REASON_LETTER),
                        "une lettre de différence");
    assert_string_equal(name_reason_text(NAME_REASON_NONE), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_same_from_the_near),
        cmocka_unit_test(tells_organisations_apart),
        cmocka_unit_test(finds_whoever_is_announced),
        cmocka_unit_test(finds_organisations_announced),
        cmocka_unit_test(gives_few_keys),
        cmocka_unit_test(says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
