#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "term/private.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

/* How long the answer to a question just asked is awaited before leaving, so that the
 * shell does not take it for something typed. */
enum { ANSWER_MS = 100 };

const char *term_capability(const char *name)
{
    const char *string = tigetstr(name);
    return string == NULL || string == (const char *)-1 ? "" : string;
}

/* A capability without its padding ("$<2>"). */
static void add_capability(struct str *out, const char *name)
{
    const char *string = term_capability(name);

    while (*string) {
        bool pad = string[0] == '$' && string[1] == '<' && strchr(string, '>');
        if (pad)
            string = strchr(string, '>') + 1;
        else
            str_add_char(out, *string++);
    }
}

static bool has_capability(const char *name)
{
    return *term_capability(name) != '\0';
}

static bool is_cousin(const char *name)
{
    static const char *const families[] = {"xterm",   "kitty",   "foot",    "ghostty",
                                           "konsole", "wezterm", "contour", "alacritty",
                                           "vte",     "gnome",   "rio",     "iterm"};
    size_t len = strlen(name);

    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strncmp(name, families[i], strlen(families[i])) == 0)
            return true;
    return len > 9 && strcmp(name + len - 9, "-256color") == 0;
}

static SCREEN *new_screen(const char *name)
{
    SCREEN *screen = newterm(name, stdout, stdin);

    if (screen == NULL && is_cousin(name))
        screen = newterm("xterm-256color", stdout, stdin);
    return screen;
}

/* TERM as it may be shown in a sentence. */
static void shown_name(const char *name, char out[64])
{
    struct str shown = {0};

    utf8_displayable(&shown, name, strnlen(name, 40));
    str_copy(out, 64, str_text(&shown));
    str_free(&shown);
}

static bool start_screen(struct term *term, struct err *err)
{
    const char *name = getenv("TERM");
    char shown[64];

    if (name == NULL || *name == '\0')
        return err_set(err, ERR_TERMINAL,
                       _("La variable TERM n’est pas définie : terreau ne sait pas à "
                         "quel terminal il parle. Essayez « TERM=xterm-256color "
                         "terreau »."));
    term->screen = new_screen(name);
    shown_name(name, shown);
    if (term->screen == NULL)
        return err_set(err, ERR_TERMINAL,
                       _("Le terminal « %s » est inconnu de ce système. Essayez "
                         "« TERM=xterm-256color terreau »."),
                       shown);
    if (has_capability("cup"))
        return true;
    endwin();
    delscreen(term->screen);
    return err_set(err, ERR_TERMINAL,
                   _("Le terminal « %s » ne sait pas placer son curseur : terreau ne "
                     "peut pas y dessiner. Essayez « TERM=xterm-256color terreau »."),
                   shown);
}

static void write_out(const char *text)
{
    ssize_t written = write(STDOUT_FILENO, text, strlen(text));
    (void)written;
}

/* What gives the screen back after a crash, when curses may not be called. */
static void arm_signals(const struct term *term)
{
    static const char *const capabilities[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
    struct str restore = {0};

    if (term->ansi)
        str_add(&restore, BRACKETED_PASTE_OFF);
    for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++)
        add_capability(&restore, capabilities[i]);
    if (!has_capability("rmcup") && term->ansi)
        str_add(&restore, "\033[255;1H\r\n"); /* below what was drawn */
    signals_arm(str_text(&restore), restore.len);
    str_free(&restore);
}

static void set_modes(struct term *term)
{
    term->ansi = str_starts(term_capability("cup"), "\033[");
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE); /* for the terminal: the keys are decoded here */
    typeahead(-1);        /* a frame begun is finished: one write */
}

bool term_open(const struct term_options *options, struct term **out, struct err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || !signals_take())
        return err_set(err, ERR_TERMINAL,
                       _("terreau a besoin d’un terminal : son entrée et sa sortie ne "
                         "peuvent être ni un fichier ni un tuyau. Sans écran, voyez "
                         "« terreau --help »."));
    struct term *term = xcalloc(1, sizeof *term);
    if (!start_screen(term, err)) {
        signals_give_back();
        free(term);
        return false;
    }
    set_modes(term);
    look_open(term, options);
    term->strings = keys_of_terminal(&term->input.string_count);
    term->input.strings = term->strings;
    /* The library writes at every motion of the cursor until curses mode has been left
     * once; from then on a frame is one write. The first frame enters it again. */
    endwin();
    reset_prog_mode();
    arm_signals(term);
    getmaxyx(stdscr, term->height, term->width);
    term_measure(term);
    if (term->ansi)
        write_out(BRACKETED_PASTE_ON);
    *out = term;
    return true;
}

/* A question asked an instant ago: its answer is read here rather than by the shell. */
static void await_answer(const struct term *term)
{
    struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
    int64_t since = clock_monotonic() - term->asked;

    if (term->asked == 0 || since >= ANSWER_MS || term->gone)
        return;
    if (poll(&ready, 1, (int)(ANSWER_MS - since)) > 0)
        tcflush(STDIN_FILENO, TCIFLUSH);
}

static void leave_screen(const struct term *term)
{
    if (term->ansi)
        write_out(BRACKETED_PASTE_OFF);
    endwin();
    if (!has_capability("rmcup"))
        write_out("\r\n");
}

void term_close(struct term *term)
{
    if (term == NULL)
        return;
    await_answer(term);
    leave_screen(term);
    delscreen(term->screen);
    signals_give_back();
    decoder_free(&term->input);
    free(term->strings);
    free(term->shown);
    free(term->row);
    free(term);
}

void term_size(const struct term *term, int *width, int *height)
{
    *width = term->width;
    *height = term->height;
}

void term_measure(struct term *term)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ||
        size.ws_row == 0)
        return;
    /* not through the library's own handler: a signal that comes just before poll()
     * would be seen only at the next key */
    if (size.ws_col != term->width || size.ws_row != term->height)
        resize_term(size.ws_row, size.ws_col);
    getmaxyx(stdscr, term->height, term->width);
    clearok(curscr, TRUE);
    present_forget(term);
}

void term_retake(struct term *term)
{
    if (!isendwin())
        endwin(); /* stopped from outside: the shell had the screen meanwhile */
    reset_prog_mode();
    if (term->ansi)
        write_out(BRACKETED_PASTE_ON);
    clearok(curscr, TRUE);
    present_forget(term);
}

void term_suspend(struct term *term)
{
    leave_screen(term);
    signals_stop();
    term->seen |= signals_seen(&term->stop_signal) & ~(unsigned)SEEN_CONTINUE;
    term_retake(term);
    term_measure(term);
    term->resumed = true;
}
