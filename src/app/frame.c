/* The screen around the pane: header, message line, hints; modals above. */
#include <stdio.h>
#include <string.h>

#include "app/private.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "base/width.h"

enum { HEADER_ROWS = 1, FOOTER_ROWS = 3, WIDE_HEADER = 100, MESSAGE_ROWS = 3 };

void app_resize(struct app *app, int width, int height)
{
    if (width != app->canvas.width || height != app->canvas.height)
        canvas_resize(&app->canvas, width, height);
}

static struct rect pane_rect(const struct app *app)
{
    int below = app_modal_rows(app);
    if (below < FOOTER_ROWS)
        below = FOOTER_ROWS;
    int height = app->canvas.height - HEADER_ROWS - below;
    return (struct rect){0, HEADER_ROWS, app->canvas.width, height > 0 ? height : 0};
}

void app_fit(struct app *app)
{
    struct rect rect = pane_rect(app);
    if (rect.width == app->pane->width && rect.height == app->pane->height)
        return;
    app->pane->width = rect.width;
    app->pane->height = rect.height;
    app->pane->stale = true;
}

/* "enregistré 14:32", or what is out of the ordinary. */
static void header_state(const struct app *app, char *out, size_t size)
{
    const struct garden *garden = app->host.garden;
    const struct pane *live = app->panes[PLACE_LIVE];
    char hour[8];
    if (live && app->place != PLACE_LIVE && live->class->running(live)) {
        char brief[64];
        live->class->brief(live, brief);
        snprintf(out, size, _("séance : %s"), brief);
    } else if (garden->unsaved) {
        snprintf(out, size, "%s", _("GESTE NON ENREGISTRÉ"));
    } else if (ops_garden_read_only(garden)) {
        snprintf(out, size, "%s", _("LECTURE SEULE"));
    } else if (clock_is_test()) {
        clock_hour(clock_now(), hour);
        snprintf(out, size, _("essai %s"), hour);
    } else if (garden->saved_at) {
        clock_hour(garden->saved_at, hour);
        snprintf(out, size, _("enregistré %s"), hour);
    } else {
        snprintf(out, size, "%s", garden->demo ? _("démonstration") : "");
    }
}

/* Each is named by the number on the key that goes there, whatever the key types. */
static const struct {
    const char *name, *brief; /* where room is short */
} tab_names[TAB_COUNT] = {
    [TAB_ACTORS] = {N_("Acteurs"), N_("Acteurs")},
    [TAB_MEMBERS] = {N_("Membres"), N_("Membres")},
    [TAB_BOARD] = {N_("Post-its"), N_("Post-its")},
    [TAB_AGENDA] = {N_("Ordres du jour"), N_("Agendas")},
};

/* "[3 Post-its]" here, " 4 Ordres du jour " elsewhere; returns its columns. */
static int tab_text(const struct app *app, enum tab tab, char out[64])
{
    bool here = app_tab(app->place) == tab;
    const char *name =
        app->canvas.width < WIDE_HEADER ? tab_names[tab].brief : tab_names[tab].name;
    snprintf(out, 64, here ? "[%d %s]" : " %d %s ", (int)tab + 1, _(name));
    return width_text(out, strlen(out));
}

static int tabs_width(const struct app *app)
{
    char text[64];
    int width = 0;
    for (enum tab tab = 0; tab < TAB_COUNT; tab++)
        width += tab_text(app, tab, text);
    return width;
}

static void draw_tabs(struct app *app, int x, int room)
{
    for (enum tab tab = 0; tab < TAB_COUNT; tab++) {
        char text[64];
        int width = tab_text(app, tab, text);
        canvas_put(&app->canvas, x, 0, room, text[0] == '[' ? STYLE_TITLE : STYLE_DIM,
                   text);
        x += width;
        room -= width;
    }
}

