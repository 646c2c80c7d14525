#include "cli/sheltered.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "cli/cli.h"
#include "config/paths.h"
#include "config/shelter.h"
#include "ops/notes.h"

struct taking {
    struct garden *garden;
    size_t left; /* texts whose field holds another one, typed since */
};

static bool take(void *ctx, const struct shelter *shelter)
{
    struct taking *taking = ctx;
    struct arena arena = {0};
    const char *text = NULL;
    int64_t when = 0;
    bool read = ops_draft(taking->garden, shelter->place, &arena, &text, &when, NULL);
    bool same = read && text && str_equal(text, shelter->text);
    bool newer = read && text && !same && when > shelter->when;
    arena_free(&arena);
    taking->left += newer;
    return same || (read && !newer &&
                    ops_draft_put(taking->garden, shelter->place, shelter->text, NULL));
}

void cli_sheltered_open(struct sheltered *sheltered, struct garden *garden,
                        struct str *notice)
{
    struct taking taking = {.garden = garden};
    struct arena arena = {0};
    struct id id;
    const char *name, *config;
    bool read = store_community(garden->store, &arena, &id, &name, &config, NULL);
    arena_free(&arena);
    if (!read)
        return;
    id_text(id, sheltered->community);
    str_clear(&sheltered->name);
    paths_base(store_path(garden->store), &sheltered->name);
    if (store_read_only(garden->store))
        return;
    shelter_each(sheltered->community, take, &taking);
    if (taking.left > 0)
        str_printf(notice, "%s%s", notice->len ? " " : "",
                   _("Un texte de secours attend dans son fichier : son champ en a "
                     "reçu un autre depuis."));
}

bool cli_sheltered_write(struct sheltered *sheltered, const char *place,
                         const char *text, const char *where, struct str *path,
                         struct err *err)
{
    struct str whole = {0};
    const struct shelter shelter = {sheltered->community, place, text, clock_now()};
    if (*where && *where != '/' && !str_starts(where, "~/"))
        str_add(&whole, "~/"); /* what is typed without a folder is at home */
    str_add(&whole, where);
    char *typed = xstrdup(str_text(&whole));
    str_clear(&whole);
    paths_from_home(typed, &whole);
    free(typed);
    bool written = shelter_write(&shelter, str_text(&sheltered->name), str_text(&whole),
                                 path, err);
    str_free(&whole);
    if (!written)
        return false;
    sheltered->count++;
    sheltered->chosen = *where != '\0';
    str_clear(&sheltered->last);
    str_add(&sheltered->last, str_text(path));
    return true;
}

void cli_sheltered_drop(struct sheltered *sheltered, const char *path)
{
    shelter_remove(path);
    sheltered->count -= sheltered->count > 0;
}

void cli_sheltered_tell(const struct sheltered *sheltered)
{
    if (sheltered->count > 0)
        cli_sayf(stderr,
                 sheltered->chosen
                     ? _("Un texte n’a pas pu être enregistré. Il est gardé dans %s : "
                         "ouvrez ce fichier pour le reprendre.")
                     : _("Un texte n’a pas pu être enregistré. Il est gardé dans %s, "
                         "et sera proposé à la prochaine ouverture."),
                 str_text(&sheltered->last));
}

void cli_sheltered_free(struct sheltered *sheltered)
{
    str_free(&sheltered->name);
    str_free(&sheltered->last);
}
