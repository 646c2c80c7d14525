/* One document made of blocks, that every report is built as before it is written.
 *
 * Owns: the shape of a report (headings, paragraphs, lists, facts, tables, page breaks)
 * and the cleaning of its texts. Does not know: the formats (report/report.h), where
 * the content comes from, who may read it (the caller leaves out what a level hides).
 *
 * Append-only. Everything, texts included, is copied into the arena given at the start
 * and lives as long as it. */
#ifndef REPORT_DOCUMENT_H
#define REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "domain/community.h"

enum { HEADING_LEVELS = 4, ITEM_LEVELS = 2 };

enum run_style { RUN_PLAIN, RUN_BOLD, RUN_ITALIC, RUN_LABEL };

/* A piece of text in one style. Its text is NFC and displayable, never empty, without
 * two spaces in a row; '\n' is a line break inside the block. */
struct run {
    struct run *next;
    enum run_style style;
    enum ink ink; /* of a RUN_LABEL */
    const char *text;
};

enum gap { GAP_NONE, GAP_SPACE, GAP_BREAK };

/* Runs in order. A space or a break is kept back until a text follows it, so that no
 * block ends by one, and then stands in a plain run of its own, so that no styled run
 * begins or ends by one. */
struct rich {
    struct run *first, *last;
    enum gap gap;
    bool one_line; /* a break is a space */
};

enum block_kind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,
    BLOCK_FACT,
    BLOCK_TABLE,
    BLOCK_PAGE_BREAK,
};

enum list_kind { LIST_BULLETS, LIST_NUMBERS, LIST_CHECKS };

enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct grid_column {
    const char *title; /* "" for none */
    int weight;        /* share of the width, beside the other columns; 0 is 1 */
    enum align align;
    bool names_row; /* its cells say what their row is about */
};

struct grid_row {
    struct grid_row *next;
    struct rich *cells; /* one a column */
    size_t filled;      /* cells begun */
};

struct grid {
    struct grid_column *columns;
    size_t column_count;
    int weight; /* of all the columns */
    int row_mm; /* least height of a row on paper, 0: that of its text */
    struct grid_row *first, *last;
};

struct block {
    struct block *next;
    enum block_kind kind;
    int level;           /* of a heading or an item, from 1 */
    enum list_kind list; /* of an item */
    bool done;           /* of an item of LIST_CHECKS */
    const char *term;    /* of a fact, with its colon: "Lieu :" */
    struct rich text;
    struct grid *table;
};

/* What is known of the document beside its blocks. A NULL text is "". */
struct document_meta {
    const char *title; /* in the metadata only: the visible one is a heading */
    const char *subject;
    const char *language; /* "fr" or "en", NULL is "fr": also the writer's typography */
    int64_t date;         /* ms, 0: not said; also the date of the files of a package */
    const char *header;   /* one line at the top (ODT: of every page) */
    const char *footer;   /* one line at the bottom (ODT: of every page) */
};

struct document {
    struct arena *arena;
    struct document_meta meta;
    struct block *first, *last;
    struct rich *open; /* what document_add adds to, NULL: nothing */
};

/* Begins an empty document. Every text given to it, here and below, is made NFC; what
 * utf8_displayable replaces is replaced (controls, bidi, invalid bytes become visible
 * marks); runs of spaces become one; lines keep their break ("\n", "\r\n") except in
 * what has one line (headings, terms, titles of columns, the meta texts). */
void document_start(struct document *document, struct arena *arena,
                    const struct document_meta *meta);

/* Level 1 to HEADING_LEVELS. A heading or a paragraph that stays empty is not written,
 * and parts nothing. */
void document_heading(struct document *document, int level, const char *text);
void document_paragraph(struct document *document, const char *text);

/* Items that follow each other without another block between them are one list, as long
 * as the kind stays. An item of level 2 belongs to the item of level 1 before it, which
 * must exist. LIST_CHECKS here is an item not done. */
void document_item(struct document *document, enum list_kind list, int level,
                   const char *text);
/* A box to tick, or ticked. */
void document_check(struct document *document, int level, bool done, const char *text);

/* "Lieu : Toulouse". The colon is added, with the space before it that the language
 * wants. Facts that follow each other are one group. */
void document_fact(struct document *document, const char *term, const char *text);

/* A table, whose columns are copied; a column of a sheet to fill by hand has cells
 * without text and rows of a given height. The head is repeated on each page. */
void document_table(struct document *document, const struct grid_column *columns,
                    size_t count, int row_mm);
/* A row of the last table; the cells that are not given are empty. */
void document_row(struct document *document);
/* The next cell of the last row, from left to right. */
void document_cell(struct document *document, const char *text);

/* What follows begins a page, where there are pages (Markdown: a rule). */
void document_page_break(struct document *document);

/* More text at the end of the last heading, paragraph, item, fact or cell; `style` is
 * not RUN_LABEL. A space at either end of `text` counts: "Décision : " then "oui". */
void document_add(struct document *document, enum run_style style, const char *text);
/* A mark that says a kind by its sign and its word, and by colour where there is one:
 * "+ Idée". A space follows it. */
void document_label(struct document *document, enum ink ink, const char *sign,
                    const char *word);

#endif
