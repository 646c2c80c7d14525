/* Separator, header, columns: what the beginning of a file tells. */
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "exchange/csv_private.h"

enum { SAMPLE_ROWS = 60, COUNT_MOST = CSV_COLUMNS_MOST };

/* --- separator -------------------------------------------------------------------- */

/* How many separators each record of the sample has. */
struct tally {
    size_t rows;
    size_t with[COUNT_MOST + 1];
};

static void tally_row(struct tally *tally, size_t separators, bool blank)
{
    if (blank)
        return;
    tally->rows++;
    tally->with[separators < COUNT_MOST ? separators : COUNT_MOST]++;
}

/* A quote opens at the start of a cell only: elsewhere it is a mark of inches. */
static void tally_read(struct tally *tally, const char *sample, char separator)
{
    size_t separators = 0;
    bool quoted = false, starts = true, blank = true;
    for (; *sample && tally->rows < SAMPLE_ROWS; sample++) {
        char byte = *sample;
        if (byte == '"' && (quoted || starts))
            quoted = !quoted;
        else if (byte == '\n' && !quoted) {
            tally_row(tally, separators, blank);
            separators = 0;
        } else if (byte == separator && !quoted)
            separators++;
        blank = byte == '\n' && !quoted ? true : blank && byte == '\n';
        starts = !quoted && (byte == separator || byte == '\n');
    }
    if (tally->rows < SAMPLE_ROWS)
        tally_row(tally, separators, blank);
}

/* The number of separators that most records have, 0 aside. */
static size_t tally_best(const struct tally *tally)
{
    size_t best = 0;
    for (size_t i = 1; i <= COUNT_MOST; i++)
        if (tally->with[i] > 0 && (best == 0 || tally->with[i] >= tally->with[best]))
            best = i;
    return best;
}

static const char *separator_name(char separator)
{
    return separator == ';' ? "« ; »" : separator == ',' ? "« , »" : _("tabulation");
}

static bool separator_told(const char *sample, char *separator, struct str *evidence)
{
    if (strncmp(sample, "sep=", 4) != 0 || !sample[4] || !strchr(";,\t", sample[4]))
        return false;
    *separator = sample[4];
    str_printf(evidence, _("Séparateur %s : la première ligne le dit."),
               separator_name(*separator));
    return true;
}

char csv_separator_guess(const char *sample, struct str *evidence)
{
    static const char tried[] = {';', '\t', ','};
    struct tally best = {.rows = 0};
    size_t best_count = 0;
    char separator = ';';
    if (separator_told(sample, &separator, evidence))
        return separator;
    for (size_t i = 0; i < sizeof tried; i++) {
        struct tally tally = {.rows = 0};
        tally_read(&tally, sample, tried[i]);
        size_t count = tally_best(&tally);
        if (count && (!best_count || tally.with[count] > best.with[best_count])) {
            best = tally;
            best_count = count;
            separator = tried[i];
        }
    }
    if (best_count == 0)
        str_add(evidence, _("Aucun séparateur : le fichier a une seule colonne."));
    else
        str_printf(evidence, _("Séparateur %s : %zu lignes sur %zu ont %zu cases."),
                   separator_name(separator), best.with[best_count], best.rows,
                   best_count + 1);
    return separator;
}

/* --- cells ------------------------------------------------------------------------ */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/* Where the text goes on after the blanks, the no-break space among them. */
static const char *skip_blanks(const char *text)
{
    for (;;)
        if (is_blank(*text))
            text++;
        else if (strncmp(text, "\xC2\xA0", 2) == 0)
            text += 2;
        else
            return text;
}

static size_t trimmed_length(const char *text)
{
    size_t len = strlen(text);
    for (;;)
        if (len > 0 && is_blank(text[len - 1]))
            len--;
        else if (len > 1 && memcmp(text + len - 2, "\xC2\xA0", 2) == 0)
            len -= 2;
        else
            return len;
}

/* What a spreadsheet would run, written with a quote before it. */
static bool is_guarded(const char *text)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};
    if (text[0] != '\'' || !text[1])
        return false;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (str_starts(text + 1, wide[i]))
            return true;
    return strchr("=+-@\t\r\n'", text[1]) != NULL;
}

/* Letters that may have marks of their own (U+0300 on) begin with such a byte. */
static bool is_composed(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xCC)
            return false;
    return true;
}

