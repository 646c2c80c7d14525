/* content.xml: the blocks, each with a style of odt_styles.c; only what depends on one
 * table (the widths of its columns) is a style made here. */
#include "report/private.h"

enum { PAGE_WIDTH = 1700 }; /* of the text, in hundredths of a centimetre */

static const char *const line_break = "<text:line-break/>";

static const char *const ink_style[] = {
    [INK_PLAIN] = "Label",
    [INK_IDEA] = "Label_20_Idea",
    [INK_FEAR] = "Label_20_Fear",
    [INK_NEED] = "Label_20_Need",
    [INK_QUESTION] = "Label_20_Question",
};

static void open_heading(struct writer *writer, const struct place *place)
{
    int level = place->block->level;
    str_printf(&writer->out,
               "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">",
               level, level);
}

static void open_list(struct writer *writer, const struct place *place)
{
    static const char *const names[] = {
        [LIST_BULLETS] = "Bullets",
        [LIST_NUMBERS] = "Numbers",
        [LIST_CHECKS] = "Checks",
    };
    str_printf(&writer->out, "<text:list text:style-name=\"%s\">\n",
               names[place->block->list]);
}

static void open_line(struct writer *writer, const struct place *place)
{
    str_add(&writer->out, "<text:p text:style-name=\"List_20_Item\">");
    if (place->block->list == LIST_CHECKS)
        str_add(&writer->out, check_sign(place->block->done));
}

static void open_fact(struct writer *writer, const struct place *place)
{
    str_add(&writer->out, "<text:p text:style-name=\"Fact\">"
                          "<text:span text:style-name=\"Strong_20_Emphasis\">");
    markup_text(&writer->out, place->block->term, "");
    str_add(&writer->out, place->text->first ? "</text:span> " : "</text:span>");
}

static void open_table(struct writer *writer, const struct place *place)
{
    int number = ++writer->tables;
    str_printf(&writer->out,
               "<table:table table:name=\"Table%d\" table:style-name=\"Table%d\">\n",
               number, number);
    for (size_t i = 0; i < place->block->table->column_count; i++)
        str_printf(&writer->out,
                   "<table:table-column table:style-name=\"Table%d.C%zu\"/>\n", number,
                   i + 1);
}

static void open_row(struct writer *writer, const struct place *place)
{
    if (place->block->table->row_mm > 0)
        str_printf(&writer->out, "<table:table-row table:style-name=\"Table%d.Row\">",
                   writer->tables);
    else
        str_add(&writer->out, "<table:table-row table:style-name=\"Row\">");
}

static void open_cell(struct writer *writer, const struct place *place)
{
    static const char *const names[][2] = {
        [ALIGN_LEFT] = {"Table_20_Contents", "Table_20_Heading"},
        [ALIGN_CENTER] = {"Table_20_Center", "Table_20_Heading_20_Center"},
        [ALIGN_RIGHT] = {"Table_20_Right", "Table_20_Heading_20_Right"},
    };
    str_printf(&writer->out,
               "<table:table-cell table:style-name=\"%s\" "
               "office:value-type=\"string\"><text:p text:style-name=\"%s\">",
               place->head ? "Head" : "Cell", names[place->column->align][place->head]);
}

void odt_open(struct writer *writer, enum part part, const struct place *place)
{
    static const char *const tags[] = {
        [PART_PARAGRAPH] = "<text:p text:style-name=\"Text_20_body\">",
        [PART_ITEM] = "<text:list-item>",
        [PART_FACTS] = "",
        [PART_HEAD] = "<table:table-header-rows><table:table-row>",
        [PART_PAGE_BREAK] = "<text:p text:style-name=\"Page_20_Break\"/>\n",
    };
    static void (*const openers[])(struct writer *, const struct place *) = {
        [PART_HEADING] = open_heading, [PART_LIST] = open_list,
        [PART_LINE] = open_line,       [PART_FACT] = open_fact,
        [PART_TABLE] = open_table,     [PART_ROW] = open_row,
        [PART_CELL] = open_cell,       [PART_PAGE_BREAK] = NULL,
    };
    if (openers[part])
        openers[part](writer, place);
    else
        str_add(&writer->out, tags[part]);
}

