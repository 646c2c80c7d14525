/* CommonMark, with the tables and the boxes to tick that every reader of today knows.
 * What a block looks like is here; how its text is escaped is in markdown_text.c. */
#include "report/markdown.h"
#include "report/private.h"

/* A block begins after a blank line. */
static void begin_block(struct writer *writer)
{
    if (writer->begun)
        str_add_char(&writer->out, '\n');
    writer->begun = true;
    writer->line = LINE_START;
}

static void open_heading(struct writer *writer, const struct place *place)
{
    begin_block(writer);
    for (int i = 0; i < place->block->level; i++)
        str_add_char(&writer->out, '#');
    str_add_char(&writer->out, ' ');
    writer->heading = true;
}

static void open_paragraph(struct writer *writer, const struct place *place)
{
    (void)place;
    begin_block(writer);
}

static void open_list(struct writer *writer, const struct place *place)
{
    if (place->block->level == 1)
        begin_block(writer);
}

/* Boxes to tick have "*" and bullets "-": a change of sign is what parts two lists. */
static void open_item(struct writer *writer, const struct place *place)
{
    int level = place->block->level;
    struct str *out = &writer->out;
    markdown_indent(out, writer->indent[level - 1]);
    size_t start = out->len;
    switch (place->block->list) {
    case LIST_BULLETS:
        str_add(out, "- ");
        break;
    case LIST_NUMBERS:
        str_printf(out, "%d. ", place->number);
        break;
    case LIST_CHECKS:
        str_add(out, "* ");
        break;
    }
    writer->indent[level] = writer->indent[level - 1] + (int)(out->len - start);
}

/* An item without text would make a heading of the line above it ("-" alone) or be no
 * item at all: a comment, which nobody sees, holds its place. */
static void open_line(struct writer *writer, const struct place *place)
{
    if (place->block->list == LIST_CHECKS)
        str_add(&writer->out, place->block->done ? "[x] " : "[ ] ");
    if (!place->text->first)
        str_add(&writer->out, "<!-- -->");
    writer->level = place->block->level;
    writer->line = LINE_START;
}

static void open_fact(struct writer *writer, const struct place *place)
{
    struct run term = {.style = RUN_BOLD, .text = place->block->term};
    writer->line = LINE_START;
    markdown_run(writer, &term, NULL);
    if (place->text->first)
        str_add_char(&writer->out, ' ');
}

static void close_fact(struct writer *writer, const struct place *place)
{
    str_add(&writer->out, place->last ? "\n" : "\\\n");
}

static void open_cell(struct writer *writer, const struct place *place)
{
    (void)place;
    str_add(&writer->out, " ");
    writer->cell = true;
    writer->line = LINE_INSIDE;
}

static void close_cell(struct writer *writer, const struct place *place)
{
    str_add(&writer->out, place->text->first ? " |" : "|");
    writer->cell = false;
}

static void open_row(struct writer *writer, const struct place *place)
{
    (void)place;
    str_add_char(&writer->out, '|');
}

static void close_head(struct writer *writer, const struct place *place)
{
    static const char *const rules[] = {
        [ALIGN_LEFT] = " --- |",
        [ALIGN_CENTER] = " :-: |",
        [ALIGN_RIGHT] = " --: |",
    };
    const struct grid *table = place->block->table;
    str_add(&writer->out, "\n|");
    for (size_t i = 0; i < table->column_count; i++)
        str_add(&writer->out, rules[table->columns[i].align]);
    str_add_char(&writer->out, '\n');
}

static void end_line(struct writer *writer, const struct place *place)
{
    (void)place;
    str_add_char(&writer->out, '\n');
    writer->heading = false;
    writer->level = 0;
}

static void rule(struct writer *writer, const struct place *place)
{
    (void)place;
    begin_block(writer);
    str_add(&writer->out, "---\n");
}

typedef void verb(struct writer *writer, const struct place *place);

static void markdown_open(struct writer *writer, enum part part,
                          const struct place *place)
{
    static verb *const verbs[] = {
        [PART_HEADING] = open_heading, [PART_PARAGRAPH] = open_paragraph,
        [PART_LIST] = open_list,       [PART_ITEM] = open_item,
        [PART_LINE] = open_line,       [PART_FACTS] = open_paragraph,
        [PART_FACT] = open_fact,       [PART_TABLE] = open_paragraph,
        [PART_HEAD] = open_row,        [PART_ROW] = open_row,
        [PART_CELL] = open_cell,       [PART_PAGE_BREAK] = rule,
    };
    verbs[part](writer, place);
}

static void markdown_close(struct writer *writer, enum part part,
                           const struct place *place)
{
    static verb *const verbs[] = {
        [PART_HEADING] = end_line, [PART_PARAGRAPH] = end_line, [PART_LINE] = end_line,
        [PART_FACT] = close_fact,  [PART_HEAD] = close_head,    [PART_ROW] = end_line,
        [PART_CELL] = close_cell,  [PART_PAGE_BREAK] = NULL,
    };
    if (verbs[part])
        verbs[part](writer, place);
}

static void add_line(struct writer *writer, const char *text)
{
    struct run run = {.style = RUN_ITALIC, .text = text};
    begin_block(writer);
    markdown_run(writer, &run, NULL);
    str_add_char(&writer->out, '\n');
}

static bool markdown_write(struct writer *writer, const struct document *document)
{
    if (*document->meta.header)
        add_line(writer, document->meta.header);
    if (!walk_document(writer, document, true))
        return false;
    if (*document->meta.footer)
        add_line(writer, document->meta.footer);
    return writer_hand_over(writer);
}

const struct format format_markdown = {
    .name = "markdown",
    .ending = "md",
    .open = markdown_open,
    .close = markdown_close,
    .run = markdown_run,
    .write = markdown_write,
};