static const char *in_normal_form(struct arena *arena, const char *text)
{
    struct str clean = {0};
    if (is_composed(text))
        return text;
    utf8_clean(&clean, text, strlen(text));
    const char *kept = arena_strdup(arena, str_text(&clean));
    str_free(&clean);
    return kept;
}

/* ="0466000021": a spreadsheet's way to say that digits are a text. */
static const char *unwrap(struct arena *arena, const char *text)
{
    size_t len = strlen(text);
    if (len < 4 || strncmp(text, "=\"", 2) != 0 || text[len - 1] != '"' ||
        strchr(text + 2, '"') != text + len - 1)
        return text;
    return arena_strndup(arena, text + 2, len - 3);
}

const char *csv_cell_clean(struct arena *arena, const char *cell)
{
    bool guarded = is_guarded(cell);
    const char *text = guarded ? cell + 1 : skip_blanks(cell);
    size_t len = trimmed_length(text);
    text = text[len] ? arena_strndup(arena, text, len) : text;
    if (!guarded) /* one quote is taken off, once */
        text = is_guarded(text) ? text + 1 : unwrap(arena, text);
    return in_normal_form(arena, text);
}

/* --- columns ---------------------------------------------------------------------- */

size_t csv_headers_known(const char *const *cells, size_t count)
{
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        known += intake_field_named(cells[i]) != INTAKE_OTHER;
    return known;
}

static bool has_field(const struct csv_column *columns, size_t count,
                      enum intake_field field)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i].field == field)
            return true;
    return false;
}

/* « Nom » alone is a whole name, or that of a structure beside what only structures
 * have. */
static void name_settle(struct csv_column *columns, size_t count)
{
    if (has_field(columns, count, INTAKE_GIVEN) ||
        has_field(columns, count, INTAKE_NAME))
        return;
    bool structure = !has_field(columns, count, INTAKE_STRUCTURE) &&
                     !has_field(columns, count, INTAKE_CIVILITY) &&
                     (has_field(columns, count, INTAKE_KIND) ||
                      has_field(columns, count, INTAKE_ACTION) ||
                      has_field(columns, count, INTAKE_WEB));
    for (size_t i = 0; i < count; i++) {
        if (columns[i].field != INTAKE_FAMILY)
            continue;
        columns[i].field = structure ? INTAKE_STRUCTURE : INTAKE_NAME;
        columns[i].why = structure ? _("des colonnes de structures l’entourent")
                                   : _("aucune colonne « prénom »");
    }
}

static const char *label_of(const char *header)
{
    static const struct {
        const char *word;
        const char *label;
    } words[] = {
        {"portable", "portable"}, {"mobile", "portable"}, {"gsm", "portable"},
        {"fixe", "fixe"},         {"pro", "travail"},     {"professionnel", "travail"},
        {"travail", "travail"},   {"perso", "domicile"},  {"personnel", "domicile"},
        {"domicile", "domicile"},
    };
    const char *label = "";
    struct str folded = {0};
    fold_text(&folded, header);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = strstr(str_text(&folded), words[i].word);
        size_t len = strlen(words[i].word);
        bool whole = at && (at == folded.at || at[-1] == ' ') &&
                     (at[len] == ' ' || at[len] == '\0');
        label = whole && !*label ? words[i].label : label;
    }
    str_free(&folded);
    return label;
}

/* Two columns that are only known by their header must not have the same. */
static const char *header_of(struct arena *arena, const char *const *cells, size_t at)
{
    const char *header = cells[at];
    size_t same = 1;
    if (*header == '\0')
        return arena_printf(arena, _("colonne %zu"), at + 1);
    for (size_t i = 0; i < at; i++)
        same += str_equal(cells[i], header);

    return same > 1 ? arena_printf(arena, "%s (%zu)", header, same) : header;
}

struct csv_column *csv_columns_read(struct arena *arena, const char *const *cells,
                                    size_t count)
{
    struct csv_column *columns = arena_alloc(arena, (count + 1) * sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        enum intake_field field = intake_field_named(cells[i]);
        columns[i] = (struct csv_column){
            .header = header_of(arena, cells, i),
            .field = field,
            .label = label_of(cells[i]),
            .why = field == INTAKE_OTHER ? _("titre inconnu : gardé tel quel")
                                         : _("titre connu"),
        };
    }
    name_settle(columns, count);
    return columns;
}