void odt_close(struct writer *writer, enum part part, const struct place *place)
{
    (void)place;
    static const char *const tags[] = {
        [PART_HEADING] = "</text:h>\n",
        [PART_PARAGRAPH] = "</text:p>\n",
        [PART_LIST] = "</text:list>\n",
        [PART_ITEM] = "</text:list-item>\n",
        [PART_LINE] = "</text:p>",
        [PART_FACTS] = "",
        [PART_FACT] = "</text:p>\n",
        [PART_TABLE] = "</table:table>\n",
        [PART_HEAD] = "</table:table-row></table:table-header-rows>\n",
        [PART_ROW] = "</table:table-row>\n",
        [PART_CELL] = "</text:p></table:table-cell>",
        [PART_PAGE_BREAK] = "",
    };
    str_add(&writer->out, tags[part]);
}

void odt_run(struct writer *writer, const struct run *run, const struct run *before)
{
    (void)before;
    static const char *const names[] = {
        [RUN_BOLD] = "Strong_20_Emphasis", [RUN_ITALIC] = "Emphasis", [RUN_LABEL] = ""};
    struct str *out = &writer->out;
    if (run->style == RUN_PLAIN) {
        markup_text(out, run->text, line_break);
        return;
    }
    str_printf(out, "<text:span text:style-name=\"%s\">",
               run->style == RUN_LABEL ? ink_style[run->ink] : names[run->style]);
    markup_text(out, run->text, line_break);
    str_add(out, "</text:span>");
}

static void add_table_styles(struct str *out, const struct grid *table, int number)
{
    str_printf(out,
               "<style:style style:name=\"Table%d\" style:family=\"table\">"
               "<style:table-properties style:width=\"17cm\" table:align=\"margins\" "
               "table:border-model=\"collapsing\" fo:margin-top=\"0.2cm\" "
               "fo:margin-bottom=\"0.3cm\"/></style:style>\n",
               number);
    for (size_t i = 0; i < table->column_count; i++) {
        int width = PAGE_WIDTH * table->columns[i].weight / table->weight;
        str_printf(out,
                   "<style:style style:name=\"Table%d.C%zu\" "
                   "style:family=\"table-column\"><style:table-column-properties "
                   "style:column-width=\"%d.%02dcm\"/></style:style>\n",
                   number, i + 1, width / 100, width % 100);
    }
    if (table->row_mm > 0)
        str_printf(out,
                   "<style:style style:name=\"Table%d.Row\" style:family=\"table-row\">"
                   "<style:table-row-properties style:min-row-height=\"%dmm\" "
                   "fo:keep-together=\"always\"/></style:style>\n",
                   number, table->row_mm);
}

static const char *const head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content "
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "office:version=\"1.2\">\n<office:automatic-styles>\n"
    "<style:style style:name=\"Row\" style:family=\"table-row\">"
    "<style:table-row-properties fo:keep-together=\"auto\"/></style:style>\n"
    "<style:style style:name=\"Cell\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:padding=\"0.10cm\" "
    "fo:border=\"0.5pt solid #555555\"/></style:style>\n"
    "<style:style style:name=\"Head\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:padding=\"0.10cm\" "
    "fo:border=\"0.5pt solid #555555\" fo:background-color=\"#eeeeee\"/>"
    "</style:style>\n";

void odt_content(struct writer *writer, const struct document *document)
{
    int tables = 0;
    str_add(&writer->out, head);
    for (const struct block *block = document->first; block; block = block->next)
        if (block->kind == BLOCK_TABLE)
            add_table_styles(&writer->out, block->table, ++tables);
    str_add(&writer->out, "</office:automatic-styles>\n<office:body><office:text>\n");
    walk_document(writer, document, false);
    str_add(&writer->out, "</office:text></office:body>\n</office:document-content>\n");
}
