/* Writes the document that a script describes in every format, for report_read.py.
 *
 *   report-sample SCRIPT FOLDER      makes FOLDER/report.md, .html and .odt
 *
 * A line of the script is a verb and its texts, parted by tabs, in which \n, \t, \\ and
 * \xHH stand for bytes:
 *   meta TITLE SUBJECT LANGUAGE HEADER FOOTER      (first)
 *   heading LEVEL TEXT        paragraph TEXT       plain|bold|italic TEXT
 *   label INK SIGN WORD       item KIND LEVEL TEXT       check LEVEL DONE TEXT
 *   fact TERM TEXT            table ROW_MM {TITLE WEIGHT ALIGN NAMES}…
 *   row                       cell TEXT            break */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/report.h"

enum { ARGS = 64 };

struct line {
    char *at[ARGS];
    size_t n;
};

static void must(bool done, const char *what)
{
    if (done)
        return;
    fprintf(stderr, "report-sample: %s\n", what);
    exit(1);
}

static char *unescape(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (*from != '\\') {
            *to++ = *from;
        } else if (*++from == 'x') {
            char hex[3] = {from[1], from[2], '\0'};
            *to++ = (char)strtoul(hex, NULL, 16);
            from += 2;
        } else {
            *to++ = *from == 'n' ? '\n' : *from == 't' ? '\t' : *from;
        }
    }
    *to = '\0';
    return text;
}

static void split(char *text, struct line *line)
{
    line->n = 0;
    text[strcspn(text, "\n")] = '\0';
    for (char *next = text; next; text = next) {
        next = strchr(text, '\t');
        if (next)
            *next++ = '\0';
        must(line->n < ARGS, "too many texts");
        line->at[line->n++] = unescape(text);
    }
}

static int number(const struct line *line, size_t at)
{
    must(at < line->n, "a number is missing");
    return (int)strtol(line->at[at], NULL, 10);
}

static const char *text(const struct line *line, size_t at)
{
    must(at < line->n, "a text is missing");
    return line->at[at];
}

static void do_meta(struct document *document, const struct line *line)
{
    struct document_meta meta = {
        .title = text(line, 1),
        .subject = text(line, 2),
        .language = text(line, 3),
        .date = 1574759040000,
        .header = text(line, 4),
        .footer = text(line, 5),
    };
    document_start(document, document->arena, &meta);
}

static void do_heading(struct document *document, const struct line *line)
{
    document_heading(document, number(line, 1), text(line, 2));
}

static void do_paragraph(struct document *document, const struct line *line)
{
    document_paragraph(document, text(line, 1));
}

static void do_plain(struct document *document, const struct line *line)
{
    document_add(document, RUN_PLAIN, text(line, 1));
}

static void do_bold(struct document *document, const struct line *line)
{
    document_add(document, RUN_BOLD, text(line, 1));
}

static void do_italic(struct document *document, const struct line *line)
{
    document_add(document, RUN_ITALIC, text(line, 1));
}

static void do_label(struct document *document, const struct line *line)
{
    document_label(document, (enum ink)number(line, 1), text(line, 2), text(line, 3));
}

static void do_item(struct document *document, const struct line *line)
{
    document_item(document, (enum list_kind)number(line, 1), number(line, 2),
                  text(line, 3));
}

static void do_check(struct document *document, const struct line *line)
{
    document_check(document, number(line, 1), number(line, 2) != 0, text(line, 3));
}

static void do_fact(struct document *document, const struct line *line)
{
    document_fact(document, text(line, 1), text(line, 2));
}

static void do_table(struct document *document, const struct line *line)
{
    struct grid_column columns[ARGS / 4];
    size_t count = 0;
    for (size_t i = 2; i < line->n; i += 4)
        columns[count++] = (struct grid_column){
            .title = text(line, i),
            .weight = number(line, i + 1),
            .align = (enum align)number(line, i + 2),
            .names_row = number(line, i + 3) != 0,
        };
    document_table(document, columns, count, number(line, 1));
}

static void do_row(struct document *document, const struct line *line)
{
    (void)line;
    document_row(document);
}

static void do_cell(struct document *document, const struct line *line)
{
    document_cell(document, text(line, 1));
}

static void do_break(struct document *document, const struct line *line)
{
    (void)line;
    document_page_break(document);
}

static const struct {
    const char *name;
    void (*act)(struct document *document, const struct line *line);
} verbs[] = {
    {"meta", do_meta},   {"heading", do_heading}, {"paragraph", do_paragraph},
    {"plain", do_plain}, {"bold", do_bold},       {"italic", do_italic},
    {"label", do_label}, {"item", do_item},       {"check", do_check},
    {"fact", do_fact},   {"table", do_table},     {"row", do_row},
    {"cell", do_cell},   {"break", do_break},
};

static void obey(struct document *document, const struct line *line)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(line->at[0], verbs[i].name) == 0) {
            verbs[i].act(document, line);
            return;
        }
    }
    must(false, "unknown verb");
}

static void read_script(struct document *document, const char *path)
{
    FILE *script = fopen(path, "r");
    must(script != NULL, "no script");
    char *bytes = NULL;
    size_t size = 0;
    struct line line;
    while (getline(&bytes, &size, script) > 0) {
        split(bytes, &line);
        obey(document, &line);
    }
    free(bytes);
    fclose(script);
}

static void write_all(const struct document *document, const char *folder)
{
    for (int format = REPORT_MARKDOWN; format <= REPORT_ODT; format++) {
        char path[4096];
        struct err err = ERR_INIT;
        snprintf(path, sizeof path, "%s/report.%s", folder,
                 report_format_ending((enum report_format)format));
        must(report_write_file(document, (enum report_format)format, path, true, &err),
             err.text);
    }
}

int main(int argc, char **argv)
{
    must(argc == 3, "report-sample SCRIPT FOLDER");
    struct arena arena = {0};
    struct document document = {.arena = &arena};
    read_script(&document, argv[1]);
    write_all(&document, argv[2]);
    arena_free(&arena);
    return 0;
}
