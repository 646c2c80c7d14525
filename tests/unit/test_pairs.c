/* Near-duplicates: planted paraphrases found, few false alarms, and the look-alike of
 * what is being typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fold.h"
#include "base/str.h"
#include "domain/note.h"
#include "domain/stem.h"
#include "planted.h"

static const char *folded(struct arena *arena, const char *text)
{
    struct str fold = {0};
    fold_text(&fold, text);
    const char *copy = arena_strdup(arena, str_text(&fold));
    str_free(&fold);
    return copy;
}

static void assert_wall(const struct planted *wall)
{
    struct arena arena = {0};
    const char *texts[PLANTED_COUNT];
    for (size_t i = 0; i < PLANTED_COUNT; i++) {
        texts[i] = folded(&arena, wall[i].text);
    }
    struct note_pair *pairs;
    size_t count = note_pairs_find(&arena, texts, PLANTED_COUNT, &pairs);
    int found = 0, alarms = 0;
    for (size_t i = 0; i < count; i++) {
        int a = wall[pairs[i].a].same, b = wall[pairs[i].b].same;
        if (a != 0 && a == b) {
            found++;
        } else {
            alarms++;
        }
        assert_true(pairs[i].a < pairs[i].b);
        assert_true(i == 0 || pairs[i - 1].score >= pairs[i].score);
    }
    assert_in_range(found, 4, 6);
    assert_in_range(alarms, 0, 3);
    arena_free(&arena);
}

static void finds_the_paraphrases_it_was_tuned_on(void **state)
{
    (void)state;
    assert_wall(wall_tuned);
}

static void finds_the_paraphrases_it_never_saw(void **state)
{
    (void)state;
    assert_wall(wall_checked);
}

static void the_same_words_are_a_sure_pair(void **state)
{
    (void)state;
    const char *texts[] = {"un compost collectif", "des velos", "un compost collectif"};
    struct arena arena = {0};
    struct note_pair *pairs;
    assert_int_equal(note_pairs_find(&arena, texts, 3, &pairs), 1);
    assert_int_equal(pairs[0].a, 0);
    assert_int_equal(pairs[0].b, 2);
    assert_int_equal(pairs[0].score, 1000);
    arena_free(&arena);
}

static void nothing_to_compare_gives_no_pair(void **state)
{
    (void)state;
    const char *texts[] = {"", "le la les", "oui"};
    struct arena arena = {0};
    struct note_pair *pairs;
    assert_int_equal(note_pairs_find(&arena, NULL, 0, &pairs), 0);
    assert_int_equal(note_pairs_find(&arena, texts, 1, &pairs), 0);
    assert_int_equal(note_pairs_find(&arena, texts, 3, &pairs), 0);
    arena_free(&arena);
}

/* Beyond 2 000 texts only rare stems make candidates: the pair is still found among
 * notes that all share one word, and those notes do not pair with each other. */
static void a_large_wall_stays_bounded(void **state)
{
    (void)state;
    enum { MANY = 6000 };
    struct arena arena = {0};
    const char **texts = calloc(MANY, sizeof *texts);
    assert_non_null(texts);
    for (size_t i = 0; i < MANY; i++) {
        texts[i] = arena_printf(&arena, "communaute mot%zua mot%zub", i * 7, i * 11);
    }
    texts[17] = "communaute passerelle pietonne canal";
    texts[5000] = "passerelle pietonnes canal communaute";
    struct note_pair *pairs;
    size_t count = note_pairs_find(&arena, texts, MANY, &pairs);
    assert_int_not_equal(count, 0);
    assert_int_equal(pairs[0].a, 17);
    assert_int_equal(pairs[0].b, 5000);
    free(texts);
    arena_free(&arena);
}

static void half_a_sentence_is_recognised(void **state)
{
    (void)state;
    const char *said = "un jardin partage par quartier ouvert a tous";
    assert_true(note_likeness("jardins partages", said) >= NOTE_LIKE);
    assert_true(note_likeness("un jardin part", said) >= NOTE_LIKE);
    assert_true(note_likeness("creer un jardin partage par quartier", said) >=
                NOTE_LIKE);
    assert_true(note_likeness("jardin", said) < NOTE_LIKE);
    assert_true(note_likeness("un jardin pour les oiseaux du parc", said) < NOTE_LIKE);
    assert_true(note_likeness("", said) < NOTE_LIKE);
    assert_true(note_likeness("un quartier calme la nuit", said) < NOTE_LIKE);
    assert_int_equal(note_likeness("compost", "compost"), 1000);
}

static void assert_same_stem(const char *a, const char *b)
{
    size_t len = stem_length(a, strlen(a));
    assert_int_equal(stem_length(b, strlen(b)), len);
    assert_memory_equal(a, b, len);
}

static void stems_join_the_forms_of_a_word(void **state)
{
    (void)state;
    assert_same_stem("jardins", "jardinage");
    assert_same_stem("recuperation", "recupere");
    assert_same_stem("engages", "engagement");
    assert_same_stem("reunions", "reunir");
    assert_same_stem("reseaux", "reseau");
    assert_same_stem("nouvelle", "nouveau");
    assert_same_stem("partage", "partager");
    assert_int_equal(stem_length("eau", 3), 3);
    assert_int_equal(stem_length("", 0), 0);
    assert_true(stem_is_empty("les", 3));
    assert_true(stem_is_empty("votre", 5));
    assert_true(stem_is_empty("de", 2));
    assert_false(stem_is_empty("jardin", 6));
    assert_false(stem_is_empty("constitutionnellement", 21));
    struct str words = {0};
    stem_content(&words, "les jardins de la ville et");
    assert_string_equal(str_text(&words), "jardins ville");
    str_free(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_paraphrases_it_was_tuned_on),
        cmocka_unit_test(finds_the_paraphrases_it_never_saw),
        cmocka_unit_test(the_same_words_are_a_sure_pair),
        cmocka_unit_test(nothing_to_compare_gives_no_pair),
        cmocka_unit_test(a_large_wall_stays_bounded),
        cmocka_unit_test(half_a_sentence_is_recognised),
        cmocka_unit_test(stems_join_the_forms_of_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
