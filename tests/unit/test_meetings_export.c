/* Meetings and slots in the JSON export: times, flags, what is not set. */
#include "cli/cli.h"
#include "meetings_fixture.h"

/* The export, in the arena. */
static const char *exported(struct fixture *fixture)
{
    char out[128];
    snprintf(out, sizeof out, "%s/tout.json", fixture->folder);
    struct cli cli = {.verb = CLI_EXPORT, .file = fixture->path, .out = out};
    ops_garden_close(&fixture->garden);
    assert_int_equal(cli_export_json(&cli), CLI_GOOD);
    FILE *file = fopen(out, "r");
    assert_non_null(file);
    char *text = arena_alloc(&fixture->arena, 65536);
    size_t size = fread(text, 1, 65535, file);
    text[size] = '\0';
    fclose(file);
    unlink(out);
    return text;
}

/* The part of the export that follows that text. */
static const char *after(const char *text, const char *mark)
{
    const char *at = strstr(text, mark);
    assert_non_null(at);
    return at;
}

static void starts_with_each(const char *text, const char *const *lines)
{
    for (; *lines; lines++) {
        text = after(text, *lines);
    }
}

static void a_slot_reads_well(void **state)
{
    struct fixture *fixture = *state;
    struct id id = agora_on(fixture, "2026-11-24 09:15");
    must(ops_slot_lock(&fixture->garden, slot_at(fixture, id, 0).id, true,
                       &fixture->err));
    const char *text = exported(fixture);
    starts_with_each(after(text, "\"meetings\""),
                     (const char *const[]){"\"title\": \"Agora des Lilas\"",
                                           "\"start\": \"2026-11-24T09:15:00+01:00\"",
                                           "\"stage\": \"draft\"", "\"slot\": null",
                                           "\"paused\": null", NULL});
    starts_with_each(after(text, "\"slots\""),
                     (const char *const[]){
                         "\"meeting\": \"", "\"title\": \"Accueil",
                         "\"description\": null", "\"kind\": \"présences\"",
                         "\"start\": \"2026-11-24T09:15:00+01:00\"",
                         "\"end\": \"2026-11-24T09:30:00+01:00\"", "\"locked\": true",
                         "\"inferred\": false", "\"outside\": false", NULL});
}

int main(void)
{
    const struct CMUnitTest tests[] = {meetings_test(a_slot_reads_well)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
