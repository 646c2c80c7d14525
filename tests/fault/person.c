#include "person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "ops/notes.h"

enum { TEXTS_MOST = 4000, TEXT_SIZE = 3000 };

/* Shared, so that the death of a child leaves it. */
static struct {
    int count;
    char texts[TEXTS_MOST][TEXT_SIZE];
} * said;

static const char *scenario;

void person_begin(void)
{
    said = mmap(NULL, sizeof *said, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                -1, 0);
    if (said == MAP_FAILED)
        exit(99);
}

void person_scenario(const char *name)
{
    scenario = name;
    said->count = 0;
}

int person_said(void)
{
    return said->count;
}

void must(bool done, const char *what, const struct stage *stage)
{
    if (done)
        return;
    fprintf(stderr, "%s: %s\n  last sentence: %s (%s)\n", scenario, what,
            stage->err.text, stage->err.detail);
    _exit(1);
}

static struct note_place here(const struct stage *stage)
{
    return (struct note_place){.board = stage->board, .category = "vie"};
}

bool person_saves(struct stage *stage, const char *text)
{
    struct id id;
    stage->attempted = text;
    if (ops_draft_put(&stage->garden, STAGE_PLACE, text, &stage->err))
        stage->typed = text;
    err_clear(&stage->err);
    struct note_line line = note_line_read(&stage->arena, stage->garden.community,
                                           &stage->garden.community->kinds[0], text);
    if (!ops_note_add(&stage->garden, here(stage), &line, STAGE_PLACE, &id,
                      &stage->err))
        return false;
    must(said->count < TEXTS_MOST && !stage->garden.unsaved,
         "said saved and not saved at once", stage);
    snprintf(said->texts[said->count++], TEXT_SIZE, "%s", text);
    stage->typed = "";
    return true;
}

const char *person_is_refused(struct stage *stage, const char *sentence)
{
    char words[TEXT_SIZE - 100];
    const char *text = "";
    memset(words, 'm', sizeof words);
    do {
        int length = said->count % 7 * (int)sizeof words / 7;
        text =
            arena_printf(&stage->arena, "Idée %d : m%.*s", said->count, length, words);
    } while (person_saves(stage, text));
    must(strstr(stage->err.text, sentence) != NULL, "not the sentence awaited", stage);
    must(stage->garden.unsaved, "the screen does not say that it is not saved", stage);
    const char *draft = stage_draft(stage);
    must(str_equal(draft, stage->typed) || str_equal(draft, text),
         "another draft than the one that was kept", stage);
    return text;
}

static bool note_is(void *ctx, struct id id, const struct value *values, size_t count)
{
    int *at = ctx;
    (void)id;
    for (size_t i = 0; i < count; i++)
        if (values[i].kind == VALUE_TEXT && *at < said->count &&
            str_equal(values[i].text, said->texts[*at])) {
            ++*at;
            return true;
        }
    *at = -1;
    return false;
}

void person_finds_all(struct stage *stage)
{
    int at = 0;
    const char *problem = stage_problem(stage);
    must(problem[0] == '\0', problem, stage);
    must(store_each(stage->garden.store, TABLE_NOTE, note_is, &at, &stage->err),
         "notes cannot be read", stage);
    must(at == said->count, "not the notes that were said", stage);
}

void person_reopens(struct stage *stage)
{
    stage_close(stage);
    must(stage_open(stage), "the file does not open", stage);
    person_finds_all(stage);
}

void person_saves_at_last(struct stage *stage, const char *text)
{
    char kept[TEXT_SIZE];
    snprintf(kept, sizeof kept, "%s", text);
    person_finds_all(stage);
    must(person_saves(stage, kept), "there is room, and it is still refused", stage);
    must(!stage_draft(stage)[0], "the draft stays once saved", stage);
    person_reopens(stage);
    must(person_saves(stage, "et la suite"), "refused once opened again", stage);
}
