#include "report/private.h"

/* Handed over in pieces of about this size, whatever the length of the document. */
enum { PIECE = 32 * 1024 };

bool writer_hand_over(struct writer *writer)
{
    bool good = writer->sink->put(writer->sink->ctx, str_text(&writer->out),
                                  writer->out.len, writer->err);
    str_clear(&writer->out);
    return good;
}

static void begin(struct writer *writer, enum part part, const struct place *place)
{
    writer->format->open(writer, part, place);
}

static void end(struct writer *writer, enum part part, const struct place *place)
{
    writer->format->close(writer, part, place);
}

/* A part that holds runs. */
static void walk_text(struct writer *writer, enum part part, struct place place,
                      const struct rich *text)
{
    place.text = text;
    begin(writer, part, &place);
    const struct run *before = NULL;
    for (const struct run *run = text->first; run; run = run->next) {
        writer->format->run(writer, run, before);
        before = run;
    }
    end(writer, part, &place);
}

/* A heading or a paragraph without text is as if it were not there: what is on its two
 * sides may be one list. */
static bool is_silent(const struct block *block)
{
    return (block->kind == BLOCK_HEADING || block->kind == BLOCK_PARAGRAPH) &&
           !block->text.first;
}

static const struct block *heard(const struct block *block)
{
    while (block && is_silent(block))
        block = block->next;
    return block;
}

static bool in_list(const struct block *block, const struct block *list)
{
    return block && block->kind == BLOCK_ITEM && block->level == list->level &&
           block->list == list->list;
}

static bool is_below(const struct block *block, int level)
{
    return block && block->kind == BLOCK_ITEM && block->level > level;
}

/* Returns the block after the list. Recursion goes ITEM_LEVELS deep. */
static const struct block *walk_list(struct writer *writer, const struct block *list)
{
    const struct block *block = list;
    struct place whole = {.block = list};
    begin(writer, PART_LIST, &whole);
    for (int number = 1; in_list(block, list); number++) {
        struct place place = {.block = block, .number = number};
        begin(writer, PART_ITEM, &place);
        walk_text(writer, PART_LINE, place, &block->text);
        block = heard(block->next);
        while (is_below(block, list->level))
            block = walk_list(writer, block);
        end(writer, PART_ITEM, &place);
    }
    end(writer, PART_LIST, &whole);
    return block;
}

static const struct block *walk_facts(struct writer *writer, const struct block *block)
{
    struct place whole = {.block = block};
    begin(writer, PART_FACTS, &whole);
    for (bool more = true; more;) {
        const struct block *next = heard(block->next);
        more = next && next->kind == BLOCK_FACT;
        walk_text(writer, PART_FACT, (struct place){.block = block, .last = !more},
                  &block->text);
        block = next;
    }
    end(writer, PART_FACTS, &whole);
    return block;
}

static void walk_head(struct writer *writer, const struct block *block)
{
    struct place place = {.block = block, .head = true};
    begin(writer, PART_HEAD, &place);
    for (size_t i = 0; i < block->table->column_count; i++) {
        struct run title = {.text = block->table->columns[i].title};
        struct rich text = {0};
        if (*title.text)
            text.first = text.last = &title;
        place.column = &block->table->columns[i];
        walk_text(writer, PART_CELL, place, &text);
    }
    place.column = NULL;
    end(writer, PART_HEAD, &place);
}

static void walk_table(struct writer *writer, const struct block *block)
{
    struct place place = {.block = block};
    begin(writer, PART_TABLE, &place);
    walk_head(writer, block);
    for (const struct grid_row *row = block->table->first; row; row = row->next) {
        begin(writer, PART_ROW, &place);
        for (size_t i = 0; i < block->table->column_count; i++) {
            struct place cell = {.block = block, .column = &block->table->columns[i]};
            walk_text(writer, PART_CELL, cell, &row->cells[i]);
        }
        end(writer, PART_ROW, &place);
    }
    end(writer, PART_TABLE, &place);
}

/* Returns the block after what was written. */
static const struct block *walk_block(struct writer *writer, const struct block *block)
{
    struct place place = {.block = block};
    switch (block->kind) {
    case BLOCK_HEADING:
        walk_text(writer, PART_HEADING, place, &block->text);
        break;
    case BLOCK_PARAGRAPH:
        walk_text(writer, PART_PARAGRAPH, place, &block->text);
        break;
    case BLOCK_ITEM:
        return walk_list(writer, block);
    case BLOCK_FACT:
        return walk_facts(writer, block);
    case BLOCK_TABLE:
        walk_table(writer, block);
        break;
    case BLOCK_PAGE_BREAK:
        begin(writer, PART_PAGE_BREAK, &place);
        end(writer, PART_PAGE_BREAK, &place);
        break;
    }
    return heard(block->next);
}

bool walk_document(struct writer *writer, const struct document *document, bool pieces)
{
    for (const struct block *block = heard(document->first); block;) {
        block = walk_block(writer, block);
        if (pieces && writer->out.len > PIECE && !writer_hand_over(writer))
            return false;
    }
    return true;
}