static void draw_header(struct app *app)
{
    struct canvas *canvas = &app->canvas;
    const struct garden *garden = app->host.garden;
    char state[96] = "";
    if (garden)
        header_state(app, state, sizeof state);
    int right = width_text(state, strlen(state)) + 2;
    bool shown = garden && canvas->width >= 72 && !app->host.projected;
    int tabs = shown ? tabs_width(app) : 0;
    int name =
        garden ? width_text(garden->community->name, strlen(garden->community->name))
               : 0;
    int used = 1;
    /* where room is short, whose notes these are matters more than the program's name
     */
    if (!tabs || 12 + name + tabs + right <= canvas->width)
        used += canvas_put(canvas, 1, 0, canvas->width - 1, STYLE_TITLE, "terreau");
    else
        used -= 2;
    if (garden)
        used += 2 + canvas_put_cut(canvas, used + 2, 0,
                                   canvas->width - used - 4 - right - tabs, STYLE_PLAIN,
                                   garden->community->name);
    if (tabs)
        draw_tabs(app, canvas->width - right - tabs, tabs);
    canvas_put_right(canvas, 0, 0, canvas->width - 1, STYLE_DIM, state);
}

/* "a ajouter": the key in bold, then what it does. Returns the columns, 0 if too wide.
 */
static int draw_hint(struct app *app, int x, int y, int room, const char *key,
                     enum action action)
{
    const char *label = _(action_def(action)->label);
    int key_width = width_text(key, strlen(key));
    int width = key_width + 1 + width_text(label, strlen(label));
    if (!*key || width > room)
        return 0;
    canvas_put(&app->canvas, x, y, room, STYLE_KEY, key);
    canvas_put(&app->canvas, x + key_width + 1, y, room, STYLE_DIM, label);
    return width;
}

/* Does the one on top leave no key of the app, or say all that works? */
static bool is_alone(const struct modal *top)
{
    return top &&
           (top->class->guide || (top->class->working && top->class->working(top)));
}

/* Help and palette first, at the right: never the ones cut off. Where letters are typed
 * only their chords lead there. Returns the column where they begin. */
static int draw_always(struct app *app)
{
    static const enum action always[] = {ACTION_PALETTE, ACTION_HELP};
    bool typing = app->top && !app->top->class->scope;
    int y = app->canvas.height - 1, end = app->canvas.width - 1;
    for (size_t i = 0; i < 2 && !is_alone(app->top); i++) {
        char key[32];
        const char *label = _(action_def(always[i])->label);
        (typing ? keymap_chord : keymap_label)(app->keymap, always[i], key);
        int width = width_text(key, strlen(key)) + 1 + width_text(label, strlen(label));
        if (*key && width <= end)
            draw_hint(app, end - width, y, width, key, always[i]);
        end -= *key ? width + 2 : 0;
    }
    return end;
}

static void draw_hints(struct app *app)
{
    int x = 1, y = app->canvas.height - 1, end = draw_always(app);
    /* the room needs no keys, and a box says its own */
    if (app->host.projected || (app->top && !app->top->class->rows))
        return;
    unsigned has = app->pane->class->has(app->pane);
    const struct pane_class *class = app->pane->class;
    const enum action *hint =
        class->hints_now ? class->hints_now(app->pane) : class->hints;
    for (; *hint; hint++) {
        char key[32];
        unsigned needs = action_def(*hint)->needs & (NEED_ITEM | NEED_MEETING);
        if (needs & ~has)
            continue;
        keymap_label(app->keymap, *hint, key);
        int used = draw_hint(app, x, y, end - x, key, *hint);
        if (!used)
            break;
        x += used + 2;
    }
}

static void draw_footer(struct app *app)
{
    struct canvas *canvas = &app->canvas;
    struct str status = {0};
    canvas_rule(canvas, 0, canvas->height - 3, canvas->width, STYLE_DIM);
    if (!app->message[0] && app->host.garden) {
        app->pane->class->status(app->pane, &status);
        canvas_put_cut(canvas, 1, canvas->height - 2, canvas->width - 2, STYLE_PLAIN,
                       str_text(&status));
    }
    str_free(&status);
    if (app->host.garden)
        draw_hints(app);
}

/* What is not saved, and where its text is: `path`, "" when there is none. */
static void alarm_words(const struct garden *garden, const char *path, struct str *out)
{
    str_clear(out);
    if (!*path)
        str_add(out, _("FICHIER DÉPLACÉ, RIEN N’EST PLUS ENREGISTRÉ"));
    else if (garden->moved)
        str_printf(out,
                   _("FICHIER DÉPLACÉ, SAISIE NON ENREGISTRÉE : texte gardé dans %s"),
                   path);
    else
        str_printf(out, _("SAISIE NON ENREGISTRÉE : texte gardé dans %s"), path);
}

