/* terreau commune QUERY: the gazetteer's ranked list, without any community. */
#include "base/i18n.h"
#include "base/str.h"
#include "cli/cli.h"
#include "cli/json.h"
#include "geo/search.h"

enum { MOST_LINES = 20 };

static bool read_region(const struct cli *cli, int *region, struct err *err)
{
    *region = cli->region ? geo_region_find(cli->region) : GEO_NONE;
    if (!cli->region || *region != GEO_NONE)
        return true;
    return err_set(
        err, ERR_USAGE,
        _("« %.60s » n’est pas une région : donnez son nom (Occitanie) ou son "
          "code INSEE (76)."),
        cli->region);
}

static void text_member(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    if (text && *text)
        json_text(json, text);
    else
        json_null(json);
}

static const char *rank_name(enum commune_rank rank)
{
    static const char *const names[] = {"exact",  "prefix", "word",
                                        "inside", "words",  "near"};
    return names[rank];
}

static void add_match(struct json *json, const struct commune_match *match)
{
    const struct commune *commune = &match->commune;
    json_open(json, '{');
    text_member(json, "code", commune->code);
    text_member(json, "name", commune->name);
    text_member(json, "postal_code", match->postal);
    text_member(json, "departement", geo_departement(commune->departement)->code);
    text_member(json, "region", geo_region(commune->region)->code);
    text_member(json, "epci",
                commune->epci == GEO_NONE ? NULL : geo_epci(commune->epci)->code);
    json_key(json, "population");
    json_integer(json, commune->population);
    json_key(json, "latitude");
    json_real(json, commune->lat);
    json_key(json, "longitude");
    json_real(json, commune->lon);
    text_member(json, "rank", rank_name(match->rank));
    text_member(json, "found_by", match->alias.name);
    json_close(json, '}');
}

static void say_json(const struct commune_match *matches, size_t count)
{
    struct str out = {0};
    struct json json = {.out = &out};
    json_open(&json, '[');
    for (size_t i = 0; i < count; i++)
        add_match(&json, &matches[i]);
    json_close(&json, ']');
    cli_say(stdout, str_text(&out));
    str_free(&out);
}

static void say_lines(const struct commune_match *matches, size_t count)
{
    struct str line = {0};
    for (size_t i = 0; i < count; i++) {
        str_clear(&line);
        commune_match_line(&matches[i], &line);
        cli_say(stdout, str_text(&line));
    }
    str_free(&line);
}

int cli_commune(const struct cli *cli)
{
    struct err err = ERR_INIT;
    struct commune_match matches[MOST_LINES];
    int region;
    if (!read_region(cli, &region, &err))
        return cli_fail(&err);
    size_t count = commune_search(cli->query, region, matches, MOST_LINES);
    if (cli->json)
        say_json(matches, count);
    else if (count > 0)
        say_lines(matches, count);
    if (count > 0)
        return CLI_GOOD;
    err_set(
        &err, ERR_NOT_FOUND,
        _("Aucune commune ne ressemble à « %.60s » : essayez le début de son nom, ou "
          "son code postal."),
        cli->query);
    return cli_fail(&err);
}
