/* A list of the screen as a file: what each kind of readers finds in it, whom it leaves
 * out, where it goes. */
#include "actors_fixture.h"

#include <dirent.h>
#include <sys/stat.h>

#include "cli/sheet_out.h"
#include "ops/cards.h"

#define COUNT(array) (sizeof array / sizeof *array)

static void text_set(struct fixture *fixture, struct id row, enum field field,
                     const char *text)
{
    row_set(fixture, row, field, value_text(text));
}

/* Three persons: two agreed; of one the circle is for the pair, of the other never. */
static void plant_persons(struct fixture *fixture, struct sheet *sheet)
{
    static const char *const names[] = {"Nadia Benali", "Marc Olivier", "Lise Roche"};
    static const char *const visibility[] = {"circle:pair", "", "circle:never"};
    static const char *const consent[] = {"yes", "", "yes"};
    sheet_begin(sheet, "membres", SHEET_OF_PERSONS);
    sheet_column(sheet, "Membre");
    sheet_column(sheet, "Cercle");
    sheet_column(sheet, "Lieu");
    sheet_column(sheet, "Relance");
    sheet_column(sheet, "Besoins");
    for (size_t i = 0; i < COUNT(names); i++) {
        struct id id = person_named(fixture, names[i]);
        text_set(fixture, id, FIELD_PERSON_CIRCLE, "engages");
        text_set(fixture, id, FIELD_PERSON_PLACE, "Foix");
        text_set(fixture, id, FIELD_PERSON_VISIBILITY, visibility[i]);
        text_set(fixture, id, FIELD_PERSON_CONSENT, consent[i]);
        sheet_row(sheet, id);
        sheet_cell(sheet, FIELD_PERSON_GIVEN,
                   arena_printf(&fixture->arena, "%s (zinnia%zu)", names[i], i));
        sheet_cell(sheet, FIELD_PERSON_CIRCLE,
                   arena_printf(&fixture->arena, "cercle%zu", i));
        sheet_cell(sheet, FIELD_PERSON_PLACE, "à Foix");
        sheet_cell(sheet, 0, arena_printf(&fixture->arena, "jour%zu", i));
        sheet_cell(sheet, FIELD_ASK_TEXT, "*1");
    }
}

/* Row by row, as a screen does slice by slice. */
static bool write_sheet(struct fixture *fixture, struct sheet_file *file,
                        const char **sentence, struct err *err)
{
    struct sheet_run *run;
    bool good = true, more = true;
    if (!cli_sheet_desk.begin(&fixture->garden, file, &run, err))
        return false;
    assert_int_equal(cli_sheet_desk.done(run), 0);
    while (good && more)
        good = cli_sheet_desk.step(run, 1, &more, err);
    assert_int_equal(cli_sheet_desk.done(run), 1000);
    return cli_sheet_desk.end(run, good, &fixture->arena, sentence, err) && good;
}

static const char *written(struct fixture *fixture, struct sheet_file *file)
{
    static char bytes[4096];
    char path[160];
    const char *sentence = "";
    snprintf(path, sizeof path, "%s/liste", fixture->folder);
    unlink(path);
    file->path = path;
    must(write_sheet(fixture, file, &sentence, &fixture->err));
    FILE *stream = fopen(path, "r");
    assert_non_null(stream);
    size_t len = fread(bytes, 1, sizeof bytes - 1, stream);
    bytes[len] = '\0';
    fclose(stream);
    unlink(path);
    return bytes;
}

static void each_reader_finds_no_more_than_its_level(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet;
    plant_persons(fixture, &sheet);
    struct sheet_file file = {.sheet = &sheet, .readers = AUDIENCE_PAIR};
    assert_string_equal(written(fixture, &file),
                        "\xEF\xBB\xBFMembre;Cercle;Lieu;Relance;Besoins\r\n"
                        "Nadia Benali;cercle0;à Foix;jour0;*1\r\n"
                        "Marc Olivier;cercle1;à Foix;jour1;*1\r\n"
                        "Lise Roche;;à Foix;jour2;*1\r\n");
    file.readers = AUDIENCE_MEMBERS;
    assert_string_equal(written(fixture, &file),
                        "\xEF\xBB\xBFMembre;Cercle;Lieu;Relance;Besoins\r\n"
                        "Nadia Benali;;à Foix;;*1\r\n"
                        "Lise Roche;;à Foix;;*1\r\n");
    file.readers = AUDIENCE_PUBLIC;
    assert_string_equal(written(fixture, &file),
                        "\xEF\xBB\xBFMembre;Cercle;Lieu;Relance;Besoins\r\n");
    sheet_free(&sheet);
}

/* The organisation that the screen shows beside a name is told to who may read it. */
static void a_name_says_its_organisation_when_it_may(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet;
    struct id id = person_named(fixture, "Nadia Benali");
    text_set(fixture, id, FIELD_PERSON_ORGANISATION, "zinnia");
    sheet_begin(&sheet, "membres", SHEET_OF_PERSONS);
    sheet_column(&sheet, "Membre");
    sheet_row(&sheet, id);
    sheet_cell(&sheet, FIELD_PERSON_GIVEN, "Nadia Benali (zinnia)");
    struct sheet_file file = {.sheet = &sheet, .readers = AUDIENCE_PAIR};
    assert_non_null(strstr(written(fixture, &file), "Nadia Benali (zinnia)\r\n"));
    text_set(fixture, id, FIELD_PERSON_VISIBILITY, "organisation:never");
    assert_non_null(strstr(written(fixture, &file), "\nNadia Benali\r\n"));
    sheet_free(&sheet);
}

