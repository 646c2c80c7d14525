#include "report/directory.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "domain/date.h"
#include "ops/directory.h"
#include "report/redact.h"

bool directory_level_named(const char *name, enum audience *readers)
{
    static const struct {
        const char *name;
        enum audience readers;
    } names[] = {{"public", AUDIENCE_PUBLIC},
                 {"membres", AUDIENCE_MEMBERS},
                 {"binome", AUDIENCE_PAIR},
                 {"binôme", AUDIENCE_PAIR}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(names[i].name, name)) {
            *readers = names[i].readers;
            return true;
        }
    return false;
}

struct pages {
    struct document *document;
    struct arena *arena;
    struct redaction redaction;
    enum audience readers;
};

static void add_title(struct pages *pages, const struct garden *garden)
{
    static const char *const readers[AUDIENCE_COUNT] = {
        "", N_("Pour tout le monde"), N_("Pour les membres"),
        N_("Pour le binôme : à ne pas diffuser"), ""};
    struct civil now = clock_civil(clock_now());
    const char *day =
        date_long(pages->arena, (struct date){now.year, now.month, now.day});
    const char *title =
        arena_printf(pages->arena, _("Annuaire de %s"), garden->community->name);
    const struct document_meta meta = {.title = title,
                                       .language = i18n_language(),
                                       .date = clock_now(),
                                       .footer = title};
    document_start(pages->document, pages->arena, &meta);
    document_heading(pages->document, 1, title);
    document_paragraph(pages->document, arena_printf(pages->arena, "%s · %s",
                                                     _(readers[pages->readers]), day));
}

/* A contact is there because it may be read; what people typed may hold others. */
static const char *text_of(struct pages *pages, const struct directory_line *line)
{
    bool open = pages->readers >= AUDIENCE_PAIR || line->section == DIRECTORY_CONTACT;
    return open ? line->text : redact_text(&pages->redaction, line->text);
}

static void add_entry(struct pages *pages, const struct directory_entry *entry)
{
    document_heading(pages->document, 3, entry->name);
    for (size_t i = 0; i < entry->line_count; i++)
        document_fact(pages->document, entry->lines[i].label,
                      text_of(pages, &entry->lines[i]));
}

static void add_entries(struct pages *pages, const struct directory_entry *entries,
                        size_t count, bool persons)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].person != persons)
            continue;
        if (!any)
            document_heading(pages->document, 2, persons ? _("Membres") : _("Acteurs"));
        any = true;
        add_entry(pages, &entries[i]);
    }
}

bool directory_build(struct garden *garden, enum audience readers, struct arena *arena,
                     struct document *document, struct err *err)
{
    struct pages pages = {.document = document, .arena = arena, .readers = readers};
    struct directory_entry *entries;
    size_t count;
    if (!redact_start(&pages.redaction, garden, false, arena, err) ||
        !ops_directory(garden, readers, arena, &entries, &count, err))
        return false;
    add_title(&pages, garden);
    if (count == 0)
        document_paragraph(document, _("Personne n’y paraît pour ces lecteurs."));
    add_entries(&pages, entries, count, false);
    add_entries(&pages, entries, count, true);
    return true;
}
