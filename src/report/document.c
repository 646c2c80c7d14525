#include "report/document.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* Displayable text, with its lines: utf8_displayable alone makes a break a space, and
 * a carriage return a visible mark. */
static void clean(struct str *out, const char *text)
{
    struct str normal = {0};
    utf8_clean(&normal, text, strlen(text));
    const char *line = str_text(&normal);
    for (;;) {
        size_t len = strcspn(line, "\n");
        size_t cut = len > 0 && line[len] == '\n' && line[len - 1] == '\r';
        utf8_displayable(out, line, len - cut);
        if (line[len] == '\0')
            break;
        str_add_char(out, '\n');
        line += len + 1;
    }
    str_free(&normal);
}

static enum gap gap_of(char byte, bool one_line)
{
    switch (byte) {
    case ' ':
        return GAP_SPACE;
    case '\n':
        return one_line ? GAP_SPACE : GAP_BREAK;
    default:
        return GAP_NONE;
    }
}

/* Takes from *text the spaces at its head; returns the strongest, at least `gap`. */
static enum gap skip_gap(const char **text, enum gap gap, bool one_line)
{
    for (;; (*text)++) {
        enum gap more = gap_of(**text, one_line);
        if (more == GAP_NONE)
            return gap;
        gap = more > gap ? more : gap;
    }
}

static const char gap_text[][2] = {
    [GAP_NONE] = "", [GAP_SPACE] = " ", [GAP_BREAK] = "\n"};

/* The words of a clean text with one gap between two; the gap after the last one is not
 * written but returned. */
static enum gap squeeze(struct str *out, const char *text, bool one_line)
{
    enum gap gap = GAP_NONE;
    while (*text) {
        if (gap != GAP_NONE)
            str_add(out, gap_text[gap]);
        size_t len = strcspn(text, " \n");
        str_add_n(out, text, len);
        text += len;
        gap = skip_gap(&text, GAP_NONE, one_line);
    }
    return gap;
}

static void add_run(struct document *document, struct run run)
{
    struct rich *rich = document->open;
    struct run *copy = arena_alloc(document->arena, sizeof *copy);
    *copy = run;
    copy->text = arena_strdup(document->arena, run.text);
    if (rich->last)
        rich->last->next = copy;
    else
        rich->first = copy;
    rich->last = copy;
}

static void add(struct document *document, struct run run)
{
    struct rich *rich = document->open;
    struct str text = {0}, words = {0};
    clean(&text, run.text);
    const char *at = str_text(&text);
    enum gap gap = skip_gap(&at, rich->gap, rich->one_line);
    rich->gap = rich->first ? gap : GAP_NONE;
    if (*at) {
        if (rich->gap != GAP_NONE)
            add_run(document, (struct run){.text = gap_text[rich->gap]});
        rich->gap = squeeze(&words, at, rich->one_line);
        run.text = str_text(&words);
        add_run(document, run);
    }
    str_free(&words);
    str_free(&text);
}

/* A text of one line as the arena keeps it. */
static const char *keep_line(struct document *document, const char *text)
{
    struct str cleaned = {0}, words = {0};
    clean(&cleaned, text ? text : "");
    const char *at = str_text(&cleaned);
    skip_gap(&at, GAP_NONE, true);
    squeeze(&words, at, true);
    const char *kept = arena_strdup(document->arena, str_text(&words));
    str_free(&words);
    str_free(&cleaned);
    return kept;
}

void document_start(struct document *document, struct arena *arena,
                    const struct document_meta *meta)
{
    *document = (struct document){.arena = arena, .meta = *meta};
    struct document_meta *kept = &document->meta;
    kept->title = keep_line(document, meta->title);
    kept->subject = keep_line(document, meta->subject);
    kept->header = keep_line(document, meta->header);
    kept->footer = keep_line(document, meta->footer);
    kept->language = str_equal(meta->language, "en") ? "en" : "fr";
}

static struct block *append(struct document *document, enum block_kind kind)
{
    struct block *block = arena_alloc(document->arena, sizeof *block);
    block->kind = kind;
    if (document->last)
        document->last->next = block;
    else
        document->first = block;
    document->last = block;
    document->open = NULL;
    return block;
}

static void open_text(struct document *document, struct rich *rich, const char *text)
{
    document->open = rich;
    add(document, (struct run){.style = RUN_PLAIN, .text = text});
}

void document_heading(struct document *document, int level, const char *text)
{
    assert(level >= 1 && level <= HEADING_LEVELS);
    struct block *block = append(document, BLOCK_HEADING);
    block->level = level;
    block->text.one_line = true;
    open_text(document, &block->text, text);
}

void document_paragraph(struct document *document, const char *text)
{
    struct block *block = append(document, BLOCK_PARAGRAPH);
    open_text(document, &block->text, text);
}

void document_item(struct document *document, enum list_kind list, int level,
                   const char *text)
{
    assert(level >= 1 && level <= ITEM_LEVELS);
    assert(level == 1 || (document->last && document->last->kind == BLOCK_ITEM));
    struct block *block = append(document, BLOCK_ITEM);
    block->level = level;
    block->list = list;
    open_text(document, &block->text, text);
}

void document_check(struct document *document, int level, bool done, const char *text)
{
    document_item(document, LIST_CHECKS, level, text);
    document->last->done = done;
}

void document_fact(struct document *document, const char *term, const char *text)
{
    struct block *block = append(document, BLOCK_FACT);
    const char *colon = str_equal(document->meta.language, "en") ? ":" : "\u00a0:";
    block->term =
        arena_printf(document->arena, "%s%s", keep_line(document, term), colon);
    open_text(document, &block->text, text);
}

void document_table(struct document *document, const struct grid_column *columns,
                    size_t count, int row_mm)
{
    assert(count > 0);
    struct grid *table = arena_alloc(document->arena, sizeof *table);
    table->columns = arena_alloc(document->arena, count * sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        table->columns[i] = columns[i];
        table->columns[i].title = keep_line(document, columns[i].title);
        table->columns[i].weight = columns[i].weight > 0 ? columns[i].weight : 1;
        table->weight += table->columns[i].weight;
    }
    table->column_count = count;
    table->row_mm = row_mm;
    append(document, BLOCK_TABLE)->table = table;
}

static struct grid *last_table(const struct document *document)
{
    assert(document->last && document->last->kind == BLOCK_TABLE);
    return document->last->table;
}

void document_row(struct document *document)
{
    struct grid *table = last_table(document);
    struct grid_row *row = arena_alloc(document->arena, sizeof *row);
    row->cells = arena_alloc(document->arena, table->column_count * sizeof *row->cells);
    if (table->last)
        table->last->next = row;
    else
        table->first = row;
    table->last = row;
    document->open = NULL;
}

void document_cell(struct document *document, const char *text)
{
    struct grid *table = last_table(document);
    assert(table->last && table->last->filled < table->column_count);
    open_text(document, &table->last->cells[table->last->filled++], text);
}

void document_page_break(struct document *document)
{
    append(document, BLOCK_PAGE_BREAK);
}

void document_add(struct document *document, enum run_style style, const char *text)
{
    assert(document->open && style != RUN_LABEL);
    add(document, (struct run){.style = style, .text = text});
}

void document_label(struct document *document, enum ink ink, const char *sign,
                    const char *word)
{
    assert(document->open);
    const char *text = arena_printf(document->arena, "%s %s", sign, word);
    add(document, (struct run){.style = RUN_LABEL, .ink = ink, .text = text});
    add(document, (struct run){.style = RUN_PLAIN, .text = " "});
}
