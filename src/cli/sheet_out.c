#include "cli/sheet_out.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/str.h"
#include "config/outfile.h"
#include "config/paths.h"
#include "exchange/csv_out.h"
#include "geo/gazetteer.h"
#include "geo/geojson.h"
#include "ops/leaving.h"
#include "report/redact.h"

/* Rows are handed over in pieces of about this size. */
#define PIECE ((size_t)32 * 1024)
/* Beyond so many files of one day, the person names hers. */
#define MOST_NAMES 999
/* Of a path in a sentence. */
#define PATH_COLUMNS 44

/* --- where ------------------------------------------------------------------------ */

/* The folder is not one that people open: terreau made it, or will erase it. */
static bool is_out_of_sight(const struct garden *garden)
{
    struct str own = {0};
    bool hidden =
        garden->demo || (paths_name(PATHS_DATA, "", &own, NULL) && own.len > 0 &&
                         str_starts(store_path(garden->store), str_text(&own)));
    str_free(&own);
    return hidden;
}

/* As short as it can be typed. */
static const char *shorten(struct arena *arena, const char *path)
{
    struct str shown = {0};
    paths_to_home(path, &shown);
    const char *kept = arena_strdup(arena, str_text(&shown));
    str_free(&shown);
    return kept;
}

static void folder_of(const struct garden *garden, struct str *folder)
{
    const char *path = store_path(garden->store);
    const char *home = getenv("HOME");
    if (is_out_of_sight(garden) && home && *home)
        str_printf(folder, "%s/", home);
    else
        str_add_n(folder, path, (size_t)(paths_last(path) - path));
}

static const char *sheet_path(const struct garden *garden, const struct sheet *sheet,
                              bool map, struct arena *arena)
{
    struct civil day = clock_civil(clock_now());
    struct str head = {0}, path = {0};
    folder_of(garden, &head);
    paths_slug(garden->community->name, &head);
    str_add(&head, "-");
    paths_slug(sheet->name, &head);
    str_printf(&head, "-%04d-%02d-%02d", day.year, day.month, day.day);
    for (int n = 1; n <= MOST_NAMES; n++) {
        str_clear(&path);
        str_add(&path, str_text(&head));
        if (n > 1)
            str_printf(&path, "-%d", n);
        str_add(&path, map ? ".geojson" : ".csv");
        if (access(str_text(&path), F_OK) != 0)
            break;
    }
    const char *typed = shorten(arena, str_text(&path));
    str_free(&head);
    str_free(&path);
    return typed;
}

/* --- what ------------------------------------------------------------------------- */

struct sheet_run {
    struct garden *garden;
    struct sheet_file *file;
    struct str path;    /* as on the disk */
    struct arena known; /* of the redaction */
    struct outfile out;
    struct str piece;
    struct redaction redaction;
    struct arena arena; /* of one row */
    size_t row;         /* of the sheet, the next to be written */
    size_t written;
    size_t unplaced;
};

static bool hand_over(struct sheet_run *out, size_t least)
{
    if (out->piece.len < least)
        return true;
    bool put = outfile_put(&out->out, str_text(&out->piece), out->piece.len);
    str_clear(&out->piece);
    return put;
}

static const char *clean(void *ctx, const char *text)
{
    return redact_text(ctx, text);
}

/* The screen may say more beside the name: an organisation, the rank of a homonym. */
static const char *name_text(const struct sheet_run *out, const struct sheet_cell *cell,
                             const struct leaving *record)
{
    bool whole = out->file->readers >= AUDIENCE_PAIR &&
                 str_starts(cell->text, record->name) &&
                 (!record->person || *leaving_text(record, FIELD_PERSON_ORGANISATION));
    return whole ? cell->text : record->name;
}

