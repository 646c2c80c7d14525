#include "report/report.h"

#include <string.h>

#include "config/outfile.h"
#include "report/private.h"

static const struct format *const formats[] = {
    [REPORT_MARKDOWN] = &format_markdown,
    [REPORT_HTML] = &format_html,
    [REPORT_ODT] = &format_odt,
};

enum { FORMATS = REPORT_ODT + 1 };

bool report_format_named(const char *name, enum report_format *format)
{
    for (int i = 0; i < FORMATS; i++) {
        if (str_equal(formats[i]->name, name)) {
            *format = (enum report_format)i;
            return true;
        }
    }
    return false;
}

const char *report_format_name(enum report_format format)
{
    return formats[format]->name;
}

const char *report_format_ending(enum report_format format)
{
    return formats[format]->ending;
}

bool report_write(const struct document *document, enum report_format format,
                  const struct report_sink *sink, struct err *err)
{
    struct writer writer = {.format = formats[format], .sink = sink, .err = err};
    bool good = writer.format->write(&writer, document);
    str_free(&writer.out);
    return good;
}

/* Why a file cannot be written is said by outfile_commit, which knows the path. */
static bool put_in_file(void *ctx, const char *bytes, size_t len, struct err *err)
{
    (void)err;
    return outfile_put(ctx, bytes, len);
}

bool report_write_file(const struct document *document, enum report_format format,
                       const char *path, bool overwrite, struct err *err)
{
    struct outfile out;
    if (!outfile_open(&out, path, err))
        return false;
    struct report_sink sink = {.put = put_in_file, .ctx = &out};
    if (!report_write(document, format, &sink, err) && out.error == 0) {
        outfile_abort(&out);
        return false;
    }
    return outfile_commit(&out, overwrite, err);
}

const char *check_sign(bool done)
{
    return done ? "☑ " : "☐ ";
}

void markup_text(struct str *out, const char *text, const char *line_break)
{
    static const struct {
        char byte;
        const char *entity;
    } entities[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}};
    while (*text) {
        size_t len = strcspn(text, "&<>\"\n");
        str_add_n(out, text, len);
        text += len;
        if (*text == '\n')
            str_add(out, line_break);
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            if (*text == entities[i].byte)
                str_add(out, entities[i].entity);
        text += *text != '\0';
    }
}
