/* styles.xml, meta.xml and the manifest: the look of every report, in the named styles
 * that the person finds again, and can change, in LibreOffice. */
#include "base/clock.h"
#include "report/private.h"

#define NAMESPACES                                                                     \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "               \
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                 \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                   \
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "        \
    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "          \
    "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "                   \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\""

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* A style of paragraph: its name as shown, its parent and its properties. */
struct paragraph_style {
    const char *name, *shown, *parent, *paragraph, *text;
};

static const struct paragraph_style paragraph_styles[] = {
    {"Standard", "Standard", "", "", ""},
    {"Text_20_body", "Text body", "Standard",
     "fo:margin-top=\"0cm\" fo:margin-bottom=\"0.20cm\" fo:orphans=\"2\" "
     "fo:widows=\"2\"",
     ""},
    {"Heading", "Heading", "Standard",
     "fo:margin-top=\"0.40cm\" fo:margin-bottom=\"0.20cm\" "
     "fo:keep-with-next=\"always\"",
     "fo:font-weight=\"bold\""},
    {"List_20_Item", "List Item", "Standard",
     "fo:margin-top=\"0cm\" fo:margin-bottom=\"0.10cm\"", ""},
    {"Fact", "Fact", "Standard", "fo:margin-top=\"0cm\" fo:margin-bottom=\"0.05cm\"",
     ""},
    {"Page_20_Break", "Page Break", "Standard",
     "fo:break-before=\"page\" fo:line-height=\"0.05cm\"", "fo:font-size=\"2pt\""},
    {"Table_20_Contents", "Table Contents", "Standard", "", ""},
    {"Table_20_Center", "Table Center", "Table_20_Contents", "fo:text-align=\"center\"",
     ""},
    {"Table_20_Right", "Table Right", "Table_20_Contents", "fo:text-align=\"end\"", ""},
    {"Table_20_Heading", "Table Heading", "Table_20_Contents", "",
     "fo:font-weight=\"bold\""},
    {"Table_20_Heading_20_Center", "Table Heading Center", "Table_20_Heading",
     "fo:text-align=\"center\"", ""},
    {"Table_20_Heading_20_Right", "Table Heading Right", "Table_20_Heading",
     "fo:text-align=\"end\"", ""},
    {"Header", "Header", "Standard", "", "fo:font-size=\"9pt\" fo:color=\"#444444\""},
    {"Footer", "Footer", "Standard", "", "fo:font-size=\"9pt\" fo:color=\"#444444\""},
};

/* A style of words. */
static const struct {
    const char *name, *shown, *text;
} text_styles[] = {
    {"Strong_20_Emphasis", "Strong Emphasis", "fo:font-weight=\"bold\""},
    {"Emphasis", "Emphasis", "fo:font-style=\"italic\""},
    {"Label", "Label", "fo:font-weight=\"bold\""},
    {"Label_20_Idea", "Label Idea", "fo:font-weight=\"bold\" fo:color=\"#14602a\""},
    {"Label_20_Fear", "Label Fear", "fo:font-weight=\"bold\" fo:color=\"#9c1c1c\""},
    {"Label_20_Need", "Label Need", "fo:font-weight=\"bold\" fo:color=\"#1d4b8f\""},
    {"Label_20_Question", "Label Question",
     "fo:font-weight=\"bold\" fo:color=\"#6b4a00\""},
};

static const char *const heading_sizes[HEADING_LEVELS] = {"18pt", "15pt", "13pt",
                                                          "11pt"};

static void add_default(struct str *out, const char *language)
{
    str_printf(out,
               "<style:default-style style:family=\"paragraph\">"
               "<style:paragraph-properties style:tab-stop-distance=\"1.25cm\"/>"
               "<style:text-properties style:font-name=\"Liberation Sans\" "
               "fo:font-size=\"11pt\" fo:language=\"%s\" fo:country=\"%s\"/>"
               "</style:default-style>\n",
               language, str_equal(language, "en") ? "GB" : "FR");
}