/* A place typed freely may say whom to call. */
static void a_place_leaves_without_the_number_in_it(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet;
    struct id id = actor_made(fixture, (struct actor){.name = "Le Fournil",
                                                      .consent = CONSENT_YES,
                                                      .place = "au 06 00 00 00 01"});
    sheet_begin(&sheet, "acteurs", SHEET_OF_ACTORS);
    sheet_column(&sheet, "Lieu");
    sheet_row(&sheet, id);
    sheet_cell(&sheet, FIELD_ACTOR_PLACE, "au 06 00 00 00 01");
    struct sheet_file file = {.sheet = &sheet, .readers = AUDIENCE_PAIR};
    assert_non_null(strstr(written(fixture, &file), "06 00 00 00 01"));
    file.readers = AUDIENCE_PUBLIC;
    const char *told = written(fixture, &file);
    assert_non_null(strstr(told, "\r\nau "));
    assert_null(strstr(told, "06 00"));
    sheet_free(&sheet);
}

static void a_map_has_places_of_those_who_may_be_placed(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet;
    const struct actor placed = {.name = "Le Fournil",
                                 .precision = PRECISION_MANUAL,
                                 .latitude = 43.5,
                                 .longitude = 3.25};
    struct id ids[3];
    sheet_begin(&sheet, "acteurs", SHEET_OF_ACTORS);
    sheet_column(&sheet, "Acteur");
    sheet_column(&sheet, "Étape");
    for (size_t i = 0; i < COUNT(ids); i++) {
        ids[i] = actor_made(fixture, placed);
        sheet_row(&sheet, ids[i]);
        sheet_cell(&sheet, FIELD_ACTOR_NAME, "Le Fournil");
        sheet_cell(&sheet, FIELD_ACTOR_PROSPECT, "repéré");
    }
    text_set(fixture, ids[1], FIELD_ACTOR_VISIBILITY, "latitude:pair");
    text_set(fixture, ids[2], FIELD_ACTOR_CONSENT, "no");
    struct sheet_file file = {.sheet = &sheet, .readers = AUDIENCE_PUBLIC, .map = true};
    const char *text = written(fixture, &file);
    const char *first = strstr(text, "[3.25, 43.5]");
    assert_non_null(first);
    assert_null(strstr(first + 1, "[3.25, 43.5]"));
    assert_non_null(strstr(text, "\"geometry\": null"));
    assert_null(strstr(text, "repéré"));
    sheet_free(&sheet);
}

static void it_never_takes_the_place_of_another_file(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet;
    char path[160];
    const char *sentence = "";
    struct stat info;
    plant_persons(fixture, &sheet);
    snprintf(path, sizeof path, "%s/liste.csv", fixture->folder);
    struct sheet_file file = {.sheet = &sheet, .readers = AUDIENCE_PAIR, .path = path};
    must(write_sheet(fixture, &file, &sentence, &fixture->err));
    assert_non_null(strstr(sentence, "3 lignes écrites, pour le binôme"));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_false(write_sheet(fixture, &file, &sentence, &fixture->err));
    assert_true(file.taken);
    file.overwrite = true;
    must(write_sheet(fixture, &file, &sentence, NULL));
    file.path = store_path(fixture->garden.store);
    err_clear(&fixture->err);
    assert_false(write_sheet(fixture, &file, &sentence, &fixture->err));
    assert_false(file.taken);
    assert_non_null(strstr(fixture->err.text, "la communauté elle-même"));
    unlink(path);
    sheet_free(&sheet);
}

/* Files of that name, or of one that begins by it. */
static int files_named(const struct fixture *fixture, const char *name)
{
    int count = 0;
    DIR *folder = opendir(fixture->folder);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += strncmp(entry->d_name, name, strlen(name)) == 0;
    closedir(folder);
    return count;
}

static void what_is_stopped_leaves_no_file(void **state)
{
    struct fixture *fixture = *state;
    struct sheet sheet;
    struct sheet_run *run;
    char path[160];
    const char *sentence = "";
    bool more = true;
    plant_persons(fixture, &sheet);
    snprintf(path, sizeof path, "%s/liste.csv", fixture->folder);
    struct sheet_file file = {.sheet = &sheet, .readers = AUDIENCE_PAIR, .path = path};
    must(cli_sheet_desk.begin(&fixture->garden, &file, &run, &fixture->err));
    must(cli_sheet_desk.step(run, 1, &more, &fixture->err));
    assert_true(more);
    assert_int_equal(files_named(fixture, "liste"), 1); /* under another name */
    assert_int_equal(access(path, F_OK), -1);
    must(cli_sheet_desk.end(run, false, &fixture->arena, &sentence, &fixture->err));
    assert_int_equal(files_named(fixture, "liste"), 0);
    assert_string_equal(sentence, "");
    sheet_free(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        actors_test(each_reader_finds_no_more_than_its_level),
        actors_test(a_name_says_its_organisation_when_it_may),
        actors_test(a_place_leaves_without_the_number_in_it),
        actors_test(a_map_has_places_of_those_who_may_be_placed),
        actors_test(it_never_takes_the_place_of_another_file),
        actors_test(what_is_stopped_leaves_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
