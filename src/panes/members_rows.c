/* What a row of the list of members says, for the screen and for a file of it. */
#include "base/clock.h"
#include "base/i18n.h"
#include "ops/sheet.h"
#include "panes/card_words.h"
#include "panes/members_private.h"

enum { DAY_COLUMNS = 9, REMIND_COLUMNS = 9 };
/* More members than any file has. */
enum { EVERYONE = 1000000 };

/* From the right: what is short keeps its width, names take the rest. */
struct members_columns members_columns(int width)
{
    struct members_columns at = {.name = 3, .end = width - 1};
    bool wide = width >= MEMBERS_WIDE;
    at.asks = at.end - (width >= 60 ? 8 : 0);
    at.next = at.asks - REMIND_COLUMNS;
    at.touched = at.next - (width >= 60 ? DAY_COLUMNS : 0);
    at.place = at.touched - (width >= 60 ? 4 : 0);
    at.referent = at.place - (wide ? 18 : width >= 72 ? 9 : 0);
    at.circle = at.referent - (wide ? 20 : 16);
    return at;
}

/* --- cells ------------------------------------------------------------------------ */

/* A gardener tends many: her name is read once. */
bool members_referents(const struct pane *pane, struct garden *garden,
                       const struct card_page *page, struct arena *arena,
                       const char ***names, struct err *err)
{
    const char **list = arena_alloc(arena, (page->count + 1) * sizeof *list);
    *names = list;
    for (size_t i = 0; i < page->count; i++) {
        const struct card_line *line = &page->lines[i];
        struct person person;
        list[i] = "";
        if (id_is_none(line->referent))
            continue;
        for (size_t j = 0; j < i && !*list[i]; j++)
            if (id_equal(page->lines[j].referent, line->referent))
                list[i] = list[j];
        if (*list[i])
            continue;
        if (!ops_person(garden, line->referent, arena, &person, err))
            return false;
        /* where room is short the given name is what people go by */
        list[i] = pane->width < MEMBERS_WIDE && *person.given
                      ? person.given
                      : person_name(arena, &person);
    }
    return true;
}

const char *members_name(struct arena *arena, const struct card_line *line, int width)
{
    return *line->person.organisation && width >= MEMBERS_WIDE
               ? person_label(arena, &line->person)
               : line->label;
}

/* « 2 + 1 » : open needs, then offers and promises. */
const char *members_asks_text(struct arena *arena, const struct card_line *line)
{
    int brought = line->asks[ASK_OFFER] + line->asks[ASK_PROMISE];
    if (!line->asks[ASK_NEED] && !brought)
        return "";
    if (!brought)
        return arena_printf(arena, "*%d", line->asks[ASK_NEED]);
    if (!line->asks[ASK_NEED])
        return arena_printf(arena, "+%d", brought);
    return arena_printf(arena, "*%d +%d", line->asks[ASK_NEED], brought);
}

/* --- a file of it ----------------------------------------------------------------- */

static const char *day_text(struct arena *arena, int64_t ms)
{
    struct civil day = clock_civil(ms);
    return ms ? arena_printf(arena, "%02d/%02d/%04d", day.day, day.month, day.year)
              : "";
}

/* The columns that this width shows, titles first; days are written whole. */
struct making {
    const struct pane *pane;
    struct members_columns at;
    struct sheet *sheet;
    struct arena arena;
};

static void add_titles(struct making *making)
{
    struct members_columns at = making->at;
    bool private = !making->pane->projected;
    sheet_column(making->sheet, _("Membre"));
    sheet_column(making->sheet, _("Cercle"));
    if (at.place - at.referent > 1)
        sheet_column(making->sheet, _("Référent·e"));
    if (at.touched - at.place > 1)
        sheet_column(making->sheet, _("Dép"));
    if (private && at.next - at.touched > 1)
        sheet_column(making->sheet, _("Échange"));
    if (private)
        sheet_column(making->sheet, _("Relance"));
    if (at.end - at.asks > 0)
        sheet_column(making->sheet, _("Besoins"));
}

static void add_row(struct making *making, const struct card_line *line,
                    const char *referent)
{
    struct members_columns at = making->at;
    struct sheet *sheet = making->sheet;
    struct arena *arena = &making->arena;
    bool private = !making->pane->projected;
    sheet_row(sheet, line->person.id);
    sheet_cell(sheet, FIELD_PERSON_GIVEN,
               members_name(arena, line, making->pane->width));
    sheet_cell(
        sheet, FIELD_PERSON_CIRCLE,
        circle_text(arena, members_state(making->pane)->community, line->circle));
    if (at.place - at.referent > 1)
        sheet_cell(sheet, 0, referent);
    if (at.touched - at.place > 1)
        sheet_cell(sheet, FIELD_PERSON_COMMUNE, line->dept);
    if (private && at.next - at.touched > 1)
        sheet_cell(sheet, 0, day_text(arena, line->touched));
    if (private)
        sheet_cell(sheet, 0, day_text(arena, line->next));
    if (at.end - at.asks > 0)
        sheet_cell(sheet, FIELD_ASK_TEXT, members_asks_text(arena, line));
}

bool members_sheet(struct pane *pane, struct garden *garden, struct sheet *sheet,
                   struct err *err)
{
    struct members_state *state = members_state(pane);
    struct making making = {
        .pane = pane, .at = members_columns(pane->width), .sheet = sheet};
    struct card_page page = {0};
    const char **referents = NULL;
    sheet_begin(sheet, _("membres"), SHEET_OF_PERSONS);
    add_titles(&making);
    bool read = ops_cards_page(garden, &state->filter, state->order, (struct id){0}, 0,
                               EVERYONE, &making.arena, &page, err) &&
                members_referents(pane, garden, &page, &making.arena, &referents, err);
    for (size_t i = 0; read && i < page.count; i++)
        add_row(&making, &page.lines[i], referents[i]);
    arena_free(&making.arena);
    return read;
}
