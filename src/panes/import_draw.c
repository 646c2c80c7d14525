/* What all screens of an import have: the frame, the stages, sums in words. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/width.h"
#include "panes/import_private.h"

enum { LINES_MOST = 24 };

/* Below that width the hints may take two rows: they have their room. */
enum { HINT_WIDE = 76 };

/* Stages as a person counts them. */
static int place_of(enum import_stage stage)
{
    return stage == STAGE_LOOK ? 0 : stage <= STAGE_TRIED ? 1 : 2;
}

static void draw_stages(const struct importing *in, struct canvas *canvas, int y)
{
    static const char *const names[] = {N_("1 lecture"), N_("2 essai"), N_("3 import")};
    int x = 2;
    for (int i = 0; i < 3; i++) {
        bool here = i == place_of(in->stage);
        x += canvas_printf(canvas, x, y, 24, here ? STYLE_TITLE : STYLE_DIM,
                           here ? "[%s]" : " %s ", _(names[i]));
        x++;
    }
    struct str clean = {0};
    utf8_displayable(&clean, in->name, strlen(in->name));
    int room = canvas->width - x - 4;
    int width = width_text(str_text(&clean), clean.len);
    width = width < room ? width : room;
    if (width > 0)
        canvas_put_right(canvas, canvas->width - 2 - width, y, width, STYLE_PLAIN,
                         str_text(&clean));
    str_free(&clean);
}

struct rect import_frame(const struct importing *in, struct canvas *canvas)
{
    struct rect frame = {0, 0, canvas->width, canvas->height - 1};
    canvas_box(canvas, frame, STYLE_DIM, _("Importer"));
    draw_stages(in, canvas, 1);
    canvas_dots(canvas, 1, 2, frame.width - 2, STYLE_DIM);
    int hints = frame.width < HINT_WIDE ? 2 : 1;
    return (struct rect){2, 3, frame.width - 4, frame.height - 4 - hints};
}

/* Where a hint is broken, between two keys; its end when all of it fits. */
static size_t hint_break(const char *hint, int room)
{
    size_t len = strlen(hint), at = len;
    if (width_text(hint, len) <= room)
        return len;
    for (const char *gap = strstr(hint, "   "); gap; gap = strstr(gap + 3, "   "))
        if (width_text(hint, (size_t)(gap - hint)) <= room)
            at = (size_t)(gap - hint);
    return at;
}

void import_hint(struct canvas *canvas, const char *hint)
{
    int room = canvas->width - 4, y = canvas->height - 3;
    size_t at = canvas->width < HINT_WIDE ? hint_break(hint, room) : strlen(hint);
    struct str first = {0};
    str_add_n(&first, hint, at);
    if (hint[at])
        canvas_put_cut(canvas, 2, y - 1, room, STYLE_DIM, str_text(&first));
    canvas_put_cut(canvas, 2, y, room, STYLE_DIM,
                   hint[at] ? hint + at + strspn(hint + at, " ") : hint);
    str_free(&first);
}

static int put_wrapped(struct canvas *canvas, struct rect rect, uint8_t style,
                       const char *text, size_t len)
{
    struct width_line lines[LINES_MOST];
    struct str clean = {0};
    utf8_displayable(&clean, text, len);
    size_t count =
        width_wrap(str_text(&clean), clean.len, rect.width, lines, LINES_MOST);
    int shown = 0;
    for (; shown < rect.height && shown < (int)count && shown < LINES_MOST; shown++) {
        const struct width_line *line = &lines[shown];
        bool last = shown + 1 == rect.height && (int)count > rect.height;
        struct str one = {0};
        str_add_n(&one, str_text(&clean) + line->start,
                  last ? clean.len - line->start : line->len);
        canvas_put_cut(canvas, rect.x, rect.y + shown, rect.width, style,
                       str_text(&one));
        str_free(&one);
    }
    str_free(&clean);
    return shown;
}

int import_lines(struct canvas *canvas, struct rect rect, uint8_t style,
                 const char *text)
{
    int y = 0;
    for (;;) {
        size_t len = strcspn(text, "\n");
        struct rect rest = {rect.x, rect.y + y, rect.width, rect.height - y};
        y += put_wrapped(canvas, rest, style, text, len);
        if (!text[len] || y >= rect.height)
            return y;
        text += len + 1;
    }
}

const char *import_verdicts(struct arena *arena, enum import_verdict verdict,
                            size_t count)
{
    long n = (long)count;
    switch (verdict) {
    case VERDICT_NEW:
        return arena_printf(arena, i18n_n("%zu nouvelle", "%zu nouvelles", n), count);
    case VERDICT_MERGED:
        return arena_printf(arena, i18n_n("%zu réunie", "%zu réunies", n), count);
    case VERDICT_UPDATE:
        return arena_printf(arena, i18n_n("%zu connue", "%zu connues", n), count);
    case VERDICT_HELD:
        return arena_printf(arena, i18n_n("%zu tenue", "%zu tenues", n), count);
    case VERDICT_REFUSED:
        return arena_printf(arena, i18n_n("%zu refusée", "%zu refusées", n), count);
    case VERDICT_BLANK:
        return arena_printf(arena, i18n_n("%zu vide", "%zu vides", n), count);
    case VERDICT_HEADER:
        return arena_printf(arena, i18n_n("%zu de titres", "%zu de titres", n), count);
    case VERDICT_COUNT:
        break;
    }
    return "";
}

const char *import_units(struct arena *arena, enum import_format format, size_t count)
{
    long n = (long)count;
    return arena_printf(arena,
                        format == IMPORT_CSV ? i18n_n("%zu ligne", "%zu lignes", n)
                        : format == IMPORT_VCARD
                            ? i18n_n("%zu fiche", "%zu fiches", n)
                            : i18n_n("%zu entrée", "%zu entrées", n),
                        count);
}

const char *import_sum(struct arena *arena, enum import_format format,
                       const struct import_report *report)
{
    const char *sum = import_units(arena, format, report->rows);
    const char *sign = "=";
    for (int i = 0; i < VERDICT_COUNT; i++) {
        enum import_verdict verdict = (enum import_verdict)i;
        if (!report->verdicts[i])
            continue;
        sum = arena_printf(arena, "%s %s %s", sum, sign,
                           import_verdicts(arena, verdict, report->verdicts[i]));
        sign = "+";
    }
    return sum;
}
