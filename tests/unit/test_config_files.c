/* The texts shipped with the program, and files from outside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "config_reading.h"

/* --- what is shipped ----------------------------------------------------------------
 */

static void shipped_communities_have_no_fault(void **state)
{
    (void)state;
    for (const char *const *name = config_shipped_names(); *name; name++) {
        size_t len;
        const char *yaml = config_shipped(*name, &len);
        struct reading reading = read_bytes(yaml, len);
        const struct note_kind *fear;

        assert_string_equal(str_text(&reading.said), "");
        assert_true(reading.ok);
        assert_string_equal(community_kind(&reading.community, "idea")->sign, "+");
        assert_string_equal(community_kind(&reading.community, "need")->sign, "*");
        assert_string_equal(community_kind(&reading.community, "question")->sign, "?");
        fear = community_kind_by_sign(&reading.community, "!");
        assert_string_equal(fear->id, "fear");
        assert_string_equal(fear->label, "PEUR");
        assert_false(fear->attributed);
        end_reading(&reading);
    }
    assert_null(config_shipped("inconnue", &(size_t){0}));
    assert_null(config_shipped("notes", &(size_t){0}));
    assert_non_null(config_shipped("Biodiversité", &(size_t){0}));
}

static const char *second_circle(const char *name, struct reading *reading)
{
    size_t len;
    const char *yaml = config_shipped(name, &len);

    *reading = read_bytes(yaml, len);
    assert_int_equal(reading->community.category_count, 7);
    assert_int_equal(reading->community.circles[1].number, 2);
    return reading->community.circles[1].id;
}

static void both_models_of_circles_are_shipped(void **state)
{
    struct reading reading;

    (void)state;
    assert_string_equal(second_circle("engagement", &reading), "impliques");
    end_reading(&reading);
    assert_string_equal(second_circle("biodiversite", &reading), "informes");
    end_reading(&reading);
}

/* "Informé·e·s" is the third circle of one model, and the second of the other. */
static void a_shipped_community_goes_from_a_model_to_the_other_and_back(void **state)
{
    static const char *const names[] = {"engagement", "demo"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        size_t len;
        const char *yaml = config_shipped(names[i], &len);
        struct reading reading = read_bytes(yaml, len);
        const struct community *community = &reading.community;
        const struct circle *one = community_circle(community, "informes");
        const struct circle *two = community_circle(community, "informes-2");

        assert_string_equal(one->label, two->label);
        assert_int_equal(one->number, 3);
        assert_int_equal(two->number, 2);
        assert_string_equal(community_circle(community, "engages")->model, "");
        assert_non_null(community_passage(community, one->model, two->model));
        assert_non_null(community_passage(community, two->model, one->model));
        end_reading(&reading);
    }
}

/* From "cercles:" on, what "#" hides in vide.yaml is an example of the key above it. */
static void uncover(struct str *out, const char *yaml)
{
    const char *line = strstr(yaml, "\ncercles:\n") + 1;
    const char *end = strstr(yaml, "\n# Pour changer une touche");

    str_add_n(out, yaml, (size_t)(line - yaml));
    for (const char *next; line < end; line = next) {
        next = strchr(line, '\n') + 1;
        if (strncmp(line, "#   ", 4) == 0 || strncmp(line, "#\n", 2) == 0)
            line++;
        str_add_n(out, line, (size_t)(next - line));
    }
}

static void the_examples_of_the_empty_community_can_be_uncovered(void **state)
{
    size_t len;
    struct str yaml = {0};
    struct reading reading;
    const struct community *community = &reading.community;

    (void)state;
    uncover(&yaml, config_shipped("vide", &len));
    reading = read_bytes(yaml.at, yaml.len);
    assert_string_equal(str_text(&reading.said), "");
    assert_int_equal(community->circle_count, 3);
    assert_int_equal(community->passages[0].step_count, 1);
    assert_int_equal(community->field_count, 2);
    assert_int_equal(community->message_count, 1);
    assert_int_equal(community->list_count, 1);
    end_reading(&reading);
    str_free(&yaml);
}

/* One line of the demonstration: "[colonne] + texte … {Groupe} ooo". */
static void check_demo_line(const struct community *community, const char *line)
{
    const char *text = line;
    char sign[2] = "";
    char category[32] = "";

    if (sscanf(line, "[%31[^]]]", category) == 1) {
        assert_string_not_equal(community_category(community, category), category);
        text = strchr(line, ']') + 2;
    }
    sign[0] = text[0];
    assert_non_null(community_kind_by_sign(community, sign));
    assert_int_equal(text[1], ' ');
    assert_int_equal(strchr(text, '{') != NULL, strchr(text, '}') != NULL);
}

static void the_demonstration_is_well_formed(void **state)
{
    size_t len;
    const char *yaml = config_shipped("demo", &len);
    struct reading reading = read_bytes(yaml, len);
    char *notes = strdup(config_demo_notes(&len));
    size_t count = 0;

    (void)state;
    for (char *line = strtok(notes, "\n"); line; line = strtok(NULL, "\n")) {
        if (*line == '#')
            continue;
        check_demo_line(&reading.community, line);
        count++;
    }
    assert_true(count >= 60);
    free(notes);
    end_reading(&reading);
}

/* --- files --------------------------------------------------------------------------
 */

static void write_file(const char *path, const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void a_file_is_loaded_whole_or_refused_by_name(void **state)
{
    char folder[] = "/tmp/test-config-XXXXXX";
    char path[64];
    char *big = repeated("", "# plein\n", 40000);
    struct str text = {0};
    struct err err = ERR_INIT;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/ma.yaml", folder);
    assert_false(config_load_file(path, &text, &err));
    assert_int_equal(err.kind, ERR_NOT_FOUND);
    assert_non_null(strstr(err.text, "ma.yaml"));
    assert_false(config_load_file(folder, &text, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    write_file(path, big, strlen(big));
    assert_false(config_load_file(path, &text, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.text, "256 Kio"));
    write_file(path, "nom: A\nr\xE9gion: B\n", 17);
    assert_false(config_load_file(path, &text, &err));
    assert_non_null(strstr(err.text, "ma.yaml:2:2: "));
    assert_int_equal(text.len, 0);
    write_file(path, "\xEF\xBB\xBFnom: A\n", 10);
    assert_true(config_load_file(path, &text, &err));
    assert_string_equal(str_text(&text), "\xEF\xBB\xBFnom: A\n");
    unlink(path);
    rmdir(folder);
    str_free(&text);
    free(big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_communities_have_no_fault),
        cmocka_unit_test(both_models_of_circles_are_shipped),
        cmocka_unit_test(a_shipped_community_goes_from_a_model_to_the_other_and_back),
        cmocka_unit_test(the_examples_of_the_empty_community_can_be_uncovered),
        cmocka_unit_test(the_demonstration_is_well_formed),
        cmocka_unit_test(a_file_is_loaded_whole_or_refused_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