static void add_paragraph_style(struct str *out, const struct paragraph_style *style)
{
    str_printf(out,
               "<style:style style:name=\"%s\" style:display-name=\"%s\" "
               "style:family=\"paragraph\"",
               style->name, style->shown);
    if (*style->parent)
        str_printf(out, " style:parent-style-name=\"%s\"", style->parent);
    str_add_char(out, '>');
    if (*style->paragraph)
        str_printf(out, "<style:paragraph-properties %s/>", style->paragraph);
    if (*style->text)
        str_printf(out, "<style:text-properties %s/>", style->text);
    str_add(out, "</style:style>\n");
}

static void add_heading_style(struct str *out, int level)
{
    str_printf(out,
               "<style:style style:name=\"Heading_20_%d\" style:display-name=\"Heading "
               "%d\" style:family=\"paragraph\" style:parent-style-name=\"Heading\" "
               "style:next-style-name=\"Text_20_body\" "
               "style:default-outline-level=\"%d\">"
               "<style:text-properties fo:font-size=\"%s\"/></style:style>\n",
               level, level, level, heading_sizes[level - 1]);
}

static void add_indent(struct str *out, int level)
{
    int text = 64 * level; /* hundredths of a centimetre */
    str_printf(out,
               "<style:list-level-properties "
               "text:list-level-position-and-space-mode=\"label-alignment\">"
               "<style:list-level-label-alignment text:label-followed-by=\"listtab\" "
               "text:list-tab-stop-position=\"%d.%02dcm\" fo:text-indent=\"-0.64cm\" "
               "fo:margin-left=\"%d.%02dcm\"/></style:list-level-properties>",
               text / 100, text % 100, text / 100, text % 100);
}

/* Boxes to tick are characters of their text, so their list itself shows nothing. */
static void add_list_style(struct str *out, const char *name, enum list_kind kind)
{
    static const char *const bullets[ITEM_LEVELS] = {"•", "–"};
    str_printf(out, "<text:list-style style:name=\"%s\">\n", name);
    for (int level = 1; level <= ITEM_LEVELS; level++) {
        bool bullet = kind == LIST_BULLETS;
        if (bullet)
            str_printf(out,
                       "<text:list-level-style-bullet text:level=\"%d\" "
                       "text:bullet-char=\"%s\">",
                       level, bullets[level - 1]);
        else
            str_printf(
                out, "<text:list-level-style-number text:level=\"%d\" %s>", level,
                kind == LIST_NUMBERS ? "style:num-suffix=\".\" style:num-format=\"1\""
                                     : "style:num-format=\"\"");
        add_indent(out, level);
        str_printf(out, "</text:list-level-style-%s>\n", bullet ? "bullet" : "number");
    }
    str_add(out, "</text:list-style>\n");
}

static void add_named_styles(struct str *out, const char *language)
{
    str_add(out, "<office:styles>\n");
    add_default(out, language);
    for (size_t i = 0; i < sizeof paragraph_styles / sizeof *paragraph_styles; i++)
        add_paragraph_style(out, &paragraph_styles[i]);
    for (int level = 1; level <= HEADING_LEVELS; level++)
        add_heading_style(out, level);
    for (size_t i = 0; i < sizeof text_styles / sizeof *text_styles; i++)
        str_printf(out,
                   "<style:style style:name=\"%s\" style:display-name=\"%s\" "
                   "style:family=\"text\"><style:text-properties %s/></style:style>\n",
                   text_styles[i].name, text_styles[i].shown, text_styles[i].text);
    add_list_style(out, "Bullets", LIST_BULLETS);
    add_list_style(out, "Numbers", LIST_NUMBERS);
    add_list_style(out, "Checks", LIST_CHECKS);
    str_add(out, "</office:styles>\n");
}