/* Over the header and whatever is shown, until it is no longer true. Where room is
 * short the folder tells enough. */
static void draw_alarm(struct app *app)
{
    const struct garden *garden = app->host.garden;
    struct canvas *canvas = &app->canvas;
    int room = canvas->width - 2, x = canvas->cursor_x, y = canvas->cursor_y;
    struct str words = {0}, path = {0};
    if (!garden || (!app->asides && !garden->moved))
        return;
    if (app->asides)
        str_add(&path, str_text(&app->aside));
    alarm_words(garden, str_text(&path), &words);
    char *last = path.len ? strrchr(path.at, '/') : NULL;
    if (last && width_text(words.at, words.len) > room) {
        *last = '\0';
        alarm_words(garden, path.at, &words);
    }
    canvas_fill(canvas, (struct rect){0, 0, canvas->width, 1},
                STYLE_ERROR | STYLE_REVERSE);
    canvas_put_cut(canvas, 1, 0, room, STYLE_ERROR | STYLE_REVERSE, words.at);
    canvas_cursor(canvas, x, y);
    str_free(&words);
    str_free(&path);
}

static bool is_small(const struct app *app)
{
    return app->canvas.width < LEAST_WIDTH || app->canvas.height < LEAST_HEIGHT;
}

static void draw_small(struct app *app)
{
    char text[160];
    struct width_line lines[4];
    int width = app->canvas.width;
    snprintf(text, sizeof text,
             app->top ? _("Fenêtre trop petite (%dx%d). Rien n’est perdu.")
                      : _("Fenêtre trop petite (%dx%d). Rien n’est perdu. a : saisir."),
             width, app->canvas.height);
    size_t count = width_wrap(text, strlen(text), width, lines, 4);
    for (size_t i = 0; i < count && i < 4; i++) {
        char line[160];
        str_copy(line, lines[i].len + 1, text + lines[i].start);
        canvas_put(&app->canvas, 0, (int)i, width, STYLE_PLAIN, line);
    }
}

/* From the bottom of the stack up. */
static void draw_modals(struct app *app, const struct modal *modal)
{
    if (!modal)
        return;
    draw_modals(app, modal->below);
    modal->class->draw(modal, &app->host, &app->canvas);
}

/* Whole, over what is above its row where it is long. */
static void draw_message(struct app *app)
{
    struct canvas *canvas = &app->canvas;
    if (!app->message[0])
        return;
    /* boxes leave the last row free; lines typed at the bottom their second last */
    bool box = app->top && (!app->top->class->rows || canvas->height < 14);
    int y = canvas->height - (box ? 1 : 2);
    int x = canvas->cursor_x, cursor_y = canvas->cursor_y;
    int left = canvas->width < LEAST_WIDTH ? 0 : 1, room = canvas->width - 1;
    struct width_line lines[MESSAGE_ROWS];
    size_t count =
        width_wrap(app->message, strlen(app->message), room, lines, MESSAGE_ROWS);
    int most = is_small(app) ? 1 : MESSAGE_ROWS;
    int rows = (int)count < most ? (int)count : most;
    while (rows > 1 && cursor_y <= y && y - rows < cursor_y) /* what is typed stays */
        rows--;
    canvas_fill(canvas, (struct rect){0, y - rows + 1, canvas->width, rows},
                STYLE_PLAIN);
    for (int i = 0; i < rows; i++) {
        char line[sizeof app->message];
        bool last = i + 1 == rows;
        str_copy(line, last ? sizeof line : lines[i].len + 1,
                 app->message + lines[i].start);
        canvas_put_cut(canvas, left, y - rows + 1 + i, room,
                       app->message_is_error ? STYLE_ERROR : STYLE_MESSAGE, line);
    }
    canvas_cursor(canvas, x, cursor_y);
}

void app_frame(struct app *app)
{
    struct rect rect = pane_rect(app);
    canvas_clear(&app->canvas);
    if (is_small(app)) {
        draw_small(app);
    } else {
        draw_header(app);
        draw_footer(app);
        if (app->host.garden)
            app->pane->class->draw(app->pane, &app->canvas, rect, app->top == NULL);
    }
    draw_modals(app, app->top);
    draw_alarm(app);
    draw_message(app);
}
