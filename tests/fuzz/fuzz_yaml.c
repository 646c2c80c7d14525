/* libFuzzer: any bytes as a community's YAML. Whatever is read, the promises of
 * config_read hold: no crash, complete on true, empty and explained on false. */
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "config/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool promise)
{
    if (!promise)
        abort();
}

static void check_complete(const struct community *community)
{
    must(community->name && *community->name);
    must(community->kind_count > 0 && community->board_count > 0);
    for (size_t i = 0; i < community->kind_count; i++) {
        const struct note_kind *kind = &community->kinds[i];

        must(community_kind(community, kind->id) == kind);
        must(community_kind_by_sign(community, kind->sign) == kind);
    }
    for (size_t i = 0; i < community->board_count; i++) {
        const char *const *id = community->boards[i].kinds;

        for (; *id; id++)
            must(community_kind(community, *id) != NULL);
    }
    for (size_t i = 0; i < community->meeting_count; i++)
        must(community->meetings[i].title && community->meetings[i].objectives);
}

static void check_explained(const struct config_problems *problems)
{
    bool fatal = false;

    for (size_t i = 0; i < problems->n; i++) {
        const struct config_problem *problem = &problems->at[i];
        struct str sentence = {0};

        str_add(&sentence, problem->sentence);
        must(sentence.len > 0 && utf8_valid(sentence.at, sentence.len));
        must(problem->line > 0 && problem->column > 0);
        must(i == 0 || problems->at[i - 1].line <= problem->line);
        fatal = fatal || problem->fatal;
        str_free(&sentence);
    }
    must(fatal);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct community community;
    struct config_problems problems;

    if (config_read((const char *)data, size, &community, &problems)) {
        check_complete(&community);
    } else {
        must(!community.name && !community.kind_count && !community.board_count);
        check_explained(&problems);
    }
    community_free(&community);
    config_problems_free(&problems);
    return 0;
}
