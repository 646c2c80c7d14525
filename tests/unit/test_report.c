/* Reports: the document and its cleaning, what each format escapes, sinks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "report/report.h"

enum { FORMATS = REPORT_ODT + 1 };

struct fixture {
    struct arena arena;
    struct document document;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct document_meta meta = {.title = "Essai", .date = 1574759040000};
    document_start(&fixture->document, &fixture->arena, &meta);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static bool keep(void *ctx, const char *bytes, size_t len, struct err *err)
{
    (void)err;
    str_add_n(ctx, bytes, len);
    return true;
}

static void write_into(const struct document *document, enum report_format format,
                       struct str *out)
{
    struct err err = ERR_INIT;
    struct report_sink sink = {.put = keep, .ctx = out};
    if (!report_write(document, format, &sink, &err))
        fail_msg("%s (%s)", err.text, err.detail);
}

static void assert_holds(const struct document *document, enum report_format format,
                         const char *wanted)
{
    struct str out = {0};
    write_into(document, format, &out);
    if (!strstr(str_text(&out), wanted))
        fail_msg("no « %s » in:\n%s", wanted, str_text(&out));
    str_free(&out);
}

/* The texts of a rich, styles left out. */
static void assert_reads(const struct rich *rich, const char *wanted)
{
    struct str text = {0};
    for (const struct run *run = rich->first; run; run = run->next)
        str_add(&text, run->text);
    assert_string_equal(str_text(&text), wanted);
    str_free(&text);
}

static void texts_are_copied(void **state)
{
    struct document *document = &((struct fixture *)*state)->document;
    char text[] = "avant";
    document_heading(document, 2, text);
    memset(text, 'x', strlen(text));
    assert_int_equal(document->first->kind, BLOCK_HEADING);
    assert_int_equal(document->first->level, 2);
    assert_reads(&document->first->text, "avant");
}

static void texts_are_cleaned(void **state)
{
    static const struct {
        const char *given, *kept, *kept_on_one_line;
    } rows[] = {
        {"", "", ""},
        {" \n\t ", "", ""},
        {"  a \t b  ", "a b", "a b"},
        {"a\n\n \nb\n", "a\nb", "a b"},
        {"a\r\nb\rc", "a\nb⟨000D⟩c", "a b⟨000D⟩c"},
        {"e\u0301", "é", "é"},
        {"\x1b[2J\x07", "⟨001B⟩[2J⟨0007⟩", "⟨001B⟩[2J⟨0007⟩"},
        {"\u202eabc", "⟨202E⟩abc", "⟨202E⟩abc"},
        {"a\u2028b", "a⟨2028⟩b", "a⟨2028⟩b"},
        {"\xff\xc3", "\ufffd\ufffd", "\ufffd\ufffd"},
        {"« a\u00a0»\u202f!", "« a\u00a0»\u202f!", "« a\u00a0»\u202f!"},
        {"🌱", "🌱", "🌱"},
    };
    struct document *document = &((struct fixture *)*state)->document;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        document_paragraph(document, rows[i].given);
        assert_reads(&document->last->text, rows[i].kept);
        document_heading(document, 1, rows[i].given);
        assert_reads(&document->last->text, rows[i].kept_on_one_line);
    }
}

/* A space at the seam of two runs is one, in a plain run of its own, wherever it came
 * from; none is left at the end of the block. */
static void seams_hold_one_space(void **state)
{
    struct document *document = &((struct fixture *)*state)->document;
    document_paragraph(document, "  un ");
    document_add(document, RUN_BOLD, " deux  ");
    document_add(document, RUN_ITALIC, "   ");
    document_add(document, RUN_ITALIC, "trois \n");
    document_add(document, RUN_PLAIN, "quatre ");
    static const struct {
        enum run_style style;
        const char *text;
    } wanted[] = {{RUN_PLAIN, "un"},   {RUN_PLAIN, " "},  {RUN_BOLD, "deux"},
                  {RUN_PLAIN, " "},    {RUN_ITALIC, "trois"}, {RUN_PLAIN, "\n"},
                  {RUN_PLAIN, "quatre"}};
    const struct run *run = document->last->text.first;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++, run = run->next) {
        assert_non_null(run);
        assert_int_equal(run->style, wanted[i].style);
        assert_string_equal(run->text, wanted[i].text);
    }
    assert_null(run);
}