/* The text of a cell as far as the readers may read what it tells. */
static const char *cell_text(struct sheet_run *out, const struct sheet_cell *cell,
                             const struct leaving *record)
{
    enum audience readers = out->file->readers;
    const struct field_def *def = cell->field ? schema_field(cell->field) : NULL;
    enum table table = record->person ? TABLE_PERSON : TABLE_ACTOR;
    if (!def)
        return readers >= AUDIENCE_PAIR ? cell->text : "";
    if (cell->field == FIELD_PERSON_GIVEN || cell->field == FIELD_ACTOR_NAME)
        return name_text(out, cell, record);
    if (def->table != table)
        return level_may_show(readers, def->level, AUDIENCE_DEFAULT) ? cell->text : "";
    if (!*leaving_text(record, cell->field))
        return "";
    bool free_text =
        cell->field == FIELD_ACTOR_PLACE || cell->field == FIELD_ACTOR_ACTION;
    return free_text && readers < AUDIENCE_PAIR ? clean(&out->redaction, cell->text)
                                                : cell->text;
}

static void put_point(struct sheet_run *out, const char *const *cells,
                      const struct leaving *record)
{
    const struct sheet *sheet = out->file->sheet;
    struct geojson_property *list =
        arena_alloc(&out->arena, (sheet->header.n + 1) * sizeof *list);
    for (size_t i = 0; i < sheet->header.n; i++)
        list[i] = (struct geojson_property){sheet->header.at[i], cells[i]};
    const struct geojson_point point = {record->placed, record->latitude,
                                        record->longitude, list, sheet->header.n};
    geojson_add(&point, out->written == 0, &out->piece);
    out->unplaced += !record->placed;
}

/* Rows that do not leave are passed over: what is given comes in the order asked. */
static bool put_record(void *ctx, const struct leaving *record, struct err *err)
{
    struct sheet_run *out = ctx;
    const struct sheet *sheet = out->file->sheet;
    size_t columns = sheet->header.n;
    (void)err;
    while (!id_equal(sheet->rows.at[out->row], record->id))
        out->row++;
    const char **cells = arena_alloc(&out->arena, (columns + 1) * sizeof *cells);
    for (size_t i = 0; i < columns; i++)
        cells[i] = cell_text(out, &sheet->cells.at[out->row * columns + i], record);
    if (out->file->map)
        put_point(out, cells, record);
    else
        csv_row(&out->piece, &csv_for_people, cells, columns);
    out->row++;
    out->written++;
    arena_reset(&out->arena);
    hand_over(out, PIECE); /* a write that failed is said at the end */
    return true;
}

/* Those of the rows from out->row to `end` that leave. */
static bool put_cards(struct sheet_run *out, size_t end, struct err *err)
{
    const struct sheet *sheet = out->file->sheet;
    const struct leaving_query query = {
        .readers = out->file->readers,
        .table = sheet->of == SHEET_OF_PERSONS ? TABLE_PERSON : TABLE_ACTOR,
        .ids = sheet->rows.at + out->row,
        .id_count = end - out->row,
        .clean = clean,
        .clean_ctx = &out->redaction};
    bool good = ops_leaving(out->garden, &query, put_record, out, NULL, err);
    out->row = end;
    return good;
}

static void put_lines(struct sheet_run *out, size_t end)
{
    const struct sheet *sheet = out->file->sheet;
    const char **cells =
        arena_alloc(&out->arena, (sheet->header.n + 1) * sizeof *cells);
    for (; out->row < end; out->row++, out->written++) {
        for (size_t i = 0; i < sheet->header.n; i++)
            cells[i] = sheet->cells.at[out->row * sheet->header.n + i].text;
        csv_row(&out->piece, &csv_for_people, cells, sheet->header.n);
        hand_over(out, PIECE);
    }
    arena_reset(&out->arena);
}

static bool put_head(struct sheet_run *out, struct err *err)
{
    const struct sheet *sheet = out->file->sheet;
    if (out->file->map)
        geojson_begin(geo_attribution(), &out->piece);
    else
        csv_begin(&out->piece, &csv_for_people, sheet->header.at, sheet->header.n);
    return sheet->of == SHEET_OF_LINES ||
           redact_start(&out->redaction, out->garden, false, &out->known, err);
}

static void put_tail(struct sheet_run *out)
{
    if (out->file->map)
        geojson_end(&out->piece);
    hand_over(out, 0);
}

/* --- the file --------------------------------------------------------------------- */

/* The path as a narrow screen has room for it in a sentence. */
static void brief(const char *path, char shown[160])
{
    struct arena arena = {0};
    str_copy(shown, 160, folder_brief(&arena, shorten(&arena, path), PATH_COLUMNS));
    arena_free(&arena);
}

