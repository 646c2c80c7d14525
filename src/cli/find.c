#include "cli/cli.h"

#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "cli/json.h"
#include "cli/reports.h"
#include "ops/find.h"

enum { MOST_LIMIT = 100000, KIND_COLUMNS = 16, NAME_COLUMNS = 32 };

/* What is searched: the list, then what was typed beside it. */
static bool read_query(const struct cli *cli, struct garden *garden,
                       struct arena *arena, const char **query, struct err *err)
{
    struct saved_list list = {.query = ""};
    if (cli->list && !ops_list_named(garden, cli->list, arena, &list, err))
        return false;
    *query =
        arena_printf(arena, "%s%s%s", list.query, cli->list && cli->query ? " " : "",
                     cli->query ? cli->query : "");
    return true;
}

static bool read_options(const struct cli *cli, struct find_options *options,
                         struct err *err)
{
    *options = (struct find_options){0};
    if (!cli->most || cli_read_rank(cli->most, MOST_LIMIT, &options->most))
        return true;
    return err_set(err, ERR_USAGE,
                   _("« --most » attend un nombre de 1 à %d, pas « %s »."), MOST_LIMIT,
                   cli->most);
}

/* --- for programs ----------------------------------------------------------------- */

static void json_pair(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void json_found(struct json *json, const struct found *found)
{
    static const char *const ranks[FIND_RANK_COUNT] = {"exact", "prefix", "title",
                                                       "elsewhere", "near"};
    char id[ID_TEXT_SIZE], when[32];
    id_text(found->id, id);
    clock_iso(found->when, when);
    json_open(json, '{');
    json_pair(json, "kind", find_kind_id(found->kind));
    json_pair(json, "rank", ranks[found->rank]);
    json_pair(json, "id", id);
    json_pair(json, "name", found->name);
    json_pair(json, "place", found->place);
    json_pair(json, "line", found->line);
    json_pair(json, "when", found->when ? when : "");
    json_close(json, '}');
}

static void print_json(const char *query, const struct find_answer *answer)
{
    struct str out = {0}, words = {0};
    struct json json = {.out = &out};
    query_words(&words, &answer->query);
    json_open(&json, '{');
    json_pair(&json, "query", query);
    json_pair(&json, "words", str_text(&words));
    json_key(&json, "hints");
    json_open(&json, '[');
    for (size_t i = 0; i < answer->query.hint_count; i++)
        json_text(&json, answer->query.hints[i].text);
    json_close(&json, ']');
    json_key(&json, "more");
    json_boolean(&json, answer->more);
    json_key(&json, "found");
    json_open(&json, '[');
    for (size_t i = 0; i < answer->count; i++)
        json_found(&json, &answer->found[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    fputs(str_text(&out), stdout);
    fputc('\n', stdout);
    str_free(&out);
    str_free(&words);
}

/* --- for people ------------------------------------------------------------------- */

static void add_column(struct str *line, const char *text, int columns)
{
    int width = width_text(text, strlen(text));
    str_add(line, text);
    for (; width < columns; width++)
        str_add_char(line, ' ');
    str_add(line, "  ");
}

static void print_found(const struct found *found)
{
    struct str line = {0};
    add_column(&line, find_kind_label(found->kind), KIND_COLUMNS);
    add_column(&line, found->name, NAME_COLUMNS);
    str_add(&line, found->place);
    if (*found->line && *found->place)
        str_add(&line, " · ");
    str_add(&line, found->line);
    cli_say(stdout, str_text(&line));
    str_free(&line);
}

static void print_answer(const struct find_answer *answer)
{
    for (size_t i = 0; i < answer->count; i++)
        print_found(&answer->found[i]);
    if (answer->more)
        cli_say(stderr, _("Il y en a d’autres : « --most » en montre plus."));
}

/* What was not understood goes to stderr: the list itself may be piped. */
static void print_hints(const struct find_answer *answer)
{
    for (size_t i = 0; i < answer->query.hint_count; i++)
        cli_say(stderr, answer->query.hints[i].text);
    if (answer->query.hint_count == 0 && *answer->hint)
        cli_say(stderr, answer->hint);
    if (answer->count == 0)
        cli_say(stderr, _("Rien ne répond à cette recherche."));
}

static bool find_in(const struct cli *cli, struct garden *garden, size_t *count,
                    struct err *err)
{
    struct arena arena = {0};
    struct find_options options;
    struct find_answer answer;
    const char *query;
    bool good = read_options(cli, &options, err) &&
                read_query(cli, garden, &arena, &query, err) &&
                ops_find(garden, query, &options, &arena, &answer, err);
    *count = good ? answer.count : 0;
    if (good)
        print_hints(&answer);
    if (good && cli->json)
        print_json(query, &answer);
    else if (good)
        print_answer(&answer);
    arena_free(&arena);
    return good;
}

int cli_find(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct garden garden = {0};
    size_t count = 0;
    bool good =
        cli_open_for_report(cli, &garden, &err) && find_in(cli, &garden, &count, &err);
    ops_garden_close(&garden);
    if (!good)
        return cli_fail(&err);
    return count ? CLI_GOOD : CLI_FAILED; /* as grep: nothing is found */
}
