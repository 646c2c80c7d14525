/* Lines as people type them in a workshop, invented actors all of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "domain/workshop.h"

static const struct label themes[] = {
    {"engagement", "Engagement"}, {"climat", "Climat"},  {"alim", "Alimentation"},
    {"mer", "Mer et littoral"},   {"vie", "Vie locale"},
};
static const struct label sources[] = {
    {"lreav", "LREAV"},
    {"participer", "Site participatif"},
    {"pairs", "Bouche à oreille"},
};
static const struct label kinds[] = {
    {"association", "Association"},
    {"collectif", "Collectif"},
    {"commune", "Commune"},
    {"scop", "SCOP"},
};

static const char *const towns[][3] = {
    {"montpellier", "34172", "Montpellier"},
    {"34000", "34172", "Montpellier"},
    {"sete", "34301", "Sète"},
    {"lunel", "34145", "Lunel"},
    {"l isle en dodon", "31239", "L’Isle-en-Dodon"},
    {"montpelier", "~34172", "Montpellier (34)"},
    {"climats", "~31000", "Climat-le-Haut"},
    {"saint denis", NULL, NULL},
    {"09000", NULL, NULL},
};

static enum workshop_answer commune(void *ctx, const char *text,
                                    struct workshop_place *out)
{
    struct str folded = {0};
    enum workshop_answer answer = WORKSHOP_NO_PLACE;
    ++*(int *)ctx;
    fold_text(&folded, text);
    for (size_t i = 0; i < sizeof towns / sizeof *towns; i++) {
        if (!str_equal(str_text(&folded), towns[i][0]))
            continue;
        answer = towns[i][1] ? WORKSHOP_ONE_PLACE : WORKSHOP_SEVERAL_PLACES;
        bool near = towns[i][1] && *towns[i][1] == '~';
        if (towns[i][1])
            *out = (struct workshop_place){towns[i][1] + near, towns[i][2]};
        answer = near ? WORKSHOP_NEAR_PLACE : answer;
    }
    str_free(&folded);
    return answer;
}

static int asked;
static const struct workshop_lists lists = {
    .themes = themes,
    .theme_count = sizeof themes / sizeof *themes,
    .sources = sources,
    .source_count = sizeof sources / sizeof *sources,
    .kinds = kinds,
    .kind_count = sizeof kinds / sizeof *kinds,
    .commune = commune,
    .ctx = &asked,
};

static void add(struct str *out, const char *sign, const char *text)
{
    if (*text)
        str_printf(out, "%s%s%s", out->len ? " " : "", sign, text);
}

/* "[name] @code #theme $source %kind ~person mail=… tel=… note=…" */
static const char *drawn(struct arena *arena, const struct workshop_line *line)
{
    struct str out = {0};
    str_printf(&out, "[%s]", line->name);
    add(&out, "@", line->place.code);
    for (size_t i = 0; i < line->theme_count; i++)
        add(&out, "#", themes[line->themes[i]].id);
    for (size_t i = 0; i < line->source_count; i++)
        add(&out, "$", sources[line->sources[i]].id);
    add(&out, "%", line->kind == WORKSHOP_NONE ? "" : kinds[line->kind].id);
    add(&out, "~", line->person);
    add(&out, "mail=", line->email);
    add(&out, "tel=", line->phone);
    add(&out, "note=", line->note);
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

static const struct {
    const char *line, *read;
} cases[] = {
    {"Graines d'Avenir / Montpellier / engagement / LREAV",
     "[Graines d'Avenir] @34172 #engagement $lreav"},
    {"Graines d’Avenir / LREAV / MONTPELLIER / Engagement",
     "[Graines d’Avenir] @34172 #engagement $lreav"},
    {"Graines d'Avenir/Montpellier/engagement/LREAV",
     "[Graines d'Avenir] @34172 #engagement $lreav"},
    {"Les Mains vertes; Sète; climat, alim", "[Les Mains vertes] @34301 #climat #alim"},
    {"Les Mains vertes | sete | climat | vie locale",
     "[Les Mains vertes] @34301 #climat #vie"},
    {"Le Fournil du Canal\tSète\tscop", "[Le Fournil du Canal] @34301 %scop"},
    {"Le Fournil du Canal - Sète - alimentation", "[Le Fournil du Canal] @34301 #alim"},
    {"Le Fournil du Canal – à Sète", "[Le Fournil du Canal] @34301"},
    {"Le Fournil - boulangerie", "[Le Fournil - boulangerie]"},
    {"Paysans, artisans et citoyens", "[Paysans, artisans et citoyens]"},
    {"Les Ateliers bleus, Sète, climat", "[Les Ateliers bleus] @34301 #climat"},
    {"Repair'Lac / 34000 / engagment", "[Repair'Lac] @34172 #engagement"},
    {"Repair'Lac / Montpelier / climat", "[Repair'Lac] @34172 #climat note=Montpelier"},
    {"Repair'Lac / lieu: Montpelier", "[Repair'Lac] @34172 note=lieu: Montpelier"},
    {"Repair'Lac / climats", "[Repair'Lac] #climat"},
    {"Repair'Lac / Lunel / Montpelier", "[Repair'Lac] @34145 note=Montpelier"},
    {"Repair'Lac / lunel / clim / asso", "[Repair'Lac] @34145 #climat %association"},
    {"Repair'Lac / lunel / @Nadia Benali", "[Repair'Lac] @34145 ~Nadia Benali"},
    {"Repair'Lac / contact: Nadia Benali / Lunel", "[Repair'Lac] @34145 ~Nadia Benali"},
    {"Repair'Lac / contact : Nadia Benali, nadia@example.org, 06 00 00 00 01",
     "[Repair'Lac] ~Nadia Benali mail=nadia@example.org tel=06 00 00 00 01"},
    {"Repair'Lac / Nadia Benali <nadia@example.org>",
     "[Repair'Lac] ~Nadia Benali mail=nadia@example.org"},
    {"Repair'Lac / écrire à nadia@example.org",
     "[Repair'Lac] mail=nadia@example.org note=écrire à"},
    {"Repair'Lac / contact: nadia@example.org", "[Repair'Lac] mail=nadia@example.org"},
    {"Repair'Lac / 06.00.00.00.01 / nadia@example.org",
     "[Repair'Lac] mail=nadia@example.org tel=06.00.00.00.01"},
    {"Repair'Lac / Sète +33 6 00 00 00 01",
     "[Repair'Lac] @34301 tel=+33 6 00 00 00 01"},
    {"Vélo pour tous / Saint-Denis / climat",
     "[Vélo pour tous] #climat note=Saint-Denis"},
    {"Vélo pour tous / 09000", "[Vélo pour tous] note=09000"},
    {"Vélo pour tous / Sète / Lunel", "[Vélo pour tous] @34301 note=Lunel"},
    {"Vélo pour tous / atelier le mardi / Sète / prêt d'outils",
     "[Vélo pour tous] @34301 note=atelier le mardi / prêt d'outils"},
    {"Vélo pour tous / note: Lunel / thème: mer", "[Vélo pour tous] #mer note=Lunel"},
    {"Vélo pour tous / source: Marché / source: site participatif",
     "[Vélo pour tous] $participer note=source: Marché"},
    {"Vélo pour tous / Thèmes : climat, mer, foot",
     "[Vélo pour tous] #climat #mer note=foot"},
    {"Vélo pour tous / https://example.org/velo / ouvert 24/7",
     "[Vélo pour tous] note=https://example.org/velo / ouvert 24/7"},
    {"Habitat et/ou culture", "[Habitat et/ou culture]"},
    {"/ / Les Amis de l'Isle // L'Isle-en-Dodon /", "[Les Amis de l'Isle] @31239"},
    {"  Commune de Lunel  /type: commune/ lieu:Lunel ",
     "[Commune de Lunel] @34145 %commune"},
    {"Sport/culture Lunel", "[Sport/culture Lunel]"},
    {"Le Lac ; contact Nadia Benali ; contact le mardi",
     "[Le Lac] ~Nadia Benali note=contact le mardi"},
    {"Le Lac / contact:", "[Le Lac] note=contact:"},
    {"Le Lac / climat / Climat / CLIMAT", "[Le Lac] #climat"},
    {"", "[]"},
    {" / ; ", "[]"},
};

static void reads_lines(void **state)
{
    (void)state;
    int wrong = 0;
    assert_true(sizeof cases / sizeof *cases >= 30);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct workshop_line line = workshop_line_read(&arena, &lists, cases[i].line);
        const char *read = drawn(&arena, &line);
        if (strcmp(read, cases[i].read) != 0) {
            print_message("%s\n  → %s\n", cases[i].line, read);
            wrong++;
        }
        arena_free(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void tells_how_each_part_was_read(void **state)
{
    (void)state;
    static const struct {
        enum workshop_field field;
        enum workshop_status status;
        const char *said, *text, *label;
    } expected[] = {
        {WORKSHOP_NAME, WORKSHOP_READ, "Repair'Lac", "Repair'Lac", "Repair'Lac"},
        {WORKSHOP_PLACE, WORKSHOP_READ, "à sete", "à sete", "Sète"},
        {WORKSHOP_NOTE, WORKSHOP_AGAIN, "Lunel", "Lunel", "Lunel"},
        {WORKSHOP_THEME, WORKSHOP_GUESSED, "thème: engagmnet", "engagmnet",
         "Engagement"},
        {WORKSHOP_KIND, WORKSHOP_GUESSED, "coll", "coll", "Collectif"},
        {WORKSHOP_PERSON, WORKSHOP_READ, "@Lise Roux", "Lise Roux", "Lise Roux"},
        {WORKSHOP_EMAIL, WORKSHOP_READ, "<lise@example.org>", "lise@example.org",
         "lise@example.org"},
        {WORKSHOP_NOTE, WORKSHOP_SEVERAL, "Saint-Denis", "Saint-Denis", "Saint-Denis"},
        {WORKSHOP_NOTE, WORKSHOP_KEPT, "prêt", "prêt", "prêt"},
    };
    const char *text = "Repair'Lac / à sete / Lunel / thème: engagmnet; coll / @Lise "
                       "Roux, <lise@example.org> / Saint-Denis / prêt";
    struct arena arena = {0};
    asked = 0;
    struct workshop_line line = workshop_line_read(&arena, &lists, text);
    assert_int_equal(line.part_count, sizeof expected / sizeof *expected);
    assert_in_range(asked, 3, 5);
    for (size_t i = 0; i < line.part_count; i++) {
        const struct workshop_part *part = &line.parts[i];
        assert_int_equal(part->field, expected[i].field);
        assert_int_equal(part->status, expected[i].status);
        assert_string_equal(arena_strndup(&arena, text + part->start, part->len),
                            expected[i].said);
        assert_string_equal(part->text, expected[i].text);
        assert_string_equal(part->label, expected[i].label);
    }
    assert_string_equal(workshop_field_name(WORKSHOP_PLACE), "commune");
    arena_free(&arena);
}

/* --- nothing typed is lost
 * ------------------------------------------------------------ */

static unsigned seed = 9;

static unsigned draw(unsigned below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % below;
}

static const char *const bits[] = {
    " / ",
    "/",
    ";",
    "|",
    "\t",
    ",",
    ", ",
    " - ",
    " – ",
    " ",
    "\u00a0",
    "@",
    "thème:",
    "contact: ",
    "note: ",
    "Sète",
    "climat",
    "asso",
    "LREAV",
    "Nadia",
    "é",
    ":",
    "(",
    ")",
    "<a@b.fr>",
    "a@example.org",
    "06 00 00 00 01",
    "24/7",
    "x",
    "-",
    "tel: ",
    "\xE9",
};

/* Each byte that is no blank nor a separator: in one span; spans in order, apart. */
static void check_line(const char *text)
{
    struct arena arena = {0};
    struct workshop_line line = workshop_line_read(&arena, &lists, text);
    size_t at = 0;
    for (size_t i = 0; i <= line.part_count; i++) {
        size_t next = i < line.part_count ? line.parts[i].start : strlen(text);
        if (next < at)
            fail_msg("« %s »: parts overlap", text);
        for (; at < next; at++)
            if (!strchr(" \t/;|,-\xC2\xA0\xE2\x80\x93", text[at]))
                fail_msg("« %s »: lost from %zu", text, at);
        if (i == line.part_count)
            break;
        assert_true(line.parts[i].len > 0);
        assert_true(i > 0 || line.parts[i].field == WORKSHOP_NAME);
        at += line.parts[i].len;
        if (line.parts[i].field == WORKSHOP_NOTE &&
            !strstr(line.note, line.parts[i].text))
            fail_msg("« %s »: « %s » not in the note « %s »", text, line.parts[i].text,
                     line.note);
    }
    arena_free(&arena);
}

static void loses_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_line(cases[i].line);
    for (int round = 0; round < 20000; round++) {
        char text[256] = "";
        for (unsigned n = draw(12); n > 0; n--)
            strcat(text, bits[draw(sizeof bits / sizeof *bits)]);
        check_line(text);
    }
}

static void bears_empty_lists(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct workshop_lists none = {0};
    struct workshop_line line = workshop_line_read(&arena, &none, "Le Lac / Sète");
    assert_string_equal(line.name, "Le Lac");
    assert_string_equal(line.note, "Sète");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_lines),
        cmocka_unit_test(tells_how_each_part_was_read),
        cmocka_unit_test(loses_nothing),
        cmocka_unit_test(bears_empty_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
