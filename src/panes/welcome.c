#include "panes/welcome.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "panes/ask.h"

enum welcome_step { STEP_KEYBOARD, STEP_COMMUNITY };

struct welcome_modal {
    struct modal modal;
    enum welcome_step step;
    bool ask_community;
    const char *heard; /* what the last key told */
};

static struct welcome_modal *self(struct modal *modal)
{
    return (struct welcome_modal *)modal;
}

static void draw_inks(struct canvas *canvas, int x, int y)
{
    int used = canvas_put(canvas, x, y, 8, STYLE_IDEA | STYLE_BOLD, _("+ IDÉE"));
    used += 2 + canvas_put(canvas, x + used + 2, y, 8, STYLE_FEAR | STYLE_BOLD,
                           _("! PEUR"));
    used += 2 + canvas_put(canvas, x + used + 2, y, 10, STYLE_NEED | STYLE_BOLD,
                           _("* BESOIN"));
    canvas_put(canvas, x + used + 2, y, 12, STYLE_QUESTION | STYLE_BOLD,
               _("? QUESTION"));
}

static void draw_keyboard(const struct welcome_modal *welcome, struct canvas *canvas,
                          int x, int y, int room)
{
    canvas_put_cut(canvas, x, y, room, STYLE_TITLE, _("Bonjour."));
    canvas_put_cut(
        canvas, x, y + 2, room, STYLE_PLAIN,
        _("Appuyez sur la touche du chiffre 1, rangée du haut (sous Échap),"));
    canvas_put_cut(canvas, x, y + 3, room, STYLE_PLAIN,
                   _("sans Maj : terreau saura quel clavier est branché."));
    canvas_put_cut(canvas, x, y + 5, room, STYLE_DIM, _("Échap : passer"));
    int used = canvas_put_cut(canvas, x, y + 7, room, STYLE_DIM, _("Lisible ainsi ?"));
    draw_inks(canvas, x + used + 2, y + 7);
    if (welcome->heard)
        canvas_put_cut(canvas, x, y + 9, room, STYLE_MESSAGE, welcome->heard);
    canvas_cursor(canvas, x, y + 2);
}

static void draw_community(const struct welcome_modal *welcome, struct canvas *canvas,
                           int x, int y, int room)
{
    if (welcome->heard)
        canvas_put_cut(canvas, x, y, room, STYLE_MESSAGE, welcome->heard);
    canvas_put_cut(canvas, x, y + 2, room, STYLE_TITLE, _("Par quoi commencer ?"));
    canvas_put(canvas, x, y + 4, 7, STYLE_KEY, _("Entrée"));
    canvas_put_cut(canvas, x + 9, y + 4, room - 9, STYLE_PLAIN,
                   _("ma communauté : son nom sera demandé"));
    canvas_put(canvas, x, y + 5, 7, STYLE_KEY, "d");
    canvas_put_cut(canvas, x + 9, y + 5, room - 9, STYLE_PLAIN,
                   _("une communauté inventée, pour essayer (rien n’est gardé)"));
    canvas_put(canvas, x, y + 6, 7, STYLE_KEY, "q");
    canvas_put_cut(canvas, x + 9, y + 6, room - 9, STYLE_PLAIN, _("quitter"));
    canvas_put_cut(canvas, x, y + 8, room, STYLE_DIM,
                   _("Tout reste sur cet ordinateur. Aucun réseau, aucun compte."));
    canvas_cursor(canvas, x, y + 4);
}

/* A window too small for the box: one line says the same. */
static void draw_tight(const struct welcome_modal *welcome, struct canvas *canvas)
{
    canvas_fill(canvas, (struct rect){0, 0, canvas->width, canvas->height},
                STYLE_PLAIN);
    canvas_put_cut(canvas, 0, 0, canvas->width, STYLE_TITLE,
                   welcome->step == STEP_KEYBOARD
                       ? _("Première touche sous Échap ? (Échap : passer)")
                       : _("Entrée : ma communauté   d : essai   q : quitter"));
    canvas_cursor(canvas, 0, 0);
}

