/* HTML5 in one file: no script, nothing fetched (the policy in its head holds the
 * browser to that), styles for the screen and for A4 paper. */
#include "base/clock.h"
#include "base/i18n.h"
#include "report/private.h"

static const char *const style =
    "body{max-width:45em;margin:2em auto;padding:0 1em;line-height:1.45;"
    "font-family:\"Liberation Sans\",Arial,sans-serif;color:#000;background:#fff}\n"
    "h1,h2,h3,h4{line-height:1.2;margin:1.4em 0 .5em}\n"
    "table{border-collapse:collapse;width:100%;margin:1em 0}\n"
    "th,td{border:1px solid #555;padding:.25em .5em;vertical-align:top;"
    "text-align:left;overflow-wrap:anywhere}\n"
    "thead th{background:#eee}\n"
    "tbody th{font-weight:normal}\n"
    "th.center,td.center{text-align:center}\n"
    "th.right,td.right{text-align:right}\n"
    "p,li,dd{overflow-wrap:anywhere}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em .8em}\n"
    "dt{font-weight:bold}\n"
    "dd{margin:0}\n"
    "ul.checks{list-style:none;padding-left:1em}\n"
    ".label{border:1px solid currentColor;border-radius:.2em;padding:0 .3em}\n"
    ".idea{color:#14602a}\n"
    ".fear{color:#9c1c1c}\n"
    ".need{color:#1d4b8f}\n"
    ".question{color:#6b4a00}\n"
    "hr.page{border:0;border-top:1px dashed #999;margin:2em 0}\n"
    "header,footer{color:#444;font-size:.9em}\n"
    "@page{size:A4;margin:20mm;@bottom-right{content:counter(page) \" / \" "
    "counter(pages)}}\n"
    "@media print{\n"
    "body{max-width:none;margin:0;padding:0;font-size:11pt}\n"
    "h1,h2,h3,h4{break-after:avoid}\n"
    "thead{display:table-header-group}\n"
    "tr,li{break-inside:avoid}\n"
    "thead th{background:none}\n"
    "hr.page{break-after:page;border:0;margin:0}\n"
    "}\n";

static const char *const align_class[] = {
    [ALIGN_LEFT] = "",
    [ALIGN_CENTER] = " class=\"center\"",
    [ALIGN_RIGHT] = " class=\"right\"",
};

static const char *const ink_class[] = {
    [INK_PLAIN] = "label",
    [INK_IDEA] = "label idea",
    [INK_FEAR] = "label fear",
    [INK_NEED] = "label need",
    [INK_QUESTION] = "label question",
};

static void open_heading(struct str *out, const struct place *place)
{
    str_printf(out, "<h%d>", place->block->level);
}

static void open_list(struct str *out, const struct place *place)
{
    static const char *const tags[] = {
        [LIST_BULLETS] = "<ul>\n",
        [LIST_NUMBERS] = "<ol>\n",
        [LIST_CHECKS] = "<ul class=\"checks\">\n",
    };
    if (place->block->level > 1) /* on its own line after the text of the item */
        str_add_char(out, '\n');
    str_add(out, tags[place->block->list]);
}

static void open_line(struct str *out, const struct place *place)
{
    if (place->block->list == LIST_CHECKS)
        str_add(out, check_sign(place->block->done));
}

static void open_fact(struct str *out, const struct place *place)
{
    str_add(out, "<dt>");
    markup_text(out, place->block->term, "");
    str_add(out, "</dt><dd>");
}

static void open_table(struct str *out, const struct place *place)
{
    const struct grid *table = place->block->table;
    str_add(out, "<table>\n<colgroup>");
    for (size_t i = 0; i < table->column_count; i++)
        str_printf(out, "<col style=\"width:%d%%\">",
                   100 * table->columns[i].weight / table->weight);
    str_add(out, "</colgroup>\n");
}

static void open_row(struct str *out, const struct place *place)
{
    if (place->block->table->row_mm > 0)
        str_printf(out, "<tr style=\"height:%dmm\">", place->block->table->row_mm);
    else
        str_add(out, "<tr>");
}

static const char *cell_tag(const struct place *place)
{
    return place->head || place->column->names_row ? "th" : "td";
}

static void open_cell(struct str *out, const struct place *place)
{
    const char *scope = place->head                ? " scope=\"col\""
                        : place->column->names_row ? " scope=\"row\""
                                                   : "";
    str_printf(out, "<%s%s%s>", cell_tag(place), scope,
               align_class[place->column->align]);
}

