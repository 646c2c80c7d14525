/* A new card: name, mail, phone; who is already known is said before it is saved. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "panes/ask_form.h"
#include "panes/members_private.h"

enum { LINE_NAME, LINE_EMAIL, LINE_PHONE, LINE_COUNT };

/* The name may hold an organisation, a mail, a phone; the other lines win. */
static struct person read_form(struct arena *arena, const char *const *texts)
{
    struct person person = card_line_read(arena, texts[LINE_NAME]);
    if (*texts[LINE_EMAIL])
        person.email = texts[LINE_EMAIL];
    if (*texts[LINE_PHONE])
        person.phone = texts[LINE_PHONE];
    return person;
}

static bool nearest(struct pane_host *host, const char *const *texts,
                    struct arena *arena, struct near_person **near, size_t *count,
                    struct err *err)
{
    struct person typed = read_form(arena, texts);
    struct likename name = {.given = typed.given,
                            .family = typed.family,
                            .email = typed.email,
                            .phone = typed.phone};
    return ops_persons_near(host->garden, &name, (struct id){0}, 1, arena, near, count,
                            err);
}

static const char *likeness_words(const struct near_person *near)
{
    if (near->binned)
        return _("à la corbeille");
    return near->verdict.likeness == NAME_SAME     ? _("! déjà là")
           : near->verdict.likeness == NAME_LIKELY ? _("! peut-être déjà là")
                                                   : _("homonyme");
}

/* « ! déjà là (même nom) : Nadia Benali (Le Fournil), Engagé·e·s » */
static bool remark(void *ctx, struct pane_host *host, const char *const *texts,
                   struct arena *arena, const char **sentence, struct err *err)
{
    struct near_person *near;
    size_t count;
    (void)ctx;
    if (!nearest(host, texts, arena, &near, &count, err))
        return false;
    if (count)
        *sentence = arena_printf(arena, _("%s (%s) : %s%s%s"), likeness_words(near),
                                 name_reason_text(near->verdict.reason), near->label,
                                 *near->circle ? ", " : "", near->circle);
    return true;
}

static bool open_instead(void *ctx, struct pane_host *host, const char *const *texts,
                         struct err *err)
{
    struct arena arena = {0};
    struct near_person *near;
    size_t count;
    (void)ctx;
    bool read = nearest(host, texts, &arena, &near, &count, err);
    if (read && count && near->binned)
        read = ops_cards_restore(host->garden, &near->person.id, 1, err);
    if (read && count)
        host->go(host, PLACE_PERSON, &(struct pane_visit){.id = near->person.id});
    arena_free(&arena);
    return read;
}

static bool done(void *ctx, struct pane_host *host, const char *const *texts,
                 struct err *err)
{
    struct pane *pane = ctx;
    struct arena arena = {0};
    struct card card = {.person = read_form(&arena, texts)};
    struct id id;
    bool added = ops_card_add(host->garden, &card, NULL, &id, err);
    if (added) {
        members_state(pane)->selected = id;
        pane->stale = true;
        pane_say(host, _("Fiche créée : %s. Entrée : l’ouvrir."),
                 person_name(&arena, &card.person));
    }
    arena_free(&arena);
    return added;
}

/* Several lines pasted stay one text in the name, which is then refused or corrected:
 * lists of people come in by an import. */
bool members_add(struct pane *pane, struct pane_host *host, const char *line,
                 struct err *err)
{
    (void)err;
    struct form_field lines[LINE_COUNT] = {
        [LINE_NAME] = {_("Prénom, nom"), line, _("Nadia Benali (Association du Lac)")},
        [LINE_EMAIL] = {_("Courriel"), NULL, _("facultatif")},
        [LINE_PHONE] = {_("Téléphone"), NULL, _("facultatif")}};
    ask_form(host, &(struct form){.title = _("Nouvelle fiche"),
                                  .fields = lines,
                                  .count = LINE_COUNT,
                                  .draft = {.field = DRAFT_CARD, .typed = line != NULL},
                                  .ctx = pane,
                                  .done = done,
                                  .remark = remark,
                                  .instead = open_instead});
    return true;
}