static void draw(const struct modal *modal, const struct pane_host *host,
                 struct canvas *canvas)
{
    const struct welcome_modal *welcome = (const struct welcome_modal *)modal;
    int width = canvas->width < 72 ? canvas->width : 72;
    int height = canvas->height < 14 ? canvas->height : 14;
    struct rect box = {(canvas->width - width) / 2, (canvas->height - height) / 3,
                       width, height};
    (void)host;
    canvas_box(canvas, box, STYLE_DIM, "terreau");
    if (height < 14) {
        draw_tight(welcome, canvas);
        return;
    }
    int x = box.x + 3, y = box.y + 2, room = width - 5;
    if (welcome->step == STEP_KEYBOARD)
        draw_keyboard(welcome, canvas, x, y, room);
    else
        draw_community(welcome, canvas, x, y, room);
}

static enum outcome next_step(struct welcome_modal *welcome)
{
    if (!welcome->ask_community)
        return OUTCOME_CLOSE;
    welcome->step = STEP_COMMUNITY;
    return OUTCOME_DONE;
}

static enum outcome keyboard_key(struct welcome_modal *welcome, struct pane_host *host,
                                 struct key pressed)
{
    if (pressed.name == K_ESC || pressed.name == K_ENTER) {
        welcome->heard = NULL;
        return next_step(welcome);
    }
    static const char *const heard[] = {
        [KEYBOARD_AZERTY] = N_("AZERTY, d’accord."),
        [KEYBOARD_AFNOR] = N_("AZERTY AFNOR, d’accord."),
        [KEYBOARD_BEPO] = N_("BÉPO, d’accord."),
        [KEYBOARD_QWERTY] = N_("QWERTY (ou suisse, canadien), d’accord."),
    };
    enum keyboard keyboard = keyboard_from_key(pressed);
    if (keyboard == KEYBOARD_UNKNOWN) {
        welcome->heard = _("Ce n’est pas la touche du 1 : essayez encore, ou Échap.");
        return OUTCOME_DONE;
    }
    if (host->keyboard)
        host->keyboard(host, keyboard);
    welcome->heard = _(heard[keyboard]);
    if (!welcome->ask_community)
        host->say(host, welcome->heard);
    return next_step(welcome);
}

static bool start_named(void *ctx, struct pane_host *host, const char *text,
                        struct err *err)
{
    (void)ctx;
    return host->start(host, text, err);
}

static enum outcome ask_name(struct pane_host *host, const char *text)
{
    ask_text(host, &(struct ask_box){.draft = {.field = DRAFT_WELCOME},
                                     .title = _("Nom de la communauté"),
                                     .text = text,
                                     .done = start_named});
    return OUTCOME_DONE;
}

static enum outcome community_key(struct pane_host *host, struct key pressed,
                                  struct err *err)
{
    bool letter = pressed.name == K_CHAR && !pressed.ctrl;
    if (pressed.name == K_ENTER)
        return ask_name(host, "");
    if (letter && pressed.code == 'd')
        return host->start(host, NULL, err) ? OUTCOME_DONE : OUTCOME_FAILED;
    if (letter && pressed.code == 'q') {
        host->perform(host, ACTION_QUIT);
        return OUTCOME_DONE;
    }
    if (!letter || pressed.code == ' ')
        return OUTCOME_UNUSED;
    /* whoever types the name at once is not made to start again */
    char first[5] = "";
    first[utf8_encode(pressed.code, first)] = '\0';
    return ask_name(host, first);
}

static enum outcome key(struct modal *modal, struct pane_host *host, struct key pressed,
                        struct err *err)
{
    struct welcome_modal *welcome = self(modal);
    if (welcome->step == STEP_KEYBOARD)
        return keyboard_key(welcome, host, pressed);
    return community_key(host, pressed, err);
}

static void free_welcome(struct modal *modal)
{
    free(modal);
}

static const struct modal_class welcome_class = {
    .name = "bienvenue",
    .draw = draw,
    .key = key,
    .free = free_welcome,
};

void welcome_open(struct pane_host *host, bool ask_community)
{
    struct welcome_modal *welcome = xcalloc(1, sizeof *welcome);
    welcome->modal.class = &welcome_class;
    welcome->ask_community = ask_community;
    if (keymap_keyboard(host->keymap) != KEYBOARD_UNKNOWN)
        welcome->step = STEP_COMMUNITY;
    host->open(host, &welcome->modal);
}

void welcome_keyboard(struct pane_host *host)
{
    struct welcome_modal *welcome = xcalloc(1, sizeof *welcome);
    welcome->modal.class = &welcome_class;
    host->open(host, &welcome->modal);
}