static bool may_write(const struct garden *garden, struct sheet_file *file,
                      const char *path, struct err *err)
{
    struct stat own, there;
    char shown[160];
    brief(path, shown);
    if (stat(path, &there) != 0)
        return true;
    if (S_ISDIR(there.st_mode))
        return err_set(err, ERR_INPUT,
                       _("« %.80s » est un dossier : ajoutez le nom du fichier."),
                       shown);
    if (stat(store_path(garden->store), &own) == 0 && own.st_ino == there.st_ino &&
        own.st_dev == there.st_dev)
        return err_set(err, ERR_INPUT,
                       _("« %.80s » est la communauté elle-même : donnez un autre "
                         "nom à l’export."),
                       shown);
    file->taken = !file->overwrite;
    return file->overwrite ||
           err_set(err, ERR_INPUT, _("Un fichier a déjà ce nom : %.120s"), shown);
}

static const char *readers_word(enum audience readers)
{
    return readers == AUDIENCE_PUBLIC    ? _("pour tout le monde")
           : readers == AUDIENCE_MEMBERS ? _("pour les membres")
                                         : _("pour le binôme");
}

/* The path, which the person has just read, comes last: a narrow screen may cut it. */
static const char *tell(const struct sheet_run *out, struct arena *arena)
{
    size_t left = out->file->sheet->rows.n - out->written;
    const char *said = arena_printf(
        arena,
        i18n_n("%zu ligne écrite, %s", "%zu lignes écrites, %s", (long)out->written),
        out->written, readers_word(out->file->readers));
    if (left > 0)
        said = arena_printf(arena, _("%s, %zu sans accord"), said, left);
    if (out->unplaced > 0)
        said = arena_printf(arena, _("%s, %zu sans lieu"), said, out->unplaced);
    return arena_printf(
        arena, _("%s : %s"), said,
        folder_brief(arena, shorten(arena, str_text(&out->path)), PATH_COLUMNS));
}

static void run_free(struct sheet_run *out)
{
    str_free(&out->piece);
    str_free(&out->path);
    arena_free(&out->arena);
    arena_free(&out->known);
    free(out);
}

static bool sheet_begin_run(struct garden *garden, struct sheet_file *file,
                            struct sheet_run **run, struct err *err)
{
    struct sheet_run *out = xcalloc(1, sizeof *out);
    out->garden = garden;
    out->file = file;
    file->taken = false;
    *run = NULL;
    paths_from_home(file->path, &out->path);
    bool opened = may_write(garden, file, str_text(&out->path), err) &&
                  outfile_open(&out->out, str_text(&out->path), err);
    if (opened && put_head(out, err)) {
        *run = out;
        return true;
    }
    if (opened)
        outfile_abort(&out->out);
    run_free(out);
    return false;
}

static bool sheet_step(struct sheet_run *out, size_t rows, bool *more, struct err *err)
{
    const struct sheet *sheet = out->file->sheet;
    size_t left = sheet->rows.n - out->row;
    size_t end = out->row + (rows < left ? rows : left);
    bool good = true;
    if (sheet->of == SHEET_OF_LINES)
        put_lines(out, end);
    else
        good = put_cards(out, end, err);
    *more = end < sheet->rows.n;
    return good;
}

static int sheet_done(const struct sheet_run *out)
{
    size_t rows = out->file->sheet->rows.n;
    return rows ? (int)(out->row * 1000 / rows) : 1000;
}

static bool sheet_end(struct sheet_run *out, bool keep, struct arena *arena,
                      const char **sentence, struct err *err)
{
    bool good = true;
    if (keep) {
        put_tail(out);
        good = outfile_commit(&out->out, out->file->overwrite, err);
    }
    outfile_abort(&out->out);
    if (keep && good)
        *sentence = tell(out, arena);
    run_free(out);
    return good;
}

const struct sheet_desk cli_sheet_desk = {
    .path = sheet_path,
    .begin = sheet_begin_run,
    .step = sheet_step,
    .done = sheet_done,
    .end = sheet_end,
};
