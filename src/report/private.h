/* What the writers share: one walk through the document, and a table of verbs a format.
 *
 * walk.c alone decides what is written and in which order, so that the formats cannot
 * differ in content; a format only says how a part begins, ends, and shows a run. */
#ifndef REPORT_PRIVATE_H
#define REPORT_PRIVATE_H

#include "base/str.h"
#include "report/report.h"

enum part {
    PART_HEADING,
    PART_PARAGRAPH,
    PART_LIST, /* of one level; the list of level 2 is inside an item of level 1 */
    PART_ITEM,
    PART_LINE, /* the text of the item, without the list inside it */
    PART_FACTS,
    PART_FACT, /* its runs are the text; the term is in the block */
    PART_TABLE,
    PART_HEAD, /* the row of titles */
    PART_ROW,
    PART_CELL,
    PART_PAGE_BREAK,
};

/* Where the walk is. */
struct place {
    const struct block *block;
    int number;                       /* of an item in its list, from 1 */
    bool last;                        /* no other fact follows in the group */
    bool head;                        /* a cell in the row of titles */
    const struct grid_column *column; /* of a cell, else NULL */
    const struct rich *text;          /* of a part that has runs, else NULL */
};

struct writer;

struct format {
    const char *name;
    const char *ending;
    void (*open)(struct writer *writer, enum part part, const struct place *place);
    void (*close)(struct writer *writer, enum part part, const struct place *place);
    /* `before` is the run before this one in the same text, or NULL. */
    void (*run)(struct writer *writer, const struct run *run, const struct run *before);
    /* The whole document, by walk_document. */
    bool (*write)(struct writer *writer, const struct document *document);
};

/* How far in its line Markdown is: what the next character could be taken for. */
enum line { LINE_START, LINE_DIGITS, LINE_INSIDE };

struct writer {
    const struct format *format;
    const struct report_sink *sink;
    struct err *err;
    struct str out; /* not yet handed over */
    /* Markdown */
    enum line line;
    bool heading, cell;
    bool begun;                  /* something was written: a block needs a blank line */
    int level;                   /* of the item whose text this is, 0: none */
    int indent[ITEM_LEVELS + 1]; /* columns before the text of an item of that level */
    /* ODT */
    int tables; /* met so far: their styles have the number in their name */
};

extern const struct format format_markdown, format_html, format_odt;

/* Gives the sink what `out` holds. */
bool writer_hand_over(struct writer *writer);

/* Goes through the blocks by the verbs of writer->format. With `pieces`, `out` is
 * handed over each time it is large; false when the sink refused. */
bool walk_document(struct writer *writer, const struct document *document, bool pieces);

/* Appends text for HTML or XML, in an element or in a quoted attribute. A line break
 * becomes `line_break`. */
void markup_text(struct str *out, const char *text, const char *line_break);

/* Before the text of a check: ☐ or ☑, and a space. */
const char *check_sign(bool done);

#define ODT_TYPE "application/vnd.oasis.opendocument.text"

/* The parts of the ODT package that do not depend on the blocks (odt_styles.c). */
void odt_styles(struct str *out, const struct document *document);
void odt_meta(struct str *out, const struct document *document);
void odt_manifest(struct str *out);
/* content.xml (odt_content.c): format_odt's verbs. */
void odt_content(struct writer *writer, const struct document *document);
void odt_open(struct writer *writer, enum part part, const struct place *place);
void odt_close(struct writer *writer, enum part part, const struct place *place);
void odt_run(struct writer *writer, const struct run *run, const struct run *before);

#endif
