/* A file opened for an import: what it is, what tells so, what may be said instead. */
#include "cli/import_desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/str.h"
#include "cli/import.h"
#include "cli/import_desk_private.h"
#include "cli/import_whole.h"
#include "config/paths.h"

/* --- which format ----------------------------------------------------------------- */

static const struct {
    const char *name;
    const char *start; /* of its content, "" */
    const char *endings[3];
} formats[IMPORT_FORMAT_COUNT] = {
    [IMPORT_CSV] = {N_("CSV"), "", {"csv", "txt", "tsv"}},
    [IMPORT_VCARD] = {N_("vCard"), "BEGIN:VCARD", {"vcf", "vcard"}},
    [IMPORT_CALENDAR] = {N_("iCalendar"), "BEGIN:VCALENDAR", {"ics"}},
    [IMPORT_JSON] = {N_("export JSON"), "{", {"json"}},
};

/* What the file begins by, without the mark and the blanks. */
static void read_start(const char *path, char start[64])
{
    char bytes[512];
    struct stat info;
    bool plain = stat(path, &info) == 0 && S_ISREG(info.st_mode); /* a pipe waits */
    FILE *file = plain ? fopen(path, "re") : NULL;
    size_t len = file ? fread(bytes, 1, sizeof bytes - 1, file) : 0;
    if (file)
        fclose(file);
    bytes[len] = '\0';
    const char *at = bytes + (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    str_copy(start, 64, at + strspn(at, " \t\r\n"));
}

static bool ends_as(const char *path, int format)
{
    const char *dot = strrchr(paths_last(path), '.');
    for (size_t i = 0; dot && i < 3 && formats[format].endings[i]; i++)
        if (strcasecmp(dot + 1, formats[format].endings[i]) == 0)
            return true;
    return false;
}

static void find_format(struct desk *desk)
{
    char start[64];
    struct import_fact *fact = &desk->look.facts[SETTING_FORMAT];
    read_start(desk->path, start);
    desk->look.format = IMPORT_CSV;
    fact->why = _("Ce n’est ni une vCard, ni un calendrier, ni un export JSON.");
    for (int i = IMPORT_FORMAT_COUNT - 1; i >= 0; i--) {
        const char *word = formats[i].start;
        bool says = *word && strncasecmp(start, word, strlen(word)) == 0;
        if (!says && (*word || !ends_as(desk->path, i)))
            continue;
        desk->look.format = (enum import_format)i;
        fact->why =
            says ? arena_printf(&desk->arena, _("Le fichier commence par %s."), word)
                 : arena_printf(&desk->arena, _("Le nom finit par %s."),
                                strrchr(paths_last(desk->path), '.'));
        return;
    }
}

/* --- the look --------------------------------------------------------------------- */

static const char *separator_name(char separator)
{
    return separator == ';'   ? _("point-virgule")
           : separator == ',' ? _("virgule")
                              : _("tabulation");
}

static const char separators[] = ";,\t";

static void tell_csv(struct desk *desk)
{
    struct import_fact *facts = desk->look.facts;
    const char *said = _("Vous l’avez dit.");
    size_t known = 0;
    for (size_t i = 0; i < desk->look.column_count; i++)
        known += desk->look.columns[i].field != INTAKE_OTHER;
    facts[SETTING_ENCODING] =
        (struct import_fact){text_encoding_name(csv_in_encoding(desk->csv)),
                             csv_in_encoding_evidence(desk->csv)};
    facts[SETTING_SEPARATOR] =
        (struct import_fact){separator_name(csv_in_separator(desk->csv)),
                             csv_in_separator_evidence(desk->csv)};
    facts[SETTING_HEADER] = (struct import_fact){
        arena_printf(&desk->arena, _("ligne %zu"), csv_in_header_line(desk->csv)),
        arena_printf(&desk->arena, _("%zu colonnes reconnues sur %zu."), known,
                     desk->look.column_count)};
    if (desk->encoding != TEXT_ENCODING_COUNT)
        facts[SETTING_ENCODING].why = said;
    if (desk->separator)
        facts[SETTING_SEPARATOR].why = said;
    if (desk->header)
        facts[SETTING_HEADER].why = said;
}

/* The reader that was there stays until the new one has read the same file. */
static bool look_csv(struct desk *desk, struct err *err)
{
    struct csv_in *csv = NULL;
    if (!csv_in_open(desk->path, &csv, err) ||
        (desk->encoding != TEXT_ENCODING_COUNT &&
         !csv_in_set_encoding(csv, desk->encoding, err)) ||
        (desk->separator && !csv_in_set_separator(csv, desk->separator, err)) ||
        (desk->header && !csv_in_set_header(csv, desk->header, err))) {
        csv_in_close(csv);
        return false;
    }
    csv_in_close(desk->csv);
    desk->csv = csv;
    if (!desk_see_columns(desk, err))
        return false;
    tell_csv(desk);
    return true;
}

static bool start_cards(struct desk *desk, struct err *err)
{
    vcard_end(&desk->reader);
    desk->reader = (struct vcard_reader){.bytes = NULL};
    return vcard_start(&desk->reader, str_text(&desk->bytes), desk->bytes.len,
                       &desk->intake, err);
}

static bool look_bytes(struct desk *desk, struct err *err)
{
    str_clear(&desk->bytes);
    if (!text_in_bytes(desk->path, &desk->bytes, err))
        return false;
    return desk->look.format != IMPORT_VCARD || start_cards(desk, err);
}

static bool look(struct desk *desk, struct err *err)
{
    struct import_look *seen = &desk->look;
    struct import_fact format = seen->facts[SETTING_FORMAT];
    format.value = _(formats[seen->format].name);
    memset(seen->facts, 0, sizeof seen->facts);
    for (int i = 0; i < SETTING_COUNT; i++)
        seen->facts[i] = i == SETTING_FORMAT ? format : (struct import_fact){"", ""};
    seen->columns = NULL;
    seen->column_count = 0;
    seen->has_rows = seen->format == IMPORT_CSV || seen->format == IMPORT_VCARD;
    if (seen->format == IMPORT_CSV)
        return look_csv(desk, err);
    return seen->format == IMPORT_JSON
               ? import_whole_fits(desk->path, desk->garden, err)
               : look_bytes(desk, err);
}

static void close_desk(struct import_look *seen)
{
    struct desk *desk = seen ? desk_of(seen) : NULL;
    if (!desk)
        return;
    import_files_close(&desk->files, false, false, NULL);
    csv_in_close(desk->csv);
    vcard_end(&desk->reader);
    for (size_t i = 0; i < desk->mapped.n; i++)
        free(desk->mapped.at[i].header);
    vec_free(&desk->mapped);
    str_free(&desk->bytes);
    str_free(&desk->report);
    str_free(&desk->held);
    arena_free(&desk->arena);
    free(desk->path);
    free(desk);
}

static bool open_desk(const char *path, struct garden *garden,
                      struct import_look **seen, struct err *err)
{
    struct desk *desk = xcalloc(1, sizeof *desk);
    desk->garden = garden;
    desk->path = xstrdup(str_equal(path, "-") ? "./-" : path); /* no standard input */
    desk->encoding = TEXT_ENCODING_COUNT;
    find_format(desk);
    *seen = &desk->look;
    if (look(desk, err))
        return true;
    close_desk(*seen);
    *seen = NULL;
    return false;
}

/* --- said instead ----------------------------------------------------------------- */

static size_t values(struct import_look *seen, enum import_setting setting,
                     const char **values)
{
    size_t count = 0;
    switch (setting) {
    case SETTING_FORMAT:
        for (; count < IMPORT_FORMAT_COUNT; count++)
            values[count] = _(formats[count].name);
        break;
    case SETTING_ENCODING:
        for (; count < TEXT_ENCODING_COUNT; count++)
            values[count] = text_encoding_name((enum text_encoding)count);
        break;
    case SETTING_SEPARATOR:
        for (; separators[count]; count++)
            values[count] = separator_name(separators[count]);
        break;
    case SETTING_HEADER:
        return desk_headers(seen, values);
    case SETTING_COUNT:
        break;
    }
    return count;
}

static void say(struct desk *desk, enum import_setting setting, size_t value)
{
    if (setting == SETTING_FORMAT) {
        desk->look.format = (enum import_format)value;
        desk->look.facts[SETTING_FORMAT].why = _("Vous l’avez dit.");
    } else if (setting == SETTING_ENCODING) {
        desk->encoding = (enum text_encoding)value;
    } else if (setting == SETTING_SEPARATOR) {
        desk->separator = separators[value];
    } else {
        desk->header = desk->lines[value];
    }
}

/* What was said before was readable: where the file is no longer there, what was seen
 * of it stays, and reading its rows will say so. */
static bool set(struct import_look *seen, enum import_setting setting, size_t value,
                struct err *err)
{
    struct desk *desk = desk_of(seen);
    const struct desk before = *desk;
    say(desk, setting, value);
    if (look(desk, err))
        return true;
    seen->format = before.look.format;
    seen->facts[SETTING_FORMAT] = before.look.facts[SETTING_FORMAT];
    desk->encoding = before.encoding;
    desk->separator = before.separator;
    desk->header = before.header;
    if (!look(desk, NULL))
        desk->look = before.look;
    return false;
}

/* --- what is in it ---------------------------------------------------------------- */

static bool rows(struct import_look *seen, struct intake *intake, struct err *err)
{
    struct desk *desk = desk_of(seen);
    size_t count;
    if (seen->format == IMPORT_VCARD) {
        bool begun = start_cards(desk, err);
        *intake = desk->intake;
        return begun;
    }
    const struct csv_column *columns = csv_in_columns(desk->csv, &count);
    if (!import_names_someone(columns, count))
        return err_set(err, ERR_INPUT,
                       _("Aucune colonne ne dit qui : ni nom, ni structure, ni "
                         "courriel. Entrée sur une colonne dit ce qu’elle est."));
    bool begun = csv_in_rows(desk->csv, &desk->intake, err);
    *intake = desk->intake;
    return begun;
}

static bool whole_begin(struct import_look *seen, struct garden *garden,
                        const struct import_options *options,
                        struct import_report *report, struct import_whole **begun,
                        struct err *err)
{
    const struct desk *desk = desk_of(seen);
    struct whole *whole;
    if (seen->format == IMPORT_CALENDAR)
        return import_whole_calendar(garden, &desk->bytes, options, report, begun, err);
    return ops_whole_join(garden, &whole, err) &&
           import_whole_export(desk->path, whole, options, report, begun, err);
}

static bool whole_end(struct import_whole *whole, bool keep, struct err *err)
{
    return import_whole_end(whole, keep, NULL, err);
}

const struct import_desk cli_import_desk = {
    .open = open_desk,
    .close = close_desk,
    .values = values,
    .set = set,
    .map = desk_map,
    .recall = desk_recall,
    .rows = rows,
    .whole_begin = whole_begin,
    .whole_step = import_whole_step,
    .whole_done = import_whole_done,
    .whole_end = whole_end,
    .begin_papers = desk_begin_papers,
    .tell_papers = desk_tell_papers,
    .end_papers = desk_end_papers,
};
