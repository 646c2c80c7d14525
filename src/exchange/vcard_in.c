/* The file: one card after the other, each a row of an import. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "exchange/vcard.h"
#include "exchange/vcard_private.h"

/* A card with more lines is not an address. */
#define MOST_LINES 2000

/* --- one card --------------------------------------------------------------------- */

static void refuse(struct vcard_reading *in, const char *sentence)
{
    in->row->kind = INTAKE_REFUSED;
    in->row->refusal = sentence;
}

static void keep_line(struct vcard_reading *in, const struct vcard_line *line)
{
    if (in->lines.n == in->lines.cap) {
        size_t cap = in->lines.cap ? in->lines.cap * 2 : 32;
        struct vcard_line *more = arena_alloc(in->arena, cap * sizeof *more);
        if (in->lines.n > 0)
            memcpy(more, in->lines.at, in->lines.n * sizeof *more);
        in->lines.at = more;
        in->lines.cap = cap;
    }
    in->lines.at[in->lines.n++] = *line;
}

static bool is_mark(const struct vcard_line *line, const char *name)
{
    return str_equal(line->name, name) && strcasecmp(line->value, "VCARD") == 0;
}

/* Up to END:VCARD, or to what shows that it was forgotten. A card in a card (AGENT of
 * 2.1) is passed over. */
static void read_card(struct vcard_reader *reader, struct vcard_reading *in)
{
    struct vcard_line line;
    int inside = 0;
    for (;;) {
        enum vcard_step step = vcard_next(reader, in->arena, &line);
        if (step == VCARD_DONE) {
            refuse(in,
                   _("Cette fiche vCard n’a pas de fin (« END:VCARD ») : le fichier "
                     "est coupé. Exportez-le de nouveau."));
            return;
        }
        if (step != VCARD_LINE)
            continue;
        if (is_mark(&line, "END") && inside-- == 0)
            break;
        if (is_mark(&line, "BEGIN"))
            inside++;
        else if (inside <= 0 && in->lines.n < MOST_LINES)
            keep_line(in, &line);
    }
    if (in->lines.n == MOST_LINES)
        refuse(in, _("Cette fiche vCard a plus de 2 000 lignes : ce n’est pas une "
                     "adresse. Elle est laissée de côté."));
    else
        vcard_fill(in);
}

/* --- the file --------------------------------------------------------------------- */

static void next_left(struct vcard_reader *reader, struct arena *arena,
                      struct intake_row *row)
{
    struct vcard_left *left = reader->left;
    *row = (struct intake_row){.line = left->line, .kind = INTAKE_DATA, .refusal = ""};
    intake_add(arena, row,
               (struct intake_value){.field = INTAKE_EMAIL,
                                     .text = arena_strdup(arena, left->address),
                                     .column = "EMAIL",
                                     .label = ""});
    intake_add(
        arena, row,
        (struct intake_value){.field = left->bounced ? INTAKE_BOUNCED : INTAKE_LEFT,
                              .text = "oui",
                              .column = "X-TERREAU-STATUS",
                              .label = ""});
    reader->left = left->next;
    free(left);
}

static bool read_next(void *ctx, struct arena *arena, struct intake_row *row,
                      bool *more, struct err *err)
{
    struct vcard_reader *reader = ctx;
    struct vcard_line line;
    enum vcard_step step;
    (void)err; /* what is wrong with a card is said by its row */
    if (reader->left) {
        next_left(reader, arena, row);
        *more = true;
        return true;
    }
    while ((step = vcard_next(reader, arena, &line)) != VCARD_DONE) {
        if (step != VCARD_LINE || !is_mark(&line, "BEGIN"))
            continue;
        *row = (struct intake_row){.line = line.number, .refusal = ""};
        struct vcard_reading in = {.reader = reader, .arena = arena, .row = row};
        read_card(reader, &in);
        *more = true;
        return true;
    }
    *more = false;
    return true;
}

static int read_done(void *ctx)
{
    const struct vcard_reader *reader = ctx;
    return reader->len > 0 ? (int)(reader->at * 1000 / reader->len) : 1000;
}

/* Is there a first line? What follows is read, or told, card by card. */
static bool begins(const char *bytes, size_t len)
{
    static const char mark[] = "BEGIN:VCARD";
    size_t size = sizeof mark - 1;
    for (size_t i = 0; i + size <= len; i++)
        if (strncasecmp(bytes + i, mark, size) == 0)
            return true;
    return false;
}

bool vcard_start(struct vcard_reader *reader, const char *bytes, size_t len,
                 struct intake *intake, struct err *err)
{
    size_t mark = 0; /* of UTF-8, which some programs write twice */
    while (len - mark >= 3 && memcmp(bytes + mark, "\xEF\xBB\xBF", 3) == 0)
        mark += 3;
    if (len > VCARD_MOST_BYTES)
        return err_set(err, ERR_INPUT,
                       _("Ce fichier vCard fait plus de 64 Mo : exportez le carnet en "
                         "plusieurs fois, ou sans les photos."));
    if (len >= 2 &&
        (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
        return err_set(err, ERR_INPUT,
                       _("Ce fichier vCard est en UTF-16 : enregistrez-le en UTF-8."));
    if (!begins(bytes, len))
        return err_set(err, ERR_INPUT,
                       _("Ce fichier n’a aucune fiche vCard (« BEGIN:VCARD ») : "
                         "choisissez l’export « .vcf » du carnet d’adresses."));
    reader->bytes = bytes + mark;
    reader->len = len - mark;
    reader->at = 0;
    reader->line = 1;
    *intake = (struct intake){.ctx = reader, .next = read_next, .done = read_done};
    return true;
}

void vcard_end(struct vcard_reader *reader)
{
    while (reader->left) {
        struct vcard_left *next = reader->left->next;
        free(reader->left);
        reader->left = next;
    }
    str_free(&reader->text);
}
