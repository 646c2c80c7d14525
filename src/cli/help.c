#include "cli/cli.h"

#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"
#include "cli/args.h"
#include "config/config.h"

/* Column where the explanations start; a longer usage goes on its own line. */
#define COLUMN 34

static void add_row(struct str *page, const char *usage, const char *help)
{
    int used = 2 + width_text(usage, strlen(usage));
    str_printf(page, "  %s", usage);
    if (used >= COLUMN) {
        str_add_char(page, '\n');
        used = 0;
    }
    str_printf(page, "%*s%s\n", COLUMN - used, "", help);
}

static void add_verbs(struct str *page)
{
    struct str usage = {0};
    for (size_t i = 0; i < cli_verb_count; i++) {
        str_clear(&usage);
        str_printf(&usage, "terreau %s", _(cli_verbs[i].usage));
        add_row(page, usage.at, _(cli_verbs[i].help));
    }
    str_free(&usage);
}

static void add_options(struct str *page)
{
    struct str usage = {0};
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct cli_option_def *option = &cli_options[i];
        str_clear(&usage);
        str_add(&usage, option->name);
        if (option->other)
            str_printf(&usage, ", %s", option->other);
        if (option->value)
            str_printf(&usage, " %s", _(option->value));
        add_row(page, usage.at, _(option->help));
    }
    str_free(&usage);
}

int cli_help(const struct cli *cli)
{
    (void)cli;
    struct str page = {0};
    str_printf(&page, "%s\n\n",
               _("terreau : un carnet hors ligne pour animer une "
                 "communauté de citoyens."));
    add_verbs(&page);
    str_add_char(&page, '\n');
    add_options(&page);
    str_printf(&page, "\n%s", _("NOM :"));
    for (const char *const *name = config_shipped_names(); *name; name++)
        str_printf(&page, " %s", *name);
    str_printf(&page, "\n%s\n",
               _("Une fois dans terreau : la virgule montre les touches, "
                 "q quitte ; tout est enregistré à mesure."));
    cli_say(stdout, str_text(&page));
    str_free(&page);
    return CLI_GOOD;
}

int cli_version(const struct cli *cli)
{
    (void)cli;
    cli_say(stdout, "terreau " TERREAU_VERSION);
    return CLI_GOOD;
}
