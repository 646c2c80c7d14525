/* OpenDocument 1.2: a package whose first entry is its type, and whose content is made
 * in memory before it is compressed. */
#include "report/package.h"
#include "report/private.h"

static struct package_entry entry(const char *name, const struct str *text)
{
    return (struct package_entry){
        .name = name, .bytes = str_text(text), .len = text->len};
}

static bool odt_write(struct writer *writer, const struct document *document)
{
    struct str type = {0}, manifest = {0}, styles = {0}, meta = {0};
    str_add(&type, ODT_TYPE);
    odt_manifest(&manifest);
    odt_styles(&styles, document);
    odt_meta(&meta, document);
    odt_content(writer, document);
    struct package_entry entries[] = {
        entry("mimetype", &type),
        entry("content.xml", &writer->out),
        entry("styles.xml", &styles),
        entry("meta.xml", &meta),
        entry("META-INF/manifest.xml", &manifest),
    };
    entries[0].stored = true;
    bool good = package_write(entries, sizeof entries / sizeof *entries,
                              document->meta.date, writer->sink, writer->err);
    str_free(&meta);
    str_free(&styles);
    str_free(&manifest);
    str_free(&type);
    return good;
}

const struct format format_odt = {
    .name = "odt",
    .ending = "odt",
    .open = odt_open,
    .close = odt_close,
    .run = odt_run,
    .write = odt_write,
};