/* A4, 2 cm around; the number of the page stands at the right of the footer. */
static void add_page(struct str *out, const struct document_meta *meta)
{
    str_add(out,
            "<office:automatic-styles>\n<style:page-layout style:name=\"A4\">"
            "<style:page-layout-properties fo:page-width=\"21cm\" "
            "fo:page-height=\"29.7cm\" style:print-orientation=\"portrait\" "
            "fo:margin-top=\"1.5cm\" fo:margin-bottom=\"1.5cm\" fo:margin-left=\"2cm\" "
            "fo:margin-right=\"2cm\"/><style:header-style>"
            "<style:header-footer-properties fo:min-height=\"0.6cm\" "
            "fo:margin-bottom=\"0.4cm\"/></style:header-style><style:footer-style>"
            "<style:header-footer-properties fo:min-height=\"0.6cm\" "
            "fo:margin-top=\"0.4cm\"/></style:footer-style></style:page-layout>\n"
            "<style:style style:name=\"Numbered\" style:family=\"paragraph\" "
            "style:parent-style-name=\"Footer\"><style:paragraph-properties>"
            "<style:tab-stops><style:tab-stop style:position=\"17cm\" "
            "style:type=\"right\"/></style:tab-stops></style:paragraph-properties>"
            "</style:style>\n</office:automatic-styles>\n<office:master-styles>"
            "<style:master-page style:name=\"Standard\" "
            "style:page-layout-name=\"A4\">");
    if (*meta->header) {
        str_add(out, "<style:header><text:p text:style-name=\"Header\">");
        markup_text(out, meta->header, "");
        str_add(out, "</text:p></style:header>");
    }
    str_add(out, "<style:footer><text:p text:style-name=\"Numbered\">");
    markup_text(out, meta->footer, "");
    str_add(out, "<text:tab/><text:page-number text:select-page=\"current\">1"
                 "</text:page-number> / <text:page-count>1</text:page-count></text:p>"
                 "</style:footer></style:master-page></office:master-styles>\n");
}

void odt_styles(struct str *out, const struct document *document)
{
    str_add(out, XML "<office:document-styles " NAMESPACES ">\n"
                     "<office:font-face-decls><style:font-face "
                     "style:name=\"Liberation Sans\" "
                     "svg:font-family=\"'Liberation Sans', Arial\" "
                     "style:font-family-generic=\"swiss\"/>"
                     "</office:font-face-decls>\n");
    add_named_styles(out, document->meta.language);
    add_page(out, &document->meta);
    str_add(out, "</office:document-styles>\n");
}

static void add_meta(struct str *out, const char *name, const char *text)
{
    if (!*text)
        return;
    str_printf(out, "<%s>", name);
    markup_text(out, text, "");
    str_printf(out, "</%s>\n", name);
}

void odt_meta(struct str *out, const struct document *document)
{
    const struct document_meta *meta = &document->meta;
    char date[32] = "";
    if (meta->date) {
        clock_iso(meta->date, date);
        date[sizeof "2026-11-26T14:03:07" - 1] = '\0'; /* LibreOffice wants no offset */
    }
    str_add(out, XML "<office:document-meta " NAMESPACES "><office:meta>\n");
    add_meta(out, "meta:generator", "terreau");
    add_meta(out, "dc:title", meta->title);
    add_meta(out, "dc:subject", meta->subject);
    add_meta(out, "dc:language", str_equal(meta->language, "en") ? "en-GB" : "fr-FR");
    add_meta(out, "meta:creation-date", date);
    add_meta(out, "dc:date", date);
    str_add(out, "</office:meta></office:document-meta>\n");
}

void odt_manifest(struct str *out)
{
    static const char *const parts[] = {"content.xml", "styles.xml", "meta.xml"};
    str_add(out, XML "<manifest:manifest "
                     "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:"
                     "1.0\" manifest:version=\"1.2\">\n"
                     "<manifest:file-entry manifest:full-path=\"/\" "
                     "manifest:version=\"1.2\" "
                     "manifest:media-type=\"" ODT_TYPE "\"/>\n");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        str_printf(out,
                   "<manifest:file-entry manifest:full-path=\"%s\" "
                   "manifest:media-type=\"text/xml\"/>\n",
                   parts[i]);
    str_add(out, "</manifest:manifest>\n");
}
