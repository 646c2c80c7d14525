/* The files that `terreau import` reads, and what is said of each. */
#include <string.h>

#include "base/fold.h"
#include "base/i18n.h"
#include "cli/import.h"
#include "exchange/csv_in.h"
#include "exchange/vcard.h"

/* --- columns ---------------------------------------------------------------------- */

static bool same_words(const char *a, const char *b)
{
    struct str one = {0}, two = {0};
    fold_text(&one, a);
    fold_text(&two, b);
    bool same = str_equal(str_text(&one), str_text(&two));
    str_free(&one);
    str_free(&two);
    return same;
}

bool import_recall(struct garden *garden, const char *source, struct arena *arena,
                   struct csv_column *columns, size_t count, struct err *err)
{
    struct import_column *known;
    size_t known_count;
    if (!source || !*source)
        return true;
    if (!ops_import_columns(garden, source, arena, &known, &known_count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < known_count; k++)
            if (same_words(columns[i].header, known[k].column) &&
                known[k].field < INTAKE_FIELD_COUNT) {
                columns[i].field = known[k].field;
                columns[i].why = _("comme la fois d’avant");
            }
    return true;
}

static bool no_field(const char *word, struct err *err)
{
    struct str words = {0};
    for (int i = 0; i < INTAKE_FIELD_COUNT; i++)
        str_printf(&words, "%s%s", i ? ", " : "", intake_fields[i].key);
    err_set_detail(err, "%s", str_text(&words));
    err_set(err, ERR_USAGE,
            _("« %.40s » n’est pas un champ : given, family, name, structure, email, "
              "phone, postcode, commune, note, keep, ignore…"),
            word);
    str_free(&words);
    return false;
}

/* « Titre=champ », the title as it stands in the file. */
static bool map_one(const char *map, struct csv_column *columns, size_t count,
                    struct err *err)
{
    const char *equal = strrchr(map, '=');
    struct arena arena = {0};
    if (!equal || equal == map)
        return err_set(err, ERR_USAGE,
                       _("« --map » attend TITRE=CHAMP : --map \"Mél=email\"."));
    enum intake_field field = intake_field_of(equal + 1);
    const char *header = arena_strndup(&arena, map, (size_t)(equal - map));
    bool found = false;
    for (size_t i = 0; field < INTAKE_FIELD_COUNT && i < count; i++) {
        if (!same_words(columns[i].header, header))
            continue;
        columns[i].field = field;
        columns[i].why = _("vous l’avez dit");
        found = true;
    }
    if (field == INTAKE_FIELD_COUNT)
        no_field(equal + 1, err);
    else if (!found)
        err_set(err, ERR_USAGE, _("Le fichier n’a pas de colonne « %.60s »."), header);
    arena_free(&arena);
    return found;
}

bool import_names_someone(const struct csv_column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        enum intake_field field = columns[i].field;
        if (field == INTAKE_GIVEN || field == INTAKE_FAMILY || field == INTAKE_NAME ||
            field == INTAKE_STRUCTURE || field == INTAKE_EMAIL || field == INTAKE_ID)
            return true;
    }
    return false;
}

static void say_csv(const struct csv_in *in, const struct csv_column *columns,
                    size_t count)
{
    cli_sayf(stdout, "%s", csv_in_encoding_evidence(in));
    cli_sayf(stdout, "%s", csv_in_separator_evidence(in));
    cli_sayf(stdout, _("Titres : ligne %zu."), csv_in_header_line(in));
    for (size_t i = 0; i < count; i++)
        cli_sayf(stdout, "  %s → %s (%s)", columns[i].header,
                 _(intake_fields[columns[i].field].label), columns[i].why);
}

/* --- CSV -------------------------------------------------------------------------- */

static void close_csv(struct import_file *file)
{
    csv_in_close(file->reader);
}

static bool map_columns(const struct cli *cli, struct garden *garden,
                        struct import_file *file, struct csv_column *columns,
                        size_t count, struct err *err)
{
    if (!import_recall(garden, cli->source, &file->arena, columns, count, err))
        return false;
    for (size_t i = 0; i < cli->map_count; i++)
        if (!map_one(cli->maps[i], columns, count, err))
            return false;
    file->columns = arena_alloc(&file->arena, (count + 1) * sizeof *file->columns);
    file->column_count = count;
    for (size_t i = 0; i < count; i++)
        file->columns[i] = (struct import_column){columns[i].header, columns[i].field};
    return import_names_someone(columns, count) ||
           err_set(err, ERR_INPUT,
                   _("Aucune colonne ne dit qui : ni nom, ni structure, ni courriel. "
                     "Dites-le avec « --map TITRE=CHAMP »."));
}

bool import_open_csv(const struct cli *cli, struct garden *garden,
                     struct import_file *file, struct err *err)
{
    struct csv_in *in;
    size_t count;
    if (!csv_in_open(cli->text, &in, err))
        return false;
    file->reader = in;
    file->close = close_csv;
    struct csv_column *columns = csv_in_columns(in, &count);
    if (!map_columns(cli, garden, file, columns, count, err))
        return false;
    if (!cli->json)
        say_csv(in, columns, count);
    return csv_in_rows(in, &file->intake, err);
}

/* --- vCard ------------------------------------------------------------------------ */

struct vcard_file {
    struct vcard_reader reader;
    struct str text;
};

static void close_vcard(struct import_file *file)
{
    struct vcard_file *in = file->reader;
    vcard_end(&in->reader);
    str_free(&in->text);
}

bool import_open_vcard(const struct cli *cli, struct garden *garden,
                       struct import_file *file, struct err *err)
{
    struct vcard_file *in = arena_alloc(&file->arena, sizeof *in);
    (void)garden;
    file->reader = in;
    file->close = close_vcard;
    return text_in_bytes(cli->text, &in->text, err) &&
           vcard_start(&in->reader, str_text(&in->text), in->text.len, &file->intake,
                       err);
}