static void escapes_are_exact(void **state)
{
    static const struct {
        const char *text, *markdown, *html;
    } rows[] = {
        {"mot-clé n° 1.5", "mot-clé n° 1.5", "mot-clé n° 1.5"},
        {"1. un", "1\\. un", "1. un"},
        {"12) un", "12\\) un", "12) un"},
        {"- un", "\\- un", "- un"},
        {"+ un - deux + trois", "\\+ un - deux + trois", "+ un - deux + trois"},
        {"# un #", "\\# un #", "# un #"},
        {"a\n===", "a\\\n\\===", "a<br>==="},
        {"*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`", "*a* _b_ `c`"},
        {"a|b\\", "a\\|b\\\\", "a|b\\"},
        {"R&D, R &amp; D", "R\\&D, R \\&amp; D", "R&amp;D, R &amp;amp; D"},
        {"a & b", "a & b", "a &amp; b"},
        {"]]>", "\\]\\]\\>", "]]&gt;"},
        {"<script>", "\\<script\\>", "&lt;script&gt;"},
        {"\"x'", "\"x'", "&quot;x'"},
        {"[a](b)", "\\[a\\](b)", "[a](b)"},
        {"\x1b]0;x\x07", "⟨001B⟩\\]0;x⟨0007⟩", "⟨001B⟩]0;x⟨0007⟩"},
        {"\u202e", "⟨202E⟩", "⟨202E⟩"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct document document;
        struct str wanted = {0};
        document_start(&document, &fixture->arena, &(struct document_meta){0});
        document_paragraph(&document, "x");
        document_paragraph(&document, rows[i].text);
        str_printf(&wanted, "x\n\n%s\n", rows[i].markdown);
        assert_holds(&document, REPORT_MARKDOWN, str_text(&wanted));
        str_clear(&wanted);
        str_printf(&wanted, "<p>%s</p>\n", rows[i].html);
        assert_holds(&document, REPORT_HTML, str_text(&wanted));
        str_free(&wanted);
    }
}

static void a_kind_is_told_without_its_colour(void **state)
{
    struct document *document = &((struct fixture *)*state)->document;
    document_item(document, LIST_BULLETS, 1, "");
    document_label(document, INK_FEAR, "!", "Crainte");
    document_add(document, RUN_PLAIN, "que rien ne suive");
    assert_holds(document, REPORT_MARKDOWN, "- **! Crainte** que rien ne suive\n");
    assert_holds(document, REPORT_HTML,
                 "<li><strong class=\"label fear\">! Crainte</strong> que");
}

static void colons_are_those_of_the_language(void **state)
{
    struct fixture *fixture = *state;
    struct document document;
    document_fact(&fixture->document, "Lieu", "Toulouse");
    assert_holds(&fixture->document, REPORT_MARKDOWN, "**Lieu\u00a0:** Toulouse\n");
    document_start(&document, &fixture->arena,
                   &(struct document_meta){.language = "en"});
    document_fact(&document, "Place", "Toulouse");
    assert_holds(&document, REPORT_MARKDOWN, "**Place:** Toulouse\n");
    assert_holds(&document, REPORT_HTML, "<html lang=\"en\">");
}

static void tables_say_what_heads_what(void **state)
{
    struct document *document = &((struct fixture *)*state)->document;
    const struct grid_column columns[] = {
        {.title = "Heure", .weight = 1, .names_row = true},
        {.title = "Prévu", .weight = 3, .align = ALIGN_RIGHT},
    };
    document_table(document, columns, 2, 12);
    document_row(document);
    document_cell(document, "9 h");
    assert_holds(document, REPORT_HTML, "<th scope=\"col\">Heure</th>");
    assert_holds(document, REPORT_HTML,
                 "<tr style=\"height:12mm\"><th scope=\"row\">9 h</th>"
                 "<td class=\"right\"></td></tr>");
    assert_holds(document, REPORT_HTML, "<col style=\"width:25%\">");
    assert_holds(document, REPORT_MARKDOWN,
                 "| Heure | Prévu |\n| --- | --: |\n| 9 h | |\n");
}

static void fill(struct document *document, int blocks)
{
    for (int i = 0; i < blocks; i++) {
        document_heading(document, 2, "Un titre & <un autre>");
        document_item(document, LIST_NUMBERS, 1, "Une chose à faire, puis une autre");
    }
}

static void the_same_document_gives_the_same_bytes(void **state)
{
    struct document *document = &((struct fixture *)*state)->document;
    fill(document, 300);
    for (int format = 0; format < FORMATS; format++) {
        struct str one = {0}, other = {0};
        write_into(document, (enum report_format)format, &one);
        write_into(document, (enum report_format)format, &other);
        assert_true(one.len > 1000);
        assert_int_equal(one.len, other.len);
        assert_memory_equal(one.at, other.at, one.len);
        str_free(&one);
        str_free(&other);
    }
}

static void nothing_is_a_document_too(void **state)
{
    struct document *document = &((struct fixture *)*state)->document;
    struct str out = {0};
    write_into(document, REPORT_MARKDOWN, &out);
    assert_string_equal(str_text(&out), "");
    write_into(document, REPORT_HTML, &out);
    assert_non_null(strstr(str_text(&out), "<title>Essai</title>"));
    str_clear(&out);
    write_into(document, REPORT_ODT, &out);
    assert_memory_equal(str_text(&out), "PK\3\4", 4);
    str_free(&out);
}

static bool refuse(void *ctx, const char *bytes, size_t len, struct err *err)
{
    (void)bytes;
    (void)len;
    ++*(int *)ctx;
    return err_set(err, ERR_FULL, "plein");
}

static void a_sink_that_refuses_stops_all(void **state)
{
    struct document *document = &((struct fixture *)*state)->document;
    fill(document, 3000); /* several pieces in each format */
    for (int format = 0; format < FORMATS; format++) {
        struct err err = ERR_INIT;
        int calls = 0;
        struct report_sink sink = {.put = refuse, .ctx = &calls};
        assert_false(report_write(document, (enum report_format)format, &sink, &err));
        assert_int_equal(calls, 1);
        assert_int_equal(err.kind, ERR_FULL);
        assert_string_equal(err.text, "plein");
    }
}

static void formats_have_names(void **state)
{
    (void)state;
    static const char *const names[] = {"markdown", "html", "odt"};
    static const char *const endings[] = {"md", "html", "odt"};
    for (int i = 0; i < FORMATS; i++) {
        enum report_format format;
        assert_true(report_format_named(names[i], &format));
        assert_int_equal(format, i);
        assert_string_equal(report_format_name(format), names[i]);
        assert_string_equal(report_format_ending(format), endings[i]);
    }
    enum report_format untouched = REPORT_HTML;
    assert_false(report_format_named("pdf", &untouched));
    assert_false(report_format_named("", &untouched));
    assert_int_equal(untouched, REPORT_HTML);
}

#define IN_DOCUMENT(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_DOCUMENT(texts_are_copied),
        IN_DOCUMENT(texts_are_cleaned),
        IN_DOCUMENT(seams_hold_one_space),
        IN_DOCUMENT(escapes_are_exact),
        IN_DOCUMENT(a_kind_is_told_without_its_colour),
        IN_DOCUMENT(colons_are_those_of_the_language),
        IN_DOCUMENT(tables_say_what_heads_what),
        IN_DOCUMENT(the_same_document_gives_the_same_bytes),
        IN_DOCUMENT(nothing_is_a_document_too),
        IN_DOCUMENT(a_sink_that_refuses_stops_all),
        cmocka_unit_test(formats_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