static void html_open(struct writer *writer, enum part part, const struct place *place)
{
    static const char *const tags[] = {
        [PART_PARAGRAPH] = "<p>",
        [PART_ITEM] = "<li>",
        [PART_FACTS] = "<dl>\n",
        [PART_HEAD] = "<thead><tr>",
        [PART_PAGE_BREAK] = "<hr class=\"page\">\n",
    };
    static void (*const openers[])(struct str *, const struct place *) = {
        [PART_HEADING] = open_heading, [PART_LIST] = open_list,
        [PART_LINE] = open_line,       [PART_FACT] = open_fact,
        [PART_TABLE] = open_table,     [PART_ROW] = open_row,
        [PART_CELL] = open_cell,       [PART_PAGE_BREAK] = NULL,
    };
    if (openers[part])
        openers[part](&writer->out, place);
    else
        str_add(&writer->out, tags[part]);
}

static void html_close(struct writer *writer, enum part part, const struct place *place)
{
    static const char *const tags[] = {
        [PART_PARAGRAPH] = "</p>\n",
        [PART_ITEM] = "</li>\n",
        [PART_LINE] = "",
        [PART_FACTS] = "</dl>\n",
        [PART_FACT] = "</dd>\n",
        [PART_TABLE] = "</tbody>\n</table>\n",
        [PART_HEAD] = "</tr></thead>\n<tbody>\n",
        [PART_ROW] = "</tr>\n",
        [PART_PAGE_BREAK] = "",
    };
    struct str *out = &writer->out;
    if (part == PART_HEADING)
        str_printf(out, "</h%d>\n", place->block->level);
    else if (part == PART_CELL)
        str_printf(out, "</%s>", cell_tag(place));
    else if (part == PART_LIST)
        str_add(out, place->block->list == LIST_NUMBERS ? "</ol>\n" : "</ul>\n");
    else
        str_add(out, tags[part]);
}

static void html_run(struct writer *writer, const struct run *run,
                     const struct run *before)
{
    (void)before;
    static const char *const end[] = {
        [RUN_PLAIN] = "",
        [RUN_BOLD] = "</strong>",
        [RUN_ITALIC] = "</em>",
        [RUN_LABEL] = "</strong>",
    };
    struct str *out = &writer->out;
    if (run->style == RUN_LABEL)
        str_printf(out, "<strong class=\"%s\">", ink_class[run->ink]);
    else if (run->style != RUN_PLAIN)
        str_add(out, run->style == RUN_BOLD ? "<strong>" : "<em>");
    markup_text(out, run->text, "<br>");
    str_add(out, end[run->style]);
}

static void add_line(struct str *out, const char *before, const char *text,
                     const char *after)
{
    if (!*text)
        return;
    str_add(out, before);
    markup_text(out, text, "");
    str_add(out, after);
}

static bool html_write(struct writer *writer, const struct document *document)
{
    const struct document_meta *meta = &document->meta;
    struct str *out = &writer->out;
    str_printf(out,
               "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
               "'none'; style-src 'unsafe-inline'\">\n"
               "<meta name=\"viewport\" content=\"width=device-width\">\n"
               "<meta name=\"generator\" content=\"terreau\">\n",
               meta->language);
    add_line(out, "<title>", *meta->title ? meta->title : _("Sans titre"),
             "</title>\n");
    add_line(out, "<meta name=\"description\" content=\"", meta->subject, "\">\n");
    if (meta->date) {
        char date[32];
        clock_iso(meta->date, date);
        add_line(out, "<meta name=\"dcterms.created\" content=\"", date, "\">\n");
    }
    str_printf(out, "<style>\n%s</style>\n</head>\n<body>\n", style);
    add_line(out, "<header><p>", meta->header, "</p></header>\n");
    str_add(out, "<main>\n");
    if (!walk_document(writer, document, true))
        return false;
    str_add(out, "</main>\n");
    add_line(out, "<footer><p>", meta->footer, "</p></footer>\n");
    str_add(out, "</body>\n</html>\n");
    return writer_hand_over(writer);
}

const struct format format_html = {
    .name = "html",
    .ending = "html",
    .open = html_open,
    .close = html_close,
    .run = html_run,
    .write = html_write,
};
