/* A note put back in the line reads as the same note: kind, text, authors, tags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/i18n.h"
#include "base/str.h"
#include "panes/note_text.h"

struct words {
    struct community community;
    struct arena arena;
};

static int setup(void **state)
{
    static struct words words;
    words = (struct words){0};
    community_fill_defaults(&words.community);
    *state = &words;
    return 0;
}

static int teardown(void **state)
{
    struct words *words = *state;
    community_free(&words->community);
    arena_free(&words->arena);
    return 0;
}

/* The line of the note, read again with that sticky kind, is the note. */
static void assert_round_trip(struct words *words, const struct note *note,
                              const char *sticky)
{
    const struct note_kind *kind = community_kind(&words->community, sticky);
    const char *line = note_text_line(&words->arena, &words->community, kind, note);
    struct note_line read =
        note_line_read(&words->arena, &words->community, kind, line);
    assert_string_equal(read.kind->id, note->kind);
    assert_string_equal(read.text, note->text);
    assert_string_equal(read.author, note->author);
    assert_string_equal(read.tags, note->tags);
}

static void test_every_note_comes_back_from_its_line(void **state)
{
    static const struct note notes[] = {
        {.kind = "idea", .text = "Un bac partagé", .author = "", .tags = ""},
        {.kind = "fear", .text = "Trop de réunions", .author = "", .tags = ""},
        {.kind = "need", .text = "Du temps", .author = "Nadia Benali", .tags = "temps"},
        {.kind = "idea", .text = "À deux", .author = "Nadia, Yvon K", .tags = "a b c"},
        {.kind = "question", .text = "Qui ? Quand ?", .author = "Lise", .tags = ""},
        {.kind = "idea", .text = "!important", .author = "", .tags = ""},
        {.kind = "fear", .text = "? ou !", .author = "", .tags = "x"},
        {.kind = "idea", .text = ", puis la suite", .author = "", .tags = ""},
        {.kind = "idea", .text = "= à parts égales", .author = "", .tags = ""},
        {.kind = "question", .text = "+1 ?", .author = "", .tags = ""},
        {.kind = "idea", .text = "le #1 et l'@ seul", .author = "", .tags = ""},
        {.kind = "fear", .text = "« élu·e·s », cœur, 12 €", .author = "Aïcha",
         .tags = "œ"},
    };
    static const char *const sticky[] = {"idea", "fear", "need", "question"};
    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        for (size_t k = 0; k < sizeof sticky / sizeof *sticky; k++)
            assert_round_trip(*state, &notes[i], sticky[k]);
    }
}

static void test_the_sign_is_written_only_when_it_says_something(void **state)
{
    struct words *words = *state;
    const struct note_kind *idea = community_kind(&words->community, "idea");
    struct note note = {.kind = "idea", .text = "Un banc", .author = "Nadia Benali",
                        .tags = "ombre repos"};
    assert_string_equal(note_text_line(&words->arena, &words->community, idea, &note),
                        "Un banc @Nadia_Benali #ombre #repos");
    note.kind = "fear";
    assert_string_equal(note_text_line(&words->arena, &words->community, idea, &note),
                        "! Un banc @Nadia_Benali #ombre #repos");
    /* A kind that left the configuration has no sign to write. */
    note.kind = "brake";
    assert_string_equal(note_text_line(&words->arena, &words->community, idea, &note),
                        "Un banc @Nadia_Benali #ombre #repos");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_note_comes_back_from_its_line, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            test_the_sign_is_written_only_when_it_says_something, setup, teardown),
    };
    i18n_set("fr");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
