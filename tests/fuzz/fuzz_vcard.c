/* Any bytes as a file of cards: every row is sound, and what a card of ours says comes
 * back when it is written and read again. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "exchange/vcard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void look(const struct intake_row *row)
{
    must(row->line > 0 && row->refusal);
    must((row->kind == INTAKE_REFUSED) == (*row->refusal != '\0'));
    for (size_t i = 0; i < row->count; i++) {
        const struct intake_value *value = &row->values[i];
        must(value->field < INTAKE_FIELD_COUNT && value->column && value->label);
        must(*value->text && utf8_valid(value->text, strlen(value->text)));
    }
}

static void read_all(const char *bytes, size_t size)
{
    struct vcard_reader reader = {.bytes = NULL};
    struct intake intake;
    struct err err = ERR_INIT;
    struct arena arena = {0};
    bool more = vcard_start(&reader, bytes, size, &intake, &err);
    must(more || *err.text);
    while (more) {
        struct intake_row row;
        must(intake.next(intake.ctx, &arena, &row, &more, &err));
        if (more)
            look(&row);
        int done = intake.done(intake.ctx);
        must(done >= 0 && done <= 1000);
        arena_reset(&arena);
    }
    vcard_end(&reader);
    arena_free(&arena);
}

/* A note of any text is the same after a journey; lines are short. */
static void write_and_read(const char *note)
{
    struct vcard card = {.kind = "individual",
                         .name = "Nadia",
                         .given = "Nadia",
                         .family = "",
                         .civility = "",
                         .pronoun = "",
                         .organisation = "",
                         .role = "",
                         .commune = "",
                         .note = note};
    struct vcard_reader reader = {.bytes = NULL};
    struct intake intake;
    struct intake_row row;
    struct str text = {0};
    struct arena arena = {0};
    bool more = false;
    card.id.bytes[0] = 1;
    vcard_write(&card, &text);
    for (const char *at = text.at, *end; (end = strstr(at, "\r\n")); at = end + 2)
        must(end - at <= 75);
    must(vcard_start(&reader, text.at, text.len, &intake, NULL));
    must(intake.next(intake.ctx, &arena, &row, &more, NULL) && more);
    must(strcmp(intake_text(&row, INTAKE_NOTE), note) == 0);
    vcard_end(&reader);
    arena_free(&arena);
    str_free(&text);
}

/* As doors keep it: normal form, no blank at the ends, line ends of one kind. */
static void clean(struct str *note, const char *bytes, size_t size)
{
    struct str ends = {0};
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != '\r')
            str_add_char(&ends, bytes[i]);
    utf8_clean(note, str_text(&ends), ends.len);
    str_free(&ends);
    size_t to = note->len;
    while (to > 0 && strchr(" \t\n\v\f", note->at[to - 1]))
        to--;
    if (note->at)
        note->at[to] = '\0';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str note = {0};
    read_all((const char *)data, size);
    clean(&note, (const char *)data, size);
    const char *text = str_text(&note);
    write_and_read(text + strspn(text, " \t\n\v\f"));
    str_free(&note);
    return 0;
}
