/* What was kept of all interviews, and how often each tag. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "domain/actor_list.h"
#include "ops/cards_private.h"
#include "ops/interviews.h"

/* Every live extract with its answer; those of people in the bin are left out. */
struct kept {
    struct extract extract;
    struct answer answer;
    const char *person;
    size_t rank;    /* of the person in the roll */
    size_t written; /* before how many others */
};
struct keeping {
    struct kept *at;
    size_t count;
};

static size_t rank_of(const struct roll_list *roll, struct id person)
{
    size_t at = 0;
    while (at < roll->count && !id_equal(roll->lines[at].person.id, person))
        at++;
    return at;
}

/* An answer in the bin has its extracts there too: what is not found is skipped. */
static bool kept_read(struct garden *garden, struct arena *arena,
                      struct keeping *keeping, struct err *err)
{
    struct extract *extracts;
    struct roll_list roll;
    size_t count;
    *keeping = (struct keeping){0};
    if (!store_extracts(garden->store, (struct id){{0}}, arena, &extracts, &count,
                        err) ||
        !store_roll(garden->store, &roll, err))
        return false;
    keeping->at = arena_alloc(arena, (count + 1) * sizeof *keeping->at);
    for (size_t i = 0; i < count; i++) {
        struct kept *kept = &keeping->at[keeping->count];
        kept->extract = extracts[i];
        kept->written = i;
        if (!store_answer(garden->store, extracts[i].answer, arena, &kept->answer,
                          NULL))
            continue;
        kept->rank = rank_of(&roll, kept->answer.person);
        if (kept->rank == roll.count)
            continue;
        kept->person = person_name(arena, &roll.lines[kept->rank].person);
        keeping->count++;
    }
    return true;
}

static int compare_kept(const void *a, const void *b)
{
    const struct kept *one = a, *two = b;
    if (one->rank != two->rank)
        return one->rank < two->rank ? -1 : 1;
    return (one->written > two->written) - (one->written < two->written);
}

/* --- counts ------------------------------------------------------------------------
 */

/* Distinct people: extracts are sorted by person. */
static void count_tag(const struct keeping *keeping, const char *grid,
                      struct tag_count *tag)
{
    size_t last = (size_t)-1;
    for (size_t i = 0; i < keeping->count; i++) {
        const struct kept *kept = &keeping->at[i];
        if ((grid && strcmp(kept->answer.grid, grid) != 0) ||
            !themes_have(kept->extract.tags, tag->id))
            continue;
        tag->extracts++;
        tag->persons += kept->rank != last;
        last = kept->rank;
    }
}

static bool tag_known(const struct tag_count *tags, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(tags[i].id, id) == 0)
            return true;
    return false;
}

/* Tags that left the configuration, each once. */
static size_t tags_beside(const struct keeping *keeping, struct arena *arena,
                          struct tag_count *tags, size_t n)
{
    for (size_t i = 0; i < keeping->count; i++) {
        const char *at = keeping->at[i].extract.tags;
        while (*(at += strspn(at, " "))) {
            size_t len = strcspn(at, " ");
            const char *id = arena_strndup(arena, at, len);
            if (!tag_known(tags, n, id))
                tags[n++] = (struct tag_count){.id = id, .label = id};
            at += len;
        }
    }
    return n;
}

static size_t tags_room(const struct keeping *keeping)
{
    size_t room = 1;
    for (size_t i = 0; i < keeping->count; i++)
        room += themes_count(keeping->at[i].extract.tags);
    return room;
}

bool ops_extract_tags(struct garden *garden, const char *grid, struct arena *arena,
                      struct tag_count **tags, size_t *count, struct err *err)
{
    const struct community *words = garden->community;
    struct keeping keeping;
    if (!kept_read(garden, arena, &keeping, err))
        return false;
    if (keeping.count > 1)
        qsort(keeping.at, keeping.count, sizeof *keeping.at, compare_kept);
    *tags = arena_alloc(arena, (words->extract_tag_count + tags_room(&keeping)) *
                                   sizeof **tags);
    *count = 0;
    for (size_t i = 0; i < words->extract_tag_count; i++)
        (*tags)[(*count)++] = (struct tag_count){.id = words->extract_tags[i].id,
                                                 .label = words->extract_tags[i].label};
    *count = tags_beside(&keeping, arena, *tags, *count);
    for (size_t i = 0; i < *count; i++)
        count_tag(&keeping, grid, &(*tags)[i]);
    return true;
}

/* --- the passages ------------------------------------------------------------------
 */

bool ops_extracts(struct garden *garden, const char *tag, struct arena *arena,
                  struct extract_line **lines, size_t *count, struct err *err)
{
    struct keeping keeping;
    if (!kept_read(garden, arena, &keeping, err))
        return false;
    if (keeping.count > 1)
        qsort(keeping.at, keeping.count, sizeof *keeping.at, compare_kept);
    *lines = arena_alloc(arena, (keeping.count + 1) * sizeof **lines);
    *count = 0;
    for (size_t i = 0; i < keeping.count; i++) {
        const struct kept *kept = &keeping.at[i];
        if (!tag || themes_have(kept->extract.tags, tag))
            (*lines)[(*count)++] =
                (struct extract_line){kept->extract, kept->answer, kept->person};
    }
    return true;
}

static void add_cell(struct str *out, const char *text)
{
    str_add(out, "\"");
    for (; *text; text++)
        str_printf(out, *text == '"' ? "\"%c" : "%c", *text);
    str_add(out, "\"");
}

bool ops_extract_tags_csv(struct garden *garden, const char *grid, struct str *out,
                          struct err *err)
{
    struct arena arena = {0};
    struct tag_count *tags;
    size_t count;
    bool done = ops_extract_tags(garden, grid, &arena, &tags, &count, err);
    if (done)
        str_printf(out, "%s\n", _("étiquette;extraits;personnes"));
    for (size_t i = 0; done && i < count; i++) {
        add_cell(out, tags[i].label);
        str_printf(out, ";%d;%d\n", tags[i].extracts, tags[i].persons);
    }
    arena_free(&arena);
    return done;
}
