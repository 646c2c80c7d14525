/* Labels, letters and badges for a mail-merge: postal lines in the order of La Poste
 * (who; structure; complement; way; place; code and locality in capitals). */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/rows.h"
#include "exchange/csv_out.h"

#define LINES 6
/* Pieces of an address, by commas or lines. */
#define PIECES 6

static const char *const label_header[LINES] = {"ligne 1", "ligne 2", "ligne 3",
                                                "ligne 4", "ligne 5", "ligne 6"};
static const char *const letter_header[] = {"civilité", "prénom", "nom", "structure",
                                            "commune"};
static const char *const badge_header[] = {"prénom", "nom",    "structure",
                                           "rôle",   "cercle", "pronom"};
#define LETTER (sizeof letter_header / sizeof *letter_header)
#define BADGE (sizeof badge_header / sizeof *badge_header)

/* --- an address taken apart ------------------------------------------------------- */

static const char *upper(struct arena *arena, const char *text)
{
    struct str out = {0};
    size_t len = strlen(text);
    while (len > 0) {
        uint32_t code;
        char bytes[4];
        size_t used = utf8_decode(text, len, &code);
        str_add_n(&out, bytes, utf8_encode(utf8_code_upper(code), bytes));
        text += used;
        len -= used;
    }
    const char *kept = arena_strdup(arena, str_text(&out));
    str_free(&out);
    return kept;
}

/* Cut at commas and line ends, blanks at the ends taken off; empty pieces left out. */
static size_t cut(struct arena *arena, const char *text, const char *pieces[PIECES])
{
    size_t count = 0;
    while (*text && count < PIECES) {
        text += strspn(text, " ,\n\t");
        size_t len = count == PIECES - 1 ? strlen(text) : strcspn(text, ",\n");
        const char *end = text + len;
        while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\t'))
            len--;
        if (len > 0)
            pieces[count++] = arena_strndup(arena, text, len);
        text = end;
    }
    return count;
}

/* "34000 Montpellier" at the end of a piece: where it begins, NULL without. */
static const char *locality_in(const char *piece)
{
    const char *found = NULL;
    for (const char *at = piece; *at; at++) {
        size_t digits = strspn(at, "0123456789");
        bool alone = at == piece || at[-1] == ' ';
        if (digits == 5 && alone && at[5] == ' ')
            found = at;
        if (digits > 0)
            at += digits - 1;
    }
    return found;
}

/* Complement, way, place: lines 3, 4 and 5. */
static void set_ways(const char *lines[LINES], const char *const *pieces, size_t count)
{
    bool numbered = count > 0 && isdigit((unsigned char)pieces[0][0]);
    size_t way = count > 1 && !numbered ? 1 : 0;
    if (count > 0)
        lines[3] = pieces[way];
    if (way == 1)
        lines[2] = pieces[0];
    if (count > way + 1)
        lines[4] = pieces[way + 1];
}

static void set_address(struct rows *rows, const struct leaving *record,
                        const char *text, const char *lines[LINES])
{
    const char *pieces[PIECES];
    size_t count = cut(&rows->record, text, pieces);
    const char *locality = count > 0 ? locality_in(pieces[count - 1]) : NULL;
    if (locality) {
        size_t before = (size_t)(locality - pieces[count - 1]);
        lines[5] = upper(&rows->record, locality);
        while (before > 0 && pieces[count - 1][before - 1] == ' ')
            before--;
        pieces[count - 1] = arena_strndup(&rows->record, pieces[count - 1], before);
        count -= before == 0;
    } else {
        const char *commune = rows_commune(rows, record);
        const char *code = rows_postcode(rows, record);
        lines[5] =
            upper(&rows->record, arena_printf(&rows->record, "%s%s%s", code,
                                              *code && *commune ? " " : "", commune));
    }
    set_ways(lines, pieces, count);
}

/* False without an address. */
static bool read_lines(struct rows *rows, const struct leaving *record,
                       const char *lines[LINES])
{
    const char *address = rows_contact(record, CONTACT_ADDRESS, 0);
    const char *civility = leaving_text(record, FIELD_PERSON_CIVILITY);
    const char *structure = leaving_text(record, FIELD_PERSON_ORGANISATION);
    if (*address == '\0')
        return false;
    for (size_t i = 0; i < LINES; i++)
        lines[i] = "";
    lines[0] = *civility ? arena_printf(&rows->record, "%s %s", civility, record->name)
                         : record->name;
    lines[1] = str_equal(structure, record->name) ? "" : structure;
    set_address(rows, record, address, lines);
    return true;
}

/* --- the files -------------------------------------------------------------------- */

static bool labels_begin(struct rows *rows, struct err *err)
{
    (void)err;
    csv_begin(&rows->out, &csv_for_people, label_header, LINES);
    return true;
}

static void labels_row(struct rows *rows, const struct leaving *record)
{
    const char *lines[LINES];
    bool sent = read_lines(rows, record, lines);
    if (sent)
        csv_row(&rows->out, &csv_for_people, lines, LINES);
    rows->written += sent;
    rows->passed += !sent;
}

const struct rows_shape rows_labels = {"labels",     TABLE_PERSON, true, AUDIENCE_PAIR,
                                       labels_begin, labels_row,   NULL};

static bool letters_begin(struct rows *rows, struct err *err)
{
    const char *header[LETTER + LINES];
    (void)err;
    memcpy(header, letter_header, sizeof letter_header);
    memcpy(header + LETTER, label_header, sizeof label_header);
    csv_begin(&rows->out, &csv_for_people, header, LETTER + LINES);
    return true;
}

static void letters_row(struct rows *rows, const struct leaving *record)
{
    const char *cells[LETTER + LINES] = {
        leaving_text(record, FIELD_PERSON_CIVILITY),
        leaving_text(record, FIELD_PERSON_GIVEN),
        leaving_text(record, FIELD_PERSON_FAMILY),
        rows_text(record, FIELD_PERSON_ORGANISATION, FIELD_ACTOR_NAME),
        rows_commune(rows, record)};
    bool sent = read_lines(rows, record, cells + LETTER);
    if (sent)
        csv_row(&rows->out, &csv_for_people, cells, LETTER + LINES);
    rows->written += sent;
    rows->passed += !sent;
}

const struct rows_shape rows_letters = {
    "letters", TABLE_PERSON, true, AUDIENCE_PAIR, letters_begin, letters_row, NULL};

static bool badges_begin(struct rows *rows, struct err *err)
{
    (void)err;
    csv_begin(&rows->out, &csv_for_people, badge_header, BADGE);
    return true;
}

static void badges_row(struct rows *rows, const struct leaving *record)
{
    const char *const cells[BADGE] = {leaving_text(record, FIELD_PERSON_GIVEN),
                                      leaving_text(record, FIELD_PERSON_FAMILY),
                                      leaving_text(record, FIELD_PERSON_ORGANISATION),
                                      rows_role(record),
                                      leaving_text(record, FIELD_PERSON_CIRCLE),
                                      leaving_text(record, FIELD_PERSON_PRONOUN)};
    csv_row(&rows->out, &csv_for_people, cells, BADGE);
    rows->written++;
}

const struct rows_shape rows_badges = {"badges",     TABLE_PERSON, false, AUDIENCE_PAIR,
                                       badges_begin, badges_row,   NULL};
